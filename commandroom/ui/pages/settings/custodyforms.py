"""The forms about the key of the room's file: who shall keep it, and whether the file shall be free of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.rekeying import Keeper, KeyChange
from commandroom.usecases.secret import Secret

WIDE, MOST = 560, 128


class CustodyDialog(CardDialog):
    """Says what is wanted (`chosen`); whoever heard it accepts, or says why not (`refuse`): what was typed stays."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, title: str, yes: str, *, parent: QWidget, danger: bool = False) -> None:
        super().__init__(desk.theme, title, parent=parent, size=(WIDE, 0), submit_text=yes, danger=danger)
        self.desk = desk

    def choose(self, change: KeyChange) -> None:
        """Let the change be done."""
        self.show_fault("")
        self.set_busy(is_busy=True)
        self.chosen.emit(change)

    def refuse(self, error: Exception) -> None:
        """Say why not."""
        self.set_busy(is_busy=False)
        if isinstance(error, RoomError):
            self.show_fault(words.error_text(error, lang=self.desk.lang))
        else:
            self.desk.fail(error)


class KeeperDialog(CustodyDialog):
    """Keyring, pass phrase or this machine's mark; each says what it is worth."""

    guards_lines = True

    def __init__(self, desk: Desk, *, has_keyring: bool, is_move: bool, parent: QWidget) -> None:
        super().__init__(desk, "", "", parent=parent)
        title = self.tr("Another keeper of the key") if is_move else self.tr("Switch encryption on")
        yes = self.tr("Change the keeper") if is_move else self.tr("Close the desk and encrypt")
        for say in (self.title.setText, self.setWindowTitle, self.setAccessibleName):
            say(title)
        self.submit_button.say(yes, keys="Ctrl+Enter")
        self._make(has_keyring=has_keyring)
        for part in (
            FormField(self.tr("Who keeps the key"), self.keeper),
            self.worth,
            self.phrase,
            self.again,
        ):
            self.body.addWidget(part)
        if not has_keyring:
            self.body.addWidget(PlainLabel(self.tr("This system keeps no keyring."), "muted", wrap=True))
        if not is_move:
            self.body.addWidget(PlainLabel(self._what_comes(), "muted", wrap=True))
        self._show_choice()

    def _make(self, *, has_keyring: bool) -> None:
        ring = [(Keeper.KEYRING, self.tr("Keyring of the system"))] if has_keyring else []
        self.keeper = Chips(
            [*ring, (Keeper.PHRASE, self.tr("Pass phrase")), (Keeper.MACHINE, self.tr("This machine"))],
            name=self.tr("Who keeps the key"),
        )
        self.keeper.changed.connect(self._show_choice)
        self.worth = PlainLabel("", wrap=True)
        lines = [TextInput(limit=MOST) for _ in range(2)]
        for one in lines:
            one.setEchoMode(QLineEdit.EchoMode.Password)
        hint = self.tr("At least 8 characters, better a sentence; asked for at each start")
        self.phrase = FormField(self.tr("Pass phrase"), lines[0], required=True, hint=hint)
        self.again = FormField(self.tr("Pass phrase once more"), lines[1], required=True)

    def _what_comes(self) -> str:
        return self.tr(
            "The desk closes, the file is copied under the key, compared and exchanged, and the desk opens again. Twice the "
            "room of the file must be free on the disk; a power cut leaves the old or the new."
        )

    def _show_choice(self) -> None:
        keeper = self.keeper.value
        self.worth.setText(
            {
                Keeper.KEYRING: self.tr("It opens while this account of the system is signed in: nothing is asked for."),
                Keeper.PHRASE: self.tr("The strongest. Without it nobody opens the file, nor its copies: keep it in two places."),
                Keeper.MACHINE: self.tr("The weakest: who reads the whole disk opens it. A note on the desk says so."),
            }[Keeper(str(keeper))]
        )  # fmt: skip
        self.worth.set_role("warn" if keeper is not Keeper.KEYRING else "")
        for field in (self.phrase, self.again):
            field.setVisible(keeper is Keeper.PHRASE)

    @override
    def submit(self) -> None:
        keeper = Keeper(str(self.keeper.value))
        phrase, again = (str(field.control.property("text")) for field in (self.phrase, self.again))
        for field in (self.phrase, self.again):
            field.clear_fault()
        if keeper is Keeper.PHRASE and not phrase:
            self._stop(self.phrase, self.tr("Please fill this in."))
        elif keeper is Keeper.PHRASE and phrase != again:
            self._stop(self.again, self.tr("The pass phrase was not typed the same twice."))
        else:
            self.choose(KeyChange(keeper, Secret(phrase if keeper is Keeper.PHRASE else "")))

    def _stop(self, field: FormField, why: str) -> None:
        field.show_fault(why)
        field.control.setFocus()


class OffDialog(CustodyDialog):
    """What it means that the file lies in plain text; the word on the button is the deed."""

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        super().__init__(desk, "", "", parent=parent, danger=True)
        for say in (self.title.setText, self.setWindowTitle, self.setAccessibleName):
            say(self.tr("Switch encryption off?"))
        self.submit_button.say(self.tr("Close the desk and decrypt"), keys="Ctrl+Enter")
        told = (
            self.tr("Whoever gets hold of the disk can read the events then; personal data stay sealed one by one."),
            self.tr("The key stays known, so that the copies under it can be restored."),
            self.tr("The desk closes, the file is copied, compared and exchanged, and the desk opens again."),
        )  # fmt: skip
        for at, text in enumerate(told):
            self.body.addWidget(PlainLabel(text, "warn" if at == 0 else "", wrap=True))

    @override
    def submit(self) -> None:
        self.choose(KeyChange(None))
