"""How a case goes up to the county, is verified, called back, reworked, closed, and comes back again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from commandroom.domain.knowledge.gradings import Severity, at_least
from commandroom.domain.people.roles import Role
from commandroom.usecases.demo.middles import reported
from commandroom.usecases.demo.pace import MINUTE
from commandroom.usecases.demo.story import Life, Story

_FAIR, _SATISFIED = "基本满意", "满意"
_RECEIVER = "县级社会治理中心值班员"


def taken_up(story: Story) -> Life:
    """Reported to the county, which answers, ends it, or hands it back."""
    chance = story.chance
    called = story.now + MINUTE * chance.randint(1, 3)
    written = called + MINUTE * chance.randint(3, 12)
    leader = Role.DIRECTOR if at_least(Severity(story.case.severity), Severity.MAJOR) else Role.DEPUTY
    first_send = story.urgency == "critical" and story.has("first_send")
    writer = story.cast.one(Role.SHIFT_LEADER if first_send else leader, chance)
    data = {"report_kind": "初报", "phone_report_at": called, "written_report_at": written, "receiver": _RECEIVER,
            "text": story.says("report_text"), "first_send": first_send}  # fmt: skip
    yield from story.does("escalate", data, writer, at=written)
    story.writer, story.reported = writer, story.now
    if first_send:
        signer = story.cast.one(leader, chance)
        yield from story.does(
            "countersign", {"opinion": story.says("opinion_ok")}, signer, at=story.now + MINUTE * 8
        )
    if story.has("report_more"):
        more = {"report_kind": "续报", "text": story.says("report_further")}
        yield from story.does("report_more", more, writer, at=story.now + MINUTE * 10)
        story.reported = story.now
    yield from _county_spoke(story)
    story.county = True


def _county_spoke(story: Story) -> Life:
    chance = story.chance
    desk = story.cast.one(Role.COMMAND, chance)
    limit = "90min" if story.urgency == "critical" else "1wd"
    at = story.pace.within(chance, limit, story.now, brisk=story.case.brisk)
    if story.has("county_returned"):
        yield from story.does("county_return", {"county_opinion": story.says("county_opinion")}, desk, at=at)
        story.writer = ""
        return
    data = {"county_doc_no": f"青治复〔{at.year}〕{chance.randint(100, 999)}号", "replied_at": at - MINUTE,
            "content": story.says("county_content")}  # fmt: skip
    yield from story.does("county_reply", data, desk, at=at)


def ended_by_county(story: Story) -> Life:
    """The county ended it itself."""
    desk = story.cast.one(Role.COMMAND, story.chance)
    evidence = {"closing_evidence": "县级办结通知单及现场照片"}
    yield from story.does("county_close", evidence, desk, at=story.soon("take_over"))
    story.writer, story.ended_above = "", story.writer


def verified(story: Story) -> Life:
    """Looked at by somebody else; sent back where it is not done; then the person is called."""
    rounds = 2 if story.has("rework2") else int(story.has("rework"))
    for _ in range(rounds):
        yield from _reworked(story)
    yield from _looked_at(story)
    if story.case.phone or story.case.turns & {"call_anyway"}:
        yield from _called(story)


def _reworked(story: Story) -> Life:
    verifier = story.cast.verifier(story.chance, story.handlers, story.case.scene.village)
    data = {"reason": story.says("rework"), "requirement": story.says("rework_requirement")}
    yield from story.does("rework", data, verifier, at=story.soon("verify"))
    if story.person == "":
        story.person, story.unit = story.handlers[0], "villages"
    at = story.pace.within(story.chance, _again(story.case.category.dispose), story.now, brisk=story.hurried)
    yield from story.does(
        "progress", {"text": story.says("progress")}, story.person, at=story.now + MINUTE * 5
    )
    yield from reported(story, at=at)


def _again(limit: str) -> str:
    """How long a second try takes: inside half the first limit."""
    return "3wh" if limit.endswith(("wd", "wh", "cd")) else "25min"


def _looked_at(story: Story) -> Life:
    verifier = story.cast.verifier(story.chance, story.handlers, story.case.scene.village)
    evidence = {"evidence": story.says("evidence")}
    if story.case.phone:
        yield from story.does("verify_ok", evidence, verifier, at=story.soon("verify"))
        return
    reason = "anonymous" if story.case.reporter else "active_source"
    yield from story.does(
        "verify_ok_nocb", evidence | {"no_callback_reason": reason}, verifier, at=story.soon("verify")
    )


def _called(story: Story) -> Life:
    chance = story.chance
    caller = story.cast.one(Role.INTAKE, chance, but=story.handlers)
    attempts = 1
    silent = story.has("no_answer")
    if silent or story.has("second_call"):
        attempts = 2
        yield from story.does("callback_attempt", {"note": story.says("no_answer_note")}, caller,
                              at=story.soon("callback", share=chance.uniform(0.1, 0.3)))  # fmt: skip
        story.now += timedelta(hours=1, minutes=chance.randint(5, 50))
    result = "无人接听" if silent else _verdict(story)
    data = {"result": result, "attempts": attempts, "solved": "否" if result == "不满意" else "是",
            "note": story.says("callback_note" if not silent else "no_answer_note")}  # fmt: skip
    yield from story.does("callback", data, caller, at=story.soon("callback") if attempts == 1 else story.now)
    story.words["verdict"] = result


def _verdict(story: Story) -> str:
    if story.has("dissatisfied"):
        return "不满意"
    return _FAIR if story.likely(0.18) else _SATISFIED


def closed(story: Story) -> Life:
    """The end, signed by who may; the public's answer and the record of handling are two texts."""
    chance, case = story.chance, story.case
    if story.has("assess"):
        why = {"counted": False, "reason": "不可抗力导致超期，经核实不计入考核。"}
        yield from story.does("assess", why, story.cast.one(Role.DEPUTY, chance), at=story.now + MINUTE * 3)
    severity = Severity(case.severity)
    role = Role.SHIFT_LEADER
    if at_least(severity, Severity.MAJOR):
        role = Role.DIRECTOR
    elif at_least(severity, Severity.LARGER) or story.words.get("verdict") == "不满意":
        role = Role.DEPUTY
    data: dict[str, Any] = {"closing_text": story.says("closing"), "reply_text": story.says("reply")}
    if story.has("split"):
        data["leave_children"] = True
    if story.words.get("verdict") == "不满意":
        data["did_our_best"] = "已依法依规办理并当面解释，诉求人期望超出职责范围。"
    yield from story.does("close", data, story.cast.one(role, chance), at=story.soon("close"))
    owes, story.writer = story.writer or story.ended_above, ""
    if owes:
        last = {"report_kind": "终报", "text": story.says("report_final")}
        yield from story.does(
            "report_more", last, story.cast.one(Role.DEPUTY, chance), at=story.now + timedelta(hours=2)
        )


def reopened(story: Story) -> Life:
    """The same matter comes back within thirty days: triaged again, handled again."""
    chance = story.chance
    leader = story.cast.one(Role.SHIFT_LEADER, chance)
    at = story.pace.at(
        chance.uniform(0.2, 0.7),
        "1wd",
        story.now + timedelta(days=1 if story.has("swift") else chance.randint(1, 6)),
    )
    data = {"reason": story.says("reopen_reason"), "new_request_id": f"DEMO-REOPEN-{story.case.index:05d}",
            "policy": "restart"}  # fmt: skip
    yield from story.does("reopen", data, leader, at=at)
