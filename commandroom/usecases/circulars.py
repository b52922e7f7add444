"""Signing a circular of supervision: once for a week or month that is over, by a leader."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol, TypeVar

from msgspec.structs import replace

from commandroom.domain.circulars import ISSUE, KIND, subject
from commandroom.domain.errors import Named, RefusedError
from commandroom.domain.event.deed import Actor
from commandroom.domain.journal import derived_id
from commandroom.domain.people.roles import LEADERS, Role, roles_text
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import IssueCircular
from commandroom.usecases.ports import Writing
from commandroom.usecases.queries import Query
from commandroom.usecases.queries.circulars import CircularOf

R = TypeVar("R")


class Here(Protocol):
    """The room, as far as circulars need it."""

    @property
    def room_id(self) -> str:
        """Which room this is."""
        ...

    @property
    def practice(self) -> bool:
        """Whether its clock may be moved."""
        ...

    def ask(self, query: Query[R]) -> R:
        """The answer to a question."""
        ...

    def actor(self, ref: str) -> Actor:
        """The person meant, or the one at this seat."""
        ...

    def now(self) -> datetime:
        """The present moment."""
        ...

    def transaction(self) -> AbstractContextManager[Writing]:
        """The transaction that this thread holds open, or one of its own."""
        ...

    def announce(self, changes: Changes) -> None:
        """Let all listeners hear of a deed."""
        ...


def perform(room: Here, command: IssueCircular) -> Changes:
    """Sign it; no change where it is signed already.

    Raises:
        RefusedError: `role.missing`; `circular.not_over`. WrongUseError: `circular.span`.
    """
    actor = room.actor(command.actor)
    missing = refusal(actor.roles, actor.name)
    if missing is not None:
        raise missing
    now = command.at if command.at is not None and room.practice else room.now()
    found = room.ask(CircularOf(command.span, now))
    if not found.is_draft:
        return Changes()
    if not found.is_over:
        raise RefusedError("circular.not_over", span=command.span)
    key = derived_id(room.room_id, KIND, command.span)
    about = subject(command.span)
    with room.transaction() as writing:
        if writing.entry_with_id(key) is not None:
            return Changes()
        circular = found.circular
        numbered = replace(circular, number=writing.supply.serial(circular.rules.words["serial"], now))
        entry = writing.remark(about, ISSUE, numbered, deed_id=key, actor=actor.id, now=now)
    changes = Changes(records=frozenset({about}), entries=(entry.hash,))
    room.announce(changes)
    return changes


def refusal(held: Collection[Role], name: str) -> RefusedError | None:
    """Why somebody of these roles signs none."""
    if frozenset(held) & (LEADERS | {Role.SYSTEM}):
        return None
    verb = Named("签发督办通报", "signing a circular")
    return RefusedError("role.missing", verb=verb, who=roles_text(LEADERS), name=name)
