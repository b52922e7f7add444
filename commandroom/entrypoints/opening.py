"""Putting a room together from a home folder: store, clock, shipped rules, attachments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from commandroom.base import paths
from commandroom.base.clock import Clock, SystemClock
from commandroom.domain.errors import FieldError, RefusedError, WorldError
from commandroom.domain.ids import PersonId
from commandroom.domain.people.accounts import REQUIRED
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.usecases.commands import Amend, SeatSetting
from commandroom.usecases.room import Room

if TYPE_CHECKING:
    from types import ModuleType

    from commandroom.domain.assessment.rules import Scoring
    from commandroom.domain.figures.figure import Book
    from commandroom.domain.forms.book import FormBook
    from commandroom.domain.summary.rules import SummaryRules
    from commandroom.domain.time.calendar_table import CalendarTable
    from commandroom.store.seat_store import SeatStore
    from commandroom.store.shippedrules import Shipped

STORE = paths.STORE
COUNTY = "county"
KINDS = ("general", "larger", "extra-large", COUNTY)
_TOWNSHIP_CODE, _COUNTY_CODE = 9, 6


class Start(msgspec.Struct, frozen=True):
    """What a new room is made of; `code` is the nine-digit code of the township, `seat` one or two letters."""

    name: str
    code: str
    kind: str = "general"
    seat: str = "A"
    practice: bool = False
    demo: bool = False
    suite: str = "sha256"


def shipped() -> Shipped:
    """The rules, units and calendar that come with the program."""
    from commandroom.store.shippedrules import Shipped

    def catalogs() -> ModuleType:
        from commandroom.interop import catalogs

        return catalogs

    def calendar() -> CalendarTable:
        from commandroom.interop.calendars import shipped_table

        return shipped_table()

    def figures() -> Book:
        from commandroom.interop.figures import shipped_figures

        return shipped_figures()

    def scorings() -> dict[str, Scoring]:
        from commandroom.interop.assessment import shipped_scoring

        return shipped_scoring()

    def summary() -> SummaryRules:
        from commandroom.interop.summary import shipped_summary

        return shipped_summary()

    def forms() -> FormBook:
        from commandroom.interop.forms import shipped_forms

        return shipped_forms()

    return Shipped(
        policy=lambda: catalogs().shipped_policy(),
        units=lambda: catalogs().shipped_units(),
        calendar=calendar,
        keywords=lambda: catalogs().shipped_keywords(),
        figures=figures,
        scorings=scorings,
        summary=summary,
        duty=lambda: catalogs().shipped_duty_rules(),
        headcount=lambda: catalogs().shipped_headcount(),
        forms=forms,
        roster_fields=lambda: catalogs().shipped_roster_fields(),
    )


def open_room(
    home: Path, *, clock: Clock | None = None, key: bytes | None = None, read_only: bool = False
) -> Room:
    """The room of a home; one that is only read refuses every deed with `store.read_only`.

    Raises:
        NotFoundError: the home has no store.
        WorldError: the store cannot be opened, or a newer program wrote it.
        DamageError: the store is damaged.
        RefusedError: it is encrypted and its key cannot be had (`key.…`).
    """
    from commandroom.entrypoints.custody import store_key
    from commandroom.store.opening import open_store

    clock = clock or SystemClock()
    key = key if key is not None else store_key(home)
    store = open_store(home / STORE, shipped=shipped(), clock=clock, key=key, read_only=read_only)
    return _room(home, store, clock, read_only=read_only)


def create_room(
    home: Path,
    start: Start,
    *,
    clock: Clock | None = None,
    persons: Iterable[Person] = (),
    administrators: Sequence[str] = (),
    key: bytes | None = None,
) -> Room:
    """Found a room in an empty home; the first of `persons` sits at this seat.

    `administrators` are the names of three more people who keep the machine, the accounts and the logs, each alone.

    Raises:
        FieldError: name, code, kind or seat is wrong.
        RefusedError: the home has a store already.
        WorldError: the folder cannot be written.
    """
    from commandroom.store.opening import Founding, create_store

    check(start)
    clock = clock or SystemClock()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError("home.cannot_make", file=str(home), reason=error.strerror or "") from error
    founding = Founding(name=start.name.strip(), code=start.code, kind=start.kind, suite=start.suite,
                        practice=start.practice, demo=start.demo)  # fmt: skip
    store = create_store(
        home / STORE, founding=founding, seat=start.seat, shipped=shipped(), clock=clock, key=key
    )
    room = _room(home, store, clock)
    staff = tuple(persons) or (practice_staff() if start.practice else (_first_person(start),))
    if administrators:
        from commandroom.entrypoints import firstaccount

        staff += firstaccount.administrators(start.seat, administrators, room_unit())
    if start.kind == COUNTY:  # what its people do stands in townships' journals too
        staff = tuple(msgspec.structs.replace(one, id=PersonId(f"{start.code}.{one.id}")) for one in staff)
    enrol(room, staff)
    room.perform(SeatSetting("operator", staff[0].id))
    return room


def check(start: Start) -> None:
    """Whether a room can be made of this.

    Raises:
        FieldError: name, code, kind or seat is wrong.
    """
    if not start.name.strip():
        raise FieldError("field.missing", field="name")
    if start.kind not in KINDS:
        raise FieldError("field.not_one_of", field="kind", value=start.kind, known=" ".join(KINDS))
    digits = _COUNTY_CODE if start.kind == COUNTY else _TOWNSHIP_CODE
    if not (start.code.isdigit() and start.code.isascii() and len(start.code) == digits):
        code = "home.county_code" if start.kind == COUNTY else "home.code"
        raise FieldError(code, field="code", value=start.code)
    if not (start.seat.isascii() and start.seat.isalpha() and start.seat.isupper() and len(start.seat) <= 2):  # noqa: PLR2004
        raise FieldError("home.seat", field="seat", value=start.seat)


def _room(home: Path, store: SeatStore, clock: Clock, *, read_only: bool = False) -> Room:
    from commandroom.entrypoints.carrying import HomeCarrying
    from commandroom.entrypoints.copies import HomeCopies
    from commandroom.entrypoints.exchange.late import LateExchanging
    from commandroom.entrypoints.jobbing import HomeJobs
    from commandroom.entrypoints.latetables import LateTables
    from commandroom.entrypoints.latevault import LateVault
    from commandroom.entrypoints.rekeying import HomeRekeying, custody_of
    from commandroom.entrypoints.residence import HomeResidence
    from commandroom.interop.filing import AttachmentFolder
    from commandroom.store import local

    with store.database.reading() as connection:
        facts = local.room_facts(connection)
    residence = HomeResidence(home, store.database, clock)
    if not read_only:
        residence.recognise()
    practice = bool(facts.get("practice") or facts.get("demo"))
    room = Room(store=store, clock=clock, files=AttachmentFolder(home / paths.ATTACHMENTS), alerts=store,
                copies=HomeCopies(home, store.database, clock), residence=residence, tables=LateTables(),
                practice=practice, vault=LateVault(store),
                guarded=not practice or store.reference.setting(REQUIRED) == "1",
                room_id=facts.get("room", ""), kind=facts.get("kind", ""))  # fmt: skip
    room.carrying = HomeCarrying(room, home)
    room.custody, room.rekeying = partial(custody_of, home), HomeRekeying(room, home)
    room.exchanging = LateExchanging(room, store, home, clock)
    room.jobs = HomeJobs(room)
    return room


def enrol(room: Room, persons: Iterable[Person], *, at: datetime | None = None) -> None:
    """Put persons on the roster."""
    with room.together():
        for person in persons:
            fields: dict[str, Any] = msgspec.to_builtins(person)
            fields.pop("id")
            room.perform(Amend("person", person.id, fields, actor="system", at=at if room.practice else None))


def _first_person(start: Start) -> Person:
    """Who founds a room holds the posts of the room's desk, until the roster is filled."""
    return Person(
        id=PersonId(f"{start.seat.lower()}-1"), name="值班长", unit=room_unit(), post="值班长", dedicated=True,
        roles=(Role.SHIFT_LEADER, Role.INTAKE, Role.COMMAND, Role.COORDINATOR, Role.DEPUTY),
    )  # fmt: skip


