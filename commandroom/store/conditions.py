"""Warnings and modes as the records say them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from commandroom.domain.conditions import (
    REVIEW_WITHIN,
    Spell,
    Transfer,
    WeatherWarning,
    ZeroReport,
    current,
    in_force,
    report_due,
)
from commandroom.store import journal, records
from commandroom.store.made import all_of
from commandroom.store.reading import Reading
from commandroom.usecases.queries import Conditions, ConditionSheet, OwedReview


def warnings(connection: Any) -> tuple[WeatherWarning, ...]:
    """All warnings that can be read, whenever they held."""
    return all_of(WeatherWarning, records.of_kind(connection, "warning"), whole=True)


def spells(connection: Any) -> tuple[Spell, ...]:
    """All modes that were ordered."""
    return all_of(Spell, records.of_kind(connection, "mode"), whole=True)


def conditions(reading: Reading, query: Conditions) -> ConditionSheet:
    """What holds at a moment."""
    connection, now = reading.connection, query.now
    known, ordered = warnings(connection), spells(connection)
    spell = current(ordered)
    owed = [one for one in ordered if one.owes_review]
    clockwork = reading.reference.clockwork
    names = [(one.code, one.name) for one in reading.reference.places.villages.values()]
    sheet = ConditionSheet(
        now,
        warnings=in_force(known, now),
        coming=tuple(
            sorted((one for one in known if now < one.issued < one.end), key=lambda one: one.issued)
        ),
        owed=tuple(
            OwedReview(one, clockwork.due(REVIEW_WITHIN, start=one.until or now).moment) for one in owed
        ),
        villages=tuple(sorted(names)),
    )
    if spell is None:
        return sheet
    told = reports(connection, spell)
    return ConditionSheet(
        now, sheet.warnings, sheet.coming, spell, ordered_by=_orderer(reading, spell), report_due=report_due(spell, told),
        reports=told, transfers=transfers(connection, spell), owed=sheet.owed, villages=sheet.villages,
        people=tuple((one.id, one.name) for one in reading.reference.people.persons.values() if one.active),
    )  # fmt: skip


def reports(connection: Any, spell: Spell) -> tuple[ZeroReport, ...]:
    """The words of a mode, the last one first."""
    found = all_of(ZeroReport, records.of_kind(connection, "zero_report"), whole=True)
    return tuple(
        sorted((one for one in found if one.spell == spell.id), key=lambda one: one.at, reverse=True)
    )


def transfers(connection: Any, spell: Spell) -> tuple[Transfer, ...]:
    """The villages of a mode, by code."""
    found = all_of(Transfer, records.of_kind(connection, "transfer"), whole=True)
    return tuple(sorted((one for one in found if one.spell == spell.id), key=lambda one: one.village))


def held_between(connection: Any, since: datetime, until: datetime) -> tuple[WeatherWarning, ...]:
    """The warnings that held at some moment of a span, by the moment they began."""
    found = (one for one in warnings(connection) if one.issued < until and one.end > since)
    return tuple(sorted(found, key=lambda one: (one.issued, one.id)))


def _orderer(reading: Reading, spell: Spell) -> str:
    found = journal.of_subject(reading.connection, records.subject("mode", spell.id))
    first = min(found, key=lambda entry: entry.hlc, default=None)
    return reading.reference.people.name_of(first.actor) if first is not None else ""
