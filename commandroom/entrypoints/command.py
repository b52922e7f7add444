"""What a command of the command line is, what it is given, and what it answers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable

import msgspec

from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words


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
