"""The 2-pixel line that says an answer is on its way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.ui.theme import Theme
from commandroom.ui.widgets.base import Painted

PATIENCE_MS = 300
CORNER = 8
"""How far from the corners of a card the line keeps."""
_STEP_MS = 40


class ProgressLine(Painted):
    """Shows itself after 300 ms of waiting and hides at the answer; with motion reduced it stands still."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(2)
        self._at = 0.0
        self._inset = 0
        self._fraction: float | None = None
        self._is_shown = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._appear)
        self._step = QTimer(self, interval=_STEP_MS)
        self._step.timeout.connect(self._move)

    def lie_over(self, below: QWidget, *, inset: int = 0) -> None:
        """Lie over the upper edge of a widget, `inset` pixels from its corners, whatever is shown in it."""
        self.setParent(below)
        self._inset = inset
        below.installEventFilter(self)
        self._lay(below.width())

    def _lay(self, wide: int) -> None:
        self.setGeometry(self._inset, 0, wide - 2 * self._inset, self.height())
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._lay(event.size().width())
        return False

    @property
    def is_showing(self) -> bool:
        """Whether the line is to be seen."""
        return self._is_shown

    def start(self) -> None:
        """Wait from now."""
        self._fraction = None
        if not self._is_shown:
            self._patience.start()

    def show_fraction(self, fraction: float) -> None:
        """Show how far it is, 0 to 1."""
        self._fraction = min(max(fraction, 0.0), 1.0)
        self._show(is_shown=True)
        self._step.stop()
        self.update()

    def stop(self) -> None:
        """The answer is there."""
        self._patience.stop()
        self._step.stop()
        self._show(is_shown=False)
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._is_shown:
            return
        painter = QPainter(self)
        wide = self.width()
        if self._fraction is not None:
            painter.fillRect(QRectF(0, 0, wide * self._fraction, 2), self.theme.colour("accent"))
        elif not self.theme.moves:
            painter.fillRect(self.rect(), self.theme.colour("accent"))
        else:
            painter.fillRect(
                QRectF(wide * (self._at * 1.3 - 0.3), 0, wide * 0.3, 2), self.theme.colour("accent")
            )

    def _show(self, *, is_shown: bool) -> None:
        """Be there for the eye and for a screen reader alike; otherwise for neither."""
        if is_shown != self._is_shown:
            self._is_shown = is_shown
            self.setAccessibleName(self.tr("Loading") if is_shown else "")

    def _appear(self) -> None:
        self._show(is_shown=True)
        if self.theme.moves:
            self._step.start()
        self.update()

    def _move(self) -> None:
        self._at = (self._at + 0.02) % 1.0
        self.update()
