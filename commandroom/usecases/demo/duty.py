"""Who is on duty in the story: office hours, 24-hour duty in three groups, some on leave at the end, a few unregistered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.domain.time.moments import TOWNSHIP_ZONE
from commandroom.usecases.demo.material import Town

OFFICE, WATCH = "office", "watch"
SHIFTS: tuple[tuple[str, dict[str, Any]], ...] = (
    (OFFICE, {"name": "白班", "start": "08:00", "end": "18:00"}),
    (WATCH, {"name": "24小时值守", "start": "08:00", "end": "08:00", "next_day": True}),
)
GROUPS = ("甲", "乙", "丙")
_LEAVE_DAYS = 2
_AHEAD = timedelta(days=9)
POSTS = (
    ("带班领导", (Role.DIRECTOR, Role.DEPUTY, Role.OFFICE_HEAD)),
    ("值班长", (Role.SHIFT_LEADER, Role.COMMAND)),
    ("值班干部", (Role.OFFICE_STAFF,)),
)
SQUADS = (("执法备勤", (Role.ENFORCER,), 2), ("应急小分队", (Role.ENFORCER, Role.OFFICE_STAFF), 3))
"""Nobody asks for them day by day; in the demo they stand by at weekends."""
_FRIDAY = 4


def duty_of(town: Town, begin: datetime, end: datetime) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Records by kind and id: the room's own people every day round the clock, the others in office hours and in turn."""
    yield from (("shift", name, fields) for name, fields in SHIFTS)
    yield from turns_of(town, begin, end)
    first, last = begin.astimezone(TOWNSHIP_ZONE).date(), end.astimezone(TOWNSHIP_ZONE).date()
    # The groups take turns so that the first one has the watch on the last day.
    starts = {
        name: first + timedelta(days=((last - first).days + n) % len(GROUPS)) for n, name in enumerate(GROUPS)
    }
    for number, person in enumerate(town.persons):
        if person.in_room:
            yield _pattern(person, WATCH, since=first.isoformat())
            continue
        if _is_unregistered(number):
            continue
        in_turn = person.duty_group in starts
        yield _pattern(person, OFFICE, since=first.isoformat(), office_days=in_turn)
        if in_turn:
            yield _pattern(person, WATCH, since=starts[person.duty_group].isoformat(), cycle=len(GROUPS))
        if _is_away(number):
            since = datetime.combine(last, time(), TOWNSHIP_ZONE)
            until = since + timedelta(days=_LEAVE_DAYS)
            fields = {
                "person": person.id,
                "since": since.isoformat(),
                "until": until.isoformat(),
                "kind": "年休假",
            }
            yield "leave", f"{person.id}-{last:%Y%m%d}", fields


def turns_of(town: Town, begin: datetime, end: datetime) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The posts of the rota, held in turn from a week before the last day until nine days after it."""
    last = end.astimezone(TOWNSHIP_ZONE).date()
    first, last = max(begin.astimezone(TOWNSHIP_ZONE).date(), last - timedelta(days=7)), last + _AHEAD
    for post, roles in POSTS:
        able = [
            person for n, person in enumerate(town.persons) if person.has_role(*roles) and not _is_away(n)
        ]
        for n in range((last - first).days + 1 if able else 0):
            person, day = able[n % len(able)], first + timedelta(days=n)
            fields = {"person": person.id, "day": day.isoformat(), "shift": WATCH, "post": post}
            yield "duty", f"{day:%Y%m%d}-{person.id}-{post}", fields
    yield from _squads(town, first, last)


def _squads(town: Town, first: date, last: date) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """From Friday to Sunday, by people who have no other post of the rota on those days."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    weekends = [day for day in days if day.weekday() >= _FRIDAY]
    taken = 0
    for post, roles, count in SQUADS:
        able = [
            p for n, p in enumerate(town.persons) if p.has_role(*roles) and p.certificate and not _is_away(n)
        ]
        for day in weekends:
            for _ in range(min(count, len(able))):
                person, taken = able[taken % len(able)], taken + 1
                fields = {"person": person.id, "day": day.isoformat(), "shift": WATCH, "post": post}
                yield "duty", f"{day:%Y%m%d}-{person.id}-{post}", fields


def _pattern(person: Person, shift: str, **rest: Any) -> tuple[str, str, dict[str, Any]]:
    return "pattern", f"{person.id}-{shift}", {"person": person.id, "shift": shift, **rest}


def _is_away(number: int) -> bool:
    return number % 13 == 5  # noqa: PLR2004 - one in thirteen is on leave


def _is_unregistered(number: int) -> bool:
    return number % 11 == 7 and not _is_away(number)  # noqa: PLR2004 - one in eleven registered nothing
