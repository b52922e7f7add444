"""The map of the wall: the villages' outlines, lighter the more is open, edged by their worst lamp, with name and number.

Names give way where they would lie on each other: those with lamps and most events keep theirs.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, radians

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

from commandroom.domain.time.lamp import Lamp
from commandroom.ui.wall.brush import MIDDLE, Brush
from commandroom.ui.widgets.paint import paint_lamp
from commandroom.usecases.queries import WallPlace

STEPS, LIGHTEST, STRONGEST = 5, 0.06, 0.28
"""How many shades a village can have, and the least and most of the accent; name and lamp can be told from the strongest."""


def worst(one: WallPlace) -> Lamp:
    """The gravest lamp in a place."""
    return Lamp.RED if one.red else Lamp.YELLOW if one.yellow else Lamp.NONE


def is_drawn(places: Sequence[WallPlace]) -> bool:
    """Whether every village has an outline; one without would be missing from a map."""
    villages = [one for one in places if one.code]
    return bool(villages) and all(one.outline for one in villages)


@dataclass(frozen=True, slots=True)
class View:
    """Where a point of the earth lies on the wall: north up, a degree of longitude as short as it is at that latitude."""

    left: float
    top: float
    scale: float
    narrow: float
    at: QPointF

    def point(self, lon: float, lat: float) -> QPointF:
        """A point of the earth."""
        x, y = (lon - self.left) * self.narrow * self.scale, (self.top - lat) * self.scale
        return QPointF(self.at.x() + x, self.at.y() + y)


def view_of(places: Sequence[WallPlace], area: QRectF) -> View:
    """The view in which all outlines just fit into an area, in its middle."""
    points = [point for one in places for ring in one.outline for point in ring]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    narrow = cos(radians((min(lats) + max(lats)) / 2))
    wide, high = max((max(lons) - min(lons)) * narrow, 1e-9), max(max(lats) - min(lats), 1e-9)
    scale = min(area.width() / wide, area.height() / high)
    corner = QPointF(area.center().x() - wide * scale / 2, area.center().y() - high * scale / 2)
    return View(min(lons), max(lats), scale, narrow, corner)


def path_of(one: WallPlace, view: View) -> QPainterPath:
    """The outline on the wall; a ring within a ring is a hole."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in one.outline:
        path.addPolygon(QPolygonF([view.point(*point) for point in ring]))
        path.closeSubpath()
    return path


def middle_of(path: QPainterPath) -> QPointF:
    """The centre of gravity of the largest ring, where a label stands best; of one that bends around it the middle of its box."""
    sides = max((_sides(ring) for ring in path.toSubpathPolygons()), key=lambda one: abs(_doubled(one)))
    whole = _doubled(sides)
    if not whole:
        return path.boundingRect().center()
    parts = [(a.x() + b.x(), a.y() + b.y(), a.x() * b.y() - b.x() * a.y()) for a, b in sides]
    middle = QPointF(
        sum(x * part for x, _, part in parts) / (3 * whole),
        sum(y * part for _, y, part in parts) / (3 * whole),
    )
    return middle if path.contains(middle) else path.boundingRect().center()


def _sides(ring: QPolygonF) -> list[tuple[QPointF, QPointF]]:
    points: list[QPointF] = [ring.at(n) for n in range(ring.count())]
    return list(itertools.pairwise(points))


def _doubled(sides: Sequence[tuple[QPointF, QPointF]]) -> float:
    """Twice the area within, with a sign for the turn."""
    return sum(a.x() * b.y() - b.x() * a.y() for a, b in sides)


def shade(brush: Brush, one: WallPlace, most: int) -> QColor:
    """From the empty village's colour to the accent in five steps."""
    if not one.open or not most:
        return brush.theme.colour("subtle")
    colour = QColor(brush.theme.colour("accent"))
    step = (ceil(one.open / most * STEPS) - 1) / (STEPS - 1)
    colour.setAlphaF(LIGHTEST + (STRONGEST - LIGHTEST) * step)
    return colour


def paint_map(brush: Brush, area: QRectF, places: Sequence[WallPlace]) -> None:
    """All villages; those with lamps are painted last, so that their edges lie above."""
    villages = [one for one in places if one.outline]
    view = view_of(villages, area.adjusted(brush.of(4), brush.of(4), -brush.of(4), -brush.of(4)))
    most = max((one.open for one in villages), default=0)
    paths = {one.code: path_of(one, view) for one in villages}
    edges = {
        Lamp.RED: ("crit_solid", 3.0),
        Lamp.YELLOW: ("warn_solid", 3.0),
        Lamp.NONE: ("border_strong", 1.4),
    }
    for one in sorted(villages, key=lambda one: (one.red > 0, one.yellow > 0)):
        role, wide = edges[worst(one)]
        brush.painter.setPen(QPen(brush.theme.colour(role), max(1.0, brush.of(wide))))
        brush.painter.setBrush(shade(brush, one, most))
        brush.painter.drawPath(paths[one.code])
    _paint_names(brush, area, villages, paths)


def _paint_names(
    brush: Brush, area: QRectF, villages: Sequence[WallPlace], paths: dict[str, QPainterPath]
) -> None:
    """Name above number, with the lamp beside it; a label that finds no room is tried without its name; its lamp stays."""
    taken: list[QRectF] = []
    for one in sorted(villages, key=lambda one: (-one.red, -one.yellow, -one.open)):
        middle = middle_of(paths[one.code])
        number, line = f"{one.open:,}", brush.of(38)
        sign = brush.of(34) if worst(one) is not Lamp.NONE else 0.0
        second = brush.wide(number, brush.sizes.body, bold=True) + sign + brush.of(6)
        first = brush.wide(one.name, brush.sizes.least) + brush.of(6)
        for name, wide, high in ((one.name, max(first, second), 2 * line), ("", second, line)):
            box = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
            if area.contains(box) and not any(box.intersects(other) for other in taken):
                taken.append(box)
                _paint_label(brush, box, name, number, worst(one))
                break
        else:
            if sign:  # whatever stands around it, a lamp is never left out
                paint_lamp(brush.painter, brush.theme, middle, worst(one), brush.of(12))


def _paint_label(brush: Brush, box: QRectF, name: str, number: str, lamp: Lamp) -> None:
    high = box.height() / (2 if name else 1)
    if name:
        brush.text(QRectF(box.x(), box.y(), box.width(), high), name, brush.sizes.least, flags=MIDDLE)
    line = QRectF(box.x(), box.bottom() - high, box.width(), high)
    sign = brush.of(34) if lamp is not Lamp.NONE else 0.0
    wide = brush.wide(number, brush.sizes.body, bold=True) + brush.of(4)
    left = line.center().x() - (wide + sign) / 2
    if sign:
        paint_lamp(
            brush.painter, brush.theme, QPointF(left + sign / 2, line.center().y()), lamp, brush.of(12)
        )
    brush.text(QRectF(left + sign, line.y(), wide, high), number, brush.sizes.body, bold=True, flags=MIDDLE)
