"""What the duty owes: a word every day, the roster of a holiday before it begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from commandroom.ui.pages.rota.view import RotaPage
from tests.ui.room import Seat

Open = Callable[[], RotaPage]


def test_today_is_reported_by_one_press_and_the_panel_says_by_whom(seat: Seat, rota: Open) -> None:
    seat.sit(seat.person("shift_leader"))
    page = rota()
    before = page.panel.report.text()

    page.panel.calm.click()
    seat.settle()

    assert before == "今日尚未报平安"
    assert page.panel.report.text() == "今日已报 14:30 周敏：无事，报平安"
    assert not page.panel.calm.isVisible()


def test_a_holiday_that_is_near_with_an_empty_roster_is_said_above_the_grid(seat: Seat, rota: Open) -> None:
    seat.bench.clock.moment = datetime(2026, 9, 27, 2, 0, tzinfo=UTC)

    page = rota()

    assert page.holiday.isVisible()
    assert "国庆" in page.holiday.head.text()
    assert "过报送时限" in page.holiday.head.text()
    assert "应于 09-26 前报送，尚缺 21 个班次" in page.holiday.text.text()
