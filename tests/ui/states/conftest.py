"""A desk whose machine can be made to misbehave: a disk that fills, a folder that goes, a clock that jumps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from commandroom.base.disk import Place
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.window import DeskWindow
from commandroom.ui.world import Surroundings, WorldWatch
from tests.ui.room import Seat, practice, practice_seat, seat, township

__all__ = ("Machine", "practice", "practice_seat", "seat", "township", "watched")


@dataclass
class Machine:
    """What the watch sees in place of the real machine."""

    seat: Seat
    window: DeskWindow
    seconds: float = 1000.0
    place: Place = field(default_factory=lambda: Place(7, 50_000_000_000, is_writable=True))
    reconnected: int = 0
    restarted: int = 0
    watch: WorldWatch = field(init=False)

    def begin(self, *, is_read_only: bool = False) -> None:
        """Put the watch to work."""
        around = Surroundings(place=self._place_of, uptime=lambda: self.seconds)
        self.watch = WorldWatch(
            self.seat.desk, self.window, file=self.seat.bench.home / "room.db", surroundings=around,
            reconnect=self._reconnect, restart=self._restart, is_read_only=is_read_only,
        )  # fmt: skip
        self.settle()

    def look(self) -> None:
        """One look, and its answer."""
        self.watch.look()
        self.settle()

    def settle(self) -> None:
        """Wait until the watch and the room have answered."""
        self.seat.wait_for(lambda: not self.watch.is_busy)
        self.seat.settle()

    @property
    def said(self) -> str:
        """The banner's sentence, "" without one."""
        banner = self.seat.desk.notices.banner
        return banner.text if banner is not None else ""

    def press(self) -> None:
        """The one way out that the banner offers."""
        banner = self.seat.desk.notices.banner
        assert banner is not None
        assert banner.action
        assert banner.on_action is not None
        banner.on_action()
        self.settle()

    def _place_of(self, _file: Path) -> Place:
        return self.place

    def _reconnect(self) -> None:
        self.reconnected += 1

    def _restart(self) -> None:
        self.restarted += 1


@pytest.fixture
def watched(practice_seat: Seat) -> Iterator[Callable[[], Machine]]:
    """Opens a window on the practice room with a machine of its own."""
    made: list[Machine] = []

    def begin(*, is_read_only: bool = False) -> Machine:
        plain = PageSpec("board", "页面", "inbox", lambda _desk: Page())
        settings = PageSpec("settings", "设置", "settings", lambda _desk: Page())
        machine = Machine(practice_seat, practice_seat.window(plain, settings))
        made.append(machine)
        machine.begin(is_read_only=is_read_only)
        return machine

    yield begin
    for machine in made:
        machine.watch.close()
