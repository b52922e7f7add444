"""Registering: what is taken down of a matter, how it is checked, whether the room or the county begins it."""

from __future__ import annotations

import re
from datetime import datetime

from msgspec.structs import replace
from typing_extensions import override

from commandroom.domain.errors import FieldError
from commandroom.domain.event import clocks
from commandroom.domain.event.deed import ClockChange, Context, Decision, Deed
from commandroom.domain.event.rules import (
    SEVERITIES,
    TITLE_MOST,
    URGENCIES,
    fit,
    is_grave,
    need,
    need_future,
    need_not_future,
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
    check_grades(deed.urgency, deed.severity)
    if deed.category and context.policy.catalogue.named(deed.category) is None:
        raise FieldError("category.unknown", field="category", value=deed.category)
    _check_ranges(deed)
    return source


def _check_ranges(deed: Register) -> None:
    for field, (low, high) in _RANGES.items():
        value = getattr(deed, field)
        if value is not None and not low <= value <= high:  # so is what is no number at all (NaN)
            raise FieldError("field.out_of_range", field=field, low=low, high=high)


def check_grades(urgency: str, severity: str) -> None:
    """Raises `grade.unknown` by its field."""
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
