"""The column beside the form: who would get it and why, the limits with their working, likenesses, stopwatch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from commandroom.base.sentences import sentence
from commandroom.domain.event.state import State
from commandroom.ui.desk import Desk
from commandroom.ui.moments import short_text
from commandroom.ui.pages.intake.around import Around
from commandroom.ui.pages.intake.aroundview import AroundView
from commandroom.ui.pages.intake.likeness import reason_texts
from commandroom.ui.pages.intake.viewmodel import Advice, LimitRow
from commandroom.ui.punctuation import in_a_row, in_clauses
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import clear, column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card, Line, Scroll
from commandroom.ui.widgets.signs import StatusPill
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.ui.widgets.tip import tip_text
from commandroom.usecases.queries import SimilarEvent

MINUTE = 60


def minutes_text(seconds: int) -> str:
    """`01:20`."""
    return f"{seconds // MINUTE:02d}:{seconds % MINUTE:02d}"


class Stopwatch(QWidget):
    """Counts from the first key of a form, and says what is usual at this seat."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seconds = 0
        self._shown = PlainLabel("00:00", "figure")
        self._usual = PlainLabel("", "muted", wrap=True)
        head = row(PlainLabel(self.tr("Time taken"), "h2"), None, self._shown, spacing=12)
        self.setLayout(column(head, self._usual, spacing=2))
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)
        self._show()

    @property
    def is_running(self) -> bool:
        """Whether somebody is filling a form."""
        return self._timer.isActive()

    def start(self) -> None:
        """The first key: count from nothing. A second call changes nothing."""
        if not self.is_running:
            self.seconds = 0
            self._timer.start()
            self._show()

    def stop(self) -> int:
        """Stop, and answer how many seconds it took."""
        self._timer.stop()
        return self.seconds

    def clear(self) -> None:
        """Back to nothing."""
        self._timer.stop()
        self.seconds = 0
        self._show()

    def show_usual(self, usual: tuple[int, int] | None) -> None:
        """Show half and nine tenths of the last fifty."""
        if usual is None:
            self._usual.setText(self.tr("Counts from the first key"))
            return
        half, ninth = usual
        text = self.tr("Last 50 at this seat: P50 {half} · P90 {ninth}")
        self._usual.setText(text.format(half=minutes_text(half), ninth=minutes_text(ninth)))

    def _tick(self) -> None:
        self.seconds += 1
        self._show()

    def _show(self) -> None:
        self._shown.setText(minutes_text(self.seconds))
        self._shown.setAccessibleName(self.tr("Time taken: {time}").format(time=minutes_text(self.seconds)))


