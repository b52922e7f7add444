"""The whole room leaves from the desk: a warning before, a banner with a stop meanwhile, a sentence at the end."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from commandroom.domain.errors import RoomError, WorldError
from commandroom.entrypoints.opening import open_room
from commandroom.entrypoints.wholeroom import import_room
from commandroom.interop import roomout
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.notices import Kind
from commandroom.ui.pages.settings.backup import BackupSection
from commandroom.ui.pages.settings.view import SettingsPage
from commandroom.ui.roomexport import DEED
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.carrying import Carried, WithKeys
from commandroom.usecases.queries import Records
from tests.ui.exporting.conftest import Export
from tests.ui.room import Seat

PHRASE = "correct horse battery"


def told(seat: Seat) -> list[str]:
    """The reasons journaled for keys that left."""
    rows = seat.bench.room.ask(Records("setting"))
    return [str(row.fields.get("reason")) for row in rows if row.id == "keys_exported"]


def test_the_settings_and_the_palette_both_open_it(export: Export) -> None:
    seat = export.seat
    window = export.run._window
    page = window.page("settings")  # type: ignore[attr-defined]
    assert isinstance(page, SettingsPage)
    page.show_section("backup")
    section = page.section("backup")
    assert isinstance(section, BackupSection)
    seat.wait_for(lambda: not seat.desk.slow.is_busy and section.export.isEnabled())

    shown = section.export.isVisible()
    section.export.click()
    first = QApplication.activeModalWidget()
    assert first is not None
    first.reject()  # type: ignore[attr-defined]

    assert shown
    assert export.dialog().isVisible()
    assert DEED in [deed.id for deed in seat.desk.actions.deeds()]


def test_it_says_what_the_file_holds_and_who_may_have_it(export: Export) -> None:
    dialog = export.dialog()

    assert "个人信息" in dialog.warning.text()
    assert "只可交给" in dialog.warning.text()
    assert dialog.file.text().endswith("临溪镇-2026-11-20.zip")
    assert not dialog.secret.isVisible()


def test_the_room_is_written_and_comes_into_an_empty_home(
    export: Export, stick: Path, tmp_path: Path
) -> None:
    dialog = export.dialog()
    dialog.file.setText(str(stick / "room"))

    export.submit(dialog)
    done = export.end()

    assert isinstance(done, Carried)
    assert done.file == stick / "room.zip"
    assert (export.banner.kind, export.banner.action) == (Kind.SUCCESS, "知道了")
    assert all(said in export.banner.text for said in (str(done.file), f"{done.entries:,}", "个人信息"))
    taken = import_room(done.file, tmp_path / "fresh", clock=export.seat.bench.clock)
    assert taken["digest"] == done.digest
    assert told(export.seat) == []


def test_the_sentence_at_the_end_stays_until_it_was_seen(export: Export, stick: Path) -> None:
    export.run.start(stick / "room.zip")
    export.end()

    on_action = export.banner.on_action
    assert on_action is not None
    on_action()

    assert export.seat.desk.notices.banner is None


# --- keys -----------------------------------------------------------------------------------------------------


def with_keys(export: Export, stick: Path, *, reason: str = "换新电脑", phrase: str = PHRASE) -> Any:
    dialog = export.dialog()
    dialog.file.setText(str(stick / "room.zip"))
    dialog.with_keys.setChecked(True)
    dialog.reason.setText(reason)
    dialog.phrase.setText(phrase)
    dialog.again.setText(phrase)
    return dialog


def test_keys_go_along_with_a_reason_that_is_journaled(export: Export, stick: Path) -> None:
    seat = export.seat
    seat.sit(seat.person("director"))

    export.submit(with_keys(export, stick))
    done = export.end()

    assert isinstance(done, Carried)
    assert done.keys
    assert told(seat) == ["换新电脑"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"reason": ""}, "reason"), ({"phrase": ""}, "passphrase"), ({"phrase": "short"}, "passphrase")],
)
def test_keys_without_reason_or_phrase_are_refused_at_the_field_and_nothing_is_journaled(
    export: Export, stick: Path, changes: dict[str, str], field: str
) -> None:
    export.seat.sit(export.seat.person("director"))
    dialog = with_keys(export, stick, **changes)

    export.submit(dialog)

    assert dialog.fields[field].fault
    assert dialog.isVisible()
    assert told(export.seat) == []
    assert list(stick.iterdir()) == []


def test_two_phrases_that_differ_are_told_apart(export: Export, stick: Path) -> None:
    dialog = with_keys(export, stick)
    dialog.again.setText(PHRASE + "!")

    export.submit(dialog)

    assert dialog.fields["again"].fault == "两次输入不一致。"


def test_who_may_not_take_the_keys_is_told_so_and_keeps_what_was_typed(export: Export, stick: Path) -> None:
    export.seat.sit(export.seat.person("intake"))
    dialog = with_keys(export, stick)

    export.submit(dialog)

    assert "主任" in dialog.fault.text()
    assert dialog.reason.text() == "换新电脑"
    assert (told(export.seat), list(stick.iterdir())) == ([], [])


def test_a_closed_gate_refuses_the_keys_and_lets_the_rest_go(export: Export, stick: Path) -> None:
    export.seat.desk.gate.shut("x", WorldError("store.read_only", file="room.db"))
    dialog = with_keys(export, stick)

    export.submit(dialog)
    said = dialog.fault.text()
    dialog.with_keys.setChecked(False)
    export.submit(dialog)

    assert said == export.seat.desk.gate.reason
    assert isinstance(export.end(), Carried)


# --- refused ---------------------------------------------------------------------------------------------------


def test_an_empty_place_and_half_a_path_are_asked_for_again(export: Export) -> None:
    dialog = export.dialog()
    faults = []
    for typed in ("  ", "room.zip"):
        dialog.file.setText(typed)
        export.submit(dialog)
        faults.append(dialog.fields["file"].fault)

    assert faults == ["请填写。", "请写完整路径，从盘符或根目录写起。"]


def test_a_file_that_is_there_is_not_overwritten(export: Export, stick: Path) -> None:
    (stick / "room.zip").write_bytes(b"mine")
    dialog = export.dialog()
    dialog.file.setText(str(stick / "room.zip"))

    export.submit(dialog)

    assert "已经存在" in dialog.fields["file"].fault
    assert (stick / "room.zip").read_bytes() == b"mine"
    assert not export.run.is_running


def test_a_disk_without_room_is_said_before_anything_is_written(
    export: Export, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=1000))
    dialog = export.dialog()
    dialog.file.setText(str(stick / "room.zip"))

    export.submit(dialog)

    assert "磁盘空间不足" in dialog.fields["file"].fault
    assert list(stick.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(
    export: Export, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commandroom.entrypoints.carrying.os.access", lambda _place, _mode: False)
    dialog = export.dialog()
    dialog.file.setText(str(stick / "room.zip"))

    export.submit(dialog)

    assert "无法写入" in dialog.fields["file"].fault


def test_a_disk_that_fills_while_it_is_written_leaves_no_half_and_says_so(
    export: Export, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(roomout.Writer, "text", full)

    export.run.start(stick / "room.zip")
    error = export.end()

    assert isinstance(error, RoomError)
    assert error.code == "wholeroom.disk_full"
    assert (export.banner.kind, "磁盘已满" in export.banner.text) == (Kind.WARN, True)
    assert list(stick.iterdir()) == []


def test_a_desk_that_only_reads_exports_all_the_same(export: Export, stick: Path, tmp_path: Path) -> None:
    shutil.copytree(export.seat.bench.home, tmp_path / "still")
    room = open_room(tmp_path / "still", clock=export.seat.bench.clock, read_only=True)
    assert room.carrying is not None
    before = (tmp_path / "still" / "room.db").read_bytes()

    done = room.carrying.export(stick / "room.zip")
    with pytest.raises(WorldError, match=r"store\.read_only"):
        room.carrying.export(stick / "keys.zip", WithKeys("换新电脑", PHRASE, room.actor("director").id))
    room.store.close()

    assert done.entries > 0
    assert (tmp_path / "still" / "room.db").read_bytes() == before
    assert [path.name for path in stick.iterdir()] == ["room.zip"]


# --- meanwhile --------------------------------------------------------------------------------------------------


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """An export that waits in its middle until it is let go."""
    gate, write = threading.Event(), roomout.Writer.lines

    def lines(writer: roomout.Writer, name: str, rows: Any) -> int:
        if name.startswith("records"):
            gate.wait(20)
        return write(writer, name, rows)

    monkeypatch.setattr(roomout.Writer, "lines", lines)
    return gate.set


def test_stopped_it_leaves_nothing_and_says_so(export: Export, stick: Path, held: Callable[[], None]) -> None:
    export.run.start(stick / "room.zip")
    export.seat.wait_for(lambda: bool(list(stick.iterdir())))
    stop = export.banner
    assert stop.on_action is not None

    stop.on_action()
    said = export.banner.text
    held()
    error = export.end()

    assert (stop.action, "正在停止" in said) == ("停止", True)
    assert isinstance(error, RoomError)
    assert error.code == "wholeroom.stopped"
    assert list(stick.iterdir()) == []
    assert "没有留下" in export.banner.text


def test_lists_are_answered_while_it_runs_and_the_deed_asks_whether_to_stop(
    export: Export, stick: Path, held: Callable[[], None]
) -> None:
    seat = export.seat
    export.run.start(stick / "room.zip")
    seat.wait_for(lambda: bool(list(stick.iterdir())))

    heard: list[object] = []
    seat.desk.slow.run(lambda: "a slow answer", then=heard.append)
    seat.desk.ask(Records("person"), then=heard.append)
    seat.wait_for(lambda: len(heard) == 2)
    seat.desk.actions.do(DEED)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, ConfirmDialog)
    texts = " ".join(label.text() for label in asked.findChildren(PlainLabel))
    asked.submit()
    held()

    assert str(stick / "room.zip") in texts
    assert isinstance(export.end(), RoomError)
    assert list(stick.iterdir()) == []


def test_a_desk_that_closes_breaks_it_off(export: Export, stick: Path, held: Callable[[], None]) -> None:
    export.run.start(stick / "room.zip")
    export.seat.wait_for(lambda: bool(list(stick.iterdir())))

    export.run.stop()
    held()
    export.run.close()

    assert list(stick.iterdir()) == []
