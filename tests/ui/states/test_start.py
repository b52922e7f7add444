"""The desk that cannot open: a small window says why and offers what there is; reading goes on where writing cannot."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commandroom.domain.errors import DamageError, NotFoundError, RoomError, WorldError
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.opening import open_room
from commandroom.entrypoints.starting import trouble
from commandroom.ui import i18n
from commandroom.ui.single import SingleDesk
from commandroom.ui.start import Answer, Choice, StartTrouble, StartWindow
from commandroom.ui.theme import Appearance, Theme
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import EventDetail, RoomFacts
from tests.room import Bench, bench_in

NO_ROOT = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="rights do not bind the administrator"
)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A practice room that was closed, with one event and a copy."""
    made = bench_in(tmp_path / "home")
    made.registered()
    made.room.store.backup(made.home / "backups")
    made.room.store.close()
    return made


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    kept = i18n.install(qapp, "zh_CN")
    yield
    i18n.remove(qapp, kept)


def _context(home: Path) -> Context:
    return Context(home=home, lang="zh_CN", as_json=False, out=StringIO(), err=StringIO())


def _window(qtbot: QtBot, said: StartTrouble) -> tuple[StartWindow, list[Answer]]:
    window, answers = StartWindow(Theme(Appearance()), said, lang="zh_CN"), list[Answer]()
    window.answered.connect(answers.append)
    qtbot.addWidget(window)
    window.show()
    return window, answers


def _fault_of(home: Path) -> RoomError:
    with pytest.raises(RoomError) as caught:
        open_room(home)
    return caught.value


@pytest.mark.usefixtures("chinese")
def test_a_damaged_file_is_brought_back_from_its_newest_copy_and_put_aside(
    qtbot: QtBot, bench: Bench
) -> None:
    store = bench.home / "room.db"
    store.write_bytes(b"no database at all" * 4000)
    error = _fault_of(bench.home)
    window, answers = _window(qtbot, trouble(_context(bench.home), error))

    window.restore.click()
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)

    room = open_room(bench.home)
    name = room.ask(RoomFacts()).name
    room.store.close()
    window.close()
    assert isinstance(error, DamageError)
    assert answers == [Answer(Choice.RESTORE)]
    assert name == "练习镇"
    assert [path.read_bytes()[:11] for path in bench.home.glob("*replaced*.db")] == [b"no database"]


@pytest.mark.usefixtures("chinese")
def test_a_damaged_copy_replaces_nothing_and_says_so(qtbot: QtBot, bench: Bench) -> None:
    store = bench.home / "room.db"
    store.write_bytes(b"no database at all" * 4000)
    for copy in (bench.home / "backups").glob("*.db"):
        copy.write_bytes(b"nor is this one" * 4000)
    window, answers = _window(qtbot, trouble(_context(bench.home), _fault_of(bench.home)))

    window.restore.click()
    qtbot.waitUntil(lambda: bool(window.fault.text()), timeout=20_000)

    window.close()
    assert answers == [Answer(Choice.QUIT)]
    assert store.read_bytes().startswith(b"no database at all")


@pytest.mark.usefixtures("chinese")
def test_a_store_that_is_gone_offers_its_copies_and_another_home(qtbot: QtBot, bench: Bench) -> None:
    (bench.home / "room.db").unlink()

    window, _answers = _window(qtbot, trouble(_context(bench.home), _fault_of(bench.home)))

    assert isinstance(window.trouble.error, NotFoundError)
    assert (window.restore.isVisible(), window.other.isVisible(), window.read_only.isVisible()) == (
        True,
        True,
        False,
    )


@pytest.mark.usefixtures("chinese")
def test_what_another_program_holds_is_offered_again_or_for_reading(qtbot: QtBot, bench: Bench) -> None:
    said = trouble(_context(bench.home), WorldError("store.busy", file="room.db"))
    window, answers = _window(qtbot, said)

    window.read_only.click()

    assert (window.restore.isVisible(), answers) == (False, [Answer(Choice.READ_ONLY)])


@pytest.mark.usefixtures("chinese")
def test_a_newer_store_is_neither_restored_nor_read(qtbot: QtBot, bench: Bench) -> None:
    said = trouble(_context(bench.home), WorldError("store.newer", file="room.db", revision="9", head="1"))
    window, _answers = _window(qtbot, said)

    text = window.sentence.text()

    assert "升级" in text
    assert (window.restore.isVisible(), window.read_only.isVisible()) == (False, False)


@pytest.mark.usefixtures("chinese")
def test_the_details_that_are_copied_name_the_code_and_no_person(qtbot: QtBot, bench: Bench) -> None:
    window, _answers = _window(qtbot, trouble(_context(bench.home), WorldError("store.busy", file="room.db")))

    window.copy.click()

    copied = QApplication.clipboard().text()
    assert "store.busy" in copied
    assert "王某某" not in copied


def test_a_room_that_is_only_read_shows_everything_and_changes_no_byte(bench: Bench) -> None:
    before = (bench.home / "room.db").read_bytes()
    room = open_room(bench.home, read_only=True)

    with pytest.raises(WorldError) as refused:
        room.perform(Act("note", "", {"text": "x"}))
    name, found = room.ask(RoomFacts()).name, room.store.verify(full=False)
    room.store.close()

    assert refused.value.code == "store.read_only"
    assert (name, found.problems) == ("练习镇", ())
    assert (bench.home / "room.db").read_bytes() == before


@NO_ROOT
def test_a_folder_that_cannot_be_written_is_read_all_the_same(bench: Bench) -> None:
    bench.home.chmod(0o500)
    (bench.home / "room.db").chmod(0o400)
    try:
        room = open_room(bench.home, read_only=True)
        name = room.ask(RoomFacts()).name
        room.store.close()
    finally:
        bench.home.chmod(0o700)

    assert name == "练习镇"


@pytest.mark.usefixtures("qapp")
def test_a_home_that_holds_no_lock_has_one_desk_all_the_same(tmp_path: Path, qtbot: QtBot) -> None:
    gone = tmp_path / "vanished" / "home"
    first, second = SingleDesk(gone), SingleDesk(gone)

    claimed = first.claim(), second.claim()
    first.listen()
    with qtbot.waitSignal(first.called, timeout=2000):
        second.call_first()

    assert claimed == (True, False)
    first.release()


def test_a_store_that_comes_back_is_opened_anew_by_itself(bench: Bench, tmp_path: Path) -> None:
    room = open_room(bench.home)
    number = room.ask(EventDetail("#1")).event.number
    aside = tmp_path / "elsewhere"
    shutil.copytree(bench.home, aside)
    bench.home.rename(tmp_path / "gone")

    aside.rename(bench.home)
    room.store.reconnect()
    kept = room.ask(EventDetail(number)).event.title
    room.store.close()

    assert kept == "老街井盖缺失"
