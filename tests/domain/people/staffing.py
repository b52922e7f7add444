"""People, shifts and powers for the tests of who may go, and a second opinion on it that shares no code with ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from commandroom.domain.ids import PersonId, UnitId
from commandroom.domain.people.absences import Leave, Loan
from commandroom.domain.people.grants import Grant, GrantBook, Recusal
from commandroom.domain.people.hindrances import Staff
from commandroom.domain.people.items import Item, ItemBook, ListVersion
from commandroom.domain.people.matters import Matter
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.domain.people.rota import Rota, Rows
from commandroom.domain.people.scoring import Measures
from commandroom.domain.people.shifts import Duty, Pattern, Shift
from commandroom.interop.catalogs import shipped_policy

DAY = date(2026, 3, 10)
TEAM, OFFICE, VILLAGES = UnitId("team"), UnitId("office"), UnitId("villages")
KINDS: dict[str, str] = {TEAM: "team", OFFICE: "office", VILLAGES: "village", UnitId("room"): "room"}
SHIFTS = (
    Shift(id="day", name="白班", start="08:00", end="17:30"),
    Shift(id="night", name="夜班", start="17:30", end="08:00", next_day=True),
    Shift(id="watch", name="24小时", start="08:30", end="08:30", next_day=True),
    Shift(id="small", name="小夜", start="00:00", end="08:00"),
    Shift(id="noon", name="中班", start="12:00", end="24:00"),
)
LENGTHS = {
    "day": (480, 570),
    "night": (1050, 870),
    "watch": (510, 1440),
    "small": (0, 480),
    "noon": (720, 720),
}
"""Begin and length of the same shifts in minutes, by hand."""
DIGGING = Item(
    code="ZF-001", name="占道挖掘", list_code="ZF", penalty=True, field="市容环卫", lead_dept="县综合执法局"
)
MEASURES = Measures.of(shipped_policy().exceptions.whole)


def at(text: str) -> datetime:
    """A moment of the township, `2026-03-10 09:00`, in UTC."""
    return datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)


def officer(key: str, **changes: Any) -> Person:
    """An enforcement officer of the team with a certificate without end."""
    fields: dict[str, Any] = {
        "id": PersonId(key),
        "name": f"队员{key}",
        "roles": (Role.ENFORCER,),
        "unit": TEAM,
        "certificate": "证",
    }
    return Person(**fields | changes)


def clerk(key: str, **changes: Any) -> Person:
    """Somebody of an office."""
    return officer(key, **{"roles": (Role.OFFICE_STAFF,), "unit": OFFICE, "certificate": ""} | changes)


def everyday(person: Person, shift: str = "day", **rest: Any) -> Pattern:
    """The same shift day after day."""
    return Pattern(id=f"{person.id}-{shift}", person=person.id, shift=shift, since=date(2020, 1, 1), **rest)


def staff_of(*persons: Person, **kept: Any) -> Staff:
    """The people with what was written down about them: the parts of `Rows`, `versions`, `grants`, `recusals`, `mode`."""
    given: dict[str, Any] = {
        name: tuple(kept[name]) for name in ("duties", "patterns", "leaves", "loans", "spans") if name in kept
    }
    rows = Rows(shifts=SHIFTS, **given)
    recusals = tuple(kept.get("recusals", ()))
    return Staff(
        persons={person.id: person for person in persons}, kinds=KINDS,
        rota=Rota(persons, rows, lambda day: day.isoweekday() < 6, units=(TEAM, OFFICE)),
        items=ItemBook(kept.get("versions", ())), grants=GrantBook(kept.get("grants", ())), mode=kept.get("mode", ""),
        recusals={person.id: tuple(r for r in recusals if r.person == person.id) for person in persons},
        posts=tuple(kept.get("posts", ())),
    )  # fmt: skip


def matter(**changes: Any) -> Matter:
    """A matter of the team."""
    fields: dict[str, Any] = {"event": "e-1", "number": "1", "category": "0910", "day": DAY, "units": (TEAM,)}
    return Matter(**fields | changes)


def issued(*items: Item, since: date = date(2025, 1, 1), **changes: Any) -> ListVersion:
    """A whole enforcement list."""
    fields: dict[str, Any] = {
        "id": f"ZF-{since}",
        "list_code": "ZF",
        "effective_from": since,
        "items": items,
        "doc_no": f"发〔{since.year}〕1号",
    }
    return ListVersion(**fields | changes)


# --- the second opinion --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opinion:
    """Says who may lead a matter of the team at a minute, from the plain rows and eight hours added to UTC."""

    persons: tuple[Person, ...]
    duties: tuple[Duty, ...]
    patterns: tuple[Pattern, ...]
    leaves: tuple[Leave, ...]
    loans: tuple[Loan, ...]
    grants: tuple[Grant, ...]
    recusals: tuple[Recusal, ...]

    def may_go(self, person: Person, moment: datetime, *, village: str, with_item: bool) -> bool:
        """Whether every one of the hard rules is kept."""
        day = _wall(moment).date()
        return (
            person.active
            and self._unit(person, moment) == TEAM
            and self._is_there(person, moment)
            and _is_certified(person, day, with_item=with_item)
            and (not with_item or self._is_granted(person, self._unit(person, moment), village, day))
            and not any(r.person == person.id and r.value == village for r in self.recusals)
        )

    def _unit(self, person: Person, moment: datetime) -> str:
        lent = [
            o
            for o in self.loans
            if o.person == person.id and o.since <= moment < o.until and o.to in (TEAM, OFFICE)
        ]
        return max(lent, key=lambda loan: (loan.since, loan.until, loan.id)).to if lent else person.unit

    def _is_there(self, person: Person, moment: datetime) -> bool:
        lent = (loan for loan in self.loans if loan.to not in (TEAM, OFFICE))
        away: list[Leave | Loan] = [*self.leaves, *lent]
        if any(row.person == person.id and row.since <= moment < row.until for row in away):
            return False
        wall = _wall(moment)
        return any(
            begin <= wall < begin + length
            for day in (wall.date() - timedelta(days=1), wall.date())
            for begin, length in self._shifts(person, day)
        )

    def _shifts(self, person: Person, day: date) -> list[tuple[datetime, timedelta]]:
        written = [duty.shift for duty in self.duties if duty.person == person.id and duty.day == day]
        if not written:
            written = [
                p.shift for p in self.patterns
                if p.person == person.id and p.since <= day and (p.until is None or day <= p.until)
                and (day - p.since).days % p.cycle == 0 and day.isoweekday() in p.weekdays
            ]  # fmt: skip
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the township's wall clock
        return [
            (midnight + timedelta(minutes=LENGTHS[name][0]), timedelta(minutes=LENGTHS[name][1]))
            for name in written
            if name
        ]

    def _is_granted(self, person: Person, unit: str, village: str, day: date) -> bool:
        return any(
            (g.person == person.id if g.person else g.unit == unit)
            and bool({"*", "ZF", "ZF-001"} & set(g.items))
            and g.since <= day and (g.until is None or day <= g.until)
            and (not g.villages or village in g.villages) and not g.assist_only
            for g in self.grants
        )  # fmt: skip


def _wall(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) + timedelta(hours=8)


def _is_certified(person: Person, day: date, *, with_item: bool) -> bool:
    if Role.ENFORCER not in person.roles and not with_item:
        return True
    fits = not with_item or not person.fields or "市容环卫" in person.fields
    in_time = person.certificate_until is None or day <= person.certificate_until
    return bool(person.certificate) and in_time and fits and "辅助" not in person.staff_category
