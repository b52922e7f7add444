"""An item list comes in: what it changes is told before and after, the number of items is compared and never forced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec

from commandroom.domain.people.items import Change, Item, ItemBook, ListVersion
from commandroom.usecases.commands import Amend
from commandroom.usecases.keeping import before_import
from commandroom.usecases.queries import Records
from commandroom.usecases.room import Room

KIND = "item_list"
_NOT_CONTENT = frozenset({"reason"})


@dataclass(frozen=True, slots=True)
class Difference:
    """What a document does to its list: items in force on its first day and on the day before, codes of what changed."""

    version: ListVersion
    count: int
    before: int
    expected: int | None
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    is_known: bool = False

    @property
    def is_other_count(self) -> bool:
        """Whether the list has another number of items than the county's model, which is worth a reason."""
        return self.expected is not None and self.count != self.expected


def import_lists(
    room: Room, versions: Iterable[tuple[ListVersion, int | None]], *, actor: str = "", dry_run: bool = False
) -> tuple[Difference, ...]:
    """Put documents on record, all in one transaction; each with the expected number of its list.

    One that stands already under its id with the same content adds nothing.

    Raises:
        RefusedError: `role.missing`.
        FieldError: a version does not fit.
    """
    known = {row.id: row.fields for row in room.ask(Records(KIND)) if not row.retired}
    stored = [
        msgspec.convert({**fields, "id": name}, ListVersion, strict=False) for name, fields in known.items()
    ]
    found = tuple(difference(stored, version, expected) for version, expected in versions)
    fresh = [one for one in found if not one.is_known]
    if fresh and not dry_run:
        with before_import(room), room.together():
            for one in fresh:
                fields: dict[str, Any] = msgspec.to_builtins(one.version)
                fields.pop("id")
                room.perform(Amend(KIND, one.version.id, fields | {"retired": False}, actor=actor))
    return found


def difference(known: Iterable[ListVersion], version: ListVersion, expected: int | None) -> Difference:
    """What a document would change in its list, seen on the day it takes effect."""
    others = [one for one in known if one.id != version.id]
    is_known = any(_content(one) == _content(version) for one in known if one.id == version.id)
    eve = version.effective_from - timedelta(days=1)
    before = _by_code(ItemBook(others), version.list_code, eve)
    after = _by_code(ItemBook([*others, version]), version.list_code, version.effective_from)
    return Difference(
        version=version,
        count=len(after),
        before=len(before),
        expected=expected,
        added=tuple(code for code in after if code not in before),
        gone=tuple(code for code in before if code not in after),
        changed=tuple(code for code in after if code in before and after[code] != before[code]),
        is_known=is_known,
    )


def version_of(list_code: str, list_name: str, items: Iterable[Item], **facts: Any) -> ListVersion:
    """A document about one list; its id is the list with its version's number, else with its first day."""
    since: date = facts["effective_from"]
    number = facts.get("version_no") or since.isoformat()
    change = facts.get("change", Change.ISSUE)
    mark = "" if change is Change.ISSUE else f"-{change.name.lower()}"
    return ListVersion(
        id=f"{list_code}-{number}{mark}",
        list_code=list_code,
        list_name=list_name,
        items=tuple(items),
        **facts,
    )


def _by_code(book: ItemBook, list_code: str, day: date) -> dict[str, Item]:
    return {item.code: item for item in book.in_force(list_code, day)}


def _content(version: ListVersion) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(version)
    return {name: value for name, value in plain.items() if name not in _NOT_CONTENT}
