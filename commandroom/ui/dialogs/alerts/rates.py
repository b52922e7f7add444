"""How often it rang and at whose seats: the last day in ten minutes each, the shares of the classes, what rang most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from commandroom.domain.knowledge.rules import Alerts as Rulings
from commandroom.ui.dialogs.alerts.words import cause_of
from commandroom.ui.punctuation import gap
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.inputs import PinyinCombo
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.alertcalls import heard_by
from commandroom.usecases.alertrates import OfPerson, Rates, by_person, rates
from commandroom.usecases.queries import Alerts, Rules, Seats
from commandroom.usecases.room import Room

TARGET = 1
"""Interruptions in ten minutes that a person can attend to over a shift (EEMUA 191)."""
FLOOD = 10
HOUR_TARGET = 6
"""The same for an hour."""
MOST_PERSONS = 6
LOG_LIMIT = 100_000
_HIGH = 132
_LABELS = (0, 36, 72, 108, 144)


class Histogram(Painted):
    """A bar for each ten minutes of the last day; a line at the target, bars of a flood in the warning colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.counts: tuple[int, ...] = ()
        self.setMinimumHeight(theme.px(_HIGH))

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show other counts."""
        self.counts = tuple(counts)
        said = self.tr(
            "Interruptions in each ten minutes of the last day: {total} in all, {worst} at most at once"
        )
        self.setAccessibleName(said.format(total=sum(counts), worst=max(counts, default=0)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.theme.px(_HIGH))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.counts:
            return
        painter, theme = QPainter(self), self.theme
        painter.setFont(theme.font(12))
        ground = QRectF(28, 8, self.width() - 36, self.height() - theme.px(18) - 16)
        most = max(4, *self.counts)
        self._draw_scale(painter, ground, most)
        wide = ground.width() / len(self.counts)
        for at, count in enumerate(self.counts):
            if count:
                role = "crit" if count > FLOOD else "warn" if count > TARGET else "text3"
                high = ground.height() * count / most
                bar = QRectF(ground.left() + at * wide, ground.bottom() - high, max(2.0, wide - 1), high)
                painter.fillRect(bar, theme.colour(role))

    def _draw_scale(self, painter: QPainter, ground: QRectF, most: int) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        target = ground.bottom() - ground.height() * TARGET / most
        painter.setPen(QPen(theme.colour("text3"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(ground.left(), target), QPointF(ground.right(), target))
        painter.setPen(theme.colour("text2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, ground.top() - 8, 22, 16), right, str(most))
        painter.drawText(QRectF(0, target - 8, 22, 16), right, str(TARGET))
        for mark in _LABELS:
            hours = (len(self.counts) - mark) // 6
            x = ground.left() + ground.width() * mark / len(self.counts)
            text = self.tr("now") if not hours else self.tr("−{n} h").format(n=hours)
            place = QRectF(
                min(max(0.0, x - 30), self.width() - 60), ground.bottom() + 4, 60, theme.px(18) + 2
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)


@dataclass(frozen=True, slots=True)
class Told:
    """What the page tells: the figures of one person, or of all alerts for "", and of everybody in short; `names` by id."""

    person: str
    rates: Rates
    everybody: tuple[OfPerson, ...]
    names: Mapping[str, str]
    rules: Rulings

    def name(self, person: str) -> str:
        """How the page calls a person."""
        return self.names.get(person) or person


def tell(room: Room, now: datetime, person: str | None) -> Told:
    """Ask; None means who sits at this seat, if anything ever reached him. Called off the GUI thread."""
    log, rules = room.ask(Alerts(limit=LOG_LIMIT)), room.ask(Rules()).policy.alerts
    seating = room.ask(Seats(now))
    everybody = by_person(log, now, rules)
    if person is None:
        person = seating.here if any(one.person == seating.here for one in everybody) else ""
    near = heard_by(log, person) if person else log
    return Told(person, rates(near, now, rules), everybody, seating.names, rules)


class RatesView(QWidget):
    """The figures beside the histogram, each person's by choice; what is not as it should be says so in words."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.histogram = Histogram(theme)
        self.summary = PlainLabel("", wrap=True)
        self.warning = PlainLabel("", "warn", wrap=True)
        self.who = PinyinCombo()
        self.who.setAccessibleName(self.tr("Whose seat"))
        self.who.picked.connect(lambda: self.chosen.emit(str(self.who.value or "")))
        self.shares, self.persons, self.sources = _grid(), _grid(), PlainLabel("", wrap=True)
        heading = PlainLabel(self.tr("Interruptions in each ten minutes, the last 24 hours"), "strong")
        boxes = (
            self._box(self.tr("Shares, 30 days"), self.shares),
            self._box(self.tr("Each operator"), self.persons),
            self._box(self.tr("What rang most, 30 days"), self.sources),
        )
        both = row(*boxes, spacing=12)
        for at in range(len(boxes)):
            both.setStretch(at, 1)
        top = row(heading, None, PlainLabel(self.tr("Whose seat"), "muted"), self.who, spacing=8)
        self.setLayout(column(top, self.histogram, self.summary, self.warning, both, None,
                              margins=(18, 14, 18, 14), spacing=10))  # fmt: skip
        self._cells: list[PlainLabel] = []

    def _box(self, title: str, content: QGridLayout | PlainLabel) -> Card:
        return Card(column(PlainLabel(title, "strong"), content, None, margins=(16, 12, 16, 12)), name="box")

    def show_rates(self, told: Told, *, lang: str) -> None:
        """Show other figures."""
        found = told.rates
        self.histogram.show_counts(found.ten_minutes)
        options = [("", self.tr("All alerts of the room"))]
        self.who.set_options(options + [(one.person, told.name(one.person)) for one in told.everybody])
        self.who.choose(told.person)
        mean = sum(found.ten_minutes) / 24
        said = (
            self.tr(
                "{mean} an hour on average at the seats of {name}; {over} of the ten-minute spans held more than one "
                "(target: one)."
            )
            if told.person
            else self.tr(
                "{mean} an hour on average at a seat that hears all of it; {over} of the ten-minute spans held more than one "
                "(target: one)."
            )
        )
        self.summary.setText(
            said.format(mean=f"{mean:.1f}", over=f"{found.over:.0%}", name=told.name(told.person))
        )
        self._warn(found)
        for cell in self._cells:
            cell.deleteLater()
        self._cells = []
        self._show_shares(found, told.rules, lang)
        self._show_persons(told)
        lines = [f"{cause_of(kind, timer)}{gap()}{count:,}" for kind, timer, count in found.sources[:5]]
        self.sources.setText("\n".join(lines) or "—")

    def _show_shares(self, found: Rates, rules: Rulings, lang: str) -> None:
        for at, (level, rule) in enumerate(rules.classes.items()):
            aim = self.tr("aim {share}").format(share=f"{rule.share_aim:.0%}")
            is_much = level == "P1" and found.is_high_much
            self._put(self.shares, at, (
                (rule.en if lang == "en" else rule.zh, ""),
                (f"{found.counts.get(level, 0):,}", ""),
                (f"{found.share(level):.0%}", "warn" if is_much else "strong"),
                (aim, "muted"),
            ))  # fmt: skip

    def _show_persons(self, told: Told) -> None:
        """Who was interrupted how often; above the target in the warning colour, the one who is shown above in bold."""
        if not told.everybody:
            self._put(self.persons, 0, (("—", ""),))
            return
        self._put(self.persons, 0, (
            ("", ""), (self.tr("24 h"), "muted"), (self.tr("worst hour"), "muted"), (self.tr("alerts"), "muted"),
        ))  # fmt: skip
        for at, one in enumerate(told.everybody[:MOST_PERSONS], 1):
            is_much = one.worst > HOUR_TARGET
            self._put(self.persons, at, (
                (told.name(one.person), "strong" if one.person == told.person else ""),
                (f"{one.day:,}", ""),
                (f"{one.worst:,}", "warn" if is_much else ""),
                (f"{one.alerts:,}", ""),
            ))  # fmt: skip

    def _put(self, grid: QGridLayout, line: int, texts: Sequence[tuple[str, str]]) -> None:
        for place, (text, role) in enumerate(texts):
            cell = PlainLabel(text, role)
            self._cells.append(cell)
            grid.addWidget(cell, line, place)

    def _warn(self, rates: Rates) -> None:
        parts = []
        if rates.is_high_much:
            text = self.tr(
                "More than a tenth are of the first class ({share}): it no longer tells what is urgent."
            )
            parts.append(text.format(share=f"{rates.share('P1'):.0%}"))
        if rates.stale:
            parts.append(
                self.tr("{n} alerts were taken by nobody for more than 24 hours.").format(n=rates.stale)
            )
        self.warning.setText(" ".join(parts))
        self.warning.setVisible(bool(parts))


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(6)
    return grid
