"""The lists of a day's paper: matters, what comes often, what comes again, supervision sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from commandroom.domain.event.recording import is_guarded
from commandroom.domain.event.state import OPEN, Event, Supervision, Timer
from commandroom.domain.summary.matters import Candidate, Chosen, chosen
from commandroom.domain.summary.snapshot import Hot, Matter, Repeated, Sheet, Supervised
from commandroom.store.figuring import marks, uncounted
from commandroom.store.flows import HEARD
from commandroom.store.hotspots import Looked, hidden, name_of
from commandroom.store.moments import millis
from commandroom.store.projection import load_row
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY
from commandroom.store.summingframe import Frame, one_line, step_name, title_of

# ruff: noqa: S608 - statements are put together from this file's own words
_WEEK = timedelta(days=7)
_CRITICAL = 2
"""The place of 特急 among the urgencies."""
_TO_THE_COUNTY = 3
_NUMBERS = 5
_AT_ONCE = 500
_STANDING_OUT = (
    f"SELECT row FROM event WHERE lane < {LANE_HISTORY} AND registered_at < ?1 "
    f"AND (severity > 0 OR urgency = {_CRITICAL} OR tier = {_TO_THE_COUNTY} OR supervised > 0)"
)
_OF_THE_DAY = (
    f"SELECT row FROM event WHERE registered_at >= ?1 AND registered_at < ?2 AND lane <> {LANE_HISTORY} UNION "
    "SELECT row FROM event WHERE state IN ('closed', 'archived') AND closed_at >= ?1 AND closed_at < ?2"
)
_SHEETS = (
    "SELECT DISTINCT row FROM timer INDEXED BY ix_timer_key_stopped_at WHERE key = 'supervise_reply' "
    "AND (stopped_at IS NULL OR stopped_at >= ?)"
)
_LOSS_FIELDS = ("dead", "missing", "injured", "involved", "loss")


def events(reading: Reading, rows: Iterable[int]) -> Iterator[tuple[int, Event]]:
    """The events of row ids, by row."""
    for row in sorted(rows):
        found = load_row(reading.connection, row)
        if found is not None:
            yield row, found


# --- matters ---------------------------------------------------------------------------------------------------------


def matters(reading: Reading, frame: Frame, deep: set[int]) -> tuple[tuple[Matter, ...], int]:
    """At most so many lines, the gravest first, and how many events a rule lists in all; `deep` have a deep red lamp."""
    today = {int(row) for (row,) in reading.all(_OF_THE_DAY, frame.since, frame.until)}
    rows = today | {int(row) for (row,) in reading.all(_STANDING_OUT, frame.until)} | deep
    rules, limits = reading.reference.shipped.summary.matters, reading.reference.shipped.summary.limits
    candidates = (
        Candidate(event, is_open=event.state in OPEN, is_today=row in today, is_deep=row in deep)
        for row, event in events(reading, rows)
        if event.number
    )
    found, total = chosen(candidates, rules, most=limits.matters, people=limits.group_people)
    return tuple(_matter(reading, one, frame) for one in found), total


def _matter(reading: Reading, one: Chosen, frame: Frame) -> Matter:
    event, people = one.candidate.event, reading.reference.people
    words, limits = reading.reference.shipped.summary.words, reading.reference.shipped.summary.limits
    timer = _next(event) if one.candidate.is_open else None
    lead = event.lead
    is_hidden = is_guarded(event)
    handling = event.handling_text or event.closing_text or (lead.requirement if lead is not None else "")
    return Matter(
        number=event.number, why=one.rule.zh, at=event.occurred_at or event.registered_at or frame.as_of,
        place="" if is_hidden else one_line(event.location),
        title=title_of(reading, event, event.title),
        losses="" if is_hidden else _losses(event, words),
        handling="" if is_hidden else _cut(one_line(handling), limits.handling_chars), state=event.state.label,
        next=step_name(reading, timer.key) if timer is not None else "", next_due=timer.due if timer is not None else None,
        unit=people.unit_name(lead.office) if lead is not None else "",
        person=people.name_of(lead.handler) if lead is not None and lead.handler else "",
    )  # fmt: skip


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _next(event: Event) -> Timer | None:
    timer = event.next_timer()
    return timer if timer is not None and not timer.is_paused else None


def _losses(event: Event, words: dict[str, str]) -> str:
    found = [(name, getattr(event, name)) for name in _LOSS_FIELDS]
    return "，".join(words[name].format(n=f"{value:g}") for name, value in found if value)


# --- what comes often ------------------------------------------------------------------------------------------------


def hot(reading: Reading, frame: Frame, look: Looked, column: str, most: int) -> tuple[Hot, ...]:
    """The categories or grids with most events in the week up to the moment; `look` says which of them rise."""
    unheard = uncounted(reading.reference)
    week, before = (millis(frame.as_of - n * _WEEK) for n in (1, 2))
    rows = reading.all(
        f"SELECT {column}, sum(registered_at >= ?), sum(registered_at < ?) FROM event "
        f"INDEXED BY ix_event_registered_at WHERE registered_at >= ? AND registered_at < ? AND lane <> ? "
        f"AND {HEARD} AND {column} <> '' AND category NOT IN ({marks(unheard)}) "
        f"GROUP BY 1 HAVING sum(registered_at >= ?) > 0 ORDER BY 2 DESC, 1 LIMIT ?",
        week, week, before, frame.until, LANE_HISTORY, *unheard, week, most,
    )  # fmt: skip
    found = {one.key for one in look.found()[column]}
    return tuple(
        Hot(name=name_of(reading, column, key), week=count, before=earlier, is_rising=key in found)
        for key, count, earlier in rows
    )


def repeats(reading: Reading, frame: Frame) -> tuple[Repeated, ...]:
    """The same category at the same place, so many times in so many days; what may not be told is left out."""
    limits, unheard = reading.reference.shipped.summary.limits, hidden(reading)
    since = millis(frame.as_of - timedelta(days=limits.repeat_days))
    rows = reading.all(
        f"SELECT category, location, count(*), group_concat(number) FROM event INDEXED BY ix_event_registered_at "
        f"WHERE registered_at >= ? AND registered_at < ? AND lane <> ? AND location <> '' AND category <> '' "
        f"AND {HEARD} AND category NOT IN ({marks(unheard)}) "
        f"GROUP BY 1, 2 HAVING count(*) >= ? ORDER BY 3 DESC, 1, 2 LIMIT ?",
        since, frame.until, LANE_HISTORY, *unheard, limits.repeat_least, limits.repeats,
    )  # fmt: skip
    return tuple(
        Repeated(category=name_of(reading, "category", category), place=one_line(place), count=count,
                 numbers=tuple(sorted(str(numbers).split(","))[-_NUMBERS:]))
        for category, place, count, numbers in rows
    )  # fmt: skip


# --- supervision -----------------------------------------------------------------------------------------------------


def supervision(reading: Reading, frame: Frame) -> Supervised:
    """Sheets that were issued or answered on the day, and those that wait for an answer."""
    since, until, at = frame.begin, frame.as_of, frame.as_of
    colors: dict[str, int] = {}
    answered = late = 0
    waiting: list[Sheet] = []
    for _, event in events(reading, (int(row) for (row,) in reading.all(_SHEETS, frame.since))):
        for sheet in event.supervisions:
            if sheet.draft or sheet.issued_at > at:
                continue
            colors[sheet.color] = colors.get(sheet.color, 0) + (sheet.issued_at >= since)
            if sheet.answered_at is not None and since <= sheet.answered_at <= until:
                answered += 1
                late += sheet.reply_by is not None and sheet.answered_at > sheet.reply_by
            ended = sheet.answered_at or sheet.withdrawn_at
            if ended is None or ended > at:
                waiting.append(_sheet(reading, event, sheet, frame))
    waiting.sort(key=lambda one: (not one.is_late, one.reply_by or at, one.doc_no))
    return Supervised(
        blue=colors.get("blue", 0), orange=colors.get("orange", 0), red=colors.get("red", 0), answered=answered,
        answered_late=late, expired=sum(one.is_late for one in waiting),
        open=tuple(waiting[: reading.reference.shipped.summary.limits.rows]),
    )  # fmt: skip


def _sheet(reading: Reading, event: Event, sheet: Supervision, frame: Frame) -> Sheet:
    lead = event.lead
    return Sheet(
        doc_no=sheet.doc_no, color=sheet.color, number=event.number,
        title=title_of(reading, event, event.title),
        unit=reading.reference.people.unit_name(lead.office) if lead is not None else "", reply_by=sheet.reply_by,
        is_late=sheet.reply_by is not None and sheet.reply_by < frame.as_of,
    )  # fmt: skip
