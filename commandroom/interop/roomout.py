"""Writes the whole room in its open form: into a folder or a zip that stands under its name when all is written."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol

from commandroom.base.durable import sync, sync_folder
from commandroom.domain.errors import RefusedError
from commandroom.interop.wholeroom import ENTRY, ENTRY64, HASHED, MANIFEST
from commandroom.usecases.carrying import Course

LINES_A_FILE = 50_000
PARTIAL = ".partial"
BLOCK_UNITS = 200
"""What a block of an attachment counts in the course of an export, beside 1 for a line."""
_CHUNK = 1 << 20
_OFTEN = 256


class Sink(Protocol):
    """A folder or a zip that is being written; it stands under its name when all is written, or not at all."""

    def member(self, name: str, *, packed: bool = True) -> AbstractContextManager[IO[bytes]]:
        """A new file in it."""
        ...

    def finish(self) -> None:
        """Give it its name."""
        ...

    def drop(self) -> None:
        """Leave nothing behind."""
        ...


class FolderSink:
    """A folder that must be new or empty."""

    def __init__(self, place: Path) -> None:
        need_free(place)
        self._place = place
        self._partial = partial_of(place)
        self._partial.mkdir(parents=True)

    def member(self, name: str, *, packed: bool = True) -> AbstractContextManager[IO[bytes]]:
        """A new file in it."""
        del packed
        path = self._partial / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb")

    def finish(self) -> None:
        """Give it its name."""
        if self._place.exists():
            self._place.rmdir()
        self._partial.rename(self._place)
        sync_folder(self._place.parent)

    def drop(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self._partial, ignore_errors=True)


class ZipSink:
    """One zip file that must not be there yet."""

    def __init__(self, place: Path) -> None:
        need_free(place)
        self._place = place
        self._partial = partial_of(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._partial.open("xb")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED, compresslevel=1)

    def member(self, name: str, *, packed: bool = True) -> AbstractContextManager[IO[bytes]]:
        """A new file in it; what is compressed already is stored as it is."""
        facts = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
        facts.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        facts.external_attr = 0o600 << 16
        return self._zip.open(facts, "w", force_zip64=True)

    def finish(self) -> None:
        """Bring it down to the disk and give it its name."""
        self._zip.close()
        self._file.close()
        sync(self._partial)
        need_free(self._place, partial_too=False)
        self._partial.replace(self._place)
        sync_folder(self._place.parent)

    def drop(self) -> None:
        """Leave nothing behind, not even on a disk on which nothing more can be written."""
        with suppress(OSError, ValueError):
            self._zip.close()
        with suppress(OSError):
            self._file.close()
        self._partial.unlink(missing_ok=True)


def partial_of(place: Path) -> Path:
    """What an export is called until it is whole."""
    return place.with_name(place.name + PARTIAL)


def need_free(place: Path, *, partial_too: bool = True) -> None:
    """An export never overwrites: a zip must not be there, a folder must be empty, neither half of one.

    Raises:
        RefusedError: `wholeroom.not_empty`.
    """
    is_folder = not is_zip(place)
    taken = place.exists() and not (is_folder and place.is_dir() and not any(place.iterdir()))
    partial = partial_of(place)
    if taken or (partial_too and partial.exists()):
        raise RefusedError("wholeroom.not_empty", file=str(place if taken else partial))


def is_zip(place: Path) -> bool:
    """Whether a place names a zip; else it is a folder."""
    return place.suffix.lower() == ".zip"


def sink(place: Path) -> Sink:
    """A zip for a name that ends so, else a folder."""
    return ZipSink(place) if is_zip(place) else FolderSink(place)


@dataclass(slots=True)
class Writer:
    """Writes files of lines and remembers for the manifest what each holds."""

    sink: Sink
    course: Course = field(default_factory=Course)
    files: list[dict[str, Any]] = field(default_factory=list)

    def lines(self, name: str, lines: Iterable[bytes]) -> int:
        """One file of lines; returns how many."""
        total, size, count = hashlib.sha256(), 0, 0
        with self.sink.member(name) as file:
            for line in lines:
                whole = line + b"\n"
                file.write(whole)
                total.update(whole)
                size += len(whole)
                count += 1
                if count % _OFTEN == 0:
                    self.course.went(_OFTEN)
        self.course.went(count % _OFTEN)
        self.files.append({"name": name, "bytes": size, "lines": count, "sha256": total.hexdigest()})
        return count

    def journal(self, entries: Iterable[tuple[str, bytes]]) -> int:
        """The journal (hash and raw bytes of each entry) in files of so many lines; returns how many entries."""
        count, rows, more = 0, iter(entries), True
        while more:
            part = _Counted(rows, LINES_A_FILE)
            name = f"journal/{len(self.files) + 1:06}.jsonl"
            count += self.lines(name, (entry_line(digest, raw) for digest, raw in part))
            more = not part.ended
        return count

    def attachment(self, sha256: str, path: Path) -> int:
        """One attachment under its hash; returns its size."""
        size = 0
        name = f"attachments/{sha256[:2]}/{sha256}"
        with path.open("rb") as source, self.sink.member(name, packed=False) as file:
            while block := source.read(_CHUNK):
                file.write(block)
                size += len(block)
                self.course.went(BLOCK_UNITS * len(block) / _CHUNK)
        return size

    def text(self, name: str, document: Mapping[str, Any]) -> None:
        """One small JSON file."""
        content = json.dumps(document, ensure_ascii=False, indent=1).encode()
        with self.sink.member(name) as file:
            file.write(content)
        if name != MANIFEST:
            row = {"name": name, "bytes": len(content), "lines": 0}
            self.files.append(row | {"sha256": hashlib.sha256(content).hexdigest()})


class _Counted:
    """The next so many of an iterator; `ended` when there are no more."""

    def __init__(self, rows: Iterator[tuple[str, bytes]], most: int) -> None:
        self._rows, self._left, self.ended = rows, most, False

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        while self._left:
            try:
                row = next(self._rows)
            except StopIteration:
                self.ended = True
                return
            self._left -= 1
            yield row


def entry_line(digest: str, raw: bytes) -> bytes:
    """One line of the journal: the entry stands in it byte for byte as it was hashed."""
    if b"\n" in raw or b"\r" in raw:
        return HASHED + digest.encode() + ENTRY64 + base64.b64encode(raw) + b'"}'
    return HASHED + digest.encode() + ENTRY + raw + b"}"


def json_line(document: Mapping[str, Any]) -> bytes:
    """One line of any other file."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True).encode()
