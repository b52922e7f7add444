"""Several people, chosen one after the other by name or pinyin initials; each can be taken off again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import clear, column
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import FlowLayout
from commandroom.ui.widgets.typeahead import Option, TypeAhead


class PeoplePicker(QWidget):
    """A field that adds, and a button for each one chosen that takes off."""

    def __init__(self, theme: Theme, placeholder: str, options: Sequence[Option]) -> None:
        super().__init__()
        self._theme = theme
        self._names = {option.key: option.text for option in options}
        self.chosen: list[str] = []
        self.field = TypeAhead(theme, placeholder, options)
        self._shown = QWidget()
        self._flow = FlowLayout(self._shown, spacing=6)
        self.setLayout(column(self.field, self._shown, spacing=6))
        self.setFocusProxy(self.field)
        self.field.picked.connect(self._add)
        self._shown.hide()

    @override
    def setAccessibleName(self, name: str) -> None:
        """The name goes to the field."""
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def add(self, person: str) -> None:
        """Choose somebody."""
        if person in self._names and person not in self.chosen:
            self.chosen.append(person)
            self._show()

    def _add(self) -> None:
        if self.field.value is not None:
            self.add(self.field.value)
            self.field.choose(None)

    def _drop(self, person: str) -> None:
        self.chosen.remove(person)
        self._show()
        self.field.setFocus()

    def _show(self) -> None:
        clear(self._flow)
        for person in self.chosen:
            button = Button(self._theme, self._names[person], icon="x")
            button.setAccessibleName(self.tr("Take {name} off").format(name=self._names[person]))
            button.clicked.connect(lambda _checked=False, one=person: self._drop(one))
            self._flow.addWidget(button)
        self._shown.setVisible(bool(self.chosen))
        self._shown.updateGeometry()