def room_unit() -> Any:
    """The unit of the command room itself among the shipped ones."""
    return next(unit.id for unit in shipped().units if unit.kind == "room")


def practice_staff() -> tuple[Person, ...]:
    """Somebody for every role: the room's posts, and a head, a clerk and (in teams) an officer in each unit that may lead."""
    room = room_unit()
    posts = [(Role.SHIFT_LEADER, "值班长"), (Role.INTAKE, "综合政务岗"), (Role.COMMAND, "综合指挥岗"),
             (Role.COORDINATOR, "执法协调岗"), (Role.DEPUTY, "常务副主任"), (Role.DIRECTOR, "主任"),
             (Role.AUDITOR, "审计员"), (Role.SYSTEM_ADMIN, "系统管理员"), (Role.SECURITY_ADMIN, "安全管理员"),
             (Role.GRID, "网格员")]  # fmt: skip
    staff = [_trainee(f"t-{role.value}", f"练习{post}", room, post, role) for role, post in posts]
    for unit in shipped().units:
        if not unit.may_lead or unit.kind == "room":
            continue
        label = unit.short or unit.name
        staff.append(_trainee(f"t-{unit.id}-head", f"{label}负责人", unit.id, "负责人", Role.OFFICE_HEAD))
        staff.append(_trainee(f"t-{unit.id}-staff", f"{label}经办", unit.id, "经办", Role.OFFICE_STAFF))
        if unit.kind == "team":
            officer = _trainee(f"t-{unit.id}-officer", f"{label}队员", unit.id, "执法队员", Role.ENFORCER)
            staff.append(msgspec.structs.replace(officer, certificate="练习证"))
    return tuple(staff)


