"""Papers as files: which writer makes which format, and that of PDF brought from the desk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.domain.errors import WorldError
from commandroom.reports import files
from commandroom.reports.summary import document, grids, watermark

if TYPE_CHECKING:
    from commandroom.reports.document import Document
    from commandroom.usecases.queries import SummarySheet

FOLDER = "summaries"


def written(sheet: SummarySheet, kind: str, path: Path) -> Path:
    """Write a summary as `html`, `pdf`, `docx` or `xlsx`; its own folder in a home is made, another one is not.

    Raises:
        WorldError: the folder is missing, the disk is full, or the file cannot be written; nothing is left behind.
    """
    if path.parent.name == FOLDER:
        _make(path.parent)
    return files.put(path, content(sheet, kind))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = error.strerror or os.strerror(error.errno or 0)
        raise WorldError("export.unwritable", file=folder.name, reason=reason) from error


def content(sheet: SummarySheet, kind: str) -> bytes:
    """The bytes of the file."""
    paper = document(sheet)
    if kind == "docx":
        from commandroom.reports.docx import docx

        return docx(paper)
    if kind == "xlsx":
        from commandroom.reports.xlsx import xlsx

        return xlsx(paper.title, grids(sheet), mark=watermark(sheet), made_at=paper.made_at)
    if kind == "pdf":
        return _pdf(paper)
    from commandroom.reports.html import html

    return html(paper)


def _pdf(paper: Document) -> bytes:
    """Drawn by Qt: where there is no screen, into memory."""
    from commandroom.entrypoints import desk

    desk.draw_offscreen()
    desk.check_machine()
    from commandroom.ui.print.pages import pdf
    from commandroom.ui.program import application

    application()
    return pdf(paper)
