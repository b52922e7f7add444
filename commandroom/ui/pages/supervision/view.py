"""The supervision desk's page: figures, the red and the yellow column, the backlog, and the deeds on them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.forms.kinds import FormKind
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.dialogs.forms.dialog import open_forms
from commandroom.ui.dialogs.verbs.opening import open_verb
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.supervision.columns import (
    CallTable,
    backlog_column,
    call_column,
    red_column,
    yellow_column,
)
from commandroom.ui.pages.supervision.dialogs import CauseDialog, SheetDialog
from commandroom.ui.pages.supervision.figures import FigureStrip
from commandroom.ui.pages.supervision.lamp_list import SCOPE, LampColumn
from commandroom.ui.pages.supervision.table_model import DONE, LEFT
from commandroom.ui.pages.supervision.viewmodel import (
    Outcome,
    SupervisionViewModel,
)
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.figure import FigureCard
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.strip import WhyNot
from commandroom.usecases.queries import TimerRow

LIVE, BACKLOG, CALLS = TABS = "live", "backlog", "calls"


def spec() -> PageSpec:
    """The page as the window is told of it."""
    return PageSpec(
        "supervision", QCoreApplication.translate("Supervision", "Supervision"), "siren", SupervisionPage
    )


class SupervisionPage(Page):
    """Wires the columns to the view model; knows no rule."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = SupervisionViewModel(desk, self)
        self._is_first = True
        self._build()
        self._wire()
        self._register()

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        if where.get("tab") in TABS:
            self.show_tab(str(where["tab"]))
        self.model.open()
        self.current.view.setFocus()

    @override
    def leave(self) -> None:
        self.model.close()

    @override
    def tools(self) -> list[QWidget]:
        return [self.circular, self.sheet, self.urge_all]

    @override
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        return (
            ("J/K", self.tr("up, down")),
            ("← →", self.tr("other column")),
            *hint(self.tr("supervise"), "supervision.supervise"),
            *hint(self.tr("urge"), "supervision.urge"),
            *hint(self.tr("arrived"), "supervision.acknowledged"),
            *hint(self.tr("call back"), "supervision.call"),
            ("Enter", self.tr("open")),
            ("X", self.tr("mark")),
        )

    @override
    def escape(self) -> bool:
        marked = [part for part in self.columns if part.rows.marks]
        for part in marked:
            part.rows.marks.clear()
            part.show_marked()
        return bool(marked)

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

    @property
    def figures(self) -> dict[str, FigureCard]:
        """The figures of the steps, by clock."""
        return self.strip.figures

    @property
    def rate(self) -> FigureCard:
        """How often it rang."""
        return self.strip.rate

    @property
    def columns(self) -> tuple[LampColumn, ...]:
        """Red, yellow, backlog, calls."""
        return (self.red, self.yellow, self.old, self.calls)

    @property
    def current(self) -> LampColumn:
        """The column that has the focus, else the first of the tab that is not empty."""
        alone = {BACKLOG: (self.old,), CALLS: (self.calls,)}
        shown = alone.get(str(self.tabs.value), (self.red, self.yellow))
        focused = [part for part in shown if part.view.hasFocus()]
        filled = [part for part in shown if part.rows.rows]
        return (focused or filled or list(shown))[0]

    def show_tab(self, tab: str) -> None:
        """Show the live columns or the backlog."""
        self.tabs.choose(tab)
        self._show_tab()

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.desk.theme
        self.strip = FigureStrip()
        self.tabs = Chips(
            [(LIVE, self.tr("Red and yellow")), (BACKLOG, self.tr("Backlog")), (CALLS, self.tr("Call back"))],
            name=self.tr("Part"),
        )
        self.by_unit = QCheckBox(self.tr("Group by unit"))
        self.by_unit.setChecked(bool(self.desk.settings.get("supervision.by_unit", False)))
        self.sheet = Button(theme, self.tr("Sheet"), icon="printer")
        self.urge_all = Button(theme, self.tr("Urge all"), icon="bell-ring")
        self.urge_all.setEnabled(False)
        self.circular = Button(theme, self.tr("Circular…"), icon="newspaper")
        self.desk.gate.guard(self.urge_all, duty="urge")
        go, back = self.desk.navigate, partial(self.show_tab, LIVE)
        self.red = red_column(self.desk, partial(go, "board", view="open"))
        self.yellow = yellow_column(self.desk, partial(go, "board", sort="due"))
        self.old, self.call_table = backlog_column(self.desk, back), CallTable(self.tr("Call"))
        self.calls = call_column(self.desk, self.call_table, back)
        self.calls.batch.hide()
        live = QWidget()
        live.setLayout(row(self.red, self.yellow, spacing=16))
        self.stack = QStackedWidget()
        self.stack.addWidget(live)
        self.stack.addWidget(self.old)
        self.stack.addWidget(self.calls)
        self.placeholder = Placeholder(theme, self.stack, is_carded=True)
        self.tabs.setMaximumWidth(480)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(12)
        whole.addWidget(self.strip)
        whole.addLayout(row(self.tabs, None, self.by_unit))
        whole.addWidget(WhyNot(self.desk.gate, "urge"))
        whole.addWidget(self.placeholder, 1)
        self._second = QTimer(self, interval=1000, timerType=Qt.TimerType.CoarseTimer)

    def _wire(self) -> None:
        model = self.model
        self.tabs.changed.connect(self._show_tab)
        self.by_unit.toggled.connect(self._group)
        self.urge_all.clicked.connect(self._urge_all)
        self.circular.clicked.connect(self.open_circular)
        self.sheet.clicked.connect(self._form)
        self.red.batch_wanted.connect(partial(self._supervise_many, self.red))
        self.old.batch_wanted.connect(partial(self._supervise_many, self.old))
        self.yellow.batch_wanted.connect(self._urge_many)
        self.red.view.pressed_button.connect(lambda at: self._at(self.red, at, self._supervise))
        self.yellow.view.pressed_button.connect(lambda at: self._at(self.yellow, at, self._urge))
        self.old.view.pressed_button.connect(lambda at: self._at(self.old, at, self._cause))
        self.calls.view.pressed_button.connect(
            lambda at: self._at(self.calls, at, partial(self._verb, "callback"))
        )
        for part in self.columns:
            part.view.opened.connect(partial(self._open, part))
            part.view.aside.connect(self._aside)
        model.lamps_changed.connect(self._show_lamps)
        model.figures_changed.connect(self.strip.show_figures)
        model.causes_changed.connect(self._show_causes)
        model.chains_changed.connect(self._show_chains)
        model.calls_changed.connect(self._show_calls)
        model.waited.connect(self.placeholder.wait)
        model.failed.connect(self._show_failure)
        model.finished.connect(self._finished)
        self._second.timeout.connect(self._tick)

    def _register(self) -> None:
        add, group = self.desk.actions.add, self.tr("Supervision desk")
        for name, text, do, keys, icon in (
            ("supervise", self.tr("Supervise"), self._press_supervise, "S", "siren"),
            ("urge", self.tr("Urge"), self._press_urge, "R", "bell-ring"),
            ("cause", self.tr("Cause of the backlog"), self._press_cause, "C", "message-square"),
            (
                "acknowledged",
                self.tr("The reminder arrived"),
                partial(self._press_verb, "urge_ack"),
                "A",
                "check-check",
            ),
            ("call", self.tr("Call back"), partial(self._press_call, "callback"), "V", "phone-call"),
            (
                "unanswered",
                self.tr("Nobody answered"),
                partial(self._press_call, "callback_attempt"),
                "N",
                "phone",
            ),
            ("form", self.tr("Supervision sheet: look, print, save"), self._form, "Ctrl+P", "printer"),
            ("circular", self.tr("Circular…"), self.open_circular, "I", "newspaper"),
            ("tab", self.tr("Next part of the page"), self._switch, "T", "hourglass"),
            ("group", self.tr("Group by unit"), self.by_unit.toggle, "U", "building-2"),
        ):
            add(f"supervision.{name}", text, do, keys=keys, group=group, icon=icon, scope=SCOPE, owner=self)
        self.desk.actions.show_on("supervision.form", self.sheet)
        for name, part in (("supervise", self.red), ("urge", self.yellow), ("supervise", self.old)):
            self.desk.actions.show_on(f"supervision.{name}", part.batch)
        self.desk.actions.show_on("supervision.circular", self.circular)

    # --- showing -----------------------------------------------------------------------------------------------

    def _show_lamps(self) -> None:
        self.placeholder.show_content()
        model, now = self.model, self.desk.clock.now()
        by_unit = self.by_unit.isChecked()
        red, yellow, old = model.red(), model.yellow(), model.backlog()
        for part, rows in ((self.red, red), (self.yellow, yellow), (self.old, old)):
            key, at = part.view.remember(), part.view.currentIndex().row()
            part.rows.show_rows(rows, now, by_unit=by_unit)
            part.show_rows()
            part.view.go_back_to(key, or_near=at)
        self.urge_all.say(self.tr("Urge all ({count})").format(count=len(yellow)))
        self.urge_all.setEnabled(bool(yellow))
        self.tabs.chips[1].setText(self.tr("Backlog {count}").format(count=len(old)))
        if self._is_first and self.isVisible():
            self._is_first = False
            self.current.view.setFocus()
        if self.tabs.value == BACKLOG:
            model.look_up_causes()

    def _show_causes(self, causes: dict[str, str]) -> None:
        self.old.rows.causes = causes
        self.old.view.repaint_column(DONE)

    def _show_chains(self, chains: dict[str, str]) -> None:
        for part in (self.red, self.yellow):
            part.rows.chains = chains
            part.view.repaint_column(DONE)

    def _show_calls(self) -> None:
        view = self.calls.view
        key, at = view.remember(), view.currentIndex().row()
        self.call_table.show_calls(self.model.calls, self.desk.clock.now())
        self.calls.show_rows()
        view.go_back_to(key, or_near=at)
        self.tabs.chips[2].setText(self.tr("Call back {count}").format(count=len(self.model.calls)))

    def _show_failure(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.model.refresh)

    def _show_tab(self) -> None:
        self.stack.setCurrentIndex(TABS.index(str(self.tabs.value)))
        if self.tabs.value == BACKLOG:
            self.model.look_up_causes()
        self.current.view.setFocus()

    def _switch(self) -> None:
        self.show_tab(TABS[(TABS.index(str(self.tabs.value)) + 1) % len(TABS)])

    def _group(self, is_on: bool) -> None:  # noqa: FBT001  a signal's own form
        self.desk.settings.put("supervision.by_unit", is_on)
        self._show_lamps()

    def _aside(self, step: int) -> None:
        if self.tabs.value == LIVE:
            wanted = self.yellow if step > 0 else self.red
            wanted.view.setFocus()
            if not wanted.view.currentIndex().isValid():
                wanted.view.go_to_row(0)

    def _tick(self) -> None:
        now = self.desk.clock.now()
        turned = any(row.due < now for row in self.yellow.rows.rows)
        for part in self.columns:
            part.rows.now = now
            part.view.repaint_column(LEFT)
        if turned:
            self._show_lamps()

    # --- deeds -------------------------------------------------------------------------------------------------

    def open_circular(self) -> None:
        """Show the circular of last week."""
        from commandroom.ui.pages.supervision.circular import CircularDialog  # noqa: PLC0415  not for the page

        CircularDialog(self.desk, parent=self).open()

    def _chosen(self, column: LampColumn) -> list[TimerRow]:
        marked = column.rows.marked()
        found = column.rows.row_at(column.view.currentIndex().row())
        return marked or ([found] if found is not None else [])

    def _at(self, column: LampColumn, at: int, do: object) -> None:
        found = column.rows.row_at(at)
        if found is not None and callable(do):
            do([found])

    def _open(self, column: LampColumn, at: int) -> None:
        found = column.rows.row_at(at)
        if found is not None:
            self.desk.navigate("event", event_id=found.event)

    def _press_supervise(self) -> None:
        self._supervise(self._chosen(self.current))

    def _press_urge(self) -> None:
        self._urge(self._chosen(self.current))

    def _press_cause(self) -> None:
        if self.tabs.value == BACKLOG:
            self._cause(self._chosen(self.old))

    def _press_verb(self, verb: str) -> None:
        self._verb(verb, self._chosen(self.current)[:1])

    def _press_call(self, verb: str) -> None:
        if self.tabs.value == CALLS:
            self._press_verb(verb)

    def _verb(self, verb: str, rows: list[TimerRow]) -> None:
        if rows:
            open_verb(self.desk, self, rows[0].event, verb, then=lambda _changes: self.model.refresh())

    def _form(self) -> None:
        rows = self._chosen(self.current)
        if rows:
            open_forms(self.desk, self, rows[0].event, FormKind.SUPERVISE)

    def _supervise(self, rows: list[TimerRow]) -> None:
        if len(rows) == 1:
            open_verb(self.desk, self, rows[0].event, "supervise")
        elif rows:
            self._open_sheets(rows)

    def _supervise_many(self, column: LampColumn) -> None:
        rows = column.rows.marked() or column.rows.rows
        if rows:
            self._open_sheets(rows)

    def _open_sheets(self, rows: list[TimerRow]) -> None:
        dialog = SheetDialog(self.desk.theme, rows, parent=self)
        dialog.accepted.connect(lambda: self.model.supervise(rows, dialog.data()))
        dialog.open()

    def _urge(self, rows: list[TimerRow]) -> None:
        if rows:
            self.model.urge(rows)

    def _urge_many(self) -> None:
        self._ask_urge(self.yellow.rows.marked() or self.yellow.rows.rows)

    def _urge_all(self) -> None:
        self._ask_urge(self.yellow.rows.rows)

    def _ask_urge(self, rows: list[TimerRow]) -> None:
        count = len({row.event for row in rows})
        if not count:
            return
        text = self.tr(
            "Each unit gets one reminder for each of its events; they stand in the events' histories."
        )
        ConfirmDialog(
            self.desk.theme, self.tr("Urge {count} events?").format(count=count), text, parent=self,
            yes=self.tr("Urge {count} events").format(count=count), on_yes=lambda: self.model.urge(rows),
        ).open()  # fmt: skip

    def _cause(self, rows: list[TimerRow]) -> None:
        if not rows or not self.model.reasons:
            return
        is_english = self.desk.lang == "en"
        causes: list[tuple[object, str]] = [
            (c, w.en if is_english else w.zh) for c, w in self.model.reasons.items()
        ]
        dialog = CauseDialog(self.desk.theme, causes, rows, parent=self)
        dialog.accepted.connect(
            lambda: self.model.give_cause(rows, str(dialog.causes.value), dialog.text.text)
        )
        dialog.open()

    def _finished(self, name: str, outcome: Outcome) -> None:
        for part in self.columns:
            part.rows.marks.clear()
        said = {
            "urge": self.tr("{count} urged"),
            "supervise": self.tr("{count} sheets signed or proposed"),
            "cause": self.tr("{count} causes kept"),
        }[name].format(count=outcome.done)
        if not outcome.refused:
            self.desk.notices.confirm(said)
            return
        why = words.error_text(outcome.refused[0], lang=self.desk.lang)
        refused = self.tr("{count} refused: {why}").format(count=len(outcome.refused), why=why)
        self.desk.notices.warn(in_a_sentence((said, refused)) if outcome.done else refused)
