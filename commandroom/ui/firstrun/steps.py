"""The pages of the first start: purpose, township, people, appearance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QRadioButton, QWidget
from typing_extensions import override

from commandroom.ui.firstrun.answers import Answers, Purpose
from commandroom.ui.i18n import LANGUAGES
from commandroom.ui.theme import Appearance, Density, Scheme, Theme
from commandroom.ui.widgets.arrange import Item, column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel

NOTE_INDENT = 26
PRACTICE_TOWN, PRACTICE_CODE = "练习镇", "330299999"


class Step(QWidget):
    """One page: `title` stands above it and in the list at the left."""

    title = ""
    changed = Signal()

    def show_answers(self, answers: Answers) -> None:
        """Fill in what was said so far."""

    def taken(self, answers: Answers) -> Answers:
        """The answers with those of this page."""
        return answers

    def missing(self) -> bool:
        """Say at the field what is missing; whether anything is."""
        return False

    def fields(self) -> dict[str, FormField]:
        """The fields by the name under which the room knows them."""
        return {}

    def show_fault(self, field: str, text: str) -> bool:
        """Say a refusal at its field; False where this page has no such field."""
        found = self.fields().get(field)
        if found is None:
            return False
        found.show_fault(text)
        found.control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def fill(self, *items: Item) -> None:
        """Lay the page out from top to bottom."""
        self.setLayout(column(*items, None, spacing=14))

    def need(self, *names: str) -> bool:
        """Mark the lines that are empty; whether there are any."""
        empty = [
            field
            for name, field in self.fields().items()
            if name in names and isinstance(field.control, TextInput) and not field.control.text().strip()
        ]
        for field in self.fields().values():
            field.clear_fault()
        for field in empty:
            field.show_fault(self.tr("Please fill this in."))
        if empty:
            empty[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(empty)


class PurposeStep(Step):
    """In earnest, to practise, to look at, or one that there is already."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.tr("Purpose")
        said = {
            Purpose.EARNEST: (self.tr("A real room"), self.tr("Events count; nothing can be deleted later.")),
            Purpose.PRACTICE: (
                self.tr("Practice"),
                self.tr("The same desk with an invented staff; sign in as anybody, turn the clock."),
            ),
            Purpose.DEMO: (
                self.tr("Demonstration"),
                self.tr("An invented township with ninety days of events; takes about half a minute."),
            ),
            Purpose.EXPORTED: (
                self.tr("A room that was exported"),
                self.tr("From another computer or an older home; it goes on here."),
            ),
        }
        self.choices: dict[Purpose, QRadioButton] = {}
        parts: list[Item] = [PlainLabel(self.tr("What is this room for?"), "strong")]
        for purpose, (text, note) in said.items():
            button = self.choices[purpose] = QRadioButton(text)
            button.setAccessibleDescription(note)
            button.toggled.connect(lambda _is_on: self.changed.emit())
            parts += [
                column(button, row(NOTE_INDENT, PlainLabel(note, "muted", wrap=True), spacing=0), spacing=2)
            ]
        self.lang = Chips(list(LANGUAGES.items()), name=self.tr("Language"))
        self.fill(*parts, 8, FormField(self.tr("Language"), self.lang))
        self.choices[Purpose.EARNEST].setChecked(True)

    @override
    def show_answers(self, answers: Answers) -> None:
        self.choices[answers.purpose].setChecked(True)
        self.lang.choose(answers.lang)

    @override
    def taken(self, answers: Answers) -> Answers:
        chosen = next(purpose for purpose, button in self.choices.items() if button.isChecked())
        return replace(answers, purpose=chosen, lang=str(self.lang.value))


