"""大屏: how large the wall is, how far the farthest seat, which screen; and what size of type follows from it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.pages.settings.section import Section, line
from commandroom.ui.wall.sizes import (
    DIAGONAL_INCHES,
    DIAGONALS,
    DISTANCE_M,
    DISTANCES,
    Place,
    least_px,
    sizes,
)
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.numberbox import DecimalBox
from commandroom.ui.widgets.text import PlainLabel

INSET = 8
SCREEN, DIAGONAL, DISTANCE = "wall.screen", "wall.diagonal", "wall.distance"


class WallSection(Section):
    """Kept beside the store for this seat: the screen hangs at this machine."""

    icon = "maximize-2"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Wall")
        super().__init__(desk)
        self.diagonal = self._number(DIAGONAL, DIAGONAL_INCHES, DIAGONALS, 0, self.tr("{unit} inches"))
        self.diagonal.setAccessibleName(self.tr("Diagonal of the wall"))
        self.distance = self._number(DISTANCE, DISTANCE_M, DISTANCES, 1, self.tr("{unit} m"))
        self.distance.setAccessibleName(self.tr("Farthest seat"))
        names = [("", self.tr("the other screen"))]
        self.screen_choice = Chips(
            [*names, *((one.name(), one.name()) for one in QGuiApplication.screens() if one.name())]
        )
        self.screen_choice.choose(str(desk.settings.get(SCREEN, "")))
        self.size_text = PlainLabel("", wrap=True)
        self.show_now = Button(desk.theme, self.tr("Wall on the other screen"), icon="monitor")
        self.show_now.clicked.connect(lambda: desk.actions.do("desk.wall"))
        desk.actions.show_on("desk.wall", self.show_now)
        self.group(
            self.tr("Wall"),
            line(self.tr("Diagonal of the wall"), _left(self.diagonal),
                 self.tr("all screens together, where it is put together of several")),
            line(self.tr("Farthest seat"), _left(self.distance), self.tr("from the wall")),
            line(self.tr("Screen"), self.screen_choice),
            line(self.tr("Text on the wall"), self.size_text),
            line(self.tr("Show it"), _left(self.show_now), self.tr("Esc or F11 ends it")),
            note=self.tr("The whole room reads it: lamps and counts, no names and numbers of citizens. Signs cover at least 16 "
                         "minutes of arc at the farthest seat."),
        )  # fmt: skip
        self.whole.addStretch(1)
        self.diagonal.valueChanged.connect(lambda value: self._keep(DIAGONAL, value))
        self.distance.valueChanged.connect(lambda value: self._keep(DISTANCE, value))
        self.screen_choice.changed.connect(lambda: desk.settings.put(SCREEN, self.screen_choice.value))
        self._show_size()

    def _number(
        self, key: str, usual: float, span: tuple[float, float], digits: int, unit: str
    ) -> QDoubleSpinBox:
        field = DecimalBox()
        field.setRange(*span)
        field.setDecimals(digits)
        field.setSingleStep(1.0 if not digits else 0.5)
        field.setSuffix(unit.format(unit=""))
        field.setValue(float(self.desk.settings.get(key, usual)))
        field.lineEdit().setTextMargins(INSET, 0, 0, 0)
        field.setFixedWidth(self.desk.theme.px(140))
        return field

    def _keep(self, key: str, value: float) -> None:
        self.desk.settings.put(key, value)
        self._show_size()

    def _show_size(self) -> None:
        """What it comes to on a screen of full HD and on one of four times as many pixels."""
        lines = []
        for name, wide, high in (("1920×1080", 1920, 1080), ("3840×2160", 3840, 2160)):
            place = Place(wide, high, self.diagonal.value(), self.distance.value())
            said = self.tr("{screen}: smallest text {used} px, at least {least} px are needed")
            lines.append(said.format(screen=name, used=sizes(place).least, least=least_px(place)))
        self.size_text.setText("\n".join(lines))


def _left(control: QWidget) -> QWidget:
    """A control at the left of its line, no wider than it is."""
    box = QWidget()
    box.setLayout(row(control, None))
    return box
