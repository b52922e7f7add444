"""The panel beside the rota: the duty of the day, the hand-over, and what is known about the chosen cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.moments import local
from commandroom.ui.pages.rota.swapbox import SwapBox
from commandroom.ui.pages.rota.words import post_name
from commandroom.ui.punctuation import gap, named
from commandroom.ui.widgets.arrange import clear, column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Line, Scroll
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import DutyPerson, DutySheet


class RotaPanel(QWidget):
    """Says who is on duty now, what is open for the hand-over, and what the chosen cell is about."""

    hand_over_wanted = Signal()
    leave_wanted = Signal()
    loan_wanted = Signal()
    swap_step_wanted = Signal(str, str)
    report_wanted = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        theme = desk.theme
        self.today = QVBoxLayout()
        self.today.setSpacing(6)
        self.counts = PlainLabel("", "muted", wrap=True)
        self.open_items = PlainLabel("", wrap=True)
        self.last_hand_over = PlainLabel("", "muted", wrap=True)
        self.hand_over = Button(theme, self.tr("Hand over"), icon="check-check")
        self.report = PlainLabel("", wrap=True)
        self.calm = Button(theme, self.tr("All is well"), icon="check")
        self.calm.clicked.connect(lambda _checked=False: self.report_wanted.emit(True))
        self.matter = Button(theme, self.tr("Report a matter…"), icon="message-square")
        self.matter.clicked.connect(lambda _checked=False: self.report_wanted.emit(False))
        self.swap = Button(theme, self.tr("Ask for a swap…"), icon="refresh-cw")
        self.swaps = SwapBox(desk)
        self.cell_name = PlainLabel("", "strong", wrap=True)
        self.cell_text = PlainLabel("", "muted", wrap=True)
        self.wrong = PlainLabel("", "warn", wrap=True)
        self.leave = Button(theme, self.tr("Leave…"), icon="calendar-days")
        self.loan = Button(theme, self.tr("Lend out…"), icon="arrow-up-right")
        desk.gate.guard(self.leave, self.loan, duty="keep:duty")
        desk.gate.guard(self.calm, self.matter, duty="keep:duty")
        desk.gate.guard(self.hand_over, self.swap)
        self.swaps.step_wanted.connect(self.swap_step_wanted)
        self._build()
        self.hand_over.clicked.connect(self.hand_over_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.loan.clicked.connect(self.loan_wanted)
        self.setAccessibleName(self.tr("Duty today"))
        self.show_cell("", "", ())

    def _build(self) -> None:
        content = QWidget()
        content.setObjectName("scrolled")
        content.setLayout(
            column(
                PlainLabel(self.tr("Duty today"), "h2"), self.today, self.counts,
                self.report, row(self.calm, self.matter, None), Line(),
                PlainLabel(self.tr("Hand-over"), "strong"), self.open_items, self.last_hand_over,
                row(self.hand_over, None), Line(),
                PlainLabel(self.tr("Swaps of duty"), "strong"), self.swaps, row(self.swap, None), Line(),
                self.cell_name, self.cell_text, self.wrong, row(self.leave, self.loan, None),
                WhyNot(self._desk.gate, "keep:duty"), None, spacing=10, margins=(20, 16, 20, 16),
            )
        )  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(content))

    def show_today(self, sheet: DutySheet) -> None:
        """Who holds which post now, with the telephone; a post that nobody holds says so."""
        clear(self.today)
        people: dict[str, DutyPerson] = {one.person.id: one for one in sheet.persons}
        for post in sheet.rules.posts:
            held = [turn for turn in sheet.on_now if turn.post == post.zh and turn.person in people]
            if not held and not post.need:
                continue
            told = gap().join(self._person(people[turn.person]) for turn in held)
            label = PlainLabel(
                named(post_name(post, self._desk.lang), told or self.tr("nobody")),
                "" if held else "warn",
                wrap=True,
            )
            self.today.addWidget(label)
        count = {
            state: sum(one.presence == state for one in sheet.persons)
            for state in ("on", "off", "leave", "lent")
        }
        text = self.tr(
            "{on} on duty, {off} resting, {leave} on leave, {lent} lent out, {unknown} not registered"
        )
        unknown = len(sheet.persons) - sum(count.values())
        self._show_report(sheet)
        self.counts.setText(text.format(unknown=unknown, **count))

    def _show_report(self, sheet: DutySheet) -> None:
        """Whether today was reported, and by whom (有事报事、无事报平安)."""
        found = sheet.report
        names: dict[str, str] = {one.person.id: one.person.name for one in sheet.persons}
        if found is None:
            text = self.tr("Today is not reported yet")
        else:
            what = self.tr("all is well") if found.is_calm else found.text
            at = f"{local(found.at):%H:%M}" if found.at is not None else ""
            text = self.tr("Reported {at} {name}: {what}").format(
                at=at, name=names.get(found.by, ""), what=what
            )
        self.report.setText(text)
        self.calm.setVisible(found is None)
        is_told = found is not None and not found.is_calm
        self.matter.say(self.tr("Add to the report…") if is_told else self.tr("Report a matter…"))

    def show_open(self, *, total: int, red: int) -> None:
        """What the next shift takes over."""
        self.open_items.setText(self.tr("{total} open, {red} of them overdue").format(total=total, red=red))

    def show_last(self, text: str) -> None:
        """The last hand-over, or that there was none yet."""
        self.last_hand_over.setText(text)

    def show_cell(self, name: str, text: str, told: Sequence[str], *, is_person: bool = False) -> None:
        """What is known of the chosen cell."""
        self.cell_name.setText(name or self.tr("No day chosen"))
        self.cell_text.setText(text)
        self.cell_text.setVisible(bool(text))
        self.wrong.setText("\n".join(told))
        self.wrong.setVisible(bool(told))
        self.leave.setVisible(is_person)
        self.loan.setVisible(is_person)

    def _person(self, one: DutyPerson) -> str:
        return " ".join(filter(None, (one.person.name, one.person.phone_masked)))
