"""Passwords on the command line: asked for without showing them, or read line by line from standard input. Never an argument."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator

from commandroom.domain.errors import FieldError, WrongUseError
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words
from commandroom.usecases.secret import Secret

_MOST = 1000


def password_argument(parser: Parser) -> None:
    """Where the password comes from."""
    stdin = Words(
        "从标准输入读口令；须更换时第二行为新口令",
        "read the password from standard input; a second line is the new one where it must be changed",
    )
    parser.add_argument("--password-stdin", action="store_true", help=parser.about(stdin))


class Typed:
    """The passwords of one call, one after the other."""

    def __init__(self, context: Context, *, is_piped: bool) -> None:
        self._context = context
        self._lines: Iterator[str] | None = iter(sys.stdin) if is_piped else None

    def password(self) -> Secret:
        """The present one.

        Raises:
            WrongUseError: `signin.no_prompt`.
        """
        return self._asked("口令：", "Password: ")

    def new(self) -> Secret:
        """Another one; a person types it twice.

        Raises:
            FieldError: `password.not_twice`; `field.missing`: standard input ended.
        """
        first = self._asked("新口令：", "New password: ")
        if self._lines is None and first != self._asked("再输入一次：", "Once more: "):
            raise FieldError("password.not_twice", field="password")
        return first

    def has_more(self) -> bool:
        """Whether a new one can be asked for: a person is there, or another line."""
        if self._lines is None:
            return True
        line = next(self._lines, "")
        if line.strip("\r\n"):
            self._lines = iter((line, *self._lines))
            return True
        return False

    def _asked(self, zh: str, en: str) -> Secret:
        if self._lines is not None:
            text = next(self._lines, "").rstrip("\r\n")
            if not text:
                raise FieldError("field.missing", field="password")
            return Secret(text[:_MOST])
        if not sys.stdin.isatty():
            raise WrongUseError("signin.no_prompt")
        return Secret(getpass.getpass(self._context.say(zh, en), stream=self._context.err))
