"""Reads an item list from a table: a published document whose rows are items, told apart by headings.

A list counts as a whole or not at all: with one bad row in it the missing item would read as withdrawn.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from commandroom.base.paths import resources
from commandroom.domain.errors import RefusedError, WorldError
from commandroom.domain.event.imported import Rejected
from commandroom.domain.people.items import ENFORCEMENT_LIST, Item
from commandroom.interop.tables import TableRow, open_table
from commandroom.interop.values import as_text, folded

_YES = frozenset({"是", "有", "√", "✓", "y", "yes", "true", "1"})
_NO = frozenset({"", "否", "无", "×", "n", "no", "false", "0", "-", "—"})
_FLAGS, _DATES, _MANY = (
    ("penalty", "check", "coop"),
    ("effective_from", "effective_to"),
    ("legal_basis", "tags"),
)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list: its code, its name, and how many items the county's model has of it (None: no model)."""

    code: str
    name: str
    expected: int | None = None


@dataclass(frozen=True, slots=True)
class ItemFile:
    """What a file holds: the items of each list, the rows that cannot be read, how many rows, what it hashes to."""

    lists: Mapping[ListKind, tuple[Item, ...]]
    rejected: tuple[Rejected, ...]
    read: int
    source_hash: str


@dataclass(slots=True)
class _Reading:
    columns: Mapping[str, str]
    default: str
    items: dict[ListKind, dict[str, Item]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    good: list[TableRow] = field(default_factory=list)


class _RowError(Exception):
    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code, self.params = code, params


@cache
def list_kinds() -> dict[str, ListKind]:
    """The lists of the county's model, by code and by name."""
    rows = [ListKind(code, row["name"], row["expected"]) for code, row in _catalogue()["lists"].items()]
    return {key: kind for kind in rows for key in (kind.code, kind.name)}


def read_items(path: Path, *, list_code: str = "", sheet: str | None = None) -> ItemFile:
    """The items of a table, row by row; `list_code` is the list where no column says it.

    With one row that cannot be read the others are held back: `rejected` then names every row, and `lists` is empty.

    Raises:
        RefusedError: `items.no_columns` where code or name have no heading; what `open_table` refuses.
        WorldError: the file is unreadable.
    """
    table = open_table(path, sheet=sheet)
    reading = _Reading(_columns(table.header), list_code)
    missing = [name for name in ("code", "name") if name not in reading.columns]
    if missing:
        known = "、".join(_catalogue()["columns"][missing[0]])
        raise RefusedError("items.no_columns", file=path.name, known=known)
    read = 0
    for row in table.rows():
        read += 1
        try:
            _take(reading, row)
        except _RowError as error:
            reading.rejected.append(
                Rejected(number=row.number, code=error.code, params={**error.params}, cells=_cells(row))
            )
        else:
            reading.good.append(row)
    if reading.rejected:
        held = [
            Rejected(number=row.number, code="items.held_back", cells=_cells(row)) for row in reading.good
        ]
        everything = sorted((*reading.rejected, *held), key=lambda one: one.number)
        return ItemFile({}, tuple(everything), read, _hash(path))
    return ItemFile(
        {kind: tuple(found.values()) for kind, found in reading.items.items()}, (), read, _hash(path)
    )


def _take(reading: _Reading, row: TableRow) -> None:
    texts = {name: folded(as_text(row.cells.get(heading))) for name, heading in reading.columns.items()}
    kind = _kind(texts.get("list_code") or reading.default)
    item = _item(texts, kind.code)
    known = reading.items.setdefault(kind, {}).setdefault(item.code, item)
    if known != item:
        raise _RowError("items.twice", item=item.code)


def _kind(text: str) -> ListKind:
    if not text:
        raise _RowError("items.no_list")
    found = list_kinds().get(text) or list_kinds().get(text.removesuffix("清单"))
    return found or ListKind(text, text)


def _item(texts: Mapping[str, str], list_code: str) -> Item:
    for name in ("code", "name"):
        if not texts.get(name):
            raise _RowError("items.empty", column=_catalogue()["columns"][name][0])
    values: dict[str, Any] = {
        name: text for name, text in texts.items() if name not in (*_FLAGS, *_DATES, *_MANY)
    }
    values |= {name: _flag(texts[name]) for name in _FLAGS if name in texts}
    values |= {name: _date(texts[name]) for name in _DATES if name in texts}
    values |= {
        name: tuple(filter(None, texts[name].replace("；", ";").split(";")))
        for name in _MANY
        if name in texts
    }
    item = Item(**values | {"list_code": list_code})
    if item.effective_from and item.effective_to and item.effective_to < item.effective_from:
        raise _RowError("items.ends_first", item=item.code)
    if list_code == ENFORCEMENT_LIST and not (item.legal_basis and item.lead_dept):
        raise _RowError("items.no_basis", item=item.code)
    return item


def _flag(text: str) -> bool:
    word = text.lower()
    if word not in _YES | _NO:
        raise _RowError("items.no_flag", value=text[:40])
    return word in _YES


def _date(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10].replace("/", "-"))
    except ValueError:
        raise _RowError("items.no_date", value=text[:40]) from None


def _columns(header: tuple[str, ...]) -> dict[str, str]:
    """Which heading stands for which field."""
    known = {
        folded(name).lower(): field for field, names in _catalogue()["columns"].items() for name in names
    }
    found: dict[str, str] = {}
    for heading in header:
        name = known.get(folded(heading).lower())
        if name is not None:
            found.setdefault(name, heading)
    return found


def _cells(row: TableRow) -> dict[str, str]:
    return {heading: as_text(value) for heading, value in row.cells.items()}


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise WorldError("file.unreadable", file=str(path), reason=error.strerror or str(error)) from error
    return f"sha256:{digest.hexdigest()}"


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads((resources() / "catalog" / "items.toml").read_text(encoding="utf-8"))
