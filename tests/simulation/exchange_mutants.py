"""Bugs of the exchange that somebody might write, planted at run time: the simulation must catch each.

Most of them lost somebody's data in public; the others are the mistakes nearest to hand in our own code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from commandroom.domain.errors import RoomError
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.exchange import paging, planning, proving, sums
from commandroom.domain.exchange.asking import _Exchange
from commandroom.domain.exchange.effects import Held, LoadBlocks, LoadStatements, LoadSums, Span
from commandroom.domain.exchange.messages import Part, SummaryAnswer, Want
from commandroom.domain.exchange.sums import Sum
from commandroom.domain.exchange.trust import Trust
from commandroom.domain.journal import HLC_CAP, HLC_COUNTER_BITS, Entry, millis
from commandroom.store import local, receiving
from commandroom.store.exchange import disk, keeping, spans, summing, trusting, wrapping
from commandroom.store.journal import KIND_EVENT
from tests.simulation.exchange_worlds import simulate
from tests.simulation.mutants import Plant
from tests.simulation.nodes import Grounds
from tests.simulation.replicas import Mismatch

_receive, _judge, _span = receiving.receive_fresh, keeping.judge, spans.span
_give, _level = _Exchange._give, _Exchange._level


def what_was_given_is_remembered() -> Any:
    """A seat gives nothing twice, though who took it may have been set back since (cht-core#8093)."""
    given: dict[tuple[str, str], int] = {}

    def give(self: Any, gives: Sequence[Want]) -> Any:
        asker = self._manner.asker
        held: Held = yield LoadSums()
        left = [want for want in gives if given.get((asker, want.stream), 0) < held.sums[want.stream].count]
        yield from _give(self, left)
        for want in left:
            given[asker, want.stream] = held.sums[want.stream].count

    return patch.object(_Exchange, "_give", give)


def cursor_before_data() -> Any:
    """How far a peer was read is noted before what was read is kept (pouchdb#1240)."""
    seen: dict[tuple[str, str, str], int] = {}

    def level(self: Any, held: Held, answer: SummaryAnswer) -> Any:
        manner = self._manner
        told = {
            stream: there
            for stream, there in answer.sums.items()
            if seen.get((manner.asker, manner.peer, stream), 0) < there.count
        }
        for stream, there in told.items():
            seen[manner.asker, manner.peer, stream] = there.count
        mine = {
            stream: here for stream, here in held.sums.items() if stream in told or stream not in answer.sums
        }
        yield from _level(self, replace(held, sums=mine), replace(answer, sums=told))

    return patch.object(_Exchange, "_level", level)


def a_place_is_taken_once() -> Any:
    """A second entry at one place of a stream is taken for a repeat (turso#8129)."""

    def receive(connection: Any, entries: Sequence[Entry], **known: Any) -> frozenset[str]:
        query = "SELECT 1 FROM entry WHERE stream = ? AND seq = ?"
        fresh = [e for e in entries if connection.execute(query, (e.stream, e.seq)).fetchone() is None]
        return _receive(connection, fresh, **known)

    return patch.multiple(receiving, receive_fresh=receive)


def the_future_is_refused() -> Any:
    """Entries of clocks that run ahead are not taken (evolu#709)."""

    def receive(connection: Any, entries: Sequence[Entry], **known: Any) -> frozenset[str]:
        latest = millis(known["now"] + HLC_CAP) << HLC_COUNTER_BITS
        return _receive(connection, [e for e in entries if e.hlc <= latest], **known)

    return patch.multiple(receiving, receive_fresh=receive)


def poison_stops_its_stream() -> Any:
    """A stream of which something could not be proven once is not taken any more (powersync's queue)."""

    def judge(
        connection: Any, parts: Iterable[Part], keys: Mapping[str, str], trust: Trust, **known: Any
    ) -> Any:
        bad = {str(stream) for (stream,) in connection.execute("SELECT DISTINCT stream FROM apart")}
        return _judge(connection, [part for part in parts if part.stream not in bad], keys, trust, **known)

    return patch.multiple(keeping, judge=judge)


def unknown_verbs_are_refused() -> Any:
    """What a newer program wrote is not kept."""

    def receive(connection: Any, entries: Sequence[Entry], **known: Any) -> frozenset[str]:
        fresh = [e for e in entries if e.kind != KIND_EVENT or e.verb in VERBS]
        return _receive(connection, fresh, **known)

    return patch.multiple(receiving, receive_fresh=receive)


def any_stamp_moves_ours() -> Any:
    """Another's wrong clock drags ours along."""
    return patch.multiple(receiving, merge_stamp=lambda last, remote, _now: max(last, remote))


def signatures_not_checked() -> Any:
    """A seal counts whoever made it."""
    return patch.object(Trust, "judged", lambda _self, _seal: "")


def proofs_skipped() -> Any:
    """What can be read is taken in."""

    def reached(
        entries: Sequence[Entry], _sealed: set[str], _followed: Any
    ) -> tuple[list[Entry], list[Entry]]:
        return list(entries), []

    return patch.multiple(proving, _reached=reached)


def sums_count_only() -> Any:
    """Two stores that hold as many entries are taken to hold the same."""
    grown = sums.grown

    def counted(held: sums.Sums, places: Sequence[tuple[str, int, str]]) -> dict[str, Sum]:
        return {name: replace(one, xor=sums.NOTHING) for name, one in grown(held, places).items()}

    return patch.multiple(summing, grown=counted)


def blocks_count_only() -> Any:
    """Two blocks with as many entries are taken to be the same."""

    def by_index(blocks: Sequence[Any]) -> dict[int, int]:
        return {block.index: block.count for block in blocks}

    return patch.multiple(planning, _by_index=by_index)


def one_page_is_enough() -> Any:
    """What did not fit into the page is not asked for."""

    def span(*asked: Any, **known: Any) -> Span:
        return replace(_span(*asked, **known), rest=())

    return patch.multiple(spans, span=span)


def pages_cut_a_fork() -> Any:
    """A page may end between two branches at one place, and the next goes on below it."""
    return patch.multiple(paging, _is_one_place=lambda _rows: False, _whole_places=lambda rows, _seq: rows)


def revoked_devices_count() -> Any:
    """What a revoked device writes on has effect where it comes after the revocation."""
    return patch.object(Trust, "is_void", lambda _self, _stream, _seq: False)


def only_what_comes_later_is_void() -> Any:
    """A revocation has no effect on what is held already."""
    return patch.multiple(trusting, judge_again=lambda _connection, _known: frozenset())


def statements_stay_at_home() -> Any:
    """Who was revoked is not told on."""

    def statements(_self: Any) -> Any:
        yield LoadStatements()

    return patch.object(_Exchange, "_statements", statements)


def apart_for_ever() -> Any:
    """What came before its proof stays apart when the proof has come."""
    return patch.multiple(keeping, _rescued=lambda *_known: [])


def later_is_never() -> Any:
    """Events of a large batch are not noted as waiting to be folded."""
    return patch.multiple(
        receiving,
        mark=lambda _connection, _subjects: None,
        mark_rows=lambda _connection, _events, _since: None,
    )


def what_waits_is_overtaken() -> Any:
    """An event of which older entries wait is brought forward without them, and then waits no more."""

    def much(connection: Any, fresh: Sequence[Entry]) -> bool:
        subjects = {entry.subject for entry in fresh}
        is_much = len(subjects) > keeping.FOLDED_AT_ONCE
        if not is_much:
            connection.executemany("DELETE FROM unfolded WHERE subject = ?", [(one,) for one in subjects])
        return is_much

    return patch.multiple(keeping, _is_much=much)


def seals_stay_at_home() -> Any:
    """Entries travel without the signatures that prove them."""
    return patch.object(spans.Shelf, "seals", lambda _shelf, *_places: ())


def gaps_are_passed_over() -> Any:
    """Where the other does not know my end, nothing more is done."""
    take = _Exchange._take

    def taken(self: Any, wants: Sequence[Want]) -> Any:
        yield from take(self, wants)
        return []

    return patch.object(_Exchange, "_take", taken)


def streams_are_never_repaired() -> Any:
    """Streams that differ in the middle stay as they are."""

    def repair(_self: Any, stream: str) -> Any:
        yield LoadBlocks(stream)

    return patch.object(_Exchange, "_repair", repair)


def keys_are_not_kept() -> Any:
    """Entries arrive, the keys of their personal data do not."""
    return patch.multiple(wrapping, keep=lambda _connection, _keys: set())


def erased_keys_are_expected() -> Any:
    """The key of an event that was erased is asked for, for ever."""

    def lacking(connection: Any) -> tuple[str, ...]:
        rows = connection.execute("SELECT event FROM wrapped_key WHERE wrapped = '' ORDER BY event")
        return tuple(str(event) for (event,) in rows)

    return patch.multiple(wrapping, lacking=lacking)


def the_stream_goes_on() -> Any:
    """A seat whose stream somebody else writes too goes on in it (syncthing#3997)."""
    return patch.multiple(local, next_incarnation=lambda _connection: 1)


def all_heaps_are_given() -> Any:
    """Streams that both hold alike, and of which the other said nothing, are taken for what the other lacks."""

    def level(self: Any, held: Held, answer: SummaryAnswer) -> Any:
        yield from _level(self, held, replace(answer, heaps=None))

    return patch.object(_Exchange, "_level", level)


def heaps_count_only() -> Any:
    """Heaps of streams with as many entries are taken to be alike."""

    def counted(held: Any) -> tuple[str, ...]:
        values = [0] * sums.BUCKETS
        for stream, one in held.items():
            values[sums.bucket_of(stream)] += one.count
        return tuple(f"{value:016x}" for value in values)

    return patch.object(sums, "buckets", counted)


def sums_are_saved_short() -> Any:
    """Sums are saved as reaching further than they do: after a restart entries are missing from them (syncthing#5257)."""
    save = summing.Reckoned.save

    def saved(self: Any, connection: Any) -> None:
        save(self, connection)
        local.put(connection, summing.UPTO, str(self.upto + 1))

    return patch.object(summing.Reckoned, "save", saved)


def own_ends_are_signed_once() -> Any:
    """A stream that has a signature somewhere is not signed again."""

    def sealed(connection: Any, stream: str, _digest: str, _device: str) -> bool:
        query = "SELECT 1 FROM seal WHERE stream = ?"
        return connection.execute(query, (stream,)).fetchone() is not None

    return patch.multiple(disk, _is_sealed=sealed)


# The seed on which each was first caught; `python -m tests.simulation --only exchange --mutants` finds others when the
# draws change.
MUTANTS: dict[str, tuple[Plant, int]] = {
    plant.__name__: (plant, seed)
    for plant, seed in (
        (what_was_given_is_remembered, 121),
        (cursor_before_data, 39),
        (a_place_is_taken_once, 6),
        (the_future_is_refused, 0),
        (poison_stops_its_stream, 0),
        (unknown_verbs_are_refused, 0),
        (any_stamp_moves_ours, 11),
        (signatures_not_checked, 0),
        (proofs_skipped, 0),
        (sums_count_only, 0),
        (blocks_count_only, 62),
        (one_page_is_enough, 0),
        (pages_cut_a_fork, 6),
        (revoked_devices_count, 0),
        (only_what_comes_later_is_void, 14),
        (statements_stay_at_home, 0),
        (apart_for_ever, 5),
        (later_is_never, 1),
        (what_waits_is_overtaken, 7),
        (seals_stay_at_home, 0),
        (gaps_are_passed_over, 6),
        (streams_are_never_repaired, 0),
        (keys_are_not_kept, 0),
        (erased_keys_are_expected, 5),
        (the_stream_goes_on, 6),
        (all_heaps_are_given, 0),
        (heaps_count_only, 62),
        (sums_are_saved_short, 5),
        (own_ends_are_signed_once, 0),
    )
}


def caught(name: str, seed: int, grounds: Grounds) -> str:
    """How the simulation caught the bug on that seed; empty when it did not notice."""
    with ExitStack() as planted:
        planted.enter_context(MUTANTS[name][0]())
        try:
            simulate(seed, grounds)
        except (Mismatch, RoomError) as found:  # a bug that cannot even be planted is not caught
            return f"{type(found).__name__}: {found}"
    return ""
