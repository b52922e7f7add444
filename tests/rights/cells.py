"""The table of roles and verbs, typed by hand; nothing here is taken from the product's own tables.

One letter a column. `●` does it, `△` proposes it and somebody else approves, `·` may not. Where a cell holds a part only
(执法类, 一级, 第2次, ≤5wd), a row of its own names the part.

What rulings decide beside the table: what `lifecycle.json` gives a role stays given (ruling 11: the floor): 值班长 urges; and
a sheet never dead-locks the end, so that the leaders answer it for a unit whose head is away (ruling 11). A ceiling
(≤5wd, 一般件) binds whoever stands below it: who signs for the graver signs for the lighter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from typing_extensions import override

from tests.domain.event.states import IN_STATE
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, OFFICE, OTHER, TEAM, Bench

#        政务  指挥  执法协调  值班长  常务副主任  主任  负责人  经办  执法队员  网格  审计员  系统管理员  安全管理员
COLUMNS = ("intake", "command", "enforcement_coordinator", "shift_leader", "deputy_director", "director", "office_head",
           "office_staff", "enforcer", "grid", "auditor", "system_admin", "security_admin")  # fmt: skip

Make = Callable[[Bench], str]
Form = Callable[[Bench], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """A verb at an event brought so far, and what each column may."""

    line: str
    verb: str
    cells: str
    make: Make
    form: Form = field(default=lambda _bench: {})
    part: str = ""

    @override
    def __str__(self) -> str:
        return f"{self.line} {self.verb} {self.part}".strip()


# --- how far the event has come -----------------------------------------------------------------------------------------


def _unit(make: Callable[..., str], **changes: Any) -> Make:
    return lambda bench: make(bench, **changes)


SLOW = "0312"
"""Twenty working days to handle it."""
SPOT = {"tier": "一级"}
ENFORCING = {"category": "0305", "office": TEAM}


def _waiting(bench: Bench, verb: str, number: str, by: str, **data: Any) -> str:
    bench.act(verb, number, by=by, **data)
    return number


def _refusal_proposed(bench: Bench) -> str:
    form = {"reason_code": "outside", "reason_text": "不在辖区", "notify_record": "电话告知"}
    return _waiting(bench, "reject", bench.submitted(), INTAKE, **form)


def _graded(level: str) -> Make:
    return lambda bench: bench.triaged(level=level, tier="三级")


def _moved_once(bench: Bench) -> str:
    return _waiting(bench, "reassign", bench.signed(), COMMAND, new_office=OTHER, reason="派错")


def _returned(bench: Bench) -> str:
    return IN_STATE["return_pending"](bench)


def _returned_twice(bench: Bench) -> str:
    number = _returned(bench)
    bench.act("return_no", number, by=COMMAND, opinion="应由你单位办理")
    form = {"reason_code": "not_duty", "suggested_office": OTHER, "basis": "清单"}
    return _waiting(bench, "return", number, bench.head(number), **form)


def _feedback_proposed(bench: Bench) -> str:
    number = bench.signed()
    lead = bench.event(number).lead
    assert lead is not None
    staff = f"t-{lead.office}-staff"
    return _waiting(
        bench, "feedback", number, staff, result_text="已修复", solved="是", contacted_at=_now(bench)
    )


def _wants_days(days: int) -> Make:
    def make(bench: Bench) -> str:
        number = bench.signed(category=SLOW)
        until = (bench.timer(number, "dispose").due + timedelta(days=days)).isoformat()
        return _waiting(
            bench, "extend_apply", number, bench.head(number), new_deadline=until, reason="材料未到"
        )

    return make


def _wants_pause(bench: Bench) -> str:
    number = bench.signed()
    form = {"reason_code": "seasonal", "expected_resume": _soon(bench), "plan": "雨后施工"}
    return _waiting(bench, "suspend_apply", number, bench.head(number), **form)


def _answered_by_county(level: str) -> Make:
    def make(bench: Bench) -> str:
        number = bench.triaged(level=level, tier="三级")
        bench.escalate(number, by=DIRECTOR)
        form = {"county_doc_no": "县1号", "replied_at": _now(bench), "content": "同意"}
        bench.act("county_reply", number, by=COMMAND, **form)
        return _waiting(bench, "county_close", number, COMMAND, closing_evidence="县已办结")

    return make


def _supervised(bench: Bench) -> str:
    return _waiting(bench, "supervise", bench.signed(), DEPUTY, color="蓝", requirement="尽快")


def _now(bench: Bench) -> str:
    return bench.clock.moment.isoformat()


def _soon(bench: Bench) -> str:
    return (bench.clock.moment + timedelta(days=3)).isoformat()


# --- forms --------------------------------------------------------------------------------------------------------------


def _fixed(**data: Any) -> Form:
    return lambda _bench: data


def _told(bench: Bench) -> dict[str, Any]:
    now = _now(bench)
    return {"source": "CALL", "title": "老街井盖缺失", "text": "井盖不见了", "location": "老街3号", "occurred_at": now,
            "reported_at": now}  # fmt: skip


def _assigned(bench: Bench) -> dict[str, Any]:
    due = (bench.clock.moment + timedelta(days=9)).isoformat()
    return _told(bench) | {"source": "COUNTY", "county_doc_no": "县2号", "deadline": due}


def _feedback(bench: Bench) -> dict[str, Any]:
    return {"result_text": "已修复", "solved": "是", "contacted_at": _now(bench)}


def _report(bench: Bench) -> dict[str, Any]:
    now = _now(bench)
    return {"report_kind": "初报", "phone_report_at": now, "written_report_at": now, "receiver": "县中心"}


def _later(bench: Bench) -> dict[str, Any]:
    return {"new_deadline": (bench.clock.moment + timedelta(days=32)).isoformat(), "reason": "材料未到"}


def _pause(bench: Bench) -> dict[str, Any]:
    return {"reason_code": "seasonal", "expected_resume": _soon(bench), "plan": "雨后施工"}


_REJECT = _fixed(reason_code="outside", reason_text="不在辖区", notify_record="电话告知")
_TRIAGE = _fixed(tier="二级", level="无", lead_office=OFFICE)
_SEND = _fixed(lead_office=OFFICE, requirement="到场")
_RETURN = _fixed(reason_code="not_duty", suggested_office=OTHER, basis="清单第3条")
_CALLED = _fixed(result="满意", attempts=1, solved="是")
_END = _fixed(closing_text="办结", reply_text="已解决", did_our_best="已尽责")
_YES = _fixed(opinion="同意")
_SEEN = _fixed(evidence="已看")


def _sheet(color: str) -> Form:
    return _fixed(color=color, requirement="尽快")


ROWS = (
    Row("登记/补正", "register", "●●●●··●●●●···", lambda _bench: "", _told),
    Row("登记/补正", "submit", "●●●●··●●●●···", Bench.registered, _fixed(category_suggest="0910")),
    Row("登记/补正", "supplement", "●●●●·····●···", IN_STATE["pending_supplement"], _fixed(text="门牌为3号")),
    Row("受理/不予受理", "accept", "●············", Bench.submitted, _fixed(category="0910", urgency="一般")),
    Row("受理/不予受理", "ask_supplement", "●············", Bench.submitted, _fixed(missing_items="门牌")),
    Row("受理/不予受理", "county_assign", "●············", lambda _bench: "", _assigned),
    Row("受理/不予受理", "reject", "△············", Bench.submitted, _REJECT),
    Row("受理/不予受理", "approve", "···●·········", _refusal_proposed, part="不予受理"),
    Row("研判定级、选剧本", "triage", "·●·●·········", Bench.accepted, _TRIAGE),
    Row("研判定级、选剧本", "triage", "·●●●·········", _unit(Bench.accepted, category="0305"), _TRIAGE, "执法类"),
    Row("研判定级、选剧本", "confirm_grade", "····●●·······", _graded("较大"), _fixed(opinion="属实"), "较大"),
    Row("研判定级、选剧本", "confirm_grade", "·····●·······", _graded("重大"), _fixed(opinion="属实"), "重大"),
    Row("派遣/加派/改派", "dispatch", "·●·●·········", Bench.triaged, _SEND),
    Row("派遣/加派/改派", "dispatch", "·●●●·········", _unit(Bench.triaged, **ENFORCING),
        _fixed(lead_office=TEAM, requirement="到场"), "执法类"),
    Row("派遣/加派/改派", "add_coop", "·●·●·········", Bench.signed, _fixed(coop_office=OTHER, requirement="协助")),
    Row("派遣/加派/改派", "add_coop", "·●●●·········", _unit(Bench.signed, **ENFORCING),
        _fixed(coop_office=OTHER, requirement="协助"), "执法类"),
    Row("派遣/加派/改派", "reassign", "·●·●·········", Bench.signed, _fixed(new_office=OTHER, reason="派错"), "第1次"),
    Row("派遣/加派/改派", "reassign", "·●●●·········", _unit(Bench.signed, **ENFORCING),
        _fixed(new_office=OTHER, reason="派错"), "执法类"),
    Row("派遣/加派/改派", "reassign", "·△·△●········", _moved_once, _fixed(new_office=OFFICE, reason="派错"), "第2次"),
    Row("签收/进展/反馈", "sign", "······●●●····", Bench.dispatched),
    Row("签收/进展/反馈", "sign", "······●●●●···", _unit(Bench.dispatched, **SPOT), part="一级"),
    Row("签收/进展/反馈", "progress", "······●●●····", Bench.signed, _fixed(text="施工中")),
    Row("签收/进展/反馈", "progress", "······●●●●···", _unit(Bench.signed, **SPOT), _fixed(text="施工中"), "一级"),
    Row("签收/进展/反馈", "feedback", "······●△●····", Bench.signed, _feedback),
    Row("签收/进展/反馈", "feedback", "······●△●●···", _unit(Bench.signed, **SPOT), _feedback, "一级"),
    Row("签收/进展/反馈", "approve", "······●······", _feedback_proposed, part="负责人签"),
    Row("退单 申请/裁决", "return", "······●△·····", Bench.signed, _RETURN),
    Row("退单 申请/裁决", "return_ok", "·●·●·········", _returned, _YES, "首次"),
    Row("退单 申请/裁决", "return_ok", "·△·△●········", _returned_twice, _YES, "二次"),
    Row("退单 申请/裁决", "return_no", "·●·●·········", _returned, _YES, "首次"),
    Row("退单 申请/裁决", "return_no", "·△·△●········", _returned_twice, _YES, "二次"),
    Row("退单 申请/裁决", "return_assign", "····●········", _returned, _fixed(office=OTHER, opinion="指定")),
    Row("延期 批准", "extend_apply", "······●······", _unit(Bench.signed, category=SLOW), _later),
    Row("延期 批准", "extend_ok", "···●●●·······", _wants_days(2), _YES, "≤5wd"),
    Row("延期 批准", "extend_ok", "····●●·······", _wants_days(9), _YES, "≤10wd"),
    Row("挂起 批准", "suspend_apply", "······●······", Bench.signed, _pause),
    Row("挂起 批准", "suspend_ok", "····●●·······", _wants_pause, _fixed(opinion="同意", max_days=30)),
    Row("挂起 批准", "suspend_ok", "·····●·······", _wants_pause, _fixed(opinion="同意", max_days=120), ">90日"),
    Row("上报县级 签发", "escalate", "△△··●●·······", Bench.accepted, _report),
    Row("上报县级 签发", "escalate", "△△·●●●·······", _unit(Bench.accepted, urgency="特急"), _report, "特急"),
    Row("上报县级 签发", "escalate", "△△·●·●·······", _graded("重大"), _report, "重大"),
    Row("核查/回访", "verify_ok", "···●·····●···", Bench.fed_back, _SEEN),
    Row("核查/回访", "verify_ok", "··●●·····●···", _unit(Bench.fed_back, **ENFORCING), _SEEN, "执法类"),
    Row("核查/回访", "callback", "●··●·········", Bench.verified, _CALLED),
    Row("办结", "close", "···●●●·······", Bench.called_back, _END, "一般件"),
    Row("办结", "close", "····●●·······", _unit(Bench.called_back, result="不满意"), _END, "不满意件"),
    Row("办结", "close", "····●●·······", _answered_by_county("较大"), _END, "较大"),
    Row("办结", "close", "·····●·······", _answered_by_county("重大"), _END, "重大"),
    Row("督办", "urge", "●●·●·········", Bench.signed),
    Row("督办", "supervise", "···△●●·······", Bench.signed, _sheet("蓝"), "蓝"),
    Row("督办", "supervise", "····●●·······", Bench.signed, _sheet("橙"), "橙"),
    Row("督办", "supervise", "·····●·······", Bench.signed, _sheet("红"), "红"),
    Row("督办", "supervise_reply", "····●●●······", _supervised, _fixed(text="已安排")),
)  # fmt: skip

KEPT: dict[str, tuple[str, str]] = {
    # kind of record: how the last row calls it, and its cells
    "person": ("人员维护", "····●●·······"), "unit": ("人员维护", "····●●·······"),
    "item_list": ("清单维护", "····●●·······"), "grant": ("清单维护", "····●●·······"),
    "village": ("清单维护", "····●●·······"), "grid": ("清单维护", "····●●·······"),
    "rule": ("规则维护", "····●●·······"), "category": ("规则维护", "····●●·······"),
    "timer": ("规则维护", "····●●·······"), "hours": ("规则维护", "····●●·······"),
    "calendar": ("规则维护", "····●●·······"), "setting": ("规则维护", "····●●·······"),
    # §2.19: the leader on duty consents to changes of the duty roster
    "duty": ("排班", "···●●●·······"), "shift": ("排班", "···●●●·······"), "pattern": ("排班", "···●●●·······"),
    "leave": ("排班", "···●●●·······"), "loan": ("排班", "···●●●·······"), "presence": ("排班", "···●●●·······"),
    "recusal": ("排班", "···●●●·······"),
}  # fmt: skip
GRANTING = "············●"
"""Roles of a person, once the room has a security administrator."""
RESULTS = "····●●·······"
"""考核结果发布."""

OTHERS = {
    # Verbs that §2.6 does not name (ruling 11): who has at least a part of them. No administrator has any.
    "self_close": "●··●·····●···", "void": "●●●●··●●●●···", "void_accepted": "···●·········",
    "regrade": "·●●●●●·······", "reserve": "·●●●·········", "coop_sign": "······●●●●···",
    "coop_feedback": "······●●●●···", "coop_release": "·●●●·········", "contact": "●●●●··●●●●···",
    "phase_done": "······●●●●···", "extend_no": "···●●●·······", "suspend_no": "····●●·······",
    "resume": "·●●●●········", "verify_ok_nocb": "··●●·····●···", "rework": "●·●●●····●···",
    "handle_again": "●·●●●····●···", "callback_attempt": "●··●·········", "reopen": "···●●········",
    "archive": "···●●········", "assess": "····●●·······", "merge": "●●●●·········", "unmerge": "●●●●·········",
    "split": "·●●●·········", "urge_ack": "●●●●●●●●●●···", "backlog_cause": "●●●●●●●······",
    "supervise_withdraw": "···●●●·······", "phone_report": "●●●●●●·······", "countersign": "····●●·······",
    "report_more": "●●·●●●·······", "county_receive": "●●●●●●·······", "county_return": "●●●●·········",
    "county_reply": "●●●●·········", "county_close": "●●●●·········", "assign_down": "●●●●●●·······",
    "transfer": "·●·●●●·······", "hand_back": "△△·●●●·······", "note": "●●●●●●●●●●···", "correct": "●●●●●●···●···",
    "attach": "●●●●●●●●●●···", "person": "●●●●··●●●●···", "reveal": "●●●●●●●●●●···", "erase": "····●●·······",
    "recount": "····●●·······", "withdraw": "●●●●●●●●●●···", "settle": "·●·●●········", "import": "●●●●●●·······",
    "take_history": "●●●●·········", "close_history": "●●●●·········", "decline": "●●●●●●●●●●···",
}  # fmt: skip


def at(cells: str, role: str) -> str:
    """The letter of a column."""
    return cells[COLUMNS.index(role)]
