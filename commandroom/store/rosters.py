"""Persons with their load, units, places, and the reference records as they are and as they came about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from commandroom.domain.journal import ordered
from commandroom.domain.people.absences import Leave, Loan, both_away, overlaps
from commandroom.domain.people.persons import Person
from commandroom.domain.people.standing import standing
from commandroom.domain.people.units import Unit
from commandroom.domain.time.moments import local as township_time
from commandroom.store import journal, local, records
from commandroom.store.jointlists import in_hand
from commandroom.store.moments import millis
from commandroom.store.reading import Reading
from commandroom.store.roster import Roster
from commandroom.store.shape import LANE_HISTORY
from commandroom.usecases.queries import (
    PersonRow,
    Persons,
    PlaceRow,
    Places,
    RecordChange,
    RecordHistory,
    RecordRow,
    Records,
    RoomFacts,
    RoomSheet,
    RuleBook,
    Rules,
    Units,
)

LOOKED_BACK = timedelta(days=90)
_DECEMBER = 12


class Work(msgspec.Struct):
    """What a person has and had to do."""

    load: int = 0
    sent: int = 0
    closed: int = 0
    done: int = 0
    late: int = 0
    categories: dict[str, int] = msgspec.field(default_factory=dict)


_IDLE = Work()


def persons(reading: Reading, query: Persons) -> tuple[PersonRow, ...]:
    """The roster as it is, by unit and name."""
    now = query.now or reading.clock.now()
    work = _work(reading, now)
    return listed(reading.reference.people, query, now, work)


def listed(roster: Roster, query: Persons, now: datetime, work: Mapping[str, Work]) -> tuple[PersonRow, ...]:
    """The persons of a roster that a question is about, by unit and name."""
    known = (roster.spelled(p) for p in roster.persons.values() if p.active or query.with_left)
    found = [p for p in known if _matches(roster, p, query)]
    order = {unit.id: n for n, unit in enumerate(roster.units)}
    found.sort(key=lambda person: (order.get(person.unit, len(order)), person.initials, person.id))
    away = _Away.of(roster, now)
    return tuple(_person_row(roster, person, work.get(person.id, _IDLE), away, now) for person in found)


class _Away(msgspec.Struct, frozen=True):
    """Leaves and loans that are not over, by person."""

    leaves: dict[str, list[Leave]]
    loans: dict[str, list[Loan]]

    @classmethod
    def of(cls, roster: Roster, now: datetime) -> _Away:
        """Those of the roster."""
        leaves: dict[str, list[Leave]] = defaultdict(list)
        loans: dict[str, list[Loan]] = defaultdict(list)
        for leave in roster.staff.rota.rows.leaves:
            if leave.until > now:
                leaves[leave.person].append(leave)
        for loan in roster.staff.rota.rows.loans:
            if loan.until > now:
                loans[loan.person].append(loan)
        return cls(leaves, loans)

    def warnings(self, person: Person, load: int) -> Iterator[str]:
        """What somebody has to settle about a person."""
        if overlaps(self.loans.get(person.id, ())):
            yield "loans"
        if person.ab_partner and both_away(
            self.leaves.get(person.id, ()), self.leaves.get(person.ab_partner, ())
        ):
            yield "partner"
        if load and not person.active:
            yield "leaver"


def _matches(roster: Roster, person: Person, query: Persons) -> bool:
    if query.unit and person.unit != query.unit:
        return False
    word = query.text.strip()
    return not word or person.matches(word) or word in roster.unit_name(person.unit)


def _person_row(roster: Roster, person: Person, work: Work, away: _Away, now: datetime) -> PersonRow:
    there = roster.staff.rota.at(person.id, now).state
    return PersonRow(
        person=person,
        unit_name=roster.unit_name(person.unit),
        load=work.load,
        closed=work.closed,
        on_time=round(1 - work.late / work.done, 4) if work.done else None,
        presence=there.value,
        category_jobs=work.categories,
        standing=standing(
            there, is_active=person.active, sent=work.sent, working=work.load - work.sent
        ).value,
        warnings=tuple(away.warnings(person, work.load)),
    )


def _work(reading: Reading, now: datetime) -> defaultdict[str, Work]:
    found: defaultdict[str, Work] = defaultdict(Work)
    since = millis(now - LOOKED_BACK)
    for handler, load in reading.all(  # by the open ones: an index of handlers holds ten years of each
        "SELECT handler, count(*) FROM event INDEXED BY ix_event_lane_due "
        "WHERE lane < ? AND handler <> '' GROUP BY handler",
        LANE_HISTORY,
    ):
        found[handler].load = int(load)
    for handler, sent in reading.all(  # apart: together they would leave the index in which the counts lie
        "SELECT handler, count(*) FROM event WHERE state = 'pending_sign' AND handler <> '' GROUP BY handler"
    ):
        found[handler].sent = int(sent)
    for handler, category, closed in reading.all(
        "SELECT handler, category, count(*) FROM event WHERE state IN ('closed', 'archived') "
        "AND closed_at >= ? AND handler <> '' GROUP BY handler, category",
        since,
    ):
        found[handler].closed += int(closed)
        found[handler].categories[category] = int(closed)
    for handler, done, late in reading.all(
        "SELECT e.handler, count(*), sum(t.stopped_at > t.due) FROM timer t JOIN event e ON e.row = t.row "
        "WHERE t.stopped_at >= ? AND t.key = 'dispose' AND t.cancelled = 0 AND e.handler <> '' "
        "GROUP BY e.handler",
        since,
    ):
        found[handler].done, found[handler].late = int(done), int(late)
    for person, count in in_hand(reading).items():
        found[person].load += count
    return found


def units(reading: Reading, _query: Units) -> tuple[Unit, ...]:
    """All active units in their order."""
    return tuple(unit for unit in reading.reference.people.units if unit.active)


def places(reading: Reading, _query: Places) -> tuple[PlaceRow, ...]:
    """Each village followed by its grids."""
    reference = reading.reference
    rows = [
        PlaceRow(village.code, village.name, "", "", village.lon, village.lat)
        for village in reference.places.villages.values()
    ]
    rows += [
        PlaceRow(
            grid.village,
            reference.places.village_name(grid.village),
            grid.code,
            grid.name,
            grid.lon,
            grid.lat,
        )
        for grid in reference.places.grids.values()
    ]
    return tuple(sorted(rows, key=lambda row: (row.village, row.grid)))


def rules(reading: Reading, _query: Rules) -> RuleBook:
    """Rules, key words and clocks as they are now."""
    reference = reading.reference
    return RuleBook(reference.policy, reference.shipped.keywords, reference.clockwork)


# --- records --------------------------------------------------------------------------------------


def record_rows(reading: Reading, query: Records) -> tuple[RecordRow, ...]:
    """The records of a kind as they are now, what was shipped included, by id."""
    rows = {name: RecordRow(query.kind, name, fields) for name, fields in _shipped(reading, query.kind)}
    for record in records.of_kind(reading.connection, query.kind):
        shipped = rows.get(record.id)
        fields = {**(shipped.fields if shipped is not None else {}), **record.fields}
        rows[record.id] = RecordRow(
            record.kind, record.id, _shown(query.kind, fields), retired=record.retired
        )
    return tuple(rows[name] for name in sorted(rows))


def _shipped(reading: Reading, kind: str) -> list[tuple[str, dict[str, object]]]:
    """What came with the program, with the amendments in it."""
    policy = reading.reference.policy
    calendar = reading.reference.calendar
    found: dict[str, list[tuple[str, Any]]] = {
        "category": [(category.code, category) for category in policy.catalogue],
        "timer": list(policy.timers.items()),
        "rule": list(policy.exceptions.parameters.items()),
        "unit": [(unit.id, unit) for unit in reading.reference.people.units],
        "hours": [(season.name, season) for season in calendar.table.seasons],
    }
    return [(name, msgspec.to_builtins(value)) for name, value in found.get(kind, [])]


def record_history(reading: Reading, query: RecordHistory) -> tuple[RecordChange, ...]:
    """Every amendment of each field, oldest first."""
    entries = journal.of_subject(reading.connection, records.subject(query.kind, query.id))
    people = reading.reference.people
    return tuple(
        RecordChange(entry.at, people.name_of(entry.actor), name, value)
        for entry in ordered(entries)
        for name, value in _shown(query.kind, records.amended(entry)).items()
    )


def _shown(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record as anybody may see them: not the envelope of an account's password."""
    return {name: value for name, value in fields.items() if (kind, name) not in records.HIDDEN}


