"""What the first start asks for, and who makes a room of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from commandroom.ui.theme import Appearance
from commandroom.usecases.carrying import ExportFacts, Taken


class Purpose(StrEnum):
    """What the room is for."""

    EARNEST = "earnest"
    PRACTICE = "practice"
    DEMO = "demo"
    EXPORTED = "exported"


@dataclass(frozen=True, slots=True)
class Answers:
    """All that a new room is made of; `staff` is a roster file, which then stands in place of the two names.

    `administrators` are three names or none; `password` is that of who keeps the accounts first.
    A room that comes from an export has only that and perhaps the pass phrase of its keys.
    """

    purpose: Purpose = Purpose.EARNEST
    name: str = ""
    code: str = ""
    kind: str = "general"
    seat: str = "A"
    leader: str = ""
    director: str = ""
    staff: Path | None = None
    administrators: tuple[str, ...] = ()
    password: str = field(default="", repr=False)
    export: Path | None = None
    phrase: str = field(default="", repr=False)
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

    def check_password(self, answers: Answers) -> None:
        """Look at the first password.

        Raises:
            FieldError: `password.*`.
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

    def look_at(self, export: Path, phrase: str) -> ExportFacts:
        """What an exported room says of itself; a pass phrase is tried on its keys.

        Raises:
            RoomError: it is no export, or a damaged one; `FieldError`: the pass phrase is not theirs.
        """
        ...

    def take_in(
        self, answers: Answers, progress: Callable[[float], None], cancelled: Callable[[], bool]
    ) -> Taken:
        """Make the room of an export, every line compared with its hash; refused or stopped, nothing is left behind.

        Raises:
            RoomError: `wholeroom.damaged` by file and line, `wholeroom.stopped`, no room on the disk.
        """
        ...
