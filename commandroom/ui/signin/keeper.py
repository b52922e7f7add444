"""Locks and opens the seat: the page before the window, everything else covered, alarms counted meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui.desk import Desk
from commandroom.ui.lock import OPERATOR
from commandroom.ui.signin import model
from commandroom.ui.signin.idleness import Idleness
from commandroom.ui.signin.model import Ringing, Seen
from commandroom.ui.signin.page import SignInPage
from commandroom.ui.signin.shades import Shades
from commandroom.usecases.commands import ChangePassword, FirstPassword, Rescue, SeatSetting, SignIn
from commandroom.usecases.keepingaccounts import given_password
from commandroom.usecases.secret import Secret

RECENT = "signin.recent"
MOST_RECENT = 6
LOOK_MS = 15_000
PAUSE_MS = 300


class LockKeeper(QObject):
    """The lock of one window; `entered` is called when somebody has signed in."""

    def __init__(self, desk: Desk, window: QWidget, *, entered: Callable[[], object]) -> None:
        super().__init__(window)
        self.desk, self.window = desk, window
        self._entered = entered
        self._is_start = desk.lock.is_guarded
        self._focus: QWidget | None = None
        self.idle = timedelta(minutes=15)
        lock = desk.lock
        self.page = SignInPage(desk.theme, window, lang=desk.lang, is_guarded=lock.is_guarded)
        self.shades = Shades(desk.theme, self.page)
        self.page.side.show_keys(is_guarded=lock.is_guarded)
        self.page.tried.connect(self._try)
        self.page.changed.connect(self._change)
        self.page.founded.connect(self._found)
        self.page.rescued.connect(self._rescue)
        self.page.closing.connect(window.close)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        self._again = QTimer(self, interval=LOOK_MS)
        self._again.timeout.connect(self.look)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        desk.bus.changed.connect(self._heard)
        window.installEventFilter(self)
        self.idleness: Idleness | None = None
        if lock.is_guarded:
            self.idleness = Idleness(desk.clock, lambda: self.idle, self)
            self.idleness.lapsed.connect(self.lock)

    @Slot()
    def lock(self) -> None:
        """Lock the seat now; what stands on the screen stays as it is behind the page."""
        lock = self.desk.lock
        if lock.is_locked:
            return
        self._focus = QApplication.focusWidget()
        lock.close()
        self.desk.tasks.run(lock.shut)
        self.page.begin()
        self.shades.draw()
        self._tick()
        self._second.start()
        self._again.start()
        self._look_at_all()
        self._show()

    def look(self) -> None:
        """How much rings."""
        if self.desk.lock.is_locked:
            room = self.desk.room
            self.desk.tasks.run(
                lambda: model.ringing(room), then=self._ring, failed=self._silent, lane="signin.alerts"
            )

    def _look_at_all(self) -> None:
        room = self.desk.room
        self.desk.tasks.run(lambda: model.look(room), then=self._take, failed=self._fail, lane="signin")

    def _take(self, seen: Seen) -> None:
        self.idle = seen.idle
        if isValid(self.page):
            recent = self.desk.settings.get(RECENT, [])
            people = [str(one) for one in recent] if isinstance(recent, list) else []
            self.page.show_seen(seen, recent=people, is_start=self._is_start)

    def _ring(self, ringing: Ringing) -> None:
        if isValid(self.page):
            self.page.side.show_ringing(ringing)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, RoomError):
            self.page.refuse(error)
        else:
            self.desk.crash(error)

    def _silent(self, _error: Exception) -> None:
        """The count stays as it was; the watch on the machine says what is wrong with the store."""

    @Slot(object)
    def _heard(self, _changes: object) -> None:
        self._pause.start()

    # --- signing in ------------------------------------------------------------------------------------------------

    @Slot(str, str)
    def _try(self, person: str, password: str) -> None:
        is_guarded = self.desk.lock.is_guarded
        command = SignIn(person, Secret(password)) if is_guarded else SeatSetting(OPERATOR, person)
        self._do(person, command)

    @Slot(str, str, str)
    def _change(self, person: str, old: str, new: str) -> None:
        self._do(person, ChangePassword(person, Secret(old), Secret(new)), SignIn(person, Secret(new)))

    @Slot(str, str)
    def _found(self, person: str, new: str) -> None:
        self._do(person, FirstPassword(person, Secret(new)), SignIn(person, Secret(new)))

    @Slot(str, str)
    def _rescue(self, person: str, code: str) -> None:
        """The code is used up with it; what it gives is shown before anything else is asked."""
        room, given = self.desk.room, given_password()
        self.desk.tasks.run(
            lambda: room.perform(Rescue(person, Secret(code), given)),
            then=lambda _changes: self.page.show_given(given),
            failed=self._fail,
        )

    def _do(self, person: str, *commands: Any) -> None:
        room = self.desk.room

        def work() -> None:
            for command in commands:
                room.perform(command)

        self.desk.tasks.run(work, then=lambda _none: self._enter(person), failed=self._fail)

    def _enter(self, person: str) -> None:
        self._remember(person)
        self._is_start = False
        self._second.stop()
        self._again.stop()
        self.desk.lock.open()
        self.shades.lift()  # first: it hears each event of what the rest sets in motion
        self.page.hide()
        self.page.begin()
        if self.idleness is not None:
            self.idleness.touch()
        self.window.activateWindow()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        self._entered()

    def _remember(self, person: str) -> None:
        kept = self.desk.settings.get(RECENT, [])
        before = [one for one in kept if one != person] if isinstance(kept, list) else []
        self.desk.settings.put(RECENT, [person, *before][:MOST_RECENT])

    # --- the window ------------------------------------------------------------------------------------------------

    @Slot()
    def _tick(self) -> None:
        self.page.tick(self.desk.clock.now(), self.desk.clock.since_start()[1])

    def _show(self) -> None:
        if self.window.isVisible():
            self.page.cover()
            self.page.show()
            self.page.activateWindow()
            self.page.search.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window and self.desk.lock.is_locked:
            if event.type() is QEvent.Type.Show:
                QTimer.singleShot(0, self, self._show)
            elif event.type() is QEvent.Type.Hide:
                self.page.hide()
        return False