def room_sheet(reading: Reading, _query: RoomFacts) -> RoomSheet:
    """What room and seat this is, and who sits here."""
    facts = local.room_facts(reading.connection)
    operator = reading.person or local.get(reading.connection, "operator")
    people = reading.reference.people
    found = people.persons.get(operator)
    calendar = reading.reference.calendar
    return RoomSheet(
        room=facts.get("room", ""),
        name=facts.get("name", ""),
        code=facts.get("code", ""),
        kind=facts.get("kind", ""),
        seat=local.get(reading.connection, local.SEAT),
        suite=facts.get("suite", ""),
        practice=bool(facts.get("practice")),
        demo=bool(facts.get("demo")),
        operator=operator,
        operator_name=people.name_of(operator) if operator else "",
        operator_roles=tuple(role.value for role in found.roles)
        if found is not None and found.active
        else (),
        calendar_years=calendar.years,
        calendar_missing=_missing_years(reading),
    )


def _missing_years(reading: Reading) -> tuple[int, ...]:
    """This year, and from December on the next, when their notice of holidays is not here.

    The notice for a year comes in the last weeks of the year before (国务院办公厅 放假安排).
    """
    today = township_time(reading.clock.now()).date()
    years = (today.year, today.year + 1) if today.month == _DECEMBER else (today.year,)
    return tuple(year for year in years if not reading.reference.calendar.covers(year))
