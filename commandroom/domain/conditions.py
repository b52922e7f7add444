"""What the township lives under: warnings that others issued, and the mode that its leader ordered (平战结合, domain §2.18).

A warning is typed in or comes by a file: nobody's network is relied on. A mode is one record from its order to its end
and its review; while none is open it is an ordinary day (平时). Numbers of people who were moved name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

from msgspec import Struct

from commandroom.domain.errors import FieldError
from commandroom.domain.time.moments import TOWNSHIP_ZONE, local

LONGEST, LONGEST_NAME, LONGEST_PLACE, MOST_PEOPLE = 500, 40, 60, 1_000_000
_PERSONAL = re.compile(r"\d{7,}")
"""A telephone or identity number: such a long row of digits stands in the name of no shelter."""
REVIEW_WITHIN = "5wd"
"""A review (复盘) is due so long after a war mode ended (domain §2.18)."""


class Colour(StrEnum):
    """The four statutory levels of a warning, the lightest first."""

    BLUE = "blue"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"


class Mode(StrEnum):
    """备战 on a warning or the director's notice, 战时 on an emergency response order; without either it is 平时."""

    READY = "ready"
    WAR = "war"


WAR_LEVELS = (1, 2, 3, 4)
"""Ⅰ is the gravest."""
_EVERY = {1: timedelta(hours=2), 2: timedelta(hours=2), 3: timedelta(hours=4), 4: timedelta(hours=4)}
_READY_AT = (time(9), time(16))


class WeatherWarning(Struct, frozen=True, kw_only=True):
    """A warning of somebody competent (`source`): of what, how grave, from when to when; `lifted` when it ended before."""

    id: str
    what: str
    colour: Colour
    source: str
    issued: datetime
    until: datetime
    text: str = ""
    lifted: datetime | None = None

    @property
    def end(self) -> datetime:
        """When it ends, or ended."""
        return min(self.until, self.lifted) if self.lifted is not None else self.until

    def holds(self, moment: datetime) -> bool:
        """Whether it is in force then."""
        return self.issued <= moment < self.end


class Spell(Struct, frozen=True, kw_only=True):
    """One time of readiness or war: who was told, why it began and ended, what was learned."""

    id: str
    mode: Mode
    reason: str
    since: datetime
    level: int = 0
    told: tuple[str, ...] = ()
    until: datetime | None = None
    end_reason: str = ""
    review: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.until is None

    @property
    def owes_review(self) -> bool:
        """Whether it was a war mode that ended without a review so far."""
        return self.mode is Mode.WAR and not self.is_open and not self.review.strip()


class Transfer(Struct, frozen=True, kw_only=True):
    """People of a village in one spell: to be moved, moved, of those in shelters and with kin (应转/已转/集中安置/投亲).

    `person` of the roster is responsible, `place` is the shelter. Nobody who is moved is named.
    """

    id: str
    spell: str
    village: str
    due: int = 0
    moved: int = 0
    sheltered: int = 0
    kin: int = 0
    at: datetime | None = None
    person: str = ""
    place: str = ""

    @property
    def left(self) -> int:
        """How many are still to be moved."""
        return max(0, self.due - self.moved)


class ZeroReport(Struct, frozen=True, kw_only=True):
    """零报告: a word at its time also when nothing happened."""

    id: str
    spell: str
    at: datetime
    text: str


def in_force(warnings: Iterable[WeatherWarning], moment: datetime) -> tuple[WeatherWarning, ...]:
    """Those in force, the gravest first, of equals the one that ends first."""
    grades = list(Colour)
    found = (one for one in warnings if one.holds(moment))
    return tuple(sorted(found, key=lambda one: (-grades.index(one.colour), one.end, one.id)))


def current(spells: Iterable[Spell]) -> Spell | None:
    """The spell that goes on; of two that were ordered apart the one that was ordered last."""
    return max((one for one in spells if one.is_open), key=lambda one: (one.since, one.id), default=None)


