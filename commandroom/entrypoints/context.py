"""What a command is given: home, language, clock, the way to print, and the room on demand."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from commandroom.base import logs
from commandroom.base.clock import Clock, SystemClock
from commandroom.base.paths import STORE
from commandroom.base.sentences import sentence
from commandroom.domain.errors import RefusedError, RoomError
from commandroom.domain.event.deed import SYSTEM

if TYPE_CHECKING:
    from commandroom.domain.time.clockwork import Clockwork
    from commandroom.usecases.changes import Changes
    from commandroom.usecases.room import Room


@dataclass(slots=True)
class Context:
    """One call of the command line."""

    home: Path
    lang: str
    as_json: bool
    out: TextIO
    err: TextIO
    clock: Clock = field(default_factory=SystemClock)
    program: str = "cli"
    log_level: int = logging.WARNING
    whose: str = "person"
    is_elsewhen: bool = False
    """Whether `--at` was given."""
    _room: Room | None = None
    _is_admitted: bool = False
    _open: ExitStack = field(default_factory=ExitStack)

    def say(self, zh: str, en: str) -> str:
        """One of two texts, by the chosen language."""
        return en if self.lang.startswith("en") else zh

    def sentence(self, error: RoomError) -> str:
        """The sentence of the catalogue for an error."""
        return sentence(error.code, error.params, lang=self.lang)

    def emit(self, document: object, lines: Iterable[str]) -> None:
        """Print one JSON document on one line, or the lines for people."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False), file=self.out)
        else:
            for line in lines:
                print(line, file=self.out)

    def progress(self, share: float) -> None:
        """Show a share of work done on one line, where a person looks on; nothing in a script."""
        if self.err.isatty():
            end = "\n" if share >= 1 else ""
            print(f"\r{share:4.0%}", file=self.err, end=end, flush=True)

    def complain(self, error: RoomError, *, line: int = 0) -> int:
        """Say an error where it belongs, with the line of a batch if there is one; returns its exit code."""
        message = self.sentence(error)
        if self.as_json:
            document = {"error": error.code, "message": message} | ({"line": line} if line else {})
            print(json.dumps(document, ensure_ascii=False), file=self.out)
        else:
            print(f"{line}: {message}" if line else message, file=self.err)
        return error.exit_code

    def room(self) -> Room:
        """The home's room, opened when it is first asked for.

        Raises:
            RoomError: there is no home, it is newer than the program, or it is damaged.
            RefusedError: nobody signed in for this shell, and the command is a person's (`signin.none`, `signin.ended`).
        """
        room = self._opened()
        if not self._is_admitted:
            self.admit(room)
        return room

    def _opened(self) -> Room:
        if self._room is None:
            from commandroom.entrypoints.opening import open_room

            self.take(open_room(self.home, clock=self.clock))
            self._say_where_it_lives()
        assert self._room is not None  # noqa: S101 - just taken
        return self._room

    def admit(self, room: Room) -> None:
        """In a room in earnest: from now on everything is done by who signed in for this shell, or by the machine.

        Raises:
            RefusedError: nobody did (`signin.none`, `signin.ended`).
        """
        if room.guarded and self.whose != "seat":
            room.acting = SYSTEM.id if self.whose == "machine" else self._who(room)
            room.store.read_as(room.acting)
        self._is_admitted = True

    def _who(self, room: Room) -> str:
        if self.is_elsewhen and not room.practice:
            raise RefusedError("use.practice_only", option="--at")
        from commandroom.entrypoints import tokens
        from commandroom.usecases import shells

        return shells.who(room, tokens.found(self.home)).person

    def _say_where_it_lives(self) -> None:
        """Say once that the home came from elsewhere, and the one way out."""
        residence = self._room.residence if self._room is not None else None
        if residence is not None and residence.is_news:
            state = residence.state()
            print(sentence(state.code, {"origin": state.origin}, lang=self.lang), file=self.err)

    def clockwork(self) -> Clockwork:
        """The clocks over the room's calendar; without a home over the shipped one."""
        if self._room is not None or (self.home / STORE).is_file():
            return self.room().store.reference.clockwork()
        from commandroom.domain.time.clockwork import Clockwork
        from commandroom.interop.calendars import shipped_calendar

        return Clockwork(shipped_calendar())

    def take(self, room: Room) -> None:
        """Keep a room that was opened or founded, to be closed with the rest; what is logged goes into its home."""
        self._room = room
        self._open.enter_context(logs.kept(self.home, self.program, level=self.log_level))

    @property
    def held(self) -> Room | None:
        """The room if it is open."""
        return self._room

    def close(self) -> None:
        """Close the room if it was opened."""
        if self._room is not None:
            self._room.store.close()
            self._room, self._is_admitted = None, False
        self._open.close()

    def moment(self, at: datetime | None) -> datetime:
        """The moment that `--at` names, else now.

        Raises:
            RefusedError: `use.practice_only` in a real room, where the clock is the clock.
        """
        if at is None:
            return self.clock.now()
        self._need_practice("--at")
        return at

    def perform(
        self, verb: str, event: str, data: Mapping[str, Any], person: str, at: datetime | None
    ) -> Changes:
        """One deed through the room's door; `person` and `at` in practice homes only."""
        from commandroom.usecases.commands import Act

        actor = self.person(person)
        if at is not None:
            self._need_practice("--at")
        return self.room().perform(Act(verb=verb, event=event, data=data, actor=actor, at=at))

    def person(self, named: str) -> str:
        """The person that `--as` names, or nobody: the one at this seat.

        Raises:
            RefusedError: `use.practice_only` in a real room, where you are you.
        """
        if named:
            self._need_practice("--as")
        return _by_any_name_of_a_role(named)

    def _need_practice(self, option: str) -> None:
        if not self._opened().practice:
            raise RefusedError("use.practice_only", option=option)


def _by_any_name_of_a_role(person: str) -> str:
    """The role's own key where a name used elsewhere for it was given (受理岗, 调度岗, 办公室负责人 …)."""
    from commandroom.interop.catalogs import role_names

    role = role_names().get(person)
    return role.value if role is not None else person
