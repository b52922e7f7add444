"""What a store holds, in a few numbers a stream: compared instead of remembered.

Nobody keeps a cursor into somebody else's store: a store that was restored from an old copy shows that it holds less, and
is given it again.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import msgspec

NOTHING = "0" * 32
BLOCK = 512
"""How many places of a stream are compared at once where two stores differ in the middle."""

BUCKETS = 64
"""Into so many heaps all streams are put, by their names, so that one new entry asks for a few sums and not for all."""

_NAME, _PLACE = itemgetter(0), itemgetter(1, 2)
_HALF = 32
_SHORT = 16


class Sum(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A stream as held: entries, lowest and greatest place, exclusive or of the hashes' first halves, last hash.

    A fork has more entries than places; its `head` is the greater hash.
    """

    count: int = 0
    low: int = 0
    top: int = 0
    xor: str = NOTHING
    head: str = ""

    @property
    def is_prefix(self) -> bool:
        """Whether it begins at the first place and has no hole and no fork (as far as counting tells)."""
        return self.count == self.top and self.low <= 1

    @property
    def is_suffix(self) -> bool:
        """Whether it has neither hole nor fork from its lowest place on."""
        return self.count == self.top - self.low + 1


class Block(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The same for one block of places: `index` is (place - 1) // BLOCK."""

    index: int
    count: int
    xor: str


Sums = Mapping[str, Sum]


def mixed(one: str, other: str) -> str:
    """Exclusive or of two values of 32 hexadecimal digits."""
    return f"{int(one, 16) ^ int(other, 16):032x}"


def xor_of(hashes: Iterable[str]) -> str:
    """Exclusive or of the first halves of hashes: of all of them as one number, folded in the middle until one is left."""
    halves = [digest[:_HALF] for digest in hashes]
    value, width = int("".join(halves) or "0", 16), len(NOTHING) * 4
    count = 1 << max(0, len(halves) - 1).bit_length()
    while count > 1:
        count >>= 1
        value = value >> count * width ^ value & (1 << count * width) - 1
    return f"{value:032x}"


def added(old: Sum, places: Iterable[tuple[int, str]]) -> Sum:
    """The sum after more (place, hash) pairs that were not in it."""
    pairs = sorted(places)
    if not pairs:
        return old
    (low, _), (top, head) = pairs[0], pairs[-1]
    return Sum(
        count=old.count + len(pairs),
        low=min(low, old.low) if old.count else low,
        top=max(old.top, top),
        xor=mixed(old.xor, xor_of(digest for _, digest in pairs)),
        head=max((old.top, old.head), (top, head))[1],
    )


def grown(sums: Sums, places: Sequence[tuple[str, int, str]]) -> dict[str, Sum]:
    """The sums of the streams that grow by these (stream, place, hash), none of which is in them."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name, run in groupby(places, key=_NAME):  # mostly long runs of one
        found.setdefault(name, []).extend(map(_PLACE, run))
    return {name: added(sums.get(name, Sum()), pairs) for name, pairs in found.items()}


def digest(sums: Sums, statements: str = NOTHING) -> str:
    """One word for everything: two stores that hold the same have the same."""
    value, count = int(statements, 16), 0
    for held in sums.values():
        value ^= int(held.xor, 16)
        count += held.count
    return f"{count}-{value:032x}"


def blocks(places: Iterable[tuple[int, str]]) -> tuple[Block, ...]:
    """The blocks of a stream, from its (place, hash) pairs."""
    found: dict[int, list[str]] = {}
    for place, one in places:
        found.setdefault((place - 1) // BLOCK, []).append(one)
    return tuple(Block(index, len(held), xor_of(held)) for index, held in sorted(found.items()))


def bucket_of(stream: str) -> int:
    """The heap that a stream lies in."""
    return zlib.crc32(stream.encode()) % BUCKETS


def buckets(sums: Sums) -> tuple[str, ...]:
    """Of each heap the exclusive or of its streams' hashes and counts, sixteen hexadecimal digits."""
    values = [0] * BUCKETS
    for stream, held in sums.items():
        values[bucket_of(stream)] ^= int(held.xor, 16) >> 64 ^ held.count * _ODD & _MASK
    return tuple(f"{value:0{_SHORT}x}" for value in values)


def unlike(sums: Sums, theirs: Sequence[str]) -> tuple[int, ...] | None:
    """The heaps that differ from the other's; None where the other names no heaps."""
    if len(theirs) != BUCKETS:
        return None
    return tuple(
        n for n, (mine, other) in enumerate(zip(buckets(sums), theirs, strict=True)) if mine != other
    )


def lying_in(sums: Sums, heaps: Sequence[int] | None) -> dict[str, Sum]:
    """The sums of the streams in these heaps; of all streams for None."""
    if heaps is None:
        return dict(sums)
    wanted = frozenset(heaps)
    return {stream: held for stream, held in sums.items() if bucket_of(stream) in wanted}


_ODD, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1
