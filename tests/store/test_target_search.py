"""Choosing what to merge into: open events first, found through the index and not by a scan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from commandroom.usecases.queries import Similar
from tests.room import Bench, bench_in


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Bench]:
    bench = bench_in(tmp_path / "home")
    yield bench
    bench.room.store.close()


def test_lesson_21_the_target_of_a_merge_is_found_open_ones_first(room: Bench) -> None:
    closed = room.closed(title="老街井盖缺失", location="老街3号")
    other = room.accepted(title="新河村垃圾堆放", text="新河村口垃圾没人收", location="新河村口")
    wanted = room.accepted(title="老街井盖又缺失", location="老街3号")

    found = room.room.ask(Similar(text="老街三号门前井盖不见了", location="老街3号", at=room.clock.moment))

    numbers = [row.row.number for row in found]
    assert numbers[0] == wanted
    assert closed in numbers
    assert other not in numbers
    assert all(0 < row.score <= 1 and row.reasons for row in found)
