"""A swap of duty, step by step: asked, agreed to, consented to; every step is the deed of its person.

The rules are looked at with every step that brings a swap nearer, for what was right on Monday need not be on Thursday.
"""

from __future__ import annotations

from collections.abc import Container
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any, Protocol, TypeVar

import msgspec

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event.deed import Actor
from commandroom.domain.people.dutychecks import Absences
from commandroom.domain.people.roles import LEADERS, roles_text
from commandroom.domain.people.swaps import REASON_MOST, Given, Grounds, Stand, Step, Swap, hindered
from commandroom.domain.time.moments import iso
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import SwapShift
from commandroom.usecases.dutyediting import KIND as DUTY
from commandroom.usecases.ports import Writing
from commandroom.usecases.queries import DutySheet, DutyTable
from commandroom.usecases.queries.asking import Query

KIND = "swap"
_AROUND = timedelta(days=2)
R = TypeVar("R")


class Door(Protocol):
    """The room as a swap needs it."""

    practice: bool

    def actor(self, ref: str) -> Actor:
        """The person meant, or the one at this seat."""
        ...

    def now(self) -> datetime:
        """The present moment."""
        ...

    def ask(self, query: Query[R]) -> R:
        """What the store knows."""
        ...

    def transaction(self) -> AbstractContextManager[Writing]:
        """One transaction."""
        ...


def swap(room: Door, command: SwapShift) -> Changes:
    """Take the step.

    Raises:
        WrongUseError: no such step.
        RefusedError: `swap.unknown`, `swap.over`, `swap.not_yours`, `swap.own`, `swap.not_agreed`, or the hard rule that would
            be broken.
        FieldError: `field.missing`, `field.too_long`, `person.unknown`.
    """
    actor = room.actor(command.actor)
    now = command.at if command.at is not None and room.practice else room.now()
    step = _step(command.step)
    touched: list[tuple[str, dict[str, Any]]] = []
    with room.transaction() as writing:
        if step is Step.ASK:
            fields = _asked(room, writing, command, actor, now)
        else:
            fields, touched = _answered(room, writing, command, step, actor, now)
        done = [
            writing.records.amend(DUTY, record, what, actor=actor.id, now=now) for record, what in touched
        ]
        done.append(writing.records.amend(KIND, command.id, fields, actor=actor.id, now=now))
    records = {f"{KIND}:{command.id}", *(f"{DUTY}:{record}" for record, _ in touched)}
    return Changes(records=frozenset(records), entries=tuple(entry.hash for entry in done))


def read(record: str, fields: Any) -> Swap | None:
    """A swap from the fields of its record; None where there is none, or a newer program wrote it otherwise."""
    if not fields:
        return None
    try:
        return msgspec.convert({**fields, "id": record}, Swap, strict=False)
    except msgspec.ValidationError:
        return None


def _step(text: str) -> Step:
    try:
        return Step(text)
    except ValueError:
        raise FieldError("field.not_one_of", field="step", value=text, known=" ".join(Step)) from None


def _asked(room: Door, writing: Writing, command: SwapShift, actor: Actor, now: datetime) -> dict[str, Any]:
    if writing.records.record(KIND, command.id):
        raise RefusedError("swap.written")
    for name in ("duty", "partner"):
        if not getattr(command, name):
            raise FieldError("field.missing", field=name)
    mine = _given(writing, command.duty, actor.id)
    person = writing.records.record("person", command.partner)
    if not person or person.get("retired") is True:
        raise FieldError("person.unknown", field="partner", value=command.partner)
    if command.partner == actor.id:
        raise RefusedError("swap.to_oneself")
    other = _given(writing, command.other, command.partner) if command.other else None
    sheet = _sheet(room, mine, other)
    begins = [_begin(sheet, turn) for turn in (mine, other) if turn is not None]
    made = Swap(
        id=command.id, asker=actor.id, partner=command.partner, mine=mine, other=other, reason=_short(command.reason),
        asked_at=now, until=min(now + timedelta(hours=sheet.rules.swap_hours), *begins),
    )  # fmt: skip
    _need_possible(made, sheet, now)
    fields: dict[str, Any] = msgspec.to_builtins(made)
    del fields["id"]
    return {**fields, "asked_at": iso(now), "until": iso(made.until)}


