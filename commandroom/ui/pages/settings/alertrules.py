"""The room's rules for alerts, changed with a look at what they would have made of the last thirty days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QSpinBox, QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.domain.knowledge.rules import ROUTE
from commandroom.domain.knowledge.rules import Alerts as Rulings
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.alerts.words import route_text, trigger_text, who_text
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.pages.settings.section import KEEPING
from commandroom.ui.widgets.arrange import column
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.inputs import PinyinCombo
from commandroom.ui.widgets.numberbox import NumberBox
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.alertcalls import heard_at
from commandroom.usecases.alertrates import Preview, change_rules, changed, preview, urgencies
from commandroom.usecases.queries import AlertRow, Seats
from commandroom.usecases.queries import Alerts as AlertLog
from commandroom.usecases.room import Room

LOG_LIMIT = 100_000
SIZE = (820, 640)


@dataclass(frozen=True, slots=True)
class Past:
    """What the preview is reckoned from; `before` is how it was under the rules as they are."""

    rules: Rulings
    log: Sequence[AlertRow]
    urgency: Mapping[str, str]
    before: Preview


class AlertRulesDialog(CardDialog):
    """Numbers within their bounds, a class for each cause; nothing is kept before the button is pressed."""

    def __init__(self, desk: Desk, rules: Rulings, *, parent: QWidget) -> None:
        super().__init__(desk.theme, "", parent=parent, size=SIZE)
        self.desk, self.rules = desk, rules
        self.title.setText(self.tr("Rules for alerts"))
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.submit_button.say(self.tr("Keep these rules"))
        desk.gate.guard(self.submit_button, duty=KEEPING)
        self.past: Past | None = None
        self.numbers: dict[str, QSpinBox] = {}
        self.classes: dict[str, PinyinCombo] = {}
        self.routes: dict[str, PinyinCombo] = {}
        self.result_line = PlainLabel(self.tr("Looking at the last thirty days …"), "strong", wrap=True)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        self._add_numbers(grid)
        self._add_classes(grid)
        self._add_routes(grid)
        grid.setRowStretch(grid.rowCount(), 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(Scroll(content), 1)
        box = Card(name="box")
        box.setLayout(column(self.result_line, margins=(24, 12, 24, 12)))
        self.body.addWidget(box)
        self._look()

    def _add_numbers(self, grid: QGridLayout) -> None:
        names = self._names()
        for at, (key, (low, high)) in enumerate(self.rules.bounds.items()):
            spin = NumberBox()
            spin.setRange(low, high)
            spin.setValue(int(self.rules.value(key)))
            name, unit = names.get(key, (key, ""))
            spin.setSuffix(f" {unit}" if unit else "")
            spin.setAccessibleName(name)
            spin.valueChanged.connect(self._reckon)
            label = PlainLabel(name, wrap=True)
            label.setBuddy(spin)
            grid.addWidget(label, at // 2, 2 * (at % 2))
            grid.addWidget(spin, at // 2, 2 * (at % 2) + 1)
            self.numbers[key] = spin

    def _add_classes(self, grid: QGridLayout) -> None:
        start = grid.rowCount() + 1
        grid.addWidget(PlainLabel(self.tr("Which class a cause has"), "strong"), start, 0, 1, 4)
        lang = self.desk.lang
        options = [(key, rule.en if lang == "en" else rule.zh) for key, rule in self.rules.classes.items()]
        for at, (key, level) in enumerate(self.rules.triggers.items()):
            self.classes[key] = self._choice(grid, start + 1, at, trigger_text(key), options, level)
            self.classes[key].currentIndexChanged.connect(self._reckon)

    def _add_routes(self, grid: QGridLayout) -> None:
        """Whose seat rings first; a class is told by its name, a cause or a step goes before it."""
        start = grid.rowCount() + 1
        grid.addWidget(PlainLabel(self.tr("At whose seat it rings first"), "strong"), start, 0, 1, 4)
        note = self.tr(
            "Life and major events ring at every seat. Who is not signed in is passed over; "
            "everybody finds all of it in the alert centre."
        )
        grid.addWidget(PlainLabel(note, "muted", wrap=True), start + 1, 0, 1, 4)
        for at, (key, who) in enumerate(self.rules.routes.items()):
            rule = self.rules.classes.get(key)
            name = route_text(key) if rule is None else (rule.en if self.desk.lang == "en" else rule.zh)
            options = [(one, who_text(one)) for one in self.rules.choices(key)]
            self.routes[key] = self._choice(grid, start + 2, at, name, options, who)

    def _choice(
        self,
        grid: QGridLayout,
        start: int,
        at: int,
        name: str,
        options: Sequence[tuple[str, str]],
        value: str,
    ) -> PinyinCombo:
        combo = PinyinCombo(options)
        combo.setSizeAdjustPolicy(PinyinCombo.SizeAdjustPolicy.AdjustToContents)
        combo.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        combo.choose(value)
        combo.setAccessibleName(name)
        label = PlainLabel(name, wrap=True)
        label.setBuddy(combo)
        grid.addWidget(label, start + at // 2, 2 * (at % 2))
        grid.addWidget(combo, start + at // 2, 2 * (at % 2) + 1)
        return combo

    def _names(self) -> dict[str, tuple[str, str]]:
        minutes, seconds = self.tr("min"), self.tr("s")
        return {
            "storm_count": (self.tr("A storm begins above"), ""),
            "storm_minutes": (self.tr("Reckoned over"), minutes),
            "hour_count": (self.tr("A seat is interrupted at most, an hour"), ""),
            "look_count": (self.tr("Gathered above, at one moment"), ""),
            "mute_minutes": (self.tr("Muted for at most"), minutes),
            "ack_minutes": (self.tr("Taken for at most"), minutes),
            "late_periods": (self.tr("A job is late after so many periods"), ""),
            "gap_near_hours": (
                self.tr("A rota gap is first class before"),
                self.tr("h"),
            ),
            "P1.call1": (self.tr("First class, all seats are called after"), seconds),
            "P1.call2": (self.tr("First class, the leader is telephoned after"), seconds),
            "P2.call1": (self.tr("Second class, the shift leader is called after"), seconds),
            "P2.call2": (self.tr("Second class, all seats are called after"), seconds),
            "keep_days": (self.tr("What is over stays in the log for"), self.tr("days")),
        }

    # --- what it would have been ------------------------------------------------------------------------------------

    def _look(self) -> None:
        room, rules, now = cast("Room", self.desk.room), self.rules, self.desk.clock.now()

        def see() -> Past:
            log = heard_at(room.ask(AlertLog(limit=LOG_LIMIT)), room.ask(Seats(now)).here)
            urgency = urgencies(room, log)
            return Past(rules, log, urgency, preview(log, rules, now, urgency=urgency))

        self.desk.slow.run(see, then=self._take, failed=self.desk.fail, lane="settings.alertrules")

    def _take(self, past: Past) -> None:
        self.past = past
        self._reckon()

    def wanted(self) -> dict[str, int | str]:
        """What differs from the rules as they are."""
        values: dict[str, int | str] = {key: spin.value() for key, spin in self.numbers.items()}
        values |= {key: str(combo.value) for key, combo in self.classes.items()}
        values |= {f"{ROUTE}{key}": str(combo.value) for key, combo in self.routes.items()}
        return {key: value for key, value in values.items() if self.rules.value(key) != value}

    def _reckon(self) -> None:
        past = self.past
        if past is None:
            return
        rules, now = changed(self.rules, self.wanted()), self.desk.clock.now()
        self.desk.slow.run(
            lambda: preview(past.log, rules, now, urgency=past.urgency),
            then=self._say,
            lane="settings.preview",
        )

    def _say(self, found: Preview) -> None:
        assert self.past is not None  # noqa: S101  asked only then
        before = self.past.before
        if not found.alerts:
            self.result_line.setText(
                self.tr("Nothing rang in the last thirty days, so nothing can be foretold.")
            )
            return
        said = self.tr(
            "The last thirty days under these rules: {now} interruptions an hour (as it is: {before}), "
            "{worst} in the worst hour (as it is: {worst_before}); first, second, third class {shares}."
        )
        shares = " / ".join(f"{found.shares.get(level, 0.0):.0%}" for level in self.rules.classes)
        self.result_line.setText(
            said.format(
                now=f"{found.per_hour:.2f}",
                before=f"{before.per_hour:.2f}",
                worst=found.worst_hour,
                worst_before=before.worst_hour,
                shares=shares,
            )
        )

    # --- handing in -------------------------------------------------------------------------------------------------

    @override
    def submit(self) -> None:
        wanted = self.wanted()
        if not wanted:
            self.accept()
            return
        self.show_fault("")
        self.set_busy(is_busy=True)
        room = cast("Room", self.desk.room)
        self.desk.work(
            lambda: change_rules(room, wanted), then=lambda _none: self._done(), refused=self._refuse
        )

    def _done(self) -> None:
        before = {key: self.rules.value(key) for key in self.wanted()}
        room = cast("Room", self.desk.room)
        self.accept()

        def back() -> None:
            self.desk.work(lambda: change_rules(room, before))

        self.desk.notices.offer_undo(self.tr("Rules for alerts changed"), back)

    def _refuse(self, error: RoomError) -> None:
        self.show_fault(words.error_text(error, lang=self.desk.lang))
        if isinstance(error, FieldError) and error.field in self.numbers:
            self.numbers[error.field].setFocus()
