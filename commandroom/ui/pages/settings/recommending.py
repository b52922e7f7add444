"""派遣权重: what each part of a recommendation weighs, how it is measured, and how the order of an example would change.

What somebody was sent by stands with the dispatch as it was shown then; no change here moves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.knowledge.rules import Parameter
from commandroom.domain.people.persons import MOST_CAPACITY, USUAL_CAPACITY
from commandroom.domain.people.scoring import PARTS, PREFIX, bounds_of
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import is_english
from commandroom.ui.pages.settings.section import CHANGING, Section
from commandroom.ui.punctuation import aside
from commandroom.ui.widgets.arrange import clear, column, follow_in_tab_order, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.inputs import PinyinCombo
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.numberbox import NumberBox
from commandroom.ui.widgets.sides import Sides
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import Amend, Together
from commandroom.usecases.queries import (
    BoardIds,
    BoardQuery,
    BoardRow,
    BoardRows,
    Persons,
    Recommend,
    RuleBook,
    Rules,
    Units,
)

PAUSE_MS = 250
EXAMPLES, SHOWN, TITLE = 20, 10, 14
KEEPING_PEOPLE = "keep:person"


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody in the example: place and score as it is and as it would be."""

    person: str
    name: str
    unit: str
    before: int
    after: int
    score_before: int
    score_after: int


@dataclass(frozen=True, slots=True)
class Look:
    """What the section is made of."""

    book: RuleBook
    examples: tuple[BoardRow, ...]
    units: tuple[tuple[str, str], ...]


