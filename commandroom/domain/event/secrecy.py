"""Matters that only few may know of (保密): who is named by their part in it, and what stands in place of the rest.

The leaders of the room sign for a matter and know of it; who took it down, who was sent, the heads of the units that have
it, and whoever a leader named beside them (信访工作条例 §30). The administrators never.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from commandroom.domain.event.deed import Actor, Context, Decision
from commandroom.domain.event.state import Event
from commandroom.domain.people.roles import ADMINISTRATORS, LEADERS, Role

TITLE = "保密事项（内容从略）"
"""What a list says in place of the title."""
GUARDED = ""
"""The key that every closed event bears, beside the keys of who knows."""
HEAD = "head:"
CLOSES = "closes"
"""The fact of a decision by which its deed made the event confidential: its category is, or it was split off one that is."""
_LEADERS = LEADERS | {Role.SHIFT_LEADER, Role.SYSTEM}


def closing(decision: Decision, context: Context) -> Decision:
    """The decision of a deed that put an event into a category which is confidential closes the event for good.

    It is decided once and stands in the entry: neither another category nor another catalogue opens it again.
    """
    category = context.policy.category(decision.facts.get("category", ""))
    if category is None or not category.confidential:
        return decision
    return replace(decision, facts={**decision.facts, CLOSES: "1"})


def closed_by(event: Event, decision: Decision) -> Event:
    """The event after a deed that may have closed it."""
    return (
        replace(event, confidential=True) if decision.facts.get(CLOSES) and not event.confidential else event
    )


def keys(event: Event) -> frozenset[str]:
    """By which keys an event is closed and opened; none where everybody may know of it."""
    return frozenset(_keys(event)) if event.confidential else frozenset()


def _keys(event: Event) -> Iterator[str]:
    yield GUARDED
    if event.registered_by:
        yield str(event.registered_by)
    for lead in (event.lead, *event.rivals):
        if lead is not None:
            yield f"{HEAD}{lead.office}"
            yield from (str(lead.handler),) if lead.handler else ()
    yield from (f"{HEAD}{coop.office}" for coop in event.coops)


def keys_of(actor: Actor) -> frozenset[str] | None:
    """The keys that a person holds; None for who knows of everything."""
    if actor.roles & ADMINISTRATORS or not actor.id:
        return frozenset()
    if actor.roles & _LEADERS:
        return None
    own = {str(actor.id)} | ({f"{HEAD}{actor.unit}"} if actor.holds(Role.OFFICE_HEAD) else set())
    return frozenset(own)


def may_know(event: Event, actor: Actor, named: frozenset[str] = frozenset()) -> bool:
    """Whether a person may know of an event; `named` are the events that a leader named the person for."""
    if not event.confidential:
        return True
    held = keys_of(actor)
    if held is None:
        return True
    is_admin = bool(actor.roles & ADMINISTRATORS)
    return not is_admin and (bool(held & keys(event)) or event.id in named)
