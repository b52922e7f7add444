"""Workbooks as broken disks, bad transfers and careless programs leave them: sound ones with their XML or bytes changed."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook as SharingWorkbook

from tests.interop.making import HEADER, ROW, repacked, xlsx_file

_ATTRIBUTE = re.compile(rb'(\s[\w:]+=")([^"]*)(")')
_TEXT = re.compile(rb">([^<>]+)<")
_TAG = re.compile(rb"<[^<>]+>")
_PARTS = re.compile(
    r"xl/(?:worksheets/.+|sharedStrings|workbook|styles)\.xml|.+\.rels|\[Content_Types\]\.xml"
)
_STRICT = (
    (b"schemas.openxmlformats.org/spreadsheetml/2006/main", b"purl.oclc.org/ooxml/spreadsheetml/main"),
    (b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"),
)
VALUES: tuple[bytes, ...] = (
    b"", b"0", b"-1", b"-3", b"abc", b"1e9", b"nan", b"inf", b"2", b"1048576", b"1048577", b"1048577000", b"9" * 400,
    b"9" * 5_000, b"A1", b"B2", b"XFD1", b"XFE1", b"ZZZZZZZ1", b"1A", b"$A$1", "甲1".encode(), b"s", b"n", b"b", b"d", b"e",
    b"str", b"inlineStr", b"shared", b"array", b"2025-09-11T09:24:00", b"9999-99-99", b"-0.0", b"1.7e308", b"60", b"true",
    b"_x0000_", b"_xD800_", b"&#13;", b"../../x.xml", b"/etc/passwd", b"xl/worksheets/sheet1.xml", b"=1+1", b"&lt;",
)  # fmt: skip
Change = Callable[[random.Random, bytes], bytes]


def _set(draw: random.Random, pattern: re.Pattern[bytes], group: int, content: bytes) -> bytes:
    """One thing that a pattern finds gets another value."""
    found = list(pattern.finditer(content))
    if not found:
        return content
    one = draw.choice(found)
    return content[: one.start(group)] + draw.choice(VALUES) + content[one.end(group) :]


def _dropped(draw: random.Random, content: bytes) -> bytes:
    found = list(_TAG.finditer(content))
    if not found:
        return content
    one = draw.choice(found)
    return content[: one.start()] + content[one.end() :]


def _doubled(draw: random.Random, content: bytes) -> bytes:
    """A row, a cell or a string twice, or somewhere else."""
    found = list(
        re.finditer(rb"<(row|c|si|xf|sheet|Relationship)\b[^>]*(?:/>|>.*?</\1>)", content, re.DOTALL)
    )
    if not found:
        return content
    one, at = draw.choice(found), draw.choice(found).start()
    return content[:at] + one[0] + content[at:]


def _flipped(draw: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(draw.randrange(1, 4)):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


CHANGES: tuple[Change, ...] = (
    lambda draw, content: _set(draw, _ATTRIBUTE, 2, content),
    lambda draw, content: _set(draw, _ATTRIBUTE, 2, content),
    lambda draw, content: _set(draw, _TEXT, 1, content),
    lambda draw, content: _ATTRIBUTE.sub(b"", content, count=draw.randrange(1, 9)),
    _dropped,
    _doubled,
    _flipped,
    lambda draw, content: content[: draw.randrange(len(content) + 1)],
    lambda _draw, content: content.replace(b'"utf-8"', b'"gb18030"').replace(b'"UTF-8"', b'"gb18030"'),
    lambda _draw, content: re.sub(rb"<\?xml[^>]*\?>", b"", content).decode(errors="replace").encode("utf-16"),
    lambda draw, content: content + draw.choice((b"<row/>", b"\0", b"<!-- -->", b" " * 300)),
    lambda _draw, _content: b"",
)  # fmt: skip


def changed_xml(draw: random.Random, folder: Path) -> Path:
    """A sound workbook with a few of its parts' elements, attributes, values or letters changed, dropped, or doubled."""
    path = _sound(draw, folder)
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if _PARTS.fullmatch(name)]
    sheets = [name for name in names if "/worksheets/sheet" in name or "sharedStrings" in name]
    chosen = draw.choice((*sheets * 4, *names))

    def change(name: str, content: bytes) -> bytes:
        for _ in range(draw.choice((1, 1, 2, 4)) if name == chosen else 0):
            content = draw.choice(CHANGES)(draw, content) if content else content
        return content

    return repacked(path, change)


def changed_bytes(draw: random.Random, folder: Path) -> Path:
    """A sound workbook with bits turned, a piece cut out or the end missing, as transfers leave them."""
    path = _sound(draw, folder)
    whole = bytearray(path.read_bytes())
    begin = draw.randrange(len(whole))
    match draw.randrange(3):
        case 0:
            del whole[begin:]
        case 1:
            del whole[begin : begin + draw.randrange(1, 500)]
        case _:
            whole = bytearray(_flipped(draw, bytes(whole)))
    path.write_bytes(whole)
    return path


def strict(draw: random.Random, folder: Path) -> Path:
    """A workbook in the strict form of the standard."""

    def renamed(name: str, content: bytes) -> bytes:
        for usual, pure in _STRICT if name.endswith((".xml", ".rels")) else ():
            content = content.replace(usual, pure)
        return content

    return repacked(_sound(draw, folder), renamed)


def _sound(draw: random.Random, folder: Path) -> Path:
    rows: list[tuple[str, ...]] = [
        (f"NB{draw.randrange(10**9)}", *ROW[1:]) for _ in range(draw.randrange(1, 6))
    ]
    return draw.choice((_of_texts, _of_shared))(folder, rows)


def _of_texts(folder: Path, rows: list[tuple[str, ...]]) -> Path:
    return xlsx_file(folder, HEADER, *rows)


def _of_shared(folder: Path, rows: list[tuple[str, ...]]) -> Path:
    """With shared strings, rich texts, moments and a formula."""
    path = folder / "共享.xlsx"
    with SharingWorkbook(str(path), {"date_1904": len(rows) % 2 == 0}) as book:
        page, bold, day = (
            book.add_worksheet(),
            book.add_format({"bold": True}),
            book.add_format({"num_format": 22}),
        )
        page.write_row(0, 0, HEADER)
        for at, row in enumerate(rows, start=1):
            page.write_row(at, 0, row)
            page.write_datetime(at, 1, datetime(2025, 9, 11, 9, 24), day)  # noqa: DTZ001 - a sheet knows no zone
            page.write_rich_string(at, 3, "北街", bold, "路灯", "三天不亮。")
        page.write_formula(len(rows) + 1, 4, "=13800138000+1")
    return path
