"""What one event contributes to the figures: facts with the moment at which each of them counts.

A fact that has a due moment belongs to the period of the earlier one of due moment and completion, so that it is counted
exactly once; as long as neither has come it counts nowhere (在办未到期). The same event gives the same facts on every
replica. Left out are voided events, those marked as not to be assessed, imported rows that nobody confirmed, drafts but
for their reports to the county, and merged ones but for the repeats.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from commandroom.domain.event.state import Event, Lead, State, Timer
from commandroom.domain.figures.kinds import ACCOUNT_MARK, CLOSED_MARK, ROOM, Fact, Kind, spanned
from commandroom.domain.figures.spans import begun, openings, supervised, suspended
from commandroom.domain.journal import millis
from commandroom.domain.knowledge.gradings import Tier, Urgency

RATES = {"满意": 1, "基本满意": 1, "不满意": 0}
_SOLVED = {"是": 1, "解决": 1, "已解决": 1, "基本": 1, "基本解决": 1, "否": 2, "未解决": 2}
REWORK = "返工"
Runs = dict[str, list[tuple[int, Timer]]]
"""The clocks of an event by key, each with its place among all."""
_STAGES = {"accept": Kind.ACCEPT, "triage": Kind.TRIAGE, "dispatch": Kind.DISPATCH, "sign": Kind.SIGN,
           "county_feedback": Kind.COUNTY, "supervise_reply": Kind.ANSWERED}  # fmt: skip
_OF_UNITS = frozenset({Kind.SIGN, Kind.ANSWERED})
_STARTS = frozenset({"state", "timers", "assessed", "merged", "unconfirmed", "lead", "former", "applications", "supervisions",
                     "reports", "callbacks", "satisfaction", "first_contact_at", "feedback_at", "closed_at", "accepted_at",
                     "ext_due", "tier", "urgency", "item_ref", "scenario", "rework_count", "extend_count",
                     "was_escalated", "in_sample"})  # fmt: skip
"""The fields of an event that facts are made of, but for those that change together with one of these."""


def same_facts(old: Event, new: Event) -> bool:
    """Whether nothing differs that facts are made of; True is certain, False may be wrong."""
    return all(getattr(old, name) is getattr(new, name) for name in _STARTS)


def facts(event: Event) -> tuple[Fact, ...]:
    """All contributions of an event as it is now."""
    if not event.number or not event.assessed or event.unconfirmed or event.state is State.VOIDED:
        return ()
    if event.merged is not None:
        return tuple(_taken(event, {}, merged=1))
    runs: Runs = {}
    for n, timer in enumerate(event.timers):
        runs.setdefault(timer.key, []).append((n, timer))
    parts = _DRAFT if event.state is State.DRAFT else _PARTS
    return tuple(fact for part in parts for fact in part(event, runs))


# --- who -------------------------------------------------------------------------------------------------------------


def lead_at(event: Event, at: datetime) -> Lead | None:
    """Who led at a moment; the first one before there was any."""
    if not event.former:
        return event.lead
    line = (*event.former, event.lead) if event.lead is not None else event.former
    earlier = [lead for lead in line if lead.dispatched_at <= at]
    return earlier[-1] if earlier else (line[0] if line else None)


def _unit_at(event: Event, at: datetime) -> str | None:
    if not event.former:
        return None
    lead = lead_at(event, at)
    return None if lead is event.lead else (lead.office if lead is not None else ROOM)


def _handler(event: Event) -> str | None:
    """Who handled it: the person sent, else who reported back."""
    return None if event.lead is not None and event.lead.handler else event.feedback_by


# --- the steps -------------------------------------------------------------------------------------------------------


def _stages(event: Event, runs: Runs) -> Iterator[Fact]:
    """Each run of a step's clock that was not cancelled; one that stands still is not due."""
    for key, kind in _STAGES.items():
        for n, timer in runs.get(key, ()):
            if timer.cancelled or timer.is_paused:
                continue
            unit = _unit_at(event, timer.since) if kind in _OF_UNITS else ROOM
            more = int(kind is Kind.ACCEPT and event.accepted_at is not None)
            yield _judged_by(
                kind, timer, timer.stopped_at, n=n, more=more, unit=unit, person=timer.stopped_by
            )


def _judged_by(  # noqa: PLR0913 - the columns of a fact
    kind: Kind,
    timer: Timer,
    done: datetime | None,
    *,
    n: int = 0,
    more: int = 0,
    unit: str | None = None,
    person: str | None = None,
) -> Fact:
    """A fact of a clock: it counts when it was due or done, whichever came first."""
    due = millis(timer.due)
    if done is None:
        return Fact(kind, due, n, 0, more, None, unit, person)
    at = millis(done)
    return Fact(kind, min(due, at), n, int(at <= due), more, None, unit, person)


def taken_at(event: Event) -> datetime | None:
    """When it was no draft any more: the first clock of the room begins then. History was registered when it says so."""
    return event.registered_at if event.imported else begun(event)


