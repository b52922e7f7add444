"""The two lists of the dashboard: the units' figures, and what comes more often than its own history."""

from __future__ import annotations

from collections.abc import Callable

from typing_extensions import override

from commandroom.domain.figures.figure import Figure
from commandroom.reports.document import Grid
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.pages.dashboard.ranges import Days, say
from commandroom.ui.punctuation import in_a_sentence, named
from commandroom.ui.widgets.chartcard import ChartCard
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.usecases.queries import DashboardSheet, HotSpot, HotSpotSheet
from commandroom.usecases.queries.dashboard import UnitLine

SCOPE = "dashboard.lists"
UNITS, HOT = QT_TRANSLATE_NOOP("Dashboard", "Units"), QT_TRANSLATE_NOOP("Dashboard", "Hot spots")
KINDS = {
    "category": QT_TRANSLATE_NOOP("Dashboard", "Category"),
    "grid": QT_TRANSLATE_NOOP("Dashboard", "Grid"),
    "repeat": QT_TRANSLATE_NOOP("Dashboard", "Repeat"),
}
MOST_SEEN = 4
"""So many hot spots are seen without scrolling the list."""
BEHIND = {"category": "category", "grid": "hot_grid", "repeat": "repeat"}


def share_text(figure: Figure) -> str:
    """`92.31% 36/39`: the value never stands without both sides of its line."""
    return f"{figure.text}  {figure.numerator}/{figure.denominator}" if figure.denominator else figure.text


class _Listed:
    """A list on a chart's card, as high as it has rows."""

    def __init__(self, card: ChartCard, view: ListView, on_open: Callable[[str, str, str], object]) -> None:
        self.card, self.view, self.on_open = card, view, on_open
        card.put(view)
        view.opened.connect(self._open)

    def _open(self, at: int) -> None:
        row = self.view.table.row_at(at)
        if row is not None:
            self.open_row(row)

    def open_row(self, row: object) -> None:
        """Open what is behind a row."""


class UnitList(_Listed):
    """A row a unit: dispatches, closed, K8, K6, late and open."""

    def __init__(
        self, desk: Desk, on_open: Callable[[str, str, str], object], on_export: Callable[[_Listed], object],
        on_copied: Callable[[], object],
    ) -> None:  # fmt: skip
        columns: list[Col[UnitLine]] = [
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Unit")), lambda row: row.name, 0, is_bold=True),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Sent")), lambda row: f"{row.sent:,}", 52, is_number=True),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Closed")), lambda row: f"{row.closed:,}", 52, is_number=True,
                from_width=480),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Closed in time")), lambda row: share_text(row.in_time), 128,
                is_number=True),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Handled in time")), lambda row: share_text(row.handled), 128,
                is_number=True, from_width=520),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Late")), lambda row: f"{row.late:,}", 52,
                role=lambda row: "crit" if row.late else "text2", is_number=True),
        ]  # fmt: skip
        view = ListView(desk, ListTable(columns), scope=SCOPE, name=say(UNITS))
        card = ChartCard(desk.theme, say(UNITS), on_export=lambda: on_export(self), on_copied=on_copied)
        super().__init__(card, view, on_open)

    def show_sheet(self, sheet: DashboardSheet, days: Days) -> None:
        """Show the units of a range."""
        self.card.rename(say(UNITS), in_a_sentence((days.word, say(SHARES))))
        if not sheet.units:
            self.card.show_nothing(say(NO_UNIT))
            return
        self.view.show_rows(sheet.units, key=lambda row: row.unit)
        self.card.show_body()

    @override
    def open_row(self, row: object) -> None:
        if isinstance(row, UnitLine):
            self.on_open("unit", row.unit, named(say(DUE), row.name))

    def grid(self) -> Grid:
        """Values and both sides of each line."""
        heads = (
            "Unit",
            "Sent",
            "Closed",
            "Closed in time",
            "of",
            "per",
            "Handled in time",
            "of",
            "per",
            "Late",
        )
        rows = tuple(
            (row.name, row.sent, row.closed, row.in_time.value, row.in_time.numerator, row.in_time.denominator,
             row.handled.value, row.handled.numerator, row.handled.denominator, row.late)
            for row in self.view.table.rows
        )  # fmt: skip
        return Grid(say(UNITS), tuple(say(head) for head in heads), rows)


SHARES = QT_TRANSLATE_NOOP("Dashboard", "events; shares with both sides of the line")
NO_UNIT = QT_TRANSLATE_NOOP("Dashboard", "No unit had anything to do in these days")
DUE = QT_TRANSLATE_NOOP("Dashboard", "Due to be closed")
OF, PER = QT_TRANSLATE_NOOP("Dashboard", "of"), QT_TRANSLATE_NOOP("Dashboard", "per")


