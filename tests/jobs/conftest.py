"""A practice room for each test of the jobs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room import Bench, bench_in


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A practice room with somebody for every role."""
    made = bench_in(tmp_path / "a")
    yield made
    made.room.store.close()
