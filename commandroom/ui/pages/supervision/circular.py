"""通报: the circular of a week or month as a dialog: its text, who is named, signing, print and export."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from commandroom.domain.circulars import Named, Sheeted, month_of, paragraphs, week_of
from commandroom.domain.errors import RoomError
from commandroom.reports.circular import document, file_name, written
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.moments import day_text, days_text, local, short_text
from commandroom.ui.parts import sending
from commandroom.ui.print.pages import pdf
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import IssueCircular
from commandroom.usecases.queries import CircularOf, CircularSheet

SCOPE = "supervision.circular"


class CircularDialog(CardDialog):
    """Shows what was signed, else the draft of the moment; a leader signs it once the days are over."""

    signed = Signal()

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        window = parent.window()
        size = (min(980, window.width() - 96), min(720, window.height() - 64))
        super().__init__(desk.theme, "", parent=parent, size=size)
        self.desk = desk
        self.sheet: CircularSheet | None = None
        self.title.setText(self.tr("Circular of supervision"))
        self.setWindowTitle(self.title.text())
        self.spans = self._spans()
        self.state = PlainLabel("", "muted", wrap=True)
        self.text = PlainLabel("", wrap=True)
        self.list = self._units()
        self.listed = self._sheets()
        self.listed.opened.connect(self._open_event)
        self.placeholder = Placeholder(desk.theme, self._boxes())
        self.body.addWidget(self.spans)
        self.body.addWidget(self.state)
        self.body.addWidget(self.placeholder, 1)
        self._put_buttons()
        self.spans.changed.connect(self.look)
        self.look()

    def _spans(self) -> Chips:
        today = local(self.desk.clock.now()).date()
        last_month = today.replace(day=1) - timedelta(days=1)
        return Chips(
            [
                (week_of(today - timedelta(days=7)), self.tr("Last week")),
                (week_of(today), self.tr("This week")),
                (month_of(last_month), self.tr("Last month")),
                (month_of(today), self.tr("This month")),
            ],
            name=self.tr("Span"),
        )

    def _boxes(self) -> QWidget:
        """The text beside the units, over the sheets."""
        inside = QWidget()
        inside.setLayout(column(self.text, None, margins=(16, 12, 16, 12)))
        self.sight = Scroll(inside)
        self.sight.stop_at(self.tr("Text of the circular"))
        sides = row(
            Card(column(self.sight, margins=(1, 1, 1, 1)), name="box"),
            Card(column(self.list, margins=(1, 1, 1, 1)), name="box"),
            spacing=12,
        )
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        both = QWidget()
        whole = column(sides, Card(column(self.listed, margins=(1, 1, 1, 1)), name="box"), spacing=12)
        whole.setStretch(0, 1)
        whole.setStretch(1, 1)
        both.setLayout(whole)
        return both

    def _put_buttons(self) -> None:
        self.export = Button(self.desk.theme, self.tr("Export…"), icon="download")
        self.print_button = Button(self.desk.theme, self.tr("Print…"), icon="printer")
        self.export.clicked.connect(self._export)
        self.print_button.clicked.connect(self._print)
        self.submit_button.say(self.tr("Sign it"))
        self.submit_button.setEnabled(False)
        self.desk.gate.guard(self.submit_button, duty="circular")
        self.cancel_button.say(self.tr("Close"))
        self.set_footer(self.export, self.print_button, None, self.cancel_button, self.submit_button)

    def _units(self) -> ListView:
        columns: list[Col[Named]] = [
            Col(self.tr("Unit"), lambda one: one.name, 0, is_bold=True),
            Col(self.tr("Orange"), lambda one: str(one.orange or ""), 64, is_number=True),
            Col(self.tr("Red"), lambda one: str(one.red or ""), 64, is_number=True, role=lambda _one: "crit"),
            Col(self.tr("Points off"), lambda one: f"−{one.points:g}", 64, is_number=True),
            Col(self.tr("Besides"), self._besides, 150, role=lambda one: "crit" if one.unreported else "text2"),
        ]  # fmt: skip
        return ListView(self.desk, ListTable(columns), scope=SCOPE, name=self.tr("Units that are named"))

    def _sheets(self) -> ListView:
        names = {"blue": self.tr("Blue"), "orange": self.tr("Orange"), "red": self.tr("Red")}
        columns: list[Col[Sheeted]] = [
            Col(self.tr("Sheet"), lambda one: one.doc_no, 150),
            Col(self.tr("Colour"), lambda one: names.get(one.colour, one.colour), 60,
                role=lambda one: {"red": "crit", "orange": "warn"}.get(one.colour, "text2")),
            Col(self.tr("Unit"), lambda one: one.unit_name, 90),
            Col(self.tr("Event"), lambda one: one.title, 0, is_bold=True),
            Col(self.tr("Answer"), self._answer, 150, role=self._answer_role),
        ]  # fmt: skip
        return ListView(
            self.desk, ListTable(columns), scope=f"{SCOPE}.sheets", name=self.tr("Sheets of these days")
        )

    def _is_late(self, one: Sheeted) -> bool:
        return self.sheet is not None and one.is_late(self.sheet.circular.as_of)

    def _answer_role(self, one: Sheeted) -> str:
        return "crit" if self._is_late(one) else "text2"

    def _answer(self, one: Sheeted) -> str:
        said = short_text(one.answered_at) if one.answered_at is not None else self.tr("not answered")
        return in_a_sentence((said, self.tr("late") if self._is_late(one) else ""))

    def _open_event(self, at: int) -> None:
        found = self.listed.table.row_at(at)
        if isinstance(found, Sheeted):
            self.accept()
            self.desk.navigate("event", ref=found.number)

    def _besides(self, one: Named) -> str:
        talk = self.tr("talk") if one.talk else ""
        up = self.tr("to the county {n}").format(n=one.county) if one.county else ""
        lacking = self.tr("{n} not reported yet").format(n=one.unreported) if one.unreported else ""
        return in_a_sentence((talk, up, lacking))

    # --- asking and showing ------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask for the circular of the chosen days."""
        self.placeholder.wait()
        query = CircularOf(str(self.spans.value), self.desk.clock.now())
        self.desk.ask(query, then=self._show, refused=self._fail, lane=SCOPE)

    def _show(self, sheet: CircularSheet) -> None:
        self.sheet = sheet
        self.placeholder.show_content()
        circular = sheet.circular
        days = days_text(circular.first, circular.last)
        self.state.setText(in_a_sentence((days, circular.number, self._state(sheet))))
        self.text.setText("\n".join(paragraphs(circular)))
        self.list.show_rows(circular.named, key=lambda one: one.unit)
        self.list.setVisible(bool(circular.named))
        self.listed.show_rows(circular.sheets, key=lambda one: one.doc_no)
        self.listed.setVisible(bool(circular.sheets))
        self.submit_button.setVisible(sheet.is_draft)
        self.submit_button.setEnabled(sheet.is_draft and sheet.is_over)

    def _state(self, sheet: CircularSheet) -> str:
        if sheet.at is not None:
            return self.tr("signed by {name}, {time}").format(name=sheet.by_name, time=day_text(sheet.at))
        return self.tr("draft") if sheet.is_over else self.tr("draft; signed when these days are over")

    def _fail(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.look)

    # --- deeds -------------------------------------------------------------------------------------------------

    @override
    def submit(self) -> None:
        if self.sheet is None:
            return
        self.show_fault("")
        deed = IssueCircular(self.sheet.circular.span)
        self.desk.perform(deed, then=lambda _changes: self._done(), refused=self._refuse)

    def _done(self) -> None:
        self.desk.notices.confirm(self.tr("The circular is signed"))
        self.signed.emit()
        self.look()

    def _refuse(self, error: RoomError) -> None:
        self.show_fault(words.error_text(error, lang=self.desk.lang))

    def _export(self) -> None:
        menu = QMenu(self.export)
        for kind in ("pdf", "docx", "xlsx", "html"):
            menu.addAction(sending.format_name(kind), partial(self.save_as, kind))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height())))

    def save_as(self, kind: str) -> None:
        """Ask where to, and write it."""
        sheet = self.sheet
        path = sending.ask_path(kind, file_name(sheet, kind), self) if sheet is not None else None
        if sheet is not None and path is not None:
            sending.save(self.desk, path, lambda place: written(sheet, kind, place, pdf=pdf))

    def _print(self) -> None:
        if self.sheet is not None and sending.has_printer(self.desk):
            sending.print_document(document(self.sheet), file_name(self.sheet, "pdf"), self)
