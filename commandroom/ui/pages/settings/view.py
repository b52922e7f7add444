"""The settings' page: the list of sections, and the one that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.icons import icon
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.settings.appearance import AppearanceSection, KeysSection
from commandroom.ui.pages.settings.backup import BackupSection
from commandroom.ui.pages.settings.categories import CategoriesSection
from commandroom.ui.pages.settings.clocks import ClocksSection
from commandroom.ui.pages.settings.keeping import AboutSection
from commandroom.ui.pages.settings.running import RunningSection
from commandroom.ui.pages.settings.section import Section
from commandroom.ui.pages.settings.sounds import SoundsSection
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.card import Card, Scroll

LIST_WIDE = 208
SECTIONS: dict[str, Callable[[Desk], Section]] = {
    "appearance": AppearanceSection,
    "sounds": SoundsSection,
    "clocks": ClocksSection,
    "categories": CategoriesSection,
    "keys": KeysSection,
    "backup": BackupSection,
    "running": RunningSection,
    "about": AboutSection,
}


def spec() -> PageSpec:
    """The page as the window is told of it."""
    title = QCoreApplication.translate("Settings", "Settings")
    return PageSpec("settings", title, "settings", SettingsPage, group="bottom", keys="Ctrl+,")


class SettingsPage(Page):
    """Sections at the left, the open one at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.list = QListWidget()
        self.list.setFixedWidth(LIST_WIDE)
        self.list.setAccessibleName(self.tr("Sections"))
        self.list.setIconSize(QSize(16, 16))
        self.list.setSpacing(1)
        self.stack = QStackedWidget()
        self.sections: dict[str, Section] = {}
        self.card = Card(row(self.list, margins=(6, 6, 6, 6)))
        layout = row(self.card, self.stack, spacing=16, margins=(20, 14, 20, 14))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @override
    def build(self) -> Iterator[None]:
        for key, make in SECTIONS.items():
            section = self.sections[key] = make(self.desk)
            yield
            self._add(key, section)
            yield
        self.list.currentRowChanged.connect(self._open)
        self.desk.theme.changed.connect(self._tint)
        self._tint()

    def _add(self, key: str, section: Section) -> None:
        item = QListWidgetItem(section.title)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setSizeHint(QSize(LIST_WIDE - 24, self.desk.theme.px(38)))
        self.list.addItem(item)
        holder = QWidget()
        holder.setObjectName("scrolled")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addWidget(section)
        scroll = Scroll(holder)
        scroll.stop_at(section.title)
        self.stack.addWidget(scroll)

    @override
    def roots(self) -> list[QWidget]:
        parts = (self.stack.widget(at) for at in range(self.stack.count()))
        return [self.card, *(part for part in parts if part is not None)]

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self.show_section(str(where.get("section") or "")) if where.get("section") else self._open(
            max(0, self.list.currentRow())
        )
        self.list.setFocus()

    @override
    def tools(self) -> list[QWidget]:
        return []

    @override
    def search_words(self) -> str:
        return self.tr("Find a setting")

    @override
    def search(self, text: str) -> None:
        wanted = text.strip().lower()
        found = [section for section in self.sections.values() if wanted in section.words().lower()]
        for at, section in enumerate(self.sections.values()):
            self.list.item(at).setHidden(section not in found)
        current = list(self.sections.values())[max(0, self.list.currentRow())]
        if found and current not in found:
            self.show_section(next(key for key, section in self.sections.items() if section is found[0]))

    @override
    def hints(self) -> Hints:
        return (
            ("↑ ↓", self.tr("section")),
            ("Tab", self.tr("into it")),
            ("Ctrl+F", self.tr("find")),
            ("Ctrl+Z", self.tr("undo")),
        )

    @override
    def refresh(self) -> None:
        self._open(self.list.currentRow())

    def section(self, key: str) -> Section:
        """A section by its key."""
        return self.sections[key]

    def show_section(self, key: str) -> None:
        """Open a section."""
        if key in self.sections:
            self.list.setCurrentRow(list(self.sections).index(key))

    def _open(self, at: int) -> None:
        if at < 0:
            return
        if self.list.currentRow() != at:
            self.list.setCurrentRow(at)
            return
        self.list.item(at).setSelected(True)
        self.stack.setCurrentIndex(at)
        list(self.sections.values())[at].open()

    def _tint(self) -> None:
        for at, section in enumerate(self.sections.values()):
            self.list.item(at).setIcon(icon(self.desk.theme, section.icon, "text2"))
