"""Who took an alert is known at every seat: whatever arrives first, whoever was offline, however often it comes."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.base.clock import FixedClock
from commandroom.domain.journal import Entry, kept
from commandroom.entrypoints.opening import STORE, shipped
from commandroom.jobs.scheduler import Inbox
from commandroom.store.journal import KIND_ROOM
from commandroom.store.opening import join_store, open_store
from commandroom.store.seat_store import SeatStore
from commandroom.usecases import alerting
from commandroom.usecases.alertwords import KIND
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Acknowledge
from commandroom.usecases.queries import AlertRow, Alerts, RoomFacts
from commandroom.usecases.room import Room
from tests.room import COMMAND, INTAKE, LEADER, MORNING, Bench, bench_in

SEATS = "ABC"
PEOPLE = dict(zip(SEATS, (LEADER, INTAKE, COMMAND), strict=True))


class Homes:
    """Three seats of one room under one clock; entries go from one to another when somebody carries them."""

    def __init__(self, founded: Path, folder: Path) -> None:
        shutil.copytree(founded, folder / "A")
        self.clock = FixedClock(MORNING)
        first = open_store(folder / "A" / STORE, shipped=shipped(), clock=self.clock)
        stores = {"A": first}
        entries = first.export_entries()
        genesis = next(entry for entry in entries if entry.kind == KIND_ROOM)
        for letter in SEATS[1:]:
            stores[letter] = join_store(
                folder / letter / STORE, genesis=genesis, seat=letter, shipped=shipped(), clock=self.clock
            )
            stores[letter].receive(entries)
        room = first.ask(RoomFacts()).room
        self.at = {
            letter: Bench(
                Room(store, self.clock, practice=True, alerts=store, room_id=room), self.clock, folder
            )
            for letter, store in stores.items()
        }
        for letter, person in PEOPLE.items():
            stores[letter].set_local("operator", person)
        self.carried: dict[tuple[str, str], int] = {}

    def carry(self, source: str, target: str) -> frozenset[str]:
        """What one seat has and did not give yet, to another, as an exchange does."""
        since = self.carried.get((source, target), 0)
        store = self.at[source].room.store
        assert isinstance(store, SeatStore)
        with store.database.reading() as connection:
            rows = connection.execute("SELECT n, raw FROM entry WHERE n > ? ORDER BY n", (since,)).fetchall()
        self.carried[source, target] = rows[-1][0] if rows else since
        return self.at[target].room.store.receive([kept(raw) for _, raw in rows])

    def ring(self, letter: str) -> alerting.Rung:
        """One pass of a seat's machine."""
        return alerting.ring(self.at[letter].room)

    def alerts(self, letter: str, number: str) -> list[AlertRow]:
        """Its alerts about one event that are no lines of the log."""
        found = self.at[letter].room.ask(Alerts(limit=10_000))
        return sorted((a for a in found if a.number == number and a.status != "again"), key=lambda a: a.id)

    def take(self, letter: str, number: str) -> None:
        """Who sits there takes all that rings about it."""
        for alert in self.alerts(letter, number):
            if alert.status == "triggered":
                self.at[letter].room.perform(Acknowledge(alert.id, actor=PEOPLE[letter]))

    def words(self, letter: str) -> list[Entry]:
        """What the journal of a seat says of who took what."""
        return [e for e in self.at[letter].room.store.export_entries() if e.kind == KIND]

    def close(self) -> None:
        """Let go of the files."""
        for bench in self.at.values():
            bench.room.store.close()


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded")
    bench_in(folder).room.store.close()
    return folder


