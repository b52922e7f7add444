"""A world of nodes that exchange over a simulated network: its time, its nodes, their conversations."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

from commandroom.domain.exchange.answering import answer
from commandroom.domain.exchange.asking import Manner, Outcome, exchange
from commandroom.domain.exchange.effects import (
    Ahead,
    Breathe,
    Conversation,
    Course,
    Effect,
    End,
    Fault,
    Send,
)
from commandroom.domain.exchange.messages import Ask
from commandroom.domain.journal import Entry, millis
from commandroom.sync.running import Disk
from tests.room import MORNING
from tests.simulation.dying import Killed
from tests.simulation.network import Loop, Net, Reply, Weather
from tests.simulation.nodes import CENTER, HUB, Grounds, Node
from tests.simulation.replicas import Census, World


@dataclass(slots=True)
class ExchangeCensus(Census):
    """What happened in the simulated exchanges."""

    EXPECTED: ClassVar[tuple[str, ...]] = (
        "deeds", "refused", "sweeps", "exchanges", "same", "broken_off", "died", "killed_inside", "set_back", "clones",
        "cuts", "cut_off", "lost_requests", "lost_answers", "twice_requests", "twice_answers", "late", "nonsense",
        "forged", "erased", "forks", "conflicts", "settled", "revoked", "void", "newer", "far_clocks", "slow_lines",
        "unfolded", "own_stores",
    )  # fmt: skip


class Towards(Manner, frozen=True):
    """How one asks another: who and whom, beside the size of the pages."""

    asker: str = ""
    peer: str = ""


@dataclass(slots=True)
class Revocation:
    """Which device was revoked, and where its streams end."""

    node: str
    letter: str
    upto: dict[str, int]
    fingerprint: str


@dataclass(slots=True)
class _Luck:
    """What one world is prone to."""

    danger: float
    batch: int
    size: int
    is_strict: bool

    @classmethod
    def drawn(cls, luck: random.Random) -> _Luck:
        batch, size = luck.choice(((1000, 1 << 19), (1000, 1 << 19), (12, 6_000), (3, 1_500), (1, 1)))
        return cls(luck.choice((0.0, 0.01, 0.04)), batch, size, luck.random() < 0.5)


class ExchangeWorld(World):
    """One seed's nodes, network and time; what was acknowledged; what must no longer be there."""

    def __init__(self, seed: int, folder: Path, grounds: Grounds) -> None:
        super().__init__(random.Random(seed), folder, census=ExchangeCensus())  # noqa: S311 - drawing worlds, not keys
        self.grounds = grounds
        self.loop = Loop()
        self.net = Net(self.loop, self.luck, self._serve, Weather())
        self.prone = _Luck.drawn(self.luck)
        self.nodes: dict[str, Node] = {}
        self.latest_of: dict[str, int] = {}
        self.settlements: dict[tuple[str, str], frozenset[str]] = {}
        self.newer: list[Entry] = []
        self.lost: set[str] = set()
        self.revocation: Revocation | None = None
        self.outcomes: list[tuple[str, str, Outcome]] = []
        self.census.counts["slow_lines"] += self.prone.batch < 1000

    # --- nodes ----------------------------------------------------------------------------------------

    def put(self, node: Node) -> None:
        """One more place in this world."""
        self.nodes[node.name] = node
        self.wake(node)

    def wake(self, node: Node) -> None:
        """Its process starts."""
        if not node.is_up or node.life == 0:
            node.life += 1
            node.is_up = True
            self.tell_time(node)
            source = random.Random(self.luck.random())  # noqa: S311 - the same ids in every run
            node.box.open(node.box.clock.moment, source)

    def die(self, node: Node, *, back_after: int | None = 0) -> None:
        """Its process is gone with all that it was doing; it starts again after a while."""
        node.life += 1
        node.is_up = node.is_busy = False
        node.held = node.box.hashes()
        node.box.drop()
        self.loop.note(node.name, "died")
        if back_after is not None:
            self.loop.at(back_after or self.luck.choice((50, 4_000, 90_000)), lambda: self.wake(node))

    def tell_time(self, node: Node) -> None:
        """What its clock shows."""
        self.truth = MORNING + timedelta(milliseconds=self.loop.now)
        shown = self.truth + node.skew
        node.box.clock.moment = shown
        self.latest_of[node.letter] = max(self.latest_of.get(node.letter, 0), millis(shown), millis(MORNING))

    def held(self, node: Node) -> frozenset[str]:
        """The hashes on its disk."""
        return node.box.hashes() if node.is_up else node.held

    @property
    def desks(self) -> list[Node]:
        """Where somebody works, now."""
        return [node for node in self.nodes.values() if node.is_seat and node.is_up]

    @property
    def carriers(self) -> list[Node]:
        """Hub and centre."""
        return [self.nodes[HUB], self.nodes[CENTER]]

    # --- exchanging -----------------------------------------------------------------------------------

    def ask(self, node: Node, peer: str, manner: Manner | None = None) -> None:
        """Begin an exchange, if it is not in one."""
        if not node.is_up or node.is_busy:
            return
        node.is_busy = True
        page = manner or Manner(self.prone.batch, self.prone.size)

        def over(outcome: Outcome) -> None:
            node.is_busy = False
            self.outcomes.append((node.name, peer, outcome))
            self.census.counts["exchanges"] += 1
            self.census.counts["same"] += outcome.same
            self.census.counts["broken_off"] += outcome.fault is not None
            self.loop.note(node.name, peer, outcome.pushed, outcome.pulled, outcome.rounds, outcome.same)
            if self.luck.random() < 0.7:
                self.fold(node)

        Talk(
            self,
            node,
            node.box.own_disk,
            exchange(Towards(page.batch, page.size, node.name, peer)),
            over,
            peer,
        ).begin()

    def fold(self, node: Node) -> None:
        """What waited to be folded."""
        while node.box.fold_some():
            self.census.counts["unfolded"] += 1

    def _serve(self, asker: str, asked: str, call: Ask, reply: Reply) -> None:
        node, device = self.nodes[asked], self.grounds.devices[self.nodes[asker].letter]
        if not node.is_up:
            return
        if self.prone.is_strict and node.box.trust.device(device.id) is None:
            reply(Fault("exchange.unknown_device"))
            return
        Talk(self, node, node.box.disk_for(device), answer(call, device), reply).begin()


