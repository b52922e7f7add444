"""A chart as a widget: drawn by pyqtgraph in our colours, walked through by keys, read out, clicked through.

pyqtgraph and NumPy take a tenth of a second and more to load: only modules that are loaded in pieces may import this one
(`ui/loading`, `ui/pages/dashboard/view`).
"""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from commandroom.ui.punctuation import in_clauses, named
from commandroom.ui.theme import Theme

FIRST = {Qt.Key.Key_Home, Qt.Key.Key_PageUp}
LAST = {Qt.Key.Key_End, Qt.Key.Key_PageDown}
_OPEN = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_ROOM = 8
SETTLED_MS = 500
"""So long after a change the picture is painted anew with each change of the scene."""


class Plot(pg.PlotWidget):  # type: ignore[misc]  # it has no types
    """The frame of every chart: `points` of them can be marked, each has a readout; `picked` says which was opened.

    A kind of chart overrides `draw` (from nothing, in the theme's colours), `spot_at` and `area`.
    """

    picked = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=theme.colour("surface"), antialias=True, enableMenu=False)
        self.theme = theme
        self.name = name
        self.readouts: Sequence[str] = ()
        self.at = -1
        self._spot: pg.QtWidgets.QGraphicsRectItem | None = None
        self._kept: QPixmap | None = None
        self._last: object = None
        self._settling = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self.scene().changed.connect(self._on_scene_changed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(100)
        self.setAccessibleName(name)
        self.viewport().setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)

    # --- for a kind of chart --------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Add all items; the plot is empty."""

    def spot_at(self, x: float, y: float) -> int:
        """Which point lies at data coordinates; -1 for none."""
        del x, y
        return -1

    def area(self, at: int) -> QRectF:
        """The frame around a point, in data coordinates."""
        del at
        return QRectF()

    def step(self, key: Qt.Key) -> int:
        """Where a key leads from the marked point; -1 for nowhere."""
        last = len(self.readouts) - 1
        if key in FIRST or key in LAST:
            return 0 if key in FIRST else last
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            return min(last, self.at + 1)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            return max(0, self.at - 1)
        return -1

    # --- drawing --------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Draw anew, in the colours and type of now."""
        theme, item = self.theme, self.getPlotItem()
        item.clear()
        item.setContentsMargins(0, 0, 0, 0)
        self.setBackground(theme.colour("surface"))
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setTickFont(theme.font(12, tabular=True))
            axis.setTextPen(pg.mkPen(theme.colour("text3")))
            axis.setStyle(tickLength=0, tickTextOffset=_ROOM, hideOverlappingLabels=False)
            axis.setTickPen(pg.mkPen(theme.colour("surface")))
            axis.setPen(pg.mkPen(theme.colour("border" if side == "bottom" else "surface")))
        self._spot = None
        self.draw()
        self._frame()
        self._forget()

    def grid(self, values: Sequence[float]) -> None:
        """Hairlines across at these values."""
        for value in values:
            line = pg.InfiniteLine(pos=value, angle=0, pen=pg.mkPen(self.theme.colour("border"), width=1))
            line.setZValue(-10)
            self.addItem(line)

    def pen(self, role: str, width: float = 2.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """A pen in a role's colour, as wide whatever the scale."""
        pen: QPen = pg.mkPen(self.theme.colour(role), width=width, style=style)
        return pen

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """From a picture that is kept until something in the scene changes: a page shown again is there at once."""
        del event
        view = self.viewport()
        ratio, room = view.devicePixelRatioF(), QRectF(view.rect())
        if self._kept is None or self._kept.deviceIndependentSize() != room.size():
            kept = QPixmap((room.size() * ratio).toSize())
            kept.setDevicePixelRatio(ratio)
            kept.fill(self.theme.colour("surface"))
            self.scene().prepareForPaint()
            painter = QPainter(kept)
            self.render(painter, room, view.rect())
            painter.end()
            self._kept = kept
        QPainter(view).drawPixmap(0, 0, self._kept)

    def _forget(self) -> None:
        """Something else stands there from now on; pyqtgraph lays it out in the turns that follow."""
        self._kept = None
        self._settling.start()
        self.viewport().update()

    def _on_scene_changed(self, _regions: object) -> None:
        """A scene says so too when its page is hidden or shown, and nothing in it changed."""
        if self._settling.isActive():
            self._kept = None
            self.viewport().update()

    # --- the marked point -----------------------------------------------------------------------------------------

    def is_shown(self, data: object, readouts: Sequence[str]) -> bool:
        """Whether just this stands here already, in the look of now: a page that looks again each minute need not draw."""
        look = (self.theme.name, self.theme.appearance.scale)
        same = (data, list(readouts), look) == self._last
        self._last = (data, list(readouts), look)
        return same

    def say(self, readouts: Sequence[str]) -> None:
        """What there is to be read, a point each; the marked one stays where there is one."""
        self.readouts = readouts
        self.viewport().setAccessibleName(in_clauses(readouts))  # what is painted, all of it, in words
        self.at = min(self.at, len(readouts) - 1)
        self._tell()

    def mark(self, at: int) -> None:
        """Mark a point and read it out."""
        if at == self.at or at >= len(self.readouts):
            return
        self.at = at
        self._frame()
        self._tell()

    def _tell(self) -> None:
        said = self.readouts[self.at] if 0 <= self.at < len(self.readouts) else ""
        self.setAccessibleName(named(self.name, said) if said else self.name)
        self.setAccessibleDescription(said)

    def _frame(self) -> None:
        if self._spot is not None:
            self.removeItem(self._spot)
            self._spot = None
            self._forget()
        if self.at < 0 or not self.hasFocus():
            return
        self._spot = pg.QtWidgets.QGraphicsRectItem(self.area(self.at))
        self._spot.setPen(self.pen("focus", 1.6))
        self._spot.setZValue(50)
        self._forget()
        self.addItem(self._spot, ignoreBounds=True)

    def _under(self, place: QPointF) -> int:
        box = self.getPlotItem().vb
        scene = self.mapToScene(place.toPoint())
        if not box.sceneBoundingRect().contains(scene):
            return -1
        found = box.mapSceneToView(scene)
        return self.spot_at(found.x(), found.y())

    # --- hands ----------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        if key in _OPEN and self.at >= 0:
            self.picked.emit(self.at)
            return
        to = self.step(key) if self.readouts else -1
        if to < 0:
            event.ignore()
            return
        self.mark(to)
        corner = self.getPlotItem().vb.mapViewToScene(self.area(self.at).topRight())
        QToolTip.showText(self.mapToGlobal(self.mapFromScene(corner)), self.readouts[self.at], self)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.at < 0 and self.readouts:
            self.at = 0
            self._tell()
        self._frame()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._frame()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.ArrowCursor)
        if at >= 0:
            QToolTip.showText(event.globalPosition().toPoint(), self.readouts[at], self)
        else:
            QToolTip.hideText()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.mark(at)
            self.picked.emit(at)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()  # the card has the menu

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        return (
            bool(QWidget.event(self, event))
            if event.type() == QEvent.Type.ToolTip
            else super().viewportEvent(event)
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event is not None:  # pyqtgraph calls it so while the chart is being made
            self._forget()
            self.fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, 160)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 100)

    def fit(self) -> None:
        """The size is another: a kind of chart may show more or fewer names."""
