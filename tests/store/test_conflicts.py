"""Deeds that did not know of each other: each pair is a conflict, what is done with open eyes counts, settled is settled."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

from commandroom.base.clock import FixedClock
from commandroom.domain.event.fold import replay
from commandroom.store import answers
from commandroom.store.projection import decoded
from commandroom.store.reading import Reading
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import Conflicts, EventDetail
from tests.room import COMMAND, DEPUTY, LEADER, MORNING, OFFICE, OTHER, TEAM, Bench
from tests.store.test_receiving import exchange, store_of

Join = Callable[[str], Bench]


def all_equal(*seats: Bench) -> bool:
    """Everything everywhere, and nothing differs from a fresh fold."""
    for _ in range(2):
        for one, other in permutations(seats, 2):
            exchange(one, other)
    found = [store_of(seat).verify() for seat in seats]
    assert [verification.problems for verification in found] == [()] * len(found)
    return len({verification.digest for verification in found}) == 1


def effects(seat: Bench, number: str) -> list[tuple[str, str]]:
    return [(row.verb, row.effect) for row in seat.room.ask(EventDetail(number)).timeline]


def dispatched_apart(bench: Bench, others: list[Bench]) -> str:
    """One event, sent to different units at each seat a minute apart; nobody knows of anybody."""
    number = bench.triaged()
    for other in others:
        exchange(bench, other)
    for minute, (seat, office) in enumerate(zip((bench, *others), (OFFICE, OTHER, TEAM), strict=False)):
        seat.later(minutes=minute)
        seat.act("dispatch", number, by=COMMAND, lead_office=office, requirement=office)
    return number


def test_what_is_done_by_somebody_who_saw_both_sides_counts(bench: Bench, joined: Join) -> None:
    other = joined("B")
    number = dispatched_apart(bench, [other])
    exchange(bench, other)

    bench.later(minutes=5)
    bench.act("note", number, text="两边都派了，请值班长定夺")
    bench.act("sign", number, by=bench.head(number))

    assert effects(bench, number)[-2:] == [("note", ""), ("sign", "")]
    assert bench.event(number).in_conflict
    assert all_equal(bench, other)
    assert bench.state(number) == other.state(number) == "in_progress"


def test_what_is_done_by_somebody_who_saw_only_the_losing_side_waits(bench: Bench, joined: Join) -> None:
    other = joined("B")
    number = dispatched_apart(bench, [other])
    other.act("sign", number, by=other.head(number))

    assert all_equal(bench, other)

    assert effects(bench, number)[-2:] == [("dispatch", "conflict"), ("sign", "conflict")]
    assert bench.state(number) == "pending_sign"


def test_of_three_deeds_each_pair_is_in_conflict_and_letting_one_go_settles_all_of_its_own(
    bench: Bench, joined: Join
) -> None:
    second, third = joined("B"), joined("C")
    number = dispatched_apart(bench, [second, third])
    assert all_equal(bench, second, third)
    first_deed, second_deed, third_deed = (
        row.hash for row in bench.room.ask(EventDetail(number)).timeline if row.verb == "dispatch"
    )

    pairs = {frozenset((c.first, c.second)): c for c in bench.event(number).conflicts}
    assert set(pairs) == {
        frozenset((first_deed, second_deed)),
        frozenset((first_deed, third_deed)),
        frozenset((second_deed, third_deed)),
    }
    bench.later(minutes=5)
    bench.act(
        "settle",
        number,
        conflict=pairs[frozenset((first_deed, third_deed))].id,
        keep=third_deed,
        reason="丙近",
    )

    event = bench.event(number)
    left = [frozenset((c.first, c.second)) for c in event.conflicts if not c.settled]
    assert left == [frozenset((second_deed, third_deed))]
    assert event.lead is not None
    assert event.lead.office == bench.unit(TEAM)
    assert [rival.office for rival in event.rivals] == [bench.unit(OTHER)]
    assert all_equal(bench, second, third)


def test_of_two_settlements_that_did_not_know_of_each_other_the_first_stands(
    bench: Bench, joined: Join
) -> None:
    other = joined("B")
    number = dispatched_apart(bench, [other])
    exchange(bench, other)
    (conflict,) = bench.event(number).conflicts

    bench.later(minutes=5)
    bench.act("settle", number, by=LEADER, conflict=conflict.id, keep=conflict.first, reason="甲先到")
    other.later(minutes=9)
    other.act("settle", number, by=DEPUTY, conflict=conflict.id, keep=conflict.second, reason="乙更近")

    assert all_equal(bench, other)
    event = bench.event(number)
    assert [(c.settled, c.kept) for c in event.conflicts] == [(True, conflict.first)]
    assert effects(bench, number)[-2:] == [("settle", ""), ("settle", "repeated")]
    assert event.lead is not None
    assert event.lead.office == bench.unit(OFFICE)


def test_a_deed_built_on_the_winner_meets_the_one_that_lost(bench: Bench, joined: Join) -> None:
    """The third seat saw the first dispatch and sent somebody else; the second seat knew of neither."""
    second, third = joined("B"), joined("C")
    number = dispatched_apart(bench, [second])
    exchange(bench, third)
    third.later(minutes=7)
    third.act("sign", number, by=third.head(number))
    third.act("reassign", number, by=COMMAND, new_office=TEAM, reason="错派")

    assert all_equal(bench, second, third)

    event = bench.event(number)
    assert [c.verbs for c in event.conflicts] == [("dispatch", "dispatch"), ("dispatch", "reassign")]
    assert event.lead is not None
    assert event.lead.office == bench.unit(TEAM)
    assert event == replay([e for e in store_of(third).export_entries() if e.subject == event.id])


def test_persons_that_two_seats_wrote_down_apart_do_not_hold_up_the_exchange(
    bench: Bench, joined: Join
) -> None:
    other = joined("B")
    number = bench.registered(reporter_name=None, reporter_phone=None)
    exchange(bench, other)

    bench.act("person", number, reporter_name="李某", reporter_phone="13900000001")
    other.later(minutes=1)
    other.act("person", number, reporter_name="王某", reporter_phone="13900000002")

    assert all_equal(bench, other)
    assert bench.room.ask(EventDetail(number)).reporter == {}
    assert other.room.ask(EventDetail(number)).reporter == {"name": "王*", "phone": "139****0002"}


def test_the_settled_ones_of_a_large_journal_are_found_without_walking_it(bench: Bench, joined: Join) -> None:
    """The answer equals that of looking at every event, and costs as much as before the journal grew."""
    other = joined("B")
    numbers = [dispatched_apart(bench, [other]) for _ in range(3)]
    exchange(bench, other)
    for number in numbers[1:]:
        (conflict,) = bench.event(number).conflicts
        bench.act("settle", number, by=LEADER, conflict=conflict.id, keep=conflict.first, reason="甲先到")
    store = store_of(bench)
    before = _steps(store, Conflicts(settled=True))

    with store.database.writing() as connection:
        connection.executemany(
            "INSERT INTO entry (hash, stream, seq, id, kind, subject, hlc, verb, raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (f"h{n}", "330299104/Z.1", n, f"i{n}", "event", f"s{n % 5000}", n, "note", b"{}")
                for n in range(20_000)
            ),
        )
    shown = bench.room.ask(Conflicts(settled=True))

    with store.database.reading() as connection:
        bodies = connection.execute(
            "SELECT body FROM snapshot JOIN event USING (row) ORDER BY registered_at, row"
        ).fetchall()
    looked_at = [decoded(body) for (body,) in bodies]
    assert [(one.event, one.id, one.settled) for one in shown] == [
        (event.id, conflict.id, conflict.settled) for event in looked_at for conflict in event.conflicts
    ]
    assert [one.settled for one in shown] == [False, True, True]
    assert [one.event for one in bench.room.ask(Conflicts())] == [bench.event(numbers[0]).id]
    assert _steps(store, Conflicts(settled=True)) < before + 100


def _steps(store: SeatStore, query: Conflicts) -> int:
    """How many tens of steps SQLite takes for an answer."""
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    with store.database.reading() as connection:
        connection.set_progress_handler(step, 10)
        answers.answer(Reading(connection, store._watch.current(), FixedClock(MORNING)), query)
        connection.set_progress_handler(None, 0)
    return steps
