"""Both sides of a conflict beside each other, field by field; what differs has a sign and a word, not a colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.parts.exchanging import moment_text
from commandroom.ui.parts.fieldnames import field_name, field_value
from commandroom.ui.parts.naming import actor_text, verb_label
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card, Line
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.queries import ConflictRow, ConflictSide

MARKS = ("①", "②")
Compared = tuple[str, str, str]
"""A field's name, and its value on each side."""
_NAME, _MARK, _FIRST, _SECOND = range(4)
_BELOW = 2
"""Below who did it and a hairline."""
_TOP = Qt.AlignmentFlag.AlignTop
NOTHING = "—"


def compared(first: ConflictSide, second: ConflictSide) -> list[Compared]:
    """All fields that either side has, in their order; a field that is given twice keeps its places."""
    names = list(dict.fromkeys(name for name, _ in (*first.fields, *second.fields)))
    rows: list[Compared] = []
    for name in names:
        values = [[value for key, value in side.fields if key == name] for side in (first, second)]
        rows += [
            (field_name(name), _shown(name, one), _shown(name, other)) for one, other in zip_longest(*values)
        ]
    return rows


def _shown(name: str, value: str | None) -> str:
    return field_value(name, value) if value else NOTHING


class SideHead(QWidget):
    """Who did it, when, at which seat, whether it stands; and the button that keeps it."""

    def __init__(self, desk: Desk, mark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.verb = PlainLabel("", "strong")
        self.stands = PlainLabel("", "ok", wrap=True)
        self.who = PlainLabel("", "label", wrap=True)
        self.keep = Button(desk.theme, "", icon="check")
        desk.gate.guard(self.keep, duty="settle")
        self.setLayout(column(self.verb, self.stands, self.who, row(self.keep, None), spacing=4))

    def show_side(self, side: ConflictSide, conflict: ConflictRow, now: datetime) -> None:
        """Show one side of a conflict."""
        self.verb.setText(f"{self._mark} {verb_label(side.verb)}")
        who = self.tr("{who}, seat {seat}, {moment}")
        self.who.setText(
            who.format(who=actor_text(side.actor), seat=side.seat, moment=moment_text(side.at, now))
        )
        self.stands.setText(self._standing(side, conflict))
        is_on = side.entry == (conflict.kept if conflict.settled else conflict.stands)
        self.stands.set_role("ok" if is_on else "muted")
        self.keep.say(self.tr("Keep {mark}").format(mark=self._mark))
        self.keep.setVisible(not conflict.settled)
        self.setAccessibleName(in_a_sentence((self.verb.text(), self.who.text(), self.stands.text())))

    def _standing(self, side: ConflictSide, conflict: ConflictRow) -> str:
        if conflict.settled:
            return self.tr("✓ kept") if side.entry == conflict.kept else self.tr("✕ let go")
        return (
            self.tr("● in effect until it is settled")
            if side.entry == conflict.stands
            else self.tr("○ waits")
        )


class Sides(Card):
    """One conflict; `kept` tells which entry somebody wants to keep."""

    kept = Signal(str)
    event_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self.conflict: ConflictRow | None = None
        self.title = ElidedLabel("", "h2")
        self.number = PlainLabel("", "muted")
        self.open = Button(desk.theme, "", icon="external-link", kind="link")
        self.settled = PlainLabel("", "label", wrap=True)
        self.heads = tuple(SideHead(desk, mark) for mark in MARKS)
        self.why_not = WhyNot(desk.gate, "settle")
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(12)
        self._fields.setVerticalSpacing(6)
        for at in (_FIRST, _SECOND):
            self._fields.setColumnStretch(at, 1)
        top = row(self.title, self.open, spacing=8)
        top.setStretch(0, 1)
        for at, head in zip((_FIRST, _SECOND), self.heads, strict=True):
            self._fields.addWidget(head, 0, at, _TOP)
        self._fields.addWidget(Line(), 1, _NAME, 1, _SECOND + 1)
        super().__init__(
            column(
                top, self.number, self.settled, self.why_not, self._fields, None, spacing=10, margins=(16, 12, 16, 14)
            ),
            parent=parent,
        )  # fmt: skip
        self._cells: list[PlainLabel] = []
        self.open.say(self.tr("Open the event"))
        self.open.clicked.connect(lambda _checked=False: self.event_wanted.emit())
        for at, head in enumerate(self.heads):
            head.keep.clicked.connect(lambda _checked=False, at=at: self._keep(at))

    def show_conflict(self, conflict: ConflictRow, now: datetime) -> None:
        """Show another, or the same as it is now."""
        is_same = conflict == self.conflict
        self.conflict = conflict
        self.title.setText(conflict.title)
        self.number.setText(conflict.number)
        self.settled.setText(self._settled_text(conflict, now))
        self.settled.setVisible(conflict.settled)
        for head, side in zip(self.heads, (conflict.first, conflict.second), strict=True):
            head.show_side(side, conflict, now)
        if not is_same:
            self._show_fields(compared(conflict.first, conflict.second))
        self.setAccessibleName(self.tr("Conflict at {number}").format(number=conflict.number))

    def lines(self) -> str:
        """Both sides as text, to be copied."""
        conflict = self.conflict
        if conflict is None:
            return ""
        heads = [head.accessibleName() for head in self.heads]
        rows = ["\t".join(row) for row in compared(conflict.first, conflict.second)]
        return "\n".join([f"{conflict.number}\t{conflict.title}", *heads, *rows])

    def _settled_text(self, conflict: ConflictRow, now: datetime) -> str:
        if conflict.settled_at is None:
            return self.tr("Settled.")
        text = self.tr("Settled by {who}, {moment}.")
        return text.format(who=actor_text(conflict.settled_by), moment=moment_text(conflict.settled_at, now))

    def _keep(self, at: int) -> None:
        if self.conflict is not None:
            self.kept.emit((self.conflict.first, self.conflict.second)[at].entry)

    def _show_fields(self, rows: Sequence[Compared]) -> None:
        for cell in self._cells:
            self._fields.removeWidget(cell)
            cell.deleteLater()
        self._cells = []
        for line, (name, first, second) in enumerate(rows, start=_BELOW):
            differs = first != second
            mark = self.tr("≠ differs") if differs else self.tr("= same")
            look = "strong" if differs else "label"
            parts = (
                PlainLabel(name, "label"),
                PlainLabel(mark, "warn" if differs else "muted"),
                PlainLabel(first, look, wrap=True),
                PlainLabel(second, look, wrap=True),
            )
            for at, part in enumerate(parts):
                self._fields.addWidget(part, line, at, _TOP)
                self._cells.append(part)
