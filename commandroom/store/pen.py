"""The seat's hand in the journal: what it writes is chained to its own stream, or to one that it shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msgspec import Raw

from commandroom.base.clock import Clock
from commandroom.domain import ids
from commandroom.domain.journal import Entry, Wire, millis, tick, write
from commandroom.store import journal, local
from commandroom.store.journal import Tail

Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class About:
    """What an entry is about; an empty `id` asks for a fresh one, an empty `scope` for the seat's own stream."""

    kind: str
    subject: str
    after: tuple[str, ...]
    verb: str
    id: str = ""
    scope: str = ""


class FreshIds:
    """Identifiers in time order; within one millisecond one counts on (RFC 9562 §6.2)."""

    def __init__(self, clock: Clock, random: Random) -> None:
        self._clock, self._random = clock, random
        self._last = (0, 0)

    def new_id(self) -> str:
        """A fresh one."""
        now, (last, random) = millis(self._clock.now()), self._last
        random = random + 1 if now == last else int.from_bytes(self._random(10))
        self._last = (now, random)
        return ids.uuid7(millis=now, random=random)


class Pen:
    """Entries of one transaction; they reach the table by `flush`, or when somebody asks for those of a subject."""

    def __init__(
        self,
        connection: Any,
        seat: local.Seat,
        *,
        clock: Clock,
        tail: Tail | None,
        fresh: FreshIds,
    ) -> None:
        self.seat = seat
        self.tail = tail
        self.appended = 0
        self._connection, self._clock, self._fresh = connection, clock, fresh
        self._shared_tails: dict[str, Tail] = {}
        self._pending: list[Entry] = []
        self._pending_ids: dict[str, Entry] = {}

    def write(self, about: About, body: Raw, *, actor: str, at: datetime) -> Entry:
        """The next entry of the seat."""
        tail = self.tail or self._stored_tail()
        stream, ends = (self.seat.stream, tail) if not about.scope else self._shared(about.scope)
        # never the event's time: a wrong clock may stand in it
        hlc = tick(max(tail.hlc, ends.hlc), self._clock.now())
        entry = write(
            Wire(
                suite=self.seat.suite, stream=stream, seq=ends.seq + 1, prev=ends.hash,
                id=about.id or self._fresh.new_id(), kind=about.kind, subject=about.subject, after=about.after,
                hlc=hlc, wall=millis(at), actor=actor, verb=about.verb, body=body,
            )
        )  # fmt: skip
        self._move(entry, tail, is_shared=bool(about.scope))
        self._pending.append(entry)
        self._pending_ids.setdefault(entry.id, entry)
        self.appended += 1
        return entry

    def with_id(self, deed_id: str) -> Entry | None:
        """The entry that an earlier click with the same id left behind."""
        return self._pending_ids.get(deed_id) or journal.with_id(self._connection, deed_id)

    def entries(self, subject: str) -> Sequence[Entry]:
        """All entries of one subject, in no particular order."""
        self.flush()
        return journal.of_subject(self._connection, subject)

    def flush(self) -> None:
        """Put what was written into the table."""
        if self._pending:
            journal.insert(self._connection, self._pending)
            self._pending.clear()
            self._pending_ids.clear()

    def _move(self, entry: Entry, tail: Tail, *, is_shared: bool) -> None:
        after = Tail(entry.seq, entry.hash, entry.hlc)
        if is_shared:
            self._shared_tails[entry.stream] = after
            self.tail = Tail(tail.seq, tail.hash, entry.hlc)
            local.put(self._connection, local.STAMP, str(entry.hlc))
        else:
            self.tail = after

    def _shared(self, scope: str) -> tuple[str, Tail]:
        """This seat's stream of something shared, and where it ends."""
        stream = f"{self.seat.stream}/{scope}"
        if stream not in self._shared_tails:
            self._shared_tails[stream] = journal.tail(self._connection, stream)
        return stream, self._shared_tails[stream]

    def _stored_tail(self) -> Tail:
        stored = journal.tail(self._connection, self.seat.stream)
        stamp = int(local.get(self._connection, local.STAMP) or 0)
        return Tail(stored.seq, stored.hash, max(stored.hlc, stamp))
