"""What a command of the command line is, what it is given, and what it answers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from enum import StrEnum

import msgspec

from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words


class Whose(StrEnum):
    """Whose deed a command is in a room in earnest.

    `PERSON`: of who signed in for this shell. `MACHINE`: upkeep of the home that shows nothing of an event and decides
    nothing, as the periodic jobs do. `SEAT`: it asks for the person itself, or there is no room yet.
    """

    PERSON = "person"
    MACHINE = "machine"
    SEAT = "seat"


class Answer(msgspec.Struct, frozen=True):
    """The document that `--json` prints, the lines that people read, and the exit code.

    A `document` of None prints nothing: the command has already emitted what there is.
    """

    document: object = None
    lines: Iterable[str] = ()
    code: int = 0


def no_arguments(_parser: Parser) -> None:
    """For a command without arguments of its own."""


class Command(msgspec.Struct, frozen=True):
    """A name of one or two words (`due`, `import events`), its help, its arguments, and what it does."""

    name: str
    help: Words
    run: Callable[[Namespace, Context], Answer]
    add_arguments: Callable[[Parser], None] = no_arguments
    whose: Whose = Whose.PERSON
