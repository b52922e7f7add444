"""Brings a store's file to the tables of this program: a copy first, one transaction, newer files refused."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.base.paths import migrations
from commandroom.domain.errors import WorldError
from commandroom.store.backup import sync, sync_folder
from commandroom.store.engine import Database
from commandroom.store.schema import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

VERSION_TABLE = "alembic_version"


def revision(database: Database) -> str:
    """The revision of the file's tables; empty for a fresh file."""
    with database.reading() as connection:
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (VERSION_TABLE,)).fetchone()
        if there is None:
            return ""
        found = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608
    return str(found[0]) if found else ""


def migrate(database: Database, *, to: str = HEAD) -> Path | None:
    """Bring the tables up to date; returns the copy that was made of an older file first.

    Raises:
        WorldError: `store.newer`: a newer program wrote the file.
    """
    present = revision(database)
    if present == to:
        return None
    if present and present not in known_revisions():
        raise WorldError("store.newer", file=database.path.name, revision=present, head=HEAD)
    copy = copied(database, present, to=to) if present else None
    upgrade(database, to)
    return copy


def upgrade(database: Database, to: str = HEAD) -> None:
    """Run the migrations up to a revision, in one transaction."""
    from alembic import command  # noqa: PLC0415 - start-up needs it only when there is something to migrate

    with database.writer.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def downgrade(database: Database, to: str = "base") -> None:
    """Take the migrations back to a revision, in one transaction."""
    from alembic import command  # noqa: PLC0415

    with database.writer.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.downgrade(config, to)


def known_revisions() -> frozenset[str]:
    """All revisions this program knows."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    return frozenset(step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def copied(database: Database, present: str, *, to: str = HEAD) -> Path:
    """A copy of the file as it was, beside it, with everything of the write-ahead log in it; on the disk, or not there."""
    copy = database.path.with_name(f"{database.path.stem}.before-{present}-to-{to}{database.path.suffix}")
    partial = copy.with_name(copy.name + ".partial")
    connection = database.connect()
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("BEGIN IMMEDIATE")
        shutil.copy2(database.path, partial)
        connection.execute("ROLLBACK")
    finally:
        connection.close()
    sync(partial)
    partial.replace(copy)
    sync_folder(copy.parent)
    return copy
