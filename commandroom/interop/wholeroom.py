"""The whole room in an open form: JSON lines and files, in a folder or a zip (docs/whole-room.md describes it).

Everything is written and read in a stream. What is read is believed of nobody: names are compared with the few that the
form knows, sizes with the manifest, every line of the journal with its hash; the first fault is named by file and line.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

from commandroom.domain.errors import DamageError, NotFoundError, RoomError, WorldError
from commandroom.domain.journal import Entry, read
from commandroom.interop.plainfile import size_of

FORMAT, VERSION = "commandroom-room", 1
MANIFEST, KEYS, SERIALS, ERASED, ATTACHMENTS = (
    "manifest.json",
    "keys.json",
    "serials.jsonl",
    "erased.jsonl",
    "attachments.jsonl",
)
LINE_LIMIT = 8 << 20
MANIFEST_LIMIT = 8 << 20
RATIO_LIMIT = 250
_FREE_BYTES = 1 << 20
_CHUNK = 1 << 20
_NAME = re.compile(
    r"manifest\.json|keys\.json|serials\.jsonl|erased\.jsonl|attachments\.jsonl|journal/\d{6}\.jsonl|"
    r"records/[a-z][a-z_]{0,39}\.jsonl|attachments/(?P<two>[0-9a-f]{2})/(?P=two)[0-9a-f]{62}"
)
_IGNORED = re.compile(r"(?:(?!\.\.?/)[^/]+/)*(?:\.[^/.][^/]*|Thumbs\.db|desktop\.ini)", re.IGNORECASE)
HASHED, ENTRY, ENTRY64 = b'{"hash":"', b'","entry":', b'","entry64":"'


def bad(file: str, problem: str, *, line: int = 0) -> DamageError:
    """The one sentence that refuses an export: which file, which line, what."""
    return DamageError("wholeroom.damaged", file=file, line=line or "–", problem=problem)


def seal_of(manifest: Mapping[str, Any]) -> str:
    """The digest of a manifest's own content, in one canonical writing; the field `seal` is left out."""
    rest = {name: value for name, value in manifest.items() if name != "seal"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


# --- reading ------------------------------------------------------------------------------------------------


class Bundle(Protocol):
    """A folder or a zip that is read."""

    def names(self) -> dict[str, int]:
        """The files in it and how large they say they are."""
        ...

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """One of them."""
        ...


class FolderBundle:
    """An exported folder."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def names(self) -> dict[str, int]:
        """The files in it; a link is none."""
        found = {}
        for path in self._place.rglob("*"):
            name = path.relative_to(self._place).as_posix()
            if path.is_symlink():
                raise bad(name, "is a link")
            if path.is_file():
                found[name] = path.stat().st_size
        return found

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """One of them."""
        return (self._place / name).open("rb")


class ZipBundle:
    """An exported zip."""

    def __init__(self, place: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(place)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise bad(place.name, str(error)) from error

    def names(self) -> dict[str, int]:
        """The files in it; one that would unpack to far more than it is, or comes twice, refuses the whole."""
        found: dict[str, int] = {}
        for facts in self._zip.infolist():
            if facts.is_dir():
                continue
            if facts.filename in found:
                raise bad(facts.filename, "is there twice")
            if facts.file_size > RATIO_LIMIT * facts.compress_size + _FREE_BYTES:
                raise bad(facts.filename, f"unpacks to {facts.file_size} bytes from {facts.compress_size}")
            found[facts.filename] = facts.file_size
        return found

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """One of them."""
        return self._zip.open(name)


@dataclass(slots=True)
class Export:
    """An export that is read: its manifest was checked against the files there are; lines are checked on the way."""

    bundle: Bundle
    manifest: dict[str, Any]
    sizes: dict[str, int]

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return name in self.sizes

    def parts(self, start: str) -> list[dict[str, Any]]:
        """The files of the manifest whose names begin so, in order."""
        return [row for row in self.manifest["files"] if str(row["name"]).startswith(start)]

    def raw_lines(self, row: Mapping[str, Any]) -> Iterator[tuple[int, bytes]]:
        """The lines of a file with their numbers; at its end its size, count and digest must be the manifest's."""
        name, total, size, number = str(row["name"]), hashlib.sha256(), 0, 0
        try:
            with self.bundle.open(name) as file:
                while line := file.readline(LINE_LIMIT):
                    number += 1
                    total.update(line)
                    size += len(line)
                    if size > int(row["bytes"]):
                        raise bad(name, "is longer than its manifest says", line=number)
                    if not line.endswith(b"\n"):
                        raise bad(name, "the line does not end", line=number)
                    yield number, line[:-1]
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise bad(name, str(error) or type(error).__name__, line=number) from error
        if (size, number) != (int(row["bytes"]), int(row["lines"])):
            raise bad(name, f"has {number} lines, its manifest says {row['lines']}", line=number)
        if total.hexdigest() != row["sha256"]:
            raise bad(name, "differs from its manifest")

    def entries(self) -> Iterator[Entry]:
        """The journal's entries in the order in which they came, each compared with its hash."""
        for row in self.parts("journal/"):
            for number, line in self.raw_lines(row):
                yield _entry(str(row["name"]), number, line)

    def documents(self, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """The JSON objects of a file of lines."""
        for row in self.parts(name):
            for number, line in self.raw_lines(row):
                try:
                    value = json.loads(line)
                except (ValueError, RecursionError):
                    raise bad(name, "is no JSON", line=number) from None
                if not isinstance(value, dict):
                    raise bad(name, "is no JSON object", line=number)
                yield number, value

    def small(self, name: str) -> dict[str, Any]:
        """A small JSON file."""
        row = next(iter(self.parts(name)))
        content = _content(self.bundle, name, MANIFEST_LIMIT)
        if hashlib.sha256(content).hexdigest() != row["sha256"]:
            raise bad(name, "differs from its manifest")
        return _object(name, content)

    def attachment(self, sha256: str, size: int, target: Path) -> None:
        """Write one attachment to a new file, compared with its hash on the way."""
        name = f"attachments/{sha256[:2]}/{sha256}"
        total, seen = hashlib.sha256(), 0
        try:
            with self.bundle.open(name) as source, target.open("xb") as file:
                while block := source.read(_CHUNK):
                    seen += len(block)
                    if seen > size:
                        break
                    total.update(block)
                    file.write(block)
        except (zipfile.BadZipFile, KeyError, EOFError, RuntimeError) as error:
            raise bad(name, str(error)) from error
        if seen != size or total.hexdigest() != sha256:
            raise bad(name, "its content does not match its name")


def opened(place: Path) -> Export:
    """An export, its names and its manifest looked at.

    Raises:
        NotFoundError: `wholeroom.none`.
        DamageError: `wholeroom.damaged` with file and line.
        WorldError: `wholeroom.newer`, `file.no_file`.
    """
    if not place.exists():
        raise NotFoundError("wholeroom.none", file=str(place))
    size_of(place)
    bundle: Bundle = FolderBundle(place) if place.is_dir() else ZipBundle(place)
    sizes = {name: size for name, size in bundle.names().items() if not _IGNORED.fullmatch(name)}
    for name in sizes:
        if not _NAME.fullmatch(name):
            raise bad(name[:200], "has no place in an export")
    if MANIFEST not in sizes:
        raise bad(MANIFEST, "is missing")
    manifest = _manifest(_object(MANIFEST, _content(bundle, MANIFEST, MANIFEST_LIMIT)))
    _compare(manifest, sizes)
    return Export(bundle, manifest, sizes)


def _content(bundle: Bundle, name: str, limit: int) -> bytes:
    try:
        with bundle.open(name) as file:
            content = file.read(limit + 1)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise bad(name, str(error)) from error
    if len(content) > limit:
        raise bad(name, "is too long")
    return content


def _object(name: str, content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        raise bad(name, "is no JSON") from None
    if not isinstance(value, dict):
        raise bad(name, "is no JSON object")
    return value


_WANTED: Mapping[str, type] = {
    "room": dict,
    "seat": dict,
    "suite": str,
    "entries": int,
    "journal": str,
    "digest": str,
    "files": list,
}


def _manifest(document: dict[str, Any]) -> dict[str, Any]:
    if document.get("format") != FORMAT:
        raise bad(MANIFEST, f"the format is not {FORMAT}")
    version = document.get("version")
    if not isinstance(version, int) or version < 1:
        raise bad(MANIFEST, "the version is missing")
    if version > VERSION:
        raise WorldError("wholeroom.newer", version=version, known=VERSION)
    if document.get("seal") != seal_of(document):
        raise bad(MANIFEST, "was changed")
    for name, kind in _WANTED.items():
        if not isinstance(document.get(name), kind):
            raise bad(MANIFEST, f"{name} is missing or wrong")
    _check_files(document["files"])
    return document


def _check_files(rows: list[Any]) -> None:
    for row in rows:
        is_whole = (
            isinstance(row, dict) and isinstance(row.get("name"), str) and isinstance(row.get("sha256"), str)
        )
        if not is_whole or not all(isinstance(row.get(part), int) for part in ("bytes", "lines")):
            raise bad(MANIFEST, "files is wrong")


def _compare(manifest: dict[str, Any], sizes: dict[str, int]) -> None:
    """Every named file is there in its size, and no other but attachments."""
    named = {str(row["name"]): int(row["bytes"]) for row in manifest["files"]}
    for name, size in named.items():
        if name not in sizes:
            raise bad(name, "is missing")
        if sizes[name] != size:
            raise bad(name, f"has {sizes[name]} bytes, its manifest says {size}")
    for name in sizes:
        if name not in named and name != MANIFEST and not name.startswith("attachments/"):
            raise bad(name, "is not named in the manifest")


def _entry(name: str, number: int, line: bytes) -> Entry:
    """The entry of a line; what stands in it must hash to what the line says."""
    end = line.find(b'"', len(HASHED))
    if not line.startswith(HASHED) or end < 0 or not line.endswith(b"}"):
        raise bad(name, "is no entry", line=number)
    digest, rest = line[len(HASHED) : end], line[end:]
    if rest.startswith(ENTRY):
        raw = rest[len(ENTRY) : -1]
    elif rest.startswith(ENTRY64) and rest.endswith(b'"}'):
        try:
            raw = base64.b64decode(rest[len(ENTRY64) : -2], validate=True)
        except ValueError:
            raise bad(name, "is no base64", line=number) from None
    else:
        raise bad(name, "is no entry", line=number)
    try:
        entry = read(raw)
    except RoomError as error:
        raise bad(name, str(error.params.get("reason", error.code)), line=number) from error
    if entry.hash.encode() != digest:
        raise bad(name, "the content does not match its hash", line=number)
    return entry
