"""The page of the week and the month: the switch from the day's paper, spans, a draft, deeds, files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from commandroom.domain.summary.span import SpanKind
from commandroom.reports.papers import period_written
from commandroom.ui.page import PageSpec
from commandroom.ui.pages.summary import sending
from commandroom.ui.pages.summary.periods import PeriodPage
from commandroom.ui.pages.summary.spanhours import SpanHoursDialog
from commandroom.ui.pages.summary.view import SummaryPage
from commandroom.ui.parts import sending as parts_sending
from commandroom.ui.print.pages import pdf
from commandroom.usecases.commands import SumUp
from tests.room import DIRECTOR
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")


def opened(seat: Seat, **where: object) -> PeriodPage:
    """The page on the screen."""
    day = PageSpec("summary", "每日专报", "newspaper", SummaryPage)
    window = seat.window(PageSpec("periods", "周报与月报", "newspaper", PeriodPage), day)
    page = window.page("periods")
    assert isinstance(page, PeriodPage)
    page.arrive(where)
    seat.settle()
    return page


def made_week(seat: Seat) -> None:
    seat.bench.signed()
    seat.bench.at("2026-03-16 09:00")
    seat.bench.room.perform(SumUp(date(2026, 3, 10), span="week"))


def test_a_week_that_is_not_over_is_a_draft_that_says_when_it_is_made(practice_seat: Seat) -> None:
    practice_seat.bench.signed()
    page = opened(practice_seat)
    assert not page.draft.isHidden()
    assert "3月16日 09:00" in page.draft.text.text()
    assert not page.read.isEnabled()
    assert page.figures["received"].accessibleName().startswith("新增")


def test_a_frozen_week_is_read_commented_and_edited(practice_seat: Seat) -> None:
    made_week(practice_seat)
    page = opened(practice_seat, kind="week", day=date(2026, 3, 10))
    assert page.draft.isHidden()
    page.read.click()
    practice_seat.settle()
    assert page.sheet is not None
    assert len(page.sheet.all.read) == 1
    assert page.parts["overview"].edit.isVisible()
    assert page.parts["assessment"].isHidden()  # the month's alone


def test_the_switch_goes_to_the_month_and_back_to_the_day(practice_seat: Seat) -> None:
    gone: list[tuple[str, object]] = []
    page = opened(practice_seat)
    practice_seat.desk.navigator.wanted.connect(lambda key, where: gone.append((key, where.get("day"))))
    page.kinds.press(2)
    practice_seat.settle()
    assert page.span.kind is SpanKind.MONTH
    assert not page.parts["scope"].isHidden()
    page.kinds.press(0)
    assert gone == [("summary", date(2026, 3, 10))]


def test_other_weeks_are_a_key_away_and_none_that_lies_ahead(practice_seat: Seat) -> None:
    page = opened(practice_seat)
    assert not page.next.isEnabled()
    page.previous.click()
    practice_seat.settle()
    assert page.span.first == date(2026, 3, 2)
    assert page.next.isEnabled()


def test_the_paper_is_saved_as_a_file(practice_seat: Seat, tmp_path: Path) -> None:
    made_week(practice_seat)
    page = opened(practice_seat, kind="week", day=date(2026, 3, 10))
    assert page.sheet is not None
    file = period_written(page.sheet, "docx", tmp_path / "周报.docx", pdf=pdf)
    assert file.read_bytes().startswith(b"PK")


def dialog_of(page: PeriodPage) -> SpanHoursDialog:
    return next(one for one in page.window().findChildren(SpanHoursDialog) if one.isVisible())


def test_day_and_time_of_the_weeks_paper_are_changed_and_what_cannot_be_is_said_at_its_field(
    practice_seat: Seat,
) -> None:
    practice_seat.sit(DIRECTOR)
    page = opened(practice_seat)
    assert page.hours.text.text() == "下周星期一 09:00 自动生成"
    page.hours.change.click()
    dialog = dialog_of(page)

    assert dialog.weekdays is not None
    dialog.weekdays.choose(3)
    dialog.at.setText("25:00")
    dialog.submit()
    practice_seat.wait_for(lambda: "17:00 这样的时刻" in dialog.field.fault)
    dialog.at.setText("10:30")
    dialog.submit()
    practice_seat.wait_for(lambda: page.hours.text.text() == "下周星期三 10:30 自动生成")

    assert "3月18日 10:30" in page.draft.text.text()


def test_day_and_time_of_the_months_paper_are_its_own(practice_seat: Seat) -> None:
    practice_seat.sit(DIRECTOR)
    page = opened(practice_seat, kind="month")
    assert page.hours.text.text() == "次月 1 日 09:00 自动生成"
    page.hours.change.click()
    dialog = dialog_of(page)

    dialog.day.setText("31")
    dialog.submit()
    practice_seat.wait_for(lambda: "1 至 28" in dialog.day_field.fault)
    dialog.day.setText("5")
    dialog.submit()
    practice_seat.wait_for(lambda: page.hours.text.text() == "次月 5 日 09:00 自动生成")


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "html"])
def test_it_goes_into_a_file_of_each_format_by_the_menu(
    practice_seat: Seat, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_week(practice_seat)
    page = opened(practice_seat, kind="week", day=date(2026, 3, 10))
    monkeypatch.setattr(parts_sending, "ask_path", lambda _kind, name, _parent: tmp_path / name)
    sheaf = page._sheaf()
    assert sheaf is not None
    sending.ask(practice_seat.desk, sheaf, kind, page)
    practice_seat.wait_for(lambda: not practice_seat.desk.slow.is_busy)
    assert (tmp_path / f"要情-2026-W11.{kind}").stat().st_size > 1000
