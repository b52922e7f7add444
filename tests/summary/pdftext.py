"""The text of a PDF as a reader would copy it: glyphs through the ToUnicode table of their font, page by page."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)> (?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL)


def pages(data: bytes) -> list[str]:
    """The text of each page, in the order in which it is drawn."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(data)}
    kids = next(body for body in objects.values() if b"/Type /Pages" in body)
    order = [int(number) for number in re.findall(rb"(\d+) 0 R", kids.split(b"/Kids")[1].split(b"]")[0])]
    return [_page(objects, objects[number]) for number in order]


def faces(data: bytes) -> set[str]:
    """The names of the faces that are embedded."""
    return {name.decode() for name in re.findall(rb"/FontName /[A-Z]{6}\+(\S+)", data)}


def _page(objects: dict[int, bytes], page: bytes) -> str:
    fonts = _fonts(objects, objects[_reference(page, b"Resources")])
    letters: list[str] = []
    table: dict[int, str] = {}
    for font, shown in _SHOWN.findall(_content(objects[_reference(page, b"Contents")])):
        if font:
            table = fonts[font]
        else:
            codes = [int(shown[at : at + 4], 16) for at in range(0, len(shown), 4)]
            letters += [table[code] for code in codes]
    return "".join(letters)


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert found is not None
    return int(found[1])


def _content(body: bytes) -> bytes:
    found = _STREAM.search(body)
    assert found is not None
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _fonts(objects: dict[int, bytes], resources: bytes) -> dict[bytes, dict[int, str]]:
    listed = re.findall(rb"/(F\d+) (\d+) 0 R", resources)
    return {
        name: _letters(_content(objects[_reference(objects[int(ref)], b"ToUnicode")])) for name, ref in listed
    }


def _letters(table: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, single, several in _RANGE.findall(part):
            low, high = int(first, 16), int(last, 16)
            texts = [_utf16(one) for one in re.findall(rb"<([0-9A-Fa-f]+)>", several)]
            for place, code in enumerate(range(low, high + 1)):
                found[code] = texts[place] if texts else chr(int(single, 16) + place)
    return found


def _utf16(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")
