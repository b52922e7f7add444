"""Taking back what was just done: ten seconds of a notice with Ctrl+Z, and a sentence when it is too late.

An undo is a deed of its own (`withdraw`, for a merge `unmerge`), so that the timeline shows both. It is open only
while nobody acted on the event afterwards and nothing of it left this seat.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from commandroom.ui.desk import Desk
from commandroom.ui.notices import UNDO_SECONDS, Notice
from commandroom.usecases.batching import can_undo
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act

Then = Callable[[Changes], object]


def offer_undo(desk: Desk, changes: Changes, text: str, *, then: Then | None = None) -> None:
    """Say that it is done; where it can be undone, offer that for ten seconds."""
    act = way_back(changes)
    if act is None:
        desk.notices.confirm(text)
        return

    def done(undone: Changes) -> None:
        said = QCoreApplication.translate("Undo", "Taken back: {deed}").format(deed=text)
        desk.notices.confirm(said)
        if then is not None:
            then(undone)

    watch = _Watch(desk, changes)

    def undo() -> None:
        watch.end()
        desk.perform(act, then=done)

    watch.notice = desk.notices.offer_undo(text, undo)


def way_back(changes: Changes) -> Act | None:
    """The deed that takes this one back; None where there is none."""
    if changes.effects[:1] == ("merge",):
        why = QCoreApplication.translate("Undo", "Merged by mistake and taken back at once")
        return Act("unmerge", event=changes.event, data={"reason": why})
    if can_undo(changes):
        return Act("withdraw", event=changes.event, data={"target": changes.entries[0]})
    return None


class _Watch(QObject):
    """For ten seconds looks whether somebody acts on the event: then the offer lapses before it is taken."""

    def __init__(self, desk: Desk, changes: Changes) -> None:
        super().__init__(desk.notices)
        self.notice: Notice | None = None
        self._desk = desk
        self._events = changes.events or frozenset({changes.event})
        self._known = frozenset(changes.entries)
        self._is_over = False
        desk.bus.changed.connect(self._look)
        QTimer.singleShot((UNDO_SECONDS + 1) * 1000, self, self.end)

    @Slot()
    def end(self) -> None:
        """Look no longer."""
        if not self._is_over:
            self._is_over = True
            self._desk.bus.changed.disconnect(self._look)
            self.deleteLater()

    @Slot(object)
    def _look(self, changes: object) -> None:
        if not isinstance(changes, Changes) or not changes.entries or self.notice is None:
            return
        if changes.events & self._events and not self._known & set(changes.entries):
            why = QCoreApplication.translate(
                "Undo", "It can no longer be taken back: somebody has acted on it since."
            )
            self._desk.notices.let_lapse(self.notice, why)
            self.end()
