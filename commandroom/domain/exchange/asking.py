"""A seat's side: compare, take what is lacking, give what the other lacks, until both hold the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from commandroom.domain.exchange import planning, receipts, sums
from commandroom.domain.exchange.effects import (
    Ahead,
    Breathe,
    Course,
    Fault,
    Gave,
    Held,
    KeepKeys,
    KeepParts,
    KeepReceipts,
    KeepStatements,
    Kept,
    LoadBlocks,
    LoadKnown,
    LoadLacking,
    LoadOwed,
    LoadSpan,
    LoadStatements,
    LoadSums,
    NoteGone,
    SealOwn,
    Send,
    Span,
)  # fmt: skip
from commandroom.domain.exchange.messages import (
    MOST_ENTRIES,
    MOST_RAW,
    Ask,
    BlocksAnswer,
    BlocksAsk,
    KeysAnswer,
    KeysAsk,
    Part,
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
    Want,
)  # fmt: skip
from commandroom.domain.exchange.planning import Plan

A = TypeVar("A")

MOST_ROUNDS = 12
BREATH = 0.005
"""Seconds between two batches that are kept: SQLite's lock is not fair, and a person's click must come in between."""
_KEYS_AT_ONCE = 500
BAD_RECEIPT = "bad_receipt"
"""A receipt that the other's authority did not sign."""


class Manner(msgspec.Struct, frozen=True):
    """How large the pages are: small ones on a bad line."""

    batch: int = MOST_ENTRIES
    size: int = MOST_RAW


class Outcome(msgspec.Struct):
    """What one exchange came to. `fault` is empty when both hold the same, or all that can be given was given."""

    pushed: int = 0
    pulled: int = 0
    rounds: int = 0
    same: bool = False
    refused: list[Refusal] = []
    fault: Fault | None = None


