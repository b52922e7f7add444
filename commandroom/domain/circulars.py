"""督办通报: the circular of a week or month that names the units under orange and red supervision, with what follows for them.

Made of the sheets as the journal knows them at one moment; signed once by a leader, it never moves. Several seats that sign one
apart make one: the id of its entry is derived, and the first in the journal's order counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
from msgspec import Struct

from commandroom.domain.errors import WrongUseError
from commandroom.domain.journal import Entry, ordered

KIND, ISSUE = "circular", "issue"
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_DAY = timedelta(days=1)
BLUE, ORANGE, RED = "blue", "orange", "red"


class Effect(Struct, frozen=True, kw_only=True):
    """What a sheet of a colour brings: points off, the unit named, its head called in, the county told from which tier on."""

    points: float = 0
    named: bool = False
    talk: bool = False
    county_from_tier: int = 0


class Rules(Struct, frozen=True, kw_only=True):
    """The effects by colour and the circular's words."""

    version: str
    effects: dict[str, Effect]
    words: dict[str, str]


class Sheeted(Struct, frozen=True, kw_only=True):
    """A signed sheet: the event by number and title, whom it went to, and what became of it."""

    number: str
    title: str
    unit: str
    unit_name: str
    colour: str
    doc_no: str
    issued_at: datetime
    reply_by: datetime | None = None
    answered_at: datetime | None = None
    tier: int = 0
    is_reported: bool = False

    def is_late(self, now: datetime) -> bool:
        """Answered after its limit, or past it without an answer."""
        return self.reply_by is not None and (self.answered_at or now) > self.reply_by


class Named(Struct, frozen=True, kw_only=True):
    """A unit that is named, its sheets by colour and what follows: points off, a talk, what goes up to the county."""

    unit: str
    name: str
    orange: int
    red: int
    points: float
    talk: bool = False
    county: int = 0
    unreported: int = 0


class Circular(Struct, frozen=True, kw_only=True):
    """A circular: the sheets signed in its days, the units named, the rules; `number` and `made_at` once it was signed."""

    span: str
    first: date
    last: date
    as_of: datetime
    place: str
    sheets: tuple[Sheeted, ...]
    named: tuple[Named, ...]
    rules: Rules
    number: str = ""
    demo: bool = False


class Issued(Struct, frozen=True):
    """A circular with who signed it when."""

    circular: Circular
    by: str
    at: datetime


def days_of(span: str) -> tuple[date, date]:
    """The first and the last day of `2026-11` or `2026-W48` (Monday to Sunday, ISO 8601).

    Raises:
        WrongUseError: `circular.span`.
    """
    month, week = _MONTH.fullmatch(span), _WEEK.fullmatch(span)
    try:
        if month:
            first = date(int(month[1]), int(month[2]), 1)
            return first, (first + 31 * _DAY).replace(day=1) - _DAY
        if week:
            first = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return first, first + 6 * _DAY
    except ValueError:
        pass
    raise WrongUseError("circular.span", value=span[:20])


def week_of(day: date) -> str:
    """`2026-W48`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def month_of(day: date) -> str:
    """`2026-11`."""
    return f"{day:%Y-%m}"


def subject(span: str) -> str:
    """What the entry of a circular is about: `circular:2026-W48`."""
    return f"{KIND}:{span}"


def named_units(sheets: Iterable[Sheeted], rules: Rules) -> tuple[Named, ...]:
    """The units that are named, the most points off first; a unit's points are those of all its sheets."""
    by: dict[str, list[Sheeted]] = {}
    for sheet in sheets:
        if sheet.unit and rules.effects.get(sheet.colour, Effect()).named:
            by.setdefault(sheet.unit, []).append(sheet)
    found = [_named(unit, of_unit, rules) for unit, of_unit in by.items()]
    return tuple(sorted(found, key=lambda one: (-one.points, -one.red, one.name)))


def _named(unit: str, sheets: list[Sheeted], rules: Rules) -> Named:
    effects = [(sheet, rules.effects.get(sheet.colour, Effect())) for sheet in sheets]
    up = [
        sheet
        for sheet, effect in effects
        if effect.county_from_tier and sheet.tier >= effect.county_from_tier
    ]
    return Named(
        unit=unit, name=sheets[-1].unit_name, orange=sum(sheet.colour == ORANGE for sheet in sheets),
        red=sum(sheet.colour == RED for sheet in sheets), points=sum(effect.points for _, effect in effects),
        talk=any(effect.talk for _, effect in effects), county=len(up),
        unreported=sum(not sheet.is_reported for sheet in up),
    )  # fmt: skip


def span_text(circular: Circular) -> str:
    """`2026年11月`, `2026年第48周（11月23日至11月29日）`."""
    words, first, last = circular.rules.words, circular.first, circular.last
    if _MONTH.fullmatch(circular.span):
        return words["month"].format(year=first.year, month=first.month)
    year, week, _ = first.isocalendar()
    return words["week"].format(
        year=year, n=week, first=f"{first.month}月{first.day}日", last=f"{last.month}月{last.day}日"
    )


def paragraphs(circular: Circular) -> tuple[str, ...]:
    """The circular's text, by its rules."""
    words, sheets = circular.rules.words, circular.sheets
    counts = {colour: sum(sheet.colour == colour for sheet in sheets) for colour in (BLUE, ORANGE, RED)}
    said = words["said"].format(
        all=len(sheets), answered=sum(sheet.answered_at is not None for sheet in sheets),
        late=sum(sheet.is_late(circular.as_of) for sheet in sheets), **counts,
    )  # fmt: skip
    if not circular.named:
        return said, words["none"]
    lines = [_unit_text(one, words) for one in circular.named]
    return said, words["named"].format(n=len(lines)), *lines, words["asked"]


def _unit_text(one: Named, words: Mapping[str, str]) -> str:
    text = words["unit"].format(name=one.name, orange=one.orange, red=one.red, points=f"{one.points:g}")
    text += words["talk"] if one.talk else ""
    text += words["county"].format(n=one.county) if one.county else ""
    return text + (words["unreported"].format(n=one.unreported) if one.unreported else "") + "。"


def issued(entries: Iterable[Entry]) -> Issued | None:
    """The circular that was signed first in the journal's order; None where nobody signed one."""
    for entry in ordered(entries):
        if entry.kind == KIND and entry.verb == ISSUE:
            try:
                return Issued(msgspec.json.decode(entry.body, type=Circular), entry.actor, entry.at)
            except msgspec.MsgspecError:
                continue
    return None


def read_rules(raw: Mapping[str, Any]) -> Rules:
    """The rules as a file says them."""
    return msgspec.convert(raw, Rules)
