"""A rota from a table of another program: posts over days, or people over days; every cell that cannot be read is told.

Nothing is taken half: what is read is shown first, unknown names with the nearest ones of the roster, and the person
decides about each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher

from msgspec import Struct

from commandroom.domain.errors import RefusedError
from commandroom.domain.people.dutyrules import DutyPost
from commandroom.domain.people.persons import Person
from commandroom.domain.people.shifts import REST, Shift

NEAREST, LIKE = 4, 0.45
DAY_HEADS = frozenset({"日期", "值班日期", "date", "day"})
NAME_HEADS = frozenset({"姓名", "人员", "值班人员", "name", "person"})
RESTS = frozenset({"休", "休息", "off", "轮休", "调休"})
_SEPARATORS = re.compile(r"[、,，;；/\s]+")
_FULL = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})")


class Entry(Struct, frozen=True):
    """One place of the table: who is on which shift or post on a day; `person` is "" while the name is unknown."""

    row: int
    day: date
    name: str
    person: str = ""
    post: str = ""
    shift: str = REST


class Misread(Struct, frozen=True):
    """A cell that cannot be read: its row and heading, and the sentence `rota_table.<code>`."""

    row: int
    column: str
    code: str
    value: str = ""


class Plan(Struct, frozen=True):
    """What a table says: its entries, unknown names with the nearest persons, and what cannot be read."""

    entries: tuple[Entry, ...]
    unknown: tuple[tuple[str, tuple[str, ...]], ...]
    misread: tuple[Misread, ...]

    def settled(self, chosen: Mapping[str, str]) -> tuple[Entry, ...]:
        """The entries with the persons chosen for unknown names; a name for which nobody was chosen is left out."""
        found = (
            entry
            if entry.person
            else Entry(entry.row, entry.day, entry.name, chosen.get(entry.name, ""), entry.post, entry.shift)
            for entry in self.entries
        )
        return tuple(entry for entry in found if entry.person)


class Ledger(Struct, frozen=True, kw_only=True):
    """What the names in a table may mean; `near` is the date about which a day without its year lies."""

    persons: Sequence[Person]
    posts: Sequence[DutyPost]
    shifts: Sequence[Shift]
    near: date


Rows = Iterable[tuple[int, Mapping[str, object]]]


def is_heading(cells: Sequence[str]) -> bool:
    """Whether a row names a column of days or of people: titles stand above it in many a rota."""
    return any(cell.strip().lower() in DAY_HEADS | NAME_HEADS for cell in cells)


def read_plan(header: Sequence[str], rows: Rows, ledger: Ledger) -> Plan:
    """Read a table by its heading: a column of days beside posts, or a column of names beside days.

    Raises:
        RefusedError: `rota_table.no_heading` where it is neither.
    """
    by_day = next((name for name in header if name.strip().lower() in DAY_HEADS), None)
    by_name = next((name for name in header if name.strip().lower() in NAME_HEADS), None)
    posts = {name: post for name in header if (post := _post(ledger, name)) is not None}
    days = {name: day for name in header if (day := read_day(name, ledger.near)) is not None}
    reader = _Reader(ledger)
    if by_day is not None and posts:
        reader.read_posts(rows, by_day, posts)
    elif by_name is not None and days:
        reader.read_persons(rows, by_name, days)
    else:
        raise RefusedError("rota_table.no_heading", posts="、".join(post.zh for post in ledger.posts))
    return reader.plan()


def read_day(value: object, near: date) -> date | None:
    """A date as people write it: `2026-12-01`, `2026年12月1日`, `12月1日`, `12-1`; without a year the nearest one."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    text = str(value)
    full = _FULL.search(text)
    if full is not None:
        return _date(*map(int, full.groups()))
    short = _SHORT.search(text)
    if short is None:
        return None
    month, day = map(int, short.groups())
    found = (_date(near.year + step, month, day) for step in (-1, 0, 1))
    return min((one for one in found if one is not None), key=lambda one: abs(one - near), default=None)


def nearest(name: str, persons: Iterable[Person]) -> tuple[str, ...]:
    """The persons whose names are most like it, the likest first; of equals the one with the same family name."""
    scored = [
        (SequenceMatcher(None, name, person.name).ratio(), person.name[:1] == name[:1], person.id)
        for person in persons
        if person.active
    ]
    scored.sort(key=lambda one: (-one[0], not one[1], one[2]))
    return tuple(person for score, _, person in scored[:NEAREST] if score >= LIKE)


class _Reader:
    """Gathers what the cells say."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, list[str]] = {}
        for person in ledger.persons:
            if person.active:
                self._known.setdefault(person.name, []).append(person.id)
        self._entries: list[Entry] = []
        self._misread: list[Misread] = []

    def read_posts(self, rows: Rows, by_day: str, posts: Mapping[str, DutyPost]) -> None:
        for number, cells in rows:
            day = read_day(cells.get(by_day, ""), self._ledger.near)
            if day is None:
                self._misread.append(Misread(number, by_day, "no_day", str(cells.get(by_day, ""))[:40]))
                continue
            for column, post in posts.items():
                for name in _names(cells.get(column)):
                    self._entries.append(Entry(number, day, name, self._person(name), post.zh, post.shift))

    def read_persons(self, rows: Rows, by_name: str, days: Mapping[str, date]) -> None:
        for number, cells in rows:
            name = str(cells.get(by_name) or "").strip()
            if not name:
                self._misread.append(Misread(number, by_name, "no_name"))
                continue
            for column, day in days.items():
                text = str(cells.get(column) or "").strip()
                shift = self._shift(text) if text else None
                if shift is not None:
                    self._entries.append(Entry(number, day, name, self._person(name), "", shift))
                elif text:
                    self._misread.append(Misread(number, column, "no_shift", text[:40]))

    def plan(self) -> Plan:
        unknown = dict.fromkeys(entry.name for entry in self._entries if not entry.person)
        near = ((name, nearest(name, self._ledger.persons)) for name in unknown)
        return Plan(tuple(self._entries), tuple(near), tuple(self._misread))

    def _person(self, name: str) -> str:
        """Nobody where the name is unknown, or two people have it."""
        found = self._known.get(name, ())
        return found[0] if len(found) == 1 else ""

    def _shift(self, text: str) -> str | None:
        if text.lower() in RESTS:
            return REST
        shifts = self._ledger.shifts
        whole = next((shift.id for shift in shifts if text in (shift.id, shift.name)), None)
        begun = [shift.id for shift in shifts if shift.name.startswith(text)]
        return whole or (begun[0] if len(begun) == 1 else None)


def _post(ledger: Ledger, heading: str) -> DutyPost | None:
    return next((post for post in ledger.posts if heading.strip() in (post.zh, post.en)), None)


def _names(value: object) -> Iterator[str]:
    yield from (part for part in _SEPARATORS.split(str(value or "")) if part)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
