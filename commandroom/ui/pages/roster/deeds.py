"""What somebody does on the roster by key or button: on each list it means that list's own form."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from commandroom.domain.people.posts import Post
from commandroom.domain.people.units import Unit
from commandroom.ui.desk import Desk
from commandroom.ui.pages.roster.editing import Editing
from commandroom.ui.pages.roster.lists import POSTS, UNITS, RosterLists
from commandroom.ui.pages.roster.viewmodel import RosterViewModel
from commandroom.usecases.queries import PersonRow

KEEPING = "keep:person"


class RosterDeeds(QObject):
    """The hands of the page; of an earlier day nothing is changed."""

    def __init__(self, desk: Desk, model: RosterViewModel, lists: RosterLists, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._lists, self._page = desk, model, lists, page
        self.editing = Editing(desk, model, page)
        self.status_board: QWidget | None = None

    def add(self) -> None:
        """The empty form of what is listed."""
        if self._lists.tab == UNITS:
            self.editing.unit(None)
        elif self._lists.tab == POSTS:
            self.editing.post(None)
        else:
            self.editing.person(None)

    def edit(self) -> None:
        """The form of what is chosen."""
        found = self._lists.current
        if self._model.as_of is not None:
            return
        if isinstance(found, PersonRow):
            self.editing.person(found)
        elif isinstance(found, Unit):
            self.editing.unit(found)
        elif isinstance(found, Post):
            self.editing.post(found)

    def edit_file(self) -> None:
        """The other fields of the chosen person's file."""
        found = self._lists.current
        if isinstance(found, PersonRow) and self._model.as_of is None:
            self.editing.file(found)

    def retire(self) -> None:
        """Take off what is chosen, or put it back."""
        self.editing.retire(self._lists.current)

    def set_presence(self, state: str) -> None:
        """Say how it stands with the chosen person today: `on`, `off` or `leave`."""
        found = self._lists.current
        if isinstance(found, PersonRow) and self._model.as_of is None:
            self.editing.presence(found, state)

    def bring(self) -> None:
        """Import a staff list."""
        from commandroom.ui.pages.roster.bringing import ask_list  # noqa: PLC0415 - seldom

        error = self._desk.gate.bar_of(KEEPING)
        if error is not None:
            self._desk.notices.refuse(error)
            return
        ask_list(self._desk, self._page, self._model.refresh)

    def open_board(self) -> None:
        """Open the status board for the room's second screen."""
        from commandroom.ui.pages.roster.statusboard import open_board  # noqa: PLC0415 - seldom, and a window of its own

        self.status_board = open_board(self._desk, self._page)
