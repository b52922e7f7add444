"""Forms on their way out: masked, or in clear with a reason on the event's record; and the room's own templates."""

from __future__ import annotations

from msgspec.structs import replace

from commandroom.domain.errors import FieldError
from commandroom.domain.event.recording import Reveal
from commandroom.domain.forms.form import FilledForm
from commandroom.domain.forms.kinds import TEMPLATES
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act, Amend
from commandroom.usecases.exporting import Unmasking
from commandroom.usecases.queries import Form, TemplateCheck
from commandroom.usecases.room import Room

KIND = "form"


def filled(room: Room, query: Form, unmasking: Unmasking | None = None) -> FilledForm:
    """A form of an event. With `unmasking` a `reveal` entry with the reason stands at the event before its data go out.

    Raises:
        RefusedError: what the event lacks; `reveal.guarded`, `reveal.nothing`; a role that may not.
        FieldError: `export.needs_reason`.
    """
    if unmasking is None:
        return room.ask(query)
    if not unmasking.reason.strip():
        raise FieldError("export.needs_reason", field="reason")
    room.ask(query)  # what cannot be made needs nothing revealed
    person = room.actor(unmasking.person).id
    room.perform(Act("reveal", event=query.ref, data=Reveal(reason=unmasking.reason.strip()), actor=person))
    return room.ask(replace(query, person=person))


def keep_template(room: Room, name: str, text: str, *, actor: str = "") -> Changes:
    """Keep the room's own template of a form; an earlier one stays in the journal.

    Raises:
        FieldError: `form.template_unknown`, or what is wrong with it (`form.template_field` …).
        RefusedError: `role.missing`.
    """
    need_name(name)
    room.ask(TemplateCheck(text))
    return room.perform(Amend(KIND, name, {"text": text, "retired": False}, actor=actor))


def drop_template(room: Room, name: str, *, actor: str = "") -> Changes:
    """Go back to the built-in template.

    Raises:
        FieldError: `form.template_unknown`. RefusedError: `role.missing`.
    """
    need_name(name)
    return room.perform(Amend(KIND, name, actor=actor, retire=True))


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
