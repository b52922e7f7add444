"""An export asked for on the desk of the township."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from commandroom.domain.errors import RoomError
from commandroom.ui.dialogs.exporting.dialog import ExportRoomDialog
from commandroom.ui.notices import Banner
from commandroom.ui.pages.settings.view import spec
from commandroom.ui.roomexport import DEED, KEY, RoomExport
from commandroom.usecases.carrying import Carried
from tests.ui.room import Seat, seat, township

__all__ = ("seat", "township")


@dataclass
class Export:
    """The export beside a window, and what was said of it."""

    seat: Seat
    run: RoomExport
    ends: list[Carried | RoomError] = field(default_factory=list)

    def dialog(self) -> ExportRoomDialog:
        """The dialog that the palette's deed opens, when the room has answered it."""
        assert self.seat.desk.actions.do(DEED)
        found = QApplication.activeModalWidget()
        assert isinstance(found, ExportRoomDialog)
        self.seat.settle()
        return found

    def submit(self, dialog: ExportRoomDialog) -> None:
        """Press its button and wait until it is closed, or has said why not."""
        dialog.submit_button.click()
        self.seat.wait_for(lambda: not dialog.isVisible() or dialog.submit_button.isEnabled())

    def end(self) -> Carried | RoomError:
        """How the one export ended."""
        self.seat.qtbot.waitUntil(lambda: bool(self.ends), timeout=30_000)
        return self.ends[0]

    @property
    def banner(self) -> Banner:
        """What stands under the top bar about it."""
        banner = self.seat.desk.notices.banner
        assert banner is not None
        assert banner.key == KEY
        return banner


@pytest.fixture
def export(seat: Seat) -> Iterator[Export]:
    window = seat.window(spec())
    assert seat.bench.room.carrying is not None
    made = Export(seat, RoomExport(seat.desk, window, seat.bench.room.carrying))
    made.run.ended.connect(made.ends.append)
    yield made
    made.run.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
