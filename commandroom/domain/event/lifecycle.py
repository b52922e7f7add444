"""All verbs of an event's life in one table: where from, where to, who may, which fields, which clocks."""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from commandroom.domain.event import (
    assigning,
    closing,
    dispatching,
    escalating,
    extending,
    handling,
    history,
    intake,
    merging,
    moving,
    proposing,
    recording,
    returning,
    sharing,
    supervising,
    triage,
    urging,
    verifying,
)
from commandroom.domain.event.choices import choices
from commandroom.domain.event.deed import Body, Deed, Verb
from commandroom.domain.event.state import TERMINAL, Event, State
from commandroom.domain.exchange.streams import is_county
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.people.roles import Role

VERBS: dict[str, Verb] = {
    verb.name: verb
    for stage in (intake, triage, dispatching, handling, returning, extending, verifying, closing, merging, urging, supervising,
                  escalating, sharing, assigning, moving, recording, history, proposing)
    for verb in stage.VERBS
}  # fmt: skip
INNER = frozenset({"absorb", "release", "branch", "propose", "share", "share_more", "moved_in"})
DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    name: msgspec.json.Decoder(verb.deed) for name, verb in VERBS.items()
}
BODY: msgspec.json.Decoder[Body] = msgspec.json.Decoder(Body)


class Kind(StrEnum):
    """What a field holds; a list is one of texts."""

    TEXT = "text"
    MOMENT = "moment"
    YES_NO = "yes_no"
    WHOLE = "whole"
    NUMBER = "number"
    LIST = "list"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a verb: its name, its kind, whether it must be given."""

    name: str
    kind: Kind
    required: bool


def fields(verb: Verb) -> tuple[Field, ...]:
    """The fields that a person fills in, the required ones first in the order of the form."""
    return _fields_of(verb.deed)


@cache
def _fields_of(deed: type[Deed]) -> tuple[Field, ...]:
    hints = get_type_hints(deed)
    rows = [Field(f.name, _kind(hints[f.name]), f.required) for f in msgspec.structs.fields(deed)]
    return tuple(sorted(rows, key=lambda row: not row.required))


def _kind(hint: Any) -> Kind:
    if get_origin(hint) in {Union, types.UnionType}:
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        return Kind.LIST
    known = {str: Kind.TEXT, datetime: Kind.MOMENT, bool: Kind.YES_NO, int: Kind.WHOLE, float: Kind.NUMBER}
    return known.get(hint, Kind.OTHER)


def open_verbs(event: Event, place: str = "") -> tuple[Verb, ...]:
    """The verbs that the event's present state allows to people at a desk of that place, in the order of the table."""
    return tuple(
        v
        for v in VERBS.values()
        if event.state in v.from_
        and v.name not in INNER
        and not only_machine(v)
        and (is_county(place) or not v.county_only)
    )


def only_machine(verb: Verb) -> bool:
    """Whether nobody but the machine does this."""
    return verb.who == frozenset({Role.SYSTEM})


def as_document(policy: Policy) -> dict[str, Any]:
    """The lifecycle for machines to read: states, verbs with their roles, fields and the words these take."""
    return {
        "states": [
            {"code": s.code, "name": s.label, "en": s.value, "terminal": s in TERMINAL} for s in State
        ],
        "verbs": [_verb_document(verb, policy) for verb in VERBS.values()],
        "roles": [{"role": r.value, "name": r.label} for r in Role],
    }


def _verb_document(verb: Verb, policy: Policy) -> dict[str, Any]:
    rows = fields(verb)
    return {
        "verb": verb.name, "label": verb.label, "from": sorted(s.value for s in verb.from_) or ["-"],
        "to": verb.to.value if verb.to else "=", "roles": sorted(r.value for r in verb.roles),
        "proposers": sorted(r.value for r in verb.proposers), "approvers": sorted(r.value for r in verb.approvers),
        "required": [f.name for f in rows if f.required], "optional": [f.name for f in rows if not f.required],
        "fields": [_field_document(verb, row, policy) for row in rows],
        "timers": verb.timers, "note": verb.note, "exclusive": verb.exclusive, "inner": verb.name in INNER,
        "creates": verb.creates,
    }  # fmt: skip


def _field_document(verb: Verb, row: Field, policy: Policy) -> dict[str, Any]:
    document: dict[str, Any] = {"name": row.name, "kind": row.kind.value, "required": row.required}
    known = choices(verb.name, row.name, policy)
    return document | ({"choices": list(known)} if known else {})
