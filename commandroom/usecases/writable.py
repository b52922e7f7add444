"""Whether what is ordered can be written down at all, looked at before anything is asked of the store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from math import isfinite
from typing import Any

import msgspec
from msgspec import Struct

from commandroom.domain.errors import FieldError
from commandroom.domain.time.moments import need_years
from commandroom.domain.writable import writable
from commandroom.usecases.commands import Act, Command
from commandroom.usecases.secret import Secret

_WHOLE = 1 << 63
_ECHOED = 60
_PLAIN = (str, bool, int, float, date, datetime, Enum, type(None))


def need_writable(command: Command) -> None:
    """Refuse a text that no file takes, and what is no plain value; deeds at events look at their own fields.

    Raises:
        FieldError: `field.unwritable`, `field.wrong_kind`, naming the field.
        WrongUseError: `moment.out_of_range`.
    """
    if isinstance(command, Act):
        return
    for name in command.__struct_fields__:
        _need(name, getattr(command, name))


def _need(name: str, value: Any) -> None:
    if isinstance(value, Struct):
        value = msgspec.structs.asdict(value)
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _need_plain(name, key)
            _need(str(key), inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _need(name, inner)
    else:
        _need_plain(name, value.reveal() if isinstance(value, Secret) else value)


def _need_plain(name: str, value: object) -> None:
    if not writable(value):
        raise FieldError("field.unwritable", field=name[:_ECHOED])
    if isinstance(value, date):
        need_years(value)
    if not isinstance(value, _PLAIN):
        raise FieldError("field.wrong_kind", field=name[:_ECHOED], kind="text")
    if not _is_kept(value):
        raise FieldError("field.wrong_kind", field=name[:_ECHOED], kind="number")


def _is_kept(value: object) -> bool:
    """Numbers as the journal's text keeps them: whole ones in 64 bits, others finite."""
    if isinstance(value, float):
        return isfinite(value)
    return not isinstance(value, int) or -_WHOLE <= value < _WHOLE
