"""The rows of a file as events: each is imported, the same as an earlier one, or rejected with its reason."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator
from pathlib import Path

import msgspec

from commandroom.domain.event.imported import Imported, Rejected, Repeated
from commandroom.interop.columns import ColumnMap
from commandroom.interop.grid import Limits
from commandroom.interop.reading import BoundMap
from commandroom.interop.tables import Table, open_table
from commandroom.interop.values import as_text

Outcome = Imported | Rejected | Repeated


def read_events(
    path: Path, column_map: ColumnMap, *, sheet: str | None = None, limits: Limits | None = None
) -> Iterator[Outcome]:
    """Every row of a file in its order. The file and the fit of the map are checked before this returns.

    Raises:
        RoomError: the file cannot be read or does not fit the map; see `open_table` and `BoundMap`.
    """
    return events_of(open_table(path, sheet=sheet, limits=limits), column_map)


def events_of(table: Table, column_map: ColumnMap) -> Generator[Outcome]:
    """Every row of an open table, in its order.

    A number that comes twice with the same content is `Repeated`; with another content the map decides:
    `reject` refuses the later row, `suffix` lets it in as `number#digest` of its content, so that the same
    row gets the same number at each import.

    Raises:
        RefusedError: the heading does not fit the map.
    """
    return _outcomes(table, BoundMap(column_map, table.header), column_map.on_duplicate)


def _outcomes(table: Table, bound: BoundMap, on_duplicate: str) -> Generator[Outcome]:
    seen: dict[str, tuple[int, bytes]] = {}
    for row in table.rows():
        outcome: Outcome = bound.apply(row)
        if isinstance(outcome, Imported):
            outcome = _told_apart(outcome, seen, on_duplicate)
        if isinstance(outcome, Rejected) and not outcome.cells:
            cells = {name: as_text(value) for name, value in row.cells.items()}
            outcome = msgspec.structs.replace(outcome, cells=cells)
        yield outcome


def content_digest(event: Imported) -> bytes:
    """16 bytes over what the row says, its place in the file and its number left out."""
    content = msgspec.structs.replace(event, number=0, ext_no="")
    return hashlib.blake2b(msgspec.json.encode(content, order="sorted"), digest_size=16).digest()


def _told_apart(event: Imported, seen: dict[str, tuple[int, bytes]], on_duplicate: str) -> Outcome:
    digest = content_digest(event)
    first = seen.setdefault(event.ext_no, (event.number, digest))
    if first[0] == event.number:
        return event
    if first[1] == digest:
        return Repeated(number=event.number, ext_no=event.ext_no, first=first[0])
    if on_duplicate == "reject":
        params: dict[str, str | int] = {"ext_no": event.ext_no, "row": first[0]}
        return Rejected(number=event.number, code="import.number_taken", params=params)
    suffixed = msgspec.structs.replace(event, ext_no=f"{event.ext_no}#{digest.hex()[:8]}")
    known = seen.setdefault(suffixed.ext_no, (event.number, digest))
    if known[0] != event.number:
        return Repeated(number=event.number, ext_no=suffixed.ext_no, first=known[0])
    return suffixed
