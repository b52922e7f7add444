"""What the supervision desk knows: the lit clocks, the figures of the day, the causes of the backlog."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from commandroom.domain.errors import RoomError
from commandroom.domain.knowledge.sources import Word
from commandroom.domain.time.lamp import Lamp
from commandroom.ui.desk import Desk, Room
from commandroom.ui.moments import local
from commandroom.ui.pages.supervision.lamps import lamp_at
from commandroom.ui.pages.supervision.table_model import chain_text, key_of
from commandroom.usecases.alertcalls import heard_at
from commandroom.usecases.alerting import per_hour
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import (
    AlertRow,
    Alerts,
    CallRow,
    Calls,
    EventReminders,
    LampsDue,
    NodeRate,
    NodeRates,
    Reminders,
    Rules,
    Seats,
    TimerRow,
)
from commandroom.usecases.supervision import backlog_causes

NODES = ("accept", "dispatch", "sign", "dispose", "close")
TARGET_PER_HOUR = 6
BACKLOG = timedelta(hours=24)
LOOK_AGAIN_MS = 30_000
PAUSE_MS = 250
LOG_LIMIT = 2000
CHAINS_SHOWN = 500
_DUTIES = {"urge": "urge", "supervise": "supervise"}
_RED = (Lamp.RED.value, Lamp.DEEP_RED.value)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures above the columns: the steps done today by clock, and the reminders of the last hour."""

    nodes: dict[str, NodeRate] = field(default_factory=dict)
    per_hour: float = 0.0


@dataclass(slots=True)
class Outcome:
    """What came of one deed at many events."""

    done: int = 0
    refused: list[RoomError] = field(default_factory=list)


class Lit(NamedTuple):
    """Rows past their limit, the longest first; about to pass it, the next first; red for more than a day."""

    red: list[TimerRow]
    yellow: list[TimerRow]
    backlog: list[TimerRow]


def sorted_out(rows: Iterable[TimerRow], now: datetime) -> Lit:
    """The lit ones of these rows at a moment; each is looked at once, for there may be thousands."""
    lit = Lit([], [], [])
    since = now - BACKLOG
    for row in sorted(rows, key=attrgetter("due", "number")):
        lamp = lamp_at(row, now)
        if lamp is Lamp.YELLOW:
            lit.yellow.append(row)
        elif lamp.value in _RED:
            lit.red.append(row)
            if row.due < since:
                lit.backlog.append(row)
    return lit


def day_start(now: datetime) -> datetime:
    """Midnight of the township's day."""
    return local(now).replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def read_figures(room: Room, now: datetime) -> Figures:
    """Ask for the figures; called off the GUI thread."""
    rates: Sequence[NodeRate] = room.ask(NodeRates(day_start(now), now + timedelta(milliseconds=1)))
    log: Sequence[AlertRow] = room.ask(Alerts(limit=LOG_LIMIT))
    heard = heard_at(log, room.ask(Seats(now)).here)
    return Figures(
        {rate.timer: rate for rate in rates}, per_hour(heard, now, room.ask(Rules()).policy.alerts)
    )