class TownStep(Step):
    """Which township, how large, which seat."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.tr("Township")
        self.name, self.code, self.seat = TextInput(limit=40), TextInput(limit=9), TextInput(limit=2)
        kinds = [
            ("general", self.tr("General")),
            ("larger", self.tr("Larger")),
            ("extra-large", self.tr("Extra large")),
        ]
        self.kind = Chips(kinds, name=self.tr("Kind of township"))
        self._fields = {
            "name": FormField(self.tr("Name of the township"), self.name, required=True),
            "code": FormField(
                self.tr("Code"), self.code, required=True, hint=self.tr("Nine digits of the statistical code")
            ),
            "kind": FormField(self.tr("Kind of township"), self.kind),
            "seat": FormField(
                self.tr("Letter of this seat"), self.seat, required=True,
                hint=self.tr("Stands in every number; each seat of the room has another one"),
            ),
        }  # fmt: skip
        self.fill(*self._fields.values())

    @override
    def fields(self) -> dict[str, FormField]:
        return self._fields

    @override
    def show_answers(self, answers: Answers) -> None:
        is_practice = answers.purpose is Purpose.PRACTICE
        self.name.setText(answers.name or (PRACTICE_TOWN if is_practice else ""))
        self.code.setText(answers.code or (PRACTICE_CODE if is_practice else ""))
        self.kind.choose(answers.kind)
        self.seat.setText(answers.seat)

    @override
    def taken(self, answers: Answers) -> Answers:
        return replace(
            answers, name=self.name.text().strip(), code=self.code.text().strip(), kind=str(self.kind.value),
            seat=self.seat.text().strip().upper(),
        )  # fmt: skip

    @override
    def missing(self) -> bool:
        return self.need("name", "code", "seat")


class StaffStep(Step):
    """Who works here: two names to begin with, or a roster file."""

    file_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = self.tr("People")
        self.staff: Path | None = None
        self.leader, self.director = TextInput(limit=20), TextInput(limit=20)
        self._fields = {
            "leader": FormField(
                self.tr("Shift leader"),
                self.leader,
                required=True,
                hint=self.tr("Sits at this seat at first"),
            ),
            "director": FormField(self.tr("Director"), self.director, required=True),
        }
        self.choose = Button(theme, self.tr("Take a staff table…"), icon="upload", keys="Alt+F")
        QShortcut("Alt+F", self, self._ask_file)
        self.choose.clicked.connect(self._ask_file)
        self.chosen = PlainLabel("", "muted", wrap=True)
        self.note = PlainLabel("", "muted", wrap=True)
        hint = self.tr(
            "xlsx or csv with the columns 姓名, 角色, 单位, 岗位; it stands in place of the two names."
        )
        self.fill(
            *self._fields.values(), self.note, PlainLabel(hint, "muted", wrap=True), row(self.choose, None),
            self.chosen,
        )  # fmt: skip

    @override
    def fields(self) -> dict[str, FormField]:
        return self._fields

    @override
    def show_answers(self, answers: Answers) -> None:
        is_practice = answers.purpose is Purpose.PRACTICE
        for field in self._fields.values():
            field.setVisible(not is_practice)
        self.note.setText(self.tr("An invented person for every role and every unit is put on the roster."))
        self.note.setVisible(is_practice)

    @override
    def taken(self, answers: Answers) -> Answers:
        return replace(
            answers,
            leader=self.leader.text().strip(),
            director=self.director.text().strip(),
            staff=self.staff,
        )

    @override
    def missing(self) -> bool:
        return (
            self.staff is None
            and self._fields["leader"].isVisibleTo(self)
            and self.need("leader", "director")
        )

    def take_file(self, file: Path, count: int) -> None:
        """The file was read: these persons come in."""
        self.staff = file
        self.chosen.set_role("muted")
        self.chosen.setText(self.tr("{file}: {count} persons").format(file=file.name, count=count))
        for field in self._fields.values():
            field.clear_fault()
            field.setEnabled(False)

    def refuse_file(self, text: str) -> None:
        """The file is no roster; the names can be typed as before."""
        self.staff = None
        self.chosen.set_role("error")
        self.chosen.setText(text)

    def _ask_file(self) -> None:
        found, _ = QFileDialog.getOpenFileName(self, self.tr("Staff table"), "", "*.xlsx *.csv")
        if found:
            self.file_chosen.emit(Path(found))


class LookStep(Step):
    """Light or dark, how dense; worn at once."""

    worn = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = self.tr("Appearance")
        self.scheme = Chips(
            [(Scheme.LIGHT, self.tr("Light")), (Scheme.DARK, self.tr("Dark")), (Scheme.SYSTEM, self.tr("As the system"))],
            name=self.tr("Theme"),
        )  # fmt: skip
        self.density = Chips(
            [(Density.COMPACT, self.tr("Compact")), (Density.STANDARD, self.tr("Standard")), (Density.RELAXED, self.tr("Roomy"))],
            name=self.tr("Height of rows"),
        )  # fmt: skip
        self.scale = Chips(
            [(size, f"{size}%") for size in (90, 100, 110, 120, 130)], name=self.tr("Size of type")
        )
        self.summary = PlainLabel("", wrap=True)
        for chips in (self.scheme, self.density, self.scale):
            chips.changed.connect(self._wear)
        self.fill(
            FormField(self.tr("Theme"), self.scheme), FormField(self.tr("Height of rows"), self.density),
            FormField(self.tr("Size of type"), self.scale), 10, self.summary,
        )  # fmt: skip

    @override
    def show_answers(self, answers: Answers) -> None:
        look = answers.appearance
        self.scheme.choose(look.scheme)
        self.density.choose(look.density)
        self.scale.choose(look.scale)
        self.summary.setText(self._summary(answers))

    @override
    def taken(self, answers: Answers) -> Answers:
        return replace(answers, appearance=self.look(answers.appearance))

    def look(self, before: Appearance) -> Appearance:
        """The chosen look."""
        return msgspec.structs.replace(
            before, scheme=Scheme(str(self.scheme.value)), density=Density(str(self.density.value)),
            scale=int(str(self.scale.value)),
        )  # fmt: skip

    def _wear(self) -> None:
        self.worn.emit(self.look(Appearance()))

    def _summary(self, answers: Answers) -> str:
        if answers.purpose is Purpose.EXPORTED:
            return self.tr("“Import” checks the export line by line and makes this home out of it.")
        if answers.purpose is Purpose.DEMO:
            return self.tr("“Found” makes the demonstration township and opens its board.")
        said = self.tr("“Found” makes the room {name} ({code}), seat {seat}, and opens its board.")
        return said.format(name=answers.name, code=answers.code, seat=answers.seat)


class StepList(QWidget):
    """The names of the steps, the present one marked."""

    def __init__(self, theme: Theme, titles: Sequence[str]) -> None:
        super().__init__()
        self.theme = theme
        self._labels = [PlainLabel("", "muted") for _ in titles]
        self._titles = list(titles)
        self.setLayout(column(*self._labels, None, spacing=14))

    def mark(self, at: int, open_steps: Sequence[int]) -> None:
        """Show where one is; steps that are not asked stay out."""
        for number, label in enumerate(self._labels):
            place = list(open_steps).index(number) + 1 if number in open_steps else 0
            label.setVisible(bool(place))
            label.setText(f"{place}  {self._titles[number]}")
            label.set_role("strong" if number == at else "muted")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
