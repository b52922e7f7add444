"""What is brought to a centre is held as it was written, proven, and given to who is entitled; the rest is named."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from msgspec import Raw

from commandroom.center.store.notes import batch_bytes
from commandroom.domain.exchange import sums
from commandroom.domain.exchange.answering import NOT_YOURS
from commandroom.domain.exchange.messages import (
    BlocksAnswer,
    BlocksAsk,
    KeysAnswer,
    KeysAsk,
    Part,
    PullAnswer,
    PullAsk,
    PushAnswer,
    PushAsk,
    StatementsAnswer,
    StatementsAsk,
    SummaryAnswer,
    SummaryAsk,
    Want,
)
from commandroom.domain.exchange.streams import Role
from commandroom.domain.exchange.trust import Granted, fingerprint
from commandroom.domain.journal import Wire, encode, write
from commandroom.sync.keys import verify
from commandroom.sync.statements import signed
from tests.center.world import COUNTY_CODE, OTHER_TOWNSHIP, TOWNSHIP, Guest, World, chain, reasons

FAR_AHEAD = 4_070_908_800_000
"""The first of January 2099."""


def pushed(guest: Guest, *parts: Part, keys: dict[str, str] | None = None) -> PushAnswer:
    answer = guest.call(PushAsk(parts, keys or {}))
    assert isinstance(answer, PushAnswer)
    return answer


def test_what_one_seat_brought_another_takes_byte_for_byte(world: World) -> None:
    a, b = world.joined(seat="A"), world.joined(seat="B")
    entries = chain(a.stream, 2500)
    *_, answer = [a.push(entries[start : start + 1000]) for start in range(0, 2500, 1000)]

    assert answer.refused == ()
    assert answer.sums[a.stream].count == 2500
    assert answer.sums[a.stream].is_prefix
    assert b.pull(a.stream)[a.stream] == [e.raw for e in entries]


def test_who_holds_the_same_is_told_so_in_one_word(world: World) -> None:
    a = world.joined()
    a.push(chain(a.stream, 3))
    held = a.summary()

    answer = a.call(SummaryAsk(held.digest))

    assert answer == SummaryAnswer(held.digest, same=True)
    assert held.digest == sums.digest(held.sums, held.statements)


def test_a_batch_brought_twice_or_backwards_changes_nothing(world: World) -> None:
    a = world.joined()
    entries = chain(a.stream, 30)
    later, earlier = a.part(entries[20:]), a.part(entries[:21])
    pushed(a, later)
    pushed(a, earlier)
    before = a.summary()

    assert pushed(a, later).refused == ()
    assert pushed(a, earlier, later).refused == ()
    assert a.summary() == before
    assert before.sums[a.stream] == sums.added(sums.Sum(), [(e.seq, e.hash) for e in entries])


def test_a_page_keeps_to_its_bounds_and_says_what_is_left(world: World) -> None:
    a = world.joined()
    a.push(chain(a.stream, 100))

    page = a.call(PullAsk((Want(a.stream),), limit=10))

    assert isinstance(page, PullAnswer)
    assert [len(part.entries) for part in page.parts] == [10]
    assert page.rest == (Want(a.stream, 0, 91),)


def test_a_stream_that_somebody_holds_otherwise_is_told_as_a_gap(world: World) -> None:
    a = world.joined()
    entries = chain(a.stream, 5)
    a.push(entries)

    right = a.call(PullAsk((Want(a.stream, 3, 0, entries[2].hash),)))
    wrong = a.call(PullAsk((Want(a.stream, 3, 0, "f" * 64),)))

    assert isinstance(right, PullAnswer)
    assert isinstance(wrong, PullAnswer)
    assert [len(part.entries) for part in right.parts] == [2]
    assert (wrong.parts, wrong.gaps) == ((), (a.stream,))


def test_a_fork_is_kept_with_both_branches(world: World) -> None:
    a = world.joined()
    trunk = chain(a.stream, 3)
    one, other = (chain(a.stream, 2, after=trunk[-1], body={"branch": n}) for n in (1, 2))
    a.push([*trunk, *one])
    a.push(other)

    held = a.summary().sums[a.stream]
    assert (held.count, held.top) == (7, 5)
    assert set(a.pull(a.stream)[a.stream]) == {e.raw for e in (*trunk, *one, *other)}
    blocks = a.call(BlocksAsk(a.stream))
    assert isinstance(blocks, BlocksAnswer)
    assert [(block.index, block.count) for block in blocks.blocks] == [(0, 7)]


def test_a_foreign_stream_is_refused_by_name_and_the_rest_of_the_batch_is_kept(world: World) -> None:
    a, neighbour = world.joined(), world.joined(OTHER_TOWNSHIP, "A")
    mine, theirs = chain(a.stream, 2), chain(neighbour.stream, 2)

    answer = pushed(a, neighbour.part(theirs), a.part(mine), Part("no stream"), Part("330299104/A.1/y:z"))

    assert {(one.stream, one.reason) for one in answer.refused} == {
        (neighbour.stream, NOT_YOURS), ("no stream", NOT_YOURS), ("330299104/A.1/y:z", NOT_YOURS),
    }  # fmt: skip
    assert set(answer.sums) == {a.stream}
    assert a.pull(neighbour.stream, a.stream) == {neighbour.stream: [], a.stream: [e.raw for e in mine]}
    assert neighbour.summary().sums == {}


def test_a_changed_byte_breaks_the_chain_there_and_what_follows_stands(world: World) -> None:
    a = world.joined()
    entries = chain(a.stream, 6)
    raws = [e.raw for e in entries]
    raws[2] = raws[2].replace(b'"n":3', b'"n":4')

    answer = pushed(a, Part(a.stream, tuple(map(Raw, raws)), (a.seal(entries[-1]),)))

    assert reasons(answer) == {"unproven"}
    assert a.pull(a.stream)[a.stream] == [e.raw for e in entries[3:]]


def test_what_is_not_proven_waits_apart_and_is_taken_when_its_proof_comes(world: World) -> None:
    a = world.joined()
    entries = chain(a.stream, 6)

    assert reasons(pushed(a, a.part(entries[:3], sealed=False))) == {"unproven"}
    assert a.summary().sums == {}
    assert world.center.store.counts()["apart"] == 3
    a.push(entries[3:])

    assert a.pull(a.stream)[a.stream] == [e.raw for e in entries]
    assert world.center.store.counts()["apart"] == 0


def test_an_entry_of_another_stream_inside_a_part_is_refused(world: World) -> None:
    a = world.joined()
    good, strange = chain(a.stream, 2), chain(f"{OTHER_TOWNSHIP}/A.1", 1)

    answer = pushed(a, Part(a.stream, tuple(Raw(e.raw) for e in (*strange, *good)), (a.seal(good[-1]),)))

    assert reasons(answer) == {"foreign_stream"}
    assert a.pull(a.stream)[a.stream] == [e.raw for e in good]


def test_a_seal_by_another_seat_or_under_another_hash_proves_nothing(world: World) -> None:
    a, b = world.joined(seat="A"), world.joined(seat="B")
    entries = chain(a.stream, 2)
    raws = tuple(Raw(e.raw) for e in entries)
    forged = msgspec.structs.replace(a.seal(entries[-1]), signature=b.seal(entries[-1]).signature)

    assert reasons(pushed(b, Part(a.stream, raws, (b.seal(entries[-1]),)))) == {"not_its_stream", "unproven"}
    assert reasons(pushed(b, Part(a.stream, raws, (forged,)))) == {"bad_signature", "unproven"}
    assert a.summary().sums == {}


def test_an_entry_stamped_in_2099_is_kept_like_any_other(world: World) -> None:
    a = world.joined()
    ahead = chain(a.stream, 1, hlc=FAR_AHEAD << 16, wall=FAR_AHEAD)

    assert a.push(ahead).refused == ()
    assert a.pull(a.stream)[a.stream] == [ahead[0].raw]


def test_a_verb_that_this_program_does_not_know_is_carried(world: World) -> None:
    a = world.joined()
    newer = chain(a.stream, 1, verb="teleport", schema=99, body={"to": ["mars"]})

    assert a.push(newer).refused == ()
    assert a.pull(a.stream)[a.stream] == [newer[0].raw]


@pytest.mark.parametrize("body", [b'{"a":1,"a":2}', b'{"b":[{"c":1,"c":1}]}'])
def test_an_entry_that_says_a_name_twice_is_refused_by_name_and_the_others_stay(
    world: World, body: bytes
) -> None:
    a = world.joined()
    first = chain(a.stream, 1)
    twice = write(
        Wire(stream=a.stream, seq=2, prev=first[0].hash, id="x", kind="event", subject="e", after=(), hlc=1, wall=1,
             actor="t", verb="note", body=Raw(body))
    )  # fmt: skip
    after = chain(a.stream, 1, after=twice)

    answer = a.push([*first, twice, *after])

    assert [(one.hash, one.reason) for one in answer.refused] == [(twice.hash, "duplicate_key")]
    assert a.pull(a.stream)[a.stream] == [first[0].raw, after[0].raw]


def test_bytes_that_are_no_entry_are_refused_and_the_others_stay(world: World) -> None:
    a = world.joined()
    entries = chain(a.stream, 2)
    raws = (Raw(b'{"v":1}'), *(Raw(e.raw) for e in entries), Raw(b"[1,2]"))

    answer = pushed(a, Part(a.stream, raws, (a.seal(entries[-1]),)))

    assert [one.reason for one in answer.refused] == ["unreadable", "unreadable"]
    assert len(a.pull(a.stream)[a.stream]) == 2


def test_what_is_confirmed_is_signed_by_the_authority(world: World) -> None:
    a = world.joined()

    answer = a.push(chain(a.stream, 4))

    (key,) = a.answer.roots
    assert verify(key, batch_bytes(a.device, answer.sums), answer.receipt)


def test_a_relay_brings_what_another_seat_of_its_room_signed(world: World) -> None:
    a, b, hub = world.joined(seat="A"), world.joined(seat="B"), world.joined(seat="H", role=Role.HUB)
    entries = chain(a.stream, 3)

    assert pushed(hub, a.part(entries)).refused == ()
    assert b.pull(a.stream)[a.stream] == [e.raw for e in entries]


# --- revocation -----------------------------------------------------------------------------------------


def test_what_a_revoked_device_wrote_later_is_kept_forwarded_and_counted(world: World) -> None:
    from commandroom.center.authority.overview import seats

    a, b = world.joined(seat="A"), world.joined(seat="B")
    entries = chain(a.stream, 6)
    a.push(entries[:4])
    world.center.enrolling.revoke(a.device, "被盗")

    answer = pushed(b, a.part(entries[4:]))

    assert [(one.hash, one.reason) for one in answer.refused] == [(e.hash, "revoked") for e in entries[4:]]
    assert b.pull(a.stream)[a.stream] == [e.raw for e in entries]
    (row,) = [row for row in seats(world.center.store) if row["device"] == a.device]
    assert (row["revoked"], row["reason"], row["written_after"]) == (True, "被盗", 2)


def test_statements_of_strangers_do_not_count_and_letters_reach_their_room_alone(world: World) -> None:
    a, b, other = world.joined(seat="A"), world.joined(seat="B"), world.joined(OTHER_TOWNSHIP, "A")
    letter = signed(Granted(at=1, place=TOWNSHIP, sender=a.device, device=b.device, letter="…"), a.keys)
    forged = signed(Granted(at=1, place=TOWNSHIP, sender=a.device, device=b.device, letter="!"), other.keys)

    answer = a.call(StatementsAsk((letter, forged)))

    assert isinstance(answer, StatementsAnswer)
    assert [key for key, _ in answer.refused] == [fingerprint(forged)]
    mine, theirs = b.call(StatementsAsk()), other.call(StatementsAsk())
    assert isinstance(mine, StatementsAnswer)
    assert isinstance(theirs, StatementsAnswer)
    assert letter in mine.statements
    assert letter not in theirs.statements
    assert forged not in mine.statements


# --- keys of personal data ------------------------------------------------------------------------------


def keys_of(guest: Guest, *events: str) -> dict[str, str]:
    answer = guest.call(KeysAsk(events))
    assert isinstance(answer, KeysAnswer)
    return answer.keys


def test_wrapped_keys_are_carried_for_their_room_alone(world: World) -> None:
    a, b, other = world.joined(seat="A"), world.joined(seat="B"), world.joined(OTHER_TOWNSHIP, "A")
    desk = world.joined(COUNTY_CODE, "C", Role.COUNTY)
    a.push(chain(a.stream, 3), {"e1": "one", "e2": "two"})
    b.push(chain(b.stream, 1), {"e1": "three"})

    assert keys_of(b, "e1", "e2", "e3") == {"e1": "one three", "e2": "two"}
    assert keys_of(other, "e1") == {}
    assert keys_of(desk, "e1") == {}
    page = b.call(PullAsk((Want(a.stream),)))
    assert isinstance(page, PullAnswer)
    assert page.keys == {"e1": "one three", "e2": "two"}


def test_two_keys_that_one_seat_wrapped_for_an_event_fit_into_a_batch(world: World) -> None:
    a = world.joined()
    two = " ".join(["k" * 80, "l" * 80])

    a.push(chain(a.stream, 1), {"e1": two})

    assert keys_of(a, "e1") == {"e1": two}


def test_an_erased_events_keys_are_destroyed_and_never_kept_again(world: World) -> None:
    a, b = world.joined(seat="A"), world.joined(seat="B")
    a.push(chain(a.stream, 2), {"e1": "one", "e2": "two"})
    erase = chain(b.stream, 1, verb="erase", subject="e1")
    b.push(erase, {"e1": "again"})

    assert keys_of(a, "e1", "e2") == {"e2": "two"}
    a.push(chain(a.stream, 1), {"e1": "one"})
    assert keys_of(a, "e1") == {}


def test_a_revoked_devices_erasure_destroys_nothing(world: World) -> None:
    a, b = world.joined(seat="A"), world.joined(seat="B")
    a.push(chain(a.stream, 1), {"e1": "one"})
    world.center.enrolling.revoke(b.device)

    pushed(a, b.part(chain(b.stream, 1, verb="erase", subject="e1")))

    assert keys_of(a, "e1") == {"e1": "one"}


# --- signatures -----------------------------------------------------------------------------------------


def test_of_many_signatures_along_a_stream_a_few_are_kept_and_each_page_is_proven(world: World) -> None:
    from sqlalchemy import func, select

    from commandroom.center.store.schema import seal

    a, b = world.joined(seat="A"), world.joined(seat="B")
    entries = chain(a.stream, 400)
    for start in range(0, 400, 4):
        a.push(entries[start : start + 4])

    with world.center.store.database.reading() as connection:
        kept = connection.execute(select(func.count()).select_from(seal)).scalar_one()
    assert kept <= 400 / 64 + 3
    assert b.pull(a.stream)[a.stream] == [e.raw for e in entries]


def test_entries_are_given_newest_first(world: World) -> None:
    a = world.joined()
    a.push(chain(a.stream, 50, body=msgspec.json.decode(encode({"n": 1}))))
    tops: list[int] = []
    wants: tuple[Want, ...] = (Want(a.stream),)
    while wants:
        page = a.call(PullAsk(wants, limit=20))
        assert isinstance(page, PullAnswer)
        tops.append(msgspec.json.decode(page.parts[0].entries[-1])["q"])
        wants = page.rest

    assert all(one > other for one, other in pairwise(tops))
