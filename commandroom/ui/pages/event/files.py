"""The attachments of an event: pictures as thumbnails, other files by name; added by button, drag or paste."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget
from typing_extensions import override

from commandroom.domain.event.state import Attachment
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.icons import paint_icon
from commandroom.ui.moments import short_text
from commandroom.ui.pages.event.sections import Section
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import clear
from commandroom.ui.widgets.base import PaintedButton
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import FlowLayout
from commandroom.ui.widgets.text import PlainLabel

THUMB = QSize(104, 78)
MOST_PIXELS = 64_000_000
"""A picture of more is not opened for a thumbnail: it would fill the memory."""
_KIB = 1024


class Thumb(PaintedButton):
    """One attachment: its picture or its kind, and its name below."""

    def __init__(self, theme: Theme, file: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.file = file
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        said = f"{file.name}  {size_text(file.size)}"
        self.setAccessibleName(said)
        taken = f"\n{short_text(file.at)}" if file.at is not None else ""
        self.setToolTip(f"{said}{taken}")

    def show_picture(self, image: QImage) -> None:
        """Show the picture."""
        self._picture = QPixmap.fromImage(image)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(THUMB.width(), THUMB.height() + self.theme.px(22))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_box(painter, radius=6)
        area = QRectF(2, 2, self.width() - 4, THUMB.height() - 4)
        if self._picture is not None and not self._picture.isNull():
            shown = self._picture.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            corner = area.center() - QRectF(0, 0, shown.width(), shown.height()).center()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(
                QRectF(corner.x(), corner.y(), shown.width(), shown.height()).toRect(), self._picture
            )
        else:
            name = "image" if self.file.mime.startswith("image/") else "file-text"
            paint_icon(
                painter,
                self.theme,
                name,
                QRectF(area.center().x() - 12, area.center().y() - 12, 24, 24),
                "text3",
            )
        painter.setFont(self.theme.font(12))
        painter.setPen(self.theme.colour("text2"))
        room = QRectF(6, THUMB.height() - 2, self.width() - 12, self.theme.px(22))
        text = painter.fontMetrics().elidedText(
            self.file.name, Qt.TextElideMode.ElideMiddle, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


class FilesCard(Section):
    """Shows what is attached and takes what is dropped, pasted or chosen."""

    files_given = Signal(list)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "", parent)
        self._desk = desk
        self._title.setText(self.tr("Attachments"))
        self.setAccessibleName(self.tr("Attachments"))
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._shown: tuple[Attachment, ...] | None = None
        self.add = Button(desk.theme, self.tr("Add"), icon="plus", kind="ghost", keys="U")
        desk.gate.guard(self.add)
        self.add.clicked.connect(self.choose)
        self.head.addWidget(self.add)
        self._flow_box = QWidget()
        self._flow = FlowLayout(self._flow_box)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._flow_box.setSizePolicy(policy)
        self._hint = PlainLabel(
            self.tr("Drop files here, or paste a picture with Ctrl+V."), "muted", wrap=True
        )
        self.body.addWidget(self._flow_box)
        self.body.addWidget(self._hint)
        self.setAcceptDrops(True)

    def show_files(self, files: Sequence[Attachment], *, may_add: bool) -> None:
        """Show these attachments, their pictures as they come."""
        self.add.setEnabled(may_add)
        self._hint.setVisible(may_add and not files)
        if self._shown == tuple(files):
            return
        self._shown = tuple(files)
        self._number.setText(str(len(files)) if files else "")
        clear(self._flow)
        self._flow_box.hide()  # a hundred of them shown one by one would be laid out a hundred times
        thumbs = [Thumb(self.theme, file, self._flow_box) for file in files]
        for thumb in thumbs:
            thumb.clicked.connect(lambda _checked=False, file=thumb.file: self._ask_open(file))
            self._flow.addWidget(thumb)
            thumb.show()
            if thumb.file.mime.startswith("image/"):
                self._load(thumb)
        self._flow_box.setVisible(bool(thumbs))
        self._flow_box.updateGeometry()

    def choose(self) -> None:
        """Let the person choose files."""
        names, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Add attachments"))
        if names:
            self.files_given.emit([Path(name) for name in names])

    def paste(self) -> bool:
        """Take the picture or the files of the clipboard; False where there are none."""
        return self.take(QGuiApplication.clipboard().mimeData())

    def take(self, given: QMimeData) -> bool:
        """Take files or a picture out of a drop or the clipboard."""
        paths = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
        if not paths and given.hasImage():
            paths = [self._pasted(QImage(given.imageData()))]
        if paths:
            self.files_given.emit(paths)
        return bool(paths)

    def tidy(self) -> None:
        """Let go of the copies that were opened or pasted."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self.add.isEnabled() and self.take(event.mimeData()):
            event.acceptProposedAction()

    def _pasted(self, image: QImage) -> Path:
        path = self._room_for(self.tr("pasted picture") + f" {self._desk.clock.now():%H%M%S}.png")
        image.save(str(path))
        return path

    def _room_for(self, name: str) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="commandroom-")
        return Path(self._folder.name) / name

    def _where(self, file: Attachment) -> Path | None:
        files = getattr(self._desk.room, "files", None)
        return Path(files.where(file.sha256)) if files is not None else None

    def _load(self, thumb: Thumb) -> None:
        path = self._where(thumb.file)
        if path is not None:
            self._desk.slow.run(
                lambda: _thumbnail(path), then=lambda image: self._loaded(thumb, image), failed=_no_picture
            )

    def _loaded(self, thumb: Thumb, image: QImage | None) -> None:
        if image is not None and self._shown is not None and thumb.file in self._shown:
            thumb.show_picture(image)

    def _ask_open(self, file: Attachment) -> None:
        text = self.tr("“{name}” ({size}) opens in another program. Files from outside may do harm.")
        ConfirmDialog(
            self.theme,
            self.tr("Open the file"),
            text.format(name=file.name, size=size_text(file.size)),
            parent=self,
            yes=self.tr("Open it"),
            on_yes=lambda: self._open(file),
        ).open()

    def _open(self, file: Attachment) -> None:
        path = self._where(file)
        if path is None or not path.is_file():
            self._desk.notices.warn(self.tr("“{name}” is not on this seat.").format(name=file.name))
            return
        copy = self._room_for(file.name)
        shutil.copyfile(path, copy)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))


def _thumbnail(path: Path) -> QImage | None:
    """A small picture of a file; None where it is none, or too large to be looked at."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    reader.setScaledSize(size.scaled(THUMB * 2, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def _no_picture(_error: Exception) -> None:
    """A picture that cannot be read keeps its sign; the file itself is not touched."""


def size_text(size: int) -> str:
    """`820 KB`, `3.4 MB`."""
    if size < _KIB * _KIB:
        return f"{max(1, round(size / _KIB))} KB"
    return f"{size / _KIB / _KIB:.1f} MB"