def _answered(
    room: Door, writing: Writing, command: SwapShift, step: Step, actor: Actor, now: datetime
) -> tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]:
    found = read(command.id, writing.records.record(KIND, command.id))
    if found is None:
        raise RefusedError("swap.unknown")
    stand = found.stand(now)
    if stand not in {Stand.ASKED, Stand.AGREED} or (stand is Stand.AGREED and step is Step.AGREE):
        raise RefusedError("swap.over", stand=stand)
    match step:
        case Step.AGREE | Step.DECLINE:
            _need_person(actor, found.partner)
            if step is Step.AGREE:
                _need_possible(found, _sheet(room, found.mine, found.other), now)
            return {"agreed_at" if step is Step.AGREE else "declined_at": iso(now)}, []
        case Step.WITHDRAW:
            _need_person(actor, found.asker)
            return {"withdrawn_at": iso(now)}, []
        case _:
            return _settled(room, found, command, actor, now)


def _settled(
    room: Door, found: Swap, command: SwapShift, actor: Actor, now: datetime
) -> tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]:
    sheet = _sheet(room, found.mine, found.other)
    _need_consenter(found, actor, sheet)
    if command.step == Step.REFUSE:
        return {"refused_at": iso(now), "refused_by": actor.id, "refusal": _short(command.reason)}, []
    if found.stand(now) is not Stand.AGREED:
        raise RefusedError("swap.not_agreed")
    _need_possible(found, sheet, now)
    touched: list[tuple[str, dict[str, Any]]] = []
    for turn in found.given:
        touched.append((turn.duty, {"swapped": found.id}))
        taker = found.taker(turn)
        record = "-".join(filter(None, (f"{turn.day:%Y%m%d}", taker, turn.post, found.id)))
        fields = {"person": taker, "day": turn.day.isoformat(), "shift": turn.shift, "post": turn.post}
        touched.append((record, {**fields, "swap": found.id, "swapped": ""}))
    return {"granted_at": iso(now), "granted_by": actor.id}, touched


def may_consent(found: Swap, person: str, roles: frozenset[Any], leading: Container[str]) -> bool:
    """Whether the person may consent: one of those `leading` (`SwapRow.leading`), or a director; never about one's own."""
    return person not in found.parties and (bool(roles & LEADERS) or person in leading)


def leading_of(found: Swap, sheet: DutySheet) -> frozenset[str]:
    """Who leads the duty now or on one of the swap's days, by the table of these days."""
    leads = {post.zh for post in sheet.rules.posts if post.leads}
    days = {turn.day for turn in found.given}
    now = {t.person for t in sheet.on_now if t.post in leads}
    return frozenset(now | {t.person for t in sheet.turns if t.post in leads and t.day in days})


def _need_consenter(found: Swap, actor: Actor, sheet: DutySheet) -> None:
    if actor.id in found.parties:
        raise RefusedError("swap.own")
    if not may_consent(found, actor.id, frozenset(actor.roles), leading_of(found, sheet)):
        raise RefusedError("swap.no_leader", name=actor.name, who=roles_text(LEADERS))


def _need_person(actor: Actor, person: str) -> None:
    if actor.id != person:
        raise RefusedError("swap.not_yours")


def _need_possible(found: Swap, sheet: DutySheet, now: datetime) -> None:
    hindrance = hindered(found, grounds_of(sheet), now)
    if hindrance is not None:
        raise RefusedError(f"swap.{hindrance.code}", **hindrance.params)


def grounds_of(sheet: DutySheet) -> Grounds:
    """What the rules look at, from the table of the days around."""
    return Grounds(
        turns=sheet.turns,
        absences=Absences(sheet.leaves, sheet.loans, sheet.inside),
        persons={row.person.id: row.person for row in sheet.persons},
        posts={post.zh: post for post in sheet.rules.posts},
        shifts={shift.id: shift for shift in sheet.shifts},
    )


def _sheet(room: Door, mine: Given, other: Given | None) -> DutySheet:
    days = [mine.day, *([other.day] if other is not None else [])]
    return room.ask(DutyTable(min(days) - _AROUND, max(days) + _AROUND))


def _given(writing: Writing, record: str, person: str) -> Given:
    fields = writing.records.record(DUTY, record)
    is_there = fields and fields.get("retired") is not True and not fields.get("swapped")
    if not is_there or fields.get("person") != person or not fields.get("shift"):
        raise RefusedError("swap.no_turn")
    day = date.fromisoformat(str(fields["day"]))
    return Given(record, person, day, str(fields["shift"]), str(fields.get("post") or ""))


def _begin(sheet: DutySheet, turn: Given) -> datetime:
    shift = next((one for one in sheet.shifts if one.id == turn.shift), None)
    if shift is None:
        raise RefusedError("swap.no_turn")
    return shift.span(turn.day)[0]


def _short(text: str) -> str:
    reason = text.strip()
    if len(reason) > REASON_MOST:
        raise FieldError("field.too_long", field="reason", most=REASON_MOST, length=len(reason))
    return reason
