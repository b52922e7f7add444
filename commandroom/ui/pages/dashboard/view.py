"""The page of the dashboard: which days, the cards, the charts one after the other, and every figure on its other leaf."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.reports.document import Cell, Grid
from commandroom.ui import words
from commandroom.ui.breakpoints import Tier
from commandroom.ui.desk import Desk
from commandroom.ui.loading import load
from commandroom.ui.moments import local
from commandroom.ui.page import Hints, Page
from commandroom.ui.pages.dashboard import events
from commandroom.ui.pages.dashboard.events import EventsDialog
from commandroom.ui.pages.dashboard.faces import NAMES, card_name, face_of, tip_of, unit_of
from commandroom.ui.pages.dashboard.figures import FiguresPane
from commandroom.ui.pages.dashboard.lists import HotList, UnitList, test_text
from commandroom.ui.pages.dashboard.panels import HeatPanel, HourlyPanel, Panel, PlacesPanel, ResponsePanel
from commandroom.ui.pages.dashboard.placing import place
from commandroom.ui.pages.dashboard.ranges import NAMES as RANGES
from commandroom.ui.pages.dashboard.ranges import Days, days_of, own_days, say
from commandroom.ui.steps import REST, Job
from commandroom.ui.widgets.arrange import column, follow_in_tab_order, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Scroll
from commandroom.ui.widgets.cardgrid import CardGrid
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.kpicard import KpiCard
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import Dashboard, DashboardSheet
from commandroom.usecases.queries.dashboard import CARDS, Behind

SCOPE = "dashboard"
LANE = "dashboard"
LOOK_AGAIN_MS = 60_000
CHARTS = "commandroom.ui.widgets.charts"
"""Loaded at the first visit, with the loop turning in between: a tenth of a second of pyqtgraph and NumPy."""


class DashboardPage(Page):
    """Shows a range of days; asks everything off the GUI thread and builds one chart in a turn."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.days = days_of("today", local(desk.clock.now()).date())
        self.sheet: DashboardSheet | None = None
        self._is_open = self._wants_focus = self._is_in_order = False
        self._job: Job | None = None
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self._ask)
        self._build()
        self._register()
        desk.theme.changed.connect(self._restyle)

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self._is_open = self._wants_focus = True
        kind = str(where.get("range", ""))
        if kind in RANGES and kind != "custom":
            self._go_to(days_of(kind, self._today()))
        if where.get("leaf") == "figures":
            self.leaves.choose("figures")
            self._turn()
        self.look()

    @override
    def leave(self) -> None:
        """Charts that nobody sees any more are not drawn beside the next page; who comes back asks again."""
        self._is_open = False
        if self._job is not None:
            self._job.drop()

    @override
    def refresh(self) -> None:
        self.look()

    @override
    def tools(self) -> list[QWidget]:
        return [self.export]

    @override
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        return (
            ("← →", self.tr("points of a chart")),
            ("Enter", self.tr("events behind it")),
            *hint(self.tr("refresh"), "desk.refresh"),
            *hint(self.tr("export"), "dashboard.export"),
        )

    @override
    def fit(self, tier: Tier) -> None:
        self.as_of_note.setVisible(tier >= Tier.MEDIUM)
        is_small = tier < Tier.NARROW
        self.places.card.put_legend(is_below=not is_small and tier < Tier.MEDIUM)
        self.strip.put(2 if is_small else 1)
        self._place_charts(is_one_column=is_small)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.desk.actions.press(event, SCOPE):
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._again.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()
        self._is_open = False

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        desk = self.desk
        self.export = Button(desk.theme, self.tr("Export"), icon="download")
        self.export.clicked.connect(self._export)
        self.cards = {key: KpiCard(desk.theme, say(NAMES[key])) for key in CARDS}
        for key, card in self.cards.items():
            card.clicked.connect(
                lambda _checked=False, key=key: self.open_behind(key, "", card_name(key, self.days))
            )
        shared: tuple[Callable[..., object], ...] = (self.open_behind, self._export_one, self._copied)
        self.hourly, self.response = HourlyPanel(desk.theme, *shared), ResponsePanel(desk.theme, *shared)
        self.places, self.heat = PlacesPanel(desk.theme, *shared), HeatPanel(desk.theme, *shared)
        self.panels: tuple[Panel, ...] = (self.hourly, self.places, self.response, self.heat)
        self.hot, self.units = HotList(desk, *shared), UnitList(desk, *shared)
        self.strip = CardGrid(self.cards.values(), spacing=14)
        self.charts = QGridLayout()
        self.charts.setSpacing(14)
        self._place_charts(is_one_column=False)
        page = QWidget()
        layout = column(self.strip, self.charts, spacing=14, margins=(0, 0, 8, 0))
        layout.setStretch(1, 1)
        page.setLayout(layout)
        self.sight = Scroll(page)
        self.placeholder = Placeholder(desk.theme, self.sight, is_carded=True)
        self.figures = FiguresPane(desk, self.open_figure)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.placeholder)
        self.stack.addWidget(self.figures)
        whole = column(self._head(), self.stack, spacing=12, margins=(20, 12, 12, 14))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _place_charts(self, *, is_one_column: bool) -> None:
        left = (self.hourly.card, self.response.card, self.heat.card)
        right = (self.places.card, self.hot.card, self.units.card)
        place(self.charts, left, right, is_one_column=is_one_column)

    def _head(self) -> QWidget:
        self.ranges = Chips([(key, say(text)) for key, text in RANGES.items()], name=self.tr("Days"))
        self.ranges.changed.connect(self._choose_range)
        self.leaves = Chips(
            [("charts", self.tr("Overview")), ("figures", self.tr("All figures"))], name=self.tr("Leaf")
        )
        self.leaves.changed.connect(self._turn)
        self.span = PlainLabel("", "strong")
        self.as_of = PlainLabel("", "muted")
        self.as_of_note = PlainLabel(self.tr("looked at each minute"), "muted")
        head = QWidget()
        line = row(
            self.leaves,
            16,
            self.ranges,
            self.span,
            None,
            self.as_of,
            self.as_of_note,
            spacing=10,
            margins=(0, 0, 8, 0),
        )
        head.setLayout(line)
        return head

    def _register(self) -> None:
        add, group = self.desk.actions.add, self.tr("Dashboard")
        add("dashboard.export", self.tr("Export"), self._export, keys="Ctrl+E", group=group, icon="download",
            scope=SCOPE, owner=self)  # fmt: skip
        self.desk.actions.show_on("dashboard.export", self.export)

    # --- which days --------------------------------------------------------------------------------------------

    def _today(self) -> date:
        return local(self.desk.clock.now()).date()

    def _choose_range(self) -> None:
        kind = str(self.ranges.value)
        if kind != "custom":
            self._go_to(days_of(kind, self._today()))
            self.look()
            return
        from commandroom.ui.pages.dashboard.days import DaysDialog  # noqa: PLC0415  at first need

        dialog = DaysDialog(
            self.desk, self.days.first, self.days.last, parent=self, on_chosen=self.choose_days
        )
        dialog.rejected.connect(lambda: self.ranges.choose(self.days.kind))
        dialog.open()

    def choose_days(self, first: date, last: date) -> None:
        """Somebody's own days, both in."""
        self._go_to(own_days(first, last))
        self.look()

    def _go_to(self, days: Days) -> None:
        self.days = days
        self.ranges.choose(days.kind)

    def _turn(self) -> None:
        """The other leaf."""
        is_figures = self.leaves.value == "figures"
        self.stack.setCurrentIndex(1 if is_figures else 0)
        if is_figures:
            self.figures.show_days(self.days)

    # --- asking ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask again, and say that an answer is waited for."""
        self.placeholder.wait()
        self._ask()
        if self.stack.currentIndex() == 1:
            self.figures.look() if self.figures.days == self.days else self.figures.show_days(self.days)

    def _ask(self) -> None:
        """A range that goes on moves with the day."""
        if self.days.kind != "custom":
            self.days = days_of(self.days.kind, self._today())
        room, days = self.desk.room, self.days
        query = Dashboard(days.first, days.last, self.desk.clock.now(), days.before)

        self.desk.slow.run(lambda: (days, room.ask(query)), then=self._take, failed=self._fail, lane=LANE)

    def _take(self, answer: tuple[Days, DashboardSheet]) -> None:
        days, sheet = answer
        self.sheet = sheet
        if self._job is not None:
            self._job.drop()
        if sheet.since is None:
            self.placeholder.show_empty(
                self.tr("No event has been registered yet: the figures begin with the first."), icon="chart-column",
                action=self.tr("Register an event"), on_action=lambda: self.desk.navigate("intake"),
            )  # fmt: skip
            return
        self._job = self.desk.steps.run(self._pieces(days, sheet))

    def _pieces(self, days: Days, sheet: DashboardSheet) -> Iterator[object]:
        """The cards, then one chart in each turn: five at once would hold the window for sixty milliseconds."""
        yield from load(CHARTS)
        moment = f"{local(sheet.as_of):%H:%M}"
        self.as_of.setText(self.tr("as of {moment}").format(moment=moment))
        self.span.setText(days.text)
        for card in sheet.cards:
            self.cards[card.key].show_face(
                face_of(card, days), name=card_name(card.key, days), tip=tip_of(card)
            )
        self.placeholder.show_content()
        if self._wants_focus and self.isVisible():
            self._wants_focus = False
            next(chip for chip in self.ranges.chips if chip.isChecked()).setFocus()
        yield None
        for panel in self.panels:
            if panel.plot is None:
                panel.build()
                yield REST
            panel.show_sheet(sheet, days)
            yield REST
        self.hot.show_sheet(sheet, days)
        yield None
        self.units.show_sheet(sheet, days)
        if (
            not self._is_in_order and self.export.window() is self.window()
        ):  # who left early took the head away
            self._is_in_order = True
            self._put_in_order()

    def _put_in_order(self) -> None:
        """Tab goes as one reads: the head, the cards, then down the left side and down the right, a button before its chart."""
        shown: tuple[Panel | HotList | UnitList, ...] = (
            self.hourly, self.response, self.heat, self.places, self.hot, self.units
        )  # fmt: skip
        stops: list[QWidget] = [self.export, *self.leaves.chips, *self.ranges.chips, *self.cards.values()]
        for one in shown:
            stops += [*(one.kinds.chips if isinstance(one, PlacesPanel) else ()), one.card.more]
            stops += [one.card.body] if one.card.body is not None else []
        follow_in_tab_order(*stops)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, RoomError):
            self.desk.crash(error)
            return
        self.desk.gate.report(error)
        self.placeholder.show_error(
            words.error_text(error, lang=self.desk.lang), error.code, on_retry=self.look
        )

    def _restyle(self) -> None:
        """Charts wear a new look one in a turn."""

        def pieces() -> Iterator[None]:
            for panel in self.panels:
                panel.restyle()
                yield

        self.desk.steps.run(pieces())

    # --- what is behind ----------------------------------------------------------------------------------------

    def open_behind(self, what: str, arg: str, title: str) -> None:
        """The events behind a card or a point; a place is a filter of the board."""
        if what.startswith("board:"):
            key = "grid" if what == "board:grid" else "village"
            self.desk.navigate("board", view="open", where=((key, arg),))
            return
        if what == "unit":
            self.open_figure("K8", "unit", arg, title)
            return
        if what == "in_time":
            self.open_figure("K8", "", "", title)
            return
        board = (lambda: self.desk.navigate("board", view="open")) if what == "open" else None
        self._show_list(
            Behind(what, self.days.first, self.days.last, self.desk.clock.now(), arg), title, board
        )

    def open_figure(self, key: str, by: str, group: str, title: str, days: Days | None = None) -> None:
        """The events of a figure, of one line of its table perhaps, of other days perhaps."""
        shown = days or self.days
        query = Behind("figure", shown.first, shown.last, self.desk.clock.now(), key, by, group)
        self._show_list(query, title, None)

    def _show_list(self, query: Behind, title: str, board: Callable[[], object] | None) -> None:
        EventsDialog(self.desk, query, title, parent=self, board=board).open()

    # --- out ---------------------------------------------------------------------------------------------------

    def grids(self) -> list[Grid]:
        """All that is shown as tables."""
        if self.sheet is None:
            return []
        heads = tuple(map(say, ("Figure", "Value", "Unit", "Above", "Below", "Before")))
        rows: list[tuple[Cell, ...]] = [
            (
                card_name(one.key, self.days),
                one.value,
                unit_of(one.key),
                one.numerator,
                one.denominator,
                one.before,
            )
            for one in self.sheet.cards
        ]
        return [
            Grid(say("Cards"), heads, tuple(rows)), *(panel.grid() for panel in self.panels), self.hot.grid(),
            self.units.grid(), Grid(say("Test"), (say("Test"),), ((test_text(self.sheet.hot),),)),
        ]  # fmt: skip

    def _export(self) -> None:
        grids = self.figures.grids() if self.stack.currentIndex() == 1 else self.grids()
        if grids:
            name = self.tr("Dashboard")
            events.save(self.desk, f"{name} {self.days.text}", grids, self)

    def _export_one(self, shown: Panel | HotList | UnitList) -> None:
        grid = shown.grid()
        events.save(self.desk, f"{grid.name} {self.days.text}", [grid], self)

    def _copied(self) -> None:
        self.desk.notices.confirm(self.tr("Copied as a picture"))


def _headings() -> tuple[str, ...]:
    """Headings of tables, for the translators."""
    translate = QCoreApplication.translate
    return (
        translate("Dashboard", "Above"), translate("Dashboard", "Below"), translate("Dashboard", "Before"),
        translate("Dashboard", "Cards"), translate("Dashboard", "Test"), translate("Dashboard", "Figure"),
    )  # fmt: skip
