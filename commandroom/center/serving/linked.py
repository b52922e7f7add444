"""A room's hub that is joined to its county's centre: what the seats bring goes up, what the county says comes down.

Seats that reach the hub alone are so in touch with the county. The hub asks as a seat does; it writes nothing itself.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from datetime import timedelta

import msgspec

from commandroom.base.clock import Clock
from commandroom.center.app.metrics import Metrics
from commandroom.center.authority.home import CenterHome
from commandroom.center.authority.upstream import Upstream
from commandroom.center.serving.bringing import bring
from commandroom.center.store.blobs import Blobs
from commandroom.center.store.holding import CenterStore
from commandroom.domain.errors import RoomError
from commandroom.domain.exchange import pacing
from commandroom.domain.exchange.asking import Outcome, exchange
from commandroom.domain.exchange.messages import Hello
from commandroom.domain.exchange.streams import Device, Role
from commandroom.domain.journal import millis
from commandroom.sync.authorities import Pinned, heard
from commandroom.sync.keys import DeviceKeys
from commandroom.sync.line import Credentials, HttpLine
from commandroom.sync.running import run

log = logging.getLogger("commandroom.center.link")

LOOK_SECONDS = 1.0
DEADLINE_SECONDS = 600.0
GREETED_EVERY_MS = 10 * 60 * 1000
OpenLine = Callable[[], HttpLine]


class Link:
    """The way up; one exchange at a time, on a thread of its own."""

    def __init__(
        self, home: CenterHome, store: CenterStore, upstream: Upstream, metrics: Metrics, *, clock: Clock,
        open_line: OpenLine | None = None,
    ) -> None:  # fmt: skip
        self._store = store
        self._upstream = upstream
        self._keys: DeviceKeys = home.keys()
        self._blobs = Blobs(home.blobs, store.database)
        self._metrics = metrics
        self._clock = clock
        self._open_line = open_line or self._https
        self._device = Device(upstream.device, Role.HUB, upstream.place, "")
        self._ends = threading.Event()
        self._thread: threading.Thread | None = None
        self._luck = random.Random()  # noqa: S311 - spreading load, not keys
        self._failures = self._greeted = 0
        self._home = home

    def start(self) -> None:
        """Begin."""
        self._thread = threading.Thread(target=self._go_on, name="link", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End at the next step; a call that stands still is not waited for."""
        self._ends.set()
        if self._thread is not None:
            self._thread.join(LOOK_SECONDS * 2)

    def once(self) -> Outcome:
        """One exchange, then the attachments of the place.

        Raises:
            RoomError: the store failed.
        """
        line = self._open_line()
        try:
            self._greet(line)
            outcome = run(exchange(), self._store.disk_for(self._device), line, ends=self._ends.is_set)
            if outcome.fault is None:
                outcome.fault = bring(self._blobs, line, self._upstream.place, self._ends.is_set)
        finally:
            line.close()
        self._note(outcome)
        return outcome

    def _greet(self, line: HttpLine) -> None:
        """Now and then: which authorities the county names, kept for the next start too."""
        now, known = millis(self._clock.now()), self._upstream
        if abs(now - self._greeted) < GREETED_EVERY_MS:
            return
        said = line.hello()
        if not isinstance(said, Hello):
            return
        self._greeted = now
        pinned = heard(Pinned(known.ca, known.other_ca, known.other_until), said, now)
        self._upstream = msgspec.structs.replace(
            known,
            ca=pinned.ca,
            other_ca=pinned.other,
            other_until=pinned.other_until,
            fingerprint=pinned.fingerprint,
        )
        if self._upstream != known:
            self._home.link(self._upstream)

    def _note(self, outcome: Outcome) -> None:
        self._failures = self._failures + 1 if outcome.fault is not None else 0
        self._metrics.link_failures.set(self._failures)
        if outcome.fault is not None:
            log.warning("link failed", extra={"code": outcome.fault.code, "count": self._failures})
        elif outcome.pushed or outcome.pulled:
            log.info("linked", extra={"count": outcome.pushed + outcome.pulled})

    def _go_on(self) -> None:
        while not self._ends.is_set():
            held = self._version()
            try:
                outcome = self.once()
            except RoomError as error:
                log.warning("link failed", extra={"code": error.code, "count": self._failures})
                self._failures += 1
                self._rest(self._pause(0.0), held=None)
                continue
            wait = outcome.fault.retry_after if outcome.fault is not None else 0.0
            self._rest(self._pause(wait), held=held if outcome.fault is None else None)

    def _pause(self, retry_after: float) -> float:
        now, luck = self._clock.now(), self._luck.random()
        if not self._failures:
            due = pacing.after_success(now, self._upstream.period, luck)
        else:
            due = pacing.after_failure(now, self._failures, is_lan=False, retry_after=retry_after, luck=luck)
        return (due - now) / timedelta(seconds=1)

    def _rest(self, seconds: float, *, held: dict[str, int] | None) -> None:
        """Wait; after a success no longer than until a seat has brought something."""
        while seconds > 0 and not self._ends.wait(min(LOOK_SECONDS, seconds)):
            seconds -= LOOK_SECONDS
            if held is not None and self._version() != held:
                return

    def _version(self) -> dict[str, int]:
        try:
            with self._store.database.reading() as connection:
                return self._store.places.versions(connection)
        except RoomError:
            return {}

    def _https(self) -> HttpLine:
        credentials = Credentials(self._upstream.device, self._keys.sign)
        pinned = Pinned(self._upstream.ca, self._upstream.other_ca, self._upstream.other_until)
        return HttpLine(
            self._upstream.url, ca=pinned.text, credentials=credentials, now=self._clock.now,
            deadline=DEADLINE_SECONDS,
        )  # fmt: skip
