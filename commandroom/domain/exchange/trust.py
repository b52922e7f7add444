"""Who is who among devices: what authorities said, in signed statements that travel with the exchange.

An authority (the county's centre, a room's hub) enrols and revokes the devices of its place. A device signs the streams
of its own seat. Whoever pinned an authority's key at joining can judge everything by statements alone, from whomever
they come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from commandroom.domain.exchange import streams
from commandroom.domain.exchange.messages import Seal, Statement
from commandroom.domain.exchange.streams import Device, Role
from commandroom.domain.exchange.sums import xor_of
from commandroom.domain.journal import digest_of

SEAL_PURPOSE, STATEMENT_PURPOSE, SESSION_PURPOSE, ENROL_PURPOSE = (
    b"commandroom seal 1\n",
    b"commandroom statement 1\n",
    b"commandroom session 1\n",
    b"commandroom enrol 1\n",
)
"""What a signature is for stands before what is signed: one for a seal never counts as another."""

Verify = Callable[[str, bytes, str], bool]
"""Public key (hex), what was signed, signature (hex): whether it is right."""

UNKNOWN_DEVICE, NOT_ITS_STREAM, BAD_SIGNATURE = "unknown_device", "not_its_stream", "bad_signature"
NO_STATEMENT, NO_AUTHORITY = "no_statement", "no_authority"
REVOKED_DEVICE = "revoked_device"


class _Fact(msgspec.Struct, frozen=True, tag_field="kind"):
    at: int
    """Milliseconds since 1970 by the clock of who says it."""


class Enrolled(_Fact, frozen=True, tag="device", kw_only=True):
    """A device of a place: its role, seat letter, first incarnation, signing key and key for sealed letters."""

    device: str
    role: Role
    place: str
    seat: str = ""
    incarnation: int = 1
    key: str
    box: str = ""
    name: str = ""
    before: str = ""
    """The seat's device until then, which changed its keys for these ones, and its signature under them (`rotation`)."""
    vouched: str = ""


class Authority(_Fact, frozen=True, tag="authority", kw_only=True):
    """A key that may speak for a place."""

    place: str
    key: str
    name: str = ""


class Revoked(_Fact, frozen=True, tag="revoke", kw_only=True):
    """A device that no longer counts: what it wrote up to these places (stream → place) stands, nothing later."""

    device: str
    upto: dict[str, int] = {}
    reason: str = ""


class Granted(_Fact, frozen=True, tag="grant", kw_only=True):
    """A sealed letter of one device to another of its place: the key of the room's personal data."""

    place: str
    sender: str
    device: str
    letter: str


Fact = Enrolled | Authority | Revoked | Granted
_decoder: msgspec.json.Decoder[Fact] = msgspec.json.Decoder(Fact)


def statement_bytes(raw: str) -> bytes:
    """What is signed of a statement."""
    return STATEMENT_PURPOSE + raw.encode()


def seal_bytes(stream: str, seq: int, digest: str) -> bytes:
    """What is signed of a place in a stream."""
    return SEAL_PURPOSE + f"{stream}\n{seq}\n{digest}".encode()


def session_bytes(device: str, nonce: str) -> bytes:
    """What a device signs to open a session."""
    return SESSION_PURPOSE + f"{device}\n{nonce}".encode()


def fingerprint(statement: Statement) -> str:
    """What a statement is known by."""
    return digest_of("sha256")(f"{statement.signer}\n{statement.signature}\n{statement.raw}".encode())


def xor_of_statements(statements: Iterable[Statement]) -> str:
    """All statements in one word, as sums have it."""
    return xor_of(fingerprint(one) for one in statements)


def encoded(fact: Fact) -> str:
    """The text that is signed."""
    return msgspec.json.encode(fact).decode()


def decoded(raw: str) -> Fact | None:
    """What a statement says; None when it says nothing that this program knows."""
    try:
        return _decoder.decode(raw)
    except msgspec.MsgspecError:
        return None


