"""Labels. All show their text as it stands: what a citizen typed is never read as markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget
from typing_extensions import override

_WIDEST = 16_777_215
"""Qt's own word for a width without bound."""


class PlainLabel(QLabel):
    """A label that never reads markup.

    `role` picks its look: h1, h2, strong, label, muted, error, figure, kbd …
    """

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        if role:
            self.setProperty("role", role)

    def set_role(self, role: str) -> None:
        """Change its look."""
        if self.property("role") == role:
            return
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)

    def selectable(self) -> PlainLabel:
        """Let the text be marked and copied."""
        self.be_selectable(True)
        return self

    def be_selectable(self, is_so: bool) -> None:  # noqa: FBT001  as of any property of Qt
        """Let the text be marked and copied, or no more."""
        marking = (
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTextInteractionFlags(marking if is_so else Qt.TextInteractionFlag.NoTextInteraction)


class KeyLabel(PlainLabel):
    """The name of a key on a small key cap."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, "kbd", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_keys(self, keys: str) -> None:
        """Show another key; none is no cap at all."""
        self.setText(keys)
        self.setMaximumWidth(_WIDEST if keys else 0)


class ElidedLabel(PlainLabel):
    """One line that ends in an ellipsis where it does not fit.

    The whole text is in the tooltip and for screen readers.
    """

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self._tell()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(32, super().minimumSizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2
        return QSize(wide, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _tell(self) -> None:
        is_cut = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if is_cut else "")