def _taken(event: Event, runs: Runs, merged: int = 0) -> Iterator[Fact]:
    if event.registered_at is not None:
        taken = taken_at(event) or event.registered_at
        yield Fact(Kind.TAKEN, millis(taken), num=merged, unit=ROOM, person=event.registered_by)
    if event.accepted_at is None or merged:
        return
    at = millis(event.accepted_at)
    yield Fact(Kind.ACCEPTED, at, unit=ROOM, person=event.accepted_by)
    if not event.imported and not any(not t.cancelled for _, t in runs.get("accept", ())):
        yield Fact(Kind.STRAIGHT, at, unit=ROOM, person=event.accepted_by)


def _contact(event: Event, runs: Runs) -> Iterator[Fact]:
    """The last clock of the first contact; what counts is when the person was reached, not when it was written down."""
    timer = _last(runs, "first_contact")
    if timer is not None and not timer.is_paused:
        done = event.first_contact_at or timer.stopped_at
        yield _judged_by(
            Kind.CONTACT,
            timer,
            done,
            unit=_unit_at(event, timer.since),
            person=timer.stopped_by or _handler(event),
        )


def _last(runs: Runs, key: str) -> Timer | None:
    return next((t for _, t in reversed(runs.get(key, ())) if not t.cancelled), None)


# --- handling --------------------------------------------------------------------------------------------------------


def _round(runs: Runs, *, with_rework: bool) -> Timer | None:
    """Of the last round of handling the clock that ends last: the phases of a round start together."""
    longest: Timer | None = None
    phases: set[str] = set()
    for _, timer in reversed(runs.get("dispose", ())):
        if timer.cancelled or (timer.phase == REWORK and not with_rework):
            continue
        if longest is not None and (timer.since != longest.since or timer.phase in phases):
            break
        phases.add(timer.phase)
        longest = timer if longest is None or timer.due > longest.due else longest
    return longest


def _handling(event: Event, runs: Runs) -> Iterator[Fact]:
    timer, fed_back = _round(runs, with_rework=True), event.feedback_at
    if timer is not None and not timer.is_paused:
        running = timer.stopped_at is None
        if running or (fed_back is not None and fed_back >= timer.since):  # else the county ended it
            yield _judged_by(
                Kind.DISPOSE,
                timer,
                None if running else fed_back,
                more=int(event.extend_count > 0),
                person=_handler(event),
            )
    if fed_back is None:
        return
    ours = int(event.lead is not None or bool(event.former) or not event.imported)
    sent = event.first_dispatched_at
    if sent is not None and (
        fed_back < sent or any(t.stopped_at is None for _, t in runs.get("dispose", ()))
    ):
        sent = None
    since, rests = (None, None) if sent is None else (millis(sent), _rests(event, sent, fed_back))
    yield Fact(
        Kind.FEEDBACK, millis(fed_back), 0, event.rework_count, ours, since, None, _handler(event), rests
    )


def _rests(event: Event, sent: datetime, fed_back: datetime) -> str | None:
    """The suspensions between dispatch and feedback as text, `from-until,…` in milliseconds; None for none."""
    found = [(max(since, sent), min(until or fed_back, fed_back)) for since, until in suspended(event)]
    return ",".join(f"{millis(a)}-{millis(b)}" for a, b in found if a < b) or None


def _dispatches(event: Event, runs: Runs) -> Iterator[Fact]:
    """Every paper of dispatch starts a signing clock; returns and their rulings."""
    item, playbook = int(bool(event.item_ref)), int(bool(event.scenario))
    for n, timer in runs.get("sign", ()):
        lead = lead_at(event, timer.since)
        yield Fact(Kind.SENT, millis(timer.since), n, item, playbook, None, _unit_at(event, timer.since),
                   lead.by if lead is not None else "")  # fmt: skip
    for n, asked in enumerate(event.applications):
        if asked.kind != "return":
            continue
        unit = _unit_at(event, asked.at)
        yield Fact(Kind.RETURN, millis(asked.at), n, 1, 0, None, unit, asked.by)
        if asked.verdict == "ok_wrong" and asked.decided_at is not None:
            lead = lead_at(event, asked.at)
            yield Fact(
                Kind.WRONG, millis(asked.decided_at), n, 1, 0, None, unit, lead.by if lead is not None else ""
            )


# --- the end ---------------------------------------------------------------------------------------------------------


def closed_at(event: Event) -> datetime | None:
    """When it was closed for good; None for what is open, was refused, or ended otherwise."""
    if event.state not in {State.CLOSED, State.ARCHIVED} or event.first_closed_at is None:
        return None
    return event.closed_at


