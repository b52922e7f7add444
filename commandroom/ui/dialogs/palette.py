"""The command palette: type a few letters, Enter does it.

It shows each deed's key, teaches it, and is then not needed. `>` looks among deeds and pages only, `@` among people,
`#` among events; Tab looks for events with the words on the board.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from commandroom.base.pinyin import is_loaded
from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.actions import Actions
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.icons import paint_icon
from commandroom.ui.initials import NO_MATCH, match
from commandroom.ui.otherwords import english, is_known
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.settings import DeskSettings
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.strip import FaultStrip
from commandroom.ui.widgets.text import PlainLabel

WIDE = 640
ROW = 44
SHOWN = 9
REMEMBERED = 5
SOURCE_PAUSE_MS = 120
WARM_AFTER_MS = 250
RECENT = "palette/recent"
DEEDS, PEOPLE, EVENTS = ">", "@", "#"
SEARCH_KEY = "Tab"
Index = QModelIndex | QPersistentModelIndex
_GAP = 12
_GROUP_COLUMN = 190
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette; `id` is remembered when it was used, "" is never remembered."""

    text: str
    group: str
    do: Callable[[], object]
    id: str = ""
    icon: str = "zap"
    keys: str = ""
    note: str = ""


Deliver = Callable[[Sequence[Entry]], object]
Refuse = Callable[[RoomError], object]
Source = Callable[[str, Deliver, Refuse], object]
"""Looks for a text in the room, and answers one of the two."""


