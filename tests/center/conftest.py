"""The same tests on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.center.databases import db_url, postgresql
from tests.center.world import World

__all__ = ["db_url", "postgresql"]
MakeWorld = Callable[..., World]


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
