"""A paper on its way out: a file in one of four formats, or a printer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from commandroom.reports import period, summary
from commandroom.reports.document import Document
from commandroom.reports.papers import FORMATS, file_name, period_written, written
from commandroom.ui.desk import Desk
from commandroom.ui.parts import sending
from commandroom.ui.print.pages import pdf
from commandroom.usecases.queries import PeriodSheet, SummarySheet


class Sheaf(NamedTuple):
    """A paper for a file or a printer: its name by format, how it is written, and its pages."""

    name: Callable[[str], str]
    write: Callable[[str, Path], Path]
    document: Callable[[], Document]


def of_day(sheet: SummarySheet) -> Sheaf:
    """A day's paper."""
    return Sheaf(
        lambda kind: file_name(sheet, kind), lambda kind, place: written(sheet, kind, place, pdf=pdf),
        lambda: summary.document(sheet),
    )  # fmt: skip


def of_period(sheet: PeriodSheet) -> Sheaf:
    """A week's or a month's."""
    return Sheaf(
        lambda kind: period.file_name(sheet, kind), lambda kind, place: period_written(sheet, kind, place, pdf=pdf),
        lambda: period.document(sheet),
    )  # fmt: skip


def offer(desk: Desk, sheaf: Sheaf, beside: QWidget) -> QMenu:
    """A menu of the formats under a button."""
    menu = QMenu(beside)
    for kind in (one for one in sending.NAMES if one in FORMATS):
        menu.addAction(sending.format_name(kind), partial(ask, desk, sheaf, kind, beside))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))
    return menu


def ask(desk: Desk, sheaf: Sheaf, kind: str, parent: QWidget) -> None:
    """Where to, by the system's own dialog; then write it."""
    path = sending.ask_path(kind, sheaf.name(kind), parent)
    if path is not None:
        save(desk, sheaf, kind, path)


def save(desk: Desk, sheaf: Sheaf, kind: str, path: Path) -> None:
    """Write it, and say where it lies or why it does not."""
    sending.save(desk, path, lambda place: sheaf.write(kind, place))


def print_paper(desk: Desk, sheaf: Sheaf, parent: QWidget) -> None:
    """On a printer that the person chooses; where there is none, say so."""
    if sending.has_printer(desk):
        sending.print_document(sheaf.document(), sheaf.name("pdf"), parent)
