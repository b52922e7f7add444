"""Forms that nobody finished: a line above the form for the newest, a list of all of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.moments import long_text
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.strip import Strip
from commandroom.ui.widgets.text import PlainLabel
from commandroom.ui.widgets.tip import tip_text
from commandroom.usecases.queries import DraftRow

FOLDER = "drafts"
ORPHAN_AFTER = timedelta(days=1)
_TITLE = 40
_KEY = Qt.ItemDataRole.UserRole


def folder_of(home: Path, draft: str) -> Path:
    """Where the pasted pictures of a draft lie; the name says nothing about what is in them."""
    return home / FOLDER / draft


def drop_folder(home: Path, draft: str) -> None:
    """The draft was handed in or thrown away; called off the GUI thread."""
    shutil.rmtree(folder_of(home, draft), ignore_errors=True)


def drop_orphans(home: Path, known: Iterable[str], *, now: datetime) -> None:
    """Pictures of drafts that are no more, a day later (a cleared form can be had back); off the GUI thread."""
    kept = set(known)
    folder = home / FOLDER
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in kept and now.timestamp() - path.stat().st_mtime > ORPHAN_AFTER.total_seconds():
            shutil.rmtree(path, ignore_errors=True)


class Unfinished(Strip):
    """The line above the form. Signals carry the row that is meant."""

    resumed = Signal(object)
    thrown_away = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "info_bg", "", parent)
        self.rows: list[DraftRow] = []
        self.resume_button = Button(theme, self.tr("Go on with it"))
        self.forget_button = Button(theme, self.tr("Throw it away"), kind="ghost")
        self.all_button = Button(theme, "", kind="ghost")
        for button in (self.resume_button, self.forget_button, self.all_button):
            self.deeds.addWidget(button)
        self.resume_button.clicked.connect(lambda _checked=False: self.resume())
        self.forget_button.clicked.connect(lambda _checked=False: self.forget())
        self.all_button.clicked.connect(lambda _checked=False: self.open_list())

    def show_rows(self, rows: Sequence[DraftRow]) -> None:
        """Show these, newest first."""
        self.rows = list(rows)
        if not self.rows:
            self.hide()
            return
        head = self.tr("%n unfinished form(s)", "", len(self.rows))
        text = self.tr("{title}, kept {time}")
        self.say(head, text.format(title=self.title_of(self.rows[0]), time=long_text(self.rows[0].saved_at)))
        self.all_button.say(self.tr("All {count}…").format(count=len(self.rows)))
        self.all_button.setVisible(len(self.rows) > 1)

    def title_of(self, row: DraftRow) -> str:
        """What a draft is called in the list."""
        told = row.fields.get("title") or row.fields.get("text", "")
        return " ".join(told.split())[:_TITLE] or self.tr("without a title")

    def resume(self, at: int = 0) -> None:
        """Go on with one of them."""
        if at < len(self.rows):
            self.resumed.emit(self.rows.pop(at))

    def forget(self, at: int = 0) -> None:
        """Throw one of them away."""
        if at < len(self.rows):
            self.thrown_away.emit(self.rows.pop(at))
            self.show_rows(self.rows)

    def open_list(self) -> DraftList | None:
        """All of them in a list."""
        if not self.rows:
            return None
        dialog = DraftList(self.theme, self, parent=self)
        dialog.open()
        return dialog


class DraftList(CardDialog):
    """Enter goes on with the chosen one, Delete throws it away."""

    def __init__(self, theme: Theme, drafts: Unfinished, *, parent: QWidget) -> None:
        title = self.tr("Unfinished forms")
        super().__init__(theme, title, parent=parent, size=(640, 420), submit_text=self.tr("Go on with it"))
        self._drafts = drafts
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.forget_button = Button(theme, self.tr("Throw it away"), kind="ghost", keys="Del").large()
        self.forget_button.clicked.connect(lambda _checked=False: self._forget())
        self.list.itemActivated.connect(lambda _item: self.submit())
        self.body.addWidget(PlainLabel(self.tr("Kept on this seat until they are handed in."), "muted"))
        self.body.addWidget(self.list, 1)
        self.set_footer(self.forget_button, None, self.cancel_button, self.submit_button)
        self._show()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _show(self) -> None:
        self.list.clear()
        for row in self._drafts.rows:
            files = len(list(filter(None, row.fields.get("files", "").split("\n"))))
            more = self.tr("%n file(s)", "", files) if files else ""
            parts = (
                long_text(row.saved_at),
                self._drafts.title_of(row),
                row.fields.get("location", ""),
                more,
            )
            item = QListWidgetItem("   ".join(filter(None, parts)), self.list)
            item.setToolTip(tip_text(item.text()))
            item.setSizeHint(QSize(0, self.theme.row_height))
        self.list.setCurrentRow(0)

    @override
    def submit(self) -> None:
        at = self.list.currentRow()
        self.accept()
        self._drafts.resume(at)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._forget()
        else:
            super().keyPressEvent(event)

    def _forget(self) -> None:
        self._drafts.forget(self.list.currentRow())
        self._show()
        if not self._drafts.rows:
            self.reject()
