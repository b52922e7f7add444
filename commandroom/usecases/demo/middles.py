"""How a case is handled: dispatched, signed for, worked on, returned, extended, put on account, reported back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from commandroom.domain.event.dispatching import coop_limit
from commandroom.domain.people.roles import Role
from commandroom.domain.time.clockwork import Pause
from commandroom.domain.time.limit import Limit, Unit
from commandroom.usecases.demo.pace import MINUTE
from commandroom.usecases.demo.story import Life, LifeThen, Step, Story

_TOO_SHORT_TO_EXTEND = 5
_DAYS_OF_SHIFT_LEADER = 5


def dispatched(story: Story, *, unit: str = "") -> Life:
    """Sent to the unit that leads, with helpers where the case has them."""
    chance = story.chance
    story.unit = unit or story.unit or story.lead_unit()
    at = story.soon("dispatch")
    sent = _sent(story, at)
    desk = story.cast.one(Role.COMMAND, chance)
    data: dict[str, Any] = {"lead_office": story.unit, "requirement": story.says("requirement")} | sent
    story.coops = tuple(story.helpers()[:2]) if story.has("coop") else ()
    if story.coops:
        data["coop_offices"] = list(story.coops)
    if story.has("reserve") and not story.county:
        start = {"start_at": at, "lead_office": story.unit, "requirement": "请提前安排人员。"}
        if at > story.now + MINUTE * 2:
            yield from story.does("reserve", start, desk, at=story.now + MINUTE)
    yield from story.does("dispatch", data, desk, at=at)
    story.started = story.started or story.now


def _sent(story: Story, at: datetime, *, but: Sequence[str] = ()) -> dict[str, str]:
    """Somebody of the unit takes it, by name in the dispatch where the room lets that person be sent then.

    At night, when none of the unit is there, the unit alone is named.
    """
    village = story.case.scene.village if story.unit == "villages" else ""
    moment = max(at, story.now)
    story.person = story.cast.handler(story.unit, story.chance, village=village, but=but, at=moment)
    story.handlers.append(story.person)
    is_free = story.cast.may_go(story.person, story.unit, moment, village=story.case.scene.village)
    return {"handler": story.person} if is_free else {}


def handled(story: Story) -> Life:
    """From the dispatch to the feedback, with all the turns on the way."""
    yield from dispatched(story)
    if story.has("transfer"):
        yield from _reassigned(story)
    if story.has("return"):
        yield from _returned(story)
    else:
        yield from signed(story)
    if story.has("transfer2"):
        yield from _reassigned(story, second=True)
    yield from _worked(story, story.started or story.now)


def signed(story: Story) -> Life:
    """Signed for by whoever was sent."""
    if story.has("manual_urge"):
        desk = story.cast.one(Role.COMMAND, story.chance)
        yield from story.does(
            "urge", {"text": story.says("urge_text")}, desk, at=story.soon("sign", share=0.4)
        )
    yield from story.does("sign", {}, story.person, at=story.soon("sign"))


def _reassigned(story: Story, *, second: bool = False) -> Life:
    """Another person of the unit takes it; the second time the deputy director approves."""
    chance = story.chance
    desk = story.cast.one(Role.COMMAND, chance)
    at = story.soon("sign", share=chance.uniform(0.2, 0.6))
    before = [story.person]
    sent = {} if second else _sent(story, at, but=before)
    if not sent:  # nobody there to take it over, or to approve it soon: not before office hours
        at = story.pace.office(at)
        sent = _sent(story, at, but=before)
    if not sent:
        return
    data = {"new_office": story.unit, "reason": story.says("return_reason")} | sent
    story.now = max(story.now, at)
    yield from story.asks("reassign", data, desk, lambda: story.cast.one(Role.DEPUTY, chance))
    if second:
        yield from signed(story)


def _returned(story: Story) -> Life:
    """The unit says it is not its duty; the room rules."""
    chance, case = story.chance, story.case
    yield from signed(story)
    others = [
        unit
        for unit in ("development", "enforcement", "social", "safety-law", "emergency")
        if unit != story.unit
    ]
    other = chance.choice(others)
    data = {"reason_code": chance.choice(["not_duty", "wrong_category"]), "suggested_office": other,
            "basis": story.says("return_basis")}  # fmt: skip
    head = story.cast.head(story.unit)
    at = story.now + MINUTE * chance.randint(3, 40 if not story.hurried else 5)
    yield from story.does("return", data, head, at=at)
    desk = story.cast.one(Role.COMMAND, chance)
    at = story.soon("return_decide")
    if story.has("return_refused"):
        yield from story.does("return_no", {"opinion": story.says("opinion_no")}, desk, at=at)
    elif story.has("return_assigned"):
        deputy = story.cast.one(Role.DEPUTY, chance)
        story.unit, story.person = other, story.cast.handler(other, chance)
        story.handlers.append(story.person)
        story.coops = tuple(unit for unit in story.coops if unit != other)
        yield from story.does(
            "return_assign", {"office": other, "opinion": "指定承办，不得再退。"}, deputy, at=at
        )
    else:
        wrong = story.has("wrong_dispatch")
        yield from story.does(
            "return_ok", {"opinion": story.says("opinion_ok"), "wrong_dispatch": wrong}, desk, at=at
        )
        yield from dispatched(
            story, unit=other if case.category.lead_office != "综合行政执法队" else story.unit
        )
        yield from signed(story)


def _worked(story: Story, started: datetime) -> Life:
    """The work itself: contact, phases, helpers, more time, feedback."""
    limit = story.case.category.dispose
    pauses: tuple[Pause, ...] = ()
    due, is_cut = story.due_after(started)
    yield from _contacted(story, due)
    if story.has("regrade") and story.urgency == "normal":
        yield from _regraded(story)
    if story.has("suspend"):
        pauses = yield from _suspended(story)
        due = story.pace.due(limit, started, pauses)
    if story.has("extend"):
        due = yield from _extended(story, due)
    end = _feedback_at(story, limit, started, due, pauses)
    if story.has("supervise") or end > due:
        yield from _supervised(story, due, end)
    for step in sorted(_between(story, started, end, phases=not is_cut), key=lambda one: one.at):
        yield from story.does(step.verb, step.data, step.actor, at=step.at)
    yield from reported(story, at=end)


def _feedback_at(
    story: Story, limit: str, started: datetime, due: datetime, pauses: tuple[Pause, ...]
) -> datetime:
    late = story.has("late:dispose")
    if story.case.brisk:
        return story.now + MINUTE * story.chance.randint(15, 40)
    share = story.pace.handling_share(story.chance, limit, late=late)
    if story.has("swift"):
        share = min(share, story.chance.uniform(0.08, 0.16))
    found = story.pace.at(share, limit, started, pauses)
    if late and found > story.pace.end:
        found = story.pace.at(0.8, limit, started, pauses)
    if story.has("extend") and not late:
        found = max(found, due - (due - story.now) * 0.3)
    earliest = story.now + (MINUTE * 25 if not story.hurried else MINUTE * 6)
    return found if late else max(min(found, due - MINUTE * 5), min(earliest, due - MINUTE * 2))


def _contacted(story: Story, due: datetime) -> Life:
    if not story.case.phone or story.contacted:
        return
    note = {"result": "已联系", "note": story.says("contact")}
    at = min(story.soon("first_contact"), story.now + max(due - story.now, MINUTE * 2) * 0.4)
    yield from story.does("contact", note, story.person, at=at)
    story.contacted = True


def _regraded(story: Story) -> Life:
    desk = story.cast.one(Role.COMMAND, story.chance)
    why = {"urgency": "紧急", "reason": "现场情况比预想复杂，调整为紧急。"}
    story.urgency = "urgent"
    yield from story.does("regrade", why, desk, at=story.now + MINUTE * 10)


def _suspended(story: Story) -> LifeThen[tuple[Pause, ...]]:
    """Put on account for some days; returns the pause, open when it lasts beyond the story."""
    chance = story.chance
    days = chance.randint(6, 35)
    head, deputy = story.cast.head(story.unit), story.cast.one(Role.DEPUTY, chance)
    data = {"reason_code": chance.choice(["seasonal", "engineering", "appraisal", "lawsuit", "county"]),
            "expected_resume": story.now + timedelta(days=days), "plan": story.says("suspend_plan")}  # fmt: skip
    yield from story.does("suspend_apply", data, head, at=story.now + MINUTE * 30)
    later = story.pace.within(chance, "4wh", story.now, brisk=story.case.brisk)
    if story.has("suspend_refused"):
        yield from story.does("suspend_no", {"opinion": story.says("opinion_no")}, deputy, at=later)
        return ()
    yield from story.does(
        "suspend_ok", {"opinion": story.says("opinion_ok"), "max_days": days + 20}, deputy, at=later
    )
    since = story.now
    yield from story.does(
        "progress", {"text": "已采取临时措施，专人看护。"}, story.person, at=since + timedelta(days=1)
    )
    until = story.pace.at(chance.uniform(0.1, 0.6), "1wd", since + timedelta(days=days))
    desk = story.cast.one(Role.COMMAND, chance)
    yield from story.does("resume", {"note": "条件具备，恢复办理"}, desk, at=until)
    return (Pause(since, story.now),)


def _extended(story: Story, due: datetime) -> LifeThen[datetime]:
    """More time is asked for before it is too late; returns the due moment that then counts."""
    chance = story.chance
    limit = Limit.parse(story.case.category.dispose)
    if limit.unit is not Unit.WD or limit.days < _TOO_SHORT_TO_EXTEND:
        return due
    days = chance.randint(2, min(limit.days, 8))
    longer = story.pace.due(f"{days}wd", due)
    head = story.cast.head(story.unit)
    last = story.pace.clockwork.before(due, "1wd") - timedelta(hours=1)
    at = story.pace.within(chance, "1wd", story.now, brisk=story.case.brisk)
    if min(at, last) <= story.now:
        return due
    data = {"new_deadline": longer, "reason": story.says("extend_reason")}
    yield from story.does("extend_apply", data, head, at=min(at, last))
    role = Role.SHIFT_LEADER if days <= _DAYS_OF_SHIFT_LEADER else Role.DEPUTY
    later = story.pace.within(chance, "4wh", story.now, brisk=story.case.brisk)
    signer = story.cast.one(role, chance)
    if story.has("extend_refused"):
        yield from story.does("extend_no", {"opinion": story.says("opinion_no")}, signer, at=later)
        return due
    yield from story.does("extend_ok", {"opinion": story.says("opinion_ok")}, signer, at=later)
    return longer


def _supervised(story: Story, due: datetime, end: datetime) -> Life:
    """A supervision sheet, answered by the unit's head before it reports back; some are withdrawn again."""
    chance = story.chance
    at = max(due, story.now) if end > due else story.now + (end - story.now) * 0.3
    color, role = chance.choices(
        [("蓝", Role.DEPUTY), ("橙", Role.DEPUTY), ("红", Role.DIRECTOR)], [7, 2, 1]
    )[0]
    signer = story.cast.one(role, chance)
    data = {"color": color, "requirement": story.says("supervise_requirement")}
    yield from story.does("supervise", data, signer, at=at + MINUTE * 2)
    limit = {"蓝": "2wd", "橙": "1wd", "红": "4wh"}[color]
    later = story.pace.within(chance, limit, story.now, brisk=story.hurried)
    later = _seemly(story, min(later, story.now + max(end - story.now, MINUTE * 10) * 0.6), max(end, later))
    if story.has("supervise_withdrawn") and end <= due:
        why = {"reason": "情况已说明，撤销督办。"}
        yield from story.does("supervise_withdraw", why, signer, at=story.now + MINUTE * 9)
    else:
        reply = {"text": story.says("supervise_reply")}
        yield from story.does("supervise_reply", reply, story.cast.head(story.unit), at=later)


