"""Signs that are painted, not drawn from a font.

Status glyphs, pills, deadline lamps, urgency bars, severity chips.

Every sign differs from the others in shape as well as in colour, so that it can be read in greyscale and by
people who do not tell the hues apart.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from commandroom.domain.time import lamp as deadline
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.kept import paint_line, stamp
from commandroom.ui.words import state_code, state_label, urgency_level

Lamp = deadline.Lamp
PILL_HEIGHT = 22
_LAMP_REACH = 1.3
"""Of its radius: the widest lamp has a ring around it."""
_ROMAN = {1: "Ⅰ", 2: "Ⅱ", 3: "Ⅲ", 4: "Ⅳ"}


class Glyph(StrEnum):
    """How far an event has come, as a shape."""

    DRAFT = "draft"
    RING = "ring"
    QUARTER = "quarter"
    HALF = "half"
    PAUSE = "pause"
    THREE_QUARTERS = "three_quarters"
    UP = "up"
    TICK = "tick"
    RETURN = "return"


GLYPHS = {
    "S00": Glyph.DRAFT,
    "S10": Glyph.RING,
    "S12": Glyph.RING,
    "S20": Glyph.QUARTER,
    "S30": Glyph.QUARTER,
    "S40": Glyph.HALF,
    "S50": Glyph.HALF,
    "S58": Glyph.HALF,
    "S55": Glyph.PAUSE,
    "S60": Glyph.THREE_QUARTERS,
    "S65": Glyph.THREE_QUARTERS,
    "S70": Glyph.THREE_QUARTERS,
    "R10": Glyph.UP,
    "R20": Glyph.UP,
    "S80": Glyph.TICK,
    "S90": Glyph.TICK,
    "X10": Glyph.RETURN,
    "X20": Glyph.RETURN,
    "X30": Glyph.RETURN,
    "X40": Glyph.RETURN,
}
HUES = {
    Glyph.DRAFT: "st_draft",
    Glyph.RING: "st_new",
    Glyph.QUARTER: "st_assign",
    Glyph.HALF: "st_work",
    Glyph.PAUSE: "st_work",
    Glyph.THREE_QUARTERS: "st_verify",
    Glyph.UP: "st_up",
    Glyph.TICK: "st_done",
    Glyph.RETURN: "st_back",
}
LAMP_TEXT = {
    Lamp.GREEN: "text",
    Lamp.YELLOW: "warn",
    Lamp.RED: "crit",
    Lamp.DEEP_RED: "deep",
    Lamp.PAUSED: "text3",
    Lamp.NONE: "text3",
}
LAMP_TINT = {
    Lamp.GREEN: "st_done_bg",
    Lamp.YELLOW: "warn_bg",
    Lamp.RED: "crit_bg",
    Lamp.DEEP_RED: "deep_bg",
    Lamp.PAUSED: "st_done_bg",
    Lamp.NONE: "st_done_bg",
}


def glyph_of(state: str) -> Glyph:
    """The glyph of a state, by code or name; one from a newer program is shown like a draft."""
    return GLYPHS.get(state_code(state), Glyph.DRAFT)


def hue_of(state: str) -> str:
    """The colour role of a state; its tint is the same role with `_bg`."""
    return HUES[glyph_of(state)]


def paint_glyph(painter: QPainter, rect: QRectF, glyph: Glyph, colour: QColor, ground: QColor) -> None:
    """Paint a status glyph into a square; `ground` is what lies behind it, for the tick inside the disc."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = max(1.4, rect.width() * 0.13)
    painter.setPen(QPen(colour, width))
    inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    if glyph is Glyph.TICK:
        _paint_tick(painter, rect, colour, ground)
    elif glyph is Glyph.RETURN:
        _paint_strokes(painter, rect, colour, _RETURN)
    elif glyph is Glyph.UP:
        _paint_strokes(painter, rect, colour, _UP)
    elif glyph is Glyph.DRAFT:
        painter.setPen(QPen(colour, width, Qt.PenStyle.DotLine))
        painter.drawEllipse(inner)
    else:
        painter.drawEllipse(inner)
        _paint_filling(painter, inner, glyph, colour)
    painter.restore()


def paint_status(
    painter: QPainter, theme: Theme, rect: QRectF, state: str, *, ground: str = "surface"
) -> None:
    """Paint the glyph of a state in its own hue."""
    paint_glyph(painter, rect, glyph_of(state), theme.colour(hue_of(state)), theme.colour(ground))


