"""A practice room for each test of the event's life."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room import Bench, bench_in


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Bench]:
    """A practice room with somebody for every role; its journal is sound when the test ends."""
    bench = bench_in(tmp_path / "home")
    yield bench
    found = bench.room.store.verify()
    bench.room.store.close()
    assert found.problems == ()
