"""Which entries of a batch are proven: reached backwards, hash by hash, from a signature or from what is held already.

Whoever carries entries needs no trust. What is not proven is no news: it is kept apart with its reason, until what
proves it arrives, and never folded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter, eq

from msgspec import Struct

from commandroom.domain.errors import DamageError
from commandroom.domain.exchange.messages import Part, Refusal, Seal
from commandroom.domain.exchange.trust import REVOKED_DEVICE
from commandroom.domain.journal import Entry, read, read_strictly

_SEQ, _PREV, _HASH = attrgetter("seq"), attrgetter("prev"), attrgetter("hash")
UNREADABLE, FOREIGN, UNPROVEN = "unreadable", "foreign_stream", "unproven"

Judged = Callable[[Seal], str]
"""Why a seal does not count; empty when it does."""
Followed = Callable[[Entry], bool]
"""Whether an entry is held whose `prev` is this one."""


class Proven(Struct, frozen=True):
    """What a part comes to: entries to keep, entries to keep apart, seals that count, and what to say of the rest."""

    entries: tuple[Entry, ...] = ()
    apart: tuple[Entry, ...] = ()
    seals: tuple[Seal, ...] = ()
    refused: tuple[Refusal, ...] = ()


class Reading(Struct, frozen=True):
    """The entries of a part that can be read, what is refused of the rest, and the hashes of those written unusually."""

    entries: tuple[Entry, ...] = ()
    refused: tuple[Refusal, ...] = ()
    unusual: frozenset[str] = frozenset()


def prove(part: Part, *, judged: Judged, followed: Followed, reading: Reading | None = None) -> Proven:
    """Sort out which of a part's entries are proven; `reading` is what `read_part` made of it before."""
    reading = reading or read_part(part)
    entries, refused = reading.entries, list(reading.refused)
    seals = _valid(part, {entry.hash for entry in entries}, judged, refused)
    proven, loose = _reached(entries, {seal.hash for seal in seals}, followed)
    if refused:  # an old signature under what the new keys signed as well is nobody's trouble
        known = {entry.hash for entry in proven}
        refused = [one for one in refused if one.reason != REVOKED_DEVICE or one.hash not in known]
    refused += [Refusal(part.stream, entry.hash, UNPROVEN) for entry in loose]
    return Proven(tuple(proven), tuple(loose), tuple(seals), tuple(refused))


def read_part(part: Part, *, strictly: bool = False) -> Reading:
    """Read a part's entries; `strictly` looks as well at how each is written."""
    found: list[Entry] = []
    refused: list[Refusal] = []
    unusual: set[str] = set()
    for raw in part.entries:
        try:
            entry, is_usual = read_strictly(bytes(raw)) if strictly else (read(bytes(raw)), True)
        except DamageError:
            refused.append(Refusal(part.stream, "", UNREADABLE))
            continue
        if entry.stream != part.stream or entry.seq < 1:
            refused.append(Refusal(part.stream, entry.hash, FOREIGN))
            continue
        found.append(entry)
        if not is_usual:
            unusual.add(entry.hash)
    return Reading(tuple(found), tuple(refused), frozenset(unusual))


def _valid(part: Part, hashes: set[str], judged: Judged, refused: list[Refusal]) -> list[Seal]:
    """Only as many signatures are looked at as the batch needs: those under its own entries."""
    found = []
    for seal in part.seals:
        if seal.stream != part.stream or seal.hash not in hashes:
            continue
        reason = judged(seal)
        if reason:
            refused.append(Refusal(part.stream, seal.hash, reason))
        else:
            found.append(seal)
    return found


def _reached(
    entries: Sequence[Entry], sealed: set[str], followed: Followed
) -> tuple[list[Entry], list[Entry]]:
    """Backwards along the chain; an entry at a run's end may be proven by what is held after it."""
    if entries and _is_chain(entries) and (entries[-1].hash in sealed or followed(entries[-1])):
        return list(entries), []
    reached = set(sealed)
    proven: list[Entry] = []
    loose: list[Entry] = []
    for entry in _falling(entries):
        if entry.hash in reached or followed(entry):
            proven.append(entry)
            reached.add(entry.prev)
        else:
            loose.append(entry)
    proven.reverse()
    loose.reverse()
    return proven, loose


def _is_chain(entries: Sequence[Entry]) -> bool:
    """Whether each follows the one before it, as mostly: then the last one's proof is all of theirs."""
    first = entries[0].seq
    seqs, prevs, hashes = map(_SEQ, entries), map(_PREV, entries[1:]), map(_HASH, entries)
    return all(map(eq, seqs, range(first, first + len(entries)))) and all(map(eq, prevs, hashes))


def _falling(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(
        {entry.hash: entry for entry in entries}.values(), key=lambda e: (e.seq, e.hash), reverse=True
    )
