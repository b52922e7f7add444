"""Sending somebody: what the matter asks of a person, and who cannot be sent whatever the reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event.deed import Context
from commandroom.domain.event.rules import fit, said
from commandroom.domain.event.state import Event
from commandroom.domain.ids import PersonId
from commandroom.domain.knowledge.gradings import Urgency
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.people.matters import Matter
from commandroom.domain.time.moments import local


def matter_of(
    event: Event, policy: Policy, moment: datetime, *, units: Iterable[str], helpers: Iterable[str] = ()
) -> Matter:
    """The event as the choice of a person sees it; its day is that on which it happened, else was reported or registered."""
    happened = event.occurred_at or event.reported_at or event.registered_at or moment
    category = policy.category(event.category)
    return Matter(
        event=event.id,
        number=event.number,
        category=event.category,
        category_name=category.name if category is not None else "",
        urgency=event.urgency.value,
        village=event.village,
        grid=event.grid,
        item=event.item_ref,
        day=local(happened).date(),
        units=tuple(units),
        helpers=tuple(helpers),
        lon=event.lon,
        lat=event.lat,
    )


def need_handler(
    context: Context,
    event: Event,
    *,
    unit: str,
    person: str,
    field: str = "handler",
    at: datetime | None = None,
) -> PersonId | None:
    """The person sent by that unit, who must be free to lead at that moment (now, without one); None where nobody is named.

    Raises:
        FieldError: `person.unknown`, or `person.` with what keeps the person away (`on_leave`, `off_duty`,
            `certificate_expired`, `not_granted` …). No reason and no role goes over it.
    """
    if not person.strip():
        return None
    name = context.people.person_name(person)
    if name is None:
        raise FieldError("person.unknown", field=field, value=person)
    moment = at or context.now
    matter = matter_of(event, context.policy, moment, units=(unit,))
    found = context.people.hindrance(person, matter, moment)
    if found is not None:
        raise FieldError(f"person.{found.code}", field=field, name=name, **found.params)
    return PersonId(person)


def sent_by(context: Context, event: Event, *, unit: str, person: PersonId | None) -> dict[str, str]:
    """What the decision freezes of the person who is sent: `basis`, as JSON; nothing where nobody is named."""
    if person is None:
        return {}
    matter = matter_of(event, context.policy, context.now, units=(unit,))
    found = context.people.basis(person, matter, context.now)
    return {"basis": msgspec.json.encode(found, order="deterministic").decode()}


PLAYBOOK = "playbook"
"""The fact that holds the playbook as it was shown when the matter was sent, as JSON."""


def shown_playbook(context: Context, event: Event) -> dict[str, str]:
    """What the decision freezes of the playbook that the matter names: later versions change no paper that was given out."""
    found = context.supply.playbook(event.scenario, context.now) if event.scenario else None
    return {} if found is None else {PLAYBOOK: msgspec.json.encode(found, order="deterministic").decode()}


def need_item(context: Context, event: Event, *, at: datetime | None = None) -> None:
    """The event's item must be the township's on the day it happened and still today; what was taken back goes up.

    Raises:
        RefusedError: `person.item_withdrawn`, `person.item_not_yet`, `person.item_ended`, `person.item_outside`.
    """
    moment = at or context.now
    found = context.people.item_hindrance(matter_of(event, context.policy, moment, units=()), moment)
    if found is not None:
        raise RefusedError(f"person.{found.code}", **found.params)


def need_room(context: Context, event: Event, person: PersonId | None, reason: str) -> str:
    """The reason for which somebody is sent who has as much in hand as is expected to be carried; "" where there is room.

    A second critical matter asks too (H10: 不得两个“在途”特急任务，软拦截可超控留痕). Both jobs stay theirs, each with its own
    clocks. The room asks once and keeps what was answered.

    Raises:
        FieldError: `dispatch.busy` or `dispatch.two_critical` without a reason, `field.too_long`.
    """
    if person is None:
        return ""
    load, capacity = context.supply.open_jobs(person), context.people.capacity_of(person)
    is_own = event.lead is not None and event.lead.handler == person
    is_critical = event.urgency is Urgency.CRITICAL and not is_own
    critical = context.supply.open_critical(person) if is_critical else 0
    if (load < capacity and not critical) or (context.is_approval and not said(reason)):
        return ""
    if not said(reason):
        name = context.people.person_name(person)
        if load < capacity:
            raise FieldError("dispatch.two_critical", field="busy_reason", name=name, count=critical)
        raise FieldError("dispatch.busy", field="busy_reason", name=name, load=load, capacity=capacity)
    return fit("busy_reason", said(reason), most=500)
