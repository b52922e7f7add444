"""Papers as files from the command line: the writer of PDF is brought from the desk when one is wanted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.domain.errors import WorldError
from commandroom.reports import papers

if TYPE_CHECKING:
    from commandroom.domain.forms.form import FilledForm
    from commandroom.reports.document import Document
    from commandroom.usecases.queries import LedgerSheet, PeriodSheet, SummarySheet

FOLDER, FORMS = "summaries", "forms"


def written(sheet: SummarySheet, kind: str, path: Path) -> Path:
    """Write a summary; its own folder in a home is made, another one is not.

    Raises:
        WorldError: the folder is missing, the disk is full, or the file cannot be written; nothing is left behind.
    """
    if path.parent.name == FOLDER:
        _make(path.parent)
    return papers.written(sheet, kind, path, pdf=pdf)


def period_written(sheet: PeriodSheet, kind: str, path: Path) -> Path:
    """Write a week's or a month's paper, likewise.

    Raises:
        WorldError: as `written`.
    """
    if path.parent.name == FOLDER:
        _make(path.parent)
    return papers.period_written(sheet, kind, path, pdf=pdf)


def form_written(form: FilledForm, kind: str, path: Path) -> Path:
    """Write a form, likewise.

    Raises:
        WorldError: as `written`.
    """
    if path.parent.name == FORMS:
        _make(path.parent)
    return papers.form_written(form, kind, path, pdf=pdf)


def ledger_written(sheet: LedgerSheet, kind: str, path: Path) -> Path:
    """Write a ledger, likewise.

    Raises:
        WorldError: as `written`.
    """
    return papers.ledger_written(sheet, kind, path, pdf=pdf)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = error.strerror or os.strerror(error.errno or 0)
        raise WorldError("export.unwritable", file=folder.name, reason=reason) from error


def content(sheet: SummarySheet, kind: str) -> bytes:
    """The bytes of the file."""
    return papers.content(sheet, kind, pdf=pdf)


def pdf(paper: Document) -> bytes:
    """Drawn by Qt: where there is no screen, into memory."""
    from commandroom.entrypoints import desk

    desk.draw_offscreen()
    desk.check_machine()
    from commandroom.ui.application import application
    from commandroom.ui.print.pages import pdf as drawn

    application()
    return drawn(paper)
