"""What the desk proposes for a form, and what a person filled: a proposal never overwrites that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from commandroom.ui.pages.intake.namedfields import NamedFields
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.typeahead import TypeAhead


class Proposals:
    """Title, urgency, category and place can be proposed; a source is chosen from the first moment on."""

    def __init__(
        self, title: TextInput, urgency: Chips, choices: Mapping[str, TypeAhead], lines: NamedFields
    ) -> None:
        self._title, self._urgency, self._choices, self._lines = title, urgency, choices, lines
        self._own: set[str] = set()

    def is_own(self, name: str) -> bool:
        """Whether a person filled the field."""
        return name in self._own

    def begin(self, own: Iterable[str]) -> None:
        """Another form, in which a person filled these."""
        self._own = set(own)

    def note(self, name: str, *, is_filled: bool) -> None:
        """A person filled a field, or emptied it again."""
        if is_filled:
            self._own.add(name)
        else:
            self._own.discard(name)
        if name in self._choices:
            self._lines[name].show_hint("")

    def propose_title(self, text: str) -> None:
        """Put a title made from the text, until somebody types one."""
        if "title" not in self._own:
            self._title.setText(text)

    def propose(self, name: str, key: str | None, hint: str) -> None:
        """Put a category or a place with the reason, until somebody chooses one."""
        field = self._choices[name]
        if name in self._own or field.hasFocus():
            return
        field.choose(key)
        self._lines[name].show_hint(hint if key else "")

    def propose_urgency(self, key: str) -> bool:
        """Follow the urgency that the catalogue gives the category, until somebody chooses one; True where it is another."""
        if "urgency" in self._own or key == self._urgency.value:
            return False
        self._urgency.choose(key)
        return True
