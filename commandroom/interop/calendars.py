"""The calendar that ships with the program, and notices of holidays as a file; no home needed."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from commandroom.base.paths import resources
from commandroom.domain.errors import WorldError, WrongUseError
from commandroom.domain.time.calendar import Calendar, calendar_of
from commandroom.domain.time.calendar_table import CalendarTable, DayException, Season
from commandroom.domain.time.moments import QuietHours
from commandroom.interop.plainfile import size_of

HOLIDAYS = "holidays_cn.csv"
_LARGEST_FILE = 1_000_000
_ENCODINGS = ("utf-8-sig", "gb18030")
_OFF = frozenset({"off", "1", "休", "放假", "假", "holiday"})
_WORK = frozenset({"work", "0", "班", "上班", "调休", "workday"})
_KIND_COLUMNS = ("kind", "is_off_day")  # ours, and that of the holiday-cn project


class RejectedRow(msgspec.Struct, frozen=True):
    """A row that was not taken, and why: `code` and `params` of its sentence."""

    line: int
    code: str
    params: dict[str, object]


class CalendarFile(msgspec.Struct, frozen=True):
    """What a file of holidays holds: `read` rows are either in `rows`, `repeated` or in `rejected`."""

    rows: tuple[DayException, ...]
    rejected: tuple[RejectedRow, ...]
    read: int
    repeated: int


class _Hours(msgspec.Struct, frozen=True):
    zone: str
    weekend: tuple[int, ...]
    season: tuple[Season, ...]
    quiet: QuietHours


class _RowError(Exception):
    def __init__(self, code: str, text: str) -> None:
        super().__init__(code, text)
        self.code, self.text = code, text


@cache
def shipped_calendar() -> Calendar:
    """The calendar of the program itself: holidays 2007–2026 and the room's default office hours."""
    return calendar_of(shipped_table())


@cache
def shipped_table() -> CalendarTable:
    """The same as data, to be extended by a notice or changed by settings."""
    hours = _shipped_hours()
    return CalendarTable(
        seasons=hours.season,
        exceptions=_shipped_exceptions(),
        weekend=hours.weekend,
        zone=hours.zone,
        yearly_notice=True,
    )


def _shipped_exceptions() -> tuple[DayException, ...]:
    """Our own file of holidays, the short way: every start reads it, and a test reads it as a stranger's, too."""
    lines = (_folder() / HOLIDAYS).read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split(",", 2) for line in lines)
    return tuple(DayException(date.fromisoformat(day), kind == "off", name) for day, kind, name in rows)


def shipped_quiet_hours() -> QuietHours:
    """The hours in which nobody is urged, as the room's default has them."""
    return _shipped_hours().quiet


def read_calendar(path: Path) -> CalendarFile:
    """A notice of holidays: CSV with `date,kind,name` (`kind` off or work); bad rows are named.

    UTF-8 and GB18030 are read. The columns of the holiday-cn project (`date,name,is_off_day`) are understood
    too.

    Raises:
        WorldError: `file.unreadable`, `file.no_file`.
        WrongUseError: `calendar.file_too_large`, `calendar.file_no_table`.
    """
    table = csv.DictReader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        names = {(name or "").strip().lower(): name for name in table.fieldnames or ()}
        column = next((names[name] for name in _KIND_COLUMNS if name in names), None)
        if "date" not in names or column is None:
            raise WrongUseError("calendar.file_no_table", file=path.name)
        wanted = (names["date"], column, names.get("name", "name"))
        return _gathered([(table.line_num, tuple(row.get(name) or "" for name in wanted)) for row in table])
    except csv.Error:
        raise WrongUseError("calendar.file_no_table", file=path.name) from None


def _gathered(lines: list[tuple[int, tuple[str, ...]]]) -> CalendarFile:
    taken: dict[date, DayException] = {}
    rejected: list[RejectedRow] = []
    for line, (day, kind, name) in lines:
        try:
            row = _exception(day.strip(), kind.strip().lower(), name.strip())
            _require_one_meaning(taken.setdefault(row.date, row), row)
        except _RowError as error:
            rejected.append(RejectedRow(line, error.code, {"line": line, "text": error.text[:40]}))
    repeated = len(lines) - len(taken) - len(rejected)
    return CalendarFile(tuple(sorted(taken.values())), tuple(rejected), len(lines), repeated)


def _require_one_meaning(known: DayException, row: DayException) -> None:
    if known.off != row.off:
        raise _RowError("calendar.row_twice", row.date.isoformat())


def _exception(day: str, kind: str, name: str) -> DayException:
    try:
        found = date.fromisoformat(day.replace("/", "-"))
    except ValueError:
        raise _RowError("calendar.row_date", day) from None
    if kind not in _OFF | _WORK:
        raise _RowError("calendar.row_kind", kind)
    return DayException(found, kind in _OFF, name)


def _text(path: Path) -> str:
    try:
        size = size_of(path)
        if size > _LARGEST_FILE:
            raise WrongUseError("calendar.file_too_large", file=path.name, size=size, most=_LARGEST_FILE)
        raw = path.read_bytes()
    except OSError as error:
        raise WorldError("file.unreadable", file=str(path), reason=error.strerror or str(error)) from None
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WrongUseError("calendar.file_no_table", file=path.name)


@cache
def _shipped_hours() -> _Hours:
    tree: Mapping[str, object] = tomllib.loads((_folder() / "hours.toml").read_text(encoding="utf-8"))
    return msgspec.convert(tree, _Hours)


def _folder() -> Path:
    return resources() / "catalog" / "calendar"
