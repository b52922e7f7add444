"""The databases that a centre's store may lie in, for every test that wants one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.center.cluster import Cluster, cluster, programs


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A server for all tests that want one."""
    where = programs()
    if where is None:
        pytest.skip("no PostgreSQL here: neither in the path nor under /usr/lib/postgresql")
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'commandroom[postgresql]'")
    with cluster(where) as running:
        yield running


def url_of(kind: str, request: pytest.FixtureRequest) -> str:
    """Where a fresh store lies: empty for the file in the centre's folder."""
    if kind == "sqlite":
        return ""
    running: Cluster = request.getfixturevalue("postgresql")
    return running.fresh()


@pytest.fixture(params=["sqlite", "postgresql"])
def db_url(request: pytest.FixtureRequest) -> str:
    """A fresh store in each kind of database."""
    return url_of(request.param, request)
