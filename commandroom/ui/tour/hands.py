"""What two hands can do: press keys, type, look where the cursor stands. No page is ever called, no mouse is moved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from commandroom.domain.errors import WorldError
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.picture import settle, wait
from commandroom.ui.poses import type_text
from commandroom.ui.pulse import Pulse
from commandroom.ui.window import DeskWindow

PATIENCE_MS = 60_000
QUIET_MS = 50
MOST_TABS = 80
_STEP_MS = 15


class Hands:
    """Works a window as a person at the keyboard does; `step` is the name that a fault is said with.

    `keys` counts what was pressed; `pulse` measures while the hands work and while they wait.
    """

    def __init__(self, window: DeskWindow, pulse: Pulse) -> None:
        self.window = window
        self.pulse = pulse
        self.step = ""
        self.keys = 0

    @property
    def focus(self) -> QWidget:
        """The control that gets the next key."""
        return QApplication.focusWidget() or QApplication.activeModalWidget() or self.window

    @property
    def dialog(self) -> QDialog | None:
        """The dialog before the window."""
        found = QApplication.activeModalWidget()
        return found if isinstance(found, QDialog) else None

    def press(self, *keys: str) -> None:
        """Press keys one after the other, `Ctrl+Return`, `J`, and wait until the desk rests."""
        for key in keys:
            self._come_back()
            combination = QKeySequence(key)[0]  # type: ignore[index]  # PySide's stub lacks __getitem__
            self._click(combination.key(), combination.keyboardModifiers())
            self.wait(_STEP_MS)
        self.rest()

    def wait(self, milliseconds: int) -> None:
        """Let the desk live for a while, and measure it."""
        with self.pulse.during():
            wait(milliseconds)

    def _click(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        with self.pulse.during():
            QTest.keyClick(self.focus, key, modifiers)

    def _come_back(self) -> None:
        """After a dialog a window manager gives the window back its keys; a screen in memory has none."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.wait(_STEP_MS)

    def type(self, text: str) -> None:
        """Type a text where the cursor stands, a letter after the other."""
        for letter in text:
            self.keys += 1
            with self.pulse.during():
                type_text(self.focus, letter)
            self.wait(1)
        self.rest()

    def rest(self, *, quiet_ms: int = QUIET_MS) -> None:
        """Wait until the room has answered and nothing more is asked for so long.

        In a room of many years the first round of supervision after a jump of the clock takes its time.
        """
        with self.pulse.during():
            is_quiet = settle(self.window.desk, quiet_ms=quiet_ms, seconds=PATIENCE_MS / 1000)
        if not is_quiet:
            raise WorldError("tour.stuck", step=self.step, wanted="idle")

    def until(self, is_so: Callable[[], bool], wanted: str) -> None:
        """Wait until something is so.

        Raises:
            WorldError: `tour.stuck`, it never was.
        """
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not is_so():
            if deadline.hasExpired():
                raise WorldError("tour.stuck", step=self.step, wanted=wanted)
            self.wait(_STEP_MS)

    def tab_to(self, name: str) -> QWidget:
        """Tab until the control of this name has the cursor."""
        return self.tab_until(lambda control: _is_named(control, name), name)

    def tab_until(self, is_it: Callable[[QWidget], bool], wanted: str) -> QWidget:
        """Tab until the cursor stands in a control that fits.

        Raises:
            WorldError: `tour.stuck`, the tab chain leads to none.
        """
        for _ in range(MOST_TABS):
            if is_it(self.focus):
                return self.focus
            self._click(Qt.Key.Key_Tab)
            self.wait(1)
        raise WorldError("tour.stuck", step=self.step, wanted=wanted)

    def await_dialog(self) -> CardDialog:
        """A dialog that can be handed in."""
        self.until(lambda: _is_ready(self.dialog), "dialog")
        self.rest()
        found = self.dialog
        assert isinstance(found, CardDialog)  # noqa: S101  it is ready
        return found

    def hand_in(self) -> None:
        """Ctrl+Enter; once more where the dialog asks whether it is meant.

        Raises:
            WorldError: `tour.not_so` with what the dialog says.
        """
        before = self.dialog
        for _ in range(2):
            self.press("Ctrl+Return")
            if self.dialog is not before:
                return
        said = before.fault.text() if isinstance(before, CardDialog) else ""
        raise WorldError("tour.not_so", step=self.step, wanted="✓", found=said or "…")


def _is_named(control: QWidget, name: str) -> bool:
    part: QWidget | None = control
    while part is not None and not part.isWindow():
        if part.accessibleName().startswith(name):
            return True
        part = part.parentWidget() if not part.accessibleName() else None
    return False


def _is_ready(dialog: QDialog | None) -> bool:
    return isinstance(dialog, CardDialog) and dialog.isVisible() and dialog.submit_button.isEnabled()
