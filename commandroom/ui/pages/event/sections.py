"""The cards of the event page: each holds one kind of thing and is hidden while there is none of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.punctuation import named
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import Item, clear, column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.text import PlainLabel

NAME_WIDE = 60
_LEAST_WIDE = 120
_LONG = 1000


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
        if self.parentWidget() is not None or not parts:  # one without a parent would be shown as a window
            self.setVisible(bool(parts))


class LongLabel(PlainLabel):
    """A text of up to ten thousand characters that can be selected, laid out once for each width.

    A label that breaks lines is asked for its size many times by the layouts around it, and lays the whole text
    out several times for each answer.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", wrap=True, parent=parent)
        self.selectable()
        self._heights: dict[int, int] = {}

    @override
    def setText(self, text: str) -> None:
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    @override
    def heightForWidth(self, width: int) -> int:
        """Exact at the width it has; a long text at others, which layouts ask about while they try, by guess."""
        if width not in self._heights:
            is_tried = width != self.width() and len(self.text()) > _LONG
            self._heights[width] = self._guess(width) if is_tried else super().heightForWidth(width)
        return self._heights[width]

    def _guess(self, width: int) -> int:
        metrics = self.fontMetrics()
        each = metrics.horizontalAdvance("国") or 1
        rows = sum(1 + len(part) * each // max(width, 1) for part in self.text().split("\n"))
        return rows * metrics.lineSpacing()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and len(self.text()) > _LONG:
            self._heights.clear()
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        wide = max(self.width(), _LEAST_WIDE)
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDE, 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
        super().changeEvent(event)


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
                value.setAccessibleName(named(*given[at]))


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
