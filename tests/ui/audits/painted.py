"""What a widget really paints: every run of text and every picture, with its place, font, colour and owner.

A widget is rendered onto a device that draws nothing and writes everything down. So Qt's own controls, delegates and
painted widgets are all read the same way, by what arrives at the very end of painting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPen,
    QPixmap,
    QRegion,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

_DPI = 96
_DOTS_PER_METRE = _DPI / 0.0254
_BESIDE = 1.6
"""So far apart may two runs of one line lie, in pixels, and still be one line: Qt breaks a line where the script changes."""


@dataclass(slots=True)
class Line:
    """One line of text as it was painted, in the pixels of the root; `shown` is what the clips leave of `box`."""

    text: str
    px: float
    font: QFont
    colour: QColor
    box: QRectF
    shown: QRectF
    owner: QWidget
    clip: QRectF


@dataclass(slots=True)
class Picture:
    """A pixmap or image as it was painted: an icon, mostly. `shown` is the share, 0 to 1, that the clips leave of it."""

    box: QRectF
    owner: QWidget
    shown: float = 1.0


@dataclass(slots=True)
class Fill:
    """The colour of something that was drawn or filled."""

    colour: QColor
    box: QRectF
    owner: QWidget
    is_stroke: bool = False


@dataclass(slots=True)
class Record:
    """Everything a widget painted."""

    lines: list[Line] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)


class _Scribe(QPaintEngine):
    """Writes down what reaches it."""

    def __init__(self, record: Record, owner: _Owner) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._record = record
        self._owner = owner
        self._pen = QPen()
        self._brush = QBrush()
        self._turn = QTransform()
        self._opacity = 1.0

    @override
    def begin(self, _device: QPaintDevice) -> bool:
        return True

    @override
    def end(self) -> bool:
        return True

    @override
    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    @override
    def updateState(self, state: QPaintEngineState) -> None:
        self._pen, self._brush = state.pen(), state.brush()
        self._turn, self._opacity = state.transform(), state.opacity()

    @override
    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:  # type: ignore[override]  # Qt calls with points
        text = item.text()
        if not text.strip():
            return
        font = item.font()
        rect = QRectF(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent())
        box = self._turn.mapRect(rect)
        clip = self._clip()
        line = Line(
            text, _pixels(font) * abs(self._turn.m22()), font, self._see(self._pen.color()), box,
            box & clip, self._owner.widget, clip,
        )  # fmt: skip
        self._record.lines.append(line)

    @override
    def drawPixmap(self, rect: QRectF, _pixmap: QPixmap, _part: QRectF) -> None:  # type: ignore[override]  # as above
        self._note_picture(rect)

    @override
    def drawImage(self, rect: QRectF, *_rest: Any) -> None:  # type: ignore[override]  # the rest does not matter
        self._note_picture(rect)

    @override
    def drawTiledPixmap(self, rect: QRectF, *_rest: Any) -> None:  # type: ignore[override]  # the rest does not matter
        self._note_picture(rect)

    @override
    def drawPath(self, path: Any) -> None:
        self._note_shape(path.boundingRect())

    @override
    def drawEllipse(self, rect: QRectF | QRect) -> None:
        self._note_shape(QRectF(rect))

    @override
    def drawPolygon(self, *_rest: Any) -> None:
        self._note_shape(QRectF())

    @override
    def drawRects(self, *_rest: Any) -> None:
        self._note_shape(QRectF())

    @override
    def drawLines(self, *_rest: Any) -> None:
        self._note_shape(QRectF(), is_line=True)

    @override
    def drawPoints(self, *_rest: Any) -> None:
        self._note_shape(QRectF(), is_line=True)

    def _note_picture(self, rect: QRectF) -> None:
        whole = self._turn.mapRect(QRectF(rect))
        box = whole & self._clip()
        if not box.isEmpty():
            shown = box.width() * box.height() / (whole.width() * whole.height())
            self._record.pictures.append(Picture(box, self._owner.widget, shown))

    def _note_shape(self, rect: QRectF, *, is_line: bool = False) -> None:
        from PySide6.QtCore import Qt

        box = self._turn.mapRect(rect)
        if not is_line and self._brush.style() == Qt.BrushStyle.SolidPattern:
            self._record.fills.append(Fill(self._see(self._brush.color()), box, self._owner.widget))
        if self._pen.style() != Qt.PenStyle.NoPen:
            self._record.fills.append(
                Fill(self._see(self._pen.color()), box, self._owner.widget, is_stroke=True)
            )

    def _see(self, colour: QColor) -> QColor:
        if self._opacity >= 1:
            return colour
        seen = QColor(colour)
        seen.setAlphaF(colour.alphaF() * self._opacity)
        return seen

    def _clip(self) -> QRectF:
        """What may be painted on now: the widget's own region and what the painter clips to."""
        rect = QRectF(self.systemClip().boundingRect())
        painter: Any = self.painter()
        if painter is not None and painter.hasClipping():
            rect &= self._turn.mapRect(painter.clipBoundingRect())
        return rect


class _Paper(QPaintDevice):
    """A device of a size that keeps nothing but what its scribe writes."""

    def __init__(self, size: QSize, scribe: _Scribe) -> None:
        super().__init__()
        self._size = size
        self._scribe = scribe

    @override
    def paintEngine(self) -> QPaintEngine:
        return self._scribe

    @override
    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        kind = QPaintDevice.PaintDeviceMetric
        wide, high = self._size.width(), self._size.height()
        values = {
            kind.PdmWidth: wide,
            kind.PdmHeight: high,
            kind.PdmWidthMM: round(wide * 25.4 / _DPI),
            kind.PdmHeightMM: round(high * 25.4 / _DPI),
            kind.PdmNumColors: 1 << 24,
            kind.PdmDepth: 32,
            kind.PdmDevicePixelRatio: 1,
            kind.PdmDevicePixelRatioScaled: 1 << 16,
        }
        return values.get(metric, _DPI)


class _Owner(QObject):
    """Knows which widget is being painted: the last one that got its paint event."""

    def __init__(self, root: QWidget) -> None:
        super().__init__()
        self.widget = root

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self.widget = watched
        return False


def record(root: QWidget) -> Record:
    """Render a widget with all that is in it, and tell what it painted."""
    made = Record()
    owner = _Owner(root)
    app = QApplication.instance()
    assert app is not None
    scribe = _Scribe(made, owner)
    paper = _Paper(root.size(), scribe)
    app.installEventFilter(owner)
    try:
        painter = QPainter(paper)
        root.render(painter, QPoint(0, 0), QRegion())
        painter.end()
    finally:
        app.removeEventFilter(owner)
    made.lines = list(_joined(made.lines))
    return made


def _joined(runs: list[Line]) -> Iterator[Line]:
    last: Line | None = None
    for run in runs:
        if last is not None and _follows(last, run):
            last.text += run.text
            last.box |= run.box
            last.shown |= run.shown
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _follows(one: Line, other: Line) -> bool:
    return (
        one.owner is other.owner
        and one.colour == other.colour
        and abs(one.px - other.px) < 0.5
        and abs(one.box.bottom() - other.box.bottom()) < 1
        and abs(one.box.right() - other.box.left()) < _BESIDE
    )


def _pixels(font: QFont) -> float:
    return float(font.pixelSize()) if font.pixelSize() > 0 else float(QFontInfo(font).pixelSize())
