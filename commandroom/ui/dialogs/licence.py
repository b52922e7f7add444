"""A licence in full."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from commandroom.base.components import Component
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.text import PlainLabel

WIDE, HIGH = 820, 660
_MARGIN = 20


class LicenceDialog(CardDialog):
    """The texts of one component, to be read by arrows, page keys and mouse, and to be copied."""

    def __init__(self, theme: Theme, component: Component, *, parent: QWidget) -> None:
        title = f"{component.name} {component.version}".strip()
        super().__init__(theme, title, parent=parent, size=(WIDE, HIGH))
        self.head.addWidget(PlainLabel(component.licence, "muted"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setStyleSheet("border: none")
        self.text.document().setDocumentMargin(_MARGIN)
        self.text.setAccessibleName(self.tr("Licence of {name}").format(name=component.name))
        self.text.setPlainText(component.text())
        self.set_body(self.text)
        self.submit_button.say(self.tr("Close"), keys="Esc")
        said = PlainLabel(self.tr("Arrows and page keys scroll, Ctrl+A and Ctrl+C copy."), "muted")
        self.set_footer(said, None, self.submit_button)
