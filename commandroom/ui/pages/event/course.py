"""The middle column: the course of the event with its filter, and the box for a remark under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.parts.entries import only
from commandroom.ui.parts.timeline import Timeline
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card, Line, Scroll
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import TimelineRow

LIMIT = 10_000


class CourseCard(Card):
    """What was done, newest first; what is typed below stays until it is sent."""

    note_given = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: tuple[TimelineRow, ...] = ()
        self._codes: Mapping[str, str] = {}
        self._event = ""
        self._begun: dict[str, str] = {}
        self.filter = Chips(
            [
                ("", self.tr("All")),
                ("course", self.tr("Steps")),
                ("talk", self.tr("Talk")),
                ("system", self.tr("System")),
            ],
            name=self.tr("Filter of the course"),
        )
        self.filter.changed.connect(self._show)
        self.timeline = Timeline(theme)
        inside = QWidget()
        inside.setLayout(column(self.timeline, None, margins=(18, 4, 12, 12)))
        self.area = Scroll(inside)
        self.area.setFocusProxy(self.timeline)
        self.timeline.seen_wanted.connect(self._show_entry)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(self.tr("A remark for everyone who works on this event   R"))
        self.note.setAccessibleName(self.tr("Remark"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.px(60))
        self.note.installEventFilter(self)
        self.send = Button(theme, self.tr("Send"), icon="send", kind="primary", keys="Ctrl+Enter")
        self.send.clicked.connect(self._send)
        self._fault = PlainLabel("", "error", wrap=True)
        self._fault.hide()
        self._box = QWidget()
        self._box.setLayout(
            column(
                self._fault,
                row(self.note, column(None, self.send), spacing=10),
                margins=(16, 10, 16, 12),
                spacing=4,
            )
        )
        self._box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        head = row(PlainLabel(self.tr("Course"), "h2"), 12, self.filter, margins=(18, 12, 16, 8))
        self.setLayout(column(head, self.area, Line(), self._box, spacing=0, margins=(1, 1, 1, 1)))
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretchFactor(self.area, 1)
        self.setAccessibleName(self.tr("Course"))
        self.setMinimumWidth(320)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.note.toPlainText()

    def show_rows(self, rows: Sequence[TimelineRow], codes: Mapping[str, str]) -> None:
        """Show another course."""
        self._rows = tuple(rows)
        self._codes = codes
        self._show()

    def allow_note(self, *, is_allowed: bool) -> None:
        """Whether a remark may be written."""
        self._box.setVisible(is_allowed)

    def focus_note(self) -> None:
        """Begin to write."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_tag(self) -> None:
        """Begin a tag in the remark: a # with the cursor after it."""
        self.focus_note()
        cursor = self.note.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        needs_space = bool(self.text) and not self.text[-1].isspace()
        cursor.insertText(" #" if needs_space else "#")
        self.note.setTextCursor(cursor)

    def turn_to(self, event: str) -> None:
        """Show another event's course from its newest entry on, with the remark that was begun there."""
        if event == self._event:
            return
        if self.text.strip():
            self._begun[self._event] = self.text
        self._event = event
        self.note.setPlainText(self._begun.pop(event, ""))
        self.show_fault("")
        self.area.verticalScrollBar().setValue(0)

    def clear_note(self, event: str) -> None:
        """The remark at this event was sent."""
        self._begun.pop(event, None)
        if event == self._event:
            self.note.clear()
            self.show_fault("")

    def show_fault(self, text: str) -> None:
        """Say why it was not sent; what was typed stays."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self.send.setEnabled(True)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._send()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.area.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _show_entry(self, place: QRect) -> None:
        """Bring an entry that the keys came to into sight."""
        middle = self.timeline.y() + place.center().y()
        self.area.ensureVisible(0, middle, 0, place.height() // 2 + 8)

    def _show(self) -> None:
        self.timeline.show_rows(only(self._rows, str(self.filter.value or "")), self._codes)

    def _send(self) -> None:
        text = self.text.strip()
        if not text:
            self.show_fault(self.tr("Write something first."))
        elif len(text) > LIMIT:
            self.show_fault(
                self.tr("At most {limit} characters; this has {count}.").format(
                    limit=f"{LIMIT:,}", count=f"{len(text):,}"
                )
            )
        else:
            self.note_given.emit(text)
