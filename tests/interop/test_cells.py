"""Cells of workbooks: the same values as openpyxl reads, and nothing that a forged sheet can blow up."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from xlsxwriter import Workbook as SharingWorkbook

from commandroom.domain.errors import RoomError
from commandroom.interop.grid import Limits
from commandroom.interop.sheets import open_xlsx
from commandroom.interop.values import Formula
from tests.interop.making import HEADER, repacked, xlsx_file

SHEET = "xl/worksheets/sheet1.xml"


def cells(path: Path) -> list[list[object]]:
    return [list(row) for _, row in open_xlsx(path, sheet=None, limits=Limits()).rows()]


def peer(path: Path) -> list[list[object]]:
    with closing(load_workbook(path, read_only=True)) as book:
        page: Any = book.worksheets[0]
        page.reset_dimensions()
        return [[cell.value for cell in row] for row in page.iter_rows()]


def with_sheet(path: Path, change: Callable[[str], str]) -> Path:
    return repacked(
        path, lambda name, content: change(content.decode()).encode() if name == SHEET else content
    )


VALUES: tuple[tuple[str, Any, str], ...] = (
    ("a text", "路灯不亮 & <北街>", "General"),
    ("a whole number", 13800138000, "General"),
    ("a fraction", -3.25, "0.00"),
    ("yes", True, "General"),
    ("a moment", datetime(2019, 8, 1, 9, 30, 15), "yyyy-mm-dd hh:mm:ss"),  # noqa: DTZ001
    ("a moment in Chinese", datetime(2019, 8, 1, 9, 30), 'yyyy"年"m"月"d"日" h"时"mm"分"'),  # noqa: DTZ001
    ("a day", date(2026, 3, 4), "yyyy-mm-dd"),
    ("an hour", time(8, 5), "hh:mm"),
    ("a span", timedelta(hours=30, minutes=5), "[hh]:mm:ss"),
    ("a day before the leap day that never was", 59, "yyyy-mm-dd"),
    ("money in red", 12.5, '#,##0.00_);[Red]\\(#,##0.00"d"\\)'),
    ("a percentage", 0.25, "0%"),
    ("an error", "#N/A", "General"),
)


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904], ids=["1900", "1904"])
def test_values_are_those_that_openpyxl_reads(tmp_path: Path, epoch: Any) -> None:
    book: Any = Workbook()
    if epoch is not None:
        book.epoch = epoch
    for place, (_, value, form) in enumerate(VALUES, start=1):
        cell = book.active.cell(place, 1 + place % 3, value)
        cell.number_format = form
    path = tmp_path / "值.xlsx"
    book.save(path)

    assert cells(path) == peer(path)


def test_shared_strings_are_those_that_openpyxl_reads(tmp_path: Path) -> None:
    path = tmp_path / "共享.xlsx"
    with SharingWorkbook(str(path)) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        for n in range(3000):  # many blocks; each string is asked for again much later
            sheet.write_row(n, 0, (f"第{n}行", f"第{n * 7 % 3000}行", "热线", f"  {n}\n"))
        sheet.write_rich_string(3000, 0, "北街", bold, "路灯", "不亮")

    assert cells(path) == peer(path)


def test_runs_of_a_text_are_put_together_and_how_they_are_spoken_left_out(tmp_path: Path) -> None:
    rich = CellRichText("北街", TextBlock(InlineFont(b=True), "路灯"), "不亮")
    path = with_sheet(
        xlsx_file(tmp_path, (rich,)),
        lambda xml: xml.replace("</is>", '<rPh sb="0" eb="1"><t>beijie</t></rPh></is>'),
    )

    assert cells(path) == [["北街路灯不亮"]]


def test_formulas_stay_formulas_also_where_they_are_shared(tmp_path: Path) -> None:
    shared = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>4</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c><c r="B2" t="str"><f>C2&amp;"x"</f><v>yx</v></c></row>'
    )
    path = with_sheet(
        xlsx_file(tmp_path, ("x",)),
        lambda xml: re.sub(r"(?s)<sheetData>.*</sheetData>", f"<sheetData>{shared}</sheetData>", xml),
    )

    found = cells(path)

    assert found == [["=B1*2"], ["=B1*2", '=C2&"x"']]
    assert all(isinstance(cell, Formula) for row in found for cell in row)


def sheet_of(folder: Path, rows: str) -> Path:
    return with_sheet(
        xlsx_file(folder, ("x",)),
        lambda xml: re.sub(r"(?s)<sheetData>.*</sheetData>", f"<sheetData>{rows}</sheetData>", xml),
    )


def test_rows_and_cells_that_do_not_say_where_they_stand_follow_each_other(tmp_path: Path) -> None:
    path = sheet_of(
        tmp_path,
        '<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row r="9"/>'
        '<row r="12"><c r="B12" t="d"><v>2019-08-01T09:30:00</v></c><c r="A12" t="d"><v>2019-08-01</v></c></row>',
    )

    assert [(number, list(row)) for number, row in open_xlsx(path, sheet=None, limits=Limits()).rows()] == [
        (3, [None, None, 1, 2]),
        (4, [3]),
        (9, []),
        (12, [date(2019, 8, 1), datetime(2019, 8, 1, 9, 30)]),  # noqa: DTZ001
    ]


def inline(runs: str) -> str:
    return f'<row r="1"><c r="A1" t="inlineStr"><is>{runs}</is></c></row>'


FORGED = {
    "a column beyond the last": '<row r="1"><c r="XFE1"><v>1</v></c></row>',
    "a column of no letters": '<row r="1"><c r="甲1"><v>1</v></c></row>',
    "a string that is not there": '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
    "a string before the first": '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
    "a number that is none": '<row r="1"><c r="A1"><v>abc</v></c></row>',
    "a row that is none": '<row r="zwei"><c r="A1"><v>1</v></c></row>',
    "a row before the first": '<row r="-3"><c r="A1"><v>1</v></c></row>',
    "a row a thousand sheets below": '<row r="1048577000"><c r="A1"><v>1</v></c></row>',
    "a row of no number": '<row r="nan"><c r="A1"><v>1</v></c></row>',
    "rows that go back": '<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
    "a row twice": '<row r="3"><c r="A3"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row>',
    "a cell twice": '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    "a cell in no row": '<row r="1"><c r="A1"><v>1</v></c></row><c r="B1"><v>2</v></c>',
    "a row without an end": '<row r="1">' + "<c><v>1</v></c>" * 20_000 + "</row>",
    "a cell of ten million characters": inline("<t>" + "长" * 10_000_000 + "</t>"),
    "a cell of ten thousand long runs": inline(("<t>" + "x" * 1000 + "</t>") * 10_000),
}


@pytest.mark.parametrize("rows", FORGED.values(), ids=FORGED)
def test_a_forged_sheet_is_one_sentence(tmp_path: Path, rows: str) -> None:
    path = sheet_of(tmp_path, rows)

    with pytest.raises(RoomError, match=r"import\.(broken_workbook|broken_row|zip_bomb)"):
        cells(path)


def test_a_monstrous_table_of_styles_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    def swell(name: str, content: bytes) -> bytes:
        if name != "xl/styles.xml":
            return content
        noise = "".join(f"<!--{n * 7919 % 100003}-->" for n in range(3_000_000))
        return content.replace(b"<cellXfs", noise.encode() + b"<cellXfs", 1)

    path = repacked(xlsx_file(tmp_path, ("x",)), swell)

    with pytest.raises(RoomError, match=r"import\.broken_workbook"):
        cells(path)


def test_a_moment_that_no_calendar_has_stays_the_number_it_is(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, (99999999,), after=_as_a_day)

    assert cells(path) == [[99999999]]


def _as_a_day(book: Any) -> None:
    book.active["A1"].number_format = "yyyy-mm-dd"


def test_days_in_the_formats_of_chinese_programs_are_days(tmp_path: Path) -> None:
    path = repacked(
        xlsx_file(tmp_path, (43678.5,), after=_as_a_day),
        lambda name, content: (
            re.sub(rb'numFmtId="(?:14|164)"', b'numFmtId="31"', content)
            if name == "xl/styles.xml"
            else content
        ),
    )

    assert cells(path) == [[datetime(2019, 8, 1, 12, 0)]]  # noqa: DTZ001


@pytest.mark.skipif(sys.platform != "linux", reason="open files are listed by Linux")
def test_the_file_is_let_go_of_when_only_its_first_row_was_read(tmp_path: Path) -> None:
    path = tmp_path / "共享.xlsx"
    with SharingWorkbook(str(path)) as book:
        book.add_worksheet().write_row(0, 0, HEADER)
    rows = iter(open_xlsx(path, sheet=None, limits=Limits()).rows())

    next(rows)
    cast("Generator[object]", rows).close()

    assert not [
        link for link in Path("/proc/self/fd").iterdir() if link.is_symlink() and link.readlink() == path
    ]
