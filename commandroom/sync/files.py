"""One file on the line: brought or fetched in pieces, taken up again at the byte.

A piece is small on a bad line and a mebibyte on a good one, so that what matters more waits a second or two at most.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import httpx
import msgspec

from commandroom.base.clock import stopwatch
from commandroom.base.durable import make_folder, sha256_of, sync_folder
from commandroom.domain.exchange.effects import Fault
from commandroom.sync.line import HttpLine

MOST_PIECE = 1024 * 1024
LEAST_PIECE = 16 * 1024
_FIRST_PIECE = 128 * 1024
_QUICK, _SLOW = 1.0, 4.0
_OFFSET = "Commandroom-Offset"
_OK, _CREATED, _PARTIAL, _NOT_FOUND, _CONFLICT, _UNPARSED = 200, 201, 206, 404, 409, 422
_OCTETS = "application/octet-stream"

Between = Callable[[], bool]
"""Called between two pieces: lets others go first; False means stop here, the rest follows another time."""


class BrokenOffError(Exception):
    """Somebody asked to stop between two pieces."""


class DamagedError(Exception):
    """What came, or what lies here, is not what its name says."""


class Held(msgspec.Struct, frozen=True):
    """What the other holds of a file: all of it, or the first so many bytes."""

    is_whole: bool
    bytes: int


class FileLine:
    """Files over a line; the pieces fit themselves to it."""

    def __init__(self, line: HttpLine, between: Between) -> None:
        self._line = line
        self._between = between
        self.piece = _FIRST_PIECE

    def held(self, place: str, sha256: str) -> Held | Fault:
        """How much of it lies there."""
        response = self._line.octets("HEAD", _path(place, sha256))
        if isinstance(response, Fault):
            return response
        if response.status_code == _OK and response.headers.get("accept-ranges") == "bytes":
            return Held(True, int(response.headers.get("content-length", "0")))
        if response.status_code == _NOT_FOUND and _OFFSET in response.headers:
            return Held(False, int(response.headers[_OFFSET]))
        return self._line.refusal(response)

    def give(self, place: str, sha256: str, path: Path) -> bool | Fault:
        """Bring the file unless it lies there whole; whether anything was brought. Raises as `bring` does."""
        held = self.held(place, sha256)
        if isinstance(held, Fault):
            return held
        if held.is_whole:
            return False
        fault = self.bring(place, sha256, path, held.bytes)
        return True if fault is None else fault

    def bring(self, place: str, sha256: str, path: Path, held: int) -> Fault | None:
        """Give what lies there from that byte on.

        Raises:
            DamagedError: the file here is not what its name says.
            BrokenOffError: asked to stop.
        """
        at, size, is_again = held, path.stat().st_size, False
        with path.open("rb") as file:
            while at < size:
                file.seek(at)
                began, piece = stopwatch(), file.read(self.piece)
                response = self._line.octets("PUT", f"{_path(place, sha256)}&at={at}&size={size}", piece)
                if isinstance(response, Fault):
                    self._fit(None)
                    return response
                self._fit(stopwatch() - began)
                if response.status_code == _CREATED:
                    return None
                if response.status_code in {_OK, _CONFLICT} and (after := _number(response)) is not None:
                    is_again, at = at >= after, after
                elif response.status_code == _UNPARSED and not is_again:
                    if sha256_of(path) != sha256:
                        raise DamagedError
                    is_again, at = True, 0
                else:
                    return self._line.refusal(response)
                self._pause()
        return None

    def fetch(self, place: str, sha256: str, size: int, target: Path) -> Fault | None:
        """Take it, from where an earlier try ended; it appears whole under its name, or not at all.

        Raises:
            DamagedError: what came is not what its name says; it is thrown away.
            BrokenOffError: asked to stop; what came stays for the next time.
            OSError: the disk is full or gone.
        """
        part = target.with_name(f".{sha256}.arriving.part")
        make_folder(target.parent)
        at = part.stat().st_size if part.is_file() else 0
        with os.fdopen(_private(part), "ab") as file:
            while at < size:
                began, ends = stopwatch(), min(size, at + self.piece) - 1
                response = self._line.octets("GET", _path(place, sha256), Range=f"bytes={at}-{ends}")
                if isinstance(response, Fault):
                    self._fit(None)
                    return response
                data: bytes = response.extensions["body"]
                if not _is_range(response, at, len(data)):
                    return self._line.refusal(response)
                file.write(data)
                at += len(data)
                self._fit(stopwatch() - began)
                if at < size:
                    file.flush()
                    self._pause()
            file.flush()
            os.fsync(file.fileno())
        _take_in(part, target, sha256)
        return None

    def _pause(self) -> None:
        if not self._between():
            raise BrokenOffError

    def _fit(self, seconds: float | None) -> None:
        """Twice as much where it went quickly, half where it took long or failed."""
        if seconds is None or seconds > _SLOW:
            self.piece = max(LEAST_PIECE, self.piece // 2)
        elif seconds < _QUICK:
            self.piece = min(MOST_PIECE, self.piece * 2)


def _path(place: str, sha256: str) -> str:
    return f"/v1/blob/{sha256}?place={place}"


def _number(response: httpx.Response) -> int | None:
    """The offset that an answer names."""
    try:
        found = msgspec.json.decode(response.extensions["body"], type=dict[str, object]).get("offset")
    except msgspec.MsgspecError:
        return None
    return found if isinstance(found, int) and found >= 0 else None


def _is_range(response: httpx.Response, at: int, length: int) -> bool:
    """Whether it is a piece of a file, the one that was asked for."""
    said = response.headers.get("content-range", "")
    kind = response.headers.get("content-type", "").partition(";")[0]
    return (
        response.status_code == _PARTIAL
        and kind == _OCTETS
        and said.startswith(f"bytes {at}-")
        and length > 0
    )


def _private(part: Path) -> int:
    """A file that only its owner reads, at its end."""
    return os.open(part, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)


def _take_in(part: Path, target: Path, sha256: str) -> None:
    if sha256_of(part) != sha256:
        with suppress(OSError):
            part.unlink()
        raise DamagedError
    part.replace(target)
    sync_folder(target.parent)
