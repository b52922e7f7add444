"""Seats, a hub and a centre that exchange by the product's own core over a bad network, from one seed.

Between any two effects of a conversation a node may die, in the middle of a transaction too; files are set back to older
copies, a seat's disk is cloned, clocks run ten years wrong, a device is revoked and goes on writing, a newer program writes
what nobody else understands. Then everything is mended, and `exchange_judge` looks at what has become of it.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.exchange.asking import Manner
from commandroom.store.exchange import keeping, summing
from tests.simulation import replicas
from tests.simulation.exchange_happenings import HAPPENINGS, NEWER_VERB, locally
from tests.simulation.exchange_judge import agree, judge, need
from tests.simulation.exchange_nodes import ExchangeWorld
from tests.simulation.network import Weather
from tests.simulation.nodes import CENTER, HUB, SEATS, Box, Grounds, Node, carrier_in, grant
from tests.simulation.replicas import SKEWS, Census, Mismatch

STEPS = 38
ROUNDS = 5
"""So often everybody may ask both carriers until all hold the same."""
MOST_NOTHING = 2_500
"""Bytes of a call, with its answer, that finds nothing to do."""
_PAUSES = (30, 30, 400, 400, 3_000, 60_000, 420_000, 2_400_000, 54_000_000)


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
        locally(world, first, lambda: _far_along(world, first))
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
    for share, happen in HAPPENINGS:
        bound += share
        if dice < bound:
            happen(world, node)
            return


# --- mending --------------------------------------------------------------------------------------------------


def _mend(world: ExchangeWorld) -> None:
    """The weather is fine, the lines stand, everybody is up, every seat has the room's key."""
    assert NEWER_VERB not in VERBS
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
        # Whoever knows of it tells the carriers, even where a copy has taken the place of those that knew.
        is_known = any(world.revocation.fingerprint in node.box.statements() for node in world.nodes.values())
        for node in world.nodes.values():
            node.is_gone = is_known and node.letter == world.revocation.letter


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
    """Everybody asks both carriers. What the other holds already is given only where a stream must be repaired."""
    for node in list(world.nodes.values()):
        for peer in (HUB, CENTER):
            if node.name == peer or node.letter == CENTER:
                continue
            lacks, repairs = (
                world.held(node) - world.held(world.nodes[peer]),
                world.net.counts["calls_blocks"],
            )
            world.ask(node, peer)
            world.loop.run()
            if not lacks and repairs == world.net.counts["calls_blocks"]:
                need(not world.outcomes[-1][2].pushed, f"{node.name} gives {peer} what it holds already")
