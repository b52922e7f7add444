"""The form is kept as a draft while it is filled: every few seconds, on leaving a field, when writing is possible again."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from commandroom.ui.desk import Desk
from commandroom.ui.moments import local
from commandroom.ui.pages.intake.draft import Draft
from commandroom.ui.pages.intake.fields import Fields
from commandroom.ui.widgets.text import PlainLabel

SAVE_MS = 5000
translate = QCoreApplication.translate


class Autosave(QObject):
    """`said` is the line that tells when the form was kept last."""

    def __init__(self, desk: Desk, fields: Fields, draft: Draft) -> None:
        super().__init__(fields)
        self._desk, self._fields, self._draft = desk, fields, draft
        self.said = PlainLabel("", "muted")
        self.timer = QTimer(self, interval=SAVE_MS)
        self.timer.timeout.connect(self._keep_on)
        draft.saved.connect(self._say_saved)
        draft.unsaved.connect(self._say_unsaved)
        desk.gate.changed.connect(self._catch_up)

    def keep(self) -> bool:
        """Keep the form as it stands; False where there was nothing new to keep."""
        return self._draft.keep(self._fields.form())

    def start(self) -> None:
        """The form changed: keep it from now on."""
        if not self.timer.isActive():
            self.timer.start()

    def stop(self) -> None:
        """The form begins anew: nothing is kept of it yet."""
        self.timer.stop()
        self.said.setText("")

    @Slot()
    def _keep_on(self) -> None:
        if not self.keep():
            self.timer.stop()

    @Slot()
    def _catch_up(self) -> None:
        """What could not be kept while nothing was written is kept now."""
        if self._desk.gate.error is None:
            self.keep()

    @Slot(object)
    def _say_saved(self, at: datetime) -> None:
        said = translate("IntakePage", "Draft kept {time}")
        self.said.setText(said.format(time=local(at).strftime("%H:%M:%S")))

    @Slot()
    def _say_unsaved(self) -> None:
        self.said.setText(translate("IntakePage", "Draft not kept yet"))
