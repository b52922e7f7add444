"""The cards of the event page: each holds one kind of thing and is hidden while there is none of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import Item, clear, column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.text import PlainLabel

NAME_WIDE = 60


class Section(Card):
    """A card with a title, a number beside it and a body that is filled anew for each event."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.theme = theme
        self._title = PlainLabel(title, "h2")
        self._number = PlainLabel("", "muted")
        self.head = row(self._title, self._number, None, spacing=8)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.setLayout(column(self.head, self.body, spacing=8, margins=(16, 12, 16, 14)))
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def fill(self, parts: Sequence[QWidget], *, count: int = 0) -> None:
        """Show these parts; without any the card is hidden."""
        clear(self.body)
        for part in parts:
            self.body.addWidget(part)
        self._number.setText(str(count) if count else "")
        self.setVisible(bool(parts))


class FactGrid(QWidget):
    """Names and values in two columns; built once and filled anew, rows that are not needed hidden."""

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, NAME_WIDE)
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []
        for at in range(rows):
            name, value = PlainLabel("", "label"), PlainLabel("", wrap=True).selectable()
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
            self._rows.append((name, value))

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these, the empty ones left out."""
        given = [(name, value) for name, value in facts if value]
        for at, (name, value) in enumerate(self._rows):
            name.setVisible(at < len(given))
            value.setVisible(at < len(given))
            if at < len(given):
                name.setText(given[at][0])
                value.setText(given[at][1])
                value.setAccessibleName(f"{given[at][0]}：{given[at][1]}")


def lines(head: Item, *notes: str, buttons: Sequence[Button] = ()) -> QWidget:
    """One thing in a card: its head, quiet lines under it, and what can be done with it."""
    box = QWidget()
    items: list[Item] = [head]
    items += [PlainLabel(note, "label", wrap=True).selectable() for note in notes if note]
    if buttons:
        items.append(row(*buttons, None))
    box.setLayout(column(*items, spacing=3))
    return box


def link(theme: Theme, text: str, do: Callable[[], object]) -> Button:
    """A text that leads somewhere."""
    button = Button(theme, text, kind="link")
    button.setStyleSheet("text-align: left")
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    button.setToolTip(text)
    button.clicked.connect(lambda _checked=False: do())
    return button


def push(theme: Theme, text: str, do: Callable[[], object], *, kind: str = "", name: str = "") -> Button:
    """A small button in a card; `name` tells a screen reader what it acts on."""
    button = Button(theme, text, kind=kind)
    if name:
        button.setAccessibleName(f"{text} {name}")
    button.clicked.connect(lambda _checked=False: do())
    return button
