"""The strings that a workbook's cells share: read as far as they are asked for, and kept packed.

A hundred thousand rows have a million of them. As Python's own strings they would take some hundred megabytes.
"""

from __future__ import annotations

import xml.parsers.expat
import zlib
from collections import OrderedDict
from typing import IO

import msgspec

from commandroom.interop.workbook import MAIN, STRICT

_CHUNK = 1 << 16
_TOGETHER = 256
_MOST_OPEN = 128
_MOST_PIECES = 4096
_TAGS = {f"{space} {tag}": tag for space in (MAIN, STRICT) for tag in ("si", "t", "rPh")}
_decoder = msgspec.msgpack.Decoder(list[str])


class Strings:
    """The shared strings of one workbook by their number; `stream` is their part, or None where there is none."""

    def __init__(self, stream: IO[bytes] | None) -> None:
        self._stream = stream
        self._reader = _Reader()
        self._packed: list[bytes] = []
        self._open: OrderedDict[int, list[str]] = OrderedDict()

    def __getitem__(self, number: int) -> str:
        """The string of that number.

        Raises:
            IndexError: there is none. ValueError: the part is damaged.
        """
        block, place = divmod(number, _TOGETHER)
        if block < 0:
            raise IndexError(number)
        while block >= len(self._packed) and self._stream is not None:
            self._read_on()
        if block == len(self._packed):
            return self._reader.found[place]
        return self._unpacked(block)[place]

    def _read_on(self) -> None:
        assert self._stream is not None  # noqa: S101 - the caller looked
        chunk = self._stream.read(_CHUNK)
        self._reader.feed(chunk)
        if not chunk:
            self._stream = None
        found = self._reader.found
        while len(found) >= _TOGETHER:
            self._packed.append(zlib.compress(msgspec.msgpack.encode(found[:_TOGETHER]), 1))
            del found[:_TOGETHER]

    def _unpacked(self, block: int) -> list[str]:
        strings = self._open.get(block)
        if strings is None:
            strings = self._open[block] = _decoder.decode(zlib.decompress(self._packed[block]))
            if len(self._open) > _MOST_OPEN:
                self._open.popitem(last=False)
        else:
            self._open.move_to_end(block)
        return strings


class _Reader:
    """The strings of the part as it streams by: the runs of each put together, how they are spoken left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._runs: list[str] = []
        self._is_spoken = False
        self._parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end

    def feed(self, chunk: bytes) -> None:
        """Read on; an empty chunk is the end."""
        try:
            self._parser.Parse(chunk, not chunk)
        except xml.parsers.expat.ExpatError as error:
            raise ValueError(str(error)) from None
        if len(self._runs) > _MOST_PIECES:
            raise ValueError(len(self._runs))

    def _begin(self, name: str, _attributes: dict[str, str]) -> None:
        tag = _TAGS.get(name)
        if tag == "t" and not self._is_spoken:
            self._parser.CharacterDataHandler = self._runs.append
        elif tag == "rPh":
            self._is_spoken = True

    def _end(self, name: str) -> None:
        tag = _TAGS.get(name)
        if tag == "t":
            self._parser.CharacterDataHandler = None
        elif tag == "si":
            self.found.append("".join(self._runs))
            self._runs.clear()
        elif tag == "rPh":
            self._is_spoken = False
