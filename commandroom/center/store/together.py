"""Batches that come at the same time share a transaction: one wait for the disk confirms them all.

Whoever comes while another transaction is under way waits for its end; the first of those who wait then writes for all of
them. Each is answered after the commit, and if the common transaction fails, each is written in one of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from commandroom.center.store.engine import Database
from commandroom.center.store.places import Places

R = TypeVar("R")
Work = Callable[[Connection, Mapping[str, int]], R]
"""What is written, and the new versions of the places that were named; it may be called again after a failure."""


class _Job(Generic[R]):
    def __init__(self, touched: frozenset[str], work: Work[R]) -> None:
        self.touched = touched
        self._work = work
        self._turn = threading.Event()
        self.is_done = False
        self.error: BaseException | None = None
        self._found: list[R] = []

    def run(self, connection: Connection, versions: Mapping[str, int]) -> None:
        self._found = [self._work(connection, versions)]

    def wait(self) -> None:
        self._turn.wait()

    def wake(self) -> None:
        self._turn.set()

    def result(self) -> R:
        if self.error is not None:
            raise self.error
        return self._found[0]


class Together:
    """The one who writes for all of a process."""

    def __init__(self, database: Database, places: Places) -> None:
        self._database = database
        self._places = places
        self._guard = threading.Lock()
        self._waiting: list[_Job[Any]] = []
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether somebody writes."""
        return self._is_busy

    @property
    def waiting(self) -> int:
        """How many wait for the next transaction."""
        return len(self._waiting)

    def write(self, touched: frozenset[str], work: Work[R]) -> R:
        """Write under the locks of these places; on the disk when this returns.

        Raises:
            RoomError: the store could not; nothing of this work has happened.
        """
        job: _Job[R] = _Job(touched, work)
        with self._guard:
            self._waiting.append(job)
            must_wait, self._is_busy = self._is_busy, True
        if must_wait:
            job.wait()
        if not job.is_done:
            self._lead()
        return job.result()

    def _lead(self) -> None:
        """Write for all who wait, then let the first of those go on who came meanwhile."""
        with self._guard:
            jobs, self._waiting = self._waiting, []
        try:
            self._settle(jobs)
        finally:
            for one in jobs:
                one.is_done = True
                one.wake()
            with self._guard:
                self._is_busy = bool(self._waiting)
                if self._waiting:
                    self._waiting[0].wake()

    def _settle(self, jobs: list[_Job[Any]]) -> None:
        error = self._transacted(jobs)
        if error is None:
            return
        for one in jobs:
            one.error = self._transacted([one]) if len(jobs) > 1 else error

    def _transacted(self, jobs: list[_Job[Any]]) -> BaseException | None:
        touched = frozenset[str]().union(*(one.touched for one in jobs))
        try:
            with self._database.writing() as connection:
                versions = self._places.lock(connection, touched)
                for one in jobs:
                    one.run(connection, versions)
        except BaseException as error:  # noqa: BLE001 - told to whom it concerns, each in its own thread
            return error
        return None
