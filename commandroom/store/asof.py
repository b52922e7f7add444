"""The roster as it was known on an earlier day: the amendments until then, folded anew, and nothing that came after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache

from commandroom.domain.journal import Entry, kept
from commandroom.domain.time.moments import TOWNSHIP_ZONE
from commandroom.store import journal, records
from commandroom.store.reading import Reading
from commandroom.store.records import Record
from commandroom.store.rosters import listed
from commandroom.store.rosters import persons as persons_now
from commandroom.usecases.queries import PersonRow, Persons

_DAY = timedelta(days=1)
_NOON = timedelta(hours=12)


def persons(reading: Reading, query: Persons) -> tuple[PersonRow, ...]:
    """The roster, as it is or as it was on a day."""
    return persons_now(reading, query) if query.as_of is None else _persons_as_of(reading, query, query.as_of)


def _persons_as_of(reading: Reading, query: Persons, day: date) -> tuple[PersonRow, ...]:
    """The roster at the end of a local date; who had what in hand then is not said."""
    begin = datetime(day.year, day.month, day.day, tzinfo=TOWNSHIP_ZONE)
    roster = reading.reference.over(_of_kind_at(reading, begin + _DAY)).people
    return listed(roster, query, query.now or begin + _NOON, {})


def _of_kind_at(reading: Reading, until: datetime) -> Callable[[str], tuple[Record, ...]]:
    """The records of a kind from the entries before a moment; each kind is read once."""

    @cache
    def of_kind(kind: str) -> tuple[Record, ...]:
        # Over the index of subjects: to find a kind by its column would read the whole journal.
        rows = reading.all(
            f"SELECT subject, raw FROM entry WHERE subject >= ? AND subject < ? AND {journal.COUNTS} ORDER BY subject",  # noqa: S608
            f"{kind}:",
            f"{kind};",
        )
        gathered: dict[str, list[Entry]] = {}
        for subject, raw in rows:
            entry = kept(raw)
            if entry.at < until:
                gathered.setdefault(subject, []).append(entry)
        return tuple(records.replay(entries) for entries in gathered.values())

    return of_kind
