"""The day's paper in its four formats: the same text and numbers, the geometry of an official paper, whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import re
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from commandroom.domain.errors import WorldError
from commandroom.entrypoints.papers import content, written
from commandroom.reports.document import Document, Grid, Line, Role, legal
from commandroom.reports.docx import docx
from commandroom.reports.html import html
from commandroom.reports.summary import document, percent
from commandroom.reports.xlsx import xlsx
from commandroom.usecases.commands import SummaryEdit
from commandroom.usecases.queries import SummarySheet
from tests.room import LEADER, MORNING, Bench
from tests.summary import pdftext
from tests.summary.conftest import TODAY, made, paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RADICALS = re.compile("[\u2e80-\u2fdf]")
NASTY = "=1+1 一日土地〔2026〕<b>&\x07𠮷·㕛"


@pytest.fixture
def sheet(room: Bench) -> SummarySheet:
    """A full paper, with a title that would be a formula, markup and rare letters."""
    room.accepted(urgency="特急", title=NASTY)
    room.signed()
    room.at("2026-03-10 17:00")
    made(room)
    room.room.perform(SummaryEdit(TODAY, "duty", "带班领导某某。\n一日平安。", actor=LEADER))
    return paper(room)


def squeezed(text: str) -> str:
    """Without spaces and breaks, which a format sets as it likes."""
    return re.sub(r"\s", "", text)


def lines(sheet: SummarySheet) -> list[str]:
    """Every line of text on the paper, as letters."""
    return [squeezed(legal(block.text)) for block in document(sheet).blocks if isinstance(block, Line)]


# --- DOCX ------------------------------------------------------------------------------------------------------------


def parts_of(data: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: ET.fromstring(file.read(name)) for name in file.namelist()}  # noqa: S314 - our own


def test_a_docx_holds_every_line_and_cell_of_the_paper(sheet: SummarySheet) -> None:
    body = parts_of(content(sheet, "docx"))["word/document.xml"]

    paragraphs = [squeezed("".join(t.text or "" for t in p.iter(f"{W}t"))) for p in body.iter(f"{W}p")]
    for line in lines(sheet):
        assert any(line in found for found in paragraphs), line
    first = next(body.iter(f"{W}tbl"))
    rows = [[squeezed("".join(t.text or "" for t in cell.iter(f"{W}t"))) for cell in row.iter(f"{W}tc")]
            for row in first.iter(f"{W}tr")]  # fmt: skip
    today = sheet.paper.snapshot.today
    assert rows[0] == ["项目", "新增", "办结", "在办", "超期", "挂起", "上报县级", "红灯", "黄灯"]
    assert rows[1] == ["今日", "2", "0", "2", "0", "0", "0", str(today.red), str(today.yellow)]


def test_a_docx_has_the_geometry_and_the_faces_of_an_official_paper(sheet: SummarySheet) -> None:
    parts = parts_of(content(sheet, "docx"))

    section = next(parts["word/document.xml"].iter(f"{W}sectPr"))
    size, margins, grid = (next(section.iter(f"{W}{name}")) for name in ("pgSz", "pgMar", "docGrid"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")  # A4 in twentieths of a point
    # 37, 26, 35 and 28 mm: what remains is 156 by 225 mm
    assert [margins.get(f"{W}{side}") for side in ("top", "right", "bottom", "left")] == [
        "2098",
        "1474",
        "1984",
        "1587",
    ]
    assert grid.get(f"{W}linePitch") == "579"  # 22 lines in 225 mm: rounded up, only 21 fit
    styles = {one.get(f"{W}styleId"): one for one in parts["word/styles.xml"].iter(f"{W}style")}
    sizes = {key: next(one.iter(f"{W}sz")).get(f"{W}val") for key, one in styles.items() if key in set(Role)}
    faces = {
        key: next(one.iter(f"{W}rFonts")).get(f"{W}eastAsia")
        for key, one in styles.items()
        if key in set(Role)
    }
    assert (sizes["title"], sizes["heading"], sizes["body"]) == (
        "44",
        "32",
        "32",
    )  # 二号, 三号 in half points
    assert (faces["title"], faces["heading"], faces["body"]) == ("方正小标宋简体", "黑体", "仿宋_GB2312")
    instead = {one.get(f"{W}name"): next(one.iter(f"{W}altName")).get(f"{W}val")
               for one in parts["word/fontTable.xml"].iter(f"{W}font")}  # fmt: skip
    assert set(faces.values()) <= set(instead)
    assert "仿宋" in str(instead["仿宋_GB2312"]).split(",")


def test_every_part_of_a_docx_is_declared_and_every_relation_leads_somewhere(sheet: SummarySheet) -> None:
    parts = parts_of(content(sheet, "docx"))

    declared = {
        one.get("PartName", "").lstrip("/") for one in parts["[Content_Types].xml"] if one.get("PartName")
    }
    assert declared == {name for name in parts if name.endswith(".xml") and name != "[Content_Types].xml"}
    targets = {f"word/{one.get('Target')}" for one in parts["word/_rels/document.xml.rels"]}
    assert targets <= set(parts)
    used = set(re.findall(r'r:id="(\w+)"', ET.tostring(parts["word/document.xml"]).decode()
                          .replace("ns1:id", "r:id")))  # fmt: skip
    assert used <= {one.get("Id") for one in parts["word/_rels/document.xml.rels"]}
    assert len(used) == 4


def test_the_annex_begins_a_page_and_nothing_empty_stands_before_it(sheet: SummarySheet) -> None:
    body = parts_of(content(sheet, "docx"))["word/document.xml"]

    breaks = [p for p in body.iter(f"{W}p") if next(p.iter(f"{W}pageBreakBefore"), None) is not None]
    assert ["".join(t.text or "" for t in p.iter(f"{W}t"))[:3] for p in breaks] == ["附表1"]
    assert [p for p in body.findall(f"{W}body/{W}p") if not list(p.iter(f"{W}t"))] == []


def test_the_same_paper_gives_the_same_docx(sheet: SummarySheet) -> None:
    assert content(sheet, "docx") == content(sheet, "docx")


def test_a_draft_bears_its_watermark_and_a_frozen_paper_of_a_real_room_none(
    room: Bench, sheet: SummarySheet
) -> None:
    room.at("2026-03-11 10:00")
    draft = paper(room, TODAY.replace(day=11))

    assert document(draft).watermark == "草稿"
    assert document(sheet).watermark == ""
    with zipfile.ZipFile(io.BytesIO(content(draft, "docx"))) as file:
        assert 'string="草稿"' in file.read("word/header1.xml").decode()
        assert 'string="草稿"' in file.read("word/header2.xml").decode()
    assert '<div class="watermark" aria-hidden="true">草稿</div>' in content(draft, "html").decode()
    assert pdftext.pages(content(draft, "pdf"))[0].startswith("草稿")
    assert "（草稿）" in squeezed(document(draft).blocks[1].text)  # type: ignore[union-attr]


# --- PDF -------------------------------------------------------------------------------------------------------------


def test_the_text_of_a_pdf_is_the_text_that_was_written_with_no_radical_in_its_place(
    sheet: SummarySheet,
) -> None:
    data = content(sheet, "pdf")

    pages = pdftext.pages(data)
    whole = squeezed("".join(pages))
    assert not RADICALS.search(whole)
    assert all(squeezed(page).endswith(f"—{place}—") for place, page in enumerate(pages, start=1))
    letters = "".join(re.sub(r"—\d+—$", "", squeezed(page)) for page in pages)
    for line in lines(sheet):
        # The bundled face has the 7,900 most used letters; for others another one of the machine may step in.
        assert all(piece in letters for piece in re.split("[𠮷㕛]", line)), line
    assert "一日平安" in whole
    assert "20260310-A0001" in whole  # digits after a Latin letter are digits too
    assert pdftext.faces(data)


def test_a_pdf_is_a4_and_its_annex_begins_a_page(sheet: SummarySheet) -> None:
    data = content(sheet, "pdf")

    assert set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)) == {(b"595.000000", b"842.000000")}
    pages = pdftext.pages(data)
    assert squeezed(pages[-1]).startswith("附表1")


# --- XLSX ------------------------------------------------------------------------------------------------------------


def test_a_workbook_has_the_same_numbers_as_numbers_and_no_formula(sheet: SummarySheet) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content(sheet, "xlsx")))

    snapshot = sheet.paper.snapshot
    rows = {row[0]: row[1:] for row in book["总体"].iter_rows(min_row=2, values_only=True)}
    assert rows == {
        "新增": (2, 0), "办结": (0, 0), "在办": (2, 0), "超期": (0, 0), "挂起": (0, 0), "上报县级": (0, 0),
        "红灯": (snapshot.today.red, None), "黄灯": (snapshot.today.yellow, None),
    }  # fmt: skip
    cells = [cell for one in book for row in one.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert [one.freeze_panes for one in book] == ["A2"] * len(book.sheetnames)
    red = list(book["红灯"].iter_rows(min_row=2, values_only=True))
    assert len(red) == snapshot.red.total
    assert all(isinstance(row[6], datetime) for row in red)
    assert (book["正文"].row_dimensions[4].height or 0) > 15  # the matters are several lines
    assert red[0][2] == legal(" ".join(NASTY.split()))


def test_a_text_that_looks_like_a_formula_stays_a_text_in_every_cell() -> None:
    nasty = ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "http://example.invalid", "0012")
    data = xlsx(
        "名",
        (Grid("表", ("甲",), tuple((text,) for text in nasty)),),
        mark="&草稿",
        made_at=MORNING,
    )

    book = openpyxl.load_workbook(io.BytesIO(data))

    column = [row[0] for row in book["表"].iter_rows(min_row=2)]
    assert [cell.value for cell in column] == list(nasty)
    assert {cell.data_type for cell in column} == {"s"}
    assert [cell.hyperlink for cell in column] == [None] * len(nasty)


# --- HTML ------------------------------------------------------------------------------------------------------------


def test_a_page_of_html_says_what_the_paper_says_and_runs_nothing(sheet: SummarySheet) -> None:
    text = content(sheet, "html").decode()

    assert "<b>" not in text
    assert "&lt;b&gt;&amp;" in text
    assert "<script" not in text
    assert "src=" not in text
    seen = (
        squeezed(re.sub(r"<[^>]+>", "", text.split("<main>")[1]))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
    )
    for line in lines(sheet):
        assert line in seen, line


# --- whole or not at all ---------------------------------------------------------------------------------------------


def test_a_full_disk_leaves_nothing_behind_and_what_was_there_before(
    sheet: SummarySheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "要情.docx"
    path.write_bytes(b"before")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorldError) as refused:
        written(sheet, "docx", path)

    assert refused.value.code == "export.disk_full"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["要情.docx"]
    assert path.read_bytes() == b"before"


def test_a_folder_that_is_not_there_and_a_folder_in_the_files_place_are_said(
    sheet: SummarySheet, tmp_path: Path
) -> None:
    with pytest.raises(WorldError) as missing:
        written(sheet, "html", tmp_path / "nowhere" / "a.html")
    (tmp_path / "a.html").mkdir()
    with pytest.raises(WorldError) as taken:
        written(sheet, "html", tmp_path / "a.html")

    assert (missing.value.code, taken.value.code) == ("export.no_folder", "export.unwritable")
    assert list((tmp_path / "a.html").iterdir()) == []


# --- small parts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [(0, 0, "—"), (1, 3, "33.33%"), (2, 3, "66.67%"), (1, 8, "12.50%"), (1, 1, "100.00%"), (737, 972, "75.82%"),
     (5, 10_000, "0.05%"), (1, 20_000, "0.01%"), (591, 594, "99.49%")],
)  # fmt: skip
def test_a_rate_is_rounded_half_up(above: int, below: int, text: str) -> None:
    assert percent(above, below) == text


def test_what_no_xml_may_hold_is_left_out_and_the_rest_stays() -> None:
    assert legal("a\x00\x1b一\ud800\ufffe𠮷\t\n") == "a一𠮷\t\n"
    bare = Document(title="\x07名", place="镇", made_at=MORNING, blocks=(Line(Role.BODY, "\x0b字"),))
    assert parts_of(docx(bare))
    assert "字" in html(bare).decode()
