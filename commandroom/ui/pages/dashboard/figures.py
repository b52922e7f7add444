"""Every figure of any days: K1 to K30 in a list, the chosen one by unit, grid, person, source, category or month beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.figures.figure import Figure
from commandroom.reports.document import Cell, Grid
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP, is_english
from commandroom.ui.pages.dashboard.events import about_text, figure_text, fraction_text
from commandroom.ui.pages.dashboard.ranges import Days, own_days, say
from commandroom.ui.punctuation import in_a_sentence, named
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import Kpi, KpiGroup, KpiSheet

SCOPE = "dashboard.figures"
LANE = "dashboard.kpi"
BY = {
    "unit": QT_TRANSLATE_NOOP("Dashboard", "By unit"),
    "grid": QT_TRANSLATE_NOOP("Dashboard", "By grid"),
    "person": QT_TRANSLATE_NOOP("Dashboard", "By person"),
    "source": QT_TRANSLATE_NOOP("Dashboard", "By source"),
    "category": QT_TRANSLATE_NOOP("Dashboard", "By category"),
    "month": QT_TRANSLATE_NOOP("Dashboard", "By month"),
}
NOBODY = {
    "unit": QT_TRANSLATE_NOOP("Dashboard", "The room itself (no unit sent)"),
    "person": QT_TRANSLATE_NOOP("Dashboard", "(nobody named)"),
    "grid": QT_TRANSLATE_NOOP("Dashboard", "(no grid)"),
    "category": QT_TRANSLATE_NOOP("Dashboard", "(no category)"),
}
OpenFigure = Callable[[str, str, str, str, Days], object]
"""Called with a figure's key, the grouping, the group, a title, and the days."""


def flat(figures: tuple[Figure, ...]) -> list[Figure]:
    """A figure and those beside it, one after the other."""
    return [one for figure in figures for one in (figure, *figure.beside)]


def name_of(figure: Figure) -> str:
    """Its name in the desk's language."""
    return figure.definition.en if is_english() else figure.definition.zh


def _number(figure: Figure) -> str:
    """Its number; what stands beside another has none of its own."""
    return "" if "." in figure.key else figure.key


def month_of(key: str, days: Days) -> Days:
    """The days of a month (`2026-11`) as far as they lie in a range."""
    first = date.fromisoformat(f"{key}-01")
    ahead = (first + timedelta(days=31)).replace(day=1)
    return own_days(max(first, days.first), min(ahead - timedelta(days=1), days.last))


