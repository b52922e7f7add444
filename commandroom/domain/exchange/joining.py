"""Joining a hub or centre: the one-time code, and what is said before a device is known."""

from __future__ import annotations

import hashlib
import re
from typing import Annotated

import msgspec
from msgspec import Meta, Raw

from commandroom.domain.errors import FieldError
from commandroom.domain.exchange.messages import Statement, Word
from commandroom.domain.exchange.streams import Role
from commandroom.domain.exchange.trust import ENROL_PURPOSE

SECRET_CHARACTERS, SECRET_BYTES = 10, 7
FINGERPRINT_CHARACTERS, FINGERPRINT_BYTES = 16, 10
CODE_MINUTES = 30
MOST_TRIES = 5
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_BITS = 5
_FIELD, _GREATEST = 0b100101, 31
_LENGTH = SECRET_CHARACTERS + 1 + FINGERPRINT_CHARACTERS


class Code(msgspec.Struct, frozen=True):
    """A one-time code taken apart: the secret, and the beginning of the authority's fingerprint that it came with."""

    secret: str
    fingerprint: str

    @property
    def text(self) -> str:
        """As it is shown and typed: `7K3QX-9M2PD-4ABCD-EFGH1-23456-78`."""
        whole = self.secret + _check(self.secret) + self.fingerprint
        return "-".join(whole[n : n + 5] for n in range(0, len(whole), 5))


def new_code(random: bytes, certificate: bytes) -> Code:
    """A code of fifty random bits for an authority's certificate (DER)."""
    return Code(_letters(random, SECRET_CHARACTERS), fingerprint_of(certificate))


def fingerprint_of(certificate: bytes) -> str:
    """The first eighty bits of the SHA-256 of a certificate (DER), in Crockford's base 32."""
    return _letters(hashlib.sha256(certificate).digest(), FINGERPRINT_CHARACTERS)


def code_from(text: str) -> Code:
    """The code that somebody typed: case, spaces, dashes, O for 0, I and L for 1 do not matter.

    Raises:
        FieldError: `exchange.code_mistyped`: it has another length, a strange character, or its check does not fit.
    """
    typed = re.sub(r"[\s\-]", "", text).upper().translate(_READ_AS)
    secret, check = typed[:SECRET_CHARACTERS], typed[SECRET_CHARACTERS : SECRET_CHARACTERS + 1]
    if len(typed) != _LENGTH or set(typed) - set(_ALPHABET) or check != _check(secret):
        raise FieldError("exchange.code_mistyped", field="code", length=_LENGTH)
    return Code(secret, typed[SECRET_CHARACTERS + 1 :])


def _letters(data: bytes, count: int) -> str:
    value, bits = int.from_bytes(data, "big"), len(data) * 8
    return "".join(_ALPHABET[value >> (bits - _BITS * (n + 1)) & 31] for n in range(count))


def _check(secret: str) -> str:
    """One character that one wrong or two swapped ones never fit.

    A sum over the field of 32, with a factor of its own for each place.
    """
    total = 0
    for character in secret:
        total = (total ^ _ALPHABET.index(character)) << 1
        total ^= _FIELD if total > _GREATEST else 0
    return _ALPHABET[total]


class EnrolAsk(msgspec.Struct, frozen=True):
    """A device asks to be enrolled: the code's secret, its public keys, a proof that it has the signing one.

    A seat that stands already says its place, seat letter, room and incarnation; an empty home leaves them out and takes
    what the code is bound to.
    """

    secret: Word
    key: Word
    box: Word
    proof: Word
    name: Annotated[str, Meta(max_length=80)] = ""
    program: Word = ""
    place: Word = ""
    seat: Word = ""
    room: Word = ""
    incarnation: int = 0


def _nothing() -> Raw:
    """Of no room: `Raw | None` cannot be read back, msgspec takes such a union for null alone."""
    return Raw(b"null")


class EnrolAnswer(msgspec.Struct, frozen=True):
    """What the device is now, and whom it may trust.

    `incarnation` is the first that this device may write; `roots` are public keys of authorities with their places; `genesis`
    the first entry of the room where the centre holds it; the periods are seconds between two exchanges.
    """

    device: str
    role: Role
    place: str
    seat: str
    incarnation: int
    roots: dict[str, str]
    statements: tuple[Statement, ...]
    ca: str
    name: str = ""
    genesis: Raw = msgspec.field(default_factory=_nothing)
    period: int = 60

    @property
    def first_entry(self) -> bytes | None:
        """The room's first entry as it was written."""
        raw = bytes(self.genesis)
        return None if raw == b"null" else raw


class SessionAsk(msgspec.Struct, frozen=True):
    """First the device alone, then with the nonce that it was given and its signature under it."""

    device: Word
    nonce: Word = ""
    signature: Word = ""


class SessionAnswer(msgspec.Struct, frozen=True):
    """A nonce to sign, or a token and the seconds it is good for."""

    nonce: str = ""
    token: str = ""
    seconds: int = 0


class WaitAnswer(msgspec.Struct, frozen=True):
    """What the other holds now, in one word: it differs from what was known."""

    digest: str


def proof_bytes(secret: str, key: str, box: str) -> bytes:
    """What a device signs to show that it has the key it names."""
    return ENROL_PURPOSE + f"{secret}\n{key}\n{box}".encode()
