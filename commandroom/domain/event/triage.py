"""Triage (研判): tier, severity, lead unit; changing a grading later; confirming a grave one."""

from __future__ import annotations

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.bounds import COORDINATED
from commandroom.domain.event.deed import ClockChange, Context, Decision, Deed, Verb
from commandroom.domain.event.registering import report_clocks
from commandroom.domain.event.rules import (
    SEVERITIES,
    TIERS,
    URGENCIES,
    fit,
    is_grave,
    need,
    need_unit,
    still_needed,
)
from commandroom.domain.event.state import OPEN, Event, State
from commandroom.domain.ids import UnitId
from commandroom.domain.journal import Entry
from commandroom.domain.knowledge.gradings import (
    Severity,
    Tier,
    Urgency,
    at_least,
    severity_of,
    tier_of,
    urgency_of,
)
from commandroom.domain.people.roles import Role, roles_text

S = State


class Triage(Deed, frozen=True, kw_only=True):
    """Settle tier, severity (`level`) and the unit that shall lead; cite the list item and the playbook if any."""

    tier: str
    level: str
    lead_office: str
    item_ref: str = ""
    scenario: str = ""
    urgency: str = ""
    category: str = ""
    opinion: str = ""


def _grades(event: Event, tier: str, level: str, urgency: str) -> tuple[Tier, Severity, Urgency]:
    """The three gradings meant, with the rules that bind them: 较大 and above is tier 3 and 特急 (突发事件应对法 §60)."""
    found_tier, severity = tier_of(tier), severity_of(level)
    if found_tier is None:
        raise FieldError("grade.unknown", field="tier", value=tier, known=TIERS)
    if severity is None:
        raise FieldError("grade.unknown", field="level", value=level, known=SEVERITIES)
    pace = urgency_of(urgency) if urgency else event.urgency
    if pace is None:
        raise FieldError("grade.unknown", field="urgency", value=urgency, known=URGENCIES)
    if at_least(severity, Severity.LARGER):
        return Tier.COUNTY, severity, Urgency.CRITICAL
    return found_tier, severity, pace


def decide_triage(event: Event, deed: Triage, context: Context) -> Decision:
    """The dispatch clock starts; a grave event also starts its report timers and waits for a leader's confirmation."""
    tier, severity, urgency = _grades(event, deed.tier, deed.level, deed.urgency)
    unit = need_unit(context, "lead_office", deed.lead_office)
    category = event.category
    if deed.category:
        found = context.policy.catalogue.named(deed.category)
        if found is None:
            raise FieldError("category.unknown", field="category", value=deed.category)
        category = found.code
    fit("item_ref", deed.item_ref, most=120)
    seen = replace(event, tier=tier, severity=severity, urgency=urgency, category=category)
    return Decision(
        clocks=(*clocks.stop(event, "triage"), clocks.start(seen, context, "dispatch"), *report_clocks(seen, context)),
        facts={"lead_office": unit, "tier": str(int(tier)), "severity": severity, "urgency": urgency,
               "category": category, "needs": still_needed(event, severity)},
    )  # fmt: skip


def fold_triage(event: Event, deed: Triage, decision: Decision, _entry: Entry) -> Event:
    """Graded; the unit is a plan until the dispatch."""
    facts = decision.facts
    return replace(
        event, tier=Tier(int(facts.get("tier", event.tier))), severity=Severity(facts.get("severity", event.severity)),
        urgency=Urgency(facts.get("urgency", event.urgency)), category=facts.get("category", event.category),
        item_ref=deed.item_ref.strip() or event.item_ref, scenario=deed.scenario.strip() or event.scenario,
        planned_office=UnitId(facts.get("lead_office", "")), grade_needs=facts.get("needs", ""),
        grade_confirmed_by="" if facts.get("needs") else event.grade_confirmed_by,
    )  # fmt: skip


class ConfirmGrade(Deed, frozen=True, kw_only=True):
    """A leader confirms a grave severity: 较大 the deputy director, 重大 and graver the director."""

    opinion: str


