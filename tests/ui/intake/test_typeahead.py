"""The field that finds one of many by typing, and the field that takes files."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from commandroom.ui.tasks import Tasks
from commandroom.ui.theme import Appearance, Theme
from commandroom.ui.widgets.filedrop import FileDrop, size_text
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.ui.widgets.typeahead import Option, TypeAhead

OPTIONS = (
    Option("u1", "综合行政执法队", also="执法队"),
    Option("u2", "应急消防管理站", also="应消站"),
    Option("u3", "交警中队"),
)


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[TypeAhead]:
    window = QWidget()
    qtbot.addWidget(window)
    made, other = TypeAhead(Theme(Appearance()), "", OPTIONS), TextInput()
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addWidget(other)
    window.resize(400, 400)
    window.show()
    qtbot.waitExposed(window)
    made.setFocus()
    yield made
    window.close()


def test_initials_find_an_option_and_enter_takes_it(field: TypeAhead) -> None:
    QTest.keyClicks(field, "yjxf")
    opened = field.is_open
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert opened
    assert (field.value, field.text()) == ("u2", "应急消防管理站")
    assert not field.is_open


def test_tab_takes_the_lit_row_and_goes_on(field: TypeAhead) -> None:
    QTest.keyClicks(field, "jjzd")
    QTest.keyClick(field, Qt.Key.Key_Tab)

    assert field.value == "u3"
    assert not field.hasFocus()


def test_arrows_walk_through_all_options(field: TypeAhead) -> None:
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.value == "u3"


def test_escape_closes_the_list_and_keeps_the_text(field: TypeAhead) -> None:
    QTest.keyClicks(field, "zf")
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert not field.is_open
    assert (field.value, field.text()) == (None, "zf")


def test_what_matches_nothing_is_kept_and_is_no_value(field: TypeAhead) -> None:
    QTest.keyClicks(field, "qqq")
    QTest.keyClick(field, Qt.Key.Key_Tab)

    assert (field.value, field.text()) == (None, "qqq")


def test_a_changed_text_is_no_longer_the_chosen_option(field: TypeAhead) -> None:
    field.choose("u1")
    field.end(False)
    QTest.keyClick(field, Qt.Key.Key_Backspace)

    assert field.value is None


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks(name="pictures")
    yield made
    made.close()
    qtbot.wait(1)


def held(tasks: Tasks) -> threading.Event:
    """Something slow that is on its way before; it ends when the event is set."""
    go_on = threading.Event()
    tasks.run(lambda: go_on.wait(5))
    return go_on


def pasted() -> QMimeData:
    """A picture in the clipboard."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    data = QMimeData()
    data.setImageData(image)
    return data


def test_files_are_taken_once_and_given_back(qtbot: QtBot, tmp_path: Path, tasks: Tasks) -> None:
    drop = FileDrop(Theme(Appearance()), tasks=tasks)
    qtbot.addWidget(drop)
    path = tmp_path / "现场.txt"
    path.write_text("字" * 10, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])

    taken = drop.paste(data) and drop.paste(data)
    before = drop.paths
    drop.remove(path)

    assert taken
    assert before == (path,)
    assert drop.paths == ()


def test_a_pasted_picture_becomes_a_file_of_a_private_folder(
    qtbot: QtBot, tmp_path: Path, tasks: Tasks
) -> None:
    drop = FileDrop(Theme(Appearance()), tasks=tasks)
    qtbot.addWidget(drop)
    drop.keep_in(tmp_path / "kept")

    go_on = held(tasks)
    drop.paste(pasted())
    drop.paste(pasted())
    was_keeping = drop.is_keeping
    go_on.set()
    qtbot.waitUntil(lambda: not drop.is_keeping, timeout=3000)

    assert was_keeping
    assert [path.name for path in drop.paths] == ["pasted-1.png", "pasted-2.png"]
    assert all(QImage(str(path)).width() == 8 for path in drop.paths)
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0


def test_what_waits_for_a_pasted_picture_is_done_when_it_is_on_the_disk(
    qtbot: QtBot, tmp_path: Path, tasks: Tasks
) -> None:
    drop = FileDrop(Theme(Appearance()), tasks=tasks)
    qtbot.addWidget(drop)
    drop.keep_in(tmp_path / "kept")
    done: list[int] = []
    go_on = held(tasks)
    drop.paste(pasted())

    drop.when_kept(lambda: done.append(len(drop.paths)))
    before = list(done)
    go_on.set()
    qtbot.waitUntil(lambda: bool(done), timeout=3000)

    assert before == []
    assert done == [1]


def test_a_file_that_is_gone_stays_in_the_list_and_is_said(
    qtbot: QtBot, tmp_path: Path, tasks: Tasks
) -> None:
    drop = FileDrop(Theme(Appearance()), tasks=tasks)
    qtbot.addWidget(drop)

    drop.set_paths([tmp_path / "gone.jpg"])

    assert drop.paths == (tmp_path / "gone.jpg",)
    said = [label.text() for label in drop.findChildren(PlainLabel)]
    assert any("not to be found" in text for text in said)


@pytest.mark.parametrize(("size", "text"), [(12, "12 B"), (2048, "2 KB"), (3_250_000, "3.1 MB")])
def test_a_size_is_told_in_its_unit(size: int, text: str) -> None:
    tell: Callable[[int], str] = size_text

    assert tell(size) == text
