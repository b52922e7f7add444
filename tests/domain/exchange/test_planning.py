"""What two stores have to give each other: whatever each lacks, they hold the same after a few rounds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.domain.exchange import planning
from commandroom.domain.exchange.messages import Want
from commandroom.domain.exchange.sums import BLOCK, Block, Sum, added, blocks

STREAM, OTHER = "330299104/A.1", "330299104/B.1"
TOP = 3 * BLOCK
MOST_ROUNDS = 3
Held = dict[str, set[tuple[int, str]]]


def hashed(stream: str, seq: int, branch: int) -> str:
    return hashlib.sha256(f"{stream}#{seq}/{branch}".encode()).hexdigest()


def sums_of(held: Held) -> dict[str, Sum]:
    return {stream: added(Sum(), places) for stream, places in held.items() if places}


def within(places: Iterable[tuple[int, str]], want: Want) -> set[tuple[int, str]]:
    return {place for place in places if want.above < place[0] and (not want.below or place[0] < want.below)}


def take(mine: Held, theirs: Held, wants: Iterable[Want]) -> list[str]:
    """As a pull does it; the streams in which the other does not know my end."""
    gaps = []
    for want in wants:
        if want.after and (want.above, want.after) not in theirs.get(want.stream, set()):
            gaps.append(want.stream)
            continue
        mine.setdefault(want.stream, set()).update(within(theirs.get(want.stream, set()), want))
    return gaps


def round_of(mine: Held, theirs: Held) -> None:
    """One round of an exchange, without disks and lines."""
    here, there = sums_of(mine), sums_of(theirs)
    known = frozenset(
        digest for stream, seq, digest in planning.claims(here, there) if (seq, digest) in mine[stream]
    )
    plan = planning.compare(here, there, known)
    gaps = take(mine, theirs, plan.wants)
    take(theirs, mine, plan.gives)
    for stream in (*plan.differ, *gaps):
        wants, gives = planning.of_blocks(stream, blocks_of(mine, stream), blocks_of(theirs, stream))
        take(mine, theirs, wants)
        take(theirs, mine, gives)


def blocks_of(held: Held, stream: str) -> tuple[Block, ...]:
    return blocks(sorted(held.get(stream, set())))


@st.composite
def pieces(draw: st.DrawFn, stream: str) -> set[tuple[int, str]]:
    """Some runs of the stream's one or two branches: a beginning, an end, with holes, nothing."""
    fork = draw(st.integers(1, TOP))
    found: set[tuple[int, str]] = set()
    for _ in range(draw(st.integers(0, 3))):
        branch = draw(st.integers(0, 1))
        low = draw(st.sampled_from((1, 1, 2, BLOCK, BLOCK + 1, fork)))
        high = draw(st.sampled_from((1, 5, BLOCK - 1, BLOCK, BLOCK + 1, fork, fork + 3, TOP)))
        found |= {(seq, hashed(stream, seq, branch if seq >= fork else 0)) for seq in range(low, high + 1)}
    return found


HELD = st.fixed_dictionaries({STREAM: pieces(STREAM), OTHER: pieces(OTHER)})


@settings(max_examples=150, deadline=None)
@given(HELD, HELD)
def test_any_two_stores_hold_the_same_after_few_rounds(mine: Held, theirs: Held) -> None:
    everything = {stream: mine[stream] | theirs[stream] for stream in (STREAM, OTHER)}
    for _ in range(MOST_ROUNDS):
        round_of(mine, theirs)
    assert mine == theirs == everything


@settings(max_examples=40, deadline=None)
@given(HELD)
def test_two_stores_that_hold_the_same_plan_nothing(held: Held) -> None:
    assert planning.compare(sums_of(held), sums_of(held), frozenset()).is_empty


def plain(count: int) -> Held:
    return {STREAM: {(seq, hashed(STREAM, seq, 0)) for seq in range(1, count + 1)}}


def test_of_a_longer_stream_only_the_end_is_asked_for() -> None:
    mine = sums_of(plain(3))
    plan = planning.compare(mine, sums_of(plain(9)), frozenset())
    assert plan.wants == (Want(STREAM, 3, 0, mine[STREAM].head),)
    assert (plan.gives, plan.differ) == ((), ())


def test_of_a_shorter_stream_only_the_end_is_given_when_its_end_is_known() -> None:
    mine, theirs = sums_of(plain(9)), sums_of(plain(3))
    assert planning.claims(mine, theirs) == ((STREAM, 3, theirs[STREAM].head),)
    assert planning.compare(mine, theirs, frozenset({theirs[STREAM].head})).gives == (Want(STREAM, 3, 0),)


def test_a_shorter_stream_with_another_end_is_compared_block_by_block() -> None:
    theirs = {STREAM: {*list(plain(2)[STREAM]), (3, hashed(STREAM, 3, 1))}}
    assert planning.compare(sums_of(plain(9)), sums_of(theirs), frozenset()).differ == (STREAM,)


def test_as_many_other_entries_are_compared_block_by_block() -> None:
    theirs = {STREAM: {*list(plain(2)[STREAM]), (3, hashed(STREAM, 3, 1))}}
    assert planning.compare(sums_of(plain(3)), sums_of(theirs), frozenset()).differ == (STREAM,)


def test_the_newest_blocks_are_asked_for_first_and_neighbours_together() -> None:
    mine = [Block(0, 1, "0" * 32), Block(3, 1, "0" * 32)]
    theirs = [Block(0, 1, "1" * 32), Block(2, 1, "1" * 32), Block(3, 1, "1" * 32)]
    wants, gives = planning.of_blocks(STREAM, mine, theirs)
    assert wants == (Want(STREAM, 2 * BLOCK, 4 * BLOCK + 1), Want(STREAM, 0, BLOCK + 1))
    assert gives == (Want(STREAM, 3 * BLOCK, 4 * BLOCK + 1), Want(STREAM, 0, BLOCK + 1))


def test_a_seat_that_has_just_joined_asks_for_the_roster_then_for_the_newest_of_all_then_for_the_rest() -> (
    None
):
    long = {STREAM: {(n, hashed(STREAM, n, 0)) for n in range(1, 2001)}}
    theirs = long | {OTHER: {(n, hashed(OTHER, n, 0)) for n in range(1, 1001)}}
    first = {STREAM: {place for place in long[STREAM] if place[0] == 1}}

    plan = planning.compare(sums_of(first), sums_of(theirs), frozenset())

    head = hashed(STREAM, 1, 0)
    assert plan.wants == (
        Want(STREAM, 1, planning.FOUNDATION + 1, head),
        Want(STREAM, 1900, 0), Want(OTHER, 900, 0),
        Want(STREAM, planning.FOUNDATION, 1901), Want(OTHER, 0, 901),
    )  # fmt: skip


def test_what_is_little_is_asked_for_at_once() -> None:
    theirs = {STREAM: {(n, hashed(STREAM, n, 0)) for n in range(1, 2 * planning.NEAR + 1)}}

    assert planning.compare({}, sums_of(theirs), frozenset()).wants == (Want(STREAM, 0, 0),)
