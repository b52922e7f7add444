"""Structs of the domain from the fields of a record, whatever a newer program wrote beside them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

import msgspec

from commandroom.domain.time.moments import TOWNSHIP_ZONE
from commandroom.store.records import Record

T = TypeVar("T", bound=msgspec.Struct)


def made(kind: type[T], fields: dict[str, Any], base: dict[str, Any]) -> T | None:
    """A struct from a record's fields over its shipped values; fields that do not fit are left out.

    None when a field without default is missing. A newer program may write fields and values that this one
    does not know; they must not take the rest with them.
    """
    values = dict(base)
    for name, annotation in _shape(kind):
        if name in fields:
            try:
                values[name] = _aware(msgspec.convert(fields[name], annotation, strict=False))
            except msgspec.ValidationError:
                continue
    try:
        return kind(**values)
    except TypeError:
        return None


def _aware(value: Any) -> Any:
    """A moment without an offset is the township's, on any machine."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=TOWNSHIP_ZONE)
    return value


@cache
def _shape(kind: type[msgspec.Struct]) -> tuple[tuple[str, Any], ...]:
    """Names and types of a struct's fields; to find them anew for each record takes longer than reading it."""
    return tuple((info.name, info.type) for info in msgspec.structs.fields(kind))


def all_of(kind: type[T], found: Iterable[Record], *, whole: bool = False) -> tuple[T, ...]:
    """One struct for each record that was not retired, with the record's id; those that make none are left out.

    With `whole` a record of which any field does not fit makes none: what gives a power must not be read as more than it
    says.
    """
    live = (record for record in found if not record.retired)
    rows = (made(kind, r.fields, {"id": r.id}) for r in live if not whole or fits(kind, r.fields))
    return tuple(row for row in rows if row is not None)


def fits(kind: type[msgspec.Struct], fields: dict[str, Any]) -> bool:
    """Whether every field that the struct knows can be read."""
    for name, annotation in _shape(kind):
        if name in fields:
            try:
                msgspec.convert(fields[name], annotation, strict=False)
            except msgspec.ValidationError:
                return False
    return True
