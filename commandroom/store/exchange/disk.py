"""What the exchange's core asks of a seat's file, performed: the effects of `domain.exchange.effects` that are the disk's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from functools import singledispatchmethod
from typing import Any, Protocol

import msgspec

from commandroom.base.clock import stopwatch
from commandroom.domain.exchange import streams
from commandroom.domain.exchange.effects import (
    Effect,
    Gave,
    Held,
    KeepKeys,
    KeepParts,
    KeepReceipts,
    KeepStatements,
    Kept,
    LoadBlocks,
    LoadKeys,
    LoadKnown,
    LoadLacking,
    LoadOwed,
    LoadSpan,
    LoadStatements,
    LoadSums,
    NoteGone,
    SealOwn,
    SignHeads,
    Span,
)  # fmt: skip
from commandroom.domain.exchange.messages import MOST_ENTRIES, Part, PullAnswer, Receipt, Seal, Statement
from commandroom.domain.exchange.planning import FOUNDATION
from commandroom.domain.exchange.proving import Reading, read_part
from commandroom.domain.exchange.receipts import bare, receipt_bytes
from commandroom.domain.exchange.sums import Block, Sum
from commandroom.domain.exchange.trust import Trust, Verify, seal_bytes, xor_of_statements
from commandroom.domain.journal import Entry, millis, read
from commandroom.store import local, receipts, receiving
from commandroom.store.exchange import keeping, spans, summing, trusting, wrapping
from commandroom.store.exchange.pagesahead import PagesAhead
from commandroom.store.local import Seat
from commandroom.store.seat_store import SeatStore

FOLD_SECONDS, FOLD_GENTLY = 0.06, 4
"""So long the folding holds the store at a time; when somebody waits, no longer than so many events take."""
FOLD_CALM_SECONDS, FOLD_AT_ONCE = 0.25, 100
"""The same while nobody works at this seat."""
PIECE, CALM_SECONDS = 40, 3.0
"""At an open desk, so many entries are stored at a time: with 200 one click in a hundred waited 40 ms, with 40 half of that."""
KEYS_AT_ONCE = 500
_LONG = 100


class Signer(Protocol):
    """The device's own key."""

    @property
    def device(self) -> str:
        """The device's id."""
        ...

    def sign(self, data: bytes) -> str:
        """The signature, hexadecimal."""
        ...


