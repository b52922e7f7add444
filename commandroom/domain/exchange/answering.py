"""The other side: one call answered from what is held. Every call may be repeated, reordered or lost without harm."""

from __future__ import annotations

from commandroom.domain.exchange import streams, sums
from commandroom.domain.exchange.effects import (
    Course,
    Held,
    KeepParts,
    KeepStatements,
    Kept,
    LoadBlocks,
    LoadKeys,
    LoadSpan,
    LoadStatements,
    LoadSums,
    SealOwn,
    SignHeads,
    Span,
)  # fmt: skip
from commandroom.domain.exchange.messages import (
    Answer,
    Ask,
    BlocksAnswer,
    BlocksAsk,
    KeysAnswer,
    KeysAsk,
    Limits,
    PullAnswer,
    PullAsk,
    PushAnswer,
    PushAsk,
    Receipt,
    Refusal,
    StatementsAnswer,
    StatementsAsk,
    SummaryAnswer,
    SummaryAsk,
)  # fmt: skip
from commandroom.domain.exchange.streams import Device, Role

NOT_YOURS = "not_entitled"
KEY_HOLDERS = frozenset({Role.SEAT, Role.HUB})
"""Who carries the wrapped keys of a township's personal data: the county's desks never do."""


def answer(ask: Ask, device: Device, limits: Limits | None = None) -> Course[Answer]:
    """What this device is told. A stream that is not its own is refused by name; the others of the call go on."""
    most = limits or Limits()
    match ask:
        case SummaryAsk():
            return (yield from _summary(ask))
        case StatementsAsk():
            return (yield from _statements(ask))
        case PullAsk():
            return (yield from _pull(ask, device, most))
        case PushAsk():
            return (yield from _push(ask, device))
        case BlocksAsk():
            entitled = _entitled(device, ask.stream)
            return BlocksAnswer((yield LoadBlocks(ask.stream)) if entitled else ())
        case KeysAsk():
            return KeysAnswer((yield LoadKeys(ask.events)) if device.role in KEY_HOLDERS else {})


def _summary(ask: SummaryAsk) -> Course[Answer]:
    yield SealOwn()
    held: Held = yield LoadSums()
    word = sums.digest(held.sums, held.statements)
    if word == ask.digest:
        asked = {name: held.sums[name] for name in ask.receipts if name in held.sums}
        signed: tuple[Receipt, ...] = (yield SignHeads(asked)) if asked else ()
        return SummaryAnswer(word, same=True, receipts=signed)
    heaps = sums.unlike(held.sums, ask.buckets)
    return SummaryAnswer(word, sums=sums.lying_in(held.sums, heaps), statements=held.statements, heaps=heaps)


def _statements(ask: StatementsAsk) -> Course[Answer]:
    refused: tuple[tuple[str, str], ...] = yield KeepStatements(ask.statements)
    return StatementsAnswer((yield LoadStatements()), refused)


def _pull(ask: PullAsk, device: Device, most: Limits) -> Course[Answer]:
    wants = tuple(want for want in ask.wants if _entitled(device, want.stream))
    if not wants:
        return PullAnswer()
    limit, size = max(1, min(ask.limit, most.batch)), max(1, min(ask.max_bytes, most.raw))
    span: Span = yield LoadSpan(wants, limit, size)
    return PullAnswer(span.parts, span.gaps, span.keys, span.rest)


def _push(ask: PushAsk, device: Device) -> Course[Answer]:
    mine = tuple(part for part in ask.parts if _entitled(device, part.stream))
    foreign = tuple(Refusal(part.stream, "", NOT_YOURS) for part in ask.parts if part not in mine)
    kept: Kept = yield KeepParts(mine, dict(ask.keys))
    return PushAnswer(kept.sums, (*foreign, *kept.refused))


def _entitled(device: Device, name: str) -> bool:
    stream = streams.parsed(name)
    return stream is not None and streams.may_pull(device, stream)
