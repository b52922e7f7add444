"""Handing a shift over and taking it over: two deeds of two people, each journaled under its own name."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

import msgspec

from commandroom.domain.errors import FieldError, Named, RefusedError
from commandroom.domain.event.deed import Actor
from commandroom.domain.people.handover import HandOver, need_sound, need_taker
from commandroom.domain.people.roles import LEADERS, ROOM, Role, roles_text
from commandroom.domain.time.moments import iso
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import GiveShift, TakeShift
from commandroom.usecases.ports import Writing

KIND = "handover"
WHO = ROOM | LEADERS | {Role.OFFICE_HEAD, Role.OFFICE_STAFF}
"""Whoever can hold a post of the rota can hand it over."""


class Door(Protocol):
    """The room as a hand-over needs it."""

    def actor(self, ref: str) -> Actor:
        """The person meant, or the one at this seat."""
        ...

    def now(self) -> datetime:
        """The present moment."""
        ...

    def transaction(self) -> AbstractContextManager[Writing]:
        """One transaction."""
        ...


def give(room: Door, command: GiveShift) -> Changes:
    """Who leaves signs.

    Raises:
        RefusedError: `role.missing`, `handover.to_oneself`.
        FieldError: `person.unknown`, `field.missing`, `field.too_long`.
    """
    actor, now = room.actor(command.actor), room.now()
    _need_right(actor)
    made = HandOver(
        id=command.id, outgoing=actor.id, incoming=command.incoming, given_at=now, items=tuple(command.items),
        notes=command.notes.strip(), total=command.total, red=command.red,
    )  # fmt: skip
    need_sound(made)
    with room.transaction() as writing:
        person = writing.records.record("person", made.incoming)
        if not person or person.get("retired") is True:
            raise FieldError("person.unknown", field="incoming", value=made.incoming)
        if writing.records.record(KIND, made.id):
            raise RefusedError("handover.written")
        entry = writing.records.amend(KIND, made.id, _fields(made), actor=actor.id, now=now)
    return Changes(records=frozenset({f"{KIND}:{made.id}"}), entries=(entry.hash,))


def take(room: Door, command: TakeShift) -> Changes:
    """Who comes signs.

    Raises:
        RefusedError: `handover.unknown`, `handover.taken`, `handover.not_yours`.
    """
    actor, now = room.actor(command.actor), room.now()
    with room.transaction() as writing:
        need_taker(read(command.id, writing.records.record(KIND, command.id)), actor.id)
        entry = writing.records.amend(KIND, command.id, {"taken_at": iso(now)}, actor=actor.id, now=now)
    return Changes(records=frozenset({f"{KIND}:{command.id}"}), entries=(entry.hash,))


def read(record: str, fields: Any) -> HandOver | None:
    """A hand-over from the fields of its record; None where there is none, or a newer program wrote it otherwise."""
    if not fields:
        return None
    try:
        return msgspec.convert({**fields, "id": record}, HandOver, strict=False)
    except msgspec.ValidationError:
        return None


def _fields(made: HandOver) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(made)
    del fields["id"], fields["taken_at"]
    return {**fields, "given_at": iso(made.given_at)}


def _need_right(actor: Actor) -> None:
    if not actor.roles & WHO:
        verb = Named("交接班", "handing a shift over")
        raise RefusedError("role.missing", verb=verb, who=roles_text(WHO), name=actor.name)


def waiting_for(person: str, found: tuple[HandOver, ...], now: datetime) -> HandOver | None:
    """The newest hand-over that waits for this person's signature."""
    mine = (one for one in found if one.is_waiting and one.incoming == person and one.given_at <= now)
    return max(mine, key=lambda one: one.given_at, default=None)
