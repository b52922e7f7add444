"""Statements in the two dialects, made once: rows in bulk by the driver's own way, a list as one parameter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Table, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql.elements import ColumnElement

from commandroom.center.store.engine import POSTGRESQL, Database

Row = tuple[Any, ...]


def insert(database: Database, table: Table) -> Any:
    """An insert that may say what happens on conflict."""
    return postgresql.insert(table) if database.kind == POSTGRESQL else sqlite.insert(table)


class Filler:
    """Puts many rows into a table; those that are there already stay as they are."""

    def __init__(self, database: Database, table: Table) -> None:
        self._names = [column.name for column in table.columns]
        compiled = (
            insert(database, table)
            .on_conflict_do_nothing()
            .compile(dialect=database.dialect, column_keys=self._names)
        )
        self._text = str(compiled)
        self._is_positional = bool(compiled.positiontup)
        if self._is_positional and compiled.positiontup != self._names:
            raise AssertionError(compiled.positiontup)  # rows are given as they stand in the table

    def fill(self, connection: Connection, rows: Iterable[Row]) -> None:
        """Rows in the order of the table's columns."""
        ready: list[Any] = list(rows)
        if not self._is_positional:
            ready = [dict(zip(self._names, row, strict=True)) for row in ready]
        if ready:
            connection.exec_driver_sql(self._text, ready)


def among(database: Database, column: Column[Any], name: str) -> ColumnElement[bool]:
    """Whether a column is one of a list that comes as the parameter `name`, made by `listed`."""
    if database.kind == POSTGRESQL:
        return column == func.any(bindparam(name, type_=ARRAY(column.type)))
    found = func.json_each(bindparam(name)).table_valued("value")
    return column.in_(select(found.c.value))


def listed(database: Database, values: Sequence[str] | Sequence[int]) -> Any:
    """A list as `among` takes it."""
    return list(values) if database.kind == POSTGRESQL else msgspec.json.encode(list(values)).decode()
