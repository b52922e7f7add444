"""The weights of dispatching: a preview on a waiting event, kept only by the button, and old scores that never move."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from commandroom.domain.errors import FieldError
from commandroom.ui.pages.settings.recommending import RecommendingSection
from commandroom.ui.pages.settings.view import SettingsPage
from commandroom.usecases.commands import Act, Amend
from commandroom.usecases.queries import EventDetail, Persons, Recommend, Rules
from tests.ui.room import Seat

Open = Callable[[str], SettingsPage]
SHIFT = {"name": "24小时值守", "start": "08:30", "end": "08:30", "next_day": True}


def section_of(page: SettingsPage) -> RecommendingSection:
    found = page.sections["recommending"]
    assert isinstance(found, RecommendingSection)
    return found


def waiting(seat: Seat, *, office: str = "development") -> str:
    """An event that waits for its dispatch; everybody of the office is on duty."""
    room = seat.bench.room
    room.perform(Amend("shift", "watch", SHIFT, actor="system"))
    for row in room.ask(Persons(unit=office)):
        fields = {"person": row.person.id, "day": "2026-11-20", "shift": "watch"}
        room.perform(Amend("duty", row.person.id, fields, actor="system"))
    now = seat.bench.clock.moment.isoformat()
    intake, command = seat.person("intake"), seat.person("command")
    number = seat.act("register", by=intake, source="CALL", title="道路坑槽", text="路面有坑", location="工业路",
                      occurred_at=now, reported_at=now)  # fmt: skip
    seat.act("submit", number, by=intake, category_suggest="0403")
    seat.act("accept", number, by=intake, category="0403", urgency="一般")
    seat.act("triage", number, by=command, tier="二级", level="无", lead_office=office)
    return number


def order(seat: Seat, number: str, **more: Any) -> list[tuple[str, int]]:
    return [(pick.person, pick.score) for pick in seat.bench.room.ask(Recommend(number, **more)).picks]


def test_the_preview_changes_with_the_fields_and_nothing_is_kept_before_the_button(
    seat: Seat, settings: Open
) -> None:
    number = waiting(seat)
    people = [person for person, _ in order(seat, number)]
    for person in people[:2]:  # the first two carry something already: load alone puts them behind
        other = waiting(seat)
        sent = {"lead_office": "development", "requirement": "到场", "handler": person}
        seat.bench.room.perform(Act("dispatch", other, sent, actor=seat.person("command")))
    seat.sit(seat.person("deputy_director"))
    section = section_of(settings("recommending"))
    section.example.choose(seat.sheet(number).event.id)
    section.reckon()
    seat.settle()
    before = [(one.person, one.score_after) for one in section.list.table.rows]

    for name in ("experience", "familiarity", "share", "rest", "distance", "on_time"):
        section.spins[name].setValue(0)
    section.reckon()
    seat.settle()
    shown = [(one.person, one.score_after) for one in section.list.table.rows]
    kept = order(seat, number)
    section.save.click()
    seat.wait_for(lambda: seat.bench.room.ask(Rules()).policy.exceptions.whole("recommend_share") == 0)
    seat.settle()

    assert before == kept[: len(before)]
    assert shown == order(seat, number)[: len(shown)]
    assert {score for person, score in shown if person not in people[:2]} == {100}
    assert section.wanted() == {}


def test_what_an_earlier_dispatch_was_shown_never_moves(seat: Seat, settings: Open) -> None:
    number = waiting(seat)
    shown = order(seat, number)
    data = {
        "lead_office": "development",
        "requirement": "到场",
        "handler": shown[0][0],
        "shown": json.dumps(shown),
    }
    seat.bench.room.perform(Act("dispatch", number, data, actor=seat.person("command")))
    before = repr(seat.bench.room.ask(EventDetail(number)).timeline)
    seat.sit(seat.person("deputy_director"))
    section = section_of(settings("recommending"))

    section.spins["load"].setValue(100)
    section.save.click()
    seat.wait_for(lambda: seat.bench.room.ask(Rules()).policy.exceptions.whole("recommend_load") == 100)

    assert repr(seat.bench.room.ask(EventDetail(number)).timeline) == before


def test_as_shipped_puts_the_shipped_values_into_the_fields(seat: Seat, settings: Open) -> None:
    seat.bench.room.perform(Amend("rule", "recommend_rest", {"value": 77}, actor="system"))
    section = section_of(settings("recommending"))
    changed = section.spins["rest"].value()

    section.as_shipped()

    assert changed == 77
    assert section.spins["rest"].value() == 10
    assert section.wanted() == {"rest": 10}


@pytest.mark.parametrize("value", [-1, 101, 2.5, "多", True])
def test_what_is_no_weight_is_refused_at_the_door(seat: Seat, value: object) -> None:
    with pytest.raises(FieldError, match=r"field\.out_of_range"):
        seat.bench.room.perform(Amend("rule", "recommend_load", {"value": value}, actor="system"))


def test_the_capacity_of_a_units_people_is_set_at_once(seat: Seat, settings: Open) -> None:
    seat.sit(seat.person("director"))
    section = section_of(settings("recommending"))
    section.unit.choose("development")
    section.most.setValue(12)

    section.set_capacity.click()
    seat.wait_for(
        lambda: {row.person.capacity for row in seat.bench.room.ask(Persons(unit="development"))} == {12}
    )

    others = {
        row.person.capacity for row in seat.bench.room.ask(Persons()) if row.person.unit != "development"
    }
    assert 12 not in others
