"""The settings' page: the list of sections, and the one that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.base.pinyin import is_loaded
from commandroom.ui.desk import Desk
from commandroom.ui.icons import icon
from commandroom.ui.initials import warm
from commandroom.ui.otherwords import is_known, learn
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.settings.about import AboutSection
from commandroom.ui.pages.settings.accounts import AccountsSection
from commandroom.ui.pages.settings.appearance import AppearanceSection
from commandroom.ui.pages.settings.backup import BackupSection
from commandroom.ui.pages.settings.categories import CategoriesSection
from commandroom.ui.pages.settings.clocks import ClocksSection
from commandroom.ui.pages.settings.conditions import ConditionsSection
from commandroom.ui.pages.settings.custody import CustodySection
from commandroom.ui.pages.settings.forms import FormsSection
from commandroom.ui.pages.settings.found import Found
from commandroom.ui.pages.settings.keys import KeysSection
from commandroom.ui.pages.settings.playbooks import PlaybooksSection
from commandroom.ui.pages.settings.recommending import RecommendingSection
from commandroom.ui.pages.settings.rulechanges import RuleChangesSection
from commandroom.ui.pages.settings.running import RunningSection
from commandroom.ui.pages.settings.section import Section
from commandroom.ui.pages.settings.setting import (
    Hit,
    Setting,
    bring,
    find,
    part_setting,
)
from commandroom.ui.pages.settings.sounds import SoundsSection
from commandroom.ui.pages.settings.wall import WallSection
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.card import Card, Scroll

LIST_WIDE = 208
_ROW_LEAST = 28
"""A row of the list is hit with a pointer, also where type is small."""
SECTIONS: dict[str, Callable[[Desk], Section]] = {
    "appearance": AppearanceSection,
    "sounds": SoundsSection,
    "conditions": ConditionsSection,
    "clocks": ClocksSection,
    "categories": CategoriesSection,
    "playbooks": PlaybooksSection,
    "recommending": RecommendingSection,
    "rulechanges": RuleChangesSection,
    "forms": FormsSection,
    "keys": KeysSection,
    "accounts": AccountsSection,
    "backup": BackupSection,
    "custody": CustodySection,
    "running": RunningSection,
    "wall": WallSection,
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
        self._wanted = ""
        self._next: Hit | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring)
        self.card = Card(row(self.list, margins=(6, 6, 6, 6)))
        layout = row(
            self.card, self.stack, spacing=16, margins=(20, 14, 14, 14)
        )  # six more stand beside the scroll bar
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @override
    def build(self) -> Iterator[None]:
        for key, make in SECTIONS.items():
            section = self.sections[key] = make(self.desk)
            yield
            self._add(key, section)
            section.learned.connect(self._find_again)
            yield
        self.found = Found(self.desk)
        self.found.chosen.connect(self._go_to)
        self._found_page = QWidget()
        self._found_page.setLayout(row(self.found, margins=(0, 0, 6, 0)))
        self.stack.addWidget(self._found_page)
        self.setFocusProxy(self.list)
        yield
        self.list.currentRowChanged.connect(self._open)
        self.desk.theme.changed.connect(self._tint)
        self._tint()

    def _add(self, key: str, section: Section) -> None:
        item = QListWidgetItem(section.title)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setSizeHint(QSize(LIST_WIDE - 24, max(_ROW_LEAST, self.desk.theme.px(21))))
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
        if not (is_loaded() and is_known()):
            self.desk.slow.run(_make_ready, then=lambda _nothing: None)

    @override
    def leave(self) -> None:
        if self._wanted:
            self._forget_search()

    @override
    def tools(self) -> list[QWidget]:
        return []

    @override
    def search_words(self) -> str:
        return self.tr("Find a setting")

    @override
    def search(self, text: str) -> None:
        wanted = text.strip()
        if wanted and not self._wanted:
            for section in self.sections.values():
                section.learn()
        was_searching, self._wanted = bool(self._wanted), wanted
        if wanted:
            self._find()
        elif was_searching:
            self._end_search()

    def _find(self) -> None:
        """Show what was found; the list of sections keeps those that have something of it."""
        hits = find(self._wanted, self._findable())
        self.found.show_hits(self._wanted, hits)
        with_hits = {hit.section for hit in hits} or set(self.sections)
        for at, key in enumerate(self.sections):
            self.list.item(at).setHidden(key not in with_hits)
        self.stack.setCurrentWidget(self._found_page)
        self.setFocusProxy(self.found.list if hits else self.list)
        self.hints_changed.emit()

    def _findable(self) -> Iterator[tuple[str, str, list[Setting]]]:
        for key, section in self.sections.items():
            itself = part_setting(section, section.title, self.tr("the whole section"))
            yield key, section.title, [itself, *section.settings()]

    def _forget_search(self) -> None:
        """All sections are in the list again."""
        self._wanted = ""
        for at in range(self.list.count()):
            self.list.item(at).setHidden(False)
        self.setFocusProxy(self.list)
        self.hints_changed.emit()

    def _end_search(self) -> None:
        """Back to the section that was open."""
        self._forget_search()
        self._open(max(0, self.list.currentRow()))

    @Slot()
    def _find_again(self) -> None:
        """The room told what stands in a list."""
        if self._wanted and self.stack.currentWidget() is self._found_page:
            self._find()

    @Slot(object)
    def _go_to(self, hit: Hit) -> None:
        """Open the section of a hit, and show the setting once it stands there."""
        self._forget_search()
        self.show_section(hit.section)
        self._next = hit
        self._soon.start()

    @Slot()
    def _bring(self) -> None:
        hit, scroll = self._next, self.stack.currentWidget()
        if hit is not None and isinstance(scroll, QScrollArea):
            bring(self.desk.theme, scroll, hit.setting.go())
        self._next = None

    @override
    def escape(self) -> bool:
        if self._wanted and self.stack.currentWidget() is self._found_page:
            self.search_ended.emit()
            self._end_search()
            self.list.setFocus()
            return True
        return False

    @override
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        if self._wanted:
            return (
                ("↓", self.tr("to what was found")),
                ("Enter", self.tr("show it")),
                ("Esc", self.tr("all sections")),
            )
        return (
            ("↑ ↓", self.tr("section")),
            ("Tab", self.tr("into it")),
            *hint(self.tr("find"), "desk.search"),
            *hint(self.tr("undo"), "desk.undo"),
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
            self._open(list(self.sections).index(key))

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


def _make_ready() -> None:
    """Pinyin and English names, so that the first search waits for nothing; off the GUI thread."""
    warm()
    learn()
