"""Seats, a hub and a centre that exchange by the product's own core over a bad network, from one seed.

Between any two effects of a conversation a node may die, in the middle of a transaction too; files are set back to older
copies, a seat's disk is cloned, clocks run ten years wrong, a device is revoked and goes on writing, a newer program writes
what nobody else understands. Then everything is mended, and `exchange_judge` looks at what has become of it.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from commandroom.domain import ids
from commandroom.domain.errors import RoomError
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.state import Event
from commandroom.domain.exchange.answering import answer
from commandroom.domain.exchange.asking import Manner, Outcome, exchange
from commandroom.domain.exchange.effects import (
    Breathe,
    Conversation,
    Course,
    Effect,
    End,
    Fault,
    Held,
    KeepParts,
    KeepStatements,
    LoadSums,
    Send,
)
from commandroom.domain.exchange.messages import Ask, Part, Seal
from commandroom.domain.exchange.trust import Revoked, seal_bytes
from commandroom.domain.journal import Entry, Wire, encode, millis, tick, write
from commandroom.store import local
from commandroom.store.exchange import keeping, summing
from commandroom.sync.running import Disk
from commandroom.sync.statements import signed
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows, EventDetail
from tests.domain.event.table import OPEN_VERBS
from tests.exchange.parties import TOWNSHIP
from tests.room import DIRECTOR, INTAKE, MORNING
from tests.simulation import replicas
from tests.simulation.dying import Killed
from tests.simulation.exchange_judge import agree, judge, need
from tests.simulation.network import Loop, Net, Reply, Weather
from tests.simulation.nodes import CENTER, HUB, NEWER, SEATS, Box, Grounds, Node, carrier_in, grant
from tests.simulation.replicas import SKEWS, Census, Mismatch, World

STEPS = 38
MOST_SEATS = 5
ROUNDS = 5
MOST_NOTHING = 2_500
"""So often everybody may ask both carriers until all hold the same."""
_PAUSES = (30, 30, 400, 400, 3_000, 60_000, 420_000, 2_400_000, 54_000_000)
_NEWER_VERB = "consult_oracle"


@dataclass(slots=True)
class ExchangeCensus(Census):
    """What happened in the simulated exchanges."""

    EXPECTED = (
        "deeds", "refused", "sweeps", "exchanges", "same", "broken_off", "died", "killed_inside", "set_back", "clones",
        "cuts", "cut_off", "lost_requests", "lost_answers", "twice_requests", "twice_answers", "late", "nonsense",
        "forged", "erased", "forks", "conflicts", "settled", "revoked", "void", "newer", "far_clocks", "slow_lines", "unfolded", "own_stores",
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


# --- a world from its beginning to its end --------------------------------------------------------------------


def simulate(seed: int, grounds: Grounds, *, steps: int = STEPS) -> tuple[Census, str]:
    """Play one world and judge it; what happened in it, and its trace.

    Raises:
        Mismatch: it does not come out as it must.
    """
    with tempfile.TemporaryDirectory(prefix="world-", dir=replicas.FOLDERS) as name, ExitStack() as fate:
        world = ExchangeWorld(seed, Path(name), grounds)
        at_once = world.luck.choice((1, 1, 200))
        fate.enter_context(patch.object(keeping, "FOLDED_AT_ONCE", at_once))
        fate.enter_context(patch.object(summing, "_SAVE_AFTER", world.luck.choice((5, 2000))))
        try:
            _begin(world)
            world.net.weather = Weather.drawn(world.luck)
            for _ in range(steps):
                _step(world)
            _mend(world)
            _unite(world)
            judge(world)
        finally:
            for node in world.nodes.values():
                if node.is_up:
                    node.box.drop()
        world.census.counts.update(world.net.counts)
        world.census.counts["worlds"] = 1
        return world.census, world.loop.trace


def _begin(world: ExchangeWorld) -> None:
    """Three to four seats with clocks of their own, a hub, a centre, and three events that everybody knows."""
    import shutil

    for letter in SEATS[: world.luck.randrange(3, len(SEATS) + 1)]:
        shutil.copytree(world.grounds.path / letter, world.folder / letter)
        node = Node(letter, letter, world.grounds.box(world.folder / letter, letter))
        node.skew = (
            world.luck.choice(SKEWS)
            if world.luck.random() < 0.5
            else timedelta(seconds=world.luck.randrange(9))
        )
        world.census.counts["far_clocks"] += abs(node.skew) > timedelta(days=30)
        world.put(node)
    is_seat_like = world.luck.random() < 0.75
    world.census.counts["own_stores"] += not is_seat_like
    for letter in (HUB, CENTER):
        box = carrier_in(world.folder / letter, world.grounds, letter, is_seat_like=is_seat_like)
        world.put(Node(letter, letter, box))
    first = world.nodes[SEATS[0]]
    danger, world.prone.danger = world.prone.danger, 0.0
    for _ in range(3):
        _locally(world, first, lambda: _far_along(world, first))
    for node in (first, *world.nodes.values()):
        for peer in (HUB, CENTER):
            if node.is_seat:
                world.ask(node, peer, Manner())
                world.loop.run()
    world.prone.danger = danger


def _far_along(world: ExchangeWorld, node: Node) -> None:
    number = node.seat.registered()
    for verb in replicas._LEADING[: world.luck.randrange(2, 7)]:
        replicas._act(world, node.seat, verb, node.seat.event(number))


def _step(world: ExchangeWorld) -> None:
    world.loop.run(world.loop.now + world.luck.choice(_PAUSES))
    dice = world.luck.random()
    bound, node = 0.0, world.luck.choice(list(world.nodes.values()))
    for share, happen in _HAPPENINGS:
        bound += share
        if dice < bound:
            happen(world, node)
            return


def _work(world: ExchangeWorld, _node: Node) -> None:
    if not world.desks:
        return
    node = world.luck.choice(world.desks)
    dice = world.luck.random()
    if dice < 0.74:
        _locally(world, node, lambda: _deed(world, node))
    elif dice < 0.81:
        _locally(world, node, lambda: replicas._swept(world, node.seat))
    else:
        _settle(world, node)
    if node.is_up and world.luck.random() < 0.5:
        world.ask(node, world.luck.choice((HUB, CENTER)))


def _deed(world: ExchangeWorld, node: Node) -> None:
    """Somebody takes one of the first events a step on, or tries something else with it."""
    dice = world.luck.random()
    event = _some_event(world, node) if dice > 0.06 else None
    if event is None:
        unknown: dict[str, Any] = {"reporter_name": None, "reporter_phone": None} if dice < 0.03 else {}
        node.seat.registered(**unknown)
        return
    if dice < 0.2:
        _personal(world, node, event, is_erased=dice < 0.1)
        return
    open_here = sorted(OPEN_VERBS[event.state.value] - replicas._NEVER)
    leading = [verb for verb in replicas._LEADING if verb in open_here]
    for _ in range(3):
        verb = world.luck.choice(leading if leading and world.luck.random() < 0.55 else open_here)
        if verb in replicas._RARELY and world.luck.random() > 0.15:
            continue
        if replicas._act(world, node.seat, verb, event):
            return


def _personal(world: ExchangeWorld, node: Node, event: Event, *, is_erased: bool) -> None:
    """Somebody writes down who called, or has it erased."""
    number, name = event.number, world.luck.choice(("王某", "李某", "张某"))
    try:
        if is_erased:
            number = node.seat.registered() if world.luck.random() < 0.5 else number
            node.seat.act("void", number, by=INTAKE, reason="误报")
            node.seat.act("erase", number, by=DIRECTOR, reason="个人信息超过保存期限")
            world.census.counts["erased"] += 1
        else:
            node.seat.act("person", number, by=INTAKE, reporter_name=name, reporter_phone="13900000001")
    except RoomError:
        world.census.counts["refused"] += 1


def _some_event(world: ExchangeWorld, node: Node) -> Event | None:
    """One of the first four by their numbers; few enough that seats meet at them."""
    board = node.seat.room.ask(BoardIds(BoardQuery(view="all", sort="number"), node.seat.clock.moment))
    rows = [int.from_bytes(board.ids[at : at + 4], "little") for at in range(0, min(16, len(board.ids)), 4)]
    if not rows:
        return None
    (row,) = node.seat.room.ask(BoardRows((world.luck.choice(rows),)))
    return node.seat.room.ask(EventDetail(row.id)).event


def _settle(world: ExchangeWorld, node: Node) -> None:
    known = set(world.settled)

    def work() -> None:
        try:
            replicas._settle(world, node.seat)
        except RoomError:  # what was shown had been overtaken by what waits to be folded
            world.census.counts["refused"] += 1

    fresh = _locally(world, node, work)
    for pair in world.settled - known:
        world.settlements[pair] = fresh


def _locally(world: ExchangeWorld, node: Node, work: Callable[[], object]) -> frozenset[str]:
    """Somebody does something at a seat; what the program answered counts, whatever happens to it afterwards."""
    world.tell_time(node)
    assert isinstance(node.box, Box)
    store, before = node.box.store, set(world.settled)
    last = _last(store)
    try:
        with ExitStack() as fate:
            if world.luck.random() < world.prone.danger * 2:
                fate.enter_context(node.box.dying(world.luck.randrange(30)))
            work()
    except Killed:
        world.settled.intersection_update(before)
        world.census.counts["killed_inside"] += 1
        world.die(node)
        return frozenset()
    with store.database.reading() as connection:
        fresh = frozenset(
            str(h) for (h,) in connection.execute("SELECT hash FROM entry WHERE n > ?", (last,))
        )
    world.acknowledged |= fresh
    world.loop.note(node.name, "wrote", len(fresh))
    return fresh


def _last(store: Any) -> int:
    with store.database.reading() as connection:
        return int(connection.execute("SELECT coalesce(max(n), 0) FROM entry").fetchone()[0])


def _exchange(world: ExchangeWorld, node: Node) -> None:
    peer = CENTER if node.letter == HUB else world.luck.choice((HUB, CENTER))
    if node.letter != CENTER:
        world.ask(node, peer)


def _cut(world: ExchangeWorld, node: Node) -> None:
    """A line is cut, or all are mended."""
    if world.net.cut and world.luck.random() < 0.6:
        world.net.cut.clear()
    else:
        world.net.cut.add(world.luck.choice((HUB, CENTER, node.name)))
        world.census.counts["cuts"] += 1


def _copy(world: ExchangeWorld, node: Node) -> None:
    if node.is_up:
        folder = world.folder / f"copy-{world.luck.getrandbits(48):x}"
        node.box.copied(folder)
        node.copies.append((folder, node.box.hashes()))


def _set_back(world: ExchangeWorld, _node: Node) -> None:
    """An older copy takes the place of a node's file. What stood there alone is lost, and nobody can help it."""
    copied = [node for node in world.nodes.values() if node.is_up and node.copies]
    if not copied:
        return
    node = world.luck.choice(copied)
    folder, then = world.luck.choice(node.copies)
    lost = set(node.box.hashes() - then)
    for other in world.nodes.values():
        if other is not node:
            lost -= world.held(other)
    world.acknowledged -= lost
    world.lost |= lost
    world.die(node, back_after=None)
    node.box.set_back(folder)
    world.wake(node)
    if node.is_seat and world.luck.random() < 0.3:  # by the program, which knows what that means
        assert isinstance(node.box, Box)
        with node.box.store.database.writing() as connection:
            local.next_incarnation(connection)
    world.census.counts["set_back"] += 1
    world.loop.note(node.name, "set back")


