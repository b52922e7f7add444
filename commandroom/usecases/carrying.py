"""The whole room leaves its home in an open form, as the desk and the command line ask for it (docs/whole-room.md)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from commandroom.domain.errors import RefusedError

LEAST_PHRASE = 8
"""How many characters a pass phrase has at least."""
STOPPED = "wholeroom.stopped"
_STEP = 0.005

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class WithKeys:
    """The keys of personal data go along: why, wrapped by which pass phrase, in whose name (empty: who sits here)."""

    reason: str
    phrase: str = field(repr=False)
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """What stands in an export: its place, how many entries, events and attachments, the digest that `verify` prints."""

    file: Path
    entries: int
    events: int
    attachments: int
    digest: str
    keys: bool = False
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class ExportFacts:
    """What an export says of itself before it is taken in: whose room, of when, how much, whether keys are in it."""

    room: str
    code: str
    made_at: str
    entries: int
    events: int
    attachments: int
    keys: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A room that came into an empty home: its counts, the digest, the letter of the seat that goes on here.

    `folds_alike` is False where another version of the program wrote the export and folds events a little otherwise;
    `keys` says whether personal data can be opened.
    """

    entries: int
    events: int
    attachments: int
    digest: str
    seat: str
    keys: bool
    folds_alike: bool


class Carrying(Protocol):
    """Writes the room of one home out. Both may take seconds, `export` minutes: call them off the GUI thread."""

    def check(self, place: Path, keys: WithKeys | None) -> None:
        """Say at once what would refuse an export; nothing is written.

        Raises:
            RefusedError: `wholeroom.not_empty`, `role.missing`; FieldError: `field.missing`, `wholeroom.phrase_short`.
            WorldError: `wholeroom.cannot_write`, `wholeroom.no_room_out`; `store.read_only` where keys need an entry.
        """
        ...

    def export(
        self,
        place: Path,
        keys: WithKeys | None = None,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Carried:
        """Write a new zip or folder; it stands under its name when all is written, or nothing is left.

        Raises:
            RefusedError: `wholeroom.stopped` once `cancelled` says so; otherwise as `check`.
        """
        ...


class Course:
    """How far a long piece of work has come, told in small steps, and whether it is to go on."""

    def __init__(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._total, self._done, self._told = 1.0, 0.0, 0.0

    def expect(self, units: float) -> None:
        """How much there is to do, in units of its own."""
        self._total = max(units, 1.0)

    def went(self, units: float) -> None:
        """So much more is done.

        Raises:
            RefusedError: `wholeroom.stopped`.
        """
        if self._cancelled is not None and self._cancelled():
            raise RefusedError(STOPPED)
        self._done += units
        share = min(self._done / self._total, 1.0)
        if self._progress is not None and share - self._told >= _STEP:
            self._told = share
            self._progress(share)
