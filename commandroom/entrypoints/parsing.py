"""An argparse that speaks the room's two languages and raises instead of leaving the process."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from typing_extensions import override

from commandroom.domain.errors import WrongUseError
from commandroom.entrypoints.words import Words

_HELP = Words("显示本帮助", "show this help")
_ARGUMENTS = Words("参数", "arguments")
_OPTIONS = Words("选项", "options")
_USAGE = Words("用法：", "usage: ")

# What argparse says, and the code of our own sentence for it; the groups' names are its parameters.
_COMPLAINTS = (
    (
        "use.command_unknown",
        re.compile(r"argument (?P<argument>COMMAND): invalid choice: '?(?P<value>.+?)'? \("),
    ),
    (
        "use.choice",
        re.compile(
            r"argument (?P<argument>.+?): invalid choice: '?(?P<value>.+?)'? \(choose from (?P<choices>.+)\)"
        ),
    ),
    ("use.value_missing", re.compile(r"argument (?P<argument>.+?): expected .*argument")),
    ("use.value", re.compile(r"argument (?P<argument>.+?): invalid .+? value: (?P<value>.+)", re.DOTALL)),
    ("use.together", re.compile(r"argument (?P<argument>.+?): not allowed with argument (?P<other>.+)")),
    ("use.required", re.compile(r"the following arguments are required: (?P<argument>.+)")),
    ("use.required", re.compile(r"one of the arguments (?P<argument>.+) is required")),
    ("use.unknown", re.compile(r"unrecognized arguments: (?P<argument>.+)", re.DOTALL)),
    ("use.detail", re.compile(r"argument (?P<argument>.+?): (?P<reason>.+)", re.DOTALL)),
)


class _Formatter(argparse.HelpFormatter):
    """Help with the usage line's first word in the chosen language."""

    usage_word = "usage: "

    @override
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self.usage_word if prefix is None else prefix)


class _ChineseFormatter(_Formatter):
    usage_word = _USAGE.zh


class Parser(argparse.ArgumentParser):
    """A parser whose faults are `WrongUseError`s with a code of the catalogue of sentences."""

    def __init__(self, *, lang: str, **options: Any) -> None:
        self.lang = lang
        formatter = _Formatter if lang.startswith("en") else _ChineseFormatter
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **options)
        self._positionals.title = _ARGUMENTS.said_in(lang)
        self._optionals.title = _OPTIONS.said_in(lang)
        self.add_argument("-h", "--help", action="help", help=_HELP.said_in(lang))

    def about(self, words: Words) -> str:
        """One of two texts, with argparse's own percent signs made harmless."""
        return words.said_in(self.lang).replace("%", "%%")

    @override
    def error(self, message: str) -> NoReturn:
        """Raise the fault with our own sentence's code.

        Raises:
            WrongUseError: always.
        """
        for code, pattern in _COMPLAINTS:
            found = pattern.match(message)
            if found:
                raise WrongUseError(code, usage=self.prog, **found.groupdict())
        raise WrongUseError("use.other", usage=self.prog, reason=message)
