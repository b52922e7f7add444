"""The supervision desk's page: figures, the red and the yellow column, the backlog, and the deeds on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.supervision.deeds import SupervisionDeeds
from commandroom.ui.pages.supervision.figures import FigureStrip
from commandroom.ui.pages.supervision.keys import hints, register
from commandroom.ui.pages.supervision.lamp_list import LampColumn
from commandroom.ui.pages.supervision.lists import BACKLOG, CALLS, LIVE, TABS, LitLists
from commandroom.ui.pages.supervision.viewmodel import SupervisionViewModel
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.strip import WhyNot
from commandroom.usecases.queries import TimerRow

BY_UNIT = "supervision.by_unit"
Deed = Callable[[list[TimerRow]], object]


def spec() -> PageSpec:
    """The page as the window is told of it."""
    return PageSpec(
        "supervision", QCoreApplication.translate("Supervision", "Supervision"), "siren", SupervisionPage
    )


class SupervisionPage(Page):
    """Wires the lists to the view model; knows no rule."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = SupervisionViewModel(desk, self)
        self._is_first = True
        self._build_head()
        self._build()
        self.deeds = SupervisionDeeds(desk, self.model, self)
        self._wire()
        self._wire_model()
        lists = self.lists
        shown = {
            "form": [self.sheet],
            "circular": [self.circular],
            "supervise": [lists.red.batch, lists.old.batch],
            "urge": [lists.yellow.batch],
        }
        turn, group = self._turn, self.by_unit.toggle
        register(desk, self.deeds, lists, owner=self, turn=turn, group=group, shown=shown)

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        if where.get("tab") in TABS:
            self.show_tab(str(where["tab"]))
        self.model.open()
        self.lists.take_focus()

    @override
    def leave(self) -> None:
        self.model.close()

    @override
    def tools(self) -> list[QWidget]:
        return [self.circular, self.sheet, self.urge_all]

    @override
    def hints(self) -> Hints:
        return hints(self.desk)

    @override
    def escape(self) -> bool:
        return self.lists.clear_marks()

    @override
    def refresh(self) -> None:
        self.model.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
        self.model.close()

    def show_tab(self, tab: str) -> None:
        """Show the live columns, the backlog or the calls."""
        self.tabs.choose(tab)
        self._show_tab()

    # --- building ----------------------------------------------------------------------------------------------

    def _build_head(self) -> None:
        theme = self.desk.theme
        self.strip = FigureStrip()
        tabs = [
            (LIVE, self.tr("Red and yellow")),
            (BACKLOG, self.tr("Backlog")),
            (CALLS, self.tr("Call back")),
        ]
        self.tabs = Chips(tabs, name=self.tr("Part"))
        self.tabs.setMaximumWidth(480)
        self.by_unit = QCheckBox(self.tr("Group by unit"))
        self.by_unit.setChecked(bool(self.desk.settings.get(BY_UNIT, False)))
        self.sheet = Button(theme, self.tr("Sheet"), icon="printer")
        self.urge_all = Button(theme, self.tr("Urge all"), icon="bell-ring")
        self.urge_all.setEnabled(False)
        self.circular = Button(theme, self.tr("Circular…"), icon="newspaper")
        self.desk.gate.guard(self.urge_all, duty="urge")

    def _build(self) -> None:
        self.lists = LitLists(self.desk)
        self.placeholder = Placeholder(self.desk.theme, self.lists, is_carded=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(12)
        whole.addWidget(self.strip)
        whole.addLayout(row(self.tabs, None, self.by_unit))
        whole.addWidget(WhyNot(self.desk.gate, "urge"))
        whole.addWidget(self.placeholder, 1)
        self._second = QTimer(self, interval=1000, timerType=Qt.TimerType.CoarseTimer)

    def _wire(self) -> None:
        lists, deeds = self.lists, self.deeds
        self._second.timeout.connect(self._tick)
        self.tabs.changed.connect(self._show_tab)
        self.by_unit.toggled.connect(self._group)
        self.urge_all.clicked.connect(lambda: deeds.ask_urge(lists.yellow.rows.rows))
        self.circular.clicked.connect(deeds.open_circular)
        self.sheet.clicked.connect(lambda: deeds.open_form(lists.chosen))
        lists.live_wanted.connect(partial(self.show_tab, LIVE))
        lists.opened.connect(lambda event: self.desk.navigate("event", event_id=event))
        for column, do in (
            (lists.red, deeds.open_sheets),
            (lists.yellow, deeds.ask_urge),
            (lists.old, deeds.open_sheets),
        ):
            column.batch_wanted.connect(partial(_at_all, column, do))
        for column, do in (
            (lists.red, deeds.supervise),
            (lists.yellow, deeds.urge),
            (lists.old, deeds.ask_cause),
            (lists.calls, partial(deeds.do, "callback")),
        ):
            column.view.pressed_button.connect(partial(_at_one, column, do))

    def _wire_model(self) -> None:
        model = self.model
        model.lamps_changed.connect(self._show_lamps)
        model.figures_changed.connect(self.strip.show_figures)
        model.causes_changed.connect(self.lists.show_causes)
        model.chains_changed.connect(self.lists.show_chains)
        model.calls_changed.connect(self._show_calls)
        model.waited.connect(self.placeholder.wait)
        model.failed.connect(self._show_failure)
        model.finished.connect(lambda _name, _outcome: self.lists.clear_marks())

    # --- showing -----------------------------------------------------------------------------------------------

    def _show_lamps(self) -> None:
        self.placeholder.show_content()
        model, now = self.model, self.desk.clock.now()
        lit = model.lit()
        self.lists.show_lamps(lit.red, lit.yellow, lit.backlog, now=now, by_unit=self.by_unit.isChecked())
        self.urge_all.say(self.tr("Urge all ({count})").format(count=len(lit.yellow)))
        self.urge_all.setEnabled(bool(lit.yellow))
        self.tabs.chips[1].setText(self.tr("Backlog {count}").format(count=len(lit.backlog)))
        if self._is_first and self.isVisible():
            self._is_first = False
            self.lists.take_focus()
        if self.lists.tab == BACKLOG:
            model.look_up_causes()

    def _show_calls(self) -> None:
        calls = self.model.calls
        self.lists.show_calls(calls, self.desk.clock.now())
        self.tabs.chips[2].setText(self.tr("Call back {count}").format(count=len(calls)))

    def _show_failure(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.model.refresh)

    def _show_tab(self) -> None:
        self.lists.show_tab(str(self.tabs.value))
        if self.lists.tab == BACKLOG:
            self.model.look_up_causes()

    def _turn(self) -> None:
        self.show_tab(TABS[(TABS.index(self.lists.tab) + 1) % len(TABS)])

    def _group(self, is_on: bool) -> None:  # noqa: FBT001  a signal's own form
        self.desk.settings.put(BY_UNIT, is_on)
        self._show_lamps()

    def _tick(self) -> None:
        if self.lists.pass_time(self.desk.clock.now()):
            self._show_lamps()


def _at_all(column: LampColumn, do: Deed) -> None:
    """About what is marked in a column, else all of it."""
    do(column.rows.marked() or column.rows.rows)


def _at_one(column: LampColumn, do: Deed, at: int) -> None:
    """About the row whose button was pressed."""
    found = column.rows.row_at(at)
    if found is not None:
        do([found])
