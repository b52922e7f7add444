"""Each chart of the dashboard as a panel: its card, the chart built late, what a click opens, and its table for a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QLocale
from typing_extensions import override

from commandroom.reports.document import Cell, Grid
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.pages.dashboard.ranges import Days, say
from commandroom.ui.punctuation import in_a_sentence, named
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.chartcard import ChartCard
from commandroom.ui.widgets.chips import Chips
from commandroom.usecases.queries import DashboardSheet
from commandroom.usecases.queries.dashboard import HOURS, QUEUES, WEEKDAYS, Place

if TYPE_CHECKING:
    from commandroom.ui.widgets.plot import Plot

LEAST_DAYS = 7
QUEUE_NAMES = {
    "accept": QT_TRANSLATE_NOOP("Dashboard", "To accept"),
    "dispatch": QT_TRANSLATE_NOOP("Dashboard", "To dispatch"),
    "working": QT_TRANSLATE_NOOP("Dashboard", "In progress"),
    "checking": QT_TRANSLATE_NOOP("Dashboard", "To check"),
}
CAME, WENT = QT_TRANSLATE_NOOP("Dashboard", "Registered"), QT_TRANSLATE_NOOP("Dashboard", "Closed")
TOO_FEW = QT_TRANSLATE_NOOP("Dashboard", "Fewer than 7 days of data")
NO_PLACE = QT_TRANSLATE_NOOP("Dashboard", "(no place)")
NONE_OPEN = QT_TRANSLATE_NOOP("Dashboard", "Nothing stands open")
MINUTES = QT_TRANSLATE_NOOP("Dashboard", "{n} min")


class Panel:
    """One chart; `on_open(what, arg, title)` opens the events behind a point."""

    title: ClassVar[str] = ""
    high: ClassVar[int] = 200

    def __init__(
        self, theme: Theme, on_open: Callable[[str, str, str], object], on_export: Callable[[Panel], object],
        on_copied: Callable[[], object],
    ) -> None:  # fmt: skip
        self.theme, self.on_open = theme, on_open
        self.card = ChartCard(theme, say(self.title), on_export=lambda: on_export(self), on_copied=on_copied)
        self.card.setMinimumHeight(theme.px(self.high))
        self.plot: Any = None
        self.is_shown = False
        self.sheet: DashboardSheet
        self.days: Days

    def build(self) -> None:
        """Make the chart; pyqtgraph is loaded by now."""
        from commandroom.ui.widgets import charts  # noqa: PLC0415  a working thread has loaded it

        self.plot = self.make(charts)
        self.plot.picked.connect(self._pick)
        self.card.put(self.plot)

    def make(self, charts: Any) -> Plot:
        """The chart, empty."""
        raise NotImplementedError

    def show_sheet(self, sheet: DashboardSheet, days: Days) -> None:
        """Show what a sheet says of it."""
        self.sheet, self.days, self.is_shown = sheet, days, True
        if self.plot is None:
            self.build()
        why = self.lacking()
        self.card.rename(self.name(), self.note())
        self.card.legend.show_keys(() if why else self.legend())
        if why:
            self.card.show_nothing(why)
        else:
            self.fill()
            self.card.show_body()

    def name(self) -> str:
        """What it is called now."""
        return say(self.title)

    def restyle(self) -> None:
        """Another look."""
        if self.plot is not None and self.is_shown and not self.card.nothing:
            self.plot.restyle()

    def lacking(self) -> str:
        """Why nothing can be shown; empty where something can."""
        return say(TOO_FEW) if self.sheet.data_days < LEAST_DAYS else ""

    def note(self) -> str:
        """Unit and time."""
        raise NotImplementedError

    def legend(self) -> tuple[tuple[str, str], ...]:
        """What the colours mean."""
        return ()

    def fill(self) -> None:
        """Give the chart its numbers."""
        raise NotImplementedError

    def behind(self, at: int) -> tuple[str, str, str] | None:
        """What is behind a point: what to ask for, of what, and the title of the list."""
        raise NotImplementedError

    def grid(self) -> Grid:
        """The numbers as a table."""
        raise NotImplementedError

    def _pick(self, at: int) -> None:
        found = self.behind(at)
        if found is not None:
            self.on_open(*found)


class HourlyPanel(Panel):
    """What came in and was closed by hour, against the mean of thirty days."""

    title = QT_TRANSLATE_NOOP("Dashboard", "In and out by hour")

    @override
    def make(self, charts: Any) -> Plot:
        plot: Plot = charts.BarChart(self.theme, say(self.title))
        return plot

    @override
    def lacking(self) -> str:
        return ""

    @override
    def note(self) -> str:
        first = say(A_DAY) if self.sheet.hourly.days > 1 else ""
        mean = say(DASHED) if self.sheet.data_days >= LEAST_DAYS else say(NO_MEAN)
        return in_a_sentence((self.days.word, first or say(AN_HOUR), mean))

    @override
    def legend(self) -> tuple[tuple[str, str], ...]:
        return ("series1", say(CAME)), ("series2", say(WENT))

    @override
    def fill(self) -> None:
        from commandroom.ui.widgets.charts import Bars  # noqa: PLC0415

        hourly, has_mean = self.sheet.hourly, self.sheet.data_days >= LEAST_DAYS
        data = Bars(
            tuple(n / hourly.days for n in hourly.came), tuple(n / hourly.days for n in hourly.went),
            hourly.mean_came if has_mean else (), hourly.mean_went if has_mean else (),
            tuple(f"{hour:02d}" for hour in range(HOURS)), hourly.now,
        )  # fmt: skip
        self.plot.show_data(data, [self._said(hour) for hour in range(HOURS)])

    def _said(self, hour: int) -> str:
        hourly = self.sheet.hourly
        return in_a_sentence(
            (f"{hour:02d}:00", say(IN_OUT).format(came=hourly.came[hour], went=hourly.went[hour]),
             say(MEAN).format(came=f"{hourly.mean_came[hour]:.1f}", went=f"{hourly.mean_went[hour]:.1f}"))
        )  # fmt: skip

    @override
    def behind(self, at: int) -> tuple[str, str, str] | None:
        hour = f"{at:02d}:00–{at + 1:02d}:00"
        what = "came" if self.sheet.hourly.came[at] or not self.sheet.hourly.went[at] else "went"
        return what, str(at), named(say(CAME if what == "came" else WENT), f"{self.days.text} {hour}")

    @override
    def grid(self) -> Grid:
        h = self.sheet.hourly
        rows: list[tuple[Cell, ...]] = [
            (f"{n:02d}:00", h.came[n], h.went[n], round(h.mean_came[n], 2), round(h.mean_went[n], 2))
            for n in range(HOURS)
        ]
        heads = (say(HOUR), say(CAME), say(WENT), say(MEAN_CAME), say(MEAN_WENT))
        return Grid(say(self.title), heads, tuple(rows))


A_DAY = QT_TRANSLATE_NOOP("Dashboard", "events an hour, mean of a day")
AN_HOUR = QT_TRANSLATE_NOOP("Dashboard", "events an hour")
DASHED = QT_TRANSLATE_NOOP("Dashboard", "dashed: mean of the 30 days before")
NO_MEAN = QT_TRANSLATE_NOOP("Dashboard", "fewer than 7 days of data, no mean")
IN_OUT = QT_TRANSLATE_NOOP("Dashboard", "registered {came}, closed {went}")
MEAN = QT_TRANSLATE_NOOP("Dashboard", "30-day mean {came} and {went}")
HOUR = QT_TRANSLATE_NOOP("Dashboard", "Hour")
MEAN_CAME = QT_TRANSLATE_NOOP("Dashboard", "Registered, 30-day mean")
MEAN_WENT = QT_TRANSLATE_NOOP("Dashboard", "Closed, 30-day mean")


class ResponsePanel(Panel):
    """How long acceptance took, day by day."""

    title = QT_TRANSLATE_NOOP("Dashboard", "Response time")

    @override
    def make(self, charts: Any) -> Plot:
        plot: Plot = charts.LineChart(self.theme, say(self.title))
        return plot

    @override
    def note(self) -> str:
        return in_a_sentence((say(LAST_DAYS).format(n=len(self.sheet.response.days)), say(TO_ACCEPTANCE)))

    @override
    def legend(self) -> tuple[tuple[str, str], ...]:
        return ("series1", "P90"), ("series2", "P50")

    @override
    def fill(self) -> None:
        from commandroom.ui.widgets.charts import Lines  # noqa: PLC0415

        found, limit = self.sheet.response.days, self.sheet.response.limit
        said = "" if limit is None else say(LIMIT).format(n=f"{limit:,.0f}")
        data = Lines(tuple(one.p90 for one in found), tuple(one.p50 for one in found),
                     tuple(f"{one.day:%m-%d}" for one in found), limit, said)  # fmt: skip
        self.plot.show_data(data, [self._said(one) for one in found])

    def _said(self, one: Any) -> str:
        if not one.count:
            return in_a_sentence((f"{one.day:%m-%d}", say(NO_ACCEPTANCE)))
        spans = (
            f"{name} {say(MINUTES).format(n=f'{value:,.1f}')}"
            for name, value in (("P50", one.p50), ("P90", one.p90))
        )
        return in_a_sentence((f"{one.day:%m-%d}", *spans, say(ACCEPTED).format(n=one.count)))

    @override
    def behind(self, at: int) -> tuple[str, str, str] | None:
        if not self.sheet.response.days[at].count:
            return None
        day = self.sheet.response.days[at].day
        return "day", day.isoformat(), named(say(self.title), day.isoformat())

    @override
    def grid(self) -> Grid:
        found = self.sheet.response.days
        rows = tuple((one.day, one.count, _rounded(one.p50), _rounded(one.p90)) for one in found)
        return Grid(say(self.title), (say(DAY), say(COUNT), say(P50), say(P90)), rows)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


LAST_DAYS = QT_TRANSLATE_NOOP("Dashboard", "last {n} days")
TO_ACCEPTANCE = QT_TRANSLATE_NOOP("Dashboard", "registering to acceptance, office minutes")
LIMIT = QT_TRANSLATE_NOOP("Dashboard", "ordinary limit {n} min")
NO_ACCEPTANCE = QT_TRANSLATE_NOOP("Dashboard", "none accepted")
ACCEPTED = QT_TRANSLATE_NOOP("Dashboard", "{n} accepted or refused")
DAY, COUNT = QT_TRANSLATE_NOOP("Dashboard", "Day"), QT_TRANSLATE_NOOP("Dashboard", "Count")
P50, P90 = QT_TRANSLATE_NOOP("Dashboard", "P50, minutes"), QT_TRANSLATE_NOOP("Dashboard", "P90, minutes")


class PlacesPanel(Panel):
    """What stands open in each village or grid."""

    title = QT_TRANSLATE_NOOP("Dashboard", "Open by village")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = Chips([("villages", say(VILLAGES)), ("grids", say(GRIDS))], name=say(BY_PLACE))
        self.kinds.changed.connect(self._again)
        self.kinds.setFixedWidth(self.kinds.sizeHint().width())
        self.card.beside.addWidget(self.kinds)

    @property
    def places(self) -> tuple[Place, ...]:
        """What is shown: villages or grids."""
        return self.sheet.grids if self.kinds.value == "grids" else self.sheet.villages

    @override
    def name(self) -> str:
        return say(BY_GRID) if self.kinds.value == "grids" else say(self.title)

    def _again(self) -> None:
        if self.is_shown:
            self.show_sheet(self.sheet, self.days)

    @override
    def make(self, charts: Any) -> Plot:
        plot: Plot = charts.StackChart(self.theme, say(self.title))
        return plot

    @override
    def lacking(self) -> str:
        return "" if self.places else say(NONE_OPEN)

    @override
    def note(self) -> str:
        return say(EVENTS)

    @override
    def legend(self) -> tuple[tuple[str, str], ...]:
        from commandroom.ui.widgets.charts import STACK  # noqa: PLC0415

        return tuple((role, say(QUEUE_NAMES[queue])) for role, queue in zip(STACK, QUEUES, strict=True))

    @override
    def fill(self) -> None:
        from commandroom.ui.widgets.charts import Stacks  # noqa: PLC0415

        data = Stacks(tuple(_name(one) for one in self.places), tuple(one.open for one in self.places))
        self.plot.show_data(data, [self._said(one) for one in self.places])

    def _said(self, one: Place) -> str:
        parts = (f"{say(QUEUE_NAMES[queue])} {n}" for queue, n in zip(QUEUES, one.open, strict=True))
        return in_a_sentence((_name(one), say(IN_ALL).format(n=one.total), *parts))

    @override
    def behind(self, at: int) -> tuple[str, str, str] | None:
        place = self.places[at]
        kind = "grid" if self.kinds.value == "grids" else "place"
        return (f"board:{kind}" if place.code else kind), place.code, named(self.name(), _name(place))

    @override
    def grid(self) -> Grid:
        rows: tuple[tuple[Cell, ...], ...] = tuple((_name(one), *one.open, one.total) for one in self.places)
        heads = (say(PLACE), *(say(QUEUE_NAMES[queue]) for queue in QUEUES), say(ALL))
        return Grid(self.name(), heads, rows)


def _name(place: Place) -> str:
    return place.name or say(NO_PLACE)


VILLAGES, GRIDS = QT_TRANSLATE_NOOP("Dashboard", "Villages"), QT_TRANSLATE_NOOP("Dashboard", "Grids")
BY_GRID = QT_TRANSLATE_NOOP("Dashboard", "Open by grid")
BY_PLACE = QT_TRANSLATE_NOOP("Dashboard", "By village or grid")
EVENTS, IN_ALL = QT_TRANSLATE_NOOP("Dashboard", "events"), QT_TRANSLATE_NOOP("Dashboard", "{n} open")
PLACE, ALL = QT_TRANSLATE_NOOP("Dashboard", "Place"), QT_TRANSLATE_NOOP("Dashboard", "All")


class HeatPanel(Panel):
    """When in the week events come in."""

    title = QT_TRANSLATE_NOOP("Dashboard", "Hours of the week")

    @override
    def make(self, charts: Any) -> Plot:
        plot: Plot = charts.HeatChart(self.theme, say(self.title))
        return plot

    @override
    def note(self) -> str:
        count = (self.sheet.heat.last - self.sheet.heat.first).days + 1
        return in_a_sentence((say(LAST_DAYS).format(n=count), say(AN_HOUR_MEAN)))

    @override
    def legend(self) -> tuple[tuple[str, str], ...]:
        from commandroom.ui.widgets.charts import RAMP  # noqa: PLC0415

        most = max((cell for line in self._cells() for cell in line), default=0.0)
        return (RAMP[0], "0"), (RAMP[-1], f"{most:.1f}")

    def _cells(self) -> list[list[float]]:
        heat = self.sheet.heat
        return [
            [count / heat.days[day] if heat.days[day] else 0.0 for count in heat.counts[day]]
            for day in range(WEEKDAYS)
        ]

    @override
    def fill(self) -> None:
        names = tuple(weekday(day) for day in range(WEEKDAYS)), tuple(f"{hour:02d}" for hour in range(HOURS))
        said = [
            self._said(day, hour, mean)
            for day, line in enumerate(self._cells())
            for hour, mean in enumerate(line)
        ]
        self.plot.show_data(self._cells(), names, said)

    def _said(self, day: int, hour: int, mean: float) -> str:
        count = say(HEAT).format(n=self.sheet.heat.counts[day][hour], mean=f"{mean:.2f}")
        return in_a_sentence((f"{weekday(day)} {hour:02d}:00", count))

    @override
    def behind(self, at: int) -> tuple[str, str, str] | None:
        day, hour = divmod(at, HOURS)
        title = named(say(self.title), f"{weekday(day)} {hour:02d}:00–{hour + 1:02d}:00")
        return "heat", f"{day}-{hour}", title

    @override
    def grid(self) -> Grid:
        counts = self.sheet.heat.counts
        rows: tuple[tuple[Cell, ...], ...] = tuple((weekday(day), *line) for day, line in enumerate(counts))
        return Grid(say(self.title), (say(WEEKDAY), *(f"{hour:02d}" for hour in range(HOURS))), rows)


def weekday(day: int) -> str:
    """`周一` for 0."""
    return QLocale().dayName(day + 1, QLocale.FormatType.ShortFormat)


AN_HOUR_MEAN = QT_TRANSLATE_NOOP("Dashboard", "registered an hour on average")
HEAT = QT_TRANSLATE_NOOP("Dashboard", "{n} registered, {mean} on average")
WEEKDAY = QT_TRANSLATE_NOOP("Dashboard", "Weekday")
PANELS: tuple[type[Panel], ...] = (HourlyPanel, ResponsePanel, PlacesPanel, HeatPanel)