class SupervisionViewModel(QObject):
    """Asks through the desk's tasks; looks again after every change and each half minute."""

    lamps_changed = Signal()
    figures_changed = Signal(object)
    causes_changed = Signal(object)
    chains_changed = Signal(object)
    calls_changed = Signal()
    failed = Signal(object)
    waited = Signal()
    finished = Signal(str, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: tuple[TimerRow, ...] = ()
        self.calls: tuple[CallRow, ...] = ()
        self.reasons: dict[str, Word] = {}
        self._is_open = False
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        desk.bus.changed.connect(self.on_changes)

    def open(self) -> None:
        """The page is on the screen."""
        self._is_open = True
        self._again.start()
        if not self.reasons:
            self._desk.ask(Rules(), then=self._know_rules, refused=self._fail)
        self.refresh()

    def close(self) -> None:
        """The page is off the screen; nobody looks."""
        self._is_open = False
        self._again.stop()
        self._pause.stop()

    @Slot()
    def refresh(self) -> None:
        """Ask again for lamps and figures."""
        now = self._desk.clock.now()
        self.waited.emit()
        self._desk.ask(LampsDue(now), then=self._take, refused=self._fail, lane="supervision.lamps")
        self._desk.ask(Calls(now), then=self._take_calls, refused=self._fail, lane="supervision.calls")
        room = self._desk.room
        self._desk.tasks.run(
            lambda: read_figures(room, now),
            then=self.figures_changed.emit,
            failed=self._fail_figures,
            lane="supervision.rates",
        )

    @Slot(object)
    def on_changes(self, _changes: object) -> None:
        """Somebody or the machine did something: look again in a moment."""
        if self._is_open:
            self._pause.start()

    # --- what is lit -------------------------------------------------------------------------------------------

    def lit(self) -> Lit:
        """What is red, yellow and lies now: the lamps turn between two answers of the store."""
        return sorted_out(self.rows, self._desk.clock.now())

    def backlog(self) -> list[TimerRow]:
        """Red for more than a day."""
        return self.lit().backlog

    def look_up_causes(self) -> None:
        """Read which causes were given for what lies there."""
        room, events = self._desk.room, tuple(dict.fromkeys(row.event for row in self.backlog()))
        self._desk.tasks.run(
            lambda: backlog_causes(room, events),
            then=self.causes_changed.emit,
            failed=self._desk.fail,
            lane="supervision.causes",
        )

    # --- deeds -------------------------------------------------------------------------------------------------

    def urge(self, rows: Iterable[TimerRow]) -> None:
        """Remind whoever has each of these events, each event once."""
        self._perform("urge", [Act("urge", row.event, _urging(row)) for row in _once(rows)])

    def supervise(self, rows: Iterable[TimerRow], data: dict[str, Any]) -> None:
        """A sheet for each of these events."""
        self._perform("supervise", [Act("supervise", row.event, dict(data)) for row in _once(rows)])

    def give_cause(self, rows: Iterable[TimerRow], code: str, text: str) -> None:
        """Say why these lie."""
        data = {"reason_code": code, "note": text.strip()}
        self._perform("cause", [Act("backlog_cause", row.event, dict(data)) for row in _once(rows)])

    def _perform(self, name: str, acts: Sequence[Act]) -> None:
        room, barred = self._desk.room, self._desk.gate.bar_of(_DUTIES.get(name, ""))
        if barred is not None:
            self._desk.notices.refuse(barred)
            return

        def work() -> Outcome:
            outcome = Outcome()
            for act in acts:
                try:
                    room.perform(act)
                    outcome.done += 1
                except RoomError as error:
                    outcome.refused.append(error)
            return outcome

        def tell(outcome: Outcome) -> None:
            self.finished.emit(name, outcome)
            self.refresh()

        self._desk.slow.run(work, then=tell)

    # --- answers -----------------------------------------------------------------------------------------------

    def _take(self, rows: tuple[TimerRow, ...]) -> None:
        self.rows = rows
        self.lamps_changed.emit()
        events = tuple(dict.fromkeys(row.event for row in rows))[:CHAINS_SHOWN]
        self._desk.ask(
            Reminders(events), then=self._take_chains, refused=self._fail, lane="supervision.chains"
        )

    def _take_calls(self, calls: tuple[CallRow, ...]) -> None:
        self.calls = calls
        self.calls_changed.emit()

    def _take_chains(self, found: tuple[EventReminders, ...]) -> None:
        urges = {one.event: one.urges for one in found}
        self.chains_changed.emit(
            {key_of(row): chain_text(row, urges[row.event]) for row in self.rows if row.event in urges}
        )

    def _fail(self, error: RoomError) -> None:
        self.failed.emit(error)

    def _fail_figures(self, error: Exception) -> None:
        """The lamps, asked in the same breath, say what is wrong with the store."""
        if isinstance(error, RoomError):
            self.figures_changed.emit(None)
        else:
            self._desk.fail(error)

    def _know_rules(self, book: Any) -> None:
        self.reasons = dict(book.policy.reasons.get("backlog", {}))


def _once(rows: Iterable[TimerRow]) -> list[TimerRow]:
    return list({row.event: row for row in rows}.values())


def _urging(row: TimerRow) -> dict[str, Any]:
    return {
        "to": row.handler_name or row.lead_name,
        "timer": row.timer,
        "unit": row.unit,
        "phase": row.phase,
        "epoch": row.epoch,
    }
