from __future__ import annotations

import codecs
import os
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RefusedError, RoomError, WorldError, WrongUseError
from commandroom.interop.grid import Limits
from commandroom.interop.tables import OVERHANG, open_table
from commandroom.interop.values import Formula
from tests.interop.making import HEADER, ROW, csv_file, repacked, xls_file, xlsx_file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_a_csv_is_read_in_the_encodings_of_chinese_offices(tmp_path: Path, encoding: str) -> None:
    table = open_table(csv_file(tmp_path, HEADER, ROW, encoding=encoding))

    assert table.header == HEADER
    assert [row.cells["内容"] for row in table.rows()] == ["北街路灯三天不亮。"]


def test_rare_characters_survive_gb18030(tmp_path: Path) -> None:
    row = ("NB1", "2025-09-11", "㕛䶮𠮷", "·", "")

    table = open_table(csv_file(tmp_path, HEADER, row, encoding="gb18030"))

    assert next(table.rows()).cells["标题"] == "㕛䶮𠮷"


@pytest.mark.parametrize("comma", [",", ";", "\t", "|"])
def test_the_separator_is_found_in_the_heading(tmp_path: Path, comma: str) -> None:
    table = open_table(csv_file(tmp_path, HEADER, ROW, comma=comma))

    assert table.header == HEADER


def test_a_line_break_inside_quotes_does_not_begin_a_row(tmp_path: Path) -> None:
    row = ("NB1", "2025-09-11", "标题", '第一行\r\n第二行，“引号”和"引号"', "")

    rows = list(open_table(csv_file(tmp_path, HEADER, row, ROW)).rows())

    assert [found.number for found in rows] == [2, 3]
    assert "第二行" in str(rows[0].cells["内容"])


def test_empty_rows_are_left_out_and_keep_their_numbers(tmp_path: Path) -> None:
    table = open_table(csv_file(tmp_path, HEADER, ("", "", "", "", ""), ROW))

    assert [row.number for row in table.rows()] == [3]


def test_a_cell_beyond_the_heading_is_kept(tmp_path: Path) -> None:
    table = open_table(csv_file(tmp_path, HEADER, (*ROW, "多出来的")))

    assert next(table.rows()).cells[OVERHANG] == "多出来的"


def test_the_marks_that_keep_a_cell_text_are_taken_off(tmp_path: Path) -> None:
    table = open_table(csv_file(tmp_path, HEADER, ('="0574123"', ROW[1], "'=不是公式", "'引", "")))

    cells = next(table.rows()).cells

    assert (cells["工单编号"], cells["标题"], cells["内容"]) == ("0574123", "=不是公式", "'引")


def test_a_stray_control_character_does_not_make_a_text_something_else(tmp_path: Path) -> None:
    row = ("NB1", ROW[1], "标\x02题", "内容" * 300, "")

    assert open_table(csv_file(tmp_path, HEADER, row)).total == 1


def test_a_workbook_gives_numbers_moments_and_formulas_as_what_they_are(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, HEADER, (7, datetime(2019, 8, 1, 9, 30), "标题", "x_x000D_\ny", "=1+1"))  # noqa: DTZ001

    cells = next(open_table(path).rows()).cells

    assert cells["工单编号"] == 7
    assert cells["受理时间"] == datetime(2019, 8, 1, 9, 30)  # noqa: DTZ001
    assert cells["内容"] == "x\r\ny"
    assert isinstance(cells["联系电话"], Formula)


def test_a_workbook_with_a_table_of_strings_is_read(tmp_path: Path) -> None:
    path = tmp_path / "共享.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("一月")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROW)
        sheet.write_formula(1, 4, "=HYPERLINK(A1)", None, "13800138000")

    cells = next(open_table(path).rows()).cells

    assert cells["内容"] == "北街路灯三天不亮。"
    assert cells["联系电话"] == Formula("=HYPERLINK(A1)")
    assert isinstance(cells["联系电话"], Formula)


def test_a_sheet_is_chosen_by_name_and_the_others_are_listed(tmp_path: Path) -> None:
    def second(book: Any) -> None:
        sheet = book.create_sheet("二月")
        sheet.append(list(HEADER))
        sheet.append(["NB2", *ROW[1:]])

    path = xlsx_file(tmp_path, HEADER, ROW, after=second)

    assert next(open_table(path, sheet="二月").rows()).cells["工单编号"] == "NB2"
    assert open_table(path).sheets == ("Sheet", "二月")
    with pytest.raises(WrongUseError, match=r"import\.unknown_sheet.*三月.*Sheet、二月"):
        open_table(path, sheet="三月")


