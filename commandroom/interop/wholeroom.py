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
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol

from commandroom.domain.errors import DamageError, NotFoundError, RefusedError, RoomError, WorldError
from commandroom.domain.journal import Entry, read

FORMAT, VERSION = "commandroom-room", 1
MANIFEST, KEYS, SERIALS, ERASED, ATTACHMENTS = (
    "manifest.json",
    "keys.json",
    "serials.jsonl",
    "erased.jsonl",
    "attachments.jsonl",
)
LINES_A_FILE = 50_000
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
_HASHED, _ENTRY, _ENTRY64 = b'{"hash":"', b'","entry":', b'","entry64":"'


def bad(file: str, problem: str, *, line: int = 0) -> DamageError:
    """The one sentence that refuses an export: which file, which line, what."""
    return DamageError("wholeroom.damaged", file=file, line=line or "–", problem=problem)


# --- writing ------------------------------------------------------------------------------------------------


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
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise RefusedError("wholeroom.not_empty", file=str(place))
        self._place = place
        self._partial = place.with_name(place.name + ".partial")
        if self._partial.exists():
            raise RefusedError("wholeroom.not_empty", file=str(self._partial))
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

    def drop(self) -> None:
        """Leave nothing behind."""
        import shutil  # noqa: PLC0415 - seldom needed

        shutil.rmtree(self._partial, ignore_errors=True)


class ZipSink:
    """One zip file that must not be there yet."""

    def __init__(self, place: Path) -> None:
        if place.exists():
            raise RefusedError("wholeroom.not_empty", file=str(place))
        self._place = place
        self._partial = place.with_name(place.name + ".partial")
        place.parent.mkdir(parents=True, exist_ok=True)
        self._zip = zipfile.ZipFile(self._partial, "w", zipfile.ZIP_DEFLATED, compresslevel=1)

    def member(self, name: str, *, packed: bool = True) -> AbstractContextManager[IO[bytes]]:
        """A new file in it; what is compressed already is stored as it is."""
        facts = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
        facts.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        facts.external_attr = 0o600 << 16
        return self._zip.open(facts, "w", force_zip64=True)

    def finish(self) -> None:
        """Give it its name."""
        self._zip.close()
        self._partial.replace(self._place)

    def drop(self) -> None:
        """Leave nothing behind."""
        self._zip.close()
        self._partial.unlink(missing_ok=True)


def sink(place: Path) -> Sink:
    """A zip for a name that ends so, else a folder."""
    return ZipSink(place) if place.suffix.lower() == ".zip" else FolderSink(place)


@dataclass(slots=True)
class Writer:
    """Writes files of lines and remembers for the manifest what each holds."""

    sink: Sink
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
        return _HASHED + digest.encode() + _ENTRY64 + base64.b64encode(raw) + b'"}'
    return _HASHED + digest.encode() + _ENTRY + raw + b"}"


def json_line(document: Mapping[str, Any]) -> bytes:
    """One line of any other file."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True).encode()


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
        WorldError: `wholeroom.newer`.
    """
    if not place.exists():
        raise NotFoundError("wholeroom.none", file=str(place))
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
    end = line.find(b'"', len(_HASHED))
    if not line.startswith(_HASHED) or end < 0 or not line.endswith(b"}"):
        raise bad(name, "is no entry", line=number)
    digest, rest = line[len(_HASHED) : end], line[end:]
    if rest.startswith(_ENTRY):
        raw = rest[len(_ENTRY) : -1]
    elif rest.startswith(_ENTRY64) and rest.endswith(b'"}'):
        try:
            raw = base64.b64decode(rest[len(_ENTRY64) : -2], validate=True)
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
