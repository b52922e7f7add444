"""The databases that a centre is measured on: its own file, and PostgreSQL as it is delivered, durable."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from tests.center.cluster import cluster, programs

DURABLE = "-c listen_addresses='' -c max_connections=60"
"""With fsync, unlike the clusters of tests."""


def databases() -> Iterator[str]:
    """Empty for the file, then the URL of an empty database, while its server runs; nothing more where there is none."""
    yield from (empty() for empty in makers())


def makers() -> Iterator[Callable[[], str]]:
    """The same as what makes an empty database each time it is called."""
    yield lambda: ""
    where = programs()
    if where is None:
        sys.stderr.write("no PostgreSQL here: neither in the path nor under /usr/lib/postgresql\n")
        return
    with cluster(where, DURABLE) as running:
        yield running.fresh


def kind_of(db: str) -> str:
    """How a figure names its database."""
    return "postgresql" if db else "sqlite"
