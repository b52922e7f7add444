"""The clocks against an oracle that steps through every minute, and the properties that make them sure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commandroom.domain.errors import WrongUseError
from commandroom.domain.time.clockwork import Clockwork, Pause
from commandroom.domain.time.limit import Limit
from commandroom.domain.time.moments import iso, parse_moment
from commandroom.interop.calendars import shipped_calendar
from tests.domain.time import oracle
from tests.domain.time.oracle import MINUTE, Rest, utc, wall

CLOCKWORK = Clockwork(shipped_calendar())
STEPPING = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

starts = st.integers(0, 540 * 24 * 60).map(lambda n: wall("2025-01-01 00:00") + n * MINUTE)
natural = st.sampled_from(["10min", "30min", "60min", "1uh", "2uh", "24uh", "1.5ud", "2ud"])
office = st.integers(1, 60).map(lambda halves: f"{halves / 2:g}wh")
exact = st.one_of(natural, office)
whole = st.one_of(st.integers(1, 20).map("{}wd".format), st.integers(1, 60).map("{}cd".format))
instants = st.integers(-600, 12_000)


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Up to three pauses in order, as minutes after the start and lengths."""
    found, at = [], 0
    for _ in range(draw(st.integers(0, 3))):
        at += draw(st.integers(1, 2000))
        length = draw(st.integers(1, 6000))
        found.append((at, at + length))
        at += length
    return found


def rests(start: datetime, found: list[tuple[int, int]]) -> list[Rest]:
    return [(start + begin * MINUTE, start + end * MINUTE) for begin, end in found]


def pauses(found: list[Rest]) -> list[Pause]:
    return [Pause(utc(begin), utc(end)) for begin, end in found]


def minutes(limit: str) -> int:
    budget = Limit.parse(limit).budget
    assert budget is not None
    return int(budget / MINUTE)


def unit(limit: str) -> str:
    return str(Limit.parse(limit).unit)


@STEPPING
@given(start=starts, limit=exact, found=spans())
def test_due_times_are_those_of_stepping_through_minutes(
    start: datetime, limit: str, found: list[tuple[int, int]]
) -> None:
    expected = oracle.due_by_minutes(unit(limit), minutes(limit), start, rests(start, found))

    due = CLOCKWORK.due(limit, start=utc(start), pauses=pauses(rests(start, found)))

    assert due.moment == utc(expected)


@settings(max_examples=300, deadline=None)
@given(start=starts, days=st.integers(1, 30), found=spans())
def test_working_days_are_those_of_stepping_through_days(
    start: datetime, days: int, found: list[tuple[int, int]]
) -> None:
    expected = oracle.due_by_working_days(days, start, rests(start, found))

    due = CLOCKWORK.due(f"{days}wd", start=utc(start), pauses=pauses(rests(start, found)))

    assert due.moment == utc(expected)


@STEPPING
@given(start=starts, limit=exact, found=spans(), at=instants)
def test_elapsed_and_remaining_make_the_budget_at_every_instant(
    start: datetime, limit: str, found: list[tuple[int, int]], at: int
) -> None:
    halts, until = rests(start, found), start + at * MINUTE
    due = oracle.due_by_minutes(unit(limit), minutes(limit), start, halts)

    elapsed = CLOCKWORK.elapsed(limit, start=utc(start), until=utc(until), pauses=pauses(halts))
    remaining = CLOCKWORK.remaining(limit, start=utc(start), until=utc(until), pauses=pauses(halts))

    assert elapsed == oracle.ran(unit(limit), start, until, halts) * MINUTE
    assert (
        remaining
        == (
            oracle.ran(unit(limit), max(start, until), due, halts)
            - oracle.ran(unit(limit), due, until, halts)
        )
        * MINUTE
    )
    assert elapsed + remaining == Limit.parse(limit).budget


@settings(max_examples=200, deadline=None)
@given(start=starts, limit=st.one_of(exact, whole), found=spans(), share=st.floats(0.01, 2.0))
def test_the_moment_of_a_share_is_the_first_at_which_it_is_used(
    start: datetime, limit: str, found: list[tuple[int, int]], share: float
) -> None:
    since, halts = utc(start), pauses(rests(start, found))
    if CLOCKWORK.remaining(limit, start=since, until=since, pauses=halts) <= timedelta(0):
        return  # every office hour of the days was paused: nothing to have a share of

    moment = CLOCKWORK.moment_at(share, limit, start=since, pauses=halts)

    early = moment - timedelta(milliseconds=2)
    assert CLOCKWORK.used(limit, start=since, until=moment, pauses=halts) == pytest.approx(share, abs=1e-5)
    assert CLOCKWORK.used(limit, start=since, until=early, pauses=halts) < share


