"""A copy made before a deed is there until the deed is over, however many are made in one second and whoever lets go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from commandroom.base.clock import FixedClock
from commandroom.base.onlyone import only_one
from commandroom.domain.errors import RoomError
from commandroom.entrypoints.copies import HomeCopies
from commandroom.entrypoints.opening import open_room
from commandroom.interop.importer import TableImporter
from commandroom.interop.keeping import shipped_rotation
from commandroom.store import backup, holding
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.keeping import Why
from commandroom.usecases.queries import BoardIds, BoardQuery
from commandroom.usecases.room import Room
from tests.interop.making import HEADER, ROW, csv_file
from tests.room import MORNING

MANY = 16
ONLY_ONE = {"hourly": 1, "daily": 0, "weekly": 0, "monthly": 0, "by_hand": 1, "before": 1}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MORNING)


@pytest.fixture
def room(home: Path, clock: FixedClock) -> Iterator[Room]:
    room = open_room(home, clock=clock)
    yield room
    room.store.close()


def copies_of(room: Room) -> HomeCopies:
    assert isinstance(room.copies, HomeCopies)
    return room.copies


def an_import(room: Room, home: Path, folder: Path, number: int) -> int:
    path = csv_file(folder, HEADER, (f"NB{number}", *ROW[1:]))
    return TableImporter(room, home).run(path, None).imported


def let_go_of_all_but_one(room: Room, home: Path) -> None:
    """Another process makes a copy, and keeps one of each kind."""
    store = room.store
    assert isinstance(store, SeatStore)
    rotation = replace(shipped_rotation(), **ONLY_ONE)
    for why in (Why.BY_HAND, Why.IMPORT, Why.RESTORE):
        backup.backup(store.database, home / "backups", now=room.now(), why=why, rotation=rotation)


def test_many_imports_of_one_second_each_have_their_copy(room: Room, home: Path, tmp_path: Path) -> None:
    done = [an_import(room, home, tmp_path, number) for number in range(MANY)]

    kept = copies_of(room).listed()
    assert done == [1] * MANY
    assert room.ask(BoardIds(BoardQuery(view="all"), now=MORNING)).total == MANY
    assert [copy.number for copy in kept] == list(range(MANY, MANY - shipped_rotation().before, -1))
    assert len({copy.entries for copy in kept}) == len(kept)
    assert {copy.at for copy in kept} == {MORNING}


def test_a_name_is_not_given_again_while_a_later_one_stands(room: Room) -> None:
    names = []
    for _ in range(12):
        made = copies_of(room).make(Why.IMPORT)
        assert made is not None
        names.append(made.name)

    assert len(set(names)) == 12
    assert copies_of(room).listed()[0].name == names[-1]


def test_the_copy_before_an_import_stays_until_the_rows_are_in(
    room: Room, home: Path, clock: FixedClock
) -> None:
    with copies_of(room).before(Why.IMPORT) as made:
        assert made is not None
        clock.moment += timedelta(seconds=1)
        let_go_of_all_but_one(room, home)
        while_it_lasts = made.path.is_file()
    let_go_of_all_but_one(room, home)

    assert while_it_lasts
    assert not made.path.exists()
    assert not list((home / "backups").glob(f"*{holding.SUFFIX}"))


def test_a_copy_that_shows_the_state_already_is_held_in_place_of_a_fresh_one(
    room: Room, home: Path, clock: FixedClock
) -> None:
    first = copies_of(room).make(Why.BY_HAND)
    assert first is not None

    with copies_of(room).before(Why.IMPORT) as held:
        clock.moment += timedelta(seconds=1)
        let_go_of_all_but_one(room, home)

        assert held == first
        assert first.path.is_file()


def test_the_copy_that_is_brought_back_outlives_the_one_made_before(
    room: Room, home: Path, clock: FixedClock, tmp_path: Path
) -> None:
    oldest = copies_of(room).make(Why.RESTORE)
    assert oldest is not None
    for number in range(shipped_rotation().before - 1):
        an_import(room, home, tmp_path, number)
        clock.moment += timedelta(seconds=1)
        copies_of(room).make(Why.RESTORE)
    an_import(room, home, tmp_path, MANY)

    brought = copies_of(room).prepare(oldest.name)

    assert brought.name == oldest.name
    assert copies_of(room).listed()[0].why is Why.RESTORE


def test_a_hold_of_a_killed_program_counts_for_a_day(room: Room, home: Path, clock: FixedClock) -> None:
    made = copies_of(room).make(Why.IMPORT)
    assert made is not None
    left_behind = made.path.with_name(f"{made.name}.x1{holding.SUFFIX}")
    left_behind.write_text(MORNING.isoformat(), encoding="ascii")

    clock.moment += timedelta(hours=23)
    let_go_of_all_but_one(room, home)
    after_hours = made.path.is_file()
    clock.moment += timedelta(hours=2)
    let_go_of_all_but_one(room, home)

    assert after_hours
    assert not made.path.exists()
    assert not left_behind.exists()


def test_a_copy_under_way_elsewhere_is_not_cleared_away(room: Room, home: Path) -> None:
    folder = home / "backups"
    folder.mkdir()
    theirs = folder / "room-20260310-090000.backup.db.partial"
    theirs.write_bytes(b"half")

    with only_one(folder / "room.copying") as is_mine:
        made = copies_of(room).make()
        meanwhile = theirs.is_file()
    copies_of(room).make()

    assert is_mine
    assert made is not None
    assert made.name == "room-20260310-090000-2.backup.db"
    assert meanwhile
    assert not theirs.exists()


@pytest.mark.warns("import without a copy")
def test_an_import_without_room_for_its_copy_goes_on_and_a_defect_in_it_comes_out(
    room: Room, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RoomError) as refused:
        TableImporter(room, home).run(tmp_path / "none.csv", None)

    assert refused.value.code != "backup.unknown"
    monkeypatch.setattr(backup, "needed_bytes", lambda _store: 1 << 60)
    assert an_import(room, home, tmp_path, 1) == 1
    assert copies_of(room).state().problem == "backup.no_room"
