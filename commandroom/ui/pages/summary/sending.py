"""The paper on its way out: a file in one of four formats, or a printer; made off the GUI thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from commandroom.base.sentences import sentence
from commandroom.reports.papers import FORMATS, file_name, written
from commandroom.reports.summary import document
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.print.pages import draw, pdf
from commandroom.ui.print.text import page_layout
from commandroom.usecases.queries import SummarySheet

_NAMES = {
    "pdf": QT_TRANSLATE_NOOP("SummarySending", "PDF, to read and to print"),
    "docx": QT_TRANSLATE_NOOP("SummarySending", "Word document (DOCX)"),
    "xlsx": QT_TRANSLATE_NOOP("SummarySending", "Workbook with the lists (XLSX)"),
    "html": QT_TRANSLATE_NOOP("SummarySending", "Web page (HTML)"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("SummarySending", text)


def offer(desk: Desk, sheet: SummarySheet, beside: QWidget) -> QMenu:
    """A menu of the formats under a button."""
    menu = QMenu(beside)
    for kind in (one for one in _NAMES if one in FORMATS):
        menu.addAction(_say(_NAMES[kind]), partial(ask, desk, sheet, kind, beside))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))
    return menu


def ask(desk: Desk, sheet: SummarySheet, kind: str, parent: QWidget) -> None:
    """Where to, by the system's own dialog; then write it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    usual = str(Path(folder) / file_name(sheet, kind))
    name, _ = QFileDialog.getSaveFileName(parent, _say(_NAMES[kind]), usual, f"*.{kind}")
    if name:
        save(desk, sheet, kind, Path(name))


def save(desk: Desk, sheet: SummarySheet, kind: str, path: Path) -> None:
    """Write it, and say where it lies or why it does not."""
    done = QCoreApplication.translate("SummarySending", "Saved: {file}")
    desk.slow.run(
        lambda: written(sheet, kind, path, pdf=pdf),
        then=lambda file: desk.notices.confirm(done.format(file=str(file))),
        failed=desk.fail,
    )


def print_paper(desk: Desk, sheet: SummarySheet, parent: QWidget) -> None:
    """On a printer that the person chooses; where there is none, say so."""
    if not QPrinterInfo.availablePrinterNames():
        desk.notices.warn(sentence("summary.no_printer", {}, lang=desk.lang))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout())
    printer.setDocName(file_name(sheet, "pdf"))
    if QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted:
        draw(document(sheet), printer, printer.resolution())
