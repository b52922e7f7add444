"""The watch: brings alerts to the person as the policy says; what is only counted stands on the bell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from commandroom.domain.knowledge.rules import Alerts as Rulings
from commandroom.ui.desk import Desk, Room
from commandroom.ui.dialogs.alerts.words import one_line
from commandroom.ui.notices import Banner, Kind
from commandroom.ui.window import DeskWindow
from commandroom.usecases.alertcalls import heard_at
from commandroom.usecases.alerting import INTERRUPTING, MUTE, TRIGGERED, Delivery, deliveries
from commandroom.usecases.commands import Acknowledge
from commandroom.usecases.queries import AlertRow, Alerts, Rules, Seats
from commandroom.usecases.room import Room as UseCaseRoom
from commandroom.usecases.sitting import away

LOOK_MS = 15_000
PAUSE_MS = 300
RECENT = 400
TONE = "alerts.tone"
FIRST = "alerts.first"


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look found: what rings at this seat and the newest of what rang here, as it came here, and the rules."""

    log: tuple[AlertRow, ...]
    rules: Rulings
    here: str = ""


def look(room: Room) -> Seen:
    """Ask for them; called off the GUI thread."""
    ringing: Sequence[AlertRow] = room.ask(Alerts(TRIGGERED, RECENT))
    recent: Sequence[AlertRow] = room.ask(Alerts(limit=RECENT))
    log = {a.id: a for a in (*ringing, *recent)}.values()
    here = room.ask(Seats()).here
    return Seen(tuple(heard_at(log, here)), room.ask(Rules()).policy.alerts, here)


class AlertWatch(QObject):
    """Looks after every change and each quarter of a minute.

    What rang before the desk was opened is counted and not said again. One card stands for a storm. What rings at other seats
    is in the centre and makes no sound here.
    """

    came = Signal(int, int)
    counted = Signal(int)

    def __init__(self, desk: Desk, window: DeskWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._known: set[str] | None = None
        self._gathers = False
        self._here = ""
        self._waiting = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._again = QTimer(self, interval=LOOK_MS)
        self._again.timeout.connect(self.look)
        self._again.start()
        desk.bus.changed.connect(self._heard)
        window.alerts_wanted.connect(self.open_centre)
        desk.lock.changed.connect(self._tell_lock)
        self._tell_lock(desk.lock.is_locked)
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._again.stop()
        self._pause.stop()

    @Slot()
    def look(self) -> None:
        """Ask what rings."""
        room = self._desk.room
        self._desk.tasks.run(lambda: look(room), then=self._take, failed=self._desk.fail, lane="alerts.watch")

    @Slot()
    def gather(self, *_: object) -> None:
        """After a sleep what rang meanwhile comes as one card, the first class as always by its banner."""
        self._gathers = True
        self.look()

    @Slot()
    def open_centre(self) -> None:
        """Open the alert centre."""
        if "alerts" not in self._window.specs:
            from commandroom.ui.dialogs.alerts.centre import AlertCentre  # noqa: PLC0415 - not for the start

            AlertCentre(self._desk, parent=self._window).open()

    @Slot(bool)
    def _tell_lock(self, is_locked: bool) -> None:  # noqa: FBT001 - a slot
        """Who locks his seat is no longer there to hear anything."""
        room = cast("UseCaseRoom", self._desk.room)
        self._desk.tasks.run(lambda: away(room, is_away=is_locked), failed=self._stay_silent)

    def _stay_silent(self, _error: Exception) -> None:
        """A store that takes nothing now is told of elsewhere."""

    @Slot(object)
    def _heard(self, _changes: object) -> None:
        self._pause.start()

    # --- saying ------------------------------------------------------------------------------------------------

    def _take(self, seen: Seen) -> None:
        ringing = [a for a in seen.log if a.status == TRIGGERED and a.kind != MUTE]
        self._say_first(ringing)
        self.counted.emit(sum(a.level in INTERRUPTING for a in ringing))
        known, self._known = self._known, {a.id for a in ringing}
        fresh = [a for a in ringing if known is not None and a.id not in known]
        if fresh and seen.here != self._here:
            self._gathers = True  # what waited for who sits down comes as one card
        self._here = seen.here
        if known is not None:
            self._deliver(fresh, seen)

    def _deliver(self, fresh: list[AlertRow], seen: Seen) -> None:
        keys = {alert.id for alert in fresh}
        come = deliveries(seen.log, seen.rules)
        ways = [(alert, self._way(way)) for alert, way in come.ways if alert.id in keys]
        for alert in (alert for alert, way in ways if way is Delivery.TOAST):
            self._desk.notices.warn(one_line(alert), action=self.tr("Take it"), on_action=self._taker(alert))
        gathered = [alert for alert, way in ways if way is Delivery.DIGEST]
        first = sum(way is Delivery.BANNER for _, way in ways)
        others = sum(way is Delivery.TOAST for _, way in ways)
        others += self._say_gathered(len(gathered), is_due=any(alert.at in come.cards for alert in gathered))
        if first:
            self._ring()
        if first or others:
            self.came.emit(first, others)

    def _way(self, way: Delivery) -> Delivery:
        """How it comes; after a sleep what would come as a card is gathered."""
        return Delivery.DIGEST if self._gathers and way is Delivery.TOAST else way

    def _say_gathered(self, count: int, *, is_due: bool) -> int:
        """Show one card if one is due; returns for how many it stands. Others wait for the next, and the bell counts them."""
        self._waiting += count
        if not count or not (is_due or self._gathers):
            return 0
        said, self._waiting, self._gathers = self._waiting, 0, False
        text = self.tr("{count} alerts gathered").format(count=said)
        self._desk.notices.warn(text, action=self.tr("Show"), on_action=self.open_centre)
        return said

    def _say_first(self, ringing: list[AlertRow]) -> None:
        first = [a for a in ringing if a.level == "P1"]
        if not first:
            self._desk.notices.lower_banner(FIRST)
            return
        text = one_line(first[0])
        more = self.tr("{text}, and {n} more of the first class").format(text=text, n=len(first) - 1)
        banner = Banner(FIRST, more if len(first) > 1 else text, Kind.CRIT, self.tr("Show"), self.open_centre)
        self._desk.notices.raise_banner(banner)

    def _taker(self, alert: AlertRow) -> Callable[[], object]:
        return lambda: self._desk.perform(Acknowledge(alert.id))

    def _ring(self) -> None:
        if self._desk.settings.get(TONE, True):
            QApplication.beep()

    @override
    def deleteLater(self) -> None:
        self.stop()
        super().deleteLater()


def install(desk: Desk, window: DeskWindow) -> AlertWatch:
    """Put the watch and the centre to work on a window."""
    return AlertWatch(desk, window)
