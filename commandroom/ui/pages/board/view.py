"""The board's page: queues, filters, the list, its pill of waiting changes, the bar for many, the panel beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QTimer, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.base.clock import stopwatch
from commandroom.domain.errors import RoomError
from commandroom.domain.event.state import State
from commandroom.ui import words
from commandroom.ui.breakpoints import Tier
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.board.batch import (
    Batch,
    BatchBar,
    DispatchDialog,
    Outcome,
    SuperviseDialog,
    reasons,
)
from commandroom.ui.pages.board.columns import COLUMNS, column_title
from commandroom.ui.pages.board.filters import ChipLine, DropDown, popup_under
from commandroom.ui.pages.board.preview import Preview
from commandroom.ui.pages.board.queues import BoardQueues
from commandroom.ui.pages.board.saved import SavedViews
from commandroom.ui.pages.board.table import BoardTableView
from commandroom.ui.pages.board.viewmodel import BoardViewModel, Choices
from commandroom.ui.parts.clocks import ask_tip
from commandroom.ui.parts.verbs import KEY_DEEDS, KeyDeed, key_text, may, meant, offer_undo, open_form
from commandroom.ui.theme import Density
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act, MarkRead
from commandroom.usecases.queries import (
    BoardQuery,
    EventDetail,
    EventSheet,
    IdVector,
    OpenVerb,
    OpenVerbs,
    QueueCounts,
    Units,
)

SCOPE = "board"
PREVIEW_PAUSE_MS = 40
"""The chosen row's panel waits this long, so that a held J does not ask for every row it passes."""
DENSITIES = (Density.COMPACT, Density.STANDARD, Density.RELAXED)
HIDDEN = "board.columns.hidden"
EXTRA = "board.columns.extra"


def spec() -> PageSpec:
    """The page as the window is told of it."""
    return PageSpec("board", QCoreApplication.translate("Board", "Event board"), "layout-list", BoardPage)


