"""What the wall shows: lamps without persons' data, open events by village and grid, the day's figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from commandroom.base.logs import masked
from commandroom.domain.conditions import current, in_force, report_due
from commandroom.domain.event.recording import is_guarded
from commandroom.domain.event.state import Event
from commandroom.domain.knowledge.gradings import Severity
from commandroom.domain.time.lamp import Lamp
from commandroom.domain.time.moments import local
from commandroom.store import conditions, projection, sealing
from commandroom.store.dashboard import Cards, answered
from commandroom.store.dashspan import Span, start_of
from commandroom.store.grades import SEVERITIES
from commandroom.store.moments import millis, moment
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY
from commandroom.usecases.queries.dashboard import Dashboard
from commandroom.usecases.queries.wall import (
    Wall,
    WallDay,
    WallFigures,
    WallGrid,
    WallLamp,
    WallMode,
    WallNumbers,
    WallPlace,
    WallSheet,
    WallWarning,
)

_CARDS = ("received", "closed", "open", "response", "in_time")
"""In the order of a day on the wall."""
_LIT = (
    "SELECT row, id, title, due FROM event INDEXED BY ix_event_lane_due "
    "WHERE lane IN (0, 1, 2) AND paused = 0 AND unconfirmed = 0"
)
_PLACES = (
    "SELECT village, grid, count(*), coalesce(sum(lane <= 2 AND paused = 0 AND due < ?1), 0), "  # noqa: S608
    "coalesce(sum(lane <= 2 AND paused = 0 AND due >= ?1 AND yellow_at <= ?1), 0) "
    f"FROM event INDEXED BY ix_event_lane_due WHERE lane < {LANE_HISTORY} GROUP BY village, grid"
)
_GRADES = tuple(SEVERITIES.index(one) for one in (Severity.MAJOR, Severity.EXTREME))
_GRAVE = (
    "SELECT row, id, title, CASE WHEN paused = 0 THEN due END, CASE WHEN paused = 0 THEN yellow_at END "  # noqa: S608
    f"FROM event WHERE lane < {LANE_HISTORY} AND severity IN (?, ?) AND unconfirmed = 0 "
    "ORDER BY severity DESC, due IS NULL, due, row"
)
_SPOTS = (
    f"SELECT lead, count(DISTINCT handler) FROM event WHERE lane < {LANE_HISTORY} AND state = 'in_progress' "  # noqa: S608
    "AND handler <> '' GROUP BY lead ORDER BY 2 DESC, lead"
)
"""Who has signed for a matter that is being handled is with it; the same person counts once a unit."""
_CALLED = re.compile(r"[\u4e00-\u9fff](?:某某?|[\u4e00-\u9fff]{0,2})(?:女士|先生|小姐|同志)")
_NUMBER = re.compile(r"(?<![\d.])\d[\d -]{5,}[\dXx](?![\d.])")
"""A row of seven digits and more: a telephone, an identity; nothing else that a wall has to show is that long."""


def wall(reading: Reading, query: Wall) -> WallSheet:
    """The lamps and the places of this moment."""
    now = millis(query.now)
    red = reading.all(f"{_LIT} AND due < ? ORDER BY due, row", now)
    yellow = reading.all(f"{_LIT} AND due >= ? AND yellow_at <= ? ORDER BY due, row", now, now)
    return WallSheet(
        query.now,
        len(red),
        len(yellow),
        tuple(_lamps(reading, red[: query.most], Lamp.RED)),
        tuple(_lamps(reading, yellow[: query.most], Lamp.YELLOW)),
        tuple(_places(reading, now)),
        tuple(
            WallWarning(one.what, one.colour.value, one.source, one.end)
            for one in in_force(conditions.warnings(reading.connection), query.now)
        ),
        _mode(reading, query),
    )


def _mode(reading: Reading, query: Wall) -> WallMode | None:
    """What a mode that goes on asks to be looked at."""
    connection = reading.connection
    spell = current(conditions.spells(connection))
    if spell is None:
        return None
    rows = reading.all(_GRAVE, *_GRADES)
    graves = [_grave(reading, millis(query.now), row) for row in rows[: query.most]]
    moved = conditions.transfers(connection, spell)
    name, unit = reading.reference.places.village_name, reading.reference.people.unit_name
    return WallMode(
        spell.mode.value, spell.level, spell.since, report_due(spell, conditions.reports(connection, spell)), len(rows),
        tuple(graves), tuple((unit(lead), n) for lead, n in reading.all(_SPOTS)),
        tuple((name(one.village), one.due, one.moved, one.sheltered, one.kin) for one in moved),
        max((one.at for one in moved if one.at is not None), default=None),
    )  # fmt: skip


def _grave(reading: Reading, now: int, found: tuple[Any, ...]) -> WallLamp:
    row, key, title, due, yellow = found
    is_red, is_yellow = due is not None and due < now, yellow is not None and yellow <= now
    lamp = Lamp.RED if is_red else Lamp.YELLOW if is_yellow else Lamp.NONE
    said = public_title(reading, projection.load_row(reading.connection, row), title)
    return WallLamp(str(key), said, lamp.value, moment(due) if due is not None else None)


def _lamps(reading: Reading, rows: Iterable[tuple[Any, ...]], lamp: Lamp) -> Iterator[WallLamp]:
    for row, key, title, due in rows:
        yield WallLamp(str(key), public_title(reading, projection.load_row(reading.connection, row), title), lamp.value,
                       moment(due))  # fmt: skip


def public_title(reading: Reading, event: Event | None, title: str) -> str:
    """The title as anybody may read it, without what is known of persons or looks like it; "" where only few may know of it."""
    if event is None or is_guarded(event):
        return ""
    text = " ".join(title.split())
    known = sealing.opened(reading.connection, event)
    for word in sorted(
        (part for value in known.values() for part in (value, *value.split())), key=len, reverse=True
    ):
        if len(word) > 1:
            text = text.replace(word, "…" if word != known.get("name") else "当事人")
    return masked(_NUMBER.sub("…", _CALLED.sub("当事人", text)))


def _places(reading: Reading, now: int) -> Iterator[WallPlace]:
    """Each village on record, and what lies in none."""
    found: dict[str, dict[str, tuple[int, int, int]]] = defaultdict(dict)
    known, grids = reading.reference.places.grids, defaultdict(list)
    for one in known.values():
        grids[one.village].append(one.code)
    for village, grid, *counts in reading.all(_PLACES, now):
        where = village or (known[grid].village if grid in known else "")
        before = found[where].get(grid, (0, 0, 0))
        found[where][grid] = (before[0] + counts[0], before[1] + counts[1], before[2] + counts[2])
    for village in sorted(reading.reference.places.villages.values(), key=lambda one: one.code):
        counts = found.pop(village.code, {})
        yield WallPlace(village.code, village.name, *_sum(counts.values()), _grids(reading, sorted(grids[village.code]), counts),
                        village.lon, village.lat, village.outline)  # fmt: skip
    rest = [counts for of_grid in found.values() for counts in of_grid.values()]
    if rest:
        yield WallPlace("", "", *_sum(rest))


def _grids(
    reading: Reading, codes: Iterable[str], counts: dict[str, tuple[int, int, int]]
) -> tuple[WallGrid, ...]:
    known = reading.reference.places.grids
    return tuple(WallGrid(*counts.get(code, (0, 0, 0)), outline=known[code].outline) for code in codes)


def _sum(counts: Iterable[tuple[int, int, int]]) -> tuple[int, int, int]:
    rows = list(counts)
    return sum(row[0] for row in rows), sum(row[1] for row in rows), sum(row[2] for row in rows)


# --- the figures -----------------------------------------------------------------------------------------------------


def wall_figures(reading: Reading, query: WallFigures) -> WallNumbers:
    """The dashboard's own cards, day by day: two screens of one room never say two things."""
    today = local(query.now).date()
    span = Span(Dashboard(today, today, query.now))
    taken = answered(reading, min(start_of(span.trend_first), span.before.since), span.until)
    cards = [card for card in Cards(reading, span, taken).all() if card.key in _CARDS]
    days = (today - timedelta(days=back) for back in reversed(range(span.trend_days)))
    shown = tuple(
        WallDay(day, *values) for day, *values in zip(days, *(card.trend for card in cards), strict=True)
    )
    yesterday = today - timedelta(days=1)
    return WallNumbers(query.now, shown, WallDay(yesterday, *(card.before for card in cards)))
