"""A choice among many by typing: Chinese as the input method gives it, or the initials of its pinyin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.icons import paint_icon
from commandroom.ui.initials import NO_MATCH, match
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.inputs import TextInput

SHOWN = 9
_ROW = 32
_GAP = 4


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; `also` are other words that find it, `note` stands behind it in the list."""

    key: str
    text: str
    note: str = ""
    also: str = ""

    def score(self, typed: str) -> float:
        """How well it fits what was typed; the key itself fits best."""
        if typed and typed == self.key:
            return 1.1
        return max(match(typed, self.text), match(typed, self.also) * 0.9 if self.also else NO_MATCH)


class _Popup(QFrame):
    """The list under the field. A child of the window, not a window: nothing steals the focus of the field."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.over = window
        self.setObjectName("card")
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        layout.addWidget(self.list)
        theme.wear(self)

    def offer(self, options: Sequence[Option], name: str) -> None:
        """Show these, the first one lit."""
        self.list.clear()
        self.list.setAccessibleName(name)
        for option in options:
            item = QListWidgetItem(
                f"{option.text}   {option.note}" if option.note else option.text, self.list
            )
            item.setData(Qt.ItemDataRole.UserRole, option.key)
        if options:
            self.list.setCurrentRow(0)

    def place(self, field: QWidget) -> None:
        """Under the field, or above it where the window ends."""
        window = self.over
        high = min(self.list.count(), SHOWN) * max(_ROW, self.list.sizeHintForRow(0)) + 2 * _GAP + 4
        corner = field.mapTo(window, QPoint(0, field.height() + 2))
        if corner.y() + high > window.height():
            above = field.mapTo(window, QPoint(0, -high - 2))
            corner = above if above.y() >= 0 else QPoint(corner.x(), max(0, window.height() - high))
        self.setGeometry(corner.x(), corner.y(), max(field.width(), 260), high)
        self.raise_()
        self.show()


class TypeAhead(TextInput):
    """A field that holds the key of one option, or None while what stands there is no option.

    Down or typing opens the list, Enter or Tab takes the lit row; leaving the field takes the best match of
    what was typed, and leaves alone what matches nothing, so that no typed text is lost.
    """

    picked = Signal()

    def __init__(
        self,
        theme: Theme,
        placeholder: str = "",
        options: Iterable[Option] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, parent=parent)
        self._theme = theme
        self._options: tuple[Option, ...] = tuple(options)
        self._by_key = {option.key: option for option in self._options}
        self._value: str | None = None
        self._popup: _Popup | None = None
        self.setTextMargins(0, 0, 22, 0)
        self.textEdited.connect(self._typed)

    @property
    def value(self) -> str | None:
        """The key of the chosen option; None where the text is none of them."""
        return self._value

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be chosen."""
        return self._options

    @property
    def is_open(self) -> bool:
        """Whether the list is to be seen."""
        return self._popup is not None and self._popup.isVisible()

    def set_options(self, options: Iterable[Option]) -> None:
        """Offer other choices; the chosen one stays where it is still offered."""
        self._options = tuple(options)
        self._by_key = {option.key: option for option in self._options}
        if self._value is not None:
            self.choose(self._value)

    def choose(self, key: str | None) -> None:
        """Choose by key, without the signal; an unknown key or None empties the field."""
        option = self._by_key.get(key) if key is not None else None
        self._value = option.key if option is not None else None
        self.setText(option.text if option is not None else "")
        self.setCursorPosition(0)
        self.close_list()

    def matches(self, typed: str) -> list[Option]:
        """The options that fit, best first; all of them where nothing is typed."""
        if not typed.strip():
            return list(self._options)
        scored = [(option.score(typed.strip()), -at, option) for at, option in enumerate(self._options)]
        return [option for score, _, option in sorted(scored, reverse=True) if score > NO_MATCH]

    def open_list(self) -> None:
        """Show what fits what stands there; everything where an option is chosen already."""
        found = self.matches("" if self._value is not None else self.text())
        if not found:
            self.close_list()
            return
        if self._popup is None or self._popup.over is not self.window():
            self._popup = _Popup(self._theme, self.window())
            self._popup.list.itemClicked.connect(self._clicked)
        self._popup.offer(found[:200], self.accessibleName())
        self._popup.place(self)

    def close_list(self) -> None:
        """Hide the list."""
        if self._popup is not None:
            self._popup.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
            event.accept()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.is_open:
            self._take_lit()
            event.accept()
        elif key == Qt.Key.Key_Escape and self.is_open:
            self.close_list()
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        is_tab = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_tab and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab and self.is_open:
            self._take_lit()
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.open_list()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        self.close_list()
        if self._value is None and self.text().strip():
            found = self.matches(self.text())
            if found:
                self._take(found[0].key)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rect = QRectF(self.width() - 26, (self.height() - 16) / 2, 16, 16)
        paint_icon(QPainter(self), self._theme, "chevrons-up-down", rect, "text3")

    def _typed(self) -> None:
        self._value = None
        if self.text().strip():
            self.open_list()
        else:
            self.close_list()
            self.picked.emit()

    def _move(self, step: int) -> None:
        if not self.is_open:
            self.open_list()
            return
        assert self._popup is not None  # noqa: S101  it is open
        shown = self._popup.list
        shown.setCurrentRow(min(max(shown.currentRow() + step, 0), shown.count() - 1))

    def _take_lit(self) -> None:
        assert self._popup is not None  # noqa: S101  it is open
        item = self._popup.list.currentItem()
        if item is not None:
            self._take(str(item.data(Qt.ItemDataRole.UserRole)))

    def _clicked(self, item: QListWidgetItem) -> None:
        self._take(str(item.data(Qt.ItemDataRole.UserRole)))

    def _take(self, key: str) -> None:
        self.choose(key)
        self.picked.emit()