@settings(max_examples=200, deadline=None)
@given(start=starts, limit=st.one_of(exact, whole), found=spans())
def test_the_whole_is_used_when_it_is_due(start: datetime, limit: str, found: list[tuple[int, int]]) -> None:
    since, halts = utc(start), pauses(rests(start, found))

    due = CLOCKWORK.due(limit, start=since, pauses=halts).moment

    assert CLOCKWORK.used(limit, start=since, until=due, pauses=halts) == 1.0
    assert CLOCKWORK.used(limit, start=since, until=since, pauses=halts) == 0.0


@settings(max_examples=100, deadline=None)
@given(start=starts, limit=st.one_of(exact, whole), found=spans())
def test_pauses_count_the_same_however_they_are_filed(
    start: datetime, limit: str, found: list[tuple[int, int]]
) -> None:
    filed = pauses(rests(start, found))
    shuffled = [*reversed(filed), *filed]  # late, twice and out of order

    due = CLOCKWORK.due(limit, start=utc(start), pauses=filed)

    assert CLOCKWORK.due(limit, start=utc(start), pauses=shuffled) == due


@settings(max_examples=200, deadline=None)
@given(start=starts, halves=st.integers(1, 60))
def test_going_back_from_the_due_time_leads_to_an_office_minute_with_that_much_left(
    start: datetime, halves: int
) -> None:
    due = CLOCKWORK.due("30wh", start=utc(start)).moment

    instant = CLOCKWORK.before(due, f"{halves / 2:g}wh")

    here = instant.astimezone(oracle.BEIJING).replace(tzinfo=None)
    assert oracle.is_office_minute(here)
    assert shipped_calendar().working_time(instant, due) == timedelta(hours=halves / 2)


@pytest.mark.parametrize(
    ("moment", "limit", "expected"),
    [
        ("2026-03-20 17:00", "1wd", "2026-03-19 17:00"),
        ("2026-03-16 10:00", "1wd", "2026-03-13 10:00"),
        ("2026-06-01 17:20", "1wd", "2026-05-29 17:00"),  # winter offices close earlier
        ("2026-03-23 23:59", "1wd", "2026-03-20 17:00"),
        ("2026-03-10 08:00", "1wd", "2026-03-09 08:30"),
        ("2026-03-10 12:45", "1wd", "2026-03-09 12:00"),
        ("2026-02-24 09:00", "1wd", "2026-02-14 09:00"),  # a make-up Saturday
        ("2026-03-16 09:00", "1.5wh", "2026-03-13 16:00"),
        ("2026-03-10 14:30", "1wh", "2026-03-10 13:30"),
        ("2026-03-14 01:30", "30min", "2026-03-14 01:00"),
        ("2026-03-14 01:30", "2uh", "2026-03-13 23:30"),
        ("2026-03-23 23:59", "5cd", "2026-03-18 23:59"),
    ],
)
def test_an_instant_before_is_counted_by_the_limits_own_clock(moment: str, limit: str, expected: str) -> None:
    found = CLOCKWORK.before(parse_moment(moment), limit)

    assert found == parse_moment(expected)


@pytest.mark.parametrize(
    ("limit", "start", "deep"),
    [
        ("30min", "2026-03-13 23:45", "2026-03-14 00:30"),  # half of the limit
        ("4wh", "2026-03-10 09:00", "2026-03-10 16:30"),
        ("10wd", "2026-03-09 09:00", "2026-03-25 17:00"),  # two working days come before half of ten
        ("60cd", "2026-03-03 10:00", "2026-05-08 17:00"),
        ("24uh", "2026-03-10 09:00", "2026-03-11 21:00"),
        ("10ud", "2026-03-10 09:00", "2026-03-24 17:00"),
    ],
)
def test_it_is_gravely_late_by_half_the_limit_or_two_working_days(limit: str, start: str, deep: str) -> None:
    since = parse_moment(start)
    due = CLOCKWORK.due(limit, start=since).moment

    found = CLOCKWORK.deep_at(limit, start=since, due=due)

    assert iso(found) == iso(parse_moment(deep))


def test_an_extended_limit_is_gravely_late_by_half_of_the_whole() -> None:
    since = parse_moment("2026-03-10 09:00")
    extended = CLOCKWORK.due("8wh", start=since).moment

    deep = CLOCKWORK.deep_at("4wh", start=since, due=extended)

    assert shipped_calendar().working_time(extended, deep) == timedelta(hours=4)


