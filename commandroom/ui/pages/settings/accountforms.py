"""The forms about accounts: another password of one's own, and the first password of somebody else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import ChangePassword
from commandroom.usecases.secret import Secret

WIDE, MOST = 480, 128


class PasswordDialog(CardDialog):
    """The present password and a new one, twice; what is refused is said at its field."""

    def __init__(self, desk: Desk, person: str, *, then: Callable[[], object], parent: QWidget) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(WIDE, 0))
        self.desk, self._person, self._then = desk, person, then
        self.title.setText(self.tr("Change my password"))
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.submit_button.say(self.tr("Change"))
        self.lines = tuple(TextInput(limit=MOST) for _ in range(3))
        for one in self.lines:
            one.setEchoMode(QLineEdit.EchoMode.Password)
        old, new, again = self.lines
        hint = self.tr("At least 8 characters, better 15 or more; nothing that is easily guessed")
        self.old = FormField(self.tr("Present password"), old, required=True)
        self.new = FormField(self.tr("New password"), new, required=True, hint=hint)
        self.again = FormField(self.tr("New password once more"), again, required=True)
        for field in (self.old, self.new, self.again):
            self.body.addWidget(field)

    @override
    def submit(self) -> None:
        old, new, again = (line.text() for line in self.lines)
        for field, text in ((self.old, old), (self.new, new), (self.again, again)):
            field.clear_fault()
            if not text:
                field.show_fault(self.tr("Please fill this in."))
                field.control.setFocus()
                return
        if new != again:
            self.again.show_fault(self.tr("The new password was not typed the same twice."))
            self.again.control.setFocus()
            return
        self.show_fault("")
        self.set_busy(is_busy=True)
        self.desk.perform(
            ChangePassword(self._person, Secret(old), Secret(new)), then=self._done, refused=self._refused
        )

    def _done(self, _changes: object) -> None:
        self.accept()
        self.desk.notices.confirm(self.tr("Your password is changed"))
        self._then()

    def _refused(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.set_busy(is_busy=False)
        field = self.new if error.code.startswith("password.") else self.old
        field.show_fault(text)
        field.control.setFocus()


class GivenDialog(CardDialog):
    """A first password or a rescue code, shown once; closed, it is shown nowhere any more."""

    def __init__(self, theme: Theme, title: str, given: Secret, *, said: str, parent: QWidget) -> None:
        super().__init__(theme, "", parent=parent, size=(WIDE, 0))
        self.title.setText(title)
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.submit_button.say(self.tr("It is noted"))
        self.shown = PlainLabel(given.reveal(), "large").selectable()
        self.body.addWidget(self.shown)
        self.body.addWidget(PlainLabel(said, "muted", wrap=True))
        self.set_footer(None, self.submit_button)
