"""What the desk says when disk, folder, clock or machine misbehave: one sentence, one way out, and back by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from commandroom.domain.errors import DamageError, RoomError, WorldError
from commandroom.ui.notices import Kind
from commandroom.usecases.commands import Act, MarkRead
from tests.ui.states.conftest import Machine

Begin = Callable[..., Machine]
GB = 1_000_000_000


def test_a_sound_machine_is_not_spoken_of(watched: Begin) -> None:
    machine = watched()

    machine.look()

    assert machine.said == ""
    assert machine.seat.desk.gate.error is None


def test_the_disk_is_spoken_of_before_it_is_full_and_no_more_when_there_is_room(watched: Begin) -> None:
    machine = watched()

    machine.place = replace(machine.place, free=400_000_000)
    machine.look()
    early, is_open = machine.said, machine.seat.desk.gate.error is None
    machine.place = replace(machine.place, free=2 * GB)
    machine.look()

    assert "磁盘只剩" in early
    assert is_open
    assert machine.said == ""


def test_below_the_reserve_a_deed_is_refused_before_anything_is_tried(watched: Begin) -> None:
    machine = watched()
    machine.place = replace(machine.place, free=50_000_000)
    machine.look()
    refused: list[RoomError] = []
    number = machine.seat.bench.submitted()

    machine.seat.desk.perform(Act("note", number, {"text": "未写入"}), refused=refused.append)
    machine.settle()

    assert [error.code for error in refused] == ["state.disk_full"]
    assert "磁盘已满" in machine.said
    assert machine.seat.bench.log(number) == ["register", "submit"]


def test_a_full_disk_said_by_the_store_closes_the_gate_until_there_is_room(watched: Begin) -> None:
    machine = watched()

    machine.seat.desk.fail(WorldError("store.disk_full", file="room.db"))
    closed = machine.seat.desk.gate.error
    machine.press()

    assert closed is not None
    assert closed.code == "state.disk_full"
    assert machine.seat.desk.gate.error is None
    assert machine.said == ""


def test_a_folder_that_is_gone_comes_back_by_itself(watched: Begin) -> None:
    machine = watched()
    there = machine.place

    machine.place = replace(there, identity=0, free=None)
    machine.look()
    gone = machine.said
    machine.place = replace(there, identity=8)
    machine.look()

    assert "不见了" in gone
    assert str(machine.seat.bench.home) in gone
    assert (machine.said, machine.reconnected) == ("", 1)
    assert machine.seat.desk.gate.error is None


def test_a_store_opened_for_reading_closes_what_writes_and_offers_to_open_again(watched: Begin) -> None:
    machine = watched(is_read_only=True)

    machine.press()

    assert "只读" in machine.said
    assert machine.restarted == 1


def test_what_the_gate_guards_is_disabled_with_its_reason_and_comes_back_as_the_page_wants(
    watched: Begin,
) -> None:
    machine = watched()
    gate = machine.seat.desk.gate
    button, idle, action = QPushButton("登记"), QPushButton("退回"), QAction("派遣", machine.window)
    for part in (button, idle):
        part.setParent(machine.window)
    button.setToolTip("Ctrl+Enter")
    idle.setEnabled(False)
    gate.guard(button, idle, action)

    gate.shut("x", WorldError("state.read_only"))
    held = (button.isEnabled(), action.isEnabled(), button.toolTip())
    idle.setEnabled(True)
    is_idle_held = not idle.isEnabled()
    gate.lift("x")

    assert held == (False, False, gate_reason())
    assert is_idle_held
    assert (button.isEnabled(), idle.isEnabled(), action.isEnabled()) == (True, True, True)
    assert button.toolTip() == "Ctrl+Enter"


def gate_reason() -> str:
    return "数据库以只读方式打开，可查看、搜索、打印，不能办理。"


def test_while_it_is_only_read_nothing_is_said_of_what_the_seat_keeps_for_itself(watched: Begin) -> None:
    machine = watched(is_read_only=True)
    said: list[object] = []
    machine.seat.desk.notices.said.connect(said.append)

    machine.seat.desk.perform(MarkRead("x"))
    machine.settle()

    assert said == []


@pytest.mark.parametrize(
    ("error", "words", "kind"),
    [
        (WorldError("store.disk_fault", file="room.db", reason="I/O error"), "写盘出错", Kind.CRIT),
        (DamageError("journal.damaged", problem="x", count=1), "数据损坏", Kind.CRIT),
        (WorldError("store.read_only", file="room.db"), "只读", Kind.CRIT),
    ],
)
def test_a_fault_of_the_store_stops_writing_and_stays_said(
    watched: Begin, error: RoomError, words: str, kind: Kind
) -> None:
    machine = watched()

    machine.seat.desk.fail(error)
    machine.look()

    banner = machine.seat.desk.notices.banner
    assert banner is not None
    assert (words in banner.text, banner.kind, bool(banner.action)) == (True, kind, True)
    assert machine.seat.desk.gate.error is not None


def test_damage_found_by_a_job_in_the_background_reaches_the_desk(watched: Begin) -> None:
    machine = watched()
    store, now = machine.seat.bench.room.store, machine.seat.bench.clock.moment
    store.job_started("check", 3600, now)
    store.job_ended("check", now, "journal.damaged")

    machine.look()

    assert "数据损坏" in machine.said


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=3653), timedelta(hours=-5)])
def test_a_clock_that_jumped_is_said_with_both_times_until_it_is_understood(
    watched: Begin, jump: timedelta
) -> None:
    machine = watched()
    before = machine.seat.bench.clock.moment

    machine.seat.bench.clock.moment = before + jump + timedelta(seconds=5)
    machine.seconds += 5
    machine.watch.tick()
    said = machine.said
    machine.press()

    assert said.count("2026-03-10") == (2 if abs(jump) < timedelta(days=1) else 1)
    assert "09:00" in said
    assert machine.said == ""


def test_a_machine_that_slept_three_days_is_no_jump_of_the_clock(watched: Begin) -> None:
    machine = watched()
    woken: list[object] = []
    machine.watch.woke.connect(woken.append)

    machine.seat.bench.later(days=3)
    machine.seconds += 3 * 86400
    machine.watch.tick()

    assert "休眠" in machine.said
    assert "3天" in machine.said.replace(" ", "")
    assert len(woken) == 1


def test_a_clock_behind_the_last_deeds_is_said_at_the_next_start(watched: Begin) -> None:
    machine = watched()
    machine.seat.bench.later(days=2)
    machine.seconds += 2 * 86400
    machine.watch.tick()
    machine.press()
    machine.watch.close()

    machine.seat.bench.later(days=-2)
    machine.begin()

    assert "时钟" in machine.said


def test_another_program_that_holds_the_store_loses_no_click(watched: Begin) -> None:
    machine = watched()
    answers = iter([WorldError("store.busy", file="room.db"), WorldError("store.busy", file="room.db"), None])
    done: list[object] = []

    def deed() -> str:
        error = next(answers)
        if error is not None:
            raise error
        return "kept"

    machine.seat.desk.work(deed, then=done.append)
    machine.settle()
    said = machine.said
    machine.seat.qtbot.waitUntil(lambda: bool(done), timeout=10_000)

    assert "正在重试" in said
    assert done == ["kept"]
    assert machine.said == ""


def test_a_form_comes_back_when_its_person_stops_trying(watched: Begin) -> None:
    machine = watched()
    refused: list[RoomError] = []

    def deed() -> str:
        raise WorldError("store.busy", file="room.db")

    machine.seat.desk.work(deed, refused=refused.append)
    machine.settle()
    machine.press()

    assert [error.code for error in refused] == ["store.busy"]
    assert machine.said == ""
