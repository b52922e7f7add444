"""Pictures of the whole window: a page with its rows in it, or a dialog before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from commandroom.base.clock import Clock
from commandroom.base.disk import Place
from commandroom.domain.errors import WorldError
from commandroom.ui import words
from commandroom.ui.desk import Desk, Room
from commandroom.ui.dialogs.base import picture_of
from commandroom.ui.limits import limits
from commandroom.ui.moments import long_text
from commandroom.ui.notices import Banner, Kind
from commandroom.ui.program import Program
from commandroom.ui.settings import DeskSettings
from commandroom.ui.states import Trouble
from commandroom.ui.window import DeskWindow
from commandroom.ui.world import Surroundings, WorldWatch

QUIET_MS = 400
PATIENCE_SECONDS = 20
_STEP_MS = 20


@dataclass(frozen=True, slots=True)
class Sitting:
    """What is to be seen: a page (or one of `DIALOGS`), at which event, how large in logical pixels, in which look."""

    page: str
    event: str = ""
    width: int = 1920
    height: int = 1080
    theme: str = "light"
    lang: str = "zh_CN"
    is_offline: bool = False
    trouble: str = ""


def photograph(app: QApplication, room: Room, sitting: Sitting, *, clock: Clock, folder: Path) -> QPixmap:
    """Open a window of its own, wait until the page has its rows, and take the picture.

    `folder` is where this window keeps its look, so that the person's own settings stay as they are.

    Raises:
        WorldError: the page was not ready in time.
    """
    _dress(folder, sitting)
    program = Program(app, room, clock=clock, home=folder)
    desk, window = program.opened.desk, program.opened.window
    try:
        window.resize(sitting.width, sitting.height)
        if sitting.is_offline:
            _say_offline(window)
        if sitting.trouble:
            say_trouble(program, Trouble(sitting.trouble), folder)
        _settle(desk, sitting.page)
        POSES[sitting.page](window, sitting.event)
        _settle(desk, sitting.page)
        return picture_of(window)
    finally:
        program.close()


def wait(milliseconds: int) -> None:
    """Let the desk live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def settle(desk: Desk, *, quiet_ms: int = QUIET_MS, seconds: float = PATIENCE_SECONDS) -> bool:
    """Wait until the room has answered everything and nothing more was asked for a while; False: it never did."""
    deadline, quiet = QDeadlineTimer(round(seconds * 1000)), 0
    while quiet < quiet_ms:
        wait(_STEP_MS)
        quiet = (
            0
            if desk.tasks.is_busy or desk.slow.is_busy or desk.steps.is_busy or desk.theme.is_changing
            else quiet + _STEP_MS
        )
        if deadline.hasExpired():
            return False
    return True


def _settle(desk: Desk, page: str) -> None:
    if not settle(desk):
        raise WorldError("shot.not_settled", page=page, seconds=PATIENCE_SECONDS)


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


def _dress(folder: Path, sitting: Sitting) -> None:
    settings = DeskSettings(folder)
    settings.put("appearance", {"scheme": sitting.theme, "reduce_motion": True})
    settings.put("lang", sitting.lang)
    settings.sync()


def _say_offline(window: DeskWindow) -> None:
    said = QCoreApplication.translate(
        "Picture", "Working without the county's centre: everything is kept here and sent when it answers."
    )
    window.desk.notices.raise_banner(Banner("offline", said, Kind.WARN))


def say_trouble(program: Program, trouble: Trouble, folder: Path) -> None:
    """Let the desk say a trouble of its machine, with figures as they could be."""
    desk, window = program.opened.desk, program.opened.window
    now = desk.clock.now()
    said: dict[str, object] = {
        "free": "312 MB" if trouble is Trouble.DISK_LOW else "0 MB",
        "reserve": f"{limits().disk_reserve_mb} MB",
        "folder": str(folder),
        "origin": str(folder),
        "since": long_text(now),
        "before": long_text(now),
        "after": long_text(now.replace(year=now.year + 10)),
        "span": words.duration_text(3 * words.DAY),
    }
    watch = WorldWatch(desk, window, file=folder / "room.db", surroundings=Surroundings(place=_sound_place))
    watch.close()  # its own look at this sound machine would take the banner back
    watch.say(trouble, **said)


def _sound_place(_file: Path) -> Place:
    return Place(1, None, is_writable=True)


# --- how each page is posed ---------------------------------------------------------------------------------------


def _page(key: str) -> Callable[[DeskWindow, str], None]:
    return lambda window, _event: window.show_page(key)


def _event_page(window: DeskWindow, event: str) -> None:
    window.show_page("event", {"event_id": event})


def _intake(window: DeskWindow, _event: str) -> None:
    """A call in the middle: who, what and where are there, the category is only proposed."""
    window.show_page("intake")
    _settle(window.desk, "intake")
    for name, text in CALL.items():
        field = _named(window.page("intake"), QCoreApplication.translate("Fields", name))
        if field is not None:
            field.setFocus()
            type_text(QApplication.focusWidget() or field, text)


CALL = {
    "Complainant": "陈女士",
    "Telephone": "10000000000",
    "Description": "居民反映小区北门路面井盖缺失，夜间无照明，有一位老人险些跌落，希望尽快处理。",
    "Place": "幸福路与荷塘路路口",
}
"""Fictitious; no operator issues numbers that begin with 100."""


def _named(page: QWidget, name: str) -> QWidget | None:
    return next((part for part in page.findChildren(QWidget) if part.accessibleName().startswith(name)), None)


def _dispatch(window: DeskWindow, event: str) -> None:
    from commandroom.ui.dialogs.dispatch.opening import open_dispatch  # noqa: PLC0415  this pose alone

    window.show_page("board")
    open_dispatch(window.desk, window, event)


def _palette(window: DeskWindow, _event: str) -> None:
    window.open_palette()


def _alerts(window: DeskWindow, _event: str) -> None:
    window.desk.actions.do("desk.alerts")


POSES: Mapping[str, Callable[[DeskWindow, str], None]] = {
    "board": _page("board"),
    "intake": _intake,
    "event": _event_page,
    "dispatch": _dispatch,
    "supervision": _page("supervision"),
    "roster": _page("roster"),
    "settings": _page("settings"),
    "palette": _palette,
    "alerts": _alerts,
}