class Trust:
    """What follows from statements for somebody who pinned these authorities (place → keys)."""

    def __init__(self, statements: Iterable[Statement], roots: Mapping[str, str], verify: Verify) -> None:
        self._verify = verify
        self._authorities: dict[str, set[str]] = {key: {place} for key, place in roots.items()}
        self.devices: dict[str, Enrolled] = {}
        self.revoked: dict[str, Revoked] = {}
        self.grants: list[Granted] = []
        self.refused: dict[str, str] = {}
        self._seals: dict[Seal, str] = {}
        waiting = [(one, decoded(one.raw)) for one in statements]
        for kinds in ((Authority, Enrolled), (Revoked, Granted)):
            self._settle([(one, fact) for one, fact in waiting if isinstance(fact, kinds)])
        self.refused |= {fingerprint(one): NO_STATEMENT for one, fact in waiting if fact is None}

    def _settle(self, waiting: list[tuple[Statement, Fact]]) -> None:
        """Take in what is said by whom we know already, until nobody else becomes known."""
        moved = True
        while moved and waiting:
            moved, left = False, []
            for one, fact in waiting:
                if not self._speaks(one, fact):
                    left.append((one, fact))
                elif self._verify(one.signer, statement_bytes(one.raw), one.signature):
                    self._take(fact)
                    moved = True
                else:
                    self.refused[fingerprint(one)] = BAD_SIGNATURE
            waiting = left
        self.refused |= {fingerprint(one): NO_AUTHORITY for one, _ in waiting}

    def _speaks(self, statement: Statement, fact: Fact) -> bool:
        """Whether the signer may say this."""
        match fact:
            case Granted():
                sender = self.devices.get(fact.sender)
                return sender is not None and sender.key == statement.signer and sender.place == fact.place
            case Revoked():
                device = self.devices.get(fact.device)
                return device is not None and self._speaks_for(statement.signer, device.place)
            case Enrolled():
                return self._speaks_for(statement.signer, fact.place)
            case Authority():
                places = self._authorities.get(statement.signer, ())
                return any(streams.lies_in(fact.place, p) or streams.lies_in(p, fact.place) for p in places)

    def _speaks_for(self, key: str, place: str) -> bool:
        return any(streams.lies_in(place, own) for own in self._authorities.get(key, ()))

    def _take(self, fact: Fact) -> None:
        match fact:
            case Enrolled():
                enrolled = self.devices.get(fact.device)
                if enrolled is None or (fact.at, encoded(fact)) < (enrolled.at, encoded(enrolled)):
                    self.devices[fact.device] = fact  # of two the earlier, in whatever order they came
            case Authority():
                self._authorities.setdefault(fact.key, set()).add(fact.place)
            case Revoked():
                known = self.revoked.get(fact.device)
                if known is None or (fact.at, encoded(fact)) < (known.at, encoded(known)):
                    self.revoked[fact.device] = fact
            case Granted():
                self.grants.append(fact)

    # --- what follows ---------------------------------------------------------------------------------

    def device(self, name: str) -> Device | None:
        """A device that may ask: enrolled and not revoked."""
        found = self.devices.get(name)
        if found is None or name in self.revoked:
            return None
        return Device(found.device, found.role, found.place, found.seat)

    def judged(self, seal: Seal) -> str:
        """Why a signature under a stream does not count; empty when it does."""
        known = self._seals.get(seal)
        if known is None:
            known = self._judge(seal)
            if len(self._seals) >= _REMEMBERED:
                self._seals.clear()
            self._seals[seal] = known
        return known

    def _judge(self, seal: Seal) -> str:
        device, stream = self.devices.get(seal.device), streams.parsed(seal.stream)
        if device is None:
            return UNKNOWN_DEVICE
        if stream is None or (stream.place, stream.seat) != (device.place, device.seat):
            return NOT_ITS_STREAM
        gone = self.revoked.get(device.device)
        if (
            gone is not None
            and seal.stream not in gone.upto
            and self._has_successor(device, stream.incarnation)
        ):
            return REVOKED_DEVICE  # whoever has the old key does not write in the stream of the new one
        said = seal_bytes(seal.stream, seal.seq, seal.hash)
        return "" if self._verify(device.key, said, seal.signature) else BAD_SIGNATURE

    def is_void(self, stream: str, seq: int) -> bool:
        """Whether an entry was written by a device after it was revoked: it is kept and shown, and has no effect."""
        return bool(self.revoked) and any(seq > place for place in self._ends(stream))

    def _ends(self, stream: str) -> Iterable[int]:
        """Where the revocations end a stream: that of its device, if no other device of that seat goes on in it."""
        name = streams.parsed(stream)
        if name is None:
            return
        for device, revoked in self.revoked.items():
            known = self.devices[device]
            if (known.place, known.seat) == (name.place, name.seat) and (
                stream in revoked.upto or not self._has_successor(known, name.incarnation)
            ):
                yield revoked.upto.get(stream, 0)

    def _has_successor(self, gone: Enrolled, incarnation: int) -> bool:
        """Whether another device of the seat may have begun that incarnation: one that counts, or counted after it.

        Of a seat whose device was changed twice, the second one's incarnation is ended by the second one's revocation alone.
        """
        return any(
            other.device != gone.device
            and (other.place, other.seat) == (gone.place, gone.seat)
            and other.incarnation <= incarnation
            and (other.device not in self.revoked or other.incarnation > gone.incarnation)
            for other in self.devices.values()
        )


_REMEMBERED = 4096
