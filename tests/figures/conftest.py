"""A practice room founded once a module, and a copy of it for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.figures.walking import room_like
from tests.room import Bench, bench_in


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A room without events, to be copied."""
    folder = tmp_path_factory.mktemp("founded") / "home"
    bench_in(folder).room.store.close()
    return folder


@pytest.fixture
def room(founded: Path, tmp_path: Path) -> Iterator[Bench]:
    """A practice room of its own; what it contributed to the figures is sound when the test ends."""
    with room_like(founded, tmp_path / "room") as bench:
        yield bench
        assert bench.room.store.verify().problems == ()
