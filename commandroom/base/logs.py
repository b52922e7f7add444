"""The seat's log: one line a record, in UTC, of identifiers and figures, never of what citizens said.

`2026-11-22T06:05:01.123Z WARNING commandroom.jobs.scheduler | job failed | job=sweep kind=WorldError`

So many files of so many bytes in the home's `logs` (`resources/catalog/copies.toml`), one series for each kind of
program, so that desk and command line never turn over each other's file. Whatever looks like a mobile number or an
identity number is masked in the finished line, wherever it came from.
"""

from __future__ import annotations

import contextlib
import json
import logging
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from typing_extensions import override

from commandroom.base.paths import resources

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler

FOLDER = "logs"
RULES = "copies.toml"

_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
_PLAIN = re.compile(r"[^\s|=\"\\]+")
_MOBILE = re.compile(r"(?:(?<!\d)|(?<=\+86)|(?<=0086))[1１][3-9３-９]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_MONTH_AND_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IDENTITY = re.compile(
    rf"(?<!\d)[1-9]\d{{5}}(?:(?:19|20)\d\d{_MONTH_AND_DAY}\d{{3}}[\dXx]|\d\d{_MONTH_AND_DAY}\d{{3}})(?![\dXx])"
)


def masked(text: str) -> str:
    """The text without mobile numbers (`138****5678`) and identity numbers of 15 or 18 places (`3302****123X`)."""
    text = _IDENTITY.sub(lambda found: f"{found[0][:4]}****{found[0][-4:]}", text)
    return _MOBILE.sub(lambda found: f"{found[0][:3]}****{found[0][-4:]}", text)


class LineFormatter(logging.Formatter):
    """Time, level, subject, event text, fields: one line, masked."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        moment = at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"
        fields = " ".join(f"{name}={_value(value)}" for name, value in _fields(record))
        parts = (f"{moment} {record.levelname} {record.name}", _one_line(record.getMessage()), fields)
        return masked(" | ".join(part for part in parts if part))


def _fields(record: logging.LogRecord) -> Iterator[tuple[str, object]]:
    for name, value in record.__dict__.items():
        if name not in _STANDARD:
            yield name, value
    if record.exc_info and record.exc_info[1] is not None:
        yield "error", type(record.exc_info[1]).__name__
        yield "at", _places(record.exc_info[2])


def _places(trace: TracebackType | None) -> str:
    """Where it broke, innermost last. No message: it may hold what somebody wrote."""
    frames = traceback.extract_tb(trace)
    return ">".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)


def _value(value: object) -> str:
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _one_line(text: str) -> str:
    return text.replace("\r", "").replace("\n", "\\n")


@cache
def rotation() -> dict[str, int]:
    """How large a file of the log becomes (`file_bytes`), and how many there are of each series (`files`)."""
    import tomllib  # noqa: PLC0415

    found: dict[str, int] = tomllib.loads((resources() / "catalog" / RULES).read_text(encoding="utf-8"))[
        "logs"
    ]
    return found


class LogFile(logging.Handler):
    """The files of one kind of program in a home; made with the first record. What cannot be written is dropped.

    Most programs end without a record, so even what turns the files over is loaded with the first one.
    """

    def __init__(self, home: Path, program: str, level: int) -> None:
        super().__init__(level)
        self._path = home / FOLDER / f"{program}.log"
        self._files: RotatingFileHandler | None = None
        self.setFormatter(LineFormatter())

    @override
    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._open().emit(record)
        except Exception:  # noqa: BLE001  as every handler of the library does
            self.handleError(record)

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk is said by whoever needs the disk; the log must not take the desk down with it."""

    @override
    def close(self) -> None:
        if self._files is not None:
            self._files.close()
        super().close()

    def _open(self) -> RotatingFileHandler:
        if self._files is None:
            from logging.handlers import RotatingFileHandler  # noqa: PLC0415

            with contextlib.suppress(OSError):
                self._path.parent.mkdir(exist_ok=True)
            rules = rotation()
            self._files = RotatingFileHandler(
                self._path,
                maxBytes=rules["file_bytes"],
                backupCount=rules["files"] - 1,
                encoding="utf-8",
                errors="backslashreplace",
                delay=True,
            )
            self._files.handleError = self.handleError  # type: ignore[method-assign]  # its class is not loaded before
            self._files.setFormatter(self.formatter)
        return self._files


@contextlib.contextmanager
def kept(home: Path, program: str, *, level: int = logging.WARNING) -> Iterator[LogFile]:
    """Write what is logged from `level` on into the home, besides whoever else listens, until the block ends."""
    root, log = logging.getLogger(), LogFile(home, program, level)
    before = root.level
    root.setLevel(min(before, level))
    root.addHandler(log)
    try:
        yield log
    finally:
        root.removeHandler(log)
        root.setLevel(before)
        log.close()
