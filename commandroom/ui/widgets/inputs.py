"""Controls of a form: a combo by pinyin initials, a text area with a counter, a date and time field."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDateTime, QEvent, QSize, Qt, QTimer, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from commandroom.ui.initials import NO_MATCH, match
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.oneline import keep_on_one_line
from commandroom.ui.widgets.text import PlainLabel

TYPING_PAUSE_MS = 1000
_UNBOUND = 16_777_215


class TextInput(QLineEdit):
    """A line of text; lines that are pasted are joined."""

    def __init__(
        self, placeholder: str = "", text: str = "", *, limit: int = 200, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(limit)
        keep_on_one_line(self)


class PinyinCombo(QComboBox):
    """A choice of `(key, text)`; typing finds an entry by its beginning or by the initials of its pinyin."""

    picked = Signal()

    def __init__(self, options: Iterable[tuple[object, str]] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._forget)
        self.setMaxVisibleItems(14)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.set_options(options)
        self.view().installEventFilter(self)
        self.activated.connect(self._tell)

    def set_options(self, options: Iterable[tuple[object, str]]) -> None:
        """Offer other choices; the chosen one stays where it is still offered."""
        before = self.value
        self.clear()
        for key, text in options:
            self.addItem(text, key)
        self.choose(before)

    @property
    def value(self) -> object | None:
        """The chosen key, or None."""
        chosen: object = self.currentData()
        return chosen

    def choose(self, key: object | None) -> None:
        """Choose by key, without the signal; an unknown key or None chooses nothing."""
        self.setCurrentIndex(next((at for at in range(self.count()) if self.itemData(at) == key), -1))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._type(event):
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.view() and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._type(event)
        return False

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _type(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if not (plain and event.text().isalnum()):
            return False
        self._typed += event.text()
        self._pause.start()
        at = self._best(self._typed)
        if at < 0:
            self._typed = event.text()
            at = self._best(self._typed)
        if at >= 0:
            self._go(at)
        return True

    def _go(self, at: int) -> None:
        if self.view().isVisible():
            self.view().setCurrentIndex(self.model().index(at, 0))
        else:
            self.setCurrentIndex(at)
            self._tell()

    def _best(self, typed: str) -> int:
        scores = [(match(typed, self.itemText(at)), -at) for at in range(self.count())]
        score, place = max(scores, default=(NO_MATCH, 0))
        return -place if score > NO_MATCH else -1

    def _forget(self) -> None:
        self._typed = ""

    def _tell(self) -> None:
        self.picked.emit()


class _Lines(QPlainTextEdit):
    """Wants no more height than it must have; what is left over it takes all the same."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class TextArea(QWidget):
    """Several lines of text with a counter.

    More than `limit` characters are kept and counted in red, never cut.
    """

    changed = Signal()

    def __init__(
        self, placeholder: str = "", *, limit: int = 10_000, lines: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.limit = limit
        self.edit = _Lines()
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        self.set_lines(lines)
        self._counter = PlainLabel("", "muted")
        self.setFocusProxy(self.edit)
        self.setLayout(column(self.edit, row(None, self._counter), spacing=2))
        self.edit.textChanged.connect(self._count)
        self._count()

    def set_lines(self, lines: int, *, may_grow: bool = False) -> None:
        """Show so many lines at once; with `may_grow` as many more as there is height for."""
        high = self.edit.fontMetrics().lineSpacing() * lines + 24
        self.edit.setMinimumHeight(high)
        self.edit.setMaximumHeight(_UNBOUND if may_grow else high)

    @property
    def text(self) -> str:
        """What stands there."""
        return self.edit.toPlainText()

    @property
    def is_too_long(self) -> bool:
        """Whether there are more characters than allowed."""
        return len(self.text) > self.limit

    def set_text(self, text: str) -> None:
        """Replace the text; the person can undo it."""
        cursor = self.edit.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        self.edit.document().setModified(False)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    @override
    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.edit.setAccessibleDescription(description)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.DynamicPropertyChange:
            self._count()

    def _count(self) -> None:
        self._counter.setText(f"{len(self.text):,} / {self.limit:,}")
        self._counter.set_role("error" if self.is_too_long else "muted")
        self.changed.emit()


class MomentField(QDateTimeEdit):
    """A date and time as the township's clock shows it; gives and takes aware moments in UTC."""

    def __init__(
        self, moment: datetime, *, zone: str = "Asia/Shanghai", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)
        self.setTimeZone(QTimeZone(zone.encode()))
        self.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.setCalendarPopup(True)
        self.set_moment(moment)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    @property
    def moment(self) -> datetime:
        """The moment shown, aware, in UTC, to the minute."""
        shown = self.dateTime()
        day, clock = shown.date(), shown.time()
        local = datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute(), tzinfo=self._zone)
        return local.astimezone(UTC)

    def set_moment(self, moment: datetime) -> None:
        """Show a moment."""
        seconds = int(moment.timestamp()) // 60 * 60
        self.setDateTime(QDateTime.fromSecsSinceEpoch(seconds, self.timeZone()))

    @override
    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab leaves at once instead of going through year, month, day, hour and minute; arrows go through those."""
        return QWidget.focusNextPrevChild(self, is_next)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
