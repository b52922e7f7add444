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
from commandroom.ui.widgets.text import ElidedLabel, KeyLabel, PlainLabel

WIDE, HIGH = 1240, 720
_COLUMN = 380
_TITLE_LINES = 2


class ShortcutSheet(CardDialog):
    """What each key does here, all of it at a glance on a screen of 1366 × 768."""

    def __init__(self, theme: Theme, actions: Actions, *, scope: str, parent: QWidget) -> None:
        super().__init__(theme, "", parent=parent, size=(WIDE, HIGH))
        self.title.setText(self.tr("Keyboard shortcuts"))
        self.setAccessibleName(self.title.text())
        self._deeds = [deed for deed in actions.deeds(scope) if deed.keys]
        self._scope = scope
        wide = min(WIDE, parent.window().width() - 48)
        self._count = max(1, wide // theme.px(_COLUMN))
        self.search: QLineEdit = TextInput(self.tr("Find a key or a deed"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setMinimumWidth(theme.px(260))
        self.search.textChanged.connect(self._fill)
        self.head.addWidget(self.search)
        content = QWidget()
        self._columns = QHBoxLayout(content)
        self._columns.setContentsMargins(24, 12, 24, 12)
        self._columns.setSpacing(32)
        self.sheet = Scroll(content)
        self.set_body(self.sheet)
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
        sides: list[list[QWidget]] = [[] for _ in range(self._count)]
        for side, groups in enumerate(divided(self._groups(), self._count)):
            sides[side] = [_group(name, deeds) for name, deeds in groups]
        for parts in sides:
            self._columns.addLayout(column(*parts, None, spacing=10), 1)

    def _groups(self) -> list[tuple[str, list[Deed]]]:
        """The deeds of the page first, then those of the whole desk."""
        groups: dict[str, list[Deed]] = {}
        for deed in sorted(self._deeds, key=lambda deed: deed.scope != self._scope):
            if self._fits(deed):
                groups.setdefault(deed.group, []).append(deed)
        return list(groups.items())


def divided(groups: list[tuple[str, list[Deed]]], count: int) -> list[list[tuple[str, list[Deed]]]]:
    """Groups on so many columns of about one height, in their order; a group that is too high goes on in the next."""
    lines = sum(len(deeds) + _TITLE_LINES for _, deeds in groups)
    most = -(-lines // count) + 1
    sides: list[list[tuple[str, list[Deed]]]] = [[]]
    room = most
    for name, deeds in groups:
        rest = deeds
        while rest:
            if room <= _TITLE_LINES + 1 and len(sides) < count:
                sides.append([])
                room = most
            taken = rest if len(sides) == count else rest[: max(1, room - _TITLE_LINES)]
            sides[-1].append((name, taken))
            room -= len(taken) + _TITLE_LINES
            rest = rest[len(taken) :]
    return sides


def _group(name: str, deeds: list[Deed]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(0, 1)
    grid.addWidget(PlainLabel(name, "strong"), 0, 0, 1, 2)
    for line, deed in enumerate(deeds, start=1):
        grid.addWidget(ElidedLabel(deed.text), line, 0)
        caps = QHBoxLayout()
        caps.setSpacing(4)
        for key in deed.keys:
            caps.addWidget(KeyLabel(key))
        grid.addLayout(caps, line, 1, Qt.AlignmentFlag.AlignRight)
    return box
