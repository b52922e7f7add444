"""Papers as files: which writer makes which format. Who draws a PDF is injected: reports know no Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from commandroom.reports import files
from commandroom.reports.document import Document
from commandroom.reports.summary import document, grids, watermark
from commandroom.usecases.queries import SummarySheet

FORMATS = ("html", "pdf", "docx", "xlsx")
Draw = Callable[[Document], bytes]


def written(sheet: SummarySheet, kind: str, path: Path, *, pdf: Draw) -> Path:
    """Write a summary in one of `FORMATS`.

    Raises:
        WorldError: the folder is missing, the disk is full, or the file cannot be written; nothing is left behind.
    """
    return files.put(path, content(sheet, kind, pdf=pdf))


def content(sheet: SummarySheet, kind: str, *, pdf: Draw) -> bytes:
    """The bytes of the file."""
    paper = document(sheet)
    if kind == "docx":
        from commandroom.reports.docx import docx  # noqa: PLC0415 - each writer with its format

        return docx(paper)
    if kind == "xlsx":
        from commandroom.reports.xlsx import xlsx  # noqa: PLC0415

        return xlsx(paper.title, grids(sheet), mark=watermark(sheet), made_at=paper.made_at)
    if kind == "pdf":
        return pdf(paper)
    from commandroom.reports.html import html  # noqa: PLC0415

    return html(paper)


def file_name(sheet: SummarySheet, kind: str) -> str:
    """要情-2026-03-10.pdf, 要情-2026-03-10-更正A1.pdf, 要情-2026-03-10-草稿.pdf."""
    words, paper = sheet.rules.words, sheet.paper
    marks = [words["correction"].format(edition=paper.edition)] * bool(paper.edition)
    marks += [words["draft"]] * sheet.is_draft
    return "-".join(("要情", paper.snapshot.day.isoformat(), *marks)) + f".{kind}"
