"""The shortcut sheet: every deed that has a key, by group, read from the registry."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from commandroom.ui.actions import Actions, Deed
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.initials import NO_MATCH, match
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import clear, column
from commandroom.ui.widgets.card import Scroll
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import KeyLabel, PlainLabel

COLUMNS = 2


class ShortcutSheet(CardDialog):
    """What each key does here."""

    def __init__(self, theme: Theme, actions: Actions, *, scope: str, parent: QWidget) -> None:
        super().__init__(theme, "", parent=parent, size=(880, 640))
        self.title.setText(self.tr("Keyboard shortcuts"))
        self.setAccessibleName(self.title.text())
        self._deeds = [deed for deed in actions.deeds(scope) if deed.keys]
        self.search: QLineEdit = TextInput(self.tr("Find a key or a deed"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self._fill)
        self.head.addWidget(self.search)
        content = QWidget()
        self._columns = QHBoxLayout(content)
        self._columns.setContentsMargins(24, 16, 24, 16)
        self._columns.setSpacing(40)
        self.set_body(Scroll(content))
        said = PlainLabel(
            self.tr(
                "Single letters act in lists and details only; they can be switched off in the settings."
            ),
            "muted",
        )
        self.submit_button.say(self.tr("Close"), keys="Esc")
        self.set_footer(said, None, self.submit_button)
        self._fill("")

    def shown(self) -> list[str]:
        """The texts of the deeds on the sheet."""
        return [deed.text for deed in self._deeds if self._fits(deed)]

    def _fits(self, deed: Deed) -> bool:
        wanted = self.search.text()
        return match(wanted, deed.text) > NO_MATCH or any(wanted.lower() in key.lower() for key in deed.keys)

    def _fill(self, _text: str) -> None:
        clear(self._columns)
        groups: dict[str, list[Deed]] = {}
        for deed in self._deeds:
            if self._fits(deed):
                groups.setdefault(deed.group, []).append(deed)
        heights = [0] * COLUMNS
        sides: list[list[QWidget]] = [[] for _ in range(COLUMNS)]
        for name, deeds in groups.items():
            side = heights.index(min(heights))
            sides[side].append(_group(name, deeds))
            heights[side] += len(deeds) + 2
        for parts in sides:
            self._columns.addLayout(column(*parts, None, spacing=18), 1)


def _group(name: str, deeds: list[Deed]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.addWidget(PlainLabel(name, "strong"), 0, 0, 1, 2)
    for line, deed in enumerate(deeds, start=1):
        grid.addWidget(PlainLabel(deed.text), line, 0)
        caps = QHBoxLayout()
        caps.setSpacing(4)
        for key in deed.keys:
            caps.addWidget(KeyLabel(key))
        grid.addLayout(caps, line, 1, Qt.AlignmentFlag.AlignRight)
    return box
