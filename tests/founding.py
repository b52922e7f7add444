"""Rooms founded in a tenth of the time: tables as the migrations once made them, without going through them again.

Only for fresh files without a key, and only up to the newest tables; the migrations themselves have tests of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from commandroom.store import migrating
from commandroom.store.engine import Database
from commandroom.store.migrating import VERSION_TABLE
from commandroom.store.shape import HEAD

_MADE = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
    "AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid"
)


@contextmanager
def founded_quickly(template: Path) -> Iterator[None]:
    """Within this, fresh stores get their tables from one that was migrated once."""
    slow, statements = migrating.upgrade, list[str]()

    def upgrade(database: Database, to: str = HEAD) -> None:
        if to != HEAD or database.key is not None or _has_tables(database):
            slow(database, to)
            return
        if not statements:
            statements.extend(_statements(template, slow))
        with database.writing() as connection:
            for statement in statements:
                connection.execute(statement)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrating, "upgrade", upgrade)
        yield


def _has_tables(database: Database) -> bool:
    with database.reading() as connection:
        return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _statements(template: Path, slow: object) -> Iterator[str]:
    assert callable(slow)
    database = Database(template)
    slow(database)
    database.close()
    with closing(dbapi2.connect(str(template))) as connection:
        yield from (str(made) for (made,) in connection.execute(_MADE))
        for table in _filled(connection):
            assert table == VERSION_TABLE, f"the migrations write rows into {table}: copy them here too"
    yield f"INSERT INTO {VERSION_TABLE} (version_num) VALUES ('{HEAD}')"  # noqa: S608 - our own words


def _filled(connection: dbapi2.Connection) -> list[str]:
    names = [
        str(name)
        for (name,) in connection.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    is_filled = 'SELECT 1 FROM "{}" LIMIT 1'
    return [name for name in names if connection.execute(is_filled.format(name)).fetchone()]
