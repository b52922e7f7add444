"""Files that are no table of events: one sentence each on the desk, and nothing half-imported."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from commandroom.domain.event.imported import Rejected
from commandroom.ui.dialogs.importing.dialog import ImportDialog
from commandroom.ui.window import DeskWindow
from tests.ui.importing.test_importing import HEADING, events, opened, said, wait
from tests.ui.room import Seat
from tests.ui.typing_in import CTRL

Maker = Callable[[Path], Path]


def a_picture(folder: Path) -> Path:
    path = folder / "照片.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    return path


def nothing(folder: Path) -> Path:
    path = folder / "空.csv"
    path.write_bytes(b"")
    return path


def a_folder(folder: Path) -> Path:
    path = folder / "目录.csv"
    path.mkdir()
    return path


def a_missing_one(folder: Path) -> Path:
    return folder / "没有.csv"


def a_letter(folder: Path) -> Path:
    path = folder / "信.txt"
    path.write_text("尊敬的领导：\n\n  这里没有表格，只有一封信。\n", encoding="utf-8")
    return path


def a_bomb(folder: Path) -> Path:
    """A workbook of some kilobytes whose sheet unfolds to a gigabyte."""
    path = folder / "炸弹.xlsx"
    book = Workbook()
    book.active.append(list(HEADING))  # type: ignore[union-attr]
    book.save(folder / "plain.xlsx")
    with (
        zipfile.ZipFile(folder / "plain.xlsx") as plain,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb,
    ):
        for name in plain.namelist():
            if name != "xl/worksheets/sheet1.xml":
                bomb.writestr(name, plain.read(name))
        with bomb.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(plain.read("xl/worksheets/sheet1.xml").replace(b"</worksheet>", b""))
            for _ in range(600):
                sheet.write(b" " * (1 << 20))
            sheet.write(b"</worksheet>")
    return path


@pytest.mark.parametrize("make", [a_picture, nothing, a_folder, a_missing_one, a_letter, a_bomb])
def test_what_is_no_table_is_said_in_one_sentence_and_cannot_be_imported(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path, make: Maker
) -> None:
    dialog = opened(practice_seat, window, make(tmp_path))

    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    wait(practice_seat)

    assert said(dialog).strip()
    assert "\n" not in said(dialog)
    assert "Traceback" not in said(dialog)
    assert not dialog.submit_button.isEnabled()
    assert events(practice_seat) == 0
    dialog.reject()


def workbook(folder: Path, rows: list[list[object]], merged: str = "") -> Path:
    path = folder / "工单.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    book.save(path)
    return path


def told(dialog: ImportDialog) -> list[str]:
    model = dialog.model
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_a_heading_under_a_merged_title_is_found(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path
) -> None:
    title: list[object] = ["临溪镇工单汇总表"]
    path = workbook(
        tmp_path,
        [title, list(HEADING), ["T1", "第一件", "第一件的内容", "2026-03-01 10:00:00", "", ""]],
        merged="A1:F1",
    )

    dialog = opened(practice_seat, window, path)
    if dialog.submit_button.isEnabled():
        dialog.submit()
        wait(practice_seat)
        assert events(practice_seat) == 1
    else:
        assert said(dialog).strip()
        assert events(practice_seat) == 0
    dialog.reject()


def test_a_formula_in_the_place_of_a_number_does_no_harm(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path
) -> None:
    heading: list[object] = [*HEADING, "联系电话"]
    path = workbook(
        tmp_path,
        [heading, ["T1", "第一件", "内容", "2026-03-01 10:00:00", "", "", '=HYPERLINK("http://example.invalid","x")'],
         ["T2", "第二件", "内容", "2026-03-01 10:00:00", "", "", "10066527166"]],
    )  # fmt: skip

    dialog = opened(practice_seat, window, path)
    dialog.submit()
    wait(practice_seat)

    rejected = [one for one in dialog.model._preview.outcomes if isinstance(one, Rejected)]
    assert events(practice_seat) == 2 - len(rejected)
    for row in range(1, events(practice_seat) + 1):
        assert "HYPERLINK" not in str(practice_seat.sheet(f"#{row}").reporter)
    dialog.reject()


def test_a_hundred_thousand_rows_are_stopped_by_esc_and_say_what_came_in(
    practice_seat: Seat, window: DeskWindow, tmp_path: Path
) -> None:
    path = tmp_path / "大表.csv"
    with path.open("w", encoding="utf-8-sig") as stream:
        stream.write(",".join(HEADING) + "\n")
        for at in range(100_000):
            stream.write(f"T{at},第{at}件,内容{at},2026-03-01 10:00:00,,\n")
    dialog = opened(practice_seat, window, path)

    dialog.submit()
    practice_seat.qtbot.waitUntil(lambda: dialog.bar.value() > 0, timeout=20_000)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    practice_seat.qtbot.waitUntil(lambda: not practice_seat.desk.slow.is_busy, timeout=20_000)
    practice_seat.qtbot.wait(50)

    assert "已停止" in dialog.told.text()
    assert 0 < events(practice_seat) < 100_000
    assert f"{events(practice_seat):,}" in dialog.told.text()
    dialog.reject()
