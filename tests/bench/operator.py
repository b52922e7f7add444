"""The operator's time: keys on the real window, counted against the limits, and how long the window itself works.

Every key that goes down counts, `Ctrl+Enter` twice; the text that is typed does not. What was done is read back from
the store afterwards: a count of keys that did not do the work is worth nothing.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


from commandroom.base.clock import FixedClock
from commandroom.domain.event.state import Event, State
from commandroom.entrypoints.benches import Result
from commandroom.entrypoints.opening import open_room
from commandroom.ui.application import application
from commandroom.ui.program import Program
from commandroom.ui.pulse import Pulse
from commandroom.ui.settings import DeskSettings
from commandroom.ui.tour.hands import Hands
from commandroom.usecases.commands import Act, SeatSetting
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows, EventDetail
from commandroom.usecases.room import Room
from tests.ui.room import AFTERNOON, found_township

URGENT_MOST = 60
EACH_MOST = 8
WAITING = 10
QUEUE = "2"
SOURCE = "Alt+5"
CALL = {
    "who": "王女士",
    "phone": "10066527166",
    "text": "临溪村路口井盖缺失，刚有人摔倒受伤，情况紧急，请马上派人。",
    "place": "临溪村村委会门口",
}
"""Fictitious; no operator issues numbers that begin with 100."""
MATTERS = (
    ("0204", "消防通道被占用", "两辆面包车把消防通道堵死了"),
    ("0401", "路口井盖缺失", "路口井盖不见了，夜里看不清"),
    ("0601", "邻居装修吵闹", "晚上十点还在装修，影响休息"),
)


@dataclass(slots=True)
class Shift:
    """What one script took: keys by name in order, seconds until the desk rested, seconds of the window's own thread."""

    keys: list[str] = field(default_factory=list)
    wall: float = 0.0
    window: float = 0.0

    @property
    def count(self) -> int:
        """Every key that went down, a modifier like any other."""
        return sum(len(key.split("+")) for key in self.keys)


class Operator:
    """Two hands at a desk that count what they press beyond the text."""

    def __init__(self, room: Room, clock: FixedClock, home: Path) -> None:
        self.room = room
        self.clock = clock
        settings = DeskSettings(home)
        settings.put("appearance", {"reduce_motion": True})
        settings.put("lang", "zh_CN")
        settings.sync()
        self.program = Program(
            application(), room, clock=clock, home=home, listen=lambda bus: room.listen(bus.announce)
        )
        self.program.opened.window.resize(1366, 768)
        self.hands = Hands(self.program.opened.window, Pulse())
        self.shift = Shift()
        self.hands.rest()

    def press(self, *keys: str) -> None:
        """Press keys, and wait for the desk after each."""
        for key in keys:
            self.shift.keys.append(key)
            self._work(partial(self.hands.press, key))

    def type(self, text: str) -> None:
        """Type a text; it is not counted."""
        self._work(partial(self.hands.type, text))

    def await_dialog(self) -> None:
        """Nothing is pressed until the form can be handed in."""
        self._work(self.hands.await_dialog)

    def taken(self) -> Shift:
        """What was counted since the last time."""
        done, self.shift = self.shift, Shift()
        return done

    def close(self) -> None:
        """Go home."""
        self.program.close()

    def _work(self, do: Callable[[], object]) -> None:
        wall, window = time.perf_counter(), time.thread_time()
        do()
        self.shift.wall += time.perf_counter() - wall
        self.shift.window += time.thread_time() - window


def urgent_call(operator: Operator) -> Shift:
    """From the board: a call comes in, is registered, and somebody is on the way."""
    operator.press("N", SOURCE, "Tab")
    operator.type(CALL["who"])
    operator.press("Tab")
    operator.type(CALL["phone"])
    operator.press("Tab", "Tab")
    operator.type(CALL["text"])
    operator.press(*["Tab"] * 5)
    operator.type(CALL["place"])
    operator.press("Ctrl+Return")
    operator.await_dialog()
    operator.press("Ctrl+Return")
    return operator.taken()


def ten_waiting(operator: Operator, *, events: int = WAITING) -> Shift:
    """From the board: each waiting event is accepted, graded and sent to somebody."""
    operator.press(QUEUE)
    for _event in range(events):
        operator.press("A")
        for _step in ("accept", "triage", "dispatch"):
            operator.await_dialog()
            operator.press("Ctrl+Return")
    return operator.taken()


def wait_for_acceptance(room: Room, clock: FixedClock, *, events: int = WAITING) -> list[str]:
    """So many events that were submitted and wait."""
    found = room.store.reference.actor("intake")
    assert found is not None
    now = clock.now()
    ids = []
    for at in range(events):
        category, title, text = MATTERS[at % len(MATTERS)]
        data = {"source": "GRID", "title": f"{title}{at + 1}", "text": text, "location": f"老街{at + 1}号",
                "occurred_at": now, "reported_at": now}  # fmt: skip
        done = room.perform(Act("register", data=data, actor=found.id))
        room.perform(Act("submit", done.event, {"category_suggest": category}, actor=found.id))
        ids.append(done.event)
    return ids


def newest(room: Room, clock: FixedClock) -> Event:
    """The event that was registered last."""
    board = BoardQuery(view="all", sort="registered")
    ids = room.ask(BoardIds(board, clock.now())).ids
    rows = room.ask(BoardRows(tuple(memoryview(ids).cast("i"))))
    return room.ask(EventDetail(max(rows, key=lambda row: row.row).id)).event


def is_on_the_way(event: Event) -> bool:
    """Whether a unit leads, a person of it handles, and both were told."""
    return event.state is State.PENDING_SIGN and event.lead is not None and bool(event.lead.handler)


def seat_in(home: Path) -> tuple[Room, FixedClock]:
    """A township's room with its shift leader at the seat."""
    found_township(home)
    clock = FixedClock(AFTERNOON)
    room = open_room(home, clock=clock)
    leader = room.store.reference.actor("shift_leader")
    assert leader is not None
    room.perform(SeatSetting("operator", leader.id))
    return room, clock


def operator(_events: int) -> Iterator[Result]:
    """Both scripts on one desk.

    Raises:
        SystemExit: the keys did not do the work.
    """
    folder = Path(tempfile.mkdtemp(prefix="commandroom-bench-"))
    room, clock = seat_in(folder / "home")
    waiting = wait_for_acceptance(room, clock)
    desk = Operator(room, clock, folder / "home")
    try:
        ten = ten_waiting(desk)
        sent = sum(is_on_the_way(room.ask(EventDetail(event)).event) for event in waiting)
        call = urgent_call(desk)
        event = newest(room, clock)
    finally:
        desk.close()
        room.store.close()
        shutil.rmtree(folder, ignore_errors=True)
    if sent != WAITING or not is_on_the_way(event) or event.location != CALL["place"]:
        raise SystemExit(f"the keys did not do the work: {sent} of {WAITING}, {event.state}")
    yield Result("operator_urgent_call_keys", call.count, "keys", URGENT_MOST, must=1.0)
    yield Result("operator_urgent_call_window", call.window, "s", call.wall)
    yield Result("operator_ten_waiting_keys_each", ten.count / WAITING, "keys", EACH_MOST, must=1.0)
    yield Result("operator_ten_waiting_window", ten.window, "s", ten.wall)
