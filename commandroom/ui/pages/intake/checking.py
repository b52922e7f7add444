"""What is wrong with the form, when it is said: on leaving a field, and all of it on handing in."""

from __future__ import annotations

from collections.abc import Mapping

from commandroom.domain.errors import FieldError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.pages.intake.fields import Fields
from commandroom.ui.pages.intake.form import faults
from commandroom.ui.pages.intake.viewmodel import IntakeViewModel


class Checks:
    """Remembers which fields were left once: those are looked at as they change, the others are left in peace."""

    def __init__(self, desk: Desk, fields: Fields, model: IntakeViewModel) -> None:
        self._desk = desk
        self._fields = fields
        self._model = model
        self._visited: set[str] = set()

    def visit(self, name: str) -> None:
        """The field was left."""
        self._visited.add(name)

    def forget(self) -> None:
        """Another form."""
        self._visited.clear()

    def found(self) -> dict[str, FieldError]:
        """All that is wrong now, in the order of the form."""
        fields, rules = self._fields, self._model.rules
        policy = rules.policy if rules is not None else None
        found = faults(fields.form(), policy, now=self._desk.clock.now())
        typed = fields.category.text().strip()
        if "category" in found and typed:
            found["category"] = FieldError("category.unknown", field="category", value=typed)
        named = fields.place.text()
        if named.strip() and fields.place.value is None:
            found["place"] = FieldError("field.not_one_of", field="grid", value=named, known="")
        return found

    def again(self) -> None:
        """Look at the fields that were left; an empty one is not scolded before handing in."""
        found = self.found()
        for name in self._visited:
            error = found.get(name)
            if error is None:
                self._fields.named.clear_fault(name)
            elif error.code != "field.missing" or self._fields.named.fault(name):
                self._fields.named.show_fault(name, words.error_text(error, lang=self._desk.lang))

    def show(self, found: Mapping[str, FieldError]) -> None:
        """Say all of it, and go to the first."""
        self._fields.named.clear_faults()
        for name, error in found.items():
            self._visited.add(name)
            self._fields.named.show_fault(name, words.error_text(error, lang=self._desk.lang))
        self._fields.named.focus(next(iter(found)))
