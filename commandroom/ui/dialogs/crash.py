"""What is shown when the program has a defect.

That it happened, what to do, and a report without personal data.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.text import PlainLabel


class CrashDialog(CardDialog):
    """The report, to be read and copied; a further mistake is added to it, not piled on it."""

    restart_wanted = Signal()

    def __init__(self, theme: Theme, report: str, *, parent: QWidget) -> None:
        super().__init__(theme, "", parent=parent, size=(680, 460))
        self.title.setText(self.tr("The program made a mistake"))
        self.setAccessibleName(self.title.text())
        self._reports = [report]
        self.said = PlainLabel(self.tr("What was saved is safe, and you can go on."), wrap=True)
        self.body.addWidget(self.said)
        ask = self.tr("If it happens again, restart the program and send this report; it names nobody.")
        self.body.addWidget(PlainLabel(ask, "muted", wrap=True))
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(self.tr("Report"))
        self.body.addWidget(self._report, 1)
        copy = Button(theme, self.tr("Copy report"), icon="copy").large()
        copy.clicked.connect(self._copy)
        self.restart = Button(theme, self.tr("Restart"), icon="rotate-ccw").large()
        self.restart.clicked.connect(self._restart)
        self.submit_button.say(self.tr("Go on"), keys="Ctrl+Enter")
        self.set_footer(copy, None, self.restart, self.submit_button)

    @property
    def count(self) -> int:
        """How many mistakes it tells of."""
        return len(self._reports)

    def add(self, report: str) -> None:
        """One more."""
        self._reports.append(report)
        self.title.setText(self.tr("The program made {n} mistakes").format(n=self.count))
        self._report.setPlainText("\n\n".join(self._reports))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())

    def _restart(self) -> None:
        self.accept()
        self.restart_wanted.emit()
