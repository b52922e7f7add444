"""The deeds of the board with their keys, for the palette, the sheet and whoever presses them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.verbs.keys import LETTERS, letter_id, letter_key_id
from commandroom.ui.pages.board.batchbar import BatchBar
from commandroom.ui.pages.board.chosen import ChosenRow
from commandroom.ui.pages.board.filterline import FilterLine
from commandroom.ui.pages.board.many import Many
from commandroom.ui.pages.board.preview import SCOPE
from commandroom.ui.pages.board.queues import BoardQueues
from commandroom.ui.pages.board.table import BoardTableView
from commandroom.ui.pages.board.viewmodel import BoardViewModel
from commandroom.ui.pages.board.views import BoardViews
from commandroom.ui.widgets.button import Button

translate = QCoreApplication.translate
_Told = tuple[str, str, Callable[[], object], tuple[str, ...], str]


class Parts(Protocol):
    """The page as its keys need it."""

    desk: Desk
    model: BoardViewModel
    table: BoardTableView
    filters: FilterLine
    strip: BoardQueues
    views: BoardViews
    chosen: ChosenRow
    many: Many
    bar: BatchBar
    pill: Button

    def choose_columns(self) -> None:
        """Let the person choose columns, their order and width."""
        ...


def register_keys(page: Parts, owner: QWidget) -> None:
    """Tell the registry what the page can do; its shortcuts work inside `owner`."""
    _register_letters(page, owner)
    _register_page(page, owner)
    _register_list(page, owner)
    _register_queues(page, owner)
    _show_keys(page)


def _show_keys(page: Parts) -> None:
    """The buttons of the page show the keys that hold."""
    bar = page.bar
    for action_id, button in (
        (letter_id(SCOPE, "D"), bar.dispatch),
        (letter_id(SCOPE, "S"), bar.supervise),
        (letter_id(SCOPE, "H"), bar.suspend),
        ("board.all", bar.all),
        ("board.apply", page.pill),
        ("desk.preview", page.filters.panel),
    ):
        page.desk.actions.show_on(action_id, button)


def _register_letters(page: Parts, owner: QWidget) -> None:
    add, group = page.desk.actions.add, translate("BoardKeys", "Event board")
    for letter in LETTERS:
        press = partial(page.chosen.press, letter, page.many)
        add(letter_id(SCOPE, letter.key), letter.label(), press, keys=letter.key, group=group, icon=letter.icon,
            scope=SCOPE, owner=owner, key_id=letter_key_id(letter.key))  # fmt: skip


def _register_page(page: Parts, owner: QWidget) -> None:
    model, filters, views = page.model, page.filters, page.views
    rest: tuple[_Told, ...] = (
        (
            "apply",
            translate("BoardKeys", "Show what others changed"),
            model.hearing.apply,
            ("R",),
            "refresh-cw",
        ),
        ("why", translate("BoardKeys", "Why this time limit"), page.chosen.why, ("W",), "timer"),
        (
            "all",
            translate("BoardKeys", "Choose all results"),
            model.marking.mark_all,
            ("Ctrl+A",),
            "check-check",
        ),
        ("clear", translate("BoardKeys", "Clear the filters"), filters.clear, ("C",), "x"),
        ("views", translate("BoardKeys", "Saved views"), filters.open_views, ("G V",), "star"),
        ("save", translate("BoardKeys", "Save this view"), views.save, ("Ctrl+S",), "save"),
        ("arrange", translate("BoardKeys", "Arrange the views"), views.arrange, (), "star"),
        ("columns", translate("BoardKeys", "Columns"), page.choose_columns, (), "columns-3"),
        (
            "export",
            translate("BoardKeys", "Export the marked events"),
            page.many.export,
            ("Ctrl+Shift+E",),
            "download",
        ),
    )
    for name, text, do, keys, icon in rest:
        page.desk.actions.add(
            f"board.{name}",
            text,
            do,
            keys=keys,
            group=translate("BoardKeys", "Event board"),
            icon=icon,
            scope=SCOPE,
            owner=owner,
        )


def _register_list(page: Parts, owner: QWidget) -> None:
    """What the list does with keys of its own."""
    table = page.table
    told: tuple[_Told, ...] = (
        ("down", translate("BoardKeys", "Next event"), partial(table.step, 1), ("J", "↓"), "chevron-down"),
        ("up", translate("BoardKeys", "Previous event"), partial(table.step, -1), ("K", "↑"), "chevron-up"),
        ("open", translate("BoardKeys", "Open the event"), table.open_current, ("Enter",), "arrow-up-right"),
        (
            "apart",
            translate("BoardKeys", "Open it in a window of its own"),
            table.open_apart,
            ("Shift+Enter",),
            "external-link",
        ),
        ("look", translate("BoardKeys", "Look at photos and files"), page.chosen.look, ("Space",), "image"),
        ("mark", translate("BoardKeys", "Mark the event"), table.mark_current, ("X",), "check"),
        (
            "mark_down",
            translate("BoardKeys", "Mark on"),
            partial(table.mark_on, 1),
            ("Shift+↓", "Shift+↑"),
            "check-check",
        ),
        ("top", translate("BoardKeys", "To the first"), partial(table.go_to_row, 0), ("Home",), "arrow-up"),
        ("end", translate("BoardKeys", "To the last"), table.go_to_last, ("End",), "chevron-down"),
    )
    for name, text, do, keys, icon in told:
        page.desk.actions.add(
            f"board.{name}", text, do, keys=keys, group=translate("BoardKeys", "List"), icon=icon, scope=SCOPE, owner=owner,
            is_told=True,
        )  # fmt: skip


def _register_queues(page: Parts, owner: QWidget) -> None:
    for at, tab in enumerate(page.strip.tabs.values(), start=1):
        page.desk.actions.add(
            f"board.queue.{tab.key}", tab.accessibleName(), tab.click, keys=str(at), group=translate("BoardKeys", "Queue"),
            icon="inbox", scope=SCOPE, owner=owner,
        )  # fmt: skip
