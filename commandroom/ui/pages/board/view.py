"""The board's page: queues, filters, the list, its pill of waiting changes, the bar for many, the panel beside it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.breakpoints import Tier
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.verbs.keys import LETTERS, letter_id
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.board.around import Choices
from commandroom.ui.pages.board.batchbar import BatchBar, WorkCard, uncovered
from commandroom.ui.pages.board.chosen import ChosenRow
from commandroom.ui.pages.board.columnchoice import ColumnChoice, keep_choice, read_choice
from commandroom.ui.pages.board.filterline import FilterLine
from commandroom.ui.pages.board.keys import register_keys
from commandroom.ui.pages.board.many import Many
from commandroom.ui.pages.board.preview import SCOPE, BoardPreview
from commandroom.ui.pages.board.queues import BoardQueues
from commandroom.ui.pages.board.table import BoardTableView
from commandroom.ui.pages.board.viewmodel import BoardViewModel
from commandroom.ui.pages.board.views import BoardViews
from commandroom.ui.widgets.arrange import column
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.usecases.queries import BoardQuery, IdVector, QueueCounts

COUNT_EVERY_SECONDS = 30
"""Lamps turn with the time: the numbers over the queues follow, the rows stay where they are."""


def spec() -> PageSpec:
    """The page as the window is told of it."""
    return PageSpec("board", QCoreApplication.translate("Board", "Event board"), "layout-list", BoardPage)


class BoardPage(Page):
    """Wires the list to its view model; knows no rule."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = BoardViewModel(desk, self)
        self._wants_row = -1
        self._kept: tuple[int, int, int] | None = None
        self._is_started = False
        self._seconds = 0
        self._tier = Tier.WIDE
        self._person = ""
        self._build()
        self.many = Many(desk, self.model, self.bar, self.card, page=self)
        self.views = BoardViews(desk, self.model, page=self)
        self.chosen = ChosenRow(desk, self.model, self.table, self.preview, page=self)
        self._wire()
        self._wire_answers()
        register_keys(self, self)

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self.table.setFocus()
        if where:
            self._go(where)
        if not self._is_started:
            self._is_started = True
            self.placeholder.wait()
            self.preview.wait()
            self.model.start(last=None if where else self.views.saved.first)
        elif not where:
            self.model.refresh()

    @override
    def leave(self) -> None:
        self.views.saved.keep_last(self.model.person, self.model.query)

    @override
    def detail_panel(self) -> QWidget:
        return self.preview

    @override
    def search_words(self) -> str:
        return self.tr("Search number, place, people, words")

    @override
    def search_text(self) -> str:
        return self.model.query.text

    @override
    def search(self, text: str) -> None:
        self.ask(replace(self.model.query, text=text))

    @override
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        return (
            ("J/K", self.tr("up, down")),
            ("Enter", self.tr("open")),
            *(pair for one in LETTERS[:5] for pair in hint(one.label(), letter_id(SCOPE, one.key))),
            ("X", self.tr("mark")),
            *hint(self.tr("preview"), "desk.preview"),
            *hint(self.tr("commands"), "desk.palette"),
            *hint(self.tr("keys"), "desk.shortcuts"),
        )

    @override
    def fit(self, tier: Tier) -> None:
        self._tier = tier
        self.strip.fit(tier)
        self._show_columns()

    @override
    def escape(self) -> bool:
        has_marks = self.model.marking.count > 0
        self.model.marking.clear()
        return has_marks

    @override
    def refresh(self) -> None:
        self.model.refresh()

    @override
    def person_changed(self) -> None:
        self.model.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()
        self.chosen.rest()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_floating()

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.desk.theme
        self.strip = BoardQueues(theme)
        self.filters = FilterLine(self.desk)
        self.table = BoardTableView(self.desk, self.model.table)
        self.backlog = Button(theme, "", icon="hourglass", kind="ghost")
        self.backlog.hide()
        card = Card(column(self.table, self.backlog, spacing=0, margins=(1, 1, 1, 1)))
        self.placeholder = Placeholder(theme, card)
        self.preview = BoardPreview(self.desk)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(10)
        whole.addWidget(self.strip)
        whole.addWidget(self.filters)
        whole.addWidget(self.placeholder, 1)
        self.pill = Button(theme, "", icon="refresh-cw", kind="primary", parent=self)
        self.pill.hide()
        self.bar = BatchBar(theme, self)
        self.desk.gate.guard(*self.bar.writing)
        self.card = WorkCard(theme, self)
        self._second = QTimer(self, interval=1000)

    def _wire(self) -> None:
        model, table = self.model, self.table
        self.strip.chosen.connect(lambda key: self.ask(replace(model.query, view=key)))
        self.filters.asked.connect(self.ask)
        self.filters.columns_wanted.connect(self.choose_columns)
        self.table.choice_changed.connect(self._keep_columns)
        self.filters.views_wanted.connect(self.views.fill)
        self.filters.dates_wanted.connect(self._choose_days)
        self.views.wanted.connect(self.ask)
        table.sort_wanted.connect(self._sort_by)
        table.mark_toggled.connect(model.marking.toggle)
        table.marks_wanted.connect(model.marking.mark_between)
        table.all_wanted.connect(model.marking.mark_all)
        table.touched.connect(model.hearing.touch)
        table.left.connect(model.hearing.apply)
        table.painter_of_rows.is_marked = model.marking.has
        self._second.timeout.connect(self._tick)
        self.pill.clicked.connect(model.hearing.apply)
        self.backlog.clicked.connect(lambda: self.desk.navigate("supervision", tab="backlog"))

    def _wire_answers(self) -> None:
        model = self.model
        model.ids_changed.connect(self._show_ids)
        model.rows_changed.connect(self._rows_came)
        model.around.counts_changed.connect(self._show_counts)
        model.around.choices_changed.connect(self._show_choices)
        model.around.shares_changed.connect(self.filters.show_shares)
        model.query_changed.connect(self._show_query)
        model.hearing.changed.connect(self._show_pending)
        model.marking.changed.connect(self._show_marks)
        model.waited.connect(self._show_waiting)
        model.refused.connect(self._show_refusal)
        self.card.grew.connect(self._place_floating)
        self.preview.came_or_went.connect(self._place_floating, Qt.ConnectionType.QueuedConnection)

    # --- asking ------------------------------------------------------------------------------------------------

    @Slot(object)
    def ask(self, query: BoardQuery) -> None:
        """Show the answer to another question, from its first row on."""
        if self.model.query.text and not query.text:
            self.search_ended.emit()
        self._wants_row = 0
        self.model.ask_for(query)

    def _sort_by(self, key: str) -> None:
        """A click on the heading that orders already goes back to urgency."""
        query = self.model.query
        self.ask(replace(query, sort="urgency" if query.sort == key else key))

    def _go(self, where: Mapping[str, object]) -> None:
        """Another page sends somebody here with a queue, a filter or an order."""
        pairs = where.get("where", ())
        given = (
            tuple((str(key), str(value)) for key, value in pairs) if isinstance(pairs, tuple | list) else ()
        )
        self._wants_row = 0
        saved = self.views.saved.load(self.model.person, str(where.get("saved", "")))
        query = saved or BoardQuery(
            view=str(where.get("view", "open")),
            where=given,
            text=str(where.get("text", "")),
            sort=str(where.get("sort", "urgency")),
        )
        if self._is_started:
            self.model.ask_for(query)
        else:
            self.model.query = query

    def _choose_days(self) -> None:
        from commandroom.ui.pages.board.dates import DatesDialog  # noqa: PLC0415  at first need

        chosen = dict(self.model.query.where)
        DatesDialog(self.desk, chosen, parent=self, on_chosen=self.filters.narrow_days).open()

    def _show_query(self) -> None:
        if self.model.query.view in self.strip.tabs:
            self.strip.choose(self.model.query.view)
        self.filters.show_query(self.model.query, self.model.person)
        self.table.show_sort(self.model.query.sort)
        if self._person != self.model.person:
            self._person = self.model.person
            self._show_columns()

    @Slot()
    def _show_columns(self) -> None:
        self.table.show_columns(self._tier, read_choice(self.desk.settings, self.model.person))

    @Slot(object)
    def _keep_columns(self, choice: ColumnChoice) -> None:
        keep_choice(self.desk.settings, self.model.person, choice)

    def choose_columns(self) -> None:
        """Let the person choose columns, their order and width."""
        from commandroom.ui.pages.board.columnform import ColumnsDialog  # noqa: PLC0415  at first need

        ColumnsDialog(self.desk, self.table.choice, parent=self, on_changed=self._take_columns).open()

    def _take_columns(self, choice: ColumnChoice) -> None:
        self._keep_columns(choice)
        self._show_columns()

    # --- answers -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _show_ids(self, vector: IdVector) -> None:
        count = f"{vector.total:,}" if vector.complete else f"{vector.total:,}+"
        said = self.tr("one event") if count == "1" else self.tr("{count} events").format(count=count)
        self.filters.show_count(said)
        backlog = self.tr("{count} events overdue for more than a day are at the supervision desk →")
        if vector.backlog == 1:
            backlog = self.tr("One event overdue for more than a day is at the supervision desk →")
        self.backlog.say(backlog.format(count=vector.backlog))
        self.backlog.setVisible(vector.backlog > 0)
        self.status_changed.emit(self.tr("Query {ms} ms").format(ms=f"{self.model.took_ms:,}"))
        if vector.total:
            self.placeholder.show_content()
            self._keep_place()
        else:
            self._show_nothing()

    def _keep_place(self) -> None:
        """The row under the cursor stays where it was; where it is gone, the one in its place."""
        here, last = self._kept, self.model.total - 1
        if self._wants_row >= 0:
            self.table.go_to_row(self._wants_row)
            self.table.scrollToTop()
        elif here is not None:
            at = self.model.table.position_of(here[0])
            at = at if at >= 0 else min(here[1], last)
            self.table.go_to_row(at)
            self.table.place_row(at, here[2])
        elif not self.table.selectionModel().hasSelection():
            self.table.go_to_row(0)
        self._wants_row = -1
        self.chosen.follow()

    def _show_nothing(self) -> None:
        self.chosen.clear()
        query, show = self.model.query, self.placeholder.show_empty
        if query.where or query.text:
            text = self.tr("No event meets these conditions.")
            show(text, icon="search", action=self.tr("Clear the filters"), on_action=self.filters.clear)
        elif query.view == "open":
            text = self.tr("Nothing is open. Everything that came in has been dealt with.")
            register = self.tr("Register an event")
            show(text, icon="circle-check", action=register, on_action=lambda: self.desk.navigate("intake"))
        else:
            text = self.tr("No event stands in this queue.")
            show(
                text,
                action=self.tr("Show all open events"),
                on_action=lambda: self.ask(replace(query, view="open")),
            )

    @Slot(object)
    def _show_refusal(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.model.refresh)
        if self.chosen.line is None:
            self.preview.clear()

    @Slot(bool)
    def _show_waiting(self, is_waiting: bool) -> None:  # noqa: FBT001  a signal's own form
        if is_waiting:
            self._remember_place()
            self.placeholder.wait()
        else:
            self.placeholder.line.stop()

    def _remember_place(self) -> None:
        at = self.table.currentIndex().row()
        row_id = self.model.table.id_at(at)
        self._kept = (row_id, at, self.table.visible_offset(at)) if row_id is not None else None

    @Slot(object)
    def _show_counts(self, counts: QueueCounts) -> None:
        self.strip.show_counts(counts)

    @Slot(object)
    def _show_choices(self, choices: Choices) -> None:
        self.filters.show_choices(choices)

    @Slot(int)
    def _show_pending(self, count: int) -> None:
        self.pill.say(self.tr("{count} events changed").format(count=count))
        self.pill.setVisible(count > 0)
        self._place_floating()

    @Slot()
    def _show_marks(self) -> None:
        self.table.set_marking(is_marking=self.model.marking.count > 0)
        self.bar.show_count(
            self.model.marking.count, self.model.total, is_all=self.model.marking.marks.is_all
        )
        self._place_floating()

    @Slot()
    def _rows_came(self) -> None:
        self.table.viewport().update()
        self.chosen.look_again()

    @Slot()
    def _tick(self) -> None:
        now = self.model.table.now = self.desk.clock.now()
        self.table.tick()
        self._seconds = (self._seconds + 1) % COUNT_EVERY_SECONDS
        if not self._seconds:
            self.model.around.count()
        line = self.model.table.row_at(self.table.currentIndex().row())
        if line is not None and self.preview.isVisible():
            self.preview.tick(line, now)

    @Slot()
    def _place_floating(self) -> None:
        area = uncovered(self.placeholder.geometry(), self, self.preview)
        self.pill.adjustSize()
        self.pill.move(area.center().x() - self.pill.width() // 2, area.top() + 44)
        self.pill.raise_()
        self.bar.fit(area.width() - 24)
        foot = area.bottom() - (52 if self.backlog.isVisible() else 16)
        for part in (self.bar, self.card):
            part.move(area.center().x() - part.width() // 2, foot - part.height())
            if part.isVisible():
                foot -= part.height() + 8