_PIES = {Glyph.QUARTER: 90, Glyph.HALF: 180, Glyph.THREE_QUARTERS: 270}
_RETURN = (((0.45, 0.08), (0.08, 0.40), (0.45, 0.72)), ((0.08, 0.40), (0.92, 0.40), (0.92, 0.95)))
_UP = (((0.14, 0.46), (0.5, 0.08), (0.86, 0.46)), ((0.5, 0.08), (0.5, 0.94)))


def _paint_filling(painter: QPainter, ring: QRectF, glyph: Glyph, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if glyph in _PIES:
        gap = ring.width() * 0.14
        painter.drawPie(ring.adjusted(gap, gap, -gap, -gap), 90 * 16, -_PIES[glyph] * 16)
    elif glyph is Glyph.PAUSE:
        wide, high = ring.width() * 0.15, ring.height() * 0.46
        middle = ring.center()
        for shift in (-0.17, 0.17):
            x = middle.x() + ring.width() * shift - wide / 2
            painter.drawRect(QRectF(x, middle.y() - high / 2, wide, high))


def _paint_tick(painter: QPainter, rect: QRectF, colour: QColor, ground: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(rect)
    inner = rect.adjusted(0, 0, 0, 0)
    _paint_strokes(painter, inner, ground, (((0.27, 0.53), (0.44, 0.69), (0.74, 0.34)),))


def _paint_strokes(painter: QPainter, rect: QRectF, colour: QColor, strokes: _Strokes) -> None:
    pen = QPen(colour, max(1.5, rect.width() * 0.14))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        points = [QPointF(rect.x() + rect.width() * x, rect.y() + rect.height() * y) for x, y in stroke]
        painter.drawPolyline(QPolygonF(points))


_Strokes = tuple[tuple[tuple[float, float], ...], ...]


def pill_width(theme: Theme, state: str) -> float:
    """How wide the pill of a state is, in logical pixels."""
    return QFontMetricsF(theme.font(12)).horizontalAdvance(state_label(state)) + 36


def paint_pill(
    painter: QPainter, theme: Theme, rect: QRectF, state: str, *, selected: bool = False
) -> QRectF:
    """Paint a state as glyph and name on its tint, at the left of `rect`, centred.

    Answers with the pill's box.
    """
    hue = hue_of(state)
    high = theme.px(PILL_HEIGHT)
    box = QRectF(rect.x(), rect.center().y() - high / 2, min(pill_width(theme, state), rect.width()), high)
    ground = QRectF(box.x(), round(box.y()), box.width(), high)
    stamp(
        painter,
        theme,
        f"pill:{hue}:{glyph_of(state)}:{selected}",
        ground,
        lambda inner, room: _paint_pill_ground(inner, theme, room, state, selected=selected),
    )
    painter.setPen(theme.colour(hue))
    paint_line(painter, box.adjusted(25, 0, -4, 0), state_label(state), theme.font(12))
    return box.adjusted(0.5, 0.5, -0.5, -0.5)


def _paint_pill_ground(painter: QPainter, theme: Theme, room: QRectF, state: str, *, selected: bool) -> None:
    hue, box = hue_of(state), room.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme.colour(hue), 1) if selected else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{hue}_bg"))
    painter.drawRoundedRect(box, room.height() / 2, room.height() / 2)
    dot = QRectF(box.x() + 8, box.center().y() - 6, 12, 12)
    paint_glyph(painter, dot, glyph_of(state), theme.colour(hue), theme.colour(f"{hue}_bg"))


def paint_lamp(painter: QPainter, theme: Theme, centre: QPointF, lamp: Lamp | str, size: float = 7.0) -> None:
    """Paint a deadline lamp of radius `size`.

    Octagon past due, triangle near it, ring in time, bars when paused.
    """
    reach = ceil(size * _LAMP_REACH)
    box = QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)
    stamp(
        painter,
        theme,
        f"lamp:{lamp}:{size}",
        box,
        lambda inner, room: _paint_lamp(inner, theme, room.center(), Lamp(lamp), size),
    )


