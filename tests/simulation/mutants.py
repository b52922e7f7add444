"""Bugs that somebody might write, planted at run time: the simulation must catch each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from commandroom.domain.errors import RoomError
from commandroom.domain.event import fold
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.state import Event
from commandroom.domain.journal import HLC_CAP, HLC_COUNTER_BITS, Entry, millis
from commandroom.store import receiving
from commandroom.store.local import Seat
from commandroom.store.pen import Pen
from tests.simulation.replicas import Grounds, Mismatch, simulate

Plant = Callable[[], Any]
_receive = receiving.receive
_marked, _fold_one = fold._marked, fold._fold_one


def by_stamp_only() -> Any:
    """The fold sorts by stamp alone: with wrong clocks effects stand before their causes."""

    def ordered(entries: Iterable[Entry]) -> list[Entry]:
        return sorted({entry.hash: entry for entry in entries}.values(), key=lambda entry: entry.order)

    return patch.multiple(fold, ordered=ordered)


def one_entry_a_place() -> Any:
    """A second entry at the same place of a stream is taken for a repeat."""

    def receive(connection: Any, entries: Sequence[Entry], **known: Any) -> frozenset[str]:
        query = "SELECT 1 FROM entry WHERE stream = ? AND seq = ?"
        fresh = [e for e in entries if connection.execute(query, (e.stream, e.seq)).fetchone() is None]
        return _receive(connection, fresh, **known)

    return patch.multiple(receiving, receive=receive)


def no_future() -> Any:
    """Entries from clocks that run ahead are refused."""

    def receive(
        connection: Any, entries: Sequence[Entry], *, seat: Seat, now: datetime, token: str
    ) -> frozenset[str]:
        latest = millis(now + HLC_CAP) << HLC_COUNTER_BITS
        fresh = [entry for entry in entries if entry.hlc <= latest]
        return _receive(connection, fresh, seat=seat, now=now, token=token)

    return patch.multiple(receiving, receive=receive)


def last_one_wins() -> Any:
    """An exclusive deed is applied whoever else did one."""
    return patch.multiple(fold, _rivals=lambda _course, _entry: ())


def losers_lose_alone() -> Any:
    """What was built on a losing deed counts all the same."""
    return patch.object(fold._Course, "builds_on", lambda _course, _entry, _loser: False)


def nobody_may_act_in_a_conflict() -> Any:
    """Whatever saw a losing deed waits, whoever else its author saw."""

    def builds_on(course: Any, entry: Entry, loser: Any) -> bool:
        return bool(course.sees(entry, loser.entry.hash))

    return patch.object(fold._Course, "builds_on", builds_on)


def ids_forgotten() -> Any:
    """The fold does not remember which deeds of the machine it has seen."""

    def marked(event: Event, entry: Entry) -> Event:
        return replace(_marked(event, entry), machine_ids=())

    def fold_one(course: Any, entry: Entry, undone: frozenset[str]) -> str:
        course.ids.clear()
        return _fold_one(course, entry, undone)

    return patch.multiple(fold, _marked=marked, _fold_one=fold_one)


def only_the_pair_is_settled() -> Any:
    """A deed that was let go lives on in its other conflicts."""

    def settled(event: Event, deed: Any, *_rest: Any) -> Event:
        conflicts = tuple(
            replace(c, settled=True, kept=deed.keep) if c.id == deed.conflict else c for c in event.conflicts
        )
        return replace(event, conflicts=conflicts)

    verb = replace(VERBS["settle"], fold=settled)
    return patch.dict(VERBS, {"settle": verb})


def any_stamp_is_believed() -> Any:
    """Another's clock moves ours, however wrong it is."""
    return patch.multiple(receiving, merge_stamp=lambda last, remote, _now: max(last, remote))


def heads_of_own_stream() -> Any:
    """A deed names only the last thing that its own seat did."""
    entry_of = Pen.write

    def entry(self: Pen, about: Any, *rest: Any, **known: Any) -> Entry:
        mine = {e.hash for e in self.entries(about.subject) if e.stream == self.seat.stream}
        after = tuple(h for h in about.after if h in mine) or about.after
        changed = type(about)(about.kind, about.subject, after, about.verb, about.id)
        return entry_of(self, changed, *rest, **known)

    return patch.object(Pen, "write", entry)


def rows_wait() -> Any:
    """What arrives for an event that is known already is kept in the journal but not folded."""
    fold_event = receiving._fold_event

    def folded(connection: Any, subject: str, *rest: Any) -> None:
        known = connection.execute("SELECT 1 FROM event WHERE id = ?", (subject,)).fetchone()
        if known is None:
            fold_event(connection, subject, *rest)

    return patch.multiple(receiving, _fold_event=folded)


# The seed on which each was first caught; `python -m tests.simulation --mutants` finds another when the draws change.
MUTANTS: dict[str, tuple[Plant, int]] = {
    plant.__name__: (plant, seed)
    for plant, seed in (
        (by_stamp_only, 1),
        (one_entry_a_place, 1),
        (no_future, 0),
        (last_one_wins, 0),
        (losers_lose_alone, 2),
        (nobody_may_act_in_a_conflict, 4),
        (ids_forgotten, 1),
        (only_the_pair_is_settled, 1),
        (any_stamp_is_believed, 3),
        (heads_of_own_stream, 17),
        (rows_wait, 0),
    )
}


def caught(name: str, seed: int, grounds: Grounds) -> str:
    """How the simulation caught the bug on that seed; empty when it did not notice."""
    with MUTANTS[name][0]():
        try:
            simulate(seed, grounds)
        except (Mismatch, RoomError) as found:
            return str(found)
    return ""
