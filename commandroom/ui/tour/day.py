"""The steps of the day in order: each is played, photographed and read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from commandroom.base.clock import FixedClock, stopwatch
from commandroom.base.sentences import field_label
from commandroom.domain.errors import WorldError
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.state import State
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import picture_of
from commandroom.ui.dialogs.palette import CommandPalette
from commandroom.ui.program import Program
from commandroom.ui.pulse import Block, Pulse
from commandroom.ui.tour.hands import Hands
from commandroom.ui.window import DeskWindow
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import EventDetail, EventSheet, PersonRow, Persons, RoomFacts

LOOK_MS = 250
"""A picture waits for what is asked after a pause in typing."""


@dataclass(frozen=True, slots=True)
class Played:
    """One step that was played, with its picture, the keys it took and the longest block of the window meanwhile."""

    name: str
    file: str
    seconds: float
    keys: int
    longest: Block


class Day:
    """The window, two hands, the clock that is moved between steps, and the door through which deeds are read back."""

    def __init__(
        self,
        program: Program,
        room: Any,
        clock: FixedClock,
        out: Path,
        *,
        rounds: Callable[[], object],
        known: Mapping[str, str] | None = None,
    ) -> None:
        self.program = program
        self.room = room
        self.clock = clock
        self.hands = Hands(program.opened.window, Pulse())
        self.numbers: dict[str, str] = dict(known or {})
        self.registered: list[str] = []
        program.opened.desk.bus.changed.connect(self._hear)
        self._out = out
        self._rounds = rounds
        self._picture: Path | None = None
        self._count = 0

    @property
    def window(self) -> DeskWindow:
        """The desk's window."""
        return self.program.opened.window

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.program.opened.desk

    def play(self, steps: Sequence[tuple[str, Callable[[Day], None]]]) -> list[Played]:
        """Play the steps one after the other; the first that did not do its deed ends the day.

        Raises:
            WorldError: `tour.not_so` or `tour.stuck`, with the step.
        """
        self._out.mkdir(parents=True, exist_ok=True)
        return [self._play(name, step) for name, step in steps]

    def _play(self, name: str, step: Callable[[Day], None]) -> Played:
        began = stopwatch()
        self._count += 1
        self.hands.step, self.hands.keys = name, 0
        self.hands.pulse.take()
        self._picture = None
        try:
            step(self)
        except WorldError:
            self.look()
            raise
        self.hands.rest()
        if self._picture is None:
            self.look()
        taken, longest = round(stopwatch() - began, 2), self.hands.pulse.take()
        return Played(name, str(self._picture), taken, self.hands.keys, longest)

    def look(self) -> None:
        """Take the picture of this step now; without it the picture shows how the step ended."""
        self._picture = self._out / f"{self._count:02d}-{self.hands.step}.png"
        self.hands.rest(quiet_ms=LOOK_MS)
        if not picture_of(self.window).save(str(self._picture), "PNG"):
            raise WorldError("shot.cannot_write", file=str(self._picture))

    def _hear(self, changes: object) -> None:
        if isinstance(changes, Changes) and "register" in changes.effects:
            self.registered.append(changes.number)

    # --- time --------------------------------------------------------------------------------------------------

    def pass_time(self, span: timedelta) -> None:
        """The clock moves on, and the machine makes its round of supervision as it would have."""
        self.clock.moment += span
        self.desk.slow.run(self._rounds, failed=self.desk.fail)
        self.hands.rest()

    # --- reading back ------------------------------------------------------------------------------------------

    def read(self, name: str) -> EventSheet:
        """The event of this name in the day, as `show` reads it."""
        found: EventSheet = self.room.ask(EventDetail(self.numbers[name]))
        return found

    def need_state(self, name: str, state: State) -> EventSheet:
        """The event, which must be in a state now."""
        sheet = self.read(name)
        if sheet.event.state is not state:
            found = words.state_label(sheet.event.state.code)
            self.fail(words.state_label(state.code), found)
        return sheet

    def need_deed(self, name: str, verb: str, *, by: str = "") -> None:
        """A deed of this verb, by the person at this seat or `by`, must stand in the event's timeline."""
        person = by or self.operator
        rows = self.read(name).timeline
        if not any(row.verb == verb and row.actor == person for row in rows):
            self.fail(
                f"{VERBS[verb].label} ({person})",
                "、".join(f"{row.label} ({row.actor})" for row in rows[-3:]),
            )

    def need(self, wanted: object, found: object) -> None:
        """Both must be the same."""
        if wanted != found:
            self.fail(str(wanted), str(found))

    def fail(self, wanted: str, found: str) -> None:
        """End the day: the step did not do what it should.

        Raises:
            WorldError: `tour.not_so`.
        """
        raise WorldError("tour.not_so", step=self.hands.step, wanted=wanted, found=found)

    # --- what several steps do ---------------------------------------------------------------------------------

    @property
    def operator(self) -> str:
        """The id of the person at this seat."""
        return str(self.room.ask(RoomFacts()).operator)

    def person(self, person: str) -> PersonRow:
        """A person of the roster."""
        rows: tuple[PersonRow, ...] = self.room.ask(Persons(now=self.clock.now()))
        return next(row for row in rows if row.person.id == person)

    def one_with(self, role: str) -> str:
        """Somebody of a role: who sits here, or the first of the roster whose first role it is."""
        rows: tuple[PersonRow, ...] = self.room.ask(Persons(now=self.clock.now()))
        found = [row.person.id for row in rows if row.person.roles[:1] == (role,)]
        return self.operator if self.operator in found else found[0]

    def seat(self, person: str) -> None:
        """Somebody else sits down: Ctrl+L, the name, Enter."""
        if person == self.operator:
            return
        self.hands.press("Ctrl+L")
        self.hands.await_dialog()
        self.hands.type(self.person(person).person.name)
        self.hands.press("Return")
        self.need(person, self.operator)
        self.hands.until(lambda: self.program.overview.seated == person, "person")

    def open_by_palette(self, text: str) -> None:
        """Ctrl+K, a few characters, down to the line that holds them, Enter."""
        self.hands.press("Ctrl+K")
        self.hands.await_dialog()
        palette = self.hands.dialog
        assert isinstance(palette, CommandPalette)  # noqa: S101  Ctrl+K
        self.hands.type(text)
        self.hands.until(lambda: any(text in line.text for line in palette.model.entries), text)
        while text not in palette.model.entries[palette.view.currentIndex().row()].text:
            self.hands.press("Down")
        self.hands.press("Return")

    def go_to_page(self, page: str) -> None:
        """Go to a page of the rail by its key."""
        self.hands.press(self.desk.actions.keys_of(f"page.{page}"))
        self.need(page, self.window.current)

    def go_to_event(self, name: str) -> None:
        """Open the event's page by its number."""
        self.open_by_palette(self.numbers[name])
        self.hands.until(lambda: self.window.current == "event", "event")
        self.hands.rest()

    def fill(self, field: str, text: str) -> None:
        """Tab to a field of a deed's form and type over what stands there."""
        self.hands.tab_to(field_label(field, lang=self.desk.lang))
        self.hands.press("Ctrl+A")
        self.hands.type(text)

    def label(self, context: str, source: str) -> str:
        """What the desk calls something."""
        return QCoreApplication.translate(context, source)
