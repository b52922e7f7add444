"""A figure on a card: what it is, how much, and a line about it."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.widgets.arrange import column
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel

NOTHING = "—"


class FigureCard(Card):
    """One figure of a strip; `—` stands where there is nothing to reckon from."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        self._name = ElidedLabel(name, "label")
        self._value = PlainLabel(NOTHING, "figure")
        self._note = ElidedLabel("", "muted")
        super().__init__(
            column(self._name, self._value, self._note, spacing=4, margins=(16, 12, 12, 12)), parent=parent
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self.setAccessibleName(name)

    @property
    def value(self) -> str:
        """What is shown."""
        return self._value.text()

    @property
    def note(self) -> str:
        """The line about it."""
        return self._note.text()

    def show_figure(self, value: str, note: str = "", *, tip: str = "") -> None:
        """Show another figure."""
        self._value.setText(value)
        self._note.setText(note)
        self.setToolTip(tip)
        self.setAccessibleName(in_a_sentence((self._name.text(), value, note)))

    def rename(self, name: str) -> None:
        """Change what it is called."""
        self._name.setText(name)
