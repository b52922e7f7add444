"""The days' papers: read from the journal, made as a draft of a moment, and which are owed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from commandroom.domain.errors import NotFoundError, RefusedError
from commandroom.domain.exchange.streams import is_county
from commandroom.domain.journal import kept
from commandroom.domain.summary import timing
from commandroom.domain.summary.day import Day, day_of, fold, span, subject
from commandroom.domain.summary.snapshot import Paper
from commandroom.domain.summary.timing import Hours, as_of, hours_of, is_late, is_over, owed
from commandroom.domain.summary.wording import written
from commandroom.domain.time.moments import local
from commandroom.store import journal
from commandroom.store import local as own
from commandroom.store.journal import KIND_ROOM
from commandroom.store.reading import Reading
from commandroom.store.summing import snapshot
from commandroom.store.summingframe import frame_of
from commandroom.usecases.queries import Summary, SummaryDue, SummaryHours, SummarySheet, Summing

_MADE = (
    f"SELECT subject FROM entry WHERE subject >= ? AND subject < ? AND verb = 'freeze' AND {journal.COUNTS}"  # noqa: S608
)
_LAST, _EARLIEST = f"{_MADE} ORDER BY subject DESC LIMIT 1", f"{_MADE} ORDER BY subject LIMIT 1"
FOUNDED = "SELECT raw FROM entry WHERE subject = ? ORDER BY n LIMIT 1"
_EVER = date(1970, 1, 1)
_DAY = timedelta(days=1)


def hours(reading: Reading, _query: SummaryHours | None = None) -> Hours:
    """When papers are made: the room's settings over the shipped ones."""
    limits, reference = reading.reference.shipped.summary.limits, reading.reference
    shipped = Hours(limits.time, limits.days)
    return hours_of(reference.setting(timing.TIME), reference.setting(timing.WHICH), shipped=shipped)


def due(reading: Reading, query: SummaryDue) -> tuple[date, ...]:
    """The days that are owed."""
    facts = own.room_facts(reading.connection)
    found = reading.one(FOUNDED, f"{KIND_ROOM}:{facts.get('room', '')}")
    if is_county(facts.get("code", "")) or found is None:
        return ()
    limits, today = reading.reference.shipped.summary.limits, local(query.now).date()
    made = {
        day_of(str(one)) for (one,) in reading.all(_MADE, *span(today - limits.made_up_days * _DAY, today))
    }
    return owed(
        made, query.now, hours(reading), reading.reference.calendar, founded=kept(found[0]).at,
        earliest=_one(reading, _EARLIEST, today), most=limits.made_up_days,
    )  # fmt: skip


def _one(reading: Reading, query: str, until: date) -> date | None:
    """The first or the last day up to `until` that has a paper."""
    found = reading.one(query, *span(_EVER, until))
    return day_of(str(found[0])) if found else None


def day(reading: Reading, which: date) -> Day:
    """All papers of a day, with what people made of them."""
    return fold(journal.of_subject(reading.connection, subject(which)))


def summed(reading: Reading, query: Summing) -> Paper:
    """The paper of a day as it would be made now."""
    need_day(reading, query.day, query.now)
    moment_of = as_of(query.day, query.now)
    earlier = _one(reading, _LAST, query.day - _DAY)
    before = day(reading, earlier).papers[0] if earlier is not None else None
    found = snapshot(reading, frame_of(query.day, moment_of, query.now),
                     before.snapshot.as_of if before is not None else None)  # fmt: skip
    rules = reading.reference.shipped.summary
    return Paper(
        snapshot=found, text=written(found, rules), made_at=query.now,
        late=is_late(query.day, query.now, hours(reading), minutes=rules.limits.late_minutes),
        known=int(reading.one("SELECT count(*) FROM entry")[0]),
    )  # fmt: skip


def need_day(reading: Reading, which: date, now: Any) -> None:
    """Refuse a day that has not begun, and the county's desks."""
    if is_county(own.room_facts(reading.connection).get("code", "")):
        raise RefusedError("summary.county")
    if which > local(now).date():
        raise RefusedError("summary.not_begun", day=which)


def sheet(reading: Reading, query: Summary) -> SummarySheet:
    """A day's paper as it is shown."""
    need_day(reading, query.day, query.now)
    found, set_hours = day(reading, query.day), hours(reading)
    paper = found.newest if query.edition is None else found.paper(query.edition)
    if paper is None and query.edition is not None:
        raise NotFoundError("summary.no_edition", day=query.day, edition=query.edition[:20] or "—")
    shown = paper or summed(reading, Summing(query.day, query.now))
    return SummarySheet(
        paper=shown, parts=found.parts(shown.text), day=found, is_draft=paper is None,
        is_over=is_over(query.day, query.now, set_hours), names=_names(reading, found), hours=set_hours,
        rules=reading.reference.shipped.summary,
    )  # fmt: skip


def _names(reading: Reading, found: Day) -> dict[str, str]:
    people: Iterable[str] = (
        *(one.by for one in found.read), *(one.by for one in found.comments), *(one.by for one in found.edits.values()),
    )  # fmt: skip
    return {person: reading.reference.people.name_of(person) for person in people}
