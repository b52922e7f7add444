"""One way to read a table, whatever file it stands in: a heading, and rows by its names in a stream.

Everything that can be known of the file as a whole is checked before the first row is handed over.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from commandroom.domain.errors import RefusedError, RoomError, WorldError, WrongUseError
from commandroom.interop.delimited import open_delimited
from commandroom.interop.grid import Grid, Limits
from commandroom.interop.sheets import open_xls, open_xlsx
from commandroom.interop.values import Formula, as_text, folded

_PACKAGE = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_BOOKS = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
_OTHER_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"PK\x05\x06",
    b"{\\rtf",
)
_HTML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|meta|head|\?xml)", re.IGNORECASE)
_DATA_LIKE = re.compile(r"[\d\s./:\-年月日时分秒%+]*\d[\d\s./:\-年月日时分秒%+]*")
_LONGEST_HEADING = 60


IsHeading = Callable[[Sequence[str]], bool]
"""Whether a row of cells is the heading."""
_UPPER_ROWS = 8


class TableRow(NamedTuple):
    """A row that holds something: its number in the sheet (the first row is 1) and its cells by heading."""

    number: int
    cells: dict[str, object]


class Table:
    """A table whose heading was found sound; `total` counts the rows below it, empty ones included.

    Another process can read one that is portable.
    """

    def __init__(
        self, path: Path, grid: Grid, header: tuple[str, ...], header_row: int, *, mark: tuple[int, int]
    ) -> None:
        self.path = path
        self._mark = mark
        self.header = header
        self.header_row = header_row
        self.sheets = grid.sheets
        self.sheet = grid.sheet
        self.total = max(grid.total - header_row, 0)
        self.is_portable = grid.is_portable
        self._grid = grid

    def rows(self) -> Iterator[TableRow]:
        """The rows below the heading, in the file's order, the empty ones left out.

        Raises:
            WorldError: the file cannot be read any more; `import.changed`: somebody writes it while it is read, so that
                what was checked of it is not what was given.
        """
        try:
            for number, cells in self._grid.rows():
                if number > self.header_row and any(as_text(cell) for cell in cells):
                    yield TableRow(number, self._named(cells))
            if _mark(self.path.stat()) != self._mark:
                raise WorldError("import.changed", file=self.path.name)
        except OSError as error:
            raise _unreadable(self.path, error) from error

    def _named(self, cells: Sequence[object]) -> dict[str, object]:
        named = dict(zip(self.header, cells, strict=False))
        overhang = [as_text(cell) for cell in cells[len(self.header) :]]
        if any(overhang):
            named[OVERHANG] = " ".join(filter(None, overhang))
        return named


OVERHANG = "（无列名）"
"""The name under which cells to the right of the last heading are kept."""


def open_table(
    path: Path, *, sheet: str | None = None, limits: Limits | None = None, heading: IsHeading | None = None
) -> Table:
    """The table in a csv, xlsx or xls file; the kind is told by its content, not by its name.

    The first row that holds something is its heading. With `heading` it is the first among the upper rows of which that
    says so, whatever title stands above it, and what looks like data may stand in it (a rota's days).

    Raises:
        WorldError: the file is missing, a folder, unreadable, empty, locked, broken or no table.
        RefusedError: too big, a zip bomb, entities, or a heading that is merged, doubled or missing.
        WrongUseError: there is no sheet of that name.
    """
    limits = limits or Limits()
    try:
        mark, head = _checked_head(path, limits)
        grid = _grid(path, head, sheet, limits)
        header_row, cells = _first_row(path, grid, heading)
    except RoomError:
        raise
    except OSError as error:
        raise _unreadable(path, error) from error
    _check_merged(path, grid, header_row)
    header = _header(path, cells, limits, may_be_data=heading is not None)
    return Table(path, grid, header, header_row, mark=mark)


def _mark(status: os.stat_result) -> tuple[int, int]:
    """What shows that a file was written: its size and when it was last."""
    return status.st_size, status.st_mtime_ns


def _unreadable(path: Path, error: OSError) -> WorldError:
    return WorldError("import.unreadable", file=path.name, reason=error.strerror or type(error).__name__)


def _checked_head(path: Path, limits: Limits) -> tuple[tuple[int, int], bytes]:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise WorldError("import.missing", file=path.name) from None
    except ValueError:  # a NUL in the name
        raise WorldError("import.missing", file=path.name.replace("\0", "")) from None
    if stat.S_ISDIR(status.st_mode):
        raise WorldError("import.directory", file=path.name)
    if not stat.S_ISREG(status.st_mode):
        raise WorldError("import.not_a_table", file=path.name)
    if status.st_size == 0:
        raise WorldError("import.empty", file=path.name)
    if status.st_size > limits.file_bytes:
        raise RefusedError("import.too_big", file=path.name, limit=limits.file_bytes >> 20)
    with path.open("rb") as file:
        return _mark(status), file.read(512)


def _grid(path: Path, head: bytes, sheet: str | None, limits: Limits) -> Grid:
    if head.startswith(_PACKAGE):
        return open_xlsx(path, sheet=sheet, limits=limits)
    if head.startswith((_OLE, *_OLD_BOOKS)):
        return open_xls(path, sheet=sheet, limits=limits)
    if head.startswith(_OTHER_MAGIC):
        raise WorldError("import.not_a_table", file=path.name)
    if _HTML.match(head):
        raise WorldError("import.web_page", file=path.name)
    if sheet is not None:
        raise WrongUseError("import.unknown_sheet", sheet=sheet, sheets="—")
    return open_delimited(path, limits=limits)


def _first_row(path: Path, grid: Grid, heading: IsHeading | None) -> tuple[int, list[object]]:
    first: tuple[int, list[object]] | None = None
    for number, cells in grid.rows():
        if not any(as_text(cell) for cell in cells):
            continue
        first = first or (number, list(cells))
        if heading is None or number - first[0] >= _UPPER_ROWS:
            return first
        if heading([_heading(cell) for cell in cells]):
            return number, list(cells)
    if first is None:
        raise WorldError("import.empty", file=path.name)
    return first


def _check_merged(path: Path, grid: Grid, header_row: int) -> None:
    for merged in grid.merged:
        if merged.first <= header_row <= merged.last:
            raise RefusedError("import.merged_header", file=path.name, cell=merged.name)


def _header(path: Path, cells: list[object], limits: Limits, *, may_be_data: bool) -> tuple[str, ...]:
    names = [_heading(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > limits.columns:
        raise RefusedError("import.too_many_columns", file=path.name, limit=limits.columns)
    given = [name for name in names if name]
    if not may_be_data and _looks_like_data(cells, given):
        raise RefusedError("import.no_header", file=path.name)
    doubled = next((name for name in given if given.count(name) > 1), None)
    if doubled is not None:
        raise RefusedError("import.doubled_heading", file=path.name, column=doubled)
    return tuple(name or f"（第{index}列）" for index, name in enumerate(names, start=1))


def _heading(cell: object) -> str:
    """A heading on one line, without marks of what must be filled: `* 工单编号(必填)` is 工单编号."""
    text = folded(" ".join(as_text(cell).split()))
    return re.sub(r"^\*\s*|\s*\*$|\s*\((?:必填|选填|可选)\)$|[::]$", "", text).strip()


def _looks_like_data(cells: list[object], given: list[str]) -> bool:
    if len(given) < 2 or any(isinstance(cell, Formula) for cell in cells):  # noqa: PLR2004
        return True
    odd = sum(1 for name in given if _DATA_LIKE.fullmatch(name) or len(name) > _LONGEST_HEADING)
    return odd * 3 > len(given)
