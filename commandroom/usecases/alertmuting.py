"""A seat that is kept quiet for some minutes, with a reason; the first class rings all the same."""

from __future__ import annotations

from datetime import timedelta

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.journal import derived_id
from commandroom.usecases.alertlife import ACKNOWLEDGED
from commandroom.usecases.alertways import MUTE
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import AlertRow, Alerts, Rules
from commandroom.usecases.room import Room

EVERYTHING = 1_000_000


def mute(room: Room, *, minutes: int, reason: str, actor: str = "") -> AlertRow:
    """Keep the second class quiet at this seat for some minutes; the log keeps who, why and until when.

    Raises:
        FieldError: no reason, or longer than the policy allows.
        RefusedError: `alerts.none` where this seat keeps no alerts.
    """
    rules = room.ask(Rules()).policy.alerts
    if not reason.strip():
        raise FieldError("field.missing", field="reason")
    if not 1 <= minutes <= rules.mute_minutes:
        raise FieldError("field.out_of_range", field="minutes", low=1, high=rules.mute_minutes)
    if room.alerts is None:
        raise RefusedError("alerts.none")
    who, now = room.actor(actor), room.now()
    row = AlertRow(id=derived_id(room.room_id, MUTE, who.id, now.isoformat()), at=now, level="P3", kind=MUTE, event="",
                   number="", title=reason.strip()[:200], timer="", owner=who.name, status=ACKNOWLEDGED,
                   escalates_at=now + timedelta(minutes=minutes), acknowledged_by=who.id)  # fmt: skip
    room.alerts.raise_alert(row)
    room.tell(Changes(seat_only=True))
    return row


def unmute(room: Room) -> None:
    """Let it ring again."""
    if room.alerts is None:
        return
    now = room.now()
    rows = [a for a in room.ask(Alerts(ACKNOWLEDGED, EVERYTHING)) if a.kind == MUTE]
    room.alerts.resolve_alerts(a.id for a in rows if a.escalates_at is not None and a.escalates_at > now)
    room.tell(Changes(seat_only=True))