@pytest.mark.parametrize(
    ("pause", "due"),
    [
        (("2026-03-03 09:00", "2026-03-05 09:00"), "2026-03-19 23:59"),  # two days more
        (("2026-03-03 09:00", "2026-03-03 20:00"), "2026-03-17 23:59"),  # within one day: none
        (("2026-03-05 09:00", "2026-03-09 09:00"), "2026-03-23 23:59"),  # four, to Saturday the 21st, rolled
        (("2026-03-18 09:00", "2026-03-20 09:00"), "2026-03-17 23:59"),  # after it was due: none
    ],
)
def test_a_pause_moves_calendar_days_by_whole_days_before_the_roll(pause: tuple[str, str], due: str) -> None:
    stood = Pause(parse_moment(pause[0]), parse_moment(pause[1]))

    found = CLOCKWORK.due("15cd", start=parse_moment("2026-03-02 10:00"), pauses=[stood])

    assert found.moment == parse_moment(due)


def test_an_open_pause_stops_the_clock_and_says_so() -> None:
    since = parse_moment("2026-03-10 09:00")
    stood = Pause(parse_moment("2026-03-10 10:00"))

    due = CLOCKWORK.due("4wh", start=since, pauses=[stood])
    later = parse_moment("2026-03-20 10:00")
    left = CLOCKWORK.remaining("4wh", start=since, until=later, pauses=[stood])

    assert due.stopped
    assert due.moment == parse_moment("2026-03-10 14:30")
    assert left == timedelta(hours=3)
    assert not CLOCKWORK.due("1wh", start=since, pauses=[stood]).stopped


def test_a_pause_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(WrongUseError) as refused:
        Pause(parse_moment("2026-03-11 10:00"), parse_moment("2026-03-10 10:00"))

    assert refused.value.code == "pause.backwards"


def test_days_whose_every_hour_was_paused_are_used_up_when_due() -> None:
    since = parse_moment("2026-03-09 18:00")
    stood = [Pause(parse_moment("2026-03-10 08:00"), parse_moment("2026-03-10 23:00"))]

    due = CLOCKWORK.due("1wd", start=since, pauses=stood).moment
    shares = [
        CLOCKWORK.used("1wd", start=since, until=due + offset, pauses=stood)
        for offset in (-timedelta(hours=1), timedelta(0))
    ]

    assert due == parse_moment("2026-03-10 17:00")
    assert shares == [0.0, 1.0]
    assert CLOCKWORK.moment_at(0.75, "1wd", start=since, pauses=stood) == due


@pytest.mark.parametrize(
    ("limit", "start", "missing"),
    [
        ("5wd", "2026-12-30 10:00", (2027,)),
        ("300wd", "2026-12-30 10:00", (2027, 2028)),
        ("4wh", "2026-12-31 16:30", (2027,)),
        ("30cd", "2026-12-20 16:30", (2027,)),
        ("2cd", "2026-12-20 16:30", ()),
        ("24uh", "2026-12-31 16:30", ()),
        ("5wd", "2026-12-20 10:00", ()),
        ("5wd", "2005-03-10 10:00", (2005,)),
    ],
)
def test_a_year_without_its_notice_is_counted_by_the_weekend_rule_and_named(
    limit: str, start: str, missing: tuple[int, ...]
) -> None:
    due = CLOCKWORK.due(limit, start=parse_moment(start))

    assert due.missing_years == missing


def test_ten_years_of_every_clock_can_be_counted() -> None:
    since = parse_moment("2026-03-10 09:00")

    limits = ("5256000min", "87600uh", "3650ud", "3650cd", "2500wd", "18000wh")
    days = [(CLOCKWORK.due(limit, start=since).moment - since).days for limit in limits]

    assert days[:4] == [3650, 3650, 3650, 3650]
    assert all(3400 <= counted <= 3800 for counted in days[4:])


def test_a_naive_moment_is_a_defect_and_not_guessed_at() -> None:
    with pytest.raises(TypeError):
        CLOCKWORK.due("4wh", start=datetime(2026, 3, 10, 9, 0))  # noqa: DTZ001 - that is the point


def test_fractions_of_a_second_are_kept() -> None:
    since = datetime(2026, 3, 10, 1, 0, 0, 123_000, tzinfo=UTC)

    due = CLOCKWORK.due("4wh", start=since).moment

    assert due == datetime(2026, 3, 10, 6, 30, 0, 123_000, tzinfo=UTC)
