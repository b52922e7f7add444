"""Cards of one width in a row, or in several where the window is narrow."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QWidget


class CardGrid(QGridLayout):
    """The cards in the order of reading; at first all of them stand in one row."""

    def __init__(self, cards: Iterable[QWidget], *, spacing: int) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self._columns = 0
        self.setSpacing(spacing)
        self.put(1)

    @property
    def columns(self) -> int:
        """How many stand side by side."""
        return self._columns

    def put(self, rows: int) -> None:
        """Put them in so many rows, as evenly as they go."""
        columns = -(-len(self._cards) // rows)
        if columns == self._columns:
            return
        for at in range(self._columns):
            self.setColumnStretch(at, 0)
        for card in self._cards:
            self.removeWidget(card)
        self._columns = columns
        for at, card in enumerate(self._cards):
            self.addWidget(card, at // columns, at % columns)
        for at in range(columns):
            self.setColumnStretch(at, 1)
