"""Odd tables in the import dialog: one sentence each and nothing imported, or taken whole; what broke off is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from commandroom.domain.errors import RoomError
from commandroom.interop import importer
from commandroom.interop.importer import TableImporter
from commandroom.ui.dialogs.importing.dialog import ImportDialog
from commandroom.ui.window import DeskWindow
from commandroom.ui.words import error_text
from commandroom.usecases.importing import import_events
from tests.interop.oddities import HEAD, LINE, REFUSED, TAKEN, Make, written
from tests.ui.importing.test_importing import events, opened, said, wait
from tests.ui.room import Seat

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes, sockets and devices of POSIX")


def test_every_odd_file_is_answered_by_its_own_sentence_and_cannot_be_imported(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path
) -> None:
    table = TableImporter(practice_seat.bench.room, practice_seat.bench.home)
    dialog = opened(practice_seat, window, tmp_path / "没有.csv", table)
    answers, wanted = {}, {}
    for number, (name, (make, code)) in enumerate(REFUSED.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = make(folder)
        dialog.choose(path)
        wait(practice_seat)
        with pytest.raises(RoomError, match=code) as refused:
            table.guess(path)
        answers[name] = (said(dialog), dialog.submit_button.isEnabled())
        wanted[name] = (f"{error_text(refused.value, lang='zh_CN')} {refused.value.code}", False)
    dialog.reject()

    assert answers == wanted
    assert not any("\n" in text for text, _ in answers.values())
    assert events(practice_seat) == 0


@pytest.mark.parametrize("name", ["utf-16 little", "300 columns", "days since 1904", "a dimension too large"])
def test_what_is_odd_and_still_a_table_is_shown_and_comes_in(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path, name: str
) -> None:
    make: Make = TAKEN[name]
    dialog = opened(practice_seat, window, make(tmp_path))

    dialog.submit()
    wait(practice_seat)

    assert events(practice_seat) == 1
    assert "导入 1，" in dialog.told.text()
    dialog.reject()


def test_a_file_that_is_written_while_it_comes_in_is_said_beside_what_came_in(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"NB{number:05}{LINE[3:]}\r\n" for number in range(1_500))
    path = written("表.csv", f"{HEAD}\r\n{rows}")(tmp_path)

    def cutting(room: object, outcomes: object, asked: object) -> object:
        os.truncate(path, path.stat().st_size // 2)
        return import_events(room, outcomes, asked)  # type: ignore[arg-type]

    monkeypatch.setattr(importer, "import_events", cutting)
    dialog: ImportDialog = opened(
        practice_seat, window, path, TableImporter(practice_seat.bench.room, practice_seat.bench.home)
    )

    dialog.submit()
    practice_seat.qtbot.waitUntil(lambda: "中断" in dialog.told.text(), timeout=30_000)

    assert events(practice_seat) == 500
    assert "500" in dialog.told.text()
    assert "改写" in dialog.fault.text()
    assert dialog.submit_button.isEnabled()
    dialog.reject()
