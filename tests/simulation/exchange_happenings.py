"""What happens in a simulated exchange between two looks at the clock: work, exchange, faults, restores, clones."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

from commandroom.domain import ids
from commandroom.domain.errors import RoomError
from commandroom.domain.event.state import Event
from commandroom.domain.exchange.effects import (
    Held,
    KeepParts,
    KeepStatements,
    LoadSums,
)
from commandroom.domain.exchange.messages import Part, Seal
from commandroom.domain.exchange.trust import Revoked, seal_bytes
from commandroom.domain.journal import Wire, encode, millis, tick, write
from commandroom.store import local
from commandroom.sync.statements import signed
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows, EventDetail
from tests.domain.event.table import OPEN_VERBS
from tests.exchange.parties import TOWNSHIP
from tests.room import DIRECTOR, INTAKE
from tests.simulation import replicas
from tests.simulation.dying import Killed
from tests.simulation.exchange_nodes import ExchangeWorld, Revocation
from tests.simulation.network import Weather
from tests.simulation.nodes import CENTER, HUB, NEWER, SEATS, Box, Node
from tests.simulation.replicas import SKEWS

MOST_SEATS = 5
NEWER_VERB = "consult_oracle"


def _work(world: ExchangeWorld, _node: Node) -> None:
    if not world.desks:
        return
    node = world.luck.choice(world.desks)
    dice = world.luck.random()
    if dice < 0.74:
        locally(world, node, lambda: _deed(world, node))
    elif dice < 0.81:
        locally(world, node, lambda: replicas._swept(world, node.seat))
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

    fresh = locally(world, node, work)
    for pair in world.settled - known:
        world.settlements[pair] = fresh


def locally(world: ExchangeWorld, node: Node, work: Callable[[], object]) -> frozenset[str]:
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
        verb=NEWER_VERB, schema=2, body=encode({"deed": {"text": "问过了", "depth": 3}, "decision": {"how": "new"}}),
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


HAPPENINGS: tuple[tuple[float, Callable[[ExchangeWorld, Node], None]], ...] = (
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
