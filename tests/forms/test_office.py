"""DOCX as an office suite lays it out: a form stays on its one page, a page has its 22 lines. Skipped where none is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from commandroom.base.paths import resources
from commandroom.reports.document import Document, Line, Role
from commandroom.reports.docx import docx
from commandroom.reports.forms import document
from tests.forms.conftest import form
from tests.room import COMMAND, DIRECTOR, MORNING, OFFICE, Bench

OFFICE_SUITE, READER = shutil.which("soffice"), shutil.which("pdftotext")
TEXT = "沿河路一日三次有渣土车带泥上路，群众反映强烈，要求立即处置并答复。"
FACES = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{fonts}</dir>
<cachedir>{cache}</cachedir><match target="pattern"><edit name="family" mode="assign" binding="strong">
<string>CommandRoom Sans</string></edit></match></fontconfig>"""


def laid_out(papers: dict[str, Document], folder: Path) -> dict[str, list[str]]:
    """The text of each page of each paper, as the suite sets it in the bundled face."""
    (folder / "fonts.conf").write_text(FACES.format(fonts=resources() / "fonts", cache=folder / "cache"))
    for name, paper in papers.items():
        (folder / f"{name}.docx").write_bytes(docx(paper))
    own = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)}
    call = [
        str(OFFICE_SUITE),
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *(f"{folder}/{n}.docx" for n in papers),
    ]
    subprocess.run(call, check=True, capture_output=True, timeout=120, env=own)
    found = {}
    for name in papers:
        told = subprocess.run(
            [str(READER), str(folder / f"{name}.pdf"), "-"], check=True, capture_output=True
        )
        found[name] = told.stdout.decode().split("\f")[:-1]
    return found


@pytest.mark.skipif(
    not (OFFICE_SUITE and READER), reason="no office suite, or no reader of its PDF, on this machine"
)
def test_in_an_office_suite_forms_stay_on_their_page_and_a_page_has_its_22_lines(
    room: Bench, tmp_path: Path
) -> None:
    order = room.dispatched(source="LEADER", ext_due="2026-03-20T17:00:00+08:00", text=TEXT * 14)
    sent = room.accepted(category="0402", text=TEXT * 6)
    room.act("triage", sent, by=COMMAND, tier="二级", level="无", lead_office=OFFICE, scenario="CW-11")
    room.act("dispatch", sent, by=COMMAND, lead_office=OFFICE, requirement=TEXT * 3)
    room.act("supervise", sent, by=DIRECTOR, color="red", requirement=TEXT * 12)
    papers = {
        "assign": document(form(room, "assign", order)), "dispatch": document(form(room, "dispatch", sent)),
        "supervise": document(form(room, "supervise", sent)),
        "lines": Document(title="行", place="", made_at=MORNING, blocks=tuple(Line(Role.BODY, f"第{n}行") for n in range(30))),
        "letters": Document(title="字", place="", made_at=MORNING, blocks=(Line(Role.BODY, "镇" * 82),)),
    }  # fmt: skip

    pages = laid_out(papers, tmp_path)

    assert {name: len(found) for name, found in pages.items()} == {
        "assign": 1,
        "dispatch": 1,
        "supervise": 1,
        "lines": 2,
        "letters": 1,
    }
    rows = [row.strip() for row in pages["letters"][0].split("\n") if "镇" in row]
    assert [len(row) for row in rows] == [26, 28, 28]  # two characters in, then 28 a line
    assert len(re.findall("第 ?[0-9]+ ?行", pages["lines"][0])) == 22
    assert "接续页" not in pages["assign"][0]
