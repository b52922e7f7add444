"""The cells of a sheet in Office Open XML, read in a stream: nothing is kept of a row once it was handed over.

openpyxl builds a tree of each row and an object of each cell, and takes ten times as long.
"""

from __future__ import annotations

import re
import xml.parsers.expat
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import IO

from commandroom.interop.grid import Row, next_row
from commandroom.interop.strings import Strings
from commandroom.interop.values import Formula
from commandroom.interop.workbook import MAIN, STRICT, Formats

_CHUNK = 1 << 16
_LONGEST = 1 << 20
_MOST_PIECES = 256
_MOST_COLUMNS = 16_384
_FAR = 1024
"""What stands there and is empty comes of a line that was coloured to its end."""
_DIGITS = "0123456789"
_TAGS = {f"{space} {tag}": tag for space in (MAIN, STRICT) for tag in ("row", "c", "v", "f", "t", "rPh")}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAY_MILLIS = 86_400_000
_LEAP_DAY_OF_1900 = 60


class Cells:
    """Reads one sheet; formulas come as `Formula`, moments as naive `datetime`, empty cells as None."""

    def __init__(self, strings: Strings, formats: Formats) -> None:
        self._strings, self._formats = strings, formats
        self._columns: dict[str, int] = {}
        self._shared: dict[str, str] = {}
        self._rows: list[Row] = []
        self.last = 0
        self._row: list[object]
        self._cell: dict[str, str] = {}
        self._text: list[str] = []
        self._value = ""
        self._formula: Formula | None = None
        self._of_formula: dict[str, str] = {}
        self._is_spoken = False
        self._parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end

    def rows(self, stream: IO[bytes]) -> Iterator[Row]:
        """The rows that stand in the sheet's part, each with its number.

        Raises:
            ValueError, IndexError, AttributeError, OverflowError: the part is damaged, near the row `last`.
        """
        chunk = b" "
        while chunk:
            chunk = stream.read(_CHUNK)
            try:
                self._parser.Parse(chunk, not chunk)
            except xml.parsers.expat.ExpatError as error:
                raise ValueError(str(error)) from None
            if len(self._text) > _MOST_PIECES:
                raise ValueError(len(self._text))
            rows, self._rows = self._rows, []
            yield from rows

    # --- elements ---------------------------------------------------------------------------------------------

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        tag = _TAGS.get(name)
        if tag == "c":
            self._cell, self._value, self._formula = attributes, "", None
        elif tag == "v" or (tag == "t" and not self._is_spoken):
            self._parser.CharacterDataHandler = self._text.append
        elif tag == "row":
            self.last = next_row(self.last, attributes.get("r"))
            self._row = []
        elif tag == "f":
            self._of_formula = attributes
            self._parser.CharacterDataHandler = self._text.append
        elif tag == "rPh":
            self._is_spoken = True

    def _end(self, name: str) -> None:
        tag = _TAGS.get(name)
        if tag == "c":
            self._place(self._made() if self._formula is None else self._formula)
        elif tag == "v" or tag == "t":  # noqa: PLR1714 - with each cell: a set would take twice as long
            self._value = self._said(self._value)
        elif tag == "row":
            self._rows.append((self.last, self._row))
            del self._row  # a cell that stands in no row has no place
        elif tag == "f":
            self._formula = self._formula_of(self._said("="))
        elif tag == "rPh":
            self._is_spoken = False

    def _said(self, before: str) -> str:
        self._parser.CharacterDataHandler = None
        said = before + "".join(self._text)
        self._text.clear()
        if len(said) > _LONGEST:
            raise ValueError(len(said))
        return said

    def _formula_of(self, words: str) -> Formula:
        """The formula; a cell that shares one has no words of its own."""
        if self._of_formula.get("t") == "shared":
            words = self._shared.setdefault(self._of_formula.get("si", ""), words)
        return Formula(words)

    def _place(self, value: object) -> None:
        """Put a cell where it says it stands, or after the one before; two that say something have not one place."""
        row, place = self._row, self._cell.get("r")
        column = len(row) if place is None else self._column(place.rstrip(_DIGITS))
        if column == len(row) < _MOST_COLUMNS:
            row.append(value)
        elif column >= _MOST_COLUMNS or (value is not None and column < len(row) and row[column] is not None):
            raise ValueError(place)
        elif value is not None or len(row) <= column < _FAR:
            row.extend([None] * (column + 1 - len(row)))
            row[column] = value

    def _column(self, letters: str) -> int:
        found = self._columns.get(letters)
        if found is None:
            found = -1
            for letter in letters:
                found = (found + 1) * 26 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(letter)
            if not 0 <= found < _MOST_COLUMNS:
                raise ValueError(letters)
            self._columns[letters] = found
        return found

    # --- values -----------------------------------------------------------------------------------------------

    def _made(self) -> object:
        """What a cell holds that is no formula."""
        kind, value = self._cell.get("t", "n"), self._value
        if not value:
            return None
        match kind:
            case "s":
                return unescaped(self._strings[int(value)])
            case "n":
                return self._number_or_moment(value)
            case "b":
                return bool(int(value))
            case "d":
                return _moment_of(value)
            case _:
                return unescaped(value)

    def _number_or_moment(self, value: str) -> object:
        number = int(value) if value.isdecimal() else _number(value)
        style = self._cell.get("s")
        if style is None or int(style) not in self._formats.moments:
            return number
        try:
            return self._moment(number, is_span=int(style) in self._formats.spans)
        except (OverflowError, ValueError):  # such a day is not in any calendar; Excel shows a row of signs
            return number

    def _moment(self, number: float, *, is_span: bool) -> datetime | time | timedelta:
        day, rest = divmod(number, 1)
        hours = timedelta(milliseconds=round(rest * _DAY_MILLIS))
        if is_span:
            return timedelta(days=day) + hours
        begins = self._formats.begins
        if 0 <= number < 1 and not hours.days:
            return (begins + hours).time()
        if 0 < number < _LEAP_DAY_OF_1900 and begins.year < 1900:  # noqa: PLR2004 - 1900 had none
            day += 1
        return begins + timedelta(days=day) + hours


def _number(value: str) -> float:
    try:
        return int(value)
    except ValueError:
        return float(value)


def _moment_of(value: str) -> object:
    """A moment in the sheet's own time as ISO 8601 writes it; the words themselves where it is something else."""
    try:
        bare = value.removesuffix("Z")
        return date.fromisoformat(bare) if len(bare) == len("2026-01-01") else datetime.fromisoformat(bare)
    except ValueError:
        return value


def unescaped(text: str) -> str:
    """A text with the characters that XML cannot hold, which workbooks write as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
