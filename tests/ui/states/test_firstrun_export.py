"""An exported room comes into an empty home at the first start: equal, or refused with nothing left."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commandroom.base.clock import FixedClock
from commandroom.domain.errors import WorldError
from commandroom.entrypoints.desk import is_untouched
from commandroom.entrypoints.opening import open_room
from commandroom.entrypoints.wholeroom import export_room
from commandroom.interop.wholeroom import Export
from commandroom.ui import i18n
from commandroom.usecases.carrying import WithKeys
from commandroom.usecases.queries import EventDetail, RoomFacts
from tests.room import MORNING, bench_in
from tests.ui.states.test_firstrun import ENTER, PATIENCE_MS, Sitting

PHRASE = "correct horse battery"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A room with an event, written out without and with its keys (`plain.zip`, `keys.zip`): the folder, number, digest."""
    folder = tmp_path_factory.mktemp("exported")
    bench = bench_in(folder / "home")
    number = bench.registered()
    plain = export_room(bench.room, bench.home, folder / "plain.zip")
    keys = WithKeys("换新电脑", PHRASE, "t-director")
    export_room(bench.room, bench.home, folder / "keys.zip", keys=keys)
    bench.room.store.close()
    return folder, number, str(plain["digest"])


@pytest.fixture
def sitting(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sitting]:
    """Somebody who has chosen "a room that was exported" and stands at the page for the file."""
    kept = i18n.install(qapp, "zh_CN")
    made = Sitting(qtbot, tmp_path / "home")
    for _ in range(3):
        made.press(Qt.Key.Key_Down)
    made.press(ENTER)
    yield made
    made.window.close()
    i18n.remove(qapp, kept)


def choose(sitting: Sitting, file: Path) -> str:
    """Choose a file; what the page says of it."""
    sitting.window.export.file_chosen.emit(file)
    sitting.qtbot.waitUntil(lambda: not sitting.window.is_busy, timeout=PATIENCE_MS)
    sitting.window.setFocus()
    return sitting.window.export.chosen.text()


def names(home: Path) -> list[str]:
    return sorted(path.name for path in home.iterdir()) if home.exists() else []


def test_it_says_what_is_in_the_file_takes_it_in_and_tells_that_it_is_equal(
    sitting: Sitting, exported: tuple[Path, str, str]
) -> None:
    folder, _number, digest = exported

    said = choose(sitting, folder / "plain.zip")
    sitting.press(ENTER)
    word = sitting.window.next.accessibleName()
    sitting.press(ENTER)

    taken = sitting.window.taken
    assert all(part in said for part in ("plain.zip", "330299", "1 件事件"))
    assert word == "导入"
    assert digest in taken.equal.text()
    assert "完全一致" in taken.equal.text()
    assert "密文" in taken.keys.text()
    assert "不要再打开" in taken.seat.text()
    assert (sitting.ended, sitting.window.next.accessibleName()) == ([], "打开指挥室")
    sitting.press(ENTER)
    room = open_room(sitting.home)
    assert room.ask(RoomFacts()).name
    assert room.store.verify().digest == digest
    room.store.close()
    assert sitting.ended == [True]


def test_a_window_closed_at_the_last_page_still_has_its_room(
    sitting: Sitting, exported: tuple[Path, str, str]
) -> None:
    choose(sitting, exported[0] / "plain.zip")
    sitting.press(ENTER)
    sitting.press(ENTER)

    sitting.window.close()

    assert sitting.ended == [True]


def test_keys_open_with_their_phrase_and_a_wrong_one_is_said_at_its_field(
    sitting: Sitting, exported: tuple[Path, str, str]
) -> None:
    folder, number, _digest = exported
    choose(sitting, folder / "keys.zip")
    page = sitting.window.export
    page.phrase.setText("something else")

    sitting.press(ENTER)
    fault, is_here = page.field.fault, sitting.window.steps[sitting.window.at] is page
    page.phrase.setText(PHRASE)
    sitting.press(ENTER)
    sitting.press(ENTER)

    room = open_room(sitting.home, clock=FixedClock(MORNING))
    reporter = room.ask(EventDetail(number)).reporter
    room.store.close()
    assert ("口令不对" in fault, is_here) == (True, True)
    assert "可以打开" in sitting.window.taken.keys.text()
    assert reporter is not None


