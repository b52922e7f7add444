"""One deed at many events: each in a transaction of its own, so that one refusal stops no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

import msgspec

from commandroom.domain.errors import DamageError, RoomError, WorldError
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import BoardRow, BoardRows

AT_ONCE = 25
"""Events a step takes: at some milliseconds each, other work of the same thread waits no longer than a glance."""
MOST_UNDONE = 5_000
"""Of more deeds the way back is not kept: nobody means to undo a night's work in ten seconds."""
MOST_LISTED = 10_000
"""Of more refusals only the reasons are counted."""
_ONCE_FOR_ALL = frozenset({"withdraw", "reveal"})
_NO_USE_GOING_ON = (WorldError, DamageError)
"""A full disk or a damaged file would refuse every other event as well."""


class Door(Protocol):
    """The room as a batch needs it."""

    def perform(self, command: Any) -> Changes:
        """Do what is asked."""
        ...

    def ask(self, query: Any) -> Any:
        """Answer a question."""
        ...


class Done(msgspec.Struct, frozen=True):
    """One deed of a batch with what it takes to withdraw it."""

    event: str
    entry: str


class Refused(msgspec.Struct, frozen=True):
    """One event at which the deed was refused, and why."""

    row: int
    number: str
    title: str
    error: RoomError


class Result(msgspec.Struct):
    """What came of a batch of `total` so far; whoever stops it may do so from another thread than the one at work."""

    total: int = 0
    is_stopped: bool = False
    done: int = 0
    refused: list[Refused] = msgspec.field(default_factory=list)
    reasons: Counter[str] = msgspec.field(default_factory=Counter)
    examples: dict[str, RoomError] = msgspec.field(default_factory=dict)
    undoable: list[Done] = msgspec.field(default_factory=list)

    @property
    def left(self) -> int:
        """How many were not tried because somebody stopped it."""
        return max(0, self.total - self.tried) if self.is_stopped else 0

    @property
    def tried(self) -> int:
        """How many events were taken up."""
        return self.done + self.reasons.total()

    @property
    def can_be_undone(self) -> bool:
        """Whether every deed of it can be taken back."""
        return bool(self.done) and len(self.undoable) == self.done

    def refuse(self, refused: Refused) -> None:
        """Count a refusal under its reason."""
        code = refused.error.code
        self.reasons[code] += 1
        self.examples.setdefault(code, refused.error)
        if len(self.refused) < MOST_LISTED:
            self.refused.append(refused)


class ManyDeeds:
    """Does one verb at each of these rows, a few at a step; whoever drives it may stop between two steps."""

    def __init__(
        self, rows: Iterable[int], verb: str, data: Mapping[str, Any], *, total: int, actor: str = ""
    ) -> None:
        self.result = Result(total=total)
        self.verb = verb
        self.data = dict(data)
        self.actor = actor
        self._rows = iter(rows)
        self._has_more = True

    @property
    def total(self) -> int:
        """How many events were chosen."""
        return self.result.total

    @property
    def is_over(self) -> bool:
        """Whether there is no more to do."""
        return self.result.is_stopped or not self._has_more

    def step(self, room: Door) -> None:
        """Take up the next events."""
        rows = tuple(row for _, row in zip(range(AT_ONCE), self._rows, strict=False))
        self._has_more = len(rows) == AT_ONCE
        found: tuple[BoardRow, ...] = room.ask(BoardRows(rows)) if rows else ()
        for row in found:
            if self.result.is_stopped:
                return
            act = Act(self.verb, event=row.id, data=self.data, actor=self.actor, expected=row.version)
            try:
                self._keep(room.perform(act))
            except RoomError as error:
                self.result.refuse(Refused(row.row, row.number, row.title, error))
                if isinstance(error, _NO_USE_GOING_ON):
                    self.stop()

    def stop(self) -> None:
        """Take up no more."""
        self.result.is_stopped = True

    def again(self) -> ManyDeeds:
        """The same deed at those that refused it."""
        rows = [refused.row for refused in self.result.refused]
        return ManyDeeds(rows, self.verb, self.data, total=len(rows), actor=self.actor)

    def _keep(self, changes: Changes) -> None:
        self.result.done += 1
        if can_undo(changes) and len(self.result.undoable) < MOST_UNDONE:
            self.result.undoable.append(Done(changes.event, changes.entries[0]))


class ManyUndone:
    """Withdraws the deeds of a batch, the last one first."""

    def __init__(self, done: Iterable[Done], *, actor: str = "") -> None:
        self._done = list(reversed(list(done)))
        self.actor = actor
        self.result = Result(total=len(self._done))

    @property
    def total(self) -> int:
        """How many deeds are to be taken back."""
        return self.result.total

    @property
    def is_over(self) -> bool:
        """Whether there is no more to do."""
        return self.result.is_stopped or not self._done

    def step(self, room: Door) -> None:
        """Withdraw the next deeds."""
        part, self._done = self._done[:AT_ONCE], self._done[AT_ONCE:]
        for one in part:
            if self.result.is_stopped:
                return
            try:
                room.perform(Act("withdraw", event=one.event, data={"target": one.entry}, actor=self.actor))
                self.result.done += 1
            except RoomError as error:
                self.result.refuse(Refused(0, str(error.params.get("number", "")), "", error))

    def stop(self) -> None:
        """Withdraw no more."""
        self.result.is_stopped = True


def can_undo(changes: Changes) -> bool:
    """Whether what was done may be taken back by `withdraw`: one undoable deed at one event that it did not begin."""
    from commandroom.domain.event.lifecycle import VERBS  # noqa: PLC0415 - the first rows wait for no verb

    verb = VERBS.get(changes.effects[0]) if changes.effects else None
    return (
        verb is not None
        and verb.undoable
        and not verb.creates
        and len(changes.entries) == 1
        and verb.name not in _ONCE_FOR_ALL
    )


def chosen(
    ids: Iterable[int], marked: frozenset[int], *, is_all: bool, going: Callable[[], bool] = lambda: True
) -> Iterator[int]:
    """The row ids of a selection in the list's order: the marked ones, or all but those."""
    for row in ids:
        if not going():
            return
        if (row in marked) != is_all:
            yield row
