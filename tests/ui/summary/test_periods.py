"""The page of the week and the month: the switch from the day's paper, spans, a draft, deeds, files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from commandroom.domain.summary.span import SpanKind
from commandroom.reports.papers import period_written
from commandroom.ui.page import PageSpec
from commandroom.ui.pages.summary.periods import PeriodPage
from commandroom.ui.pages.summary.view import SummaryPage
from commandroom.ui.print.pages import pdf
from commandroom.usecases.commands import SumUp
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
