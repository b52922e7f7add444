"""关于: the program and its versions, the room at this seat, every component with its licence."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QFormLayout, QWidget
from typing_extensions import override

from commandroom import __version__
from commandroom.base.components import Component, components, program
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.licence import LicenceDialog
from commandroom.ui.pages.settings.section import Section
from commandroom.ui.pages.settings.setting import Setting, row_setting
from commandroom.ui.punctuation import aside
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import Engines, EngineSheet, RoomFacts, RoomSheet

LEAST_HIGH = 170
Facts = list[tuple[str, str]]


class AboutSection(Section):
    """What runs here, and under which licences; everything can be read and copied without a mouse."""

    icon = "info"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "About")
        super().__init__(desk)
        theme = desk.theme
        self.components: tuple[Component, ...] = ()
        self._engines = EngineSheet()
        self.copy = Button(theme, self.tr("Copy details"), icon="copy")
        self.manual = Button(theme, self.tr("Manual"), icon="book-open")
        self.own = Button(theme, self.tr("Licence of the program"), icon="file-text")
        self.room, self.versions = _Facts(), _Facts()
        self._head()
        here = self._card(self.tr("Room and seat"), self.awaits(self.room))
        facts = row(here, self._card(self.tr("Versions"), self.versions), spacing=12)
        facts.setStretch(0, 1)
        facts.setStretch(1, 1)
        self.whole.addLayout(facts)
        self._parts()
        self._wire()

    def _head(self) -> None:
        name = PlainLabel(f"{QCoreApplication.translate('DeskWindow', 'Command room')}  CommandRoom", "h2")
        version = PlainLabel(self.tr("Version {version}").format(version=__version__), "muted")
        head = row(column(name, version, spacing=2), None, self.manual, self.own, self.copy, spacing=8,
                   margins=(20, 14, 16, 14))  # fmt: skip
        self.whole.addWidget(Card(head))

    def _card(self, title: str, facts: QWidget) -> Card:
        card = Card(column(PlainLabel(title, "strong"), facts, None, spacing=10, margins=(20, 14, 20, 14)))
        self.found_as(title, card)
        return card

    def _parts(self) -> None:
        columns: list[Col[Component]] = [
            Col(self.tr("Component"), lambda one: one.name, 0, is_bold=True),
            Col(self.tr("Version"), lambda one: one.version or "—", 150, role=lambda _one: "text2"),
            Col(self.tr("Licence"), lambda one: one.licence, 300),
            Col(self.tr("Compiled into"), lambda one: one.inside, 170, lambda _one: "text2", from_width=820),
        ]
        title = self.tr("Components and licences")
        self.list = ListView(self.desk, ListTable(columns), scope="settings", name=title)
        self.list.setMinimumHeight(LEAST_HIGH)
        self.placeholder = Placeholder(self.desk.theme, self.list)
        self.placeholder.show_loading()
        self.read = Button(self.desk.theme, self.tr("Read the licence"), icon="file-text", keys="Enter")
        note = self.tr("Each with its whole licence, as it came with the component.")
        head = row(column(PlainLabel(title, "strong"), PlainLabel(note, "muted"), spacing=2), None, self.read,
                   margins=(20, 14, 16, 4))  # fmt: skip
        body = column(head, self.placeholder, spacing=8, margins=(1, 1, 1, 8))
        body.setStretch(1, 1)
        card = Card(body)
        self.found_as(title, card)
        self.whole.addWidget(card, 1)

    def _wire(self) -> None:
        self.desk.actions.show_on("desk.manual", self.manual)
        self.manual.clicked.connect(lambda: self.desk.actions.do("desk.manual"))
        self.own.clicked.connect(lambda: self._show_licence(program()))
        self.copy.clicked.connect(self.copy_details)
        self.read.clicked.connect(self.read_current)
        self.list.opened.connect(lambda _at: self.read_current())

    @override
    def open(self) -> None:
        self.look(RoomFacts(), then=self._take, lane="settings.about")
        self.desk.ask(Engines(), then=self._take_engines, refused=self.cannot, lane="settings.engines")
        self.learn()

    @override
    def learn(self) -> None:
        if not self.components:
            self.desk.slow.run(components, then=self._take_components, failed=self.desk.fail)

    @override
    def rows(self) -> list[Setting]:
        return [row_setting(self.list, one, one.name, one.licence) for one in self.components]

    # --- deeds -----------------------------------------------------------------------------------------------------

    def read_current(self) -> None:
        """Show the licence of the component with the focus."""
        if isinstance(self.list.current, Component):
            self._show_licence(self.list.current)

    def copy_details(self) -> None:
        """Put the versions on the clipboard, for a report: no name, no folder, nothing of the room."""
        QGuiApplication.clipboard().setText(self.details())
        self.desk.notices.confirm(self.tr("Versions copied; they name neither person nor room."))

    def details(self) -> str:
        """What the button copies."""
        lines = [f"{name}: {value}" for name, value in self._facts()]
        return "\n".join([f"CommandRoom {__version__}", *lines, "", *self._listed()]) + "\n"

    def _listed(self) -> list[str]:
        return [f"{one.name} {one.version} ({one.licence})".replace("  ", " ") for one in self.components]

    def _show_licence(self, component: Component) -> None:
        LicenceDialog(self.desk.theme, component, parent=self.window()).open()

    # --- answers ---------------------------------------------------------------------------------------------------

    def _take(self, facts: RoomSheet) -> None:
        kind = self.tr("practice") if facts.practice or facts.demo else self.tr("in earnest")
        self.room.show_facts(
            [
                (self.tr("Room"), aside(facts.name, facts.code)),
                (self.tr("Seat"), f"{facts.seat} · {kind}"),
                (self.tr("Person"), facts.operator_name or "—"),
                (self.tr("Data folder"), _short(self.desk.settings.home)),
                (self.tr("Hash suite"), facts.suite),
            ]
        )

    def _take_engines(self, sheet: EngineSheet) -> None:
        self._engines = sheet
        self.versions.show_facts(self._facts())

    def _take_components(self, found: tuple[Component, ...]) -> None:
        self.components = found
        self.list.show_rows(found, key=lambda one: one.name)
        self.placeholder.show_content()
        self.learned.emit()

    def _facts(self) -> Facts:
        """What runs here: names and versions."""
        sheet = self._engines
        face = QFontInfo(self.desk.theme.font(13)).family()
        cipher = f" · SQLCipher {sheet.cipher}" if sheet.cipher else ""
        return [
            ("Python", f"{sys.version.split()[0]} · {platform.machine()}"),
            ("Qt", f"{qVersion()} · PySide6 {PySide6.__version__}"),
            ("SQLite", f"{sheet.sqlite or '—'}{cipher}"),
            ("OpenSSL", sheet.openssl or "—"),
            (self.tr("System"), f"{platform.system()} {platform.release()}"),
            (self.tr("Typeface"), face),
        ]


class _Facts(QWidget):
    """Names and values in two columns; the values can be marked and copied."""

    def __init__(self) -> None:
        super().__init__()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(20)
        self._form.setVerticalSpacing(6)
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []

    def text(self) -> str:
        """What stands there, a line a fact."""
        return "\n".join(f"{label.text()} {value.text()}" for label, value in self._rows)

    def show_facts(self, facts: Facts) -> None:
        """Show these in place of those before."""
        while len(self._rows) < len(facts):
            made = PlainLabel("", "label"), PlainLabel("", wrap=True).selectable()
            self._form.addRow(*made)
            self._rows.append(made)
        for (name, value), (label, text) in zip(facts, self._rows, strict=False):
            label.setText(name)
            text.setText(value)
            text.setAccessibleName(f"{name} {value}")


def _short(folder: Path) -> str:
    """A folder with `~` for the home of who is signed in to the machine."""
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)
