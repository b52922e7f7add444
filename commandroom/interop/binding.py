"""A column map with its columns found in the heading of one table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from commandroom.domain.errors import RefusedError
from commandroom.interop import values
from commandroom.interop.columns import (
    ColumnMap,
    heading_key,
    names_of,
)
from commandroom.interop.tables import OVERHANG

_PERSONAL = re.compile(
    r"姓名|联系人|联系方式|联系电话|联系号码|手机|电话|身份证|证件号|住址|家庭地址|邮箱|微信号|诉求人|来电人|投诉人|举报人|出生"
)


class Binding:
    """A column map with its columns found in one heading."""

    def __init__(self, column_map: ColumnMap, header: Sequence[str]) -> None:
        self.map = column_map
        self._found = {heading_key(name): name for name in header}
        self._columns = {name: self._present(names_of(spec)) for name, spec in column_map.columns.items()}
        self._key = self._present(column_map.key)
        self._key_from = self._present(column_map.key_from)
        self._tables = {
            field: {values.folded(key).casefold(): value for key, value in table.items()}
            for field, table in column_map.values.items()
        }
        self._check()
        used = {name for names in self._columns.values() for name in names} | {*self._key}
        about_persons = ("reporter_name", "reporter_phone")
        self._personal = {*self._present(column_map.personal)}
        self._personal.update(name for field in about_persons for name in self.columns_of(field))
        self._rest = (*(name for name in header if name not in used), OVERHANG)

    def _present(self, names: Sequence[str]) -> tuple[str, ...]:
        found = (self._found.get(heading_key(name)) for name in names)
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def _check(self) -> None:
        lacking = [] if len(self._key) == len(self.map.key) or self._key_from else [*self.map.key]
        if self.map.key_from and not self._key and not self._key_from:
            lacking = [*self.map.key, *self.map.key_from]
        if not (self._columns.get("text") or self._columns.get("title")):
            lacking.extend(
                [*names_of(self.map.columns.get("text", ())), *names_of(self.map.columns.get("title", ()))]
            )
        if lacking:
            raise RefusedError(
                "import.map_misfit", map=self.map.name, columns="、".join(dict.fromkeys(lacking))
            )

    def columns_of(self, field: str) -> tuple[str, ...]:
        """The table's columns that fill a field."""
        return self._columns.get(field, ())

    def key_columns(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The columns of the number, and those it is built from where it is missing."""
        return self._key, self._key_from

    def translated(self, field: str, text: str) -> tuple[str, bool]:
        """A value by the map's value table, and whether it stood there."""
        table = self._tables.get(field)
        key = values.folded(text).casefold()
        return (table[key], True) if table and key in table else (text, False)

    def column(self, name: str) -> str | None:
        """The table's own spelling of a column's name."""
        return self._found.get(heading_key(name))

    def rest(self) -> tuple[str, ...]:
        """The columns that no field uses."""
        return self._rest

    def is_personal(self, column: str) -> bool:
        """Whether a column tells about a person, so that it may only be kept sealed."""
        return column in self._personal or _PERSONAL.search(column) is not None
