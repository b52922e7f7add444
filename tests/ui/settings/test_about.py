"""About: versions, every component, its licence in full, and a copy that gives nobody away; all of it by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from commandroom import __version__
from commandroom.ui.dialogs.licence import LicenceDialog
from commandroom.ui.dialogs.manual import Manual
from commandroom.ui.pages.settings.about import AboutSection, _short
from commandroom.ui.pages.settings.view import SettingsPage
from commandroom.ui.program import Program
from tests.ui.room import Seat
from tests.ui.settings.sitting import Keyboarder
from tests.ui.typing_in import CTRL

Opened = Callable[[], Program]
Key = Qt.Key


class Reader(Keyboarder):
    """Somebody who wants to know what runs here."""

    def __init__(self, program: Program, seat: Seat) -> None:
        super().__init__(program, seat)
        self.typist.key(Key.Key_Comma, CTRL)
        self.settle()
        page = self.window.page("settings")
        assert isinstance(page, SettingsPage)
        self.typist.key(Key.Key_End)
        self.settle()
        section = page.section("about")
        assert isinstance(section, AboutSection)
        assert section.isVisible()
        self.section = section

    def licence(self) -> LicenceDialog:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LicenceDialog)
        self.seat.qtbot.waitUntil(dialog.isActiveWindow)
        return dialog


@pytest.fixture
def reader(opened: Opened, seat: Seat) -> Reader:
    seat.sit(seat.person("shift_leader"))
    return Reader(opened(), seat)


def test_versions_room_and_components_are_told(reader: Reader) -> None:
    section = reader.section

    versions = section.versions.text()
    assert all(
        name in versions for name in ("Python 3.", "PySide6 6.", "SQLite 3.", "SQLCipher 4", "OpenSSL")
    )
    assert "CommandRoom Sans" in versions
    assert "临溪镇" in section.room.text()
    assert "周敏" in section.room.text()
    names = [one.name for one in section.list.table.rows]
    assert {"SQLAlchemy", "PySide6_Essentials", "SQLite", "Lucide"} <= set(names)


def test_a_licence_is_read_in_full_and_closed_by_keyboard(reader: Reader) -> None:
    reader.tab_to(reader.section.list)
    names = [one.name for one in reader.section.list.table.rows]
    for _ in range(names.index("PySide6_Essentials")):
        reader.typist.key(Key.Key_Down)

    reader.typist.key(Key.Key_Return)
    dialog = reader.licence()
    text, has_focus = dialog.text.toPlainText(), dialog.text.hasFocus()
    before = dialog.text.verticalScrollBar().value()
    reader.typist.key(Key.Key_PageDown)
    after = dialog.text.verticalScrollBar().value()
    reader.typist.key(Key.Key_Escape)

    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert has_focus
    assert after > before
    assert not dialog.isVisible()


def test_the_button_opens_the_licence_too_and_so_does_that_of_the_program(reader: Reader) -> None:
    reader.tab_to(reader.section.own)
    reader.typist.key(Key.Key_Space)
    dialog = reader.licence()

    assert "Apache License" in dialog.text.toPlainText()
    assert __version__ in dialog.title.text()
    dialog.reject()
    reader.section.read.click()
    assert "alembic" in reader.licence().title.text()
    reader.licence().reject()


def test_what_is_copied_gives_away_neither_person_nor_room_nor_folder(reader: Reader) -> None:
    reader.tab_to(reader.section.copy)

    reader.typist.key(Key.Key_Space)

    copied = QGuiApplication.clipboard().text()
    facts = reader.program.overview.facts
    assert facts is not None
    assert copied.startswith(f"CommandRoom {__version__}")
    assert "SQLAlchemy 2" in copied
    told = (
        facts.operator_name,
        facts.name,
        facts.code,
        facts.room,
        str(reader.seat.bench.home),
        str(Path.home()),
    )
    assert [word for word in told if word in copied] == []


def test_the_manual_is_one_button_away_at_the_chapter_on_settings(reader: Reader) -> None:
    reader.tab_to(reader.section.manual)

    reader.typist.key(Key.Key_Space)

    manual = QApplication.activeModalWidget()
    assert isinstance(manual, Manual)
    assert manual.current is not None
    assert "settings" in manual.current.pages
    manual.reject()


def test_the_folder_of_whoever_is_signed_in_to_the_machine_is_not_spelled_out() -> None:
    assert _short(Path.home() / "data" / "room") == "~/data/room"
    assert _short(Path("/srv/room")) == "/srv/room"
