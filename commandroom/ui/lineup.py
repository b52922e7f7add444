"""Which pages the desk has, in the order of the rail. A page's own module is loaded when the page is built."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.page import PageSpec


def pages(_desk: Desk) -> list[PageSpec]:
    """Every page of this version; asked when the language is set, for the titles."""
    tr = QCoreApplication.translate
    return [
        PageSpec("board", tr("Board", "Event board"), "layout-list", _late("board", "BoardPage")),
        PageSpec("intake", tr("IntakePage", "Intake"), "file-plus", _late("intake", "IntakePage")),
        PageSpec(
            "supervision", tr("Supervision", "Supervision desk"), "siren", _late("supervision", "SupervisionPage")
        ),
        PageSpec("roster", tr("Roster", "Persons and units"), "users", _late("roster", "RosterPage")),
        PageSpec(
            "settings", tr("Settings", "Settings"), "settings", _late("settings", "SettingsPage"),
            group="bottom", keys="Ctrl+,",
        ),
        PageSpec("event", tr("EventPage", "Event"), "file-text", _late("event", "EventPage"), group="hidden"),
    ]  # fmt: skip


def _late(page: str, name: str) -> Callable[[Desk], QWidget]:
    """The page's factory: what a desk does not show at its start shall not make it start later."""

    def factory(desk: Desk) -> QWidget:
        built: QWidget = getattr(import_module(f"commandroom.ui.pages.{page}.view"), name)(desk)
        return built

    return factory
