"""Files, tags, long courses and other people's hands on the event page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.base.clock import work_seconds
from commandroom.store.seat_store import SeatStore
from commandroom.ui.dialogs.quicklook import QuickLook
from commandroom.ui.notices import Notice
from commandroom.ui.pages.event.hands import held_elsewhere
from commandroom.ui.pages.event.tags import tags_of
from commandroom.ui.pages.event.view import EventPage
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import TimelineRow
from tests.ui.event.conftest import Event
from tests.ui.room import AFTERNOON, Seat

Make = Callable[[], Event]
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = "现场已到达，正在处置。" * 900


def photos(folder: Path, count: int) -> list[str]:
    """So many pictures, each another one."""
    made = []
    for at in range(count):
        picture = QImage(64, 48, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor(at % 15 + 3) if at < 12 else 0xFF000000 | at * 70_000)
        path = folder / f"现场{at}.png"
        picture.save(str(path))
        made.append(str(path))
    return made


def with_files(seat: Seat, made: Event, files: list[str]) -> EventPage:
    seat.bench.room.perform(Act("attach", made.number, {"files": files}, actor=seat.person("intake")))
    return made.show()


def test_ninety_nine_photos_are_one_widget_that_reads_only_what_is_seen(
    seat: Seat, event: Make, tmp_path: Path
) -> None:
    made = event()
    page = with_files(seat, made, photos(tmp_path, 99))
    seat.qtbot.wait(300)

    grid = page.aside.files.grid

    assert len(grid.files) == 99
    assert grid.height() == grid.heightForWidth(grid.width())
    assert 0 < len(grid.pictures) < 99
    assert "附件 99 个" in grid.accessibleName()


def test_a_photo_is_looked_at_by_keys_and_the_next_one_after_it(
    seat: Seat, event: Make, tmp_path: Path
) -> None:
    page = with_files(seat, event(), photos(tmp_path, 3))
    grid = page.aside.files.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    name = grid.accessibleName()

    QTest.keyClick(grid, Qt.Key.Key_Space)
    look = QApplication.activeModalWidget()
    assert isinstance(look, QuickLook)
    first = look.file
    QTest.keyClick(look, Qt.Key.Key_Right)
    second = look.file
    QTest.keyClick(look, Qt.Key.Key_Escape)

    assert "现场1.png" in name
    assert first == grid.files[1]
    assert second == grid.files[2]


def test_space_on_the_page_looks_at_the_first_photo(seat: Seat, event: Make, tmp_path: Path) -> None:
    page = with_files(seat, event(), photos(tmp_path, 1))

    QTest.keyClick(page, Qt.Key.Key_Space)
    look = QApplication.activeModalWidget()

    assert isinstance(look, QuickLook)
    look.reject()


def test_an_opened_file_lies_under_a_name_that_says_nothing(
    seat: Seat, event: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "陈某某身份证.txt"
    path.write_text("内容", encoding="utf-8")
    page = with_files(seat, event(), [str(path)])
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))

    page.aside.files._open(page.aside.files.grid.files[0])
    seat.wait_for(lambda: bool(opened))

    assert "身份证" not in opened[0]
    assert opened[0].endswith(".txt")
    assert Path(opened[0]).read_text(encoding="utf-8") == "内容"
    page.aside.files.tidy()
    assert not Path(opened[0]).exists()


def test_a_long_entry_is_folded_and_opened_by_enter(seat: Seat, event: Make) -> None:
    made = event()
    made.act("note", by="intake", text=LONG)
    page = made.show()
    timeline = page.course.timeline
    folded = timeline.height()

    QTest.keyClick(page, Qt.Key.Key_2)
    QTest.keyClick(timeline, Qt.Key.Key_Down)
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    seat.settle()
    opened = timeline.height()
    QTest.keyClick(timeline, Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().text()
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    seat.settle()

    assert opened > 3 * folded
    assert timeline.height() == folded
    assert LONG in copied
    assert "备注" in timeline.accessibleDescription()


def test_four_hundred_long_entries_are_shown_without_a_stall(seat: Seat, event: Make) -> None:
    made = event()
    page = made.show()
    many = [row(hash=f"{at}", text=LONG) for at in range(400)]

    began = work_seconds()
    page.course.show_rows(many, {})
    page.course.grab()
    taken = work_seconds() - began
    seat.qtbot.waitUntil(lambda: not page.course.timeline._later.isActive(), timeout=8000)

    assert taken < 0.25  # laying all of it out takes more than a second
    assert page.course.timeline.height() > 400 * 60


def row(**changes: Any) -> TimelineRow:
    """A remark at another seat."""
    plain: dict[str, Any] = {
        "hash": "1", "at": AFTERNOON, "actor": "p1", "actor_name": "王伟", "verb": "note", "label": "备注", "seat": "B",
        "text": "",
    }  # fmt: skip
    return TimelineRow(**(plain | changes))


@pytest.mark.parametrize(
    ("rows", "is_held"),
    [
        ([row()], True),
        ([row(seat="A")], False),
        ([row(at=AFTERNOON - timedelta(hours=1))], False),
        ([row(), row(actor="system", seat="A")], True),
        ([row(), row(seat="A")], False),
        ([], False),
    ],
)
def test_an_event_is_in_hand_elsewhere_while_another_seat_did_the_last_deed(
    rows: list[TimelineRow], *, is_held: bool
) -> None:
    found = held_elsewhere(rows, seat="A", now=AFTERNOON + timedelta(minutes=3))

    assert (found is not None) is is_held


def test_taking_over_is_on_record_and_ends_the_strip(seat: Seat, event: Make) -> None:
    made = event()
    page = made.show()
    page.held.show_held(row(), AFTERNOON + timedelta(minutes=3))
    told = page.held.told.text()

    page.held.button.click()
    seat.settle()

    assert "王伟 正在席位 B 办理" in told
    assert page.held.isHidden()
    assert seat.sheet(made.number).timeline[-1].text == "由本席位接管，原办理人 王伟（席位 B）。"


def test_tags_are_words_of_remarks_and_can_be_taken_off() -> None:
    remarks = [row(text="#重点 先电话联系 #信访"), row(text="-#信访"), row(text="#撤回的", withdrawn=True)]

    assert tags_of(remarks) == ["重点"]


def test_a_tag_is_set_by_its_key_and_shown_with_the_facts(seat: Seat, event: Make) -> None:
    made = event()
    page = made.show()

    QTest.keyClick(page, Qt.Key.Key_T)
    page.course.note.insertPlainText("重点")
    QTest.keyClick(page.course.note, Qt.Key.Key_Return, CONTROL)
    seat.settle()

    assert seat.sheet(made.number).timeline[-1].text == "#重点"
    shown = [value.text() for _, value in page.left.grid._rows if value.isVisible()]
    assert "#重点" in shown


def test_a_clock_between_the_steps_stands_after_the_step_that_started_it(event: Make) -> None:
    page = event().accept().show()

    assert [node.key for node in page.strip.nodes][:3] == ["accept", "triage", "dispatch"]


def test_a_photo_dropped_anywhere_on_the_page_is_attached(seat: Seat, event: Make, tmp_path: Path) -> None:
    made = event()
    page = made.show()
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(photos(tmp_path, 1)[0])])
    place, copy = QPointF(20, 20), Qt.DropAction.CopyAction
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), copy, given, left, plain)
    drop = QDropEvent(place, copy, given, left, plain)

    QApplication.sendEvent(page, enter)
    QApplication.sendEvent(page, drop)
    seat.wait_for(lambda: bool(page.aside.files.grid.files))

    assert enter.isAccepted()
    assert drop.isAccepted()
    assert not page.course.note.acceptDrops()
    assert [file.name for file in seat.sheet(made.number).event.attachments] == ["现场0.png"]


def test_a_photo_that_lies_at_another_seat_says_where_and_shows_when_it_comes(
    seat: Seat, event: Make, tmp_path: Path
) -> None:
    made = event()
    page = with_files(seat, made, photos(tmp_path, 1))
    card, store = page.aside.files, seat.bench.room.store
    (file,) = card.grid.files
    lies = seat.bench.home / "attachments" / file.sha256[:2] / file.sha256
    lies.rename(tmp_path / "elsewhere")
    assert isinstance(store, SeatStore)
    with store.database.writing() as connection:
        row = ("hub", file.sha256, file.size, seat.sheet(made.number).event.id, "B", 0, 0, 0)
        connection.execute("INSERT INTO blob_due VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    card.grid.pictures.clear()
    page.model.refresh()
    seat.wait_for(lambda: card.grid.away == {file.sha256: "B"})
    seat.wait_for(lambda: file.sha256 in card.grid._without)

    assert "在 B 席位" in card.grid.accessibleName()
    said: list[Notice] = []
    seat.desk.notices.said.connect(said.append)
    card._copy(file, tmp_path / "copy", then=lambda _path: pytest.fail("there is nothing to copy"))
    seat.wait_for(lambda: any("B 席位" in notice.text for notice in said))
    seat.desk.notices.said.disconnect(said.append)

    (tmp_path / "elsewhere").rename(lies)
    with store.database.writing() as connection:
        connection.execute("DELETE FROM blob_due")
    page.model.refresh()
    seat.wait_for(lambda: file.sha256 in card.grid.pictures)
    assert "席位" not in card.grid.accessibleName()
