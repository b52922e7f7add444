"""How each page and dialog is posed for its picture: opened, filled in as far as a person would have it, or searched in vain."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from commandroom.base.paths import resources
from commandroom.domain.errors import RefusedError, WorldError
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.manual import Chapter
from commandroom.ui.window import DeskWindow
from commandroom.usecases.secret import Secret

if TYPE_CHECKING:
    from commandroom.ui.signin.page import SignInPage

OWN_FAULT = frozenset({"import", "manual"})
"""Whose fault lies in a file, whatever the room answers."""
D = TypeVar("D", bound=CardDialog)
NOBODY = "查无此人"
SETTINGS = "settings/"
CALL = {
    "Complainant": "陈女士",
    "Telephone": "10000000000",
    "Description": "居民反映小区北门路面井盖缺失，夜间无照明，有一位老人险些跌落，希望尽快处理。",
    "Place": "幸福路与荷塘路路口",
}
"""Fictitious; no operator issues numbers that begin with 100."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a pose is struck: the window, the event it is about, the state it is posed in, how to wait, a folder for files."""

    window: DeskWindow
    event: str
    state: str
    calm: Callable[[], None]
    folder: Path

    @property
    def desk(self) -> Desk:
        """The desk of the window."""
        return self.window.desk

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be found."""
        return self.state == "empty"

    def dialog(self, kind: type[D]) -> D:
        """The dialog of this kind that stands before the window."""
        return next(one for one in reversed(self.window.findChildren(kind)) if one.isVisible())


Pose = Callable[[Stand], None]


def pose(page: str, stand: Stand) -> None:
    """Open a page or dialog."""
    if page.startswith(SETTINGS):
        _section(stand, page.removeprefix(SETTINGS))
    else:
        POSES[page](stand)


def type_text(widget: QWidget, text: str) -> None:
    """Type as an input method does: Latin letters as keys, everything else as committed text."""
    for letter in text:
        if letter.isascii():
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = Qt.Key(ord(letter.upper())) if letter.isalnum() else Qt.Key.Key_unknown
                QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))
            continue
        event = QInputMethodEvent("", [])
        event.setCommitString(letter)
        QApplication.sendEvent(widget, event)


def look_again(page: str, stand: Stand) -> None:
    """Let a page that has its rows ask for them again, as F5 does."""
    from commandroom.ui.dialogs.alerts.centre import AlertCentre  # noqa: PLC0415  a picture's own need

    if page == "alerts":
        stand.dialog(AlertCentre).look()
    else:
        stand.desk.actions.do("desk.refresh")


def _page(key: str) -> Pose:
    return lambda stand: stand.window.show_page(key)


def _event_page(stand: Stand) -> None:
    stand.window.show_page("event", {"event_id": stand.event} if stand.event else None)


def _intake(stand: Stand) -> None:
    """A call in the middle: who, what and where are there, the category is only proposed."""
    stand.window.show_page("intake")
    stand.calm()
    for name, text in CALL.items() if not stand.is_empty else ():
        field = _named(stand.window.page("intake"), QCoreApplication.translate("Fields", name))
        if field is not None:
            field.setFocus()
            type_text(QApplication.focusWidget() or field, text)


def _named(page: QWidget, name: str) -> QWidget | None:
    return next((part for part in page.findChildren(QWidget) if part.accessibleName().startswith(name)), None)


def _roster(stand: Stand) -> None:
    stand.window.show_page("roster")
    if stand.is_empty:
        stand.window.top.search.setText(NOBODY)


def _rota(stand: Stand) -> None:
    """The week by post; in vain by person, where somebody is looked for."""
    from commandroom.ui.pages.rota.view import RotaPage  # noqa: PLC0415  a picture's own need

    stand.window.show_page("rota")
    page = stand.window.page("rota")
    if stand.is_empty and isinstance(page, RotaPage):
        page.ways.press(1)
        stand.window.top.search.setText(NOBODY)


def _sync(stand: Stand) -> None:
    """The page of the exchange, at the part that its state is about."""
    tab = "conflicts" if stand.state in ("conflict", "no_permission") else "present"
    stand.window.show_page("exchange", {"tab": tab})


def _section(stand: Stand, section: str) -> None:
    """A section of the settings; to be found empty, something is looked for that it has not."""
    from commandroom.ui.pages.settings.view import SettingsPage  # noqa: PLC0415  a picture's own need

    stand.window.show_page("settings", {"section": section})
    page = stand.window.page("settings")
    if stand.is_empty and isinstance(page, SettingsPage):
        stand.calm()
        finder = getattr(page.section(section), "finder", None)
        if isinstance(finder, QLineEdit):
            finder.setText(NOBODY)


def _dispatch(stand: Stand) -> None:
    from commandroom.ui.dialogs.dispatch.opening import open_dispatch  # noqa: PLC0415  this pose alone

    stand.window.show_page("board")
    dialog = open_dispatch(stand.desk, stand.window, stand.event)
    if stand.is_empty:
        stand.calm()
        dialog.finder.setText(NOBODY)


def _palette(stand: Stand) -> None:
    from commandroom.ui.dialogs.palette import CommandPalette  # noqa: PLC0415  this pose alone

    stand.window.keys.open_palette()
    typed = {"": "", "empty": f"@{NOBODY}", "loading": "井盖", "error": "井盖"}.get(stand.state, "")
    if typed:
        stand.dialog(CommandPalette).search.setText(typed)


def _alerts(stand: Stand) -> None:
    stand.desk.actions.do("desk.alerts")


def _import(stand: Stand) -> None:
    """A table of calls chosen and mapped; in trouble, one that is no table."""
    from commandroom.ui.dialogs.importing.dialog import ImportDialog  # noqa: PLC0415  this pose alone

    stand.desk.actions.do("desk.import")
    if not stand.is_empty:
        table = _no_table(stand.folder) if stand.state == "error" else _table(stand.folder)
        stand.dialog(ImportDialog).choose(table)


def _table(folder: Path) -> Path:
    """Fictitious calls of a hotline; the last has no readable time."""
    path = folder / "12345热线工单.csv"
    path.write_bytes((resources() / "demo" / "calls.csv").read_bytes())
    return path


def _no_table(folder: Path) -> Path:
    path = folder / "12345热线工单.xlsx"
    path.write_bytes(b"no table")
    return path


def _manual(stand: Stand) -> None:
    from commandroom.ui.dialogs.manual import Manual  # noqa: PLC0415  this pose alone

    if stand.state == "error":
        desk = stand.desk
        Manual(desk.theme, page="board", lang=desk.lang, parent=stand.window, read=_no_book).open()
        return
    stand.desk.actions.do("desk.manual")
    if stand.is_empty:
        stand.dialog(Manual).search.setText(NOBODY)


def _no_book(_lang: str) -> tuple[Chapter, ...]:
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "help")


def _login(stand: Stand) -> None:
    """The seat locked over the board; in a state of its own as somebody meets it who tries to get in."""
    page = _door(stand)
    if stand.state in SIGNING:
        SIGNING[stand.state](page, stand.desk.clock.now())


def _lock(stand: Stand) -> None:
    """The seat locked by who sat here a moment ago."""
    _door(stand).show_locked()
    _login(stand)


def _door(stand: Stand) -> SignInPage:
    from commandroom.ui.signin.page import SignInPage  # noqa: PLC0415  these poses alone

    stand.window.show_page("board")
    stand.calm()
    stand.desk.lock.ask()
    stand.calm()
    return next(iter(stand.window.findChildren(SignInPage)))


def _held(page: SignInPage, now: datetime) -> None:
    wait = timedelta(minutes=4, seconds=37)
    page.refuse(RefusedError("signin.held", minutes=5, until=now + wait))
    page.tick(now)


def _rescued(page: SignInPage, _now: datetime) -> None:
    page.turn()
    page.show_given(Secret("bw6f-79wh-9jf2"))


SIGNING: Mapping[str, Callable[[SignInPage, datetime], object]] = {
    "first_change": lambda page, _now: page.refuse(RefusedError("signin.change_first")),
    "error": lambda page, _now: page.refuse(
        WorldError("store.disk_fault", file="room.db", reason="I/O error")
    ),
    "wrong": lambda page, _now: page.refuse(RefusedError("signin.wrong", left=3)),
    "waiting": _held,
    "rescue": lambda page, _now: page.turn(),
    "rescued": _rescued,
}
"""How the page of signing in can stand, besides waiting for a password: what nobody ever typed."""


POSES: Mapping[str, Pose] = {
    "board": _page("board"),
    "intake": _intake,
    "event": _event_page,
    "dispatch": _dispatch,
    "supervision": _page("supervision"),
    "dashboard": _page("dashboard"),
    "summary": _page("summary"),
    "monitor": _page("monitor"),
    "ledgers": _page("ledgers"),
    "periods": _page("periods"),
    "jobs": _page("jobs"),
    "assessment": _page("assessment"),
    "roster": _roster,
    "rota": _rota,
    "sync": _sync,
    "settings": _page("settings"),
    "palette": _palette,
    "alerts": _alerts,
    "import": _import,
    "manual": _manual,
    "login": _login,
    "lock": _lock,
}
