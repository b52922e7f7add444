"""Failures that a room must live through (F1–F30), as far as the exchange answers for them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from threading import Thread
from typing import Any
from unittest.mock import patch

import pytest

from commandroom.domain.errors import NotFoundError
from commandroom.domain.event.lifecycle import DECODERS, VERBS
from commandroom.domain.exchange.answering import answer
from commandroom.domain.exchange.effects import Fault, KeepParts, KeepStatements, LoadSums
from commandroom.domain.exchange.messages import Answer, Ask, PullAnswer, PushAsk
from commandroom.domain.exchange.trust import Revoked
from commandroom.domain.journal import millis
from commandroom.store.exchange import summing
from commandroom.sync.running import run
from commandroom.sync.statements import signed
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import RecordHistory, Records
from tests.exchange.conftest import Opened, Place, united
from tests.exchange.parties import TOWNSHIP
from tests.exchange.test_lessons import hashes, newer
from tests.room import COMMAND, DIRECTOR, INTAKE, LEADER, MORNING, OFFICE, OTHER
from tests.simulation.nodes import HUB, Grounds


def serve(asker: Place, asked: Place, asks: Sequence[Ask]) -> None:
    """The other side does again what it was asked, whoever still listens."""
    for ask in asks:
        run(answer(ask, asker.box.device), asked.box.own_disk)


@pytest.mark.parametrize("lost", ["requests", "answers"])
def test_f3_what_is_lost_on_the_way_has_no_visible_effect(place: Opened, lost: str) -> None:
    a, b, hub = place("A"), place("B"), place(HUB)
    a.desk.signed()
    b.desk.triaged()
    luck = random.Random(7)  # noqa: S311 - which calls are lost
    for one in (a, b) * 6:

        def spoil(_ask: Ask, said: Answer) -> Answer | Fault:
            return said if luck.random() < 0.6 else Fault("exchange.unreachable")

        if lost == "answers":
            one.ask(hub, spoil=spoil)
        elif luck.random() < 0.6:
            one.ask(hub)
    everything = hashes(a) | hashes(b)
    united(a, b, hub=hub)
    assert hashes(a) == hashes(b) == hashes(hub) == everything


def test_f3_calls_that_come_twice_and_in_another_order_change_nothing(place: Opened) -> None:
    a, b, hub = place("A"), place("B"), place(HUB)
    a.desk.signed()
    b.desk.triaged()
    digest = united(a, b, hub=hub)
    calls = [*a.calls, *b.calls] * 2
    random.Random(3).shuffle(calls)  # noqa: S311 - some order
    assert any(isinstance(call, PushAsk) for call in calls)
    serve(a, hub, calls)
    assert hub.look().digest == digest
    assert hub.statuses() == b.statuses() == {}


def test_f11_a_restored_seat_gives_no_number_twice_once_it_has_met_the_others(place: Opened) -> None:
    a, hub = place("A"), place(HUB)
    old = a.copied("old")
    given = [a.desk.registered() for _ in range(3)]
    a.ask(hub)
    a.set_back(old)
    a.ask(hub)
    assert a.desk.registered() not in given
    assert a.stream == f"{TOWNSHIP}/A.2"


def test_f12_both_copies_of_a_cloned_disk_leave_the_stream_that_they_share(place: Opened) -> None:
    a, hub = place("A"), place(HUB)
    a.desk.triaged()
    a.ask(hub)
    twin = place("A", of=a.copied("disk"))
    shared = a.stream
    a.desk.registered()
    twin.desk.registered()
    a.ask(hub)
    twin.ask(hub)
    a.ask(hub)
    assert shared not in {a.stream, twin.stream}
    assert sorted(hashes(a)) == sorted(hashes(twin))


def dispatched_twice(place: Opened) -> tuple[Place, Place, Place, str]:
    a, b, hub = place("A"), place("B"), place(HUB)
    number = a.desk.triaged()
    united(a, b, hub=hub)
    a.desk.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="到场处置")
    b.desk.act("dispatch", number, by=COMMAND, lead_office=OTHER, requirement="到场处置")
    united(a, b, hub=hub)
    return a, b, hub, number


def test_f15_two_seats_that_dispatched_one_event_apart_see_the_same_conflict(place: Opened) -> None:
    a, b, hub, number = dispatched_twice(place)
    (here,), (there,) = a.desk.event(number).conflicts, b.desk.event(number).conflicts
    assert here == there
    assert here.verbs == ("dispatch", "dispatch")
    assert not here.settled
    assert hub.desk.event(number).conflicts == (here,)


def test_f15_what_a_person_settles_at_one_seat_is_settled_at_all(place: Opened) -> None:
    a, b, hub, number = dispatched_twice(place)
    (conflict,) = b.desk.event(number).conflicts
    b.desk.act("settle", number, by=LEADER, conflict=conflict.id, keep=conflict.second, reason="现场核定")
    united(a, b, hub=hub)
    for one in (a, b, hub):
        (found,) = one.desk.event(number).conflicts
        assert (found.settled, found.kept) == (True, conflict.second)
    assert a.desk.event(number).lead == b.desk.event(number).lead


def test_f16_two_seats_that_change_one_field_of_the_roster_end_with_the_later_and_keep_both(
    place: Opened,
) -> None:
    a, b, hub = place("A"), place("B"), place(HUB)
    a.desk.room.perform(Amend("person", "t-intake", {"name": "甲"}, actor=DIRECTOR))
    b.desk.later(minutes=1)
    b.desk.room.perform(Amend("person", "t-intake", {"name": "乙"}, actor=DIRECTOR))
    a.desk.room.perform(Amend("person", "t-intake", {"phone": "13900000001"}, actor=DIRECTOR))
    united(a, b, hub=hub)
    for one in (a, b, hub):
        (person,) = [row for row in one.desk.room.ask(Records("person")) if row.id == "t-intake"]
        assert (person.fields["name"], person.fields["phone"]) == ("乙", "13900000001")
        changes = one.desk.room.ask(RecordHistory("person", "t-intake"))
        assert [change.value for change in changes if change.field == "name"][-2:] == ["甲", "乙"]


def revoked(grounds: Grounds, hub: Place, letter: str, upto: dict[str, int]) -> None:
    said = Revoked(at=millis(MORNING), device=grounds.devices[letter].id, upto=upto)
    hub.box.own_disk.perform(KeepStatements((signed(said, grounds.authority.keys),)))


def test_f17_what_a_seat_wrote_after_it_was_revoked_arrives_and_has_no_effect(
    place: Opened, grounds: Grounds
) -> None:
    a, b, hub = place("A"), place("B"), place(HUB)
    before = b.desk.registered()
    united(a, b, hub=hub)
    top = max(e.seq for e in b.entries if e.stream == f"{TOWNSHIP}/B.1")
    revoked(grounds, hub, "B", {f"{TOWNSHIP}/B.1": top})
    later = b.desk.registered()
    late = {e.hash for e in b.entries if e.stream == f"{TOWNSHIP}/B.1" and e.seq > top}
    united(b, a, hub=hub)
    for one in (a, b, hub):
        assert late <= hashes(one)
        assert one.look().void == late
        assert one.desk.event(before).number == before
        with pytest.raises(NotFoundError):
            one.desk.event(later)


def test_f17_a_revocation_that_comes_after_the_deeds_takes_their_effect_everywhere(
    place: Opened, grounds: Grounds
) -> None:
    a, b, hub = place("A"), place("B"), place(HUB)
    number = a.desk.triaged()
    united(a, b, hub=hub)
    state = a.desk.event(number).state
    b.desk.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="到场处置")
    united(a, b, hub=hub)
    assert a.desk.event(number).state != state
    revoked(grounds, hub, "B", {})
    united(a, b, hub=hub)
    for one in (a, b, hub):
        assert one.desk.event(number).state == state


def test_f17_what_a_seat_writes_that_knows_it_was_revoked_has_no_effect_at_itself_either(
    place: Opened, grounds: Grounds
) -> None:
    a, b, hub = place("A"), place("B"), place(HUB)
    revoked(grounds, hub, "B", {})
    united(a, b, hub=hub)
    b.desk.registered()
    united(a, b, hub=hub)
    late = {e.hash for e in b.entries if e.stream == f"{TOWNSHIP}/B.1"}
    assert late
    assert a.look().void == b.look().void == late


def test_f19_what_was_not_understood_is_folded_after_the_upgrade(place: Opened, grounds: Grounds) -> None:
    a, hub = place("A"), place(HUB)
    number = a.desk.triaged()
    a.ask(hub)
    event = a.desk.event(number)
    entry, part = newer(grounds, event.id, event.heads)
    hub.box.own_disk.perform(KeepParts((part,), {}))
    a.ask(hub)
    assert a.desk.event(number).last_at == event.last_at
    known = {"consult_oracle": DECODERS["note"]}
    with patch.dict(VERBS, {"consult_oracle": VERBS["note"]}), patch.dict(DECODERS, known):
        a.restart()
        assert a.look().digest
        assert entry.hash in a.desk.event(number).heads
        assert "unknown_verb" not in a.statuses().values()


def test_f20_an_entry_that_makes_the_other_stumble_is_refused_alone(place: Opened) -> None:
    a, hub = place("A"), place(HUB)
    number = a.desk.triaged()
    poison = next(e for e in a.entries if e.subject == a.desk.event(number).id and e.verb == "accept")

    def is_poisoned(ask: Ask) -> bool:
        return isinstance(ask, PushAsk) and any(
            bytes(raw) == poison.raw for part in ask.parts for raw in part.entries
        )

    class Stumbling:
        def call(self, ask: Ask) -> Answer | Fault:
            if is_poisoned(ask):
                return Fault("exchange.crashed", of_batch=True)
            return run(answer(ask, a.box.device), hub.box.own_disk)

    from commandroom.domain.exchange.asking import exchange

    outcome = run(exchange(), a.box.own_disk, Stumbling(), rest=lambda _s: None)
    assert outcome.fault is None
    assert "exchange.crashed" in {one.reason for one in outcome.refused}
    behind = {e.hash for e in a.entries if e.stream == poison.stream and e.seq > poison.seq}
    assert behind <= hashes(hub)
    assert poison.hash not in hashes(hub)


def test_an_answer_to_something_else_breaks_the_exchange_off_with_its_name(place: Opened) -> None:
    a, hub = place("A"), place(HUB)
    a.desk.triaged()

    def spoil(ask: Ask, said: Answer) -> Answer:
        return PullAnswer() if isinstance(ask, PushAsk) else said

    outcome = a.ask(hub, spoil=spoil)
    assert outcome.fault is not None
    assert outcome.fault.code == "exchange.odd_answer"
    assert a.ask(hub).same


def test_two_seats_that_sealed_one_event_under_a_key_each_exchange_both_keys(place: Opened) -> None:
    a, b, c, hub = place("A"), place("B"), place("C"), place(HUB)
    number = a.desk.registered(reporter_name=None, reporter_phone=None)
    united(a, b, hub=hub)
    for one, name in ((a, "王某"), (b, "李某")):
        one.desk.act("person", number, by=INTAKE, reporter_name=name, reporter_phone="13900000001")
    united(a, b, c, hub=hub)
    event = a.desk.event(number).id
    said = [one.personal(event) for one in (a, b, c)]
    assert said[0]["name"] in {"王某", "李某"}
    assert said[0] == said[1] == said[2]


def test_f12_both_branches_of_a_fork_are_signed_though_the_other_came_before_mine_was(place: Opened) -> None:
    a, hub = place("A"), place(HUB)
    a.desk.triaged()
    a.ask(hub)
    twin = place("A", of=a.copied("disk"))
    for one in (a, twin):
        one.desk.registered()
    theirs = twin.entries
    twin.box.store.receive(a.entries)
    a.box.store.receive(theirs)
    a.ask(hub)
    assert hashes(hub) == hashes(a) == hashes(twin)
    assert hub.look().apart == frozenset()


def test_a_thread_that_reckons_while_another_does_counts_nothing_twice(place: Opened) -> None:
    a = place("A")
    a.desk.signed()
    expected = a.box.own_disk.perform(LoadSums()).sums
    database = a.box.store.database
    with database.reading() as connection, database.reading() as beside:
        reckoned = summing.Reckoned.stored(connection)
        other = Thread(target=reckoned.forward, args=(beside,))

        class Slow:
            """A connection that gives another thread all the time it wants, once the new entries were asked for."""

            def execute(self, words: str, *given: Any) -> Any:
                found = connection.execute(words, *given)
                if words == summing._NEWER and not other.ident:
                    other.start()
                    other.join(0.2)  # it waits for its turn, or has done everything
                return found

        found = reckoned.forward(Slow())
        other.join()

    assert found == reckoned.sums == expected


def test_what_is_written_while_an_exchange_runs_is_given_with_its_signature(place: Opened) -> None:
    a, hub = place("A"), place(HUB)
    a.desk.registered()
    asked: list[Ask] = []

    def work_on(ask: Ask, said: Answer) -> Answer:
        if not asked:
            a.desk.registered()
        asked.append(ask)
        return said

    outcome = a.ask(hub, spoil=work_on)

    assert outcome.refused == []
    assert hashes(a) == hashes(hub)
