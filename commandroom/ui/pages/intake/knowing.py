"""What stands over the form while its choices are on their way, cannot be had, or registering is not this person's."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.pages.intake.viewmodel import IntakeViewModel
from commandroom.ui.widgets.progress import CORNER, ProgressLine
from commandroom.ui.widgets.strip import FaultStrip, WhyNot


class Knowing(QObject):
    """Lines for over the form, which can be filled meanwhile and keeps what is typed."""

    def __init__(self, desk: Desk, model: IntakeViewModel, form: QWidget) -> None:
        super().__init__(form)
        self._desk, self._model = desk, model
        self.line = ProgressLine(desk.theme)
        self.line.lie_over(form, inset=CORNER)
        self.fault = FaultStrip(desk.theme, on_retry=model.look)
        self.why_not = WhyNot(desk.gate, "register")
        model.asked.connect(self.line.start)
        model.ready.connect(self._arrived)
        model.unknown.connect(self._tell)

    def _arrived(self) -> None:
        if self._model.knows_all:
            self.line.stop()
            self.fault.hide()

    def _tell(self, error: RoomError) -> None:
        self.line.stop()
        said = words.error_text(error, lang=self._desk.lang)
        head = self.tr("Categories, places and units cannot be read: {why}").format(why=said)
        self.fault.say(head, error.code)
