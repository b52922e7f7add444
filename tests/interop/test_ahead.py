"""A long table is read in another process: the same outcomes as here, whatever becomes of that process."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import active_children, get_context
from pathlib import Path

import pytest

from commandroom.domain.errors import RefusedError
from commandroom.domain.event.imported import Imported, Rejected, Repeated
from commandroom.interop import ahead
from commandroom.interop.ahead import WORTH, outcomes_of
from commandroom.interop.events import events_of
from commandroom.interop.tables import Table, open_table
from tests.interop.making import HEADER, ROW, a_map, csv_file, xls_file, xlsx_file


def rows(count: int) -> list[tuple[str, ...]]:
    """Rows of all three kinds: most are events, some lack a time, some come twice."""
    odd = [("NBX", "不是时间", *ROW[2:]), ("NB7", *ROW[1:])]
    return [HEADER, *((f"NB{n}", *ROW[1:]) for n in range(count - len(odd))), *odd]


@pytest.fixture(params=[csv_file, xlsx_file], ids=["csv", "xlsx"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Table:
    return open_table(request.param(tmp_path, *rows(WORTH)))


def test_another_process_gives_the_same_outcomes_in_the_same_order(table: Table) -> None:
    found = list(outcomes_of(table, a_map()))

    assert found == list(events_of(table, a_map()))
    assert {type(outcome) for outcome in found} == {Imported, Rejected, Repeated}
    assert len(found) == WORTH


def breaking_off(table: Table, column_map: object) -> Iterator[bytes]:
    del column_map
    portions = ahead._read(table, a_map())
    yield next(portions)
    raise SystemExit(1)


@pytest.mark.warns("ended early")
def test_what_a_process_that_ends_early_left_is_read_here(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_read", breaking_off)

    assert list(outcomes_of(table, a_map())) == list(events_of(table, a_map()))


@pytest.mark.warns("no process of its own")
def test_without_another_process_everything_is_read_here(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_self: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(get_context("spawn").Process, "start", refused)

    assert list(outcomes_of(table, a_map())) == list(events_of(table, a_map()))


def test_whoever_stops_in_the_middle_stops_the_process_too(table: Table) -> None:
    outcomes = outcomes_of(table, a_map())
    next(outcomes)
    assert len(active_children()) == 1

    outcomes.close()

    assert active_children() == []


def test_a_map_that_does_not_fit_is_refused_before_a_process_starts(table: Table) -> None:
    with pytest.raises(RefusedError, match=r"import\.map_misfit"):
        outcomes_of(table, a_map(key=["流水号"]))

    assert active_children() == []


@pytest.mark.parametrize("make", [csv_file, xls_file], ids=["short", "old"])
def test_short_tables_and_old_workbooks_are_read_here(tmp_path: Path, make: object) -> None:
    assert callable(make)
    table = open_table(make(tmp_path, *rows(20 if make is csv_file else WORTH)))
    outcomes = outcomes_of(table, a_map())

    next(outcomes)

    assert active_children() == []
    outcomes.close()
