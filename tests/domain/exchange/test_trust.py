"""Who is who among devices, by signed statements from wherever they come."""

from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace

from commandroom.domain.exchange.messages import Seal, Statement
from commandroom.domain.exchange.streams import Device, Role
from commandroom.domain.exchange.trust import (
    BAD_SIGNATURE,
    NO_AUTHORITY,
    NO_STATEMENT,
    NOT_ITS_STREAM,
    REVOKED_DEVICE,
    UNKNOWN_DEVICE,
    Authority,
    Enrolled,
    Fact,
    Granted,
    Revoked,
    Trust,
    fingerprint,
    seal_bytes,
    xor_of_statements,
)
from commandroom.sync.keys import DeviceKeys, verify
from commandroom.sync.statements import signed

HERE, NEIGHBOUR, COUNTY = "330299104", "330299105", "330299"
ROOT, HUB, SEAT_A, SEAT_B, STRANGER = (
    DeviceKeys(bytes([n]) * 32, bytes([n + 100]) * 32) for n in range(1, 6)
)
STREAM = f"{HERE}/A.1"


def enrolled(
    name: str, keys: DeviceKeys, *, place: str = HERE, seat: str = "A", at: int = 1, incarnation: int = 1
) -> Enrolled:
    return Enrolled(
        at=at,
        device=name,
        role=Role.SEAT,
        place=place,
        seat=seat,
        incarnation=incarnation,
        key=keys.public,
        box=keys.box,
    )


def trust(*statements: Statement) -> Trust:
    return Trust(statements, {ROOT.public: COUNTY}, verify)


def sealed(device: str, keys: DeviceKeys, stream: str = STREAM) -> Seal:
    return Seal(stream, 3, "ab" * 32, device, keys.sign(seal_bytes(stream, 3, "ab" * 32)))


A = signed(enrolled("a", SEAT_A), ROOT)


def test_a_device_that_the_pinned_authority_enrolled_may_ask_and_sign() -> None:
    found = trust(A)
    assert found.device("a") == Device("a", Role.SEAT, HERE, "A")
    assert found.judged(sealed("a", SEAT_A)) == ""


def test_a_forged_statement_is_refused_with_its_reason() -> None:
    forged = replace(A, signature=STRANGER.sign(b"something"))
    found = trust(forged)
    assert (found.device("a"), found.refused) == (None, {fingerprint(forged): BAD_SIGNATURE})


def test_a_statement_with_one_changed_word_is_refused() -> None:
    changed = replace(A, raw=A.raw.replace('"seat":"A"', '"seat":"B"'))
    assert changed.raw != A.raw
    assert trust(changed).refused == {fingerprint(changed): BAD_SIGNATURE}


def test_nobody_but_an_authority_enrols() -> None:
    own = signed(enrolled("b", SEAT_B), SEAT_A)
    found = trust(A, own)
    assert found.device("b") is None
    assert found.refused == {fingerprint(own): NO_AUTHORITY}


def test_an_authority_of_another_place_enrols_nobody_here() -> None:
    named = signed(Authority(at=1, place=NEIGHBOUR, key=HUB.public), ROOT)
    here, there = signed(enrolled("b", SEAT_B), HUB), signed(enrolled("n", STRANGER, place=NEIGHBOUR), HUB)
    found = trust(named, here, there)
    assert found.refused == {fingerprint(here): NO_AUTHORITY}
    assert found.device("n") is not None


def test_what_nobody_understands_is_no_statement() -> None:
    odd = Statement('{"kind":"king"}', ROOT.public, "00")
    assert trust(odd).refused == {fingerprint(odd): NO_STATEMENT}


@pytest.mark.parametrize(
    ("seal", "reason"),
    [
        (sealed("nobody", SEAT_A), UNKNOWN_DEVICE),
        (sealed("a", SEAT_A, f"{HERE}/B.1"), NOT_ITS_STREAM),
        (sealed("a", SEAT_A, f"{NEIGHBOUR}/A.1"), NOT_ITS_STREAM),
        (sealed("a", SEAT_A, "no stream"), NOT_ITS_STREAM),
        (sealed("a", STRANGER), BAD_SIGNATURE),
        (replace(sealed("a", SEAT_A), seq=4), BAD_SIGNATURE),
        (replace(sealed("a", SEAT_A), hash="cd" * 32), BAD_SIGNATURE),
        (replace(sealed("a", SEAT_A), signature="no hexadecimal"), BAD_SIGNATURE),
    ],
)
def test_a_seal_that_does_not_count_says_why(seal: Seal, reason: str) -> None:
    assert trust(A).judged(seal) == reason


