"""Naming somebody for a confidential matter, and taking that back (信访工作条例 §30): one record for event and person."""

from __future__ import annotations

from commandroom.domain.errors import FieldError
from commandroom.domain.event.state import Event
from commandroom.usecases.commands import Amend

KIND = "named"


def naming(event: Event, person: str, reason: str, *, actor: str = "") -> Amend:
    """The command that lets a person know of an event.

    Raises:
        FieldError: `event.not_closed`: everybody may know of it; `field.missing`: nobody, or no reason.
    """
    _need_closed(event)
    for field, text in (("person", person), ("reason", reason)):
        if not text.strip():
            raise FieldError("field.missing", field=field)
    fields = {"event": event.id, "person": person, "reason": reason.strip(), "retired": False}
    return Amend(KIND, _record(event, person), fields, actor=actor)


def forgetting(event: Event, person: str, *, actor: str = "") -> Amend:
    """The command after which a person knows of an event only by a part in it.

    Raises:
        FieldError: `event.not_closed`.
    """
    _need_closed(event)
    return Amend(KIND, _record(event, person), {}, actor=actor, retire=True)


def _need_closed(event: Event) -> None:
    if not event.confidential:
        raise FieldError("event.not_closed", field="event", number=event.number)


def _record(event: Event, person: str) -> str:
    return f"{event.id}.{person}"
