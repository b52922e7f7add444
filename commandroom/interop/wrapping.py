"""Keys wrapped by a pass phrase: scrypt (RFC 7914) makes the wrapping key, AES-256-GCM seals, the room is bound to it."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from commandroom.domain.errors import DamageError, FieldError
from commandroom.usecases.carrying import LEAST_PHRASE

_COST, _BLOCK, _PARALLEL = 1 << 15, 8, 1
_COST_LIMIT = 1 << 18
"""What an export may ask of this machine: 256 MB; a larger cost in a file is an attack."""


def wrap(keys: Mapping[str, str], phrase: str, *, room: str) -> dict[str, Any]:
    """The keys as a document that only the pass phrase opens.

    Raises:
        FieldError: `wholeroom.phrase_short`.
    """
    if len(phrase) < LEAST_PHRASE:
        raise FieldError("wholeroom.phrase_short", field="passphrase", least=LEAST_PHRASE)
    salt, nonce = os.urandom(16), os.urandom(12)
    plain = json.dumps(dict(keys), sort_keys=True).encode()
    sealed = AESGCM(_key(phrase, salt, _COST)).encrypt(nonce, plain, room.encode())
    return {
        "kdf": "scrypt",
        "n": _COST,
        "r": _BLOCK,
        "p": _PARALLEL,
        "salt": _text(salt),
        "cipher": "AES-256-GCM",
        "nonce": _text(nonce),
        "text": _text(sealed),
    }


def unwrap(document: Mapping[str, Any], phrase: str, *, room: str) -> dict[str, str]:
    """The keys again.

    Raises:
        FieldError: `wholeroom.phrase_wrong`: it is another pass phrase, or the file was changed.
        DamageError: `wholeroom.damaged`: the file is not of this form.
    """
    try:
        cost = int(document["n"])
        salt, nonce, sealed = (base64.b64decode(str(document[name])) for name in ("salt", "nonce", "text"))
    except (KeyError, ValueError, TypeError) as error:
        raise _damaged() from error
    if not 1 < cost <= _COST_LIMIT or cost & (cost - 1) or document.get("r") != _BLOCK:
        raise _damaged()
    try:
        plain = AESGCM(_key(phrase, salt, cost)).decrypt(nonce, sealed, room.encode())
    except (InvalidTag, ValueError):
        raise FieldError("wholeroom.phrase_wrong", field="passphrase") from None
    found: dict[str, str] = json.loads(plain)
    return found


def _damaged() -> DamageError:
    return DamageError("wholeroom.damaged", file="keys.json", line="–", problem="is not of this form")


def _key(phrase: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=cost, r=_BLOCK, p=_PARALLEL).derive(phrase.encode())


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
