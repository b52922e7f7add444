"""Nobody is ever offered or sent who fails a hard rule at that minute, whatever the roster, the hour and the machine."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.domain.ids import PersonId
from commandroom.domain.people.absences import Leave, Loan
from commandroom.domain.people.grants import Grant, Recusal
from commandroom.domain.people.hindrances import blocking
from commandroom.domain.people.persons import Person
from commandroom.domain.people.recommending import Known, Recommendation, recommend, sift
from commandroom.domain.people.roles import Role
from commandroom.domain.people.scoring import Record
from commandroom.domain.people.shifts import Duty, Pattern
from tests.domain.people.staffing import (
    DIGGING,
    LENGTHS,
    MEASURES,
    OFFICE,
    TEAM,
    Opinion,
    issued,
    matter,
    staff_of,
)

pytestmark = pytest.mark.usefixtures("every_zone")

NAMES = tuple("abcdef")
ENDS = (date(2026, 1, 31), date(2026, 2, 28), date(2028, 2, 29), date(2026, 12, 31), date(2026, 3, 10))
VILLAGES = ("v-1", "v-2")


def around(day: date, draw: st.DrawFn) -> datetime:
    """A minute near a day; mostly between its midnight and eight, where a date taken from UTC is yesterday's."""
    small_hours, edges = st.integers(0, 479), st.sampled_from((-1, 0, 479, 480, 510, 1050, 1439, 1440, 1920))
    minute = draw(st.one_of(small_hours, small_hours, edges, st.integers(-1440, 2880)))
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=8)
    return midnight + timedelta(minutes=minute)


def lasting(day: date, draw: st.DrawFn) -> dict[str, Any]:
    since = around(day, draw)
    return {"since": since, "until": since + timedelta(minutes=draw(st.integers(1, 2000)))}


@st.composite
def persons(draw: st.DrawFn, day: date) -> Person:
    roles = draw(st.sampled_from(((Role.ENFORCER,), (Role.OFFICE_STAFF,))))
    return Person(
        id=PersonId(""), name="某", roles=roles, unit=draw(st.sampled_from((TEAM, TEAM, TEAM, OFFICE))),
        certificate=draw(st.sampled_from(("证",) * 5 + ("",))),
        certificate_until=draw(st.none() | st.integers(-1, 1).map(lambda n: day + timedelta(days=n))),
        fields=draw(st.sampled_from(((), (), ("市容环卫",), ("文化旅游",)))),
        staff_category=draw(st.sampled_from(("行政",) * 5 + ("辅助执法",))), active=draw(st.integers(0, 9)) > 0,
    )  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Opinion, datetime, dict[str, Any]]:
    """A roster around the end of a month, a minute near it, a matter."""
    day = draw(st.sampled_from(ENDS))
    near = st.integers(-2, 2).map(lambda n: day + timedelta(days=n))
    people = tuple(_named(draw(persons(day)), name) for name in NAMES)
    who = st.sampled_from(NAMES)
    shift = st.sampled_from(tuple(LENGTHS))
    duties = [
        Duty(id=str(n), person=PersonId(draw(who)), day=draw(near), shift=draw(shift | st.just("")))
        for n in range(draw(st.integers(0, 6)))
    ]
    patterns = [
        Pattern(
            id=str(n), person=PersonId(draw(who)), shift=draw(shift), since=day - timedelta(days=draw(st.integers(0, 40))),
            until=draw(st.none() | near), cycle=draw(st.integers(1, 3)),
            weekdays=tuple(draw(st.sets(st.integers(1, 7), min_size=1))),
        )
        for n in range(draw(st.integers(0, 4)))
    ]  # fmt: skip
    patterns += [
        Pattern(id=f"+{name}", person=PersonId(name), shift="watch", since=day - timedelta(days=9))
        for name in draw(st.sets(who, min_size=2))
    ]
    leaves = [
        Leave(id=str(n), person=PersonId(draw(who)), **lasting(day, draw))
        for n in range(draw(st.integers(0, 3)))
    ]
    loans = [
        Loan(
            id=str(n),
            person=PersonId(draw(who)),
            to=draw(st.sampled_from((TEAM, OFFICE, "邻镇"))),
            **lasting(day, draw),
        )
        for n in range(draw(st.integers(0, 4)))
    ]
    grants = [
        Grant(
            id=str(n), person=PersonId(draw(who) if n % 3 else ""), unit=TEAM, since=draw(near), until=draw(st.none() | near),
            items=draw(st.sampled_from((("*",), ("ZF",), ("ZF-001",), ("ZF-001",), ("ZF-009",)))),
            villages=draw(st.sampled_from(((), ("v-1",)))), assist_only=draw(st.integers(0, 3)) == 0,
        )
        for n in range(draw(st.integers(0, 8)))
    ]  # fmt: skip
    recusals = [
        Recusal(id=str(n), person=PersonId(draw(who)), about="village", value=draw(st.sampled_from(VILLAGES)))
        for n in range(draw(st.integers(0, 2)))
    ]
    opinion = Opinion(
        people, tuple(duties), tuple(patterns), tuple(leaves), tuple(loans), tuple(grants), tuple(recusals)
    )
    asked = {"village": draw(st.sampled_from(VILLAGES)), "item": draw(st.sampled_from(("", "ZF-001")))}
    return opinion, around(day, draw), asked


def _named(person: Person, name: str) -> Person:
    from msgspec.structs import replace

    return replace(person, id=PersonId(name))


def asked_of(
    opinion: Opinion, moment: datetime, asked: dict[str, Any], loads: dict[str, int]
) -> Recommendation:
    staff = staff_of(
        *opinion.persons, duties=opinion.duties, patterns=opinion.patterns, leaves=opinion.leaves, loans=opinion.loans,
        grants=opinion.grants, recusals=opinion.recusals, versions=[issued(DIGGING)],
    )  # fmt: skip
    about = matter(day=(moment + timedelta(hours=8)).date(), **asked)
    records = {name: Record(load=load) for name, load in loads.items()}
    found = recommend(
        staff, sift(staff, about, moment), about, moment, Known(measures=MEASURES, records=records)
    )
    for person in opinion.persons:  # what may be sent by name is the same, but where no roster is kept at all
        is_barred = blocking(staff, person, about, moment) is not None
        is_offered = any(pick.person == person.id for pick in found.picks)
        assert is_barred != is_offered or not staff.rota.is_kept(moment)
        assert not (is_offered and is_barred)
    return found


@settings(max_examples=70)
@given(worlds(), st.dictionaries(st.sampled_from(NAMES), st.integers(0, 30)))
def test_offered_is_exactly_who_keeps_every_hard_rule_at_that_minute(
    world: tuple[Opinion, datetime, dict[str, Any]], loads: dict[str, int]
) -> None:
    opinion, moment, asked = world

    found = asked_of(opinion, moment, asked, loads)

    offered = {pick.person for pick in found.picks}
    allowed = {
        person.id for person in opinion.persons
        if opinion.may_go(person, moment, village=asked["village"], with_item=bool(asked["item"]))
    }  # fmt: skip
    assert offered == allowed
    assert {one.person for one in found.excluded} == set(NAMES) - offered
    assert all(one.reasons for one in found.excluded)
    assert (found.shortfall is None) == (len(offered) >= (2 if asked["item"] else 1))
