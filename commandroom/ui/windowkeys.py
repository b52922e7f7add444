"""What can be done from anywhere in the window: its names and keys, and every part of the shell that shows a key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.foretold import foretell
from commandroom.ui.page import PageSpec
from commandroom.ui.widgets.nav import NavRail
from commandroom.ui.widgets.toast import ToastStack
from commandroom.ui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from commandroom.ui.dialogs.palette import Entry, Source
    from commandroom.ui.wall.window import Walls

CHORDS = {"board": "G B", "map": "G M", "dashboard": "G D", "roster": "G R"}


class Shell(Protocol):
    """The window, as its deeds see it."""

    desk: Desk
    specs: dict[str, PageSpec]
    current: str
    top: TopBar
    nav: NavRail
    toasts: ToastStack
    manual_wanted: Any
    alerts_wanted: Any

    def show_page(self, key: str, where: Mapping[str, object] | None = None) -> None:
        """Go to a page."""

    def go_back(self) -> bool:
        """Go to the page before this one."""

    def toggle_panel(self) -> None:
        """Show or hide the detail panel."""

    def focus_search(self) -> None:
        """Give the keys to the search."""

    def refresh(self) -> None:
        """Let the page ask again."""

    def toggle_full(self) -> None:
        """All of the screen, or the window as before."""


class WindowKeys(QObject):
    """The deeds of the shell, registered once for its window."""

    def __init__(self, shell: Shell, whole: QWidget, *, source: Source | None = None) -> None:
        super().__init__(whole)
        self._source = source
        self._whole = whole
        self._window = shell
        self._desk = shell.desk

    def register(self) -> None:
        """Announce all of them, and show their keys where they are pressed."""
        self._desk.actions.attach(self._whole)
        self._register_shell()
        self._register_intake()
        self._register_pages()
        foretell(self._desk.actions)
        self._show_keys()

    def _register_shell(self) -> None:
        window, group = self._window, self.tr("Desk")
        deeds: list[tuple[str, str, Callable[[], object], tuple[str, ...], str]] = [
            ("desk.palette", self.tr("Command palette"), self.open_palette, ("Ctrl+K",), "keyboard"),
            ("desk.search", self.tr("Search"), window.focus_search, ("/", "Ctrl+F"), "search"),
            ("desk.shortcuts", self.tr("Keyboard shortcuts"), self.open_shortcuts, ("?",), "keyboard"),
            ("desk.manual", self.tr("Manual"), self._open_manual, ("F1",), "book-open"),
            ("desk.alerts", self.tr("Alert centre"), self.open_alerts, ("Ctrl+B",), "bell"),
            ("desk.preview", self.tr("Show or hide the preview"), window.toggle_panel, ("P",), "panel-right"),
            ("desk.refresh", self.tr("Refresh"), window.refresh, ("F5",), "refresh-cw"),
            ("desk.wall", self.tr("Wall on the other screen"), self.toggle_wall, ("F11",), "monitor"),
            ("desk.staff", self.tr("Status board of the staff"), self.open_staff_board, (), "users"),
            ("desk.full", self.tr("Full screen"), window.toggle_full, ("Shift+F11",), "maximize-2"),
            ("desk.back", self.tr("Back"), window.go_back, ("Alt+Left",), "arrow-left"),
            ("desk.undo", self.tr("Undo the last deed"), self._undo, ("Ctrl+Z",), "undo-2"),
        ]
        for action_id, text, do, keys, icon in deeds:
            self._desk.actions.add(action_id, text, do, keys=keys, group=group, icon=icon)

    def _register_intake(self) -> None:
        primary, gate = self._window.top.primary, self._desk.gate
        if "intake" in self._window.specs:
            text = self.tr("Register an event")
            register = self._desk.actions.add(
                "desk.register",
                text,
                self._opener("intake"),
                keys=("N", "Ctrl+N"),
                group=self.tr("Desk"),
                icon="plus",
            )
            gate.offer(register, "register")
            primary.say(text)
        primary.setVisible("intake" in self._window.specs)
        gate.guard(primary, duty="register")

    def _register_pages(self) -> None:
        group = self.tr("Page")
        for key, spec in self._window.specs.items():
            keys = tuple(filter(None, (spec.keys, CHORDS.get(key, ""))))
            if spec.group != "hidden":
                self._desk.actions.add(
                    f"page.{key}", spec.title, self._opener(key), keys=keys, group=group, icon=spec.icon
                )

    def _show_keys(self) -> None:
        """Every part of the shell that shows a key shows the one that holds."""
        top, show_on = self._window.top, self._desk.actions.show_on
        for action_id, shows in (
            ("desk.register", top.primary),
            ("desk.search", top.slash),
            ("desk.palette", top.commands_tip),
            ("desk.alerts", top.bell),
        ):
            show_on(action_id, shows)
        for key, button in self._window.nav.buttons.items():
            show_on(f"page.{key}", button)

    def open_palette(self) -> None:
        """Open the command palette."""
        from commandroom.ui.dialogs.palette import CommandPalette  # noqa: PLC0415 - not for the start

        desk = self._desk
        CommandPalette(
            desk.theme, desk.actions, desk.settings, scope=self._window.current, parent=self._whole,
            pages=self.page_entries(), source=self._source,
        ).open()  # fmt: skip

    def open_shortcuts(self) -> None:
        """Open the shortcut sheet of the page that is open."""
        from commandroom.ui.dialogs.shortcuts import ShortcutSheet  # noqa: PLC0415

        actions = self._desk.actions
        ShortcutSheet(self._desk.theme, actions, scope=self._window.current, parent=self._whole).open()

    def open_alerts(self) -> None:
        """Go to the alert centre."""
        if "alerts" in self._window.specs:
            self._window.show_page("alerts")
        self._window.alerts_wanted.emit()

    def open_staff_board(self) -> None:
        """Open the board of the room's second screen, whatever page is shown."""
        from commandroom.ui.pages.roster.statusboard import open_board  # noqa: PLC0415 - not for the start

        open_board(self._desk, self._whole)

    def toggle_wall(self) -> None:
        """Show the wall, or end it."""
        self.walls.toggle()

    @cached_property
    def walls(self) -> Walls:
        """What opens and ends the wall of this window."""
        from commandroom.ui.wall.window import Walls  # noqa: PLC0415 - not for the start

        return Walls(self._desk, self._whole)

    def page_entries(self) -> list[Entry]:
        """The pages of the rail as the palette lists them."""
        from commandroom.ui.dialogs.palette import Entry  # noqa: PLC0415 - not for the start

        keys_of = self._desk.actions.keys_of
        return [
            Entry(
                self.tr("Open {page}").format(page=spec.title),
                self.tr("Page"),
                self._opener(key),
                f"page.{key}",
                spec.icon,
                keys_of(f"page.{key}"),
            )
            for key, spec in self._window.specs.items()
            if spec.group != "hidden"
        ]

    def _undo(self) -> None:
        if not self._window.toasts.act_on_newest():
            self._desk.notices.inform(
                self.tr("Nothing to undo: a deed can be taken back within ten seconds of it.")
            )

    def _open_manual(self) -> None:
        self._window.manual_wanted.emit(self._window.current)

    def _opener(self, key: str) -> Callable[[], None]:
        return lambda: self._window.show_page(key)


def numbered(specs: Sequence[PageSpec]) -> list[PageSpec]:
    """Give the pages of the rail the keys Ctrl+1 to Ctrl+0 in their order, where they bring none."""
    numbers = iter([*(f"Ctrl+{digit}" for digit in range(1, 10)), "Ctrl+0"])
    done: list[PageSpec] = []
    for spec in specs:
        keys = spec.keys
        if not keys and spec.group not in ("hidden", "beside"):
            keys = next(numbers, "")
        done.append(replace(spec, keys=keys))
    return done
