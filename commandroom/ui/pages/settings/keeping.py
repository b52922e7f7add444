"""备份 and 关于: copies of the store, versions and licences."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtCore import QCoreApplication, QLocale, qVersion
from typing_extensions import override

from commandroom import __version__
from commandroom.base.paths import resources
from commandroom.ui.desk import Desk
from commandroom.ui.moments import long_text
from commandroom.ui.pages.settings.section import Section
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import RoomFacts, RoomSheet

FOLDER = "backups"
PATTERN = "*.backup.db"
PARTS = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "sqlcipher3",
    "msgspec",
    "APScheduler",
    "cryptography",
    "numpy",
    "openpyxl",
    "pypinyin",
)
LICENCES = (
    ("CommandRoom", "Apache-2.0"),
    ("Qt, PySide6", "LGPL-3.0"),
    ("Lucide", "ISC"),
    ("Source Han Sans (subset)", "OFL-1.1"),
    ("holiday-cn", "MIT"),
    ("SQLite, SQLCipher", "public domain, BSD-3-Clause"),
    ("SQLAlchemy, Alembic, APScheduler, openpyxl, pypinyin", "MIT"),
    ("msgspec, numpy, xlrd, XlsxWriter", "BSD"),
    ("cryptography", "Apache-2.0 OR BSD-3-Clause"),
)


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of the store."""

    path: Path
    at: datetime
    size: int


def copies(folder: Path) -> list[Copy]:
    """The copies in the home's folder, the newest first; called off the GUI thread."""
    found = []
    for path in folder.glob(PATTERN):
        facts = path.stat()
        found.append(Copy(path, datetime.fromtimestamp(facts.st_mtime, UTC), facts.st_size))
    return sorted(found, key=lambda copy: copy.path.name, reverse=True)


def make_copy(room: Any, folder: Path) -> Path:
    """Write a verified copy; called off the GUI thread."""
    made: Path = room.store.backup(folder)
    return made


class BackupSection(Section):
    """Copies are made beside the running store and verified before they count."""

    icon = "database"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Backup")
        super().__init__(desk)
        self.folder = desk.settings.home / FOLDER
        self.make = Button(desk.theme, self.tr("Make a copy now"), icon="save", kind="primary")
        self.make.clicked.connect(self.make_now)
        columns: list[Col[Copy]] = [
            Col(self.tr("Copy"), lambda c: c.path.name, 0, is_bold=True),
            Col(self.tr("Made"), lambda c: long_text(c.at), 170),
            Col(self.tr("Size"), lambda c: QLocale().formattedDataSize(c.size), 110, is_number=True),
        ]
        self.list = ListView(desk, ListTable(columns), scope="settings", name=self.title)
        self.placeholder = Placeholder(desk.theme, self.list)
        self.where = PlainLabel("", "muted", wrap=True).selectable()
        self.where.setText(
            self.tr("Copies lie in {folder}; keep one on another disk.").format(folder=str(self.folder))
        )
        self.whole.addLayout(row(self.make, None))
        self.whole.addWidget(Card(column(self.placeholder, spacing=0, margins=(1, 1, 1, 1))), 1)
        self.whole.addWidget(self.where)

    @override
    def open(self) -> None:
        folder = self.folder
        self.desk.slow.run(lambda: copies(folder), then=self._show)

    def make_now(self) -> None:
        """Make a copy in the background."""
        self.make.setEnabled(False)
        room, folder = self.desk.room, self.folder
        self.desk.slow.run(lambda: make_copy(room, folder), then=self._made, failed=self._failed)

    def _made(self, path: Path) -> None:
        self.make.setEnabled(True)
        self.desk.notices.confirm(self.tr("{name} made and verified").format(name=path.name))
        self.open()

    def _failed(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self.desk.fail(error)

    def _show(self, found: list[Copy]) -> None:
        self.list.show_rows(found, key=lambda c: c.path)
        if found:
            self.placeholder.show_content()
        else:
            self.placeholder.show_empty(self.tr("No copy has been made yet"), icon="database")


class AboutSection(Section):
    """What runs here, and under which licences."""

    icon = "info"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "About")
        super().__init__(desk)
        self.room = PlainLabel("", wrap=True).selectable()
        self.group(self.tr("Room and seat"), self.room)
        self.versions = PlainLabel("\n".join(versions())).selectable()
        self.group(self.tr("Versions"), self.versions)
        licences = PlainLabel(
            "\n".join(f"{name} · {licence}" for name, licence in LICENCES), wrap=True
        ).selectable()
        note = self.tr("The full texts lie beside the program in {folder}.").format(
            folder=str(resources().parent)
        )
        self.group(self.tr("Licences"), licences, note=note)
        self.whole.addStretch(1)

    @override
    def open(self) -> None:
        self.desk.ask(RoomFacts(), then=self._take, lane="settings.about")

    def _take(self, facts: RoomSheet) -> None:
        kind = self.tr("practice") if facts.practice or facts.demo else self.tr("in earnest")
        lines = [
            self.tr("{name} ({code}), seat {seat}, {kind}").format(
                name=facts.name, code=facts.code, seat=facts.seat, kind=kind
            ),
            self.tr("Person at this seat: {name}").format(name=facts.operator_name or "—"),
            self.tr("Hash suite of the journal: {suite}").format(suite=facts.suite),
        ]
        self.room.setText("\n".join(lines))


def versions() -> list[str]:
    """What runs here, a line each."""
    lines = [
        f"CommandRoom {__version__}",
        f"Python {sys.version.split()[0]}",
        f"Qt {qVersion()}  ·  PySide6 {PySide6.__version__}",
    ]
    for name in PARTS[1:]:
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return lines
