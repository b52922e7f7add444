"""The room's rules, people and places as they are now: what was shipped, and the amendments on top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict, replace

from commandroom.domain.ids import UnitId
from commandroom.domain.knowledge.categories import Catalogue, Category
from commandroom.domain.knowledge.rules import Policy, TimerRule
from commandroom.domain.people.units import Unit, UnitBook
from commandroom.domain.time.calendar import Calendar, calendar_of
from commandroom.domain.time.calendar_table import DayException, Season
from commandroom.domain.time.clockwork import Clockwork
from commandroom.store.made import made
from commandroom.store.places import Places
from commandroom.store.records import Record
from commandroom.store.roster import Roster, person_of
from commandroom.store.shippedrules import Shipped

if TYPE_CHECKING:
    from commandroom.domain.assessment.rules import Scoring
    from commandroom.domain.people.hindrances import Staff
    from commandroom.domain.people.persons import Person
    from commandroom.domain.people.posts import Post

_ALERTS = "alerts."
_MODE = "enforcement_mode"
STAFF_KINDS = (
    *("presence", "shift", "duty", "swap", "pattern", "leave", "loan", "post"),
    *("item_list", "grant", "recusal", "setting", "hours", "calendar"),
)
"""The records that say who is there and who may, beside persons and units."""
POLICY_KINDS = ("category", "timer", "rule")
CALENDAR_KINDS = ("hours", "calendar")


class Reference:
    """One consistent state of the reference records; what is derived is made when it is first asked for.

    What no record changes is read in `shipped`.
    """

    def __init__(self, shipped: Shipped, of_kind: Callable[[str], tuple[Record, ...]]) -> None:
        self.shipped = shipped
        self._of_kind = of_kind

    def scorings(self, by: str) -> tuple[Scoring, ...]:
        """All versions of the rules of a grouping, the shipped one first.

        Raises:
            WrongUseError: a version on record makes no sense, as `rules.read` says.
        """
        from commandroom.domain.assessment.rules import read  # noqa: PLC0415 - not for the start

        kept = [record for record in self._of_kind("scoring") if not record.retired]
        own = [read(record.fields.get("document") or {}, file=record.id) for record in kept]
        return (self.shipped.scorings[by], *(rules for rules in own if rules.by == by))

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """The catalogue of posts, by name."""
        from commandroom.domain.people.posts import Post  # noqa: PLC0415 - asked by its page alone
        from commandroom.store.made import all_of  # noqa: PLC0415

        return tuple(
            sorted(all_of(Post, self._of_kind("post")), key=lambda post: (post.unit, post.name, post.id))
        )

    def over(self, of_kind: Callable[[str], tuple[Record, ...]]) -> Reference:
        """The same shipped rules over other records: those of an earlier day."""
        return Reference(self.shipped, of_kind)

    @cached_property
    def policy(self) -> Policy:
        """The room's rules."""
        policy = self.shipped.policy
        by_code = dict(policy.catalogue.by_code)
        for record in self._of_kind("category"):
            base = by_code.get(record.id)
            values = asdict(base) if base is not None else {"code": record.id}
            category = made(Category, record.fields, values)
            if category is not None:
                by_code[record.id] = category
        for record in self._of_kind("timer"):
            rule = policy.timers.get(record.id)
            changed = made(TimerRule, record.fields, asdict(rule)) if rule is not None else None
            policy = policy if changed is None else policy.with_timer(changed)
        for record in self._of_kind("rule"):
            value = record.fields.get("value")
            if record.id in policy.exceptions.parameters and isinstance(value, int | float | str):
                policy = replace(policy, exceptions=policy.exceptions.changed(record.id, value))
            elif record.id.startswith(_ALERTS) and isinstance(value, int | str):
                key = record.id.removeprefix(_ALERTS)
                policy = replace(policy, alerts=policy.alerts.changed(key, value))
        catalogue = Catalogue.of(by_code.values(), version=policy.catalogue.version)
        return replace(policy, catalogue=catalogue)

    @cached_property
    def people(self) -> Roster:
        """Persons, units, their duty and powers."""
        return Roster(self._persons, self._units, self._staff)

    def _persons(self) -> Iterable[Person]:
        found = (person_of(record) for record in self._of_kind("person"))
        return (person for person in found if person is not None)

    def _staff(self, roster: Roster) -> Staff:
        from commandroom.store.staffing import staff_of  # noqa: PLC0415 - the first rows need names alone

        return staff_of(roster, self._of_kind, works=self._works, mode=self.setting(_MODE))

    def _works(self, day: date) -> bool:
        """Whether offices work on a date; the calendar is read when a pattern first asks."""
        return self.calendar.is_workday(day)

    @cached_property
    def _units(self) -> UnitBook:
        """The units of the room."""
        units = {unit.id: unit for unit in self.shipped.units}
        for record in self._of_kind("unit"):
            base = units.get(UnitId(record.id))
            values = asdict(base) if base is not None else {"id": UnitId(record.id), "name": record.id}
            unit = made(Unit, record.fields, values)
            if unit is not None:
                units[unit.id] = replace(unit, active=False) if record.retired else unit
        return UnitBook.of(sorted(units.values(), key=lambda unit: unit.order))

    @cached_property
    def calendar(self) -> Calendar:
        """The working calendar."""
        table = self.shipped.calendar
        seasons = {season.name: season for season in table.seasons}
        for record in self._of_kind("hours"):
            if record.retired:
                seasons.pop(record.id, None)
                continue
            base = seasons.get(record.id)
            season = made(Season, record.fields, asdict(base) if base is not None else {"name": record.id})
            if season is not None:
                seasons[record.id] = season
        exceptions = [found for record in self._of_kind("calendar") for found in _day_exceptions(record)]
        table = replace(table, seasons=tuple(seasons.values()))
        return calendar_of(table.extended(tuple(exceptions)) if exceptions else table)

    @cached_property
    def clockwork(self) -> Clockwork:
        """The clocks over that calendar."""
        return Clockwork(self.calendar)

    def named_for(self, person: str) -> frozenset[str]:
        """The closed events that a leader named a person for, by their ids."""
        kept = (record.fields for record in self._of_kind("named") if not record.retired)
        return frozenset(str(one.get("event", "")) for one in kept if one.get("person") == person)

    @cached_property
    def places(self) -> Places:
        """Villages and grids."""
        return Places(self._of_kind("village"), self._of_kind("grid"))

    def setting(self, key: str) -> str:
        """A setting of the whole room; empty when not set."""
        found = (record for record in self._of_kind("setting") if record.id == key and not record.retired)
        value = next((record.fields.get("value") for record in found), "")
        return str(value) if value is not None else ""

    def record(self, kind: str, record: str) -> Mapping[str, Any]:
        """The fields of a reference record as they are; empty where there is none."""
        return next((one.fields for one in self._of_kind(kind) if one.id == record), {})

    def names(self, kind: str) -> tuple[str, ...]:
        """The ids of the records of a kind."""
        return tuple(one.id for one in self._of_kind(kind))


def _day_exceptions(record: Record) -> list[DayException]:
    """The dates of a record: its id is the date, or it lists `days` (a year's notice)."""
    if record.retired:
        return []
    listed = record.fields.get("days")
    rows = listed if isinstance(listed, list) else [{"date": record.id, **record.fields}]
    found = (made(DayException, row, {}) for row in rows if isinstance(row, dict))
    return [day for day in found if day is not None and isinstance(day.date, date)]