def test_without_a_phrase_it_comes_in_sealed(sitting: Sitting, exported: tuple[Path, str, str]) -> None:
    choose(sitting, exported[0] / "keys.zip")

    sitting.press(ENTER)
    sitting.press(ENTER)

    assert "密文" in sitting.window.taken.keys.text()


def test_the_file_is_asked_for(sitting: Sitting) -> None:
    sitting.press(ENTER)

    assert sitting.window.steps[sitting.window.at] is sitting.window.export
    assert "请先选择" in sitting.window.export.chosen.text()


def _flipped(content: bytes) -> bytes:
    at = len(content) // 2
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.mark.parametrize(
    ("change", "said_of_it"),
    [
        (lambda content: content[:-40], "不完整或被改动过"),
        (lambda _content: b"no zip at all", "不完整或被改动过"),
        (lambda _content: b"", "是空的"),
        (_flipped, "不完整或被改动过"),
    ],
    ids=["cut", "no zip", "empty", "a bit flipped"],
)
def test_a_damaged_export_is_refused_with_a_sentence_and_nothing_is_left(
    sitting: Sitting,
    exported: tuple[Path, str, str],
    tmp_path: Path,
    change: Callable[[bytes], bytes],
    said_of_it: str,
) -> None:
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(change((exported[0] / "plain.zip").read_bytes()))

    said = choose(sitting, damaged)
    if sitting.window.export.export is not None:
        sitting.press(ENTER)
        sitting.press(ENTER)
        said = sitting.window.fault.text()

    assert said_of_it in said
    assert names(sitting.home) == []
    assert sitting.ended == []


def test_a_digest_that_is_not_equal_is_refused(
    sitting: Sitting, exported: tuple[Path, str, str], tmp_path: Path
) -> None:
    from tests.interop.making import repacked

    def other_digest(name: str, content: bytes) -> bytes:
        import json

        from commandroom.interop.wholeroom import seal_of

        if name != "manifest.json":
            return content
        manifest = json.loads(content) | {"digest": "0" * 64}
        return json.dumps(manifest | {"seal": seal_of(manifest)}).encode()

    copy = tmp_path / "edited.zip"
    copy.write_bytes((exported[0] / "plain.zip").read_bytes())

    choose(sitting, repacked(copy, other_digest))
    sitting.press(ENTER)
    sitting.press(ENTER)

    assert "digest" in sitting.window.fault.text()
    assert names(sitting.home) == []


def test_a_full_disk_is_said_and_nothing_is_left(
    sitting: Sitting, exported: tuple[Path, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise WorldError("wholeroom.no_room", file="home", needed="9 MB", free="1 MB")

    choose(sitting, exported[0] / "plain.zip")
    sitting.press(ENTER)
    monkeypatch.setattr("commandroom.entrypoints.wholeroom._need_room", full)
    sitting.press(ENTER)

    assert "磁盘空间不足" in sitting.window.fault.text()
    assert names(sitting.home) == []


def test_it_can_be_stopped_and_leaves_an_untouched_home(
    sitting: Sitting, exported: tuple[Path, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, read = threading.Event(), Export.documents

    def documents(export: Export, name: str) -> object:
        if name == "attachments.jsonl":
            gate.wait(10)
        return read(export, name)

    monkeypatch.setattr(Export, "documents", documents)
    choose(sitting, exported[0] / "plain.zip")
    sitting.press(ENTER)
    sitting.window.go_on()
    word = sitting.window.cancel.accessibleName()
    sitting.window.close()
    said = sitting.window.fault.text()
    gate.set()
    sitting.qtbot.waitUntil(lambda: not sitting.window.is_busy, timeout=PATIENCE_MS)

    assert (word, "正在停止" in said) == ("停止", True)
    assert "没有留下" in sitting.window.fault.text()
    assert is_untouched(sitting.home)


def test_going_back_from_the_look_leads_to_the_file_again(
    sitting: Sitting, exported: tuple[Path, str, str]
) -> None:
    choose(sitting, exported[0] / "plain.zip")
    sitting.press(ENTER)

    sitting.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert sitting.window.steps[sitting.window.at] is sitting.window.export
    assert sitting.window.export.export == exported[0] / "plain.zip"
