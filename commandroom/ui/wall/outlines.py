"""The map of the wall: grids shaded by what is open, villages' borders, the lamps of grids, and names with numbers.

Names give way to lamps and to each other: those with lamps and most events keep theirs. Where a village's grids are not drawn
it is shaded as a whole.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, cos, radians

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

from commandroom.domain.time.lamp import Lamp
from commandroom.ui.wall.brush import Brush
from commandroom.ui.widgets.paint import paint_lamp
from commandroom.usecases.queries import WallGrid, WallPlace
from commandroom.usecases.queries.wall import Rings

STEPS, LIGHTEST, STRONGEST = 5, 0.08, 0.5
"""How many shades a village can have, and the least and most of the accent; name and lamp can be told from the strongest."""


def worst(one: WallPlace | WallGrid) -> Lamp:
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
    x: float
    y: float

    def point(self, lon: float, lat: float) -> QPointF:
        """A point of the earth."""
        x, y = (lon - self.left) * self.narrow * self.scale, (self.top - lat) * self.scale
        return QPointF(self.x + x, self.y + y)


def view_of(places: Sequence[WallPlace], area: QRectF) -> View:
    """The view in which all outlines just fit into an area, in its middle."""
    points = [point for one in places for ring in one.outline for point in ring]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    narrow = cos(radians((min(lats) + max(lats)) / 2))
    wide, high = max((max(lons) - min(lons)) * narrow, 1e-9), max(max(lats) - min(lats), 1e-9)
    scale = min(area.width() / wide, area.height() / high)
    x, y = area.center().x() - wide * scale / 2, area.center().y() - high * scale / 2
    return View(min(lons), max(lats), scale, narrow, x, y)


@lru_cache(maxsize=2048)
def path_of(outline: Rings, view: View) -> QPainterPath:
    """Rings on the wall; one within another is a hole. Kept, as the wall paints the same ones each second."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in outline:
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


def shade(brush: Brush, events: int, most: int, lamp: Lamp) -> QColor:
    """From the empty place's colour to the accent in five steps; under a lamp the ground that it can be told from."""
    if lamp is not Lamp.NONE:
        return brush.theme.colour("crit_bg" if lamp is Lamp.RED else "warn_bg")
    if not events or not most:
        return brush.theme.colour("subtle")
    colour = QColor(brush.theme.colour("accent"))
    step = (ceil(events / most * STEPS) - 1) / (STEPS - 1)
    colour.setAlphaF(LIGHTEST + (STRONGEST - LIGHTEST) * step)
    return colour


def paint_map(brush: Brush, area: QRectF, places: Sequence[WallPlace]) -> None:
    """The grids shaded, the villages' borders above them, then lamps, then names."""
    villages = [one for one in places if one.outline]
    view = view_of(villages, area.adjusted(brush.of(4), brush.of(4), -brush.of(4), -brush.of(4)))
    paths = {one.code: path_of(one.outline, view) for one in villages}
    lamps: list[tuple[QPointF, Lamp]] = []
    most = max((part.open for one in villages for part in _parts(one)), default=0)
    for one in villages:
        for part in _parts(one):
            path = path_of(part.outline, view)
            lamp = worst(part)
            brush.painter.setPen(QPen(brush.theme.colour("canvas"), max(1.0, brush.of(1.2))))
            brush.painter.setBrush(shade(brush, part.open, most, lamp))
            brush.painter.drawPath(path)
            if lamp is not Lamp.NONE:
                lamps.append((middle_of(path), lamp))
        if _rest(one) is not Lamp.NONE:
            lamps.append((middle_of(paths[one.code]), _rest(one)))
    brush.painter.setBrush(Qt.BrushStyle.NoBrush)
    brush.painter.setPen(QPen(brush.theme.colour("text3"), max(1.0, brush.of(1.8))))
    for path in paths.values():
        brush.painter.drawPath(path)
    kept = _paint_lamps(brush, lamps)
    _paint_names(brush, area, villages, paths, kept)


def _parts(one: WallPlace) -> Sequence[WallPlace | WallGrid]:
    """Its grids that are drawn; without any the village as a whole."""
    return [grid for grid in one.grids if grid.outline] or [one]


def _rest(one: WallPlace) -> Lamp:
    """The gravest lamp of what is in no drawn grid: in a dedicated one, or in the village alone."""
    drawn = [grid for grid in one.grids if grid.outline]
    if not drawn:
        return Lamp.NONE
    if one.red > sum(grid.red for grid in drawn):
        return Lamp.RED
    return Lamp.YELLOW if one.yellow > sum(grid.yellow for grid in drawn) else Lamp.NONE


def _paint_lamps(brush: Brush, lamps: Sequence[tuple[QPointF, Lamp]]) -> list[QRectF]:
    """The lamps, red ones above; returns the room that each takes."""
    size = brush.of(12)
    for middle, lamp in sorted(lamps, key=lambda one: one[1] is Lamp.RED):
        paint_lamp(brush.painter, brush.theme, middle, lamp, size)
    return [QRectF(middle.x() - size, middle.y() - size, 2 * size, 2 * size) for middle, _ in lamps]


def _paint_names(
    brush: Brush,
    area: QRectF,
    villages: Sequence[WallPlace],
    paths: dict[str, QPainterPath],
    taken: list[QRectF],
) -> None:
    """Name above number; a label that finds no room beside lamps and others is tried higher, lower, then without its name."""
    for one in sorted(villages, key=lambda one: (-one.red, -one.yellow, -one.open)):
        middle, line = middle_of(paths[one.code]), brush.of(36)
        number = f"{one.open:,}"
        second = brush.wide(number, brush.sizes.body, bold=True) + brush.of(6)
        first = brush.wide(one.name, brush.sizes.least) + brush.of(6)
        tries = [(one.name, max(first, second), 2 * line, away) for away in (0, -1, 1, -2, 2)]
        for name, wide, high, away in (
            *tries,
            ("", second, line, 0),
            ("", second, line, -1),
            ("", second, line, 1),
        ):
            box = QRectF(middle.x() - wide / 2, middle.y() - high / 2 + away * line / 2, wide, high)
            if area.contains(box) and not any(box.intersects(other) for other in taken):
                taken.append(box)
                _paint_label(brush, box, name, number)
                break


def _paint_label(brush: Brush, box: QRectF, name: str, number: str) -> None:
    high = box.height() / (2 if name else 1)
    if name:
        brush.haloed(QRectF(box.x(), box.y(), box.width(), high), name, brush.sizes.least)
    brush.haloed(QRectF(box.x(), box.bottom() - high, box.width(), high), number, brush.sizes.body, bold=True)
