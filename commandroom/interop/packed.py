"""A spreadsheet's package, looked through before a reader opens it: bombs, entities, passwords, merged cells.

The whole package is unpacked once in a stream that counts, so that what its own directory declares is not
simply believed.
"""

from __future__ import annotations

import errno
import re
import xml.parsers.expat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from commandroom.domain.errors import RefusedError, WorldError
from commandroom.interop.grid import Limits, Merged, next_row
from commandroom.interop.workbook import BROKEN

_CHUNK = 1 << 18
_OVERLAP = 256
_MOST_PARTS = 5_000
_BOMB_FROM, _BOMB_RATIO = 32 << 20, 150
_STRINGS_LIMIT = 256 << 20
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s>/])([^>]*)>")
_SHEET = re.compile(r"xl/worksheets/.+\.xml")
_NUMBER = re.compile(rb"\sr\s*=\s*[\"']([^\"']*)[\"']")
_FAR_CELL = re.compile(rb' r="[A-Z]{3,}\d*"[^>]*[^/>]>')
"""One that is filled; who colours a line to its end leaves empty cells there, which say nothing."""
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]+(\d+)(?::[A-Z]+(\d+))?)[\"']")


class Part(NamedTuple):
    """What was seen in one worksheet's part: rows that hold something, merged ranges."""

    rows: int
    merged: tuple[Merged, ...]


class BadPackageError(Exception):
    """A part is no well-formed XML or does not unpack."""


def looked_through(path: Path, *, limits: Limits) -> dict[str, Part]:
    """Every worksheet part by its name in the package.

    Raises:
        RefusedError: `import.zip_bomb`, `import.entities`, `import.too_many_columns`.
        WorldError: `import.password`, `import.not_a_table`, `import.broken_workbook`, `import.broken_row`.
    """
    try:
        with zipfile.ZipFile(path) as package:
            members = package.infolist()
            _check_directory(path, package, members, limits)
            return _parts(path, package, members, limits)
    except (*BROKEN, BadPackageError):
        raise WorldError("import.broken_workbook", file=path.name) from None
    except OSError as error:
        if error.errno in {
            None,
            errno.EINVAL,
        }:  # bzip2 says so, and a directory that points before the file's begin
            raise WorldError("import.broken_workbook", file=path.name) from None
        raise


def _check_directory(
    path: Path, package: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits
) -> None:
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names or not any(_SHEET.fullmatch(n) for n in names):
        raise WorldError("import.not_a_table", file=path.name)
    if any(member.flag_bits & 1 for member in members):
        raise WorldError("import.password", file=path.name)
    declared = sum(member.file_size for member in members)
    if len(members) > _MOST_PARTS or declared > limits.unpacked_bytes:
        raise RefusedError("import.zip_bomb", file=path.name)
    if any(_is_bomb(member.file_size, member.compress_size) for member in members):
        raise RefusedError("import.zip_bomb", file=path.name)
    if package.fp is None:
        raise BadPackageError


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > _BOMB_FROM and unpacked > _BOMB_RATIO * max(packed, 1)


def _parts(
    path: Path, package: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits
) -> dict[str, Part]:
    found: dict[str, Part] = {}
    left = limits.unpacked_bytes
    for member in members:
        is_sheet = member.filename.startswith("xl/worksheets/")
        seen = _Seen(path, member, is_sheet=is_sheet, columns=limits.columns)
        for chunk in _unpacked(package, member):
            left -= len(chunk)
            if left < 0 or seen.is_too_much(len(chunk)):
                raise RefusedError("import.zip_bomb", file=path.name)
            seen.feed(chunk)
        seen.close()
        if seen.is_sheet:
            found[member.filename] = Part(seen.rows, tuple(seen.merged))
    return found


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


class _Seen:
    """One part as it streams by: well-formed, without a DTD, its rows and merged cells counted."""

    def __init__(self, path: Path, member: zipfile.ZipInfo, *, is_sheet: bool, columns: int) -> None:
        self.is_sheet = is_sheet
        self.rows = 0
        self.merged: list[Merged] = []
        self._path = path
        self._member = member
        self._columns = columns
        self._size = self._last = 0
        self._tail = b""
        self._parser = self._new_parser() if member.filename.endswith((".xml", ".rels")) else None

    def is_too_much(self, more: int) -> bool:
        self._size += more
        if self._member.filename.endswith("sharedStrings.xml") and self._size > _STRINGS_LIMIT:
            return True
        return _is_bomb(self._size, self._member.compress_size)

    def feed(self, chunk: bytes) -> None:
        if self._parser is not None:
            try:
                self._parser.Parse(chunk, False)
            except xml.parsers.expat.ExpatError:
                raise BadPackageError from None
        if self.is_sheet:
            self._look(chunk, is_last=False)

    def close(self) -> None:
        if self._parser is not None:
            try:
                self._parser.Parse(b"", True)
            except xml.parsers.expat.ExpatError:
                raise BadPackageError from None
        self._look(b"", is_last=True)

    def _look(self, chunk: bytes, *, is_last: bool) -> None:
        """Count what begins before the last bytes; these wait for the next chunk, so that no tag is cut."""
        data = self._tail + chunk
        end = len(data) if is_last else max(len(data) - _OVERLAP, 0)
        cut = end
        for match in _ROW.finditer(data):
            if match.start() < end:
                self._see_row(match[1])
                cut = max(cut, match.end())
        if self.is_sheet and _FAR_CELL.search(data):
            raise RefusedError("import.too_many_columns", file=self._path.name, limit=self._columns)
        for match in _MERGE.finditer(data):
            if match.start() < end:
                first, last = int(match[2]), int(match[3] or match[2])
                self.merged.append(Merged(match[1].decode(), first, last))
                cut = max(cut, match.end())
        self._tail = data[cut:]

    def _see_row(self, attributes: bytes) -> None:
        """Rows come in their order and none beyond the end; what goes back would be passed over unseen."""
        said = _NUMBER.search(attributes)
        try:
            number = next_row(self._last, said[1].decode() if said is not None else None)
        except (ValueError, OverflowError):
            raise WorldError("import.broken_row", file=self._path.name, row=self._last) from None
        self._last = number
        self.rows += not attributes.endswith(b"/")

    def _new_parser(self) -> xml.parsers.expat.XMLParserType:
        parser = xml.parsers.expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        return parser

    def _refuse(self, *_: object) -> None:
        raise RefusedError("import.entities", file=self._path.name)