@pytest.fixture
def homes(founded: Path, tmp_path: Path) -> Iterator[Homes]:
    made = Homes(founded, tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def many(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homes]:
    """The same homes for many histories, each about an event of its own."""
    made = Homes(founded, tmp_path_factory.mktemp("many"))
    yield made
    made.close()


def red(homes: Homes, letter: str = "A") -> str:
    """An event that was written down there and is late by five minutes."""
    number = homes.at[letter].submitted()
    homes.clock.moment = homes.at[letter].timer(number, "accept").due + timedelta(minutes=5)
    return number


def state(homes: Homes, letter: str, number: str) -> list[tuple[str, str, object]]:
    """What an exchange must make the same: whether it rings, and of what somebody took until when that stands."""
    found = [(a.id, a.status, a.escalates_at) for a in homes.alerts(letter, number)]
    return [(key, status, until if status == "acknowledged" else None) for key, status, until in found]


def test_what_one_seat_took_falls_silent_at_the_others_after_the_exchange(homes: Homes) -> None:
    number = red(homes)
    homes.carry("A", "B")
    rang = [len(homes.ring(letter).raised) for letter in "AB"]
    homes.take("A", number)
    before = [a.status for a in homes.alerts("B", number)]

    homes.carry("A", "B")
    rung = homes.ring("B")

    assert rang == [1, 1]
    assert before == ["triggered"]
    assert rung.taken == 1
    assert [(a.status, a.acknowledged_by) for a in homes.alerts("B", number)] == [("acknowledged", LEADER)]
    assert state(homes, "A", number) == state(homes, "B", number)


def test_a_word_that_comes_before_the_alert_keeps_it_from_ringing(homes: Homes) -> None:
    number = red(homes)
    homes.ring("A")
    homes.take("A", number)

    homes.carry("A", "B")
    rung = homes.ring("B")

    assert rung.raised == ()
    assert [a.status for a in homes.alerts("B", number)] == ["acknowledged"]


def test_a_word_that_no_longer_stands_silences_nothing(homes: Homes) -> None:
    number = red(homes)
    homes.ring("A")
    homes.take("A", number)
    homes.clock.moment += timedelta(minutes=31)
    homes.ring("A")

    homes.carry("A", "B")
    homes.ring("B")

    assert [a.status for a in homes.alerts("A", number)] == ["triggered"]
    assert [a.status for a in homes.alerts("B", number)] == ["triggered"]


def test_of_two_words_the_one_that_stands_longer_counts_at_both(homes: Homes) -> None:
    number = red(homes)
    homes.carry("A", "B")
    homes.ring("A"), homes.ring("B")
    homes.take("A", number)
    homes.clock.moment += timedelta(minutes=10)
    homes.take("B", number)
    longest = homes.clock.moment + timedelta(minutes=30)

    homes.carry("A", "B"), homes.carry("B", "A")
    homes.ring("A"), homes.ring("B")

    assert [a.escalates_at for letter in "AB" for a in homes.alerts(letter, number)] == [longest, longest]
    assert {a.acknowledged_by for letter in "AB" for a in homes.alerts(letter, number)} == {INTAKE}


def test_to_be_reminded_sooner_is_shared_too(homes: Homes) -> None:
    number = red(homes)
    homes.carry("A", "B")
    homes.ring("A"), homes.ring("B")
    (alert,) = homes.alerts("A", number)
    homes.at["A"].room.perform(Acknowledge(alert.id, actor=LEADER, minutes=10))
    homes.carry("A", "B")
    homes.ring("B")
    quiet = [a.status for a in homes.alerts("B", number)]
    homes.clock.moment += timedelta(minutes=11)
    homes.ring("B")

    assert quiet == ["acknowledged"]
    assert [a.status for a in homes.alerts("B", number)] == ["triggered"]


def test_a_word_is_heard_as_soon_as_it_came_and_not_at_the_next_pass(homes: Homes) -> None:
    number = red(homes)
    homes.carry("A", "B")
    homes.ring("A"), homes.ring("B")
    homes.take("A", number)
    subjects, inbox = homes.carry("A", "B"), Inbox()
    inbox.put(Changes(records=frozenset(subject for subject in subjects if ":" in subject)))

    alerting.heed(homes.at["B"].room, inbox.take())

    assert [a.status for a in homes.alerts("B", number)] == ["acknowledged"]


def test_what_comes_a_second_time_rings_although_the_first_was_taken(homes: Homes) -> None:
    """Words for the reply before a return say nothing of the one after it."""
    seat, heard = homes.at["A"], list[Changes]()
    seat.room.listen(heard.append)
    number = seat.fed_back()
    alerting.heed(seat.room, heard)
    homes.take("A", number)
    heard.clear()
    seat.act("rework", number, by=LEADER, reason="未修好", requirement="重修")
    alerting.heed(seat.room, heard)
    heard.clear()
    seat.feed_back(number)
    rung = alerting.heed(seat.room, heard)

    assert [a.kind for a in rung.raised] == ["reply"]


def test_taking_twice_and_taking_what_is_over_journals_nothing(homes: Homes) -> None:
    number = red(homes)
    homes.ring("A")
    for _ in range(3):
        homes.take("A", number)
        (alert,) = homes.alerts("A", number)
        homes.at["A"].room.perform(Acknowledge(alert.id, actor=LEADER))
    homes.at["A"].room.perform(Acknowledge("no such alert", actor=LEADER))

    assert len(homes.words("A")) == 1


def test_a_word_tells_nothing_but_until_when_it_stands(homes: Homes) -> None:
    number = red(homes)
    homes.ring("A")
    homes.take("A", number)
    (word,) = homes.words("A")

    until = round((homes.clock.moment + timedelta(minutes=30)).timestamp() * 1000)
    assert word.body == f'{{"until":{until}}}'.encode()
    assert (word.actor, word.verb) == (LEADER, "taken")


def test_words_are_no_part_of_any_event(homes: Homes) -> None:
    number = red(homes)
    homes.ring("A")
    version = homes.at["A"].event(number).version
    homes.take("A", number)

    assert homes.at["A"].event(number).version == version
    assert homes.at["A"].room.store.verify().problems == ()


def test_taking_an_alert_is_as_quick_as_a_deed(homes: Homes) -> None:
    for _ in range(20):
        homes.at["A"].submitted()
    homes.clock.moment += timedelta(minutes=125)
    homes.ring("A")
    took = []
    for alert in homes.at["A"].room.ask(Alerts("triggered")):
        began = time.thread_time()
        homes.at["A"].room.perform(Acknowledge(alert.id, actor=LEADER))
        took.append(time.thread_time() - began)

    assert len(took) == 20
    assert sorted(took)[10] <= 0.003


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("ring"), st.sampled_from(SEATS)),
        st.tuples(st.just("take"), st.sampled_from(SEATS)),
        st.tuples(st.sampled_from(["AB", "BA", "AC", "CA", "BC", "CB"]), st.just("")),
        st.tuples(st.just("wait"), st.sampled_from([1, 7, 20, 31, 700])),
    ),
    max_size=14,
)


def happen(homes: Homes, number: str, steps: list[tuple[str, object]]) -> None:
    """Seats look, people take, somebody carries, time passes."""
    for step, what in steps:
        if step == "ring":
            homes.ring(str(what))
        elif step == "take":
            homes.take(str(what), number)
        elif step == "wait":
            homes.clock.moment += timedelta(minutes=int(str(what)))
        else:
            homes.carry(step[0], step[1])


@settings(max_examples=30, deadline=None)
@given(STEPS, st.permutations(["AB", "BA", "AC", "CA", "BC", "CB"]), st.booleans())
def test_in_whatever_order_things_come_the_seats_agree_in_the_end(
    many: Homes, steps: list[tuple[str, object]], last: list[str], rings_between: bool
) -> None:
    number = red(many)
    happen(many, number, steps)
    for way in (*last, *last):
        many.carry(way[0], way[1])
        if rings_between:
            many.ring(way[1])
    found = []
    for _ in range(2):
        for letter in SEATS:
            many.ring(letter)
        found += [state(many, letter, number) for letter in SEATS]

    assert found[0]
    assert all(one == found[0] for one in found)
