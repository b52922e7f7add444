"""Statements in the two dialects, made once: rows in bulk by the driver's own way, a list as one parameter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Column, Connection, LargeBinary, String, Table, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql.elements import ColumnElement
from typing_extensions import override

from commandroom.center.store.engine import POSTGRESQL, Database

Row = tuple[Any, ...]
_AT_ONCE = 250


def insert(database: Database, table: Table) -> Any:
    """An insert that may say what happens on conflict."""
    return postgresql.insert(table) if database.kind == POSTGRESQL else sqlite.insert(table)


class Filler:
    """Puts many rows into a table; those that are there already stay as they are.

    SQLite is given them one after the other in the driver, PostgreSQL as one array a column.
    """

    def __init__(self, database: Database, table: Table) -> None:
        self._names = [column.name for column in table.columns]
        self._is_array = database.kind == POSTGRESQL
        if self._is_array:
            arrays = [func.unnest(bindparam(c.name, type_=ARRAY(c.type))) for c in table.columns]
            self._arrays = (
                insert(database, table).from_select(self._names, select(*arrays)).on_conflict_do_nothing()
            )
            return
        plain = insert(database, table).on_conflict_do_nothing()
        compiled = plain.compile(dialect=database.dialect, column_keys=self._names)
        if compiled.positiontup != self._names:
            raise AssertionError(compiled.positiontup)  # rows are given as they stand in the table
        self._text = str(compiled)
        row = f"({', '.join('?' * len(self._names))})"
        if not self._text.count(row) == 1:
            raise AssertionError(self._text)
        self._many = self._text.replace(row, ", ".join([row] * _AT_ONCE))

    def fill(self, connection: Connection, rows: Iterable[Row]) -> None:
        """Rows in the order of the table's columns."""
        ready = list(rows)
        if ready and self._is_array:
            columns = zip(*ready, strict=True)
            connection.execute(self._arrays, dict(zip(self._names, map(list, columns), strict=True)))
        elif ready:
            self._one_by_one(connection, ready)

    def _one_by_one(self, connection: Connection, rows: list[Row]) -> None:
        """Many in a statement: beside it other threads can work."""
        alone = len(rows) % _AT_ONCE
        if alone:
            connection.exec_driver_sql(self._text, rows[:alone])
        for start in range(alone, len(rows), _AT_ONCE):
            connection.exec_driver_sql(self._many, tuple(chain.from_iterable(rows[start : start + _AT_ONCE])))


class Pourer(Filler):
    """Puts rows into a table that are certainly not in it: on PostgreSQL by its way for bulk (COPY)."""

    def __init__(self, database: Database, table: Table) -> None:
        super().__init__(database, table)
        self._types = [_COPIED[type(column.type)] for column in table.columns]
        self._copy = f"COPY {table.name} FROM STDIN (FORMAT BINARY)"

    @override
    def fill(self, connection: Connection, rows: Iterable[Row]) -> None:
        if not self._is_array:
            super().fill(connection, rows)
            return
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(self._copy) as copy:
            copy.set_types(self._types)
            for row in rows:
                copy.write_row(row)


_COPIED: dict[type, str] = {String: "text", BigInteger: "int8", LargeBinary: "bytea"}


def among(database: Database, column: Column[Any], name: str) -> ColumnElement[bool]:
    """Whether a column is one of a list that comes as the parameter `name`, made by `listed`."""
    if database.kind == POSTGRESQL:
        return column == func.any(bindparam(name, type_=ARRAY(column.type)))
    found = func.json_each(bindparam(name)).table_valued("value")
    return column.in_(select(found.c.value))


def listed(database: Database, values: Sequence[str] | Sequence[int]) -> Any:
    """A list as `among` takes it."""
    return list(values) if database.kind == POSTGRESQL else msgspec.json.encode(list(values)).decode()