class EntryModel(QAbstractListModel):
    """The lines that fit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replace the lines."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return in_a_sentence((entry.text, entry.group, entry.note, entry.keys))
        return None


class EntryDelegate(QStyledItemDelegate):
    """Paints icon, text, group and key."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDE - 20, self._theme.px(ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, EntryModel):
            return
        entry, theme, box = model.entries[index.row()], self._theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        middle = box.center().y()
        paint_icon(painter, theme, entry.icon, QRectF(box.x() + 16, middle - 9, 18, 18), "text2")
        right = self._paint_keys(painter, box, entry.keys)
        self._paint_words(painter, box, entry, right)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, entry: Entry, right: float) -> None:
        theme = self._theme
        said = f"{entry.group} · {entry.note}" if entry.note else entry.group
        left = box.x() + 48
        title_wide = QFontMetricsF(theme.font(14)).horizontalAdvance(entry.text) + 2
        group_wide = QFontMetricsF(theme.font(12)).horizontalAdvance(said) + 2
        column = box.right() - _GROUP_COLUMN
        group_x = group_place(column, left + title_wide, right - group_wide)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text3"))
        group = QRectF(group_x, box.y(), right - group_x - _GAP, box.height())
        shown = QFontMetricsF(painter.font()).elidedText(said, Qt.TextElideMode.ElideRight, group.width())
        painter.drawText(group, _MIDDLE_LEFT, shown)
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("text"))
        room = QRectF(left, box.y(), group_x - left - _GAP, box.height())
        text = QFontMetricsF(painter.font()).elidedText(entry.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE_LEFT, text)

    def _paint_keys(self, painter: QPainter, box: QRectF, keys: str) -> float:
        if not keys:
            return box.right() - 16
        painter.setFont(self._theme.font(12))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(keys) + 14
        cap = QRectF(box.right() - 16 - wide, box.center().y() - 10, wide, 20)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.setBrush(self._theme.colour("subtle"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(self._theme.colour("text2"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
        return cap.x()


def group_place(column: float, title_end: float, furthest: float) -> float:
    """Where the name of the group begins: in its column, further right where the title needs the room.

    A title is cut only when the whole name of the group stands at the right edge already.
    """
    return max(min(column, furthest - _GAP), min(title_end, furthest - _GAP * 2) + _GAP)


class CommandPalette(CardDialog):
    """Deeds, pages, people and events by a few characters or pinyin initials."""

    def __init__(  # noqa: PLR0913  each is named at the call
        self,
        theme: Theme,
        actions: Actions,
        settings: DeskSettings,
        *,
        scope: str,
        parent: QWidget,
        pages: Sequence[Entry] = (),
        source: Source | None = None,
    ) -> None:
        super().__init__(theme, "", parent=parent, size=(WIDE, 0))
        self._settings = settings
        self._source = source
        self._own = [*_deeds(actions, scope, self.tr("Deed")), *pages]
        self._asked = ""
        self._is_looking = False
        self.setAccessibleName(self.tr("Command palette"))
        self.search = TextInput(self.tr("Deed, page, person or event; pinyin initials will do"))
        self.search.setObjectName("palette")
        self.search.setAccessibleName(self.accessibleName())
        self.model = EntryModel(self)
        self.view = QListView()
        self._pause = QTimer(self, singleShot=True, interval=SOURCE_PAUSE_MS)
        self._pause.timeout.connect(self._ask_source)
        self._arrange()
        self.search.textChanged.connect(self._look)
        self.search.installEventFilter(self)
        self.view.clicked.connect(self._click)
        self._look("")
        if source is not None and not (is_loaded() and is_known()):
            QTimer.singleShot(WARM_AFTER_MS, self, self._make_ready)

    @override
    def submit(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self._take(self.model.entries[index.row()])
        elif self.clear.isVisible():
            self.search.clear()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._steer(event.key())
        return False

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window_behind
        self.move(
            window.mapToGlobal(window.rect().topLeft()).x() + (window.width() - self.width()) // 2,
            window.mapToGlobal(window.rect().topLeft()).y() + max(24, window.height() // 7),
        )
        self.search.setFocus()

    def _arrange(self) -> None:
        self.title.hide()
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self.footer.hide()
        self.view.setModel(self.model)
        self.view.setItemDelegate(EntryDelegate(self.theme, self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("Matches"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = PlainLabel("", "muted")
        self.clear = Button(self.theme, self.tr("Show all deeds"), kind="link", keys="Enter")
        self.clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear.clicked.connect(self.search.clear)
        self.unasked = FaultStrip(self.theme, on_retry=lambda: self._look(self._asked))
        self.line = ProgressLine(self.theme)
        self.line.lie_over(self.middle)
        box = self.body
        box.setSpacing(10)
        box.setContentsMargins(10, 16, 10, 12)
        box.addWidget(self.search)
        box.addLayout(row(self._nothing, None, self.clear, margins=(16, 0, 10, 0)))
        box.addWidget(self.unasked)
        box.addWidget(self.view)
        self.middle.setObjectName("dialogtop")

    def _steer(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: SHOWN, Qt.Key.Key_PageUp: -SHOWN}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif key == Qt.Key.Key_Tab:
            found = [entry for entry in self.model.entries if entry.keys == SEARCH_KEY]
            if found:
                self._take(found[0])
        elif key in steps and self.model.entries:
            at = self.view.currentIndex().row() + steps[Qt.Key(key)]
            self.view.setCurrentIndex(self.model.index(min(max(at, 0), len(self.model.entries) - 1), 0))
        else:
            return False
        return True

    def _make_ready(self) -> None:
        """Load pinyin and English once the palette stands: that holds the interpreter up for a moment."""
        if self._source is not None:
            self._source("", lambda _entries: self._look(self._asked), lambda _error: None)

    def _look(self, text: str) -> None:
        self._asked = text
        self._is_looking = self._source is not None and bool(text.strip()) and not text.startswith(DEEDS)
        self.unasked.hide()
        self._show(self._found(text))
        if self._is_looking:
            self._pause.start()

    def _found(self, text: str) -> list[Entry]:
        kind, wanted = parted(text)
        if kind in (PEOPLE, EVENTS):
            return []
        if not wanted:
            return self._recent_first()
        has_pinyin, lang = is_loaded() or self._source is None, is_known()
        scored = [
            (match(wanted, one.text, also=english(one.text) if lang else "", has_pinyin=has_pinyin), one)
            for one in self._own
        ]
        hits = [(score, entry) for score, entry in scored if score > NO_MATCH]
        hits.sort(key=lambda hit: -hit[0])
        return [entry for _, entry in hits]

    def _recent_first(self) -> list[Entry]:
        recent = self._recent()
        order = {entry_id: place for place, entry_id in enumerate(recent)}
        return sorted(self._own, key=lambda entry: order.get(entry.id, len(order)))

    def _ask_source(self) -> None:
        text = self._asked
        if self._source is None or not self._is_looking:
            return
        self.line.start()
        self._source(
            text.strip(), lambda entries: self._add(text, entries), lambda error: self._refuse(text, error)
        )

    def _add(self, text: str, entries: Sequence[Entry]) -> None:
        if text == self._asked and self.isVisible():
            self._rest()
            self._show([*self._found(text), *entries], keep=True)

    def _refuse(self, text: str, error: RoomError) -> None:
        """People and events could not be looked for; deeds and pages are there all the same."""
        if text == self._asked and self.isVisible():
            self._rest()
            said = words.error_text(error, lang=self._settings.lang)
            head = self.tr("People and events cannot be looked for: {why}").format(why=said)
            self.unasked.say(head, error.code)
            self._show(self._found(text), keep=True)

    def _rest(self) -> None:
        self.line.stop()
        self.unasked.hide()
        self._is_looking = False

    def _show(self, entries: list[Entry], *, keep: bool = False) -> None:
        at = self.view.currentIndex().row() if keep else 0
        self.model.show_entries(entries)
        self.view.setCurrentIndex(self.model.index(max(at, 0), 0))
        nothing = self.tr("Looking for people and events …") if self._is_looking else self.tr("Nothing fits.")
        self._nothing.setText(nothing)
        self._nothing.setVisible(not entries)
        self.clear.setVisible(not entries and not self._is_looking)
        self.view.setFixedHeight(self.theme.px(ROW) * min(len(entries), SHOWN))
        self._settle_layout()
        self.adjustSize()
        self.resize(WIDE, self.height())

    def _settle_layout(self) -> None:
        """Lines that came or went count at once, so that the palette is as high as what it shows."""
        for part in (self.middle, self.card, self):
            layout = part.layout()
            if layout is not None:
                layout.activate()

    def _click(self, index: QModelIndex) -> None:
        self._take(self.model.entries[index.row()])

    def _take(self, entry: Entry) -> None:
        if entry.id:
            kept = [entry.id, *[other for other in self._recent() if other != entry.id]]
            self._settings.put(RECENT, kept[:REMEMBERED])
        self.accept()
        entry.do()

    def _recent(self) -> list[str]:
        stored = self._settings.get(RECENT, [])
        return [str(entry_id) for entry_id in stored] if isinstance(stored, list) else []


def parted(text: str) -> tuple[str, str]:
    """What a text begins with (`>`, `@`, `#` or "") and the words after it."""
    wanted = text.strip()
    if wanted[:1] in (DEEDS, PEOPLE, EVENTS):
        return wanted[0], wanted[1:].strip()
    return "", wanted


def _deeds(actions: Actions, scope: str, group: str) -> list[Entry]:
    return [
        Entry(
            deed.text,
            deed.group or group,
            deed.action.trigger,
            deed.id,
            deed.icon or "zap",
            " / ".join(deed.keys[:1]),
        )
        for deed in sorted(actions.deeds(scope), key=lambda deed: deed.scope != scope)
        if deed.is_open and deed.id != "desk.palette" and not deed.id.startswith("page.")
    ]
