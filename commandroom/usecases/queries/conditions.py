"""What is asked about warnings and modes: what holds now, what is owed, how many people were moved."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from commandroom.usecases.queries.asking import Query

if TYPE_CHECKING:
    from commandroom.domain.conditions import Spell, Transfer, WeatherWarning, ZeroReport


class Conditions(Query["ConditionSheet"], frozen=True):
    """Warnings in force and to come, the mode that goes on, what of ended modes is owed."""

    now: datetime


class OwedReview(Struct, frozen=True):
    """A war mode that ended without a review so far, and when that is due."""

    spell: Spell
    due: datetime


class ConditionSheet(Struct, frozen=True):
    """`warnings` are in force, the gravest first; `coming` begin later.

    `report_due` is the next word of the open mode, `reports` its words, the last one first; `transfers` its villages;
    `villages` all of them by code and name, so that numbers can be typed for each; `people` who may answer for one.
    """

    now: datetime
    warnings: tuple[WeatherWarning, ...] = ()
    coming: tuple[WeatherWarning, ...] = ()
    spell: Spell | None = None
    ordered_by: str = ""
    report_due: datetime | None = None
    reports: tuple[ZeroReport, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    owed: tuple[OwedReview, ...] = ()
    villages: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, str], ...] = ()
