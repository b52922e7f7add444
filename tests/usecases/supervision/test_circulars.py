"""The circular of supervision: who is named with what follows, signed once, never moving; as a paper, from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from commandroom.domain.circulars import days_of, month_of, paragraphs, week_of
from commandroom.domain.errors import RefusedError, WrongUseError
from commandroom.entrypoints.papers import pdf
from commandroom.reports.circular import document, file_name, mark, written
from commandroom.usecases.commands import Amend, IssueCircular
from commandroom.usecases.queries import CircularOf, CircularSheet
from tests.room import DEPUTY, DIRECTOR, INTAKE, Bench, bench_in

WEEK = "2026-W11"  # Monday the 9th of March to Sunday the 15th


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = bench_in(tmp_path / "a")
    yield made
    assert made.room.store.verify().problems == ()
    made.room.store.close()


def sheet(bench: Bench, colour: str, *, answered: bool = True, withdrawn: bool = False, **event: Any) -> str:
    """A supervision sheet signed on Tuesday at nine."""
    number = bench.signed(**event)
    by = DIRECTOR if colour == "red" else DEPUTY
    bench.act("supervise", number, by=by, color=colour, requirement="限期说明")
    if withdrawn:
        bench.act("supervise_withdraw", number, by=by, reason="错发")
    elif answered:
        bench.act("supervise_reply", number, by=bench.head(number), text="已整改")
    return number


def circular(bench: Bench, span: str = WEEK) -> CircularSheet:
    return bench.room.ask(CircularOf(span, bench.room.now()))


def issue(bench: Bench, *, by: str = DIRECTOR, span: str = WEEK) -> None:
    bench.room.perform(IssueCircular(span, actor=by))


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("2026-W11", date(2026, 3, 9), date(2026, 3, 15)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_a_week_goes_from_monday_to_sunday_and_a_month_from_its_first_to_its_last(
    span: str, first: date, last: date
) -> None:
    assert days_of(span) == (first, last)
    assert span in {week_of(last), month_of(last)}


@pytest.mark.parametrize("span", ["", "2026", "2026-13", "2026-W00", "2025-W53", "2026-W1", "上周"])
def test_what_is_no_week_and_no_month_is_refused(bench: Bench, span: str) -> None:
    with pytest.raises(WrongUseError, match=r"circular\.span"):
        circular(bench, span)


def test_units_under_orange_and_red_are_named_with_points_and_talk_and_blue_ones_are_not(
    bench: Bench,
) -> None:
    sheet(bench, "orange")
    sheet(bench, "red")
    sheet(bench, "blue", office="应消站")

    found = circular(bench).circular

    assert [(one.name, one.orange, one.red, one.points, one.talk) for one in found.named] == [
        ("发展办", 1, 1, 4.0, True)
    ]
    assert [one.colour for one in found.sheets] == ["orange", "red", "blue"]
    assert (
        paragraphs(found)[0]
        == "本期签发督办单3份，其中蓝色1份、橙色1份、红色1份；已答复3份，逾期未答复或迟答复0份。"
    )
    assert paragraphs(found)[2] == "发展办：橙色1份、红色1份，扣4分，由主任（书记）约谈。"


def test_a_red_sheet_about_a_matter_of_the_third_tier_goes_up_to_the_county_and_says_while_it_is_not_reported(
    bench: Bench,
) -> None:
    sheet(bench, "red", tier="三级", level="较大")
    sheet(bench, "red")

    named = circular(bench).circular.named[0]

    assert (named.red, named.county) == (2, 1)
    assert named.unreported == 1
    assert "三级事件红色督办1件报县级" in paragraphs(circular(bench).circular)[2]


def test_a_withdrawn_sheet_and_a_draft_bring_nothing(bench: Bench) -> None:
    sheet(bench, "red", withdrawn=True)

    found = circular(bench).circular

    assert (found.sheets, found.named) == ((), ())
    assert paragraphs(found)[-1] == "本期没有应通报的单位。"


def test_what_is_answered_late_or_never_counts_as_late(bench: Bench) -> None:
    number = sheet(bench, "orange", answered=False)
    bench.later(days=5)
    sheet(bench, "orange", answered=False, office="应消站")
    bench.act("supervise_reply", number, by=bench.head(number), text="迟了")

    said = paragraphs(circular(bench).circular)[0]

    assert said.endswith("已答复1份，逾期未答复或迟答复1份。")


def test_a_circular_is_signed_once_when_its_days_are_over_by_a_leader(bench: Bench) -> None:
    sheet(bench, "red")
    with pytest.raises(RefusedError, match=r"circular\.not_over"):
        issue(bench)
    bench.at("2026-03-16 08:30")
    with pytest.raises(RefusedError, match=r"role\.missing"):
        issue(bench, by=INTAKE)

    issue(bench)
    first = circular(bench)
    issue(bench, by=DEPUTY)

    assert (first.is_draft, first.by, first.circular.number) == (False, DIRECTOR, "督通〔2026〕A1号")
    assert circular(bench) == first


def test_a_signed_circular_never_moves(bench: Bench) -> None:
    number = sheet(bench, "red", answered=False)
    bench.at("2026-03-16 08:30")
    issue(bench)
    before = circular(bench)

    bench.act("supervise_withdraw", number, by=DIRECTOR, reason="错发")
    bench.room.perform(Amend("unit", "development", {"short": "新名办"}, actor=DIRECTOR))
    bench.room.store.rebuild()

    assert circular(bench) == before


def test_the_paper_bears_number_signature_and_all_sheets_and_a_draft_its_mark(
    bench: Bench, tmp_path: Path
) -> None:
    sheet(bench, "orange")
    sheet(bench, "red")
    draft = circular(bench)
    bench.at("2026-03-16 08:30")
    issue(bench)
    signed = circular(bench)

    texts = " ".join(str(getattr(block, "text", "")) for block in document(signed).blocks)
    file = written(signed, "xlsx", tmp_path / file_name(signed, "xlsx"), pdf=pdf)
    listed = openpyxl.load_workbook(file)["督办单"]

    assert (mark(draft), mark(signed)) == ("草稿", "")
    assert file_name(draft, "pdf") == "督办通报-2026-W11-草稿.pdf"
    assert "督通〔2026〕A1号" in texts
    assert "签发：练习主任" in texts
    assert [listed.cell(n, 3).value for n in (2, 3)] == ["橙", "红"]
    assert listed.cell(2, 6).value == "发展办"


def test_of_a_confidential_matter_the_circular_tells_nothing_and_a_title_loses_its_numbers(
    bench: Bench,
) -> None:
    sheet(bench, "orange", title="举报某干部", nature="举报")
    sheet(bench, "orange", title="请回电13812345678")

    titles = [one.title for one in circular(bench).circular.sheets]

    assert "某干部" not in "".join(titles)
    assert "13812345678" not in "".join(titles)
