"""What two stores have to give each other, from their sums alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from commandroom.domain.exchange.messages import Want
from commandroom.domain.exchange.sums import BLOCK, Block, Sum, Sums

FOUNDATION = 511
"""Up to this place a room's first stream is taken first by who holds nothing but its beginning: there stands the roster."""
NEAR = 100
"""So many of the newest entries of each stream come before the rest of any."""

_EMPTY = Sum()


class Plan(msgspec.Struct, frozen=True):
    """What to ask for, what to give, which streams must be compared block by block."""

    wants: tuple[Want, ...] = ()
    gives: tuple[Want, ...] = ()
    differ: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.wants or self.gives or self.differ)


def claims(mine: Sums, theirs: Sums) -> tuple[tuple[str, int, str], ...]:
    """The heads of theirs that I must look up to know whether they hold a part of what I hold: stream, place, hash."""
    return tuple(
        (stream, held.top, held.head)
        for stream, held in theirs.items()
        if stream in mine and held.is_prefix and mine[stream].is_prefix and held.top < mine[stream].top
    )


def compare(mine: Sums, theirs: Sums, known: frozenset[str]) -> Plan:
    """The plan; `known` are those hashes of `claims` that I hold at their places."""
    wants: tuple[list[Want], list[Want], list[Want]] = ([], [], [])
    gives: list[Want] = []
    differ: list[str] = []
    for stream in sorted(mine.keys() | theirs.keys()):
        here, there = mine.get(stream, _EMPTY), theirs.get(stream, _EMPTY)
        if (here.count, here.xor) == (there.count, there.xor):
            continue
        want, give = _lacking(here, there), _lacking(there, here)
        if want is not None:
            for turn, some in zip(wants, _in_turns(Want(stream, *want), there), strict=True):
                turn.extend(some)
        elif give is not None and (not give[2] or give[2] in known):
            gives.append(Want(stream, give[0], give[1]))
        else:
            differ.append(stream)
    return Plan(tuple(one for turn in wants for one in turn), tuple(gives), tuple(differ))


def _in_turns(want: Want, there: Sum) -> tuple[tuple[Want, ...], tuple[Want, ...], tuple[Want, ...]]:
    """What to ask for first, with the newest of all streams, and with the rest.

    A seat that has just joined holds the room's first entry: it takes the roster behind it, so that somebody can work
    there, then the newest of each stream, where the open events are.
    """
    upto = want.below - 1 if want.below else there.top
    first: tuple[Want, ...] = ()
    if want.above == 1 and want.after and upto > FOUNDATION:
        first = (msgspec.structs.replace(want, below=FOUNDATION + 1),)
        want = Want(want.stream, FOUNDATION, want.below)
    if upto - want.above <= 2 * NEAR:
        return first, (want,), ()
    newest = Want(want.stream, upto - NEAR, want.below)
    return first, (newest,), (msgspec.structs.replace(want, below=upto - NEAR + 1),)


def _lacking(here: Sum, there: Sum) -> tuple[int, int, str] | None:
    """Above, below and claimed hash of what `here` lacks, when it is plainly a piece of `there`."""
    if not here.count:
        return (0, 0, "")
    if here.is_prefix and there.is_prefix and here.top < there.top:
        return (here.top, 0, here.head)
    if here.is_suffix and there.is_prefix and here.head == there.head and here.low > 1:
        return (0, here.low, "")
    return None


def of_blocks(
    stream: str, mine: Sequence[Block], theirs: Sequence[Block]
) -> tuple[tuple[Want, ...], tuple[Want, ...]]:
    """What to ask for and what to give of one stream, from the blocks of both; newest first.

    Blocks in which both hold something else are asked for and given.
    """
    here, there = _by_index(mine), _by_index(theirs)
    unlike = [n for n in sorted(here.keys() | there.keys(), reverse=True) if here.get(n) != there.get(n)]
    return (
        _ranges(stream, [n for n in unlike if n in there]),
        _ranges(stream, [n for n in unlike if n in here]),
    )


def _by_index(blocks: Sequence[Block]) -> Mapping[int, tuple[int, str]]:
    return {block.index: (block.count, block.xor) for block in blocks}


def _ranges(stream: str, indexes: Sequence[int]) -> tuple[Want, ...]:
    """Neighbouring blocks (in falling order) as one range."""
    found: list[tuple[int, int]] = []
    for index in indexes:
        if found and found[-1][0] == index + 1:
            found[-1] = (index, found[-1][1])
        else:
            found.append((index, index))
    return tuple(Want(stream, low * BLOCK, (high + 1) * BLOCK + 1) for low, high in found)
