"""A paragraph of the paper on the screen: its heading, who edited it, its lines, each with the way to its event."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from commandroom.domain.summary.papers import Part
from commandroom.domain.summary.snapshot import Snapshot
from commandroom.domain.summary.wording import short
from commandroom.ui.desk import Desk
from commandroom.ui.moments import day_text
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.steps import REST
from commandroom.ui.widgets.arrange import clear, column, row
from commandroom.ui.widgets.button import IconButton
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.text import PlainLabel

LINES_AT_ONCE = 4
"""Laid out and painted before the next ones come: two dozen together would hold the window for two frames."""
_NUMBER = re.compile(r"〔(\d{8}-[A-Z]+\d{4,})")


def events_of(snapshot: Snapshot) -> dict[str, str]:
    """The full numbers of the events that a paper names, by the short form in which it does."""
    lists = (snapshot.matters, snapshot.red.rows, snapshot.yellow.rows, snapshot.supervision.open)
    numbers = [one.number for rows in lists for one in rows]
    return {short(number): number for number in numbers}


class PartCard(Card):
    """One paragraph; `role` is the size of its type."""

    edit_wanted = Signal(str)
    event_wanted = Signal(str)

    def __init__(self, desk: Desk, part_id: str, role: str) -> None:
        self.part_id, self._desk, self._role = part_id, desk, role
        self._lines: tuple[str, ...] | None = ()
        self.ways: list[IconButton] = []
        self.title = PlainLabel("", "h2")
        self.edited = PlainLabel("", "muted")
        self.edit = IconButton(desk.theme, "pencil", "")
        self.edit.clicked.connect(lambda _checked=False: self.edit_wanted.emit(self.part_id))
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        head = row(self.title, self.edited, None, self.edit, spacing=12)
        super().__init__(column(head, self._body, spacing=8, margins=(20, 12, 12, 16)))
        self.setAccessibleName(part_id)

    @property
    def text(self) -> str:
        """What is shown."""
        return "\n".join(self._lines or ())

    def show_part(
        self, part: Part, name: Callable[[str], str], events: Mapping[str, str]
    ) -> Iterator[object]:
        """Show another paragraph, some of its lines in each piece."""
        self.title.setText(part.title)
        self.setAccessibleName(part.title)
        self.edit.setAccessibleName(self.tr("Edit: {title}").format(title=part.title))
        self.edit.show_keys("")
        self.edited.setText(self._said_of(part, name))
        self.edited.set_role("warn" if part.is_stale else "muted")
        lines = tuple(part.text.splitlines())
        if lines != self._lines:
            self._lines = None  # who is stopped between two pieces begins anew
            yield from self._show_lines(lines, events)
            self._lines = lines

    def _said_of(self, part: Part, name: Callable[[str], str]) -> str:
        if part.edited_at is None:
            return ""
        edited = self.tr("edited by {name}, {moment}")
        said = edited.format(name=name(part.edited_by), moment=day_text(part.edited_at))
        return in_a_sentence(
            (said, self.tr("the figures have been corrected since") if part.is_stale else "")
        )

    def _show_lines(self, lines: Sequence[str], events: Mapping[str, str]) -> Iterator[object]:
        clear(self._body)
        self.ways.clear()
        for place, line in enumerate(lines):
            if place and place % LINES_AT_ONCE == 0:
                yield REST
            label = PlainLabel(line, self._role, wrap=True).selectable()
            found = _NUMBER.search(line)
            number = events.get(found[1]) if found else None
            if number is None:
                self._body.addWidget(label)
                continue
            way = IconButton(
                self._desk.theme, "arrow-up-right", self.tr("Open {number}").format(number=short(number))
            )
            way.clicked.connect(lambda _checked=False, it=number: self.event_wanted.emit(it))
            line_row = row(label, way, spacing=8)
            line_row.setStretch(0, 1)
            self._body.addLayout(line_row)
            self.ways.append(way)


class Remarks(Card):
    """Who has read the paper, and what was remarked."""

    def __init__(self) -> None:
        self.title = PlainLabel(self.tr("Read and remarked"), "h2")
        self.read = PlainLabel("", "reading2", wrap=True)
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        super().__init__(column(self.title, self.read, self._body, spacing=8, margins=(20, 12, 12, 16)))
        self._shown: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The comments as shown."""
        return self._shown

    def show_lines(self, read: str, comments: tuple[str, ...]) -> None:
        """Show others."""
        self.read.setText(read or self.tr("Nobody has marked it as read yet."))
        if comments == self._shown:
            return
        self._shown = comments
        clear(self._body)
        for comment in comments:
            self._body.addWidget(PlainLabel(comment, "reading2", wrap=True).selectable())