def _trainee(key: str, name: str, unit: Any, post: str, role: Role) -> Person:
    roles = (role, Role.INTAKE, Role.COMMAND) if role is Role.SHIFT_LEADER else (role,)
    return Person(id=PersonId(key), name=name, unit=unit, post=post, roles=roles, demo=True,
                  dedicated=role in {Role.SHIFT_LEADER, Role.INTAKE, Role.COMMAND, Role.COORDINATOR})  # fmt: skip


IDENTITY_HEADS = ("身份证号", "身份证", "身份证号码", "公民身份号码")


def read_staff(path: Path) -> tuple[Person, ...]:
    """Persons from a roster file: columns 姓名, 角色 (separated by 、), 单位, 岗位, 电话.

    Raises:
        RefusedError: the file has none of them, a role or unit is unknown, two rows have one identity number.
        WorldError: the file cannot be read.
    """
    from commandroom.interop.catalogs import role_names, shipped_units
    from commandroom.interop.tables import open_table

    roles, units, found = role_names(), shipped_units(), []
    identities: dict[str, int] = {}
    for row in open_table(path).rows():
        cells = {str(k).strip(): str(v or "").strip() for k, v in row.cells.items()}
        if not cells.get("姓名"):
            raise RefusedError("staff.no_name", file=path.name, row=row.number)
        identity = next((cells[name].upper() for name in IDENTITY_HEADS if cells.get(name)), "")
        if identity and identities.setdefault(identity, row.number) != row.number:
            raise RefusedError(
                "staff.identity_twice", file=path.name, row=row.number, other=identities[identity]
            )
        named = [word for word in cells.get("角色", "").replace("，", "、").split("、") if word]
        unknown = [word for word in named if word not in roles]
        unit = units.resolve(cells.get("单位", "") or room_unit())
        if unknown or unit is None:
            raise RefusedError(
                "staff.unknown",
                file=path.name,
                row=row.number,
                value="、".join(unknown) or cells.get("单位", ""),
            )
        found.append(Person(id=PersonId(f"s-{row.number}"), name=cells["姓名"], unit=unit.id, post=cells.get("岗位", ""),
                            roles=tuple(roles[word] for word in named)))  # fmt: skip
    if not found:
        raise RefusedError("staff.none", file=path.name)
    return tuple(found)
