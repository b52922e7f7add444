"""Text that is copied out of a PDF is the text of the paper once, wherever its pages turn."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont

from commandroom.domain.summary.span import SpanKind
from commandroom.entrypoints.papers import pdf
from commandroom.reports.document import Block, Document, Line, NewPage, Role, Table
from commandroom.reports.period import document as period_document
from commandroom.reports.summary import document
from commandroom.ui.pages.rota.files import Page, html_of
from commandroom.ui.print.pages import markup_pdf
from commandroom.usecases.commands import SummaryEdit
from commandroom.usecases.queries import PeriodSummary
from tests.room import LEADER, MORNING, Bench
from tests.summary import pdftext
from tests.summary.conftest import TODAY, made, paper

WORDS = st.text("一二三四五六七八九十百千万镇村组路口井盖（）、。A0127 ", min_size=1, max_size=900)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def of(*blocks: Block) -> Document:
    return Document(title="长文", place="临溪镇", made_at=MORNING, blocks=blocks)


def copied(paper: Document) -> list[str]:
    """The text of each page without its number."""
    pages = [squeezed(page) for page in pdftext.pages(pdf(paper))]
    assert all(page.endswith(f"—{n}—") for n, page in enumerate(pages, start=1))
    return [re.sub(r"—\d+—$", "", page).removeprefix(paper.watermark) for page in pages]


def letters(paper: Document) -> str:
    """All letters of the paper's lines and tables, in their order, headings of tables once."""
    found = []
    for block in paper.blocks:
        if isinstance(block, Line):
            found += [block.text, block.right]
        elif isinstance(block, Table):
            found += [*block.columns, *(str(cell) for row in block.rows for cell in row)]
    return squeezed("".join(found))


@pytest.mark.parametrize("shift", range(22))
def test_a_paragraph_over_a_page_is_there_once_wherever_it_turns(shift: int) -> None:
    long = "".join(f"第{n}句话说的是沿河路渣土车带泥上路一事。" for n in range(90))
    paper = of(
        *(Line(Role.BODY, f"起{n}") for n in range(shift)), Line(Role.BODY, long), Line(Role.BODY, "末段")
    )

    pages = copied(paper)

    assert len(pages) >= 3
    assert "".join(pages) == letters(paper)


@settings(max_examples=15, deadline=None)
@given(texts=st.lists(WORDS, min_size=1, max_size=14), turn=st.integers(0, 13))
def test_whatever_the_paragraphs_are_each_letter_is_copied_once_in_its_order(
    texts: list[str], turn: int
) -> None:
    blocks: list[Block] = [Line(Role.HEADING, "一、情况"), *(Line(Role.BODY, text) for text in texts)]
    blocks.insert(min(turn, len(blocks)), NewPage())
    paper = of(Line(Role.TITLE, "长文"), *blocks)

    assert "".join(copied(paper)) == letters(paper)


@pytest.mark.parametrize("shift", range(0, 40, 5))
def test_a_row_of_a_table_over_a_page_is_there_once(shift: int) -> None:
    rows = tuple((n, f"第{n}件" + "沿河路一日三次有渣土车带泥上路" * (n % 7), f"办{n}") for n in range(60))
    paper = of(
        *(Line(Role.NOTE, f"起{n}") for n in range(shift)), Table(("号", "事由", "结"), rows, (10, 60, 30))
    )

    pages = copied(paper)

    head = squeezed("号事由结")
    whole = "".join(page if n == 0 else page.removeprefix(head) for n, page in enumerate(pages))
    assert all(page.startswith(head) for page in pages[1:])  # the heading stands on each page
    assert sorted(whole) == sorted(letters(paper))
    assert all(any(squeezed("".join(map(str, row))) in page for page in pages) for row in rows)  # whole


@settings(max_examples=12, deadline=None)
@given(
    before=st.lists(WORDS, max_size=3),
    texts=st.lists(st.text("一二三四五渣土车带泥", min_size=1, max_size=400), min_size=1, max_size=25),
    after=st.lists(WORDS, min_size=1, max_size=2),
)
def test_whatever_the_rows_are_none_is_parted_and_no_heading_stands_alone(
    before: list[str], texts: list[str], after: list[str]
) -> None:
    rows = tuple((n, text) for n, text in enumerate(texts))
    paper = of(
        *(Line(Role.BODY, text) for text in before),
        Table(("号", "事由"), rows, (10, 90)),
        *(Line(Role.BODY, text) for text in after),
    )

    pages = copied(paper)

    for row in rows:
        found = [page for page in pages if f"{row[0]}{row[1]}" in page]
        assert found, row
    assert not any(page.endswith("号事由") for page in pages)
    assert sorted("".join(pages).replace("号事由", "")) == sorted(letters(paper).replace("号事由", ""))


def test_a_long_paper_of_a_day_and_of_a_week_is_copied_once(room: Bench) -> None:
    for n in range(30):
        room.accepted(
            urgency="特急", title=f"第{n}件：沿河路一日三次有渣土车带泥上路，群众反映强烈，要求立即处置并答复"
        )
    room.at("2026-03-10 17:00")
    made(room)
    for part in ("overview", "duty", "tomorrow"):
        text = "\n".join(f"{part}{n}：" + "一切平安，值守在岗。" * 40 for n in range(3))
        room.room.perform(SummaryEdit(TODAY, part, text, actor=LEADER))
    week = room.room.ask(PeriodSummary(SpanKind.WEEK, TODAY, room.clock.moment))

    for sheet in (document(paper(room)), period_document(week)):
        pages = "".join(copied(sheet))
        for block in sheet.blocks:
            if isinstance(block, Line) and len(squeezed(block.text)) > 40:
                assert pages.count(squeezed(block.text)) == 1, block.text[:40]


@pytest.mark.parametrize("longest", [1, 9, 23])
def test_a_rota_over_several_pages_is_copied_once(longest: int) -> None:
    days = [f"2026-03-{day:02d}" for day in range(1, 32)]
    rows = tuple((day, *("张三、李四、" * (n % longest) + f"值{n}" for n in range(5))) for day in days)
    page = Page("值班表", ("日期", "甲", "乙", "丙", "丁", "戊"), rows)

    pdf(of(Line(Role.BODY, "起")))  # the application stands
    pages = [squeezed(one) for one in pdftext.pages(markup_pdf(html_of(page), page.title, QFont(), 12.0))]

    assert all(one.endswith(f"—{n}—") for n, one in enumerate(pages, start=1))
    said = "".join(re.sub(r"—\d+—$", "", one) for one in pages)
    assert sorted(said) == sorted(
        squeezed("".join(("值班表", *page.columns, *(cell for row in rows for cell in row))))
    )
