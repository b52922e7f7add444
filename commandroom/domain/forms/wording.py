"""Moments and pieces of text as forms write them, and the course of an event as forms read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from commandroom.domain.time.moments import local


class Done(Struct, frozen=True, kw_only=True):
    """One entry of an event's course that had its effect: who did what, and its other fields in words."""

    hash: str
    verb: str
    at: datetime
    by: str
    text: str = ""
    fields: Mapping[str, str] = {}


def moment(at: datetime | None) -> str:
    """2026-03-10 09:05, on the township's clock; "" for none."""
    return "" if at is None else f"{local(at):%Y-%m-%d %H:%M}"


def told(at: datetime | None) -> str:
    """3月10日9时05分, as a sentence says it; "" for none."""
    if at is None:
        return ""
    here = local(at)
    return f"{here.month}月{here.day}日{here.hour}时{here.minute:02}分"


def day(at: datetime | None) -> str:
    """2026年3月10日."""
    if at is None:
        return ""
    here = local(at)
    return f"{here.year}年{here.month}月{here.day}日"


def span(length: timedelta) -> str:
    """3天4小时; at least 1分钟."""
    minutes = max(1, int(length.total_seconds() // 60))
    days, hours = minutes // 1440, minutes % 1440 // 60
    if days:
        return f"{days}天{hours}小时" if hours else f"{days}天"
    return f"{hours}小时{minutes % 60}分钟" if hours else f"{minutes}分钟"


def joined(*parts: str, by: str = "。") -> str:
    """Those that say something, one after the other."""
    return by.join(
        part.strip().rstrip("。") if by == "。" else part.strip() for part in parts if part.strip()
    )


def last(course: Sequence[Done], *verbs: str) -> Done | None:
    """The last time that one of these was done."""
    return next((one for one in reversed(course) if one.verb in verbs), None)
