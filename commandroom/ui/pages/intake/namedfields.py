"""The lines of a form by the names of their fields: which has the focus, what is wrong with each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from commandroom.ui.widgets.field import FormField


class NamedFields:
    """Every line with its label; a name that no line has is no fault."""

    def __init__(self, lines: Mapping[str, FormField]) -> None:
        self._lines = dict(lines)

    def __getitem__(self, name: str) -> FormField:
        return self._lines[name]

    def focus(self, name: str) -> None:
        """Go to a field."""
        line = self._lines.get(name)
        if line is not None:
            line.control.setFocus()

    def name_of(self, widget: QWidget | None) -> str:
        """The field that a control belongs to, "" where it is none."""
        for name, line in self._lines.items():
            if widget is not None and (widget is line.control or line.isAncestorOf(widget)):
                return name
        return ""

    def fault(self, name: str) -> str:
        """What is said to be wrong with a field."""
        line = self._lines.get(name)
        return line.fault if line is not None else ""

    def show_fault(self, name: str, text: str) -> bool:
        """Say under its field what is wrong; False where there is no such field."""
        line = self._lines.get(name)
        if line is None:
            return False
        line.show_fault(text)
        return True

    def clear_fault(self, name: str) -> None:
        """The field is right again."""
        line = self._lines.get(name)
        if line is not None and line.fault:
            line.clear_fault()

    def clear_faults(self) -> None:
        """All fields are right."""
        for name in self._lines:
            self.clear_fault(name)
