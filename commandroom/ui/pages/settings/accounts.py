"""账户与登录: the own password, who has an account, and the rules of signing in.

Who keeps the accounts is the room's own rule (`domain/people/accounts.py`); everybody sees how they stand, nobody
sees a password but the first one, once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import RefusedError, RoomError
from commandroom.domain.people import accounts as rules
from commandroom.domain.people.passwords import SignInRules, runs_out
from commandroom.domain.people.roles import Role, roles_text
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.moments import local
from commandroom.ui.pages.settings.accountforms import GivenDialog, PasswordDialog
from commandroom.ui.pages.settings.section import Section, line
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import CloseAccount, GivePassword, MakeRescue
from commandroom.usecases.keepingaccounts import ACCOUNTS, given_password
from commandroom.usecases.queries import AccountRow, Accounts, AccountSheet, RoomFacts, RoomSheet

IDLE = (5, 10, 15, 30)
_ROLES = {"first": "warn", "open": "ok", "closed": "text2", "none": "text2"}


@dataclass(frozen=True, slots=True)
class Look:
    """What the section is made of."""

    sheet: AccountSheet
    facts: RoomSheet
    rules: SignInRules


def look(room: Any) -> Look:
    """Ask; called off the GUI thread."""
    sheet, facts = room.ask(Accounts()), room.ask(RoomFacts())
    return Look(sheet, facts, room.vault.rules)


class AccountsSection(Section):
    """The list of persons with their accounts, what is done about one, and two rules of the room."""

    icon = "users"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Accounts")
        super().__init__(desk)
        self.seen: Look | None = None
        self.own = Button(desk.theme, self.tr("Change my password…"), icon="lock")
        self.code = Button(desk.theme, self.tr("Rescue code…"), icon="shield-check")
        self.give = Button(desk.theme, self.tr("Open or reset…"), icon="user-plus", kind="primary")
        self.close_one = Button(desk.theme, self.tr("Close the account…"), kind="danger")
        self.why = PlainLabel("", "warn", wrap=True)
        self.why.hide()
        desk.gate.guard(self.own, self.code, self.give, self.close_one)
        self._build_rules()
        self.list = ListView(
            desk, ListTable(self._columns()), scope="settings", name=self.tr("Accounts of the room")
        )
        self._place()
        self.own.clicked.connect(self.change_own)
        self.code.clicked.connect(self.ask_code)
        self.give.clicked.connect(self.ask_give)
        self.close_one.clicked.connect(self.ask_close)
        self.list.current_row_changed.connect(lambda _at: self._mark())
        self.list.opened.connect(lambda _at: self.ask_give())

    def _build_rules(self) -> None:
        self.profile = Chips(
            [("modern", self.tr("Modern (ASVS 5.0)")), ("level2", self.tr("MLPS level 2"))], name=self.tr("Rules of passwords")
        )  # fmt: skip
        self.idle = Chips(
            [(minutes, self.tr("{n} min").format(n=minutes)) for minutes in IDLE], name=self.tr("Lock an idle seat after")
        )  # fmt: skip
        self.desk.gate.guard(self.profile, self.idle)
        self.profile.changed.connect(lambda: self._set(rules.PROFILE, str(self.profile.value)))
        self.idle.changed.connect(lambda: self._set(rules.IDLE, str(self.idle.value)))

    def _place(self) -> None:
        about = self.tr(
            "Who does something in a room in earnest has signed in. A first password is shown once and must be changed at the "
            "first sign-in; every change here is journaled without it."
        )
        head = row(PlainLabel(about, "muted", wrap=True), self.code, self.own, spacing=10)
        head.setStretch(0, 1)
        heading = PlainLabel(self.tr("Accounts of the room"), "strong")
        deeds = row(heading, None, self.close_one, self.give, spacing=10, margins=(20, 14, 20, 4))
        listed = Card(column(deeds, self.list, spacing=6, margins=(0, 0, 0, 1)))
        self.list.setMinimumHeight(self.desk.theme.px(280))
        level2 = self.tr("level 2 wants three classes of characters and another one every 90 days")
        box = Card(
            column(
                PlainLabel(self.tr("Rules of the room"), "strong"),
                line(self.tr("Rules of passwords"), self.profile, level2),
                line(self.tr("Lock an idle seat after"), self.idle, self.tr("alarms go on ringing; what was open stays")),
                spacing=12, margins=(20, 16, 20, 16),
            )
        )  # fmt: skip
        body = QWidget()
        inside = column(listed, box, spacing=12)
        inside.setStretch(0, 1)
        body.setLayout(inside)
        self.whole.addWidget(Card(column(head, self.why, spacing=8, margins=(20, 14, 20, 14))))
        self.whole.addWidget(self.awaits(body), 1)
        self.found_as(
            self.tr("Accounts of the room"), listed, self.tr("password, sign in, reset, administrator")
        )
        self.found_as(self.tr("Rules of the room"), box)

    def _columns(self) -> list[Col[AccountRow]]:
        lang = self.desk.lang
        return [
            Col(self.tr("Person"), lambda one: one.person.name, 120, is_bold=True),
            Col(self.tr("Unit"), lambda one: one.unit_name, 130, role=lambda _one: "text2", from_width=560),
            Col(self.tr("Posts"), lambda one: words.roles_text([r.value for r in one.person.roles], lang=lang), 0),
            Col(self.tr("Account"), self._state, 150, role=lambda one: _ROLES[one.state], is_bold=True),
            Col(self.tr("Password of"), lambda one: f"{local(one.set_at):%Y-%m-%d}" if one.set_at else "—", 110),
            Col(self.tr("Runs out"), self._runs_out, 110, from_width=700),
        ]  # fmt: skip

    def _state(self, one: AccountRow) -> str:
        return {
            "none": self.tr("none"),
            "first": self.tr("first password waits"),
            "open": self.tr("open"),
            "closed": self.tr("closed"),
        }[one.state]

    def _runs_out(self, one: AccountRow) -> str:
        seen = self.seen
        if seen is None or one.set_at is None or one.state != "open":
            return "—"
        ends = runs_out(seen.rules.chosen(seen.sheet.profile), one.set_at)
        return f"{local(ends):%Y-%m-%d}" if ends is not None else self.tr("never")

    # --- looking ---------------------------------------------------------------------------------------------------

    @override
    def open(self) -> None:
        self.await_answer()
        room = self.desk.room
        self.desk.tasks.run(
            lambda: look(room), then=self._show, failed=self._failed, lane="settings.accounts"
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, RoomError):
            self.desk.gate.report(error)
            self.cannot(error)
        else:
            self.desk.fail(error)

    def _show(self, seen: Look) -> None:
        self.seen = seen
        chosen = self.list.current
        self._arrived(
            lambda rows: self.list.show_rows(rows, key=lambda one: one.person.id), _sorted(seen.sheet.rows)
        )
        if chosen is None and self.list.table.rows:
            self.list.go_to_row(0)
        for chips, value in (
            (self.profile, seen.sheet.profile or seen.rules.profile),
            (self.idle, int(seen.rules.idle(seen.sheet.idle).total_seconds()) // 60),
        ):
            chips.blockSignals(True)
            chips.choose(value)
            chips.blockSignals(False)
        self._say_right()
        self._mark()

    @property
    def lacking(self) -> str:
        """Why this person keeps no accounts; "" for who does."""
        seen = self.seen
        if seen is None or set(seen.sheet.keepers) & set(seen.facts.operator_roles):
            return ""
        who = roles_text([Role(role) for role in seen.sheet.keepers])
        return self.sentence(
            RefusedError("role.missing", verb=ACCOUNTS, who=who, name=seen.facts.operator_name)
        )

    def _say_right(self) -> None:
        self.why.setText(self.lacking)
        self.why.setVisible(bool(self.lacking))

    def _mark(self) -> None:
        """What can be done about the chosen account by this person."""
        chosen, reason = self.list.current, self.lacking
        is_other = (
            isinstance(chosen, AccountRow)
            and self.seen is not None
            and chosen.person.id != self.seen.facts.operator
        )
        has_one = isinstance(chosen, AccountRow) and chosen.state in {"first", "open"}
        for part, is_open in (
            (self.give, is_other), (self.close_one, is_other and has_one), (self.code, True),
            (self.profile, True), (self.idle, True),
        ):  # fmt: skip
            part.setEnabled(is_open and not reason)

    # --- deeds -----------------------------------------------------------------------------------------------------

    def change_own(self) -> None:
        """The present password, then a new one twice."""
        if self.seen is not None:
            PasswordDialog(self.desk, self.seen.facts.operator, then=self.open, parent=self.window()).open()

    def ask_give(self) -> None:
        """Open or reset the chosen account, after a word."""
        chosen = self.list.current
        if not isinstance(chosen, AccountRow) or not self.give.isEnabled():
            return
        name = chosen.person.name
        text = self.tr(
            "{name} gets a first password, shown once. A password that was known until now opens nothing any more."
        )
        self._confirm(
            self.tr("Open or reset the account?"), text.format(name=name), self.tr("Give a first password"),
            partial(self._give, chosen),
        )  # fmt: skip

    def ask_code(self) -> None:
        """Another rescue code, after a word."""
        text = self.tr(
            "A new code for the safe: by it who keeps the accounts gets a first password again, once. The code before is void."
        )
        self._confirm(self.tr("Make a rescue code?"), text, self.tr("Make it"), self._make_code)

    def _make_code(self) -> None:
        made = given_password()
        said = self.tr(
            "It is shown this once. Seal it and keep it in the director's safe; the page of signing in takes it (F2), or the "
            "command account rescue."
        )

        def done(_changes: object) -> None:
            GivenDialog(self.desk.theme, self.tr("Rescue code"), made, said=said, parent=self.window()).open()

        self.desk.perform(MakeRescue(made), then=done)

    def ask_close(self) -> None:
        """Close the chosen account, after a word."""
        chosen = self.list.current
        if isinstance(chosen, AccountRow):
            text = self.tr("{name} cannot sign in any more until a first password is given again.")
            self._confirm(
                self.tr("Close the account?"), text.format(name=chosen.person.name), self.tr("Close it"),
                partial(self._close, chosen), danger=True,
            )  # fmt: skip

    def _confirm(
        self, title: str, text: str, yes: str, on_yes: Callable[[], object], *, danger: bool = False
    ) -> None:
        ConfirmDialog(
            self.desk.theme, title, text, parent=self.window(), yes=yes, on_yes=on_yes, danger=danger
        ).open()

    def _give(self, chosen: AccountRow) -> None:
        new = given_password()

        def done(_changes: object) -> None:
            title = self.tr("First password of {name}").format(name=chosen.person.name)
            said = self.tr(
                "It is shown this once, must be changed at the first sign-in, and ends after seven days."
            )
            GivenDialog(self.desk.theme, title, new, said=said, parent=self.window()).open()
            self.open()

        self.desk.perform(GivePassword(chosen.person.id, new), then=done)

    def _close(self, chosen: AccountRow) -> None:
        def done(_changes: object) -> None:
            self.desk.notices.confirm(
                self.tr("The account of {name} is closed").format(name=chosen.person.name)
            )
            self.open()

        self.desk.perform(CloseAccount(chosen.person.id), then=done)

    def _set(self, record: str, value: str) -> None:
        def refused(error: RoomError) -> None:
            self.desk.notices.refuse(error)
            self.open()

        self.amend(
            "setting", record, {"value": value}, said=self.tr("Changed"), refused=refused, then=self.open
        )


def _sorted(rows: Sequence[AccountRow]) -> list[AccountRow]:
    """Who has an account first, then those of the room, each in the order of units and names."""
    return sorted(rows, key=lambda one: (one.state in {"none", "closed"}, not one.person.dedicated))
