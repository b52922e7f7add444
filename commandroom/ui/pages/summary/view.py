"""The page of a day's paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.summary.day import subject
from commandroom.domain.summary.papers import Said
from commandroom.domain.summary.timing import TIME, WHICH
from commandroom.domain.summary.wording import heading
from commandroom.reports.summary import NUMBERS, issue_text, watermark
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import day_text, local
from commandroom.ui.page import Hints, Page
from commandroom.ui.pages.summary import sending
from commandroom.ui.pages.summary.dialogs import TextDialog
from commandroom.ui.pages.summary.hours import HoursLine
from commandroom.ui.pages.summary.kinds import kind_chips
from commandroom.ui.pages.summary.parts import PartCard, Remarks, events_of
from commandroom.ui.punctuation import in_a_row, in_a_sentence, in_clauses, named
from commandroom.ui.steps import Job
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.figure import FigureCard
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.strip import Strip, WhyNot
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import SummaryEdit, SummaryRead, SummaryRemark, SumUp
from commandroom.usecases.queries import Summary, SummarySheet

SCOPE = "summary"
LOOK_AGAIN_MS = 300_000
"""A frozen paper is announced when it is there; only a draft grows old, and it reckons the whole day anew."""
LEFT, RIGHT = ("overview", "matters", "red"), ("yellow", "supervision", "hot", "repeats", "duty", "tomorrow")
_DAY = timedelta(days=1)
FIGURES = {
    "received": QT_TRANSLATE_NOOP("SummaryPage", "New today"),
    "closed": QT_TRANSLATE_NOOP("SummaryPage", "Closed today"),
    "open": QT_TRANSLATE_NOOP("SummaryPage", "Open"),
    "overdue": QT_TRANSLATE_NOOP("SummaryPage", "Past their limit"),
    "suspended": QT_TRANSLATE_NOOP("SummaryPage", "On account"),
    "reported_up": QT_TRANSLATE_NOOP("SummaryPage", "Reported up"),
    "red": QT_TRANSLATE_NOOP("SummaryPage", "Red lamps"),
    "yellow": QT_TRANSLATE_NOOP("SummaryPage", "Yellow lamps"),
}


class SummaryPage(Page):
    """Shows the paper of a day; every deed at it goes through the room's door."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.day = local(desk.clock.now()).date()
        self.sheet: SummarySheet | None = None
        self._edition: str | None = None
        self._is_open = self._wants_focus = False
        self._parts_job: Job | None = None
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self._ask)
        self._build()
        self._register()
        desk.bus.changed.connect(self._on_changes)

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self._is_open = True
        wanted = where.get("day")
        if isinstance(wanted, date) and not isinstance(wanted, datetime):
            self.day, self._edition = wanted, None
        self._wants_focus = True
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
            ("← →", self.tr("other day")),
            *hint(self.tr("mark as read"), "summary.read"),
            *hint(self.tr("comment"), "summary.comment"),
            *hint(self.tr("print"), "summary.print"),
        )

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
            part.hide()  # until its paragraph is known
        head, self.remarks = self._head(), Remarks()
        sides = row(self._side(LEFT), self._side(RIGHT, self.remarks), spacing=12)
        sides.setStretch(0, 3)
        sides.setStretch(1, 2)
        self.draft = Strip(theme, "warn_bg", "muted")
        page = QWidget()
        page.setLayout(column(head, self.draft, strip, sides, self._foot(), None, spacing=12))
        self.sight = Scroll(page)
        self.sight.stop_at(self.tr("The day's paper"))
        self.placeholder = Placeholder(theme, self.sight, is_carded=True)
        self.setLayout(column(self.placeholder, margins=(20, 14, 12, 14)))

    def _side(self, keys: tuple[str, ...], *first: QWidget) -> QVBoxLayout:
        return column(*first, *(self.parts[key] for key in keys), None, spacing=12)

    def _head(self) -> Card:
        """Which day, which issue, and what can be done about it."""
        theme = self.desk.theme
        self.kinds = kind_chips(theme, "day")
        self.kinds.changed.connect(self._choose_kind)
        self.previous = IconButton(theme, "chevron-left", self.tr("The day before"))
        self.next = IconButton(theme, "chevron-right", self.tr("The day after"))
        self.today = Button(theme, self.tr("Today"), kind="ghost")
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
            (self.previous, self._go_back),
            (self.next, self._go_on),
            (self.today, self._go_today),
        ):
            button.clicked.connect(deed)
        self.make.clicked.connect(self._make)
        self.read.clicked.connect(self._read)
        self.comment.clicked.connect(self._comment)
        self.export.clicked.connect(self._export)
        self.print_button.clicked.connect(self._print)
        self.desk.gate.guard(self.make, duty="summary:edit")
        self.desk.gate.guard(self.read, self.comment, duty="summary:read")
        named_ = column(self.title, row(self.issue, self.mark, None, spacing=12), spacing=2)
        first = row(
            self.kinds, self.previous, self.date, self.next, self.today, None, self.editions, spacing=8
        )
        second = row(named_, self.make, self.comment, self.read, spacing=8)
        second.setStretch(0, 1)
        return Card(column(first, second, spacing=10, margins=(12, 10, 16, 10)))

    def _foot(self) -> QWidget:
        self.about = PlainLabel("", "muted", wrap=True)
        self.hours = HoursLine(self.desk)
        foot = QWidget()
        foot.setLayout(column(WhyNot(self.desk.gate, "summary:read"), self.hours, self.about, spacing=8))
        return foot

    def _register(self) -> None:
        add, group = self.desk.actions.add, self.tr("Daily summary")
        for name, text, do, keys, icon in (
            ("previous", self.tr("The day before"), self._go_back, "Left", "chevron-left"),
            ("next", self.tr("The day after"), self._go_on, "Right", "chevron-right"),
            ("read", self.tr("Mark as read"), self.read.click, "R", "check-check"),
            ("comment", self.tr("Comment…"), self.comment.click, "C", "message-square"),
            ("make", self.tr("Make or correct it"), self.make.click, "Ctrl+G", "newspaper"),
            ("export", self.tr("Export"), self._export, "Ctrl+E", "download"),
            ("print", self.tr("Print"), self._print, "Ctrl+P", "printer"),
        ):
            add(f"summary.{name}", text, do, keys=keys, group=group, icon=icon, scope=SCOPE, owner=self)
        shown = {"previous": self.previous, "next": self.next, "read": self.read, "comment": self.comment,
                 "make": self.make, "export": self.export, "print": self.print_button}  # fmt: skip
        for name, button in shown.items():
            self.desk.actions.show_on(f"summary.{name}", button)

    # --- asking ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask again, and say that an answer is waited for."""
        self.placeholder.wait()
        self._ask()

    def _ask(self) -> None:
        query = Summary(self.day, self.desk.clock.now(), self._edition)
        self.desk.ask(query, then=self._show, refused=self._show_failure, lane=SCOPE)

    def _on_changes(self, changes: Changes) -> None:
        settings = {f"setting:{TIME}", f"setting:{WHICH}"}
        if self._is_open and changes.records & {subject(self.day), *settings}:
            self._ask()

    # --- showing -----------------------------------------------------------------------------------------------

    def _show(self, sheet: SummarySheet) -> None:
        self.sheet = sheet
        self.placeholder.show_content()
        self._show_head(sheet)
        self._show_figures(sheet)
        self._show_foot(sheet)
        if self._parts_job is not None:
            self._parts_job.drop()
        self._parts_job = self.desk.steps.run(self._show_parts(sheet))
        if self._wants_focus and self.isVisible():  # before, there was nothing on the page that could have it
            self._wants_focus = False
            self.previous.setFocus()

    def _show_parts(self, sheet: SummarySheet) -> Iterator[None]:
        """One paragraph after the other: wrapping and painting all at once would hold the window for three frames."""
        events = events_of(sheet.paper.snapshot)
        for part in sheet.parts:
            card = self.parts.get(part.id)
            if card is not None:
                card.show_part(part, lambda person: sheet.names.get(person, person), events)
                card.edit.setVisible(not sheet.is_draft)
                card.show()
                yield

    def _show_head(self, sheet: SummarySheet) -> None:
        paper, day = sheet.paper, sheet.paper.snapshot.day
        weekday = QLocale(self.desk.lang).dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
        self.date.setText(f"{day:%Y-%m-%d} {weekday}")
        self.title.setText(heading(paper.snapshot, sheet.rules)[0])
        self.issue.setText(in_a_sentence((issue_text(sheet), self._as_of(paper.snapshot.as_of))))
        self.mark.setText(watermark(sheet))
        self.next.setEnabled(day < local(self.desk.clock.now()).date())
        self.today.setVisible(day != local(self.desk.clock.now()).date())
        known = [(one.edition, self._edition_name(one.edition)) for one in sheet.day.papers]
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
            late = self.tr(
                "Nobody has made it yet; the next look of the job will, or the button does it now."
            )
            self.draft.say(self.tr("Draft"), late if sheet.is_over else at.format(time=sheet.hours.at))
        else:
            self.draft.hide()

    def _as_of(self, moment: datetime) -> str:
        return self.tr("as of {moment}").format(moment=day_text(moment))

    def _edition_name(self, edition: str) -> str:
        return self.tr("Correction {number}").format(number=edition) if edition else self.tr("First")

    def _show_figures(self, sheet: SummarySheet) -> None:
        today, before = sheet.paper.snapshot.today, sheet.paper.snapshot.before
        wrong = {one.figure: one.board for one in sheet.paper.snapshot.checks if not one.agrees}
        agreed = {one.figure for one in sheet.paper.snapshot.checks if one.agrees}
        for key, card in self.figures.items():
            now, was = getattr(today, key), getattr(before, key)
            note, tip = self.tr("yesterday {n}").format(n=was) if was is not None else "", ""
            if key in wrong:
                note = self.tr("⚠ the board says {n}").format(n=wrong[key])
            elif key in agreed:  # in eight narrow cards the sign alone has room; the words stand in its tip
                tip = self.tr("= board ✓")
                note = f"{note} ✓" if note else tip
            card.show_figure("—" if now is None else f"{now:,}", note, tip=tip)
            if tip and note != tip:
                card.setAccessibleName(in_a_sentence((card.accessibleName(), tip)))

    def _show_foot(self, sheet: SummarySheet) -> None:
        def who(one: Said) -> str:
            return f"{sheet.names.get(one.by, one.by)} {day_text(one.at)}"

        read = in_a_row(who(one) for one in sheet.day.read)
        self.remarks.show_lines(
            named(self.tr("Read by"), read) if read else "",
            tuple(named(who(one), one.text) for one in sheet.day.comments),
        )
        for button in (self.read, self.comment):
            button.setEnabled(not sheet.is_draft)
        self.hours.show_hours(sheet.hours)
        snapshot = sheet.paper.snapshot
        rivals = self.tr("{n} more made by other seats while apart; the earlier one counts").format(
            n=sheet.day.rivals
        )
        self.about.setText(in_clauses((
            self.tr("All figures are of one frozen snapshot"),
            named(self.tr("calendar"), snapshot.calendar), named(self.tr("rules"), snapshot.rules),
            rivals if sheet.day.rivals else "",
        )))  # fmt: skip

    def _show_failure(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.look)

    # --- deeds -------------------------------------------------------------------------------------------------

    def go_to(self, day: date) -> None:
        """Show the paper of another day."""
        if day <= local(self.desk.clock.now()).date():
            self.day, self._edition = day, None
            self.look()

    def _choose_kind(self) -> None:
        kind = str(self.kinds.value)
        self.kinds.choose("day")
        if kind != "day":
            self.desk.navigate("periods", kind=kind, day=self.day)

    def _go_back(self) -> None:
        self.go_to(self.day - _DAY)

    def _go_on(self) -> None:
        self.go_to(self.day + _DAY)

    def _go_today(self) -> None:
        self.go_to(local(self.desk.clock.now()).date())

    def _choose_edition(self) -> None:
        chosen = self.editions.value
        if self.sheet is not None and chosen is not None and chosen != self.sheet.paper.edition:
            self._edition = str(chosen)
            self._ask()

    def _make(self) -> None:
        if self.sheet is not None and self.sheet.is_over:
            self._edition = None
            self.desk.perform(SumUp(self.day, again=not self.sheet.is_draft))

    def _read(self) -> None:
        self.desk.perform(SummaryRead(self.day))

    def _comment(self) -> None:
        TextDialog(
            self.desk, self.tr("Comment"), parent=self, make=lambda text: SummaryRemark(self.day, text),
            yes=self.tr("Write it"), lines=4,
        ).open()  # fmt: skip

    def _edit(self, part_id: str) -> None:
        part = (
            next((one for one in self.sheet.parts if one.id == part_id), None)
            if self.sheet is not None
            else None
        )
        if part is not None:
            about = self.tr(
                "The edited text stays when the paper is corrected; an empty one brings the rules' own back."
            )
            TextDialog(
                self.desk, part.title, parent=self, make=lambda text: SummaryEdit(self.day, part_id, text),
                text=part.text, about=about, yes=self.tr("Keep"), may_be_empty=True,
            ).open()  # fmt: skip

    def _export(self) -> None:
        if self.sheet is not None:
            sending.offer(self.desk, self.sheet, self.export)

    def _print(self) -> None:
        if self.sheet is not None:
            sending.print_paper(self.desk, self.sheet, self)
