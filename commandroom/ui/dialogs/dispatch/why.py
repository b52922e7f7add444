"""Why this person, in the parts of the score; and why not the others, each with every reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.domain.people.scoring import PARTS
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.punctuation import named
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from commandroom.domain.people.recommending import Excluded, Pick
    from commandroom.domain.people.scoring import Part

HIGH = 176


def part_name(key: str) -> str:
    """The word for a part of the score."""
    names = {
        "experience": QCoreApplication.translate("Why", "Experience"),
        "familiarity": QCoreApplication.translate("Why", "Knows the grid"),
        "load": QCoreApplication.translate("Why", "Load"),
        "share": QCoreApplication.translate("Why", "Fair share"),
        "rest": QCoreApplication.translate("Why", "Rest"),
        "distance": QCoreApplication.translate("Why", "Distance"),
        "on_time": QCoreApplication.translate("Why", "Punctuality"),
        "post": QCoreApplication.translate("Why", "Fixed post"),
    }
    return names.get(key, key)


def reasons_text(one: Excluded, lang: str) -> str:
    """Every reason why somebody cannot be sent, in sentences."""
    told = (sentence(f"person.{r.code}", {"name": one.name, **r.params}, lang=lang) for r in one.reasons)
    return (" " if lang == "en" else "").join(told)


class WhyHim(Painted):
    """The parts of the chosen person's score, each with its points, its most, and the words it was made of."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.title = PlainLabel("", "strong")
        self._labels = [ElidedLabel("", "muted") for _ in PARTS]
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(2)
        for at, label in enumerate(self._labels):
            grid.addWidget(label, at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        self.setLayout(column(self.title, grid, spacing=4, margins=(14, 8, 14, 10)))
        self.hide()

    @property
    def parts(self) -> list[ElidedLabel]:
        """The lines that say something."""
        return [label for label in self._labels if label.text()]

    def show_pick(self, pick: Pick | None, lang: str) -> None:
        """Somebody else is chosen; without a score there is nothing to explain."""
        self.setVisible(pick is not None)
        if pick is None:
            return
        title = self.tr("Why {name}: {score} points of 100")
        self.title.setText(title.format(name=pick.name, score=pick.score))
        told = [self._told(part, lang) for part in pick.parts]
        for at, label in enumerate(self._labels):
            label.setText(told[at] if at < len(told) else "")
            label.setVisible(at < len(told))
        self.setAccessibleName(self.title.text())

    @staticmethod
    def _told(part: Part, lang: str) -> str:
        said = sentence(part.code, dict(part.params), lang=lang)
        return named(f"{part_name(part.key)} {part.points:g}/{part.most}", said)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("subtle"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)


class WhyNot(QWidget):
    """Who cannot be sent, folded under the list; Ctrl+R opens it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggle = Button(theme, "", icon="chevron-right", kind="ghost", keys="Ctrl+R")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Who cannot be sent, and why"))
        self.list.setWordWrap(True)
        self.list.setFixedHeight(theme.px(HIGH))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.setLayout(column(row(self.toggle, None), self.list, spacing=6))
        self.toggle.clicked.connect(lambda _checked=False: self.fold())
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the reasons are to be seen."""
        return self.list.isVisibleTo(self)

    @property
    def texts(self) -> list[str]:
        """What stands there, a line for each person."""
        return [self.list.item(at).text() for at in range(self.list.count())]

    def show_excluded(self, found: Sequence[Excluded], scene: Scene) -> None:
        """Others cannot be sent; those who left the roster long ago are not named."""
        there = [one for one in found if all(reason.code != "retired" for reason in one.reasons)]
        self.list.clear()
        for one in there:
            text = named(f"{one.name} · {scene.unit_name(one.unit)}", reasons_text(one, scene.lang))
            self.list.addItem(QListWidgetItem(text))
        if there:
            self.list.setCurrentRow(0)
        self.toggle.say(self.tr("Why not the other {count}").format(count=len(there)))
        self.setVisible(bool(there))

    def fold(self) -> None:
        """Show the reasons, or put them away."""
        is_open = not self.is_open
        self.list.setVisible(is_open)
        self.toggle.show_icon("chevron-down" if is_open else "chevron-right")
        if is_open:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
