"""How a case begins: registered, submitted, completed or refused, accepted, merged, graded."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from commandroom.domain.knowledge.gradings import Severity, at_least
from commandroom.domain.people.roles import Role
from commandroom.usecases.demo.pace import MINUTE
from commandroom.usecases.demo.story import Life, Story

TIERS = {1: "一级", 2: "二级", 3: "三级"}
_VILLAGERS = frozenset({"GRID", "VILLAGE"})


def registered(story: Story) -> Life:
    """Taken down by whoever got to know of it, and handed in; a matter of the county comes accepted."""
    case, chance = story.case, story.chance
    fields = _fields(story)
    at = case.reported_at + MINUTE * chance.randint(1, 4)
    desk = story.cast.one(Role.INTAKE, chance)
    if case.source == "COUNTY":
        paper = f"青治交〔{at.year}〕{chance.randint(100, 999)}号"
        deadline = story.pace.due(_roomy(case.category.dispose), at)
        story.outer = story.pace.clockwork.before(deadline, "1wd")
        yield from story.does(
            "county_assign", fields | {"county_doc_no": paper, "deadline": deadline}, desk, at=at
        )
        return
    writer = story.cast.grid_worker(case.scene.village, chance) if case.source in _VILLAGERS else desk
    yield from story.does("register", fields, writer, at=at)
    if story.has("void"):
        yield from story.does("void", {"reason": story.says("void_reason")}, writer, at=story.now + MINUTE)
        return
    suggested = {"category_suggest": case.category.code}
    yield from story.does("submit", suggested, writer, at=story.now + MINUTE * chance.randint(0, 2))


def _fields(story: Story) -> dict[str, Any]:
    case = story.case
    source = story.policy.sources[case.source]
    fields: dict[str, Any] = {
        "source": case.source, "title": case.title, "text": case.text, "location": case.scene.name,
        "occurred_at": case.occurred_at, "reported_at": case.reported_at, "nature": case.nature,
        "category": case.category.code, "village": case.scene.village, "grid": case.scene.grid,
        "lon": case.scene.lon, "lat": case.scene.lat,
    }  # fmt: skip
    if source.ext_no_required:
        fields["ext_no"] = f"DEMO-{case.source}-{case.reported_at:%Y%m%d}-{case.index:05d}"
    if source.ext_due_required and case.source != "COUNTY":
        story.outer = fields["ext_due"] = story.pace.due(_roomy(case.category.dispose), case.reported_at)
    if case.phone:
        fields |= {"reporter_name": case.reporter, "reporter_phone": case.phone}
    elif case.reporter:
        fields["anonymous"] = True
    if case.severity != Severity.NONE:
        fields["severity"] = case.severity
    if case.category.confidential or source.protects_identity:
        fields["confidential"] = True
    return fields


def _roomy(limit: str) -> str:
    """An outer limit that leaves the room's own one in force."""
    if limit.endswith("wd"):
        return f"{int(limit[:-2]) + 5}wd"
    return "90cd" if limit.endswith("cd") else "7wd"


def accepted(story: Story) -> Life:
    """From the inbox to an accepted matter; refusals, supplements, slips and duplicates on the way."""
    case, chance = story.case, story.chance
    if story.has("self_close"):
        yield from _on_the_spot(story)
        return
    desk = story.cast.one(Role.INTAKE, chance)
    if story.has("supplement"):
        yield from _completed(story, desk)
    if story.has("void_accepted"):
        leader = story.cast.one(Role.SHIFT_LEADER, chance)
        yield from story.does(
            "void_accepted", {"reason": story.says("void_reason")}, leader, at=story.soon("accept")
        )
        return
    if story.has("reject"):
        yield from _refused(story, desk)
        return
    if story.has("urge") and not case.brisk:
        yield from story.does("urge", {"text": story.says("urge_text")}, story.staff(Role.SHIFT_LEADER))
    data = {"category": case.category.code, "urgency": story.urgency}
    yield from story.does("accept", data, desk, at=story.soon("accept"))


