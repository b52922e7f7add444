from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from commandroom.domain.errors import WorldError, WrongUseError
from commandroom.domain.event.imported import Imported, Rejected
from commandroom.interop.events import events_of
from commandroom.interop.exports import safe, write_table
from commandroom.interop.rejected import RejectedWriter
from commandroom.interop.tables import open_table
from tests.interop.making import HEADER, ROW, a_map, csv_file

DANGERS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\0=1", "＝1+1"]


def cells_of(path: Path) -> list[list[Any]]:
    book = load_workbook(path)
    return [[(cell.value, cell.data_type) for cell in row] for row in book.worksheets[0].iter_rows()]


@pytest.mark.parametrize("danger", DANGERS)
def test_no_cell_of_a_csv_runs_as_a_formula(tmp_path: Path, danger: str) -> None:
    write_table(tmp_path / "表.csv", ["甲", "乙"], [[danger, "平常"]])

    with (tmp_path / "表.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))

    assert rows[1][0].startswith("'")
    assert rows[1][1] == "平常"


@pytest.mark.parametrize("danger", DANGERS)
def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path, danger: str) -> None:
    write_table(tmp_path / "表.xlsx", ["甲", "乙"], [[danger, "http://example.invalid"]])

    assert {kind for row in cells_of(tmp_path / "表.xlsx") for _, kind in row} <= {"s", "inlineStr"}
    with zipfile.ZipFile(tmp_path / "表.xlsx") as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet


def test_moments_leave_in_the_townships_time(tmp_path: Path) -> None:
    moment = datetime(2025, 9, 11, 16, 30, tzinfo=UTC)

    for suffix in ("csv", "xlsx"):
        write_table(tmp_path / f"表.{suffix}", ["时间", "日期", "数"], [[moment, date(2025, 9, 12), 3]])

    assert "2025-09-12T00:30:00+08:00,2025-09-12,3" in (tmp_path / "表.csv").read_text(encoding="utf-8-sig")
    row = load_workbook(tmp_path / "表.xlsx").worksheets[0][2]
    assert [cell.value for cell in row][::2] == [datetime(2025, 9, 12, 0, 30), 3]  # noqa: DTZ001


def test_a_long_number_stays_text(tmp_path: Path) -> None:
    write_table(tmp_path / "表.xlsx", ["号", "乙"], [[20250911000123456, True]])

    assert [value for value, _ in cells_of(tmp_path / "表.xlsx")[1]] == ["20250911000123456", "是"]


@given(st.text(max_size=50))
def test_a_text_written_to_csv_is_read_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "往返.csv"
    said = "".join(sign for sign in text if sign.isprintable()).strip()

    write_table(path, ["工单编号", "内容"], [["NB1", said]])

    assert next(open_table(path).rows()).cells["内容"] == said


def test_a_plain_text_is_left_as_it_is() -> None:
    assert [safe(text) for text in ("路灯", "1-2", "'引", "")] == ["路灯", "1-2", "'引", ""]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_table_that_breaks_off_leaves_the_old_one_and_nothing_else(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"表.{suffix}"
    path.write_text("旧的", encoding="utf-8")

    def rows() -> Iterator[list[str]]:
        yield ["一"]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_table(path, ["甲"], rows())

    assert path.read_text(encoding="utf-8") == "旧的"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_folder_that_is_not_there_is_named_in_a_sentence(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(WorldError, match=r"export\.unwritable"):
        write_table(tmp_path / "没有" / f"表.{suffix}", ["甲"], [["一"]])


def test_an_unknown_format_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match=r"export\.unknown_format.*\.docx"):
        write_table(tmp_path / "表.docx", ["甲"], [])


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_rejected_rows_go_to_a_file_with_their_reason_and_can_be_mended_there(
    tmp_path: Path, suffix: str
) -> None:
    bad = ("NB2", "2025-02-30", "=SUM(A1)", "内容", "")
    table = open_table(csv_file(tmp_path, HEADER, ROW, bad))
    path = tmp_path / f"未导入.{suffix}"

    with RejectedWriter(path, table.header) as writer:
        for outcome in events_of(table, a_map()):
            if isinstance(outcome, Rejected):
                writer.write(outcome)

    mended = open_table(path)
    row = next(mended.rows())
    assert writer.count == 1
    assert mended.header[:2] == ("行号", "未导入原因")
    assert str(row.cells["行号"]) == "3"
    assert row.cells["未导入原因"] == "“受理时间”里的“2025-02-30”不是日期时间。可写成 2025-09-11 09:24。"
    assert row.cells["标题"] == "=SUM(A1)"
    row.cells["受理时间"] = "2025-02-28"
    assert isinstance(next(iter(events_of(mended, a_map()))), Rejected)


def test_no_file_appears_where_nothing_was_rejected(tmp_path: Path) -> None:
    with RejectedWriter(tmp_path / "未导入.csv", HEADER) as writer:
        pass

    assert writer.count == 0
    assert not (tmp_path / "未导入.csv").exists()


def test_rejected_rows_are_kept_when_the_import_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "未导入.csv"

    def breaks_off() -> None:
        with RejectedWriter(path, HEADER, lang="en") as writer:
            writer.write(Rejected(number=3, code="import.no_text", params={"column": "内容"}))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        breaks_off()

    assert "there is no text" in path.read_text(encoding="utf-8-sig")


def test_an_imported_row_of_an_export_is_the_same_event(tmp_path: Path) -> None:
    write_table(tmp_path / "表.xlsx", HEADER, [ROW])

    events = [
        list(events_of(open_table(path), a_map()))
        for path in (tmp_path / "表.xlsx", csv_file(tmp_path, HEADER, ROW))
    ]

    assert events[0] == events[1]
    assert isinstance(events[0][0], Imported)
