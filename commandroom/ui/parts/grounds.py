"""Which of the verbs that a state allows the event itself gives ground for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from commandroom.domain.event.escalating import FINAL, this_round
from commandroom.domain.event.state import Event
from commandroom.domain.event.urging import unanswered
from commandroom.domain.event.verifying import UNSATISFIED
from commandroom.usecases.queries import OpenVerb

_UNSAID = frozenset({"withdraw", "recount"})
"""Undo has its own key, and a recount follows a new calendar: neither is asked for at an event."""
_GROUNDS: dict[str, Callable[[Event], bool]] = {
    "accept": lambda event: not event.unconfirmed,
    "take_history": lambda event: event.unconfirmed,
    "close_history": lambda event: event.unconfirmed,
    "extend_ok": lambda event: event.application("extend") is not None,
    "extend_no": lambda event: event.application("extend") is not None,
    "suspend_ok": lambda event: event.application("suspend") is not None,
    "suspend_no": lambda event: event.application("suspend") is not None,
    "coop_sign": lambda event: any(coop.is_open and coop.signed_at is None for coop in event.coops),
    "coop_feedback": lambda event: any(coop.is_open for coop in event.coops),
    "coop_release": lambda event: any(coop.is_open for coop in event.coops),
    "supervise_reply": lambda event: any(sheet.is_open for sheet in event.supervisions),
    "supervise_withdraw": lambda event: any(
        sheet.is_open or (sheet.draft and sheet.withdrawn_at is None) for sheet in event.supervisions
    ),
    "approve": lambda event: any(proposal.status == "open" for proposal in event.proposals),
    "decline": lambda event: any(proposal.status == "open" for proposal in event.proposals),
    "settle": lambda event: event.in_conflict,
    "countersign": lambda event: any(r.needs_countersign and not r.countersigned_by for r in event.reports),
    "confirm_grade": lambda event: bool(event.grade_needs),
    "phase_done": lambda event: any(timer.phase for timer in event.running()),
    "report_more": lambda event: bool(this_round(event)) and all(r.kind != FINAL for r in this_round(event)),
    "county_receive": lambda event: any(report.received_at is None for report in event.reports),
    "hand_back": lambda event: bool(event.moved_from),
    "transfer": lambda event: bool(event.shared),
    "assign_down": lambda event: not event.shared,
    "urge": lambda event: any(not timer.is_paused for timer in event.running()),
    "urge_ack": lambda event: bool(unanswered(event)),
    "handle_again": lambda event: event.satisfaction == UNSATISFIED,
    "reveal": lambda event: event.sealed is not None,
    "erase": lambda event: event.sealed is not None,
}


def grounded(verbs: Iterable[OpenVerb], event: Event) -> tuple[OpenVerb, ...]:
    """The verbs for which the event gives ground: nobody is offered to decide what nobody asked for."""
    return tuple(
        verb
        for verb in verbs
        if verb.name not in _UNSAID and (verb.name not in _GROUNDS or _GROUNDS[verb.name](event))
    )
