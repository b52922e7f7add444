"""What of a batch is proven: reached backwards from a signature, or from what is held already."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw

from commandroom.domain.exchange.messages import Part, Refusal, Seal
from commandroom.domain.exchange.proving import FOREIGN, UNPROVEN, UNREADABLE, Proven, prove
from commandroom.domain.journal import Entry, Wire, encode, write

STREAM = "330299104/A.1"


def chain(count: int, *, after: Entry | None = None, word: str = "") -> list[Entry]:
    """Some entries of one stream, each with the hash of the one before."""
    found: list[Entry] = []
    last = after
    for _ in range(count):
        seq, prev = (last.seq + 1, last.hash) if last else (1, "")
        last = write(
            Wire(stream=STREAM, seq=seq, prev=prev, id=f"{word}{seq}", kind="event", subject="e", after=(), hlc=seq, wall=seq,
                 actor="t", verb="note", body=encode({"text": word}))
        )  # fmt: skip
        found.append(last)
    return found


CHAIN = chain(6)


def seal(entry: Entry, signature: str = "good") -> Seal:
    return Seal(entry.stream, entry.seq, entry.hash, "device-A", signature)


def proven(
    entries: list[Entry],
    *seals: Seal,
    held: list[Entry] | None = None,
    stream: str = STREAM,
    more: tuple[Raw, ...] = (),
) -> Proven:
    part = Part(stream, (*(Raw(entry.raw) for entry in entries), *more), seals)
    return prove(
        part,
        judged=lambda one: "" if one.signature == "good" else "bad_signature",
        followed=lambda entry: any(one.prev == entry.hash for one in held or ()),
    )


def places(entries: tuple[Entry, ...]) -> list[int]:
    return [entry.seq for entry in entries]


def test_one_signature_proves_all_before_it() -> None:
    assert places(proven(CHAIN, seal(CHAIN[-1])).entries) == [1, 2, 3, 4, 5, 6]


def test_what_follows_the_last_signature_is_kept_apart() -> None:
    found = proven(CHAIN, seal(CHAIN[3]))
    assert places(found.entries) == [1, 2, 3, 4]
    assert places(found.apart) == [5, 6]
    assert {one.reason for one in found.refused} == {UNPROVEN}


def test_without_a_signature_nothing_is_proven() -> None:
    found = proven(CHAIN)
    assert (found.entries, len(found.apart)) == ((), 6)


def test_what_stands_before_something_held_needs_no_signature() -> None:
    assert places(proven(CHAIN[:3], held=CHAIN[3:]).entries) == [1, 2, 3]


def test_a_false_signature_proves_nothing_and_is_named() -> None:
    found = proven(CHAIN, seal(CHAIN[-1], "false"))
    assert found.entries == ()
    assert Refusal(STREAM, CHAIN[-1].hash, "bad_signature") in found.refused
    assert found.seals == ()


def test_a_changed_entry_breaks_the_chain_at_its_place_and_only_below_it() -> None:
    changed = chain(1, after=CHAIN[2], word="changed")
    found = proven([*CHAIN[:3], *changed, *CHAIN[4:]], seal(CHAIN[-1]))
    assert places(found.entries) == [5, 6]
    assert places(found.apart) == [1, 2, 3, 4]


def test_both_branches_of_a_fork_are_proven_by_a_signature_each() -> None:
    branch = chain(2, after=CHAIN[2], word="other")
    found = proven([*CHAIN, *branch], seal(CHAIN[-1]), seal(branch[-1]))
    assert places(found.entries) == [1, 2, 3, 4, 4, 5, 5, 6]


def test_a_branch_without_a_signature_is_kept_apart_alone() -> None:
    branch = chain(2, after=CHAIN[2], word="other")
    found = proven([*CHAIN, *branch], seal(CHAIN[-1]))
    assert (places(found.entries), places(found.apart)) == ([1, 2, 3, 4, 5, 6], [4, 5])


@pytest.mark.parametrize("rubbish", [b"{}", b'{"v":1}', b'"text"', b"[1,2]"])
def test_what_cannot_be_read_is_named_and_harms_nothing_else(rubbish: bytes) -> None:
    found = proven(CHAIN, seal(CHAIN[-1]), more=(Raw(rubbish),))
    assert places(found.entries) == [1, 2, 3, 4, 5, 6]
    assert found.refused == (Refusal(STREAM, "", UNREADABLE),)


def test_entries_of_another_stream_are_refused() -> None:
    found = proven(CHAIN[:2], stream="330299104/B.1")
    assert (found.entries, found.apart) == ((), ())
    assert {one.reason for one in found.refused} == {FOREIGN}


def test_a_signature_for_another_stream_does_not_count() -> None:
    foreign = Seal("330299104/B.1", 6, CHAIN[-1].hash, "device-B", "good")
    assert proven(CHAIN, foreign).entries == ()


@given(
    st.sets(st.sampled_from(range(6)), min_size=1),
    st.sets(st.sampled_from(range(6))),
    st.permutations(range(6)),
)
def test_whatever_of_it_comes_in_whatever_order_only_what_reaches_a_signature_is_proven(
    present: set[int], signed: set[int], order: list[int]
) -> None:
    entries = [CHAIN[n] for n in order if n in present]
    expected = set()
    for n in sorted(present, reverse=True):
        if n in signed or n + 1 in expected:
            expected.add(n)
    found = proven(entries, *(seal(CHAIN[n]) for n in signed))
    assert places(found.entries) == [n + 1 for n in sorted(expected)]
    assert places(found.apart) == [n + 1 for n in sorted(present - expected)]
