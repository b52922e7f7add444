"""Who sits here: a list of persons, found by name, unit or initials; Enter takes the seat."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from commandroom.ui import words
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.initials import NO_MATCH, match
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import PersonRow

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_PERSON = Qt.ItemDataRole.UserRole
_ROW_HIGH = 32


class OperatorDialog(CardDialog):
    """Says who was chosen (`chosen`); the caller changes the seat."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, persons: Sequence[PersonRow], *, now_here: str, lang: str, parent: QWidget
    ) -> None:
        super().__init__(theme, "", parent=parent, size=(560, 560))
        self.title.setText(self.tr("Who sits here"))
        self.setAccessibleName(self.title.text())
        self.submit_button.say(self.tr("Take the seat"), keys="Enter")
        self._lang = lang
        self._now_here = now_here
        self._persons = sorted(persons, key=lambda row: not row.person.dedicated)
        self.search = TextInput(self.tr("Name, unit or pinyin initials"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Persons"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        said = self.tr("Every deed from now on is written down under this name.")
        self.body.addWidget(self.search)
        self.body.addWidget(PlainLabel(said, "muted", wrap=True))
        self.body.addWidget(self.list, 1)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list.itemDoubleClicked.connect(lambda _item: self.submit())
        self._fill("")

    @override
    def submit(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.chosen.emit(str(item.data(_PERSON)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
            return True
        if key in _STEPS and self.list.count():
            at = min(max(self.list.currentRow() + _STEPS[key], 0), self.list.count() - 1)
            self.list.setCurrentRow(at)
            return True
        return False

    def _fill(self, text: str) -> None:
        self.list.clear()
        scored = [(self._score(text, row), row) for row in self._persons]
        found = sorted((pair for pair in scored if pair[0] > NO_MATCH), key=lambda pair: -pair[0])
        for _, row in found:
            posts = words.roles_text([role.value for role in row.person.roles], lang=self._lang)
            here = self.tr("(here now)") if row.person.id == self._now_here else ""
            item = QListWidgetItem(
                f"{row.person.name} {here}".rstrip() + f"   {row.unit_name} · {posts}", self.list
            )
            item.setData(_PERSON, row.person.id)
            item.setSizeHint(QSize(0, self.theme.px(_ROW_HIGH)))
        self.list.setCurrentRow(0)

    def _score(self, text: str, row: PersonRow) -> float:
        if not text.strip():
            return 1.0
        return max(match(text, row.person.name), match(text, row.unit_name) * 0.8)
