"""What travels: the calls and answers of `docs/exchange.md`, as they stand in JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, cast

import msgspec
from msgspec import Meta, Raw, Struct

from commandroom.domain.exchange.sums import NOTHING, Block, Sum

PROTOCOL = 1
SCHEMA = 1
MOST_ENTRIES = 1000
MOST_RAW = 512 * 1024
MOST_BODY = 1024 * 1024
"""An entry, a statement, a batch and a body never exceed these; bytes."""

ZSTD_LEVEL = 1
"""Of bodies: on pages of entries within two hundredths of level 3 in size, in two thirds of its time."""

Digits = Annotated[str, Meta(max_length=160)]
Word = Annotated[str, Meta(max_length=128)]
Words = Annotated[str, Meta(max_length=1024)]
"""Wrapped keys of one event: eighty characters each, one of each seat that wrote the event down apart."""


class Seal(Struct, frozen=True, array_like=True, gc=False):
    """The writer's signature under one place of a stream; through the chain of hashes it covers all before it."""

    stream: Word
    seq: int
    hash: Word
    device: Word
    signature: Word


class Receipt(Struct, frozen=True, array_like=True, gc=False):
    """What a hub or centre confirms to hold of a stream, and its signature under that (`receipts.receipt_bytes`).

    The last place and its hash, how many entries, the exclusive or of their hashes, the hash at the lowest place; when (ms).
    """

    stream: Word
    seq: int
    hash: Word
    count: int
    xor: Word
    first: Word
    at: int
    key: Word
    signature: Word


class Statement(Struct, frozen=True, gc=False):
    """Something said about devices, signed: a device was enrolled or revoked, an authority named, a key granted.

    `raw` is the JSON as it was signed, as text; `signer` the fingerprint of the signing key.
    """

    raw: Annotated[str, Meta(max_length=65536)]  # a revocation names the end of each stream of its device
    signer: Word
    signature: Word


class Limits(Struct, frozen=True):
    """What a server takes at most in one call."""

    batch: int = MOST_ENTRIES
    raw: int = MOST_RAW
    body: int = MOST_BODY


class Hello(Struct, frozen=True):
    """Who answers, which protocols it speaks, since when its store is this one (`epoch`), what its clock says (ms).

    `roots` are the authorities (key → place) of the county that a hub is joined to: who pinned the hub believes them too.
    """

    server_time: int
    role: str = "center"
    name: str = ""
    epoch: str = ""
    program: str = ""
    proto: tuple[int, ...] = (PROTOCOL,)
    min_client: int = PROTOCOL
    schema_read: tuple[int, int] = (1, SCHEMA)
    limits: Limits = Limits()
    roots: dict[str, str] = {}
    period: int = 0
    """Seconds between two exchanges, as its keepers want it."""
    ca: str = ""
    """The authority (PEM) that signs its certificate, and the one that will: who is joined trusts both."""
    next_ca: str = ""
    can: Annotated[tuple[Word, ...], Meta(max_length=64)] = ()
    """What it does besides: `receipts`, `rotate`. An older program says nothing, and is not asked for it."""


class SummaryAsk(Struct, frozen=True):
    """What I hold in one word, and in one for each heap of streams (`sums.buckets`)."""

    digest: Word
    proto: int = PROTOCOL
    buckets: Annotated[tuple[Word, ...], Meta(max_length=64)] = ()
    receipts: Annotated[tuple[Word, ...], Meta(max_length=200)] = ()
    """The streams that I want confirmed, should we hold the same."""


class SummaryAnswer(Struct, frozen=True):
    """What the other holds: nothing more when it is the same, else the sums of the heaps that differ."""

    digest: Word
    same: bool = False
    sums: dict[Word, Sum] = {}
    statements: Word = NOTHING
    heaps: Annotated[tuple[int, ...], Meta(max_length=64)] | None = None
    """Which heaps differ; None: `sums` are of all."""
    receipts: Annotated[tuple[Receipt, ...], Meta(max_length=200)] = ()


