"""Choosing columns by keyboard: Space shows or hides, Alt+↑ ↓ moves, ← → makes narrower and wider."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.pages.board.columnchoice import FIXED, STRETCHES, ColumnChoice
from commandroom.ui.pages.board.columns import COLUMNS, column_title
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.text import PlainLabel

Key = Qt.Key
_STEP = 8
_TITLES = {column.key: column for column in COLUMNS}


class ColumnsDialog(CardDialog):
    """Every change is seen at once in the list behind it; `on_changed` gets the new choice."""

    def __init__(
        self,
        desk: Desk,
        choice: ColumnChoice,
        *,
        parent: QWidget,
        on_changed: Callable[[ColumnChoice], object],
    ) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(420, 520))
        self.choice = choice
        self._on_changed = on_changed
        self._is_filling = False
        self.setWindowTitle(self.tr("Columns"))
        self.title.setText(self.tr("Columns"))
        self.setAccessibleName(self.tr("Columns"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.installEventFilter(self)
        self.list.itemChanged.connect(self._toggle)
        keys = self.tr("Space shows or hides, Alt+↑ ↓ moves, ← → sets the width")
        self.body.addWidget(PlainLabel(keys, "muted", wrap=True))
        self.body.addWidget(self.list)
        usual = Button(desk.theme, self.tr("As usual"), icon="rotate-ccw", kind="ghost")
        usual.clicked.connect(lambda: self._change(ColumnChoice(), 0))
        self.submit_button.say(self.tr("Close"), keys="Esc")
        self.set_footer(usual, None, self.submit_button)
        self._fill(0)
        self.list.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.list or not isinstance(event, QKeyEvent):
            return False
        if event.type() is not QEvent.Type.KeyPress:
            return False
        key, at = event.key(), self.list.currentRow()
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_alt and key in (Key.Key_Up, Key.Key_Down):
            self.move_column(-1 if key == Key.Key_Up else 1)
        elif key in (Key.Key_Left, Key.Key_Right) and at >= 0:
            self.widen(-_STEP if key == Key.Key_Left else _STEP)
        else:
            return False
        return True

    def move_column(self, by: int) -> None:
        """Move the column under the cursor."""
        at = self.list.currentRow()
        self._change(self.choice.moved(self.choice.order[at], by), at + by)

    def widen(self, by: int) -> None:
        """Make the column under the cursor wider or narrower."""
        at = self.list.currentRow()
        key = self.choice.order[at]
        self._change(self.choice.widened(key, self.choice.wide(key) + by), at)

    def _toggle(self, item: QListWidgetItem) -> None:
        if not self._is_filling:
            at = self.list.row(item)
            self._change(self.choice.toggled(self.choice.order[at]), at)

    def _change(self, choice: ColumnChoice, at: int) -> None:
        self.choice = choice
        self._fill(at)
        self._on_changed(choice)

    def _fill(self, at: int) -> None:
        self._is_filling = True
        self.list.clear()
        for key in self.choice.order:
            wide = "" if key == STRETCHES else f"   {self.choice.wide(key)} px"
            item = QListWidgetItem(f"{column_title(_TITLES[key])}{wide}")
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if key in FIXED else flags | Qt.ItemFlag.ItemIsUserCheckable)
            is_on = self.choice.is_wanted(key)
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, self.theme.px(32)))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(at, 0), self.list.count() - 1))
        self._is_filling = False
