"""One deed at many events, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from commandroom.domain.errors import RefusedError, WorldError
from commandroom.domain.event.state import State
from commandroom.usecases import batching
from commandroom.usecases.batching import ManyDeeds, ManyUndone, chosen
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act, Amend
from commandroom.usecases.queries import EventDetail, Records
from commandroom.usecases.room import Room
from tests.room import COMMAND, INTAKE, LEADER, Bench, bench_in

ACCEPT = {"category": "0910", "urgency": "一般"}


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = bench_in(tmp_path / "a")
    yield made
    made.room.store.close()


def rows(bench: Bench, *numbers: str) -> list[int]:
    return [bench.room.ask(EventDetail(number)).row for number in numbers]


def drive(work: ManyDeeds | ManyUndone, room: Room) -> None:
    while not work.is_over:
        work.step(room)


def test_each_event_is_done_or_refused_for_itself(bench: Bench) -> None:
    waiting = [bench.submitted(title=f"第{at}件") for at in range(3)]
    closed = bench.closed(title="办完的")
    work = ManyDeeds(rows(bench, *waiting, closed), "accept", ACCEPT, total=4, actor=INTAKE)

    drive(work, bench.room)

    assert [bench.state(number) for number in waiting] == [State.PENDING_TRIAGE] * 3
    assert bench.state(closed) is State.CLOSED
    assert (work.result.done, work.result.tried, dict(work.result.reasons)) == (3, 4, {"verb.not_open": 1})
    assert [refused.number for refused in work.result.refused] == [closed]


def test_what_was_refused_can_be_tried_again_when_it_has_come_so_far(bench: Bench) -> None:
    waiting = bench.submitted(title="第一件")
    work = ManyDeeds(rows(bench, waiting), "triage", {}, total=1, actor=COMMAND)
    drive(work, bench.room)
    bench.act("accept", waiting, by=INTAKE, **ACCEPT)
    data = {"tier": "二级", "level": "无", "lead_office": "发展服务办公室"}
    again = work.again()
    again.data = data

    drive(again, bench.room)

    assert (work.result.done, again.total, again.result.done) == (0, 1, 1)
    assert bench.state(waiting) is State.PENDING_DISPATCH


def test_a_batch_is_taken_back_but_for_what_somebody_built_on(bench: Bench) -> None:
    waiting = [bench.submitted(title=f"第{at}件") for at in range(3)]
    work = ManyDeeds(rows(bench, *waiting), "accept", ACCEPT, total=3, actor=INTAKE)
    drive(work, bench.room)
    bench.act("note", waiting[0], by=COMMAND, text="已联系")

    undone = ManyUndone(work.result.undoable, actor=INTAKE)
    drive(undone, bench.room)

    states = [bench.state(number) for number in waiting]
    assert work.result.can_be_undone
    assert states == [State.PENDING_TRIAGE, State.PENDING_ACCEPT, State.PENDING_ACCEPT]
    assert (undone.result.done, dict(undone.result.reasons)) == (2, {"withdraw.acted_after": 1})


def test_urging_cannot_be_taken_back_and_says_so_beforehand(bench: Bench) -> None:
    waiting = bench.submitted(title="第一件")
    work = ManyDeeds(rows(bench, waiting), "urge", {}, total=1, actor=LEADER)

    drive(work, bench.room)

    assert work.result.done == 1
    assert not work.result.can_be_undone


def test_stopped_between_two_steps_the_rest_stays_as_it_is(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batching, "AT_ONCE", 2)
    waiting = [bench.submitted(title=f"第{at}件") for at in range(5)]
    work = ManyDeeds(rows(bench, *waiting), "accept", ACCEPT, total=5, actor=INTAKE)

    work.step(bench.room)
    work.stop()

    assert (work.result.done, work.result.left, work.is_over) == (2, 3, True)
    assert [bench.state(number) for number in waiting].count(State.PENDING_ACCEPT) == 3


def test_stopped_while_an_event_is_taken_up_nothing_is_counted_twice(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = [bench.submitted(title=f"第{at}件") for at in range(5)]
    work = ManyDeeds(rows(bench, *waiting), "accept", ACCEPT, total=5, actor=INTAKE)
    perform = Room.perform

    def perform_and_stop(room: Room, command: Act) -> Changes:
        work.stop()
        return perform(room, command)

    monkeypatch.setattr(Room, "perform", perform_and_stop)
    drive(work, bench.room)

    assert (work.result.done, work.result.left, work.is_over) == (1, 4, True)


def test_taking_back_can_be_stopped_as_well(bench: Bench) -> None:
    waiting = [bench.submitted(title=f"第{at}件") for at in range(3)]
    work = ManyDeeds(rows(bench, *waiting), "accept", ACCEPT, total=3, actor=INTAKE)
    drive(work, bench.room)
    undone = ManyUndone(work.result.undoable, actor=INTAKE)

    undone.stop()
    undone.step(bench.room)

    assert (undone.result.done, undone.result.left, undone.is_over) == (0, 3, True)


def test_a_full_disk_ends_the_work_at_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = [bench.submitted(title=f"第{at}件") for at in range(3)]
    work = ManyDeeds(rows(bench, *waiting), "accept", ACCEPT, total=3, actor=INTAKE)

    def full(_room: Room, _command: object) -> None:
        raise WorldError("disk.full")

    monkeypatch.setattr(Room, "perform", full)
    work.step(bench.room)

    assert dict(work.result.reasons) == {"disk.full": 1}
    assert (work.is_over, work.result.left) == (True, 2)


def test_a_selection_is_some_or_all_but_some_in_the_order_of_the_list() -> None:
    ids = [5, 3, 8, 1]

    assert list(chosen(ids, frozenset({8, 5}), is_all=False)) == [5, 8]
    assert list(chosen(ids, frozenset({8}), is_all=True)) == [5, 3, 1]
    assert list(chosen(ids, frozenset(), is_all=True)) == ids


def test_a_shared_view_is_on_the_rooms_record_by_a_leader_alone(bench: Bench) -> None:
    fields = {"name": "来访", "icon": "flag", "query": {"view": "open"}}

    bench.room.perform(Amend("view", "v1", fields, actor=LEADER))
    with pytest.raises(RefusedError, match=r"role\.missing"):
        bench.room.perform(Amend("view", "v2", fields, actor=INTAKE))

    assert [(row.id, row.fields["name"]) for row in bench.room.ask(Records("view"))] == [("v1", "来访")]
