"""Places of one room that exchange: real files, real keys, a line that may be spoilt."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from commandroom.domain.exchange.answering import answer
from commandroom.domain.exchange.asking import Manner, Outcome, exchange
from commandroom.domain.exchange.effects import Conversation, End, Fault, Send
from commandroom.domain.exchange.messages import Answer, Ask
from commandroom.domain.journal import Entry
from commandroom.store import local, projection, sealing
from commandroom.sync.running import run
from tests.room import MORNING, Bench
from tests.simulation.dying import Look
from tests.simulation.nodes import Box, Grounds

Spoil = Callable[[Ask, Answer], Answer | Fault]


@dataclass
class Place:
    """A seat of the room, or what carries; opened on a copy of its own."""

    box: Box
    copies: Path
    calls: list[Ask] = field(default_factory=list)
    bytes_sent: int = 0

    @property
    def desk(self) -> Bench:
        """Where somebody works."""
        assert self.box.bench is not None
        return self.box.bench

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What its journal holds."""
        return self.box.store.export_entries()

    @property
    def stream(self) -> str:
        """The stream that it writes now."""
        with self.box.store.database.reading() as connection:
            return local.seat(connection).stream

    def look(self) -> Look:
        """All that it holds, verified."""
        found = self.box.look()
        assert found.problems == ()
        return found

    def statuses(self) -> dict[str, str]:
        """What is odd about entries, by their hashes."""
        with self.box.store.database.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT hash, status FROM entry_local JOIN entry USING (n) WHERE status <> ''"
                ).fetchall()
            )

    def personal(self, event: str) -> dict[str, str]:
        """What it can read of the personal data of an event."""
        with self.box.store.database.reading() as connection:
            found = projection.load(connection, event)
            return sealing.opened(connection, found[1]) if found is not None else {}

    # --- exchanging -----------------------------------------------------------------------------------

    def ask(
        self, other: Place, *, spoil: Spoil = lambda _ask, said: said, manner: Manner | None = None
    ) -> Outcome:
        """One exchange with another, over a line that may be spoilt."""
        outcome = run(exchange(manner), self.box.own_disk, _Line(self, other, spoil), rest=lambda _s: None)
        self.fold()
        other.fold()
        return outcome

    def ask_until(self, other: Place, effects: int) -> bool:
        """An exchange that is broken off after so many effects, and the process with it; whether it came to its end."""
        conversation = Conversation(exchange())
        (effect,) = conversation.begin()
        for _ in range(effects):
            if isinstance(effect, End):
                return True
            said: Any = None
            if isinstance(effect, Send):
                said = _Line(self, other, lambda _ask, answered: answered).call(effect.ask)
            else:
                with suppress(TypeError):  # a breath is nobody's
                    said = self.box.own_disk.perform(effect)
            (effect,) = conversation.on_message(said)
        self.restart()
        return False

    def fold(self) -> None:
        """What waits to be folded."""
        while self.box.fold_some():
            pass

    # --- what happens to files ------------------------------------------------------------------------

    def restart(self) -> None:
        """The process dies and starts again."""
        now = self.box.clock.moment
        self.box.drop()
        self.box.open(now, _source(f"{self.box.folder.name}{len(self.calls)}"))

    def copied(self, name: str) -> Path:
        """A copy of the file as it stands."""
        self.box.copied(self.copies / name)
        return self.copies / name

    def set_back(self, copy: Path) -> None:
        """An older copy takes the file's place."""
        now = self.box.clock.moment
        self.box.drop()
        self.box.set_back(copy)
        self.box.open(now, _source(copy.name))


@dataclass
class _Line:
    asker: Place
    asked: Place
    spoil: Spoil

    def call(self, ask: Ask) -> Answer | Fault:
        self.asker.calls.append(ask)
        said = self.spoil(ask, run(answer(ask, self.asker.box.device), self.asked.box.own_disk))
        self.asker.bytes_sent += len(msgspec.json.encode(ask)) + len(msgspec.json.encode(said))
        return said


@pytest.fixture(scope="session")
def grounds() -> Iterator[Grounds]:
    with Grounds() as made:
        yield made


Opened = Callable[..., Place]


@pytest.fixture
def place(grounds: Grounds, tmp_path: Path) -> Iterator[Opened]:
    """Opens a place of the room by its letter; a copy of another's file is a clone of it."""
    made: list[Place] = []

    def open_place(letter: str, *, of: Path | None = None, now: datetime = MORNING) -> Place:
        folder = tmp_path / f"{letter}{len(made)}"
        shutil.copytree(of or grounds.path / letter, folder)
        box = grounds.box(folder, letter)
        box.open(now, _source(folder.name))
        made.append(Place(box, tmp_path / "copies"))
        return made[-1]

    yield open_place
    for one in made:
        one.box.drop()


def _source(name: str) -> random.Random:
    return random.Random(name)  # noqa: S311 - ids for tests


def united(*places: Place, hub: Place) -> str:
    """Everybody asks the hub twice; the one digest that all have then."""
    for _ in range(2):
        for one in places:
            one.ask(hub)
    looks = [one.look() for one in (*places, hub)]
    assert len({look.digest for look in looks}) == 1
    assert len({look.void for look in looks}) == 1
    return looks[0].digest
