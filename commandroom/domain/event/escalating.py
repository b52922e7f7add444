"""Upward (上报县级): telephone first, paper second, then follow-up reports; the county signs, answers, hands back, ends it.

From the first report on another one is owed every two hours or every day (续报), and after the end a last one (终报). A
report that comes first starts a round of its own: what was owed before it is owed no more.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.bounds import CRITICAL
from commandroom.domain.event.deed import BY, ClockChange, Context, Decision, Deed, Verb
from commandroom.domain.event.rules import is_grave, need, need_not_future, need_signer
from commandroom.domain.event.state import OPEN, Event, Report, State
from commandroom.domain.exchange.streams import is_county
from commandroom.domain.journal import Entry
from commandroom.domain.knowledge.gradings import Severity, Tier, Urgency, at_least
from commandroom.domain.people.roles import Role, roles_text

S = State
FIRST, FURTHER, FINAL, PHONE = "初报", "续报", "终报", "电话"
KINDS = (FURTHER, FINAL)
STEP_CLOCKS = ("triage", "dispatch", "sign", "take_over")


class PhoneReport(Deed, frozen=True, kw_only=True):
    """The telephone report to the county: when, to whom, by whom."""

    phone_report_at: datetime
    receiver: str
    text: str = ""


def decide_phone_report(event: Event, deed: PhoneReport, context: Context) -> Decision:
    """Stops its clock at once, before any paper."""
    need("receiver", deed.receiver, most=120)
    need_not_future(context, "phone_report_at", deed.phone_report_at)
    if event.reported_at is not None and deed.phone_report_at < event.reported_at:
        raise FieldError("report.before_reported", field="phone_report_at")
    return Decision(clocks=clocks.stop(event, "report_phone"), facts={"by": context.actor.id})


def fold_phone_report(event: Event, deed: PhoneReport, decision: Decision, _entry: Entry) -> Event:
    """When, to whom, by whom: stands in the report's record until the paper follows."""
    report = Report(
        kind=PHONE,
        no="",
        receiver=deed.receiver.strip(),
        phone_at=deed.phone_report_at,
        text=deed.text,
        by=reporter(decision),
    )
    return replace(event, reports=(*event.reports, report))


def reporter(decision: Decision) -> str:
    """Who reported: the name where others than his own place read it, else the person's id."""
    return decision.facts.get(BY) or decision.facts.get("by", "")


def signer(decision: Decision, entry: Entry) -> str:
    """Who signed, named in the same way."""
    return decision.facts.get(BY) or entry.actor


def this_round(event: Event) -> tuple[Report, ...]:
    """The reports from the last first one on; none where it was never reported in writing."""
    begins = max((n for n, r in enumerate(event.reports) if r.kind == FIRST), default=len(event.reports))
    return event.reports[begins:]


def owes_reports(event: Event) -> bool:
    """Whether the county waits for more about it: reported, not handed back, and the last report is not written."""
    reports = this_round(event)
    return bool(reports) and not event.county_returned and not any(r.kind == FINAL for r in reports)


def without_owed(event: Event, at: datetime) -> Event:
    """After the last report none is owed, whether or not who acted at the same time elsewhere knew of it."""
    reports = this_round(event)
    if not any(r.kind == FINAL for r in reports):
        return event
    return clocks.apply(event, clocks.stop(event, *clocks.MORE_REPORTS), at)


def last_report_clock(event: Event, context: Context) -> tuple[ClockChange, ...]:
    """The clock of the last report, for an event that is being closed."""
    return (clocks.start(event, context, "report_final"),) if owes_reports(event) else ()


class Escalate(Deed, frozen=True, kw_only=True):
    """Report up: by telephone and in writing, signed by a leader.

    `first_send`: 特急 may go out before the signature; a leader signs within thirty minutes after (`countersign`).
    """

    report_kind: str
    phone_report_at: datetime
    written_report_at: datetime
    receiver: str
    report_no: str = ""
    text: str = ""
    first_send: bool = False