def test_the_first_sheet_that_holds_something_is_read(tmp_path: Path) -> None:
    def cover(book: Any) -> None:
        book.create_sheet("封面", 0)

    assert open_table(xlsx_file(tmp_path, HEADER, ROW, after=cover)).sheet == "Sheet"


def test_a_sheet_that_lies_about_its_size_is_read_whole(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, HEADER, ROW, ROW)

    repacked(path, lambda _, content: content.replace(b'<dimension ref="A1:E3"', b'<dimension ref="A1:A1"'))

    assert [len(row.cells) for row in open_table(path).rows()] == [5, 5]


def test_an_old_workbook_is_read_with_its_own_codepage(tmp_path: Path) -> None:
    table = open_table(xls_file(tmp_path, HEADER, ("NB1", 45123.5, "路灯", "不亮", 13800138000.0)))

    cells = next(table.rows()).cells

    assert table.header == HEADER
    assert (cells["标题"], cells["受理时间"], cells["联系电话"]) == ("路灯", 45123.5, 13800138000.0)


def test_the_kind_is_told_by_the_content_and_not_by_the_name(tmp_path: Path) -> None:
    named_xls = csv_file(tmp_path, HEADER, ROW, comma="\t", encoding="gbk").rename(tmp_path / "导出.xls")
    named_csv = xlsx_file(tmp_path, HEADER, ROW).rename(tmp_path / "导出.csv")

    assert open_table(named_xls).header == open_table(named_csv).header == HEADER


# --- what is refused, each with one sentence --------------------------------------------------------------


def refusal(path: Path, **options: Any) -> RoomError:
    """The error of opening a file; its sentence must be whole in both languages."""
    with pytest.raises((RefusedError, WorldError)) as caught:
        open_table(path, **options)
    for lang in ("zh_CN", "en"):
        said = sentence(caught.value.code, caught.value.params, lang=lang)
        assert said != caught.value.code
        assert "{" not in said
    return caught.value


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.csv").code == "import.missing"
    assert refusal(tmp_path / "a\0b.csv").code == "import.missing"


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "import.directory"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")

    assert refusal(tmp_path / "pipe.csv").code == "import.not_a_table"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_why(tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEADER, ROW)
    path.chmod(0)

    assert refusal(path).code == "import.unreadable"


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n  \r\n", codecs.BOM_UTF8])
def test_an_empty_file_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "空.csv"
    path.write_bytes(content)

    assert refusal(path).code == "import.empty"


def test_an_empty_workbook_says_so(tmp_path: Path) -> None:
    assert refusal(xlsx_file(tmp_path)).code == "import.empty"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("照片.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "import.not_a_table"),
        ("程序.csv", b"MZ" + bytes(range(256)) * 4, "import.not_a_table"),
        ("信.txt", "今天天气很好\n我们去散步\n".encode(), "import.not_a_table"),
        ("文档.pdf", b"%PDF-1.7\n", "import.not_a_table"),
        ("网页.xls", b"<html><table><tr><td>1</td></tr></table></html>", "import.web_page"),
        ("乱码.csv", "编号,内容\n1,".encode() + b"\xff\xff\xfe\x80", "import.encoding"),
        ("假的.xlsx", b"PK\x03\x04" + bytes(200), "import.broken_workbook"),
        ("假的.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "import.broken_workbook"),
        ("引号.csv", b'a,b\n"' + b"x" * (1 << 21), "import.broken_line"),
        ("半个引号.csv", b'a,b\n1,"x\n2,y\n3,z\n', "import.broken_line"),
    ],
)
def test_a_file_that_is_no_table_is_told_what_it_is(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert (
        refusal(path).code in {code, "import.not_a_table"}
        if name == "假的.xls"
        else refusal(path).code == code
    )


def test_a_package_of_another_kind_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "文档.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<w/>")

    assert refusal(path).code == "import.not_a_table"


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "加密.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    )

    assert refusal(path).code == "import.password"


def test_a_truncated_workbook_is_broken(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, HEADER, ROW)
    path.write_bytes(path.read_bytes()[:-300])

    assert refusal(path).code == "import.broken_workbook"


def test_a_workbook_with_damaged_xml_is_broken(tmp_path: Path) -> None:
    path = repacked(xlsx_file(tmp_path, HEADER, ROW), lambda _, content: content.replace(b"</row>", b"", 1))

    assert refusal(path).code == "import.broken_workbook"