def _on_the_spot(story: Story) -> Life:
    """Handled by the grid at once; the room verifies."""
    worker = story.cast.grid_worker(story.case.scene.village, story.chance)
    story.handlers.append(worker)
    data = {
        "category": story.case.category.code,
        "handling_text": story.words["done"],
        "photo_after": ["现场照片.jpg"],
    }
    yield from story.does("self_close", data, worker, at=story.soon("accept"))


def _completed(story: Story, desk: str) -> Life:
    yield from story.does(
        "ask_supplement",
        {"missing_items": story.says("supplement_missing")},
        desk,
        at=story.soon("accept", share=0.3),
    )
    later = story.pace.within(story.chance, "1wd", story.now, brisk=story.case.brisk)
    yield from story.does("supplement", {"text": story.says("supplement")}, desk, at=later)


def _refused(story: Story, desk: str) -> Life:
    code, text = _REFUSALS[story.chance.randrange(len(_REFUSALS))]
    data = {
        "reason_code": code,
        "reason_text": story.common["reject_text"][text],
        "notify_record": "已电话告知来电人",
    }
    yield from story.does("contact", {"result": "无人接听" if code == "empty" else "已联系"}, desk)
    leaders = [story.cast.one(Role.SHIFT_LEADER, story.chance, but=[desk])]
    story.now = max(story.now, story.soon("accept", share=0.4))
    yield from story.asks("reject", data, desk, lambda: leaders[0])


_REFUSALS = (("outside", 0), ("legal_channel", 1), ("repeated", 2), ("empty", 3))


def merged(story: Story) -> Life:
    """The same matter as an earlier one; now and then the merge is taken back."""
    master = story.book.master_for(story.case.twin)
    if not master:
        return
    desk = story.cast.one(Role.COMMAND, story.chance)
    reason = {"master_id": master, "similarity_reason": story.says("merge_reason")}
    yield from story.does("merge", reason, desk, at=story.soon("triage"))
    if story.has("unmerge"):
        why = {"reason": "核对后地点不同，系两件事项，撤销并案。"}
        yield from story.does("unmerge", why, desk, at=story.now + MINUTE * 12)


def graded(story: Story) -> Life:
    """Triage; a grave matter is reported by telephone first and confirmed by a leader after."""
    case, chance = story.case, story.chance
    severity = Severity(case.severity)
    grave = at_least(severity, Severity.LARGER)
    desk = story.cast.one(Role.COMMAND, chance, but=story.handlers)
    if grave:
        call = {
            "phone_report_at": story.now + MINUTE * 2,
            "receiver": "县级社会治理中心值班室",
            "text": case.title,
        }
        yield from story.does("phone_report", call, desk, at=story.now + MINUTE * 3)
    data = {
        "tier": TIERS[int(case.category.tier)], "level": case.severity, "lead_office": story.lead_unit(),
        "scenario": case.category.scenario.split("/")[0].split("~")[0], "urgency": story.urgency,
    }  # fmt: skip
    yield from story.does("triage", data, desk, at=story.soon("triage"))
    if grave:
        role = Role.DIRECTOR if at_least(severity, Severity.MAJOR) else Role.DEPUTY
        opinion = {"opinion": story.says("opinion_ok")}
        yield from story.does(
            "confirm_grade", opinion, story.cast.one(role, chance), at=story.now + MINUTE * 4
        )


def noted(story: Story) -> Life:
    """Remarks, corrections and looks at personal data, as they occur."""
    desk = story.cast.one(Role.INTAKE, story.chance)
    if story.has("note"):
        yield from story.does("note", {"text": story.says("note")}, desk, at=story.now + MINUTE)
    if story.has("correct"):
        data = {"field": "location", "value": f"{story.case.scene.name}北侧", "reason": "核对位置"}
        yield from story.does("correct", data, desk, at=story.now + MINUTE)
    if story.has("person") and not story.case.phone:
        phone = f"100{story.chance.randrange(10**8):08d}"
        data = {"reporter_name": story.says("surnames") + story.says("given"), "reporter_phone": phone}
        story.case = replace(story.case, phone=phone)
        yield from story.does("person", data, desk, at=story.now + MINUTE)
    if story.has("reveal") and story.case.phone and not story.guarded:
        why = {"reason": "核对联系方式，准备先行联系"}
        yield from story.does("reveal", why, desk, at=story.now + timedelta(seconds=40))
