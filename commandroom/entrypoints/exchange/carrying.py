"""Attachments go after the entries that name them: on a line of their own, small ones first, never in front of a deed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from commandroom.base.clock import Clock, stopwatch
from commandroom.domain.errors import WorldError
from commandroom.domain.exchange.effects import Fault
from commandroom.entrypoints.exchange.rounds import Exchanger
from commandroom.store.exchange import files, peers
from commandroom.store.exchange.files import Due
from commandroom.store.exchange.peers import PeerFacts
from commandroom.store.seat_store import SeatStore
from commandroom.sync.files import BrokenOffError, DamagedError, FileLine
from commandroom.usecases.exchanging import Carried

AT_ONCE = 64
GIVES_WAY_SECONDS = 60.0
"""So long a file waits between two of its pieces while entries are exchanged; then it goes on beside them."""
_STEP = 0.02

Arrived = Callable[[str], object]
Where = Callable[[str], Path]
"""Where a content lies, or would."""


class Carrier:
    """Brings and fetches the files of one home; one run at a time."""

    def __init__(
        self, store: SeatStore, where: Where, exchanger: Exchanger, *, clock: Clock, busy: Callable[[], bool], arrived: Arrived
    ) -> None:  # fmt: skip
        self._store = store
        self._where = where
        self._exchanger = exchanger
        self._clock = clock
        self._is_busy = busy
        self._arrived = arrived
        self._turn = threading.Lock()
        self._ends = threading.Event()
        self._deadline = 0.0

    def stop(self) -> None:
        """End after the piece that is under way; what is left follows with the next run."""
        self._ends.set()

    def try_again(self) -> None:
        """What nobody had is asked for at once with the next run."""
        with self._store.database.writing() as connection:
            files.ask_again(connection)

    def carry(self, *, timeout: float) -> Carried:
        """Bring and fetch what can be, peer by peer; a run that goes on already is enough."""
        if not self._turn.acquire(blocking=False):
            return Carried()
        try:
            self._ends.clear()
            self._deadline = stopwatch() + timeout
            brought = fetched = 0
            for peer in self._exchanger.peers():
                with suppress(BrokenOffError):
                    out, came = self._with(peer)
                    brought, fetched = brought + out, fetched + came
            with self._store.database.reading() as connection:
                left = files.waiting(connection)
            return Carried(brought, fetched, waiting=left.out, away=left.away)
        finally:
            self._turn.release()

    # --- one peer -----------------------------------------------------------------------------------------

    def _with(self, peer: PeerFacts) -> tuple[int, int]:
        """With one peer, until nothing can be tried any more; a fault ends it and is kept for the page."""
        self._look(peer)
        brought, fetched, fault = 0, 0, None
        line = None
        try:
            while fault is None and (work := self._due(peer)):
                line = line or self._exchanger.line(peer, max(1.0, self._deadline - stopwatch()))
                way = FileLine(line, self._between)
                for file in work:
                    fault, out, came = self._one(peer, way, file)
                    brought, fetched = brought + out, fetched + came
                    if fault is not None:
                        break
        finally:
            if line is not None:
                line.close()
                self._note(peer, fault)
        return brought, fetched

    def _look(self, peer: PeerFacts) -> None:
        """Let wait what the journal has named since the last time: read beside everybody, noted in a moment."""
        upto = peer.files_upto if peer.files_epoch == peer.epoch else 0
        while True:
            with self._store.database.reading() as connection:
                found = files.named(connection, upto, is_here=self._is_here)
            if (found.upto, peer.epoch) == (peer.files_upto, peer.files_epoch):
                return
            with self._store.database.writing() as connection:
                facts = peers.find(connection, peer.url)
                if facts is None:
                    return  # somebody left it meanwhile
                files.put(connection, peer.url, found.files, self._clock.now())
                seen = msgspec.structs.replace(facts, files_upto=found.upto, files_epoch=peer.epoch)
                peers.put(connection, seen)
            peer, upto = seen, found.upto

    def _due(self, peer: PeerFacts) -> tuple[Due, ...]:
        with self._store.database.reading() as connection:
            return files.due(connection, peer.url, self._clock.now(), limit=AT_ONCE)

    def _is_here(self, sha256: str) -> bool:
        return self._where(sha256).is_file()

    # --- one file -----------------------------------------------------------------------------------------

    def _one(self, peer: PeerFacts, way: FileLine, file: Due) -> tuple[Fault | None, bool, bool]:
        """A file brought, fetched, or put off; a fault, whether it was brought, whether it was fetched."""
        if not self._between():
            raise BrokenOffError
        try:
            if self._is_here(file.sha256):
                fault, was_given = self._brought(peer, way, file)
                return fault, was_given, False
            fault, has_come = self._fetched(peer, way, file)
        except DamagedError:
            self._later(peer, file)
            return None, False, False
        except OSError as error:
            raise WorldError(
                "exchange.files_unstorable", reason=error.strerror or type(error).__name__
            ) from error
        return fault, False, has_come

    def _brought(self, peer: PeerFacts, way: FileLine, file: Due) -> tuple[Fault | None, bool]:
        given = way.give(peer.place, file.sha256, self._where(file.sha256))
        if isinstance(given, Fault):
            return given, False
        with self._store.database.writing() as connection:
            files.done(connection, peer.url, file.sha256)
        return None, given

    def _fetched(self, peer: PeerFacts, way: FileLine, file: Due) -> tuple[Fault | None, bool]:
        with self._store.database.reading() as connection:
            places = files.places(connection, file.event)
        for place in places:
            held = way.held(place, file.sha256)
            if isinstance(held, Fault):
                if held.code != _NOT_ENTITLED:
                    return held, False
            elif held.is_whole:
                fault = way.fetch(place, file.sha256, file.size, self._where(file.sha256))
                if fault is None:
                    with self._store.database.writing() as connection:
                        files.arrived(connection, peer.url, file.sha256)
                    self._arrived(file.event)
                return fault, fault is None
        self._later(peer, file)
        return None, False

    def _later(self, peer: PeerFacts, file: Due) -> None:
        with self._store.database.writing() as connection:
            files.later(connection, peer.url, file, self._clock.now())

    def _note(self, peer: PeerFacts, fault: Fault | None) -> None:
        code = fault.code if fault is not None else ""
        with self._store.database.writing() as connection:
            facts = peers.find(connection, peer.url)
            if facts is not None and facts.files_fault != code:
                peers.put(connection, msgspec.structs.replace(facts, files_fault=code))

    def _between(self) -> bool:
        """Let the exchange of entries go first; False when this run is to end."""
        waits_until = stopwatch() + GIVES_WAY_SECONDS
        while self._is_busy() and not self._ends.is_set() and stopwatch() < min(waits_until, self._deadline):
            time.sleep(_STEP)
        return not self._ends.is_set() and stopwatch() < self._deadline


_NOT_ENTITLED = "exchange.not_entitled"
