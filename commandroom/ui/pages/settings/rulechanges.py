"""规则变更: what the security administrator proposes to change in the rules, and what the leaders made of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from commandroom.base.sentences import field_label
from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog, ReasonDialog
from commandroom.ui.moments import long_text
from commandroom.ui.pages.settings.section import KEEPING, Section
from commandroom.ui.punctuation import in_a_row, named
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import AnswerRule
from commandroom.usecases.queries import RoomFacts, RoomSheet, RuleChangeRow, RuleChanges, RuleLine
from commandroom.usecases.rulechanges import APPROVED, DECLINED, OPEN, WITHDRAWN

_ROLES = {OPEN: "warn", APPROVED: "ok", DECLINED: "crit", WITHDRAWN: "text2"}


class RuleChangesSection(Section):
    """The list of proposals, what the chosen one changes, and the leaders' answer."""

    icon = "history"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Changes of rules")
        super().__init__(desk)
        self.person = ""
        self.approve = Button(desk.theme, self.tr("Approve…"), icon="check", kind="primary")
        self.decline = Button(desk.theme, self.tr("Decline…"), icon="x")
        self.take_back = Button(desk.theme, self.tr("Take back"), icon="undo-2")
        desk.gate.guard(self.approve, self.decline, duty=KEEPING)
        desk.gate.guard(self.take_back)
        self.approve.clicked.connect(self.ask_approve)
        self.decline.clicked.connect(self.ask_decline)
        self.take_back.clicked.connect(lambda: self._answer(approve=False, opinion=""))
        self.list = ListView(desk, ListTable(self._columns()), scope="settings", name=self.title)
        self.list.current_row_changed.connect(lambda _at: self._show_chosen())
        self.changes = PlainLabel("", wrap=True).selectable()
        self.about = PlainLabel("", "muted", wrap=True)
        told = self.tr(
            "Limits, categories, office hours and weights: the security administrator proposes, a leader confirms; what a leader "
            "changes by the own hand is confirmed with that. All of it stands in the journal, for the auditor as well."
        )
        heading = PlainLabel(self.tr("Proposed changes"), "strong")
        head = row(
            heading, None, self.take_back, self.decline, self.approve, spacing=10, margins=(20, 14, 20, 4)
        )
        inside = column(
            head, self.list, column(self.changes, self.about, spacing=4, margins=(20, 6, 20, 14)), spacing=4,
            margins=(0, 0, 0, 1),
        )  # fmt: skip
        inside.setStretch(1, 1)
        listed = Card(inside)
        self.whole.addWidget(Card(column(PlainLabel(told, "muted", wrap=True), margins=(20, 14, 20, 14))))
        self.whole.addWidget(self.awaits(listed, is_carded=True), 1)
        self.found_as(self.tr("Proposed changes"), listed)
        self._show_chosen()

    def _columns(self) -> list[Col[RuleChangeRow]]:
        return [
            Col(self.tr("Proposed"), lambda one: long_text(one.at), 150, role=lambda _one: "text2"),
            Col(self.tr("By"), lambda one: one.by_name, 100, is_bold=True),
            Col(self.tr("Rule"), lambda one: in_a_row(dict.fromkeys(line.name for line in one.lines)), 0),
            Col(self.tr("Reason"), lambda one: one.reason, 220, role=lambda _one: "text2", from_width=820),
            Col(
                self.tr("Standing"),
                self._status,
                96,
                role=lambda one: _ROLES.get(one.status, "text2"),
                is_bold=True,
            ),
        ]

    def _status(self, one: RuleChangeRow) -> str:
        return {
            OPEN: self.tr("waiting"), APPROVED: self.tr("approved"), DECLINED: self.tr("declined"),
            WITHDRAWN: self.tr("taken back"),
        }.get(one.status, one.status)  # fmt: skip

    @override
    def open(self) -> None:
        self.look(RoomFacts(), then=self._take_facts, lane="settings.rulechanges.facts")
        self.look(RuleChanges(), then=self._take, lane="settings.rulechanges")

    def _take_facts(self, facts: RoomSheet) -> None:
        self.person = facts.operator
        self._show_chosen()

    def _take(self, rows: Sequence[RuleChangeRow]) -> None:
        self.list.show_rows(list(rows), key=lambda one: one.id)
        if not rows and self._awaited is not None:
            self._awaited.show_empty(
                self.tr("No change of the rules was proposed."), icon="clipboard-list",
                action=self.tr("To limits and calendar"), on_action=self._to_limits,
            )  # fmt: skip
        self._show_chosen()

    def _to_limits(self) -> None:
        self.desk.navigate("settings", section="clocks")

    @property
    def chosen(self) -> RuleChangeRow | None:
        """The proposal that is lit."""
        found = self.list.current
        return found if isinstance(found, RuleChangeRow) else None

    def _show_chosen(self) -> None:
        one = self.chosen
        is_open, is_own = one is not None and one.status == OPEN, one is not None and one.by == self.person
        self.approve.setVisible(is_open and not is_own)
        self.decline.setVisible(is_open and not is_own)
        self.take_back.setVisible(is_open and is_own)
        self.changes.setText("\n".join(self._line(line) for line in one.lines) if one is not None else "")
        self.about.setText(self._about(one) if one is not None else "")
        self.about.setVisible(bool(self.about.text()))

    def _line(self, line: RuleLine) -> str:
        name = self._fields().get(line.field) or field_label(line.field, lang=self.desk.lang)
        return f"{named(f'{line.name} · {name}', f'{self._value(line, line.before)} → {self._value(line, line.after)}')}"

    def _fields(self) -> dict[str, str]:
        return {
            "accept": self.tr("acceptance"), "dispatch": self.tr("dispatch"), "verify": self.tr("verification"),
            "phases": self.tr("handling"), "lead_office": self.tr("leading unit"), "urgency": self.tr("urgency"),
            "confidential": self.tr("secrecy"), "note": self.tr("remark"), "value": self.tr("value"),
            "limits": self.tr("limits"), "yellow": self.tr("yellow from"), "segments": self.tr("office hours"),
            "retired": self.tr("out of use"),
        }  # fmt: skip

    def _value(self, line: RuleLine, value: object) -> str:
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        return words.urgency_label(str(value)) if line.field == "urgency" and value else value_text(value)

    def _about(self, one: RuleChangeRow) -> str:
        parts = [self.tr("Reason: {reason}").format(reason=one.reason)] if one.reason else []
        if one.decided_at is not None:
            decided = self.tr("{status} by {name}, {moment}")
            parts.append(
                decided.format(
                    status=self._status(one), name=one.decided_by_name, moment=long_text(one.decided_at)
                )
            )
        parts += [one.opinion] if one.opinion else []
        return "  ".join(parts)

    # --- deeds -----------------------------------------------------------------------------------------------------

    def ask_approve(self) -> None:
        """Say what changes, and do it at a second word."""
        one = self.chosen
        if one is None:
            return
        told = "\n".join(self._line(line) for line in one.lines)
        note = self.tr("It holds from now on; what was decided before stays as it was.")
        ConfirmDialog(
            self.desk.theme, self.tr("Approve this change of rules?"), f"{told}\n\n{note}", parent=self,
            yes=self.tr("Approve"), on_yes=lambda: self._answer(approve=True, opinion=""),
        ).open()  # fmt: skip

    def ask_decline(self) -> None:
        """Why not."""
        if self.chosen is not None:
            title, yes = self.tr("Decline this change of rules"), self.tr("Decline")
            ReasonDialog(
                self.desk.theme, title, "", parent=self, yes=yes,
                on_reason=lambda reason: self._answer(approve=False, opinion=reason),
            ).open()  # fmt: skip

    def _answer(self, *, approve: bool, opinion: str) -> None:
        one = self.chosen
        if one is None:
            return
        said = self.tr("The change of rules is in force.") if approve else self.tr("The proposal is over.")

        def done(_changes: object) -> None:
            self.desk.notices.confirm(said)
            self.open()

        self.desk.perform(AnswerRule(one.id, approve, opinion), then=done, refused=self._refused)

    def _refused(self, error: RoomError) -> None:
        self.desk.notices.refuse(error)
        self.open()


def value_text(value: Any) -> str:
    """A value of a rule as it is read: parts one after the other, nothing as a dash."""
    if isinstance(value, dict):
        return " ".join(value_text(part) for part in value.values() if part not in ("", None))
    if isinstance(value, list | tuple):
        return "；".join(value_text(part) for part in value) or "—"
    return "—" if value is None or value == "" else f"{value}"
