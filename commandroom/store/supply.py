"""What decisions are given inside a write transaction: numbers without gaps, ids in time order, envelopes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from commandroom.domain import ids
from commandroom.domain.event.state import Event, Sealed
from commandroom.domain.ids import EventId
from commandroom.domain.time.moments import local as township_time
from commandroom.store import local, sealing
from commandroom.store.grades import URGENCIES
from commandroom.store.pen import FreshIds, Random
from commandroom.store.recordbook import RecordBook
from commandroom.store.shape import LANE_HISTORY

if TYPE_CHECKING:
    from commandroom.domain.knowledge.playbooks import Playbook

_LAST = "SELECT last FROM serial WHERE kind = ? AND period = ?"
_COUNTED = "INSERT OR REPLACE INTO serial (kind, period, last) VALUES (?, ?, ?)"


class SeatSupply:
    """The port `Supply` of one transaction; how far numbers have come is written by `flush`."""

    def __init__(
        self, connection: Any, seat: local.Seat, records: RecordBook, *, fresh: FreshIds, random: Random
    ) -> None:
        self._connection, self._seat, self._records = connection, seat, records
        self._fresh, self._random = fresh, random
        self._serials: dict[tuple[str, str], int] = {}
        self._sealed: dict[str, tuple[Sealed, dict[str, str]]] = {}

    def event_number(self, at: datetime) -> str:
        """The next gap-free number of this seat on the local day of `at`."""
        day = township_time(at).strftime("%Y%m%d")
        return ids.event_number(
            township=self._seat.township.ljust(9, "0"),
            day=day,
            seat=self._seat.letter,
            serial=self._count("event", day),
        )

    def serial(self, kind: str, at: datetime) -> str:
        """The next serial of papers of a kind in the local year of `at`: `派〔2026〕A12号`."""
        year = township_time(at).strftime("%Y")
        return f"{kind}〔{year}〕{self._seat.letter}{self._count(kind, year)}号"

    def new_id(self) -> str:
        """A fresh identifier, in time order."""
        return self._fresh.new_id()

    def open_jobs(self, person: str) -> int:
        """How many open events a person has been sent to."""
        query = "SELECT count(*) FROM event WHERE handler = ? AND lane < ?"
        return int(self._connection.execute(query, (person, LANE_HISTORY)).fetchone()[0])

    def open_critical(self, person: str) -> int:
        """How many of them are critical."""
        query = "SELECT count(*) FROM event WHERE handler = ? AND lane < ? AND urgency = ?"
        values = (person, LANE_HISTORY, len(URGENCIES) - 1)
        return int(self._connection.execute(query, values).fetchone()[0])

    def playbook(self, code: str, at: datetime) -> Playbook | None:
        """The playbook that counts on the day of `at`; None where there is none, or it has ended."""
        from commandroom.store.playbooks import counting  # noqa: PLC0415 - few matters name one

        return counting(self._connection, self._records.reference().shipped.forms.playbooks, code, at)

    def seal(self, event: EventId, personal: dict[str, str], *, onto: Event | None = None) -> Sealed:
        """Personal data sealed under the event's own key, which is made at the first sealing."""
        known = sealing.opened(self._connection, onto) if onto is not None else {}
        key = sealing.key_of(self._connection, event)
        if key is None:
            key = sealing.new_key(self._seat.suite, self._random)
            self._connection.execute("INSERT INTO event_key (event, key) VALUES (?, ?)", (event, key))
        nonce, whole = self._random(sealing.NONCE_BYTES), known | personal
        sealed = sealing.seal(whole, key=key, suite=self._seat.suite, event=event, nonce=nonce)
        self._sealed[event] = (sealed, whole)
        return sealed

    def tokens(self, event: Event) -> Iterable[bytes]:
        """The keyed hashes of the event's persons; what was sealed just now need not be opened again."""
        if event.sealed is None:
            return ()
        sealed, personal = self._sealed.get(event.id, (None, {}))
        known = personal if sealed == event.sealed else sealing.opened(self._connection, event)
        return sealing.tokens(known, self._seat.search_key)

    def flush(self) -> None:
        """Write how far the numbers have come; what was sealed is in the tables from here on."""
        if self._serials:
            rows = [(kind, period, last) for (kind, period), last in self._serials.items()]
            self._connection.executemany(_COUNTED, rows)
            self._serials.clear()
        self._sealed.clear()

    def _count(self, kind: str, period: str) -> int:
        last = self._serials.get((kind, period))
        if last is None:
            found = self._connection.execute(_LAST, (kind, period)).fetchone()
            last = int(found[0]) if found is not None else 0
        self._serials[kind, period] = last + 1
        return last + 1
