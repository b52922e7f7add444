"""A quick look at the photos and files of an event, over the list: Space opens and closes it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.event.state import Attachment
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.looking import MOST_PIXELS, Look, look_at, size_text
from commandroom.ui.widgets.button import IconButton
from commandroom.ui.widgets.photo import PhotoView
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel

Key = Qt.Key
_FAR = 4000
_MEGA = 1_000_000


class QuickLook(CardDialog):
    """Shows one file after the other, ← → between files, ↑ ↓ between the events of the list.

    Pictures are read on another thread, at the size they are shown in; a picture too large to be held in memory and
    whatever is no picture shows what it is instead.
    """

    row_wanted = Signal(int)

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        window = parent.window()
        super().__init__(desk.theme, "", parent=parent, size=(window.width() - 96, window.height() - 64))
        self._desk = desk
        self._files: tuple[Attachment, ...] = ()
        self._at = 0
        self.setAccessibleName(self.tr("Quick look"))
        self.setWindowTitle(self.tr("Quick look"))
        self._name = ElidedLabel("", role="strong")
        self._place = PlainLabel("", "muted")
        self._before = IconButton(desk.theme, "chevron-left", self.tr("Previous file"), keys="←")
        self._after = IconButton(desk.theme, "chevron-right", self.tr("Next file"), keys="→")
        self._closer = IconButton(desk.theme, "x", self.tr("Close"), keys="Esc")
        self.title.set_role("h2")
        self._head_row.setStretch(0, 1)
        self._head_row.setStretch(2, 0)
        for part in (self._place, self._before, self._after, self._closer):
            self.head.addWidget(part)
        self.photo = PhotoView(desk.theme)
        self.set_body(self.photo)
        keys = self.tr("← → files   ↑ ↓ events   + − zoom   0 whole picture   Space or Esc closes")
        self.set_footer(self._name, None, PlainLabel(keys, "muted"))
        self._before.clicked.connect(lambda: self.step(-1))
        self._after.clicked.connect(lambda: self.step(1))
        self._closer.clicked.connect(self.reject)
        self.photo.setFocus()

    @property
    def file(self) -> Attachment | None:
        """The file that is shown, or None."""
        return self._files[self._at] if self._files else None

    def show_files(self, title: str, files: Sequence[Attachment]) -> None:
        """Show the files of an event, the first one first."""
        self.title.setText(title if len(title) <= 40 else f"{title[:40]}…")  # noqa: PLR2004
        self._files, self._at = tuple(files), 0
        self._show()

    def step(self, by: int) -> None:
        """Go to another file of the same event."""
        at = self._at + by
        if 0 <= at < len(self._files):
            self._at = at
            self._show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Home: -_FAR, Key.Key_End: _FAR}
        rows = {Key.Key_Up: -1, Key.Key_K: -1, Key.Key_Down: 1, Key.Key_J: 1}
        zooms = {Key.Key_Plus: 1.25, Key.Key_Equal: 1.25, Key.Key_Minus: 0.8}
        key = Key(event.key())
        if key in (Key.Key_Space, Key.Key_Escape):
            self.reject()
        elif key in (Key.Key_Home, Key.Key_End):
            self._at = 0 if key == Key.Key_Home else max(0, len(self._files) - 1)
            self._show()
        elif key in steps:
            self.step(steps[key])
        elif key in rows:
            self.row_wanted.emit(rows[key])
        elif key in zooms:
            self.photo.zoom(zooms[key])
        elif key == Key.Key_0:
            self.photo.fit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _show(self) -> None:
        file, count = self.file, len(self._files)
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(self._at < count - 1)
        self._place.setText(f"{self._at + 1} / {count}" if count else "")
        if file is None:
            self._name.setText("")
            self.photo.show_sign("image", self.tr("No photo or file is attached to this event."))
            return
        said = f"{file.name}  {size_text(file.size)}"
        self._name.setText(said)
        self.photo.setAccessibleDescription(said)
        where = self._where(file)
        if not file.mime.startswith("image/") or where is None:
            self.photo.show_sign("file-text", said)
            return
        self.photo.show_sign("loader-circle", "")
        room = self.photo.size() * self.devicePixelRatioF() * 2
        self._desk.slow.run(
            partial(look_at, where, room), then=partial(self._take, file), failed=partial(self._fail, file),
            lane="quicklook",
        )  # fmt: skip

    def _take(self, file: Attachment, found: Look) -> None:
        if file is not self.file or not self.isVisible():
            return
        if found.image is not None:
            self.photo.show_image(found.image)
            self._name.setText(f"{file.name}  {found.width} × {found.height}  {size_text(file.size)}")
            return
        said = {
            "gone": self.tr("The file is not on this seat."),
            "huge": self.tr(
                "{width} × {height}: more than {most} million pixels are not opened here."
            ).format(width=found.width, height=found.height, most=MOST_PIXELS // _MEGA),
        }.get(found.why, self.tr("The picture cannot be read."))
        self.photo.show_sign("image", f"{file.name}\n{said}")

    def _fail(self, file: Attachment, _error: Exception) -> None:
        """The disk or the decoder gave up: the file itself is not touched."""
        self._take(file, Look(why="unreadable"))

    def _where(self, file: Attachment) -> Path | None:
        files = getattr(self._desk.room, "files", None)
        return Path(files.where(file.sha256)) if files is not None else None
