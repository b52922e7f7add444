"""One field of a form: its name, whether it must be filled, the control, and the line under it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.text import PlainLabel


class FormField(QWidget):
    """A control with its name above and its message below; the message takes no room while it is empty."""

    def __init__(
        self,
        name: str,
        control: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._name = name
        self._hint = hint
        self._label = PlainLabel(name, "label")
        self._label.setBuddy(control)
        self._required = PlainLabel("", "required")
        self._side = QLabel()
        self._side.setProperty("role", "muted")
        self._message = PlainLabel("", "muted", wrap=True)
        head = row(self._label, self._required, None, self._side, spacing=6)
        self._lines = column(head, control, self._message, None, spacing=4)
        self.setLayout(self._lines)
        self.require(required=required)
        self.clear_fault()

    @property
    def fault(self) -> str:
        """What is wrong with the field, or ""."""
        return self._message.text() if self.control.property("fault") else ""

    def grow(self) -> None:
        """Let the control have all the height there is."""
        self._lines.setStretch(1, 1)
        self._lines.setStretch(3, 0)

    def require(self, *, required: bool) -> None:
        """Mark the field as one that must be filled, or not."""
        self._required.setText(self.tr("required") if required else "")
        self._required.setVisible(required)
        self.control.setAccessibleName(
            self.tr("{name} (required)").format(name=self._name) if required else self._name
        )

    def show_fault(self, text: str) -> None:
        """Say what is wrong and what the limit is.

        The control turns red and screen readers hear the sentence.
        """
        self._mark(has_fault=True)
        self._message.set_role("error")
        self._message.setText(text)
        self._message.show()
        self.control.setAccessibleDescription(text)

    def clear_fault(self) -> None:
        """Back to the hint."""
        self._mark(has_fault=False)
        self._message.set_role("muted")
        self._message.setText(self._hint)
        self._message.setVisible(bool(self._hint))
        self.control.setAccessibleDescription(self._hint)

    def show_hint(self, text: str) -> None:
        """Change the hint; a fault that is shown stays."""
        self._hint = text
        if not self.fault:
            self.clear_fault()

    def show_side(self, text: str) -> None:
        """A quiet word at the right of the name: a counter, a source."""
        self._side.setText(text)

    def _mark(self, *, has_fault: bool) -> None:
        if bool(self.control.property("fault")) == has_fault:
            return
        self.control.setProperty("fault", has_fault)
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
