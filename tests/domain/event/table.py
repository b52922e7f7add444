"""The lifecycle as the trade wants it, typed by hand: which verbs each state knows, and an example of each verb.

Nothing here is taken from the product's own tables: it is what they are held against.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from tests.room import OFFICE, OTHER

ALWAYS = {"note", "reveal", "withdraw", "settle", "approve", "decline"}
LIVE = ALWAYS | {"correct", "attach", "person"}
MARKED = {"assess", "countersign"}
RUNNING = LIVE | MARKED | {"urge", "urge_ack", "backlog_cause", "regrade", "confirm_grade",
                           "supervise", "supervise_reply", "supervise_withdraw",
                           "phone_report", "report_more", "county_receive", "contact", "recount"}  # fmt: skip
COOP = {"coop_sign", "coop_feedback", "coop_release"}

OPEN_VERBS: dict[str, set[str]] = {
    "draft": LIVE | {"submit", "self_close", "void", "urge", "urge_ack", "phone_report", "report_more",
                     "county_receive", "recount"},
    "pending_accept": RUNNING | {"self_close", "accept", "reject", "hand_back", "ask_supplement", "merge",
                                 "void_accepted",
                                 "take_history", "close_history"},
    "pending_supplement": RUNNING | {"supplement"},
    "pending_triage": RUNNING | {"triage", "merge", "escalate", "void_accepted", "split"},
    "pending_dispatch": RUNNING | {"dispatch", "reserve", "merge", "escalate", "split"},
    "pending_sign": RUNNING | COOP | {"sign", "add_coop", "return", "reassign", "split"},
    "in_progress": RUNNING | COOP | {"add_coop", "return", "reassign", "extend_apply", "extend_ok", "extend_no",
                                     "suspend_apply", "suspend_ok", "suspend_no", "progress", "phase_done", "feedback",
                                     "escalate", "split"},
    "suspended": RUNNING | COOP | {"resume", "progress"},
    "return_pending": RUNNING | COOP | {"return_ok", "return_no", "return_assign"},
    "pending_verify": RUNNING | COOP | {"verify_ok", "verify_ok_nocb", "rework"},
    "pending_callback": RUNNING | COOP | {"callback", "callback_attempt", "rework"},
    "pending_close": RUNNING | COOP | {"close", "rework", "handle_again"},
    "escalated": RUNNING | COOP | {"county_return", "county_reply"},
    "county_replied": RUNNING | COOP | {"dispatch", "county_close"},
    "closed": LIVE | MARKED | {"reopen", "archive", "erase", "report_more", "county_receive", "urge", "urge_ack"},
    "archived": ALWAYS | MARKED | {"erase"},
    "rejected": LIVE | MARKED | {"archive", "erase"},
    "voided": ALWAYS | MARKED | {"erase"},
    "merged": LIVE | MARKED | {"unmerge", "archive", "erase"},
    "moved": LIVE | MARKED | {"archive", "erase"},
}  # fmt: skip


def examples(now: datetime, *, other: str = "") -> dict[str, dict[str, Any]]:
    """A filled form for each verb; `other` is the number of another event."""
    at, soon = now.isoformat(), (now + timedelta(days=3)).isoformat()
    return {
        "submit": {"category_suggest": "0910"},
        "self_close": {"category": "0910", "handling_text": "已办", "photo_after": "a.jpg"},
        "accept": {"category": "0910", "urgency": "一般"},
        "reject": {"reason_code": "outside", "reason_text": "不在辖区", "notify_record": "电话告知"},
        "ask_supplement": {"missing_items": "门牌"}, "supplement": {"text": "门牌为3号"}, "void": {"reason": "误录"},
        "void_accepted": {"reason": "误录"}, "triage": {"tier": "二级", "level": "无", "lead_office": OFFICE},
        "confirm_grade": {"opinion": "属实"}, "regrade": {"reason": "升级", "urgency": "紧急"},
        "dispatch": {"lead_office": OFFICE, "requirement": "到场"},
        "reserve": {"lead_office": OFFICE, "start_at": soon, "requirement": "明日到场"},
        "add_coop": {"coop_office": OTHER, "requirement": "协助"}, "coop_sign": {"coop_office": OTHER},
        "coop_feedback": {"coop_office": OTHER, "result_text": "已协助"},
        "coop_release": {"coop_office": OTHER, "reason": "不需要"}, "reassign": {"new_office": OTHER, "reason": "派错"},
        "sign": {}, "contact": {"result": "已联系"}, "progress": {"text": "施工中"}, "phase_done": {"phase": "围护"},
        "feedback": {"result_text": "已修复", "solved": "是", "contacted_at": at},
        "return": {"reason_code": "not_duty", "suggested_office": OTHER, "basis": "清单第3条"},
        "return_ok": {"opinion": "同意"}, "return_no": {"opinion": "应由你单位办理"},
        "return_assign": {"office": OTHER, "opinion": "指定"},
        "extend_apply": {"new_deadline": soon, "reason": "材料未到"}, "extend_ok": {"opinion": "同意"},
        "extend_no": {"opinion": "不同意"},
        "suspend_apply": {"reason_code": "seasonal", "expected_resume": soon, "plan": "雨后施工"},
        "suspend_ok": {"opinion": "同意", "max_days": 10}, "suspend_no": {"opinion": "不同意"}, "resume": {},
        "verify_ok": {"evidence": "已看"}, "verify_ok_nocb": {"evidence": "已看", "no_callback_reason": "anonymous"},
        "rework": {"reason": "未修好", "requirement": "重修"}, "callback_attempt": {},
        "callback": {"result": "满意", "attempts": 1, "solved": "是"},
        "close": {"closing_text": "办结", "reply_text": "已解决"}, "reopen": {"reason": "复发", "new_request_id": "R1"},
        "archive": {}, "assess": {"counted": False, "reason": "不可抗力"},
        "hand_back": {"reason": "不在本镇"},
        "merge": {"master_id": other or "none", "similarity_reason": "同一处"}, "unmerge": {"reason": "不是同一处"},
        "split": {"titles": ["其一", "其二"], "reason": "两件事"}, "urge": {}, "urge_ack": {"receiver": "经办人"},
        "backlog_cause": {"reason_code": "few_hands"}, "handle_again": {"reason": "仍有积水", "requirement": "再疏通"},
        "supervise": {"color": "蓝", "requirement": "尽快"}, "supervise_reply": {"text": "已安排"},
        "supervise_withdraw": {"reason": "已办"}, "phone_report": {"phone_report_at": at, "receiver": "县中心"},
        "escalate": {"report_kind": "初报", "phone_report_at": at, "written_report_at": at, "receiver": "县中心"},
        "countersign": {"opinion": "同意"}, "report_more": {"report_kind": "续报", "text": "进展"},
        "county_receive": {"receiver": "县中心值班员"}, "county_return": {"county_opinion": "由镇办理"},
        "county_reply": {"county_doc_no": "县1号", "replied_at": at, "content": "同意"},
        "county_close": {"closing_evidence": "县已办结"}, "note": {"text": "备注"},
        "correct": {"field": "title", "value": "新标题"},
        "person": {"reporter_name": "李某"}, "reveal": {"reason": "回访"}, "erase": {"reason": "到期"},
        "recount": {"calendar": "x"},
        "withdraw": {"target": "x"}, "settle": {"conflict": "x", "keep": "y", "reason": "z"}, "approve": {},
        "decline": {"opinion": "不同意"}, "take_history": {}, "close_history": {"closed_at": at},
    }  # fmt: skip
