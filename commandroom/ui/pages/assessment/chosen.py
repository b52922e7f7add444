"""The chosen score in full: its standing, its parts, and the events behind the chosen part."""

from __future__ import annotations

from collections.abc import Callable

from commandroom.domain.assessment.scoring import Part, Row
from commandroom.ui.desk import Desk
from commandroom.ui.pages.assessment import lists
from commandroom.ui.pages.assessment.asking import titles
from commandroom.ui.pages.assessment.lists import Line
from commandroom.ui.pages.assessment.words import grade_text, number_text, rank_text, score_text
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel


class ChosenCard(Card):
    """Shows a row; what fails goes to `failed`."""

    def __init__(self, desk: Desk, failed: Callable[[Exception], object]) -> None:
        self.desk, self._failed = desk, failed
        self.name = ElidedLabel("", "h2")
        self.score = PlainLabel("", "figure")
        self.standing = ElidedLabel("", "muted")
        self.parts = lists.parts(desk)
        self.behind = ElidedLabel("", "strong")
        self.events = lists.events(desk)
        self.events.setMinimumHeight(desk.theme.px(72))
        head = row(
            column(self.name, self.standing, spacing=2), self.score, spacing=12, margins=(16, 12, 16, 8)
        )
        head.setStretch(0, 1)
        whole = column(
            head,
            self.parts,
            row(self.behind, margins=(16, 8, 16, 4)),
            self.events,
            spacing=0,
            margins=(1, 1, 1, 1),
        )
        whole.setStretch(1, 3)
        whole.setStretch(3, 2)
        super().__init__(whole)
        self.parts.selectionModel().currentRowChanged.connect(lambda _new, _old: self._show_part())
        self.events.opened.connect(self._open)

    def show_row(self, chosen: Row) -> None:
        """Show a score; the part that cost most is chosen, for that is what somebody asks about."""
        self.name.setText(chosen.name)
        self.score.setText(score_text(chosen))
        self.standing.setText(in_a_sentence((
            self.tr("rank {n}").format(n=rank_text(chosen)) if chosen.rank is not None else "",
            grade_text(chosen) if chosen.rank is not None else "",
            self.tr("{n} events").format(n=f"{chosen.events:,}"),
            self.tr("bonus {n}").format(n=number_text(chosen.bonus)) if chosen.bonus else "",
        )))  # fmt: skip
        self.parts.show_rows(chosen.parts, key=lambda one: one.key)
        lost = [(part.weight - part.points if part.points is not None else 0.0) for part in chosen.parts]
        self.parts.go_to_row(max(range(len(lost)), key=lost.__getitem__, default=0))
        self._show_part()

    def _show_part(self) -> None:
        chosen = self.parts.current
        if not isinstance(chosen, Part) or not chosen.against:
            self._show_events([])
            return
        room, numbers = self.desk.room, chosen.against
        self.desk.slow.run(
            lambda: titles(room, numbers),
            then=self._show_events,
            failed=self._failed,
            lane="assessment.events",
        )

    def _show_events(self, lines: list[Line]) -> None:
        part = self.parts.current
        whole = len(part.against) + part.more if isinstance(part, Part) else 0
        said = (
            self.tr("Events that cost points: {n}") if whole else self.tr("No event cost points in this part")
        )
        shown = (
            self.tr("the first {n} are listed").format(n=len(lines)) if lines and len(lines) < whole else ""
        )
        self.behind.setText(in_a_sentence((said.format(n=whole), shown)))
        self.events.setVisible(bool(lines))
        self.events.show_rows(lines, key=lambda one: one.number)

    def _open(self, at: int) -> None:
        found = self.events.table.row_at(at)
        if isinstance(found, Line):
            self.desk.navigate("event", ref=found.number)
