"""Where the whole room shall go, whether its personal data can be opened there, and who may have such a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.moments import local
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.carrying import LEAST_PHRASE, WithKeys
from commandroom.usecases.queries import RoomFacts, RoomSheet

WIDE = 640
ZIP = ".zip"
Check = Callable[[Path, "WithKeys | None", Callable[[], object], Callable[[RoomError], object]], object]
"""Has a place and the keys looked at off the GUI thread: calls the third when all is well, the fourth when not."""


class ExportRoomDialog(CardDialog):
    """Asks and checks; `accepted` comes when nothing speaks against it, and `place` and `keys` hold the answers."""

    guards_lines = True

    def __init__(self, desk: Desk, check: Check, *, parent: QWidget) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(WIDE, 0))
        self.desk, self._check = desk, check
        self.title.setText(self.tr("Export the whole room"))
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.submit_button.say(self.tr("Export"))
        self.place: Path | None = None
        self.keys: WithKeys | None = None
        self._suggested = ""
        self._make()
        self._arrange()
        self._show_secret(is_wanted=False)
        desk.ask(RoomFacts(), then=self._suggest, lane="exporting")

    def _make(self) -> None:
        self.file = TextInput(limit=1000)
        self.choose = Button(self.theme, self.tr("Choose…"), icon="file-text", keys="Alt+F")
        self.with_keys = QCheckBox(self.tr("With names, telephones, ID numbers and addresses of reporters"))
        self.reason = TextInput(limit=200)
        self.phrase, self.again = TextInput(limit=200), TextInput(limit=200)
        for part in (self.phrase, self.again):
            part.setEchoMode(QLineEdit.EchoMode.Password)
        place = QWidget()
        place.setLayout(row(self.file, self.choose, spacing=8))
        place.setFocusProxy(self.file)
        least = self.tr("At least {count} characters; without it nobody can open these data.")
        self.fields = {
            "file": FormField(self.tr("New file"), place, required=True),
            "reason": FormField(
                self.tr("Reason"), self.reason, required=True,
                hint=self.tr("Is journaled with your name and travels along."),
            ),
            "passphrase": FormField(
                self.tr("Pass phrase"), self.phrase, required=True, hint=least.format(count=LEAST_PHRASE)
            ),
            "again": FormField(self.tr("Pass phrase once more"), self.again, required=True),
        }  # fmt: skip
        self.file.setAccessibleName(self.tr("New file"))
        self.choose.clicked.connect(self._ask_file)
        self.choose.setShortcut("Alt+F")
        self.with_keys.toggled.connect(lambda is_on: self._show_secret(is_wanted=is_on))

    def _arrange(self) -> None:
        about = PlainLabel(
            self.tr(
                "Everything the room holds goes into one zip that other programs can read, too: journal, events, rosters, "
                "attachments. From it an empty home becomes this room again."
            ),
            wrap=True,
        )
        self.warning = PlainLabel(
            self.tr(
                "The file holds personal data: texts of events, photos, the names on the roster. Give it only to "
                "who may see all events of this room, keep it on no shared disk, and destroy it when it has done its duty."
            ),
            "warn",
            wrap=True,
        )
        sealed = PlainLabel(self.tr("Left out, the data of reporters travel sealed."), "muted", wrap=True)
        phrases = row(self.fields["passphrase"], self.fields["again"], spacing=16)
        self.secret = QWidget()
        self.secret.setLayout(column(self.fields["reason"], phrases, spacing=12))
        for part in (about, self.warning, self.fields["file"], self.with_keys, sealed, self.secret):
            self.body.addWidget(part)

    def _suggest(self, facts: RoomSheet) -> None:
        """A name of the room and the day, among the person's own documents, until something else is typed."""
        if self.file.text():
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = f"{local(self.desk.clock.now()):%Y-%m-%d}"
        name = "".join(letter for letter in facts.name if letter.isalnum() or letter in "-_")
        self._suggested = str(Path(folder) / f"{name}-{day}{ZIP}")
        self.file.setText(self._suggested)

    def _ask_file(self) -> None:
        kinds = self.tr("Zip (*.zip)")
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the whole room"), self.file.text(), kinds,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if name:
            self.file.setText(name)

    def _show_secret(self, *, is_wanted: bool) -> None:
        self.secret.setVisible(is_wanted)
        self._fit(self.window_behind)

    # --- the answer ------------------------------------------------------------------------------------------------

    @override
    def submit(self) -> None:
        for field in self.fields.values():
            field.clear_fault()
        self.show_fault("")
        if not self._is_filled():
            return
        typed = Path(self.file.text().strip()).expanduser()
        place = typed if typed.suffix.lower() == ZIP else typed.with_name(typed.name + ZIP)
        keys = (
            WithKeys(self.reason.text().strip(), self.phrase.text()) if self.with_keys.isChecked() else None
        )
        if not place.is_absolute():
            self._refuse_field("file", self.tr("Say the whole path, beginning at the disk."))
            return
        if keys is not None and self.desk.gate.error is not None:  # an entry must be written for them
            self.show_fault(self.desk.gate.reason)
            return
        self.set_busy(is_busy=True)
        self._check(place, keys, lambda: self._take(place, keys), self._refuse)

    def _is_filled(self) -> bool:
        wanted = ["file", *(("reason", "passphrase", "again") if self.with_keys.isChecked() else ())]
        lines = {"file": self.file, "reason": self.reason, "passphrase": self.phrase, "again": self.again}
        empty = [name for name in wanted if not lines[name].text().strip()]
        for name in reversed(empty):
            self._refuse_field(name, self.tr("Please fill this in."))
        if not empty and "again" in wanted and self.phrase.text() != self.again.text():
            self._refuse_field("again", self.tr("The two are not the same."))
            return False
        return not empty

    def _refuse_field(self, name: str, text: str) -> None:
        self.fields[name].show_fault(text)
        self.fields[name].control.setFocus()

    def _take(self, place: Path, keys: WithKeys | None) -> None:
        self.place, self.keys = place, keys
        self.accept()

    def _refuse(self, error: RoomError) -> None:
        """At its field where there is one; a refused place is the file's."""
        self.set_busy(is_busy=False)
        text = words.error_text(error, lang=self.desk.lang)
        name = error.field if isinstance(error, FieldError) else "file"
        if error.code.startswith("wholeroom.") and name in self.fields:
            self._refuse_field(name, text)
        else:
            self.show_fault(text)

    @override
    def _typed(self) -> tuple[str, ...]:
        """The suggested file is nothing that was typed."""
        return tuple(text for text in super()._typed() if text != self._suggested)
