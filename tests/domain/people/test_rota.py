"""Who is there: shifts over midnight and month ends, patterns, leave, loans, and what follows for the person."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from commandroom.domain.errors import FieldError
from commandroom.domain.ids import PersonId
from commandroom.domain.people.absences import Leave, Loan, overlaps
from commandroom.domain.people.presence import DutyRow, Presence
from commandroom.domain.people.shifts import Duty, Pattern, Shift
from commandroom.domain.people.standing import Standing, standing
from tests.domain.people.staffing import OFFICE, TEAM, at, clerk, everyday, officer, staff_of

pytestmark = pytest.mark.usefixtures("every_zone")

A, B = officer("a"), officer("b")
ON, OFF, AWAY, LENT, UNKNOWN = Presence.ON, Presence.OFF, Presence.LEAVE, Presence.LENT, Presence.UNKNOWN


def duty(person: str, day: str, shift: str) -> Duty:
    return Duty(id=f"{person}{day}", person=PersonId(person), day=date.fromisoformat(day), shift=shift)


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-02-28 17:29", OFF),
        ("2026-02-28 17:30", ON),
        ("2026-02-28 23:59", ON),
        ("2026-03-01 00:00", ON),
        ("2026-03-01 07:59", ON),
        ("2026-03-01 08:00", OFF),
        ("2026-03-02 00:00", UNKNOWN),
        ("2026-02-27 23:59", UNKNOWN),
    ],
)
def test_a_night_shift_goes_over_midnight_and_over_the_end_of_the_month(moment: str, state: Presence) -> None:
    rota = staff_of(A, duties=[duty("a", "2026-02-28", "night")]).rota

    assert rota.at("a", at(moment)).state is state


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-12-31 08:29", OFF),
        ("2026-12-31 08:30", ON),
        ("2027-01-01 08:29", ON),
        ("2027-01-01 08:30", OFF),
    ],
)
def test_twenty_four_hour_duty_lasts_until_the_next_morning(moment: str, state: Presence) -> None:
    rota = staff_of(A, duties=[duty("a", "2026-12-31", "watch")]).rota

    assert rota.at("a", at(moment)).state is state


def test_defect_5_from_midnight_to_eight_the_roster_of_the_townships_day_counts_not_that_of_utc() -> None:
    """Resgrid asks for the shifts of `UtcNow.Date`: in China the wrong day's from 00:00 to 08:00."""
    rota = staff_of(A, B, duties=[duty("a", "2026-03-09", "small"), duty("b", "2026-03-10", "small")]).rota

    for hour in range(8):
        moment = at(f"2026-03-10 {hour:02}:30")
        assert rota.at("a", moment).state is UNKNOWN
        assert rota.at("b", moment).state is ON


def test_defect_6_a_person_of_whom_nothing_is_written_is_unknown_and_never_free() -> None:
    """Resgrid: no status row is StandingBy, no staffing row is Available."""
    rota = staff_of(A, B, patterns=[everyday(B)]).rota

    there = rota.at("a", at("2026-03-10 10:00")).state
    assert there is UNKNOWN
    assert standing(there, is_active=True, sent=0, working=0) is Standing.UNKNOWN


def test_a_pattern_comes_again_every_third_day_and_ends_when_it_says() -> None:
    turn = Pattern(
        id="t", person=A.id, shift="watch", since=date(2026, 1, 30), until=date(2026, 2, 5), cycle=3
    )
    rota = staff_of(A, patterns=[turn]).rota

    on = [n for n in range(1, 12) if rota.at("a", at(f"2026-02-{n:02} 12:00")).state is ON]
    off = [n for n in range(1, 12) if rota.at("a", at(f"2026-02-{n:02} 12:00")).state is OFF]

    assert on == [2, 5]
    assert off == [1, 3, 4, 6]  # on the 6th until 08:30: the watch of the 5th
    assert rota.at("a", at("2026-01-29 12:00")).state is UNKNOWN


def test_office_days_follow_the_calendar_of_the_room() -> None:
    rota = staff_of(A, patterns=[everyday(A, office_days=True)]).rota

    assert rota.at("a", at("2026-03-13 10:00")).state is ON
    assert rota.at("a", at("2026-03-14 10:00")).state is OFF


def test_a_pattern_of_the_group_counts_only_where_the_person_has_none() -> None:
    grouped = [officer(name, duty_group="甲") for name in "ab"]
    patterns = [
        Pattern(id="g", group="甲", shift="night", since=date(2026, 1, 1)),
        Pattern(id="u", unit=TEAM, shift="small", since=date(2026, 1, 1)),
        everyday(grouped[0]),
    ]
    rota = staff_of(*grouped, officer("c"), patterns=patterns).rota

    there = {name: rota.at(name, at("2026-03-10 20:00")).state for name in "abc"}
    assert there == {"a": OFF, "b": ON, "c": OFF}
    assert rota.at("c", at("2026-03-10 03:00")).state is ON


def test_a_swap_written_for_the_day_stands_in_place_of_the_pattern() -> None:
    swapped = [duty("a", "2026-03-10", ""), duty("b", "2026-03-10", "day")]
    rota = staff_of(A, B, patterns=[everyday(A)], duties=swapped).rota

    assert rota.at("a", at("2026-03-10 10:00")).state is OFF
    assert rota.at("b", at("2026-03-10 10:00")).state is ON
    assert rota.at("a", at("2026-03-11 10:00")).state is ON


