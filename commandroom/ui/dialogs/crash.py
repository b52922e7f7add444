"""What is shown when the program has a defect.

That it happened, what to do, and a report without personal data.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.text import PlainLabel


class CrashDialog(CardDialog):
    """The report, to be read and copied."""

    def __init__(self, theme: Theme, report: str, *, parent: QWidget) -> None:
        super().__init__(theme, "", parent=parent, size=(640, 420))
        self.title.setText(self.tr("The program made a mistake"))
        self.setAccessibleName(self.title.text())
        self.body.addWidget(PlainLabel(self.tr("What was saved is safe, and you can go on."), wrap=True))
        ask = self.tr("If it happens again, restart the program and send this report; it names nobody.")
        self.body.addWidget(PlainLabel(ask, "muted", wrap=True))
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(self.tr("Report"))
        self.body.addWidget(self._report, 1)
        copy = Button(theme, self.tr("Copy report"), icon="copy").large()
        copy.clicked.connect(self._copy)
        self.submit_button.say(self.tr("Go on"), keys="Ctrl+Enter")
        self.set_footer(None, copy, self.submit_button)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