class StatementsAsk(Struct, frozen=True):
    """All statements that I hold; the answer has all of the other's."""

    statements: Annotated[tuple[Statement, ...], Meta(max_length=4000)] = ()


class StatementsAnswer(Struct, frozen=True):
    """All statements that the other holds now, and those of mine that it refused, with the reason."""

    statements: Annotated[tuple[Statement, ...], Meta(max_length=4000)] = ()
    refused: tuple[tuple[str, str], ...] = ()


class Want(Struct, frozen=True, array_like=True, gc=False):
    """Places of a stream: above one and below another (0: no end). `after` is my hash at `above`, when I claim a prefix."""

    stream: Word
    above: int = 0
    below: int = 0
    after: Word = ""


class Part(Struct, frozen=True):
    """Some of a stream: raw entries in rising order of their places, and the seals that prove them."""

    stream: Word
    entries: tuple[Raw, ...] = ()
    seals: tuple[Seal, ...] = ()


class PullAsk(Struct, frozen=True):
    """Give me these; newest places first, at most so many entries and bytes."""

    wants: Annotated[tuple[Want, ...], Meta(max_length=4000)]
    limit: int = MOST_ENTRIES
    max_bytes: int = MOST_RAW
    proto: int = PROTOCOL


class PullAnswer(Struct, frozen=True):
    """A page of it, and `rest`, what is still to be asked for. `gaps`: my hash at `above` is unknown, compare blocks."""

    parts: tuple[Part, ...] = ()
    gaps: tuple[str, ...] = ()
    keys: dict[str, str] = {}
    rest: Annotated[tuple[Want, ...], Meta(max_length=4000)] = ()


class PushAsk(Struct, frozen=True):
    """Take these."""

    parts: Annotated[tuple[Part, ...], Meta(max_length=4000)]
    keys: dict[Word, Words] = {}
    proto: int = PROTOCOL


class Refusal(Struct, frozen=True, array_like=True, gc=False):
    """What was not taken, or kept apart: a stream or one hash of it, and the named reason."""

    stream: Word
    hash: Word
    reason: Word


class PushAnswer(Struct, frozen=True):
    """What the other holds of these streams now, and what it did not take."""

    sums: dict[Word, Sum] = {}
    refused: tuple[Refusal, ...] = ()
    receipt: Word = ""


class BlocksAsk(Struct, frozen=True):
    """The blocks of a stream."""

    stream: Word


class BlocksAnswer(Struct, frozen=True):
    """They."""

    blocks: tuple[Block, ...] = ()


class KeysAsk(Struct, frozen=True):
    """The wrapped keys of these events' personal data."""

    events: Annotated[tuple[Word, ...], Meta(max_length=2000)]


class KeysAnswer(Struct, frozen=True):
    """Those that there are."""

    keys: dict[str, str] = {}


class Problem(Struct, frozen=True):
    """Why a call was not answered: a code of the catalogue of sentences, and how many seconds to wait."""

    code: Word
    reason: Annotated[str, Meta(max_length=500)] = ""
    retry_after: float = 0.0


Ask = SummaryAsk | StatementsAsk | PullAsk | PushAsk | BlocksAsk | KeysAsk
Answer = SummaryAnswer | StatementsAnswer | PullAnswer | PushAnswer | BlocksAnswer | KeysAnswer

CALLS: dict[str, tuple[type[Struct], type[Struct]]] = {
    "summary": (SummaryAsk, SummaryAnswer),
    "statements": (StatementsAsk, StatementsAnswer),
    "pull": (PullAsk, PullAnswer),
    "push": (PushAsk, PushAnswer),
    "blocks": (BlocksAsk, BlocksAnswer),
    "keys": (KeysAsk, KeysAnswer),
}
"""Name of each call under `/v1/sync/`, what is asked and what is answered."""

NAMES = {ask: name for name, (ask, _) in CALLS.items()}
_DECODERS = {ask: msgspec.json.Decoder(answer) for ask, answer in CALLS.values()}


def decoder_of(ask: Ask) -> Callable[[bytes], Answer]:
    """What reads the answer to a call."""
    return cast("Callable[[bytes], Answer]", _DECODERS[type(ask)].decode)
