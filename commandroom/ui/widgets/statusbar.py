"""The status bar: keys of this page at the left, the last answer and the store at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from commandroom.ui.page import Hints
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.text import PlainLabel

HIGH = 30


class HintStrip(Painted):
    """Keys and their meaning, painted; those that find no room are left out from the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._hints: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Keys"))

    def show_hints(self, hints: Hints) -> None:
        """Show others."""
        self._hints = list(hints)
        self.setAccessibleDescription(in_a_sentence(f"{keys} {text}" for keys, text in self._hints))
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 20)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.theme.font(12)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        x, middle, high = 0.0, self.height() / 2, metrics.height() + 3
        for keys, text in self._hints:
            cap = metrics.horizontalAdvance(keys) + 14
            wide = cap + 6 + metrics.horizontalAdvance(text)
            if x + wide > self.width():
                return
            box = QRectF(x + 0.5, middle - high / 2, cap, high)
            painter.setPen(QPen(self.theme.colour("border"), 1))
            painter.setBrush(self.theme.colour("subtle"))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(self.theme.colour("text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)
            painter.setPen(self.theme.colour("text3"))
            said = QRectF(x + cap + 6, 0, wide, self.height())
            painter.drawText(said, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            x += wide + 14


class StatusBar(QFrame):
    """The bar under the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusbar")
        self.setAccessibleName(self.tr("Status bar"))
        self.hints = HintStrip(theme)
        self.query = PlainLabel("", "muted")
        self.store = PlainLabel("", "muted")
        self._line = row(self.hints, self.query, 8, self.store, margins=(20, 0, 20, 0))
        self.setLayout(self._line)
        self.setFixedHeight(max(HIGH, theme.px(HIGH)))

    def add(self, part: QWidget) -> None:
        """Put one more part at the right end."""
        self._line.addWidget(part)

    def show_query(self, text: str) -> None:
        """Show `查询 12 毫秒`."""
        self.query.setText(text)

    def show_store(self, text: str) -> None:
        """Show `本地库 1,024 件`."""
        self.store.setText(text)
