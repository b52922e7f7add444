"""The attachments of an event: pictures as thumbnails, other files by name; added by button, drag or paste."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from shiboken6 import isValid

from commandroom.domain.event.state import Attachment
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.looking import size_text
from commandroom.ui.pages.event.sections import Section
from commandroom.ui.pages.event.thumbs import ThumbGrid
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.filedrop import write_picture
from commandroom.ui.widgets.text import PlainLabel

if TYPE_CHECKING:
    from commandroom.ui.dialogs.quicklook import QuickLook


_NONE: Mapping[str, str] = {}


class FilesCard(Section):
    """Shows what is attached and takes what is dropped, pasted or chosen."""

    files_given = Signal(list)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "", parent)
        self._desk = desk
        self._title.setText(self.tr("Attachments"))
        self.setAccessibleName(self.tr("Attachments"))
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._quick: QuickLook | None = None
        self._of = ""
        self.add = Button(desk.theme, self.tr("Add"), icon="plus", kind="ghost")
        desk.gate.guard(self.add)
        self.add.clicked.connect(self.choose)
        self.head.addWidget(self.add)
        self.grid = ThumbGrid(desk, self._where)
        self.grid.opened.connect(self.look)
        self.grid.menu_wanted.connect(self._open_menu)
        hint = self.tr("Drop files here, or paste a picture with Ctrl+V.")
        self._hint = PlainLabel(hint, "muted", wrap=True)
        self.body.addWidget(self.grid)
        self.body.addWidget(self._hint)

    def show_files(
        self,
        files: Sequence[Attachment],
        *,
        may_add: bool,
        title: str = "",
        away: Mapping[str, str] = _NONE,
    ) -> None:
        """Show these attachments, their pictures as they come; those in `away` lie at that seat and not here yet."""
        self._of = title
        self.add.setEnabled(may_add)
        self._hint.setVisible(may_add and not files)
        if self.grid.files != tuple(files) or self.grid.away != away:
            self._number.setText(str(len(files)) if files else "")
            self.grid.show_files(files, away)
        self.grid.setVisible(bool(files))

    def choose(self) -> None:
        """Let the person choose files."""
        names, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Add attachments"))
        if names:
            self.files_given.emit([Path(name) for name in names])

    def paste(self) -> bool:
        """Take the picture or the files of the clipboard; False where there are none."""
        return self.take(QGuiApplication.clipboard().mimeData())

    def take(self, given: QMimeData) -> bool:
        """Take files or a picture out of a drop or the clipboard; False where there are none or nobody may add."""
        if not self.add.isEnabled():
            return False
        paths = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
        if paths:
            self.files_given.emit(paths)
            return True
        image = given.imageData() if given.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        said = self.tr("pasted picture")
        name = f"{said} {self._desk.clock.now():%H%M%S}-{{}}.png"
        self._desk.slow.run(partial(write_picture, image, self._room(), name), then=self._give)
        return True

    def look(self, at: int = 0) -> None:
        """Look at a file over the page; what is no picture asks whether it may be opened elsewhere."""
        if not self.grid.files:
            self._desk.notices.inform(self.tr("No photo or file is attached to this event."))
            return
        if not self.grid.files[at].mime.startswith("image/"):
            self._ask_open(self.grid.files[at])
            return
        from commandroom.ui.dialogs.quicklook import QuickLook  # noqa: PLC0415  at first need

        if self._quick is None or not isValid(self._quick):
            self._quick = QuickLook(self._desk, parent=self)
        self._quick.open()
        self._quick.show_files(self._of, self.grid.files)
        self._quick.step(at)

    def tidy(self) -> None:
        """Let go of the copies that were opened or pasted."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _give(self, path: Path) -> None:
        if isValid(self):
            self.files_given.emit([path])

    def _room(self) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="commandroom-")
        return Path(self._folder.name)

    def _where(self, file: Attachment) -> Path | None:
        files = getattr(self._desk.room, "files", None)
        return Path(files.where(file.sha256)) if files is not None else None

    def _open_menu(self, at: int, where: QPoint) -> None:
        file, menu = self.grid.files[at], QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if file.mime.startswith("image/"):
            menu.addAction(self.tr("Look at it"), partial(self.look, at))
        menu.addAction(self.tr("Open in another program…"), partial(self._ask_open, file))
        menu.addAction(self.tr("Save a copy…"), partial(self._ask_save, file))
        menu.popup(where)

    def _ask_open(self, file: Attachment) -> None:
        text = self.tr("“{name}” ({size}) opens in another program. Files from outside may do harm.")
        ConfirmDialog(
            self.theme,
            self.tr("Open the file"),
            text.format(name=file.name, size=size_text(file.size)),
            parent=self,
            yes=self.tr("Open it"),
            on_yes=partial(self._open, file),
        ).open()

    def _open(self, file: Attachment) -> None:
        """A copy is opened, under a name that says nothing: the stored one must stay as it is."""
        copy = self._room() / f"{file.sha256[:16]}{Path(file.name).suffix}"
        self._copy(file, copy, then=lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def _ask_save(self, file: Attachment) -> None:
        name, _ = QFileDialog.getSaveFileName(self.window(), self.tr("Save a copy"), file.name)
        if name:
            said = self.tr("“{name}” is saved.").format(name=Path(name).name)
            self._copy(file, Path(name), then=lambda _path: self._desk.notices.confirm(said))

    def _why_not(self, file: Attachment) -> str:
        seat = self.grid.away.get(file.sha256)
        if not seat:
            return self.tr("“{name}” is not on this seat.").format(name=file.name)
        said = self.tr("“{name}” still lies at seat {seat}; it comes by itself when that seat is connected.")
        return said.format(name=file.name, seat=seat)

    def _copy(self, file: Attachment, to: Path, *, then: Callable[[Path], object]) -> None:
        path = self._where(file)

        def work() -> Path | None:
            return Path(shutil.copyfile(path, to)) if path is not None and path.is_file() else None

        def done(copied: Path | None) -> None:
            if copied is None:
                self._desk.notices.warn(self._why_not(file))
            else:
                then(copied)

        def failed(_error: Exception) -> None:
            self._desk.notices.warn(self.tr("“{name}” cannot be copied there.").format(name=file.name))

        self._desk.slow.run(work, then=done, failed=failed)
