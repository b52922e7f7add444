"""Comma, semicolon and tab separated text in the encodings that Chinese offices write."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from commandroom.domain.errors import RefusedError, WorldError
from commandroom.interop.grid import Grid, Limits, Row

_CHUNK = 1 << 20
_HEAD = 8192
_LONGEST_CELL = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("utf-8", "gb18030")
_DELIMITERS = ",\t;|"
_TOLD = re.compile(r'"?sep=([,;|\t])"?')
"""A first line by which Excel is told the separator; it is no row."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_STRAY_SHARE = 0.005
_WIDEST = 10
"""Cells right of the heading are kept; this many times as many columns as may be are no table."""
_KEPT_AS_TEXT = re.compile(r"""'(?=[=+\-@\t\r\n＝＋－＠])|="(?P<inside>[^"]*)"$""")


def open_delimited(path: Path, *, limits: Limits) -> Grid:
    """A text file as a grid; it is read once to the end before the first row is given.

    Raises:
        WorldError: it is no text, in no known encoding, or its quotation marks do not close.
        RefusedError: `import.too_many_rows`, `import.too_many_columns`.
    """
    encoding = encoding_of(path)
    delimiter = _delimiter(path, encoding)
    rows = _Rows(path, encoding, delimiter)
    total = 0
    for total, cells in enumerate(rows.read(), start=1):
        if len(cells) > _WIDEST * limits.columns:
            raise RefusedError("import.too_many_columns", file=path.name, limit=limits.columns)
        if total > limits.rows + 1:
            raise RefusedError("import.too_many_rows", file=path.name, limit=limits.rows)
    return Grid(sheets=(), sheet="", total=total, merged=(), rows=rows.numbered)


def encoding_of(path: Path) -> str:
    """The encoding by its mark, else UTF-8 where the whole file is valid in it, else GB18030.

    Raises:
        WorldError: `import.encoding` where neither fits; `import.not_a_table` where the content is no text.
    """
    with path.open("rb") as file:
        head = file.read(4)
        start = head + file.read(_HEAD)
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if marked is None and b"\0" in start:
        raise WorldError("import.not_a_table", file=path.name)
    for name in (marked,) if marked else _CANDIDATES:
        if _decodes(path, name):
            return name
    raise WorldError("import.encoding", file=path.name)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                text = decoder.decode(chunk)
                if "\0" in text or len(_CONTROL.findall(text)) > _STRAY_SHARE * len(text) + 1:
                    raise WorldError("import.not_a_table", file=path.name)
            decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _delimiter(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, newline="") as file:
        head = ""
        while not head.strip():
            line = file.readline(_LONGEST_CELL)
            if not line:
                raise WorldError("import.empty", file=path.name)
            head = line
    told = _TOLD.fullmatch(head.rstrip("\r\n"))
    if told is not None:
        return told[1]
    bare = re.sub(r'"(?:[^"]|"")*"', "", head)
    best = max(_DELIMITERS, key=bare.count)
    if not bare.count(best):
        raise WorldError("import.not_a_table", file=path.name)
    return best


class _Rows:
    """The file's records; the number of a record is the row a spreadsheet shows it in."""

    def __init__(self, path: Path, encoding: str, delimiter: str) -> None:
        self._path = path
        self._encoding = encoding
        self._delimiter = delimiter

    def numbered(self) -> Iterator[Row]:
        for number, cells in enumerate(self.read(), start=1):
            is_told = number == 1 and _TOLD.fullmatch(self._delimiter.join(cells)) is not None
            yield number, [] if is_told else [_unguarded(cell) for cell in cells]

    def read(self) -> Iterator[list[str]]:
        csv.field_size_limit(_LONGEST_CELL)
        record: list[str] = []
        last: list[str] = []
        with self._path.open(encoding=self._encoding, newline="") as file:
            reader = csv.reader(_remembered(file, record), delimiter=self._delimiter)
            try:
                for cells in reader:
                    last, record[:] = list(record), []
                    yield cells
                _closed(last, self._delimiter)
            except UnicodeDecodeError:  # it was read to its end before, so that somebody wrote it meanwhile
                raise WorldError("import.changed", file=self._path.name) from None
            except csv.Error:
                line = max(1, reader.line_num - len(last) + 1)
                raise WorldError("import.broken_line", file=self._path.name, line=line) from None


def _remembered(lines: Iterable[str], record: list[str]) -> Iterator[str]:
    """The lines as they are read, kept in `record` until somebody takes them out."""
    for line in lines:
        record.append(line)
        yield line


def _closed(record: list[str], delimiter: str) -> None:
    """Read a file's last record as the rules have it: a quotation mark that nothing closes swallows the rest.

    Raises:
        Error: of `csv`, where the record does not end before the file does.
    """
    if any('"' in line for line in record):
        try:
            list(csv.reader(record, delimiter=delimiter, strict=True))
        except csv.Error as error:
            if "end of data" in str(error):
                raise


def _unguarded(cell: str) -> str:
    """A cell without what spreadsheets and our own exports write before it to keep it text."""
    found = _KEPT_AS_TEXT.match(cell)
    if found is None:
        return cell
    return cell[1:] if found["inside"] is None else found["inside"]
