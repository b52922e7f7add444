"""What is done with the row under the cursor: a quick look, a window of its own, an undo that may lapse."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.ui.apart import Apart, PageWindow
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.quicklook import QuickLook
from commandroom.ui.looking import MOST_PIXELS, look_at
from commandroom.ui.notices import Notice
from commandroom.ui.undoing import offer_undo
from commandroom.usecases.commands import Act
from tests.ui.board.conftest import Board
from tests.ui.room import Seat

Register = Callable[..., str]
Open = Callable[[], Board]
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def press(
    board: Board, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(board.page.table, which, modifier)
    board.seat.settle()


def photo(path: Path, wide: int, high: int, colour: str = "red") -> Path:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


def turned_photo(path: Path, wide: int, high: int) -> Path:
    """A JPEG that says in its EXIF data that it was taken with the camera on its side (orientation 6)."""
    photo(path, wide, high)
    plain = path.read_bytes()
    tiff = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    exif = b"Exif\x00\x00" + tiff
    path.write_bytes(plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:])
    return path


def bomb(path: Path, side: int) -> Path:
    """A PNG of some bytes that says it unfolds to `side` × `side` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )
    return path


@pytest.fixture
def attached(seat: Seat, register: Register, tmp_path: Path) -> Callable[..., str]:
    """Registers an event with photos of these sizes."""

    def do(title: str, *sizes: tuple[int, int]) -> str:
        number = register(title)
        files = [str(photo(tmp_path / f"{title}{at}.png", *size)) for at, size in enumerate(sizes, start=1)]
        seat.act("attach", number, by=seat.person("intake"), files=files)
        return number

    return do


def looking(board: Board) -> QuickLook:
    board.seat.wait_for(lambda: not board.seat.desk.slow.is_busy)
    board.seat.settle()
    found = QApplication.activeModalWidget()
    assert isinstance(found, QuickLook)
    return found


def test_space_shows_the_photos_and_escape_closes(attached: Callable[..., str], board: Open) -> None:
    attached("井盖", (400, 300), (300, 400))
    shown = board()

    press(shown, Key.Key_Space)
    quick = looking(shown)
    first = quick.file.name if quick.file else "", quick.photo.has_picture, quick._place.text()
    QTest.keyClick(quick, Key.Key_Right)
    looking(shown)
    second = quick.file.name if quick.file else "", quick._name.text()
    QTest.keyClick(quick, Key.Key_Escape)
    shown.seat.settle()

    assert first == ("井盖1.png", True, "1 / 2")
    assert second[0] == "井盖2.png"
    assert "300 × 400" in second[1]
    assert QApplication.activeModalWidget() is None
    assert shown.window.focusWidget() is shown.page.table


def test_the_look_follows_the_cursor_through_the_list(attached: Callable[..., str], board: Open) -> None:
    attached("第一", (40, 30))
    attached("第二", (50, 30))
    shown = board()
    press(shown, Key.Key_Space)
    quick = looking(shown)
    before = quick.title.text()

    QTest.keyClick(quick, Key.Key_Down)
    looking(shown)

    assert {before, quick.title.text()} == {"第一", "第二"}
    assert shown.current == quick.title.text()


def test_a_picture_is_zoomed_by_keys_and_made_whole_again(attached: Callable[..., str], board: Open) -> None:
    attached("井盖", (400, 300))
    shown = board()
    press(shown, Key.Key_Space)
    quick = looking(shown)

    for _ in range(3):
        QTest.keyClick(quick, Key.Key_Plus)
    larger = quick.photo.magnification
    QTest.keyClick(quick, Key.Key_0)

    assert larger == pytest.approx(1.25**3)
    assert quick.photo.magnification == 1.0


def test_without_photos_a_sentence_says_so(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    said: list[Notice] = []
    seat.desk.notices.said.connect(said.append)

    press(shown, Key.Key_Space)

    assert [notice.text for notice in said] == ["这件事没有照片或附件。"]


def test_what_is_no_picture_is_shown_by_name_and_size(
    seat: Seat, register: Register, board: Open, tmp_path: Path
) -> None:
    number = register("第一件")
    paper = tmp_path / "现场记录.txt"
    paper.write_text("现场情况" * 400, encoding="utf-8")
    seat.act("attach", number, by=seat.person("intake"), files=[str(paper)])
    shown = board()

    press(shown, Key.Key_Space)
    quick = looking(shown)

    assert not quick.photo.has_picture
    assert quick.photo.words == "现场记录.txt  5 KB"


def test_a_photo_taken_on_its_side_stands_upright(tmp_path: Path) -> None:
    path = turned_photo(tmp_path / "a.jpg", 400, 300)

    found = look_at(path, QSize(200, 200))

    assert (found.width, found.height) == (300, 400)
    assert found.image is not None
    assert (found.image.width(), found.image.height()) == (150, 200)


def test_a_large_photo_is_read_at_the_size_it_is_shown_in(tmp_path: Path) -> None:
    path = photo(tmp_path / "a.jpg", 3000, 2000)

    found = look_at(path, QSize(600, 600))

    assert found.image is not None
    assert (found.image.width(), found.image.height()) == (600, 400)
    assert (found.width, found.height) == (3000, 2000)


def test_a_picture_that_unfolds_to_gigabytes_is_not_opened(tmp_path: Path) -> None:
    path = bomb(tmp_path / "a.png", 60_000)

    found = look_at(path, QSize(600, 600))

    assert path.stat().st_size < 1000
    assert found.width * found.height > MOST_PIXELS
    assert (found.image, found.why) == (None, "huge")


@pytest.mark.qt_log_ignore("JPEG", "jpeg")
def test_damaged_and_missing_pictures_are_told_apart(tmp_path: Path) -> None:
    broken = tmp_path / "a.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 no more")

    assert look_at(broken, QSize(100, 100)).why == "unreadable"
    assert look_at(tmp_path / "none.jpg", QSize(100, 100)).why == "gone"


