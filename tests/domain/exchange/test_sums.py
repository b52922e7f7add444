"""Sums of streams: the order of what came does not matter, and bringing one forward is counting anew."""

from __future__ import annotations

import hashlib
import random
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.exchange.sums import NOTHING, Sum, added, blocks, digest, mixed, xor_of

Place = tuple[int, str]


def hashed(seq: int, branch: int) -> str:
    return hashlib.sha256(f"{seq}/{branch}".encode()).hexdigest()


PLACES = st.sets(st.tuples(st.integers(1, 1500), st.integers(0, 2)), max_size=40).map(
    lambda found: [(seq, hashed(seq, branch)) for seq, branch in sorted(found)]
)


@given(PLACES, st.randoms(use_true_random=False), st.integers(1, 7))
def test_a_sum_brought_forward_in_any_order_is_the_sum_counted_at_once(
    places: list[Place], luck: random.Random, piece: int
) -> None:
    shuffled = list(places)
    luck.shuffle(shuffled)
    pieces = [shuffled[at : at + piece] for at in range(0, len(shuffled), piece)]
    assert reduce(added, pieces, Sum()) == added(Sum(), places)


@given(PLACES)
def test_a_sum_tells_how_many_from_where_to_where(places: list[Place]) -> None:
    found = added(Sum(), places)
    assert found.count == len(places)
    if places:
        assert (found.low, found.top) == (places[0][0], places[-1][0])
        assert found.head == max(digest for seq, digest in places if seq == found.top)


@given(PLACES)
def test_the_blocks_of_a_stream_add_up_to_its_sum(places: list[Place]) -> None:
    found = blocks(places)
    assert sum(block.count for block in found) == len(places)
    assert reduce(mixed, (block.xor for block in found), NOTHING) == added(Sum(), places).xor


@given(PLACES, PLACES)
def test_two_stores_with_other_entries_have_other_digests(one: list[Place], other: list[Place]) -> None:
    words = [digest({"330299104/A.1": added(Sum(), places)}) for places in (one, other)]
    assert (words[0] == words[1]) == (one == other)


def test_a_fork_of_one_place_is_neither_prefix_nor_suffix() -> None:
    found = added(Sum(), [(1, hashed(1, 0)), (2, hashed(2, 0)), (2, hashed(2, 1))])
    assert not found.is_prefix
    assert not found.is_suffix


def test_a_hole_is_neither_prefix_nor_suffix() -> None:
    found = added(Sum(), [(1, hashed(1, 0)), (3, hashed(3, 0))])
    assert (found.is_prefix, found.is_suffix) == (False, False)


def test_the_exclusive_or_of_nothing_is_nothing() -> None:
    assert xor_of(()) == NOTHING
