"""What a day's paper holds, reckoned from the tables at one moment.

Where the paper is made at its moment, lamps are those of the board. Made afterwards (a day that is over), they are read
from the clocks that ran at the end of that day; what was reopened since counts as it stands now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from commandroom.domain.event.state import State
from commandroom.domain.figures.figure import Book
from commandroom.domain.figures.kinds import Kind
from commandroom.domain.figures.period import Period
from commandroom.domain.people.presence import Presence
from commandroom.domain.people.rota import NOWHERE
from commandroom.domain.people.shifts import REST
from commandroom.domain.summary.snapshot import (
    ByUnit,
    Check,
    Evening,
    Listed,
    Lit,
    Numbers,
    Office,
    OnDuty,
    Ordered,
    Snapshot,
    Tomorrow,
    Warned,
)
from commandroom.domain.summary.timing import midnight
from commandroom.store import conditions, counting, dayfigures, hotspots, local, summinglists
from commandroom.store.figuring import Question
from commandroom.store.flows import flows, registered_one_by_one, stood_open
from commandroom.store.moments import millis, moment
from commandroom.store.projection import load_row
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY, LANE_RUNNING
from commandroom.store.summingframe import Frame, step_name, title_of
from commandroom.usecases.queries import Counts

_DAY = timedelta(days=1)
_WATCH = timedelta(hours=20)
"""At this hour of the township only those are there who have the duty."""
_OVERDUE_THEN = (
    f"SELECT count(*) FROM ({dayfigures.OVERDUE.replace('count(DISTINCT t.row)', 'DISTINCT t.row')} UNION "  # noqa: S608
    "SELECT row FROM timer INDEXED BY ix_timer_key_stopped_at WHERE key = 'dispose' AND stopped_at > ?1 AND due < ?1)"
)
_ROW = "e.row, e.number, e.title, e.lead, e.handler, e.state, {timer}, {due}, {deep}"
_LIT_NOW = (
    f"SELECT {_ROW.format(timer='e.timer', due='e.due', deep='e.deep_at')} FROM event e INDEXED BY ix_event_lane_due "  # noqa: S608
    f"WHERE e.lane <= {LANE_RUNNING} AND e.paused = 0 AND (e.due < ?1 OR e.yellow_at <= ?1) ORDER BY e.due, e.number"
)
_ALIVE = (
    "SELECT row, key, due, deep_at FROM timer WHERE running = 1 AND paused = 0 AND yellow_at <= ?1 UNION ALL "
    "SELECT row, key, due, deep_at FROM timer INDEXED BY ix_timer_stopped_at WHERE stopped_at > ?1 AND since <= ?1 "
    "AND yellow_at <= ?1 AND cancelled = 0"
)
_LIT_THEN = (
    f"SELECT {_ROW.format(timer='t.key', due='min(t.due)', deep='min(t.deep_at)')} FROM ({_ALIVE}) t "  # noqa: S608
    "JOIN event e ON e.row = t.row WHERE e.unconfirmed = 0 AND e.registered_at <= ?1 GROUP BY t.row ORDER BY 8, e.number"
)
_DUE_BETWEEN = (
    f"SELECT count(*) FROM event WHERE lane <= {LANE_RUNNING} AND paused = 0 AND due >= ? AND due < ?"  # noqa: S608
)
_RESUMED = (
    "SELECT count(*) FROM event WHERE state = 'suspended' AND suspended_until >= ? AND suspended_until < ?"
)
_REPLIES = "SELECT count(*) FROM timer WHERE running = 1 AND key = 'supervise_reply' AND due >= ? AND due < ?"


class LitRow(NamedTuple):
    """An event under a lamp, as the tables say it."""

    row: int
    number: str
    title: str
    lead: str
    handler: str
    state: str
    timer: str
    due: int
    deep_at: int


def snapshot(reading: Reading, frame: Frame, last: datetime | None) -> Snapshot:
    """All that the paper of a day says; `last` is the moment of the paper before, if there was one."""
    facts = local.room_facts(reading.connection)
    reference, limits = reading.reference, reading.reference.shipped.summary.limits
    red, yellow = lit(reading, frame)
    matters, total = summinglists.matters(reading, frame, {row.row for row in red if row.deep_at < frame.at})
    today = numbers(reading, frame, red=len(red), yellow=len(yellow))
    look = hotspots.looked(reading, frame.as_of)
    return Snapshot(
        place=facts.get("name", ""), day=frame.day, number=frame.day.timetuple().tm_yday, as_of=frame.as_of,
        month_first=frame.day.replace(day=1), today=today, before=_before(reading, frame),
        evening=_evening(reading, frame, last), duty=on_duty(reading, frame.day), matters=matters, matters_total=total,
        **_conditions(reading, frame),
        red=_listed(reading, red, limits.rows), yellow=_listed(reading, yellow, limits.rows),
        hot=summinglists.hot(reading, frame, look, "category", limits.hot),
        grids=summinglists.hot(reading, frame, look, "grid", limits.grids),
        repeats=summinglists.repeats(reading, frame), supervision=summinglists.supervision(reading, frame),
        tomorrow=_tomorrow(reading, frame), offices=offices(reading, _month_of(frame)),
        checks=_checks(reading, frame, today) if frame.is_live else (),
        calendar=reference.calendar.version, rules=reference.shipped.summary.version, demo=bool(facts.get("demo")),
    )  # fmt: skip


# --- numbers ---------------------------------------------------------------------------------------------------------


def numbers(reading: Reading, frame: Frame, *, red: int | None = None, yellow: int | None = None) -> Numbers:
    """The day's figures as the county is told them, and what stands at the moment."""
    since, until = frame.since, frame.until
    flow = flows(reading, since, until)
    return Numbers(
        received=flow.received, closed=flow.closed, reported_up=flow.reported, open=stood_open(reading, until),
        overdue=int(reading.one(_OVERDUE_THEN, frame.at)[0]), suspended=_suspended(reading, frame), red=red, yellow=yellow,
    )  # fmt: skip


