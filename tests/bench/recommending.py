"""Whom to send, over three hundred people and many years of events, beside what is allowed.

The rows of past events are put into the tables as they would lie there: how they came about is no matter to a count. Those
that are asked about come through the door.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from commandroom.base.clock import FixedClock
from commandroom.domain.journal import millis
from commandroom.entrypoints.benches import Result, seconds
from commandroom.entrypoints.opening import Start, create_room
from commandroom.store.projection import COLUMNS, INSERT
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.commands import Act, Amend
from commandroom.usecases.queries import Recommend
from commandroom.usecases.room import Room

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday 10:00 in the township
PEOPLE, LIMIT_MS, ASKED, ROUNDS = 300, 30.0, 8, 30
OPEN_SHARE, YEARS = 0.03, 3
_DAY = timedelta(days=1)
CATEGORIES = ("0910", "0101", "0301", "0501", "0601")
GRIDS = tuple(f"3302991040011{n:02}" for n in range(1, 60))


def recommending(events: int) -> Iterator[Result]:
    """p95 and median of the answer for people of one unit of three hundred: the worst case, nobody is sifted out."""
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(NOW)
        room = create_room(Path(folder) / "home", Start("练习镇", "330299104", practice=True), clock=clock)
        people = enrol(room)
        numbers = [waiting(room, n) for n in range(ASKED)]
        fill(room, people, events)
        taken = sorted(
            seconds(lambda number=number: room.ask(Recommend(number))) * 1000  # type: ignore[misc]
            for _ in range(ROUNDS)
            for number in numbers
        )
        found = room.ask(Recommend(numbers[0]))
        assert len(found.picks) >= PEOPLE * 0.8, len(found.picks)
        assert all(any(part.params.get("count") for part in pick.parts) for pick in found.picks[:5])
        room.store.close()
    p95 = taken[int(len(taken) * 0.95)]
    yield Result(f"recommend_p95_{events}", p95, "ms", LIMIT_MS, must=1.0)
    yield Result(f"recommend_median_{events}", median(taken), "ms", LIMIT_MS, must=1.0)


def enrol(room: Room) -> list[str]:
    """Three hundred people of one office with shifts, some on leave, all in one transaction."""
    names = [f"b-{n:03}" for n in range(PEOPLE)]
    with room.together():
        _amend(room, "shift", "watch", start="08:30", end="08:30", next_day=True)
        _amend(room, "shift", "night", start="17:30", end="08:00", next_day=True)
        for n, name in enumerate(names):
            fields = {"name": f"人员{n}", "unit": "development", "roles": ["office_staff"], "capacity": 40}
            _amend(room, "person", name, **fields, villages=["330299104001"] if n % 4 == 0 else [])
            shift = "night" if n % 10 == 0 else "watch"
            _amend(room, "pattern", name, person=name, shift=shift, since="2026-01-01")
            for day in range(1, 29):
                _amend(room, "duty", f"{name}-{day}", person=name, day=f"2026-11-{day:02}", shift=shift)
            if n % 20 == 1:
                since, until = NOW - _DAY, NOW + _DAY
                _amend(room, "leave", name, person=name, since=since.isoformat(), until=until.isoformat())
    return names


def _amend(room: Room, kind: str, record: str, /, **fields: Any) -> None:
    room.perform(Amend(kind, record, fields, actor="system"))


def waiting(room: Room, n: int) -> str:
    """An event that waits for its dispatch, with a place."""
    at = NOW.isoformat()
    data = {
        "source": "CALL", "title": "井盖缺失", "text": "井盖缺失影响通行", "location": f"{n}号", "grid": GRIDS[n],
        "occurred_at": at, "reported_at": at, "reporter_name": "王某某", "reporter_phone": "13900000000",
        "lon": 121.42, "lat": 29.56,
    }  # fmt: skip
    category = CATEGORIES[n % len(CATEGORIES)]
    number = room.perform(Act("register", data=data, actor="t-intake")).number
    room.perform(Act("submit", number, {"category_suggest": category}, actor="t-intake"))
    room.perform(Act("accept", number, {"category": category, "urgency": "一般"}, actor="t-intake"))
    triage = {"tier": "二级", "level": "无", "lead_office": "development"}
    room.perform(Act("triage", number, triage, actor="t-command"))
    return number


def fill(room: Room, people: list[str], events: int) -> None:
    """Past events and some that are open, spread over people, categories, grids and three years."""
    assert isinstance(room.store, SeatStore)
    luck = random.Random(events)  # noqa: S311 - the same past each time
    with room.store.database.writing() as connection:
        connection.executemany(INSERT, (_row(n, luck, people) for n in range(1000, 1000 + events)))


def _row(n: int, luck: random.Random, people: list[str]) -> tuple[object, ...]:
    is_open = luck.random() < OPEN_SHARE
    days = luck.uniform(0, 6) if is_open else luck.uniform(0, 365 * YEARS)
    sent = NOW - timedelta(days=days)
    values: dict[str, object] = dict.fromkeys(COLUMNS, 0)
    values |= {
        "id": f"00000000-0000-7000-8000-{n:012d}", "number": f"330299104-{sent:%Y%m%d}-B{n}", "ext_no": "",
        "source": "CALL", "state": "in_progress" if is_open else "archived", "lane": 2 if is_open else 5,
        "urgency": luck.choice((0, 0, 0, 1, 2)), "category": luck.choice(CATEGORIES), "grid": luck.choice(GRIDS),
        "village": "330299104001", "lead": "development", "handler": luck.choice(people),
        "registered_at": millis(sent), "closed_at": None if is_open else millis(sent + timedelta(hours=30)),
        "suspended_until": None, "last_at": millis(sent), "timer": "", "due": None, "yellow_at": None, "deep_at": None,
        "title": "井盖缺失", "location": f"{n}号", "sent_at": millis(sent),
        "late": None if is_open else int(luck.random() < 0.1),
    }  # fmt: skip
    return (n, *(values[name] for name in COLUMNS))
