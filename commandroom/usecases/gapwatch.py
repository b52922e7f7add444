"""A post of the rota that nobody holds within the next hours rings: it is an alert with an owner, not only a banner.

The class follows the policy of alerts (`duty_gap`, `duty_gap:critical` for one that has begun or begins within two hours):
the duty leader (带班领导) is the owner, and who is called when nobody takes it is the class's own ladder.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from commandroom.domain.journal import derived_id
from commandroom.domain.knowledge.rules import Alerts as Rulings
from commandroom.domain.people.dutychecks import Gap
from commandroom.domain.time.moments import local
from commandroom.usecases.alerting import (
    DUTY_GAP,
    OWNERS,
    RESOLVED,
    TRIGGERED,
    Rung,
    bring,
    first_call,
    open_alerts,
)
from commandroom.usecases.alertwords import subject_of
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import AlertRow, DutyTable, Rules
from commandroom.usecases.room import Room

CRITICAL = "critical"
_LEADER = "leader_phone"


def ring_for_gaps(room: Room, *, now: datetime | None = None) -> Rung:
    """Ring for each post that is empty within the next hours, once a post and day; fall silent when somebody holds it.

    A room that keeps no rota is told nothing. A gap that comes near rises to the first class and rings anew.
    """
    book = room.alerts
    if book is None:
        return Rung()
    moment, rules = now or room.now(), room.ask(Rules()).policy.alerts
    today = local(moment).date()
    sheet = room.ask(DutyTable(today, today, moment))
    wanted = {alert.id: alert for alert in _alerts(room, sheet.gaps, rules, moment)} if sheet.is_kept else {}
    open_now = [alert for alert in open_alerts(room) if alert.kind == DUTY_GAP]
    known = {alert.id for alert in open_now}
    raised = bring(room, book, (alert for key, alert in wanted.items() if key not in known), moment)
    gone = [alert.id for alert in open_now if alert.id not in wanted and alert.status != RESOLVED]
    rung = Rung(raised, (), book.resolve_alerts(gone) if gone else 0)
    if rung:
        room.tell(Changes(seat_only=True))
    return rung


def _alerts(room: Room, gaps: tuple[Gap, ...], rules: Rulings, now: datetime) -> list[AlertRow]:
    near = now + timedelta(hours=rules.gap_near_hours)
    found = []
    for gap in gaps:
        urgency = CRITICAL if gap.since <= near else ""
        level = rules.class_of(DUTY_GAP, urgency)
        # The class is part of the id: who took the warning of the evening is asked again when the post is empty at night.
        key = derived_id(room.room_id, "alert", DUTY_GAP, gap.post, gap.day.isoformat(), level)
        title = f"{gap.post} {local(gap.since):%m-%d %H:%M}–{local(gap.until):%m-%d %H:%M}"
        alert = AlertRow(id=key, at=now, level=level, kind=DUTY_GAP, event="", number=gap.day.isoformat(), title=title,
                         timer="", owner=OWNERS[_LEADER], status=TRIGGERED, word=subject_of(key))  # fmt: skip
        found.append(replace(alert, escalates_at=first_call(alert, rules)))
    return found