def _suspended(reading: Reading, frame: Frame) -> int:
    if frame.is_live:
        return int(reading.one("SELECT coalesce(sum(events), 0) FROM tally WHERE state = 'suspended' AND lane <> ?",
                               LANE_HISTORY)[0])  # fmt: skip
    question = Question(reading, Period(frame.day, frame.day, frame.as_of), "")
    found = question.standing(Kind.SUSPENDED, frame.at, "count(*)", "")
    return sum(int(reading.one(*query)[0]) for query in found)


def _before(reading: Reading, frame: Frame) -> Numbers:
    """The same hours of the day before."""
    earlier = Frame(frame.day - _DAY, frame.begin - _DAY, frame.as_of - _DAY, frame.now)
    return numbers(reading, earlier)


def _evening(reading: Reading, frame: Frame, last: datetime | None) -> Evening | None:
    if last is None or last >= frame.begin:
        return None
    since, until = millis(last) + 1, frame.since
    flow = flows(reading, since, until)
    return Evening(since=last, received=flow.received, closed=flow.closed)


def _checks(reading: Reading, frame: Frame, today: Numbers) -> tuple[Check, ...]:
    """The paper's figures beside the board's own counts, and the received beside the events themselves."""
    board = counting.counts(reading, Counts(frame.as_of))
    rows = {
        "received": (today.received, registered_one_by_one(reading, frame.since, frame.until)),
        "open": (today.open, board.total["open"]),
        "red": (today.red or 0, board.red["open"]),
        "yellow": (today.yellow or 0, board.yellow["open"]),
        "suspended": (today.suspended, board.total.get(State.SUSPENDED.value, 0)),
    }
    return tuple(Check(figure=name, here=here, board=there) for name, (here, there) in rows.items())


# --- lists -----------------------------------------------------------------------------------------------------------


def lit(reading: Reading, frame: Frame) -> tuple[list[LitRow], list[LitRow]]:
    """The events under a red and under a yellow lamp, the first due first."""
    found = [LitRow(*row) for row in reading.all(_LIT_NOW if frame.is_live else _LIT_THEN, frame.at)]
    return [row for row in found if row.due < frame.at], [row for row in found if row.due >= frame.at]


def _listed(reading: Reading, rows: list[LitRow], most: int) -> Lit:
    people = reading.reference.people
    counted = Counter(row.lead for row in rows)
    units = tuple(
        ByUnit(unit=people.unit_name(unit) if unit else "", count=count)
        for unit, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    )
    return Lit(total=len(rows), units=units, rows=tuple(_row(reading, row) for row in rows[:most]))


