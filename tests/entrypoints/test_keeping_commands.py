"""Copies, restore, moves and logs through the same `main` as a person's shell."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from commandroom.base import disk, logs
from commandroom.base.clock import FixedClock, SystemClock
from commandroom.domain.errors import WorldError
from commandroom.entrypoints import residence
from commandroom.entrypoints.checkup import checks
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.copies import HomeCopies, exchange_prepared, no_desk
from commandroom.entrypoints.opening import open_room
from commandroom.jobs.periodic import seat_jobs
from commandroom.jobs.scheduler import Job, Scheduler
from commandroom.store import restoring
from commandroom.store.seat_store import SeatStore
from commandroom.usecases import keeping
from commandroom.usecases.commands import Act
from commandroom.usecases.keeping import Why
from commandroom.usecases.room import Room
from tests.entrypoints.conftest import FOUNDING, CommandLine, call, found_in_earnest

FORM = {
    "source": "CALL",
    "title": "人民路路灯不亮",
    "text": "人民路 12 号门口路灯三天不亮",
    "location": "人民路 12 号",
    "occurred_at": "2026-03-09 19:00",
    "reported_at": "2026-03-10 08:55",
    "reporter_name": "陈大明",
    "reporter_phone": "13812345678",
}
_HOLDS = """
import sys, time
from pathlib import Path
from commandroom.ui.single import SingleDesk
desk = SingleDesk(Path(sys.argv[1]))
print(desk.keep_closed(), flush=True)
time.sleep(60)
"""
CSV = "工单编号,标题,内容,受理时间,办结时间\n{rows}"


def register(run: CommandLine) -> str:
    return str(run("act", "register", "--data", json.dumps(FORM), "--as", "t-intake", "--json").json["event"])


def room_of(home: Path, clock: FixedClock | None = None) -> Room:
    return open_room(home, clock=clock or FixedClock(SystemClock().now()))


def registered(room: Room) -> None:
    room.perform(Act("register", "", FORM, actor="t-intake"))


# --- the copy of the hour -----------------------------------------------------------------------------------


def test_a_copy_is_made_each_hour_in_which_something_changed(home: Path) -> None:
    clock = FixedClock(SystemClock().now())
    room = room_of(home, clock)
    job = next(job for job in seat_jobs(room) if job.name == "backup")
    made = []
    for minutes in (0, 10, 50, 10, 70):
        clock.moment += timedelta(minutes=minutes)
        if minutes != 70:
            registered(room)
        job.work()
        assert room.copies is not None
        made.append(len(room.copies.listed()))
    room.store.close()

    assert made == [
        1,
        1,
        2,
        2,
        3,
    ]  # the third look saw the deed of the second; the fifth the one of the fourth
    assert room.copies is not None
    assert {copy.why for copy in room.copies.listed()} == {Why.HOURLY}


def test_nothing_changed_means_no_copy(home: Path) -> None:
    clock = FixedClock(SystemClock().now())
    room = room_of(home, clock)
    assert room.copies is not None
    keeping.hourly(room.copies, clock.moment)

    clock.moment += timedelta(hours=5)

    assert keeping.hourly(room.copies, clock.moment) is None
    room.store.close()


def test_beside_the_desk_a_copy_is_made_in_a_process_of_its_own(home: Path) -> None:
    room = room_of(home)
    assert isinstance(room.store, SeatStore)
    copies = HomeCopies(home, room.store.database, SystemClock(), apart=True)

    made = copies.make(Why.HOURLY)

    assert made is not None
    assert (made.why, made.is_sound) == (Why.HOURLY, True)
    assert copies.state().newest == made.at
    room.store.close()


def test_a_desk_that_closes_waits_for_no_copy(home: Path) -> None:
    room = room_of(home)
    assert isinstance(room.store, SeatStore)
    copies = HomeCopies(home, room.store.database, SystemClock(), apart=True)
    copies.stop()

    with pytest.raises(WorldError, match=r"backup\.failed"):
        copies.make(Why.HOURLY)
    room.store.close()


def test_a_full_disk_is_said_and_the_days_work_goes_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = room_of(home)
    copies = room.copies
    assert copies is not None
    usage = shutil.disk_usage(home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=200 << 20))

    with pytest.raises(WorldError, match=r"backup\.no_room"):
        copies.make(Why.HOURLY)

    assert copies.state().problem == "backup.no_room"
    registered(room)
    monkeypatch.undo()
    assert copies.make(Why.HOURLY) is not None
    assert copies.state().problem == ""
    room.store.close()


# --- before an import ---------------------------------------------------------------------------------------


def table(tmp_path: Path) -> Path:
    path = tmp_path / "工单.csv"
    row = "NB1,路灯不亮,人民路路灯不亮,2026-03-01 09:00,2026-03-02 09:00\n"
    path.write_text(CSV.format(rows=row), encoding="utf-8")
    return path


def test_a_copy_is_made_before_rows_come_in_and_none_before_a_trial(run: CommandLine, tmp_path: Path) -> None:
    run("import", "events", str(table(tmp_path)), "--dry-run")
    before = run("backups", "--json").json["backups"]

    assert run("import", "events", str(table(tmp_path)), "--json").json["imported"] == 1

    (row,) = run("backups", "--json").json["backups"]
    assert before == []
    assert row["why"] == "import"
    run("restore", row["file"])
    assert run("list", "--view", "all", "--json").json["total"] == 0


# --- restore ------------------------------------------------------------------------------------------------


def test_a_restore_is_refused_while_the_desk_is_open(run: CommandLine, home: Path) -> None:
    register(run)
    copy = run("backup", "--json").json["file"]
    desk = subprocess.Popen([sys.executable, "-c", _HOLDS, str(home)], stdout=subprocess.PIPE)
    try:
        assert desk.stdout is not None
        assert desk.stdout.readline().strip() == b"True"
        said = run("restore", copy, "--json")
    finally:
        desk.kill()
        desk.wait()
        if desk.stdout is not None:
            desk.stdout.close()

    assert (said.code, said.json["error"]) == (1, "backup.desk_open")
    assert str(desk.pid) in said.json["message"]
    assert run("restore", copy).code == 0  # a killed desk holds nothing


def test_the_home_is_free_again_after_a_restore(run: CommandLine, home: Path) -> None:
    copy = run("backup", "--json").json["file"]
    run("restore", copy)

    with no_desk(home):
        pass


def test_the_desk_makes_ready_and_the_exchange_happens_when_it_is_closed(home: Path) -> None:
    room = room_of(home)
    assert room.copies is not None
    made = room.copies.make()
    assert made is not None
    registered(room)

    room.copies.prepare(made.name)
    registered(room)
    room.store.close()
    kept = exchange_prepared(home, SystemClock().now())

    assert kept is not None
    assert call(home, "list", "--view", "all", "--json").json["total"] == 0
    assert call(home, "verify").code == 0
    assert call(home, "restore", str(kept)).code == 0
    assert call(home, "list", "--view", "all", "--json").json["total"] == 2
    assert {copy.why for copy in room_of(home).copies.listed()} >= {Why.RESTORE}  # type: ignore[union-attr]


def test_what_was_made_ready_can_be_let_go(home: Path) -> None:
    room = room_of(home)
    assert room.copies is not None
    made = room.copies.make()
    assert made is not None
    room.copies.prepare(made.name)

    room.copies.cancel()
    room.store.close()

    assert exchange_prepared(home, SystemClock().now()) is None
    assert not restoring.ready_path(home / "room.db").exists()


def test_a_damaged_copy_is_marked_in_the_list_and_not_made_ready(home: Path) -> None:
    room = room_of(home)
    registered(room)
    assert room.copies is not None
    made = room.copies.make()
    assert made is not None
    content = made.path.read_bytes()
    made.path.write_bytes(content.replace("路灯".encode(), "灯路".encode()))

    checked = room.copies.check(made.name)

    assert checked.is_sound is False
    assert checked.problem
    with pytest.raises(Exception, match=r"backup\.damaged"):
        room.copies.prepare(made.name)
    rows = call(home, "backups", "--json").json["backups"]
    assert [row["sound"] for row in rows if row["file"] == str(made.path)] == [False]
    room.store.close()


def test_a_copy_that_is_killed_while_it_is_made_leaves_a_home_that_copies_again(
    run: CommandLine, home: Path
) -> None:
    register(run)
    order = [sys.executable, "-m", "commandroom", "--home", str(home), "backup"]
    for delay in (0.15, 0.3, 0.45, 0.6):
        running = subprocess.Popen(order, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        running.kill()
        running.wait()

    assert run("verify").code == 0
    assert run("backup").code == 0
    rows = run("backups", "--json").json["backups"]
    assert all(row["sound"] for row in rows)
    assert not list((home / "backups").glob("*.partial"))


# --- another machine, another folder ------------------------------------------------------------------------


def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(residence, "machine_mark", lambda: "another machine")
    monkeypatch.setattr(residence, "machine_name", lambda: "新电脑")


def test_a_home_on_another_machine_says_so_once_and_goes_on_in_a_new_incarnation(
    run: CommandLine, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = register(run)
    elsewhere(monkeypatch)

    first, second = run("show", number), run("show", number)
    registered_here = register(run)
    state = room_of(home).residence.state()  # type: ignore[union-attr]

    assert (first.code, second.code) == (0, 0)
    assert disk.machine_name() in first.err
    assert "move" in first.err
    assert second.err == ""
    assert (state.moved, state.code, state.incarnation) == (True, "home.moved", 2)
    assert registered_here != number
    assert run("verify").code == 0


def test_move_says_that_it_goes_on_here(
    run: CommandLine, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(run)
    elsewhere(monkeypatch)
    assert not _seats_place(home)[0]

    moved, again = run("move", "--json").json, run("move", "--json").json

    assert (moved["moved"], moved["incarnation"], again["moved"]) == (True, 2, False)
    assert _seats_place(home)[0]


def _seats_place(home: Path, now: datetime | None = None) -> tuple[bool, str]:
    return looked_at(home, "seat's place", now)


def looked_at(home: Path, name: str, now: datetime | None = None) -> tuple[bool, str]:
    call(home, "people")
    clock = FixedClock(now or SystemClock().now())
    context = Context(home=home, lang="en", as_json=False, out=sys.stdout, err=sys.stderr, clock=clock)
    found = {check.name: check for check in checks(context)}
    return found[name].ok, found[name].advice


def test_two_homes_from_one_disk_never_write_into_one_stream(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    found_in_earnest(first)
    form = json.dumps(FORM)
    shutil.copytree(first, second)

    told = call(second, "people")
    for home in (first, second):
        assert call(home, "act", "register", "--data", form).code == 0
    rooms = [room_of(home) for home in (first, second)]
    streams = [{entry.stream for entry in room.store.export_entries()} for room in rooms]
    rooms[0].store.receive(rooms[1].store.export_entries())

    assert str(first) in told.err
    assert streams == [{"330299104/A.1"}, {"330299104/A.1", "330299104/A.2"}]
    assert rooms[0].store.verify().problems == ()
    assert len({entry.hash for entry in rooms[0].store.export_entries()}) == len(
        rooms[0].store.export_entries()
    )
    for room in rooms:
        room.store.close()


def test_a_folder_that_was_only_renamed_says_nothing(tmp_path: Path) -> None:
    found_in_earnest(tmp_path / "old")
    (tmp_path / "old").rename(tmp_path / "new")

    said = call(tmp_path / "new", "people")

    assert (said.code, said.err) == (0, "")


# --- the doctor ---------------------------------------------------------------------------------------------


def test_the_doctor_names_copies_jobs_logs_and_the_journals_time(run: CommandLine, home: Path) -> None:
    register(run)
    run("backup")

    found = {
        name: looked_at(home, name) for name in ("copies", "jobs", "logs", "journal's time", "seat's place")
    }

    assert all(ok for ok, _ in found.values()), found
    assert str(home / "logs") in found["logs"][1]
    assert str(home / "backups") in found["copies"][1]


def test_a_journal_ahead_of_the_clock_is_noticed(run: CommandLine, home: Path) -> None:
    register(run)
    now = SystemClock().now()

    ahead = looked_at(home, "journal's time", now - timedelta(minutes=6))
    near = looked_at(home, "journal's time", now - timedelta(minutes=4))

    assert (ahead[0], near[0]) == (False, True)


def test_a_real_room_with_no_copy_of_today_is_told(tmp_path: Path) -> None:
    call(tmp_path, "init", *FOUNDING)
    none = looked_at(tmp_path, "copies")
    call(tmp_path, "backup")
    fresh = looked_at(tmp_path, "copies")

    old = looked_at(tmp_path, "copies", SystemClock().now() + timedelta(days=2))

    assert (none[0], fresh[0], old[0]) == (False, True, False)


# --- logs ---------------------------------------------------------------------------------------------------


@pytest.mark.warns("job falls failed")
def test_no_person_and_no_number_is_written_into_a_log(run: CommandLine, home: Path, tmp_path: Path) -> None:
    number = register(run)
    run("act", "note", "--event", number, "--data", json.dumps({"text": "陈大明 13812345678 又来电"}))
    run("act", "nonsense", "--event", number, "--data", json.dumps({"reporter_name": "陈大明"}))
    run("import", "events", str(table(tmp_path)))
    run("restore", str(tmp_path / "陈大明 13812345678.db"))
    run("list", "--text", "13812345678")
    room = room_of(home)

    def fall() -> None:
        raise ValueError("陈大明 13812345678")

    with logs.kept(home, "desk"):
        Scheduler(room, ()).run(Job("falls", 10, fall))
    room.store.close()

    written = b"".join(path.read_bytes() for path in (home / "logs").glob("*") if path.is_file())
    assert b"falls" in written
    for secret in ("陈大明", "13812345678"):
        assert secret.encode() not in written
