"""What the shell says of the exchange whatever page is open: the sign in the status bar, the badge, the banner of being offline.

A room that never joined anything, or that has no exchange at all, is told nothing of it here.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.notices import Banner
from commandroom.ui.page import Badge
from commandroom.ui.parts import exchanging as said
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.states import OFFLINE, offline
from commandroom.ui.widgets.linesign import LineButton
from commandroom.ui.window import DeskWindow
from commandroom.usecases.exchanging import ExchangeState, Line

LOOK_MS = 5000
PAUSE_MS = 400
UNJOINED = ExchangeState()


class ExchangeWatch(QObject):
    """Looks every few seconds and after each change."""

    changed = Signal(object)

    def __init__(self, desk: Desk, window: DeskWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.state = UNJOINED
        self._has_banner = False
        self.sign = LineButton(desk.theme)
        self.sign.clicked.connect(lambda _checked=False: desk.navigate(said.PAGE))
        window.status.add(self.sign)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.look)
        self._again = QTimer(self, interval=LOOK_MS)
        self._again.timeout.connect(self.look)
        self._again.start()
        desk.bus.changed.connect(self._heard)
        window.page_changed.connect(self.come_last)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask how it stands; a room without an exchange is not asked."""
        port = said.port_of(self._desk)
        if port is not None:
            self._desk.tasks.run(port.state, then=self.show_state, failed=self._silent, lane="exchange.watch")

    def close(self) -> None:
        """Look no more."""
        self._again.stop()
        self._soon.stop()

    @Slot()
    def come_last(self, *_: object) -> None:
        """Let Tab come to the sign after all that the page has: pages are built later than the status bar."""
        last = self._window.previousInFocusChain()
        while last and last is not self.sign and not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
            last = last.previousInFocusChain()
        if last and last is not self.sign:
            QWidget.setTabOrder(last, self.sign)

    @Slot(object)
    def _heard(self, _changes: object) -> None:
        self._soon.start()

    def _silent(self, _error: Exception) -> None:
        """The page says what is wrong; the shell keeps what it knew."""

    def show_state(self, state: ExchangeState) -> None:
        """Show how it stands."""
        self.state = state
        self._show_sign(state)
        count = said.alarms(state) if state.line is not Line.NEVER else 0
        told = self.tr("{title}, {count} to look at").format(
            title=self._window.specs[said.PAGE].title if said.PAGE in self._window.specs else "", count=count
        )
        self._window.nav.show_badge(said.PAGE, Badge(count, is_red=True, told=told))
        self._show_banner(state)
        self.changed.emit(state)

    def _show_sign(self, state: ExchangeState) -> None:
        now = self._desk.clock.now()
        name = said.line_text(state.line)
        waits, age = said.waiting(state), said.ago_text(said.last_success(state), now)
        left = self.tr("{count} to send").format(count=f"{waits:,}") if waits else ""
        seen = self.tr("last contact {ago}").format(ago=age)
        told = in_a_sentence((said.line_text(state.line, said.offline_since(state), now), left, seen))
        self.come_last()
        self.sign.show_line(state.line, " · ".join(part for part in (name, left, age) if part), told)

    def _show_banner(self, state: ExchangeState) -> None:
        """Only what was raised here is lowered here."""
        notices = self._desk.notices
        if state.line is Line.OFFLINE:
            told = offline(said.waiting(state), lang=self._desk.lang)
            go = partial(self._desk.navigate, said.PAGE)
            notices.raise_banner(Banner(told.key, told.text, told.kind, self.tr("See the exchange"), go))
            self._has_banner = True
        elif self._has_banner:
            notices.lower_banner(OFFLINE)
            self._has_banner = False
