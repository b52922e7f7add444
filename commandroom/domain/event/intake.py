"""Intake: registering, submitting, completing, accepting or refusing, closing on the spot, voiding."""

from __future__ import annotations

import re
from datetime import datetime

from msgspec.structs import replace
from typing_extensions import override

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.deed import ClockChange, Context, Decision, Deed, Verb
from commandroom.domain.event.rules import (
    SEVERITIES,
    TITLE_MOST,
    URGENCIES,
    fit,
    is_grave,
    need,
    need_future,
    need_not_future,
    need_reason,
    needed_signature,
    said,
)
from commandroom.domain.event.sharing import township_of
from commandroom.domain.event.state import Event, State
from commandroom.domain.journal import Entry
from commandroom.domain.knowledge.gradings import Severity, Tier, Urgency, severity_of, urgency_of
from commandroom.domain.knowledge.sources import Source
from commandroom.domain.people.roles import ROOM, Role
from commandroom.domain.time.limit import Limit

MOBILE = re.compile(r"^1\d{10}$")
LANDLINE = re.compile(r"^0\d{2,3}-?\d{7,8}(-\d{1,6})?$|^\d{7,8}$|^1\d{4}$|^400-?\d{3}-?\d{4}$")
PEOPLE_MOST = 1_000_000
LOSS_MOST = 100_000_000  # 万元: a year's product of the whole country
MOST = {"ext_no": 80, "nature": 20, "village": 12, "grid": 18, "place_type": 40, "repeat_of": 80,
        "reporter_name": 60, "reporter_phone": 30, "reporter_id_no": 40, "reporter_address": 200}  # fmt: skip
_RANGES = {"lon": (-180, 180), "lat": (-90, 90), "loss": (0, LOSS_MOST)} | dict.fromkeys(
    ("involved", "injured", "dead", "missing"), (0, PEOPLE_MOST)
)
REGISTRARS = ROOM | {Role.OFFICE_HEAD, Role.OFFICE_STAFF, Role.ENFORCER, Role.GRID}


class Register(Deed, frozen=True, kw_only=True):
    """Take down what reached the room. Personal data go sealed into the journal."""

    source: str
    title: str
    text: str
    location: str
    occurred_at: datetime
    reported_at: datetime
    ext_no: str = ""
    ext_due: datetime | None = None
    nature: str = ""
    category: str = ""
    urgency: str = ""
    severity: str = ""
    village: str = ""
    grid: str = ""
    place_type: str = ""
    lon: float | None = None
    lat: float | None = None
    reporter_name: str = ""
    reporter_phone: str = ""
    reporter_id_no: str = ""
    reporter_address: str = ""
    anonymous: bool = False
    confidential: bool = False
    involved: int = 0
    injured: int = 0
    dead: int = 0
    missing: int = 0
    loss: float = 0.0
    repeat_of: str = ""

    @override
    def stored(self) -> Register:
        """Without the reporter's name, telephone, ID and address."""
        return replace(self, reporter_name="", reporter_phone="", reporter_id_no="", reporter_address="")


def personal(deed: Register) -> dict[str, str]:
    """The personal data of a registration that were given, by name."""
    given = {"name": deed.reporter_name, "phone": deed.reporter_phone, "id_no": deed.reporter_id_no,
             "address": deed.reporter_address}  # fmt: skip
    return {key: value.strip() for key, value in given.items() if value.strip()}


def check_phone(phone: str, *, field: str = "reporter_phone") -> None:
    """A telephone number as people give it.

    Raises:
        FieldError: `phone.length` for a mobile number that has not eleven digits, `phone.malformed` otherwise.
    """
    text = phone.strip().replace(" ", "").removeprefix("+86")
    if not text or MOBILE.match(text) or LANDLINE.match(text):
        return
    if text.isdigit() and text.startswith("1"):
        raise FieldError("phone.length", field=field, length=len(text))
    raise FieldError("phone.malformed", field=field)


def _source(context: Context, code: str) -> Source:
    found = context.policy.source(need("source", code, most=40))
    if found is None:
        named = [s for s in context.policy.sources.values() if code in {s.zh, s.en}]
        if not named:
            raise FieldError(
                "source.unknown", field="source", value=code, known=" ".join(context.policy.sources)
            )
        found = named[0]
    return found


def check_registration(deed: Register, context: Context) -> Source:
    """All fields of a registration; returns its source.

    Raises:
        FieldError: the first field that is wrong, with the limit.
    """
    source = _source(context, deed.source)
    need("title", deed.title, most=TITLE_MOST)
    need("text", deed.text)
    need("location", deed.location, most=200)
    for field, at in (("occurred_at", deed.occurred_at), ("reported_at", deed.reported_at)):
        need_not_future(context, field, at)
    if deed.occurred_at > deed.reported_at:
        raise FieldError("field.occurred_after_reported", field="occurred_at")
    if source.ext_no_required and not said(deed.ext_no):
        raise FieldError("source.ext_no_required", field="ext_no", source=source.zh)
    for field, most in MOST.items():
        fit(field, getattr(deed, field), most=most)
    check_phone(deed.reporter_phone)
    _check_grades(deed.urgency, deed.severity)
    if deed.category and context.policy.catalogue.named(deed.category) is None:
        raise FieldError("category.unknown", field="category", value=deed.category)
    _check_ranges(deed)
    return source


