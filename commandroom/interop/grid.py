"""What every kind of table file gives to its reader, before anyone has looked for a heading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

Row = tuple[int, Sequence[object]]
LAST_ROW = 1_048_576
"""Where a sheet ends, for every program that writes one."""


class Limits(NamedTuple):
    """How much of a file is let in: rows of data, columns, bytes of the file and of what it unpacks to."""

    rows: int = 1_000_000
    columns: int = 500
    file_bytes: int = 1 << 30
    unpacked_bytes: int = 2 << 30


class Merged(NamedTuple):
    """A merged range of a sheet: its name (`B1:D1`) and its first and last row, counted from 1."""

    name: str
    first: int
    last: int


class Grid(NamedTuple):
    """One sheet: `rows()` opens it anew and gives (row number from 1, cells); `total` counts them all.

    Of one that is portable `rows` can be handed to another process.
    """

    sheets: tuple[str, ...]
    sheet: str
    total: int
    merged: tuple[Merged, ...]
    rows: Callable[[], Iterator[Row]]
    is_portable: bool = True


def next_row(last: int, said: str | None) -> int:
    """The number of the row after that one, as it says itself or as it stands there.

    Raises:
        ValueError, OverflowError: that is no number, none that comes later, or none that a sheet has.
    """
    number = last + 1 if said is None else int(float(said))
    if not last < number <= LAST_ROW:
        raise ValueError(said)
    return number
