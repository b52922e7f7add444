"""What a workbook's package says about its sheets: where they lie, where their strings lie, which formats are moments."""

from __future__ import annotations

import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from commandroom.domain.errors import WorldError

BROKEN = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    EOFError,
    OverflowError,
    NotImplementedError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    ET.ParseError,
)
"""What reading a damaged or forged file can come to, whoever reads it."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"

_WINDOWS, _MAC = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  the sheet's own time
_LONGEST_PART = 32 << 20
_YES = frozenset({"1", "true", "on"})
# ECMA-376 §18.8.30: those of every language, then those that Chinese, Japanese and Korean programs have besides.
_MOMENTS = frozenset({*range(14, 23), 45, 46, 47, *range(27, 37), *range(50, 59)})
_SPANS = frozenset({46})
_NOT_THE_FORMAT = re.compile(r'".*?"|\\.|_.|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]', re.IGNORECASE)
_OF_A_MOMENT = re.compile(r"[dmhys]", re.IGNORECASE)
_OF_A_SPAN = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)


class Formats(NamedTuple):
    """Which cell formats show a number as a moment or as a span of time, and the day from which days are counted."""

    moments: frozenset[int] = frozenset()
    spans: frozenset[int] = frozenset()
    begins: datetime = _WINDOWS


class Book(NamedTuple):
    """A workbook: its sheets' names with the parts they lie in, in its own order; the part of its strings, or none."""

    sheets: dict[str, str]
    strings: str
    formats: Formats


def read_book(path: Path) -> Book:
    """The workbook of a package that was looked through for bombs and entities.

    Raises:
        WorldError: `import.broken_workbook`.
    """
    try:
        with zipfile.ZipFile(path) as package:
            targets = _targets(package, "", "_rels/.rels")
            book = next(place for place, kind in targets.values() if kind.endswith("/officeDocument"))
            folder, name = posixpath.split(book)
            links = _targets(package, folder, posixpath.join(folder, "_rels", f"{name}.rels"))
            root, places = (
                _tree(package, book),
                {kind.rpartition("/")[2]: place for place, kind in links.values()},
            )
            return Book(
                _sheets(root, links), places.get("sharedStrings", ""), _formats(package, root, places)
            )
    except (*BROKEN, StopIteration):
        raise WorldError("import.broken_workbook", file=path.name) from None


def _tree(package: zipfile.ZipFile, part: str) -> ET.Element:
    if package.getinfo(part).file_size > _LONGEST_PART:  # more than that is never unpacked of it
        raise ValueError(part)
    return ET.fromstring(package.read(part))  # noqa: S314  the package was searched for entities before


def _targets(package: zipfile.ZipFile, folder: str, rels: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for node in _tree(package, rels):
        target = node.attrib["Target"]
        place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found[node.attrib["Id"]] = (posixpath.normpath(place), node.attrib["Type"])
    return found


def _all(root: ET.Element, name: str) -> list[ET.Element]:
    return [node for node in root.iter() if node.tag in {f"{{{MAIN}}}{name}", f"{{{STRICT}}}{name}"}]


def _sheets(root: ET.Element, links: dict[str, tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in _all(root, "sheet"):
        link = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
        found[node.attrib.get("name", "")] = links.get(link, ("", ""))[0]
    return found


def _formats(package: zipfile.ZipFile, root: ET.Element, places: dict[str, str]) -> Formats:
    is_mac = any(node.attrib.get("date1904", "").lower() in _YES for node in _all(root, "workbookPr"))
    begins = _MAC if is_mac else _WINDOWS
    if places.get("styles") not in package.namelist():
        return Formats(begins=begins)
    styles = _tree(package, places["styles"])
    own = {int(node.attrib["numFmtId"]): node.attrib.get("formatCode", "") for node in _all(styles, "numFmt")}
    uses = [int(node.attrib.get("numFmtId", 0)) for table in _all(styles, "cellXfs") for node in table]
    moments = _MOMENTS - own.keys() | {key for key, words in own.items() if _is_moment(words)}
    spans = _SPANS - own.keys() | {
        key for key, words in own.items() if _OF_A_SPAN.search(words.split(";")[0])
    }
    return Formats(
        moments=frozenset(place for place, key in enumerate(uses) if key in moments),
        spans=frozenset(place for place, key in enumerate(uses) if key in spans),
        begins=begins,
    )


def _is_moment(words: str) -> bool:
    """Whether a number format shows a day or an hour; only its first section counts, its literals do not."""
    return _OF_A_MOMENT.search(_NOT_THE_FORMAT.sub("", words.split(";", maxsplit=1)[0])) is not None
