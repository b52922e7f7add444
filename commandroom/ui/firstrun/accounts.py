"""The page of the first start on which the first password is chosen, and by whom the accounts are kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from commandroom.ui.firstrun.answers import Answers
from commandroom.ui.firstrun.steps import Step
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel

ONE, THREE = "one", "three"
_MOST = 128


class AccountStep(Step):
    """Who keeps the accounts, and that person's password; the others are given theirs afterwards."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.tr("Accounts")
        self.way = Chips(
            [(ONE, self.tr("The leader keeps them")), (THREE, self.tr("Three administrators apart"))],
            name=self.tr("Who keeps the accounts"),
        )  # fmt: skip
        self.names = (TextInput(limit=20), TextInput(limit=20), TextInput(limit=20))
        self.password, self.again = TextInput(limit=_MOST), TextInput(limit=_MOST)
        for line in (self.password, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        system, security, audit = self.names
        self._three = {
            "system": FormField(self.tr("System administrator"), system, required=True),
            "security": FormField(self.tr("Security administrator"), security, required=True),
            "audit": FormField(self.tr("Auditor"), audit, required=True),
        }  # fmt: skip
        self._fields = {
            **self._three,
            "password": FormField(
                self.tr("First password"), self.password, required=True,
                hint=self.tr("At least 8 characters, better 15 or more; nothing that is easily guessed"),
            ),
            "again": FormField(self.tr("Once more"), self.again, required=True),
        }  # fmt: skip
        self.note = PlainLabel("", "muted", wrap=True)
        self.way.changed.connect(self._show_way)
        names = row(*self._three.values(), spacing=14)
        rest = [field for name, field in self._fields.items() if name not in self._three]
        self.fill(FormField(self.tr("Who keeps the accounts"), self.way), self.note, names, *rest)
        self.way.choose(ONE)
        self._show_way()

    @property
    def is_apart(self) -> bool:
        """Whether three people keep machine, accounts and logs."""
        return self.way.value == THREE

    @override
    def fields(self) -> dict[str, FormField]:
        return self._fields

    @override
    def taken(self, answers: Answers) -> Answers:
        names = tuple(line.text().strip() for line in self.names) if self.is_apart else ()
        return replace(answers, administrators=names, password=self.password.text())

    @override
    def missing(self) -> bool:
        for field in self._fields.values():
            field.clear_fault()
        wanted = (*self._three, "password", "again") if self.is_apart else ("password", "again")
        if self.need(*wanted):
            return True
        names = [line.text().strip() for line in self.names]
        if self.is_apart and len(set(names)) < len(names):
            return self.show_fault("audit", self.tr("Three different persons, please."))
        if self.password.text() != self.again.text():
            return self.show_fault("again", self.tr("The new password was not typed the same twice."))
        return False

    def _show_way(self) -> None:
        for field in self._three.values():
            field.setVisible(self.is_apart)
        self.note.setText(
            self.tr(
                "Keeping the machine, keeping the accounts and reading the logs are three people's duties (GB/T 22239). "
                "The password is the security administrator's, who gives the others a first password each."
            )
            if self.is_apart
            else self.tr(
                "The shift leader signs in with this password and gives the others a first password each."
            )
        )
