"""Rooms that are quick to found and to write in.

Tables are as the migrations once made them, without going through them again: only for fresh files without a key, and only
up to the newest tables; the migrations themselves have tests of their own. No commit waits for the disk. A practice room
is founded once, and every further one is a copy of it.
"""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlcipher3 import dbapi2

from commandroom.center.store import engine as center_engine
from commandroom.store import engine, migrating
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


SAFE, LIGHT = "synchronous=FULL", "synchronous=OFF"


@contextmanager
def written_lightly() -> Iterator[None]:
    """Within this, no commit of this process waits for the disk, which takes half of a deed's time.

    What ends in these tests are processes; who pulls the machine's plug (`tests/simulation/power`) does it to processes of
    their own, which know nothing of this.
    """
    with pytest.MonkeyPatch.context() as patch:
        for module in (engine, center_engine):
            assert SAFE in module._PRAGMAS
            patch.setattr(module, "_PRAGMAS", tuple(p.replace(SAFE, LIGHT) for p in module._PRAGMAS))
        yield


class Moulds:
    """Homes that were made once in this process, to be copied: nobody ever opens the mould itself again."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._made: dict[str, Path] = {}

    def copy(self, name: str, make: Callable[[Path], None], to: Path) -> None:
        """Put a copy of the home of that name into a folder, which may be there; `make` makes it at the first time."""
        if name not in self._made:
            if self._folder is None:
                self._folder = Path(mkdtemp(prefix="moulds-"))
                atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
            mould = self._folder / f"{len(self._made)}"
            make(mould)
            self._made[name] = mould
        shutil.copytree(self._made[name], to, dirs_exist_ok=True)


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
