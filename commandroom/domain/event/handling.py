"""Handling (处置): signing for it, first contact, progress, phases, and reporting the result back."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, Named, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.bounds import LOCAL
from commandroom.domain.event.deed import Context, Decision, Deed, Verb
from commandroom.domain.event.dispatching import UNIT_PEOPLE
from commandroom.domain.event.rules import need, need_not_future, need_own_unit
from commandroom.domain.event.state import Contact, Event, State
from commandroom.domain.journal import Entry
from commandroom.domain.people.roles import ROOM, Role

S = State
SOLVED = {"是": "是", "解决": "是", "yes": "是", "基本": "基本", "基本解决": "基本", "partly": "基本", "否": "否",
          "未解决": "否", "no": "否"}  # fmt: skip


def need_solved(field: str, text: str) -> str:
    """Whether the matter was solved: 是, 基本 or 否.

    Raises:
        FieldError: `field.not_one_of`.
    """
    found = SOLVED.get(need(field, text, most=20))
    if found is None:
        raise FieldError(
            "field.not_one_of", field=field, value=text, known=Named("是、基本、否", "yes, partly, no")
        )
    return found


class Sign(Deed, frozen=True, kw_only=True):
    """The lead unit signs for the matter."""

    note: str = ""


def decide_sign(event: Event, _deed: Sign, context: Context) -> Decision:
    """Only the lead's own people; the clock of the first contact starts where there is somebody to contact."""
    need_own_unit(event, context)
    contact = event.has_contact and event.first_contact_at is None and event.timer("first_contact") is None
    started = (clocks.start(event, context, "first_contact"),) if contact else ()
    return Decision(clocks=(*clocks.stop(event, "sign"), *started))


def fold_sign(event: Event, _deed: Sign, _decision: Decision, entry: Entry) -> Event:
    """Signed for; who signs without a named handler is the handler."""
    if event.lead is None:
        return event
    return replace(
        event, lead=replace(event.lead, signed_at=entry.at), handlers=_with(event.handlers, entry.actor)
    )


def _with(people: tuple[str, ...], person: str) -> tuple[str, ...]:
    return people if person in people else (*people, person)


class ContactDeed(Deed, frozen=True, kw_only=True):
    """The complainant was called or met: when, how it went."""

    result: str
    contacted_at: datetime | None = None
    note: str = ""


RESULT_WORDS = Named("已联系、已见面、无人接听、号码有误", "reached, no_answer, wrong_number")
REACHED = ("已联系", "reached", "已见面")
RESULTS = (*REACHED, "无人接听", "号码有误", "no_answer", "wrong_number")


def decide_contact(event: Event, deed: ContactDeed, context: Context) -> Decision:
    """The first successful contact stops its clock."""
    if deed.result not in RESULTS:
        raise FieldError("field.not_one_of", field="result", value=deed.result, known=RESULT_WORDS)
    need_not_future(context, "contacted_at", deed.contacted_at)
    return Decision(clocks=clocks.stop(event, "first_contact") if deed.result in REACHED else ())


def fold_contact(event: Event, deed: ContactDeed, _decision: Decision, entry: Entry) -> Event:
    """One more attempt."""
    at = deed.contacted_at or entry.at
    contact = Contact(at=at, by=entry.actor, result=deed.result, note=deed.note)
    first = event.first_contact_at or (at if deed.result in REACHED else None)
    return replace(event, contacts=(*event.contacts, contact), first_contact_at=first)


class Progress(Deed, frozen=True, kw_only=True):
    """How far it is."""

    text: str


def decide_progress(event: Event, deed: Progress, context: Context) -> Decision:
    """A text, from the lead's people or a cooperating unit's."""
    need("text", deed.text)
    if not any(c.office == context.actor.unit for c in event.coops):
        need_own_unit(event, context)
    return Decision()


def fold_progress(event: Event, deed: Progress, _decision: Decision, entry: Entry) -> Event:
    """Added to the inner record of handling."""
    text = f"{event.handling_text}\n{deed.text.strip()}" if event.handling_text else deed.text.strip()
    return replace(event, handling_text=text, handlers=_with(event.handlers, entry.actor))


class PhaseDone(Deed, frozen=True, kw_only=True):
    """One phase (围护, 修复, 恢复) is done."""

    phase: str
    text: str = ""


def decide_phase_done(event: Event, deed: PhaseDone, context: Context) -> Decision:
    """The phases are done in order; the last one ends with the feedback."""
    need_own_unit(event, context)
    open_phases = [t.phase for t in event.timers if t.key == "dispose" and t.is_running and t.phase]
    if deed.phase not in open_phases:
        raise FieldError("phase.unknown", field="phase", value=deed.phase, known="、".join(open_phases))
    if len(open_phases) == 1:
        raise RefusedError("phase.last", phase=deed.phase)
    if deed.phase != open_phases[0]:
        raise RefusedError("phase.order", phase=deed.phase, first=open_phases[0])
    stopped = tuple(c for c in clocks.stop(event, "dispose") if c.phase == deed.phase)
    return Decision(clocks=stopped)


