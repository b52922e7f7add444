"""What is proposed while somebody types: category, grid, urgency, and the events that may be the same matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Slot

from commandroom.ui.desk import Desk
from commandroom.ui.pages.intake.duplicate import DuplicateStrip
from commandroom.ui.pages.intake.fields import Fields
from commandroom.ui.pages.intake.likeness import is_same_place
from commandroom.ui.pages.intake.side import Side
from commandroom.ui.pages.intake.viewmodel import Advice, IntakeViewModel
from commandroom.ui.punctuation import in_a_row
from commandroom.usecases.queries import SimilarEvent

translate = QCoreApplication.translate


class Suggesting(QObject):
    """Puts what the desk would do into fields that nobody filled, and beside the form."""

    def __init__(
        self, desk: Desk, model: IntakeViewModel, fields: Fields, side: Side, strip: DuplicateStrip
    ) -> None:
        super().__init__(fields)
        self._desk, self._model, self._fields = desk, model, fields
        self._side, self._strip = side, strip
        self.alike: list[SimilarEvent] = []
        model.similar_found.connect(self._take_similar)

    @property
    def likeliest(self) -> SimilarEvent | None:
        """The event that the strip in the form is about; None while there is no strip."""
        return self.alike[0] if self.alike and self._strip.isVisible() else None

    def again(self) -> None:
        """Look at the form as it stands."""
        form = self._fields.form()
        own = form.category if self._fields.proposals.is_own("category") else ""
        advice = self._model.advise(replace(form, category=own), now=self._desk.clock.now())
        if not own:
            code = advice.category.code if advice.category else None
            found = in_a_row(f"“{word}”" for word in advice.words[:3])
            hint = translate("IntakePage", "Suggested by {words}").format(words=found)
            self._fields.proposals.propose("category", code, hint)
        self._suggest_place(advice)
        if advice.category is not None:
            self._fields.propose_urgency(advice.category.urgency.value)
        self._side.show_advice(advice)
        self._model.watch_place(self._fields.place.value or "", advice)

    def forget(self) -> None:
        """Another form: nothing is like it yet."""
        self.alike = []
        self._strip.hide()
        self._side.show_similar([])
        self.again()

    def _suggest_place(self, advice: Advice) -> None:
        """The grid that is named, else that of an event at the very same place."""
        place = advice.place
        if place is not None:
            name = place.grid_name or place.village_name
            hint = translate("IntakePage", "Suggested: “{name}” is named").format(name=name)
            self._fields.proposals.propose("place", place.grid or place.village, hint)
            return
        there = next((one.row for one in self.alike if is_same_place(one) and one.row.grid), None)
        hint = translate("IntakePage", "Suggested: {number} at the same place lies there")
        self._fields.proposals.propose(
            "place", there.grid if there else None, hint.format(number=there.number if there else "")
        )

    @Slot(object)
    def _take_similar(self, found: Sequence[SimilarEvent]) -> None:
        self.alike = list(found)
        self._side.show_similar(found)
        self.again()
        self._strip.show_found(found)
