"""What happens in the room while the board is looked at: shown at once where it was done from here, else counted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from commandroom.ui.desk import Desk
from commandroom.ui.pages.board.fetching import PageFetcher
from commandroom.ui.pages.board.table_model import BoardTable
from commandroom.usecases.changes import Changes

IDLE_MS = 30_000
CHANGES_PAUSE_MS = 150
OWN_FOR_MS = 15_000


class Hearing(QObject):
    """Foreign changes are counted and wait: rows never move under the cursor.

    They are shown on `apply`, when the list is left, or after 30 seconds in which nobody touched it.
    """

    changed = Signal(int)
    records_changed = Signal()
    counts_changed = Signal()
    outdated = Signal()

    def __init__(
        self, desk: Desk, table: BoardTable, pages: PageFetcher, *, is_answered: Callable[[], bool], parent: QObject
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._table, self._pages, self._is_answered = table, pages, is_answered
        self._pending: set[str] = set()
        self._own: set[str] = set()
        self._heard: set[str] = set()
        self._is_many = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.apply)
        self._pause = QTimer(self, singleShot=True, interval=CHANGES_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        desk.bus.changed.connect(self.on_changes)

    @property
    def pending(self) -> int:
        """How many events others changed since the list was asked."""
        return len(self._pending)

    @Slot()
    def apply(self) -> None:
        """Show what others changed."""
        if self._pending:
            self.outdated.emit()

    @Slot()
    def touch(self) -> None:
        """Somebody works in the list: waiting changes wait another 30 seconds."""
        if self._pending:
            self._idle.start()

    def forget(self) -> None:
        """The list is asked anew: what happened before this question its answer shows."""
        heard, self._heard = self._heard, set()
        self._pages.want_again(self._table.pages_with(frozenset(heard)))
        self._pending.clear()
        self.changed.emit(0)
        self._idle.stop()

    def expect_own(self, *events: str) -> None:
        """What changes at these events soon was done from here."""
        self._own.update(event for event in events if event)

    def forget_own(self, *events: str) -> None:
        """What changes at these events from now on is another's doing."""
        QTimer.singleShot(OWN_FOR_MS, self, lambda: self._own.difference_update(events))

    def begin_many(self) -> None:
        """Work on many events begins here: what changes is shown when it is over."""
        self._is_many = True

    def end_many(self) -> None:
        """It is over; what the bus still carries was done from here."""
        self._heard.clear()
        QTimer.singleShot(CHANGES_PAUSE_MS, self, self._hear_again)

    @Slot(object)
    def on_changes(self, changes: object) -> None:
        """Somebody did something."""
        if not isinstance(changes, Changes) or changes.seat_only:
            return
        if changes.records:
            self.records_changed.emit()
        if not changes.events or not self._is_answered() or self._is_known(changes):
            return
        self._heard |= changes.events
        if not self._pause.isActive():
            self._look()

    @Slot()
    def _look(self) -> None:
        """At most a few times a second, however much happens in the room."""
        heard, self._heard = self._heard, set()
        if not heard:
            return
        self._pause.start()
        self.counts_changed.emit()
        if self._is_many:
            return
        self._pages.want_again(self._table.pages_with(frozenset(heard)))
        if heard & self._own:
            self.outdated.emit()
            return
        self._pending |= heard
        self.changed.emit(len(self._pending))
        if not self._idle.isActive():
            self._idle.start()

    @Slot()
    def _hear_again(self) -> None:
        self._is_many = False
        self._heard.clear()

    def _is_known(self, changes: Changes) -> bool:
        """Whether the list was asked after this happened: the row shows it already."""
        line = self._table.known_event(changes.event)
        return len(changes.events) == 1 and line is not None and line.version >= changes.version
