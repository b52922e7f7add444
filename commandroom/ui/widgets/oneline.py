"""Fields of one line: what is pasted over several lines is joined, what is too long is told and not cut unseen."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit, QToolTip
from typing_extensions import override

_BREAKS = re.compile("[ \t]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")


def joined(text: str) -> str:
    """The lines of a text on one line; the end of the last one, which spreadsheets copy with a cell, falls away."""
    return _BREAKS.sub(" ", text.rstrip("\r\n\u2028\u2029")) if _BREAKS.search(text) else text


def keep_on_one_line(field: QLineEdit) -> None:
    """Join pasted lines in a field, and tell when its limit leaves something out."""
    field.setValidator(_OneLine(field))


class _OneLine(QValidator):
    """Accepts everything, on one line; says at the field when more was given than it holds."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._has_joined = False
        field.textEdited.connect(self._mark)
        field.inputRejected.connect(self._tell)

    @override
    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        whole = joined(text)
        self._has_joined = self._has_joined or whole != text
        return QValidator.State.Acceptable, whole, min(len(_BREAKS.sub(" ", text[:at])), len(whole))

    @Slot()
    def _mark(self) -> None:
        """Qt takes a text that was joined for one that nobody typed."""
        if self._has_joined:
            self._has_joined = False
            self._field.setModified(True)

    @Slot()
    def _tell(self) -> None:
        said = self.tr("At most {limit} characters; what was over was left out").format(
            limit=self._field.maxLength()
        )
        QToolTip.showText(self._field.mapToGlobal(QPoint(0, self._field.height())), said, self._field)