@pytest.mark.parametrize(
    "rows",
    [
        [("1", "2025-09-11", "3.5", "13800138000")],
        [("NB1", "2025-09-11 09:24", "2025/9/11", "路灯")],
        [("只有一列",), ("a",)],
    ],
)
def test_a_first_row_that_looks_like_data_is_no_heading(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    assert refusal(xlsx_file(tmp_path, *rows)).code == "import.no_header"


def test_a_heading_that_comes_twice_is_named(tmp_path: Path) -> None:
    error = refusal(csv_file(tmp_path, ("编号", "时间", " 时间 "), ("1", "2", "3")))

    assert (error.code, error.params["column"]) == ("import.doubled_heading", "时间")


def test_a_merged_heading_is_refused_and_its_cells_named(tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("B1:C1")

    error = refusal(xlsx_file(tmp_path, HEADER, ROW, after=merge))

    assert (error.code, error.params["cell"]) == ("import.merged_header", "B1:C1")


def test_a_merged_title_above_the_heading_is_refused(tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("A1:E1")

    error = refusal(xlsx_file(tmp_path, ("临溪镇工单汇总表",), HEADER, ROW, after=merge))

    assert (error.code, error.params["cell"]) == ("import.merged_header", "A1:E1")


def test_merged_cells_below_the_heading_do_no_harm(tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("B3:C3")

    assert len(list(open_table(xlsx_file(tmp_path, HEADER, ROW, ROW, after=merge)).rows())) == 2


@pytest.mark.parametrize("make", [csv_file, xlsx_file, xls_file])
def test_too_many_rows_are_refused_before_the_first_is_given(tmp_path: Path, make: Any) -> None:
    path = make(tmp_path, HEADER, *[ROW] * 11)

    error = refusal(path, limits=Limits(rows=10))

    assert (error.code, error.params["limit"]) == ("import.too_many_rows", 10)
    assert open_table(path, limits=Limits(rows=11)).total == 11


def test_ten_million_rows_are_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "千万行.csv"
    block = b"1,2\n" * 100_000
    with path.open("wb") as file:
        file.write("编号,内容\n".encode())
        for _ in range(100):
            file.write(block)

    assert refusal(path).code == "import.too_many_rows"


def test_a_sparse_file_of_three_gigabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "稀疏.csv"
    with path.open("wb") as file:
        file.truncate(3 << 30)

    assert refusal(path).code == "import.too_big"


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    names = tuple(f"列{index}" for index in range(600))

    assert refusal(csv_file(tmp_path, names, names)).code == "import.too_many_columns"


def bomb(path: Path, name: str, size: int) -> Path:
    """Put a part of blanks into a workbook that packs a thousand to one."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open(name, "w") as part:
        for _ in range(size >> 20):
            part.write(b" " * (1 << 20))
    return path


def test_a_zip_bomb_is_refused_by_what_it_declares(tmp_path: Path) -> None:
    path = bomb(xlsx_file(tmp_path, HEADER, ROW), "xl/worksheets/sheet9.xml", 300 << 20)

    assert path.stat().st_size < 1 << 20
    assert refusal(path).code == "import.zip_bomb"


def test_a_zip_bomb_that_declares_too_little_is_refused_all_the_same(tmp_path: Path) -> None:
    path = bomb(xlsx_file(tmp_path, HEADER, ROW), "xl/sharedStrings9.xml", 64 << 20)
    content = path.read_bytes()
    real, told = (64 << 20).to_bytes(4, "little"), (1000).to_bytes(4, "little")

    path.write_bytes(content.replace(real, told))

    assert refusal(path).code in {"import.zip_bomb", "import.broken_workbook"}


def test_what_unpacks_to_more_than_the_limit_is_refused(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, HEADER, *[ROW] * 200)

    assert refusal(path, limits=Limits(unpacked_bytes=20_000)).code == "import.zip_bomb"


def test_a_package_of_a_hundred_thousand_parts_is_refused(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, HEADER, ROW)
    with zipfile.ZipFile(path, "a") as package:
        for index in range(6_000):
            package.writestr(f"xl/media/{index}", b"")

    assert refusal(path).code == "import.zip_bomb"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_a_workbook_are_refused_unread(tmp_path: Path, encoding: str) -> None:
    laughs = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">&b;</sst>'
    ).encode(encoding)

    def change(name: str, content: bytes) -> bytes:
        return laughs if name == "xl/styles.xml" else content

    assert refusal(repacked(xlsx_file(tmp_path, HEADER, ROW), change)).code == "import.entities"