def decide_confirm_grade(event: Event, deed: ConfirmGrade, context: Context) -> Decision:
    """Only where a confirmation is owed, and by whom it is owed."""
    need("opinion", deed.opinion, most=1000)
    if not event.grade_needs:
        raise RefusedError("grade.nothing_to_confirm")
    if event.grade_needs == Role.DIRECTOR and not context.actor.holds(Role.DIRECTOR):
        raise RefusedError("role.severity", severity=event.severity, who=roles_text([Role.DIRECTOR]))
    return Decision()


def fold_confirm_grade(event: Event, _deed: ConfirmGrade, _decision: Decision, entry: Entry) -> Event:
    """Confirmed."""
    return replace(event, grade_needs="", grade_confirmed_by=entry.actor)


class Regrade(Deed, frozen=True, kw_only=True):
    """Change a grading, with a reason; past due moments stay where they are."""

    reason: str
    tier: str = ""
    level: str = ""
    urgency: str = ""


def decide_regrade(event: Event, deed: Regrade, context: Context) -> Decision:
    """Only clocks that are not yet due are counted anew, from their own start with their pauses (replayed, not reset)."""
    need("reason", deed.reason, most=1000)
    if not (deed.tier or deed.level or deed.urgency):
        raise FieldError("field.missing", field="urgency")
    tier, severity, urgency = _grades(
        event, deed.tier or str(int(event.tier)), deed.level or event.severity, deed.urgency
    )
    seen = replace(event, tier=tier, severity=severity, urgency=urgency)
    if is_grave(event) and not is_grave(seen) and not context.actor.holds(Role.DEPUTY, Role.DIRECTOR):
        raise RefusedError("grade.down_needs_leader")
    return Decision(
        clocks=(*_recount_future(seen, context), *report_clocks(seen, context)),
        facts={"tier": str(int(tier)), "severity": severity, "urgency": urgency,
               "needs": still_needed(event, severity)},
    )  # fmt: skip


def _recount_future(event: Event, context: Context) -> tuple[ClockChange, ...]:
    changes: list[ClockChange] = []
    category = context.policy.category(event.category)
    for timer in event.running():
        if timer.key in {*clocks.DISPOSING, *clocks.REPORTS, "supervise_reply"} or timer.due <= context.now:
            continue
        limit = context.policy.timer_limit(timer.key, event.urgency, category)
        if limit and limit != timer.limit:
            fresh = clocks.counted(context, timer.key, limit, since=timer.since, pauses=timer.pauses)
            changes.append(replace(fresh, op="recount", unit=timer.unit, phase=timer.phase))
    return tuple(changes)


def fold_regrade(event: Event, _deed: Regrade, decision: Decision, _entry: Entry) -> Event:
    """Graded anew."""
    facts = decision.facts
    return replace(event, tier=Tier(int(facts.get("tier", event.tier))), grade_needs=facts.get("needs", ""),
                   severity=Severity(facts.get("severity", event.severity)),
                   urgency=Urgency(facts.get("urgency", event.urgency)))  # fmt: skip


BEFORE_END = OPEN - {S.DRAFT}
VERBS = (
    Verb("triage", "研判", Triage, decide_triage, fold_triage, frozenset({S.PENDING_TRIAGE}), to=S.PENDING_DISPATCH,
         roles=frozenset({Role.COMMAND, Role.SHIFT_LEADER, Role.COORDINATOR}), english="Triage", bounds=COORDINATED,
         timers="stop:triage;start:dispatch；较大以上 start:report_phone,report_written"),
    Verb("confirm_grade", "确认定级", ConfirmGrade, decide_confirm_grade, fold_confirm_grade, BEFORE_END,
         roles=frozenset({Role.DEPUTY, Role.DIRECTOR}), english="Confirm the grade", note="较大以上常务副主任，重大以上主任"),
    Verb("regrade", "调整分级", Regrade, decide_regrade, fold_regrade, BEFORE_END,
         roles=frozenset({Role.COMMAND, Role.SHIFT_LEADER, Role.COORDINATOR, Role.DEPUTY, Role.DIRECTOR}),
         english="Regrade", bounds=COORDINATED, timers="未到期的按新档重算，已到期的不动"),
)  # fmt: skip
