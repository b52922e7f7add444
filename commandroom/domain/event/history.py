"""Imported history: rows of other systems arrive in the state they are in, and nothing rings."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace
from typing_extensions import override

from commandroom.domain.errors import RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.deed import Context, Decision, Deed, Verb
from commandroom.domain.event.imported import Imported
from commandroom.domain.event.state import Event, State
from commandroom.domain.journal import Entry
from commandroom.domain.knowledge.gradings import Urgency, urgency_of
from commandroom.domain.people.roles import ROOM, Role

S = State


class ImportEvent(Deed, frozen=True, kw_only=True):
    """One row of a file, with its own times. Personal data travel sealed; `by` is the person who imported it."""

    row: Imported
    file: str = ""
    by: str = ""

    @override
    def stored(self) -> ImportEvent:
        """Without the reporter's name and telephone."""
        return replace(self, row=replace(self.row, reporter_name=None, reporter_phone=None, sealed_extra={}))


def decide_import(event: Event, deed: ImportEvent, context: Context) -> Decision:
    """A row with a completion time arrives closed at its own times; an open one waits for a person, without clocks."""
    row = deed.row
    given = {"name": row.reporter_name or "", "phone": row.reporter_phone or ""}
    given |= {f"x:{key}": value for key, value in row.sealed_extra.items()}
    data = {key: value for key, value in given.items() if value}
    category = context.policy.catalogue.named(row.category_hint) if row.category_hint else None
    return Decision(
        to=S.CLOSED if row.closed_at is not None else S.PENDING_ACCEPT, number=context.supply.event_number(context.now),
        sealed=context.supply.seal(event.id, data) if data else None,
        facts={"category": category.code if category else "", "has_contact": "1" if "phone" in data else "",
               "urgency": (urgency_of(row.urgency_hint) if row.urgency_hint else None) or Urgency.NORMAL,
               "lead": (context.people.unit(row.lead_hint) if row.lead_hint else None) or ""},
    )  # fmt: skip


def fold_import(event: Event, deed: ImportEvent, decision: Decision, entry: Entry) -> Event:
    """History: no clock runs; the three times are the file's own, the registration is now."""
    row, facts = deed.row, decision.facts
    closed = row.closed_at
    return replace(
        event, number=decision.number, source=row.source, ext_no=row.ext_no, ext_due=row.ext_due, title=row.title,
        text=row.text, nature=row.nature or "", category=facts.get("category", ""),
        urgency=Urgency(facts.get("urgency") or Urgency.NORMAL), location=row.location, grid="",
        occurred_at=row.occurred_at or row.reported_at, reported_at=row.reported_at, registered_at=row.reported_at,
        registered_by=entry.actor, sealed=decision.sealed, has_contact=bool(facts.get("has_contact")),
        anonymous=row.anonymous, accepted_at=row.accepted_at or (row.reported_at if closed else None),
        first_dispatched_at=row.dispatched_at, closed_at=closed, closed_at_assumed=row.closed_at_assumed,
        feedback_at=row.feedback_at or (None if row.closed_at_assumed else closed),
        first_closed_at=closed, closed_by=entry.actor if closed else "", handling_text=row.handling_text,
        reply_text=row.reply_text, satisfaction=row.satisfaction or "", solved=row.solved or "",
        reassign_count=row.transfers or 0, imported=True, unconfirmed=closed is None,
        extra={**row.extra, **({"grid_hint": row.grid_hint} if row.grid_hint else {}),
               **({"lead_hint": row.lead_hint} if row.lead_hint else {})},
    )  # fmt: skip


class TakeHistory(Deed, frozen=True, kw_only=True):
    """A person takes an imported open row into the room: from now on its clocks run."""

    note: str = ""


def decide_take_history(event: Event, _deed: TakeHistory, context: Context) -> Decision:
    """The acceptance clock starts now, not when the row was written elsewhere."""
    if not event.unconfirmed:
        raise RefusedError("history.not_waiting")
    return Decision(clocks=(clocks.start(event, context, "accept"),))


def fold_take_history(event: Event, _deed: TakeHistory, _decision: Decision, _entry: Entry) -> Event:
    """Like any other from here on."""
    return replace(event, unconfirmed=False)


class CloseHistory(Deed, frozen=True, kw_only=True):
    """An imported open row turns out to be done long ago: closed as history, at a time that is known."""

    closed_at: datetime
    note: str = ""


def decide_close_history(event: Event, deed: CloseHistory, context: Context) -> Decision:
    """Only rows that wait for confirmation; not in the future."""
    if not event.unconfirmed:
        raise RefusedError("history.not_waiting")
    if deed.closed_at > context.now:
        raise RefusedError("field.future", field="closed_at")
    return Decision()


def fold_close_history(event: Event, deed: CloseHistory, _decision: Decision, entry: Entry) -> Event:
    """Closed as history."""
    return replace(
        event,
        unconfirmed=False,
        closed_at=deed.closed_at,
        first_closed_at=deed.closed_at,
        closed_by=entry.actor,
    )


VERBS = (
    Verb("import", "导入", ImportEvent, decide_import, fold_import, frozenset(),
         roles=ROOM | {Role.DEPUTY, Role.DIRECTOR, Role.SYSTEM}, english="Import", creates=True, undoable=False,
         note="有办结时间的按原时间办结；未办结的进入历史待确认，不计时"),
    Verb("take_history", "确认历史件", TakeHistory, decide_take_history, fold_take_history,
         frozenset({S.PENDING_ACCEPT}), roles=ROOM, english="Take over history", timers="start:accept"),
    Verb("close_history", "历史件办结", CloseHistory, decide_close_history, fold_close_history,
         frozenset({S.PENDING_ACCEPT}), to=S.CLOSED, roles=ROOM, english="Close as history", exclusive=True),
)  # fmt: skip
