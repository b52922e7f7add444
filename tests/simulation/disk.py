"""A disk that can be watched: what the program's own SQLite and files wrote, in order, and what a power cut leaves of it.

`disk.c` stands between the program and the C library (LD_PRELOAD) and writes every call down. `Platter` plays that log:
it keeps apart what was synced and what was not, and makes images of the files as they may be found after a cut.
"""

from __future__ import annotations

import ctypes
import os
import platform
import random
import shutil
import struct
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

SOURCE = Path(__file__).with_name("disk.c")
SECTOR = 512
GARBAGE, REORDERED = 0.05, 0.30
_HEAD = struct.Struct("<ciqII")
_SHARED = "-shm"


def why_not() -> str:
    """Why no disk can be watched here; empty where one can."""
    if platform.system() != "Linux" or platform.libc_ver()[0] != "glibc":
        return "a disk is watched by LD_PRELOAD, on Linux with glibc"
    if shutil.which("cc") is None:
        return "no C compiler (cc) to build tests/simulation/disk.c"
    return ""


def built(folder: Path) -> Path:
    """The shim, compiled into a folder."""
    made = folder / "disk.so"
    command = [
        "cc",
        "-shared",
        "-fPIC",
        "-O2",
        "-Wall",
        "-Werror",
        "-o",
        str(made),
        str(SOURCE),
        "-ldl",
        "-lpthread",
    ]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return made


def watched(folder: Path) -> dict[str, str]:
    """The environment of a process whose disk is watched."""
    return {**os.environ, "LD_PRELOAD": str(built(folder)), "PYTHONDONTWRITEBYTECODE": "1"}


