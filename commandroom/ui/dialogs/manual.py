"""The manual inside the desk: chapters at the left, the open one at the right, found by any of its words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QTextBrowser, QWidget
from typing_extensions import override

from commandroom.domain.errors import WorldError
from commandroom.ui import words
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.manual import Chapter, chapters, pictures
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel

WIDE, HIGH = 1120, 760
_LIST_WIDE = 200
_ROW_HIGH = 32
_MARGIN = 24
_PICTURE_WIDE = 800
_ABOVE, _ABOVE_HEAD, _LINE_PERCENT = 5, 14, 135
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Leaf(QTextBrowser):
    """An open chapter; its pictures are read when they are shown."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenExternalLinks(False)
        self.setObjectName("leaf")
        self.document().setDocumentMargin(_MARGIN)

    def show_text(self, text: str) -> None:
        """Show Markdown, with room to breathe between its blocks."""
        self.setMarkdown(text)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            form = block.blockFormat()
            if cursor.currentTable() is None:
                form.setTopMargin(_ABOVE_HEAD if form.headingLevel() else _ABOVE)
                form.setBottomMargin(_ABOVE)
            form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setBlockFormat(form)
            block = block.next()
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if not isinstance(name, QUrl) or name.scheme() != "picture":
            return super().loadResource(kind, name)
        image = QImage(str(self._folder / f"{name.path()}.png"))
        if image.isNull() or image.width() <= _PICTURE_WIDE:
            return image
        return image.scaledToWidth(_PICTURE_WIDE, Qt.TransformationMode.SmoothTransformation)


class Manual(CardDialog):
    """Opened by F1 at the chapter of the page at hand."""

    def __init__(
        self,
        theme: Theme,
        *,
        page: str,
        lang: str,
        parent: QWidget,
        read: Callable[[str], tuple[Chapter, ...]] = chapters,
    ) -> None:
        super().__init__(theme, "", parent=parent, size=(WIDE, HIGH))
        self.title.setText(self.tr("Manual"))
        self.setAccessibleName(self.title.text())
        self.chapters: tuple[Chapter, ...] = ()
        self._read, self._lang, self._page = partial(read, lang), lang, page
        self._shown: list[Chapter] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Chapters"))
        self.list.setFixedWidth(theme.px(_LIST_WIDE))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setStyleSheet("QListWidget::item { padding-left: 20px }")
        self.leaf = Leaf(pictures(lang))
        self.leaf.setAccessibleName(self.tr("Chapter"))
        self.search: QLineEdit = TextInput(self.tr("Find in the manual"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setMinimumWidth(theme.px(240))
        self.search.installEventFilter(self)
        self.head.addWidget(self.search)
        body = QWidget()
        inside = row(self.list, self.leaf, spacing=0)
        inside.setStretchFactor(self.leaf, 1)
        body.setLayout(inside)
        self.placeholder = Placeholder(theme, body)
        self.set_body(Card(column(self.placeholder), name="surface"))
        self.submit_button.say(self.tr("Close"), keys="Esc")
        said = PlainLabel(self.tr("Arrows choose a chapter, Tab goes into it, / finds words."), "muted")
        self.set_footer(said, None, self.submit_button)
        self.list.currentRowChanged.connect(lambda _row: self._open())
        self.search.textChanged.connect(self._fill)
        self._open_book()

    @property
    def current(self) -> Chapter | None:
        """The open chapter."""
        at = self.list.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def _open_book(self) -> None:
        """Read the chapters and open the one of the page at hand, or say why they cannot be read."""
        try:
            self.chapters = self._read()
        except (OSError, UnicodeDecodeError) as error:
            self._say_fault(error)
            return
        if not self.chapters:
            self._say_fault(FileNotFoundError("resources/help"))
            return
        self._fill(self.search.text())
        self.go(self._page)

    def _say_fault(self, error: Exception) -> None:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        said = WorldError("help.unreadable", reason=reason)
        text = words.error_text(said, lang=self._lang)
        self.placeholder.show_error(text, said.code, on_retry=self._open_book)

    def go(self, page: str) -> None:
        """Open the first chapter about a page, else the first of all."""
        at = next((n for n, chapter in enumerate(self.chapters) if page in chapter.pages), 0)
        self.list.setCurrentRow(at)
        self.list.setFocus()

    def _fill(self, typed: str) -> None:
        self._shown = [chapter for chapter in self.chapters if chapter.has(typed)]
        self.list.clear()
        for chapter in self._shown:
            item = QListWidgetItem(chapter.title)
            item.setSizeHint(QSize(0, self.theme.px(_ROW_HIGH)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        if self._shown:
            self.placeholder.show_content()
        elif self.chapters:
            text, clear = self.tr("No chapter has these words."), self.tr("Show all chapters")
            self.placeholder.show_empty(text, icon="book-open", action=clear, on_action=self.search.clear)

    def _open(self) -> None:
        chapter = self.current
        if chapter is None:
            return
        self.leaf.show_text(chapter.text)
        typed = self.search.text().split()
        if typed:
            self.leaf.find(typed[0])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                last = max(0, self.list.count() - 1)
                self.list.setCurrentRow(min(last, max(0, self.list.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Slash and not self.search.hasFocus():
            self.search.setFocus()
            event.accept()
            return
        super().keyPressEvent(event)