class SeatDisk:
    """The disk of one seat for its exchanges. One thread at a time, but for the sums, which any may ask."""

    def __init__(
        self, store: SeatStore, *, signer: Signer, roots: Mapping[str, str], verify: Verify,
        peer: str = "",
        heard: Callable[[frozenset[str]], object] = lambda _subjects: None,
    ) -> None:  # fmt: skip
        self._store = store
        self._signer = signer
        self._roots = dict(roots)
        self._verify = verify
        self._heard = heard
        self._peer = peer
        self._reckoned: summing.Reckoned | None = None
        self._sealed: dict[str, Sum] = {}
        self._trust: Trust | None = None
        self._known_statements = 0
        self._awaited_at = -CALM_SECONDS
        self._ahead: dict[int, tuple[Part, Reading]] = {}
        self._pages = PagesAhead()
        self.is_gentle = False
        self.has_receipts = False
        """Whether the peer gives receipts."""
        self._confirmed: dict[str, Receipt] | None = None
        self._bare: tuple[dict[str, Sum], tuple[str, ...]] = ({}, ())

    @property
    def trust(self) -> Trust:
        """Who is who, by the statements that are held."""
        if self._trust is None:
            with self._store.database.reading() as connection:
                self._trust = trusting.trust(connection, self._roots, self._verify)
                self._known_statements = trusting.count(connection)
        return self._trust

    def _look_again(self) -> None:
        """Another exchange of this seat may have learned of somebody meanwhile."""
        with self._store.database.reading() as connection:
            if trusting.count(connection) != self._known_statements:
                self._trust = None

    def perform(self, effect: Effect) -> Any:
        """Do one effect.

        Raises:
            RoomError: the disk could not; the exchange is broken off and nothing of this effect has happened.
        """
        return self._do(effect)

    @singledispatchmethod
    def _do(self, effect: Effect) -> Any:
        raise TypeError(type(effect).__name__)

    # --- looking --------------------------------------------------------------------------------------

    @_do.register
    def _(self, _effect: LoadSums) -> Held:
        self._ahead.clear()  # of an exchange that was broken off
        sums, word = self.sums(), xor_of_statements(self._statements())
        if not self.has_receipts:
            return Held(sums, word)
        if self._confirmed is None:
            with self._store.database.reading() as connection:
                self._confirmed = receipts.all_of(connection, self._peer)
        if self._bare[0] is not sums:  # looked through only where something moved
            self._bare = (sums, bare(sums, self._confirmed))
        return Held(sums, word, self._confirmed, self._bare[1])

    def sums(self) -> dict[str, Sum]:
        """What each stream holds now."""
        with self._store.database.reading() as connection:
            reckoned = self._reckoned = self._reckoned or summing.Reckoned.stored(connection)
            sums = reckoned.forward(connection)
        if reckoned.is_worth_saving and not self._store.is_read_only:
            with self._store.database.writing() as connection:
                reckoned.save(connection)
        return sums

    def reckon_anew(self) -> None:
        """Believe no sum that was kept."""
        with self._store.database.writing() as connection:
            summing.forget(connection)
        self._reckoned = None
        self._sealed = {}

    @_do.register
    def _(self, effect: LoadKnown) -> frozenset[str]:
        with self._store.database.reading() as connection:
            return summing.known(connection, effect.claims)

    @_do.register
    def _(self, effect: LoadBlocks) -> tuple[Block, ...]:
        with self._store.database.reading() as connection:
            return summing.blocks_of(connection, effect.stream)

    @_do.register
    def _(self, effect: LoadSpan) -> Span:
        found = self._pages.taken(effect) or self._loaded(effect)
        if found.is_proven and not self.must_be_gentle:
            self._pages.begin(msgspec.structs.replace(effect, wants=found.rest), self._loaded)
        return found

    def reading_ahead(self) -> AbstractContextManager[None]:
        """While in here, the page after the one that is given is read on a thread of its own, while that one travels."""
        return self._pages.beside()

    def _loaded(self, effect: LoadSpan) -> Span:
        with self._store.database.reading() as connection:
            key = wrapping.room_key(connection)
            found = spans.span(
                connection, effect.wants, limit=effect.limit, max_bytes=effect.max_bytes, room_key=key
            )
        parts = tuple(map(self._sealed_at_its_end, found.parts))
        is_proven = bool(found.rest) and all(map(_is_sealed_at_its_end, parts))
        return msgspec.structs.replace(found, parts=parts, is_proven=is_proven)

    def _sealed_at_its_end(self, part: Part) -> Part:
        """What was written here since the ends were signed travels with its own signature: unproven it would be put apart.

        A long part of an own stream as well, so that it proves itself and need not wait until the one after it is kept.
        """
        me = self.trust.devices.get(self._signer.device)
        stream = streams.parsed(part.stream)
        if (
            me is None
            or stream is None
            or (stream.place, stream.seat) != (me.place, me.seat)
            or not part.entries
        ):
            return part
        last = read(bytes(part.entries[-1]))
        is_long = len(part.entries) >= _LONG and not any(seal.seq == last.seq for seal in part.seals)
        is_end = not any(seal.seq >= last.seq for seal in part.seals) and self._is_end(last)
        if not (is_end or is_long):
            return part
        bytes_ = seal_bytes(part.stream, last.seq, last.hash)
        seal = Seal(part.stream, last.seq, last.hash, me.device, self._signer.sign(bytes_))
        if not is_end and self.trust.judged(seal):
            return part  # it would prove nothing
        return msgspec.structs.replace(part, seals=(*part.seals, seal))

    def _is_end(self, entry: Entry) -> bool:
        """Whether it lies behind what the sums knew when the ends were signed."""
        held = self._sealed.get(entry.stream)
        return held is None or entry.seq > held.top

    def _statements(self) -> tuple[Statement, ...]:
        with self._store.database.reading() as connection:
            return trusting.statements(connection)

    @_do.register
    def _(self, _effect: LoadStatements) -> tuple[Statement, ...]:
        return self._statements()

    @_do.register
    def _(self, _effect: LoadLacking) -> tuple[str, ...]:
        with self._store.database.reading() as connection:
            return wrapping.lacking(connection)

    @_do.register
    def _(self, _effect: LoadOwed) -> dict[str, str]:
        with self._store.database.reading() as connection:
            key = wrapping.room_key(connection)
            events = wrapping.owed(connection, self._peer, KEYS_AT_ONCE) if key is not None else ()
            return spans.keys(connection, events, key)

    @_do.register
    def _(self, effect: Gave) -> None:
        with self._store.database.writing() as connection:
            wrapping.gave(connection, self._peer, effect.events)

    @_do.register
    def _(self, effect: LoadKeys) -> dict[str, str]:
        with self._store.database.reading() as connection:
            return spans.keys(connection, effect.events, wrapping.room_key(connection))

    # --- writing --------------------------------------------------------------------------------------

    @_do.register
    def _(self, _effect: SealOwn) -> None:
        """Sign the end of each stream of this seat that is not signed yet."""
        me = self.trust.devices.get(self._signer.device)
        if me is None:
            return
        if me.device in self.trust.revoked:
            with self._store.database.writing() as connection:
                trusting.judge_again(
                    connection, self.trust
                )  # what was written here since: without effect, as elsewhere
        own = {
            name: held
            for name, held in self.sums().items()
            if self._sealed.get(name) is not held
            and (stream := streams.parsed(name))
            and (stream.place, stream.seat) == (me.place, me.seat)
        }
        self._seal(own, me.device)
        self._sealed |= own

    def _seal(self, own: dict[str, Sum], device: str) -> None:
        with self._store.database.reading() as connection:
            bare = [
                (name, seq, digest)
                for name, held in own.items()
                for seq, digest in (
                    *summing.tips(connection, name, held),
                    *_foundation(connection, name, held),
                )
                if not _is_sealed(connection, name, digest, device)
            ]
        if not bare:
            return
        seals = [Seal(n, q, h, device, self._signer.sign(seal_bytes(n, q, h))) for n, q, h in bare]
        with self._store.database.writing() as connection:
            keeping.put_seals(connection, seals, own)

    @_do.register
    def _(self, _effect: SignHeads) -> tuple[Receipt, ...]:
        """A seat is no authority, and confirms nothing."""
        return ()

    @_do.register
    def _(self, effect: KeepReceipts) -> tuple[Receipt, ...]:
        signed: list[Receipt] = []
        false: list[Receipt] = []
        for one in effect.receipts:
            is_signed = one.key in self._roots and self._verify(one.key, receipt_bytes(one), one.signature)
            (signed if is_signed else false).append(one)
        if signed:
            with self._store.database.writing() as connection:
                receipts.put(connection, self._peer, signed)
            self._confirmed = (self._confirmed or {}) | {one.stream: one for one in signed}
            self._bare = ({}, ())
        return tuple(false)

    @_do.register
    def _(self, effect: NoteGone) -> None:
        def work(connection: Any, _seat: Seat, now: datetime, _token: str) -> None:
            receipts.went_back(connection, self._peer, effect.streams, millis(now))

        self._store.take(work)

    @_do.register
    def _(self, effect: KeepStatements) -> tuple[tuple[str, str], ...]:
        with self._store.database.writing() as connection:
            self._trust, refused = trusting.keep(connection, effect.statements, self._roots, self._verify)
            self._known_statements = trusting.count(connection)
        return refused

    @_do.register
    def _(self, effect: KeepParts) -> Kept:
        self._look_again()
        with self._store.database.reading() as connection:
            batch = keeping.judge(connection, effect.parts, effect.keys, self.trust, read=self._foreseen)
        fresh = 0
        for piece in batch.slices(PIECE if self.must_be_gentle else MOST_ENTRIES):
            stored = self._store.take(self._storing(piece))
            fresh += len(stored.fresh)
            if self._reckoned is not None:
                self._reckoned.take(stored.since, stored.upto, stored.fresh)
            if stored.subjects:
                self._heard(stored.subjects)
        sums = self.sums()
        named = {part.stream: sums[part.stream] for part in effect.parts if part.stream in sums}
        return Kept(fresh, batch.refused, named)

    def foresee(self, answer: object) -> None:
        """Read what will be kept next, on the line's thread, while the driver stores; a click would wait for the interpreter."""
        if isinstance(answer, PullAnswer) and not self.must_be_gentle:
            self._ahead |= {id(part): (part, read_part(part)) for part in answer.parts}

    def _foreseen(self, part: Part) -> Reading | None:
        found = self._ahead.pop(id(part), None)
        return found[1] if found is not None else None

    @property
    def must_be_gentle(self) -> bool:
        """Whether a desk is open or somebody waited just now: a click waits for one small piece and no longer."""
        return self.is_gentle or stopwatch() - self._awaited_at < CALM_SECONDS

    def _storing(self, piece: keeping.Batch) -> Callable[[Any, Seat, datetime, str], keeping.Stored]:
        def work(connection: Any, seat: Seat, now: datetime, token: str) -> keeping.Stored:
            stored = keeping.store(connection, piece, self.trust, seat=seat, now=now, token=token)
            if self._store.is_awaited:
                self._awaited_at = stopwatch()
            return stored

        return work

    @_do.register
    def _(self, effect: KeepKeys) -> None:
        with self._store.database.writing() as connection:
            opened = wrapping.keep(connection, effect.keys)
            keeping.open_keys(connection, opened, local.seat(connection))

    def fold_some(self) -> bool:
        """Fold a few of the events that wait; False when none waits."""
        with self._store.database.reading() as connection:
            is_done = not receiving.is_marked(connection)
        if is_done:
            self._store.database.relieve(at_once=True)
            return False
        if self.must_be_gentle:
            self._heard(self._store.fold_marked(FOLD_GENTLY, seconds=FOLD_SECONDS))
        else:
            self._heard(self._store.fold_marked(FOLD_AT_ONCE, seconds=FOLD_CALM_SECONDS))
        return True


def _is_sealed_at_its_end(part: Part) -> bool:
    last = read(bytes(part.entries[-1])) if part.entries else None
    return last is not None and any((seal.seq, seal.hash) == (last.seq, last.hash) for seal in part.seals)


def _foundation(connection: Any, stream: str, held: Sum) -> list[tuple[int, str]]:
    """The end of the part that a new seat takes first: signed as well, so that it can be judged without the rest."""
    if held.top <= FOUNDATION:
        return []
    query = "SELECT seq, hash FROM entry WHERE stream = ? AND seq = ?"
    found: list[tuple[int, str]] = connection.execute(query, (stream, FOUNDATION)).fetchall()
    return found


def _is_sealed(connection: Any, stream: str, digest: str, device: str) -> bool:
    query = "SELECT 1 FROM seal WHERE stream = ? AND hash = ? AND device = ?"
    return connection.execute(query, (stream, digest, device)).fetchone() is not None
