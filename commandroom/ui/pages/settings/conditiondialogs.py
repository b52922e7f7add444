"""What is typed of warnings and modes: a warning, an order, the numbers of people who were moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget
from typing_extensions import override

from commandroom.domain.conditions import LONGEST, LONGEST_NAME, LONGEST_PLACE, MOST_PEOPLE, Spell, Transfer
from commandroom.domain.errors import FieldError, RoomError
from commandroom.domain.time.moments import iso
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.parts.conditions import COLOURS, colour_text, mode_text
from commandroom.ui.punctuation import in_a_row
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import MomentField, PinyinCombo, TextArea, TextInput
from commandroom.ui.widgets.numberbox import NumberBox
from commandroom.ui.widgets.text import PlainLabel

Keep = Callable[[dict[str, Any], "ConditionDialog"], None]
USUAL_HOURS = 12
COUNTS = {
    "due": QT_TRANSLATE_NOOP("TransferDialog", "To move"),
    "moved": QT_TRANSLATE_NOOP("TransferDialog", "Moved"),
    "sheltered": QT_TRANSLATE_NOOP("TransferDialog", "In shelters"),
    "kin": QT_TRANSLATE_NOOP("TransferDialog", "With kin"),
}


class ConditionDialog(CardDialog):
    """A form whose fields are those of a record; a refusal stands at its field."""

    guards_lines = True

    def __init__(self, desk: Desk, title: str, keep: Keep, *, duty: str, wide: int, parent: QWidget) -> None:
        super().__init__(desk.theme, title, parent=parent, size=(wide, 0))
        self.desk, self._keep = desk, keep
        self.fields: dict[str, FormField] = {}
        desk.gate.guard(self.submit_button, duty=duty)
        self.submit_button.say(self.tr("Save"))

    def given(self) -> dict[str, Any]:
        """The fields of the record as they are typed."""
        raise NotImplementedError

    @override
    def submit(self) -> None:
        for field in self.fields.values():
            field.clear_fault()
        self.show_fault("")
        self.set_busy(is_busy=True)
        self._keep(self.given(), self)

    def refuse(self, error: RoomError) -> None:
        """Say why it was refused, at the field where it has one."""
        text = words.error_text(error, lang=self.desk.lang)
        field = self.fields.get(error.field) if isinstance(error, FieldError) else None
        self.set_busy(is_busy=False)
        if field is None:
            self.show_fault(text)
            return
        field.show_fault(text)
        field.control.setFocus()


class WarningDialog(ConditionDialog):
    """A warning as it was heard: of what, its colour, whose, from when to when."""

    def __init__(self, desk: Desk, keep: Keep, *, parent: QWidget) -> None:
        super().__init__(desk, "", keep, duty="keep:warning", wide=620, parent=parent)
        self.setWindowTitle(self.tr("New warning"))
        self.title.setText(self.tr("New warning"))
        self.setAccessibleName(self.title.text())
        now = desk.clock.now()
        self.what = TextInput(self.tr("rainstorm, typhoon, cold wave …"), limit=LONGEST_NAME)
        self.colour = Chips([(key, colour_text(key)) for key in COLOURS], name=self.tr("Colour"))
        self.colour.choose("blue")
        self.source = TextInput(self.tr("who issued it"), limit=LONGEST_NAME)
        self.issued = MomentField(now)
        self.until = MomentField(now + timedelta(hours=USUAL_HOURS))
        self.text = TextArea(limit=LONGEST, lines=3)
        self.fields = {
            "what": FormField(self.tr("Of what"), self.what, required=True),
            "colour": FormField(self.tr("Colour"), self.colour),
            "source": FormField(self.tr("Source"), self.source, required=True),
            "issued": FormField(self.tr("Issued"), self.issued),
            "until": FormField(self.tr("In force until"), self.until),
            "text": FormField(self.tr("Text"), self.text),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for at, keys in enumerate((("what", "colour"), ("source",), ("issued", "until"), ("text",))):
            for left, key in enumerate(keys):
                grid.addWidget(self.fields[key], at, left, 1, 2 // len(keys))
        self.body.addLayout(grid)
        self.what.setFocus()

    @override
    def given(self) -> dict[str, Any]:
        return {
            "what": self.what.text().strip(), "colour": self.colour.value, "source": self.source.text().strip(),
            "issued": iso(self.issued.moment), "until": iso(self.until.moment), "text": self.text.text.strip(),
        }  # fmt: skip


class ModeDialog(ConditionDialog):
    """The order of a mode, or another level of the one that goes on: why, and who was told."""

    def __init__(self, desk: Desk, spell: Spell | None, keep: Keep, *, parent: QWidget) -> None:
        super().__init__(desk, "", keep, duty="keep:mode", wide=620, parent=parent)
        self._since: datetime = desk.clock.now()
        self._spell = spell
        title = self.tr("Order readiness or war mode") if spell is None else self.tr("Change the level")
        self.setWindowTitle(title)
        self.title.setText(title)
        self.setAccessibleName(title)
        options = [
            ("ready:0", mode_text("ready")),
            *((f"war:{n}", mode_text("war", n)) for n in (4, 3, 2, 1)),
        ]
        self.mode = Chips(options, name=self.tr("Mode"))
        self.mode.choose(f"{spell.mode.value}:{spell.level}" if spell is not None else "ready:0")
        self.reason = TextArea(limit=LONGEST, lines=3)
        self.told = TextInput(
            self.tr("separated by commas"), in_a_row(spell.told) if spell is not None else "", limit=LONGEST
        )
        self.reason.set_text(spell.reason if spell is not None else "")
        self.fields = {
            "level": FormField(self.tr("Mode"), self.mode, required=True),
            "reason": FormField(self.tr("Reason or order"), self.reason, required=True),
            "told": FormField(self.tr("Who was told"), self.told),
        }
        about = self.tr(
            "It is journaled with your name. The wall shows grave matters, people on the spot and transfers while war mode "
            "goes on; a zero report is due every two hours (Ⅰ, Ⅱ) or four (Ⅲ, Ⅳ); a review is due five working days after its "
            "end."
        )
        self.body.addWidget(PlainLabel(about, "muted", wrap=True))
        for field in self.fields.values():
            self.body.addWidget(field)

    @override
    def given(self) -> dict[str, Any]:
        mode, _, level = str(self.mode.value).partition(":")
        told = [
            part.strip()
            for part in self.told.text().replace(",", "、").replace("，", "、").split("、")
            if part.strip()
        ]
        fields: dict[str, Any] = {
            "mode": mode,
            "level": int(level),
            "reason": self.reason.text.strip(),
            "told": told,
        }
        return fields if self._spell is not None else fields | {"since": iso(self._since)}


class TransferDialog(ConditionDialog):
    """How many people of a village are to be moved and were; numbers, no names."""

    def __init__(
        self,
        desk: Desk,
        villages: tuple[tuple[str, str], ...],
        people: tuple[tuple[str, str], ...],
        known: Mapping[str, Transfer],
        keep: Keep,
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(desk, "", keep, duty="keep:warning", wide=560, parent=parent)
        self.setWindowTitle(self.tr("People moved"))
        self.title.setText(self.tr("People moved"))
        self.setAccessibleName(self.title.text())
        self._known = known
        self.village = PinyinCombo(villages)
        self.village.setAccessibleName(self.tr("Village"))
        self.fields = {"village": FormField(self.tr("Village"), self.village, required=True)}
        self.numbers: dict[str, QSpinBox] = {}
        for key, name in COUNTS.items():
            spin = NumberBox()
            spin.setRange(0, MOST_PEOPLE)
            spin.setGroupSeparatorShown(True)
            self.numbers[key] = spin
            self.fields[key] = FormField(self.tr(name), spin)
        self.body.addWidget(self.fields["village"])
        self.body.addLayout(row(*(self.fields[key] for key in COUNTS), spacing=16))
        self.person = PinyinCombo([("", self.tr("nobody named")), *people])
        self.person.setAccessibleName(self.tr("Responsible"))
        self.place = TextInput(limit=LONGEST_PLACE)
        self.fields["person"] = FormField(self.tr("Responsible"), self.person)
        self.fields["place"] = FormField(
            self.tr("Shelter"), self.place, hint=self.tr("No names or numbers of those who are moved.")
        )
        self.body.addLayout(row(self.fields["person"], self.fields["place"], spacing=16))
        if villages:
            self.village.choose(villages[0][0])
        self.village.picked.connect(self._show)
        self._show()

    def _show(self) -> None:
        known = self._known.get(str(self.village.value or ""))
        for key, spin in self.numbers.items():
            spin.setValue(int(getattr(known, key)) if known is not None else 0)
        self.person.choose(known.person if known is not None else "")
        self.place.setText(known.place if known is not None else "")

    @override
    def given(self) -> dict[str, Any]:
        counts = {key: spin.value() for key, spin in self.numbers.items()}
        return {
            "village": str(self.village.value or ""), "at": iso(self.desk.clock.now()), **counts,
            "person": str(self.person.value or ""), "place": self.place.text().strip(),
        }  # fmt: skip


class WordDialog(ConditionDialog):
    """One text of a mode: why it ends, its review, the word of the hour."""

    def __init__(  # noqa: PLR0913  each is named at the call
        self,
        desk: Desk,
        title: str,
        about: str,
        key: str,
        text: str,
        keep: Keep,
        *,
        duty: str,
        parent: QWidget,
    ) -> None:
        super().__init__(desk, title, keep, duty=duty, wide=560, parent=parent)
        self._key = key
        self.text = TextArea(
            limit=LONGEST * 10 if key == "review" else LONGEST, lines=6 if key == "review" else 3
        )
        self.text.set_text(text)
        self.fields = {key: FormField(title, self.text, required=True)}
        if about:
            self.body.addWidget(PlainLabel(about, "muted", wrap=True))
        self.body.addWidget(self.fields[key])
        self.text.setFocus()

    @override
    def submit(self) -> None:
        if not self.text.text.strip():
            self.refuse(FieldError("field.missing", field=self._key))
            return
        super().submit()

    @override
    def given(self) -> dict[str, Any]:
        return {self._key: self.text.text.strip()}
