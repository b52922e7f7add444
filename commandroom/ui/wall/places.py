"""Where the open events lie: a tile for each village, in it a cell for each grid, darker to lighter by how many.

Where the outlines of all villages are on record a map stands there (`outlines`); else tiles as the villages lie to each other
where their places are known, else in the order of their codes. A tile shows its worst lamp.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from commandroom.domain.time.lamp import Lamp
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.wall.brush import RIGHT, Brush
from commandroom.ui.wall.outlines import is_drawn, paint_map, worst
from commandroom.ui.wall.parts import say
from commandroom.ui.widgets.paint import paint_lamp
from commandroom.usecases.queries import WallGrid, WallPlace

TILE_WIDE, TILE_HIGH = 190.0, 112.0
"""The least of a tile in the drawing of 1920: five characters of the name and a number of three digits."""
STEPS, LIGHTEST = 5, 0.25
"""How many shades a cell can have, and how much of the accent the first of them has."""


@dataclass(frozen=True, slots=True)
class Tiling:
    """How many tiles stand side by side and below each other."""

    columns: int
    rows: int

    @property
    def room(self) -> int:
        """How many tiles there are."""
        return self.columns * self.rows


def tiling(wide: float, high: float, count: int, *, least: tuple[float, float]) -> Tiling:
    """The tiles for so many places that come nearest to three by two, none smaller than `least`."""
    most_columns, most_rows = max(1, int(wide // least[0])), max(1, int(high // least[1]))
    columns = min(most_columns, max(1, round(sqrt(max(1, count) * wide / high / 1.7))))
    while columns < most_columns and ceil(count / columns) > most_rows:
        columns += 1
    return Tiling(columns, min(most_rows, max(1, ceil(count / columns))))


def in_order(places: Sequence[WallPlace], columns: int) -> list[WallPlace]:
    """From north to south in rows, in each row from west to east; what has no place on the earth comes last."""
    known = [one for one in places if one.lat is not None and one.lon is not None]
    if len(known) * 2 < len(places):
        return list(places)
    known.sort(key=lambda one: -(one.lat or 0.0))
    ordered: list[WallPlace] = []
    for at in range(0, len(known), columns):
        ordered += sorted(known[at : at + columns], key=lambda one: one.lon or 0.0)
    return [*ordered, *(one for one in places if one not in known)]


def chosen(places: Sequence[WallPlace], room: int) -> tuple[list[WallPlace], int]:
    """The places that are shown and how many are not: where room lacks, those with lamps and most events stay."""
    if len(places) <= room:
        return list(places), 0
    ranked = sorted(places, key=lambda one: (-one.red, -one.yellow, -one.open))
    kept = set(map(id, ranked[:room]))
    return [one for one in places if id(one) in kept], len(places) - room


def paint_places(brush: Brush, place: QRectF, places: Sequence[WallPlace]) -> None:
    """The heading and the tiles."""
    brush.card(place)
    box = place.adjusted(brush.of(20), brush.of(8), -brush.of(20), -brush.of(16))
    title = say(QT_TRANSLATE_NOOP("WallBoard", "Open by village"))
    brush.text(QRectF(box.x(), box.y(), box.width(), brush.of(56)), title, brush.sizes.title, bold=True)
    area = QRectF(box.x(), box.y() + brush.of(62), box.width(), box.height() - brush.of(62))
    tiles = tiling(area.width(), area.height(), len(places), least=(brush.of(TILE_WIDE), brush.of(TILE_HIGH)))
    if is_drawn(places):
        paint_map(brush, area, places)
        _paint_nowhere(brush, box, places)
        return
    shown, hidden = chosen(places, tiles.room)
    if hidden:
        text = say(QT_TRANSLATE_NOOP("WallBoard", "and {n} more places")).format(n=hidden)
        brush.text(
            QRectF(box.x(), box.y(), box.width(), brush.of(56)), text, brush.sizes.least, "text2", flags=RIGHT
        )
    if not shown:
        brush.text(
            area, say(QT_TRANSLATE_NOOP("WallBoard", "No village is on record")), brush.sizes.body, "text2"
        )
        return
    most = max((grid.open for one in shown for grid in one.grids), default=0)
    space = brush.of(10)
    wide, high = (area.width() + space) / tiles.columns, (area.height() + space) / tiles.rows
    for at, one in enumerate(in_order(shown, tiles.columns)):
        x, y = area.x() + at % tiles.columns * wide, area.y() + at // tiles.columns * high
        _paint_tile(brush, QRectF(x, y, wide - space, high - space), one, most)


def _paint_nowhere(brush: Brush, box: QRectF, places: Sequence[WallPlace]) -> None:
    """How many open events name no village, at the right of the heading."""
    lost = sum(one.open for one in places if not one.code)
    if lost:
        text = say(QT_TRANSLATE_NOOP("WallBoard", "without a place: {n}")).format(n=f"{lost:,}")
        place = QRectF(box.x(), box.y(), box.width(), brush.of(56))
        brush.text(place, text, brush.sizes.least, "text2", flags=RIGHT)


def _paint_tile(brush: Brush, box: QRectF, one: WallPlace, most: int) -> None:
    lamp = worst(one)
    edge = {Lamp.RED: "crit_solid", Lamp.YELLOW: "warn_solid"}.get(lamp, "border")
    brush.card(box, "subtle", edge=edge)
    inner = box.adjusted(brush.of(12), brush.of(6), -brush.of(12), -brush.of(8))
    line, sizes = brush.of(44), brush.sizes
    number = f"{one.open:,}"
    wide = brush.wide(number, sizes.body, bold=True)
    sign = brush.of(34) if lamp is not Lamp.NONE else 0.0
    brush.text(
        QRectF(inner.right() - wide - 2, inner.y(), wide + 2, line),
        number,
        sizes.body,
        bold=True,
        flags=RIGHT,
    )
    if sign:
        centre = QPointF(inner.right() - wide - sign / 2 - brush.of(4), inner.y() + line / 2)
        paint_lamp(brush.painter, brush.theme, centre, lamp, brush.of(12))
    name = one.name or say(QT_TRANSLATE_NOOP("WallBoard", "no place"))
    brush.text(
        QRectF(inner.x(), inner.y(), inner.width() - wide - sign - brush.of(10), line),
        name,
        sizes.least,
        "text2",
    )
    _paint_grids(brush, QRectF(inner.x(), inner.y() + line + brush.of(4), inner.width(), inner.height() - line - brush.of(4)),
                 one.grids, most)  # fmt: skip


def _paint_grids(brush: Brush, area: QRectF, grids: Sequence[WallGrid], most: int) -> None:
    if not grids or area.height() < brush.of(10):
        return
    space = brush.of(4)
    wide = min(brush.of(72), (area.width() + space) / len(grids))
    for at, grid in enumerate(grids):
        cell = QRectF(area.x() + at * wide, area.y(), wide - space, area.height())
        brush.painter.setPen(Qt.PenStyle.NoPen)
        brush.painter.setBrush(shade(brush, grid, most))
        brush.painter.drawRoundedRect(cell, brush.of(4), brush.of(4))
        if grid.red or grid.yellow:
            size = min(brush.of(10), cell.width() / 3, cell.height() / 3)
            paint_lamp(brush.painter, brush.theme, cell.center(), Lamp.RED if grid.red else Lamp.YELLOW, size)


def shade(brush: Brush, grid: WallGrid, most: int) -> QColor:
    """From the empty cell's colour to the accent in five steps; under a lamp the ground that it can be told from."""
    if grid.red or grid.yellow:
        return brush.theme.colour("crit_bg" if grid.red else "warn_bg")
    if not grid.open or not most:
        return brush.theme.colour("hover")
    colour = QColor(brush.theme.colour("accent"))
    colour.setAlphaF(LIGHTEST + (1 - LIGHTEST) * (ceil(grid.open / most * STEPS) - 1) / (STEPS - 1))
    return colour
