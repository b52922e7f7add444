"""Odd files dropped on an event: refused in one sentence, or stored safely; the event stays as it was."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from commandroom.ui.notices import Kind, Notice
from tests.ui.event.conftest import Event
from tests.ui.room import Seat

Make = Callable[[Path], Path]
POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")


def of(content: bytes, name: str) -> Make:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def three_gigabytes(folder: Path) -> Path:
    (folder / "录像.mp4").touch()
    os.truncate(folder / "录像.mp4", 3 << 30)
    return folder / "录像.mp4"


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "管道.txt")
    return folder / "管道.txt"


def a_device(folder: Path) -> Path:
    (folder / "零.txt").symlink_to("/dev/zero")
    return folder / "零.txt"


def dropped(seat: Seat, event: Event, *paths: Path) -> list[Notice]:
    """Drop files on the open page; what was said."""
    said: list[Notice] = []
    seat.desk.notices.said.connect(said.append)
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert event.page.aside.files.take(given)
    seat.settle()
    seat.wait_for(lambda: not seat.desk.slow.is_busy and not seat.desk.tasks.is_busy)
    seat.desk.notices.said.disconnect(said.append)
    return said


@POSIX
@pytest.mark.parametrize(
    ("make", "named"),
    [
        (three_gigabytes, "3.0 GB"),
        (of(b"", "空.jpg"), "0 字节"),
        (lambda folder: folder, "文件夹"),
        (of(b"MZ\x90", "照片.jpg"), "不是 jpg"),
        (of(b"x", "a\u202etxt.exe"), "不允许这种类型"),
        (lambda folder: folder / ("字" * 251 + ".txt"), "无法读取"),
        (lambda folder: folder / "没有.txt", "找不到"),
        (a_pipe, "不允许这种类型"),
        (a_device, "不允许这种类型"),
    ],
    ids=[
        "3 GB",
        "empty",
        "folder",
        "another kind",
        "turned name",
        "255 characters",
        "gone",
        "pipe",
        "device",
    ],
)
def test_what_may_not_be_attached_is_said_and_the_event_stays_as_it_was(
    seat: Seat, event: Callable[[], Event], tmp_path: Path, make: Make, named: str
) -> None:
    made = event()
    made.show()

    said = dropped(seat, made, make(tmp_path))

    assert [notice.kind for notice in said] == [Kind.CRIT]
    assert named in said[0].text
    assert "\n" not in said[0].text
    assert seat.sheet(made.number).event.attachments == ()
    assert not (seat.bench.home / "attachments").exists()


@pytest.mark.parametrize("name", ["长" * 80 + ".txt", "con.txt", "a b  c.txt"])
def test_an_odd_name_is_stored_by_its_content_and_shown_safely(
    seat: Seat, event: Callable[[], Event], tmp_path: Path, name: str
) -> None:
    made = event()
    made.show()
    climbing = of("路灯照片说明".encode(), name)(tmp_path).parent / ".." / tmp_path.name / name

    dropped(seat, made, climbing)

    (kept,) = seat.sheet(made.number).event.attachments
    assert not {"/", "\\"} & set(kept.name)
    assert len(kept.name) <= 120
    assert kept.name != "con.txt"
    files = [path for path in (seat.bench.home / "attachments").rglob("*") if path.is_file()]
    assert [path.name for path in files] == [kept.sha256]
