"""A month's scores as a workbook."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.reports.files import put
from commandroom.reports.xlsx import xlsx
from commandroom.ui.desk import Desk
from commandroom.ui.pages.assessment.asking import MonthSheet
from commandroom.ui.pages.assessment.words import LIVE, edition_name, group_name, sheets
from commandroom.ui.parts import sending


def title_of(sheet: MonthSheet) -> str:
    """`月度考核 2026-10 办公室站队 冻结`."""
    name = QCoreApplication.translate("Assessment", "Monthly assessment")
    return f"{name} {sheet.month:%Y-%m} {group_name(sheet.by)} {edition_name(sheet.edition)}"


def ask(desk: Desk, sheet: MonthSheet, parent: QWidget) -> None:
    """Where to, by the system's own dialog; then write it."""
    path = sending.ask_path("xlsx", f"{title_of(sheet)}.xlsx", parent)
    if path is not None:
        save(desk, sheet, path)


def save(desk: Desk, sheet: MonthSheet, path: Path) -> None:
    """Write it whole or not at all, and say so; what is not frozen is marked as provisional on every page."""
    mark = edition_name(LIVE) if sheet.shown is None else ""
    grids = [grid for grid in sheets(sheet.result) if grid.rows]
    made_at = sheet.result.as_of
    sending.save(
        desk, path, lambda place: put(place, xlsx(title_of(sheet), grids, mark=mark, made_at=made_at))
    )
