"""The end: closing, reopening, archiving, and whether the event counts in the assessment."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.deed import ClockChange, Context, Decision, Deed, Verb
from commandroom.domain.event.escalating import last_report_clock
from commandroom.domain.event.rules import is_grave, need, need_signer, said
from commandroom.domain.event.state import Event, Pause, State
from commandroom.domain.journal import Entry
from commandroom.domain.knowledge.gradings import Tier
from commandroom.domain.people.roles import Role, roles_text

S = State


class Close(Deed, frozen=True, kw_only=True):
    """End it: what was done (internal) and what the public is told are two texts."""

    closing_text: str
    reply_text: str
    leave_children: bool = False
    did_our_best: str = ""


def blockers(event: Event) -> list[tuple[str, dict[str, object]]]:
    """Everything that stands in the way of closing, as (code, params).

    A supervision sheet that nobody can answer any more does not: once the lead is gone it can only be withdrawn, and
    the refusal says so.
    """
    found: list[tuple[str, dict[str, object]]] = []
    open_parts = [c.office for c in event.coops if c.is_open]
    if open_parts:
        found.append(("close.coop_open", {"units": "、".join(open_parts)}))
    sheets = [s.doc_no or s.color for s in event.supervisions if s.is_open]
    if sheets:
        found.append(("close.supervision_open", {"sheets": "、".join(sheets)}))
    if (event.tier is Tier.COUNTY or is_grave(event)) and not _county_spoke(event):
        found.append(("close.county_missing", {}))
    if event.grade_needs:
        found.append(("close.grade_unconfirmed", {"who": roles_text([Role(event.grade_needs)])}))
    if event.in_conflict:
        found.append(("close.conflict", {}))
    if any(r.needs_countersign and not r.countersigned_by for r in event.reports):
        found.append(("close.countersign_missing", {}))
    return found


def _county_spoke(event: Event) -> bool:
    """Whether it was reported up and the county answered or handed it back (the sixth invariant).

    What came from another township came through the county.
    """
    answered = event.county_replied_at is not None or event.county_returned
    return bool(event.moved_from) or (bool(event.reports) and answered)


def decide_close(event: Event, deed: Close, context: Context) -> Decision:
    """Nothing open beside it; signed by who may for its severity and for an unsatisfied person.

    Of what was reported up the county still gets a last report.
    """
    need("closing_text", deed.closing_text)
    need("reply_text", deed.reply_text)
    for code, params in blockers(event):
        raise RefusedError(code, **params)
    need_signer(event, context)
    if event.satisfaction == "不满意":
        if not context.actor.holds(Role.DEPUTY, Role.DIRECTOR):
            raise RefusedError("close.unsatisfied", who=roles_text([Role.DEPUTY]))
        if not said(deed.did_our_best):
            raise FieldError("close.best_missing", field="did_our_best")
    open_children = [c.number for child in event.children if (c := context.others(child)) and c.is_open]
    if open_children and not deed.leave_children:
        raise RefusedError("close.children_open", field="leave_children", children="、".join(open_children))
    ended = (*clocks.stop(event, "close"), *clocks.cancel_all(event, keep=("close",)))
    return Decision(clocks=(*ended, *last_report_clock(event, context)))


def fold_close(event: Event, deed: Close, _decision: Decision, entry: Entry) -> Event:
    """Closed; the first closing is remembered beside the last."""
    return replace(event, closing_text=deed.closing_text.strip(), reply_text=deed.reply_text.strip(), closed_at=entry.at,
                   closed_by=entry.actor, first_closed_at=event.first_closed_at or entry.at)  # fmt: skip


class Reopen(Deed, frozen=True, kw_only=True):
    """The same matter again, confirmed: back to triage. The time it was closed does not count.

    `policy` says what the handling clock does: `restart` (重新计时) or `continue` (继续计时).
    """

    reason: str
    new_request_id: str
    policy: str = "restart"


def decide_reopen(event: Event, deed: Reopen, context: Context) -> Decision:
    """Within thirty days; the triage clock starts, and a continued handling clock gets the rest it had."""
    need("reason", deed.reason, most=2000)
    need("new_request_id", deed.new_request_id, most=120)
    if deed.policy not in {"restart", "continue"}:
        raise FieldError("field.not_one_of", field="policy", value=deed.policy, known="restart、continue")
    days = context.policy.exceptions.whole("reopen_days")
    if event.closed_at is not None and context.now > event.closed_at + timedelta(days=days):
        raise RefusedError("reopen.too_late", days=days)
    started = clocks.start(event, context, "triage")
    owed = clocks.cancel(event, *clocks.AFTER_CLOSING)
    return Decision(
        clocks=(*owed, started, *(_continued(event, context) if deed.policy == "continue" else ()))
    )


def _continued(event: Event, context: Context) -> tuple[ClockChange, ...]:
    """The last handling clock again, with the time from its stop until now as one more pause."""
    last = next((t for t in reversed(event.timers) if t.key == "dispose" and not t.cancelled), None)
    if last is None or last.stopped_at is None:
        return ()
    rest = (*last.pauses, Pause(since=last.stopped_at, until=context.now))
    if last.limit.startswith(clocks.UNTIL):
        return (
            clocks.start_until(
                context, "dispose", last.due + (context.now - last.stopped_at), phase=last.phase
            ),
        )
    fresh = clocks.counted(context, "dispose", last.limit, since=last.since, pauses=rest)
    return (replace(fresh, phase=last.phase, pauses=rest),)


def fold_reopen(event: Event, _deed: Reopen, _decision: Decision, entry: Entry) -> Event:
    """Open again; what was said before stays in the timeline."""
    return replace(event, reopen_count=event.reopen_count + 1, closed_at=None, closed_by="", lead=None, coops=(),
                   satisfaction="", accepted_at=event.accepted_at or entry.at, county_returned=False,
                   verified_by="", verify_override="", self_closed=False)  # fmt: skip


class Archive(Deed, frozen=True, kw_only=True):
    """Put away, by hand or thirty days after the end."""


def decide_archive(event: Event, _deed: Archive, context: Context) -> Decision:
    """The machine only when the days are over."""
    days = context.policy.exceptions.whole("archive_days")
    ended = event.closed_at or event.last_at
    if context.actor.holds(Role.SYSTEM) and ended is not None and context.now < ended + timedelta(days=days):
        raise RefusedError("archive.not_yet", days=days)
    return Decision(clocks=clocks.cancel_all(event))


def fold_archive(event: Event, _deed: Archive, _decision: Decision, _entry: Entry) -> Event:
    """Put away."""
    return event


class Assess(Deed, frozen=True, kw_only=True):
    """Whether the event counts in the assessment (计入, 不计入), with the approver's reason."""

    counted: bool
    reason: str


