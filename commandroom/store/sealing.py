"""Personal data: sealed under a key of the event, found by keyed hashes, forgotten by destroying the key.

GB/T 35273-2020 §6.3 wants sensitive personal data stored encrypted; the key of each event lies outside the
chain of hashes, so that erasure (个人信息保护法 §47) needs no change of the journal.
"""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any

from commandroom.base.pinyin import first_letters
from commandroom.domain.errors import DamageError
from commandroom.domain.event.state import Event, Sealed
from commandroom.domain.ids import EventId

NONCE_BYTES = 12
_SM4_KEY_BYTES = 16
_TOKEN_BYTES = 16
_CIPHERS = {"sha256": "AES-256-GCM", "sm3": "SM4-GCM"}

Random = Callable[[int], bytes]


def new_key(suite: str, random: Random) -> bytes:
    """A fresh key for one event: 32 bytes for AES-256, 16 for SM4."""
    return random(_SM4_KEY_BYTES if suite == "sm3" else 32)


def seal(personal: dict[str, str], *, key: bytes, suite: str, event: EventId, nonce: bytes) -> Sealed:
    """The envelope of personal data; the event's id is bound to it, so that it opens at no other event."""
    plain = json.dumps(personal, ensure_ascii=False, sort_keys=True).encode()
    bound = event.encode()
    text = _ciphers().sealed(plain, bound, key=key, nonce=nonce, is_sm4=suite == "sm3")
    return Sealed(suite=_CIPHERS[suite], nonce=_base64(nonce), text=_base64(text))


def unseal(sealed: Sealed, *, key: bytes, event: EventId) -> dict[str, str]:
    """What was sealed.

    Raises:
        DamageError: `sealed.damaged`: the envelope was changed, or the key belongs to another event.
    """
    nonce, text, bound = base64.b64decode(sealed.nonce), base64.b64decode(sealed.text), event.encode()
    try:
        plain = _ciphers().opened(text, bound, key=key, nonce=nonce, is_sm4=sealed.suite == _CIPHERS["sm3"])
    except ValueError as error:
        raise DamageError("sealed.damaged", event=event) from error
    found: dict[str, str] = json.loads(plain)
    return found


@cache
def _ciphers() -> ModuleType:
    """Loaded with the first envelope: the board shows none, and opens sooner without them."""
    return import_module("commandroom.store.ciphers")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def key_of(connection: Any, event: str) -> bytes | None:
    """The event's key; None when there is none or it was destroyed."""
    found = connection.execute("SELECT key FROM event_key WHERE event = ?", (event,)).fetchone()
    return bytes(found[0]) if found else None


def keys_of(connection: Any, event: str) -> tuple[bytes, ...]:
    """The event's key, and those of others who sealed the same event apart from us."""
    rows = connection.execute(
        "SELECT key FROM event_key WHERE event = ?1 UNION ALL SELECT key FROM rival_key WHERE event = ?1",
        (event,),
    )
    return tuple(bytes(key) for (key,) in rows)


def opened(connection: Any, event: Event) -> dict[str, str]:
    """The personal data of an event; empty when there are none, or their key was destroyed or is elsewhere.

    Two seats that imported one row, or both wrote down who called, each sealed it under a key of their own; the
    envelope that stands after they unite may be the other's, whose key comes with the exchange (`rival_key`) or not at all.
    That it was not changed is the chain's business, which covers its bytes: here it must never hold up the exchange.
    """
    if event.sealed is None:
        return {}
    for key in keys_of(connection, event.id):
        try:
            return unseal(event.sealed, key=key, event=event.id)
        except DamageError:
            continue
    return {}


def forget(connection: Any, event: EventId) -> None:
    """Destroy the event's key and the keyed hashes of its persons (the file overwrites what it frees)."""
    for table in ("event_key", "rival_key", "wrapped_key"):
        connection.execute(f"DELETE FROM {table} WHERE event = ?", (event,))  # noqa: S608 - our own names
    connection.execute("DELETE FROM person_key WHERE row = (SELECT row FROM event WHERE id = ?)", (event,))


def masked(personal: dict[str, str]) -> dict[str, str]:
    """Personal data as they may be shown: `陈**`, `138****1234`, an ID with its ends, no address."""
    shown = {"name": _masked_name, "phone": _masked_digits, "id_no": _masked_digits}
    return {key: shown.get(key, _stars)(value) for key, value in personal.items()}


def _masked_name(name: str) -> str:
    return name[:1] + "*" * min(max(len(name) - 1, 1), 2)


def _masked_digits(digits: str) -> str:
    text = digits.strip()
    return text[:3] + "****" + text[-4:] if len(text) > 8 else _stars(text)  # noqa: PLR2004 - 3 + 4 + something


def _stars(text: str) -> str:
    return "****" if text else ""


def tokens(personal: dict[str, str], search_key: bytes) -> set[bytes]:
    """The keyed hashes under which an event is found: the telephone, the full name, its initials."""
    words = {digits(personal.get("phone", "")), personal.get("name", "").strip()}
    words.add(initials(personal.get("name", "").strip()))
    return {token(word, search_key) for word in words if word}


def token(word: str, search_key: bytes) -> bytes:
    """The keyed hash of one word, without case."""
    return hmac.digest(search_key, word.lower().encode(), "sha256")[:_TOKEN_BYTES]


def digits(text: str) -> str:
    """The digits of a telephone number without the country's own code."""
    return "".join(c for c in text.strip().removeprefix("+86") if c.isdigit())


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """The pinyin initials of a name in lower case: 陈国强 gives `cgq`; empty without Chinese characters."""
    if not name or name.isascii():
        return ""
    return "".join(part[:1] for part in first_letters(name)).lower()
