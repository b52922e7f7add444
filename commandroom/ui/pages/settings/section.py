"""What every section of the settings is, and the lines it is made of."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from commandroom.domain.errors import RoomError
from commandroom.domain.ids import uuid7
from commandroom.domain.journal import millis
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ReasonDialog
from commandroom.ui.pages.settings.setting import Setting, part_setting
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Amend, ChangeRule, Together
from commandroom.usecases.rulechanges import RULES

LABEL_WIDE = 220
LEAST_HIGH = 180
KEEPING = "keep:rule"
"""Who may change the room's rules by the own hand: its leaders."""
CHANGING = "change:rule"
"""Who may change limits, hours, categories and weights or propose it: the leaders and the security administrator."""


class SettingLine(QWidget):
    """A setting: its name and a note at the left, the control at the right."""

    def __init__(self, name: str, control: QWidget, note: str = "") -> None:
        super().__init__()
        self.name, self.control, self.note = name, control, note
        label = PlainLabel(name)
        label.setBuddy(control)
        control.setAccessibleName(name)
        left = QWidget()
        left.setLayout(column(label, *([PlainLabel(note, "muted", wrap=True)] if note else []), spacing=2))
        left.setFixedWidth(LABEL_WIDE)
        control.setSizePolicy(QSizePolicy.Policy.Expanding, control.sizePolicy().verticalPolicy())
        layout = row(left, control, spacing=16)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def words(self) -> str:
        """What is written on its control: the choices of a choice, the text of a check box."""
        parts = [self.control, *self.control.findChildren(QWidget)]
        return " ".join(part.text() for part in parts if isinstance(part, QAbstractButton | QLabel))


class Section(QWidget):
    """A section: `title` in the list at the left, `settings` for the search of the page.

    `learned` says that there are other settings now: rows that the room keeps came in.
    """

    learned = Signal()
    title = ""
    icon = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(12)
        self.setAccessibleName(self.title)
        self._groups: list[tuple[str, str, Card]] = []
        self._awaited: Placeholder | None = None

    def open(self) -> None:
        """The section comes on the screen."""

    def learn(self) -> None:
        """Somebody searches: ask the room for what stands in the section's lists. Most have none."""

    def settings(self) -> list[Setting]:
        """Everything that can be found in it: its groups, their lines, its buttons, and what `rows` adds."""
        groups = [part_setting(card, title, note, _written(card)) for title, note, card in self._groups]
        named = {part: title for title, _, card in self._groups for part in card.findChildren(SettingLine)}
        lines = [
            part_setting(part, part.name, part.note or named.get(part, self.title), part.words())
            for part in self.findChildren(SettingLine)
        ]
        buttons = [
            part_setting(button, button.accessibleName(), self.title)
            for button in self.findChildren(Button)
            if button.text().strip() and not button.isHidden()
        ]
        return [*lines, *groups, *buttons, *self.rows()]

    def rows(self) -> list[Setting]:
        """Rows of lists that are settings of their own."""
        return []

    def group(self, title: str, *parts: QWidget, note: str = "") -> Card:
        """A card with a heading and lines."""
        heading = PlainLabel(title, "strong")
        items: list[Any] = [heading, *([PlainLabel(note, "muted", wrap=True)] if note else []), *parts]
        card = Card(column(*items, spacing=12, margins=(20, 16, 20, 16)))
        self.whole.addWidget(card)
        self.found_as(title, card, note)
        return card

    def awaits(self, *parts: QWidget, is_carded: bool = False) -> Placeholder:
        """Hold what comes from the room: grey bars until it does, the reason where it cannot, and another try."""
        inside = QWidget()
        inside.setLayout(column(*parts, spacing=12))
        self._awaited = Placeholder(self.desk.theme, inside, is_carded=is_carded)
        self._awaited.setMinimumHeight(self.desk.theme.px(LEAST_HIGH))
        return self._awaited

    def look(self, query: Any, *, then: Callable[[Any], object], lane: str) -> None:
        """Ask for what is awaited."""
        self.await_answer()
        self.desk.ask(query, then=lambda answer: self._arrived(then, answer), refused=self.cannot, lane=lane)

    def await_answer(self) -> None:
        """What is awaited was asked for."""
        if self._awaited is not None:
            self._awaited.wait()

    def cannot(self, error: RoomError) -> None:
        """What is awaited cannot be had: say why in its place."""
        if self._awaited is not None:
            self._awaited.setMinimumHeight(self.desk.theme.px(LEAST_HIGH))
            self._awaited.show_error(self.sentence(error), error.code, on_retry=self.open)

    def _arrived(self, then: Callable[[Any], object], answer: Any) -> None:
        if self._awaited is not None:
            self._awaited.show_content()
            self._awaited.setMinimumHeight(0)
        then(answer)

    def found_as(self, title: str, card: Card, note: str = "") -> None:
        """Let the search find a card by its heading."""
        self._groups.append((title, note, card))

    def amend(
        self,
        kind: str,
        record: str,
        fields: Mapping[str, Any],
        *,
        said: str,
        refused: Callable[[RoomError], object] | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Change a record of the room; a refusal goes to `refused`, or is said."""
        self.amend_rules((Amend(kind, record, dict(fields)),), said=said, refused=refused, then=then)

    def amend_rules(
        self,
        amends: tuple[Amend, ...],
        *,
        said: str,
        refused: Callable[[RoomError], object] | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Change records of the room together; who maintains the rules and is no leader says why, and proposes it."""

        def done(changes: Changes) -> None:
            self.desk.notices.confirm(
                say("Proposed; it takes effect when a leader approves it.") if changes.proposed else said
            )
            if then is not None:
                then()

        def go(reason: str = "") -> None:
            name = uuid7(millis=millis(self.desk.clock.now()), random=secrets.randbits(74))
            self.desk.perform(ChangeRule(name, amends, reason), then=done, refused=refused)

        if any(one.kind not in RULES for one in amends):
            self.desk.perform(Together(amends), then=done, refused=refused)
        elif self.desk.gate.lacking(KEEPING) and not self.desk.gate.lacking(CHANGING):
            title, yes = say("Propose this change of rules"), say("Propose")
            told = say("It takes effect when a leader approves it; until then the rules stay as they are.")
            ReasonDialog(self.desk.theme, title, told, parent=self, yes=yes, on_reason=go).open()
        else:
            go()

    def sentence(self, error: RoomError) -> str:
        """What the catalogue says about a refusal."""
        return words.error_text(error, lang=self.desk.lang)


def line(name: str, control: QWidget, note: str = "") -> SettingLine:
    """A setting on a line."""
    return SettingLine(name, control, note)


def _written(card: Card) -> str:
    """What is written on a card without lines of its own; lines are found by themselves."""
    if card.findChildren(SettingLine):
        return ""
    return " ".join(label.text() for label in card.findChildren(PlainLabel))


def say(text: str) -> str:
    """A word of the settings in the user's language."""
    return QCoreApplication.translate("Settings", text)
