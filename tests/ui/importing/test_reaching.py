from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from commandroom.interop.importer import TableImporter
from commandroom.ui.dialogs.importing.dialog import ImportDialog
from commandroom.ui.picture import settle
from commandroom.ui.program import Program
from commandroom.ui.pulse import Pulse
from commandroom.ui.tour.hands import Hands
from tests.ui.room import Seat


def test_the_desk_opens_the_import_by_its_key(seat: Seat, qapp: QApplication, tmp_path: Path) -> None:
    importer = TableImporter(seat.bench.room, seat.bench.home)
    program = Program(
        qapp, seat.bench.room, clock=seat.bench.clock, home=tmp_path / "look", importer=lambda: importer
    )
    window = program.opened.window
    settle(program.opened.desk, quiet_ms=50)

    Hands(window, Pulse()).press("Ctrl+I")
    found = [part for part in window.findChildren(ImportDialog) if part.isVisible()]
    for part in found:
        part.done(0)
    program.close()

    assert len(found) == 1
