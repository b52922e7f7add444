"""Whether an Ed25519 signature (RFC 8032) is right."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def verify(public: str, data: bytes, signature: str) -> bool:
    """Whether a signature is right; keys and signatures hexadecimal. Never raises, whatever it is given."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), data)
    except (ValueError, InvalidSignature):
        return False
    return True
