"""Workbooks of Excel and WPS: .xlsx through openpyxl, .xls through xlrd, behind the checks they lack."""

from __future__ import annotations

import io
import itertools
import posixpath
import re
import struct
import warnings
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from commandroom.domain.errors import RefusedError, WorldError, WrongUseError
from commandroom.interop.grid import Grid, Limits, Merged, Row
from commandroom.interop.packed import Part, looked_through
from commandroom.interop.values import Formula

_BROKEN = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    EOFError,
    OverflowError,
    struct.error,
    zipfile.BadZipFile,
    ET.ParseError,
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BLOCK = 500
_OLD_BYTES = 200 << 20


def open_xlsx(path: Path, *, sheet: str | None, limits: Limits) -> Grid:
    """A workbook in Office Open XML; formulas arrive as `Formula`, moments as naive `datetime`.

    Raises:
        RefusedError: a zip bomb, entities, too many rows.
        WorldError: no workbook, a broken or a locked one.
        WrongUseError: `import.unknown_sheet`.
    """
    parts = looked_through(path, limits=limits)
    places = _sheet_places(path)
    seen = {name: parts[place] for name, place in places.items() if place in parts}
    chosen = _chosen(
        path, tuple(seen), sheet, first_filled=next((n for n, p in seen.items() if p.rows), None)
    )
    part = seen[chosen]
    if part.rows > limits.rows + 1:
        raise RefusedError("import.too_many_rows", file=path.name, limit=limits.rows)
    return _grid(path, tuple(seen), chosen, part)


def _grid(path: Path, names: tuple[str, ...], chosen: str, part: Part) -> Grid:
    def rows() -> Iterator[Row]:
        return _xlsx_rows(path, chosen)

    return Grid(sheets=names, sheet=chosen, total=part.rows, merged=part.merged, rows=rows)


def _chosen(path: Path, names: tuple[str, ...], wanted: str | None, *, first_filled: str | None) -> str:
    if not names:
        raise WorldError("import.not_a_table", file=path.name)
    if wanted is not None and wanted not in names:
        raise WrongUseError("import.unknown_sheet", sheet=wanted, sheets="、".join(names))
    return wanted or first_filled or names[0]


def _sheet_places(path: Path) -> dict[str, str]:
    """Each sheet's name and where its part lies in the package, in the workbook's order."""
    try:
        with zipfile.ZipFile(path) as package:
            targets = _targets(package, "", "_rels/.rels")
            book = next(place for place, kind in targets.values() if kind.endswith("/officeDocument"))
            folder, name = posixpath.split(book)
            links = _targets(package, folder, posixpath.join(folder, "_rels", f"{name}.rels"))
            root = ET.fromstring(package.read(book))  # noqa: S314  the package was searched for entities before
    except (*_BROKEN, StopIteration):
        raise WorldError("import.broken_workbook", file=path.name) from None
    found: dict[str, str] = {}
    for node in root.iter():
        if node.tag in {f"{_MAIN}sheet", f"{_STRICT}sheet"}:
            link = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
            found[node.attrib.get("name", "")] = links.get(link, ("", ""))[0]
    return found


def _targets(package: zipfile.ZipFile, folder: str, rels: str) -> dict[str, tuple[str, str]]:
    root = ET.fromstring(package.read(rels))  # noqa: S314  the package was searched for entities before
    found: dict[str, tuple[str, str]] = {}
    for node in root:
        target = node.attrib["Target"]
        place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found[node.attrib["Id"]] = (posixpath.normpath(place), node.attrib["Type"])
    return found


def _xlsx_rows(path: Path, sheet: str) -> Iterator[Row]:
    from openpyxl import load_workbook  # noqa: PLC0415  slow to import, needed only here

    with path.open("rb") as file:  # by its content: openpyxl would refuse it for its name
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
                page: Any = book[sheet]
        except _BROKEN:
            raise WorldError("import.broken_workbook", file=path.name) from None
        try:
            page.reset_dimensions()
            yield from _blocks(path, page.iter_rows())
        finally:
            book.close()


def _blocks(path: Path, rows: Iterator[Any]) -> Iterator[Row]:
    """The rows in blocks, so that openpyxl's remarks on odd dates are silenced for it alone."""
    after = 0
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                block = list(itertools.islice(rows, _BLOCK))
        except _BROKEN:
            raise WorldError("import.broken_workbook", file=path.name) from None
        for cells in block:
            after = next((cell.row for cell in cells if hasattr(cell, "column")), after + 1)
            yield after, [_xlsx_value(cell) for cell in cells]
        if len(block) < _BLOCK:
            return


def _xlsx_value(cell: Any) -> object:
    value = cell.value
    if cell.data_type == "f":
        return Formula(value if isinstance(value, str) else getattr(value, "text", None) or "=")
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value
    return value


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

    return Grid(sheets=names, sheet=chosen, total=page.nrows, merged=_old_merges(page), rows=rows)


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
    except (*_BROKEN, xlrd.compdoc.CompDocError, NotImplementedError):
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