def decide_escalate(event: Event, deed: Escalate, context: Context) -> Decision:
    """Telephone before paper; triage and dispatch clocks end, the handling clock runs on, the county's starts."""
    need("report_kind", deed.report_kind, most=40)
    need("receiver", deed.receiver, most=120)
    for field in ("phone_report_at", "written_report_at"):
        need_not_future(context, field, getattr(deed, field))
    if deed.phone_report_at > deed.written_report_at:
        raise FieldError("report.phone_first", field="phone_report_at")
    if event.reported_at is not None and deed.phone_report_at < event.reported_at:
        raise FieldError("report.before_reported", field="phone_report_at")
    signed = context.actor.holds(Role.DEPUTY, Role.DIRECTOR)
    if at_least(event.severity, Severity.MAJOR) and signed and not context.actor.holds(Role.DIRECTOR):
        raise RefusedError("role.severity", severity=event.severity, who=roles_text([Role.DIRECTOR]))
    no = deed.report_no.strip() or context.supply.serial("专报", context.now)
    countersign = () if signed else (clocks.start(event, context, "countersign", limit=_sign_later(context)),)
    return Decision(
        doc_no=no, facts={"signed": "1" if signed else "", "by": context.actor.id},
        clocks=(*clocks.stop(event, *STEP_CLOCKS, *clocks.REPORTS), *countersign,
                *clocks.cancel(event, *clocks.MORE_REPORTS), clocks.start(event, context, "report_follow"),
                clocks.start(event, context, "county_feedback")),
    )  # fmt: skip


def _sign_later(context: Context) -> str:
    return context.policy.exceptions.limit("sign_later_within")


def needs_signature(event: Event, _context: Context) -> bool:
    """Whether the room's people can only propose to report up: 特急 goes out at once."""
    return event.urgency is not Urgency.CRITICAL


def fold_escalate(event: Event, deed: Escalate, decision: Decision, entry: Entry) -> Event:
    """Reported; the tier is the county's."""
    report = Report(kind=FIRST, no=decision.doc_no, receiver=deed.receiver.strip(), phone_at=deed.phone_report_at,
                    written_at=deed.written_report_at, text=deed.text, by=reporter(decision),
                    needs_countersign=not decision.facts.get("signed"),
                    countersigned_by=signer(decision, entry) if decision.facts.get("signed") else "")  # fmt: skip
    # Who signs a report to the county has looked at its severity: the signature confirms it.
    confirmed = {"grade_needs": "", "grade_confirmed_by": entry.actor} if decision.facts.get("signed") else {}
    return replace(event, reports=(*event.reports, report), tier=Tier.COUNTY, was_escalated=True,
                   county_replied_at=None, county_returned=False, **confirmed)  # fmt: skip


class Countersign(Deed, frozen=True, kw_only=True):
    """A leader signs a report that went out before."""

    opinion: str


def decide_countersign(event: Event, deed: Countersign, context: Context) -> Decision:
    """Only where a signature is owed."""
    need("opinion", deed.opinion, most=1000)
    if not any(r.needs_countersign and not r.countersigned_by for r in event.reports):
        raise RefusedError("countersign.none")
    need_signer(event, context)
    return Decision(clocks=clocks.stop(event, "countersign"), facts={"by": context.actor.id})


def fold_countersign(event: Event, _deed: Countersign, decision: Decision, entry: Entry) -> Event:
    """Signed."""
    reports = tuple(
        replace(r, countersigned_by=signer(decision, entry))
        if r.needs_countersign and not r.countersigned_by
        else r
        for r in event.reports
    )
    return replace(event, reports=reports, grade_needs="", grade_confirmed_by=entry.actor)


class ReportMore(Deed, frozen=True, kw_only=True):
    """A follow-up (续报) or the last report (终报)."""

    report_kind: str
    text: str
    written_report_at: datetime | None = None
    receiver: str = ""


