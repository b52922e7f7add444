"""What the exchange's core asks of a centre's store, performed for one device that was let in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatchmethod
from typing import Any

from sqlalchemy import Connection, select

from commandroom.center.store import keeping, spans
from commandroom.center.store.holdings import Holdings
from commandroom.center.store.schema import entry
from commandroom.domain.exchange import streams
from commandroom.domain.exchange.answering import KEY_HOLDERS
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
from commandroom.domain.exchange.messages import Receipt, Refusal, Statement
from commandroom.domain.exchange.paging import Page
from commandroom.domain.exchange.streams import Device
from commandroom.domain.exchange.sums import Block, blocks
from commandroom.domain.exchange.trust import Trust, fingerprint
from commandroom.domain.journal import Entry

ERASE = "erase"


class CenterDisk:
    """The disk of one call."""

    def __init__(self, store: Holdings, device: Device) -> None:
        self._store = store
        self._device = device
        self.receipt = ""
        """What was signed for the batch that this call brought."""
        self.kept = 0
        self.refused = 0

    def perform(self, effect: Effect) -> Any:
        """Do one effect.

        Raises:
            RoomError: the store could not; nothing of this effect has happened.
        """
        return self._do(effect)

    @singledispatchmethod
    def _do(self, effect: Effect) -> Any:
        raise TypeError(type(effect).__name__)

    # --- looking --------------------------------------------------------------------------------------

    @_do.register
    def _(self, _effect: LoadSums) -> Held:
        with self._store.database.reading() as connection:
            _, word = self._store.statements.known(connection).for_device(self._device)
            return Held(self._store.places.sums_for(connection, self._device), word)

    @_do.register
    def _(self, effect: LoadKnown) -> frozenset[str]:
        with self._store.database.reading() as connection:
            return frozenset(claim[2] for claim in effect.claims if spans.stands(connection, *claim))

    @_do.register
    def _(self, effect: LoadBlocks) -> tuple[Block, ...]:
        query = select(entry.c.seq, entry.c.hash).where(
            entry.c.place == spans.place_of(effect.stream), entry.c.stream == effect.stream
        )
        with self._store.database.reading() as connection:
            return blocks((seq, digest) for seq, digest in connection.execute(query))

    @_do.register
    def _(self, effect: LoadSpan) -> Span:
        page = Page(effect.limit, effect.max_bytes)
        with self._store.database.reading() as connection:
            page.fill(spans.Shelf(connection), effect.wants)
            mine = (
                rows for stream, rows in page.rows.items() if spans.place_of(stream) == self._device.place
            )
            own = {event for rows in mine for _, event, _ in rows}
            keys = self._keys(connection, own)
        return Span(tuple(page.parts), tuple(page.gaps), keys, page.rest)

    def _keys(self, connection: Any, events: set[str]) -> dict[str, str]:
        if not events or self._device.role not in KEY_HOLDERS:
            return {}
        return self._store.keys.of(connection, self._device.place, events)

    @_do.register
    def _(self, _effect: LoadStatements) -> tuple[Statement, ...]:
        with self._store.database.reading() as connection:
            return self._store.statements.known(connection).for_device(self._device)[0]

    @_do.register
    def _(self, _effect: LoadLacking) -> tuple[str, ...]:
        return ()

    @_do.register
    def _(self, _effect: LoadOwed) -> dict[str, str]:
        """A carrier makes no keys."""
        return {}

    @_do.register
    def _(self, _effect: Gave) -> None:
        """It owes none."""

    @_do.register
    def _(self, effect: LoadKeys) -> dict[str, str]:
        with self._store.database.reading() as connection:
            return self._keys(connection, set(effect.events))

    # --- writing --------------------------------------------------------------------------------------

    @_do.register
    def _(self, _effect: SealOwn) -> None:
        """A centre writes no stream."""

    @_do.register
    def _(self, effect: SignHeads) -> tuple[Receipt, ...]:
        with self._store.database.reading() as connection:
            return self._store.notes.receipts(connection, effect.sums, self._store.now())

    @_do.register
    def _(self, _effect: KeepReceipts) -> tuple[Receipt, ...]:
        """A hub keeps none of its county's: the seats do."""
        return ()

    @_do.register
    def _(self, _effect: NoteGone) -> None:
        """It has no receipts to hold anybody to."""

    @_do.register
    def _(self, effect: KeepStatements) -> tuple[tuple[str, str], ...]:
        with self._store.database.reading() as connection:
            held = {fingerprint(one) for one, _ in self._store.statements.known(connection).statements}
        new = [one for one in effect.statements if fingerprint(one) not in held]
        if not new:
            return ()
        with self._store.database.writing() as connection:
            return self._store.statements.keep(connection, new)

    @_do.register
    def _(self, effect: KeepKeys) -> None:
        if self._device.role in KEY_HOLDERS and effect.keys:
            with self._store.database.writing() as connection:
                self._store.places.lock(connection, [self._device.place])
                self._store.keys.keep(connection, self._device.place, self._device.id, effect.keys)

    @_do.register
    def _(self, effect: KeepParts) -> Kept:
        with self._store.database.reading() as connection:
            trust = self._store.statements.known(connection).trust
            batch = keeping.judge(connection, effect.parts, trust)
        kept = self._write(batch, effect.keys, trust)
        self.kept, self.refused = kept.fresh, len(kept.refused)
        return kept

    def _write(self, batch: keeping.Batch, keys: dict[str, str], trust: Trust) -> Kept:
        store, device = self._store, self._device
        carries_keys = bool(keys) and device.role in KEY_HOLDERS
        now = store.now()

        def work(connection: Connection, versions: Mapping[str, int]) -> tuple[Kept, str]:
            stored = store.keeper.store(connection, batch, versions, trust, now=now)
            for place, events in _erased(stored.fresh, trust).items():
                store.keys.erase(connection, place, events)
            if carries_keys:
                store.keys.keep(connection, device.place, device.id, keys)
            refused = (*batch.refused, *_void(stored.fresh, trust))
            named = {name: one for name, one in stored.sums.items() if self._may_see(name)}
            receipt = store.notes.written(
                connection, device, named, entries=len(stored.fresh), refused=len(refused), now=now
            )
            return Kept(len(stored.fresh), refused, named), receipt

        touched = frozenset(batch.places | ({device.place} if carries_keys else set()))
        kept, self.receipt = store.together.write(touched, work)
        return kept

    def _may_see(self, name: str) -> bool:
        stream = streams.parsed(name)
        return stream is not None and streams.may_pull(self._device, stream)


def _erased(fresh: list[Entry], trust: Trust) -> dict[str, set[str]]:
    """Events whose personal data were erased, by place; what a revoked device says counts for nothing."""
    found: dict[str, set[str]] = {}
    for one in fresh:
        if one.verb == ERASE and not trust.is_void(one.stream, one.seq):
            found.setdefault(spans.place_of(one.stream), set()).add(one.subject)
    return found


def _void(fresh: list[Entry], trust: Trust) -> list[Refusal]:
    """What a revoked device wrote later: kept and forwarded like all, and said."""
    if not trust.revoked:
        return []
    return [Refusal(e.stream, e.hash, keeping.REVOKED) for e in fresh if trust.is_void(e.stream, e.seq)]
