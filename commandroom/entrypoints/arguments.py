"""Kinds of argument that several commands take; a malformed one is a `WrongUseError` of its own."""

from __future__ import annotations

import json
import math
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from commandroom.domain.errors import RefusedError, WorldError, WrongUseError
from commandroom.domain.time.moments import parse_moment

STANDARD_INPUT = "-"
LONGEST_TEXT = 64 << 20
"""Characters of a file or of standard input."""
BESIDE = "--beside"
"""The desk's own call of a command, in a process beside its window."""
_LEAST_FACTOR, _MOST_FACTOR = 0.5, 4.0
_SIZE = re.compile(r"(\d{2,5})[xX×](\d{2,5})")

moment = parse_moment


def day(text: str) -> date:
    """A day of the township's calendar, `2026-03-10`.

    Raises:
        WrongUseError: `use.day`.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUseError("use.day", value=text[:40]) from None


def pair(text: str) -> tuple[str, str]:
    """`name=value` in two.

    Raises:
        WrongUseError: `use.pair`.
    """
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise WrongUseError("use.pair", value=text[:80])
    return name.strip(), value.strip()


def size(text: str) -> tuple[int, int]:
    """Width and height of `1920x1080`, in pixels.

    Raises:
        WrongUseError: `use.size`.
    """
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise WrongUseError("use.size", value=text[:40])
    return int(found[1]), int(found[2])


def factor(text: str) -> float:
    """A scale between 0.5 and 4.

    Raises:
        WrongUseError: `use.factor`.
    """
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not _LEAST_FACTOR <= found <= _MOST_FACTOR:
        raise WrongUseError("use.factor", value=text[:40])
    return found


def count(text: str) -> int:
    """A whole number above zero.

    Raises:
        WrongUseError: `use.count`.
    """
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise WrongUseError("use.count", value=text[:40])
    return int(text)


def text_of(source: str) -> str:
    """The text itself, of the file after an `@`, or of standard input for `-`.

    Raises:
        WorldError: `file.unreadable`.
    """
    if source == STANDARD_INPUT:
        return _whole(sys.stdin, STANDARD_INPUT).removeprefix("\ufeff")
    return read_text(Path(source[1:])) if source.startswith("@") else source.removeprefix("\ufeff")


def read_text(path: Path) -> str:
    """A whole UTF-8 file, with or without a byte order mark.

    Raises:
        WorldError: `file.unreadable`, `file.empty`; `file.no_file`: a pipe may wait for ever.
        RefusedError: `file.too_long`.
    """
    from commandroom.interop.plainfile import size_of

    try:
        size_of(path)
        with path.open(encoding="utf-8-sig") as file:
            return _whole(file, path.name)
    except (OSError, ValueError) as error:  # a null character in a path, bytes of no UTF-8
        reason = getattr(error, "strerror", None) or str(error)
        raise WorldError("file.unreadable", file=str(path), reason=reason) from error


def _whole(stream: TextIO, name: str) -> str:
    text = stream.read(LONGEST_TEXT + 1)
    if len(text) > LONGEST_TEXT:
        raise RefusedError("file.too_long", file=name, limit=LONGEST_TEXT >> 20)
    return text


def json_object(text: str, argument: str) -> dict[str, Any]:
    """The JSON object that a text says.

    Raises:
        WrongUseError: `use.json` with line and column; `use.json_twice` for a name that comes twice in an object, of
            which one would be lost unseen; `use.json_object` for anything but an object.
    """

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise WrongUseError("use.json_twice", argument=argument, name=twice[:80])
        return found

    try:
        value = json.loads(text, parse_constant=_no_number, parse_float=_number, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise WrongUseError(
            "use.json", argument=argument, line=error.lineno, column=error.colno, reason=error.msg
        ) from error
    except RecursionError as error:
        raise WrongUseError("use.json", argument=argument, line=1, column=1, reason="too deep") from error
    except (OverflowError, ValueError) as error:  # ValueError: a number of thousands of digits
        raise WrongUseError("use.json", argument=argument, line=1, column=1, reason=str(error)) from error
    if not isinstance(value, dict):
        raise WrongUseError("use.json_object", argument=argument)
    return value


def _no_number(word: str) -> float:
    """NaN and Infinity, which Python reads and JSON does not know (RFC 8259 §6)."""
    raise OverflowError(word)


def _number(text: str) -> float:
    found = float(text)
    return found if math.isfinite(found) else _no_number(text)
