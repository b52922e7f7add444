"""Exchange packages: what the exchange would send, as one file for a stick. Complete or refused; their order does not matter.

A package is a zstd stream of JSON lines: the statements, the parts, at the end a line with the number of entries, the
SHA-256 of all before it and the signature of the device that made it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec
import zstandard

from commandroom.base.durable import write_whole
from commandroom.domain.errors import RefusedError, WorldError
from commandroom.domain.exchange import streams
from commandroom.domain.exchange.effects import (
    KeepParts,
    KeepStatements,
    Kept,
    LoadSpan,
    LoadStatements,
    SealOwn,
    Span,
)
from commandroom.domain.exchange.messages import MOST_ENTRIES, MOST_RAW, Part, Statement, Want
from commandroom.domain.exchange.proving import prove
from commandroom.domain.exchange.streams import Device, Role
from commandroom.domain.exchange.trust import Trust
from commandroom.domain.journal import millis, moment
from commandroom.domain.time.moments import local as township_time
from commandroom.store.exchange.disk import SeatDisk
from commandroom.store.exchange.peers import PeerFacts
from commandroom.sync.keys import DeviceKeys, verify
from commandroom.usecases.exchanging import ExchangedRow, Package

SUFFIX = ".crx"
FORMAT = 1
MOST_BYTES = 2 * 1024**3
_MOST_LINE = 64 * 1024 * 1024
_BROKEN = (msgspec.MsgspecError, UnicodeDecodeError)
"""What a line with a changed byte is read with: it is no JSON, no such shape, or no UTF-8."""
_PURPOSE = b"commandroom package 1\n"


class _Head(msgspec.Struct, frozen=True):
    format: int
    place: str
    seat: str
    device: str
    made_at: int
    statements: tuple[Statement, ...]


class _Page(msgspec.Struct, frozen=True):
    parts: tuple[Part, ...]
    keys: dict[str, str]


class _Tail(msgspec.Struct, frozen=True):
    entries: int
    sha256: str
    signature: str


class _Read(msgspec.Struct, frozen=True):
    """A package that was read whole and found good."""

    head: _Head
    sha256: str
    entries: int


def write(disk: SeatDisk, folder: Path, *, peer: PeerFacts, keys: DeviceKeys, now: datetime) -> Package:
    """Everything that the room's seats may have, in a new file.

    Raises:
        WorldError: `package.cannot_write`.
    """
    disk.perform(SealOwn())
    head = _Head(FORMAT, peer.place, peer.seat, peer.device, millis(now), disk.perform(LoadStatements()))
    file = folder / f"exchange-{peer.place}-{peer.seat}-{township_time(now):%Y%m%d-%H%M%S}{SUFFIX}"
    total, entries, out = hashlib.sha256(), 0, io.BytesIO()
    with zstandard.ZstdCompressor(level=3).stream_writer(out, closefd=False) as packed:
        for line, count in _lines(disk, head):
            total.update(line)
            packed.write(line)
            entries += count
        word = total.hexdigest()
        signature = keys.sign(_PURPOSE + f"{entries}\n{word}".encode())
        packed.write(msgspec.json.encode(_Tail(entries, word, signature)) + b"\n")
    try:
        write_whole(file, out.getvalue())
    except OSError as error:
        raise WorldError("package.cannot_write", folder=str(folder), reason=error.strerror or "") from error
    return Package(file, peer.place, peer.seat, entries, word, now)


def _lines(disk: SeatDisk, head: _Head) -> Iterator[tuple[bytes, int]]:
    yield msgspec.json.encode(head) + b"\n", 0
    wants = tuple(Want(stream) for stream in sorted(disk.sums()))
    while wants:
        span: Span = disk.perform(LoadSpan(wants, MOST_ENTRIES, MOST_RAW))
        yield (
            msgspec.json.encode(_Page(span.parts, span.keys)) + b"\n",
            sum(len(p.entries) for p in span.parts),
        )
        wants = span.rest


def take(disk: SeatDisk, file: Path, *, place: str) -> Package:
    """Look through the whole package first; then keep it page by page. One that was broken off is simply taken again.

    Raises:
        RefusedError: `package.damaged`, `package.foreign`, `package.not_one`, `package.newer`, `package.unknown_device`.
        WorldError: `package.cannot_read`.
    """
    found = _looked(
        file, place, lambda head: disk.perform(KeepStatements(head.statements)), lambda: disk.trust
    )
    fresh = 0
    for line in _pages(file):
        page = msgspec.json.decode(line, type=_Page)
        kept: Kept = disk.perform(KeepParts(page.parts, page.keys))
        fresh += kept.fresh
    head = found.head
    return Package(file, head.place, head.seat, found.entries, found.sha256, moment(head.made_at), fresh)


def _looked(file: Path, place: str, keep: Callable[[_Head], object], trust: Callable[[], Trust]) -> _Read:
    total, entries, head, tail = hashlib.sha256(), 0, None, None
    followed: set[str] = set()
    for line in _raw_lines(file):
        if tail is not None:
            raise RefusedError("package.damaged", file=file.name)
        if head is None:
            head = _head(line, file, place)
            keep(head)
            total.update(line)
            continue
        if (tail := _tail(line)) is None:
            total.update(line)
            entries += _proven(line, file, trust(), followed, head)
    if head is None or tail is None or (tail.entries, tail.sha256) != (entries, total.hexdigest()):
        raise RefusedError("package.damaged", file=file.name)
    device = trust().devices.get(head.device)
    if device is None:
        raise RefusedError("package.unknown_device", file=file.name)
    if not verify(device.key, _PURPOSE + f"{entries}\n{tail.sha256}".encode(), tail.signature):
        raise RefusedError("package.damaged", file=file.name)
    return _Read(head, tail.sha256, entries)


def _head(line: bytes, file: Path, place: str) -> _Head:
    try:
        head = msgspec.json.decode(line, type=_Head)
    except _BROKEN as error:
        raise RefusedError("package.not_one", file=file.name) from error
    if head.format != FORMAT:
        raise RefusedError("package.newer", file=file.name)
    if not (streams.lies_in(head.place, place) or streams.lies_in(place, head.place)):
        raise RefusedError("package.foreign", file=file.name, place=head.place)
    return head


def _tail(line: bytes) -> _Tail | None:
    try:
        return msgspec.json.decode(line, type=_Tail) if line.startswith(b'{"entries"') else None
    except _BROKEN:
        return None


def _proven(line: bytes, file: Path, trust: Trust, followed: set[str], head: _Head) -> int:
    """How many entries a page has; each must be proven by the package itself, and be of a stream it may carry."""
    try:
        page = msgspec.json.decode(line, type=_Page)
    except _BROKEN as error:
        raise RefusedError("package.damaged", file=file.name) from error
    bearer = Device(head.device, Role.SEAT, head.place, head.seat)
    for part in page.parts:
        stream = streams.parsed(part.stream)
        if stream is None or not streams.may_push(bearer, stream):
            raise RefusedError("package.foreign", file=file.name, place=part.stream)
        found = prove(part, judged=trust.judged, followed=lambda entry: entry.hash in followed)
        if found.refused:
            raise RefusedError("package.damaged", file=file.name)
        followed.update(entry.prev for entry in found.entries)
    return sum(len(part.entries) for part in page.parts)


def _pages(file: Path) -> Iterator[bytes]:
    """The lines between head and tail."""
    for number, line in enumerate(_raw_lines(file)):
        if number and _tail(line) is None:
            yield line


def _raw_lines(file: Path) -> Iterator[bytes]:
    """The lines of a package, unpacked with a bound.

    Raises:
        RefusedError: `package.not_one`, `package.damaged`, `package.too_large`; WorldError: `package.cannot_read`.
    """
    size, rest = 0, b""
    try:
        with (
            file.open("rb") as packed,
            zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(packed) as plain,
        ):
            while chunk := plain.read(1 << 20):
                size += len(chunk)
                if size > MOST_BYTES or len(rest) > _MOST_LINE:
                    raise RefusedError("package.too_large", file=file.name)
                *lines, rest = (rest + chunk).split(b"\n")
                yield from (line + b"\n" for line in lines)
    except zstandard.ZstdError as error:
        raise RefusedError("package.damaged" if size else "package.not_one", file=file.name) from error
    except OSError as error:
        raise WorldError("package.cannot_read", file=file.name, reason=error.strerror or "") from error
    if rest:
        raise RefusedError("package.damaged", file=file.name)


def row(kind: str, package: Package, now: datetime, *, pushed: int, pulled: int) -> ExchangedRow:
    """A package in the list of exchanges."""
    return ExchangedRow(
        now, f"{package.place}/{package.seat}", kind, pushed, pulled, 0, "", package.file.name
    )
