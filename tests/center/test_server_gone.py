"""A database server that was started anew: a connection that rested is tried before it is used."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from commandroom.center.store import engine
from commandroom.center.store.engine import Database
from commandroom.domain.errors import WorldError
from tests.center.cluster import Cluster
from tests.center.databases import postgresql

__all__ = ["postgresql"]


@pytest.fixture
def database(postgresql: Cluster) -> Iterator[Database]:
    """One whose connection was used and is back."""
    database = Database(postgresql.fresh())
    assert numbered(database) == 1
    yield database
    database.close()


def numbered(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.execute(text("SELECT 1")).scalar_one())


def end_all_but_mine(database: Database) -> None:
    """As the server's end would: all connections of this database are gone."""
    other = Database(database.url)
    others = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with other.reading() as connection:
        connection.execute(text(others)).all()
    other.close()


def test_a_call_after_a_rest_does_not_notice_it(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "TRIED_AFTER_SECONDS", 0.0)

    end_all_but_mine(database)

    assert numbered(database) == 1


def test_one_in_the_midst_of_calls_fails_with_a_sentence_and_the_next_goes_on(database: Database) -> None:
    end_all_but_mine(database)

    with pytest.raises(WorldError) as gone:
        numbered(database)

    assert gone.value.code == "center.no_database"
    assert numbered(database) == 1