def _paint_lamp(painter: QPainter, theme: Theme, centre: QPointF, lamp: Lamp, size: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    _LAMP_PAINTERS[lamp](painter, theme, centre, size)


def _octagon(centre: QPointF, size: float) -> QPolygonF:
    near = size * 0.414
    corners = ((-near, -size), (near, -size), (size, -near), (size, near))
    both = [*corners, *[(-x, -y) for x, y in corners]]
    return QPolygonF([QPointF(centre.x() + x, centre.y() + y) for x, y in both])


def _mark(painter: QPainter, theme: Theme, centre: QPointF, size: float, role: str) -> None:
    """An exclamation mark, drawn so that it is the same at every size."""
    wide = max(1.4, size * 0.24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(role))
    painter.drawRoundedRect(
        QRectF(centre.x() - wide / 2, centre.y() - size * 0.56, wide, size * 0.66), wide / 3, wide / 3
    )
    painter.drawEllipse(QPointF(centre.x(), centre.y() + size * 0.44), wide * 0.62, wide * 0.62)


def _paint_red(painter: QPainter, theme: Theme, centre: QPointF, size: float) -> None:
    painter.setBrush(theme.colour("crit_solid"))
    painter.drawPolygon(_octagon(centre, size))
    _mark(painter, theme, centre, size, "crit_sign")


def _paint_deep_red(painter: QPainter, theme: Theme, centre: QPointF, size: float) -> None:
    painter.setPen(QPen(theme.colour("deep_solid"), max(1.2, size * 0.17)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_octagon(centre, size * 1.16))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("deep_solid"))
    painter.drawPolygon(_octagon(centre, size * 0.86))
    for shift in (-0.27, 0.27):
        _mark(painter, theme, QPointF(centre.x() + size * shift, centre.y()), size * 0.82, "deep_sign")


def _paint_yellow(painter: QPainter, theme: Theme, centre: QPointF, size: float) -> None:
    path = QPainterPath(QPointF(centre.x(), centre.y() - size))
    path.lineTo(centre.x() + size * 1.08, centre.y() + size * 0.88)
    path.lineTo(centre.x() - size * 1.08, centre.y() + size * 0.88)
    path.closeSubpath()
    outline = QPen(theme.colour("warn"), max(1.1, size * 0.16))
    outline.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(outline)
    painter.setBrush(theme.colour("warn_solid"))
    painter.drawPath(path)
    _mark(painter, theme, QPointF(centre.x(), centre.y() + size * 0.24), size * 0.82, "warn_sign")


def _paint_green(painter: QPainter, theme: Theme, centre: QPointF, size: float) -> None:
    painter.setPen(QPen(theme.colour("calm"), max(1.2, size * 0.2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, size * 0.45, size * 0.45)


def _paint_paused(painter: QPainter, theme: Theme, centre: QPointF, size: float) -> None:
    painter.setBrush(theme.colour("text3"))
    wide, high = size * 0.34, size * 1.3
    for shift in (-0.4, 0.4):
        x = centre.x() + size * shift - wide / 2
        painter.drawRoundedRect(QRectF(x, centre.y() - high / 2, wide, high), 1, 1)


def _paint_none(_painter: QPainter, _theme: Theme, _centre: QPointF, _size: float) -> None:
    """No clock runs: nothing to show."""


_LAMP_PAINTERS: dict[Lamp, Callable[[QPainter, Theme, QPointF, float], None]] = {
    Lamp.GREEN: _paint_green,
    Lamp.YELLOW: _paint_yellow,
    Lamp.RED: _paint_red,
    Lamp.DEEP_RED: _paint_deep_red,
    Lamp.PAUSED: _paint_paused,
    Lamp.NONE: _paint_none,
}
_BAR_ROLES = {1: "text3", 2: "warn", 3: "crit_solid"}


def paint_urgency(painter: QPainter, theme: Theme, rect: QRectF, urgency: object) -> QRectF:
    """Paint urgency as three signal bars, one, two or three of them full; answers with the box they fill."""
    level = urgency_level(urgency)
    bottom = rect.center().y() + 6
    box = QRectF(rect.x(), bottom - 12, 16, 12)
    stamp(painter, theme, f"urgency:{level}", box, lambda inner, room: _paint_bars(inner, theme, room, level))
    return box


def _paint_bars(painter: QPainter, theme: Theme, room: QRectF, level: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for bar in range(3):
        painter.setBrush(theme.colour(_BAR_ROLES[level] if bar < level else "bar_empty"))
        high = 5 + bar * 3.5
        painter.drawRoundedRect(QRectF(room.x() + bar * 6, room.bottom() - high, 4, high), 1, 1)


def paint_severity(painter: QPainter, theme: Theme, rect: QRectF, level: int) -> QRectF:
    """Paint a severity Ⅰ to Ⅳ (1 to 4) as a statutory red, orange, yellow or blue chip; 0 paints nothing."""
    if level not in _ROMAN:
        return QRectF(rect.x(), rect.center().y(), 0, 0)
    box = QRectF(rect.x(), rect.center().y() - 9, 26, 18)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("border_strong"), 1))
    painter.setBrush(theme.colour(f"severity{level}"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.colour(f"severity{level}_text"))
    painter.setFont(theme.font(12, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _ROMAN[level])
    return box
