"""What the other side confirmed to hold, stream by stream, under its own signature.

A chain shows that it was changed only to somebody who holds an older end of it. So whoever exchanges keeps the newest receipt
of each stream: a centre that holds less than it once confirmed, or something else, is named at the next exchange, and
`verify` holds this seat's own journal against what others confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from commandroom.domain.exchange.messages import Receipt
from commandroom.domain.exchange.sums import Sum, Sums

RECEIPT_PURPOSE = b"commandroom receipt 2\n"
AT_ONCE = 200
"""So many streams are confirmed in one answer."""
RECEIPTS = "receipts"
"""By this word a greeting says that receipts are given."""


class Gone(StrEnum):
    """How the other side stands behind its own receipt."""

    NO = ""
    TRUNCATED = "truncated"
    """It holds less than it confirmed."""
    REWRITTEN = "rewritten"
    """At a place that it confirmed it holds something else."""


def receipt_bytes(said: Receipt) -> bytes:
    """What is signed of a receipt."""
    parts = (said.stream, said.seq, said.hash, said.count, said.xor, said.first, said.at)
    return RECEIPT_PURPOSE + "\n".join(map(str, parts)).encode()


def fits(said: Receipt, held: Sum | None) -> bool:
    """Whether a receipt says what a stream holds."""
    return held is not None and (said.count, said.xor, said.seq, said.hash) == (
        held.count,
        held.xor,
        held.top,
        held.head,
    )


def bare(sums: Sums, confirmed: Mapping[str, Receipt]) -> tuple[str, ...]:
    """The streams of which the other has not confirmed what they hold now."""
    return tuple(
        stream
        for stream, held in sums.items()
        if (said := confirmed.get(stream)) is None or (said.count, said.xor) != (held.count, held.xor)
    )


def taken(answer: Iterable[Receipt], asked: Iterable[str], sums: Sums) -> tuple[Receipt, ...]:
    """Of the receipts of an answer those that were asked for and say what is held here."""
    wanted = frozenset(asked)
    return tuple(said for said in answer if said.stream in wanted and fits(said, sums.get(said.stream)))


def gone(mine: Iterable[str], theirs: Sums, confirmed: Mapping[str, Receipt]) -> tuple[tuple[str, Gone], ...]:
    """The streams, of these, of which the other's sums are plainly not what it confirmed once."""
    found = ((stream, _gone(confirmed[stream], theirs.get(stream))) for stream in mine if stream in confirmed)
    return tuple((stream, how) for stream, how in found if how)


def _gone(said: Receipt, there: Sum | None) -> Gone:
    if there is None or there.count < said.count or there.top < said.seq:
        return Gone.TRUNCATED
    if (there.count, there.top) == (said.count, said.seq) and there.xor != said.xor:
        return Gone.REWRITTEN
    return Gone.NO
