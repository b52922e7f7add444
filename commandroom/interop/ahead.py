"""The rows of a long table, read in a process of their own while this one writes those before them."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import islice

import msgspec

from commandroom.base.apart import Apart, UnfinishedError
from commandroom.domain.errors import RoomError
from commandroom.domain.event.imported import Imported, Rejected, Repeated
from commandroom.interop.columns import ColumnMap
from commandroom.interop.events import Outcome, events_of
from commandroom.interop.tables import Table

WORTH = 2_000
"""A process takes as long to start as some hundred rows take to read."""
_TOGETHER = 250


class _Portion(msgspec.Struct, array_like=True, gc=False):
    """Some outcomes, by kind; `order` tells the kind of each."""

    order: str
    imported: list[Imported]
    rejected: list[Rejected]
    repeated: list[Repeated]


_KINDS: dict[str, str] = {"Imported": "i", "Rejected": "r", "Repeated": "s"}
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Portion)


def outcomes_of(table: Table, column_map: ColumnMap) -> Generator[Outcome]:
    """Every row in its order, as `events_of` gives them. Close it when you leave early: a process ends with it.

    Raises:
        RoomError: as `events_of`; the fit of the map is checked before this returns.
    """
    here = events_of(table, column_map)
    return _beside(table, column_map, here) if table.total >= WORTH and table.is_portable else here


def _beside(table: Table, column_map: ColumnMap, here: Iterator[Outcome]) -> Generator[Outcome]:
    """What another process reads; should it end early, the rest is read here, and what stopped it is met here."""
    count = 0
    with Apart(_read, table, column_map) as reading:
        for portion in reading:
            for outcome in _unpacked(portion):
                count += 1
                yield outcome
        if reading.is_whole:
            return
    yield from islice(here, count, None)


def _read(table: Table, column_map: ColumnMap) -> Iterator[bytes]:
    """The work of the other process."""
    outcomes = events_of(table, column_map)
    try:
        while some := tuple(islice(outcomes, _TOGETHER)):
            yield _packed(some)
    except (RoomError, OSError):
        raise UnfinishedError from None


def _packed(outcomes: tuple[Outcome, ...]) -> bytes:
    return _encoder.encode(
        _Portion(
            order="".join(_KINDS[type(outcome).__name__] for outcome in outcomes),
            imported=[outcome for outcome in outcomes if isinstance(outcome, Imported)],
            rejected=[outcome for outcome in outcomes if isinstance(outcome, Rejected)],
            repeated=[outcome for outcome in outcomes if isinstance(outcome, Repeated)],
        )
    )


def _unpacked(portion: bytes) -> Iterator[Outcome]:
    found = _decoder.decode(portion)
    kinds: dict[str, Iterator[Outcome]] = {
        "i": iter(found.imported),
        "r": iter(found.rejected),
        "s": iter(found.repeated),
    }
    for kind in found.order:
        yield next(kinds[kind])