def _row(reading: Reading, row: LitRow) -> Listed:
    people, event = reading.reference.people, load_row(reading.connection, row.row)
    return Listed(
        number=row.number, title=title_of(reading, event, row.title),
        unit=people.unit_name(row.lead) if row.lead else "", person=people.name_of(row.handler) if row.handler else "",
        state=State(row.state).label, step=step_name(reading, row.timer), due=moment(row.due),
    )  # fmt: skip


# --- people and the next day -----------------------------------------------------------------------------------------


def on_duty(reading: Reading, day: date) -> tuple[OnDuty, ...]:
    """Who has the duty of a date: those written down for it with a post, else who is there when offices have closed."""
    people = reading.reference.people
    rota = people.staff.rota
    posts = {duty.person: duty.post for duty in rota.rows.duties if duty.day == day and duty.shift != REST}
    evening = midnight(day) + _WATCH
    found = []
    for person in people.persons.values():
        there = rota.at(person.id, evening) if person.active else NOWHERE
        if person.id in posts or there.state is Presence.ON:
            found.append(OnDuty(name=person.name, post=posts.get(person.id) or there.why))
    return tuple(sorted(found, key=lambda one: (one.post, one.name)))


def _conditions(reading: Reading, frame: Frame) -> dict[str, Any]:
    """The warnings and modes of the day, as far as the paper reaches."""
    since, until = midnight(frame.day), frame.as_of
    connection = reading.connection
    held = conditions.held_between(connection, since, until)
    spells = [
        one for one in conditions.spells(connection) if one.since < until and (one.until or until) > since
    ]
    moved = {one.id: conditions.transfers(connection, one) for one in spells}
    return {
        "warnings": tuple(
            Warned(what=one.what, colour=one.colour.value, source=one.source, issued=one.issued, end=one.end)
            for one in held
        ),
        "modes": tuple(
            Ordered(mode=one.mode.value, level=one.level, since=one.since, until=one.until,
                    due=sum(row.due for row in moved[one.id]), moved=sum(row.moved for row in moved[one.id]))
            for one in sorted(spells, key=lambda one: one.since)
        ),
    }  # fmt: skip


def _tomorrow(reading: Reading, frame: Frame) -> Tomorrow:
    day = frame.day + _DAY
    span = millis(midnight(day)), millis(midnight(day + _DAY))
    return Tomorrow(
        day=day, is_workday=reading.reference.calendar.is_workday(day), due=int(reading.one(_DUE_BETWEEN, *span)[0]),
        resumed=int(reading.one(_RESUMED, *span)[0]), replies=int(reading.one(_REPLIES, *span)[0]),
        duty=on_duty(reading, day),
    )  # fmt: skip


# --- the units' month ------------------------------------------------------------------------------------------------


def _month_of(frame: Frame) -> Period:
    """The month so far."""
    return Period(frame.day.replace(day=1), frame.day, frame.as_of - timedelta(milliseconds=1))


def offices(reading: Reading, period: Period) -> tuple[Office, ...]:
    """The units' closings of a period, reckoned as the figures are."""
    found = {
        unit: sums.terms
        for unit, sums in Question(reading, period, "unit").sums(_needed(reading)).items()
        if unit
    }
    return tuple(_sorted(_office(reading, unit, terms) for unit, terms in found.items()))


def _needed(reading: Reading) -> Book:
    """The figures that are made of what the list of units shows."""
    shown = {"settled.rows", "settled.num", "settled.more1", "sent.rows", "rated.rows", "rated.num"}
    book = reading.reference.shipped.figures
    some = {key: one for key, one in book.figures.items() if shown.intersection(one.terms)}
    return Book(version=book.version, figures=some)


def _office(reading: Reading, unit: str, terms: Counter[str]) -> Office:
    due, closed, in_time = terms["settled.rows"], terms["settled.more1"], terms["settled.num"]
    return Office(
        unit=reading.reference.people.unit_name(unit), dispatched=terms["sent.rows"], due=due, in_time=in_time,
        late=closed - in_time, unclosed=due - closed, rated=terms["rated.rows"],
        unsatisfied=terms["rated.rows"] - terms["rated.num"],
    )  # fmt: skip


def _sorted(rows: Iterable[Office]) -> Iterator[Office]:
    used = [row for row in rows if row.dispatched or row.due or row.rated]
    return iter(sorted(used, key=lambda row: (-row.dispatched, -row.due, row.unit)))
