"""The room behind a picture: the home's own or one made for it, looked at and left as it was, answering or not."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from msgspec.structs import replace

from commandroom.base.clock import Clock
from commandroom.domain.errors import WorldError
from commandroom.domain.people.roles import ADMINISTRATORS, LEADERS, Role
from commandroom.entrypoints import desk
from commandroom.entrypoints.context import Context
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import AccountRow, Accounts, Conflicts, Persons, RoomFacts

if TYPE_CHECKING:
    from commandroom.domain.people.persons import Person
    from commandroom.usecases.room import Room

WITH_EVENTS = frozenset({"dispatch"})
"""Pages that are empty where nothing is found, not where nothing is."""


class Scenery(Protocol):
    """What a picture says of the room that it wants."""

    @property
    def page(self) -> str:
        """The page or dialog."""
        ...

    @property
    def state(self) -> str:
        """Its state, "" where it is well."""
        ...


class StagedRoom:
    """A room that is looked at and left as it was: no draft is kept, nothing is marked as read.

    It can stop answering in two ways, and somebody else can sit at its seat.
    """

    def __init__(self, room: Room) -> None:
        self._room = room
        self._is_silent = False
        self._answers = threading.Event()
        self._answers.set()
        self._seated: Person | None = None
        self._posed: Any = None
        self.guarded = False

    def fall_silent(self) -> None:
        """From now on every question fails as a store does that cannot be read."""
        self._is_silent = True

    def hold(self) -> None:
        """From now on every question waits."""
        self._answers.clear()

    def recover(self) -> None:
        """Answer again, those first who wait."""
        self._is_silent = False
        self._answers.set()

    def seat_auditor(self) -> None:
        """Somebody sits here who may look at everything and do nothing."""
        rows = self._room.ask(Persons())
        self._seated = next(row.person for row in rows if Role.AUDITOR in row.person.roles)

    def guard(self) -> None:
        """From now on only a password opens the seat, and those who work in the room and lead it have one."""
        self.guarded = True

    def ask(self, query: Any) -> Any:
        """What the room answers.

        Raises:
            WorldError: it has fallen silent.
        """
        self._answers.wait()
        if self._is_silent:
            raise fault()
        if isinstance(query, Conflicts) and self._posed is not None:
            return self._posed.conflicts(settled=query.settled)
        answer: Any = self._room.ask(query)
        if isinstance(query, Accounts) and self.guarded:
            return replace(answer, rows=tuple(_with_account(row) for row in answer.rows))
        if isinstance(query, RoomFacts) and self._seated is not None:
            return replace(
                answer,
                operator=self._seated.id,
                operator_name=self._seated.name,
                operator_roles=tuple(role.value for role in self._seated.roles),
            )
        return answer

    def perform(self, _command: object) -> Any:
        """Nothing.

        Raises:
            WorldError: it has fallen silent.
        """
        self._answers.wait()
        if self._is_silent:
            raise fault()
        return Changes(seat_only=True)

    def pose_exchange(self, posed: Any) -> None:
        """From now on this answers for the exchange and for what is in conflict."""
        self._posed = posed

    @property
    def exchanging(self) -> Any:
        """The exchange of the room, or the one posed in its place; it answers as the room does."""
        port = self._posed or self._room.exchanging
        return StagedPort(self, port) if port is not None else None

    @property
    def copies(self) -> Any:
        """The copies of the room, which answer as the room does."""
        return StagedPort(self, self._room.copies) if self._room.copies is not None else None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._room, name)

    def need_answer(self) -> None:
        """Wait while the room is held.

        Raises:
            WorldError: it has fallen silent.
        """
        self._answers.wait()
        if self._is_silent:
            raise fault()


def _with_account(row: AccountRow) -> AccountRow:
    has_one = row.person.dedicated or row.person.has_role(*LEADERS, *ADMINISTRATORS, Role.OFFICE_HEAD)
    return replace(row, state="open" if has_one else "none")


class StagedPort:
    """Something else that answers for the room (copies, tables), and as the room does."""

    def __init__(self, room: StagedRoom, port: Any) -> None:
        self._room, self._port = room, port

    def __getattr__(self, name: str) -> Any:
        told = getattr(self._port, name)
        if not callable(told):
            return told

        def call(*args: Any, **named: Any) -> Any:
            self._room.need_answer()
            return told(*args, **named)

        return call


def fault() -> WorldError:
    """The fault of a store that cannot be read."""
    return WorldError("store.disk_fault", file="room.db", reason="I/O error")


@contextmanager
def scene(context: Context, shot: Scenery) -> Iterator[tuple[Room, Clock]]:
    """The room of a picture and its clock: the home's own at its moment, or for `empty` one where nothing happened."""
    if shot.state != "empty" or shot.page in WITH_EVENTS:
        room = context.room()
        clock = desk.demo_clock(room, context.clock)
        room.clock = clock
        yield room, clock
        return
    with tempfile.TemporaryDirectory() as folder:
        room = untouched(Path(folder) / "home", context.clock)
        try:
            yield room, context.clock
        finally:
            room.store.close()


def untouched(home: Path, clock: Clock) -> Room:
    """A room with its people and without any event."""
    from commandroom.entrypoints.opening import Start, create_room
    from commandroom.interop.demo import demo_township

    town = demo_township(clock.now().date())
    start = Start(name=town.name, code=town.code, practice=True)
    return create_room(home, start, clock=clock, persons=town.persons)
