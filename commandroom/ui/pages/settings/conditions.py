"""预警与平战: the warnings that others issued, typed in as they are heard, and the mode that a leader orders and ends."""

from __future__ import annotations

import secrets
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.conditions import Mode, Spell, WeatherWarning
from commandroom.domain.ids import uuid7
from commandroom.domain.journal import millis
from commandroom.domain.time.moments import iso
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.moments import long_text
from commandroom.ui.pages.settings.conditiondialogs import (
    ConditionDialog,
    Keep,
    ModeDialog,
    TransferDialog,
    WarningDialog,
    WordDialog,
)
from commandroom.ui.pages.settings.section import Section
from commandroom.ui.parts.conditions import mode_text, warning_name
from commandroom.ui.punctuation import in_a_row
from commandroom.ui.widgets.arrange import column, follow_in_tab_order, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import Conditions, ConditionSheet

WARNING, MODE, TRANSFER, REPORT = "warning", "mode", "transfer", "zero_report"
KEEP_WARNINGS, KEEP_MODE = "keep:warning", "keep:mode"


class ConditionsSection(Section):
    """The mode above, the warnings below."""

    icon = "siren"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Warnings")
        super().__init__(desk)
        self.sheet = ConditionSheet(desk.clock.now())
        self._build_mode()
        self._build_warnings()

    def _build_mode(self) -> None:
        theme = self.desk.theme
        self.state = PlainLabel("", "h2")
        self.about = PlainLabel("", wrap=True)
        self.numbers = PlainLabel("", "muted", wrap=True)
        self.begin = Button(theme, self.tr("Order a mode…"), icon="siren")
        self.level = Button(theme, self.tr("Change the level…"), icon="pencil")
        self.end = Button(theme, self.tr("End it…"), icon="circle-x")
        self.word = Button(theme, self.tr("Zero report…"), icon="message-square")
        self.moved = Button(theme, self.tr("People moved…"), icon="users")
        self.review = Button(theme, self.tr("Write the review…"), icon="file-text")
        deeds = (
            (self.begin, self._begin), (self.level, self._level), (self.end, self._end), (self.word, self._word),
            (self.moved, self._move), (self.review, self._review),
        )  # fmt: skip
        for button, deed in deeds:
            button.clicked.connect(deed)
        gate = self.desk.gate
        gate.guard(self.begin, self.level, self.end, self.review, duty=KEEP_MODE)
        gate.guard(self.word, self.moved, duty=KEEP_WARNINGS)
        buttons = row(*(button for button, _ in deeds), None, spacing=8)
        self.group(
            self.tr("Mode of the room"), self.state, self.about, self.numbers, _box(buttons), WhyNot(gate, KEEP_MODE),
            note=self.tr("Readiness on a warning or the director's notice, war mode on an order of emergency response; without "
                         "either it is an ordinary day."),
        )  # fmt: skip

    def _build_warnings(self) -> None:
        theme = self.desk.theme
        columns: list[Col[WeatherWarning]] = [
            Col(self.tr("Warning"), lambda one: warning_name(one.what, one.colour.value), 0, is_bold=True),
            Col(self.tr("Source"), lambda one: one.source, 170),
            Col(self.tr("Issued"), lambda one: long_text(one.issued), 170, from_width=620),
            Col(self.tr("Until"), lambda one: long_text(one.end), 170),
            Col(self.tr("Text"), lambda one: one.text, 240, role=lambda _one: "text2", from_width=1100),
        ]
        self.list = ListView(self.desk, ListTable(columns), scope="settings", name=self.tr("Warnings"))
        new = Button(theme, self.tr("New warning"), icon="plus")
        self.lift = Button(theme, self.tr("Lifted"), icon="circle-x")
        new.clicked.connect(self._new)
        self.lift.clicked.connect(self._lift)
        self.desk.gate.guard(new, self.lift, duty=KEEP_WARNINGS)
        self.placeholder = self.awaits(self.list)
        note = self.tr(
            "The wall, the banner of every desk of the room and the daily summary tell of them while they are in force."
        )
        head = row(PlainLabel(self.tr("Warnings"), "strong"), None, new, self.lift, spacing=8)
        whole = column(
            head, PlainLabel(note, "muted", wrap=True), WhyNot(self.desk.gate, KEEP_WARNINGS), self.placeholder,
            spacing=10, margins=(20, 16, 20, 16),
        )  # fmt: skip
        whole.setStretch(3, 1)
        card = Card(whole)
        self.found_as(self.tr("Warnings"), card, note)
        self.whole.addWidget(card, 1)

    @override
    def open(self) -> None:
        self.look(Conditions(self.desk.clock.now()), then=self._take, lane="settings.conditions")

    @override
    def learn(self) -> None:
        self.open()

    # --- what is shown -------------------------------------------------------------------------------------------------

    def _take(self, sheet: ConditionSheet) -> None:
        self.sheet = sheet
        spell = sheet.spell
        self.state.setText(
            mode_text(spell.mode.value, spell.level) if spell is not None else self.tr("ordinary day")
        )
        self.about.setText(self._about(spell))
        self.about.setVisible(bool(self.about.text()))
        self.numbers.setText(self._numbers())
        self.numbers.setVisible(bool(self.numbers.text()))
        self.begin.setVisible(spell is None)
        is_war = spell is not None and spell.mode is Mode.WAR
        for button in (self.level, self.end, self.word):
            button.setVisible(spell is not None)
        self.moved.setVisible(is_war and bool(sheet.villages))
        self.review.setVisible(bool(sheet.owed))
        rows = (*sheet.warnings, *sheet.coming)
        self.list.show_rows(rows, key=lambda one: one.id)
        self.lift.setVisible(bool(rows))
        if rows:
            self.placeholder.show_content()
            if self.list.current is None:
                self.list.go_to_row(0)
        else:
            text, new = self.tr("No warning is in force."), self.tr("New warning")
            self.placeholder.show_empty(text, icon="sun", action=new, on_action=self._new)
            offered = self.placeholder.state
            buttons = offered.findChildren(Button) if offered is not None else []
            follow_in_tab_order(self.lift, *buttons)
            self.desk.gate.guard(*buttons, duty=KEEP_WARNINGS)

    def _about(self, spell: Spell | None) -> str:
        parts = []
        if spell is not None:
            text = self.tr("Since {since}, ordered by {name}. Reason: {reason}")
            parts.append(
                text.format(since=long_text(spell.since), name=self.sheet.ordered_by, reason=spell.reason)
            )
            if spell.told:
                parts.append(self.tr("Told: {names}").format(names=in_a_row(spell.told)))
        for owed in self.sheet.owed:
            text = self.tr("The review of {mode} from {since} is due until {due}.")
            mode = mode_text(owed.spell.mode.value, owed.spell.level)
            parts.append(text.format(mode=mode, since=long_text(owed.spell.since), due=long_text(owed.due)))
        return "\n".join(parts)

    def _numbers(self) -> str:
        sheet, parts = self.sheet, []
        if sheet.report_due is not None:
            parts.append(self.tr("Next zero report: {moment}").format(moment=long_text(sheet.report_due)))
        if sheet.reports:
            last = sheet.reports[0]
            text = self.tr("Last one: {moment}, {text}").format(moment=long_text(last.at), text=last.text)
            parts.append(text)
        if sheet.transfers:
            due, moved = sum(one.due for one in sheet.transfers), sum(one.moved for one in sheet.transfers)
            text = self.tr("To move {due}, moved {moved}, of {n} villages").format(
                due=due, moved=moved, n=len(sheet.transfers)
            )
            parts.append(text)
        return "\n".join(parts)

    # --- deeds -----------------------------------------------------------------------------------------------------------

    def _keeper(self, kind: str, record: str, said: str, also: dict[str, Any] | None = None) -> Keep:
        """Keeps what a dialog gives as a record, with what it does not know."""

        def keep(fields: dict[str, Any], dialog: ConditionDialog) -> None:
            def then() -> None:
                dialog.accept()
                self.open()

            name = record or uuid7(millis=millis(self.desk.clock.now()), random=secrets.randbits(74))
            if kind == TRANSFER:
                name = f"{(also or {})['spell']}@{fields['village']}"
            self.amend(kind, name, fields | (also or {}), said=said, refused=dialog.refuse, then=then)

        return keep

    def _new(self) -> None:
        if self.desk.gate.error is None:
            WarningDialog(
                self.desk, self._keeper(WARNING, "", self.tr("The warning is on record")), parent=self
            ).open()

    def _lift(self) -> None:
        found = self.list.current
        if not isinstance(found, WeatherWarning):
            return
        name = warning_name(found.what, found.colour.value)
        fields = {"lifted": iso(max(self.desk.clock.now(), found.issued))}
        said = self.tr("{name} lifted").format(name=name)
        ConfirmDialog(
            self.desk.theme, self.tr("Was {name} lifted?").format(name=name),
            self.tr("It is not shown any more; that it was in force stays on record."), parent=self, yes=self.tr("Lifted"),
            on_yes=lambda: self.desk.perform(Amend(WARNING, found.id, fields), then=lambda _changes: self._said(said)),
        ).open()  # fmt: skip

    def _said(self, text: str) -> None:
        self.desk.notices.confirm(text)
        self.open()

    def _begin(self) -> None:
        said = self.tr("The mode is ordered")
        ModeDialog(self.desk, None, self._keeper(MODE, "", said), parent=self).open()

    def _level(self) -> None:
        if self.sheet.spell is not None:
            keep = self._keeper(MODE, self.sheet.spell.id, self.tr("The level is changed"))
            ModeDialog(self.desk, self.sheet.spell, keep, parent=self).open()

    def _end(self) -> None:
        spell = self.sheet.spell
        if spell is None:
            return
        now = {"until": iso(max(self.desk.clock.now(), spell.since))}
        about = self.tr("A review is due within five working days.") if spell.mode is Mode.WAR else ""
        keep = self._keeper(MODE, spell.id, self.tr("The mode is over"), now)
        self._say(self.tr("Why it ends"), about, "end_reason", "", keep, KEEP_MODE)

    def _word(self) -> None:
        spell = self.sheet.spell
        if spell is not None:
            also = {"spell": spell.id, "at": iso(self.desk.clock.now())}
            keep = self._keeper(REPORT, "", self.tr("The word is on record"), also)
            self._say(self.tr("Zero report"), "", "text", self.tr("All is well."), keep, KEEP_WARNINGS)

    def _review(self) -> None:
        if self.sheet.owed:
            keep = self._keeper(MODE, self.sheet.owed[0].spell.id, self.tr("The review is on record"))
            self._say(self.tr("Review"), "", "review", "", keep, KEEP_MODE)

    def _say(self, title: str, about: str, key: str, text: str, keep: Keep, duty: str) -> None:
        WordDialog(self.desk, title, about, key, text, keep, duty=duty, parent=self).open()

    def _move(self) -> None:
        spell = self.sheet.spell
        if spell is not None:
            known = {one.village: one for one in self.sheet.transfers}
            keep = self._keeper(TRANSFER, "", self.tr("The numbers are on record"), {"spell": spell.id})
            TransferDialog(self.desk, self.sheet.villages, self.sheet.people, known, keep, parent=self).open()


def _box(layout: Any) -> QWidget:
    box = QWidget()
    box.setLayout(layout)
    return box
