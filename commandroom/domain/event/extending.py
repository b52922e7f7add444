"""More time: extensions (延期) and suspensions (挂起, 挂账), asked for by the unit, decided by who may."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.bounds import COORDINATED
from commandroom.domain.event.deed import Context, Decision, Deed, Verb
from commandroom.domain.event.dispatching import DISPATCHERS
from commandroom.domain.event.rules import need, need_future, need_own_unit, need_reason
from commandroom.domain.event.state import Application, Event, State, Timer
from commandroom.domain.ids import PersonId
from commandroom.domain.journal import Entry
from commandroom.domain.people.roles import Role, roles_text
from commandroom.domain.time.limit import Limit

S = State


class ExtendApply(Deed, frozen=True, kw_only=True):
    """The unit's head asks for more time, before it is too late."""

    new_deadline: datetime
    reason: str
    attach: str = ""


def disposing(event: Event) -> Timer:
    """The handling clock that ends last.

    Raises:
        RefusedError: no handling clock runs.
    """
    running = [t for t in event.running() if t.key == "dispose"]
    if not running:
        raise RefusedError("extend.no_clock")
    return max(running, key=lambda t: t.due)


def extension_days(event: Event, until: datetime, context: Context) -> int:
    """How many working days an extension adds."""
    return context.clockwork.calendar.working_days(disposing(event).due, until)


def decide_extend_apply(event: Event, deed: ExtendApply, context: Context) -> Decision:
    """At least a working day ahead, once, not longer than the first limit nor than ten working days.

    A statutory limit (信访工作条例 §34: 30 days) replaces the room's own.
    """
    need_own_unit(event, context)
    need("reason", deed.reason, most=1000)
    need_future(context, "new_deadline", deed.new_deadline)
    timer, rules = disposing(event), context.policy.exceptions
    if deed.new_deadline <= timer.due:
        raise FieldError("extend.not_later", field="new_deadline", due=timer.due)
    if event.application("extend"):
        raise RefusedError("extend.pending")
    if event.extend_count >= rules.whole("extend_times"):
        raise RefusedError("extend.once", most=rules.whole("extend_times"))
    last = context.clockwork.before(timer.due, Limit.parse(rules.limit("extend_before")))
    if context.now > last:
        raise RefusedError(
            "extend.too_late", last=last, before=Limit.parse(rules.limit("extend_before")).words()
        )
    longest = longest_extension(event, timer, context)
    if deed.new_deadline > longest:
        raise FieldError("extend.too_long", field="new_deadline", longest=longest)
    days = extension_days(event, deed.new_deadline, context)
    return Decision(facts={"days": str(days)})


def longest_extension(event: Event, timer: Timer, context: Context) -> datetime:
    """The latest moment an extension may reach."""
    category = context.policy.category(event.category)
    if category is not None and category.statutory and category.extension:
        return context.clockwork.due(Limit.parse(category.extension), start=timer.due).moment
    most = context.clockwork.due(
        Limit.parse(context.policy.exceptions.limit("extend_max")), start=timer.due
    ).moment
    if timer.limit.startswith(clocks.UNTIL):
        return min(most, timer.due + (timer.due - timer.since))
    return min(most, context.clockwork.due(Limit.parse(timer.limit), start=timer.due).moment)


def fold_extend_apply(event: Event, deed: ExtendApply, decision: Decision, entry: Entry) -> Event:
    """It waits for a decision; the clock runs."""
    application = Application(kind="extend", by=PersonId(entry.actor), at=entry.at, reason=deed.reason.strip(),
                              until=deed.new_deadline, days=int(decision.facts.get("days", "0")))  # fmt: skip
    return replace(event, applications=(*event.applications, application))


class Opinion(Deed, frozen=True, kw_only=True):
    """A decision with its opinion."""

    opinion: str


def _open(event: Event, kind: str) -> Application:
    found = event.application(kind)
    if found is None:
        raise RefusedError(f"{kind}.none")
    return found


