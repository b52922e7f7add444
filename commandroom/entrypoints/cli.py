"""The command line: one door for administrators, scripts, the tour and other people's tests.

Exit codes: 0 done, 1 refused by a rule of the room, 2 wrong use, 3 the world failed, 4 a check found damage.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from argparse import SUPPRESS, _SubParsersAction
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from commandroom import __version__
from commandroom.base.paths import HOME_VARIABLE, default_home
from commandroom.domain.errors import RoomError, WorldError, WrongUseError
from commandroom.entrypoints.command import Command
from commandroom.entrypoints.commands import GROUPS, commands
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.faults import unforeseen
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import LANGUAGES, Words

LANG_VARIABLE = "COMMANDROOM_LANG"
DEFAULT_COMMAND = "desk"
INTERRUPTED = 130
_TAKES_A_VALUE = ("--home", "--lang")

_ABOUT = Words(
    "综合信息指挥室：乡镇指挥室的桌面程序。", "CommandRoom: the desktop of a township's command room."
)
_HOME = Words(
    f"本席位的数据目录（也可用环境变量 {HOME_VARIABLE}）",
    f"the folder of this seat (or the variable {HOME_VARIABLE})",
)
_LANG = Words("提示语言", "language of what is printed")
_JSON = Words("在标准输出上打印一份 JSON", "print one JSON document on standard output")
_VERSION = Words("显示版本号", "show the version")


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _speak_utf8(stream)
    is_named = any(argument == "--home" or argument.startswith("--home=") for argument in arguments)
    context = Context(
        home=Path() if is_named else default_home(),
        lang=_asked_language(arguments),
        as_json="--json" in arguments,
        out=sys.stdout,
        err=sys.stderr,
    )
    try:
        code = _answered(arguments, context)
        sys.stdout.flush()
    except BrokenPipeError:
        _swallow_output()
        code = WorldError.exit_code
    except KeyboardInterrupt:
        print(context.say("已中断。", "Interrupted."), file=context.err)
        code = INTERRUPTED
    except SystemExit as done:  # argparse's --help and --version
        code = done.code if isinstance(done.code, int) else 0
    return code


def _answered(arguments: list[str], context: Context) -> int:
    try:
        return _run(arguments, context)
    except RoomError as error:
        return context.complain(error)
    except BrokenPipeError:
        raise
    except UnicodeEncodeError:  # bytes of another encoding in an argument come as halves of characters
        return context.complain(WrongUseError("use.not_utf8"))
    except OSError as error:
        fault = WorldError("world.os", reason=error.strerror or str(error), file=error.filename or "-")
        return context.complain(fault)
    except Exception as error:  # noqa: BLE001  # the outermost edge: a defect is logged once and said once
        return context.complain(unforeseen(error, context))


def _run(arguments: list[str], context: Context) -> int:
    word = _first_word(arguments)
    parser = build_parser(context.lang, commands(word))
    asked = parser.parse_args(arguments)
    if asked.command is None:
        asked = parser.parse_args([*arguments, DEFAULT_COMMAND])
    context.lang = asked.lang
    context.as_json = asked.json
    if asked.home is not None:
        context.home = asked.home
    context.home = context.home.expanduser().absolute()
    command: Command = asked.command
    context.whose = command.whose.value
    context.is_elsewhen = getattr(asked, "at", None) is not None
    try:
        answer = command.run(asked, context)
        if answer.document is not None:
            context.emit(answer.document, answer.lines)
    finally:
        context.close()
    return answer.code


def build_parser(lang: str, known: Iterable[Command]) -> Parser:
    """The command line of these commands; `--home`, `--lang` and `--json` are taken before and after the command."""
    parser = Parser(lang=lang, prog="commandroom", description=_ABOUT.said_in(lang))
    version = f"commandroom {__version__}"
    parser.add_argument("--version", action="version", version=version, help=_VERSION.said_in(lang))
    _add_common(parser)
    parser.set_defaults(home=None, lang=lang, json=False, command=None)
    places, made = {"": _places(parser)}, dict[str, Parser]()
    for command in known:
        group, _, name = command.name.rpartition(" ")
        if group not in places:  # `sync` is a command with others under it; `import` only has others
            places[group] = _places(made.get(group) or _child(places[""], group, GROUPS[group], lang))
            places[group].required = group not in made
        child = made[command.name] = _child(places[group], name, command.help, lang)
        command.add_arguments(child)
        child.set_defaults(command=command)
    return parser


def _child(places: _SubParsersAction[Parser], name: str, about: Words, lang: str) -> Parser:
    said = about.said_in(lang).replace("%", "%%")
    child = places.add_parser(name, lang=lang, help=said, description=said)
    _add_common(child)
    return child


def _places(parser: Parser) -> _SubParsersAction[Parser]:
    return parser.add_subparsers(metavar="COMMAND", title=Words("命令", "commands").said_in(parser.lang))


def _add_common(parser: Parser) -> None:
    """Without defaults, so that a value given before the command is not lost to the command's own default."""
    parser.add_argument("--home", type=Path, metavar="DIR", default=SUPPRESS, help=parser.about(_HOME))
    parser.add_argument("--lang", choices=LANGUAGES, default=SUPPRESS, help=parser.about(_LANG))
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=parser.about(_JSON))


def _first_word(arguments: Sequence[str]) -> str:
    """The first word of the command that is asked for; "" where only the whole command line can answer."""
    rest = iter(arguments)
    for argument in rest:
        if argument in _TAKES_A_VALUE:
            next(rest, None)
        elif argument != "--json" and not argument.startswith(
            tuple(f"{option}=" for option in _TAKES_A_VALUE)
        ):
            return "" if argument.startswith("-") else argument
    return DEFAULT_COMMAND


def _asked_language(arguments: Sequence[str]) -> str:
    """The language in which even a fault of the arguments is said: `--lang`, the variable, else Chinese."""
    asked = os.environ.get(LANG_VARIABLE, LANGUAGES[0])
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        elif argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _speak_utf8(stream: TextIO) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")


def _swallow_output() -> None:
    """Keep the interpreter's own flush at exit from failing a second time (docs.python.org, SIGPIPE note)."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