@dataclass(slots=True)
class Talk:
    """One conversation at one node, effect by effect; it ends with its node's life."""

    world: ExchangeWorld
    node: Node
    disk: Disk
    course: Course[Any]
    done: Callable[[Any], None]
    peer: str = ""
    _conversation: Any = field(init=False)
    _life: int = field(init=False)

    def begin(self) -> None:
        """To the first effect."""
        self._conversation, self._life = Conversation(self.course), self.node.life
        self._next(None)

    def _next(self, message: object) -> None:
        if self.node.life != self._life:
            return
        (effect,) = self._conversation.on_message(message)
        world = self.world
        match effect:
            case End(outcome=outcome):
                self.done(outcome)
            case Send(ask=ask):
                world.net.call(self.node.name, self.peer, ask, self._next)
            case Ahead():
                self._next(None)
            case Breathe(seconds=seconds):
                world.loop.at(1 + int(seconds * 1000), lambda: self._next(None))
            case _:
                world.loop.at(world.luck.randrange(1, 20), lambda: self._perform(effect))

    def _perform(self, effect: Effect) -> None:
        if self.node.life != self._life:
            return
        world, danger = self.world, self.world.prone.danger
        world.loop.note(self.node.name, type(effect).__name__)
        world.tell_time(self.node)
        dice = world.luck.random()
        if dice < danger / 2:
            world.census.counts["died"] += 1
            world.die(self.node)
            return
        try:
            with ExitStack() as fate:
                if dice < danger * 2:
                    fate.enter_context(self.node.box.dying(world.luck.randrange(14)))
                found = self.disk.perform(effect)
        except Killed:
            world.census.counts["killed_inside"] += 1
            world.die(self.node)
            return
        if dice > 1 - danger / 2:
            world.census.counts["died"] += 1
            world.die(self.node)
            return
        world.loop.at(1, lambda: self._next(found))
