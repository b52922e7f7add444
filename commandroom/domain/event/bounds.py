"""Parts of a verb that are a role's: 执法类, 一级, 特急, the second time. What is no part of it is closed to that role."""

from __future__ import annotations

from commandroom.domain.errors import Named
from commandroom.domain.event.deed import Bound, Context
from commandroom.domain.event.state import Event
from commandroom.domain.ids import UnitId
from commandroom.domain.knowledge.gradings import Tier, Urgency
from commandroom.domain.people.items import ENFORCEMENT_LIST
from commandroom.domain.people.roles import Role

TEAM = UnitId("enforcement")
"""The township's one team that enforces (综合行政执法队), as the catalogue of units names it."""


def is_enforcing(event: Event, context: Context) -> bool:
    """Whether a matter is one of enforcement (执法类): by its item, by who leads or shall lead, or by its category."""
    if event.item_ref.startswith(ENFORCEMENT_LIST) or event.planned_office == TEAM:
        return True
    if event.lead is not None and event.lead.office == TEAM:
        return True
    category = context.policy.category(event.category)
    return category is not None and context.people.unit(category.lead_office) == TEAM


def is_local(event: Event, _context: Context) -> bool:
    """Whether it is one for the spot (一级)."""
    return event.tier is Tier.ON_THE_SPOT


def is_critical(event: Event, _context: Context) -> bool:
    """Whether it is 特急."""
    return event.urgency is Urgency.CRITICAL


ENFORCING = Bound(is_enforcing, Named("执法类事件", "matters of enforcement"))
LOCAL = Bound(is_local, Named("一级事件", "matters of tier 1"))
COORDINATED = {Role.COORDINATOR: ENFORCING}
"""执法协调岗 has its part of the room's verbs in matters of enforcement only."""
CRITICAL = Bound(is_critical, Named("特急事件的先发后签", "sending first what is critical"))
