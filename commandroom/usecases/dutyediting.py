"""Changes of the rota as they are asked for, each with the way back: one turn, a post's holder, a block of days.

A day is rewritten as a whole for its person, or for its post: what stood there is retired, never deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from commandroom.domain.people.dutychecks import Turn
from commandroom.domain.people.dutyreading import Entry
from commandroom.domain.people.shifts import REST, Shift
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import DutySheet

KIND = "duty"
_OF_NO_SWAP = {"swap": "", "swapped": ""}
"""What is written by hand belongs to no swap, also where one had a hand in the record before."""


class Edit(Struct, frozen=True):
    """What is to be done, and what takes it back."""

    do: tuple[Amend, ...] = ()
    undo: tuple[Amend, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.do)


class Cell(Struct, frozen=True):
    """What a day says of a person: a shift ("" is a day off) with its post; `is_bare` says nothing is written there."""

    shift: str = REST
    post: str = ""
    is_bare: bool = False


BARE = Cell(is_bare=True)
Known = dict[str, dict[str, object]]


def cell_of(sheet: DutySheet, person: str, day: date) -> Cell:
    """What is written about a person's day; a pattern is not copied."""
    turn = next((t for t in sheet.turns if t.duty and t.person == person and t.day == day), None)
    if turn is not None:
        return Cell(turn.shift.id, turn.post)
    return Cell() if any(r[0] == person and r[1] == day for r in sheet.rests) else BARE


def put_cells(sheet: DutySheet, cells: Mapping[tuple[str, date], Cell]) -> Edit:
    """Write what these days say of these people."""
    writing = _Writing(sheet)
    for (person, day), cell in cells.items():
        for turn in sheet.turns:
            if turn.duty and (turn.person, turn.day) == (person, day):
                writing.retire(turn.duty)
        for rested, on, record in sheet.rests:
            if (rested, on) == (person, day):
                writing.retire(record)
        if not cell.is_bare:
            writing.write(person, day, cell.shift, cell.post)
    return writing.edit()


def put_holders(sheet: DutySheet, holders: Mapping[tuple[str, date], Sequence[str]]) -> Edit:
    """Write who holds these posts on these days; nobody empties the place."""
    writing = _Writing(sheet)
    for (name, day), persons in holders.items():
        post = sheet.rules.post(name)
        for turn in sheet.turns:
            if turn.duty and (turn.post, turn.day) == (name, day):
                writing.retire(turn.duty)
        for person in persons if post is not None else ():
            writing.write(person, day, post.shift if post is not None else REST, name)
    return writing.edit()


def holders_of(sheet: DutySheet, post: str, day: date) -> tuple[Turn, ...]:
    """Who holds a post on a day."""
    return tuple(t for t in sheet.turns if (t.post, t.day) == (post, day))


def give_out(sheet: DutySheet, given: Iterable[tuple[str, date, str]]) -> Edit:
    """Add people to posts (`post`, day, person) without taking anybody off."""
    writing = _Writing(sheet)
    for name, day, person in given:
        post = sheet.rules.post(name)
        if post is not None:
            writing.write(person, day, post.shift, post.zh)
    return writing.edit()


def repeated(sheet: DutySheet, before: DutySheet, since: date) -> Edit:
    """The posts as a week earlier, on days from `since` on where nobody holds them yet."""
    held = {(turn.post, turn.day) for turn in sheet.turns}
    days = {day.date for day in sheet.days}
    given = []
    for turn in before.turns:
        day = turn.day + timedelta(days=7)
        if turn.duty and turn.post and day in days and day >= since and (turn.post, day) not in held:
            given.append((turn.post, day, turn.person))
    return give_out(sheet, given)


def from_plan(sheet: DutySheet, entries: Iterable[Entry]) -> Edit:
    """What a table says: the posts and days it names are rewritten, everything else stays."""
    holders: dict[tuple[str, date], list[str]] = {}
    cells: dict[tuple[str, date], Cell] = {}
    for entry in entries:
        if entry.post:
            holders.setdefault((entry.post, entry.day), []).append(entry.person)
        else:
            cells[entry.person, entry.day] = Cell(entry.shift)
    posts, persons = put_holders(sheet, holders), put_cells(sheet, cells)
    return Edit((*posts.do, *persons.do), (*persons.undo, *posts.undo))


class _Writing:
    """Gathers the changes of records, each record once; its state before is the way back."""

    def __init__(self, sheet: DutySheet) -> None:
        self._sheet = sheet
        self._before = dict(_kept(sheet))
        self._after: dict[str, dict[str, object] | None] = {}
        self._shifts = {shift.id: shift for shift in sheet.shifts}

    def retire(self, record: str) -> None:
        self._after[record] = None

    def write(self, person: str, day: date, shift: str, post: str) -> None:
        record = "-".join(filter(None, (f"{day:%Y%m%d}", person, post)))
        while record in self._sheet.given_away:  # what a swap gave away is a record of the past
            record += "-2"
        self._after[record] = {"person": person, "day": day.isoformat(), "shift": shift, "post": post}

    def edit(self) -> Edit:
        changed = {key: now for key, now in self._after.items() if now != self._before.get(key)}
        used = {str(fields["shift"]) for fields in changed.values() if fields}
        makes = [_made(self._shifts[name]) for name in sorted(used & self._sheet.unmade)]
        return Edit(
            (*makes, *(_set(key, fields and {**fields, **_OF_NO_SWAP}) for key, fields in changed.items())),
            tuple(_set(key, self._before.get(key)) for key in changed),
        )


def _kept(sheet: DutySheet) -> Iterator[tuple[str, dict[str, object]]]:
    for turn in sheet.turns:
        if turn.duty:
            yield turn.duty, {
                "person": turn.person, "day": turn.day.isoformat(), "shift": turn.shift.id, "post": turn.post,
            }  # fmt: skip
    for person, day, record in sheet.rests:
        yield record, {"person": person, "day": day.isoformat(), "shift": REST, "post": ""}


def _set(record: str, fields: dict[str, object] | None) -> Amend:
    if fields is None:
        return Amend(KIND, record, retire=True)
    return Amend(KIND, record, {**fields, "retired": False})


def _made(shift: Shift) -> Amend:
    """A shipped shift becomes the room's own when it is used for the first time."""
    fields = {"name": shift.name, "start": shift.start, "end": shift.end, "next_day": shift.next_day}
    return Amend("shift", shift.id, fields)
