"""One write transaction: load, append, project; everything the port `Writing` promises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from msgspec import Raw

from commandroom.base.clock import Clock
from commandroom.domain import dayfigures as days
from commandroom.domain.dayfigures import Figures
from commandroom.domain.event.deed import Body, Draft
from commandroom.domain.event.fold import advance, fits, replay
from commandroom.domain.event.sharing import named, scope_of
from commandroom.domain.event.state import Event
from commandroom.domain.exchange.streams import DAILY
from commandroom.domain.ids import EventId
from commandroom.domain.journal import Entry, encode, heads
from commandroom.store import local, sealing
from commandroom.store.heldevents import Held, HeldEvents
from commandroom.store.journal import KIND_EVENT, KIND_ROOM
from commandroom.store.keptreference import ReferenceCache
from commandroom.store.loaded import Loaded
from commandroom.store.pen import About, FreshIds, Pen, Random
from commandroom.store.recordbook import RecordBook
from commandroom.store.supply import SeatSupply


class Transaction:
    """A write transaction of the seat. Entries and caches are written together at the end, or in batches."""

    def __init__(
        self,
        connection: Any,
        seat: local.Seat,
        *,
        clock: Clock,
        random: Random,
        loaded: Loaded,
        references: ReferenceCache,
    ) -> None:
        self.connection = connection
        self.place = seat.township
        self.erased: list[EventId] = []
        self._seat, self._loaded = seat, loaded
        fresh = FreshIds(clock, random)
        self._pen = Pen(connection, seat, clock=clock, tail=loaded.tail, fresh=fresh)
        self.records = RecordBook(connection, self._pen, references, random=random)
        self.supply = SeatSupply(connection, seat, self.records, fresh=fresh, random=random)
        self._events = HeldEvents(connection, seat, loaded, self.supply)

    @property
    def appended(self) -> int:
        """How many entries were written."""
        return self._pen.appended

    # --- reading ----------------------------------------------------------------------------------

    def event(self, event: EventId) -> Event | None:
        """The event as folded from all its entries, by its id."""
        return self._hold(event).now

    def find(self, ref: str) -> EventId | None:
        """The event meant by an id, a number, an external number or a row id (`#12`)."""
        return self._events.find(ref)

    def find_external(self, source: str, ext_no: str) -> EventId | None:
        """The event with that external number of that source."""
        return self._events.find_external(source, ext_no)

    def entry_with_id(self, deed_id: str) -> Entry | None:
        """The entry that an earlier click with the same id left behind."""
        return self._pen.with_id(deed_id)

    def entries(self, subject: str) -> Sequence[Entry]:
        """All entries of one subject, in no particular order."""
        return self._pen.entries(subject)

    def unseal(self, event: Event) -> dict[str, str]:
        """The personal data of an event; empty when there are none or their key was destroyed."""
        return sealing.opened(self.connection, event)

    # --- writing ----------------------------------------------------------------------------------

    def append(self, drafts: Iterable[Draft], *, actor: str, now: datetime) -> tuple[Entry, ...]:
        """Journal the drafts of events and fold them; rows, clocks and index follow before the commit."""
        return tuple(self._append_one(draft, actor=actor, now=now) for draft in drafts)

    def tell(self, figures: Figures, *, deed_id: str, now: datetime) -> Entry:
        """Journal a day's figures in the stream that the county may read."""
        subject = days.subject(figures.day, figures.township)
        about = About(days.KIND, subject, (), days.VERB, deed_id, f"{DAILY}:{days.KIND}")
        return self._pen.write(about, encode(figures), actor="system", at=now)

    def remark(
        self, subject: str, verb: str, body: object, *, deed_id: str = "", actor: str, now: datetime
    ) -> Entry:
        """Journal something about a day of the room (its summary): only the journal keeps it, no cache."""
        kind, _, _ = subject.partition(":")
        about = About(kind, subject, heads(self.entries(subject)), verb, deed_id)
        return self._pen.write(about, encode(body), actor=actor, at=now)

    def erase(self, event: EventId) -> None:
        """Destroy the event's key and take its persons out of the index."""
        self.flush()
        sealing.forget(self.connection, event)
        self.erased.append(event)

    def found(self, facts: dict[str, str], *, now: datetime) -> Entry:
        """The first entry of a room: what it is, and by which suite it is hashed and sealed for ever."""
        about = About(KIND_ROOM, f"{KIND_ROOM}:{self._seat.room}", (), "found")
        return self._pen.write(about, encode(facts), actor="system", at=now)

    def flush(self) -> None:
        """Write what was gathered: entries, event rows, clocks, index, and how far the numbers have come."""
        self._pen.flush()
        self._events.flush()
        self.supply.flush()
        self.records.flush()
        self._loaded.tail = self._pen.tail

    def _append_one(self, draft: Draft, *, actor: str, now: datetime) -> Entry:
        held = self._hold(draft.subject)
        seen = held.now
        at = now if seen is None or seen.last_at is None else max(now, seen.last_at)
        body = Body(deed=Raw(encode(draft.deed.stored())), decision=draft.decision)
        after = seen.heads if seen is not None else ()
        scope = draft.scope or scope_of(seen, self.place, draft.verb)
        if scope:
            name = self.records.reference().people.name_of(actor)
            body = Body(deed=body.deed, decision=named(draft.decision, name))
        about = About(KIND_EVENT, draft.subject, after, draft.verb, draft.id, scope)
        entry = self._pen.write(about, encode(body), actor=actor, at=at)
        held.now = advance(seen, entry) if fits(seen, entry) else replay(self.entries(draft.subject))
        if held.now is not None:
            self._events.remember(held.now)
        return entry

    def _hold(self, event: str) -> Held:
        held = self._events.get(event)
        if held is None:
            if self._events.is_full:
                self.flush()
                self._events.let_go()
            held = self._events.load(event)
        return held
