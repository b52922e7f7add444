"""The dialogs of 时限与日历: the limits of one clock, the office hours of one season."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError, WrongUseError
from commandroom.domain.knowledge.rules import ReportPreset, TimerRule
from commandroom.domain.time.calendar_table import Season
from commandroom.domain.time.limit import Limit
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.pages.settings.reporttimes import PRESET_OF, PresetChips
from commandroom.ui.pages.settings.section import CHANGING
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel


class TimerDialog(CardDialog):
    """The limits of one clock and from which share on its lamp is yellow."""

    guards_lines = True

    def __init__(
        self,
        desk: Desk,
        rule: TimerRule,
        save: Callable[[dict[str, Any], TimerDialog], None],
        *,
        parent: QWidget,
        presets: Iterable[ReportPreset] = (),
    ) -> None:
        super().__init__(desk.theme, rule.zh if desk.lang != "en" else rule.en, parent=parent, size=(600, 0))
        self.desk = desk
        self._save = save
        desk.gate.guard(self.submit_button, duty=CHANGING)
        self.submit_button.say(self.tr("Save"))
        starts = self.tr("Starts: {start}. Stops: {stop}.").format(start=rule.start, stop=rule.stop)
        self.body.addWidget(PlainLabel(starts, "muted"))
        self.limits: dict[str, tuple[TextInput, FormField]] = {}
        self.body.addLayout(self._limits_of(rule))
        self.presets: PresetChips | None = None
        if rule.key in PRESET_OF:
            self._offer(rule, presets)
        self.yellow = TextInput("75", f"{rule.yellow * 100:g}", limit=5)
        self.yellow_field = FormField(self.tr("Yellow from this share on (%)"), self.yellow, required=True)
        self.body.addWidget(self.yellow_field)
        units = self.tr(
            "30min minutes · 2uh emergency hours · 1ud emergency days · 4wh working hours · 5wd working days · 15cd calendar days"
        )
        for text in (
            units,
            self.tr("Source: {source}").format(source=rule.source),
            self.tr("Holds for clocks that start from now on; what runs keeps its limit."),
        ):
            self.body.addWidget(PlainLabel(text, "muted", wrap=True))

    def _limits_of(self, rule: TimerRule) -> QGridLayout:
        """A field for each limit that the clock has, three beside each other."""
        names = {
            "normal": words.urgency_label(1),
            "urgent": words.urgency_label(2),
            "critical": words.urgency_label(3),
            "all": self.tr("Limit"),
            "blue": self.tr("Blue"),
            "orange": self.tr("Orange"),
            "red": self.tr("Red"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for at, key in enumerate(rule.limits):
            control = TextInput("4wh", rule.limits[key], limit=12)
            self.limits[key] = (control, FormField(names.get(key, key), control, required=True))
            grid.addWidget(self.limits[key][1], at // 3, at % 3)
        return grid

    def _offer(self, rule: TimerRule, presets: Iterable[ReportPreset]) -> None:
        """What counties have published for this clock."""
        is_english, name = self.desk.lang == "en", self.tr("As published")
        control = self.limits["all"][0]
        chips = PresetChips(rule.key, presets, rule.limits["all"], is_english=is_english, name=name)
        chips.changed.connect(lambda: control.setText(chips.limit or control.text()))
        self.body.addWidget(FormField(name, chips))
        self.presets = chips

    @override
    def submit(self) -> None:
        self.show_fault("")
        limits: dict[str, str] = {}
        for key, (control, field) in self.limits.items():
            field.clear_fault()
            try:
                limits[key] = str(Limit.parse(control.text().strip()))
            except WrongUseError as error:
                field.show_fault(words.error_text(error, lang=self.desk.lang))
                control.setFocus()
                return
        self.yellow_field.clear_fault()
        share = _share(self.yellow.text())
        if share is None:
            self.yellow_field.show_fault(self.tr("A number from 10 to 99."))
            self.yellow.setFocus()
            return
        self.set_busy(is_busy=True)
        self._save({"limits": limits, "yellow": share}, self)

    def refuse(self, error: RoomError) -> None:
        """Say why it was refused."""
        self.show_fault(words.error_text(error, lang=self.desk.lang))


class SeasonDialog(CardDialog):
    """Office hours of one season."""

    guards_lines = True

    def __init__(
        self,
        desk: Desk,
        season: Season,
        save: Callable[[dict[str, Any], SeasonDialog], None],
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(desk.theme, season.name, parent=parent, size=(520, 0))
        self.desk = desk
        self._save = save
        desk.gate.guard(self.submit_button, duty=CHANGING)
        self.submit_button.say(self.tr("Save"))
        self.first = TextInput("10-01", season.first, limit=5)
        self.last = TextInput("05-31", season.last, limit=5)
        self.hours = TextInput("08:30-12:00, 13:30-17:00", ", ".join(season.segments), limit=120)
        self._hours_field = FormField(
            self.tr("Office hours"), self.hours, required=True, hint=self.tr("several spans with commas")
        )
        self._name = season.name
        both = row(
            FormField(self.tr("From (month-day)"), self.first, required=True),
            FormField(self.tr("To"), self.last, required=True),
            spacing=16,
        )
        self.body.addLayout(both)
        self.body.addWidget(self._hours_field)

    @override
    def submit(self) -> None:
        self._hours_field.clear_fault()
        segments = tuple(
            part.strip()
            for part in self.hours.text().replace("，", ",").replace("–", "-").split(",")
            if part.strip()
        )
        season = Season(self._name, self.first.text().strip(), self.last.text().strip(), segments)
        try:
            season.spans()
        except WrongUseError as error:
            self._hours_field.show_fault(words.error_text(error, lang=self.desk.lang))
            self.hours.setFocus()
            return
        self.set_busy(is_busy=True)
        self._save({"first": season.first, "last": season.last, "segments": list(segments)}, self)

    def refuse(self, error: RoomError) -> None:
        """Say why it was refused."""
        self.show_fault(words.error_text(error, lang=self.desk.lang))


def _share(text: str) -> float | None:
    try:
        share = float(text.strip().rstrip("%")) / 100
    except ValueError:
        return None
    return round(share, 4) if 0.1 <= share <= 0.99 else None  # noqa: PLR2004  the bounds are in the sentence
