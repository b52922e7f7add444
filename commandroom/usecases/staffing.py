"""A staff list that comes in: every row a person as a whole or not at all, and all good rows in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.journal import derived_id
from commandroom.domain.summary.timing import midnight
from commandroom.domain.time.moments import iso
from commandroom.usecases.commands import Amend
from commandroom.usecases.gazetteer import Taken
from commandroom.usecases.keeping import before_import
from commandroom.usecases.queries import RecordRow, Records
from commandroom.usecases.room import Room, need_right
from commandroom.usecases.tabling import Listed, StaffList

_DAY = timedelta(days=1)
IDENTITY_HASH = "identity_hash"
"""The field of a person's record with the salted hash of the identity number; no screen shows it."""


def reasons(found: StaffList, done: StaffTaken) -> tuple[tuple[int, str, Mapping[str, Any]], ...]:
    """Every row that is left out, with the code and parameters of its sentence, in the order of the sheet."""
    rows: list[tuple[int, str, Mapping[str, Any]]] = [
        (row.number, row.code, row.params) for row in found.rejected
    ]
    rows += [(row.row, row.code, row.params) for row in done.refused]
    return tuple(sorted(rows, key=lambda row: row[0]))


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be taken, with its sentence."""

    row: int
    code: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StaffTaken:
    """How many persons were new or changed, how many stood there so already, and the rows that were refused here."""

    taken: Taken
    refused: tuple[Refused, ...] = ()


def import_people(
    room: Room, persons: Sequence[Listed], *, actor: str = "", dry_run: bool = False
) -> StaffTaken:
    """Put the persons of a list on record; who is known (by identity, staff number, or name and unit) is brought up to date.

    A row that the room refuses (roles that are not this person's to grant, a partner who is oneself) is left out with its
    sentence, the others come in; a trial run says the same and keeps nothing.

    Raises:
        RefusedError: `role.missing`: who may not keep the roster at all.
    """
    may_keep = _may_keep(room, actor, is_asked=not dry_run)
    ledger = _Ledger(room, persons)
    given, refused = ledger.settled()
    fresh = [one for one in given if one.leaves or not ledger.stands(one.key, one.fields)]
    barred: list[Refused] = []
    with ExitStack() as stack:
        if fresh and not dry_run:
            stack.enter_context(before_import(room))
        stack.enter_context(suppress(_TrialError))
        if fresh and may_keep:
            with room.together():
                barred = list(_written(room, fresh, actor))
                if dry_run:
                    raise _TrialError
    fresh_rows = len(fresh) - len(barred)
    return StaffTaken(Taken(fresh_rows, len(given) - len(fresh)), (*refused, *barred))


def _may_keep(room: Room, actor: str, *, is_asked: bool) -> bool:
    """Whether the person keeps the roster; who only looks at a list is not refused for it."""
    try:
        need_right(room.actor(actor), "person")
    except RefusedError:
        if is_asked:
            raise
        return False
    return True


class _TrialError(Exception):
    """Ends a trial run: whatever was written in it is taken back."""


def _written(room: Room, rows: Iterable[_Given], actor: str) -> Iterator[Refused]:
    """Write the rows, and give those that are refused, each for itself: a refusal comes before anything is written."""
    for one in rows:
        try:
            room.perform(Amend("person", one.key, {**one.fields, "retired": False}, actor=actor))
            for record, fields in one.leaves.items():
                room.perform(Amend("leave", record, fields, actor=actor))
        except (FieldError, RefusedError) as error:
            yield Refused(one.row, error.code, error.params)


class _Given(NamedTuple):
    """A row, the person it means, and what it says."""

    row: int
    key: str
    fields: dict[str, Any]
    leaves: Mapping[str, dict[str, Any]] = MappingProxyType({})
    """Leaves that are not on record yet, by their ids."""


class _Ledger:
    """Who is on record, and who of the list is whom."""

    def __init__(self, room: Room, persons: Sequence[Listed]) -> None:
        self._room = room.room_id
        self._rows = persons
        self._known: dict[str, RecordRow] = {row.id: row for row in room.ask(Records("person"))}
        self._by_identity = {
            str(row.fields[IDENTITY_HASH]): row.id
            for row in self._known.values()
            if row.fields.get(IDENTITY_HASH)
        }
        self._on_leave = frozenset(row.id for row in room.ask(Records("leave")))
        self._named = Counter(str(row.fields.get("name", "")) for row in self._known.values())

    def settled(self) -> tuple[list[_Given], list[Refused]]:
        """The records to write, and the rows that cannot be taken."""
        keys, refused = self._keys()
        names = self._names(keys)
        found: list[_Given] = []
        for one in self._rows:
            if one.row not in keys:
                continue
            try:
                key = keys[one.row]
                found.append(_Given(one.row, key, self._fields(one, key, names), self._leaves(one, key)))
            except FieldError as error:
                refused.append(
                    Refused(one.row, error.code, {"value": one.partner, "near": str(error.params["near"])})
                )
        return found, refused

    def _leaves(self, one: Listed, key: str) -> dict[str, dict[str, Any]]:
        """A leave is known again by person and days; one that was taken out of use by hand stays so."""
        found: dict[str, dict[str, Any]] = {}
        for leave in one.leaves:
            name = derived_id(self._room, "leave", f"{key}\x1f{leave.first}\x1f{leave.last}")
            span = {"since": iso(midnight(leave.first)), "until": iso(midnight(leave.last + _DAY))}
            if name not in self._on_leave:
                found[name] = {"person": key, **span, "kind": leave.kind}
        return found

    def stands(self, key: str, fields: Mapping[str, Any]) -> bool:
        """Whether the record says all of it already."""
        row = self._known.get(key)
        return row is not None and not row.retired and all(row.fields.get(k) == v for k, v in fields.items())

    def _keys(self) -> tuple[dict[int, str], list[Refused]]:
        keys: dict[int, str] = {}
        refused: list[Refused] = []
        for one in self._rows:
            key = self._key(one)
            if key in keys.values():
                twin = next(str(row) for row, known in keys.items() if known == key)
                refused.append(Refused(one.row, "people.person_twice", {"rows": twin}))
            elif self._is_somebody_else(one, key):
                name = str(self._known[key].fields.get("name", key))
                refused.append(Refused(one.row, "people.other_identity", {"name": name}))
            else:
                keys[one.row] = key
        return keys, refused

    def _key(self, one: Listed) -> str:
        if one.identity in self._by_identity:
            return self._by_identity[one.identity]
        if one.number:
            return one.number
        unit = one.fields.get("unit")
        like = [
            row.id for row in self._known.values()
            if row.fields.get("name") == one.name and unit in (None, row.fields.get("unit"))
            and not (one.identity and row.fields.get(IDENTITY_HASH))
        ]  # fmt: skip
        if len(like) == 1:
            return like[0]
        return derived_id(self._room, "person", one.identity or f"{one.name}\x1f{unit or ''}")

    def _is_somebody_else(self, one: Listed, key: str) -> bool:
        known = self._known.get(key)
        kept = known.fields.get(IDENTITY_HASH) if known is not None else None
        return bool(kept and one.identity and kept != one.identity)

    def _names(self, keys: Mapping[int, str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in self._known.values():
            found.setdefault(str(row.fields.get("name", "")), []).append(row.id)
        for one in self._rows:
            key = keys.get(one.row)
            if key is not None and key not in found.setdefault(one.name, []):
                found[one.name].append(key)
        return found

    def _fields(self, one: Listed, key: str, names: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        fields = dict(one.fields)
        known = self._known.get(key)
        if "extra" in fields and known is not None and isinstance(known.fields.get("extra"), dict):
            fields["extra"] = {**known.fields["extra"], **fields["extra"]}  # type: ignore[dict-item]
        if one.identity:
            fields[IDENTITY_HASH] = one.identity
        if one.partner:
            fields["ab_partner"] = self._partner(one.partner, names)
        return fields

    def _partner(self, text: str, names: Mapping[str, Sequence[str]]) -> str:
        if text in self._known:
            return text
        found = names.get(text, ())
        if len(found) != 1:
            raise FieldError(
                "people.unknown_partner", field="ab_partner", value=text, near=_like(text, names)
            )
        return found[0]


def _like(text: str, names: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a name that nobody has

    return "、".join(get_close_matches(text, list(names), 3, 0.4)) or "—"