class LimitLine(QWidget):
    """One limit: its name, its length, its end; the working of the clock stands in the tooltip."""

    def __init__(self, name: str, limit: LimitRow, *, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        due = self.tr("until {due}").format(due=short_text(limit.due))
        self.setLayout(
            row(
                PlainLabel(name, "label"),
                PlainLabel(limit.limit, "strong"),
                None,
                PlainLabel(due, "muted"),
                spacing=6,
            )
        )
        lines = [sentence(code, params, lang=lang) for code, params in limit.steps]
        self.setToolTip("<br>".join(tip_text(line) for line in lines))
        self.setAccessibleName(f"{name} {limit.limit} {due}")
        self.setAccessibleDescription("\n".join(lines))


class SimilarRow(QWidget):
    """One event that may be the same matter."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, found: SimilarEvent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        event = found.row
        likeness = self.tr("{percent} % alike").format(percent=round(found.score * 100))
        reasons = " · ".join((likeness, *reason_texts(found)))
        title = Button(theme, event.title, kind="link")
        title.setStyleSheet("text-align: left")
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        title.setToolTip(event.title)
        title.clicked.connect(lambda _checked=False, ref=event.id: self.wanted.emit(ref))
        head = row(title, StatusPill(theme, State(event.state).code), spacing=8)
        head.setStretch(0, 1)
        about = " · ".join(filter(None, (event.number, event.lead_name)))
        self.setLayout(
            column(head, ElidedLabel(about, "muted"), PlainLabel(reasons, "muted", wrap=True), spacing=0)
        )
        self.setAccessibleName(f"{event.title} {reasons}")


class Side(Card):
    """The whole column."""

    event_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self.watch = Stopwatch()
        self.around = AroundView(desk)
        self.around.event_wanted.connect(self.event_wanted)
        self._lead = PlainLabel("", "strong", wrap=True)
        self._with = PlainLabel("", wrap=True)
        self._basis = PlainLabel("", "muted", wrap=True)
        self._alike = PlainLabel("", "muted", wrap=True)
        self._alike.hide()
        self._limits = QVBoxLayout()
        self._limits.setSpacing(6)
        self._similar = QVBoxLayout()
        self._similar.setSpacing(12)
        inside = QWidget()
        inside.setLayout(
            column(
                self.watch,
                Line(),
                PlainLabel(self.tr("Place"), "h2"),
                self.around,
                Line(),
                PlainLabel(self.tr("Suggested units"), "h2"),
                column(self._lead, self._with, self._basis, self._alike, spacing=4),
                Line(),
                PlainLabel(self.tr("Limits"), "h2"),
                self._limits,
                Line(),
                PlainLabel(self.tr("Similar events"), "h2"),
                self._similar,
                None,
                spacing=12,
                margins=(16, 16, 16, 16),
            )
        )
        self.setLayout(column(Scroll(inside), margins=(1, 1, 1, 1)))
        self.show_advice(Advice())
        self.show_similar([])

    def show_advice(self, advice: Advice) -> None:
        """Show who would get it, on what basis, and within which limits."""
        category = advice.category
        clear(self._limits)
        if category is None:
            self._lead.setText(self.tr("Not known yet"))
            self._with.hide()
            self._basis.setText(self.tr("Describe the matter or choose a category."))
            self._limits.addWidget(PlainLabel(self.tr("Follow the category."), "muted"))
            return
        self._lead.setText(self.tr("{unit} (lead)").format(unit=category.lead_office))
        units = self.tr("{units} (cooperating)").format(units=in_a_row(category.cooperators))
        self._with.setText(units)
        self._with.setVisible(bool(category.cooperators))
        self._basis.setText(self._reason(advice))
        for limit in advice.limits:
            self._limits.addWidget(LimitLine(self._name_of(limit), limit, lang=self._desk.lang))
        note = self.tr("Counted from now by the working calendar; point at a line to see how.")
        self._limits.addWidget(PlainLabel(note, "muted", wrap=True))

    def show_around(self, found: Around) -> None:
        """Show what is known of the place, and how often the unit did the same."""
        self.around.show_around(found)
        text = self.tr("{count} of this category closed by this unit in the last 90 days")
        self._alike.setText(text.format(count=found.done_alike))
        self._alike.setVisible(bool(found.done_alike))

    def show_similar(self, found: Sequence[SimilarEvent]) -> None:
        """Show what may be the same matter."""
        clear(self._similar)
        if not found:
            self._similar.addWidget(PlainLabel(self.tr("None in the last 7 days."), "muted"))
        for one in found[:4]:
            line = SimilarRow(self._desk.theme, one)
            line.wanted.connect(self.event_wanted)
            self._similar.addWidget(line)

    def _name_of(self, limit: LimitRow) -> str:
        names = {"accept": self.tr("Accept"), "dispatch": self.tr("Dispatch"), "dispose": self.tr("Handle")}
        return limit.phase or names[limit.key]

    def _reason(self, advice: Advice) -> str:
        category = advice.category
        assert category is not None  # noqa: S101  asked by the caller
        parts = [self.tr("List item {code} {name}").format(code=category.code, name=category.name)]
        if category.confidential:
            parts.append(self.tr("confidential: closed from its registration on"))
        if category.basis:
            parts.append(self.tr("limits after {basis}").format(basis=category.basis))
        return in_clauses(parts)
