"""What the roster page knows: persons and units as they are, and the narrowing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal, Slot

from commandroom.base.pinyin import is_loaded
from commandroom.domain.people.rosterfields import RosterFields
from commandroom.domain.people.units import Unit
from commandroom.ui.desk import Desk
from commandroom.ui.initials import initials, warm
from commandroom.ui.moments import local
from commandroom.ui.pages.roster.amending import Amending
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import (
    PersonDetail,
    PersonRow,
    Persons,
    RecordHistory,
    RecordRow,
    Records,
    RoomFacts,
    RoomSheet,
    RosterBook,
    Units,
)

KINDS = frozenset({"person", "post", "unit", "presence", "shift", "duty", "pattern", "leave", "loan"})
ALL, DEDICATED, SUNK, EXPIRING, AWAY, BUSY, OPEN = (
    "all",
    "dedicated",
    "sunk",
    "expiring",
    "away",
    "busy",
    "open",
)


@dataclass(frozen=True, slots=True)
class Headcount:
    """The numbers over the list: of active persons only."""

    persons: int = 0
    dedicated: int = 0
    sunk: int = 0
    here: int = 0
    unknown: int = 0
    expiring: int = 0
    expired: int = 0


def headcount(rows: tuple[PersonRow, ...], today: date) -> Headcount:
    """Count the roster as of a local date."""
    active = [row for row in rows if row.person.active]
    left = [row.person.certificate_warning(today) for row in active]
    return Headcount(
        persons=len(active),
        dedicated=sum(row.person.dedicated for row in active),
        sunk=sum(row.person.sunk for row in active),
        here=sum(row.presence == "on" for row in active),
        unknown=sum(row.presence == "unknown" for row in active),
        expiring=sum(days is not None and days >= 0 for days in left),
        expired=sum(days is not None and days < 0 for days in left),
    )


class RosterViewModel(QObject):
    """Asks for the whole roster once and narrows it here: a township has some dozens of persons."""

    persons_changed = Signal()
    units_changed = Signal()
    history_changed = Signal(str, object)
    history_failed = Signal(str, object)
    sheet_changed = Signal(object)
    fields_changed = Signal()
    waited = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: tuple[PersonRow, ...] = ()
        self.units: tuple[Unit, ...] = ()
        self.unit_records: tuple[RecordRow, ...] = ()
        self.text = ""
        self.group = ALL
        self.unit = ""
        self.with_left = False
        self.operator = ""
        self.as_of: date | None = None
        self.fields: RosterFields | None = None
        self._is_open = False
        self.amending = Amending(desk, self.refresh, self)
        desk.bus.changed.connect(self.on_changes)

    @property
    def today(self) -> date:
        """The township's date."""
        return local(self._desk.clock.now()).date()

    @property
    def shown_day(self) -> date:
        """The date that the list is about: today, or the one that somebody looks back to."""
        return self.as_of or self.today

    def day_of(self, moment: datetime) -> date:
        """The township's date of a moment."""
        return local(moment).date()

    def open(self) -> None:
        """The page is on the screen."""
        self._is_open = True
        if not is_loaded():
            self._desk.slow.run(warm, then=lambda _done: None, failed=self._desk.fail)
        self.refresh()

    def close(self) -> None:
        """The page is off the screen."""
        self._is_open = False

    @Slot()
    def refresh(self) -> None:
        """Ask for persons and units."""
        now = self._desk.clock.now()
        self.waited.emit()
        self._desk.ask(RoomFacts(), then=self._take_facts, refused=self.failed.emit, lane="roster.facts")
        self._desk.ask(Units(), then=self._take_units, refused=self.failed.emit, lane="roster.units")
        self._desk.ask(
            Persons(now=now if self.as_of is None else None, with_left=True, as_of=self.as_of),
            then=self._take,
            refused=self.failed.emit,
            lane="roster.persons",
        )
        if self.fields is None:
            self._desk.ask(
                RosterBook(), then=self._take_fields, refused=self.failed.emit, lane="roster.fields"
            )
        self._desk.ask(
            Records("unit"), then=self._take_records, refused=self.failed.emit, lane="roster.records"
        )

    @Slot(object)
    def on_changes(self, changes: object) -> None:
        """Somebody changed a record of ours, or the load of a person."""
        if not self._is_open or not isinstance(changes, Changes):
            return
        if any(record.split(":", 1)[0] in KINDS for record in changes.records) or changes.events:
            self.refresh()

    def shown(self) -> list[PersonRow]:
        """The persons that fit what was chosen and typed."""
        return [row for row in self.rows if self._fits(row)]

    def partners_away(self, found: PersonRow) -> list[str]:
        """The names of A/B partners, either way round, who are off, on leave or lent out now."""
        person = found.person
        pairs = [r for r in self.rows if r.person.id == person.ab_partner or r.person.ab_partner == person.id]
        return [r.person.name for r in pairs if r.person.active and r.presence in ("off", "leave", "lent")]

    def look_up_history(self, person: str, kind: str = "person") -> None:
        """Ask who changed what."""
        self._desk.ask(
            RecordHistory(kind, person),
            then=lambda rows: self.history_changed.emit(person, rows),
            refused=lambda error: self.history_failed.emit(person, error),
            lane="roster.history",
        )

    def look_up_person(self, person: str) -> None:
        """Ask what stands beside somebody now; of an earlier day nothing does."""
        if self.as_of is None:
            self._desk.ask(
                PersonDetail(person, now=self._desk.clock.now()),
                then=self.sheet_changed.emit,
                refused=lambda error: self.history_failed.emit(person, error),
                lane="roster.person",
            )

    def look_back(self, day: date | None) -> None:
        """Show the roster as it was known on a day, or as it is now."""
        self.as_of = day if day is not None and day < self.today else None
        self.refresh()

    # --- answers -----------------------------------------------------------------------------------------------

    def _take(self, rows: tuple[PersonRow, ...]) -> None:
        self.rows = rows
        self.persons_changed.emit()

    def _take_fields(self, fields: RosterFields) -> None:
        self.fields = fields
        self.fields_changed.emit()

    def _take_facts(self, facts: RoomSheet) -> None:
        self.operator = facts.operator

    def _take_units(self, units: tuple[Unit, ...]) -> None:
        self.units = units
        self.units_changed.emit()

    def _take_records(self, records: tuple[RecordRow, ...]) -> None:
        self.unit_records = records
        self.units_changed.emit()

    def _fits(self, row: PersonRow) -> bool:
        person, word = row.person, self.text.strip()
        is_wanted = (
            person.active or self.with_left or (self.group == OPEN and bool(row.warnings))
        ) and self.unit in ("", person.unit)
        is_found = not word or _finds(row, word)
        return is_wanted and is_found and self._in_group(row)

    def _in_group(self, row: PersonRow) -> bool:
        person = row.person
        groups = {
            DEDICATED: person.dedicated,
            SUNK: person.sunk,
            EXPIRING: person.certificate_warning(self.shown_day) is not None,
            AWAY: row.presence in ("off", "leave", "lent"),
            BUSY: row.standing in ("sent", "working"),
            OPEN: bool(row.warnings),
        }
        return groups.get(self.group, True)


def _finds(row: PersonRow, word: str) -> bool:
    """By name, by initials of name, unit or post, by a part of unit, post, department or certificate."""
    person = row.person
    texts = (row.unit_name, person.post, person.department if person.sunk else "", person.certificate)
    return person.matches(word) or any(word in text for text in texts if text) or _begins(word, texts[:3])


def _begins(word: str, texts: Sequence[str]) -> bool:
    """By initials, once the tables of pinyin are there: to load them takes longer than a key may."""
    is_typed = word.isascii() and len(word) > 1 and is_loaded()
    return is_typed and any(word.lower() in initials(text) for text in texts if text)