def scratch() -> str | None:
    """Where homes lie that live for a moment: in memory where the system has such a folder."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


class Kinds:
    """What can be made to fail."""

    WRITE, SYNC, CUT, OPEN, RENAME, UNLINK, READ = 1, 2, 4, 8, 16, 32, 64
    WRITES = WRITE | SYNC | CUT | OPEN | RENAME


class Watch:
    """The shim of this process, which was started with `watched`."""

    def __init__(self) -> None:
        self._shim: Any = ctypes.CDLL(None)
        self._shim.disk_seen.restype = self._shim.disk_failed.restype = ctypes.c_long
        self._shim.disk_fail.argtypes = (ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int)

    def watch(self, folder: Path) -> None:
        """Look at the files below this folder from now on."""
        self._shim.disk_watch(str(folder).encode())

    def record(self, log: Path | None) -> None:
        """Write what happens into a log, or no longer."""
        self._shim.disk_record(str(log).encode() if log is not None else b"")

    def mark(self, words: str) -> None:
        """A word of our own between the calls."""
        self._shim.disk_mark(words.encode())

    def fail(self, nth: int, error: int = 0, *, kinds: int = Kinds.WRITES, lasting: bool = False) -> None:
        """Let the n-th call of these kinds fail (0: none, only count), and with `lasting` every one after it."""
        self._shim.disk_fail(nth, error, kinds, int(lasting))

    @property
    def seen(self) -> int:
        """How many calls of these kinds there were."""
        return int(self._shim.disk_seen())

    @property
    def failed(self) -> int:
        """How many of them failed."""
        return int(self._shim.disk_failed())


class Call(NamedTuple):
    """One call of the log; `at` is an offset, a length, or for an opening whether it made (1) and emptied (2) the file."""

    op: str
    descriptor: int
    at: int
    one: bytes
    two: bytes


def calls(log: bytes) -> Iterator[Call]:
    """The calls of a log in their order."""
    place = 0
    while place < len(log):
        op, descriptor, at, n, m = _HEAD.unpack_from(log, place)
        place += _HEAD.size
        yield Call(op.decode(), descriptor, at, log[place : place + n], log[place + n : place + n + m])
        place += n + m


@dataclass(slots=True, eq=False)
class File:
    """The bytes of one file: what is down on the disk, and what was written since, in order (None: a cut to that length)."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        """All of it is down."""
        for at, data in self.pending:
            _put(self.durable, at, data)
        self.pending.clear()


def _put(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
        content.extend(bytes(at - len(content)))
        return
    if at > len(content):
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


Name = tuple[str, str, Any]
"""A change of a folder: what (`put`, `gone`), which path, and the file that stands there then."""


class Platter:
    """What a disk holds while a log is played on it."""

    def __init__(self, base: Mapping[str, bytes], folders: frozenset[str]) -> None:
        self._names: dict[str, File] = {path: File(bytearray(data)) for path, data in base.items()}
        self._durable_names = dict(self._names)
        self._folders = dict.fromkeys(folders, True)
        self._pending_names: list[Name] = []
        self._open: dict[int, File | str] = {}
        self.census: Counter[str] = Counter()

    def play(self, call: Call) -> None:
        """Let one call happen.

        Raises:
            NotImplementedError: the program does what the platter does not know (a hard link).
        """
        match call.op:
            case "O":
                self._opened(call)
            case "C":
                self._open.pop(call.descriptor, None)
            case "W":
                self._file(call).pending.append((call.at, call.one))
            case "T":
                self._file(call).pending.append((call.at, None))
            case "S":
                self._synced(call.descriptor)
            case _:
                self._named(call)

    def _named(self, call: Call) -> None:
        path = call.one.decode()
        match call.op:
            case "R":
                file = self._names[call.two.decode()] = self._names.pop(path)
                self._pending_names += [("gone", path, None), ("put", call.two.decode(), file)]
            case "U":
                self._names.pop(path, None)
                self._pending_names.append(("gone", path, None))
            case "D":
                self._folders[path] = False
                self._pending_names.append(("folder", path, None))
            case _:
                raise NotImplementedError(call.op)

    def _file(self, call: Call) -> File:
        found = self._open[call.descriptor]
        assert isinstance(found, File)
        return found

    def _opened(self, call: Call) -> None:
        path = call.one.decode()
        if path in self._folders:
            self._open[call.descriptor] = path
            return
        file = self._names.get(path)
        if file is None:
            file = self._names[path] = File()
            self._pending_names.append(("put", path, file))
        elif call.at & 2:
            file.pending.append((0, None))
        self._open[call.descriptor] = file

    def _synced(self, descriptor: int) -> None:
        found = self._open.get(descriptor)
        if isinstance(found, File):
            found.sync()
        elif isinstance(found, str):
            mine = [name for name in self._pending_names if _parent(name[1]) == found]
            for name in mine:
                self._settle(self._durable_names, name)
                if name[0] == "folder":
                    self._folders[name[1]] = True
            self._pending_names = [name for name in self._pending_names if _parent(name[1]) != found]

    @staticmethod
    def _settle(names: dict[str, File], name: Name) -> None:
        what, path, file = name
        if what == "put":
            names[path] = file
        elif what == "gone":
            names.pop(path, None)

    # --- the cut -----------------------------------------------------------------------------------------------

    def after_cut(self, luck: random.Random) -> dict[str, bytes]:
        """The files as they may be found when the power goes now.

        Of the names that no folder was synced for some are there, in order for each folder; of the bytes that were not
        synced some sectors are, mostly the earlier ones, sometimes any; a few hold garbage.
        """
        names, folders = dict(self._durable_names), {path for path, there in self._folders.items() if there}
        by_folder: dict[str, list[Name]] = {}
        for name in self._pending_names:
            by_folder.setdefault(_parent(name[1]), []).append(name)
        for folder in sorted(by_folder):
            kept = by_folder[folder][: luck.randint(0, len(by_folder[folder]))]
            for name in kept:
                self._settle(names, name)
                if name[0] == "folder":
                    folders.add(name[1])
        is_reordered = luck.random() < REORDERED
        self.census["reordered"] += is_reordered
        return {
            path: self._content(file, luck, is_reordered=is_reordered)
            for path, file in sorted(names.items())
            if not path.endswith(_SHARED) and _parent(path) in folders
        }

    def _content(self, file: File, luck: random.Random, *, is_reordered: bool) -> bytes:
        content = bytearray(file.durable)
        pieces = [piece for at, data in file.pending for piece in _sectors(at, data)]
        share = luck.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        reached = luck.randint(0, len(pieces))
        for n, (at, data) in enumerate(pieces):
            lands = luck.random() < share if is_reordered else n < reached
            self.census["sectors lost"] += not lands
            self.census["sectors written"] += lands
            if data is not None and luck.random() < GARBAGE and (lands or is_reordered):
                _put(content, at, luck.randbytes(len(data)))
                self.census["garbage"] += 1
            elif lands:
                _put(content, at, data)
        return bytes(content)


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _sectors(at: int, data: bytes | None) -> Iterator[tuple[int, bytes | None]]:
    if data is None:
        yield at, None
        return
    start = at
    while start < at + len(data):
        end = min((start // SECTOR + 1) * SECTOR, at + len(data))
        yield start, data[start - at : end - at]
        start = end


def files_of(home: Path) -> tuple[dict[str, bytes], frozenset[str]]:
    """The files and folders of a home, as they lie there."""
    files = {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file()}
    return files, frozenset({str(home), *(str(path) for path in home.rglob("*") if path.is_dir())})


def laid_out(image: Mapping[str, bytes], old: Path, new: Path) -> None:
    """Write an image of one home into another folder."""
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    for path, data in image.items():
        target = new / Path(path).relative_to(old)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def folder_for(name: str) -> tempfile.TemporaryDirectory[str]:
    """A folder that lives for a moment."""
    return tempfile.TemporaryDirectory(prefix=f"{name}-", dir=scratch())
