"""本机运行: whether the desk stays when its window closes, and whether it starts with the session."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from commandroom.domain.errors import WorldError
from commandroom.ui import autostart
from commandroom.ui.desk import Desk
from commandroom.ui.pages.settings.section import Section, line
from commandroom.ui.tray import STAYS
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button


class RunningSection(Section):
    """The periodic jobs run only while the program does: in the tray they go on, whoever is signed in."""

    icon = "monitor"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Running")
        super().__init__(desk)
        self.stays = QCheckBox(self.tr("Stay in the tray when the window is closed"))
        self.stays.setChecked(bool(desk.settings.get(STAYS, True)))
        self.starts = QCheckBox(self.tr("Start with the system, in the tray"))
        self.starts.setChecked(autostart.is_on())
        note = self.tr("Supervision, copies and exchange go on while nobody is signed in or looks.")
        where = (
            self.tr("in the Run key of Windows")
            if sys.platform == "win32"
            else self.tr("in the autostart folder")
        )
        self.group(
            self.tr("This machine"),
            line(self.tr("Window closed"), self.stays, self.tr("from the next start on")),
            line(self.tr("System start"), self.starts, where),
            note=note,
        )
        self.jobs = Button(desk.theme, self.tr("Open the jobs"), icon="timer")
        self.jobs.clicked.connect(lambda: desk.navigate("jobs"))
        self.group(
            self.tr("Periodic jobs"),
            line(
                self.tr("Jobs"),
                _left(self.jobs),
                self.tr("When each ran last and comes next, how it went, and doing one now."),
            ),
        )
        self.whole.addStretch(1)
        self.stays.toggled.connect(self._stay)
        self.starts.toggled.connect(self._start)

    @override
    def open(self) -> None:
        self.starts.blockSignals(True)
        self.starts.setChecked(autostart.is_on())
        self.starts.blockSignals(False)

    def _stay(self, is_on: bool) -> None:  # noqa: FBT001  a signal's own form
        self.desk.settings.put(STAYS, is_on)
        text = self.tr("The desk stays in the tray") if is_on else self.tr("The desk ends with its window")
        self.desk.notices.offer_undo(text, lambda: self.stays.setChecked(not is_on))

    def _start(self, is_on: bool) -> None:  # noqa: FBT001  a signal's own form
        try:
            autostart.switch(self.desk.settings.home, is_on=is_on)
        except OSError as error:
            self.desk.notices.refuse(
                WorldError("autostart.cannot_write", reason=error.strerror or str(error))
            )
            self.open()
            return
        text = self.tr("The desk starts with the system") if is_on else self.tr("The desk is started by hand")
        self.desk.notices.offer_undo(text, lambda: self.starts.setChecked(not is_on))


def _left(control: QWidget) -> QWidget:
    """A control at the left of its line, no wider than it is."""
    box = QWidget()
    box.setLayout(row(control, None))
    return box
