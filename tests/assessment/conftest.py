"""A practice room with a March behind it, made once a session, and a copy of it for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assessment.months import APRIL, LATE, NUMBERS, Assessing
from tests.figures.walking import room_like
from tests.room import bench_in


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A room without events, to be copied."""
    folder = tmp_path_factory.mktemp("assessing") / "home"
    bench_in(folder).room.store.close()
    return folder


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A room with a March of six events handled in time and one late."""
    folder = tmp_path_factory.mktemp("lived") / "home"
    bench = bench_in(folder)
    assert Assessing(bench).live_march() == (*NUMBERS, LATE)
    bench.room.store.close()
    return folder


@pytest.fixture
def march(lived: Path, tmp_path: Path) -> Iterator[Assessing]:
    """That room, seen on the second of April; its store is sound when the test ends."""
    with room_like(lived, tmp_path / "room") as bench:
        bench.at(APRIL)
        yield Assessing(bench)
        assert bench.room.store.verify().problems == ()
