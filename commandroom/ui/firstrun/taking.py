"""The pages for a room that comes from an export: which file, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFileDialog, QLineEdit
from typing_extensions import override

from commandroom.ui.firstrun.answers import Answers
from commandroom.ui.firstrun.steps import Step
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.carrying import ExportFacts, Taken


class ExportStep(Step):
    """Which export; what its manifest says; the pass phrase where keys are in it."""

    file_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = self.tr("Exported room")
        self.export: Path | None = None
        about = self.tr(
            "A room that “Export the whole room” or the command “export room” wrote, as a zip or a folder. Every line is "
            "compared with its hash; a damaged or changed export is refused, and nothing is left here."
        )
        self.choose = Button(theme, self.tr("Choose a zip…"), icon="file-text", keys="Alt+F")
        self.folder = Button(theme, self.tr("Choose a folder…"), icon="file-text", keys="Alt+O")
        self.chosen = PlainLabel("", "muted", wrap=True)
        self.phrase = TextInput(limit=200)
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = FormField(
            self.tr("Pass phrase"), self.phrase,
            hint=self.tr("Without it the room works, and the data of reporters stay sealed."),
        )  # fmt: skip
        self.field.hide()
        for keys, button, ask in (
            ("Alt+F", self.choose, self._ask_file),
            ("Alt+O", self.folder, self._ask_folder),
        ):
            QShortcut(keys, self, ask)
            button.clicked.connect(ask)
        self.fill(PlainLabel(about, "muted", wrap=True), row(self.choose, self.folder, None, spacing=8),
                  self.chosen, self.field)  # fmt: skip

    @override
    def fields(self) -> dict[str, FormField]:
        return {"passphrase": self.field}

    @override
    def taken(self, answers: Answers) -> Answers:
        return replace(answers, export=self.export, phrase=self.phrase.text())

    @override
    def missing(self) -> bool:
        self.field.clear_fault()
        if self.export is None:
            self.refuse_file(self.chosen.text() or self.tr("Choose the export first."))
        return self.export is None

    def take_file(self, file: Path, facts: ExportFacts) -> None:
        """The manifest was read: this is in it."""
        self.export = file
        said = self.tr(
            "{file}: {room} ({code}), written {time}: {entries} entries, {events} events, {attachments} attachments"
        )
        counts = {name: f"{getattr(facts, name):,}" for name in ("entries", "events", "attachments")}
        self.chosen.set_role("")
        self.chosen.setText(
            said.format(file=file.name, room=facts.room, code=facts.code, time=facts.made_at[:16].replace("T", " "), **counts)
        )  # fmt: skip
        self.phrase.clear()
        self.field.clear_fault()
        self.field.setVisible(facts.keys)
        if facts.keys:
            self.phrase.setFocus()

    def refuse_file(self, text: str) -> None:
        """It is no export, or a damaged one."""
        self.export = None
        self.field.hide()
        self.chosen.set_role("error")
        self.chosen.setText(text)

    def _ask_file(self) -> None:
        found, _ = QFileDialog.getOpenFileName(self, self.tr("Exported room"), "", "*.zip")
        if found:
            self.file_chosen.emit(Path(found))

    def _ask_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.tr("Exported room"))
        if found:
            self.file_chosen.emit(Path(found))


class TakenStep(Step):
    """The room is here: how much, whether it is equal, and that its old home must rest."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.tr("The room is here")
        self.said = PlainLabel("", "strong", wrap=True)
        self.equal = PlainLabel("", wrap=True).selectable()
        self.keys = PlainLabel("", "muted", wrap=True)
        self.seat = PlainLabel("", "warn", wrap=True)
        self.fill(self.said, self.equal, self.keys, self.seat)

    def show_taken(self, taken: Taken) -> None:
        """Say what came in."""
        said = self.tr("{entries} entries, {events} events, {attachments} attachments")
        counts = {name: f"{getattr(taken, name):,}" for name in ("entries", "events", "attachments")}
        self.said.setText(said.format(**counts))
        alike = self.tr("Equal to the room that was exported; digest {digest}")
        otherwise = self.tr(
            "The journal is equal; this version folds events a little otherwise than the one that wrote it. Digest {digest}"
        )
        self.equal.setText((alike if taken.folds_alike else otherwise).format(digest=taken.digest))
        self.keys.setText(
            self.tr("The data of reporters can be opened.")
            if taken.keys
            else self.tr(
                "The data of reporters stay sealed: no keys came along, or no pass phrase was given."
            )
        )
        seat = self.tr("Seat {seat} goes on here. Do not open the home it came from again.")
        self.seat.setText(seat.format(seat=taken.seat))
