"""Papers as files: which writer makes which format. Who draws a PDF is injected: reports know no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from commandroom.domain.forms.form import FilledForm
from commandroom.reports import files, forms, ledgers, period
from commandroom.reports.document import Document, Grid
from commandroom.reports.summary import document, grids, watermark
from commandroom.usecases.queries import LedgerSheet, PeriodSheet, SummarySheet

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
    return made(document(sheet), lambda: grids(sheet), kind, pdf=pdf, mark=watermark(sheet))


def form_content(form: FilledForm, kind: str, *, pdf: Draw) -> bytes:
    """The bytes of a form's file."""
    return made(forms.document(form), lambda: forms.grids(form), kind, pdf=pdf, mark=form.watermark)


def form_written(form: FilledForm, kind: str, path: Path, *, pdf: Draw) -> Path:
    """Write a form in one of `FORMATS`.

    Raises:
        WorldError: as `written`.
    """
    return files.put(path, form_content(form, kind, pdf=pdf))


def period_content(sheet: PeriodSheet, kind: str, *, pdf: Draw) -> bytes:
    """The bytes of the file of a week's or a month's paper."""
    return made(
        period.document(sheet), lambda: period.grids(sheet), kind, pdf=pdf, mark=period.watermark(sheet)
    )


def period_written(sheet: PeriodSheet, kind: str, path: Path, *, pdf: Draw) -> Path:
    """Write a week's or a month's paper in one of `FORMATS`.

    Raises:
        WorldError: as `written`.
    """
    return files.put(path, period_content(sheet, kind, pdf=pdf))


def ledger_written(sheet: LedgerSheet, kind: str, path: Path, *, pdf: Draw) -> Path:
    """Write a ledger in one of `FORMATS`.

    Raises:
        WorldError: as `written`.
    """
    return files.put(path, ledger_content(sheet, kind, pdf=pdf))


def ledger_content(sheet: LedgerSheet, kind: str, *, pdf: Draw) -> bytes:
    """The bytes of a ledger's file."""
    if kind == "xlsx":
        return ledgers.content(sheet)
    return made(ledgers.document(sheet), lambda: ledgers.grids(sheet), kind, pdf=pdf, mark="")


def made(paper: Document, sheets: Callable[[], Sequence[Grid]], kind: str, *, pdf: Draw, mark: str) -> bytes:
    """A paper in one of `FORMATS`."""
    if kind == "docx":
        from commandroom.reports.docx import docx  # noqa: PLC0415 - each writer with its format

        return docx(paper)
    if kind == "xlsx":
        from commandroom.reports.xlsx import xlsx  # noqa: PLC0415

        return xlsx(paper.title, sheets(), mark=mark, made_at=paper.made_at)
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
