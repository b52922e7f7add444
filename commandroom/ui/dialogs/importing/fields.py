"""Which column says what: a line for each field of an event, editable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from commandroom.base.sentences import field_label
from commandroom.ui import words
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import clear
from commandroom.ui.widgets.inputs import PinyinCombo
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.importing import MapForm

NONE = ""
_FIRST = (
    "title", "text", "location", "reported_at", "closed_at", "reply_text", "handling_text", "nature", "category_hint",
    "grid_hint", "lead_hint", "reporter_name", "reporter_phone", "occurred_at", "accepted_at", "dispatched_at",
    "feedback_at", "ext_due", "satisfaction", "solved",
)  # fmt: skip


class FieldMap(QWidget):
    """The editable map: for each field the column that fills it.

    Several columns of a field are kept as they are until another one is chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, *, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lang = lang
        self._form: MapForm | None = None
        self.combos: dict[str, PinyinCombo] = {}
        self.number = PinyinCombo()
        self.source = PinyinCombo()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_map(self, form: MapForm, columns: Sequence[str], fields: Sequence[str]) -> None:
        """Show a map over the columns of a file."""
        clear(self._grid)
        self._form = form
        self.combos = {}
        self.source = self._place(PinyinCombo(_sources()), self.tr("Source"), 0)
        self.source.choose(form.source)
        self.number = self._combo(form.number, columns, self.tr("External number"), 1)
        ordered = [*(name for name in _FIRST if name in fields), *(n for n in fields if n not in _FIRST)]
        for line, field in enumerate(ordered, start=2):
            name = self._name(field)
            self.combos[field] = self._combo(form.fields.get(field, ()), columns, name, line)
        self._grid.setRowStretch(len(fields) + 2, 1)

    @property
    def form(self) -> MapForm | None:
        """The map as it stands."""
        if self._form is None:
            return None
        fields = {name: found for name, combo in self.combos.items() if (found := _columns(combo))}
        return replace(
            self._form,
            source=str(self.source.value or self._form.source),
            fields=fields,
            number=_columns(self.number),
            base=self._form.base or self._form.name,
        )

    def _name(self, field: str) -> str:
        own = {
            "category_hint": self.tr("Category"),
            "grid_hint": self.tr("Grid"),
            "lead_hint": self.tr("Leading unit"),
            "urgency_hint": self.tr("Urgency"),
            "satisfaction": self.tr("Satisfaction"),
            "transfers": self.tr("Times passed on"),
            "accepted_at": self.tr("Accepted"),
            "dispatched_at": self.tr("Dispatched"),
            "feedback_at": self.tr("Reported back"),
        }
        return own.get(field) or field_label(field, lang=self._lang)

    def _combo(self, chosen: Sequence[str], columns: Sequence[str], name: str, line: int) -> PinyinCombo:
        options: list[tuple[object, str]] = [(NONE, "—"), *(((column,), column) for column in columns)]
        several = tuple(column for column in chosen if column in columns)
        if len(several) > 1:
            options.insert(1, (several, " + ".join(several)))
        combo = PinyinCombo(options)
        combo.choose(several or NONE)
        return self._place(combo, name, line)

    def _place(self, combo: PinyinCombo, name: str, line: int) -> PinyinCombo:
        combo.setAccessibleName(name)
        combo.picked.connect(self.changed)
        label = PlainLabel(name, "label")
        label.setBuddy(combo)
        self._grid.addWidget(label, line, 0)
        self._grid.addWidget(combo, line, 1)
        return combo


def _sources() -> list[tuple[object, str]]:
    return [(code, words.source_label(code)) for code in words.SOURCES]


def _columns(combo: PinyinCombo) -> tuple[str, ...]:
    value = combo.value
    return value if isinstance(value, tuple) else ()
