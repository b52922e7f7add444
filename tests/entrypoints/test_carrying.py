"""The process that writes the room out beside an open desk: it tells how far it is, and stops when the desk is gone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from commandroom.domain.errors import RefusedError, WorldError
from commandroom.entrypoints import ourselves
from commandroom.entrypoints.carrying import HomeCarrying, _Told
from commandroom.entrypoints.desk import with_copies_apart
from commandroom.entrypoints.opening import open_room
from commandroom.usecases.carrying import Course, WithKeys
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import Records
from commandroom.usecases.room import Room
from tests.entrypoints.conftest import call

FORM = {
    "source": "CALL", "title": "路灯不亮", "text": "路灯三天不亮", "location": "人民路", "reporter_name": "陈大明",
    "reporter_phone": "13812345678", "occurred_at": "2026-03-09 19:00", "reported_at": "2026-03-10 08:55",
}  # fmt: skip
PHRASE = "correct horse battery"
BIG = 3000
_DESK = """
import sys
from pathlib import Path
from commandroom.entrypoints.opening import open_room
room = open_room(Path(sys.argv[1]))
room.carrying.apart = True
print("begun", flush=True)
room.carrying.export(Path(sys.argv[2]))
"""


@pytest.fixture
def room(home: Path) -> Iterator[Room]:
    """A room whose copies and exports are made in processes of their own, as beside a window."""
    room = open_room(home)
    end = with_copies_apart(room, lambda: None)
    yield room
    end()
    room.store.close()


def carrying_of(room: Room) -> HomeCarrying:
    assert isinstance(room.carrying, HomeCarrying)
    return room.carrying


def with_attachments(home: Path, count: int = BIG) -> None:
    """Make an export last: many attachments, named by an event."""
    import hashlib
    import sqlite3

    base = sqlite3.connect(home / "room.db")
    columns = {str(row[1]): str(row[2]) for row in base.execute("PRAGMA table_info(attachment)")}
    for number in range(count):
        content = str(number).encode() * 2000
        name = hashlib.sha256(content).hexdigest()
        path = home / "attachments" / name[:2] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        row = {column: 0 if kind.upper().startswith("INT") else "" for column, kind in columns.items()}
        row |= {"sha256": name, "size": len(content)}
        if "id" in row:
            row["id"] = f"a{number}"
        marks = ", ".join("?" for _ in row)
        base.execute(f"INSERT INTO attachment ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
    base.commit()
    base.close()


def test_it_is_written_in_a_process_of_its_own_which_tells_how_far_it_is(
    room: Room, home: Path, tmp_path: Path
) -> None:
    shares: list[float] = []

    done = carrying_of(room).export(tmp_path / "out.zip", progress=shares.append)

    assert done.digest == call(home, "verify", "--json").json["digest"]
    assert done.bytes == (tmp_path / "out.zip").stat().st_size
    assert shares == sorted(shares)
    assert shares[-1] > 0.9
    assert call(tmp_path / "fresh", "import", "room", str(done.file)).code == 0


def test_keys_go_through_the_pipe_and_not_on_the_command_line(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    order = ourselves.order

    def noted(home: Path, *words: str) -> list[str]:
        said.extend((str(home), *words))
        return order(home, *words)

    monkeypatch.setattr(ourselves, "order", noted)
    room.perform(Act("register", "", FORM, actor="t-intake"))
    room.store.set_local("operator", "t-director")

    done = carrying_of(room).export(tmp_path / "out.zip", WithKeys("换新电脑", PHRASE))

    rows = [row.fields for row in room.ask(Records("setting")) if row.id == "keys_exported"]
    (tmp_path / "phrase").write_text(PHRASE, encoding="utf-8")
    taken = call(
        tmp_path / "fresh", "import", "room", str(done.file), "--passphrase", str(tmp_path / "phrase"), "--json"
    )  # fmt: skip
    assert done.keys
    assert [fields["reason"] for fields in rows] == ["换新电脑"]
    assert taken.json["keys"] is True
    assert "--reason=换新电脑" in said
    assert PHRASE not in " ".join(said)


def test_stopped_it_ends_by_itself_and_leaves_nothing(room: Room, home: Path, tmp_path: Path) -> None:
    with_attachments(home)
    out = tmp_path / "stick"
    out.mkdir()

    with pytest.raises(RefusedError, match=r"wholeroom\.stopped"):
        carrying_of(room).export(out / "out.zip", cancelled=lambda: bool(list(out.iterdir())))

    assert list(out.iterdir()) == []


def test_a_killed_desk_takes_the_export_with_it(home: Path, tmp_path: Path) -> None:
    with_attachments(home)
    out = tmp_path / "stick"
    out.mkdir()
    desk = subprocess.Popen(
        [sys.executable, "-c", _DESK, str(home), str(out / "out.zip")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )  # fmt: skip
    until = time.monotonic() + 20
    while not list(out.iterdir()) and time.monotonic() < until:
        time.sleep(0.01)
    was_begun = bool(list(out.iterdir()))

    desk.kill()
    desk.communicate()
    while list(out.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)

    assert was_begun
    assert list(out.iterdir()) == []


def test_what_refuses_it_there_is_said_here(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HomeCarrying, "check", lambda *_: None)
    (tmp_path / "out.zip").write_bytes(b"mine")

    with pytest.raises(WorldError) as refused:
        carrying_of(room).export(tmp_path / "out.zip")

    assert (refused.value.code, refused.value.params) == (
        "wholeroom.not_empty",
        {"file": str(tmp_path / "out.zip")},
    )


def test_a_process_that_says_nothing_is_a_sentence_too() -> None:
    order = [sys.executable, "-c", "import os; os._exit(7)"]
    pipe = subprocess.PIPE
    with subprocess.Popen(order, stdin=pipe, stdout=pipe, stderr=pipe) as running:
        told = _Told(running, None)
        told.send(PHRASE)
        was_killed = told.wait(lambda: False)

    assert not was_killed
    with pytest.raises(WorldError, match="exit code 7"):
        told.document(7, was_stopped=False)


def test_one_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commandroom.entrypoints.carrying.PATIENCE_SECONDS", 0.1)
    order = [sys.executable, "-c", "import time; time.sleep(60)"]
    pipe = subprocess.PIPE
    with subprocess.Popen(order, stdin=pipe, stdout=pipe, stderr=pipe) as running:
        told = _Told(running, None)
        was_killed = told.wait(lambda: True)

    with pytest.raises(RefusedError, match=r"wholeroom\.stopped"):
        told.document(running.returncode, was_stopped=was_killed)
    assert was_killed


@pytest.mark.parametrize("name", ["a\x00b.zip", "字" * 255 + ".zip", "half\udcff\ud800.zip"])
def test_a_name_that_no_disk_takes_is_a_sentence(room: Room, tmp_path: Path, name: str) -> None:
    with pytest.raises(WorldError, match=r"wholeroom\.cannot_write"):
        carrying_of(room).export(tmp_path / name)

    assert not any(path.suffix in {".zip", ".partial"} for path in tmp_path.iterdir())


def test_a_course_tells_in_steps_and_never_more_than_all() -> None:
    shares: list[float] = []
    course = Course(shares.append)
    course.expect(10_000)

    for _ in range(30_000):
        course.went(1)

    assert len(shares) <= 200
    assert shares[-1] == pytest.approx(1.0, abs=0.006)
    assert max(shares) <= 1.0


def test_the_process_makes_way_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(os, "nice", asked.append, raising=False)

    ourselves.make_way()

    assert asked == [10]
