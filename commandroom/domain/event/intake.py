"""Intake: submitting, completing, accepting or refusing, closing on the spot, voiding what was registered."""

from __future__ import annotations

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.deed import Context, Decision, Deed, Verb
from commandroom.domain.event.registering import (
    REGISTRARS,
    CountyAssign,
    Register,
    check_grades,
    decide_county_assign,
    decide_register,
    fold_county_assign,
    fold_register,
)
from commandroom.domain.event.rules import fit, is_grave, need, need_reason
from commandroom.domain.event.state import Event, State
from commandroom.domain.journal import Entry
from commandroom.domain.knowledge.gradings import Tier, Urgency, urgency_of
from commandroom.domain.people.roles import ROOM, Role


class Submit(Deed, frozen=True, kw_only=True):
    """Hand the draft in; the acceptance clock starts."""

    category_suggest: str


def decide_submit(event: Event, deed: Submit, context: Context) -> Decision:
    """The suggested category must exist; the clock runs at the pace of the event's urgency."""
    category = context.policy.catalogue.named(need("category_suggest", deed.category_suggest, most=120))
    if category is None:
        raise FieldError("category.unknown", field="category_suggest", value=deed.category_suggest)
    seen = replace(event, category=category.code)
    return Decision(clocks=(clocks.start(seen, context, "accept"),), facts={"category": category.code})


def fold_submit(event: Event, deed: Submit, decision: Decision, _entry: Entry) -> Event:
    """The category is a suggestion until somebody accepts it."""
    return replace(event, category=decision.facts.get("category", deed.category_suggest))


class SelfClose(Deed, frozen=True, kw_only=True):
    """Handled on the spot by village, grid or the room itself (一级); still to be verified by the room."""

    category: str
    handling_text: str
    photo_after: tuple[str, ...]
    solved: str = "是"


def decide_self_close(event: Event, deed: SelfClose, context: Context) -> Decision:
    """Only a matter that the catalogue leaves to the lowest tier, and nothing grave; 12345 ones are always verified."""
    category = context.policy.catalogue.named(need("category", deed.category, most=120))
    if category is None:
        raise FieldError("category.unknown", field="category", value=deed.category)
    if not category.may_close_on_the_spot or is_grave(event):
        raise RefusedError("self_close.tier", category=category.name)
    need("handling_text", deed.handling_text)
    if not deed.photo_after:
        raise FieldError("field.missing", field="photo_after")
    seen = replace(event, category=category.code)
    return Decision(
        to=State.PENDING_VERIFY, clocks=(*clocks.stop(event, "accept"), clocks.start(seen, context, "verify")),
        facts={"category": category.code, "sample": "1" if _sampled(event, context) else ""},
    )  # fmt: skip


def _sampled(event: Event, context: Context) -> bool:
    """Whether a self-closed event must be verified on the spot: all from 12345, else by the number's last digits.

    Derived from the event's id, so that nobody can choose; the share is a setting (10 % at least).
    """
    if event.source == "H12345":
        return True
    share = context.policy.exceptions.whole("self_close_sample_percent")
    return int(event.id.replace("-", "")[-6:], 16) % 100 < share


def fold_self_close(event: Event, deed: SelfClose, decision: Decision, entry: Entry) -> Event:
    """It waits for verification like any other."""
    return replace(
        event, category=decision.facts.get("category", deed.category), handling_text=deed.handling_text.strip(),
        self_closed=True, in_sample=bool(decision.facts.get("sample")), tier=Tier.ON_THE_SPOT, feedback_at=entry.at,
        feedback_by=entry.actor, solved=deed.solved, handlers=_with(event.handlers, entry.actor),
        accepted_at=event.accepted_at or entry.at,
    )  # fmt: skip


def _with(people: tuple[str, ...], person: str) -> tuple[str, ...]:
    return people if person in people else (*people, person)


class Accept(Deed, frozen=True, kw_only=True):
    """The matter is ours to look into."""

    category: str
    urgency: str


def decide_accept(event: Event, deed: Accept, context: Context) -> Decision:
    """Category and urgency are settled here; the triage clock starts."""
    category = context.policy.catalogue.named(need("category", deed.category, most=120))
    if category is None:
        raise FieldError("category.unknown", field="category", value=deed.category)
    check_grades(need("urgency", deed.urgency, most=20), "")
    urgency = urgency_of(deed.urgency) or Urgency.NORMAL
    if is_grave(event) and urgency is not Urgency.CRITICAL:
        raise RefusedError("grade.grave_is_critical")
    seen = replace(event, category=category.code, urgency=urgency)
    return Decision(clocks=(*clocks.stop(event, "accept"), clocks.start(seen, context, "triage")),
                    facts={"category": category.code, "urgency": urgency})  # fmt: skip


def fold_accept(event: Event, deed: Accept, decision: Decision, entry: Entry) -> Event:
    """Accepted."""
    return replace(event, category=decision.facts.get("category", deed.category), accepted_at=entry.at,
                   urgency=Urgency(decision.facts.get("urgency") or event.urgency), accepted_by=entry.actor)  # fmt: skip


class Reject(Deed, frozen=True, kw_only=True):
    """Not ours: proposed by intake, approved by the shift leader; the person is told."""

    reason_code: str
    reason_text: str
    notify_record: str


def decide_reject(event: Event, deed: Reject, context: Context) -> Decision:
    """The reason is coded, and it is on record how the person was told."""
    code = need_reason(context, "reject", "reason_code", deed.reason_code)
    need("reason_text", deed.reason_text)
    need("notify_record", deed.notify_record)
    if is_grave(event):
        raise RefusedError("reject.grave")
    return Decision(clocks=clocks.stop(event, "accept"), facts={"reason_code": code})