def _closing(event: Event, runs: Runs) -> Iterator[Fact]:
    """Due to be closed at the outer limit, else some working days after the handling limit.

    What never had a limit counts as in time when it is closed; of imported history nobody knows its limit then.
    """
    if event.first_closed_at is None and event.closed_at is not None:  # refused
        return
    done, person = closed_at(event), _handler(event)
    here = not event.imported or event.reopen_count > 0
    if done is not None and here:
        yield Fact(Kind.CLOSED, millis(done), 0, int(event.tier is Tier.ON_THE_SPOT), int(not event.was_escalated),
                   person=person)  # fmt: skip
    if event.closed_at_assumed:
        return
    marks = CLOSED_MARK * (done is not None) + ACCOUNT_MARK * (event.state is State.SUSPENDED)
    timer = _round(runs, with_rework=False)
    if event.ext_due is not None:
        due = millis(event.ext_due)
        at = due if done is None else min(due, millis(done))
        in_time = done is not None and millis(done) <= due
        yield Fact(Kind.SETTLED, at, 0, int(in_time), marks, person=person)
    elif timer is not None and (done is None or done > timer.due):
        since = None if done is None else millis(done)
        urgent = int(event.urgency is not Urgency.NORMAL)
        yield Fact(Kind.UNSETTLED, millis(timer.due), 0, urgent, marks, since, person=person)
    elif done is not None and (timer is not None or here):
        yield Fact(Kind.SETTLED, millis(done), 0, 1, marks, person=person)


def _judged(event: Event, runs: Runs) -> Iterator[Fact]:
    """What the person said at last, and whether the call back brought it."""
    rate, person = RATES.get(event.satisfaction), _handler(event)
    last = event.callbacks[-1] if event.callbacks else None
    said = last.at if last is not None else (None if event.closed_at_assumed else event.closed_at)
    if rate is not None and said is not None:
        solved = last.solved if last is not None else event.solved
        yield Fact(Kind.RATED, millis(said), 0, rate, _SOLVED.get(solved, 0), person=person)
    timer = _last(runs, "callback")
    if timer is not None and (timer.stopped_at is None or event.satisfaction):
        yield _judged_by_call(timer, rate)


def _judged_by_call(timer: Timer, rate: int | None) -> Fact:
    due = millis(timer.due)
    at = due if timer.stopped_at is None else min(due, millis(timer.stopped_at))
    done = timer.stopped_at is not None and rate is not None
    return Fact(Kind.CALLED, at, 0, int(done), unit=ROOM, person=timer.stopped_by)


def _on_the_spot(event: Event, runs: Runs) -> Iterator[Fact]:
    if not (event.self_closed and event.in_sample):
        return
    timer = next((t for _, t in runs.get("verify", ()) if not t.cancelled), None)
    if timer is not None and timer.stopped_at is not None:
        yield Fact(Kind.CHECKED, millis(timer.stopped_at), 0, int(event.rework_count == 0), unit=None,
                   person=event.feedback_by)  # fmt: skip


# --- upward and supervision ------------------------------------------------------------------------------------------


def _reports(event: Event, runs: Runs) -> Iterator[Fact]:
    """A grave event's reports, by the times that the reports name."""
    for kind, key in ((Kind.PHONE, "report_phone"), (Kind.WRITTEN, "report_written")):
        if key not in runs:
            continue
        timer = runs[key][0][1]
        told = [at for r in event.reports if (at := r.phone_at if kind is Kind.PHONE else r.written_at)]
        done = min(told) if told else (None if timer.cancelled else timer.stopped_at)
        if done is None and timer.cancelled:
            continue
        fact = _judged_by(kind, timer, done, unit=ROOM, person=timer.stopped_by)
        if done is not None and not fact.num:
            fact = fact._replace(since=millis(done) - millis(timer.due))
        yield fact


def _spans(event: Event, _runs: Runs) -> Iterator[Fact]:
    """When it was open, on account, under supervision; and its red sheets."""
    opened, person = openings(event), _handler(event)
    for n, (since, _) in enumerate(opened):
        reopened = since != opened[0][0] or (event.imported and event.first_closed_at is not None and (
            since > event.first_closed_at))  # fmt: skip
        yield Fact(Kind.OPENED, millis(since), n, int(reopened))
    for kind, spans in ((Kind.OPEN, opened), (Kind.SUSPENDED, suspended(event)),
                        (Kind.SUPERVISED, supervised(event, opened))):  # fmt: skip
        for n, (since, until) in enumerate(spans):
            yield spanned(kind, n, millis(since), None if until is None else millis(until), person)
    for n, sheet in enumerate(event.supervisions):
        if sheet.color == "red" and not sheet.draft and sheet.withdrawn_at is None:
            yield Fact(
                Kind.RED, millis(sheet.issued_at), n, 1, unit=_unit_at(event, sheet.issued_at), person=person
            )


_DRAFT = (_reports,)
_PARTS = (
    _stages,
    _taken,
    _contact,
    _handling,
    _dispatches,
    _closing,
    _judged,
    _reports,
    _on_the_spot,
    _spans,
)