class RecommendingSection(Section):
    """Eight weights, eight measures, a preview; nothing is kept before the button is pressed."""

    icon = "sliders-horizontal"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Dispatch weights")
        super().__init__(desk)
        self.parameters: Mapping[str, Parameter] = {}
        self.spins: dict[str, QSpinBox] = {}
        self._shares: dict[str, PlainLabel] = {}
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.reckon)
        self.save = Button(desk.theme, self.tr("Keep these weights"), kind="primary")
        self.back = Button(desk.theme, self.tr("As shipped"), icon="rotate-ccw")
        desk.gate.guard(self.save, self.back, duty=CHANGING)
        self.save.clicked.connect(self.keep)
        self.back.clicked.connect(self.as_shipped)
        self.sum = PlainLabel("", "label")
        self._weights, self._measures = QGridLayout(), QGridLayout()
        for grid in (self._weights, self._measures):
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(8)
            grid.setColumnStretch(0, 1)
        self._build_preview()
        self._build_capacity()
        left = Card(
            column(
                PlainLabel(self.tr("Weights"), "strong"), self._weights, self.sum,
                PlainLabel(self.tr("Measures"), "strong"), self._measures, None, spacing=10, margins=(20, 16, 20, 16),
            )
        )  # fmt: skip
        right = QWidget()
        right.setLayout(column(self._preview, self._capacity, spacing=12))
        body = Sides(left, right, width=desk.theme.px(430), least=desk.theme.px(820))
        about = self.tr(
            "A hard rule (duty, leave, certificate, authority, conflict of interest) is no weight and bars whatever stands "
            "here. What earlier dispatches show stays as it was."
        )
        head = row(PlainLabel(about, "muted", wrap=True), self.back, self.save, spacing=10)
        head.setStretch(0, 1)
        top = column(head, WhyNot(desk.gate, CHANGING), spacing=8, margins=(20, 14, 20, 14))
        self.whole.addWidget(Card(top))
        self.whole.addWidget(self.awaits(body), 1)
        self.found_as(self.tr("Weights"), left, self.tr("recommendation, ranking, fairness, load"))

    def _build_preview(self) -> None:
        self.example = PinyinCombo()
        self.example.setAccessibleName(self.tr("Example"))
        self.example.picked.connect(self.reckon)
        columns: list[Col[Ranked]] = [
            Col(self.tr("After"), lambda one: f"{one.after}", 56, is_number=True, is_bold=True),
            Col(self.tr("Before"), lambda one: f"{one.before}", 64, is_number=True, from_width=520),
            Col(self.tr("+/−"), _moved, 72, role=_moved_role, is_bold=True),
            Col(self.tr("Person"), lambda one: one.name, 0),
            Col(self.tr("Unit"), lambda one: one.unit, 150, role=lambda _one: "text2", from_width=560),
            Col(self.tr("Score"), _scores, 74, is_number=True),
        ]
        self.list = ListView(
            self.desk,
            ListTable(columns),
            scope="settings",
            name=self.tr("How the order of an example changes"),
        )
        self.told = PlainLabel("", "muted", wrap=True)
        head = row(PlainLabel(self.tr("Example"), "label"), self.example, spacing=10)
        head.setStretch(1, 1)
        whole = column(
            PlainLabel(self.tr("How the order of an example changes"), "strong"), head, self.told, self.list, spacing=10,
            margins=(20, 16, 20, 16),
        )  # fmt: skip
        whole.setStretch(3, 1)
        self._preview = Card(whole)

    def _build_capacity(self) -> None:
        self.unit = PinyinCombo()
        self.unit.setAccessibleName(self.tr("Unit"))
        self.unit.setMinimumContentsLength(14)
        self.most = NumberBox()
        self.most.setRange(1, MOST_CAPACITY)
        self.most.setValue(USUAL_CAPACITY)
        self.most.setAccessibleName(self.tr("Open events carried"))
        self.set_capacity = Button(self.desk.theme, self.tr("Set it"))
        self.desk.gate.guard(self.set_capacity, duty=KEEPING_PEOPLE)
        self.set_capacity.clicked.connect(self.give_capacity)
        note = self.tr(
            "How many open events somebody is expected to carry; each person's own stands on the people's page."
        )
        line = row(self.unit, self.most, self.set_capacity, None, spacing=10)
        self._capacity = Card(
            column(
                PlainLabel(self.tr("Capacity of a unit's people"), "strong"), PlainLabel(note, "muted", wrap=True), line,
                WhyNot(self.desk.gate, KEEPING_PEOPLE), spacing=8, margins=(20, 14, 20, 14),
            )
        )  # fmt: skip

    # --- asking ------------------------------------------------------------------------------------------------

    @override
    def open(self) -> None:
        self.await_answer()
        room, now = self.desk.room, self.desk.clock.now()

        def work() -> Look:
            rows: tuple[BoardRow, ...] = ()
            for view in ("pending_dispatch", "open"):
                ids = room.ask(BoardIds(BoardQuery(view=view), now=now, limit=EXAMPLES)).ids
                wanted = memoryview(ids).cast("i")
                rows = room.ask(BoardRows(tuple(wanted))) if len(wanted) else ()
                if rows:
                    break
            units = tuple((unit.id, unit.name) for unit in room.ask(Units()) if not unit.is_outside)
            return Look(room.ask(Rules()), rows, units)

        self.desk.tasks.run(
            work,
            then=lambda found: self._arrived(self._take, found),
            failed=self._failed,
            lane="settings.recommending",
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, RoomError):
            self.desk.gate.report(error)
            self.cannot(error)
        else:
            self.desk.fail(error)

    def _take(self, found: Look) -> None:
        whole = found.book.policy.exceptions.parameters
        self.parameters = {
            key.removeprefix(PREFIX): one for key, one in whole.items() if key.startswith(PREFIX)
        }
        self._fill()
        self.example.set_options([(one.id, shortened(one.title)) for one in found.examples])
        if self.example.value is None and found.examples:
            self.example.choose(found.examples[0].id)
        self.unit.set_options(found.units)
        if self.unit.value is None and found.units:
            self.unit.choose(found.units[0][0])
        self.reckon()
        self.learned.emit()

    def _fill(self) -> None:
        """The controls, made once; what somebody is changing is left alone."""
        if self.spins:
            return
        for grid, names in (
            (self._weights, PARTS),
            (self._measures, [n for n in self.parameters if n not in PARTS]),
        ):
            clear(grid)
            for at, name in enumerate(names):
                self._add_line(grid, at, name)
        follow_in_tab_order(
            self.back,
            self.save,
            *self.spins.values(),
            self.example,
            self.list,
            self.unit,
            self.most,
            self.set_capacity,
        )
        self._say_sum()

    def _add_line(self, grid: QGridLayout, at: int, name: str) -> None:
        one = self.parameters[name]
        text = (one.en if is_english() else one.zh).partition(": " if is_english() else "：")
        label = PlainLabel((text[2] or text[0]).strip(), wrap=True)
        spin = NumberBox()
        spin.setRange(*bounds_of(name))
        spin.setValue(int(one.value))
        spin.setAccessibleName(label.text())
        spin.setAccessibleDescription(one.source)
        spin.setToolTip(one.source)
        spin.setFixedWidth(self.desk.theme.px(96))
        spin.valueChanged.connect(self._changed)
        label.setBuddy(spin)
        self.spins[name] = spin
        grid.addWidget(label, at, 0)
        grid.addWidget(spin, at, 1)
        beside = PlainLabel("", "muted")
        beside.setFixedWidth(self.desk.theme.px(48))
        grid.addWidget(beside, at, 2)  # empty beside a measure: its box stands under those of the weights
        if name in PARTS:
            self._shares[name] = beside

    # --- reckoning ---------------------------------------------------------------------------------------------

    def values(self) -> dict[str, int]:
        """What stands in the fields."""
        return {name: spin.value() for name, spin in self.spins.items()}

    def wanted(self) -> dict[str, int]:
        """What differs from the rules as they are."""
        return {n: value for n, value in self.values().items() if value != int(self.parameters[n].value)}

    def _changed(self) -> None:
        self._say_sum()
        self._soon.start()

    def _say_sum(self) -> None:
        whole = sum(self.spins[name].value() for name in PARTS)
        for name, label in self._shares.items():
            label.setText(f"{100 * self.spins[name].value() / whole:.0f}%" if whole else "—")
        self.sum.setText(
            self.tr("Together {n} points; only the shares count.").format(n=whole)
            if whole
            else self.tr("⚠ Without any weight all have the same score, and a lot decides.")
        )

    def reckon(self) -> None:
        """Ask how the order of the example is, and how it would be."""
        event = str(self.example.value or "")
        if not event or not self.spins:
            self.told.setText(self.tr("No event is waiting that could serve as an example."))
            return
        room, now, tried = self.desk.room, self.desk.clock.now(), tuple(self.values().items())
        head = self.tr("head")

        def work() -> list[Ranked]:
            before = room.ask(Recommend(event, now=now)).picks
            after = room.ask(Recommend(event, now=now, measures=tried)).picks
            units = {unit.id: unit.short or unit.name for unit in room.ask(Units())}
            places = {pick.person: (at, pick.score) for at, pick in enumerate(before, 1)}
            ranked = []
            for at, pick in enumerate(after, 1):
                place, score = places.get(pick.person, (at, pick.score))
                unit = units.get(pick.unit, pick.unit)
                unit = aside(unit, head) if pick.is_head else unit
                ranked.append(Ranked(pick.person, pick.name, unit, place, at, score, pick.score))
            return ranked

        self.desk.tasks.run(
            work, then=self._show, failed=self._cannot_reckon, lane="settings.recommending.preview"
        )

    def _show(self, ranked: list[Ranked]) -> None:
        self.list.show_rows(ranked[:SHOWN], key=lambda one: one.person)
        moved = sum(one.before != one.after for one in ranked)
        if not ranked:
            self.told.setText(self.tr("Nobody may go to this event now, whatever the weights."))
        elif not self.wanted():
            self.told.setText(self.tr("{n} people may go; this is the order as it is.").format(n=len(ranked)))
        else:
            self.told.setText(
                self.tr("{n} people may go; {moved} of them change their place.").format(
                    n=len(ranked), moved=moved
                )
            )

    def _cannot_reckon(self, error: Exception) -> None:
        if not isinstance(error, RoomError):
            self.desk.fail(error)
            return
        self.desk.gate.report(error)
        self.list.show_rows([], key=lambda one: one.person)
        self.told.setText(self.sentence(error))

    # --- deeds -------------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep what differs, all of it in one transaction."""
        wanted = self.wanted()
        if wanted:
            self._amend(wanted, said=self.tr("Dispatch weights changed"))

    def as_shipped(self) -> None:
        """Put the shipped values into the fields; they are kept by the other button."""
        for name, spin in self.spins.items():
            spin.setValue(int(self.parameters[name].as_shipped))

    def give_capacity(self) -> None:
        """Set the capacity of everybody of a unit."""
        unit, most, room = str(self.unit.value or ""), self.most.value(), self.desk.room

        def deed() -> int:
            people = [one.person for one in room.ask(Persons(unit=unit)) if one.person.capacity != most]
            room.perform(Together(tuple(Amend("person", person.id, {"capacity": most}) for person in people)))
            return len(people)

        self.desk.work(
            deed, then=lambda n: self.desk.notices.confirm(self.tr("Capacity of {n} people set").format(n=n))
        )
        self._soon.start()

    def _amend(self, wanted: Mapping[str, int], *, said: str) -> None:
        def done() -> None:
            self.spins_forget()
            self.open()

        amends = tuple(Amend("rule", f"{PREFIX}{name}", {"value": value}) for name, value in wanted.items())
        self.amend_rules(amends, said=said, then=done)

    def spins_forget(self) -> None:
        """Make the fields anew from the rules at the next look."""
        self.spins, self._shares = {}, {}


def shortened(title: str) -> str:
    """A title that a narrow choice shows whole."""
    return title if len(title) <= TITLE else title[: TITLE - 1] + "…"


def _scores(one: Ranked) -> str:
    return (
        f"{one.score_after}"
        if one.score_after == one.score_before
        else f"{one.score_before} → {one.score_after}"
    )


def _moved(one: Ranked) -> str:
    change = one.before - one.after
    return f"▲ {change}" if change > 0 else f"▼ {-change}" if change < 0 else "="


def _moved_role(one: Ranked) -> str:
    return "ok" if one.before > one.after else "warn" if one.before < one.after else "text3"