def fold_reject(event: Event, deed: Reject, _decision: Decision, entry: Entry) -> Event:
    """It ends here, with its reason as the reply."""
    return replace(event, closing_text=deed.reason_text.strip(), closed_at=entry.at, closed_by=entry.actor)


class AskSupplement(Deed, frozen=True, kw_only=True):
    """Sent back to whoever reported it: something is missing."""

    missing_items: str


def decide_ask_supplement(event: Event, deed: AskSupplement, context: Context) -> Decision:
    """The acceptance clock stands still until the answer, for which another one runs."""
    need("missing_items", deed.missing_items, most=1000)
    wait = context.policy.exceptions.limit("supplement_within")
    return Decision(
        clocks=(*clocks.pause(event, "accept"), clocks.start(event, context, "supplement", limit=wait))
    )


def fold_ask_supplement(event: Event, _deed: AskSupplement, _decision: Decision, _entry: Entry) -> Event:
    """The list of what is missing stands in the timeline."""
    return event


class Supplement(Deed, frozen=True, kw_only=True):
    """What was missing."""

    text: str
    location: str = ""


def decide_supplement(event: Event, deed: Supplement, context: Context) -> Decision:
    """The acceptance clock runs on."""
    need("text", deed.text)
    fit("location", deed.location, most=200)
    return Decision(clocks=(*clocks.stop(event, "supplement"), *clocks.resume(event, context, "accept")))


def fold_supplement(event: Event, deed: Supplement, _decision: Decision, _entry: Entry) -> Event:
    """The supplement is added to the text, the first wording stays."""
    return replace(
        event,
        text=f"{event.text}\n【补正】{deed.text.strip()}",
        location=deed.location.strip() or event.location,
    )


class Void(Deed, frozen=True, kw_only=True):
    """A draft or a slip of the hand; the number stays used."""

    reason: str


def decide_void(event: Event, deed: Void, _context: Context) -> Decision:
    """A reason, and no clock runs on."""
    need("reason", deed.reason, most=1000)
    if event.absorbed or event.children:
        raise RefusedError("void.has_others")
    return Decision(clocks=clocks.cancel_all(event))


def fold_void(event: Event, deed: Void, _decision: Decision, entry: Entry) -> Event:
    """It ends here."""
    return replace(event, closing_text=deed.reason.strip(), closed_at=entry.at, closed_by=entry.actor)


S = State

VERBS = (
    Verb("register", "登记", Register, decide_register, fold_register, frozenset(), to=S.DRAFT, roles=REGISTRARS,
         english="Register", creates=True, undoable=False, timers="较大以上 start:report_phone,report_written"),
    Verb("submit", "提交", Submit, decide_submit, fold_submit, frozenset({S.DRAFT}), to=S.PENDING_ACCEPT,
         roles=REGISTRARS, english="Submit", timers="start:accept"),
    Verb("self_close", "就地办结(一级)", SelfClose, decide_self_close, fold_self_close,
         frozenset({S.DRAFT, S.PENDING_ACCEPT}), to=S.PENDING_VERIFY,
         roles=frozenset({Role.GRID, Role.INTAKE, Role.SHIFT_LEADER}), english="Close on the spot", exclusive=True,
         timers="stop:accept;start:verify", note="仅一级；12345来源全部、其余抽样核查"),
    Verb("accept", "受理", Accept, decide_accept, fold_accept, frozenset({S.PENDING_ACCEPT}), to=S.PENDING_TRIAGE,
         roles=frozenset({Role.INTAKE}), english="Accept", timers="stop:accept;start:triage"),
    Verb("reject", "不予受理", Reject, decide_reject, fold_reject, frozenset({S.PENDING_ACCEPT}), to=S.REJECTED,
         proposers=frozenset({Role.INTAKE}), approvers=frozenset({Role.SHIFT_LEADER}),
         english="Refuse", exclusive=True, timers="stop:accept", note="受理岗提出，值班长批准，两人办理"),
    Verb("ask_supplement", "退回补正", AskSupplement, decide_ask_supplement, fold_ask_supplement,
         frozenset({S.PENDING_ACCEPT}), to=S.PENDING_SUPPLEMENT, roles=frozenset({Role.INTAKE}),
         english="Ask for more", timers="pause:accept;start:supplement"),
    Verb("supplement", "补正提交", Supplement, decide_supplement, fold_supplement, frozenset({S.PENDING_SUPPLEMENT}),
         to=S.PENDING_ACCEPT, roles=ROOM | {Role.GRID}, english="Supplement", timers="stop:supplement;resume:accept"),
    Verb("void", "作废", Void, decide_void, fold_void, frozenset({S.DRAFT}), to=S.VOIDED, roles=REGISTRARS,
         english="Void", timers="cancel:all", note="仅登记人或值班长"),
    Verb("void_accepted", "作废(误录)", Void, decide_void, fold_void, frozenset({S.PENDING_ACCEPT, S.PENDING_TRIAGE}),
         to=S.VOIDED, roles=frozenset({Role.SHIFT_LEADER}), english="Void (entered by mistake)", exclusive=True,
         timers="cancel:all"),
    Verb("county_assign", "接收县级交办", CountyAssign, decide_county_assign, fold_county_assign, frozenset(),
         to=S.PENDING_TRIAGE, roles=frozenset({Role.INTAKE}),
         english="Take from the county", creates=True, undoable=False, timers="start:triage",
         note="时限以交办单为准，内部时限=交办时限前1个工作日"),
)  # fmt: skip