def test_a_revoked_device_may_not_ask_and_what_it_wrote_later_is_void() -> None:
    found = trust(A, signed(Revoked(at=5, device="a", upto={STREAM: 7}), ROOT))
    assert found.device("a") is None
    assert [found.is_void(STREAM, seq) for seq in (1, 7, 8)] == [False, False, True]
    assert found.is_void(f"{HERE}/A.2", 1)
    assert not found.is_void(f"{HERE}/B.1", 99)


def test_its_signature_still_proves_what_it_wrote() -> None:
    found = trust(A, signed(Revoked(at=5, device="a", upto={STREAM: 7}), ROOT))
    assert found.judged(sealed("a", SEAT_A)) == ""


def test_a_seat_that_was_given_another_device_goes_on_in_its_new_stream() -> None:
    found = trust(
        A,
        signed(Revoked(at=5, device="a", upto={STREAM: 7}), ROOT),
        signed(enrolled("a2", SEAT_B, incarnation=2), ROOT),
    )
    assert found.is_void(STREAM, 8)
    assert not found.is_void(f"{HERE}/A.2", 1)


def test_who_has_the_keys_of_a_replaced_device_proves_nothing_in_the_stream_of_its_successor() -> None:
    found = trust(
        A,
        signed(Revoked(at=5, device="a", upto={STREAM: 7}), ROOT),
        signed(enrolled("a2", SEAT_B, incarnation=2), ROOT),
    )
    following = f"{HERE}/A.2"
    assert found.judged(sealed("a", SEAT_A, following)) == REVOKED_DEVICE
    assert found.judged(sealed("a2", SEAT_B, following)) == ""
    assert found.judged(sealed("a", SEAT_A)) == ""


def test_what_a_seat_wrote_between_two_changes_of_its_device_counts() -> None:
    first, second = {STREAM: 7}, {STREAM: 7, f"{HERE}/A.2": 20}
    found = trust(
        A,
        signed(Revoked(at=5, device="a", upto=first), ROOT),
        signed(enrolled("a2", SEAT_B, incarnation=2, at=5), ROOT),
        signed(Revoked(at=9, device="a2", upto=second), ROOT),
        signed(enrolled("a3", STRANGER, incarnation=3, at=9), ROOT),
    )
    assert not found.is_void(STREAM, 7)
    assert not found.is_void(f"{HERE}/A.2", 20)
    assert not found.is_void(f"{HERE}/A.3", 1)
    assert found.is_void(STREAM, 8)
    assert found.is_void(f"{HERE}/A.2", 21)


def test_a_device_cannot_revoke_another() -> None:
    said = signed(Revoked(at=5, device="a"), SEAT_B)
    found = trust(A, signed(enrolled("b", SEAT_B, seat="B"), ROOT), said)
    assert found.device("a") is not None
    assert found.refused == {fingerprint(said): NO_AUTHORITY}


def test_a_letter_counts_only_from_the_device_that_it_names() -> None:
    b = signed(enrolled("b", SEAT_B, seat="B"), ROOT)
    honest, false = (Granted(at=2, place=HERE, sender=name, device="b", letter="x") for name in ("a", "b"))
    found = trust(A, b, signed(honest, SEAT_A), signed(false, SEAT_A))
    assert found.grants == [honest]


FACTS: tuple[tuple[Fact, DeviceKeys], ...] = (
    (Authority(at=1, place=HERE, key=HUB.public), ROOT),
    (enrolled("a", SEAT_A, at=2), HUB),
    (enrolled("a", STRANGER, at=3), HUB),
    (Revoked(at=9, device="a", upto={STREAM: 4}), ROOT),
    (Revoked(at=8, device="a", upto={STREAM: 2}), HUB),
)


def test_the_order_of_statements_changes_nothing() -> None:
    statements = [signed(fact, keys) for fact, keys in FACTS]
    outcomes = set()
    for order in itertools.permutations(statements):
        found = trust(*order)
        outcomes.add((
            found.devices["a"].key, found.revoked["a"].at, tuple(sorted(found.refused)),
            found.is_void(STREAM, 3), found.judged(sealed("a", SEAT_A)), xor_of_statements(order),
        ))  # fmt: skip
    assert len(outcomes) == 1
