"""In the tray, on the desktop, with the session: what is said there names nobody."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot
from typing_extensions import override

from commandroom.ui import autostart
from commandroom.ui.alertwatch import AlertWatch
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.program import Program
from commandroom.ui.sessionbus import BusError, notify
from commandroom.ui.tray import STAYS, DesktopNotes
from commandroom.ui.window import DeskWindow
from commandroom.usecases import alerting
from tests.ui.room import Seat

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support", extend=True)
NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no dbus-daemon on this machine")


class Screen(QDBusVirtualObject):
    """A desktop's notification service: keeps what it is asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.signature = ""
        self.shown: list[list[object]] = []

    @override
    def introspect(self, _path: str) -> str:
        return ""

    @override
    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self.signature = message.signature()
        self.shown.append(list(message.arguments()))
        connection.send(message.createReply(7))
        return True


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """A session bus of our own; its address."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", f"--address=unix:path={tmp_path}/bus", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture
def screen(bus: str) -> Iterator[Screen]:
    """A service on that bus."""
    wire, service = QDBusConnection.connectToBus(bus, "screen"), Screen()
    assert wire.isConnected(), wire.lastError().message()
    assert wire.registerVirtualObject(PATH, service), wire.lastError().message()
    assert wire.registerService(NAME)
    yield service
    wire.unregisterObject(PATH)
    QDBusConnection.disconnectFromBus("screen")


@pytest.fixture
def window(practice_seat: Seat) -> DeskWindow:
    """A window that nobody looks at."""
    made = practice_seat.window(PageSpec("plain", "页面", "inbox", lambda _desk: Page()))
    made.hide()
    return made


@needs_bus
def test_a_red_lamp_reaches_the_desktop_without_title_place_or_name(
    practice_seat: Seat, window: DeskWindow, bus: str, screen: Screen, qtbot: QtBot
) -> None:
    watch = AlertWatch(practice_seat.desk, window)
    notes = DesktopNotes(practice_seat.desk, window, address=bus)
    watch.came.connect(lambda first, others: notes.tell(first=first, others=others))
    practice_seat.settle()
    practice_seat.bench.submitted(title="老街井盖缺失", reporter_name="王某某")
    practice_seat.bench.later(minutes=125)

    alerting.ring(practice_seat.bench.room)
    watch.look()
    qtbot.waitUntil(lambda: notes.shown_by == "bus", timeout=5000)

    watch.stop()
    notes.close()
    words = " ".join(str(part) for part in screen.shown[0])
    assert screen.signature == "susssasa{sv}i"
    assert (screen.shown[0][1], screen.shown[0][7]) == (0, -1)
    assert "其他提醒 1 条" in words or "另有 1 条" in words
    assert not [name for name in ("老街", "井盖", "王某某", "13900000000", "A0001") if name in words]


@needs_bus
def test_a_bus_without_a_service_is_said_at_once(bus: str) -> None:
    with pytest.raises(BusError):
        notify("a", "b", app="c", address=bus)


def test_without_a_bus_the_window_is_all_there_is(
    practice_seat: Seat, window: DeskWindow, qtbot: QtBot
) -> None:
    notes = DesktopNotes(practice_seat.desk, window, address="unix:path=/nowhere/at/all")

    notes.tell(first=1, others=0)
    qtbot.waitUntil(lambda: bool(notes.shown_by), timeout=5000)

    notes.close()
    assert notes.shown_by == "window"


def test_who_looks_at_the_window_or_does_not_want_it_is_left_alone(practice_seat: Seat) -> None:
    window = practice_seat.window(PageSpec("plain", "页面", "inbox", lambda _desk: Page()))
    window.activateWindow()
    practice_seat.wait_for(window.isActiveWindow)
    notes = DesktopNotes(practice_seat.desk, window, address="")

    looked_at = notes.is_wanted
    window.hide()
    wanted = notes.is_wanted
    practice_seat.desk.settings.put("notifications", False)
    unwanted = notes.is_wanted

    notes.close()
    assert (looked_at, wanted, unwanted) == (False, True, False)


@pytest.fixture
def program(
    seat: Seat, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Program]]:
    """Opens the desk where the system has a tray."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    made: list[Program] = []

    def begin() -> Program:
        made.append(Program(qapp, seat.bench.room, clock=seat.bench.clock, home=seat.bench.home))
        return made[-1]

    yield begin
    for one in made:
        one.close()
    qapp.setQuitOnLastWindowClosed(True)


def test_a_closed_window_stays_in_the_tray_and_comes_back(program: Callable[[], Program]) -> None:
    desk = program()
    desk.stay_in_tray()
    window = desk.opened.window

    window.close()
    was_hidden = not window.isVisible()
    desk.come_to_front()

    assert was_hidden
    assert window.isVisible()
    assert not desk.app.quitOnLastWindowClosed()


def test_the_person_may_say_no_to_the_tray(program: Callable[[], Program], seat: Seat) -> None:
    desk = program()
    seat.desk.settings.sync()
    desk.opened.desk.settings.put(STAYS, False)

    desk.stay_in_tray()

    assert not desk.opened.window.stays_in_tray


def test_a_session_that_starts_the_desk_begins_it_in_the_tray(program: Callable[[], Program]) -> None:
    desk = program()

    desk.stay_in_tray(hidden=True)

    assert not desk.opened.window.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="the autostart folder is that of the XDG desktops")
def test_the_autostart_file_starts_this_home_whatever_signs_its_path_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    home = tmp_path / '指挥室 100% "a" b'

    autostart.switch(home, is_on=True)
    was_on = autostart.is_on()
    text = (tmp_path / "autostart" / "commandroom.desktop").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("Exec="))
    run = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    autostart.switch(home, is_on=False)

    assert was_on
    assert shlex.split(run)[-4:] == ["--home", str(home), "desk", "--hidden"]
    assert not autostart.is_on()
    assert r'"a\\$b\\`"' in autostart.entry(["a$b`"])
