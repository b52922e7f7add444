"""A column map: which column of a table says what about an event, and in which state a row arrives.

A map is a TOML file; its keys are described in `resources/catalog/maps/README.md`.
"""

from __future__ import annotations

import re

import msgspec

from commandroom.domain.errors import RefusedError
from commandroom.domain.event.imported import SOURCES
from commandroom.interop.values import folded

MOMENTS = (
    "occurred_at",
    "reported_at",
    "accepted_at",
    "dispatched_at",
    "feedback_at",
    "closed_at",
    "ext_due",
)
LONG_TEXTS = ("text", "reply_text", "handling_text")
SHORT_TEXTS = (
    "nature",
    "category_hint",
    "location",
    "grid_hint",
    "reporter_name",
    "lead_hint",
    "satisfaction",
    "solved",
    "urgency_hint",
)
FIELDS = (*MOMENTS, *LONG_TEXTS, *SHORT_TEXTS, "source", "title", "reporter_phone", "anonymous", "transfers")


class Joined(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Several columns whose texts are put one after the other into one field."""

    join: tuple[str, ...]
    separator: str = msgspec.field(default=" ", name="with")


Columns = str | tuple[str, ...] | Joined


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column and the values for which something holds."""

    column: str
    values: tuple[str, ...]


class Arrival(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """In which state a row arrives: closed where a condition or a filled field says so, else to be confirmed.

    `closed_at` are the fields that give the moment of closing, the best first.
    """

    closed_if: tuple[Condition, ...] = ()
    open_if: tuple[Condition, ...] = ()
    closed_when: tuple[str, ...] = ("closed_at",)
    closed_at: tuple[str, ...] = ("closed_at", "feedback_at", "dispatched_at", "accepted_at", "reported_at")


class ColumnMap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named, versioned reading of one kind of table. `source` is one of the room's source codes."""

    name: str
    version: int = 1
    source: str
    key: tuple[str, ...] = ()
    key_prefix: str = ""
    key_from: tuple[str, ...] = ()
    on_duplicate: str = "reject"
    columns: dict[str, Columns]
    values: dict[str, dict[str, str]] = {}
    defaults: dict[str, str] = {}
    first_moment: dict[str, tuple[str, ...]] = {}
    last_moment: dict[str, tuple[str, ...]] = {}
    day_in_number: bool = False
    personal: tuple[str, ...] = ()
    state: Arrival = msgspec.field(default_factory=Arrival)

    def __post_init__(self) -> None:
        """Refuse what cannot work: an unknown field, source, nature or choice. Raises: RefusedError."""
        fields = {*self.columns, *self.values, *self.defaults, *self.first_moment, *self.last_moment}
        fields |= {*self.state.closed_when, *self.state.closed_at}
        unknown = sorted(fields - set(FIELDS))
        if unknown:
            raise RefusedError("import.map_field", map=self.name, field=unknown[0])
        for source in (self.source, *self.values.get("source", {}).values()):
            if source not in SOURCES:
                raise RefusedError("import.map_source", map=self.name, source=source)
        if self.on_duplicate not in {"reject", "suffix"}:
            raise RefusedError("import.map_choice", map=self.name, field="on_duplicate")
        if not (self.key or self.key_from):
            raise RefusedError("import.map_key", map=self.name)

    def named_columns(self) -> frozenset[str]:
        """Every column the map speaks of, alternatives included."""
        found = {*self.key, *self.key_from, *self.personal}
        for columns in (*self.columns.values(), *self.first_moment.values(), *self.last_moment.values()):
            found.update(names_of(columns))
        found.update(rule.column for rule in (*self.state.closed_if, *self.state.open_if))
        return frozenset(found)


def heading_key(name: str) -> str:
    """A heading as maps compare it: without blanks, signs and case."""
    return re.sub(r"[\s_*:()\[\]【】/、\-]+", "", folded(name)).casefold()


def names_of(columns: Columns) -> tuple[str, ...]:
    """The columns that a map names for one field, in their order."""
    if isinstance(columns, Joined):
        return columns.join
    return (columns,) if isinstance(columns, str) else columns
