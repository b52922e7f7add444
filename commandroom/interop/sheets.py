"""Workbooks of Excel and WPS: .xlsx in a stream of our own, .xls through xlrd, behind the checks they lack."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from commandroom.domain.errors import RefusedError, WorldError, WrongUseError
from commandroom.interop.cells import Cells
from commandroom.interop.grid import Grid, Limits, Merged, Row
from commandroom.interop.packed import looked_through
from commandroom.interop.strings import Strings
from commandroom.interop.workbook import BROKEN, Book, read_book

_OLD_BYTES = 200 << 20


def open_xlsx(path: Path, *, sheet: str | None, limits: Limits) -> Grid:
    """A workbook in Office Open XML; formulas arrive as `Formula`, moments as naive `datetime`.

    Raises:
        RefusedError: a zip bomb, entities, too many rows.
        WorldError: no workbook, a broken or a locked one.
        WrongUseError: `import.unknown_sheet`.
    """
    parts = looked_through(path, limits=limits)
    book = read_book(path)
    seen = {name: parts[place] for name, place in book.sheets.items() if place in parts}
    chosen = _chosen(
        path, tuple(seen), sheet, first_filled=next((n for n, p in seen.items() if p.rows), None)
    )
    part = seen[chosen]
    if part.rows > limits.rows + 1:
        raise RefusedError("import.too_many_rows", file=path.name, limit=limits.rows)
    rows = partial(_xlsx_rows, path, book, chosen)
    return Grid(sheets=tuple(seen), sheet=chosen, total=part.rows, merged=part.merged, rows=rows)


def _chosen(path: Path, names: tuple[str, ...], wanted: str | None, *, first_filled: str | None) -> str:
    if not names:
        raise WorldError("import.not_a_table", file=path.name)
    if wanted is not None and wanted not in names:
        raise WrongUseError("import.unknown_sheet", sheet=wanted, sheets="、".join(names))
    return wanted or first_filled or names[0]


def _xlsx_rows(path: Path, book: Book, sheet: str) -> Iterator[Row]:
    cells = None
    try:
        with ExitStack() as stack:
            package = stack.enter_context(zipfile.ZipFile(path))
            is_shared = book.strings in package.namelist()
            strings = stack.enter_context(package.open(book.strings)) if is_shared else None
            stream = stack.enter_context(package.open(book.sheets[sheet]))
            cells = Cells(Strings(strings), book.formats)
            yield from cells.rows(stream)
    except BROKEN:
        if cells is not None and cells.last:
            raise WorldError("import.broken_row", file=path.name, row=cells.last) from None
        raise WorldError("import.broken_workbook", file=path.name) from None


def open_xls(path: Path, *, sheet: str | None, limits: Limits) -> Grid:
    """A workbook of Excel 2–2003. The format keeps only the results of formulas, so these arrive as values.

    Raises:
        RefusedError: too many rows. WorldError: no workbook, a broken or a locked one.
        WrongUseError: `import.unknown_sheet`.
    """
    if path.stat().st_size > _OLD_BYTES:
        raise RefusedError("import.too_big", file=path.name, limit=_OLD_BYTES >> 20)
    book = _old_book(path)
    names = tuple(book.sheet_names())
    filled = next((name for name in names if book.sheet_by_name(name).nrows), None)
    chosen = _chosen(path, names, sheet, first_filled=filled)
    page = book.sheet_by_name(chosen)
    if page.nrows > limits.rows + 1:
        raise RefusedError("import.too_many_rows", file=path.name, limit=limits.rows)

    def rows() -> Iterator[Row]:
        for index in range(page.nrows):
            yield index + 1, [_xls_value(cell, book.datemode) for cell in page.row(index)]

    return Grid(
        sheets=names, sheet=chosen, total=page.nrows, merged=_old_merges(page), rows=rows, is_portable=False
    )  # the format keeps everything in memory, at most 65,536 rows


def _old_book(path: Path) -> Any:
    import xlrd  # noqa: PLC0415  needed only here

    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise WorldError("import.password", file=path.name)
    try:
        return xlrd.open_workbook(
            file_contents=data, logfile=io.StringIO(), formatting_info=data[:2] == b"\xd0\xcf"
        )
    except xlrd.XLRDError as error:
        code = "import.password" if "encrypted" in str(error) else "import.not_a_table"
        raise WorldError(code, file=path.name) from None
    except (*BROKEN, xlrd.compdoc.CompDocError, NotImplementedError):
        raise WorldError("import.broken_workbook", file=path.name) from None


def _old_merges(page: Any) -> tuple[Merged, ...]:
    return tuple(
        Merged(f"{_letters(left)}{top + 1}:{_letters(right - 1)}{bottom}", top + 1, bottom)
        for top, bottom, left, right in page.merged_cells
    )


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _xls_value(cell: Any, datemode: int) -> object:
    import xlrd  # noqa: PLC0415

    if cell.ctype == xlrd.XL_CELL_DATE:
        return _old_moment(cell.value, datemode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
        return None
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#ERR!"))
    value: object = cell.value
    return value


def _old_moment(serial: float, datemode: int) -> datetime | float:
    import xlrd  # noqa: PLC0415

    try:
        moment: datetime = xlrd.xldate.xldate_as_datetime(serial, datemode)
    except (xlrd.XLDateError, ValueError, OverflowError):
        return serial
    return moment