class FiguresPane(QWidget):
    """The list of figures, and the chosen one by group."""

    def __init__(self, desk: Desk, on_open: OpenFigure) -> None:
        super().__init__()
        self.desk, self.on_open = desk, on_open
        self.days: Days | None = None
        self.sheet: KpiSheet | None = None
        self._asked: tuple[Days, str] | None = None
        self.by = Chips([(key, say(text)) for key, text in BY.items()], name=say(GROUPING))
        self.by.changed.connect(self.look)
        self.list = self._figures()
        self.groups = self._groups()
        self.chosen, self.about = PlainLabel("", "h2", wrap=True), PlainLabel("", "muted", wrap=True)
        self.flow = PlainLabel("", "muted", wrap=True)
        self.list.selectionModel().currentRowChanged.connect(lambda _new, _old: self._show_chosen())
        self.list.opened.connect(self._open_figure)
        self.groups.opened.connect(self._open_group)
        head = column(self.chosen, self.about, self.by, spacing=10, margins=(16, 14, 16, 0))
        beside = column(head, self.groups, spacing=10, margins=(1, 1, 1, 1))
        beside.setStretch(1, 1)
        right = Card(beside)
        content = QWidget()
        sides = row(Card(column(self.list, margins=(1, 1, 1, 1))), right, spacing=14)
        sides.setStretch(0, 11)
        sides.setStretch(1, 9)
        layout = column(sides, self.flow, spacing=8)
        layout.setStretch(0, 1)
        content.setLayout(layout)
        self.placeholder = Placeholder(desk.theme, content, is_carded=True)
        self.setLayout(column(self.placeholder, margins=(0, 0, 8, 0)))

    def _figures(self) -> ListView:
        columns: list[Col[Figure]] = [
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "No.")), _number, 56,
                role=lambda _one: "text3"),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Figure")), name_of, 0, is_bold=True),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Value")), lambda one: one.text, 96, is_number=True),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Above and below the line")), fraction_text, 330, role=lambda _one: "text2"),
        ]  # fmt: skip
        return ListView(self.desk, ListTable(columns), scope=SCOPE, name=say(ALL_FIGURES))

    def _groups(self) -> ListView:
        columns: list[Col[tuple[KpiGroup, Figure]]] = [
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Name")), lambda pair: self.group_name(pair[0]), 0, is_bold=True),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Value")), lambda pair: pair[1].text, 96, is_number=True),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Above")), lambda pair: _plain(pair[1].numerator), 84, is_number=True),
            Col(say(QT_TRANSLATE_NOOP("Dashboard", "Below")), lambda pair: _plain(pair[1].denominator), 84,
                is_number=True),
        ]  # fmt: skip
        return ListView(self.desk, ListTable(columns), scope=SCOPE, name=say(GROUPED))

    def group_name(self, group: KpiGroup) -> str:
        """What a group is called; of what has none, what that means."""
        return group.name or say(NOBODY.get(str(self.by.value), NO_NAME))

    # --- asking ---------------------------------------------------------------------------------------------------

    def show_days(self, days: Days) -> None:
        """Ask for these days, unless they are shown already."""
        self.days = days
        if self._asked != (days, str(self.by.value)):
            self.look()

    def look(self) -> None:
        """Ask again."""
        if self.days is None:
            return
        self._asked = (self.days, str(self.by.value))
        room, query = (
            self.desk.room,
            Kpi(self.days.first, self.days.last, self.desk.clock.now(), str(self.by.value)),
        )
        self.placeholder.wait()
        self.desk.slow.run(lambda: room.ask(query), then=self._show, failed=self._fail, lane=LANE)

    def _fail(self, error: Exception) -> None:
        self._asked = None
        if not isinstance(error, RoomError):
            self.desk.crash(error)
            return
        self.desk.gate.report(error)
        self.placeholder.show_error(
            words.error_text(error, lang=self.desk.lang), error.code, on_retry=self.look
        )

    # --- showing --------------------------------------------------------------------------------------------------

    def _show(self, sheet: KpiSheet) -> None:
        self.sheet = sheet
        self.list.show_rows(flat(sheet.kpi), key=lambda one: one.key)
        flow = sheet.flow
        self.flow.setText(
            in_a_sentence((
                say(FLOW).format(start=flow.at_start, opened=flow.opened, reopened=flow.reopened, closed=flow.closed,
                                 end=flow.at_end),
                named(say(RULES), sheet.rules), named(say(CALENDAR), sheet.calendar), "" if sheet.is_over else say(NOT_OVER),
            ))
        )  # fmt: skip
        self.placeholder.show_content()
        self._show_chosen()

    def _show_chosen(self) -> None:
        figure, sheet = self.list.current, self.sheet
        if figure is None or sheet is None:
            return
        self.chosen.setText(figure_text(figure))
        self.about.setText(about_text(figure))
        at = [one.key for one in flat(sheet.kpi)].index(figure.key)
        pairs = [(group, flat(group.kpi)[at]) for group in sheet.groups]
        shown = [pair for pair in pairs if pair[1].denominator or pair[1].numerator]
        self.groups.show_rows(shown, key=lambda pair: pair[0].key)
        if shown and not self.groups.hasFocus():
            self.groups.go_to_row(0)

    # --- opening --------------------------------------------------------------------------------------------------

    def _open_figure(self, at: int) -> None:
        figure = self.list.table.row_at(at)
        if figure is not None and self.days is not None:
            self.on_open(figure.key, "", "", name_of(figure), self.days)

    def _open_group(self, at: int) -> None:
        pair, days = self.groups.table.row_at(at), self.days
        if pair is None or days is None:
            return
        group, figure = pair
        title, by = named(name_of(figure), self.group_name(group)), str(self.by.value)
        if by == "month":
            self.on_open(figure.key, "", "", title, month_of(group.key, days))
        else:
            self.on_open(figure.key, by, group.key, title, days)

    # --- out ------------------------------------------------------------------------------------------------------

    def grids(self) -> list[Grid]:
        """All figures, and all of them by group: value and both sides of the line, real numbers."""
        sheet = self.sheet
        if sheet is None:
            return []
        heads = tuple(
            say(text) for text in ("No.", "Figure", "Value", "Above", "Below", "How it is reckoned")
        )
        rows: list[tuple[Cell, ...]] = [
            (one.key, name_of(one), one.value, one.numerator, one.denominator, about_text(one))
            for one in flat(sheet.kpi)
        ]
        grouped: list[tuple[Cell, ...]] = [
            (self.group_name(group), one.key, name_of(one), one.value, one.numerator, one.denominator)
            for group in sheet.groups
            for one in flat(group.kpi)
        ]
        named_heads = (say("Name"), *heads[:-1])
        return [
            Grid(say(ALL_FIGURES), heads, tuple(rows)),
            Grid(say(BY[sheet.by]), named_heads, tuple(grouped)),
        ]

    @override
    def setFocus(self, *_reason: object) -> None:
        self.list.setFocus()


def _plain(value: float | None) -> str:
    return "—" if value is None else f"{value:,.2f}".rstrip("0").rstrip(".")


GROUPING = QT_TRANSLATE_NOOP("Dashboard", "A line for each")
ALL_FIGURES, GROUPED = (
    QT_TRANSLATE_NOOP("Dashboard", "Figures"),
    QT_TRANSLATE_NOOP("Dashboard", "The figure by group"),
)
NO_NAME = "—"
FLOW = QT_TRANSLATE_NOOP(
    "Dashboard",
    "Open at the start {start} + new {opened} + reopened {reopened} − ended {closed} = open at the end {end}",
)
RULES, CALENDAR = QT_TRANSLATE_NOOP("Dashboard", "rules"), QT_TRANSLATE_NOOP("Dashboard", "calendar")
NOT_OVER = QT_TRANSLATE_NOOP("Dashboard", "draft: these days are not over")
_HOW = QT_TRANSLATE_NOOP("Dashboard", "How it is reckoned")
