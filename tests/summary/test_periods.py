"""The weekly and monthly paper: made once when its span is over, frozen, corrected beside it, edited; its figures and files."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.errors import FieldError, NotFoundError, RefusedError
from commandroom.domain.summary.span import SpanKind, span_of
from commandroom.domain.summary.timing import SpanHours, span_hours_of
from commandroom.entrypoints.papers import pdf
from commandroom.reports.papers import period_content
from commandroom.reports.period import file_name, watermark
from commandroom.usecases.commands import FreezeMonth, SummaryEdit, SummaryRead, SummaryRemark, SumUp
from commandroom.usecases.periods import make_due
from commandroom.usecases.queries import Kpi, PeriodsDue, PeriodSheet, PeriodSummary
from tests.room import DEPUTY, DIRECTOR, INTAKE, LEADER, Bench
from tests.summary import pdftext
from tests.summary.conftest import job_runs, made, set_to

TUESDAY = date(2026, 3, 10)
WEEK, MONTH = SpanKind.WEEK, SpanKind.MONTH


def paper(
    bench: Bench, kind: SpanKind = WEEK, day: date = TUESDAY, edition: str | None = None
) -> PeriodSheet:
    return bench.room.ask(PeriodSummary(kind, day, bench.clock.moment, edition))


def text(sheet: PeriodSheet, part: str) -> str:
    return next(one.text for one in sheet.parts if one.id == part)


def busy_week(bench: Bench) -> None:
    """Tuesday: two come in, one of them 特急; Wednesday: one is closed under a blue sheet."""
    bench.accepted(urgency="特急", title="桥下有人落水")
    number = bench.signed()
    bench.act("supervise", number, by=DIRECTOR, color="blue", requirement="限期办结")
    bench.at("2026-03-10 17:00")
    made(bench)
    bench.at("2026-03-11 09:00")
    bench.act("supervise_reply", number, by=bench.head(number), text="即办")
    bench.feed_back(number)
    bench.act("verify_ok", number, evidence="已恢复")
    bench.act("callback", number, by=INTAKE, result="满意", attempts=1, solved="是")
    bench.act("close", number, closing_text="同意", reply_text="已解决")


# --- spans -----------------------------------------------------------------------------------------------------------


def test_a_week_goes_from_monday_to_sunday_and_bears_its_iso_number() -> None:
    span = span_of(WEEK, TUESDAY)
    assert (span.first, span.last, span.number, span.key) == (
        date(2026, 3, 9),
        date(2026, 3, 15),
        11,
        "week:2026-W11",
    )
    assert span_of(WEEK, date(2027, 1, 1)).key == "week:2026-W53"


def test_a_month_is_whole_also_in_leap_years_and_december() -> None:
    assert span_of(MONTH, date(2028, 2, 3)).last == date(2028, 2, 29)
    assert span_of(MONTH, date(2026, 12, 31)).after().key == "month:2027-01"


@given(st.sampled_from(SpanKind), st.dates(date(1990, 1, 1), date(2150, 1, 1)))
def test_spans_follow_each_other_without_gap_and_each_day_lies_in_one(kind: SpanKind, day: date) -> None:
    span = span_of(kind, day)
    assert day in span.days()
    assert span.after().first == span.last + timedelta(days=1)
    assert span.after().before() == span
    assert span.before().key < span.key


# --- what it says ----------------------------------------------------------------------------------------------------


def test_a_week_sums_its_days_and_says_what_the_ledgers_and_figures_say(room: Bench) -> None:
    busy_week(room)
    room.at("2026-03-16 09:00")
    snapshot = paper(room).paper.snapshot

    assert (snapshot.today.received, snapshot.today.closed, snapshot.today.open) == (2, 1, 1)
    assert [(one.day.day, one.received, one.closed, one.issue) for one in snapshot.days] == [
        (9, 0, 0, None), (10, 2, 0, 69), (11, 0, 1, None), (12, 0, 0, None), (13, 0, 0, None), (14, 0, 0, None),
        (15, 0, 0, None),
    ]  # fmt: skip
    assert (snapshot.sheets.blue, snapshot.sheets.late, snapshot.sheets.waiting) == (1, 0, 0)
    assert [one.title for one in snapshot.matters] == ["桥下有人落水"]
    whole = {
        one.key: one.text
        for one in room.room.ask(Kpi(date(2026, 3, 9), date(2026, 3, 15), room.clock.moment)).kpi
    }
    shown = {one.key: one.value for one in snapshot.figures}
    assert shown["K8"] == whole["K8"] == "100.00%"
    assert shown["K17"] == whole["K17"] == "100.00%"


def test_the_text_is_written_from_these_numbers(room: Bench) -> None:
    busy_week(room)
    room.at("2026-03-16 09:00")
    sheet = paper(room)
    assert text(sheet, "overview").startswith(
        "3月9日至3月15日（截至3月16日0时00分），新增事件2件，较上周增加2件；办结1件"
    )
    assert "签发督办单1张（蓝1、橙0、红0）" in text(sheet, "supervision")
    assert "按期办结率100.00%（上周—）" in text(sheet, "quality")


def test_a_month_without_events_says_so_and_has_no_figures(room: Bench) -> None:
    room.at("2026-04-02 10:00")
    sheet = paper(room, MONTH)
    assert "本月无新增事件。" in text(sheet, "overview")
    assert text(sheet, "assessment") == "本月考核尚未冻结，冻结后可重新汇总本报。"
    assert sheet.paper.snapshot.figures == ()
    assert len(sheet.paper.snapshot.days) == 31


def test_a_month_takes_over_the_frozen_assessment_and_its_edition(room: Bench) -> None:
    busy_week(room)
    room.at("2026-04-02 10:00")
    room.room.perform(FreezeMonth(date(2026, 3, 1), "unit", actor=DIRECTOR))
    snapshot = paper(room, MONTH).paper.snapshot
    assert snapshot.assessed == ""
    assert {one.unit for one in snapshot.scores} != set()


# --- frozen ----------------------------------------------------------------------------------------------------------


def test_the_job_makes_the_week_once_at_its_time_with_nobody_signed_in(room: Bench) -> None:
    busy_week(room)
    room.at("2026-03-16 08:59")
    assert job_runs(room)
    assert paper(room).is_draft

    room.at("2026-03-16 09:00")
    assert job_runs(room)
    first = paper(room)
    assert not first.is_draft
    assert (first.paper.late, first.paper.made_at) == (False, room.clock.moment)
    assert make_due(room.room) == 0


def test_what_the_machine_slept_through_is_made_when_it_wakes_and_marked_late(room: Bench) -> None:
    busy_week(room)
    room.at("2026-04-01 15:00")
    assert make_due(room.room) == 2  # the week of 23 March, and March
    march = paper(room, MONTH)
    assert march.paper.late
    assert (
        "补报"
        in openpyxl.load_workbook(io.BytesIO(period_content(march, "xlsx", pdf=pdf)))["口径"]["B2"].value
    )


def test_the_room_says_on_which_day_and_at_which_time_and_what_comes_later_is_marked(room: Bench) -> None:
    busy_week(room)
    for setting, value in (
        ("summary_week_day", "2"), ("summary_week_time", "16:30"), ("summary_month_day", "5"), ("summary_month_time", "08:00"),
    ):  # fmt: skip
        set_to(room, setting, value)
    room.at("2026-03-17 16:29")
    assert room.room.ask(PeriodsDue(room.clock.moment)) == ()
    assert paper(room).due == datetime(2026, 3, 17, 8, 30, tzinfo=UTC)

    room.at("2026-03-17 16:30")
    assert job_runs(room)
    assert (paper(room).is_draft, paper(room).paper.late) == (False, False)
    room.at("2026-04-05 07:59")  # Sunday; the last week's paper was due on Tuesday, the month's is not yet
    assert [one.key for one in room.room.ask(PeriodsDue(room.clock.moment))] == ["week:2026-W13"]
    room.at("2026-04-05 11:01")
    assert make_due(room.room) == 2
    assert (paper(room, MONTH).paper.late, paper(room, WEEK, date(2026, 3, 24)).paper.late) == (True, True)


def test_a_paper_that_is_due_when_the_next_week_ends_is_made_all_the_same(room: Bench) -> None:
    busy_week(room)
    set_to(room, "summary_week_day", "7")
    set_to(room, "summary_week_time", "24:00")
    room.at("2026-03-22 23:59")
    assert room.room.ask(PeriodsDue(room.clock.moment)) == ()
    room.at("2026-03-23 00:00")
    assert make_due(room.room) == 1
    assert not paper(room).is_draft


@pytest.mark.parametrize(
    ("setting", "value", "code"),
    [("summary_week_time", "25:00", "summary.time"), ("summary_month_time", "八点", "summary.time"),
     ("summary_week_day", "8", "summary.day"), ("summary_week_day", "0", "summary.day"),
     ("summary_month_day", "29", "summary.day"), ("summary_month_day", "一", "summary.day")],
)  # fmt: skip
def test_a_time_or_day_that_cannot_be_is_refused(room: Bench, setting: str, value: str, code: str) -> None:
    with pytest.raises(FieldError, match=code):
        set_to(room, setting, value)


@given(
    day=st.integers(1, 28),
    minute=st.integers(1, 1440),
    kind=st.sampled_from(SpanKind),
    at=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_a_paper_is_never_due_before_its_span_is_over(
    day: int, minute: int, kind: SpanKind, at: date
) -> None:
    span = span_of(kind, at)
    due = span.due(SpanHours(day, f"{minute // 60:02}:{minute % 60:02}"))
    assert due - span.end == timedelta(days=day - 1, minutes=minute)


def test_settings_of_a_newer_program_are_as_if_none_were_set() -> None:
    shipped = SpanHours(1, "09:00")
    assert span_hours_of("friday", "teatime", most=7, shipped=shipped) == shipped
    assert span_hours_of("", "", most=7, shipped=shipped) == shipped
    assert span_hours_of("3", "10:00", most=7, shipped=shipped) == SpanHours(3, "10:00")


def test_later_deeds_move_nothing_and_a_correction_stands_beside(room: Bench) -> None:
    busy_week(room)
    room.at("2026-03-16 09:00")
    make_due(room.room)
    before = paper(room).paper
    room.at("2026-03-16 10:00")
    room.accepted()
    room.act("supervise", room.signed(), by=DEPUTY, color="blue", requirement="快")
    assert paper(room).paper == before

    room.room.perform(SumUp(TUESDAY, again=True, span="week", actor=LEADER))
    room.room.perform(SumUp(TUESDAY, again=True, span="week", actor=LEADER))
    assert [one.edition for one in paper(room).all.papers] == ["", "A1", "A2"]
    assert paper(room, edition="").paper == before
    with pytest.raises(NotFoundError, match=r"summary\.no_edition"):
        paper(room, edition="A9")


def test_an_edit_survives_a_correction_and_reading_and_comments_stand_with_it(room: Bench) -> None:
    busy_week(room)
    room.at("2026-03-16 09:00")
    make_due(room.room)
    room.room.perform(SummaryEdit(TUESDAY, "overview", "本周平稳。", span="week", actor=LEADER))
    room.room.perform(SummaryRead(TUESDAY, span="week", actor=DIRECTOR))
    room.room.perform(SummaryRemark(TUESDAY, "继续保持", span="week", actor=DIRECTOR))
    room.room.perform(SumUp(TUESDAY, again=True, span="week", actor=LEADER))
    sheet = paper(room)
    assert text(sheet, "overview") == "本周平稳。"
    assert ([one.by for one in sheet.all.read], [one.text for one in sheet.all.comments]) == (
        [DIRECTOR],
        ["继续保持"],
    )


def test_a_span_that_is_not_over_has_a_draft_alone(room: Bench) -> None:
    busy_week(room)
    sheet = paper(room)
    assert sheet.is_draft
    assert watermark(sheet) == "草稿"
    assert file_name(sheet, "pdf") == "要情-2026-W11-草稿.pdf"
    with pytest.raises(RefusedError, match=r"period\.not_over"):
        room.room.perform(SumUp(TUESDAY, span="week", actor=LEADER))
    with pytest.raises(RefusedError, match=r"period\.not_made"):
        room.room.perform(SummaryRead(TUESDAY, span="week", actor=LEADER))


def test_one_that_has_not_begun_is_refused(room: Bench) -> None:
    with pytest.raises(RefusedError, match=r"summary\.not_begun"):
        paper(room, MONTH, date(2026, 5, 1))


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def frozen(room: Bench) -> PeriodSheet:
    busy_week(room)
    room.at("2026-04-01 09:30")
    make_due(room.room)
    return paper(room, MONTH)


def test_the_workbook_read_back_has_the_papers_numbers(frozen: PeriodSheet) -> None:
    book = openpyxl.load_workbook(io.BytesIO(period_content(frozen, "xlsx", pdf=pdf)))
    numbers = {row[0].value: row[1].value for row in book["总体"].iter_rows(min_row=2)}
    assert (numbers["新增"], numbers["办结"], numbers["期末在办"]) == (2, 1, 1)
    assert book["逐日"].max_row == 32
    assert sum(int(str(row[1].value)) for row in book["逐日"].iter_rows(min_row=2)) == 2
    assert book["指标"].freeze_panes == "A2"


def test_the_pdf_says_what_the_paper_says(frozen: PeriodSheet) -> None:
    pages = pdftext.pages(period_content(frozen, "pdf", pdf=pdf))
    said = "".join(re.sub("—[0-9]+—", "", "".join(page.split())) for page in pages)
    for part in frozen.parts:
        for piece in re.split("[；。\n]", part.text):  # the line over which a page turns stands on both
            assert "".join(piece.split()) in said, piece


@pytest.mark.parametrize(("kind", "magic"), [("docx", b"PK"), ("html", b"<!DOC")])
def test_each_other_format_is_made(frozen: PeriodSheet, kind: str, magic: bytes) -> None:
    assert period_content(frozen, kind, pdf=pdf).startswith(magic)
