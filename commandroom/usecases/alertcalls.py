"""At whose seats an alert rings: the one who must act, then who has the duty, then everybody; nobody twice.

An alarm goes to the operator who has to do something about it (ISA-18.2; ui.md §4.6: owner seat, then the shift leader, then all
seats). Who is not signed in anywhere is passed over, so that nothing waits for somebody who went home. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec.structs import replace

from commandroom.domain.event.state import Event
from commandroom.domain.knowledge.gradings import Severity, Urgency, at_least
from commandroom.domain.knowledge.rules import BOTH, DUTY, EVERY_SEAT, LEADER, OWNER, ROUTES
from commandroom.usecases.alertways import MUTE
from commandroom.usecases.queries import AlertRow, Call, Seating

_STEPS = {who: who for who in ROUTES} | {"shift_leader": DUTY}
"""Steps of a class's ladder and values of a route; whoever is called by telephone adds no seat."""


def owners_of(event: Event | None) -> tuple[str, ...]:
    """Who has the matter, the nearest first: who handles it, who chose the unit, who accepted, who registered it."""
    if event is None:
        return ()
    chose = (event.lead.handler or "", event.lead.by) if event.lead is not None else ()
    found = (*chose, event.accepted_by, event.registered_by)
    return tuple(dict.fromkeys(person for person in found if person))


def is_of_all(event: Event) -> bool:
    """Whether every seat must hear of it at once: life (the most urgent), or a major event (较大 or more)."""
    return event.urgency is Urgency.CRITICAL or at_least(event.severity, Severity.LARGER)


def whom(who: str, owners: Iterable[str], seating: Seating) -> frozenset[str]:
    """The persons at whose seats it rings; none: at every seat, as wherever one person sits alone."""
    there = frozenset(seating.persons)
    if who == EVERY_SEAT or len(there) <= 1:
        return frozenset()
    owner = next((person for person in owners if person in there), "") if who in (OWNER, BOTH) else ""
    if owner:
        return frozenset({owner}) | (seating.duty & there if who == BOTH else frozenset())
    if who == LEADER and seating.leaders & there:
        return seating.leaders & there
    return seating.duty & there


def called(
    alert: AlertRow, who: str, seating: Seating, now: datetime, *, owners: Iterable[str] = ()
) -> AlertRow:
    """The alert, ringing from now on at these seats, too; the same where it rings at all of them already.

    `who` is one of the steps of a class or of the routes.
    """
    if who not in _STEPS or (alert.calls and any(call.everyone for call in alert.calls)):
        return alert
    before = alert.calls or ()
    persons = whom(_STEPS[who], owners, seating)
    everyone = not persons
    reached = {person for call in before for person in call.persons}
    fresh = tuple(p for p in (seating.persons if everyone else sorted(persons)) if p not in reached)
    if not fresh and not everyone:
        return replace(alert, calls=before)
    return replace(alert, calls=(*before, Call(now, fresh, everyone)))


def here(alert: AlertRow, seating: Seating, now: datetime) -> AlertRow:
    """The alert, ringing at this seat alone: what is no other seat's business."""
    persons = (seating.here,) if seating.here else ()
    return replace(alert, calls=(Call(now, persons, not persons),))


def since(alert: AlertRow, person: str) -> datetime | None:
    """From when on it rings at the seat of a person ("" for a seat with nobody at it); None where it does not."""
    if alert.calls is None:
        return alert.at
    return next((c.at for c in alert.calls if c.everyone or (person and person in c.persons)), None)


def rings_at(alert: AlertRow, person: str) -> bool:
    """Whether it rings at the seat of a person."""
    return since(alert, person) is not None


def heard_at(log: Iterable[AlertRow], person: str) -> list[AlertRow]:
    """A log as it came to the seat where this person sits: what rang there, each at the moment when it began to."""
    found = ((alert, since(alert, person)) for alert in log)
    return [alert if at == alert.at else replace(alert, at=at) for alert, at in found if at is not None]


def heard_by(log: Iterable[AlertRow], person: str) -> list[AlertRow]:
    """The same of those that reached this person when they rang: not what rang everywhere while he was away.

    Of the times when a seat was muted those that he muted.
    """
    return heard_at((alert for alert in log if _has_reached(alert, person)), person)


def _has_reached(alert: AlertRow, person: str) -> bool:
    if alert.kind == MUTE:
        return alert.acknowledged_by == person
    return alert.calls is None or _reached(alert.calls, person)


def _reached(calls: Sequence[Call], person: str) -> bool:
    return any(person in call.persons or (call.everyone and not call.persons) for call in calls)


def hearers(log: Iterable[AlertRow]) -> tuple[str, ...]:
    """Everybody whom anything of a log reached, by their ids."""
    return tuple(sorted({p for alert in log for call in alert.calls or () for p in call.persons}))
