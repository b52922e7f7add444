"""What the first start asks for, and who makes a room of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from commandroom.ui.theme import Appearance


class Purpose(StrEnum):
    """What the room is for."""

    EARNEST = "earnest"
    PRACTICE = "practice"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class Answers:
    """All that a new room is made of; `staff` is a roster file, which then stands in place of the two names."""

    purpose: Purpose = Purpose.EARNEST
    name: str = ""
    code: str = ""
    kind: str = "general"
    seat: str = "A"
    leader: str = ""
    director: str = ""
    staff: Path | None = None
    appearance: Appearance = field(default_factory=Appearance)
    lang: str = "zh_CN"


class Founding(Protocol):
    """Founds rooms, by the same use case as the command `init`. Called off the GUI thread."""

    def check(self, answers: Answers) -> None:
        """Look at name, code, kind and seat.

        Raises:
            FieldError: names the first that is wrong.
        """
        ...

    def count_staff(self, file: Path) -> int:
        """How many persons a roster file holds.

        Raises:
            RoomError: it cannot be read, holds nobody, or names an unknown role or unit.
        """
        ...

    def found(self, answers: Answers, progress: Callable[[float], None]) -> None:
        """Make the room; where that fails, nothing is left behind.

        Raises:
            RoomError: the home cannot be written, or the answers are refused.
        """
        ...