def _clone(world: ExchangeWorld, node: Node) -> None:
    """Somebody copies a seat's disk: two programs now write one stream with one key."""
    if not node.is_seat or not node.is_up or sum(n.is_seat for n in world.nodes.values()) == MOST_SEATS:
        return
    name = f"{node.letter}{len(world.nodes)}"
    node.box.copied(world.folder / name)
    twin = Node(name, node.letter, world.grounds.box(world.folder / name, node.letter))
    twin.skew = world.luck.choice(SKEWS)
    world.put(twin)
    world.census.counts["clones"] += 1
    world.loop.note(name, "cloned")


def _turn_clock(world: ExchangeWorld, node: Node) -> None:
    node.skew = world.luck.choice(SKEWS)
    world.census.counts["far_clocks"] += abs(node.skew) > timedelta(days=30)


def _change_weather(world: ExchangeWorld, _node: Node) -> None:
    world.net.weather = Weather.drawn(world.luck)


def _kill(world: ExchangeWorld, node: Node) -> None:
    if node.is_up and world.prone.danger:
        world.census.counts["died"] += 1
        world.die(node)


def _revoke(world: ExchangeWorld, node: Node) -> None:
    """The centre revokes a seat's device: what it holds of it now stands, nothing later. The seat knows nothing of it."""
    center = world.nodes[CENTER]
    if not node.is_seat or node.letter == SEATS[0] or world.revocation or not center.is_up:
        return
    held: Held = center.box.own_disk.perform(LoadSums())
    upto = {name: held.sums[name].top for name in held.sums if name.startswith(f"{TOWNSHIP}/{node.letter}.")}
    if world.luck.random() < 0.5:
        upto = {name: max(0, top - 2) for name, top in upto.items()}
    device = world.grounds.devices[node.letter]
    said = signed(Revoked(at=millis(world.truth), device=device.id, upto=upto), world.grounds.authority.keys)
    from commandroom.domain.exchange.trust import fingerprint

    world.revocation = Revocation(node.name, node.letter, upto, fingerprint(said))
    world.tell_time(center)
    center.box.own_disk.perform(KeepStatements((said,)))
    world.census.counts["revoked"] += 1
    world.loop.note(node.letter, "revoked")