# --- a window of its own ------------------------------------------------------------------------------------------


def windows(board: Board) -> list[PageWindow]:
    return Apart.of(board.window).windows


def test_shift_enter_opens_a_second_window_that_remembers_its_place(
    seat: Seat, register: Register, board: Open
) -> None:
    register("第一件")
    shown = board()

    press(shown, Key.Key_Return, SHIFT)
    apart = windows(shown)[0]
    seat.wait_for(lambda: apart.windowTitle() == "第一件")
    title = apart.windowTitle()
    apart.resize(apart.width(), 703)
    apart.close()
    seat.settle()
    press(shown, Key.Key_Return, SHIFT)
    again = windows(shown)[0]

    assert title == "第一件"
    assert shown.window.current == "board"
    assert again.height() == 703
    Apart.of(shown.window).close_all()


def test_the_same_event_is_not_opened_twice_and_all_close_with_the_main_window(
    register: Register, board: Open
) -> None:
    register("第一件")
    register("第二件")
    shown = board()

    press(shown, Key.Key_Return, SHIFT)
    press(shown, Key.Key_Return, SHIFT)
    once = len(windows(shown))
    press(shown, Key.Key_J)
    press(shown, Key.Key_Return, SHIFT)
    twice = len(windows(shown))
    kept = list(windows(shown))
    shown.window.close()

    assert (once, twice) == (1, 2)
    assert not any(window.isVisible() for window in kept)


def test_keys_of_the_second_window_act_on_its_event(seat: Seat, register: Register, board: Open) -> None:
    seat.desk.settings.put("verbs/onward", False)
    number = register("第一件")
    shown = board()
    press(shown, Key.Key_Return, SHIFT)
    apart = windows(shown)[0]
    seat.wait_for(lambda: apart.windowTitle() == "第一件" and not apart.desk.tasks.is_busy)

    assert apart.page is not None
    QTest.keyClick(apart.page, Key.Key_A)
    seat.wait_for(lambda: isinstance(QApplication.activeModalWidget(), CardDialog))
    form = QApplication.activeModalWidget()
    seat.wait_for(lambda: not apart.desk.tasks.is_busy)
    assert isinstance(form, CardDialog)
    QTest.keyClick(form, Key.Key_Return, CTRL)
    seat.wait_for(lambda: seat.sheet(number).event.state.value == "pending_triage")
    seat.wait_for(lambda: bool(apart.toasts.toasts))
    apart.activateWindow()
    seat.wait_for(apart.isActiveWindow)
    QTest.keyClick(apart, Key.Key_Z, CTRL)

    seat.wait_for(lambda: seat.sheet(number).event.state.value == "pending_accept")
    assert shown.window.toasts.toasts == []
    Apart.of(shown.window).close_all()


# --- undo ---------------------------------------------------------------------------------------------------------


def done(seat: Seat, number: str) -> None:
    """The operator accepts an event, and the desk offers to undo it."""
    changes = seat.bench.room.perform(Act("accept", number, {"category": "0910", "urgency": "一般"}))
    offer_undo(seat.desk, changes, f"{number}：已受理")


def test_the_seconds_of_an_undo_are_counted_down(seat: Seat, register: Register, board: Open) -> None:
    number = register("第一件")
    shown = board()

    done(seat, number)
    seat.settle()
    toast = shown.window.toasts.toasts[-1]
    text = toast.button.text() if toast.button is not None else ""

    assert "撤销 10" in text
    assert "Ctrl+Z" in text
    assert toast.notice.seconds == 10


def test_once_somebody_acted_on_it_the_undo_lapses_and_says_why(
    seat: Seat, register: Register, board: Open
) -> None:
    number = register("第一件")
    shown = board()
    done(seat, number)
    seat.settle()

    seat.act("note", number, by=seat.person("command"), text="已知悉")
    seat.settle()
    toast = shown.window.toasts.toasts[-1]
    is_done = shown.window.toasts.act_on_newest()
    seat.settle()

    assert toast.accessibleName().endswith("其后已有人办理，不能再撤销。")
    assert not is_done
    assert seat.sheet(number).event.state.value == "pending_triage"


def test_a_merge_is_undone_by_its_own_deed(seat: Seat, register: Register, board: Open) -> None:
    first, second = register("老街井盖缺失"), register("老街井盖缺失")
    shown = board()
    into = seat.sheet(first).event.id
    merged = seat.bench.room.perform(
        Act(
            "merge",
            second,
            {"master_id": into, "similarity_reason": "同一事项"},
            actor=seat.person("shift_leader"),
        )
    )
    before = seat.sheet(second).event.state.value
    seat.sit(seat.person("shift_leader"))
    offer_undo(seat.desk, merged, "已并案")
    seat.settle()

    shown.window.toasts.act_on_newest()
    seat.settle()

    assert before == "merged"
    assert seat.sheet(second).event.state.value == "pending_accept"
    assert "unmerge" in [row.verb for row in seat.sheet(second).timeline]


def test_ctrl_z_with_nothing_to_undo_says_so(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    said: list[Notice] = []
    seat.desk.notices.said.connect(said.append)

    QTest.keyClick(shown.window, Key.Key_Z, CTRL)

    assert [notice.text for notice in said] == ["没有可以撤销的操作：办理后 10 秒内可撤销。"]
