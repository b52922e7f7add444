"""Verification, call back, rework: somebody else than who handled it looks whether it is done."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.bounds import COORDINATED
from commandroom.domain.event.deed import ClockChange, Context, Decision, Deed, Verb
from commandroom.domain.event.handling import need_solved
from commandroom.domain.event.rules import need, need_reason
from commandroom.domain.event.state import Contact, Event, Lead, State
from commandroom.domain.ids import PersonId, UnitId
from commandroom.domain.journal import Entry
from commandroom.domain.knowledge.gradings import Urgency
from commandroom.domain.people.roles import Role
from commandroom.domain.time.limit import Limit

S = State


class VerifyOk(Deed, frozen=True, kw_only=True):
    """Seen to be done. `override`: a single person on night watch verifies own handling, with the reason."""

    evidence: str
    override: str = ""


def need_other(event: Event, override: str, context: Context) -> None:
    """Who verifies is not who handled.

    Raises:
        RefusedError: `verify.own`, unless one person alone is on watch and gives a reason.
    """
    if context.actor.id not in event.handlers:
        return
    if not context.single_watch or not override.strip():
        raise RefusedError("verify.own")


def decide_verify_ok(event: Event, deed: VerifyOk, context: Context) -> Decision:
    """Then the person is called back; an event that has nobody to call goes the other way."""
    need("evidence", deed.evidence)
    need_other(event, deed.override, context)
    return Decision(clocks=(*clocks.stop(event, "verify"), clocks.start(event, context, "callback")))


def fold_verify_ok(event: Event, deed: VerifyOk, _decision: Decision, entry: Entry) -> Event:
    """An override puts the event into the sample."""
    overridden = deed.override.strip()
    return replace(
        event,
        verified_by=entry.actor,
        verify_override=overridden,
        in_sample=event.in_sample or bool(overridden),
    )


class VerifyOkNoCallback(Deed, frozen=True, kw_only=True):
    """Seen to be done, and nobody is to be called back: why."""

    evidence: str
    no_callback_reason: str
    override: str = ""


def decide_verify_nocb(event: Event, deed: VerifyOkNoCallback, context: Context) -> Decision:
    """Not where the source demands a call and there is a number to call."""
    need("evidence", deed.evidence)
    reason = need_reason(context, "no_callback", "no_callback_reason", deed.no_callback_reason)
    need_other(event, deed.override, context)
    source = context.policy.source(event.source)
    if source is not None and source.callback_required and event.has_contact:
        raise RefusedError("verify.callback_required", source=source.zh)
    return Decision(
        clocks=(*clocks.stop(event, "verify"), clocks.start(event, context, "close")),
        facts={"reason": reason},
    )


def fold_verify_nocb(event: Event, deed: VerifyOkNoCallback, _decision: Decision, entry: Entry) -> Event:
    """Ready to be closed."""
    overridden = deed.override.strip()
    return replace(
        event,
        verified_by=entry.actor,
        verify_override=overridden,
        in_sample=event.in_sample or bool(overridden),
    )


YELLOW_FROM = 2
UNSATISFIED = "不满意"
AGAIN = "二次办理"
"""The phase of the clock that a second handling runs on."""


class Rework(Deed, frozen=True, kw_only=True):
    """Not done, or not well: back to the lead with what is missing."""

    reason: str
    requirement: str


def rework_clock(event: Event, context: Context) -> ClockChange:
    """Half of the original limit, at least one working day or four working hours; never a new judgement of the first."""
    first = next((t for t in event.timers if t.key == "dispose"), None)
    if first is None:
        return clocks.start(event, context, "dispose", limit="1wd", phase="返工")
    if not first.limit.startswith(clocks.UNTIL):
        return clocks.start(
            event, context, "dispose", limit=str(Limit.parse(first.limit).halved()), phase="返工"
        )
    half = context.now + (first.due - first.since) / 2
    floor = context.clockwork.due(Limit.parse("1wd"), start=context.now).moment
    return clocks.start_until(context, "dispose", max(half, floor), phase="返工")


def decide_rework(event: Event, deed: Rework, context: Context) -> Decision:
    """A new, shorter run of the handling clock; the third time a supervision draft follows."""
    need("reason", deed.reason, most=2000)
    need("requirement", deed.requirement, most=2000)
    if event.lead is None and not event.self_closed:
        raise RefusedError("rework.no_lead")
    unit = event.lead.office if event.lead else context.people.unit_of(event.feedback_by)
    return Decision(clocks=(*clocks.stop(event, "verify", "callback", "close"), rework_clock(event, context)),
                    facts={"unit": unit})  # fmt: skip


def fold_rework(event: Event, deed: Rework, decision: Decision, entry: Entry) -> Event:
    """Counted; from the second time on the lamp is yellow for good."""
    count = event.rework_count + 1
    lead = event.lead or _lead_again(event, deed.requirement, decision, entry)
    return replace(
        event, rework_count=count, permanent_yellow=count >= YELLOW_FROM, satisfaction="", lead=lead
    )


def _lead_again(event: Event, requirement: str, decision: Decision, entry: Entry) -> Lead:
    """What was closed on the spot goes back to who closed it."""
    return Lead(office=UnitId(decision.facts.get("unit", "")), handler=PersonId(event.feedback_by) or None,
                dispatched_at=entry.at, signed_at=entry.at, requirement=requirement.strip(),
                entry=entry.hash)  # fmt: skip


class HandleAgain(Deed, frozen=True, kw_only=True):
    """The person called back is not satisfied: handled a second time, on a clock of its own."""

    reason: str
    requirement: str


def decide_handle_again(event: Event, deed: HandleAgain, context: Context) -> Decision:
    """Only after an unsatisfied call back, and so many times; whoever led leads again."""
    need("reason", deed.reason, most=2000)
    need("requirement", deed.requirement, most=2000)
    if event.satisfaction != UNSATISFIED:
        raise RefusedError("again.satisfied")
    most = context.policy.exceptions.whole("again_times")
    if event.again_count >= most:
        raise RefusedError("again.too_often", most=most)
    if event.lead is None and not event.self_closed:
        raise RefusedError("rework.no_lead")
    limit = context.policy.exceptions.limit(
        "again_within" if event.urgency is Urgency.NORMAL else "again_within_urgent"
    )
    unit = event.lead.office if event.lead else context.people.unit_of(event.feedback_by)
    started = clocks.start(event, context, "dispose", limit=limit, phase=AGAIN)
    return Decision(clocks=(*clocks.stop(event, "close"), started), facts={"unit": unit})


def fold_handle_again(event: Event, deed: HandleAgain, decision: Decision, entry: Entry) -> Event:
    """Counted apart from reworks: nobody found that the unit had not done it."""
    lead = event.lead or _lead_again(event, deed.requirement, decision, entry)
    return replace(event, again_count=event.again_count + 1, satisfaction="", lead=lead)


class Callback(Deed, frozen=True, kw_only=True):
    """What the person said, or that nobody answered."""

    result: str
    attempts: int
    solved: str
    note: str = ""
    called_at: datetime | None = None


SATISFACTION = ("满意", "基本满意", "不满意", "无法回访", "无人接听")
SILENT = frozenset({"无人接听", "无法回访"})


def decide_callback(event: Event, deed: Callback, context: Context) -> Decision:
    """Nobody answering counts only after two attempts; unsatisfied goes to who may close it, or back to rework."""
    if deed.result not in SATISFACTION:
        raise FieldError("field.not_one_of", field="result", value=deed.result, known="、".join(SATISFACTION))
    least = context.policy.exceptions.whole("no_answer_attempts")
    if deed.attempts < 1:
        raise FieldError("field.out_of_range", field="attempts", low=1, high=99)
    if deed.result == "无人接听" and deed.attempts < least:
        raise FieldError("callback.attempts", field="attempts", least=least)
    solved = need_solved("solved", deed.solved)
    if context.actor.id in event.handlers and not context.single_watch:
        raise RefusedError("verify.own")
    return Decision(
        clocks=(*clocks.stop(event, "callback"), clocks.start(event, context, "close")),
        facts={"solved": solved},
    )


def fold_callback(event: Event, deed: Callback, decision: Decision, entry: Entry) -> Event:
    """The voice of the person."""
    solved = decision.facts.get("solved", deed.solved)
    contact = Contact(
        at=deed.called_at or entry.at, by=entry.actor, result=deed.result, solved=solved, note=deed.note
    )
    return replace(event, satisfaction=deed.result, solved=solved, callbacks=(*event.callbacks, contact))


class Attempt(Deed, frozen=True, kw_only=True):
    """One call that nobody answered; the next at another time of day."""

    note: str = ""


CALL_AGAIN_AFTER = timedelta(hours=1)


def unanswered_calls(event: Event) -> tuple[Contact, ...]:
    """The calls that nobody answered since the last one that somebody did, the first one first."""
    answered = [at for at, call in enumerate(event.callbacks) if call.solved]
    return event.callbacks[answered[-1] + 1 if answered else 0 :]


def decide_attempt(event: Event, _deed: Attempt, context: Context) -> Decision:
    """Two attempts within the same hour count as one."""
    last = event.callbacks[-1].at if event.callbacks else None
    if last is not None and context.now - last < CALL_AGAIN_AFTER:
        raise RefusedError("callback.too_soon")
    return Decision()


def fold_attempt(event: Event, deed: Attempt, _decision: Decision, entry: Entry) -> Event:
    """One more attempt."""
    contact = Contact(at=entry.at, by=entry.actor, result="无人接听", note=deed.note)
    return replace(event, callbacks=(*event.callbacks, contact))


VERIFIERS = frozenset({Role.SHIFT_LEADER, Role.COORDINATOR, Role.GRID})
VERBS = (
    Verb("verify_ok", "核查通过", VerifyOk, decide_verify_ok, fold_verify_ok, frozenset({S.PENDING_VERIFY}),
         to=S.PENDING_CALLBACK, roles=VERIFIERS, bounds=COORDINATED, english="Verified", exclusive=True,
         timers="stop:verify;start:callback",
         note="核查人不得为处置人"),
    Verb("verify_ok_nocb", "核查通过(免回访)", VerifyOkNoCallback, decide_verify_nocb, fold_verify_nocb,
         frozenset({S.PENDING_VERIFY}), to=S.PENDING_CLOSE, roles=VERIFIERS, english="Verified, no call back",
         bounds=COORDINATED, exclusive=True, timers="stop:verify;start:close"),
    Verb("rework", "返工", Rework, decide_rework, fold_rework,
         frozenset({S.PENDING_VERIFY, S.PENDING_CALLBACK, S.PENDING_CLOSE}), to=S.IN_PROGRESS,
         roles=VERIFIERS | {Role.INTAKE, Role.DEPUTY}, english="Rework", bounds=COORDINATED, exclusive=True,
         timers="stop:verify,callback,close;start:dispose(50%)"),
    Verb("handle_again", "二次办理", HandleAgain, decide_handle_again, fold_handle_again, frozenset({S.PENDING_CLOSE}),
         to=S.IN_PROGRESS, roles=VERIFIERS | {Role.INTAKE, Role.DEPUTY}, english="Handle again", bounds=COORDINATED,
         exclusive=True,
         timers="stop:close;start:dispose(二次办理)", note="回访不满意后，单独计时"),
    Verb("callback_attempt", "回访未接通", Attempt, decide_attempt, fold_attempt, frozenset({S.PENDING_CALLBACK}),
         roles=frozenset({Role.INTAKE, Role.SHIFT_LEADER}), english="No answer"),
    Verb("callback", "回访", Callback, decide_callback, fold_callback, frozenset({S.PENDING_CALLBACK}),
         to=S.PENDING_CLOSE, roles=frozenset({Role.INTAKE, Role.SHIFT_LEADER}), english="Called back", exclusive=True,
         timers="stop:callback;start:close", note="无人接听须不少于2次"),
)  # fmt: skip
