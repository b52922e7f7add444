"""Whoever is chosen in the lists, told in the panel beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from commandroom.domain.people.headcount import Line
from commandroom.domain.people.posts import Post
from commandroom.domain.people.units import Unit
from commandroom.ui.desk import Desk
from commandroom.ui.pages.roster.lists import RosterLists
from commandroom.ui.pages.roster.panel import RosterPanel
from commandroom.ui.pages.roster.viewmodel import RosterViewModel
from commandroom.usecases.queries import PersonRow, RecordChange


class Chosen(QObject):
    """Shows who is chosen at once, and asks for what the list does not know: history, file, what is in hand."""

    def __init__(self, desk: Desk, model: RosterViewModel, lists: RosterLists, panel: RosterPanel) -> None:
        super().__init__(panel)
        self._desk, self._model = desk, model
        self._lists, self._panel = lists, panel
        lists.current_changed.connect(self.show)
        model.fields_changed.connect(self._take_fields)
        model.sheet_changed.connect(lambda sheet: panel.show_sheet(sheet, desk.clock.now()))
        model.history_changed.connect(self._show_history)
        model.history_failed.connect(lambda _record, _error: panel.show_no_history())

    def show(self) -> None:
        """Tell of whoever is chosen now."""
        found = self._lists.current
        if isinstance(found, PersonRow):
            self._panel.show_person(found, self._model.shown_day, is_now=self._model.as_of is None)
            self._model.look_up_history(found.person.id)
            self._model.look_up_person(found.person.id)
        elif isinstance(found, Unit):
            self._panel.show_unit(found, self._lists.persons_in(found))
            self._model.look_up_history(found.id, "unit")
        elif isinstance(found, Line):
            self._panel.show_rule(found, *self._lists.headcount.told(found))
        elif isinstance(found, Post):
            self._panel.show_post(found, self._name_of)
            self._model.look_up_history(found.id, "post")
        else:
            self._panel.show_nothing()

    def _take_fields(self) -> None:
        if self._model.fields is not None:
            self._panel.take_fields(self._model.fields, self._name_of)

    def _show_history(self, record: str, changes: Sequence[RecordChange]) -> None:
        found = self._lists.current
        key = found.person.id if isinstance(found, PersonRow) else getattr(found, "id", "")
        if key == record:
            day = self._model.as_of
            known = [one for one in changes if day is None or self._model.day_of(one.at) <= day]
            self._panel.show_history(known, self._name_of)

    def _name_of(self, key: str) -> str:
        unit = next((u.name for u in self._model.units if u.id == key), "")
        return unit or next((r.person.name for r in self._model.rows if r.person.id == key), key)
