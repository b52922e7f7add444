"""The first start's room: founded as `init` does, beside its place, and moved there when it is whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from commandroom.base.clock import Clock
from commandroom.base.paths import STORE
from commandroom.domain.errors import WorldError
from commandroom.domain.ids import PersonId
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.entrypoints import firstaccount, opening
from commandroom.entrypoints.opening import Start
from commandroom.ui.firstrun.answers import Answers, Purpose
from commandroom.usecases.carrying import ExportFacts, Taken
from commandroom.usecases.secret import Secret

DEMO_DAYS = 90


class HomeFounding:
    """Founds the room of one home (the port `Founding`)."""

    def __init__(self, home: Path, *, clock: Clock) -> None:
        self._home, self._clock = home, clock

    def check(self, answers: Answers) -> None:
        """Raises the `FieldError` that `init` would."""
        opening.check(_start(answers))

    def check_password(self, answers: Answers) -> None:
        """Raises the `FieldError` that `init` would."""
        firstaccount.check(answers.password, names=(answers.name, answers.code, answers.leader))

    def count_staff(self, file: Path) -> int:
        """How many persons the file brings."""
        return len(opening.read_staff(file))

    def found(self, answers: Answers, progress: Callable[[float], None]) -> None:
        """Make it; what a failure leaves behind is taken away again."""
        aside = self._home.with_name(f".{self._home.name}.founding")
        shutil.rmtree(aside, ignore_errors=True)
        try:
            self._make(aside, answers, progress)
            _move(aside, self._home)
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def look_at(self, export: Path, phrase: str) -> ExportFacts:
        """What the export's manifest says."""
        from commandroom.entrypoints import wholeroom

        return wholeroom.facts_of(export, phrase)

    def take_in(
        self, answers: Answers, progress: Callable[[float], None], cancelled: Callable[[], bool]
    ) -> Taken:
        """Make the room of an export, beside its place until it is whole."""
        from commandroom.entrypoints import wholeroom

        assert answers.export is not None  # noqa: S101 - the page asked for it
        made = wholeroom.import_room(
            answers.export, self._home, clock=self._clock, phrase=answers.phrase, progress=progress, cancelled=cancelled
        )  # fmt: skip
        return Taken(**{name: made[name] for name in Taken.__slots__})

    def _make(self, home: Path, answers: Answers, progress: Callable[[float], None]) -> None:
        if answers.purpose is Purpose.DEMO:
            from commandroom.entrypoints.demo import make_demo
            from commandroom.usecases.demo.telling import Plot

            plot = Plot(end=self._clock.now(), days=DEMO_DAYS)
            make_demo(home, plot, progress=progress).store.close()
            return
        persons = opening.read_staff(answers.staff) if answers.staff is not None else _first_two(answers)
        room = opening.create_room(
            home, _start(answers), clock=self._clock, persons=persons, administrators=answers.administrators
        )
        try:
            if room.guarded:
                firstaccount.found(room, Secret(answers.password) if answers.password else None)
        finally:
            room.store.close()


def _start(answers: Answers) -> Start:
    return Start(name=answers.name, code=answers.code, kind=answers.kind, seat=answers.seat,
                 practice=answers.purpose is Purpose.PRACTICE)  # fmt: skip


def _first_two(answers: Answers) -> tuple[Person, ...]:
    """Shift leader and director; none in a practice room, which brings its own staff."""
    if answers.purpose is Purpose.PRACTICE:
        return ()
    seat, unit = answers.seat.lower(), opening.room_unit()
    leader = Person(
        id=PersonId(f"{seat}-1"), name=answers.leader, unit=unit, post="值班长", dedicated=True,
        roles=(Role.SHIFT_LEADER, Role.INTAKE, Role.COMMAND, Role.COORDINATOR, Role.DEPUTY),
    )  # fmt: skip
    director = Person(
        id=PersonId(f"{seat}-2"), name=answers.director, unit=unit, post="主任", roles=(Role.DIRECTOR,)
    )
    return (leader, director)


def _move(aside: Path, home: Path) -> None:
    """Put the finished files in their place; the store comes last, since a home with a store is a room."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        for part in sorted(aside.iterdir(), key=lambda path: path.name == STORE):
            part.replace(home / part.name)
    except OSError as error:
        raise WorldError("home.cannot_make", file=str(home), reason=error.strerror or "") from error
