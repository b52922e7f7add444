"""A shift is handed over: open events, promises, both signatures in the journal, and nothing of it changes afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from commandroom.domain.errors import FieldError, RefusedError, WrongUseError
from commandroom.domain.people.handover import HandedItem, HandOver
from commandroom.usecases.commands import Amend, GiveShift, TakeShift
from commandroom.usecases.handingover import waiting_for
from commandroom.usecases.queries import HandOvers
from tests.room import COMMAND, INTAKE, LEADER, Bench, bench_in

AUDITOR = "t-auditor"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return bench_in(tmp_path / "home")


def give(bench: Bench, *, to: str = COMMAND, by: str = LEADER, **more: str) -> None:
    number = bench.signed()
    items = (HandedItem(bench.event(number).id, number, "答应18:00前回电"),)
    bench.room.perform(GiveShift("h1", to, items, more.get("notes", "夜间注意西街"), 7, 2, by))


def last(bench: Bench) -> HandOver:
    return bench.room.ask(HandOvers())[0]


def test_who_leaves_signs_and_who_comes_signs_and_both_moments_stand_in_the_journal(bench: Bench) -> None:
    give(bench)
    waiting = last(bench)
    bench.later(minutes=20)
    bench.room.perform(TakeShift("h1", COMMAND))

    taken = last(bench)
    assert waiting.is_waiting
    assert (taken.outgoing, taken.incoming) == (LEADER, COMMAND)
    assert taken.taken_at is not None
    assert (taken.taken_at - taken.given_at).total_seconds() == 20 * 60
    assert [item.promise for item in taken.promises] == ["答应18:00前回电"]
    assert (taken.total, taken.red, taken.notes) == (7, 2, "夜间注意西街")
    signed = [e.actor for e in bench.room.store.export_entries() if e.subject == "handover:h1"]
    assert signed == [LEADER, COMMAND]


@pytest.mark.parametrize("by", [LEADER, INTAKE])
def test_nobody_signs_for_somebody_else(bench: Bench, by: str) -> None:
    give(bench)

    with pytest.raises(RefusedError, match="not_yours"):
        bench.room.perform(TakeShift("h1", by))

    assert last(bench).is_waiting


def test_nobody_hands_over_to_themselves(bench: Bench) -> None:
    with pytest.raises(RefusedError, match="to_oneself"):
        give(bench, to=LEADER)

    assert bench.room.ask(HandOvers()) == ()


def test_what_was_signed_is_neither_written_anew_nor_taken_twice(bench: Bench) -> None:
    give(bench)
    with pytest.raises(RefusedError, match="written"):
        bench.room.perform(GiveShift("h1", INTAKE, (), "另写", actor=LEADER))
    bench.room.perform(TakeShift("h1", COMMAND))

    with pytest.raises(RefusedError, match="taken"):
        bench.room.perform(TakeShift("h1", COMMAND))


def test_a_hand_over_cannot_be_filled_in_as_a_record(bench: Bench) -> None:
    with pytest.raises(WrongUseError, match="by_deed"):
        bench.room.perform(
            Amend("handover", "h1", {"taken_at": "2026-03-10T09:00:00+08:00"}, actor="t-director")
        )
    give(bench)
    with pytest.raises(WrongUseError, match="by_deed"):
        bench.room.perform(Amend("handover", "h1", {}, actor="t-director", retire=True))


def test_a_stranger_takes_nothing_over_and_a_text_that_is_too_long_is_refused(bench: Bench) -> None:
    with pytest.raises(FieldError, match="unknown"):
        give(bench, to="nobody")
    with pytest.raises(FieldError, match="too_long"):
        give(bench, notes="长" * 2001)
    with pytest.raises(RefusedError, match=r"handover\.unknown"):
        bench.room.perform(TakeShift("none", COMMAND))


def test_who_only_looks_hands_nothing_over(bench: Bench) -> None:
    with pytest.raises(RefusedError, match="role"):
        give(bench, by=AUDITOR)


def test_the_newest_one_that_waits_is_the_one_to_sign(bench: Bench) -> None:
    give(bench)
    bench.later(hours=1)
    bench.room.perform(GiveShift("h2", COMMAND, actor=INTAKE))
    found = bench.room.ask(HandOvers())

    newest = waiting_for(COMMAND, found, bench.clock.moment)
    assert newest is not None
    assert newest.id == "h2"
    assert waiting_for(INTAKE, found, bench.clock.moment) is None


def test_verify_and_rebuild_keep_it_as_it_is(bench: Bench) -> None:
    give(bench)
    before = bench.room.ask(HandOvers())

    bench.room.store.rebuild()

    assert bench.room.ask(HandOvers()) == before
