"""The day's figures: reckoned from the tables at a township, read from the journal at the county."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

import msgspec

from commandroom.domain.dayfigures import KIND, Figures, Stock, best, due_days, span
from commandroom.domain.exchange.streams import is_county, lies_in, parsed
from commandroom.domain.exchange.trust import Enrolled, decoded
from commandroom.domain.journal import Entry, kept, moment
from commandroom.domain.time.moments import TOWNSHIP_ZONE, local
from commandroom.store import counting, journal
from commandroom.store import local as own
from commandroom.store.flows import flows, received_by
from commandroom.store.moments import millis
from commandroom.store.reading import Reading
from commandroom.usecases.queries import (
    Counts,
    FiguresDue,
    Monitor,
    MonitorDay,
    MonitorRow,
    MonitorSheet,
    Telling,
)

_HELD = (
    f"SELECT raw, coalesce({journal.ARRIVED_AT}, received_at) FROM entry LEFT JOIN entry_local USING (n) "  # noqa: S608 - ours
    f"WHERE subject >= ? AND subject < ? AND {journal.COUNTS}"
)
_LAST = "SELECT max(subject) FROM entry WHERE subject >= ? AND subject < ?"
OVERDUE = (
    "SELECT count(DISTINCT t.row) FROM timer t JOIN event e USING (row) WHERE t.running = 1 AND t.yellow_at <= ?1 AND "
    "t.key = 'dispose' AND t.paused = 0 AND t.due < ?1 AND e.unconfirmed = 0"
)
_CLASS_DIGITS = 2
"""The first digits of a category's code name its class."""
_NAMED = timedelta(days=31)
_EVER = (date(1970, 1, 1), date(2199, 12, 31))


# --- at a township -----------------------------------------------------------------------------------------------


def due(reading: Reading, query: FiguresDue) -> tuple[Figures, ...]:
    """The days that nobody of this township has told yet; of yesterday with what stands open now."""
    seat = own.seat(reading.connection)
    if is_county(seat.township):
        return ()
    yesterday = local(query.now).date() - timedelta(days=1)
    most = reading.reference.policy.exceptions.whole("figures_days")
    days = due_days(_last_told(reading), yesterday, most=most)
    if not days:
        return ()
    me = _Teller(
        seat.township,
        own.room_facts(reading.connection).get("name", ""),
        int(reading.one("SELECT count(*) FROM entry")[0]),
        query.now,
    )
    return tuple(_figures(reading, me, day, with_stock=day == yesterday) for day in days)


class _Teller(NamedTuple):
    """Who tells: the township, its name, how many entries this seat has seen, when it is."""

    township: str
    name: str
    known: int
    now: datetime


def _last_told(reading: Reading) -> date | None:
    found = reading.one(_LAST, *span(*_EVER))[0]
    return date.fromisoformat(str(found).split(":")[1]) if found else None


def _figures(reading: Reading, me: _Teller, day: date, *, with_stock: bool) -> Figures:
    since, until = (millis(_midnight(day + timedelta(days=n))) for n in (0, 1))
    sources, classes = Counter[str](), Counter[str]()
    for source, category, count in received_by(reading, since, until):
        sources[source] += count
        classes[category[:_CLASS_DIGITS] or "—"] += count
    flow = flows(reading, since, until)
    return Figures(
        township=me.township, name=me.name, day=day, made_at=me.now, known=me.known, received=flow.received,
        closed=flow.closed, closed_late=flow.late, reported_up=flow.reported,
        by_source=dict(sorted(sources.items())), by_category=dict(sorted(classes.items())),
        stock=_stock(reading, me.now) if with_stock else None,
    )  # fmt: skip


def _stock(reading: Reading, now: datetime) -> Stock:
    counts = counting.counts(reading, Counts(now))
    return Stock(
        open=counts.total["open"], overdue=int(reading.one(OVERDUE, millis(now))[0]), red=counts.red["open"],
        yellow=counts.yellow["open"], suspended=counts.total.get("suspended", 0),
    )  # fmt: skip


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), TOWNSHIP_ZONE)


# --- at the county -----------------------------------------------------------------------------------------------


class _Held(msgspec.Struct):
    """What one township told: its name, its figures by day, when the last of them arrived."""

    name: str = ""
    days: dict[date, list[Figures]] = msgspec.field(default_factory=dict)
    received_at: datetime | None = None


def monitor(reading: Reading, query: Monitor) -> MonitorSheet:
    """The last days of each township that told anything or has joined; the figures are its own, whatever they say."""
    yesterday = local(query.now).date() - timedelta(days=1)
    days = tuple(yesterday - timedelta(days=n) for n in reversed(range(query.days)))
    place = own.seat(reading.connection).township
    held = _told(reading, place, days[0], yesterday)
    since = _joined(reading.connection, place)
    late = timedelta(hours=reading.reference.policy.exceptions.whole("figures_late_hours"))
    rows = [
        MonitorRow(
            code, one.name,
            tuple(_day(day, one.days.get(day, ()), since.get(code) or min(one.days), late) for day in days),
            one.received_at,
        )
        for code in sorted({*held, *since})
        for one in (held.get(code) or _Held(),)
    ]  # fmt: skip
    return MonitorSheet(days, tuple(rows))


def township_names(reading: Reading, now: datetime) -> dict[str, str]:
    """What the townships of this county that told figures of late call themselves, by code."""
    today = local(now).date()
    held = _told(reading, own.seat(reading.connection).township, today - _NAMED, today)
    return {code: one.name for code, one in held.items() if one.name}


def _day(day: date, told: Iterable[Figures], since: date, late: timedelta) -> MonitorDay:
    found = list(told)
    if found:
        figures = best(found)
        is_late = day >= since and figures.made_at > _midnight(day + timedelta(days=1)) + late
        return MonitorDay(day, Telling.LATE if is_late else Telling.TOLD, figures)
    return MonitorDay(day, Telling.BEFORE if day < since else Telling.MISSING)


def _told(reading: Reading, place: str, first: date, last: date) -> dict[str, _Held]:
    found: dict[str, _Held] = {}
    names: dict[str, date] = {}
    for raw, received_at in reading.all(_HELD, *span(first, last)):
        entry = kept(raw)
        figures = _read(entry, place)
        if figures is None:
            continue
        one = found.setdefault(figures.township, _Held())
        one.days.setdefault(figures.day, []).append(figures)
        arrived = moment(received_at) if received_at else entry.at
        one.received_at = max(one.received_at or arrived, arrived)
        if figures.day >= names.get(figures.township, figures.day):
            names[figures.township], one.name = figures.day, figures.name
    return found


def _read(entry: Entry, place: str) -> Figures | None:
    """The figures of an entry; None for what a newer program wrote, or a township wrote about another one."""
    stream = parsed(entry.stream)
    if entry.kind != KIND or stream is None or not (lies_in(stream.place, place) or stream.place == place):
        return None
    try:
        figures = msgspec.json.decode(entry.body, type=Figures)
    except msgspec.MsgspecError:
        return None
    return figures if figures.township == stream.place else None


def _joined(connection: Any, place: str) -> dict[str, date]:
    """The townships of which a device has joined, and on which day the first of them."""
    found: dict[str, date] = {}
    for (raw,) in connection.execute("SELECT raw FROM statement"):
        fact = decoded(str(raw))
        if isinstance(fact, Enrolled) and not is_county(fact.place) and lies_in(fact.place, place):
            day = local(moment(fact.at)).date()
            found[fact.place] = min(found.get(fact.place, day), day)
    return found
