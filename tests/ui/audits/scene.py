"""One thing that a person can have before the eyes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tests.ui.audits.stage import Stage

Opener = Callable[[Stage], QWidget]


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing to look at; `show` brings it on the screen and answers what is to be audited."""

    name: str
    show: Opener

    @property
    def is_form(self) -> bool:
        """Whether it is one of the many forms of verbs, which are much alike."""
        return self.name.startswith("verb/")
