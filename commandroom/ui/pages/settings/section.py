"""What every section of the settings is, and the lines it is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import Amend

LABEL_WIDE = 220


class Section(QWidget):
    """A section: `title` in the list at the left, `words` that find it."""

    title = ""
    icon = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(12)
        self.setAccessibleName(self.title)

    def words(self) -> str:
        """Everything that is written in the section, for the search."""
        return " ".join([self.title, *(label.text() for label in self.findChildren(PlainLabel))])

    def open(self) -> None:
        """The section comes on the screen."""

    def group(self, title: str, *parts: QWidget, note: str = "") -> Card:
        """A card with a heading and lines."""
        heading = PlainLabel(title, "strong")
        items: list[Any] = [heading, *([PlainLabel(note, "muted", wrap=True)] if note else []), *parts]
        card = Card(column(*items, spacing=12, margins=(20, 16, 20, 16)))
        self.whole.addWidget(card)
        return card

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

        def done(_changes: object) -> None:
            self.desk.notices.confirm(said)
            if then is not None:
                then()

        self.desk.perform(Amend(kind, record, dict(fields)), then=done, refused=refused)

    def sentence(self, error: RoomError) -> str:
        """What the catalogue says about a refusal."""
        return words.error_text(error, lang=self.desk.lang)


def line(name: str, control: QWidget, note: str = "") -> QWidget:
    """A setting: its name and a note at the left, the control at the right."""
    box = QWidget()
    label = PlainLabel(name)
    label.setBuddy(control)
    control.setAccessibleName(name)
    left = QWidget()
    left.setLayout(column(label, *([PlainLabel(note, "muted", wrap=True)] if note else []), spacing=2))
    left.setFixedWidth(LABEL_WIDE)
    control.setSizePolicy(QSizePolicy.Policy.Expanding, control.sizePolicy().verticalPolicy())
    layout = row(left, control, spacing=16)
    layout.setStretch(1, 1)
    box.setLayout(layout)
    return box


def say(text: str) -> str:
    """A word of the settings in the user's language."""
    return QCoreApplication.translate("Settings", text)
