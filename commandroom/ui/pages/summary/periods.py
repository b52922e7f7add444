"""The page of a week's or a month's paper: its sums, its text in large type, other spans, 已阅, comments, files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.summary.papers import Said
from commandroom.domain.summary.periodpaper import subject
from commandroom.domain.summary.periodwording import heading
from commandroom.domain.summary.span import SpanKind, span_of
from commandroom.domain.summary.wording import short
from commandroom.reports.papers import FORMATS, period_written
from commandroom.reports.period import NUMBERS, document, file_name, issue_text, watermark
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import day_text, local
from commandroom.ui.page import Hints, Page
from commandroom.ui.pages.summary.dialogs import TextDialog
from commandroom.ui.pages.summary.kinds import kind_chips
from commandroom.ui.pages.summary.parts import PartCard, Remarks
from commandroom.ui.parts import sending
from commandroom.ui.print.pages import pdf
from commandroom.ui.punctuation import in_a_row, in_a_sentence, in_clauses, named
from commandroom.ui.widgets.arrange import column, follow_in_tab_order, row
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.figure import FigureCard
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.strip import Strip, WhyNot
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import SummaryEdit, SummaryRead, SummaryRemark, SumUp
from commandroom.usecases.queries import PeriodSheet, PeriodSummary

SCOPE = "periods"
LEFT, RIGHT = ("overview", "quality", "matters", "scope"), ("units", "assessment", "hot", "supervision")
FIGURES = {
    "received": QT_TRANSLATE_NOOP("PeriodPage", "Received"),
    "closed": QT_TRANSLATE_NOOP("PeriodPage", "Closed"),
    "reported_up": QT_TRANSLATE_NOOP("PeriodPage", "Reported up"),
    "open": QT_TRANSLATE_NOOP("PeriodPage", "Open at the end"),
    "overdue": QT_TRANSLATE_NOOP("PeriodPage", "Past their limit"),
    "suspended": QT_TRANSLATE_NOOP("PeriodPage", "On account"),
}


class PeriodPage(Page):
    """Shows the paper of a week or a month; every deed at it goes through the room's door."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.span = span_of(SpanKind.WEEK, local(desk.clock.now()).date())
        self.sheet: PeriodSheet | None = None
        self._edition: str | None = None
        self._is_open = self._wants_focus = False
        self._build()
        self._register()
        desk.bus.changed.connect(self._on_changes)

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self._is_open = self._wants_focus = True
        kind, day = str(where.get("kind") or self.span.kind.value), where.get("day")
        if kind in tuple(SpanKind):
            wanted = day if isinstance(day, date) and not isinstance(day, datetime) else self.span.first
            self.span, self._edition = span_of(SpanKind(kind), wanted), None
        self.kinds.choose(self.span.kind.value)
        self.look()

    @override
    def leave(self) -> None:
        self._is_open = False

    @override
    def refresh(self) -> None:
        self.look()

    @override
    def tools(self) -> list[QWidget]:
        return [self.print_button, self.export]

    @override
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        return (
            ("← →", self.tr("other week or month")),
            *hint(self.tr("mark as read"), "periods.read"),
            *hint(self.tr("comment"), "periods.comment"),
            *hint(self.tr("print"), "periods.print"),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.desk.actions.press(event, SCOPE):
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_open = False

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.desk.theme
        self.export = Button(theme, self.tr("Export"), icon="download")
        self.print_button = Button(theme, self.tr("Print"), icon="printer")
        self.figures = {key: FigureCard(self.tr(FIGURES[key])) for key, _ in NUMBERS}
        strip = row(*self.figures.values(), spacing=10)
        for at in range(strip.count()):
            strip.setStretch(at, 1)
        self.parts = {
            key: PartCard(self.desk, key, "reading" if key in LEFT else "reading2") for key in (*LEFT, *RIGHT)
        }
        for part in self.parts.values():
            part.edit_wanted.connect(self._edit)
            part.event_wanted.connect(lambda number: self.desk.navigate("event", ref=number))
            self.desk.gate.guard(part.edit, duty="summary:edit")
        head, self.remarks = self._head(), Remarks()
        sides = row(self._side(LEFT), self._side(RIGHT, self.remarks), spacing=12)
        sides.setStretch(0, 3)
        sides.setStretch(1, 2)
        self.draft = Strip(theme, "warn_bg", "muted")
        self.about = PlainLabel("", "muted", wrap=True)
        foot = column(WhyNot(self.desk.gate, "summary:read"), self.about, spacing=8)
        page = QWidget()
        page.setLayout(column(head, self.draft, strip, sides, foot, None, spacing=12))
        self.sight = Scroll(page)
        self.sight.stop_at(self.tr("The paper"))
        self.placeholder = Placeholder(theme, self.sight, is_carded=True)
        self.setLayout(column(self.placeholder, margins=(20, 14, 12, 14)))

    def _side(self, keys: tuple[str, ...], *first: QWidget) -> QVBoxLayout:
        return column(*first, *(self.parts[key] for key in keys), None, spacing=12)

    def _head(self) -> Card:
        theme = self.desk.theme
        self.kinds = kind_chips(theme, "week")
        self.kinds.changed.connect(self._choose_kind)
        self.previous = IconButton(theme, "chevron-left", self.tr("The one before"))
        self.next = IconButton(theme, "chevron-right", self.tr("The one after"))
        self.date = PlainLabel("", "large")
        self.title = ElidedLabel("", "h2")
        self.issue = PlainLabel("", "muted")
        self.mark = PlainLabel("", "warn")
        self.editions = Chips([], name=self.tr("Edition"))
        self.make = Button(theme, self.tr("Make it"), icon="newspaper")
        self.read = Button(theme, self.tr("Mark as read"), icon="check-check", kind="primary")
        self.comment = Button(theme, self.tr("Comment…"), icon="message-square")
        self.editions.changed.connect(self._choose_edition)
        for button, deed in (
            (self.previous, self._go_back), (self.next, self._go_on), (self.make, self._make), (self.read, self._read),
            (self.comment, self._comment), (self.export, self._export), (self.print_button, self._print),
        ):  # fmt: skip
            button.clicked.connect(deed)
        self.desk.gate.guard(self.make, duty="summary:edit")
        self.desk.gate.guard(self.read, self.comment, duty="summary:read")
        named_ = column(self.title, row(self.issue, self.mark, None, spacing=12), spacing=2)
        first = row(self.kinds, self.previous, self.date, self.next, None, self.editions, spacing=8)
        second = row(named_, self.make, self.comment, self.read, spacing=8)
        second.setStretch(0, 1)
        return Card(column(first, second, spacing=10, margins=(12, 10, 16, 10)))

    def _register(self) -> None:
        add, group = self.desk.actions.add, self.tr("Weekly and monthly summary")
        for name, text, do, keys, icon in (
            ("previous", self.tr("The one before"), self._go_back, "Left", "chevron-left"),
            ("next", self.tr("The one after"), self._go_on, "Right", "chevron-right"),
            ("read", self.tr("Mark as read"), self.read.click, "R", "check-check"),
            ("comment", self.tr("Comment…"), self.comment.click, "C", "message-square"),
            ("make", self.tr("Make or correct it"), self.make.click, "Ctrl+G", "newspaper"),
            ("export", self.tr("Export"), self._export, "Ctrl+E", "download"),
            ("print", self.tr("Print"), self._print, "Ctrl+P", "printer"),
        ):
            add(f"periods.{name}", text, do, keys=keys, group=group, icon=icon, scope=SCOPE, owner=self)
        shown = {"previous": self.previous, "next": self.next, "read": self.read, "comment": self.comment,
                 "make": self.make, "export": self.export, "print": self.print_button}  # fmt: skip
        for name, button in shown.items():
            self.desk.actions.show_on(f"periods.{name}", button)

    # --- asking ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask again, and say that an answer is waited for."""
        self.placeholder.wait()
        self._ask()

    def _ask(self) -> None:
        query = PeriodSummary(self.span.kind, self.span.first, self.desk.clock.now(), self._edition)
        self.desk.ask(query, then=self._show, refused=self._show_failure, lane=SCOPE)

    def _on_changes(self, changes: Changes) -> None:
        if self._is_open and subject(self.span) in changes.records:
            self._ask()

    # --- showing -----------------------------------------------------------------------------------------------

    def _show(self, sheet: PeriodSheet) -> None:
        if sheet.span != self.span:
            return
        self.sheet = sheet
        self.placeholder.show_content()
        self._show_head(sheet)
        form = sheet.rules.period.form(sheet.span.kind)
        for key, card in self.figures.items():
            now, was = getattr(sheet.paper.snapshot.today, key), getattr(sheet.paper.snapshot.before, key)
            card.show_figure(f"{now:,}", f"{form.last} {was:,}")
        self._show_parts(sheet)
        self._show_foot(sheet)
        if self._wants_focus and self.isVisible():
            self._wants_focus = False
            self.previous.setFocus()

    def _show_parts(self, sheet: PeriodSheet) -> None:
        events = {short(one.number): one.number for one in sheet.paper.snapshot.matters}
        given = {part.id: part for part in sheet.parts}
        for key, card in self.parts.items():
            card.setVisible(key in given)
            if key in given:
                card.show_part(given[key], lambda person: sheet.names.get(person, person), events)
                card.edit.setVisible(not sheet.is_draft)
                follow_in_tab_order(card.edit, *card.ways)

    def _show_head(self, sheet: PeriodSheet) -> None:
        span, paper = sheet.span, sheet.paper
        self.date.setText(f"{span.first:%Y-%m-%d} — {span.last:%m-%d}")
        self.title.setText(heading(paper.snapshot, sheet.rules.period)[0])
        as_of = self.tr("as of {moment}").format(moment=day_text(paper.snapshot.as_of))
        self.issue.setText(in_a_sentence((issue_text(sheet), as_of)))
        self.mark.setText(watermark(sheet))
        self.next.setEnabled(span.last < local(self.desk.clock.now()).date())
        correction = self.tr("Correction {number}")
        known = [
            (one.edition, correction.format(number=one.edition) if one.edition else self.tr("First"))
            for one in sheet.all.papers
        ]
        self.editions.setVisible(len(known) > 1)
        if len(known) > 1:
            self.editions.set_options(known)
            self.editions.choose(paper.edition)
        self.make.say(self.tr("Make it") if sheet.is_draft else self.tr("Correct it"))
        self.make.setVisible(sheet.is_over)
        if sheet.is_draft:
            at = self.tr(
                "It is made at {time}, also with nobody signed in; until then this is a draft of the moment."
            )
            self.draft.say(self.tr("Draft"), at.format(time=day_text(sheet.due)))
        else:
            self.draft.hide()

    def _show_foot(self, sheet: PeriodSheet) -> None:
        def who(one: Said) -> str:
            return f"{sheet.names.get(one.by, one.by)} {day_text(one.at)}"

        read = in_a_row(who(one) for one in sheet.all.read)
        self.remarks.show_lines(
            named(self.tr("Read by"), read) if read else "",
            tuple(named(who(one), one.text) for one in sheet.all.comments),
        )
        for button in (self.read, self.comment):
            button.setEnabled(not sheet.is_draft)
        snapshot = sheet.paper.snapshot
        made = sum(one.issue is not None for one in snapshot.days)
        self.about.setText(in_clauses((
            self.tr("All figures are of one frozen snapshot"),
            self.tr("{n} daily summaries in it").format(n=made),
            named(self.tr("calendar"), snapshot.calendar), named(self.tr("rules"), snapshot.rules),
        )))  # fmt: skip

    def _show_failure(self, error: RoomError) -> None:
        self.placeholder.show_error(
            words.error_text(error, lang=self.desk.lang), error.code, on_retry=self.look
        )

    # --- deeds -------------------------------------------------------------------------------------------------

    def _choose_kind(self) -> None:
        kind = str(self.kinds.value)
        if kind == "day":
            self.kinds.choose(self.span.kind.value)
            today = local(self.desk.clock.now()).date()
            self.desk.navigate("summary", day=min(self.span.last, today))
        elif kind != self.span.kind:
            today = local(self.desk.clock.now()).date()
            self.span, self._edition = span_of(SpanKind(kind), min(self.span.last, today)), None
            self.look()

    def _go_back(self) -> None:
        self.span, self._edition = self.span.before(), None
        self.look()

    def _go_on(self) -> None:
        if self.span.last < local(self.desk.clock.now()).date():
            self.span, self._edition = self.span.after(), None
            self.look()

    def _choose_edition(self) -> None:
        chosen = self.editions.value
        if self.sheet is not None and chosen is not None and chosen != self.sheet.paper.edition:
            self._edition = str(chosen)
            self._ask()

    def _make(self) -> None:
        if self.sheet is not None and self.sheet.is_over:
            self._edition = None
            again = not self.sheet.is_draft
            self.desk.perform(SumUp(self.span.first, again=again, span=self.span.kind.value))

    def _read(self) -> None:
        self.desk.perform(SummaryRead(self.span.first, span=self.span.kind.value))

    def _comment(self) -> None:
        def make(text: str) -> SummaryRemark:
            return SummaryRemark(self.span.first, text, span=self.span.kind.value)

        TextDialog(
            self.desk, self.tr("Comment"), parent=self, make=make, yes=self.tr("Write it"), lines=4
        ).open()

    def _edit(self, part_id: str) -> None:
        parts = self.sheet.parts if self.sheet is not None else ()
        part = next((one for one in parts if one.id == part_id), None)
        if part is None:
            return

        def make(text: str) -> SummaryEdit:
            return SummaryEdit(self.span.first, part_id, text, span=self.span.kind.value)

        about = self.tr(
            "The edited text stays when the paper is corrected; an empty one brings the rules' own back."
        )
        TextDialog(
            self.desk,
            part.title,
            parent=self,
            make=make,
            text=part.text,
            about=about,
            yes=self.tr("Keep"),
            may_be_empty=True,
        ).open()

    def _export(self) -> None:
        if self.sheet is None:
            return
        menu = QMenu(self.export)
        for kind in (one for one in sending.NAMES if one in FORMATS):
            menu.addAction(sending.format_name(kind), partial(self._save_as, self.sheet, kind))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height())))

    def _save_as(self, sheet: PeriodSheet, kind: str) -> None:
        path = sending.ask_path(kind, file_name(sheet, kind), self)
        if path is not None:
            sending.save(self.desk, path, lambda place: period_written(sheet, kind, place, pdf=pdf))

    def _print(self) -> None:
        if self.sheet is not None and sending.has_printer(self.desk):
            sending.print_document(document(self.sheet), file_name(self.sheet, "pdf"), self)
