"""The journal's entry: how it is written, read, hashed, stamped and put in order.

An entry is immutable. Its stored form is the raw bytes that its author wrote; they are hashed and forwarded as they
are, never re-serialised. Entries name the heads of their subject that the author had seen (`after`); stamps only
break ties between entries that did not know of each other.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from typing_extensions import override

from commandroom.domain.errors import DamageError, WorldError
from commandroom.domain.ids import EntryHash

RECORD_VERSION = 1
HLC_COUNTER_BITS = 16
HLC_CAP = timedelta(minutes=5)
SUITES = ("sha256", "sm3")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

Digest = Callable[[bytes], str]


_NAMES = {
    "record": "v",
    "suite": "x",
    "stream": "st",
    "seq": "q",
    "prev": "p",
    "subject": "ev",
    "kind": "k",
    "hlc": "t",
    "wall": "w",
    "offset": "off",
    "actor": "u",
    "schema": "s",
    "body": "b",
}


class Wire(msgspec.Struct, frozen=True, kw_only=True, gc=False, rename=_NAMES):
    """The raw form of an entry, with short names as it travels."""

    record: int = RECORD_VERSION
    suite: str = "sha256"
    stream: str
    seq: int
    prev: str
    id: str
    kind: str
    subject: str
    after: tuple[str, ...]
    hlc: int
    wall: int
    offset: int = 0
    actor: str
    verb: str
    schema: int = 1
    body: msgspec.Raw


class Entry(
    msgspec.Struct, frozen=True, kw_only=True, gc=False, rename={**_NAMES, "content": "b", "hash": "=hash", "raw": "=raw"}
):  # fmt: skip
    """One immutable line of the journal: its raw form as it was read, with its hash.

    `hlc` is 48 bits of milliseconds and 16 bits of counter. What bytes are read into is the entry itself, with what follows
    from them set afterwards: an exchange reads a hundred thousand at once, and each is one object.
    """

    record: int = RECORD_VERSION
    suite: str = "sha256"
    stream: str
    seq: int
    prev: str
    id: str
    kind: str
    subject: str
    after: tuple[str, ...]
    hlc: int
    wall: int
    offset: int = 0
    actor: str
    verb: str
    schema: int = 1
    content: msgspec.Raw
    hash: EntryHash = EntryHash("")
    raw: bytes = b""

    @override
    def __hash__(self) -> int:
        return hash(self.hash)

    @property
    def at(self) -> datetime:
        """The moment the deed counts from (UTC), never before what its author had seen."""
        return moment(self.wall)

    @property
    def body(self) -> bytes:
        """The JSON of the deed and what was decided."""
        return bytes(self.content)

    @property
    def order(self) -> tuple[int, str, int, str]:
        """What breaks a tie between entries that did not know of each other."""
        return (self.hlc, self.stream, self.seq, self.hash)


def digest_of(suite: str) -> Digest:
    """The hash function of a room's suite, as hexadecimal text.

    Raises:
        WorldError: this Python's OpenSSL lacks the suite (SM3 is missing from some builds).
    """
    try:
        hashlib.new(suite, b"")
    except ValueError as error:
        raise WorldError("journal.no_suite", suite=suite) from error
    return lambda data: hashlib.new(suite, data).hexdigest()


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Entry)
_set = msgspec.structs.force_setattr
_NOTHING_MORE = b',"=hash":"","=raw":""}'
"""How an entry ends that was just read, written again: with what follows from its bytes, not known yet."""
_FIRST_WALL, _LAST_WALL = -62_135_596_800_000, 253_402_300_799_999
"""The first and the last millisecond that a moment can be."""


def write(wire: Wire) -> Entry:
    """The entry with its raw bytes and hash `H(prev ‖ raw)`."""
    return read(_encoder.encode(wire))


def read(raw: bytes) -> Entry:
    """The entry that these raw bytes are; unknown fields and verbs of a newer program are kept in `raw`.

    Raises:
        DamageError: the bytes are no entry.
        WorldError: this Python's OpenSSL lacks the suite.
    """
    return _whole(_decoded(raw), raw)


def read_strictly(raw: bytes) -> tuple[Entry, bool]:
    """The same, and whether it is written as this program writes: then it has no name twice but perhaps within its body."""
    entry = _decoded(raw)
    is_usual = _encoder.encode(entry) == raw[:-1] + _NOTHING_MORE
    return _whole(entry, raw), is_usual


def _decoded(raw: bytes) -> Entry:
    try:
        entry = _decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DamageError("journal.unreadable_entry", reason=str(error)) from error
    if not _FIRST_WALL <= entry.wall <= _LAST_WALL:
        raise DamageError("journal.unreadable_entry", reason="at no moment of any calendar")
    return entry


def _whole(entry: Entry, raw: bytes) -> Entry:
    digest = _sha256 if entry.suite == "sha256" else digest_of(entry.suite)
    _set(entry, "hash", digest(entry.prev.encode("ascii", "replace") + raw))
    _set(entry, "raw", raw)
    return entry


def kept(value: object) -> Entry:
    """The entry of what a store kept as raw bytes.

    Raises:
        DamageError: it is something else than bytes, or the bytes are no entry.
    """
    if not isinstance(value, bytes | memoryview):
        raise DamageError("journal.unreadable_entry", reason=f"{type(value).__name__} in place of bytes")
    return read(bytes(value))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def encode(value: object) -> msgspec.Raw:
    """The JSON of a body, in the one form that is written."""
    return msgspec.Raw(_encoder.encode(value))


def moment(millis: int) -> datetime:
    """The UTC moment of milliseconds since 1970."""
    return _EPOCH + millis * _MILLISECOND


def millis(at: datetime) -> int:
    """Milliseconds since 1970 of an aware moment."""
    return (at - _EPOCH) // _MILLISECOND


def tick(last: int, now: datetime) -> int:
    """The next stamp of a seat whose last one was `last`: the wall clock, or one more than the last."""
    return max(last + 1, millis(now) << HLC_COUNTER_BITS)


def merge_stamp(last: int, remote: int, now: datetime) -> int:
    """The seat's stamp after it saw `remote`, moved at most five minutes ahead of its own clock.

    A wrong clock elsewhere must not drag ours along, and an entry is never refused for its stamp.
    """
    return max(last, min(remote, millis(now + HLC_CAP) << HLC_COUNTER_BITS))


def ordered(entries: Iterable[Entry]) -> list[Entry]:
    """Entries along their `after` links, ties by stamp, stream, sequence, hash; the same on every replica.

    An `after` that names an entry which is not here is opaque and holds nothing up.
    """
    by_hash: dict[str, Entry] = {entry.hash: entry for entry in entries}
    waiting = {key: {a for a in entry.after if a in by_hash and a != key} for key, entry in by_hash.items()}
    children: dict[str, list[str]] = {key: [] for key in by_hash}
    for key, parents in waiting.items():
        for parent in parents:
            children[parent].append(key)
    ready = [(by_hash[key].order, key) for key, parents in waiting.items() if not parents]
    heapq.heapify(ready)
    result: list[Entry] = []
    while ready:
        key = heapq.heappop(ready)[1]
        result.append(by_hash[key])
        for child in children[key]:
            waiting[child].discard(key)
            if not waiting[child]:
                heapq.heappush(ready, (by_hash[child].order, child))
    return result


def heads(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The hashes that no other of these entries names, sorted."""
    seen = {a for entry in entries for a in entry.after}
    return tuple(sorted(entry.hash for entry in entries if entry.hash not in seen))


def derived_id(*parts: str) -> str:
    """The id of a machine's deed: the same from every seat, so that the fold gives it one effect.

    Shaped as a version 8 UUID (RFC 9562: custom content) of the SHA-256 of the parts.
    """
    data = bytearray(hashlib.sha256("\x1f".join(parts).encode()).digest()[:16])
    data[6] = data[6] & 0x0F | 0x80
    data[8] = data[8] & 0x3F | 0x80
    text = data.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def body_of(entry: Entry) -> dict[str, Any]:
    """The body as plain values, for showing what this program does not know."""
    value = msgspec.json.decode(entry.body)
    return value if isinstance(value, dict) else {"value": value}
