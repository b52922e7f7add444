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
from commandroom.ui.pages.settings.section import Section
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.keeping import Custody
from commandroom.usecases.queries import LookRow, Looks

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
        "Personal data are sealed one by one even so. Whoever gets hold of the disk reads the rest. Quit the desk and run "
        "“commandroom key on”: the file is copied under a key, compared, and exchanged; a power cut leaves the old or the new.",
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
        "Weaker than a keyring or a pass phrase: who can read the whole disk can open it. Run “commandroom key off”, then "
        "“key on --phrase-stdin”, to choose a pass phrase.",
    ),
}


def custody_words(place: str) -> str:
    """Who keeps the key, in a sentence."""
    return QCoreApplication.translate("Custody", str(STATES.get(place, STATES[""])))


class CustodySection(Section):
    """The state of the file at the top, below it who looked at personal data (for the auditor and the leaders)."""

    icon = "shield-check"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Encryption")
        super().__init__(desk)
        self.state = PlainLabel("", wrap=True)
        self.note = PlainLabel("", "muted", wrap=True)
        self.beside = PlainLabel("", "warn", wrap=True)
        title = self.tr("Encryption of the data")
        card = Card(
            column(
                PlainLabel(title, "strong"),
                self.state,
                self.note,
                self.beside,
                spacing=8,
                margins=(20, 16, 20, 16),
            )
        )
        self.found_as(title, card)
        self.whole.addWidget(card)
        self._looks()

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
            told.append(
                self.tr("{file} is left of a change: run “commandroom key finish”.").format(
                    file=found.left_over
                )
            )
        self.beside.setText(" ".join(told))
        self.beside.setVisible(bool(told))

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
