"""What the duty owes: a word every day, the roster of a holiday before it begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.ui.pages.rota.reportform import ReportDialog
from commandroom.ui.pages.rota.view import RotaPage
from commandroom.usecases.rights import barred
from tests.ui.room import Seat
from tests.ui.typing_in import CTRL, Typist

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


def form(seat: Seat) -> ReportDialog:
    seat.wait_for(lambda: isinstance(QApplication.activeModalWidget(), ReportDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, ReportDialog)
    seat.wait_for(found.isActiveWindow)
    seat.settle()
    return found


def test_a_matter_is_reported_in_words_after_all_was_well_and_added_to(seat: Seat, rota: Open) -> None:
    seat.sit(seat.person("shift_leader"))
    page = rota()
    page.panel.calm.click()
    seat.settle()

    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_M, CTRL)
    dialog = form(seat)
    dialog.submit()
    missing = dialog.field.fault
    Typist().word("北街积水已设警示")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: not dialog.isVisible())
    seat.settle()
    first, button = page.panel.report.text(), page.panel.matter.accessibleName()
    page.panel.matter.click()
    again = form(seat)
    again.text.set_text(f"{again.text.text}；21时已退")
    again.submit()
    seat.wait_for(lambda: not again.isVisible())
    seat.settle()

    assert missing == "内容必填。"
    assert first == "今日已报 14:30 周敏：北街积水已设警示"
    assert button == "补充报事…"
    assert page.panel.report.text() == "今日已报 14:30 周敏：北街积水已设警示；21时已退"
    assert not page.panel.calm.isVisible()


def test_a_matter_that_is_too_long_is_said_and_stays_typed(seat: Seat, rota: Open) -> None:
    seat.sit(seat.person("shift_leader"))
    page = rota()
    page.panel.matter.click()
    dialog = form(seat)
    dialog.text.set_text("长" * 501)

    dialog.submit()
    seat.settle()

    assert "500" in dialog.field.fault
    assert len(dialog.text.text) == 501
    dialog.reject()


def test_who_keeps_no_roster_is_told_so_and_finds_no_form_of_a_matter(seat: Seat, rota: Open) -> None:
    page = rota()
    seat.desk.gate.bar(barred(["keep:duty"], ["auditor"], "审计员"))
    said: list[str] = []
    seat.desk.notices.said.connect(lambda notice: said.append(notice.text))

    page.report()
    seat.settle()

    assert len(said) == 1
    assert "审计员没有这项权限" in said[0]
    assert not isinstance(QApplication.activeModalWidget(), ReportDialog)
    assert not page.panel.matter.isVisible() or not page.panel.matter.isEnabled()