class BoardPage(Page):
    """Wires the list to its view model; knows no rule."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = BoardViewModel(desk, self)
        self.views = SavedViews(desk.settings)
        self.batch = Batch(desk, self)
        self._asked_at = 0.0
        self._wants_row = -1
        self._is_started = False
        self._sheet: EventSheet | None = None
        self._build()
        self._wire()
        self._register()

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self.table.setFocus()
        if not self._is_started:
            self._is_started = True
            self.placeholder.show_loading()
            self._asked_at = stopwatch()
            self.model.start()
        elif where:
            self._go(where)
        else:
            self.model.refresh()

    @override
    def leave(self) -> None:
        self.views.keep_last(self.model.person, self.model.query)

    @override
    def detail_panel(self) -> QWidget:
        return self.preview

    @override
    def search_words(self) -> str:
        return self.tr("Search number, place, people, words")

    @override
    def search(self, text: str) -> None:
        self._ask(text=text)

    @override
    def hints(self) -> Hints:
        return (
            ("J/K", self.tr("up, down")),
            ("Enter", self.tr("open")),
            *((deed.key, key_text(deed)) for deed in KEY_DEEDS[:5]),
            ("X", self.tr("mark")),
            ("P", self.tr("preview")),
            ("Ctrl+K", self.tr("commands")),
            ("?", self.tr("keys")),
        )

    @override
    def fit(self, tier: Tier) -> None:
        self._tier = tier
        hidden = frozenset(self.desk.settings.get(HIDDEN, []))
        extra = frozenset(self.desk.settings.get(EXTRA, []))
        self.table.show_columns(tier, hidden, extra)

    @override
    def escape(self) -> bool:
        if self.model.marked:
            self.model.clear_marks()
            return True
        return False

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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_floating()

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.desk.theme
        self._tier = Tier.WIDE
        self.strip = BoardQueues(theme)
        self.filters = self._filters()
        self.table = BoardTableView(self.desk, self.model.table)
        self.progress = ProgressLine(theme)
        self.backlog = Button(theme, "", icon="hourglass", kind="ghost")
        self.backlog.hide()
        card = Card(column(self.progress, self.table, self.backlog, spacing=0, margins=(1, 1, 1, 1)))
        self.placeholder = Placeholder(theme, card)
        self.preview = Preview(self.desk)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(10)
        whole.addWidget(self.strip)
        whole.addLayout(self.filters)
        whole.addWidget(self.placeholder, 1)
        self.pill = Button(theme, "", icon="refresh-cw", kind="primary", parent=self)
        self.pill.hide()
        self.bar = BatchBar(theme, self)
        self._second = QTimer(self, interval=1000)
        self._soon = QTimer(self, singleShot=True, interval=PREVIEW_PAUSE_MS)

    def _filters(self) -> QVBoxLayout:
        theme = self.desk.theme
        self.chips = ChipLine(theme, self.tr("Class"))
        self.chips.set_options([("", self.tr("All classes"))])
        self.urgency = DropDown(theme, self.tr("Urgency"))
        self.urgency.set_options(
            [("", self.tr("All urgencies"))]
            + [(key, words.urgency_label(key)) for key in ("critical", "urgent", "normal")]
        )
        self.grid = DropDown(theme, self.tr("Grid"))
        self.source = DropDown(theme, self.tr("Source"))
        self.source.set_options(
            [("", self.tr("All sources")), *((code, words.source_label(code)) for code in words.SOURCES)]
        )
        self.mine = DropDown(theme, self.tr("Mine"))
        self.sort = DropDown(theme, self.tr("Order"))
        self.sort.set_options(
            [
                ("urgency", self.tr("By urgency")),
                ("due", self.tr("By time limit")),
                ("registered", self.tr("By registration")),
                ("grade", self.tr("By grade")),
                ("number", self.tr("By number")),
            ]
        )
        self.sort.choose("urgency")
        self.saved = DropDown(theme, self.tr("Views"))
        self.count = PlainLabel("", "label")
        self.density = IconButton(theme, "rows-3", self.tr("Height of rows"))
        self.columns = IconButton(theme, "columns-3", self.tr("Columns"))
        self.panel = IconButton(theme, "panel-right", self.tr("Show or hide the preview"), keys="P")
        line = row(
            self.chips,
            self.urgency,
            self.grid,
            self.source,
            self.mine,
            self.sort,
            8,
            self.count,
            self.saved,
            self.density,
            self.columns,
            self.panel,
            spacing=2,
        )
        line.setStretch(0, 1)
        return column(line)

    def _wire(self) -> None:
        model, table = self.model, self.table
        self.strip.chosen.connect(lambda key: self._ask(view=key))
        self.chips.chosen.connect(lambda key: self._narrow("group", key))
        self.urgency.picked.connect(lambda key: self._narrow("urgency", key))
        self.grid.picked.connect(self._narrow_place)
        self.source.picked.connect(lambda key: self._narrow("source", key))
        self.mine.picked.connect(self._narrow_mine)
        self.sort.picked.connect(lambda key: self._ask(sort=key))
        table.sort_wanted.connect(self._sort_by)
        self.saved.clicked.disconnect()
        self.saved.clicked.connect(lambda: popup_under(self.saved, self._fill_views))
        self.density.clicked.connect(lambda: popup_under(self.density, self._fill_densities))
        self.columns.clicked.connect(lambda: popup_under(self.columns, self._fill_columns))
        self.panel.clicked.connect(lambda: self.desk.actions.do("desk.preview"))
        table.current_row_changed.connect(self._wait_for_preview)
        self._soon.timeout.connect(self._ask_preview)
        table.opened.connect(self._open_row)
        table.opened_apart.connect(partial(self._open_row, is_apart=True))
        table.mark_toggled.connect(model.toggle_mark)
        table.marks_wanted.connect(model.mark_between)
        table.all_wanted.connect(model.mark_all)
        table.touched.connect(model.touch)
        table.left.connect(model.apply_pending)
        table.why_wanted.connect(self._ask_why)
        table.painter_of_rows.is_marked = model.is_marked
        self.pill.clicked.connect(model.apply_pending)
        self.backlog.clicked.connect(lambda: self.desk.navigate("supervision", tab="backlog"))
        self.preview.verb_wanted.connect(self.open_verb)
        self.preview.open_wanted.connect(lambda event: self._open_event(event))
        model.ids_changed.connect(self._show_ids)
        model.rows_changed.connect(self._rows_came)
        model.counts_changed.connect(self._show_counts)
        model.choices_changed.connect(self._show_choices)
        model.pending_changed.connect(self._show_pending)
        model.marks_changed.connect(self._show_marks)
        model.waited.connect(self._show_waiting)
        model.refused.connect(self._show_refusal)
        model.own_done.connect(self._own_done)
        self._second.timeout.connect(self._tick)
        self._wire_batch()

    def _wire_batch(self) -> None:
        self.bar.all_wanted.connect(self.model.mark_all)
        self.bar.cleared.connect(self.model.clear_marks)
        self.bar.dispatch_wanted.connect(self._batch_dispatch)
        self.bar.supervise_wanted.connect(self._batch_supervise)
        self.bar.urge_wanted.connect(self._batch_urge)
        self.bar.export_wanted.connect(self._batch_export)
        self.batch.finished.connect(self._batch_done)
        self.batch.exported.connect(self._exported)

    def _register(self) -> None:
        add, group = self.desk.actions.add, self.tr("Event board")
        for deed in KEY_DEEDS:
            add(
                f"board.{deed.id}",
                key_text(deed),
                partial(self._press, deed),
                keys=deed.key,
                group=group,
                icon=deed.icon,
                scope=SCOPE,
                owner=self,
            )
        rest: tuple[tuple[str, str, Callable[[], object], tuple[str, ...], str], ...] = (
            ("apply", self.tr("Show what others changed"), self.model.apply_pending, ("R",), "refresh-cw"),
            ("why", self.tr("Why this time limit"), self._why_current, ("W",), "timer"),
            ("all", self.tr("Choose all results"), self.model.mark_all, ("Ctrl+A",), "check-check"),
            ("clear", self.tr("Clear the filters"), self.clear_filters, (), "x"),
            ("save", self.tr("Save this view"), self._save_view, (), "save"),
        )
        for name, text, do, keys, icon in rest:
            add(f"board.{name}", text, do, keys=keys, group=group, icon=icon, scope=SCOPE, owner=self)

    # --- asking ------------------------------------------------------------------------------------------------

    def _ask(self, **changes: object) -> None:
        query = self.model.query
        fresh = BoardQuery(
            view=str(changes.get("view", query.view)),
            where=changes.get("where", query.where),  # type: ignore[arg-type]  the callers give pairs
            text=str(changes.get("text", query.text)),
            sort=str(changes.get("sort", query.sort)),
        )
        self._asked_at = stopwatch()
        self._wants_row = 0
        self.model.ask_for(fresh)
        self._show_query()

    def _narrow(self, key: str, value: str, *, instead_of: tuple[str, ...] = ()) -> None:
        dropped = {key, *instead_of}
        where = tuple(pair for pair in self.model.query.where if pair[0] not in dropped)
        self._ask(where=(*where, (key, value)) if value else where)

    def _narrow_place(self, value: str) -> None:
        kind, _, code = value.partition(":")
        self._narrow(kind or "grid", code, instead_of=("grid", "village"))

    def _narrow_mine(self, value: str) -> None:
        kind, _, code = value.partition(":")
        self._narrow(kind or "handler", code, instead_of=("handler", "lead"))

    def _sort_by(self, key: str) -> None:
        self._ask(sort="urgency" if self.model.query.sort == key else key)

    def clear_filters(self) -> None:
        """Back to the whole queue in its own order."""
        self._ask(where=(), text="", sort="urgency")

    def _go(self, where: Mapping[str, object]) -> None:
        """Another page sends somebody here with a queue, a filter or an order."""
        pairs = where.get("where", ())
        self._ask(
            view=where.get("view", "open"),
            where=tuple(tuple(pair) for pair in pairs) if isinstance(pairs, tuple | list) else (),
            text=where.get("text", ""),
            sort=where.get("sort", "urgency"),
        )

    def _show_query(self) -> None:
        """The filters show what the list was asked."""
        query = self.model.query
        chosen = dict(query.where)
        if query.view in self.strip.tabs:
            self.strip.choose(query.view)
        self.chips.choose(chosen.get("group", ""))
        self.urgency.choose(chosen.get("urgency", ""))
        self.source.choose(chosen.get("source", ""))
        self.sort.choose(query.sort)
        self.grid.choose(next((f"{key}:{chosen[key]}" for key in ("grid", "village") if key in chosen), ""))
        self.mine.choose(next((f"{key}:{chosen[key]}" for key in ("handler", "lead") if key in chosen), ""))

    # --- answers -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _show_ids(self, vector: IdVector) -> None:
        count = f"{vector.total:,}" if vector.complete else f"{vector.total:,}+"
        self.count.setText(self.tr("{count} events").format(count=count))
        self.backlog.setVisible(vector.backlog > 0)
        self.backlog.say(
            self.tr("{count} events overdue for more than a day are at the supervision desk →").format(count=vector.backlog)
        )
        took = round((stopwatch() - self._asked_at) * 1000)
        if self._asked_at:
            self.status_changed.emit(self.tr("Query {ms} ms").format(ms=f"{took:,}"))
            self._asked_at = 0.0
        if vector.total:
            self.placeholder.show_content()
            self._keep_place()
        else:
            self._show_nothing()

    def _keep_place(self) -> None:
        """The row under the cursor stays where it was; where it is gone, the one in its place."""
        here = self._kept
        at = self.model.table.position_of(here[0]) if here is not None else -1
        if self._wants_row >= 0:
            self.table.go_to_row(self._wants_row)
            self.table.scrollToTop()
        elif here is not None:
            self.table.go_to_row(at if at >= 0 else here[1])
            self.table.place_row(at if at >= 0 else min(here[1], self.model.total - 1), here[2])
        elif not self.table.selectionModel().hasSelection():
            self.table.go_to_row(0)
        self._wants_row = -1
        self._kept = None
        self._wait_for_preview()

    def _show_nothing(self) -> None:
        self._sheet = None
        self.preview.clear()
        is_narrowed = bool(self.model.query.where or self.model.query.text)
        if is_narrowed:
            text = self.tr("No event meets these conditions.")
            self.placeholder.show_empty(
                text, icon="search", action=self.tr("Clear the filters"), on_action=self.clear_filters
            )
        elif self.model.query.view == "open":
            text = self.tr("Nothing is open. Everything that came in has been dealt with.")
            self.placeholder.show_empty(
                text,
                icon="circle-check",
                action=self.tr("Register an event"),
                on_action=lambda: self.desk.navigate("intake"),
            )
        else:
            text = self.tr("No event stands in this queue.")
            self.placeholder.show_empty(
                text, action=self.tr("Show all open events"), on_action=lambda: self._ask(view="open")
            )

    @Slot(object)
    def _show_refusal(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.model.refresh)

    @Slot(bool)
    def _show_waiting(self, is_waiting: bool) -> None:  # noqa: FBT001  a signal's own form
        if is_waiting:
            self._remember_place()
            self.progress.start()
        else:
            self.progress.stop()

    _kept: tuple[int, int, int] | None = None

    def _remember_place(self) -> None:
        at = self.table.currentIndex().row()
        row_id = self.model.table.id_at(at)
        self._kept = (row_id, at, self.table.visible_offset(at)) if row_id is not None else None

    @Slot(object)
    def _show_counts(self, counts: QueueCounts) -> None:
        self.strip.show_counts(counts)

    @Slot(object)
    def _show_choices(self, choices: Choices) -> None:
        self.chips.set_options([("", self.tr("All classes")), *choices.groups])
        villages = {place.village: place.village_name for place in choices.places}
        inner = [
            (
                name,
                [
                    (f"village:{code}", self.tr("All of {village}").format(village=name)),
                    *(
                        (f"grid:{place.grid}", place.grid_name)
                        for place in choices.places
                        if place.village == code and place.grid
                    ),
                ],
            )
            for code, name in villages.items()
        ]
        self.grid.set_options([("", self.tr("All grids"))], submenus=inner)
        mine = [("", self.tr("Everybody's"))]
        if self.model.person:
            mine.append((f"handler:{self.model.person}", self.tr("Handled by me")))
        if choices.unit:
            mine.append((f"lead:{choices.unit}", self.tr("Led by my unit")))
        self.mine.set_options(mine)
        self._show_query()

    @Slot(int)
    def _show_pending(self, count: int) -> None:
        self.pill.say(self.tr("{count} events changed").format(count=count), keys="R")
        self.pill.setVisible(count > 0)
        self._place_floating()

    @Slot()
    def _show_marks(self) -> None:
        self.table.set_marking(is_marking=self.model.marked > 0)
        self.bar.show_count(self.model.marked, self.model.total, is_all=self.model.marks.is_all)
        self._place_floating()

    @Slot()
    def _rows_came(self) -> None:
        self.table.viewport().update()
        line = self.model.table.row_at(self.table.currentIndex().row())
        if line is not None and (self._sheet is None or self._sheet.event.id != line.id or self._sheet.board.version != line.version):
            self._wait_for_preview()

    @Slot()
    def _tick(self) -> None:
        self.model.table.now = self.desk.clock.now()
        self.table.tick()
        line = self.model.table.row_at(self.table.currentIndex().row())
        if line is not None and self.preview.isVisible():
            self.preview.tick(line, self.model.table.now)

    def _place_floating(self) -> None:
        area = self.placeholder.geometry()
        self.pill.adjustSize()
        self.pill.move(area.center().x() - self.pill.width() // 2, area.top() + 44)
        self.pill.raise_()
        self.bar.adjustSize()
        self.bar.move(area.center().x() - self.bar.width() // 2, area.bottom() - self.bar.height() - 16)

    # --- the chosen row ----------------------------------------------------------------------------------------

    def _wait_for_preview(self, _row: int = 0) -> None:
        line = self.model.table.row_at(self.table.currentIndex().row())
        if line is not None:
            self.preview.show_row(line, self.model.table.now)
        self._soon.start()

    @Slot()
    def _ask_preview(self) -> None:
        line = self.model.table.row_at(self.table.currentIndex().row())
        if line is None:
            return
        room, person = self.desk.room, self.model.person
        self.desk.tasks.run(
            lambda: (room.ask(EventDetail(line.id)), room.ask(OpenVerbs(line.id, person))),
            then=self._show_preview,
            failed=self._preview_failed,
            lane="board.preview",
        )

    def _show_preview(self, answer: tuple[EventSheet, tuple[OpenVerb, ...]]) -> None:
        self._sheet, verbs = answer
        self.preview.show_sheet(self._sheet, verbs, self.model.table.now)

    def _preview_failed(self, error: Exception) -> None:
        if not isinstance(error, RoomError):
            self.desk.fail(error)
        self.preview.clear()

    def _open_row(self, at: int, *, is_apart: bool = False) -> None:
        line = self.model.table.row_at(at)
        if line is not None:
            self._open_event(line.id, is_apart=is_apart)

    def _open_event(self, event: str, *, is_apart: bool = False) -> None:
        if not event:
            return
        self.desk.perform(MarkRead(event))
        self.desk.navigate("event", event_id=event, ids=tuple(self.model.table.ids), apart=is_apart)

    def _ask_why(self, at: int, where: QPoint) -> None:
        line = self.model.table.row_at(at)
        if line is not None:
            ask_tip(self.desk, line.id, then=partial(self._show_why, at, where))

    def _show_why(self, at: int, where: QPoint, text: str) -> None:
        here = self.table.viewport().mapFromGlobal(where)
        if self.isVisible() and self.table.rowAt(here.y()) == at:
            QToolTip.showText(where, text, self.table.viewport())

    def _why_current(self) -> None:
        at = self.table.currentIndex().row()
        index = self.model.table.index(at, 3)
        place = self.table.visualRect(index).bottomLeft()
        self._ask_why(at, self.table.viewport().mapToGlobal(place - QPoint(0, 2)))

    # --- deeds -------------------------------------------------------------------------------------------------

    def _press(self, deed: KeyDeed) -> None:
        """A single key: the first open verb it stands for, at the current row, or at all marked ones."""
        if self.model.marked and deed.id in ("dispatch", "supervise"):
            self._batch_dispatch() if deed.id == "dispatch" else self._batch_supervise()
            return
        line = self.model.table.row_at(self.table.currentIndex().row())
        if line is not None:
            self.desk.ask(
                OpenVerbs(line.id, self.model.person), then=partial(self._press_known, deed, line.id), lane="board.press"
            )

    def _press_known(self, deed: KeyDeed, event: str, verbs: tuple[OpenVerb, ...]) -> None:
        verb = meant(deed, verbs)
        line = self.model.table.known_event(event)
        if verb is None:
            state = words.state_label(line.state.code) if line is not None else ""
            self.desk.notices.warn(
                self.tr("“{deed}” is not open while the event is “{state}”.").format(deed=key_text(deed), state=state)
            )
        elif not may(verb):
            self.desk.notices.warn(
                self.tr("“{deed}” is for {who}.").format(deed=verb.label, who=verb.who)
            )
        else:
            self.open_verb(event, verb.name)

    @Slot(str, str)
    def open_verb(self, event: str, verb: str) -> None:
        """Open the form of a verb at an event; what it does is shown at once."""
        line = self.model.table.known_event(event)
        self.model.expect_own(event, line.number if line is not None else "")
        form = open_form(self.desk, self.window(), event, verb)
        finished = getattr(form, "finished", None)
        if finished is not None:
            finished.connect(lambda _code=0: self._form_closed(event))
        else:
            self.model.forget_own(event)

    def _form_closed(self, event: str) -> None:
        self.model.forget_own(event)
        self.table.setFocus()

    @Slot(object)
    def _own_done(self, changes: Changes) -> None:
        del changes
        self._sheet = None

    def perform(self, command: Act) -> None:
        """Do something that needs no form; it can be taken back for ten seconds."""
        self.model.expect_own(command.event)
        self.desk.perform(command, then=self._performed)

    def _performed(self, changes: Changes) -> None:
        self.model.forget_own(changes.event)
        state = words.state_label(changes.state.code) if isinstance(changes.state, State) else ""
        offer_undo(
            self.desk,
            changes,
            self.tr("{number} is now “{state}”.").format(number=changes.number, state=state),
            then=lambda _changes: None,
        )

    # --- many --------------------------------------------------------------------------------------------------

    def _batch_dispatch(self) -> None:
        self.desk.ask(Units(), then=self._open_batch_dispatch)

    def _open_batch_dispatch(self, units: tuple[object, ...]) -> None:
        options = [(str(unit.id), str(unit.name)) for unit in units]  # type: ignore[attr-defined]  Unit
        dialog = DispatchDialog(self.desk.theme, options, self.model.marked, parent=self)
        dialog.accepted.connect(lambda: self._batch("dispatch", dialog.data()))
        dialog.open()

    def _batch_supervise(self) -> None:
        dialog = SuperviseDialog(self.desk.theme, self.model.marked, parent=self)
        dialog.accepted.connect(lambda: self._batch("supervise", dialog.data()))
        dialog.open()

    def _batch_urge(self) -> None:
        count = f"{self.model.marked:,}"
        ConfirmDialog(
            self.desk.theme,
            self.tr("Urge {count} events").format(count=count),
            self.tr("Each gets a reminder on its running clock; an event without one refuses it."),
            parent=self,
            yes=self.tr("Urge {count} events").format(count=count),
            on_yes=lambda: self._batch("urge", {}),
        ).open()

    def _batch(self, verb: str, data: dict[str, object]) -> None:
        rows = self.model.marked_ids()
        self.progress.start()
        self.batch.perform(rows, verb, data)

    @Slot(object)
    def _batch_done(self, outcome: Outcome) -> None:
        self.progress.stop()
        self.model.clear_marks()
        self.model.refresh()
        done = self.tr("Done at {count} events.").format(count=f"{outcome.done:,}")
        if not outcome.refused:
            self.desk.notices.confirm(done)
            return
        not_done = self.tr("{count} were refused:").format(count=f"{len(outcome.refused):,}")
        self.desk.notices.warn(f"{done} {not_done}\n{reasons(outcome, lang=self.desk.lang)}")

    def _batch_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("Export"), self.tr("Events") + ".xlsx", "Excel (*.xlsx);;CSV (*.csv)"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the marked rows into a file."""
        self.progress.start()
        self.batch.export(self.model.marked_ids(), path)

    @Slot(int, str)
    def _exported(self, count: int, path: str) -> None:
        self.progress.stop()
        self.desk.notices.confirm(
            self.tr("{count} events were written to {file}.").format(count=f"{count:,}", file=Path(path).name)
        )

    # --- menus -------------------------------------------------------------------------------------------------

    def _fill_views(self, menu: QMenu) -> None:
        person = self.model.person
        for name in self.views.names(person):
            inner = menu.addMenu(name)
            inner.addAction(self.tr("Show"), partial(self.show_view, name))
            inner.addAction(self.tr("Delete"), partial(self.views.drop, person, name))
        if menu.actions():
            menu.addSeparator()
        menu.addAction(self.tr("Save this view…"), self._save_view)
        menu.addAction(self.tr("Clear the filters"), self.clear_filters)

    def show_view(self, name: str) -> None:
        """Show a saved view."""
        query = self.views.load(self.model.person, name)
        if query is not None:
            self._ask(view=query.view, where=query.where, text=query.text, sort=query.sort)

    def _save_view(self) -> None:
        name, is_given = QInputDialog.getText(self.window(), self.tr("Save this view"), self.tr("Name"))
        if is_given and name.strip():
            self.views.save(self.model.person, name.strip()[:40], self.model.query)
            self.desk.notices.confirm(self.tr("The view “{name}” is saved.").format(name=name.strip()))

    def _fill_densities(self, menu: QMenu) -> None:
        names = (self.tr("Compact 28"), self.tr("Standard 36"), self.tr("Relaxed 44"))
        chosen = self.desk.theme.appearance.density
        for density, name in zip(DENSITIES, names, strict=True):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(density is chosen)
            action.triggered.connect(partial(self._set_density, density))

    def _set_density(self, density: Density, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  a signal's own form
        from dataclasses import replace  # noqa: PLC0415  only here

        appearance = replace(self.desk.theme.appearance, density=density)
        self.desk.theme.switch(appearance)
        self.desk.settings.put_appearance(appearance)

    def _fill_columns(self, menu: QMenu) -> None:
        hidden = set(self.desk.settings.get(HIDDEN, []))
        extra = set(self.desk.settings.get(EXTRA, []))
        for each in COLUMNS:
            action = menu.addAction(column_title(each))
            action.setCheckable(True)
            action.setChecked(each.key in extra if each.is_extra else each.key not in hidden)
            action.setEnabled(each.key not in ("title", "state", "due"))
            action.triggered.connect(partial(self._toggle_column, each.key, EXTRA if each.is_extra else HIDDEN))

    def _toggle_column(self, key: str, setting: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        chosen = set(self.desk.settings.get(setting, []))
        self.desk.settings.put(setting, sorted(chosen ^ {key}))
        self.fit(self._tier)
