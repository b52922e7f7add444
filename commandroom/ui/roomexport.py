"""The whole room on its way out beside the open desk: asked for once, told in a banner with a stop, said at its end.

The work runs in a process of its own (the port says so) and on a thread of its own here, so that neither the window nor any
list waits for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.notices import Banner, Kind
from commandroom.ui.tasks import Tasks
from commandroom.usecases.carrying import STOPPED, Carried, Carrying, WithKeys

DEED = "desk.export_room"
KEY = "room.export"


class RoomExport(QObject):
    """One export at a time; `ended` tells how it went: `Carried`, or the `RoomError`."""

    ended = Signal(object)
    _progressed = Signal(float)

    def __init__(self, desk: Desk, window: QWidget, carrying: Carrying) -> None:
        super().__init__(window)
        self.desk, self._window, self._carrying = desk, window, carrying
        self.is_running = False
        self._file = ""
        self._stop = threading.Event()
        self._tasks = Tasks(self, name="carrying")
        self._tasks.failed.connect(desk.fail)
        self._progressed.connect(self._show_share)
        desk.actions.add(
            DEED, self.tr("Export the whole room"), self.ask, group=self.tr("Desk"), icon="upload"
        )  # fmt: skip

    @Slot()
    def ask(self) -> None:
        """Where to, with what; while one is on its way, whether to stop it."""
        if self.is_running:
            self._ask_stop()
            return
        from commandroom.ui.dialogs.exporting.dialog import ExportRoomDialog  # noqa: PLC0415 - not for the start

        dialog = ExportRoomDialog(self.desk, self._check, parent=self._window)
        dialog.accepted.connect(lambda: self.start(dialog.place, dialog.keys) if dialog.place else None)
        dialog.open()

    def _check(
        self,
        place: Path,
        keys: WithKeys | None,
        well: Callable[[], object],
        refused: Callable[[RoomError], object],
    ) -> None:
        def fail(error: Exception) -> None:
            refused(error) if isinstance(error, RoomError) else self.desk.fail(error)

        self._tasks.run(lambda: self._carrying.check(place, keys), then=lambda _none: well(), failed=fail)

    def start(self, place: Path, keys: WithKeys | None = None) -> None:
        """Write the room there, unless one is being written already."""
        if self.is_running:
            return
        self.is_running, self._file = True, str(place)
        self._stop.clear()
        self._show_share(0.0)
        work = partial(
            self._carrying.export, place, keys, progress=self._progressed.emit, cancelled=self._stop.is_set
        )
        self._tasks.run(work, then=self._finished, failed=self._failed)

    def stop(self) -> None:
        """Break it off; what was written so far goes."""
        self._stop.set()

    def close(self) -> None:
        """The desk closes."""
        self.stop()
        self._tasks.close()

    @Slot(float)
    def _show_share(self, share: float) -> None:
        if not self.is_running:
            return
        if self._stop.is_set():
            said = self.tr("Stopping the export; what was written so far is being removed…")
            self.desk.notices.raise_banner(Banner(KEY, said))
            return
        said = self.tr("Exporting the whole room: {percent}%, to {file}")
        text = said.format(percent=int(share * 100), file=self._file)
        self.desk.notices.raise_banner(Banner(KEY, text, Kind.INFO, self.tr("Stop"), self._stop_now))

    def _stop_now(self) -> None:
        self.stop()
        self._show_share(0.0)

    def _ask_stop(self) -> None:
        from commandroom.ui.dialogs.confirm import ConfirmDialog  # noqa: PLC0415 - not for the start

        text = self.tr("The room is being exported to {file}. Stopped, nothing of it is left.")
        title, yes = self.tr("Stop the export?"), self.tr("Stop the export")
        ConfirmDialog(
            self.desk.theme, title, text.format(file=self._file), parent=self._window, yes=yes, on_yes=self._stop_now
        ).open()  # fmt: skip

    def _finished(self, done: Carried) -> None:
        said = self.tr(
            "Exported: {entries} entries, {events} events, {attachments} attachments, {size}, to {file}. "
            "It holds personal data: keep it safe."
        )
        size = QLocale().formattedDataSize(done.bytes)
        counts = {name: f"{getattr(done, name):,}" for name in ("entries", "events", "attachments")}
        self._end(Kind.SUCCESS, said.format(**counts, size=size, file=str(done.file)), done)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, RoomError):
            self.is_running = False
            self.desk.notices.lower_banner(KEY)
            self.desk.fail(error)
            return
        self.desk.gate.report(error)
        kind = Kind.INFO if error.code == STOPPED else Kind.WARN
        self._end(kind, words.error_text(error, lang=self.desk.lang), error)

    def _end(self, kind: Kind, text: str, result: Carried | RoomError) -> None:
        """Say it until the person has seen it: minutes have passed, and nobody may have been looking."""
        self.is_running = False
        lower = partial(self.desk.notices.lower_banner, KEY)
        self.desk.notices.raise_banner(Banner(KEY, text, kind, self.tr("Understood"), lower))
        self.ended.emit(result)
