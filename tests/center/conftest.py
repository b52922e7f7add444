"""The same tests on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.center.cluster import Cluster, cluster, programs
from tests.center.world import World

MakeWorld = Callable[..., World]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A server for all tests that want one."""
    where = programs()
    if where is None:
        pytest.skip("no PostgreSQL here: neither in the path nor under /usr/lib/postgresql")
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'commandroom[postgresql]'")
    with cluster(where) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def db_url(request: pytest.FixtureRequest) -> str:
    """Where the store lies: empty for the file in the centre's folder."""
    if request.param == "sqlite":
        return ""
    running: Cluster = request.getfixturevalue("postgresql")
    return running.fresh()


@pytest.fixture
def make_world(tmp_path: Path, db_url: str) -> Iterator[MakeWorld]:
    """Makes centres, and closes them."""
    made: list[World] = []

    def make(**options: Any) -> World:
        made.append(World.made(tmp_path / f"home{len(made)}", db_url, **options))
        return made[-1]

    yield make
    for world in made:
        world.close()


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """A county's centre."""
    return make_world()