def decide_report_more(event: Event, deed: ReportMore, context: Context) -> Decision:
    """After a first report only; each starts the clock of the next, the last one ends them all."""
    if deed.report_kind not in KINDS:
        raise FieldError(
            "field.not_one_of", field="report_kind", value=deed.report_kind, known="、".join(KINDS)
        )
    need("text", deed.text)
    need_not_future(context, "written_report_at", deed.written_report_at)
    if not this_round(event):
        raise RefusedError("report.no_first")
    if any(r.kind == FINAL for r in this_round(event)):
        raise RefusedError("report.final_sent")
    keys = clocks.MORE_REPORTS if deed.report_kind == FINAL else ("report_follow",)
    is_owed = deed.report_kind == FURTHER and event.is_open and owes_reports(event)
    again = (clocks.start(event, context, "report_follow"),) if is_owed else ()
    return Decision(doc_no=context.supply.serial("专报", context.now), facts={"by": context.actor.id},
                    clocks=(*clocks.stop(event, *keys), *again))  # fmt: skip


def fold_report_more(event: Event, deed: ReportMore, decision: Decision, entry: Entry) -> Event:
    """One more report."""
    report = Report(kind=deed.report_kind, no=decision.doc_no, receiver=deed.receiver.strip(), text=deed.text.strip(),
                    written_at=deed.written_report_at or entry.at, by=reporter(decision))  # fmt: skip
    return replace(event, reports=(*event.reports, report))


class CountyReceive(Deed, frozen=True, kw_only=True):
    """The county signs for the reports that it has (签收报告): who there, and when.

    A desk of the county does it itself; a township without a line to it writes down who signed.
    """

    receiver: str = ""
    received_at: datetime | None = None


def decide_county_receive(event: Event, deed: CountyReceive, context: Context) -> Decision:
    """Every report that nobody signed for is signed for now, never before it was made."""
    need_not_future(context, "received_at", deed.received_at)
    waiting = [r for r in event.reports if r.received_at is None]
    if not waiting:
        raise RefusedError("report.all_received", number=event.number)
    made = max((at for r in waiting for at in (r.phone_at, r.written_at) if at is not None), default=None)
    if deed.received_at is not None and made is not None and deed.received_at < made:
        raise FieldError("report.received_before", field="received_at", made=made)
    if is_county(context.place):
        return Decision(facts={"receiver": deed.receiver.strip() or context.actor.name})
    return Decision(facts={"receiver": need("receiver", deed.receiver, most=120)})


def fold_county_receive(event: Event, deed: CountyReceive, decision: Decision, entry: Entry) -> Event:
    """Signed for; who signed first stays."""
    at, who = deed.received_at or entry.at, decision.facts.get("receiver", deed.receiver.strip())
    reports = tuple(
        replace(r, received_at=at, received_by=who) if r.received_at is None else r for r in event.reports
    )
    return replace(event, reports=reports)


class CountyReturn(Deed, frozen=True, kw_only=True):
    """The county hands it back (县级退回): the township handles it."""

    county_opinion: str


def decide_county_return(event: Event, deed: CountyReturn, context: Context) -> Decision:
    """The dispatch clock starts; a handling clock that ran goes on running."""
    need("county_opinion", deed.county_opinion, most=2000)
    return Decision(clocks=(*clocks.stop(event, "county_feedback"), *clocks.cancel(event, "report_follow"),
                            clocks.start(event, context, "dispatch")))  # fmt: skip


def fold_county_return(event: Event, _deed: CountyReturn, _decision: Decision, _entry: Entry) -> Event:
    """Ours again; the county has spoken."""
    return replace(event, county_returned=True, lead=None)


class CountyReply(Deed, frozen=True, kw_only=True):
    """The county's answer is taken down."""

    county_doc_no: str
    replied_at: datetime
    content: str


def decide_county_reply(event: Event, deed: CountyReply, context: Context) -> Decision:
    """The clock of taking it over starts."""
    need("county_doc_no", deed.county_doc_no, most=80)
    need("content", deed.content)
    need_not_future(context, "replied_at", deed.replied_at)
    return Decision(
        clocks=(*clocks.stop(event, "county_feedback"), clocks.start(event, context, "take_over"))
    )


def fold_county_reply(event: Event, deed: CountyReply, _decision: Decision, _entry: Entry) -> Event:
    """Answered."""
    return replace(event, county_doc_no=deed.county_doc_no.strip(), county_replied_at=deed.replied_at)


