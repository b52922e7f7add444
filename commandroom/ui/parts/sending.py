"""Papers on their way out: a file in a place that the person chooses, or a printer; made off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from commandroom.base.sentences import sentence
from commandroom.reports.document import Document
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.print.pages import draw
from commandroom.ui.print.text import page_layout

NAMES = {
    "pdf": QT_TRANSLATE_NOOP("Sending", "PDF, to read and to print"),
    "docx": QT_TRANSLATE_NOOP("Sending", "Word document (DOCX)"),
    "xlsx": QT_TRANSLATE_NOOP("Sending", "Workbook with the lists (XLSX)"),
    "html": QT_TRANSLATE_NOOP("Sending", "Web page (HTML)"),
}
Write = Callable[[Path], Path]


def format_name(kind: str) -> str:
    """What a format is called."""
    return QCoreApplication.translate("Sending", NAMES[kind])


def ask_path(kind: str, name: str, parent: QWidget) -> Path | None:
    """Where to, by the system's own dialog, beginning among the person's documents; None where nothing was chosen."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    found, _ = QFileDialog.getSaveFileName(parent, format_name(kind), str(Path(folder) / name), f"*.{kind}")
    return Path(found) if found else None


def save(desk: Desk, path: Path, write: Write, then: Callable[[Path], object] | None = None) -> None:
    """Write it, and say where it lies or why it does not."""
    done = QCoreApplication.translate("Sending", "Saved: {file}")

    def told(file: Path) -> None:
        desk.notices.confirm(done.format(file=str(file)))
        if then is not None:
            then(file)

    desk.slow.run(lambda: write(path), then=told, failed=desk.fail)


def has_printer(desk: Desk) -> bool:
    """Whether there is one; where there is none, that is said."""
    if QPrinterInfo.availablePrinterNames():
        return True
    desk.notices.warn(sentence("summary.no_printer", {}, lang=desk.lang))
    return False


def print_document(document: Document, name: str, parent: QWidget) -> bool:
    """On a printer that the person chooses; whether it went there."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(document))
    printer.setDocName(name)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    draw(document, printer, printer.resolution())
    return True
