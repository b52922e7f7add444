"""Batches that go to the other side one beside the other: each proves itself, so that none waits for the one after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from commandroom.domain.exchange.answering import answer
from commandroom.domain.exchange.asking import Manner, Outcome, exchange
from commandroom.domain.exchange.effects import Fault
from commandroom.domain.exchange.messages import Answer, Ask, PushAnswer, PushAsk
from commandroom.sync.running import run
from tests.exchange.conftest import Opened, Place
from tests.simulation.nodes import CENTER

DEEDS = 260
BATCH = Manner(batch=100)


@dataclass
class Overtaking:
    """A line on which what may go at once arrives before what is under way; `breaks` at a call, as lines do."""

    asker: Place
    asked: Place
    breaks: Callable[[PushAsk], bool] = lambda _ask: False
    early: list[tuple[Ask, Answer]] = field(default_factory=list)
    pushes: list[tuple[int, PushAnswer]] = field(default_factory=list)

    def ahead(self, ask: Ask, then: Callable[[Answer | Fault], object]) -> None:
        """Nothing is gained by it here."""

    def ready(self, ask: Ask, *, at_once: bool) -> None:
        if at_once:
            self.early.append((ask, self._answered(ask)))

    def call(self, ask: Ask) -> Answer | Fault:
        if isinstance(ask, PushAsk) and self.breaks(ask):
            return Fault("exchange.no_answer")
        for one, said in self.early:
            if one == ask:
                return said
        return self._answered(ask)

    def _answered(self, ask: Ask) -> Answer:
        said = run(answer(ask, self.asker.box.device), self.asked.box.own_disk)
        if isinstance(ask, PushAsk) and isinstance(said, PushAnswer):
            self.pushes.append((sum(len(part.entries) for part in ask.parts), said))
        return said


def exchanged(asker: Place, line: Overtaking) -> Outcome:
    outcome = run(exchange(BATCH), asker.box.own_disk, line, rest=lambda _seconds: None)
    asker.fold()
    line.asked.fold()
    return outcome


@pytest.fixture
def busy(place: Opened) -> Place:
    """A seat that has much to tell."""
    a = place("A")
    a.ask(place(CENTER))
    for _ in range(DEEDS):
        a.desk.registered()
    return a


def test_a_batch_that_overtakes_another_is_proven_all_the_same(busy: Place, place: Opened) -> None:
    center = place(CENTER)
    line = Overtaking(busy, center)

    outcome = exchanged(busy, line)

    assert outcome.same
    assert outcome.refused == []
    assert len(line.early) >= 2
    assert [said.refused for _, said in line.pushes] == [()] * len(line.pushes)
    assert busy.look().digest == center.look().digest


def test_what_was_overtaken_and_never_arrived_is_given_with_the_next_exchange(
    busy: Place, place: Opened
) -> None:
    center = place(CENTER)
    line = Overtaking(busy, center, breaks=lambda ask: not _is_last(ask, busy))

    broken = exchanged(busy, line)
    assert broken.fault is not None
    assert {one.hash for one in center.entries} < {one.hash for one in busy.entries}

    outcome = exchanged(busy, Overtaking(busy, center))

    assert outcome.same
    assert outcome.refused == []
    assert busy.look().digest == center.look().digest


def _is_last(ask: PushAsk, asker: Place) -> bool:
    """Whether it bears the newest entries."""
    newest = max(asker.entries, key=lambda one: one.hlc)
    return any(bytes(raw) == newest.raw for part in ask.parts for raw in part.entries)
