"""Forms on paper: one page each in every format, or a page that says that it goes on; text that can be copied."""

from __future__ import annotations

import errno
import io
import os
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.errors import WorldError
from commandroom.domain.forms.form import FilledForm
from commandroom.entrypoints.papers import form_written, pdf
from commandroom.reports import fitting
from commandroom.reports.document import FormCell, FormRow, FormTable, Line, NewPage, Role
from commandroom.reports.docx import docx
from commandroom.reports.forms import document, file_name
from commandroom.reports.papers import form_content
from tests.forms.conftest import form
from tests.room import COMMAND, DIRECTOR, OFFICE
from tests.summary import pdftext

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RADICALS = re.compile("[\u2e80-\u2fdf]")
LONG = "沿河路一日三次有渣土车带泥上路，群众反映强烈。" * 300
KINDS = (
    "register",
    "dispatch",
    "assign",
    "feedback",
    "verify",
    "closing",
    "supervise",
    "transfer",
    "report_first",
)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def forms(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, FilledForm]:
    """Each form of one event, with all that it may hold; the long ones end in `_long`."""
    from tests.figures.walking import room_like

    found: dict[str, FilledForm] = {}
    with room_like(founded, tmp_path_factory.mktemp("forms") / "room") as room:
        for mark, text in (("", "老街三号门前井盖不见了"), ("_long", LONG)):
            number = room.accepted(category="0402", text=text)
            room.act(
                "triage", number, by=COMMAND, tier="二级", level="无", lead_office=OFFICE, scenario="CW-11"
            )
            room.act(
                "dispatch",
                number,
                by=COMMAND,
                lead_office=OFFICE,
                requirement="到场处置",
                coop_offices="平安法治办公室",
            )
            room.act("sign", number, by=room.head(number))
            room.act("supervise", number, by=DIRECTOR, color="orange", requirement="限期办结")
            found[f"supervise{mark}"] = form(room, "supervise", number)
            found[f"transfer{mark}"] = form(room, "transfer", number)
            found[f"dispatch{mark}"] = form(room, "dispatch", number)
            order = room.dispatched(
                source="LEADER", ext_due="2026-03-20T17:00:00+08:00", title="老街积水", text=text
            )
            found[f"assign{mark}"] = form(room, "assign", order)
            done = room.closed(text=text)
            for kind in ("register", "feedback", "verify", "closing"):
                found[kind + mark] = form(room, kind, done)
            found[f"report_first{mark}"] = form(room, "report_first", room.escalated(text=text))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_each_form_is_one_page_whose_text_can_be_copied(forms: dict[str, FilledForm], kind: str) -> None:
    made = forms[kind]
    pages = pdftext.pages(pdf(document(made)))

    assert len(pages) == 1
    text = squeezed(pages[0])
    assert not RADICALS.search(text)
    for row in made.rows:
        for box in row.boxes:
            assert squeezed(box.text) in text, box.text
    for one in made.paragraphs:
        assert squeezed(one.text) in text
    assert squeezed(made.number) in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_too_long_goes_on_under_its_own_heading_and_no_letter_is_lost(
    forms: dict[str, FilledForm], kind: str
) -> None:
    made = forms[f"{kind}_long"]
    pages = pdftext.pages(pdf(document(made)))
    if kind in {"feedback", "closing", "verify"} and len(pages) == 1:
        pytest.skip("it says only a summary")
    assert "接续页" in pages[0] or "转下页" in pages[0]
    assert "续页" in pages[1]
    said = re.sub("（转下页）|续页（接第[0-9]+页）|—[0-9]+—|……（接续页）", "", squeezed("".join(pages)))
    assert said.count("群") >= 300  # a turn may part the words
    assert said.count("烈") >= 300


@pytest.mark.parametrize("kind", KINDS)
def test_a_docx_holds_every_cell_in_merged_columns_that_add_up(
    forms: dict[str, FilledForm], kind: str
) -> None:
    made = forms[kind]
    with zipfile.ZipFile(io.BytesIO(docx(document(made)))) as file:
        assert file.testzip() is None
        body = ET.fromstring(file.read("word/document.xml"))  # noqa: S314 - our own
    text = squeezed("".join(t.text or "" for t in body.iter(f"{W}t")))
    for row in made.rows:
        for box in row.boxes:
            assert squeezed(box.text) in text
    for line in body.iter(f"{W}tr"):
        spans = [int(one.get(f"{W}val", "1")) for one in line.iter(f"{W}gridSpan")]
        assert not spans or sum(spans) == 12
    margins = next(body.iter(f"{W}pgMar"))
    assert (margins.get(f"{W}top"), margins.get(f"{W}left")) == ("2098", "1587")  # 37 and 28 mm


