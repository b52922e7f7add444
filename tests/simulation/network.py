"""A simulated network and its time: one thread, one queue of what happens when, everything drawn from a seed.

Calls are lost, answers are lost, both come late, twice and in another order; lines are cut; proxies answer nonsense and
carriers change what they carry. Whoever asks hears in the end: an answer, or after a while that there is none.
"""

from __future__ import annotations

import hashlib
import heapq
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from commandroom.domain.exchange.effects import Fault
from commandroom.domain.exchange.messages import (
    CALLS,
    NAMES,
    Answer,
    Ask,
    PullAnswer,
    PushAsk,
    SummaryAnswer,
    decoder_of,
)

TIMEOUT = 20_000
"""Milliseconds until whoever asks gives up."""
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    name: msgspec.json.Decoder(ask) for name, (ask, _) in CALLS.items()
}

Reply = Callable[[Answer | Fault], None]
Serve = Callable[[str, str, Ask, Reply], None]
"""Who asks, who is asked, what; the answer goes to the last. Who is down or does not know the asker says nothing or a fault."""


@dataclass(slots=True)
class Weather:
    """How bad it is: chances out of one, and how long a message is under way (milliseconds)."""

    loss: float = 0.0
    twice: float = 0.0
    nonsense: float = 0.0
    forgery: float = 0.0
    slow: tuple[int, int] = (5, 40)

    @classmethod
    def drawn(cls, luck: random.Random) -> Weather:
        """Mild in some worlds, wild in others: faults that hide each other are found that way."""
        return cls(
            loss=luck.choice((0.0, 0.05, 0.2)),
            twice=luck.choice((0.0, 0.1, 0.3)),
            nonsense=luck.choice((0.0, 0.0, 0.06)),
            forgery=luck.choice((0.0, 0.1, 0.3)),
            slow=luck.choice(((5, 40), (20, 900), (200, 5_000))),
        )


class Loop:
    """What happens when, in simulated milliseconds; of two at one moment, what was said first."""

    def __init__(self) -> None:
        self.now = 0
        self._queue: list[tuple[int, int, Callable[[], None]]] = []
        self._number = 0
        self._trace = hashlib.sha256()

    def at(self, delay: int, work: Callable[[], None]) -> None:
        """Do this after so many milliseconds."""
        self._number += 1
        heapq.heappush(self._queue, (self.now + delay, self._number, work))

    def run(self, until: int | None = None) -> None:
        """Go on to a moment, or until nothing is left to do."""
        while self._queue and (until is None or self._queue[0][0] <= until):
            self.now, _, work = heapq.heappop(self._queue)
            work()
        self.now = max(self.now, until or 0)

    def note(self, *words: object) -> None:
        """Write down what happened: two runs of one seed must write the same."""
        self._trace.update(repr((self.now, *words)).encode())

    @property
    def trace(self) -> str:
        """All that was noted in one word."""
        return self._trace.hexdigest()


@dataclass(slots=True)
class Net:
    """Carries calls between nodes by their names."""

    loop: Loop
    luck: random.Random
    serve: Serve
    weather: Weather
    cut: set[str] = field(default_factory=set)
    """Names that nobody reaches and that reach nobody."""
    counts: Counter[str] = field(default_factory=Counter)
    forged: set[str] = field(default_factory=set)
    """Hashes of entries that nobody wrote."""

    def call(self, asker: str, asked: str, ask: Ask, reply: Reply) -> None:
        """One call; `reply` is told once, whatever comes back or does not."""
        name, raw = NAMES[type(ask)], msgspec.json.encode(ask)
        self.counts["calls"] += 1
        self.counts[f"calls_{name}"] += 1
        self.counts["bytes"] += len(raw)
        self.loop.note(asker, asked, name)
        pending = _Once(reply)
        self.loop.at(TIMEOUT, lambda: pending.tell(Fault("exchange.unreachable")))

        def heard(answer: Answer | Fault) -> None:
            self._return(asker, asked, ask, answer, pending)

        def arrive() -> None:
            if self._is_cut(asker, asked):
                return
            self.serve(asker, asked, _DECODERS[name].decode(raw), heard)

        if self._is_cut(asker, asked):
            self.counts["cut_off"] += 1
            return
        self._send(arrive, "requests")

    def _return(self, asker: str, asked: str, ask: Ask, answer: Answer | Fault, pending: _Once) -> None:
        if self._is_cut(asker, asked):
            self.counts["cut_off"] += 1
            return
        said: Answer | Fault = answer
        if not isinstance(answer, Fault):
            raw = msgspec.json.encode(answer)
            self.counts["bytes"] += len(raw)
            said = decoder_of(ask)(raw)
        dice = self.luck.random()
        if dice < self.weather.nonsense:
            self.counts["nonsense"] += 1
            said = self.luck.choice(
                (
                    Fault("exchange.not_our_server"),
                    Fault("exchange.broken_batch", of_batch=isinstance(ask, PushAsk)),
                    SummaryAnswer("0-0", same=False),
                )
            )
        elif (
            isinstance(said, PullAnswer)
            and said.parts
            and dice < self.weather.nonsense + self.weather.forgery
        ):
            said = self._forged(said)
        self._send(lambda: pending.tell(said), "answers")

    def _forged(self, answer: PullAnswer) -> PullAnswer:
        """A carrier that changes one word of one entry."""
        from commandroom.domain.errors import DamageError
        from commandroom.domain.journal import read

        place = self.luck.randrange(len(answer.parts))
        part = answer.parts[place]
        which = self.luck.randrange(len(part.entries))
        raw = bytes(part.entries[which])
        changed = raw.replace(b'"u":"t-', b'"u":"x-', 1) if self.luck.random() < 0.8 else raw[:-1] + b"?}"
        try:
            self.forged.add(read(changed).hash)
        except DamageError:
            self.counts["unreadable"] += 1
            changed = b'{"v":1}'
        if changed == raw:
            self.forged.discard(read(raw).hash)
            return answer
        self.counts["forged"] += 1
        false = read(changed).hash if changed != b'{"v":1}' else ""
        honest = read(raw).hash
        seals = tuple(
            msgspec.structs.replace(seal, hash=false) if seal.hash == honest and false else seal
            for seal in part.seals
        )
        entries = (*part.entries[:which], msgspec.Raw(changed), *part.entries[which + 1 :])
        parts = (*answer.parts[:place], msgspec.structs.replace(part, entries=entries, seals=seals))
        return msgspec.structs.replace(answer, parts=(*parts, *answer.parts[place + 1 :]))

    def _send(self, arrive: Callable[[], None], what: str) -> None:
        if self.luck.random() < self.weather.loss:
            self.counts[f"lost_{what}"] += 1
            return
        times = 1
        if self.luck.random() < self.weather.twice:
            times = 2
            self.counts[f"twice_{what}"] += 1
        for _ in range(times):
            delay = self.luck.randrange(*self.weather.slow)
            if self.weather.slow[1] > TIMEOUT // 10 and self.luck.random() < 0.02:
                delay += TIMEOUT
                self.counts["late"] += 1
            self.loop.at(delay, arrive)

    def _is_cut(self, one: str, other: str) -> bool:
        return one in self.cut or other in self.cut


@dataclass(slots=True)
class _Once:
    """Tells the first answer on, and no other."""

    reply: Callable[[Any], None]
    is_told: bool = False

    def tell(self, answer: Answer | Fault) -> None:
        if not self.is_told:
            self.is_told = True
            self.reply(answer)
