"""How long an alert stands: which lamp it belongs to, who is called next, until when somebody's word for it holds.

Pure: it asks neither the store nor the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from commandroom.domain.journal import derived_id
from commandroom.domain.knowledge.gradings import Severity, at_least, severity_of
from commandroom.domain.knowledge.rules import Alerts as Rulings
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.people.roles import Role
from commandroom.domain.time.lamp import Lamp
from commandroom.domain.time.moments import QuietHours, local, next_duty
from commandroom.usecases.alertways import MUTE
from commandroom.usecases.alertwords import subject_of
from commandroom.usecases.queries import AlertRow, RuleBook, TimerRow

TRIGGERED, ACKNOWLEDGED, AGAIN = "triggered", "acknowledged", "again"
"""`again` is no state of an alert but a line of the log: that it rang then, and rang another time since."""
OWNERS = {"all_seats": "全部席位", "leader_phone": "带班领导", "shift_leader": Role.SHIFT_LEADER.label}


def lamp_id(room_id: str, row: TimerRow, rules: Rulings) -> str:
    """The id of the alert of a lit clock: of this run and this lamp, so that a red one follows a yellow one.

    A deep red lamp is the red one's alert, unless the rules put it into another class.
    """
    red, lamp = Lamp.RED.value, row.lamp
    if lamp == Lamp.DEEP_RED and rules.class_of(lamp, row.urgency) == rules.class_of(red, row.urgency):
        lamp = red
    return derived_id(room_id, "alert", row.event, row.timer, row.unit, row.phase, str(row.epoch), lamp)


def of_lamp(key: str, row: TimerRow, rules: Rulings, now: datetime) -> AlertRow:
    """The alert of a lit clock."""
    alert = AlertRow(id=key, at=now, level=rules.class_of(row.lamp, row.urgency), kind=row.lamp, event=row.event,
                     number=row.number, title=row.title, timer=row.timer,
                     owner=row.handler_name or row.lead_name or Role.SHIFT_LEADER.label, status=TRIGGERED,
                     word=subject_of(key, row.due.isoformat()))  # fmt: skip
    return replace(alert, escalates_at=first_call(alert, rules))


def deepened(alerts: Iterable[AlertRow], lit: Mapping[str, TimerRow]) -> list[AlertRow]:
    """Red lamps that turned deep red: the same alert says so, and rings no second time (one for each event and step).

    Who was silent is not asked again by the seat; the chain asks further up (`usecases/urging`).
    """
    deep = Lamp.DEEP_RED.value
    return [
        replace(a, kind=deep)
        for a in alerts
        if a.kind == Lamp.RED.value and a.id in lit and lit[a.id].lamp == deep
    ]


def first_call(alert: AlertRow, rules: Rulings) -> datetime | None:
    """When the first one is called if nobody takes it."""
    steps = rules.classes[alert.level].escalate if alert.level in rules.classes else ()
    return alert.at + timedelta(seconds=steps[0][0]) if steps else None


def over(
    alerts: Iterable[AlertRow], rules: Rulings, now: datetime
) -> tuple[tuple[AlertRow, tuple[str, ...]], ...]:
    """Each alert whose time is over, with the next one who must act, and its class's steps so far; acknowledged ones rest."""
    found = []
    for alert in alerts:
        is_due = alert.escalates_at is not None and alert.escalates_at <= now
        if alert.status != TRIGGERED or not is_due or alert.level not in rules.classes:
            continue
        steps = rules.classes[alert.level].escalate
        past = tuple(who for seconds, who in steps if alert.at + timedelta(seconds=seconds) <= now)
        to_come = [seconds for seconds, _ in steps if alert.at + timedelta(seconds=seconds) > now]
        following = alert.at + timedelta(seconds=to_come[0]) if to_come else None
        owner = OWNERS.get(past[-1], past[-1]) if past else alert.owner
        found.append((replace(alert, owner=owner, escalates_at=following), past))
    return tuple(found)


def may_wait(row: TimerRow, policy: Policy) -> bool:
    """Whether a reminder may wait for the next duty hour: not that of an urgent or a grave matter."""
    grave = at_least(severity_of(row.severity) or Severity.NONE, Severity.LARGER)
    return not grave and row.urgency not in policy.alerts.quiet_except


def is_over(alert: AlertRow, row: TimerRow | None, sheet: RuleBook, now: datetime) -> bool:
    """Whether somebody's word for an alert holds no longer.

    It holds for `ack_minutes`; about a lamp of the first class then as long again as the step was late. Who takes a late step of
    the room once more, or one that is a unit's (who took it has told the unit and can do no more), is asked on
    the next duty morning, about all of them at one look: nobody works while the same things ring every half hour.
    """
    until, rules = alert.escalates_at, sheet.policy.alerts
    if alert.status != ACKNOWLEDGED or alert.kind == MUTE or until is None or until > now:
        return False
    if row is None:
        return True
    word = timedelta(minutes=rules.ack_minutes)
    late = until - word - row.due
    if alert.level == "P1" or not may_wait(row, sheet.policy):
        return until - word + max(word, late) <= now
    if late > word or alert.timer in rules.unit_clocks:
        until = (local(until - word) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    if until > now:
        return False
    hours = QuietHours(start=rules.quiet_from, end=rules.quiet_until)
    return next_duty(until, hours, sheet.clockwork.calendar) <= now
