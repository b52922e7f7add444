"""The page of the ledgers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, QPoint
from PySide6.QtWidgets import QDateEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.forms.ledgerbook import LedgerKind
from commandroom.reports.ledgers import document, file_name
from commandroom.reports.papers import ledger_written
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import local
from commandroom.ui.page import Hints, Page
from commandroom.ui.pages.ledgers.table import SCOPE, list_of, title_of
from commandroom.ui.parts import sending
from commandroom.ui.print.pages import pdf
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.listing import ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import Ledger, LedgerRow, LedgerSheet

KINDS = {
    LedgerKind.RETURNS: QT_TRANSLATE_NOOP("LedgersPage", "Returns"),
    LedgerKind.ACCOUNT: QT_TRANSLATE_NOOP("LedgersPage", "On account"),
    LedgerKind.REPORTED: QT_TRANSLATE_NOOP("LedgersPage", "Reported up"),
    LedgerKind.SUPERVISED: QT_TRANSLATE_NOOP("LedgersPage", "Supervision"),
    LedgerKind.ITEMS: QT_TRANSLATE_NOOP("LedgersPage", "Item lists"),
    LedgerKind.MOVED: QT_TRANSLATE_NOOP("LedgersPage", "People moved"),
}
SPANS = {
    "week": QT_TRANSLATE_NOOP("LedgersPage", "This week"),
    "month": QT_TRANSLATE_NOOP("LedgersPage", "This month"),
    "last": QT_TRANSLATE_NOOP("LedgersPage", "Last month"),
    "year": QT_TRANSLATE_NOOP("LedgersPage", "This year"),
    "own": QT_TRANSLATE_NOOP("LedgersPage", "Own days"),
}
PAPERS = ("pdf", "docx", "html")
_DAY = timedelta(days=1)
_SHAPE = "yyyy-MM-dd"


def span_of(span: str, today: date) -> tuple[date, date]:
    """The first and the last day of a span, both in."""
    if span == "week":
        return today - today.weekday() * _DAY, today
    if span == "last":
        last = today.replace(day=1) - _DAY
        return last.replace(day=1), last
    if span == "year":
        return today.replace(month=1, day=1), today
    return today.replace(day=1), today


class LedgersPage(Page):
    """Shows one ledger of some days; Enter opens the event of a row. It changes nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.sheet: LedgerSheet | None = None
        self.lists: dict[LedgerKind, ListView] = {}
        self._is_setting = False
        self._build()
        self._register()
        self._take_span()

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        kind = str(where.get("kind") or "")
        if kind in tuple(LedgerKind):
            self.kinds.choose(LedgerKind(kind))
        self.look()

    @override
    def refresh(self) -> None:
        self.look()

    @override
    def tools(self) -> list[QWidget]:
        return [self.print, self.paper, self.export]

    @override
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        return (
            ("Enter", self.tr("open the event")),
            *hint(self.tr("next ledger"), "ledgers.next"),
            *hint(self.tr("export"), "ledgers.export"),
            *hint(self.tr("look again"), "desk.refresh"),
        )

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.desk.theme
        self.export = Button(theme, self.tr("Export"), icon="download")
        self.export.clicked.connect(self._export)
        self.paper = Button(theme, self.tr("As a paper"), icon="file-text")
        self.paper.clicked.connect(self._offer)
        self.print = Button(theme, self.tr("Print"), icon="printer")
        self.print.clicked.connect(self._print)
        self.kinds = Chips([(kind, self.tr(text)) for kind, text in KINDS.items()], name=self.tr("Ledger"))
        self.spans = Chips([(span, self.tr(text)) for span, text in SPANS.items()], name=self.tr("Days"))
        self.spans.choose("month")
        self.first, self.last = self._day(self.tr("First day")), self._day(self.tr("Last day"))
        self.count = PlainLabel("", "strong")
        self.about = PlainLabel("", "muted", wrap=True)
        self.kinds.changed.connect(self.look)
        self.spans.changed.connect(self._choose_span)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._days_changed)
        days = row(self.first, PlainLabel("—", "muted"), self.last, spacing=6)
        line = row(self.spans, days, spacing=16)
        line.setStretch(0, 1)
        self.stack = QStackedWidget()
        self.placeholder = Placeholder(theme, self.stack)
        foot = row(self.count, self.about, spacing=16, margins=(16, 8, 16, 10))
        foot.setStretch(1, 1)
        whole = column(self.placeholder, foot, spacing=0, margins=(1, 1, 1, 1))
        whole.setStretch(0, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.setSpacing(12)
        page.addLayout(column(self.kinds, line, spacing=10))
        page.addWidget(Card(whole), 1)

    def _day(self, name: str) -> QDateEdit:
        edit = QDateEdit()
        edit.setDisplayFormat(_SHAPE)
        edit.setCalendarPopup(True)
        edit.setAccessibleName(name)
        return edit

    def _register(self) -> None:
        add, group = self.desk.actions.add, self.tr("Ledgers")
        for name, text, do, keys, icon in (
            ("next", self.tr("Next ledger"), self._next, "T", "list-checks"),
            ("export", self.tr("Export"), self._export, "Ctrl+E", "download"),
            ("paper", self.tr("As a paper"), self._offer, "Ctrl+Shift+E", "file-text"),
            ("print", self.tr("Print"), self._print, "Ctrl+P", "printer"),
        ):
            add(f"ledgers.{name}", text, do, keys=keys, group=group, icon=icon, scope=SCOPE, owner=self)
        for name, button in (("export", self.export), ("paper", self.paper), ("print", self.print)):
            self.desk.actions.show_on(f"ledgers.{name}", button)

    # --- which ledger of which days ----------------------------------------------------------------------------

    @property
    def kind(self) -> LedgerKind:
        """The chosen ledger."""
        return LedgerKind(str(self.kinds.value))

    def _next(self) -> None:
        kinds = list(KINDS)
        self.kinds.choose(kinds[(kinds.index(self.kind) + 1) % len(kinds)])
        self.look()

    def _take_span(self) -> None:
        first, last = span_of(str(self.spans.value), local(self.desk.clock.now()).date())
        self._is_setting = True
        self.first.setDate(QDate(first.year, first.month, first.day))
        self.last.setDate(QDate(last.year, last.month, last.day))
        self._is_setting = False

    def _choose_span(self) -> None:
        if self.spans.value != "own":
            self._take_span()
            self.look()

    def _days_changed(self) -> None:
        if not self._is_setting:
            self.spans.choose("own")
            self.look()

    # --- asking and showing ------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask for the ledger of these days, and say that an answer is waited for."""
        self.placeholder.wait()
        self._allow(is_there=False)
        query = Ledger(self.kind, _date(self.first), _date(self.last), self.desk.clock.now())
        self.desk.ask(query, then=self._show, refused=self._show_failure, lane=SCOPE)

    def _show(self, sheet: LedgerSheet) -> None:
        self.sheet = sheet
        self._allow(is_there=True)
        self.count.setText(self.tr("{n} rows").format(n=f"{len(sheet.rows):,}"))
        self.about.setText(sheet.form.counts["en" if self.desk.lang.startswith("en") else "zh"])
        if not sheet.rows:
            text = self.tr("{ledger}: nothing in these days.").format(ledger=title_of(sheet))
            whole = self.tr("Show the whole year")
            self.placeholder.show_empty(text, icon="list-checks", action=whole, on_action=self._whole_year)
            return
        view = self.lists.get(sheet.kind)
        if view is None:
            view = self.lists[sheet.kind] = list_of(self.desk, sheet)
            view.opened.connect(partial(self._open, view))
            self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)
        self.placeholder.show_content()
        numbered = {id(one): f"{place}" for place, one in enumerate(sheet.rows)}
        view.show_rows(sheet.rows, key=lambda one: numbered.get(id(one), one.number))
        if self.isVisible() and not self._has_focus_in_tools():
            view.setFocus()

    def _allow(self, *, is_there: bool) -> None:
        for button in (self.export, self.paper, self.print):
            button.setEnabled(is_there)

    def _has_focus_in_tools(self) -> bool:
        return any(part.hasFocus() for part in (self.first, self.last, *self.kinds.chips, *self.spans.chips))

    def _whole_year(self) -> None:
        self.spans.choose("year")
        self._choose_span()

    def _show_failure(self, error: RoomError) -> None:
        self.sheet = None
        self.count.setText("")
        self.about.setText("")
        self.placeholder.show_error(
            words.error_text(error, lang=self.desk.lang), error.code, on_retry=self.look
        )

    # --- deeds -------------------------------------------------------------------------------------------------

    def _open(self, view: ListView, _at: int) -> None:
        found = view.current
        if isinstance(found, LedgerRow) and found.event:
            self.desk.navigate("event", event_id=found.event)

    def _export(self) -> None:
        self._save_as("xlsx")

    def _offer(self) -> None:
        """A menu of the other formats under the button."""
        if self.sheet is None:
            return
        menu = QMenu(self.paper)
        for kind in PAPERS:
            menu.addAction(sending.format_name(kind), partial(self._save_as, kind))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.paper.mapToGlobal(QPoint(0, self.paper.height())))

    def _save_as(self, kind: str) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        path = sending.ask_path(kind, file_name(sheet, kind), self)
        if path is not None:
            sending.save(self.desk, path, lambda place: ledger_written(sheet, kind, place, pdf=pdf))

    def _print(self) -> None:
        sheet = self.sheet
        if sheet is not None and sending.has_printer(self.desk):
            sending.print_document(document(sheet), file_name(sheet, "pdf"), self)


def _date(edit: QDateEdit) -> date:
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())