class _BrokenOffError(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def exchange(manner: Manner | None = None) -> Course[Outcome]:
    """One exchange with one other. It may be broken off anywhere and begun anew."""
    outcome = Outcome()
    try:
        yield from _Exchange(outcome, manner or Manner()).run()
    except _BrokenOffError as broken:
        outcome.fault = broken.fault
    return outcome


class _Exchange:
    """The course of one exchange; what it counts stands in `outcome`."""

    def __init__(self, outcome: Outcome, manner: Manner) -> None:
        self._outcome = outcome
        self._manner = manner
        self._refused: set[Refusal] = set()

    def run(self) -> Course[None]:
        """Rounds of comparing and giving, until the same is held or nothing moves any more."""
        yield SealOwn()
        last = None
        while self._outcome.rounds < MOST_ROUNDS:
            self._outcome.rounds += 1
            held: Held = yield LoadSums()
            word = sums.digest(held.sums, held.statements)
            heaps = sums.buckets(held.sums)
            ask = SummaryAsk(word, buckets=heaps, receipts=held.bare[: receipts.AT_ONCE])
            answer = yield from self._ask(ask, SummaryAnswer)
            if answer.same:
                self._outcome.same = True
                yield from self._confirmed(held, ask, answer.receipts)
                break
            if (word, answer.digest) == last:
                break  # the last round changed nothing: what is left cannot be given
            last = (word, answer.digest)
            if answer.statements != held.statements:
                yield from self._statements()
            yield from self._level(held, answer)
        yield from self._keys()

    def _statements(self) -> Course[None]:
        """Who is enrolled and who no longer: first, for by these the rest is judged."""
        mine = yield LoadStatements()
        answer = yield from self._ask(StatementsAsk(mine), StatementsAnswer)
        yield KeepStatements(answer.statements)

    def _level(self, held: Held, answer: SummaryAnswer) -> Course[None]:
        mine = sums.lying_in(held.sums, answer.heaps)
        if gone := receipts.gone(mine, answer.sums, held.confirmed):
            yield NoteGone(gone)
        known = yield LoadKnown(planning.claims(mine, answer.sums))
        plan = planning.compare(mine, answer.sums, known)
        gaps = yield from self._take(plan.wants)
        yield from self._give(plan.gives)
        for stream in (*plan.differ, *gaps):
            if stream in held.confirmed:
                yield from self._hold_to(held.confirmed[stream])
            yield from self._repair(stream)

    # --- receipts -------------------------------------------------------------------------------------

    def _confirmed(self, held: Held, ask: SummaryAsk, given: Sequence[Receipt]) -> Course[None]:
        """Both hold the same: keep what the other confirms of what moved, page after page of streams."""
        left = held.bare
        while left and given:
            asked, left = left[: receipts.AT_ONCE], left[receipts.AT_ONCE :]
            false: tuple[Receipt, ...] = yield KeepReceipts(receipts.taken(given, asked, held.sums))
            self._note([Refusal(one.stream, "", BAD_RECEIPT) for one in false])
            if left:
                more = msgspec.structs.replace(ask, receipts=left[: receipts.AT_ONCE])
                given = (yield from self._ask(more, SummaryAnswer)).receipts

    def _hold_to(self, said: Receipt) -> Course[None]:
        """Two streams differ: does the other still hold, at its place, what it confirmed?"""
        want = Want(said.stream, said.seq, said.seq + 1, said.hash)
        page = yield from self._ask(PullAsk((want,), 1, 1), PullAnswer)
        if said.stream in page.gaps:
            yield NoteGone(((said.stream, receipts.Gone.REWRITTEN),))

    def _repair(self, stream: str) -> Course[None]:
        """Two stores that differ in the middle of a stream: block by block."""
        mine = yield LoadBlocks(stream)
        answer = yield from self._ask(BlocksAsk(stream), BlocksAnswer)
        wants, gives = planning.of_blocks(stream, mine, answer.blocks)
        plan = Plan(wants, gives)
        yield from self._take(plan.wants)
        yield from self._give(plan.gives)

    # --- taking ---------------------------------------------------------------------------------------

    def _take(self, wants: Sequence[Want]) -> Course[list[str]]:
        """Page by page, newest first; returns the streams where the other does not know my end."""
        gaps: list[str] = []
        open_wants = list(wants)
        while open_wants:
            ask = PullAsk(tuple(open_wants), self._manner.batch, self._manner.size)
            page = yield from self._ask(ask, PullAnswer)
            if page.rest and list(page.rest) != open_wants:
                yield Ahead(PullAsk(page.rest, self._manner.batch, self._manner.size))
            if page.parts:
                kept: Kept = yield KeepParts(page.parts, page.keys)
                self._note(kept.refused)
                self._outcome.pulled += kept.fresh
                yield Breathe(BREATH)
            gaps += page.gaps
            if list(page.rest) == open_wants:
                break  # a page without progress: the next round sees what is left
            open_wants = list(page.rest)
        return gaps

    # --- giving ---------------------------------------------------------------------------------------

    def _give(self, gives: Sequence[Want]) -> Course[None]:
        wants = tuple(gives)
        span: Span | None = (yield self._page(wants)) if wants else None
        while span is not None:
            rest = span.rest if span.rest != wants else ()
            ask = PushAsk(span.parts, span.keys)
            if span.parts and rest:
                yield Ahead(ask)
            following = (yield self._page(rest)) if rest else None
            if span.parts:
                yield from self._push(ask)
            wants, span = rest, following

    def _page(self, wants: tuple[Want, ...]) -> LoadSpan:
        return LoadSpan(wants, self._manner.batch, self._manner.size)

    def _push(self, ask: PushAsk) -> Course[None]:
        """One batch. What the other cannot even read is divided, until the entry that it cannot is alone."""
        parts, keys = ask.parts, ask.keys
        answer = yield Send(ask)
        if isinstance(answer, PushAnswer):
            self._note(answer.refused)
            refused = sum(bool(one.hash) for one in answer.refused)
            self._outcome.pushed += max(0, sum(len(part.entries) for part in parts) - refused)
            return
        if not isinstance(answer, Fault) or not answer.of_batch:
            raise _broken_off(answer)
        halves = list(_halved(parts))
        if len(halves) == 1:
            self._note((Refusal(parts[0].stream, "", answer.code),))
            return
        for half in halves:
            yield from self._push(PushAsk(half, keys))

    # --- keys -----------------------------------------------------------------------------------------

    def _keys(self) -> Course[None]:
        """Keys of personal data: those that this seat owes the other, then those that came without theirs."""
        owed: dict[str, str]
        while owed := (yield LoadOwed()):
            yield from self._ask(PushAsk((), owed), PushAnswer)
            yield Gave(tuple(owed))
        events: tuple[str, ...] = yield LoadLacking()
        for start in range(0, len(events), _KEYS_AT_ONCE):
            answer = yield from self._ask(KeysAsk(events[start : start + _KEYS_AT_ONCE]), KeysAnswer)
            if answer.keys:
                yield KeepKeys(answer.keys)

    # --- helpers --------------------------------------------------------------------------------------

    def _ask(self, ask: Ask, kind: type[A]) -> Course[A]:
        answer = yield Send(ask)
        if isinstance(answer, kind):
            return answer
        raise _broken_off(answer)

    def _note(self, refused: Sequence[Refusal]) -> None:
        for one in refused:
            if one not in self._refused:
                self._refused.add(one)
                self._outcome.refused.append(one)


def _broken_off(answer: object) -> _BrokenOffError:
    """No answer, or one to something that was not asked."""
    return _BrokenOffError(answer if isinstance(answer, Fault) else Fault("exchange.odd_answer"))


def _halved(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """A batch in two: between its parts, else inside its only one. One entry is not divided."""
    if len(parts) > 1:
        middle = len(parts) // 2
        yield parts[:middle]
        yield parts[middle:]
        return
    (part,) = parts
    middle = len(part.entries) // 2
    if not middle:
        yield parts
        return
    # The later half first: what follows an entry proves it.
    yield (msgspec.structs.replace(part, entries=part.entries[middle:]),)
    yield (msgspec.structs.replace(part, entries=part.entries[:middle]),)
