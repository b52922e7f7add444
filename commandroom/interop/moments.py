"""Moments as other systems write them: ISO, slashes, eight digits, Chinese words, a.m., Excel's serials."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from commandroom.domain.errors import RefusedError
from commandroom.interop.values import Formula, filled, masked

TOWNSHIP = ZoneInfo("Asia/Shanghai")

_EARLIEST, _LATEST = 1949, 2100
_SERIAL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  Excel's days count from here, in the sheet's own time
_SERIALS = (18_264.0, 73_051.0)  # 1950-01-01 to 2100-01-01

_HALF = r"(?P<half>上午|下午|凌晨|早上|中午|晚上|傍晚|[AaPp]\.?[Mm]\.?)"
_DAY = (
    r"(?P<year>\d{4})\s*(?:[-/.\\]|年)\s*(?P<month>\d{1,2})\s*(?:[-/.\\]|月)\s*(?P<day>\d{1,2})(?!\d)\s*[日号]?"
    r"|(?P<packed>\d{8})"
)
_SECOND = r"(?:(?P<second>\d{1,2})(?:[.,]\d+)?\s*秒?)?"
_TIME = rf"(?P<hour>\d{{1,2}})\s*[:时点]\s*(?:(?P<minute>\d{{1,2}})\s*(?:[:分]\s*{_SECOND})?)?"
_CLOCK = rf"(?:{_HALF}\s*)?{_TIME}\s*(?P<half_after>[AaPp]\.?[Mm]\.?)?"
_ZONE = r"(?P<zone>Z|[+-]\d{2}:?\d{2})"
_WRITTEN = re.compile(
    rf"(?:{_DAY})(?:[\s,T]*(?:(?:星期|周)[一二三四五六日天]\s*)?(?:{_CLOCK}|(?P<packed_time>(?:\d{{6}}|\d{{4}})))\s*{_ZONE}?)?"
)
_INSIDE = re.compile(
    r"(?<!\d)(?P<d>(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日))(?!\d)"
    r"(?:[\sT]*(?P<t>\d{1,2}:\d{2}(?::\d{2})?))?"
)
_DATED_NUMBER = re.compile(r"\D{0,12}(20\d{6})\d*")


class Moment(NamedTuple):
    """A moment in UTC, and whether the cell gave only the day (then it is the midnight that begins it)."""

    at: datetime
    day_only: bool


def moment(value: object) -> Moment | None:
    """The moment a cell gives; None where it is blank. Without an offset it is the township's time.

    Raises:
        RefusedError: `import.bad_moment`, with the value masked, where something else stands in the cell.
    """
    if isinstance(value, datetime):
        return _placed(value, day_only=value.time() == time())
    if isinstance(value, date):
        return _placed(datetime.combine(value, time()), day_only=True)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _of_number(value)
    text = filled(value)
    if not text:
        return None
    if isinstance(value, Formula):
        raise RefusedError("import.formula")
    return _of_text(unicodedata.normalize("NFKC", text).lstrip("'").strip())


def moments_in(text: str) -> list[Moment]:
    """Every moment written inside a longer text (a work order's flow), in the order of the text."""
    found: list[Moment] = []
    for match in _INSIDE.finditer(unicodedata.normalize("NFKC", text)):
        try:
            found.append(_of_text(f"{match['d']} {match['t'] or ''}".strip()))
        except RefusedError:
            continue
    return found


def day_of_number(number: str) -> Moment | None:
    """The day that a work order's number begins with (`NB20250911000123`), where it does."""
    found = _DATED_NUMBER.match(number)
    try:
        return _of_text(found[1]) if found else None
    except RefusedError:
        return None


def _of_number(value: float) -> Moment:
    if _SERIALS[0] <= value <= _SERIALS[1]:
        seconds = round(value * 86_400)
        return _placed(_SERIAL_ZERO + timedelta(seconds=seconds), day_only=seconds % 86_400 == 0)
    if float(value).is_integer() and 19_490_101 <= value <= 21_001_231:  # noqa: PLR2004  eight digits of a day
        return _of_text(str(int(value)))
    raise _wrong(str(value))


def _of_text(text: str) -> Moment:
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return _of_number(float(text))
    if re.fullmatch(r"\d{12}|\d{14}", text):
        text = f"{text[:8]} {text[8:]}"
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise _wrong(text)
    try:
        clock, day_only = _clock_of(found)
        naive = datetime.combine(_day_of(found), clock)
        naive += timedelta(days=1 if found["hour"] == "24" else 0)
        zone = _zone_of(found["zone"])
    except (ValueError, OverflowError):
        raise _wrong(text) from None
    return _placed(naive.replace(tzinfo=zone) if zone else naive, day_only=day_only)


def _day_of(found: re.Match[str]) -> date:
    packed = found["packed"]
    if packed:
        return date(int(packed[:4]), int(packed[4:6]), int(packed[6:]))
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def _clock_of(found: re.Match[str]) -> tuple[time, bool]:
    packed = found["packed_time"]
    if packed:
        return time(int(packed[:2]), int(packed[2:4]), int(packed[4:6] or 0)), False
    if found["hour"] is None:
        return time(), True
    hour = _hour(int(found["hour"]), (found["half"] or found["half_after"] or "").replace(".", "").lower())
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    if hour == 24 and minute == second == 0:  # noqa: PLR2004  the midnight that ends the day
        hour = 0
    return time(hour, minute, second), False


def _hour(hour: int, half: str) -> int:
    if half in {"下午", "晚上", "傍晚", "pm"} and hour < 12:  # noqa: PLR2004
        return hour + 12
    if half == "中午" and hour < 10:  # noqa: PLR2004  中午1点 is 13:00, 中午11点 is 11:00
        return hour + 12
    if half in {"上午", "凌晨", "am"} and hour == 12:  # noqa: PLR2004
        return 0
    return hour


def _zone_of(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text == "Z":
        return UTC
    digits = text.replace(":", "")
    offset = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:]))
    return timezone(-offset if digits[0] == "-" else offset)


def _placed(moment_in_town: datetime, *, day_only: bool) -> Moment:
    if not _EARLIEST <= moment_in_town.year <= _LATEST:
        raise _wrong(moment_in_town.date().isoformat())
    aware = moment_in_town if moment_in_town.tzinfo else moment_in_town.replace(tzinfo=TOWNSHIP)
    return Moment(aware.astimezone(UTC).replace(microsecond=0), day_only)


def _wrong(text: str) -> RefusedError:
    return RefusedError("import.bad_moment", value=masked(text))
