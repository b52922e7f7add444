"""Where a home lives: the port `Residence` on the store and on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.base.clock import Clock
from commandroom.base.disk import machine_mark, machine_name
from commandroom.usecases.keeping import HomeState

if TYPE_CHECKING:
    from commandroom.store.engine import Database


class HomeResidence:
    """One home on this machine."""

    def __init__(self, home: Path, database: Database, clock: Clock) -> None:
        self._home, self._database, self._clock = home, database, clock
        self._is_news = False

    @property
    def is_news(self) -> bool:
        """Whether this very opening found that it came from elsewhere."""
        return self._is_news

    def recognise(self) -> None:
        """Note where the home lives."""
        from commandroom.store import residence

        here = residence.Abode(machine_mark(), machine_name(), str(self._home.resolve()))
        self._is_news = residence.recognise(self._database, here, now=self._clock.now()) is not None

    def state(self) -> HomeState:
        """Whether somebody must say that it goes on here."""
        from commandroom.store import residence

        with self._database.reading() as connection:
            return residence.state(connection)

    def go_on_here(self) -> HomeState:
        """This is the one home of the seat now; returns the state after it."""
        from commandroom.store import residence

        with self._database.writing() as connection:
            return residence.go_on_here(connection)