class HotList(_Listed):
    """A row for each thing that rises; the card says by which test, or why nothing is said."""

    def __init__(
        self, desk: Desk, on_open: Callable[[str, str, str], object], on_export: Callable[[_Listed], object],
        on_copied: Callable[[], object],
    ) -> None:  # fmt: skip
        columns: list[Col[HotSpot]] = [
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Kind")), lambda row: say(KINDS[row.kind]), 64,
                role=lambda _row: "text2"),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "What rises")), lambda row: row.name, 0, is_bold=True),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "7 days")), lambda row: f"{row.count:,}", 56, is_number=True),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Week's mean")), lambda row: f"{row.mean:.1f}", 72, is_number=True),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Chance")), chance_text, 76, is_number=True),
        ]  # fmt: skip
        view = ListView(desk, ListTable(columns), scope=SCOPE, name=say(HOT))
        card = ChartCard(desk.theme, say(HOT), on_export=lambda: on_export(self), on_copied=on_copied)
        super().__init__(card, view, on_open)

    def show_sheet(self, sheet: DashboardSheet, days: Days) -> None:
        """Show what rises as of the sheet's moment; the range has nothing to do with it."""
        del days
        hot = sheet.hot
        self.card.rename(say(HOT), "" if hot.is_thin else say(TEST).format(n=hot.weeks))
        self.card.note.setToolTip(test_text(hot))
        if not hot.rows:
            self.card.show_nothing(test_text(hot))
            return
        self.view.setAccessibleDescription(test_text(hot))
        self.view.show_rows(hot.rows, key=lambda row: (row.kind, row.key))
        head, rows = self.view.horizontalHeader().height(), min(MOST_SEEN, len(hot.rows))
        self.view.setMinimumHeight(head + rows * self.view.theme.row_height + 2)
        self.card.show_body()

    @override
    def open_row(self, row: object) -> None:
        if isinstance(row, HotSpot):
            self.on_open(BEHIND[row.kind], row.key, named(say(HOT), row.name))

    def grid(self) -> Grid:
        """Counts, history, chance."""
        heads = ("Kind", "What rises", "7 days", "Weeks before", "Events before", "Scatter", "Chance")
        rows = tuple(
            (
                say(KINDS[row.kind]),
                row.name,
                row.count,
                row.weeks,
                row.history,
                round(row.spread, 2),
                row.chance,
            )
            for row in self.view.table.rows
        )
        return Grid(say(HOT), tuple(say(head) for head in heads), rows)


def chance_text(row: HotSpot) -> str:
    """A chance in per cent, no finer than it is known."""
    return "<0.01%" if row.chance < 0.0001 else f"{row.chance:.2%}"  # noqa: PLR2004 - a hundredth of a per cent


def test_text(hot: HotSpotSheet) -> str:
    """What was compared by which test, and that nothing was found, or why nothing was."""
    if hot.is_thin:
        return say(THIN).format(n=hot.weeks)
    found = say(FOUND).format(n=len(hot.rows)) if hot.rows else say(NOT_FOUND)
    return in_a_sentence((say(COMPARED).format(n=f"{hot.compared:,}", weeks=hot.weeks), found,
                          say(HOW).format(level=f"{hot.level:.0%}")))  # fmt: skip


TEST = QT_TRANSLATE_NOOP(
    "Dashboard", "7 days against the {n} weeks before; conditional Poisson test, corrected"
)
THIN = QT_TRANSLATE_NOOP("Dashboard", "Whole weeks of history: {n}, too few to say what rises")
COMPARED = QT_TRANSLATE_NOOP(
    "Dashboard",
    "{n} categories, grids and repeats of the last 7 days, each against its own {weeks} weeks before",
)
FOUND = QT_TRANSLATE_NOOP("Dashboard", "{n} rise")
NOT_FOUND = QT_TRANSLATE_NOOP("Dashboard", "nothing rises")
HOW = QT_TRANSLATE_NOOP(
    "Dashboard",
    "exact conditional Poisson test, corrected for scatter and all comparisons, at most {level} false alarms a look",
)
_HEADS = (
    QT_TRANSLATE_NOOP("Dashboard", "Weeks before"),
    QT_TRANSLATE_NOOP("Dashboard", "Events before"),
    QT_TRANSLATE_NOOP("Dashboard", "Scatter"),
)
