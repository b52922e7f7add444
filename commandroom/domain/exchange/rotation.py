"""A device changes its keys by itself: the old key signs the new one, and what was written before counts up to where it says.

The seat closes all that it wrote so far, and begins an incarnation, before it asks anybody: so nothing it writes while
the answer is on its way stands where the old keys end. Whoever is asked may be asked again, by the same words.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from commandroom.domain.exchange.joining import proof_bytes
from commandroom.domain.exchange.messages import Word
from commandroom.domain.exchange.streams import Role, parsed
from commandroom.domain.exchange.trust import BAD_SIGNATURE, Enrolled, Verify

ROTATE = "rotate"
"""By this word a greeting says that keys may be changed so."""
ROTATE_PURPOSE = b"commandroom rotate 1\n"
VOUCH_PURPOSE = b"commandroom vouch 1\n"
ROTATING = frozenset({Role.SEAT, Role.COUNTY})
"""Desks. A hub's key is its place's authority, and is not changed so."""
NOT_THIS_SEAT, NOT_LATER = "not_this_seat", "not_later"


class RotateAsk(msgspec.Struct, frozen=True, kw_only=True):
    """The device so far, its new public keys, the incarnation that they begin, where each stream before it ends.

    `proof` is the new key's signature, `vouched` the old key's under the new one, `signature` the old key's under all of it.
    """

    device: Word
    key: Word
    box: Word
    incarnation: int
    upto: Annotated[dict[Word, int], Meta(max_length=4000)] = {}
    proof: Word = ""
    vouched: Word = ""
    signature: Word = ""


def vouched_bytes(device: str, key: str, box: str, incarnation: int) -> bytes:
    """What the old key signs of the new one."""
    return VOUCH_PURPOSE + f"{device}\n{key}\n{box}\n{incarnation}".encode()


def proved_bytes(ask: RotateAsk) -> bytes:
    """What the new key signs to show that who asks has it."""
    return proof_bytes(ask.device, ask.key, ask.box)


def rotation_bytes(ask: RotateAsk) -> bytes:
    """What the old key signs of the whole."""
    said = (ask.device, ask.key, ask.box, ask.incarnation, ask.upto)
    return ROTATE_PURPOSE + msgspec.json.encode(said, order="deterministic")


def fault_of(ask: RotateAsk, old: Enrolled, verify: Verify) -> str:
    """Why a change of keys does not count; empty when it does."""
    vouched = vouched_bytes(ask.device, ask.key, ask.box, ask.incarnation)
    signed = (
        (ask.key, proved_bytes(ask), ask.proof),
        (old.key, vouched, ask.vouched),
        (old.key, rotation_bytes(ask), ask.signature),
    )
    if not all(verify(*one) for one in signed):
        return BAD_SIGNATURE
    if old.role not in ROTATING:
        return NOT_THIS_SEAT
    named = [parsed(stream) for stream in ask.upto]
    if any(one is None or (one.place, one.seat) != (old.place, old.seat) for one in named):
        return NOT_THIS_SEAT
    before = max((one.incarnation for one in named if one is not None), default=0)
    return "" if max(before, old.incarnation) < ask.incarnation <= _GREATEST else NOT_LATER


_GREATEST = 999_999
"""As many digits as a stream's name has for it."""
