"""What the papers of a day, a week and a month share on the screen: head, figures, paragraphs, who read it, every deed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.summary.papers import Said
from commandroom.ui import words
from commandroom.ui.breakpoints import Tier
from commandroom.ui.desk import Desk
from commandroom.ui.moments import day_text
from commandroom.ui.page import Hints, Page
from commandroom.ui.pages.summary import sending
from commandroom.ui.pages.summary.dialogs import TextDialog
from commandroom.ui.pages.summary.head import PaperHead, Shown
from commandroom.ui.pages.summary.parts import PartCard, Remarks
from commandroom.ui.punctuation import in_a_row, in_clauses, named
from commandroom.ui.steps import REST, Job
from commandroom.ui.widgets.arrange import column, follow_in_tab_order, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Scroll
from commandroom.ui.widgets.cardgrid import CardGrid
from commandroom.ui.widgets.figure import FigureCard
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.strip import Strip, WhyNot
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import SummaryEdit, SummaryRead, SummaryRemark, SumUp


class Shape(NamedTuple):
    """What a kind of paper is made of: its scope of keys and chosen kind, the ids of its paragraphs and of its figures."""

    scope: str
    kind: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    figures: Mapping[str, str]


class PaperPage(Page):
    """Shows one paper; every deed at it goes through the room's door.

    What differs by kind is said by those who build on it: which paper is asked for, how it is worded, where the arrows lead.
    """

    def __init__(self, desk: Desk, shape: Shape) -> None:
        super().__init__()
        self.desk, self._shape = desk, shape
        self._shown: Shown | None = None
        self._edition: str | None = None
        self._is_open = self._wants_focus = False
        self._parts_job: Job | None = None
        self._build()
        self._register()
        desk.bus.changed.connect(self._on_changes)

    # --- what a kind of paper says of itself -------------------------------------------------------------------

    @abstractmethod
    def _ask(self) -> None:
        """Ask for the paper; the answer goes to `show_paper` in the end."""

    @abstractmethod
    def _subjects(self) -> frozenset[str]:
        """The records whose change is a reason to ask again."""

    @abstractmethod
    def _about(self) -> Mapping[str, Any]:
        """The day, and the kind of span, that deeds are about."""

    @abstractmethod
    def _go(self, by: int) -> None:
        """Show the one before (-1) or after (1)."""

    @abstractmethod
    def _choose_kind(self) -> None:
        """Day, week or month was pressed."""

    @abstractmethod
    def _sheaf(self) -> sending.Sheaf | None:
        """The paper on its way out; None where none is shown."""

    @abstractmethod
    def _named(self) -> tuple[str, str, str]:
        """What the keys are listed under, and what is said of the one before and after."""

    def _foot(self) -> QBoxLayout | None:
        """What stands at the foot before the words about the figures."""
        return None

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def leave(self) -> None:
        """The paragraphs go, too: all of them shown at once, when somebody comes back, would hold the window."""
        self._is_open = False
        if self._parts_job is not None:
            self._parts_job.drop()
        for card in (self.numbers, self.remarks, *self.parts.values()):
            card.hide()
        self.placeholder.forget()

    @override
    def refresh(self) -> None:
        if self._is_open:  # one that nobody sees asks when somebody comes
            self.look()

    @override
    def tools(self) -> list[QWidget]:
        return [self.print_button, self.export]

    @override
    def hints(self) -> Hints:
        hint, scope = self.desk.actions.hint, self._shape.scope
        return (
            *hint(self.tr("mark as read"), f"{scope}.read"),
            *hint(self.tr("comment"), f"{scope}.comment"),
            *hint(self.tr("print"), f"{scope}.print"),
        )

    @override
    def fit(self, tier: Tier) -> None:
        self.strip.put(1 if tier >= Tier.NARROW else 2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.desk.actions.press(event, self._shape.scope):
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_open = False

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, shape = self.desk.theme, self._shape
        self.export = Button(theme, self.tr("Export"), icon="download")
        self.print_button = Button(theme, self.tr("Print"), icon="printer")
        self.figures = {key: FigureCard(text) for key, text in shape.figures.items()}
        self.strip = CardGrid(self.figures.values(), spacing=10)
        self.strip.setContentsMargins(0, 0, 0, 0)
        self.numbers = QWidget()
        self.numbers.setLayout(self.strip)
        self.numbers.hide()  # until the head of the paper is on the screen
        self.parts = {
            key: PartCard(self.desk, key, "reading" if key in shape.left else "reading2")
            for key in (*shape.left, *shape.right)
        }
        for part in self.parts.values():
            part.edit_wanted.connect(self._edit)
            part.event_wanted.connect(lambda number: self.desk.navigate("event", ref=number))
            self.desk.gate.guard(part.edit, duty="summary:edit")
            part.hide()  # until its paragraph is known
        self._build_head()
        self.remarks = Remarks()
        self.remarks.hide()
        sides = row(self._side(shape.left), self._side(shape.right, self.remarks), spacing=12)
        sides.setStretch(0, 3)
        sides.setStretch(1, 2)
        self.draft = Strip(theme, "warn_bg", "muted")
        self.about = PlainLabel("", "muted", wrap=True)
        foot = column(WhyNot(self.desk.gate, "summary:read"), spacing=8)
        own = self._foot()
        if own is not None:
            foot.addLayout(own)
        foot.addWidget(self.about)
        page = QWidget()
        page.setLayout(column(self.head, self.draft, self.numbers, sides, foot, None, spacing=12))
        self.sight = Scroll(page)
        self.sight.stop_at(self.tr("The paper"))
        self.placeholder = Placeholder(theme, self.sight, is_carded=True)
        self.placeholder.forget()
        self.setLayout(column(self.placeholder, margins=(20, 14, 12, 14)))

    def _build_head(self) -> None:
        _, before, after = self._named()
        self.head = head = PaperHead(self.desk, self._shape.kind, before, after)
        self.kinds, self.previous, self.next, self.editions = (
            head.kinds,
            head.previous,
            head.next,
            head.editions,
        )
        self.date, self.title, self.issue, self.mark = head.date, head.title, head.issue, head.mark
        self.make, self.read, self.comment = head.make, head.read, head.comment
        head.kinds.changed.connect(self._choose_kind)
        head.editions.changed.connect(self._choose_edition)
        for button, deed in (
            (head.previous, lambda: self._go(-1)), (head.next, lambda: self._go(1)), (head.make, self._make),
            (head.read, self._read), (head.comment, self._comment), (self.export, self._export),
            (self.print_button, self._print),
        ):  # fmt: skip
            button.clicked.connect(deed)

    def _side(self, keys: tuple[str, ...], *first: QWidget) -> QVBoxLayout:
        return column(*first, *(self.parts[key] for key in keys), None, spacing=12)

    def _register(self) -> None:
        add, scope = self.desk.actions.add, self._shape.scope
        group, before, after = self._named()
        for name, text, do, keys, icon, button in (
            ("previous", before, lambda: self._go(-1), "Left", "chevron-left", self.previous),
            ("next", after, lambda: self._go(1), "Right", "chevron-right", self.next),
            ("read", self.tr("Mark as read"), self.read.click, "R", "check-check", self.read),
            ("comment", self.tr("Comment…"), self.comment.click, "C", "message-square", self.comment),
            ("make", self.tr("Make or correct it"), self.make.click, "Ctrl+G", "newspaper", self.make),
            ("export", self.tr("Export"), self._export, "Ctrl+E", "download", self.export),
            ("print", self.tr("Print"), self._print, "Ctrl+P", "printer", self.print_button),
        ):
            add(f"{scope}.{name}", text, do, keys=keys, group=group, icon=icon, scope=scope, owner=self)
            self.desk.actions.show_on(f"{scope}.{name}", button)

    # --- asking and showing ------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask again, and say that an answer is waited for."""
        self.placeholder.wait()
        self._ask()

    def _on_changes(self, changes: Changes) -> None:
        if self._is_open and changes.records & self._subjects():
            self._ask()

    def _show_paper(self, shown: Shown, events: Mapping[str, str], about: Iterable[str]) -> None:
        self._shown = shown
        self.placeholder.show_content()
        self.head.show_paper(shown)
        if shown.draft:
            self.draft.say(self.tr("Draft"), shown.draft)
        else:
            self.draft.hide()
        self._show_remarks(shown)
        self.about.setText(in_clauses((self.tr("All figures are of one frozen snapshot"), *about)))
        if self._parts_job is not None:
            self._parts_job.drop()
        self._parts_job = self.desk.steps.run(self._show_parts(shown, events))
        if self._wants_focus and self.isVisible():  # before, there was nothing on the page that could have it
            self._wants_focus = False
            self.previous.setFocus()

    def _show_parts(self, shown: Shown, events: Mapping[str, str]) -> Iterator[object]:
        """One after the other: wrapping and painting all at once would hold the window for three frames."""
        for card in (self.numbers, self.remarks):
            if card.isHidden():
                card.show()
                yield REST
        given = {part.id: part for part in shown.parts}
        for key, card in self.parts.items():
            card.setVisible(key in given)
            if key in given:
                yield from card.show_part(given[key], lambda who: shown.names.get(who, who), events)
                card.edit.setVisible(not shown.draft)
                follow_in_tab_order(card.edit, *card.ways)
                yield REST

    def _show_remarks(self, shown: Shown) -> None:
        def who(one: Said) -> str:
            return f"{shown.names.get(one.by, one.by)} {day_text(one.at)}"

        read = in_a_row(who(one) for one in shown.read)
        self.remarks.show_lines(
            named(self.tr("Read by"), read) if read else "",
            tuple(named(who(one), one.text) for one in shown.comments),
        )

    def _show_failure(self, error: RoomError) -> None:
        self.placeholder.show_error(
            words.error_text(error, lang=self.desk.lang), error.code, on_retry=self.look
        )

    # --- deeds -------------------------------------------------------------------------------------------------

    def _choose_edition(self) -> None:
        chosen = self.editions.value
        if self._shown is not None and chosen is not None and chosen != self._shown.edition:
            self._edition = str(chosen)
            self._ask()

    def _make(self) -> None:
        if self._shown is not None and self._shown.is_over:
            self._edition = None
            self.desk.perform(SumUp(**self._about(), again=not self._shown.draft))

    def _read(self) -> None:
        self.desk.perform(SummaryRead(**self._about()))

    def _comment(self) -> None:
        about = self._about()
        TextDialog(
            self.desk, self.tr("Comment"), parent=self, make=lambda text: SummaryRemark(text=text, **about),
            yes=self.tr("Write it"), lines=4,
        ).open()  # fmt: skip

    def _edit(self, part_id: str) -> None:
        parts = self._shown.parts if self._shown is not None else ()
        part = next((one for one in parts if one.id == part_id), None)
        if part is None:
            return
        about = self._about()
        told = self.tr(
            "The edited text stays when the paper is corrected; an empty one brings the rules' own back."
        )
        TextDialog(
            self.desk, part.title, parent=self, make=lambda text: SummaryEdit(paragraph=part_id, text=text, **about),
            text=part.text, about=told, yes=self.tr("Keep"), may_be_empty=True,
        ).open()  # fmt: skip

    def _export(self) -> None:
        sheaf = self._sheaf()
        if sheaf is not None:
            sending.offer(self.desk, sheaf, self.export)

    def _print(self) -> None:
        sheaf = self._sheaf()
        if sheaf is not None:
            sending.print_paper(self.desk, sheaf, self)


def day_of(where: Mapping[str, object]) -> date | None:
    """The day that somebody wants to see."""
    wanted = where.get("day")
    return wanted if type(wanted) is date else None
