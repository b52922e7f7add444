"""What must be true of a simulated exchange when everything has been mended."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from commandroom.domain.exchange.effects import Held, LoadSums
from commandroom.domain.exchange.sums import digest
from commandroom.domain.journal import HLC_COUNTER_BITS, Entry
from commandroom.store import local, projection, sealing
from commandroom.usecases.queries import EventDetail
from tests.exchange.parties import TOWNSHIP
from tests.simulation import replicas
from tests.simulation.dying import Look
from tests.simulation.nodes import SEATS, Box, Node
from tests.simulation.replicas import CLOCK_CAP, Mismatch

if TYPE_CHECKING:
    from tests.simulation.exchange_nodes import ExchangeWorld


def need(held: bool, said: str) -> None:
    """It must be so."""
    if not held:
        raise Mismatch(said)


def agree(world: ExchangeWorld) -> bool:
    """Whether all say that they hold the same."""
    words = set()
    for node in world.nodes.values():
        if not node.is_gone:
            held: Held = node.box.own_disk.perform(LoadSums())
            words.add(digest(held.sums, held.statements))
    return len(words) == 1


def judge(world: ExchangeWorld) -> None:
    """Look at every file.

    Raises:
        Mismatch: something is not as it must be.
    """
    present = {node.name: node for node in world.nodes.values() if not node.is_gone}
    looks = {name: node.box.look() for name, node in present.items()}
    for name, look in looks.items():
        need(not look.problems, f"{name} is damaged: {look.problems[:2]}")
    first = looks[SEATS[0]]
    entries = first.entries
    hashes: set[str] = {entry.hash for entry in entries}
    for name, look in looks.items():
        need({e.hash for e in look.entries} == hashes, f"{name} holds other entries")
        need(look.void == first.void, f"{name} holds other entries without effect")
        need(look.statements == first.statements, f"{name} knows other statements")
        need(look.digest in {first.digest, ""}, f"the digest of {name} differs")
    world.loop.note(first.digest)
    _need_nothing_lost(world, hashes)
    need(not hashes & world.net.forged, "an entry that nobody wrote was taken in")
    _need_void(world, entries, first.void)
    _need_forks_kept(world, present, looks, entries)
    for name, look in looks.items():
        need(not look.apart & hashes, f"{name} still keeps apart what it has taken in")
        _need_odd_only(world, name, look)
    _need_honest_stamps(world, entries)
    _need_open(present, entries, first.void)
    _judge_events(world, [entry for entry in entries if entry.hash not in first.void], present[SEATS[0]])


def _need_nothing_lost(world: ExchangeWorld, hashes: set[str]) -> None:
    alone: frozenset[str] = frozenset().union(*(world.held(n) for n in world.nodes.values() if n.is_gone))
    missing = world.acknowledged - hashes - alone
    need(not missing, f"{len(missing)} acknowledged entries are missing")


def _need_odd_only(world: ExchangeWorld, name: str, look: Look) -> None:
    """What stays apart was never written by anybody, or is lost with who wrote it and never signed it."""
    gone = {f"{TOWNSHIP}/{node.letter}." for node in world.nodes.values() if node.is_gone}
    honest = look.apart - world.net.forged - world.lost
    need(bool(gone) or not honest, f"{name} keeps {len(honest)} honest entries apart")


def _need_void(world: ExchangeWorld, entries: tuple[Entry, ...], void: frozenset[str]) -> None:
    said = world.revocation
    if said is None or said.fingerprint not in world.nodes[SEATS[0]].box.statements():
        need(not void, "entries have no effect though nobody was revoked")
        return
    own = f"{TOWNSHIP}/{said.letter}."
    late = {e.hash for e in entries if e.stream.startswith(own) and e.seq > said.upto.get(e.stream, 0)}
    need(void == late, f"{len(void)} entries without effect, {len(late)} were written after the revocation")
    world.census.counts["void"] += len(late)


def _need_forks_kept(
    world: ExchangeWorld, present: dict[str, Node], looks: dict[str, Look], entries: tuple[Entry, ...]
) -> None:
    """Every fork is marked everywhere, and whoever wrote into it writes into another stream now."""
    at: dict[tuple[str, int], list[str]] = defaultdict(list)
    for entry in entries:
        at[entry.stream, entry.seq].append(entry.hash)
    forks = {place: found for place, found in at.items() if len(found) > 1}
    world.census.counts["forks"] += len(forks)
    forked = {digest_ for found in forks.values() for digest_ in found}
    strange = {e.hash for e in entries if e.verb == "consult_oracle"}
    for name, look in looks.items():
        if not look.digest:
            continue  # a store that folds nothing marks nothing
        need(forked <= look.forks, f"{name} does not mark {len(forked - look.forks)} entries of forks")
        need(strange <= look.odd, f"{name} does not mark what it does not understand")
    for node in present.values():
        if node.is_seat and isinstance(node.box, Box):
            with node.box.store.database.reading() as connection:
                stream = local.seat(connection).stream
            need(all(stream != place[0] for place in forks), f"{node.name} goes on in a forked stream")


def _need_honest_stamps(world: ExchangeWorld, entries: tuple[Entry, ...]) -> None:
    for letter, latest in world.latest_of.items():
        limit = latest + CLOCK_CAP // timedelta(milliseconds=1)
        own = [e for e in entries if e.stream.startswith(f"{TOWNSHIP}/{letter}.")]
        ahead = [e for e in own if e.hlc >> HLC_COUNTER_BITS > limit]
        need(not ahead, f"{len(ahead)} stamps of {letter} were dragged ahead")


def _need_open(present: dict[str, Node], entries: tuple[Entry, ...], void: frozenset[str]) -> None:
    """Every seat can read the personal data of every event that was not erased, and nobody those of one that was."""
    erased = {e.subject for e in entries if e.verb == "erase" and e.hash not in void}
    in_doubt = {
        e.subject for e in entries if e.verb == "erase" and e.hash in void
    }  # some destroyed the key in good faith
    events = sorted({e.subject for e in entries if e.kind == "event" and e.hash not in void} - in_doubt)
    seats = [node for node in present.values() if node.is_seat]
    for subject in events:
        found = {node.name: _personal(node, subject) for node in seats}
        said = found[SEATS[0]]
        for name, (personal, is_sealed) in found.items():
            if subject in erased:
                need(not personal, f"{name} can read what was erased")
            else:
                need(bool(personal) == is_sealed, f"{name} cannot read personal data")
            need(personal == said[0], f"{name} reads other personal data")


def _personal(node: Node, subject: str) -> tuple[dict[str, str], bool]:
    assert isinstance(node.box, Box)
    with node.box.store.database.reading() as connection:
        found = projection.load(connection, subject)
        if found is None:
            return {}, False
        return sealing.opened(connection, found[1]), found[1].sealed is not None


def _judge_events(world: ExchangeWorld, entries: list[Entry], node: Node) -> None:
    by_event: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind == "event":
            by_event[entry.subject].append(entry)
    standing = {entry.hash for entry in entries}
    kept = {pair for pair, found in world.settlements.items() if found and found <= standing}
    world.settled.clear()
    world.settled.update(kept)
    for subject, own in sorted(by_event.items()):
        replicas._judge_event(world, node.seat.room.ask(EventDetail(subject)).event, own)