def report_due(spell: Spell, reports: Iterable[ZeroReport]) -> datetime:
    """When the next word is due, counted from the last one: every 2 h (Ⅰ Ⅱ) or 4 h (Ⅲ Ⅳ); in readiness at 9:00 and 16:00."""
    last = max((one.at for one in reports if one.spell == spell.id), default=spell.since)
    if spell.mode is Mode.WAR:
        return last + _EVERY.get(spell.level, _EVERY[4])
    here = local(last)
    slots = (
        datetime.combine(here.date() + timedelta(days=n), at, TOWNSHIP_ZONE)
        for n in range(2)
        for at in _READY_AT
    )
    return next(slot for slot in slots if slot > here)


# --- on their way in -------------------------------------------------------------------------------------------------


def check_warning(one: WeatherWarning) -> None:
    """A warning has a name, a source, and ends after it began.

    Raises:
        FieldError: `field.missing`, `field.too_long`, `span.ends_first`.
    """
    for name, most in (("what", LONGEST_NAME), ("source", LONGEST_NAME), ("text", LONGEST)):
        _need_text(name, getattr(one, name), most=most, required=name != "text")
    if one.until <= one.issued:
        raise FieldError("span.ends_first", field="until", since=one.issued, until=one.until)


def check_spell(one: Spell, others: Iterable[Spell], known: Mapping[str, Any]) -> None:
    """One mode at a time, with its reason and level; ended with a reason, reviewed after its end, and then left as it is.

    Raises:
        FieldError: `mode.level`, `mode.open_already`, `mode.over`, `mode.not_over`, `field.missing`, `field.too_long`,
            `span.ends_first`.
    """
    _need_text("reason", one.reason, most=LONGEST)
    if (one.level in WAR_LEVELS) is not (one.mode is Mode.WAR):
        raise FieldError("mode.level", field="level", value=one.level)
    if one.is_open and any(other.is_open and other.id != one.id for other in others):
        raise FieldError("mode.open_already", field="mode")
    if one.until is not None:
        if one.until < one.since:
            raise FieldError("span.ends_first", field="until", since=one.since, until=one.until)
        _need_text("end_reason", one.end_reason, most=LONGEST)
    _need_text("review", one.review, most=LONGEST * 10, required=False)
    if one.review.strip() and one.is_open:
        raise FieldError("mode.not_over", field="review")
    if known.get("until") and (one.is_open or one.end_reason != known.get("end_reason")):
        raise FieldError("mode.over", field="until")


def check_transfer(one: Transfer, spells: Iterable[Spell]) -> None:
    """Counts of people of one village: whole numbers, shelters and kin not more than were moved.

    Raises:
        FieldError: `field.out_of_range`, `transfer.more_than_moved`, `transfer.personal`, `mode.unknown`.
    """
    _need_spell(one.spell, spells)
    _need_text("place", one.place, most=LONGEST_PLACE, required=False)
    if _PERSONAL.search(one.place):
        raise FieldError("transfer.personal", field="place")
    for name in ("due", "moved", "sheltered", "kin"):
        if not 0 <= getattr(one, name) <= MOST_PEOPLE:
            raise FieldError("field.out_of_range", field=name, low=0, high=MOST_PEOPLE)
    if one.sheltered + one.kin > one.moved:
        raise FieldError(
            "transfer.more_than_moved", field="moved", moved=one.moved, counted=one.sheltered + one.kin
        )


def check_report(one: ZeroReport, spells: Iterable[Spell]) -> None:
    """A word belongs to a mode and says something.

    Raises:
        FieldError: `field.missing`, `field.too_long`, `mode.unknown`.
    """
    _need_spell(one.spell, spells)
    _need_text("text", one.text, most=LONGEST)


def _need_spell(spell: str, spells: Iterable[Spell]) -> None:
    if not any(one.id == spell for one in spells):
        raise FieldError("mode.unknown", field="spell", value=spell)


def _need_text(name: str, text: str, *, most: int, required: bool = True) -> None:
    if required and not text.strip():
        raise FieldError("field.missing", field=name)
    if len(text) > most:
        raise FieldError("field.too_long", field=name, most=most, length=len(text))
