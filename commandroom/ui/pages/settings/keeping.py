"""关于: the room, versions and licences."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version

import PySide6
from PySide6.QtCore import QCoreApplication, qVersion
from typing_extensions import override

from commandroom import __version__
from commandroom.base.paths import resources
from commandroom.ui.desk import Desk
from commandroom.ui.pages.settings.section import Section
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import RoomFacts, RoomSheet

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


class AboutSection(Section):
    """What runs here, and under which licences."""

    icon = "info"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "About")
        super().__init__(desk)
        self.room = PlainLabel("", wrap=True).selectable()
        self.group(self.tr("Room and seat"), self.awaits(self.room))
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
        self.look(RoomFacts(), then=self._take, lane="settings.about")

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
