"""The strip in the middle of the form: an event that may be the same matter, to look at or to merge into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from commandroom.ui.pages.intake.likeness import likeness_text, reason_texts
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.strip import Strip
from commandroom.usecases.queries import SimilarEvent

LIKELY = 0.45


class DuplicateStrip(Strip):
    """Hidden while nothing is alike enough."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "warn_bg", "warn", parent)
        self.look = Button(theme, self.tr("Look"), keys="Alt+V")
        self.merge = Button(theme, self.tr("Merge into it"), keys="Alt+M")
        self.deeds.addWidget(self.look)
        self.deeds.addWidget(self.merge)

    def show_found(self, found: Sequence[SimilarEvent]) -> None:
        """Show the likeliest, and how many there are."""
        likely = [one for one in found if one.score >= LIKELY]
        if not likely:
            self.hide()
            return
        best = likely[0]
        head = self.tr("Perhaps a duplicate: {count} similar events, {percent} % alike").format(
            count=len(likely), percent=round(best.score * 100)
        )
        self.say(head, " · ".join((likeness_text(best), *reason_texts(best))))
