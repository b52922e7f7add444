"""The deeds of the roster's page with their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.page import Hints
from commandroom.ui.pages.roster.deeds import KEEPING, RosterDeeds
from commandroom.ui.pages.roster.filters import RosterFilters
from commandroom.ui.pages.roster.lists import SCOPE
from commandroom.ui.widgets.button import Button

_DUTIES = {
    **dict.fromkeys(("on", "off", "leave"), "keep:presence"),
    **dict.fromkeys(("edit", "add", "file", "bring"), KEEPING),
}
_DEEDS = (
    ("tab", QT_TRANSLATE_NOOP("RosterPage", "Persons, units, headcount or posts"), "T", "building-2"),
    ("edit", QT_TRANSLATE_NOOP("RosterPage", "Edit"), "E", "pencil"),
    ("add", QT_TRANSLATE_NOOP("RosterPage", "Add"), "A", "user-plus"),
    ("on", QT_TRANSLATE_NOOP("RosterPage", "On duty today"), "1", "check"),
    ("off", QT_TRANSLATE_NOOP("RosterPage", "Resting today"), "2", "moon"),
    ("leave", QT_TRANSLATE_NOOP("RosterPage", "On leave today"), "3", "log-out"),
    ("file", QT_TRANSLATE_NOOP("RosterPage", "A person's file"), "F", "file-text"),
    ("way", QT_TRANSLATE_NOOP("RosterPage", "Table or cards"), "V", "layout-list"),
    ("back", QT_TRANSLATE_NOOP("RosterPage", "The roster of an earlier day"), "B", "history"),
    ("bring", QT_TRANSLATE_NOOP("RosterPage", "Import a staff list"), "I", "upload"),
    ("board", QT_TRANSLATE_NOOP("RosterPage", "Status board on the second screen"), "W", "monitor"),
)
_HINTS = (
    (QT_TRANSLATE_NOOP("RosterPage", "edit"), ("edit",)),
    (QT_TRANSLATE_NOOP("RosterPage", "add"), ("add",)),
    (QT_TRANSLATE_NOOP("RosterPage", "on duty, resting, on leave"), ("on", "off", "leave")),
    (QT_TRANSLATE_NOOP("RosterPage", "table or cards"), ("way",)),
    (QT_TRANSLATE_NOOP("RosterPage", "persons, units, headcount, posts"), ("tab",)),
    (QT_TRANSLATE_NOOP("RosterPage", "an earlier day"), ("back",)),
)


def register(
    desk: Desk, deeds: RosterDeeds, filters: RosterFilters, *, owner: QWidget, shown: Mapping[str, Button]
) -> None:
    """Put them into the desk's one registry; `shown` are the buttons that stand for one of them."""
    doing: dict[str, Callable[[], object]] = {
        "tab": filters.go_to_next_tab, "edit": deeds.edit, "add": deeds.add, "file": deeds.edit_file,
        **{state: partial(deeds.set_presence, state) for state in ("on", "off", "leave")},
        "way": filters.choose_other_way, "back": filters.as_of.ask, "bring": deeds.bring, "board": deeds.open_board,
    }  # fmt: skip
    group = QCoreApplication.translate("RosterPage", "Persons and units")
    for name, text, keys, icon in _DEEDS:
        action = desk.actions.add(
            f"roster.{name}", _said(str(text)), doing[name], keys=keys, group=group, icon=icon, scope=SCOPE, owner=owner
        )  # fmt: skip
        if name in _DUTIES:
            desk.gate.offer(action, _DUTIES[name])
    for name, button in shown.items():
        desk.actions.show_on(f"roster.{name}", button)


def hints(desk: Desk) -> Hints:
    """The keys and their meaning for the status bar."""
    hint = desk.actions.hint
    translate = QCoreApplication.translate
    return (
        ("J/K", translate("RosterPage", "up, down")),
        *(
            pair
            for text, names in _HINTS
            for pair in hint(_said(str(text)), *(f"roster.{name}" for name in names))
        ),
        *hint(translate("RosterPage", "search"), "desk.search"),
    )


def _said(text: str) -> str:
    return QCoreApplication.translate("RosterPage", text)
