"""A picture that fits its frame, is zoomed by wheel and key, and is moved by the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from commandroom.ui.icons import paint_icon
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.base import Painted

MOST_ZOOM = 8.0
_STEP = 1.25
_SIGN = 48


class PhotoView(Painted):
    """Shows a picture, or a sign with words where there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._picture: QPixmap | None = None
        self._sign, self._words = "image", ""
        self._zoom = 1.0
        self._shift = QPointF()
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Picture"))

    @property
    def magnification(self) -> float:
        """How large the picture is, 1.0 where it just fits its frame."""
        return self._zoom

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown, and no sign."""
        return self._picture is not None

    @property
    def words(self) -> str:
        """What stands under the sign."""
        return self._words

    def show_image(self, image: QImage) -> None:
        """Show a picture, whole."""
        self._picture = QPixmap.fromImage(image)
        self._words = ""
        self.fit()

    def show_sign(self, icon: str, text: str) -> None:
        """Show a sign with words in place of a picture."""
        self._picture = None
        self._sign, self._words = icon, text
        self.setAccessibleDescription(text)
        self.update()

    def fit(self) -> None:
        """Show the whole picture."""
        self._zoom, self._shift = 1.0, QPointF()
        self.update()

    def zoom(self, by: float, at: QPointF | None = None) -> None:
        """Magnify around a point, the middle without one."""
        before = self._zoom
        self._zoom = min(max(1.0, before * by), MOST_ZOOM)
        middle = QRectF(self.rect()).center()
        away = (at if at is not None else middle) - middle
        self._shift = away - (away - self._shift) * (self._zoom / before)
        self._hold()

    @override
    def sizeHint(self) -> QSize:
        return QSize(800, 520)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP, event.position())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._shift += event.position() - self._grip
            self._grip = event.position()
            self._hold()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("canvas"))
        if self._picture is None:
            self._paint_sign(painter)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._target(), self._picture, QRectF(self._picture.rect()))
        if self.hasFocus():
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_sign(self, painter: QPainter) -> None:
        middle = QRectF(self.rect()).center()
        box = QRectF(middle.x() - _SIGN / 2, middle.y() - _SIGN, _SIGN, _SIGN)
        paint_icon(painter, self.theme, self._sign, box, "text3")
        painter.setFont(self.theme.font(13))
        painter.setPen(self.theme.colour("text2"))
        room = QRectF(24, middle.y() + 12, self.width() - 48, self.height() / 2 - 24)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._words)

    def _target(self) -> QRectF:
        """Where the picture stands: never magnified beyond its own pixels while it is whole."""
        frame = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        if self._picture is None:
            return frame
        size = self._picture.size()
        shown = size.toSizeF()
        if size.width() > frame.width() or size.height() > frame.height():
            shown = shown.scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        shown *= self._zoom
        corner = frame.center() + self._shift - QPointF(shown.width() / 2, shown.height() / 2)
        return QRectF(corner, shown)

    def _hold(self) -> None:
        """The picture is never pushed out of its frame."""
        target = self._target()
        most_x = max(0.0, (target.width() - self.width()) / 2)
        most_y = max(0.0, (target.height() - self.height()) / 2)
        x = min(max(self._shift.x(), -most_x), most_x)
        y = min(max(self._shift.y(), -most_y), most_y)
        self._shift = QPointF(x, y)
        self.update()
