"""Tables that go out: xlsx and csv, no cell of which a spreadsheet takes for a formula, whole or not at all.

A cell that begins with `= + - @`, TAB, CR or NUL runs as a formula in some spreadsheet; csv gets a leading
apostrophe, xlsx cells are written with the type of text (OWASP ASVS 5.0, 1.2.10).
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from commandroom.domain.errors import RefusedError, WorldError, WrongUseError
from commandroom.interop.values import clean

TOWNSHIP = ZoneInfo("Asia/Shanghai")

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\0", "\n", "＝", "＋", "－", "＠")
_XLSX_ROWS = 1_048_576
_XLSX_CELL = 32_767
_WIDEST = 48
_SAFE_INTEGER = 10**15


class TableWriter(Protocol):
    """Takes rows one by one."""

    def write(self, cells: Sequence[object]) -> None:
        """Write one row. Raises: RefusedError where the format is full."""
        ...


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a table as the path's suffix says, through a temporary file beside it; gives the number of rows.

    Aware moments become the township's time: real dates in xlsx, ISO with `+08:00` in csv.

    Raises:
        WrongUseError: `export.unknown_format`. RefusedError: `export.too_many_rows`.
        WorldError: `export.unwritable`; then nothing is left behind.
    """
    with table_writer(path, columns) as table:
        count = 0
        for cells in rows:
            table.write(cells)
            count += 1
    return count


@contextmanager
def table_writer(path: Path, columns: Sequence[str]) -> Iterator[TableWriter]:
    """A writer of rows under a heading; the file appears when the block ends well, and not at all otherwise.

    Raises:
        WrongUseError, WorldError: as `write_table`.
    """
    writers = {".xlsx": _xlsx_writer, ".csv": _csv_writer}
    opened = writers.get(path.suffix.lower())
    if opened is None:
        raise WrongUseError("export.unknown_format", suffix=path.suffix or path.name)
    part = path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")
    try:
        with opened(part) as table:
            table.write(columns)
            yield table
        os.chmod(part, 0o600)  # noqa: PTH101  the file may hold what only its owner may read
        os.replace(part, path)  # noqa: PTH105  atomic on every system
    except OSError as error:
        raise WorldError("export.unwritable", file=path.name, reason=error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def safe(text: str) -> str:
    """A text that no spreadsheet runs when it stands in a csv cell."""
    shown = text.replace("\0", "")
    return "'" + shown if text.startswith(_DANGEROUS) else shown


class _CsvTable:
    def __init__(self, file: Any) -> None:
        self._writer = csv.writer(file, lineterminator="\r\n")

    def write(self, cells: Sequence[object]) -> None:
        self._writer.writerow([_csv_cell(cell) for cell in cells])


def _csv_cell(cell: object) -> object:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int | float):
        return cell
    if isinstance(cell, datetime):
        return (cell.astimezone(TOWNSHIP) if cell.tzinfo else cell).isoformat(timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else safe(str(cell))


@contextmanager
def _csv_writer(part: Path) -> Iterator[TableWriter]:
    # Lone surrogates cannot be encoded; they stand for bytes that were no text to begin with.
    with part.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
        yield _CsvTable(file)
        file.flush()
        os.fsync(file.fileno())


class _XlsxTable:
    def __init__(self, book: Any) -> None:
        self._sheet = book.add_worksheet()
        self._head = book.add_format({"bold": True, "text_wrap": False})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._row = 0

    def write(self, cells: Sequence[object]) -> None:
        if self._row >= _XLSX_ROWS:
            raise RefusedError("export.too_many_rows", limit=_XLSX_ROWS - 1)
        if self._row == 0:
            self._sheet.freeze_panes(1, 0)
            for column, name in enumerate(cells):
                width = min(max(12, 2 * len(str(name)) + 2), _WIDEST)
                self._sheet.set_column(column, column, width)
        for column, cell in enumerate(cells):
            self._put(column, cell)
        self._row += 1

    def _put(self, column: int, cell: object) -> None:
        if cell is None or cell == "":
            return
        is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
        if is_number and isinstance(cell, int | float) and abs(cell) < _SAFE_INTEGER:
            self._sheet.write_number(self._row, column, cell)
        elif isinstance(cell, datetime):
            naive = (cell.astimezone(TOWNSHIP) if cell.tzinfo else cell).replace(tzinfo=None)
            self._sheet.write_datetime(self._row, column, naive, self._moment)
        elif isinstance(cell, date):
            self._sheet.write_datetime(self._row, column, cell, self._day)
        else:
            text = ("是" if cell else "否") if isinstance(cell, bool) else str(cell)
            style = self._head if self._row == 0 else None
            self._sheet.write_string(self._row, column, clean(text)[:_XLSX_CELL], style)


@contextmanager
def _xlsx_writer(part: Path) -> Iterator[TableWriter]:
    from xlsxwriter import Workbook  # noqa: PLC0415  slow to import, needed only here
    from xlsxwriter.exceptions import XlsxWriterException  # noqa: PLC0415

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(part.parent),
    }
    if not part.parent.is_dir():
        raise FileNotFoundError(2, os.strerror(2))
    book = Workbook(str(part), options)
    try:
        yield _XlsxTable(book)
    finally:
        try:
            book.close()
        except XlsxWriterException as error:
            raise OSError(str(error)) from error
