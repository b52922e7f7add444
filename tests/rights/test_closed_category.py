"""A category that is confidential (保密) closes its events from the moment they are in it, and nothing opens them by the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from commandroom.domain.errors import RefusedError
from commandroom.usecases.commands import Act, Amend
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows, EventDetail
from tests.rights.conftest import enrol_columns, person
from tests.room import COMMAND, INTAKE, LEADER, MORNING, OFFICE, Bench, bench_in

SECRET, OPEN = "1101", "0910"
"""干部作风与效能投诉 is flagged in the catalogue, 咨询 is not."""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A room; each test takes down matters of its own."""
    made = bench_in(tmp_path_factory.mktemp("category") / "home")
    enrol_columns(made)
    yield made
    found = made.room.store.verify()
    made.room.store.close()
    assert found.problems == ()


@pytest.fixture(autouse=True)
def morning(bench: Bench) -> None:
    """Each test begins at nine."""
    bench.clock.moment = MORNING


def may_read(bench: Bench, number: str, who: str) -> bool:
    try:
        return bool(bench.room.ask(EventDetail(number, by=who)).event.title)
    except RefusedError as error:
        return error.code != "event.closed"


def test_it_is_closed_from_its_registration_on_without_anybody_marking_it(bench: Bench) -> None:
    number = bench.registered(category=SECRET)

    assert bench.event(number).confidential
    assert may_read(bench, number, INTAKE)
    assert may_read(bench, number, LEADER)
    assert not may_read(bench, number, person("command"))
    ids = bench.room.ask(BoardIds(BoardQuery(view="all"), bench.clock.moment)).ids
    assert bench.room.ask(BoardRows(tuple(memoryview(ids).cast("i").tolist())))


@pytest.mark.parametrize("verb", ["submit", "accept", "triage"])
def test_each_deed_that_puts_it_there_closes_it_and_says_so_in_the_course(bench: Bench, verb: str) -> None:
    number = bench.registered()
    steps = {
        "submit": (INTAKE, {"category_suggest": OPEN}),
        "accept": (INTAKE, {"category": OPEN, "urgency": "一般"}),
        "triage": (COMMAND, {"tier": "二级", "level": "无", "lead_office": OFFICE}),
    }
    for name, (who, data) in steps.items():
        field = {"submit": "category_suggest", "accept": "category", "triage": "category"}[name]
        secret = {field: SECRET} if name == verb else {}
        assert not bench.event(number).confidential
        bench.act(name, number, by=who, **data | secret)
        if name == verb:
            break

    assert bench.event(number).confidential
    told = bench.room.ask(EventDetail(number, by=LEADER)).timeline[-1]
    assert ("confidential", "是") in told.fields
    assert not may_read(bench, number, COMMAND)


def test_another_category_does_not_open_it_again(bench: Bench) -> None:
    number = bench.submitted(category=SECRET)
    bench.act("accept", number, by=INTAKE, category=OPEN, urgency="一般")
    bench.act("triage", number, by=LEADER, tier="二级", level="无", lead_office=OFFICE, category=OPEN)

    assert bench.event(number).category == OPEN
    assert bench.event(number).confidential
    assert not may_read(bench, number, person("command"))


def test_another_catalogue_neither_opens_what_was_closed_nor_closes_what_was_open(bench: Bench) -> None:
    closed, was_open = bench.submitted(category=SECRET), bench.submitted(category=OPEN)
    bench.room.perform(Amend("category", SECRET, {"confidential": False}, actor="system"))
    bench.room.perform(Amend("category", OPEN, {"confidential": True}, actor="system"))
    try:
        assert bench.event(closed).confidential
        assert not bench.event(was_open).confidential
        assert not bench.event(bench.submitted(category=SECRET)).confidential
        assert bench.event(bench.submitted(category=OPEN)).confidential
    finally:
        bench.room.perform(Amend("category", SECRET, {"confidential": True}, actor="system"))
        bench.room.perform(Amend("category", OPEN, {"confidential": False}, actor="system"))


def test_what_is_split_off_a_closed_matter_is_closed_too(bench: Bench) -> None:
    number = bench.triaged(category=SECRET)
    ids = bench.act("split", number, by=LEADER, titles=["一是态度", "二是收费"], reason="两件事").effects
    children = bench.event(number).children

    assert ids
    assert len(children) == 2
    assert all(bench.event(child).confidential for child in children)
    assert not any(may_read(bench, child, person("command")) for child in children)


def test_an_undone_acceptance_takes_its_category_back_with_all_that_followed(bench: Bench) -> None:
    number = bench.submitted(category=OPEN)
    done = bench.act("accept", number, by=INTAKE, category=SECRET, urgency="一般")
    assert bench.event(number).confidential
    bench.room.perform(Act("withdraw", number, {"target": done.entries[0]}, actor=INTAKE))

    assert not bench.event(number).confidential
    assert "accept" in bench.log(number)
