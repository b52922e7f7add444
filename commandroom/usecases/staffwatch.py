"""What rings about people: an event for which nobody fits, a loan that ends soon, a certificate that runs out.

An event that waits while nobody may go reaches the duty leader (lessons 18: never leave work in limbo). The turnover pools
are reminded of a return 30 days before (H6, H7); a certificate warns at 90 and at 30 days and when it has ended.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from commandroom.domain.errors import RoomError
from commandroom.domain.event.state import State
from commandroom.domain.journal import derived_id
from commandroom.domain.knowledge.rules import Alerts as Rulings
from commandroom.domain.people.roles import Role
from commandroom.domain.time.moments import local
from commandroom.usecases.alerting import (
    CERTIFICATE,
    OWNERS,
    RETURN,
    UNASSIGNED,
    Rung,
    bring,
    first_call,
    open_alerts,
)
from commandroom.usecases.alertwords import subject_of
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import (
    AlertRow,
    BoardIds,
    BoardQuery,
    BoardRow,
    BoardRows,
    Headcount,
    Recommend,
    Rules,
)
from commandroom.usecases.room import Room

MOST_WAITING = 40
"""How many waiting events one look asks about; the most pressing come first."""
ENDED = "ended"
_COUNTY = "county"


def ring_for_staff(room: Room, *, now: datetime | None = None) -> Rung:
    """Ring for what is so now, and fall silent about what is no longer."""
    book = room.alerts
    if book is None or room.kind == _COUNTY:
        return Rung()
    moment, rules = now or room.now(), room.ask(Rules()).policy.alerts
    wanted = {alert.id: alert for alert in (*_waiting(room, rules, moment), *_papers(room, rules, moment))}
    mine = [alert for alert in open_alerts(room) if alert.kind in {UNASSIGNED, RETURN, CERTIFICATE}]
    known = {alert.id for alert in mine}
    raised = bring(room, book, (alert for key, alert in wanted.items() if key not in known), moment)
    gone = [alert.id for alert in mine if alert.id not in wanted]
    rung = Rung(raised, (), book.resolve_alerts(gone) if gone else 0)
    if rung:
        room.tell(Changes(seat_only=True))
    return rung


def _waiting(room: Room, rules: Rulings, now: datetime) -> Iterable[AlertRow]:
    """The events that wait for their dispatch while nobody may go."""
    board = BoardQuery(view=State.PENDING_DISPATCH.value)
    ids = tuple(memoryview(room.ask(BoardIds(board, now=now, limit=MOST_WAITING)).ids).cast("i"))
    for row in room.ask(BoardRows(ids)) if ids else ():
        if _nobody_fits(room, row, now):
            key = derived_id(room.room_id, "alert", row.id, UNASSIGNED)
            alert = AlertRow(id=key, at=now,
                             level=rules.class_of(UNASSIGNED, row.urgency), kind=UNASSIGNED, event=row.id, number=row.number,
                             title=row.title, timer="", owner=OWNERS["leader_phone"], status="triggered",
                             word=subject_of(key))  # fmt: skip
            yield replace(alert, escalates_at=first_call(alert, rules))


def _nobody_fits(room: Room, row: BoardRow, now: datetime) -> bool:
    """A room that keeps no rota yet has nobody on duty by its own neglect, and is told so elsewhere."""
    try:
        found = room.ask(Recommend(row.id, now=now))
    except RoomError:  # it ended, or changed, since the list was made
        return False
    return not found.picks and all(note.code != "no_rota" for note in found.notes)


def _papers(room: Room, rules: Rulings, now: datetime) -> Iterable[AlertRow]:
    sheet = room.ask(Headcount(now))
    for loan in sheet.returning:
        title = f"{loan.name} · {loan.to} · {local(loan.until):%Y-%m-%d}"
        yield _paper(room, rules, RETURN, (loan.id, loan.until.isoformat()), title, now)
    for one in sheet.expiring:
        step = ENDED if one.days < 0 else str(one.step)
        title = f"{one.name} · {one.until:%Y-%m-%d}"
        yield _paper(room, rules, CERTIFICATE, (one.person, one.until.isoformat(), step), title, now)


def _paper(
    room: Room, rules: Rulings, kind: str, about: tuple[str, ...], title: str, now: datetime
) -> AlertRow:
    """One alert for each loan or certificate and step; the person's id in `number` leads to the people's page."""
    key = derived_id(room.room_id, "alert", kind, *about)
    return AlertRow(id=key, at=now, level=rules.class_of(kind, about[-1]),
                    kind=kind, event="", number=about[0] if kind == CERTIFICATE else "", title=title, timer="",
                    owner=Role.SHIFT_LEADER.label, status="triggered", word=subject_of(key))  # fmt: skip
