"""The 38 fields of a person on the roster: in which group each stands, where its value lies, of whom it is asked.

The fields are data (`resources/catalog/roster.toml`); a column that no field knows is shown behind them and never lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role

MEMBERS = ("中共党员", "预备党员")
_POLITICAL = "政治面貌"


class RosterField(Struct, frozen=True):
    """One field: `at` is a field of `Person` (or `leave`, which the rota keeps), else a column of `extra`.

    `kind` is `text`, `choice` (of `choices`), `day`, `month` or `list`; `about` says of whom it is asked: `all`, `sunk`,
    `party`, `enforcement`, `room`, `optional`; `also` are other headings that mean it.
    """

    key: str
    zh: str
    en: str
    at: str = ""
    column: str = ""
    kind: str = "text"
    choices: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    about: str = "all"
    secret: bool = False
    note: str = ""

    @property
    def heading(self) -> str:
        """The column of `extra` in which the value stands."""
        return self.column or self.zh

    @property
    def is_extra(self) -> bool:
        """Whether it is one of the further columns, which a form of their own keeps."""
        return not self.at


class FieldGroup(Struct, frozen=True):
    """Fields that stand together."""

    key: str
    zh: str
    en: str
    fields: tuple[RosterField, ...]


class RosterFields(Struct, frozen=True, kw_only=True):
    """All of them, with where they come from."""

    version: str
    source: str
    lock_years: int
    groups: tuple[FieldGroup, ...]

    def __iter__(self) -> Iterator[RosterField]:
        for group in self.groups:
            yield from group.fields

    def unknown(self, person: Person) -> tuple[tuple[str, str], ...]:
        """The columns of a person that no field knows."""
        known = {field.heading for field in self}
        return tuple((name, text) for name, text in person.extra.items() if name not in known)

    def missing(self, person: Person) -> tuple[RosterField, ...]:
        """What is asked of this person and stands nowhere; what the rota keeps is asked of nobody."""
        return tuple(f for f in self if f.at != "leave" and is_asked(f, person) and not _stands(f, person))


def is_asked(field: RosterField, person: Person) -> bool:
    """Whether a field is asked of a person."""
    if field.about == "party":
        return person.sunk and person.extra.get(_POLITICAL, "") in MEMBERS
    of = {
        "all": True,
        "sunk": person.sunk,
        "enforcement": person.has_role(Role.ENFORCER),
        "room": person.in_room,
    }
    return of.get(field.about, False)


def _stands(field: RosterField, person: Person) -> bool:
    if field.is_extra:
        return bool(person.extra.get(field.heading, "").strip())
    value = getattr(person, field.at)
    return isinstance(value, bool) or bool(value)