def _newer(world: ExchangeWorld, _node: Node) -> None:
    """A seat with a newer program brings what it wrote to a hub or centre: deeds that nobody here has heard of."""
    carrier = world.luck.choice(world.carriers)
    if not world.desks or not carrier.is_up:
        return
    event = _some_event(world, world.luck.choice(world.desks))
    if event is None:
        return
    device, last = world.grounds.devices[NEWER], world.newer[-1] if world.newer else None
    world.newer.append(write(Wire(
        stream=f"{TOWNSHIP}/{NEWER}.1", seq=last.seq + 1 if last else 1, prev=last.hash if last else "",
        id=ids.uuid7(millis=millis(world.truth), random=world.luck.getrandbits(74)), kind="event", subject=event.id,
        after=event.heads, hlc=tick(last.hlc if last else 0, world.truth), wall=millis(world.truth), actor=INTAKE,
        verb=_NEWER_VERB, schema=2, body=encode({"deed": {"text": "问过了", "depth": 3}, "decision": {"how": "new"}}),
    )))  # fmt: skip
    tip = world.newer[-1]
    keys = world.grounds.authority.devices[device.id]
    seal = Seal(
        tip.stream, tip.seq, tip.hash, device.id, keys.sign(seal_bytes(tip.stream, tip.seq, tip.hash))
    )
    from msgspec import Raw

    world.tell_time(carrier)
    part = Part(tip.stream, tuple(Raw(entry.raw) for entry in world.newer), (seal,))
    carrier.box.own_disk.perform(KeepParts((part,), {}))
    world.acknowledged.update(entry.hash for entry in world.newer)
    world.census.counts["newer"] += 1


