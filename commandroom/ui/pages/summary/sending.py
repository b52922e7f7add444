"""The day's paper on its way out: a file in one of four formats, or a printer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from commandroom.reports.papers import FORMATS, file_name, written
from commandroom.reports.summary import document
from commandroom.ui.desk import Desk
from commandroom.ui.parts import sending
from commandroom.ui.print.pages import pdf
from commandroom.usecases.queries import SummarySheet


def offer(desk: Desk, sheet: SummarySheet, beside: QWidget) -> QMenu:
    """A menu of the formats under a button."""
    menu = QMenu(beside)
    for kind in (one for one in sending.NAMES if one in FORMATS):
        menu.addAction(sending.format_name(kind), partial(ask, desk, sheet, kind, beside))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))
    return menu


def ask(desk: Desk, sheet: SummarySheet, kind: str, parent: QWidget) -> None:
    """Where to, by the system's own dialog; then write it."""
    path = sending.ask_path(kind, file_name(sheet, kind), parent)
    if path is not None:
        save(desk, sheet, kind, path)


def save(desk: Desk, sheet: SummarySheet, kind: str, path: Path) -> None:
    """Write it, and say where it lies or why it does not."""
    sending.save(desk, path, lambda place: written(sheet, kind, place, pdf=pdf))


def print_paper(desk: Desk, sheet: SummarySheet, parent: QWidget) -> None:
    """On a printer that the person chooses; where there is none, say so."""
    if sending.has_printer(desk):
        sending.print_document(document(sheet), file_name(sheet, "pdf"), parent)
