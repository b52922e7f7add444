"""The pure rules: which days are owed, what rises, whose paper counts, whatever the order in which entries arrive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.domain.errors import FieldError
from commandroom.domain.journal import Entry, Wire, encode, write
from commandroom.domain.summary import timing
from commandroom.domain.summary.day import KIND, Day, fold, subject
from commandroom.domain.summary.matters import KEYS
from commandroom.domain.summary.papers import COMMENT, CORRECT, EDIT, FREEZE, READ, Edit, Remark
from commandroom.domain.summary.snapshot import Matter, Numbers, Paper, Paragraph, Snapshot, Tomorrow
from commandroom.domain.summary.timing import Hours, owed
from commandroom.domain.summary.wording import facts_of, written
from commandroom.interop.calendars import shipped_calendar
from commandroom.interop.summary import shipped_summary

TODAY = date(2026, 3, 10)
FIVE = Hours("17:00")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def snapshot(received: int = 0) -> Snapshot:
    return Snapshot(
        place="临溪镇", day=TODAY, number=69, as_of=datetime(2026, 3, 10, 9, tzinfo=UTC), month_first=date(2026, 3, 1),
        today=Numbers(received=received), before=Numbers(), tomorrow=Tomorrow(day=date(2026, 3, 11), is_workday=True),
    )  # fmt: skip


# --- when it is due --------------------------------------------------------------------------------------------------


@given(
    wakes=st.lists(st.integers(0, 20 * 24 * 60), min_size=1, max_size=60),
    days=st.sampled_from(timing.DAYS),
    at=st.sampled_from(["00:01", "09:00", "17:00", "23:59", "24:00"]),
)
def test_whenever_a_machine_wakes_every_day_of_the_last_week_is_made_once_and_none_before_its_time(
    wakes: list[int], days: str, at: str
) -> None:
    hours, calendar, begin = Hours(at, days), shipped_calendar(), datetime(2026, 2, 1, tzinfo=UTC)
    made: list[date] = []
    moments = [begin + timedelta(minutes=wake) for wake in sorted(wakes)]
    for now in moments:
        due = owed(made, now, hours, calendar, founded=begin, earliest=min(made, default=None), most=7)
        assert all(hours.due(day) <= now for day in due)
        made += due

    assert len(made) == len(set(made))
    assert all(days == timing.EVERY_DAY or calendar.is_workday(day) for day in made)
    gaps = [after - before for before, after in pairwise([begin, *moments])]
    if made and max(gaps) < timedelta(
        days=6
    ):  # nobody slept for a week: no day is missing from the first one on
        last = (moments[-1] + timedelta(hours=8)).date()
        wanted = [made[0] + timedelta(days=n) for n in range((last - made[0]).days + 1)]
        assert sorted(made) == [d for d in wanted if hours.due(d) <= moments[-1] and hours.has(d, calendar)]


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-03-10T08:59:59", []),
        ("2026-03-10T09:00:00", [10]),
        ("2026-03-11T08:59:59", [10]),
        ("2026-03-11T09:00:00", [10, 11]),
    ],
)
def test_a_room_without_any_begins_with_the_newest_day_that_is_over(now: str, due: list[int]) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    found = owed(
        (), moment, FIVE, shipped_calendar(), founded=datetime(2026, 3, 10, tzinfo=UTC), earliest=None, most=7
    )

    assert [day.day for day in found] == due


def test_on_working_days_alone_a_make_up_saturday_has_one_and_a_holiday_none() -> None:
    hours, calendar = Hours("17:00", timing.WORKDAYS), shipped_calendar()

    assert hours.has(date(2026, 2, 14), calendar)  # 调休, a working Saturday before Spring Festival
    assert not hours.has(date(2026, 2, 16), calendar)  # New Year's Eve, a Monday


@pytest.mark.usefixtures("every_zone")
def test_the_day_ends_at_the_townships_midnight_wherever_the_machine_stands() -> None:
    assert timing.midnight(TODAY) == datetime(2026, 3, 9, 16, tzinfo=UTC)
    assert FIVE.due(TODAY) == datetime(2026, 3, 10, 9, tzinfo=UTC)
    assert Hours("24:00").due(TODAY) == datetime(2026, 3, 10, 16, tzinfo=UTC)
    assert timing.as_of(TODAY, datetime(2026, 3, 12, tzinfo=UTC)) == datetime(2026, 3, 10, 16, tzinfo=UTC)


def test_settings_that_a_newer_program_wrote_are_as_if_none_were_set() -> None:
    assert timing.hours_of("teatime", "moonlit", shipped=FIVE) == FIVE
    assert timing.hours_of("", "", shipped=FIVE) == FIVE
    with pytest.raises(FieldError):
        timing.check(timing.TIME, "teatime")


# --- whose paper counts ----------------------------------------------------------------------------------------------


def entry(  # noqa: PLR0913 - the fields of an entry
    verb: str,
    body: object,
    *,
    seat: str = "A",
    seq: int = 1,
    at: int = 0,
    after: Sequence[Entry] = (),
    actor: str = "p",
) -> Entry:
    return write(
        Wire(
            stream=f"330299104/{seat}.1", seq=seq, prev="", id=f"{seat}{seq}", kind=KIND, subject=subject(TODAY),
            after=tuple(one.hash for one in after), hlc=at << 16, wall=at, actor=actor, verb=verb, body=encode(body),
        )
    )  # fmt: skip


def paper(received: int, *, edition: str = "") -> Paper:
    made = snapshot(received)
    text = (Paragraph(id="overview", title="今日总体", text=f"新增{received}件"),)
    return Paper(snapshot=made, text=text, made_at=made.as_of, edition=edition)


def history() -> list[Entry]:
    """Two seats apart make a paper, each corrects and edits; a director reads it twice; a newer program writes too."""
    first, rival = entry(FREEZE, paper(1), at=5), entry(FREEZE, paper(2), seat="B", at=9)
    edit = entry(EDIT, Edit("overview", "甲", "新增1件"), seq=2, at=10, after=[first])
    other = entry(EDIT, Edit("overview", "乙", "新增1件"), seat="B", seq=2, at=11, after=[first, rival])
    correction = entry(CORRECT, paper(3, edition="A1"), seq=3, at=12, after=[edit])
    read = [entry(READ, Remark(), seq=n, at=20 + n, actor="director", after=[correction]) for n in (4, 5)]
    remark = entry(COMMENT, Remark("阅"), seat="B", seq=3, at=30, after=[other], actor="director")
    return [
        first,
        rival,
        edit,
        other,
        correction,
        *read,
        remark,
        entry("praise", {"stars": 5}, seat="C", at=1),
    ]


@settings(max_examples=60)
@given(st.permutations(range(9)))
def test_entries_make_the_same_day_in_whatever_order_they_arrive(order: list[int]) -> None:
    entries = history()

    assert fold(entries[place] for place in order) == fold(entries)


def test_the_earlier_paper_counts_the_later_edit_and_the_first_time_somebody_read_it() -> None:
    day = fold(history())

    assert [(one.edition, one.snapshot.today.received) for one in day.papers] == [("", 1), ("A1", 3)]
    assert day.rivals == 1
    assert [(one.by, one.at.microsecond) for one in day.read] == [("director", 24_000)]
    assert [one.text for one in day.comments] == ["阅"]
    (part,) = day.parts(day.papers[1].text)
    assert (part.text, part.auto, part.is_stale) == ("乙", "新增3件", True)
    assert fold([]) == Day()


# --- words and numbers -----------------------------------------------------------------------------------------------


def test_every_sentence_of_the_wording_names_what_there_is_and_every_rule_is_known() -> None:
    rules = shipped_summary()
    facts = facts_of(snapshot(3), rules)

    assert {rule.key for rule in rules.matters} == KEYS
    assert all(one.when in facts for rule in rules.paragraphs for one in rule.sentences if one.when)
    assert [part.id for part in written(snapshot(), rules)] == [rule.id for rule in rules.paragraphs]
    assert all(part.text for part in written(snapshot(3), rules))


def test_braces_in_what_a_citizen_said_stay_braces() -> None:
    matter = Matter(
        number="330299104-20260310-A0001",
        why="特急",
        at=datetime(2026, 3, 10, tzinfo=UTC),
        title="{number}{0}%s",
    )
    found = written(
        msgspec.structs.replace(snapshot(), matters=(matter,), matters_total=1), shipped_summary()
    )

    assert "{number}{0}%s" in next(part.text for part in found if part.id == "matters")