_HAPPENINGS: tuple[tuple[float, Callable[[ExchangeWorld, Node], None]], ...] = (
    (0.48, _work),
    (0.24, _exchange),
    (0.05, _cut),
    (0.06, _copy),
    (0.04, _set_back),
    (0.015, _clone),
    (0.02, _turn_clock),
    (0.02, _change_weather),
    (0.02, _kill),
    (0.02, _revoke),
    (0.02, _newer),
)


# --- mending --------------------------------------------------------------------------------------------------


def _mend(world: ExchangeWorld) -> None:
    """The weather is fine, the lines stand, everybody is up, every seat has the room's key."""
    assert _NEWER_VERB not in VERBS
    world.net.weather = Weather()
    world.net.cut.clear()
    world.prone.danger = 0.0
    world.loop.run()
    for node in world.nodes.values():
        world.wake(node)
        if node.is_seat:
            assert isinstance(node.box, Box)
            grant(node.box.store)
    if world.revocation and world.prone.is_strict:
        known = [node for node in world.carriers if world.revocation.fingerprint in node.box.statements()]
        for node in world.nodes.values():
            node.is_gone = bool(known) and node.letter == world.revocation.letter


def _unite(world: ExchangeWorld) -> None:
    """Everybody asks both carriers until all hold the same: soon, and with few words. Then there is nothing to say."""
    calls, entries = (
        world.net.counts["calls"],
        len(frozenset().union(*(world.held(n) for n in world.nodes.values()))),
    )
    for _ in range(ROUNDS):
        _round(world)
        if agree(world):
            break
    else:
        raise Mismatch(f"not the same after {ROUNDS} rounds")
    asked = world.net.counts["calls"] - calls
    pages = 1 + entries // min(world.prone.batch, max(1, world.prone.size // 1_000))
    need(asked <= len(world.nodes) * (pages * 4 + 60), f"{asked} calls for {entries} entries")
    for node in world.nodes.values():
        world.fold(node)
    begun, before = len(world.outcomes), Counter(world.net.counts)
    _round(world)
    last = [(n, out) for n, _, out in world.outcomes[begun:] if not world.nodes[n].is_gone]
    need(
        all(out.same and not out.pulled + out.pushed for _, out in last),
        "equal stores gave each other something",
    )
    asked, said = (world.net.counts[name] - before[name] for name in ("calls", "bytes"))
    need(asked == len(world.outcomes) - begun, f"{asked} calls to say that there is nothing to say")
    need(said <= MOST_NOTHING * asked, f"{said} bytes to say that there is nothing to say")


def _round(world: ExchangeWorld) -> None:
    for node in list(world.nodes.values()):
        for peer in (HUB, CENTER):
            if node.name != peer and node.letter != CENTER:
                world.ask(node, peer)
                world.loop.run()
