"""Item lists (事项清单) in versions: what the township had in hand on a day, and what was taken back from it.

Lists are published documents: a whole list, or a document that adds, withdraws, adjusts or repeals. Since 2024
counties take powers back (a county of Ningbo 13 of them on 2025-01-03), so what counts is the list of the day, never the
newest one. Any kind of list is taken: the six of the seed and others.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

ENFORCEMENT_LIST = "ZF"


class Change(StrEnum):
    """What a document does to a list."""

    ISSUE = "发布"
    ADD = "新增"
    WITHDRAW = "收回"
    ADJUST = "调整"
    REPEAL = "废止"


class Item(Struct, frozen=True, kw_only=True):
    """A matter of a list. `penalty` and `check` are powers that only certificate holders use; `field` is 执法领域."""

    code: str
    name: str
    list_code: str = ""
    parent: str = ""
    lead_office: str = ""
    lead_dept: str = ""
    township_duty: str = ""
    county_duty: str = ""
    legal_basis: tuple[str, ...] = ()
    penalty: bool = False
    check: bool = False
    coop: bool = False
    field: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    tags: tuple[str, ...] = ()

    @property
    def is_enforcement(self) -> bool:
        """Whether acting on it takes an enforcement certificate (浙江省综合行政执法条例 28-30条)."""
        return self.penalty or self.check or self.list_code == ENFORCEMENT_LIST

    def covers(self, day: date) -> bool:
        """Whether the item's own dates include that day; the last one is part of it."""
        begun = self.effective_from is None or self.effective_from <= day
        return begun and (self.effective_to is None or day <= self.effective_to)


class ListVersion(Struct, frozen=True, kw_only=True):
    """One document about one list: what it does from `effective_from` on, and where it came from.

    `reason` says why the number of items differs from the expected one; `source_hash` is the file's.
    """

    id: str
    list_code: str
    list_name: str = ""
    version_no: str = ""
    issued_by: str = ""
    doc_no: str = ""
    issued_on: date | None = None
    effective_from: date
    effective_to: date | None = None
    change: Change = Change.ISSUE
    source_hash: str = ""
    reason: str = ""
    items: tuple[Item, ...] = ()

    @property
    def order(self) -> tuple[date, date, str]:
        """What versions of a list are sorted by: the earlier begins, the later one has the last word."""
        return (self.effective_from, self.issued_on or date.min, self.id)


class Standing(StrEnum):
    """How an item stands on a day."""

    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"
    NOT_YET = "not_yet"
    ENDED = "ended"
    OUTSIDE = "outside"
    """Its list has no version for that day."""
    UNKNOWN = "unknown"
    """No list knows it."""


class Found(Struct, frozen=True):
    """An item as it stood on a day, with the document that says so."""

    standing: Standing
    item: Item | None = None
    by: ListVersion | None = None


class ItemBook:
    """All versions of all lists."""

    def __init__(self, versions: Iterable[ListVersion] = ()) -> None:
        self.versions = tuple(sorted(versions, key=lambda version: version.order))
        self._folded: dict[date, dict[str, Found]] = {}
        self._names: dict[str, set[str]] = {}
        for version in self.versions:
            for item in version.items:
                for name in (item.code, f"{version.list_code}:{item.code}", item.name):
                    self._names.setdefault(name, set()).add(f"{version.list_code}:{item.code}")

    def __bool__(self) -> bool:
        return bool(self.versions)

    def key(self, ref: str) -> str:
        """`LIST:CODE` of what a text means by code, list and code, or name; "" when none or several are meant."""
        found = self._names.get(ref.strip(), set())
        return next(iter(found)) if len(found) == 1 else ""

    def on(self, ref: str, day: date) -> Found:
        """How the item that a text means stands on a day."""
        key = self.key(ref)
        if not key:
            return Found(Standing.UNKNOWN)
        known = self._at(day).get(key)
        if known is None:
            first = next(v for v in self.versions if any(f"{v.list_code}:{i.code}" == key for i in v.items))
            item = next(i for i in first.items if f"{first.list_code}:{i.code}" == key)
            lists = {v.list_code for v in self.versions if v.effective_from <= day}
            standing = Standing.NOT_YET if first.list_code in lists else Standing.OUTSIDE
            return Found(standing, _of(item, first), first)
        if known.standing is Standing.IN_FORCE and known.item is not None and not known.item.covers(day):
            begun = known.item.effective_from is None or known.item.effective_from <= day
            return Found(Standing.ENDED if begun else Standing.NOT_YET, known.item, known.by)
        return known

    def in_force(self, list_code: str, day: date) -> tuple[Item, ...]:
        """The items of a list on a day, by code."""
        found = [row.item for row in self._at(day).values() if row.standing is Standing.IN_FORCE and row.item]
        return tuple(
            sorted(
                (i for i in found if i.list_code == list_code and i.covers(day)), key=lambda item: item.code
            )
        )

    def _at(self, day: date) -> dict[str, Found]:
        if day not in self._folded:
            self._folded[day] = _fold(self.versions, day)
        return self._folded[day]


def _of(item: Item, version: ListVersion) -> Item:
    return item if item.list_code else replace(item, list_code=version.list_code)


def _fold(versions: Iterable[ListVersion], day: date) -> dict[str, Found]:
    """Every item that was ever in force up to a day, as it stands on it: documents in the order they took effect."""
    found: dict[str, Found] = {}
    for version in versions:
        if version.effective_from > day:
            continue
        is_over = version.effective_to is not None and version.effective_to < day
        if version.change in {Change.ISSUE, Change.REPEAL}:
            _take_all(found, version, Standing.OUTSIDE if is_over else Standing.WITHDRAWN)
        if version.change is not Change.REPEAL:
            is_taken = version.change is Change.WITHDRAW
            here = Standing.WITHDRAWN if is_taken else Standing.IN_FORCE
            standing = Standing.OUTSIDE if is_over else here
            found |= {
                f"{version.list_code}:{item.code}": Found(standing, _of(item, version), version)
                for item in version.items
            }
    return found


def _take_all(found: dict[str, Found], version: ListVersion, standing: Standing) -> None:
    """A whole list replaces what its own list held before."""
    for key, row in found.items():
        if row.item is not None and row.item.list_code == version.list_code:
            found[key] = Found(standing, row.item, version)
