"""Brings a store's file to the tables of this program: a copy first, one transaction, newer files refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.base.paths import migrations
from commandroom.domain.errors import WorldError
from commandroom.store.engine import Database
from commandroom.store.shape import HEAD

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


def migrate(database: Database, *, to: str = HEAD, before: Callable[[], Path] | None = None) -> Path | None:
    """Bring the tables up to date; returns the copy that `before` made of an older file first.

    The steps are one transaction: one that fails leaves the file as it was.

    Raises:
        WorldError: `store.newer`: a newer program wrote the file.
    """
    present = revision(database)
    if present == to:
        return None
    if present and present not in known_revisions():
        raise WorldError("store.newer", file=database.path.name, revision=present, head=HEAD)
    copy = before() if present and before is not None else None
    upgrade(database, to)
    return copy


def upgrade(database: Database, to: str = HEAD) -> None:
    """Run the migrations up to a revision, in one transaction."""
    from alembic import command  # noqa: PLC0415 - start-up needs it only when there is something to migrate

    with database.migrating() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def downgrade(database: Database, to: str = "base") -> None:
    """Take the migrations back to a revision, in one transaction."""
    from alembic import command  # noqa: PLC0415

    with database.migrating() as connection:
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
