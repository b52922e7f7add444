"""The attachments as one painted grid: a hundred of them are one widget, and only what is seen is read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from shiboken6 import isValid
from typing_extensions import override

from commandroom.domain.event.state import Attachment
from commandroom.ui.desk import Desk
from commandroom.ui.icons import paint_icon
from commandroom.ui.looking import Look, look_at, size_text
from commandroom.ui.moments import short_text
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.widgets.base import Painted

THUMB = QSize(104, 78)
GAP = 8
KEPT = 200
"""Small pictures held in memory, some 60 KB each; none of them is written to the disk."""
_NAME = 22


class ThumbGrid(Painted):
    """Cells from left to right; arrows go from one to the next, Enter and Space open, the picture comes when seen."""

    opened = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(
        self, desk: Desk, where: Callable[[Attachment], Path | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._where = where
        self.files: tuple[Attachment, ...] = ()
        self.away: Mapping[str, str] = {}
        self.pictures: OrderedDict[str, QImage] = OrderedDict()
        self._without: set[str] = set()
        self._asked = ""
        self.chosen = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_files(self, files: Sequence[Attachment], away: Mapping[str, str] | None = None) -> None:
        """Show these; what came since it was looked for is looked for again."""
        self._without -= self.away.keys() - (away or {}).keys()
        self.files, self.away = tuple(files), dict(away or {})
        self.chosen = min(self.chosen, max(0, len(self.files) - 1))
        self._say()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(2 * THUMB.width() + GAP, self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(THUMB.width(), self.heightForWidth(self.width()))

    @override
    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self.files) // self._per_row(width))
        return rows * (self._high + GAP) - GAP if rows else 0

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = self._at(event.pos())
            QToolTip.showText(event.globalPos(), self._told(at) if at >= 0 else "", self)
            return True
        return super().event(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        if at >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._choose(at)
            self.opened.emit(at)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.chosen if is_key else self._at(event.pos())
        if 0 <= at < len(self.files):
            self.menu_wanted.emit(
                at, self.mapToGlobal(self._box(at).center()) if is_key else event.globalPos()
            )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        per, last = self._per_row(self.width()), len(self.files) - 1
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -per, Qt.Key.Key_Down: per}
        if event.key() in steps and self.files:
            self._choose(min(max(self.chosen + steps[Qt.Key(event.key())], 0), last))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.files:
            self.opened.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        missing = ""
        for at, file in enumerate(self.files):
            box = self._box(at)
            if box.intersects(event.rect()):
                self._paint_cell(painter, box, file, is_chosen=at == self.chosen and self.hasFocus())
                missing = missing or (file.sha256 if self._is_missing(file) else "")
        if missing:
            self._load(next(file for file in self.files if file.sha256 == missing))

    # --- where and what ----------------------------------------------------------------------------------

    @property
    def _high(self) -> int:
        return THUMB.height() + self.theme.px(_NAME)

    def _per_row(self, width: int) -> int:
        return max(1, (width + GAP) // (THUMB.width() + GAP))

    def _box(self, at: int) -> QRect:
        per = self._per_row(self.width())
        return QRect(
            at % per * (THUMB.width() + GAP), at // per * (self._high + GAP), THUMB.width(), self._high
        )

    def _at(self, place: QPoint) -> int:
        return next((at for at in range(len(self.files)) if self._box(at).contains(place)), -1)

    def _told(self, at: int) -> str:
        file = self.files[at]
        taken = short_text(file.at) if file.at is not None else ""
        return "  ".join(filter(None, (file.name, size_text(file.size), taken, self._lies(file))))

    def _lies(self, file: Attachment) -> str:
        """Where a file lies that is not here."""
        if file.sha256 not in self.away:
            return ""
        seat = self.away[file.sha256]
        return self.tr("at seat {seat}").format(seat=seat) if seat else self.tr("not here yet")

    def _choose(self, at: int) -> None:
        self.chosen = at
        self._say()
        self.update()

    def _say(self) -> None:
        name = self.tr("Attachments: {count}").format(count=len(self.files))
        self.setAccessibleName(in_a_sentence((name, self._told(self.chosen) if self.files else "")))

    # --- pictures ----------------------------------------------------------------------------------------

    def _is_missing(self, file: Attachment) -> bool:
        is_picture = file.mime.startswith("image/")
        return is_picture and file.sha256 not in self.pictures and file.sha256 not in self._without

    def _load(self, file: Attachment) -> None:
        """One after the other, so that nothing else that is slow waits for a hundred pictures."""
        path = self._where(file)
        if self._asked or path is None:
            return
        self._asked = file.sha256
        room = THUMB * self.devicePixelRatioF() * 1.5
        self._desk.slow.run(
            partial(look_at, path, room), then=partial(self._take, file), failed=partial(self._fail, file)
        )

    def _take(self, file: Attachment, found: Look) -> None:
        if not isValid(self):
            return
        self._asked = ""
        if found.image is None:
            self._without.add(file.sha256)
        else:
            self.pictures[file.sha256] = found.image
            while len(self.pictures) > KEPT:
                self.pictures.popitem(last=False)
        self.update()

    def _fail(self, file: Attachment, _error: Exception) -> None:
        """A picture that cannot be read keeps its sign; the file itself is not touched."""
        self._take(file, Look(why="unreadable"))

    # --- painting ----------------------------------------------------------------------------------------

    def _paint_cell(self, painter: QPainter, box: QRect, file: Attachment, *, is_chosen: bool) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.colour("focus" if is_chosen else "border"), 2 if is_chosen else 1))
        painter.setBrush(theme.colour("subtle"))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6)
        area = QRectF(box.x() + 4, box.y() + 4, THUMB.width() - 8, THUMB.height() - 6)
        picture = self.pictures.get(file.sha256)
        if picture is not None:
            size = picture.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            corner = area.center() - QRectF(0, 0, size.width(), size.height()).center()
            painter.drawImage(QRectF(corner.x(), corner.y(), size.width(), size.height()), picture)
        else:
            name = "image" if file.mime.startswith("image/") else "file-text"
            sign = QRectF(area.center().x() - 12, area.center().y() - 12, 24, 24)
            paint_icon(painter, theme, name, sign, "text3")
            if file.sha256 in self.away:
                painter.setFont(theme.font(12))
                painter.setPen(theme.colour("text2"))
                below = QRectF(area.x(), sign.bottom() + 2, area.width(), area.bottom() - sign.bottom() - 2)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._lies(file))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text2"))
        room = QRectF(box.x() + 6, box.y() + THUMB.height(), box.width() - 12, theme.px(_NAME) - 2)
        text = painter.fontMetrics().elidedText(file.name, Qt.TextElideMode.ElideMiddle, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
