"""预案与处置要点: the playbooks of the township, version by version; each is shown as those who are sent will read it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.ids import uuid7
from commandroom.domain.journal import millis
from commandroom.domain.knowledge.playbooks import Playbook, Standing, record_id
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.initials import NO_MATCH, match
from commandroom.ui.moments import local
from commandroom.ui.pages.settings.playbookdialogs import EndDialog, PlaybookDialog
from commandroom.ui.pages.settings.section import KEEPING, Section
from commandroom.ui.pages.settings.setting import Setting, row_setting
from commandroom.ui.parts.playbooks import PlaybookCard
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import Amend, Together
from commandroom.usecases.playbooks import KIND
from commandroom.usecases.queries import PlaybookRow, Playbooks

PREVIEW_WIDE, PREVIEW_FROM = 380, 980
NOTHING = "—"
_ENDABLE = frozenset({Standing.IN_FORCE, Standing.FOLLOWED})


class PlaybooksSection(Section):
    """All versions; Enter makes a new one from the chosen one."""

    icon = "clipboard-list"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Playbooks")
        super().__init__(desk)
        self.all: tuple[PlaybookRow, ...] = ()
        self.finder = TextInput(self.tr("Find a playbook by name, initials or code"))
        self.finder.setAccessibleName(self.finder.placeholderText())
        self.list = ListView(desk, ListTable(self._columns()), scope="settings", name=self.title)
        self.preview = PlaybookCard()
        self.list.opened.connect(lambda _at: self._change())
        self.list.selectionModel().currentRowChanged.connect(self._look)
        theme = desk.theme
        new = Button(theme, self.tr("New playbook"), icon="plus")
        self.change = Button(theme, self.tr("New version from it"), icon="pencil")
        self.end_it = Button(theme, self.tr("End it"), icon="circle-x")
        for button, deed in ((new, self._new), (self.change, self._change), (self.end_it, self._end)):
            button.clicked.connect(deed)
        desk.gate.guard(new, self.change, self.end_it, duty=KEEPING)
        about = self.tr(
            "What is to be done in a matter of a known kind, step by step, and what the township does not do. A changed "
            "playbook is a new version with its own first day; what earlier dispatches were shown stays as it was."
        )
        head = row(self.finder, new, self.change, self.end_it, spacing=8)
        head.setStretch(0, 1)
        self.placeholder = self.awaits(self._both())
        whole = column(
            PlainLabel(about, "muted", wrap=True), head, WhyNot(desk.gate, KEEPING), self.placeholder,
            spacing=10, margins=(12, 12, 12, 12),
        )  # fmt: skip
        whole.setStretch(3, 1)
        self.whole.addWidget(Card(whole), 1)
        self.finder.textChanged.connect(lambda _text: self._show())

    def _columns(self) -> list[Col[PlaybookRow]]:
        return [
            Col(self.tr("Code"), lambda one: one.version.code, 90, role=lambda _one: "text2"),
            Col(self.tr("Playbook"), lambda one: one.version.playbook.name, 0, is_bold=True),
            Col(self.tr("Version"), lambda one: one.version.playbook.version, 90),
            Col(self.tr("State"), self._standing, 90, role=_ink),
            Col(self.tr("From"), lambda one: _day(one.version.since), 100, from_width=620),
            Col(self.tr("Until"), lambda one: _day(one.version.until), 100, from_width=700),
            Col(self.tr("Kept by"), self._keeper, 110, from_width=820, role=lambda _one: "text2"),
        ]

    def _both(self) -> QWidget:
        shown = QWidget()
        shown.setLayout(column(self.preview, margins=(16, 12, 16, 12)))
        scroll = Scroll(shown)
        scroll.stop_at(self.tr("Preview"))
        self.side = Card(column(scroll, margins=(2, 2, 2, 2)), name="box")
        self.side.setFixedWidth(self.desk.theme.px(PREVIEW_WIDE))
        both = row(self.list, self.side, spacing=12)
        both.setStretch(0, 1)
        inside = QWidget()
        inside.setLayout(both)
        return inside

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setVisible(self.width() >= self.desk.theme.px(PREVIEW_FROM))

    @override
    def open(self) -> None:
        self.look(Playbooks(self.desk.clock.now()), then=self._take, lane="settings.playbooks")

    @override
    def learn(self) -> None:
        if not self.all:
            self.open()

    @override
    def rows(self) -> list[Setting]:
        clear = self.finder.clear
        return [
            row_setting(self.list, one, one.version.playbook.name,
                        f"{one.version.code} · {one.version.playbook.version} · {self._standing(one)}", before=clear)
            for one in self.all
        ]  # fmt: skip

    # --- what is shown -------------------------------------------------------------------------------------------

    def _take(self, rows: tuple[PlaybookRow, ...]) -> None:
        self.all = rows
        self._show()
        self.learned.emit()

    def _show(self) -> None:
        word = self.finder.text().strip()
        found = [
            one
            for one in self.all
            if not word
            or one.version.code.lower().startswith(word.lower())
            or match(word, one.version.playbook.name) > NO_MATCH
        ]
        self.list.show_rows(found, key=lambda one: one.version.id)
        if found:
            self.placeholder.show_content()
            if self.list.current is None:
                self.list.go_to_row(0)
        elif self.all:
            text, clear = self.tr("No playbook fits these words."), self.tr("Show all playbooks")
            self.placeholder.show_empty(text, icon="search", action=clear, on_action=self.finder.clear)
        self._look()

    def _look(self) -> None:
        row_now = self.current
        self.change.setEnabled(row_now is not None and self.desk.gate.error is None)
        self.end_it.setEnabled(_can_end(row_now) and self.desk.gate.error is None)
        is_coming = row_now is not None and row_now.standing is Standing.COMING
        self.end_it.say(self.tr("Withdraw it") if is_coming else self.tr("End it"))
        if row_now is not None:
            self.preview.show_playbook(row_now.version.playbook, self.desk.lang)

    @property
    def current(self) -> PlaybookRow | None:
        """The version of the chosen row."""
        found = self.list.current
        return found if isinstance(found, PlaybookRow) else None

    def _standing(self, one: PlaybookRow) -> str:
        return {
            Standing.COMING: self.tr("to come"),
            Standing.IN_FORCE: self.tr("in force"),
            Standing.FOLLOWED: self.tr("replaced"),
            Standing.ENDED: self.tr("ended"),
            Standing.WITHDRAWN: self.tr("withdrawn"),
        }[one.standing]

    def _keeper(self, one: PlaybookRow) -> str:
        return one.by or self.tr("built in")

    # --- deeds -----------------------------------------------------------------------------------------------------

    def _new(self) -> None:
        version = self._next_version("")
        self._edit(Playbook(code="", name="", version=version), self.tr("New playbook"), is_new=True)

    def _change(self) -> None:
        chosen = self.current
        if chosen is None or self.desk.gate.error is not None:
            return
        found = chosen.version.playbook
        title = self.tr("{code}: new version").format(code=found.code)
        self._edit(
            replace(found, version=self._next_version(found.code), approved_by=""), title, is_new=False
        )

    def _next_version(self, code: str) -> str:
        """The year and the next number that no version of the code has."""
        year = self._today().year
        known = {one.version.playbook.version for one in self.all if one.version.code == code}
        return next(text for n in range(1, 1000) if (text := f"{year}.{n}") not in known)

    def _today(self) -> date:
        return local(self.desk.clock.now()).date()

    def _edit(self, playbook: Playbook, title: str, *, is_new: bool) -> None:
        PlaybookDialog(
            self.desk, title, playbook, today=self._today(), is_new=is_new, save=self.keep, parent=self
        ).open()

    def keep(self, document: dict[str, Any], since: date, dialog: PlaybookDialog) -> None:
        """Put a version on record; one of its code that has not begun gives way to it."""
        code = str(document["code"])
        record = record_id(code, uuid7(millis=millis(self.desk.clock.now()), random=secrets.randbits(74)))
        waiting = [
            Amend(KIND, one.version.id, {}, retire=True)
            for one in self.all
            if one.version.code == code and one.standing is Standing.COMING
        ]
        said = self.tr("{name}: version {version} is on record").format(
            name=document["name"], version=document["version"]
        )
        made = Amend(KIND, record, {"document": document, "since": since.isoformat()})
        self._perform(Together((*waiting, made)), said, dialog.refuse, dialog.accept)

    def _end(self) -> None:
        chosen = self.current
        if chosen is None or not _can_end(chosen) or self.desk.gate.error is not None:
            return
        found = chosen.version.playbook
        if chosen.standing is Standing.COMING:
            self._withdraw(chosen)
            return

        def ended(day: date, dialog: EndDialog) -> None:
            said = self.tr("{name}: in force until {day}").format(name=found.name, day=day.isoformat())
            command = Amend(KIND, chosen.version.id, {"until": day.isoformat()})
            self._perform(command, said, dialog.refuse, dialog.accept)

        EndDialog(self.desk, found, self._today(), ended, parent=self).open()

    def _withdraw(self, chosen: PlaybookRow) -> None:
        found = chosen.version.playbook
        said = self.tr("{name}: version {version} withdrawn").format(name=found.name, version=found.version)
        ConfirmDialog(
            self.desk.theme, self.tr("Withdraw version {version}?").format(version=found.version),
            self.tr("It has not begun and will never be in force; it stays on record."), parent=self,
            yes=self.tr("Withdraw it"),
            on_yes=lambda: self._perform(
                Amend(KIND, chosen.version.id, {}, retire=True), said, self.desk.notices.refuse, lambda: None
            ),
        ).open()  # fmt: skip

    def _perform(
        self,
        command: Amend | Together,
        said: str,
        refused: Callable[[RoomError], object],
        then: Callable[[], object],
    ) -> None:
        def done(_changes: object) -> None:
            then()
            self.desk.notices.confirm(said)
            self.open()

        self.desk.perform(command, then=done, refused=refused)


def _can_end(one: PlaybookRow | None) -> bool:
    """What has begun ends once; what has not is withdrawn."""
    if one is None:
        return False
    return one.standing is Standing.COMING or (one.standing in _ENDABLE and one.version.until is None)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else NOTHING


def _ink(one: PlaybookRow) -> str:
    return "text" if one.standing in {Standing.IN_FORCE, Standing.COMING} else "text3"