def test_leave_of_an_afternoon_takes_the_afternoon() -> None:
    leave = Leave(
        id="l", person=A.id, since=at("2026-03-10 13:30"), until=at("2026-03-10 17:30"), kind="事假"
    )
    rota = staff_of(A, patterns=[everyday(A)], leaves=[leave]).rota

    assert rota.at("a", at("2026-03-10 13:29")).state is ON
    assert rota.at("a", at("2026-03-10 13:30")).state is AWAY
    assert rota.at("a", at("2026-03-10 13:30")).why == "事假"
    assert rota.at("a", at("2026-03-11 13:30")).state is ON


def test_a_person_in_two_loans_is_away_until_both_are_over_and_the_two_are_found() -> None:
    one = Loan(id="1", person=A.id, to="邻镇", since=at("2026-03-01 08:00"), until=at("2026-03-31 18:00"))
    other = Loan(id="2", person=A.id, to="县局", since=at("2026-03-20 08:00"), until=at("2026-04-10 18:00"))
    later = Loan(id="3", person=A.id, to="县局", since=at("2026-04-10 18:00"), until=at("2026-04-20 18:00"))
    rota = staff_of(A, patterns=[everyday(A)], loans=[other, one]).rota

    assert overlaps([later, other, one]) == ((one, other),)
    assert rota.at("a", at("2026-03-25 10:00")).state is LENT
    assert rota.at("a", at("2026-04-10 17:59")).state is LENT  # the first is long over
    assert rota.at("a", at("2026-04-11 10:00")).state is ON


def test_a_loan_within_the_township_takes_nobody_away_but_to_the_other_unit() -> None:
    loan = Loan(id="1", person=A.id, to=OFFICE, since=at("2026-03-01 00:00"), until=at("2026-04-01 00:00"))
    rota = staff_of(A, patterns=[everyday(A)], loans=[loan]).rota

    assert rota.at("a", at("2026-03-31 10:00")).state is ON
    assert rota.unit_at(A, at("2026-03-31 23:59")) == OFFICE
    assert rota.unit_at(A, at("2026-04-01 00:00")) == TEAM


def test_leave_outweighs_a_loan_and_who_was_sent_home_is_off() -> None:
    loan = Loan(id="1", person=A.id, to="邻镇", since=at("2026-03-01 00:00"), until=at("2026-04-01 00:00"))
    leave = Leave(id="2", person=A.id, since=at("2026-03-10 00:00"), until=at("2026-03-11 00:00"))
    home = DutyRow(id="3", person=B.id, state=OFF, since=at("2026-03-10 12:00"), until=at("2026-03-10 18:00"))
    rota = staff_of(A, B, patterns=[everyday(B)], loans=[loan], leaves=[leave], spans=[home]).rota

    assert rota.at("a", at("2026-03-10 10:00")).state is AWAY
    assert rota.at("b", at("2026-03-10 11:00")).state is ON
    assert rota.at("b", at("2026-03-10 13:00")).state is OFF


def test_a_long_span_is_found_behind_many_short_ones() -> None:
    long = Leave(id="long", person=A.id, since=at("2026-01-01 00:00"), until=at("2026-12-31 00:00"))
    begin, hour = at("2026-02-01 00:00"), timedelta(hours=1)
    days = [begin + timedelta(days=n) for n in range(60)]
    short = [Leave(id=str(day), person=A.id, since=day, until=day + hour) for day in days]
    rota = staff_of(A, leaves=[*short, long]).rota

    assert rota.at("a", at("2026-06-01 12:00")).state is AWAY


@pytest.mark.parametrize(
    ("start", "end", "next_day", "code"),
    [
        ("08:30", "08:30", False, "shift.ends_first"),
        ("08:30", "09:00", True, "shift.too_long"),
        ("18:00", "08:00", False, "shift.ends_first"),
    ],
)
def test_what_is_no_shift_is_refused(start: str, end: str, *, next_day: bool, code: str) -> None:
    with pytest.raises(FieldError, match=code):
        Shift(id="x", start=start, end=end, next_day=next_day).need_sound()


@pytest.mark.parametrize(
    ("there", "sent", "working", "expected"),
    [
        (ON, 0, 0, Standing.FREE),
        (ON, 1, 0, Standing.SENT),
        (ON, 1, 1, Standing.WORKING),
        (AWAY, 1, 1, Standing.LEAVE),
        (OFF, 1, 0, Standing.OFF),
        (LENT, 0, 3, Standing.LENT),
    ],
)
def test_what_a_person_does_follows_from_roster_and_jobs(
    there: Presence, sent: int, working: int, expected: Standing
) -> None:
    assert standing(there, is_active=True, sent=sent, working=working) is expected
    assert standing(there, is_active=False, sent=sent, working=working) is Standing.LEFT


def test_nothing_is_known_of_a_day_for_which_no_roster_is_kept() -> None:
    leave = Leave(id="l", person=A.id, since=at("2026-03-10 00:00"), until=at("2026-03-12 00:00"))
    rota = staff_of(A, clerk("c"), duties=[duty("a", "2026-03-09", "day")], leaves=[leave]).rota

    assert rota.is_kept(at("2026-03-09 23:59"))
    assert not rota.is_kept(at("2026-03-10 00:00"))