def _between(story: Story, started: datetime, end: datetime, *, phases: bool) -> Iterator[Step]:
    """What happens while the work goes on: notes of progress, phases, helpers' parts."""
    now, span = story.now, max(end - story.now, MINUTE)
    if story.has("progress"):
        first, second = (_seemly(story, now + span * share, end) for share in (0.25, 0.6))
        yield Step(first, "progress", {"text": story.says("progress")}, story.person)
        if second - first > MINUTE * 30:
            yield Step(second, "progress", {"text": story.says("progress_later")}, story.person)
    earlier = story.case.category.phases[:-1] if phases else ()
    for order, phase in enumerate(earlier):
        due = story.pace.due(phase.limit, started)
        at = min(now + span * (0.2 + 0.3 * order), due - MINUTE * 3)
        data = {"phase": phase.name, "text": "现场已完成。"}
        yield Step(max(at, now + MINUTE * (order + 1)), "phase_done", data, story.person)
    if story.coops:
        yield from _helped(story, started, end)


def _seemly(story: Story, moment: datetime, end: datetime) -> datetime:
    """In office hours where the matter can wait for them."""
    return min(story.pace.office(moment), end) if story.urgency == "normal" else moment


def _helped(story: Story, started: datetime, end: datetime) -> Iterator[Step]:
    now, own = story.now, coop_limit(story.case.category.dispose)
    span = max(min(end, story.pace.at(0.9, own, started)) - now, MINUTE * 4)
    for order, unit in enumerate(story.coops):
        village = story.case.scene.village if unit == "villages" else ""
        helper = story.cast.handler(unit, story.chance, village=village)
        story.handlers.append(helper)
        name = {"coop_office": unit}
        yield Step(now + span * (0.05 + 0.02 * order), "coop_sign", name, helper)
        if order and story.has("coop_released"):
            desk = story.cast.one(Role.COMMAND, story.chance)
            yield Step(now + span * 0.3, "coop_release", name | {"reason": "无需协办，撤销。"}, desk)
        else:
            text = {"result_text": story.says("coop_result")}
            yield Step(now + span * (0.4 + 0.1 * order), "coop_feedback", name | text, helper)


def reported(story: Story, *, at: datetime) -> Life:
    """The result goes back to the room, signed by the head of the unit."""
    data: dict[str, Any] = {
        "result_text": story.words["done"], "solved": "基本" if story.has("partly") else "是", "photo_after": ["处置后.jpg"],
        "reply_text": story.says("reply"),
    }  # fmt: skip
    if story.case.phone and not story.contacted:
        data["contacted_at"] = max(story.now, at)
    story.now = max(story.now, at)
    head = story.cast.head(story.unit)
    story.handlers.append(head)
    if story.cast.signs_alone(story.person):
        yield from story.does("feedback", data, story.person, at=at)
    else:
        yield from _countersigned(story, data, head)


def _countersigned(story: Story, data: dict[str, Any], head: str) -> Life:
    yield from story.does("feedback", data, story.person)
    if story.answer.proposed:
        wait = MINUTE * story.chance.randint(1, 2 if story.hurried else 4)
        yield from story.does("approve", {"opinion": "情况属实，同意反馈。"}, head, at=story.now + wait)
