"""Chips: a row of choices that wraps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from commandroom.ui.widgets.arrange import follow_in_tab_order


class FlowLayout(QLayout):
    """Lays items out like words in a paragraph."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), is_real=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, is_real=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, is_real: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            if x + hint.width() > rect.right() + 1 and line:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if is_real:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            line = max(line, hint.height())
        return y + line - rect.y()


class Chip(QPushButton):
    """One choice."""

    def __init__(self, text: str, key: object, parent: QWidget | None = None) -> None:
        self._hint: QSize | None = None
        self._hint_text = ""
        super().__init__(text, parent)
        self.key = key
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        """As wide as when it is chosen, in bold: choosing never cuts a word and never moves the others.

        Kept until text or look change: a style sheet is asked at length for each answer.
        """
        if self._hint is None or self._hint_text != self.text():
            self._hint, self._hint_text = self._measured(), self.text()
        return self._hint

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._hint = None
        super().changeEvent(event)

    def _measured(self) -> QSize:
        hint = super().sizeHint()
        bold = QFont(self.font())
        bold.setBold(True)
        text = self.text().replace("&", "")
        more = QFontMetrics(bold).horizontalAdvance(text) - self.fontMetrics().horizontalAdvance(text)
        return hint + QSize(max(0, more) + 2, 0)


class Chips(QWidget):
    """A row of chips of `(key, text)`.

    Exclusive ones answer like radio buttons, the others like check boxes.
    """

    changed = Signal()

    def __init__(
        self,
        options: Iterable[tuple[object, str]] = (),
        *,
        name: str = "",
        exclusive: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(exclusive)
        self._group.buttonClicked.connect(self._tell)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_options(list(options))

    @property
    def chips(self) -> list[Chip]:
        """The chips from left to right."""
        return [button for button in self._group.buttons() if isinstance(button, Chip)]

    @property
    def value(self) -> object | None:
        """The key of the first chosen chip, or None."""
        return next(iter(self.values), None)

    @property
    def values(self) -> list[object]:
        """The keys of the chosen chips."""
        return [chip.key for chip in self.chips if chip.isChecked()]

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other choices; what was chosen stays chosen where it is still offered."""
        before, old = set(self.values), self.chips
        for chip in old:
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.deleteLater()
        for key, text in options:
            chip = Chip(text, key, self)
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            chip.setChecked(key in before)
            chip.show()
        if old:  # until it is gone the last of the former ones keeps their place for the Tab key
            follow_in_tab_order(old[-1], *self.chips)
        if self._group.exclusive() and options and not self.values:
            self.chips[0].setChecked(True)

    def choose(self, *keys: object) -> None:
        """Choose by key, without the signal."""
        for chip in self.chips:
            if chip.key in keys:
                chip.setChecked(True)
            elif not self._group.exclusive():
                chip.setChecked(False)

    def press(self, position: int) -> bool:
        """Click the chip at a position from 0, as Alt+1 and so on do; False where there is none."""
        if not 0 <= position < len(self.chips):
            return False
        self.chips[position].click()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return done

    @override
    def sizeHint(self) -> QSize:
        wide = sum(chip.sizeHint().width() + self._flow.spacing() for chip in self.chips)
        return QSize(wide, self._flow.minimumSize().height())

    def _fit_height(self) -> None:
        high = max(24, self._flow.heightForWidth(self.width()))
        if (self.minimumHeight(), self.maximumHeight()) != (high, high):
            self.setFixedHeight(high)

    def _tell(self) -> None:
        self.changed.emit()
