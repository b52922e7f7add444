"""One write transaction: load, append, project; everything the port `Writing` promises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Raw

from commandroom.base.clock import Clock
from commandroom.domain import dayfigures as days
from commandroom.domain import ids
from commandroom.domain.dayfigures import Figures
from commandroom.domain.event.deed import Body, Draft
from commandroom.domain.event.fold import advance, fits, replay
from commandroom.domain.event.sharing import named, scope_of
from commandroom.domain.event.state import Event, Sealed
from commandroom.domain.exchange.streams import DAILY
from commandroom.domain.ids import EventId
from commandroom.domain.journal import Entry, Wire, encode, heads, millis, tick, write
from commandroom.domain.time.moments import local as township_time
from commandroom.store import finding, journal, local, projection, receiving, records, sealing
from commandroom.store.gathering import Gathered
from commandroom.store.grades import URGENCIES
from commandroom.store.journal import KIND_EVENT, KIND_RECORD, KIND_ROOM, Tail
from commandroom.store.keptreference import ReferenceCache
from commandroom.store.loaded import Loaded
from commandroom.store.reference import Reference
from commandroom.store.shape import LANE_HISTORY

if TYPE_CHECKING:
    from commandroom.domain.knowledge.playbooks import Playbook

Random = Callable[[int], bytes]

_FLUSH_AT = 1000
_external = "{}\x1f{}".format
_LAST = "SELECT last FROM serial WHERE kind = ? AND period = ?"
_COUNTED = "INSERT OR REPLACE INTO serial (kind, period, last) VALUES (?, ?, ?)"


@dataclass(slots=True)
class _Held:
    """An event in the hands of this transaction: as it is stored, and as it is now."""

    row: int | None
    stored: Event | None
    now: Event | None

    @property
    def is_dirty(self) -> bool:
        return self.now is not self.stored


@dataclass(frozen=True, slots=True)
class _About:
    """What an entry is about."""

    kind: str
    subject: str
    after: tuple[str, ...]
    verb: str
    id: str = ""
    scope: str = ""


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
        self.seat = seat
        self.appended = 0
        self.erased: list[EventId] = []
        self._clock = clock
        self._random = random
        self._loaded = loaded
        self._references = references
        self._tail = loaded.tail
        self._shared_tails: dict[str, Tail] = {}
        self._held: dict[str, _Held] = {}
        self._pending: list[Entry] = []
        self._pending_ids: dict[str, Entry] = {}
        self._last_id = (0, 0)
        self._fresh: dict[str, str] = {}
        self._serials: dict[tuple[str, str], int] = {}
        self._sealed: dict[str, tuple[Sealed, dict[str, str]]] = {}
        self._records: set[str] = set()
        self._reference: Reference | None = None

    @property
    def place(self) -> str:
        """The code of the place whose seat this is."""
        return self.seat.township

    # --- reading ----------------------------------------------------------------------------------

    def event(self, event: EventId) -> Event | None:
        """The event as folded from all its entries, by its id."""
        return self._hold(event).now

    def find(self, ref: str) -> EventId | None:
        """The event meant by an id, a number, an external number or a row id (`#12`)."""
        word = ref.strip()
        held = self._held.get(word)
        if (held is not None and held.now is not None) or word in self._loaded:
            return EventId(word)
        fresh = self._fresh.get(word)
        return EventId(fresh) if fresh is not None else finding.find(self.connection, word)

    def find_external(self, source: str, ext_no: str) -> EventId | None:
        """The event with that external number of that source."""
        fresh = self._fresh.get(_external(source, ext_no))
        return EventId(fresh) if fresh else finding.find_external(self.connection, source, ext_no)

    def entry_with_id(self, deed_id: str) -> Entry | None:
        """The entry that an earlier click with the same id left behind."""
        return self._pending_ids.get(deed_id) or journal.with_id(self.connection, deed_id)

    def entries(self, subject: str) -> Sequence[Entry]:
        """All entries of one subject, in no particular order."""
        self._write_pending()
        return journal.of_subject(self.connection, subject)

    def unseal(self, event: Event) -> dict[str, str]:
        """The personal data of an event; empty when there are none or their key was destroyed."""
        return sealing.opened(self.connection, event)

    def reference(self) -> Reference:
        """Rules, people and calendar as this transaction sees them."""
        if self._reference is None:
            self._settle_generations()
            self._reference = self._references.at(self.connection)
        return self._reference

    # --- supply -----------------------------------------------------------------------------------

    def event_number(self, at: datetime) -> str:
        """The next gap-free number of this seat on the local day of `at`."""
        day = township_time(at).strftime("%Y%m%d")
        return ids.event_number(
            township=self.seat.township.ljust(9, "0"),
            day=day,
            seat=self.seat.letter,
            serial=self._count("event", day),
        )

    def open_jobs(self, person: str) -> int:
        """How many open events a person has been sent to."""
        query = "SELECT count(*) FROM event WHERE handler = ? AND lane < ?"
        return int(self.connection.execute(query, (person, LANE_HISTORY)).fetchone()[0])

    def open_critical(self, person: str) -> int:
        """How many of them are critical."""
        query = "SELECT count(*) FROM event WHERE handler = ? AND lane < ? AND urgency = ?"
        values = (person, LANE_HISTORY, len(URGENCIES) - 1)
        return int(self.connection.execute(query, values).fetchone()[0])

    def playbook(self, code: str, at: datetime) -> Playbook | None:
        """The playbook that counts on the day of `at`; None where there is none, or it has ended."""
        from commandroom.store.playbooks import counting  # noqa: PLC0415 - few matters name one

        return counting(self.connection, self.reference().forms.playbooks, code, at)

    def serial(self, kind: str, at: datetime) -> str:
        """The next serial of papers of a kind in the local year of `at`: `派〔2026〕A12号`."""
        year = township_time(at).strftime("%Y")
        return f"{kind}〔{year}〕{self.seat.letter}{self._count(kind, year)}号"

    def _count(self, kind: str, period: str) -> int:
        last = self._serials.get((kind, period))
        if last is None:
            found = self.connection.execute(_LAST, (kind, period)).fetchone()
            last = int(found[0]) if found is not None else 0
        self._serials[kind, period] = last + 1
        return last + 1

    def new_id(self) -> str:
        """A fresh identifier, in time order; within one millisecond one counts on (RFC 9562 §6.2)."""
        now, (last, random) = millis(self._clock.now()), self._last_id
        random = random + 1 if now == last else int.from_bytes(self._random(10))
        self._last_id = (now, random)
        return ids.uuid7(millis=now, random=random)

    def seal(self, event: EventId, personal: dict[str, str], *, onto: Event | None = None) -> Sealed:
        """Personal data sealed under the event's own key, which is made at the first sealing."""
        known = self.unseal(onto) if onto is not None else {}
        key = sealing.key_of(self.connection, event)
        if key is None:
            key = sealing.new_key(self.seat.suite, self._random)
            self.connection.execute("INSERT INTO event_key (event, key) VALUES (?, ?)", (event, key))
        nonce, whole = self._random(sealing.NONCE_BYTES), known | personal
        sealed = sealing.seal(whole, key=key, suite=self.seat.suite, event=event, nonce=nonce)
        self._sealed[event] = (sealed, whole)
        return sealed

    # --- writing ----------------------------------------------------------------------------------

    def append(self, drafts: Iterable[Draft], *, actor: str, now: datetime) -> tuple[Entry, ...]:
        """Journal the drafts of events and fold them; rows, clocks and index follow before the commit."""
        return tuple(self._append_one(draft, actor=actor, now=now) for draft in drafts)

    def _append_one(self, draft: Draft, *, actor: str, now: datetime) -> Entry:
        held = self._hold(draft.subject)
        seen = held.now
        at = now if seen is None or seen.last_at is None else max(now, seen.last_at)
        body = Body(deed=Raw(encode(draft.deed.stored())), decision=draft.decision)
        after = seen.heads if seen is not None else ()
        scope = draft.scope or scope_of(seen, self.place, draft.verb)
        if scope:
            body = Body(
                deed=body.deed,
                decision=named(draft.decision, self.reference().people.name_of(actor)),
            )
        about = _About(KIND_EVENT, draft.subject, after, draft.verb, draft.id, scope)
        entry = self._entry(about, encode(body), actor=actor, at=at)
        held.now = advance(seen, entry) if fits(seen, entry) else replay(self.entries(draft.subject))
        if held.now is not None:
            self._remember(held.now)
        return entry

    def record(self, kind: str, record: str) -> Mapping[str, Any]:
        """The fields of a reference record as they are; empty where there is none."""
        known = records.load(self.connection, kind, record)
        return known.fields if known is not None else {}

    def of_kind(self, kind: str) -> Mapping[str, Mapping[str, Any]]:
        """The fields of every record of a kind that is in use, by id."""
        return {row.id: row.fields for row in records.of_kind(self.connection, kind) if not row.retired}

    def amend(self, kind: str, record: str, fields: dict[str, Any], *, actor: str, now: datetime) -> Entry:
        """Journal an amendment of a reference record (last writer wins per field) and fold it."""
        subject = records.subject(kind, record)
        known = records.load(self.connection, kind, record)
        about = _About(KIND_RECORD, subject, known.heads if known is not None else (), records.VERB)
        entry = self._entry(about, encode(records.Amendment(fields)), actor=actor, at=now)
        records.save(self.connection, records.advance(known, entry))
        self._records.add(kind)
        self._reference = None
        return entry

    def tell(self, figures: Figures, *, deed_id: str, now: datetime) -> Entry:
        """Journal a day's figures in the stream that the county may read."""
        subject = days.subject(figures.day, figures.township)
        about = _About(days.KIND, subject, (), days.VERB, deed_id, f"{DAILY}:{days.KIND}")
        return self._entry(about, encode(figures), actor="system", at=now)

    def remark(
        self, subject: str, verb: str, body: object, *, deed_id: str = "", actor: str, now: datetime
    ) -> Entry:
        """Journal something about a day of the room (its summary): only the journal keeps it, no cache."""
        kind, _, _ = subject.partition(":")
        about = _About(kind, subject, heads(self.entries(subject)), verb, deed_id)
        return self._entry(about, encode(body), actor=actor, at=now)

    def erase(self, event: EventId) -> None:
        """Destroy the event's key and take its persons out of the index."""
        self.flush()
        sealing.forget(self.connection, event)
        self.erased.append(event)

    def found(self, facts: dict[str, str], *, now: datetime) -> Entry:
        """The first entry of a room: what it is, and by which suite it is hashed and sealed for ever."""
        about = _About(KIND_ROOM, f"{KIND_ROOM}:{self.seat.room}", (), "found")
        return self._entry(about, encode(facts), actor="system", at=now)

    def _entry(self, about: _About, body: Raw, *, actor: str, at: datetime) -> Entry:
        tail = self._tail or self._stored_tail()
        stream, ends = (self.seat.stream, tail) if not about.scope else self._shared(about.scope)
        entry = write(
            Wire(
                suite=self.seat.suite,
                stream=stream,
                seq=ends.seq + 1,
                prev=ends.hash,
                id=about.id or self.new_id(),
                kind=about.kind,
                subject=about.subject,
                after=about.after,
                hlc=tick(
                    max(tail.hlc, ends.hlc), self._clock.now()
                ),  # never the event's time: a wrong clock may stand in it
                wall=millis(at),
                actor=actor,
                verb=about.verb,
                body=body,
            )
        )
        after = Tail(entry.seq, entry.hash, entry.hlc)
        if about.scope:
            self._shared_tails[stream] = after
            self._tail = Tail(tail.seq, tail.hash, entry.hlc)
            local.put(self.connection, local.STAMP, str(entry.hlc))
        else:
            self._tail = after
        self._pending.append(entry)
        self._pending_ids.setdefault(entry.id, entry)
        self.appended += 1
        return entry

    def _shared(self, scope: str) -> tuple[str, Tail]:
        """This seat's stream of something shared, and where it ends."""
        stream = f"{self.seat.stream}/{scope}"
        if stream not in self._shared_tails:
            self._shared_tails[stream] = journal.tail(self.connection, stream)
        return stream, self._shared_tails[stream]

    def _stored_tail(self) -> Tail:
        stored = journal.tail(self.connection, self.seat.stream)
        stamp = int(local.get(self.connection, local.STAMP) or 0)
        return Tail(stored.seq, stored.hash, max(stored.hlc, stamp))

    # --- caches -----------------------------------------------------------------------------------

    def _hold(self, event: str) -> _Held:
        held = self._held.get(event)
        if held is None:
            if len(self._held) >= _FLUSH_AT:
                self.flush()
                self._held.clear()
            found = self._loaded.get(event) or self._stored(event)
            row, stored = found if found is not None else (None, None)
            held = self._held[event] = _Held(row, stored, stored)
        return held

    def _stored(self, event: str) -> tuple[int, Event] | None:
        """From the tables; an event of which entries came that are not folded yet is folded first."""
        if (
            self.connection.execute("SELECT 1 FROM unfolded WHERE subject = ?", (event,)).fetchone()
            is not None
        ):
            receiving.fold_anew(self.connection, event, self.seat)
        return projection.load(self.connection, event)

    def _remember(self, event: Event) -> None:
        """Numbers of events that are not in the tables yet."""
        if event.number:
            self._fresh[event.number] = event.id
        if event.ext_no:
            self._fresh.setdefault(event.ext_no, event.id)
            self._fresh.setdefault(_external(event.source, event.ext_no), event.id)

    def flush(self) -> None:
        """Write what was gathered: entries, event rows, clocks, index, and how far the numbers have come."""
        self._write_pending()
        fresh = []
        for held in self._held.values():
            if held.is_dirty and held.now is not None:
                if held.stored is None and held.row is None:
                    fresh.append(held)
                    continue
                held.row = projection.project(
                    self.connection, held.stored, held.now, row=held.row, search_key=self.seat.search_key,
                    remembered=self._loaded.facts,
                )  # fmt: skip
                held.stored = held.now
                self._loaded.keep(held.row, held.now)
        if fresh:
            self._write_fresh(fresh)
        if self._serials:
            rows = [(kind, period, last) for (kind, period), last in self._serials.items()]
            self.connection.executemany(_COUNTED, rows)
            self._serials.clear()
        self._fresh.clear()
        self._sealed.clear()
        self._settle_generations()
        self._loaded.tail = self._tail

    def _write_fresh(self, fresh: Iterable[_Held]) -> None:
        """Events that no table holds yet get the next row ids and are written together."""
        last = self.connection.execute("SELECT max(row) FROM event").fetchone()[0] or 0
        gathered = Gathered()
        for row, held in enumerate(fresh, start=last + 1):
            event = held.now
            assert event is not None  # noqa: S101 - the caller looked
            gathered.add(row, event, self._tokens(event))
            held.row, held.stored = row, event
            self._loaded.keep(row, event)
        gathered.write(self.connection)

    def _tokens(self, event: Event) -> Iterable[bytes]:
        """The keyed hashes of the event's persons; what was sealed just now need not be opened again."""
        if event.sealed is None:
            return ()
        sealed, personal = self._sealed.get(event.id, (None, {}))
        known = personal if sealed == event.sealed else self.unseal(event)
        return sealing.tokens(known, self.seat.search_key)

    def _write_pending(self) -> None:
        if self._pending:
            journal.insert(self.connection, self._pending)
            self._pending.clear()
            self._pending_ids.clear()

    def _settle_generations(self) -> None:
        """A new token for each kind of record that changed: never one that a rolled-back transaction had."""
        for kind in self._records:
            local.put(self.connection, local.GENERATION + kind, self._random(8).hex())
        self._records.clear()