def decide_extend_ok(event: Event, deed: Opinion, context: Context) -> Decision:
    """Up to five working days the shift leader, up to ten the deputy director, beyond that the director."""
    need("opinion", deed.opinion, most=1000)
    application = _open(event, "extend")
    rules = context.policy.exceptions
    allowed: list[Role] = [Role.DIRECTOR]
    if application.days <= rules.whole("extend_deputy_director"):
        allowed.append(Role.DEPUTY)
    if application.days <= rules.whole("extend_shift_leader"):
        allowed.append(Role.SHIFT_LEADER)
    if not context.actor.holds(*allowed):
        raise RefusedError("extend.signer", days=application.days, who=roles_text(allowed))
    until = application.until or disposing(event).due
    return Decision(clocks=(clocks.extend(context, disposing(event), until),))


def _decided(event: Event, kind: str, verdict: str, entry: Entry) -> Event:
    applications = tuple(
        replace(a, verdict=verdict, decided_by=entry.actor, decided_at=entry.at)
        if a.kind == kind and a.is_open
        else a
        for a in event.applications
    )
    return replace(event, applications=applications)


def fold_extend_ok(event: Event, _deed: Opinion, _decision: Decision, entry: Entry) -> Event:
    """Judged by the new due moment from now on, and counted."""
    return replace(_decided(event, "extend", "ok", entry), extend_count=event.extend_count + 1)


def decide_extend_no(event: Event, deed: Opinion, _context: Context) -> Decision:
    """The clock stays as it is."""
    need("opinion", deed.opinion, most=1000)
    _open(event, "extend")
    return Decision()


def fold_extend_no(event: Event, _deed: Opinion, _decision: Decision, entry: Entry) -> Event:
    """Refused."""
    return _decided(event, "extend", "no", entry)


class SuspendApply(Deed, frozen=True, kw_only=True):
    """The unit's head asks to put the matter on account: a coded reason, a plan, and when it goes on."""

    reason_code: str
    expected_resume: datetime
    plan: str
    attach: str = ""


def decide_suspend_apply(event: Event, deed: SuspendApply, context: Context) -> Decision:
    """Ninety calendar days at most."""
    need_own_unit(event, context)
    code = need_reason(context, "suspend", "reason_code", deed.reason_code)
    need("plan", deed.plan, most=1000)
    need_future(context, "expected_resume", deed.expected_resume)
    most = context.policy.exceptions.whole("suspend_max_days")
    if deed.expected_resume > context.now + timedelta(days=most):
        raise FieldError("suspend.too_long", field="expected_resume", most=most)
    if event.application("suspend"):
        raise RefusedError("suspend.pending")
    return Decision(facts={"reason_code": code})


def fold_suspend_apply(event: Event, deed: SuspendApply, decision: Decision, entry: Entry) -> Event:
    """It waits for a decision; the clock runs."""
    application = Application(kind="suspend", by=PersonId(entry.actor), at=entry.at, reason=deed.plan.strip(),
                              reason_code=decision.facts.get("reason_code", ""), until=deed.expected_resume)  # fmt: skip
    return replace(event, applications=(*event.applications, application))


class SuspendOk(Deed, frozen=True, kw_only=True):
    """The deputy director grants the suspension for so many days."""

    opinion: str
    max_days: int


def decide_suspend_ok(event: Event, deed: SuspendOk, context: Context) -> Decision:
    """The handling clocks stand still; longer than ninety days only the director."""
    need("opinion", deed.opinion, most=1000)
    _open(event, "suspend")
    most = context.policy.exceptions.whole("suspend_max_days")
    if deed.max_days < 1:
        raise FieldError("field.out_of_range", field="max_days", low=1, high=most)
    if deed.max_days > most and not context.actor.holds(Role.DIRECTOR):
        raise RefusedError("suspend.signer", most=most)
    until = context.now + timedelta(days=deed.max_days)
    return Decision(
        clocks=clocks.pause(event, "dispose", "coop", "first_contact"), facts={"until": until.isoformat()}
    )