def decide_assess(_event: Event, deed: Assess, _context: Context) -> Decision:
    """Never without a reason."""
    need("reason", deed.reason, most=1000)
    return Decision()


def fold_assess(event: Event, deed: Assess, _decision: Decision, _entry: Entry) -> Event:
    """Marked."""
    return replace(event, assessed=deed.counted, assessed_reason=deed.reason.strip())


VERBS = (
    Verb("close", "办结", Close, decide_close, fold_close, frozenset({S.PENDING_CLOSE}), to=S.CLOSED,
         roles=frozenset({Role.SHIFT_LEADER, Role.DEPUTY, Role.DIRECTOR}), english="Close", exclusive=True,
         timers="stop:close;上报过的 start:report_final", note="一般件值班长；较大以上、不满意件常务副主任；重大主任"),
    Verb("reopen", "重启", Reopen, decide_reopen, fold_reopen, frozenset({S.CLOSED}), to=S.PENDING_TRIAGE,
         roles=frozenset({Role.SHIFT_LEADER, Role.DEPUTY}), english="Reopen", exclusive=True, timers="start:triage",
         note="办结后30日内同一诉求再次反映且属实；关闭期间不计时"),
    Verb("archive", "归档", Archive, decide_archive, fold_archive, frozenset({S.CLOSED, S.REJECTED, S.MERGED, S.MOVED}),
         to=S.ARCHIVED, roles=frozenset({Role.SHIFT_LEADER, Role.DEPUTY, Role.SYSTEM}), english="Archive",
         note="办结后30日自动"),
    Verb("assess", "考核标记", Assess, decide_assess, fold_assess, frozenset(S) - {S.DRAFT},
         roles=frozenset({Role.DEPUTY, Role.DIRECTOR}), english="Assessment mark"),
)  # fmt: skip