class CountyClose(Deed, frozen=True, kw_only=True):
    """The county ended it; we close it on the evidence."""

    closing_evidence: str


def decide_county_close(event: Event, deed: CountyClose, context: Context) -> Decision:
    """The handling clock, if one runs, ends with it."""
    need("closing_evidence", deed.closing_evidence, most=2000)
    return Decision(
        clocks=(
            *clocks.stop(event, "take_over", "dispose"),
            *clocks.cancel(event, "report_follow"),
            clocks.start(event, context, "close"),
        )
    )


def fold_county_close(event: Event, deed: CountyClose, _decision: Decision, _entry: Entry) -> Event:
    """The evidence stands in the record of handling."""
    text = (
        f"{event.handling_text}\n{deed.closing_evidence.strip()}"
        if event.handling_text
        else deed.closing_evidence.strip()
    )
    return replace(event, handling_text=text)


def must_go_up(event: Event) -> bool:
    """Whether the event has to be reported: grave, or of the third tier."""
    return is_grave(event) or event.tier is Tier.COUNTY


DRAFTERS = frozenset({Role.INTAKE, Role.COMMAND, Role.COORDINATOR, Role.SHIFT_LEADER})
SIGNERS = frozenset({Role.DEPUTY, Role.DIRECTOR})
VERBS = (
    Verb("phone_report", "电话报告", PhoneReport, decide_phone_report, fold_phone_report, OPEN,
         roles=DRAFTERS | SIGNERS, english="Report by telephone", timers="stop:report_phone"),
    Verb("escalate", "上报县级", Escalate, decide_escalate, fold_escalate,
         frozenset({S.PENDING_TRIAGE, S.PENDING_DISPATCH, S.IN_PROGRESS}), to=S.ESCALATED, roles=SIGNERS | {Role.SHIFT_LEADER},
         proposers=frozenset({Role.INTAKE, Role.COMMAND}), bounds={Role.SHIFT_LEADER: CRITICAL},
         approvers=SIGNERS, approval=needs_signature, undoable=False, english="Report up", exclusive=True,
         timers="stop:triage,dispatch,report_phone,report_written;start:county_feedback,report_follow",
         note="起草后由常务副主任(重大以上主任)签发；特急可先发后签，30分钟内补签"),
    Verb("countersign", "补签", Countersign, decide_countersign, fold_countersign, frozenset(S) - {S.DRAFT},
         roles=SIGNERS, english="Countersign", timers="stop:countersign"),
    Verb("report_more", "续报/终报", ReportMore, decide_report_more, fold_report_more,
         OPEN | {S.CLOSED}, roles=(DRAFTERS - {Role.COORDINATOR}) | SIGNERS, english="Follow-up report",
         timers="stop:report_follow,report_final;start:report_follow",
         note="特急每2小时、其他每日续报；办结后3个工作日内终报，终报后不再续报"),
    Verb("county_receive", "县级签收报告", CountyReceive, decide_county_receive, fold_county_receive, OPEN | {S.CLOSED},
         roles=DRAFTERS | SIGNERS, english="County signs for the reports",
         note="县级席位签收；未联网时由乡镇登记谁何时签收"),
    Verb("county_return", "县级退回", CountyReturn, decide_county_return, fold_county_return, frozenset({S.ESCALATED}),
         to=S.PENDING_DISPATCH, roles=DRAFTERS, english="Handed back by the county", exclusive=True,
         timers="stop:county_feedback;cancel:report_follow;start:dispatch"),
    Verb("county_reply", "登记县级反馈", CountyReply, decide_county_reply, fold_county_reply, frozenset({S.ESCALATED}),
         to=S.COUNTY_REPLIED, roles=DRAFTERS, english="County's answer", exclusive=True,
         timers="stop:county_feedback;start:take_over"),
    Verb("county_close", "县级办结", CountyClose, decide_county_close, fold_county_close, frozenset({S.COUNTY_REPLIED}),
         to=S.PENDING_CLOSE, roles=DRAFTERS, english="Ended by the county", exclusive=True,
         timers="stop:take_over,dispose;cancel:report_follow;start:close"),
)  # fmt: skip
