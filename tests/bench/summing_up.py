"""The day's summary at the end of ten years: reckoned and drawn as PDF, written as DOCX, a thousand rows as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from statistics import median

from commandroom.domain.time.moments import local
from commandroom.entrypoints.benches import Result, seconds
from commandroom.entrypoints.papers import content
from commandroom.reports.document import Cell, Grid
from commandroom.reports.xlsx import xlsx
from commandroom.usecases.queries import Summary, SummarySheet
from commandroom.usecases.room import Room
from tests.bench.rooms import END

PDF_S, DOCX_S, XLSX_S = 1.5, 0.5, 1.0
ROWS = 1000


def summing_up(room: Room, events: int) -> Iterator[Result]:
    """Each beside what is allowed; everything that a first call loads was loaded by the first, which does not count."""
    query = Summary(local(END).date(), END)

    def asked() -> SummarySheet:
        return room.ask(query)

    sheet = asked()
    grid = Grid("清单", ("序号", "编号", "标题", "单位", "到期", "状态"), tuple(_rows(END)))
    yield Result(f"summary_with_pdf_{events}", _taken(lambda: content(asked(), "pdf")), "s", PDF_S, must=1.0)
    yield Result(f"summary_docx_{events}", _taken(lambda: content(asked(), "docx")), "s", DOCX_S, must=1.0)
    taken = _taken(lambda: xlsx("清单", (grid,), mark="", made_at=sheet.paper.made_at))
    yield Result(f"xlsx_{ROWS}_rows", taken, "s", XLSX_S, must=1.0)


def _taken(work: Callable[[], object]) -> float:
    work()
    return median(seconds(work) for _ in range(3))


def _rows(at: datetime) -> Iterator[tuple[Cell, ...]]:
    return (
        (n, f"330299104-20261122-A{n:04}", "老街井盖缺失影响通行", "综合行政执法队", at, "处置中")
        for n in range(ROWS)
    )