def _check_ranges(deed: Register) -> None:
    for field, (low, high) in _RANGES.items():
        value = getattr(deed, field)
        if value is not None and not low <= value <= high:  # so is what is no number at all (NaN)
            raise FieldError("field.out_of_range", field=field, low=low, high=high)


def _check_grades(urgency: str, severity: str) -> None:
    if urgency and urgency_of(urgency) is None:
        raise FieldError("grade.unknown", field="urgency", value=urgency, known=URGENCIES)
    if severity and severity_of(severity) is None:
        raise FieldError("grade.unknown", field="severity", value=severity, known=SEVERITIES)


def report_clocks(event: Event, context: Context) -> tuple[ClockChange, ...]:
    """Start the report timers of a grave event that has none yet: from the moment it was reported to us.

    Severity alone starts them (生产安全事故报告和调查处理条例 §9 counts from learning of it); who reports and when the
    triage comes does not matter. What came from another township is known to the county.
    """
    if (
        not is_grave(event)
        or event.reports
        or event.moved_from
        or any(t.key in clocks.REPORTS for t in event.timers)
    ):
        return ()
    since = event.reported_at or context.now
    return tuple(clocks.start(event, context, key, since=since) for key in clocks.REPORTS)


def decide_register(event: Event, deed: Register, context: Context) -> Decision:
    """Check the fields, give a number, seal what is personal."""
    source = check_registration(deed, context)
    data = personal(deed)
    sealed = context.supply.seal(event.id, data) if data else None
    category = context.policy.catalogue.named(deed.category) if deed.category else None
    severity = severity_of(deed.severity) or Severity.NONE if deed.severity else Severity.NONE
    urgency = urgency_of(deed.urgency) if deed.urgency else (category.urgency if category else source.urgency)
    seen = replace(event, severity=severity, reported_at=deed.reported_at)
    if is_grave(seen):
        urgency = Urgency.CRITICAL
    return Decision(
        to=State.DRAFT, number=context.supply.event_number(context.now), sealed=sealed,
        clocks=report_clocks(seen, context),
        facts={"source": source.code, "category": category.code if category else "",
               "urgency": urgency or Urgency.NORMAL, "severity": severity,
               "has_contact": "1" if "phone" in data else ""},
    )  # fmt: skip


def fold_register(event: Event, deed: Register, decision: Decision, entry: Entry) -> Event:
    """The event begins."""
    facts = decision.facts
    severity = Severity(facts.get("severity") or Severity.NONE)
    grave = is_grave(replace(event, severity=severity))
    return replace(
        event, number=decision.number, source=facts.get("source", deed.source), ext_no=deed.ext_no.strip(),
        ext_due=deed.ext_due, title=deed.title.strip(), text=deed.text.strip(), nature=deed.nature,
        category=facts.get("category", ""), urgency=Urgency(facts.get("urgency") or Urgency.NORMAL), severity=severity,
        tier=Tier.COUNTY if grave else event.tier, grade_needs=needed_signature(severity),
        location=deed.location.strip(), village=deed.village, grid=deed.grid, place_type=deed.place_type, lon=deed.lon,
        lat=deed.lat, occurred_at=deed.occurred_at, reported_at=deed.reported_at, registered_at=entry.at,
        registered_by=entry.actor, sealed=decision.sealed, anonymous=deed.anonymous, confidential=deed.confidential,
        has_contact=bool(facts.get("has_contact")), involved=deed.involved, injured=deed.injured, dead=deed.dead,
        missing=deed.missing, loss=deed.loss, repeat_of=deed.repeat_of or None,
    )  # fmt: skip


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
    _check_grades(need("urgency", deed.urgency, most=20), "")
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


class CountyAssign(Register, frozen=True, kw_only=True):
    """The county hands a matter down (交办), with its own document and deadline."""

    county_doc_no: str
    deadline: datetime
    source: str = "COUNTY"


def decide_county_assign(event: Event, deed: CountyAssign, context: Context) -> Decision:
    """Counted inward to one working day before the county's deadline; triage starts at once."""
    need("county_doc_no", deed.county_doc_no, most=80)
    need_future(context, "deadline", deed.deadline)
    registered = decide_register(event, replace(deed, ext_no=deed.ext_no or deed.county_doc_no), context)
    inner = context.clockwork.before(deed.deadline, Limit.parse("1wd"))
    inner = inner if inner > context.now else deed.deadline
    seen = replace(event, urgency=Urgency(registered.facts["urgency"]), category=registered.facts["category"])
    return replace(registered, to=State.PENDING_TRIAGE,
                   clocks=(*registered.clocks, clocks.start(seen, context, "triage")),
                   facts={**registered.facts, "inner_due": inner.isoformat()})  # fmt: skip


def fold_county_assign(event: Event, deed: CountyAssign, decision: Decision, entry: Entry) -> Event:
    """Registered, already accepted, and due one working day before the county wants it."""
    begun = fold_register(event, replace(deed, ext_no=deed.ext_no or deed.county_doc_no), decision, entry)
    inner = decision.facts.get("inner_due", "")
    return replace(begun, county_doc_no=deed.county_doc_no.strip(), accepted_at=entry.at, accepted_by=entry.actor,
                   shared=township_of(entry.stream),
                   ext_due=datetime.fromisoformat(inner) if inner else deed.deadline)  # fmt: skip


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
