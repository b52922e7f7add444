"""Nobody there: said in the place where the people stand, with the one to call."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.people.roles import Role
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import PersonRow

_IN_CHARGE = (Role.SHIFT_LEADER, Role.DEPUTY, Role.DIRECTOR)


def in_charge(scene: Scene) -> PersonRow | None:
    """Whom to call: the shift leader on duty who does not sit here, else the next above."""
    others = [row for row in scene.persons if row.person.active and row.person.id != scene.facts.operator]
    for role in _IN_CHARGE:
        found = [row for row in others if role in row.person.roles]
        found.sort(key=lambda row: row.presence != "on")
        if found:
            return found[0]
    return None


class Nobody(Painted):
    """A tinted line: nobody on duty here, and a button that calls somebody and puts it on record."""

    called = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.told = PlainLabel("", "warn", wrap=True)
        self.hint = PlainLabel("", "muted", wrap=True)
        self.call = Button(theme, "", icon="phone-call")
        self.call.clicked.connect(lambda _checked=False: self.called.emit())
        line = row(column(self.told, self.hint, spacing=2), self.call, spacing=12, margins=(14, 10, 12, 10))
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    def say(self, text: str, leader: PersonRow | None) -> None:
        """Show it; without a text it goes."""
        self.setVisible(bool(text))
        self.told.setText(text)
        self.hint.setText(self.tr("Those who are away stand below with their numbers."))
        self.call.setVisible(leader is not None)
        if leader is not None:
            name = leader.person.name
            self.call.say(self.tr("Call {name}").format(name=name))
            self.call.setToolTip("  ".join(filter(None, (leader.person.post, leader.person.phone_masked))))
        self.setAccessibleName(text)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("warn_bg"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
