"""Forms on their way out: masked, or in clear with a reason on the event's record; and the room's own templates."""

from __future__ import annotations

from typing import Any, Protocol

from msgspec.structs import replace

from commandroom.domain.errors import FieldError
from commandroom.domain.event.recording import Reveal
from commandroom.domain.forms.form import FilledForm
from commandroom.domain.forms.kinds import TEMPLATES
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act, Amend
from commandroom.usecases.exporting import Unmasking
from commandroom.usecases.queries import Form, RoomFacts, TemplateCheck

KIND = "form"


class Doors(Protocol):
    """The room, as far as its forms need it."""

    def perform(self, command: Any) -> Any:
        """Do what is asked."""
        ...

    def ask(self, query: Any) -> Any:
        """Answer a question."""
        ...


def filled(room: Doors, query: Form, unmasking: Unmasking | None = None) -> FilledForm:
    """A form of an event. With `unmasking` a `reveal` entry with the reason stands at the event before its data go out.

    Raises:
        RefusedError: what the event lacks; `reveal.guarded`, `reveal.nothing`; a role that may not.
        FieldError: `export.needs_reason`.
    """
    if unmasking is None:
        masked: FilledForm = room.ask(query)
        return masked
    if not unmasking.reason.strip():
        raise FieldError("export.needs_reason", field="reason")
    room.ask(query)  # what cannot be made needs nothing revealed
    person = unmasking.person or room.ask(RoomFacts()).operator
    room.perform(Act("reveal", event=query.ref, data=Reveal(reason=unmasking.reason.strip()), actor=person))
    found: FilledForm = room.ask(replace(query, person=person))
    return found


def keep_template(room: Doors, name: str, text: str, *, actor: str = "") -> Changes:
    """Keep the room's own template of a form; an earlier one stays in the journal.

    Raises:
        FieldError: `form.template_unknown`, or what is wrong with it (`form.template_field` …).
        RefusedError: `role.missing`.
    """
    need_name(name)
    room.ask(TemplateCheck(text))
    done: Changes = room.perform(Amend(KIND, name, {"text": text, "retired": False}, actor=actor))
    return done


def drop_template(room: Doors, name: str, *, actor: str = "") -> Changes:
    """Go back to the built-in template.

    Raises:
        FieldError: `form.template_unknown`. RefusedError: `role.missing`.
    """
    need_name(name)
    done: Changes = room.perform(Amend(KIND, name, actor=actor, retire=True))
    return done


def need_name(name: str) -> str:
    """The name of a template.

    Raises:
        FieldError: `form.template_unknown`.
    """
    if name not in TEMPLATES:
        raise FieldError(
            "form.template_unknown", field="template", value=name[:40], known=" ".join(TEMPLATES)
        )
    return name
