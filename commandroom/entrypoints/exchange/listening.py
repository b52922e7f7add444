"""Waits at each peer for something new, so that what one seat does stands on the others' boards within a second.

It is a hint and nothing more: who hears nothing exchanges at the period all the same.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from commandroom.domain.errors import RoomError
from commandroom.domain.exchange.effects import Fault
from commandroom.store.exchange.peers import PeerFacts
from commandroom.sync.line import HttpLine

log = logging.getLogger(__name__)

REST_SECONDS = 5.0
MOST_REST_SECONDS = 120.0
_A_DAY = 86_400.0

OpenLine = Callable[[PeerFacts, float], HttpLine]


class Listening:
    """A thread for each peer; `heard` is called on it when the peer holds something else than this seat."""

    def __init__(
        self, open_line: OpenLine, digest: Callable[[PeerFacts], str], heard: Callable[[], object]
    ) -> None:
        self._open_line = open_line
        self._digest = digest
        self._heard = heard
        self._threads: dict[str, tuple[threading.Thread, threading.Event]] = {}

    def keep_to(self, peers: tuple[PeerFacts, ...]) -> None:
        """Listen at these and at nobody else; a thread that died is begun anew."""
        wanted = {peer.url: peer for peer in peers}
        for url, (thread, ends) in list(self._threads.items()):
            if url not in wanted or not thread.is_alive():
                ends.set()
                del self._threads[url]
        for url in wanted.keys() - self._threads.keys():
            ends = threading.Event()
            thread = threading.Thread(
                target=self._listen, args=(wanted[url], ends), name="exchange-listen", daemon=True
            )
            self._threads[url] = (thread, ends)
            thread.start()

    def stop(self) -> None:
        """Listen no more; a call that still waits ends by itself and is not looked at."""
        self.keep_to(())

    def _listen(self, peer: PeerFacts, ends: threading.Event) -> None:
        rest = REST_SECONDS
        while not ends.is_set():
            try:
                rest = self._once(peer, ends, rest)
            except RoomError as error:
                log.info("listening at %s: %s", peer.url, error.code)
                rest = MOST_REST_SECONDS
            ends.wait(rest if rest > REST_SECONDS else 0.0)

    def _once(self, peer: PeerFacts, ends: threading.Event, rest: float) -> float:
        """Wait on one line until it breaks; returns how long to rest."""
        line = self._open_line(peer, _A_DAY)
        try:
            known = self._digest(peer)
            while not ends.is_set():
                said = line.wait(known)
                if isinstance(said, Fault):
                    return min(MOST_REST_SECONDS, max(said.retry_after, rest * 2))
                rest = REST_SECONDS
                mine = self._digest(peer)
                if said not in {known, mine} and not ends.is_set():
                    self._heard()
                    mine = self._digest(peer)
                known = mine if said == mine else said
        finally:
            line.close()
        return rest