def fold_phase_done(event: Event, deed: PhaseDone, _decision: Decision, entry: Entry) -> Event:
    """It stands in the record of handling."""
    line = f"【{deed.phase}完成】{deed.text.strip()}"
    text = f"{event.handling_text}\n{line}" if event.handling_text else line
    return replace(event, handling_text=text, handlers=_with(event.handlers, entry.actor))


class Feedback(Deed, frozen=True, kw_only=True):
    """The lead reports the result: filled by whoever handled it, signed by the unit's head."""

    result_text: str
    solved: str
    contacted_at: datetime | None = None
    photo_after: tuple[str, ...] = ()
    law_doc_no: str = ""
    reply_text: str = ""


def decide_feedback(event: Event, deed: Feedback, context: Context) -> Decision:
    """Earlier phases must be done; who handled the matter must have contacted the person where there is one."""
    need_own_unit(event, context)
    need("result_text", deed.result_text)
    solved = need_solved("solved", deed.solved)
    need_not_future(context, "contacted_at", deed.contacted_at)
    if event.has_contact and deed.contacted_at is None and event.first_contact_at is None:
        raise FieldError("feedback.contact_missing", field="contacted_at")
    open_phases = [t.phase for t in event.timers if t.key == "dispose" and t.is_running and t.phase]
    if len(open_phases) > 1:
        raise RefusedError("feedback.phases_open", phases="、".join(open_phases[:-1]))
    if event.application("extend") or event.application("suspend"):
        raise RefusedError("feedback.application_open")
    return Decision(clocks=(*clocks.stop(event, "dispose", "first_contact"), clocks.start(event, context, "verify")),
                    facts={"solved": solved})  # fmt: skip


def fold_feedback(event: Event, deed: Feedback, decision: Decision, entry: Entry) -> Event:
    """To be verified by somebody else."""
    text = (
        f"{event.handling_text}\n{deed.result_text.strip()}"
        if event.handling_text
        else deed.result_text.strip()
    )
    return replace(
        event, handling_text=text, solved=decision.facts.get("solved", deed.solved), feedback_at=entry.at,
        feedback_by=entry.actor, handlers=_with(event.handlers, entry.actor),
        first_contact_at=event.first_contact_at or deed.contacted_at, reply_text=deed.reply_text or event.reply_text,
    )  # fmt: skip


HANDLING = frozenset({S.PENDING_SIGN, S.IN_PROGRESS, S.SUSPENDED, S.RETURN_PENDING})
CONTACTABLE = HANDLING | {S.PENDING_ACCEPT, S.PENDING_SUPPLEMENT, S.PENDING_TRIAGE, S.PENDING_DISPATCH, S.PENDING_VERIFY,
                          S.PENDING_CALLBACK, S.PENDING_CLOSE, S.ESCALATED, S.COUNTY_REPLIED}  # fmt: skip
VERBS = (
    Verb("sign", "签收", Sign, decide_sign, fold_sign, frozenset({S.PENDING_SIGN}), to=S.IN_PROGRESS,
         roles=UNIT_PEOPLE, bounds={Role.GRID: LOCAL}, english="Sign for", timers="stop:sign;start:first_contact"),
    Verb("contact", "联系诉求人", ContactDeed, decide_contact, fold_contact, CONTACTABLE, roles=UNIT_PEOPLE | ROOM,
         english="Contact", timers="stop:first_contact"),
    Verb("progress", "进展填报", Progress, decide_progress, fold_progress, frozenset({S.IN_PROGRESS, S.SUSPENDED}),
         roles=UNIT_PEOPLE, bounds={Role.GRID: LOCAL}, english="Progress", note="特急2小时、紧急每日、一般3个工作日一报"),
    Verb("phase_done", "阶段完成", PhaseDone, decide_phase_done, fold_phase_done, frozenset({S.IN_PROGRESS}),
         roles=UNIT_PEOPLE, bounds={Role.GRID: LOCAL}, english="Phase done", timers="stop:dispose(该阶段)"),
    Verb("feedback", "反馈处置结果", Feedback, decide_feedback, fold_feedback, frozenset({S.IN_PROGRESS}),
         to=S.PENDING_VERIFY, roles=frozenset({Role.OFFICE_HEAD, Role.ENFORCER, Role.GRID}), bounds={Role.GRID: LOCAL},
         proposers=frozenset({Role.OFFICE_STAFF}), approvers=frozenset({Role.OFFICE_HEAD}), english="Report back",
         exclusive=True, timers="stop:dispose;start:verify", note="经办填报，负责人签发"),
)  # fmt: skip
