"""数据加密: whether the room's file lies encrypted, who keeps the key, and what still lies in plain text beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.moments import long_text
from commandroom.ui.pages.settings.custodyforms import CustodyDialog, KeeperDialog, OffDialog
from commandroom.ui.pages.settings.section import Section
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.keeping import Custody
from commandroom.usecases.queries import LookRow, Looks
from commandroom.usecases.rekeying import DUTY, KeyChange, Rekeying

REOPEN = "desk.reopen"
LEAST_HIGH = 240
MOST_LOOKS = 500
STATES = {
    "": QT_TRANSLATE_NOOP("Custody", "The data on this machine are not encrypted."),
    "keyring": QT_TRANSLATE_NOOP("Custody", "Encrypted; the key is in the keyring of the system."),
    "file_pin": QT_TRANSLATE_NOOP(
        "Custody", "Encrypted; the key lies in a file of the home under a pass phrase."
    ),
    "file_machine": QT_TRANSLATE_NOOP(
        "Custody", "Encrypted; the key lies in a file of the home that this machine alone opens."
    ),
}
NOTES = {
    "": QT_TRANSLATE_NOOP(
        "Custody",
        "Personal data are sealed one by one even so. Whoever gets hold of the disk reads the rest. Switching encryption on "
        "copies the file under a key, compares both, and exchanges them; a power cut leaves the old or the new.",
    ),
    "keyring": QT_TRANSLATE_NOOP(
        "Custody",
        "The file opens while the account of this system is signed in. Copies are encrypted under the same key.",
    ),
    "file_pin": QT_TRANSLATE_NOOP(
        "Custody",
        "It is asked for at each start (Argon2id). Nobody can open the file without it: keep it in two places.",
    ),
    "file_machine": QT_TRANSLATE_NOOP(
        "Custody",
        "Weaker than a keyring or a pass phrase: who can read the whole disk can open it.",
    ),
}


def custody_words(place: str) -> str:
    """Who keeps the key, in a sentence."""
    return QCoreApplication.translate("Custody", str(STATES.get(place, STATES[""])))


class CustodySection(Section):
    """The state of the file at the top, below it who looked at personal data (for the auditor and the leaders)."""

    icon = "lock"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Encryption")
        super().__init__(desk)
        self.state = PlainLabel("", wrap=True)
        self.note = PlainLabel("", "muted", wrap=True)
        self.beside = PlainLabel("", "warn", wrap=True)
        self._make_deeds()
        title = self.tr("Encryption of the data")
        deeds = row(self.switch_on, self.other, self.switch_off, self.clear, None, spacing=10)
        card = Card(
            column(
                PlainLabel(title, "strong"),
                self.state,
                self.note,
                self.beside,
                deeds,
                spacing=8,
                margins=(20, 16, 20, 16),
            )
        )
        self.found_as(title, card)
        self.whole.addWidget(card)
        self._looks()

    def _make_deeds(self) -> None:
        theme = self.desk.theme
        self.switch_on = Button(theme, self.tr("Switch encryption on…"), icon="lock", kind="primary")
        self.other = Button(theme, self.tr("Another keeper of the key…"), icon="shield-check")
        self.switch_off = Button(theme, self.tr("Switch encryption off…"), icon="lock-open", kind="danger")
        self.clear = Button(theme, self.tr("Compare and clear"), icon="check-check")
        self.switch_on.clicked.connect(lambda: self._ask_keeper(is_move=False))
        self.other.clicked.connect(lambda: self._ask_keeper(is_move=True))
        self.switch_off.clicked.connect(self.ask_off)
        self.clear.clicked.connect(self._finish)
        self.desk.gate.guard(self.switch_on, self.other, self.switch_off, self.clear, duty=DUTY)
        self._offer(None)

    @property
    def rekeying(self) -> Rekeying | None:
        """The port; None at a desk without a home of its own."""
        return cast("Rekeying | None", getattr(self.desk.room, "rekeying", None))

    def _offer(self, found: Custody | None) -> None:
        """Show what can be done now."""
        is_known = found is not None and self.rekeying is not None
        is_on = found is not None and bool(found.place)
        self.switch_on.setVisible(is_known and not is_on)
        self.other.setVisible(is_known and is_on)
        self.switch_off.setVisible(is_known and is_on)
        self.clear.setVisible(is_known and found is not None and bool(found.left_over))

    def _looks(self) -> None:
        columns: list[Col[LookRow]] = [
            Col(self.tr("When"), lambda one: long_text(one.at), 150, role=lambda _one: "text2"),
            Col(self.tr("Event"), lambda one: one.number, 220, is_bold=True),
            Col(self.tr("Who"), lambda one: one.name, 110),
            Col(self.tr("Reason"), lambda one: one.reason, 0),
            Col(self.tr("Seat"), lambda one: one.seat, 60, role=lambda _one: "text2", from_width=820),
        ]
        title = self.tr("Who looked at personal data")
        self.list = ListView(self.desk, ListTable(columns), scope="settings", name=title)
        self.list.setMinimumHeight(LEAST_HIGH)
        self.placeholder = self.awaits(self.list)
        again = Button(self.desk.theme, self.tr("Ask again"), icon="refresh-cw")
        again.clicked.connect(self.open)
        note = self.tr("Every look at a name or number needs a reason; nobody can take a line out.")
        head = row(column(PlainLabel(title, "strong"), PlainLabel(note, "muted"), spacing=2), None, again,
                   margins=(20, 14, 16, 4))  # fmt: skip
        body = column(head, self.placeholder, spacing=8, margins=(1, 1, 1, 8))
        body.setStretch(1, 1)
        card = Card(body)
        self.found_as(title, card)
        self.whole.addWidget(card, 1)

    @override
    def open(self) -> None:
        look = cast("Callable[[], Custody] | None", getattr(self.desk.room, "custody", None))
        if look is not None:
            self.desk.slow.run(look, then=self._show, lane="settings.custody")
        self.await_answer()
        self.desk.ask(
            Looks(limit=MOST_LOOKS), then=self._show_looks, refused=self._refused, lane="settings.looks"
        )

    def _show(self, found: Custody) -> None:
        self.state.setText(custody_words(found.place))
        self.note.setText(QCoreApplication.translate("Custody", str(NOTES.get(found.place, ""))))
        told = []
        if found.place and found.plain_copies:
            told.append(
                self.tr("{count} copies from before are not encrypted.").format(count=found.plain_copies)
            )
        if found.left_over:
            told.append(self.tr("{file} is left of a change that was cut off.").format(file=found.left_over))
        self.beside.setText(" ".join(told))
        self.beside.setVisible(bool(told))
        self._offer(found)

    # --- deeds -----------------------------------------------------------------------------------------------------

    def _ask_keeper(self, *, is_move: bool) -> None:
        port = self.rekeying
        if port is not None:
            self.desk.slow.run(
                port.has_keyring,
                then=lambda has_one: self._offer_keepers(has_keyring=has_one, is_move=is_move),
                lane="settings.keyring",
            )

    def _offer_keepers(self, *, has_keyring: bool, is_move: bool) -> None:
        dialog = KeeperDialog(self.desk, has_keyring=has_keyring, is_move=is_move, parent=self)
        dialog.chosen.connect(lambda change: self._choose(dialog, change, is_move=is_move))
        dialog.open()

    def _choose(self, dialog: KeeperDialog, change: KeyChange, *, is_move: bool) -> None:
        port = self.rekeying
        if port is None:
            return
        if is_move:
            self.desk.slow.run(
                lambda: port.move(change), then=lambda found: self._moved(dialog, found), failed=dialog.refuse
            )
        else:
            self.desk.slow.run(
                lambda: port.want(change), then=lambda _none: self._go(dialog), failed=dialog.refuse
            )

    def _moved(self, dialog: KeeperDialog, found: Custody) -> None:
        dialog.accept()
        self.desk.notices.confirm(self.tr("The key has another keeper now."))
        self._show(found)

    def ask_off(self) -> None:
        """Say what it means, and do it at a second word only."""
        dialog = OffDialog(self.desk, parent=self)
        dialog.chosen.connect(lambda change: self._choose_off(dialog, change))
        dialog.open()

    def _choose_off(self, dialog: OffDialog, change: KeyChange) -> None:
        port = self.rekeying
        if port is not None:
            self.desk.slow.run(
                lambda: port.want(change), then=lambda _none: self._go(dialog), failed=dialog.refuse
            )

    def _go(self, dialog: CustodyDialog) -> None:
        """The file is changed while nobody has it open: the desk ends and opens again."""
        dialog.accept()
        if not self.desk.actions.do(REOPEN):
            self.desk.notices.inform(self.tr("It is done when the desk closes and opens again."))

    def _finish(self) -> None:
        port = self.rekeying
        if port is not None:
            self.clear.setEnabled(False)
            self.desk.slow.run(port.finish, then=self._finished, failed=self._not_finished)

    def _finished(self, name: str) -> None:
        self.clear.setEnabled(True)
        self.desk.notices.confirm(self.tr("The new file is sound; {file} was removed.").format(file=name))
        self.open()

    def _not_finished(self, error: Exception) -> None:
        self.clear.setEnabled(True)
        self.desk.fail(error)

    def _show_looks(self, rows: tuple[LookRow, ...]) -> None:
        self.placeholder.setMinimumHeight(0)
        self.list.table.show_rows(rows)
        if rows:
            self.placeholder.show_content()
        else:
            self.placeholder.show_empty(self.tr("Nobody looked at personal data."), icon="eye-off")

    def _refused(self, error: RoomError) -> None:
        if error.code == "role.missing":
            self.placeholder.show_empty(words.error_text(error, lang=self.desk.lang), icon="eye-off")
        else:
            self.cannot(error)
