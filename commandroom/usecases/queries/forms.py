"""What is asked about forms: one filled from an event, which an event has enough for, the room's own templates."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from commandroom.domain.forms.form import Made
from commandroom.domain.forms.kinds import FormKind
from commandroom.usecases.queries.asking import Query

if TYPE_CHECKING:
    from commandroom.domain.forms.form import FilledForm  # noqa: F401 - the answer's type


class Form(Query["FilledForm"], frozen=True):
    """A form filled from an event as it is. `paper` names one of several sheets or reports, else the last one is meant.

    Personal data are masked; with `person` they are in clear, after a `reveal` by that person (it journals the reason).

    Raises:
        RefusedError: `form.not_dispatched` and its like: what the event lacks; `reveal.first`.
        NotFoundError: `event.unknown`, `form.paper_unknown`.
    """

    kind: FormKind
    ref: str
    now: datetime
    paper: str = ""
    person: str = ""


class Forms(Query["tuple[FormChoice, ...]"], frozen=True):
    """Which forms an event has, and what it lacks for the others."""

    ref: str


class FormChoice(Struct, frozen=True):
    """A form by name.

    `papers` are its papers by serial or id, the newest signed one last, each with its name;
    `lacks` is the code of a sentence where it has none.
    """

    kind: FormKind
    title: str
    papers: tuple[tuple[str, str], ...] = ()
    lacks: str = ""


class FormTemplates(Query["tuple[TemplateRow, ...]"], frozen=True):
    """The templates of all forms, the room's own where there is one."""


class TemplateCheck(Query["None"], frozen=True):
    """Whether a template is sound.

    Raises:
        FieldError: `form.template_field` and its like.
    """

    text: str


class TemplateRow(Struct, frozen=True):
    """A template: its text, with which version forms are made now, how many versions the room has had, when the last came.

    `fields` are the names that it may hold in braces.
    """

    name: str
    title: str
    text: str
    shipped: str
    made: Made
    fields: tuple[str, ...] = ()
    versions: int = 0
    at: datetime | None = None
