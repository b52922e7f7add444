"""The import dialog on a real room with the real importer: guess, correct, import, stop, read what was rejected."""

from __future__ import annotations

import csv
import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from typing_extensions import override

from commandroom.interop.importer import TableImporter
from commandroom.ui.dialogs.importing.dialog import ImportDialog, open_import
from commandroom.ui.widgets.placeholder import ErrorState
from commandroom.ui.window import DeskWindow
from commandroom.usecases.importing import Cancelled, ImportReport, MapChoice, Progress
from commandroom.usecases.queries import BoardIds, BoardQuery
from tests.ui.room import Seat

HEADING = ("工单编号", "标题", "诉求内容", "来电时间", "办结时间", "答复内容")
PATIENCE_MS = 8000


def table(folder: Path, count: int, *, heading: tuple[str, ...] = HEADING, spoiled: int = 0) -> Path:
    """A file of so many calls, the first of them without a readable time."""
    path = folder / "工单.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(heading)
        for at in range(count):
            when = "不详" if at < spoiled else f"2026-03-0{at % 9 + 1} 10:{at % 60:02d}:00"
            writer.writerow((f"T{at:05d}", f"第{at}件", f"第{at}件的诉求内容", when, "", ""))
    return path


def wait(seat: Seat) -> None:
    seat.qtbot.wait(1)
    seat.qtbot.waitUntil(lambda: not seat.desk.slow.is_busy, timeout=PATIENCE_MS)
    seat.qtbot.wait(1)
    seat.qtbot.waitUntil(lambda: not seat.desk.slow.is_busy, timeout=PATIENCE_MS)


def opened(seat: Seat, window: DeskWindow, path: Path, importer: TableImporter | None = None) -> ImportDialog:
    importer = importer or TableImporter(seat.bench.room, seat.bench.home)
    dialog = open_import(seat.desk, window, importer, path=path)
    wait(seat)
    return dialog


def said(dialog: ImportDialog) -> str:
    """Why it goes no further: in the place of the rows, else at the foot."""
    state = dialog.placeholder.findChild(ErrorState)
    return state.accessibleName() if state is not None else dialog.fault.text()


def events(seat: Seat) -> int:
    total: int = seat.desk.room.ask(BoardIds(BoardQuery(view="all"), seat.desk.clock.now())).total
    return total


def test_the_first_rows_are_shown_as_what_they_become(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path
) -> None:
    dialog = opened(practice_seat, window, table(tmp_path, 30))

    model = dialog.model
    row = [model.data(model.index(0, at)) for at in range(4)]
    assert model.rowCount() == 20
    assert row == ["待确认", "T00000", "第0件", "03-01 10:00"]
    assert dialog.facts.text() == "30 行，6 列"
    assert not dialog.bar.isVisible()
    assert not dialog.rejected_button.isVisible()
    assert events(practice_seat) == 0
    dialog.reject()


def test_a_column_that_was_not_recognised_is_chosen_by_hand(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path
) -> None:
    heading = ("号", "甲", "乙", "丙", "丁", "戊")
    dialog = opened(practice_seat, window, table(tmp_path, 3, heading=heading))
    before = dialog.submit_button.isEnabled()

    for field, column in (("title", "甲"), ("text", "乙"), ("reported_at", "丙")):
        dialog.fields.combos[field].choose((column,))
    dialog.fields.number.choose(("号",))
    dialog.fields.changed.emit()
    wait(practice_seat)

    assert not before
    assert dialog.submit_button.isEnabled(), dialog.fault.text()
    assert dialog.model.data(dialog.model.index(0, 2)) == "第0件"
    dialog.reject()


def test_every_row_is_imported_there_already_or_rejected_and_they_add_up(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path
) -> None:
    path = table(tmp_path, 12, spoiled=2)
    dialog = opened(practice_seat, window, path)
    heard = list[ImportReport]()
    dialog.imported.connect(heard.append)

    dialog.submit()
    wait(practice_seat)
    dialog.reject()
    again = opened(practice_seat, window, path)
    again.imported.connect(heard.append)
    again.submit()
    wait(practice_seat)

    first, second = heard
    assert (first.imported, first.already_there, first.rejected) == (10, 0, 2)
    assert (second.imported, second.already_there, second.rejected) == (0, 10, 2)
    assert "导入 0，已存在 10，未导入 2" in again.told.text()
    assert again.rejected_button.isVisible()
    assert Path(second.rejected_file).is_file()
    assert events(practice_seat) == 10
    again.reject()


class HeldImporter(TableImporter):
    """Waits after the first batch until the test lets it go on."""

    reached = threading.Event()
    go_on = threading.Event()

    @override
    def run(  # type: ignore[override]  # the dialog's call only
        self, path: Path, chosen: MapChoice, *, sheet: str | None = None, dry_run: bool = False,
        progress: Progress | None = None, cancelled: Cancelled | None = None,
    ) -> ImportReport:  # fmt: skip
        def told(read: int) -> None:
            if progress is not None:
                progress(read)
            self.reached.set()
            self.go_on.wait(5)

        return super().run(path, chosen, sheet=sheet, dry_run=dry_run, progress=told, cancelled=cancelled)


def test_a_stopped_import_keeps_whole_batches_and_says_so(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path
) -> None:
    importer = HeldImporter(practice_seat.bench.room, practice_seat.bench.home)
    dialog = opened(practice_seat, window, table(tmp_path, 1200), importer)
    heard = list[ImportReport]()
    dialog.imported.connect(heard.append)

    dialog.submit()
    practice_seat.qtbot.waitUntil(importer.reached.is_set, timeout=PATIENCE_MS)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    still_open = dialog.isVisible()
    importer.go_on.set()
    wait(practice_seat)

    assert still_open
    assert heard[0].cancelled
    assert heard[0].imported == 500
    assert events(practice_seat) == 500
    assert dialog.told.text().startswith("已停止")
    dialog.reject()


def test_a_file_that_is_no_table_is_refused_in_one_sentence(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path
) -> None:
    path = tmp_path / "不是表格.xlsx"
    path.write_bytes(b"no spreadsheet at all")

    dialog = opened(practice_seat, window, path)

    assert "不是表格.xlsx" in said(dialog)
    assert not dialog.submit_button.isEnabled()
    assert events(practice_seat) == 0
    dialog.reject()


def test_a_map_is_kept_under_a_name_and_offered_the_next_time(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path
) -> None:
    dialog = opened(practice_seat, window, table(tmp_path, 3))
    dialog.map_name.setText("热线月报")

    dialog.save_map()
    wait(practice_seat)
    dialog.reject()
    again = opened(practice_seat, window, table(tmp_path, 3))

    assert (practice_seat.bench.home / "maps" / "热线月报.toml").is_file()
    assert again.map.findData("热线月报") >= 0
    again.reject()


def test_a_map_without_a_name_is_not_kept(practice_seat: Seat, window: DeskWindow, tmp_path: Path) -> None:
    dialog = opened(practice_seat, window, table(tmp_path, 3))
    dialog.map_name.setText("")

    dialog.save_map()

    assert dialog.fault.text() == "请先填写对照表名称。"
    dialog.reject()
