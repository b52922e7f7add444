"""Too few fit: at what they fail, and what can be done instead, each proposal a button."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.punctuation import in_a_row
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import clear, column
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.text import PlainLabel

if TYPE_CHECKING:
    from commandroom.domain.people.shortfall import Proposal, Shortfall

_ICONS = {
    "ab_partner": "users",
    "neighbour": "building-2",
    "joint_team": "shield-check",
    "county": "arrow-up",
    "duty_leader": "phone-call",
}
_ACROSS = 2


def failing_text(code: str) -> str:
    """The short word for what somebody fails at."""
    texts = {
        "on_leave": QCoreApplication.translate("Instead", "on leave"),
        "lent": QCoreApplication.translate("Instead", "lent out"),
        "off_duty": QCoreApplication.translate("Instead", "not on duty"),
        "unregistered": QCoreApplication.translate("Instead", "not registered"),
        "auxiliary": QCoreApplication.translate("Instead", "auxiliary"),
        "no_certificate": QCoreApplication.translate("Instead", "no certificate"),
        "certificate_expired": QCoreApplication.translate("Instead", "certificate expired"),
        "other_field": QCoreApplication.translate("Instead", "another field of enforcement"),
        "joint_only": QCoreApplication.translate("Instead", "joint enforcement only"),
        "other_village": QCoreApplication.translate("Instead", "another village"),
        "recused": QCoreApplication.translate("Instead", "has to stay out of it"),
    }
    if code in texts:
        return texts[code]
    is_item = code.startswith("item_")
    return (
        QCoreApplication.translate("Instead", "item not in force")
        if is_item
        else QCoreApplication.translate("Instead", "no authority")
    )


class Instead(Painted):
    """A tinted line under which the proposals stand as buttons; gone while enough people fit."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.told = PlainLabel("", "warn", wrap=True)
        self.hint = PlainLabel("", "muted", wrap=True)
        self.buttons: list[Button] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.setLayout(column(self.told, self.hint, self._grid, spacing=4, margins=(14, 10, 12, 10)))
        self.hide()

    def show_shortfall(self, found: Shortfall | None, scene: Scene, *, without: Iterable[str] = ()) -> None:
        """Say what is missing and offer what there is, but for the kinds that stand elsewhere already."""
        clear(self._grid)
        self.buttons = []
        self.setVisible(found is not None)
        if found is None:
            return
        code = "shortfall.too_few" if found.there else "shortfall.nobody"
        text = sentence(code, {"needed": found.needed, "there": found.there}, lang=scene.lang)
        self.told.setText(text)
        self.hint.setText(in_a_row(f"{failing_text(code)} {count}" for code, count in found.failing))
        self.hint.setVisible(bool(found.failing))
        self.setAccessibleName(text)
        for proposal in found.proposals:
            if proposal.kind not in without:
                self._offer(proposal, scene)

    def _offer(self, proposal: Proposal, scene: Scene) -> None:
        words = {
            "name": proposal.name, "instead_of": proposal.instead_of, "count": proposal.count,
            "body": proposal.body, "unit": scene.unit_name(proposal.unit),
        }  # fmt: skip
        said = sentence(f"shortfall.{proposal.kind}", words, lang=scene.lang)
        button = Button(self.theme, said, icon=_ICONS[proposal.kind])
        button.clicked.connect(partial(self._want, proposal))
        at = len(self.buttons)
        self._grid.addWidget(button, at // _ACROSS, at % _ACROSS, Qt.AlignmentFlag.AlignLeft)
        self.buttons.append(button)

    def _want(self, proposal: Proposal, _checked: bool = False) -> None:  # noqa: FBT001,FBT002  Qt's own signature
        self.wanted.emit(proposal)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("warn_bg"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