def test_what_is_not_to_be_done_is_red_in_docx_and_html(forms: dict[str, FilledForm]) -> None:
    paper = form_content(forms["dispatch"], "html", pdf=pdf).decode()
    assert '<td colspan="10" class="red">不得以“无主”为由不溯源' in paper
    with zipfile.ZipFile(io.BytesIO(docx(document(forms["dispatch"])))) as file:
        text = file.read("word/document.xml").decode()
    run = next(one for one in text.split("<w:r>") if "不得以" in one)
    assert '<w:color w:val="C00000"/>' in run


def test_a_sheet_has_the_bar_of_its_colour(forms: dict[str, FilledForm]) -> None:
    assert (
        'class="band" style="background:#C55A11">橙色督办'
        in form_content(forms["supervise"], "html", pdf=pdf).decode()
    )


def test_an_xlsx_read_back_holds_every_value_as_text(forms: dict[str, FilledForm]) -> None:
    made = forms["dispatch"]
    book = openpyxl.load_workbook(io.BytesIO(form_content(made, "xlsx", pdf=pdf)))
    rows = {str(row[0].value): row[1].value for row in book["表单"].iter_rows(min_row=2)}
    assert rows["处置要求"] == "到场处置"
    assert rows["编号"] == made.number
    assert book["表单"].freeze_panes == "A2"


def test_a_full_disk_leaves_what_stood_there_and_no_half_of_the_new(
    forms: dict[str, FilledForm], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "单.html"
    place.write_text("先前的")

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorldError, match=r"export\.disk_full"):
        form_written(forms["dispatch"], "html", place)
    assert place.read_text() == "先前的"
    assert [one.name for one in tmp_path.iterdir()] == ["单.html"]


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "html"])
def test_a_full_disk_leaves_no_half_of_an_assignment_sheet_in_any_format(
    forms: dict[str, FilledForm], kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorldError, match=r"export\.disk_full"):
        form_written(forms["assign"], kind, tmp_path / f"单.{kind}")
    assert [*tmp_path.iterdir()] == []


def test_names_of_files_hold_nothing_that_a_file_system_refuses(forms: dict[str, FilledForm]) -> None:
    assert file_name(forms["dispatch"], "pdf") == "任务派遣单-派〔2026〕A1号.pdf"


# --- fitting ---------------------------------------------------------------------------------------------------------


@given(st.lists(st.text("一二三四A1 。", max_size=3000), min_size=1, max_size=12))
def test_whatever_the_texts_the_form_fits_the_page_and_every_letter_is_somewhere(texts: list[str]) -> None:
    rows = tuple(FormRow((FormCell("标签", 2, is_label=True), FormCell(text, 10)), 20.0) for text in texts)
    head = [Line(Role.TITLE, "表"), Line(Role.IMPRINT, "甲", "乙")]

    found = list(fitting.fitted(FormTable(rows, 12, 12.0), head))

    first = found[0]
    assert isinstance(first, FormTable)
    assert fitting.height(first) <= 225 / 25.4 * 72
    said = "".join(cell.text for row in first.rows for cell in row.cells if not cell.is_label).replace(
        "……（接续页）", ""
    )
    rest = "".join(one.text for one in found[1:] if isinstance(one, Line) and one.role is Role.FIRST)
    assert sorted(squeezed(said + rest)) == sorted(squeezed("".join(texts)))
    assert (NewPage() in found) == bool(rest)


@given(st.lists(st.text("一二三四A1 。", min_size=1, max_size=2000), min_size=1, max_size=10))
def test_a_letter_keeps_every_letter_over_its_pages(texts: list[str]) -> None:
    body = [Line(Role.BODY, text) for text in texts]
    found = list(fitting.letter([Line(Role.TITLE, "报告")], body, [Line(Role.NOTE, "注")]))
    said = "".join(one.text for one in found if isinstance(one, Line) and one.role in {Role.BODY, Role.FIRST})
    assert squeezed(said) == squeezed("".join(texts))
