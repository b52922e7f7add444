"""The keys of a device: one that signs (Ed25519, RFC 8032) and one that sealed letters are for (X25519, RFC 7748)."""

from __future__ import annotations

import base64
import binascii
import os

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from typing_extensions import override

from commandroom.base.signatures import verify

__all__ = ["DeviceKeys", "DeviceSigner", "sealed_letter", "verify"]

_RAW = (Encoding.Raw, PublicFormat.Raw)
_NONCE = bytes(12)
"""Each letter has a key of its own, from a pair made for it alone: one nonce is enough."""
_PURPOSE = b"commandroom letter 1"


class DeviceKeys(msgspec.Struct, frozen=True):
    """The private keys of one device, 32 bytes each. Never printed."""

    signing: bytes
    opening: bytes

    @classmethod
    def fresh(cls) -> DeviceKeys:
        """New ones from the system's randomness."""
        return cls(os.urandom(32), os.urandom(32))

    @override
    def __repr__(self) -> str:
        return "DeviceKeys(…)"

    @property
    def public(self) -> str:
        """The key that checks signatures, hexadecimal."""
        return self._signing.public_key().public_bytes(*_RAW).hex()

    @property
    def box(self) -> str:
        """The key that letters are sealed for, hexadecimal."""
        return X25519PrivateKey.from_private_bytes(self.opening).public_key().public_bytes(*_RAW).hex()

    @property
    def _signing(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.signing)

    def sign(self, data: bytes) -> str:
        """The signature, hexadecimal."""
        return self._signing.sign(data).hex()

    def open_letter(self, letter: str, bound: bytes) -> bytes | None:
        """What a letter for this device says; None when it is for another, or was changed."""
        try:
            data = base64.b64decode(letter, validate=True)
            theirs = X25519PublicKey.from_public_bytes(data[:32])
            mine = X25519PrivateKey.from_private_bytes(self.opening)
            return AESGCM(_letter_key(mine.exchange(theirs), data[:32], bytes.fromhex(self.box))).decrypt(
                _NONCE, data[32:], bound
            )
        except (ValueError, binascii.Error, InvalidTag):
            return None


class DeviceSigner:
    """A device's name with its signing key, loaded once."""

    def __init__(self, device: str, keys: DeviceKeys) -> None:
        self.device = device
        self._key = Ed25519PrivateKey.from_private_bytes(keys.signing)

    def sign(self, data: bytes) -> str:
        """The signature, hexadecimal."""
        return self._key.sign(data).hex()


def sealed_letter(text: bytes, box: str, bound: bytes) -> str:
    """A letter that only the holder of `box` can open, once more with what it is bound to.

    Raises:
        ValueError: `box` is no key.
    """
    once = X25519PrivateKey.generate()
    public = once.public_key().public_bytes(*_RAW)
    theirs = bytes.fromhex(box)
    key = _letter_key(once.exchange(X25519PublicKey.from_public_bytes(theirs)), public, theirs)
    return base64.b64encode(public + AESGCM(key).encrypt(_NONCE, text, bound)).decode()


def _letter_key(shared: bytes, public: bytes, theirs: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=public + theirs, info=_PURPOSE).derive(shared)
