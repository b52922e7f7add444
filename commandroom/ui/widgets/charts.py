"""The kinds of charts: bars by hour, days as lines, stacked rows, a week of hours. Colours by role, numbers as text too."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.ui.theme import Theme
from commandroom.ui.widgets.plot import Plot

DASHED = Qt.PenStyle.DashLine
RAMP = ("ramp1", "ramp2", "ramp3", "ramp4", "ramp5", "ramp6")
STACK = ("ramp2", "ramp4", "ramp5", "ramp6")
_BAR, _ROW = 0.36, 0.6
_TICKS = 5
_LEFT = 44
_STEPS = (1, 2, 5, 10)
_NAMES_PX = 7


def steps_to(most: float) -> list[float]:
    """Round values from one step on up to the first that is not less than `most`: some five of them."""
    if most <= 0:
        return [1.0]
    rough = most / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in _STEPS if power * one >= rough * (1 - 1e-9))
    return [step * n for n in range(1, math.ceil(most / step - 1e-9) + 1)]


def tick_text(value: float) -> str:
    """A value at an axis."""
    return f"{value:,.0f}" if value == round(value) else f"{value:g}"


class Bars(Struct, frozen=True):
    """Two bars a place and a dashed mean of each; `now` is a line at a place of the axis, None for none."""

    first: tuple[float, ...]
    second: tuple[float, ...]
    mean_first: tuple[float, ...] = ()
    mean_second: tuple[float, ...] = ()
    names: tuple[str, ...] = ()
    now: float | None = None


class BarChart(Plot):
    """Bars side by side."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.data = Bars((), ())

    def show_data(self, data: Bars, readouts: Sequence[str]) -> None:
        """Show other bars."""
        if self.is_shown(data, readouts):
            return
        self.data = data
        self.say(readouts)
        self.restyle()

    @property
    def most(self) -> float:
        """The top of the axis."""
        data = self.data
        return steps_to(max((*data.first, *data.second, *data.mean_first, *data.mean_second), default=0))[-1]

    @override
    def draw(self) -> None:
        data, values = self.data, steps_to(self.most)
        self.grid(values)
        for shift, heights, role in ((-0.5, data.first, "series1"), (0.5, data.second, "series2")):
            places = [at + shift * (_BAR + 0.03) for at in range(len(heights))]
            brush = pg.mkBrush(self.theme.colour(role))
            self.addItem(
                pg.BarGraphItem(
                    x=places, height=heights, width=_BAR, brush=brush, pen=pg.mkPen(brush.color())
                )
            )
        for means, role in ((data.mean_first, "text3"), (data.mean_second, "series2")):
            if means:
                self.plot(list(range(len(means))), list(means), pen=self.pen(role, 1.5, DASHED))
        if data.now is not None:
            self.addItem(pg.InfiniteLine(pos=data.now - 0.5, angle=90, pen=self.pen("border_strong", 1)))
        self.getAxis("left").setTicks([[(value, tick_text(value)) for value in values]])
        self.getAxis("left").setWidth(self.theme.px(_LEFT))
        every = max(1, len(data.names) // 12)
        self.getAxis("bottom").setTicks(
            [[(at, text) for at, text in enumerate(data.names) if at % every == 0]]
        )
        self.setXRange(-0.6, max(1, len(data.first)) - 0.4, padding=0)
        self.setYRange(0, values[-1] * 1.04, padding=0)

    @override
    def spot_at(self, x: float, y: float) -> int:
        at = round(x)
        return at if 0 <= at < len(self.data.first) and y >= 0 else -1

    @override
    def area(self, at: int) -> QRectF:
        return QRectF(at - 0.46, 0, 0.92, self.most * 1.02)


class Lines(Struct, frozen=True):
    """Two lines with the band between them, and a limit across; a gap is None."""

    upper: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    names: tuple[str, ...] = ()
    limit: float | None = None
    limit_name: str = ""


class LineChart(Plot):
    """A quantity day by day."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.data = Lines((), ())

    def show_data(self, data: Lines, readouts: Sequence[str]) -> None:
        """Show other lines."""
        if self.is_shown(data, readouts):
            return
        self.data = data
        self.say(readouts)
        self.restyle()

    @property
    def most(self) -> float:
        """The top of the axis: a single day far out shall not press all others flat."""
        known = sorted(value for value in self.data.upper if value is not None)
        limit = self.data.limit or 0.0
        usual = known[(len(known) - 1) * 9 // 10] if known else 0.0
        top = min(known[-1] if known else 0.0, max(2 * usual, 2 * limit))
        return steps_to(max(top, limit * 1.15))[-1]

    @override
    def draw(self) -> None:
        data, values = self.data, steps_to(self.most)
        self.grid(values)
        days = list(range(len(data.upper)))
        upper, lower = (
            self.plot(days, _gapped(some), pen=self.pen(role), connect="finite", symbol="o", symbolSize=4,
                      symbolBrush=pg.mkBrush(self.theme.colour(role)), symbolPen=pg.mkPen(self.theme.colour(role)))
            for some, role in ((data.upper, "series1"), (data.lower, "series2"))
        )  # fmt: skip
        band = QColor(self.theme.colour("series1"))
        band.setAlpha(26)
        self.addItem(pg.FillBetweenItem(upper, lower, brush=pg.mkBrush(band)))
        if data.limit is not None:
            self._draw_limit(data.limit)
        self.getAxis("left").setTicks([[(value, tick_text(value)) for value in values]])
        self.getAxis("left").setWidth(self.theme.px(_LEFT))
        every = max(1, math.ceil(len(days) / _NAMES_PX))
        self.getAxis("bottom").setTicks(
            [[(at, text) for at, text in enumerate(data.names) if at % every == 0]]
        )
        self.setXRange(-0.5, max(1, len(days)) - 0.5, padding=0)
        self.setYRange(0, values[-1] * 1.02, padding=0)

    def _draw_limit(self, limit: float) -> None:
        self.addItem(pg.InfiniteLine(pos=limit, angle=0, pen=self.pen("crit", 1.4, DASHED)))
        said = pg.TextItem(self.data.limit_name, color=self.theme.colour("crit"), anchor=(1, 1),
                           fill=pg.mkBrush(self.theme.colour("surface")))  # fmt: skip
        said.setFont(self.theme.font(12))
        said.setPos(len(self.data.upper) - 0.6, limit + self.most * 0.015)
        self.addItem(said, ignoreBounds=True)

    @override
    def spot_at(self, x: float, y: float) -> int:
        at = round(x)
        return at if 0 <= at < len(self.data.upper) and y >= 0 else -1

    @override
    def area(self, at: int) -> QRectF:
        return QRectF(at - 0.46, 0, 0.92, self.most)


def _gapped(values: Sequence[float | None]) -> np.ndarray:
    return np.array([math.nan if value is None else value for value in values], dtype=float)


class Stacks(Struct, frozen=True):
    """Rows, the longest first, each of parts in one order; `more` is the name for those that find no room."""

    names: tuple[str, ...]
    parts: tuple[tuple[int, ...], ...]
    more: str = "{n}"


class StackChart(Plot):
    """Rows of stacked parts in one hue, light to dark, with their sums."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.data = Stacks((), ())
        self._fitted = 0

    def show_data(self, data: Stacks, readouts: Sequence[str]) -> None:
        """Show other rows."""
        if self.is_shown(data, readouts):
            return
        self.data = data
        self.say(readouts)
        self.restyle()

    @property
    def rows(self) -> int:
        """How many rows find room."""
        room = int(self.height()) // max(1, self.theme.px(22))
        return max(1, min(len(self.data.names), room))

    @override
    def fit(self) -> None:
        if self.data.names and self.rows != self._fitted:
            self.restyle()

    @override
    def draw(self) -> None:
        count = self._fitted = self.rows if self.data.names else 0
        names, parts = self.data.names[:count], self.data.parts[:count]
        sums = [sum(row) for row in parts]
        begun = [0] * count
        for at, role in enumerate(STACK):
            wide = [row[at] for row in parts]
            bars = pg.BarGraphItem(
                x0=list(begun), y=list(range(count)), width=wide, height=_ROW,
                brush=pg.mkBrush(self.theme.colour(role)), pen=pg.mkPen(self.theme.colour("surface"), width=1),
            )  # fmt: skip
            self.addItem(bars)
            begun = [one + more for one, more in zip(begun, wide, strict=True)]
        most = max(sums, default=1) or 1
        for at, total in enumerate(sums):
            said = pg.TextItem(f"{total:,}", color=self.theme.colour("text2"), anchor=(0, 0.5))
            said.setFont(self.theme.font(12, bold=True, tabular=True))
            said.setPos(total + most * 0.01, at)
            self.addItem(said, ignoreBounds=True)
        self._axes(names, most)

    def _axes(self, names: Sequence[str], most: float) -> None:
        left = self.getAxis("left")
        left.setTicks([[(at, name) for at, name in enumerate(names)]])
        wide = max(
            (pg.QtGui.QFontMetricsF(self.theme.font(12)).horizontalAdvance(name) for name in names), default=0
        )
        left.setWidth(round(wide) + 20)
        self.getAxis("bottom").hide()
        self.getPlotItem().invertY(True)
        self.setXRange(0, most * 1.12, padding=0)
        self.setYRange(-0.6, max(1, len(names)) - 0.4, padding=0)

    @override
    def spot_at(self, x: float, y: float) -> int:
        at = round(y)
        return at if 0 <= at < self.rows and x >= 0 else -1

    @override
    def step(self, key: Qt.Key) -> int:
        return min(super().step(key), self.rows - 1)

    @override
    def area(self, at: int) -> QRectF:
        return QRectF(0, at - 0.42, max((sum(row) for row in self.data.parts), default=1), 0.84)


class HeatChart(Plot):
    """A week of hours: seven rows of twenty-four, six steps of one hue."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.cells: tuple[tuple[float, ...], ...] = ()
        self.names: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def show_data(
        self,
        cells: Sequence[Sequence[float]],
        names: tuple[tuple[str, ...], tuple[str, ...]],
        readouts: Sequence[str],
    ) -> None:
        """Show other cells; `names` of the rows and of the columns."""
        if self.is_shown((cells, names), readouts):
            return
        self.cells, self.names = tuple(map(tuple, cells)), names
        self.say(readouts)
        self.restyle()

    @override
    def draw(self) -> None:
        grown = np.array(self.cells, dtype=float)
        most = float(grown.max()) if grown.size else 0.0
        level = (
            np.zeros(grown.shape)
            if not most
            else np.minimum(np.floor(grown / most * len(RAMP)), len(RAMP) - 1)
        )
        image = pg.ImageItem(level.T, levels=(0, len(RAMP) - 1))
        table = np.array(
            [[c.red(), c.green(), c.blue(), 255] for c in map(self.theme.colour, RAMP)], dtype=np.ubyte
        )
        image.setLookupTable(table)
        self.addItem(image)
        rows, columns = self.names
        self.getAxis("left").setTicks([[(at + 0.5, name) for at, name in enumerate(rows)]])
        self.getAxis("left").setWidth(self.theme.px(_LEFT))
        self.getAxis("bottom").setTicks(
            [[(at + 0.5, name) for at, name in enumerate(columns) if at % 2 == 0]]
        )
        for at in range(1, len(rows)):
            self.addItem(pg.InfiniteLine(pos=at, angle=0, pen=self.pen("surface", 1)))
        for at in range(1, len(columns)):
            self.addItem(pg.InfiniteLine(pos=at, angle=90, pen=self.pen("surface", 1)))
        self.getPlotItem().invertY(True)
        self.setXRange(0, max(1, len(columns)), padding=0)
        self.setYRange(0, max(1, len(rows)), padding=0)

    @override
    def spot_at(self, x: float, y: float) -> int:
        wide = len(self.names[1])
        column, row = math.floor(x), math.floor(y)
        return row * wide + column if 0 <= column < wide and 0 <= row < len(self.names[0]) else -1

    @override
    def step(self, key: Qt.Key) -> int:
        wide, last = max(1, len(self.names[1])), len(self.readouts) - 1
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            to = self.at + (wide if key == Qt.Key.Key_Down else -wide)
            return to if 0 <= to <= last else self.at
        return super().step(key)

    @override
    def area(self, at: int) -> QRectF:
        row, column = divmod(at, max(1, len(self.names[1])))
        return QRectF(column, row, 1, 1)