def fold_suspend_ok(event: Event, _deed: SuspendOk, decision: Decision, entry: Entry) -> Event:
    """On account until a date, with an approver."""
    until = decision.facts.get("until")
    return replace(
        _decided(event, "suspend", "ok", entry),
        suspended_until=datetime.fromisoformat(until) if until else None,
    )


def decide_suspend_no(event: Event, deed: Opinion, _context: Context) -> Decision:
    """The clock stays as it is."""
    need("opinion", deed.opinion, most=1000)
    _open(event, "suspend")
    return Decision()


def fold_suspend_no(event: Event, _deed: Opinion, _decision: Decision, entry: Entry) -> Event:
    """Refused."""
    return _decided(event, "suspend", "no", entry)


class Resume(Deed, frozen=True, kw_only=True):
    """It goes on: somebody says so, or the granted days are over."""

    note: str = ""


def decide_resume(event: Event, _deed: Resume, context: Context) -> Decision:
    """The machine only when the date has come; the due moments are counted again from all pauses."""
    until = event.suspended_until
    if context.actor.holds(Role.SYSTEM) and (until is None or context.now < until):
        raise RefusedError("resume.not_yet")
    return Decision(clocks=clocks.resume(event, context, "dispose", "coop", "first_contact"))


def fold_resume(event: Event, _deed: Resume, _decision: Decision, _entry: Entry) -> Event:
    """Off the account."""
    return replace(event, suspended_until=None)


GRANTERS = frozenset({Role.SHIFT_LEADER, Role.DEPUTY, Role.DIRECTOR})
VERBS = (
    Verb("extend_apply", "申请延期", ExtendApply, decide_extend_apply, fold_extend_apply, frozenset({S.IN_PROGRESS}),
         roles=frozenset({Role.OFFICE_HEAD}), english="Ask for an extension",
         note="到期前至少1个工作日提出，一件1次，不超过原时限且不超过10个工作日"),
    Verb("extend_ok", "批准延期", Opinion, decide_extend_ok, fold_extend_ok, frozenset({S.IN_PROGRESS}),
         roles=GRANTERS, english="Grant the extension", timers="extend:dispose",
         note="值班长≤5个工作日，常务副主任≤10个，主任其余"),
    Verb("extend_no", "驳回延期", Opinion, decide_extend_no, fold_extend_no, frozenset({S.IN_PROGRESS}),
         roles=GRANTERS, english="Refuse the extension"),
    Verb("suspend_apply", "申请挂起", SuspendApply, decide_suspend_apply, fold_suspend_apply,
         frozenset({S.IN_PROGRESS}), roles=frozenset({Role.OFFICE_HEAD}), english="Ask for a suspension"),
    Verb("suspend_ok", "批准挂起(挂账)", SuspendOk, decide_suspend_ok, fold_suspend_ok, frozenset({S.IN_PROGRESS}),
         to=S.SUSPENDED, roles=frozenset({Role.DEPUTY, Role.DIRECTOR}), english="Suspend", exclusive=True,
         timers="pause:dispose,coop,first_contact", note="最长90个自然日，到期自动恢复"),
    Verb("suspend_no", "驳回挂起", Opinion, decide_suspend_no, fold_suspend_no, frozenset({S.IN_PROGRESS}),
         roles=frozenset({Role.DEPUTY, Role.DIRECTOR}), english="Refuse the suspension"),
    Verb("resume", "恢复", Resume, decide_resume, fold_resume, frozenset({S.SUSPENDED}), to=S.IN_PROGRESS,
         roles=DISPATCHERS | {Role.DEPUTY, Role.SYSTEM}, bounds=COORDINATED, english="Resume",
         timers="resume:dispose,coop,first_contact"),
)  # fmt: skip
