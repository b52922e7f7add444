"""What the shell says of the rota whatever page is open: a post that nobody holds within the next hours.

Said to whoever keeps the rota, and only in a room that keeps one: a desk that never wrote a duty is told nothing.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from commandroom.ui.desk import Desk
from commandroom.ui.moments import local
from commandroom.ui.notices import Banner, Kind
from commandroom.ui.pages.rota.words import gap_text, in_one, post_name
from commandroom.ui.punctuation import in_clauses
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import DutySheet, DutyTable, RoomFacts, RoomSheet
from commandroom.usecases.room import KEEPERS, ROSTER_KINDS

KEY = "duty.gap"
LOOK_MS, PAUSE_MS = 300_000, 800
_KEEPERS = frozenset(role.value for role in KEEPERS)


class DutyWatch(QObject):
    """Looks every few minutes, after each change of the roster, and when somebody else sits down."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._has_banner = False
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.look)
        self._again = QTimer(self, interval=LOOK_MS)
        self._again.timeout.connect(self.look)
        self._again.start()
        desk.bus.changed.connect(self._heard)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask who is on duty in the next hours, off the GUI thread."""
        now, ask = self._desk.clock.now(), self._desk.room.ask
        today = local(now).date()

        def work() -> tuple[RoomSheet, DutySheet]:
            return ask(RoomFacts()), ask(DutyTable(today, today, now))

        self._desk.tasks.run(work, then=self._show, failed=self._silent, lane="duty.watch")

    def close(self) -> None:
        """Look no more."""
        self._again.stop()
        self._soon.stop()

    def _show(self, seen: tuple[RoomSheet, DutySheet]) -> None:
        facts, sheet = seen
        is_keeper = bool(_KEEPERS & set(facts.operator_roles))
        if not (is_keeper and sheet.is_kept and sheet.gaps):
            if self._has_banner:
                self._desk.notices.lower_banner(KEY)
                self._has_banner = False
            return
        posts = {post.zh: post_name(post, self._desk.lang) for post in sheet.rules.posts}
        told = in_clauses(gap_text(gap, posts[gap.post], self._desk.lang) for gap in in_one(sheet.gaps))
        text = self.tr("Posts are empty: {gaps}").format(gaps=told)
        go = partial(self._desk.navigate, "rota", day=sheet.gaps[0].day)
        self._desk.notices.raise_banner(Banner(KEY, text, Kind.WARN, self.tr("Open the rota"), go))
        self._has_banner = True

    def _silent(self, _error: Exception) -> None:
        """The world's own watch says what is wrong with the store."""

    @Slot(object)
    def _heard(self, changes: object) -> None:
        if not isinstance(changes, Changes):
            return
        if changes.seat_only or any(record.split(":", 1)[0] in ROSTER_KINDS for record in changes.records):
            self._soon.start()
