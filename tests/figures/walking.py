"""Random lives of a few events in a practice room: whatever the room refuses simply does not happen."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from commandroom.base.clock import FixedClock
from commandroom.domain.errors import RoomError
from commandroom.domain.event.imported import Imported
from commandroom.entrypoints.opening import open_room
from commandroom.usecases.importing import Import, import_events
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, MORNING, OFFICE, OTHER, TEAM, Bench

Step = tuple[int, int, int]
"""Which event, which deed, how many minutes later."""
GAPS = (1, 2, 3, 7, 15, 29, 45, 61, 190, 1450, 4500, 11000)
MOST = 7
SOURCES = ("GRID", "CALL", "VIDEO", "VISIT", "GRID", "H12345")
CATEGORIES = ("0302", "0303", "0910", "0101", "9902")
OFFICES = (OFFICE, OTHER, TEAM)
HEAD, STAFF = "head", "staff"
Move = tuple[str, str, dict[str, Any]]


@contextmanager
def room_like(founded: Path, folder: Path) -> Iterator[Bench]:
    """A fresh copy of a room that was founded once."""
    shutil.copytree(founded, folder)
    clock = FixedClock(MORNING)
    bench = Bench(open_room(folder, clock=clock), clock, folder)
    try:
        yield bench
    finally:
        bench.room.store.close()
        shutil.rmtree(folder)


def walk(bench: Bench, steps: list[Step]) -> list[str]:
    """Live through the steps; returns the numbers of the events."""
    numbers: list[str] = []
    for which, luck, gap in steps:
        bench.later(minutes=GAPS[gap % len(GAPS)], milliseconds=1 + luck % 7)
        try:
            if len(numbers) < 3 or (which == 0 and len(numbers) < MOST):
                numbers.append(_begin(bench, luck, len(numbers)))
            else:
                alive = [n for n in numbers if bench.event(n).is_open] if luck % 8 else numbers
                _go_on(bench, numbers, (alive or numbers)[which % len(alive or numbers)], luck)
        except RoomError:
            continue
    return numbers


def _begin(bench: Bench, luck: int, count: int) -> str:
    if luck % 7 == 0:
        return _imported(bench, luck, count)
    if luck % 3 == 0:  # far on already, so that the walk meets the late stages too
        far = (bench.signed, bench.fed_back, bench.verified, bench.called_back, bench.closed)[luck % 5]
        return far(category=CATEGORIES[luck % 4], source=("GRID", "VISIT")[luck % 2])
    source = SOURCES[luck % 6]
    outer = (bench.clock.moment + timedelta(days=2 + luck % 9)).isoformat()
    hotline = {"ext_no": f"H{count}", "ext_due": outer} if source == "H12345" else {}
    number = bench.registered(
        **hotline,
        source=source,
        severity="较大" if luck % 5 == 1 else "",
        category=CATEGORIES[luck % 5],
        reporter_phone="" if luck % 3 == 0 else "13900000000",
    )
    bench.later(minutes=1)
    if luck % 5:
        bench.act("submit", number, by=INTAKE, category_suggest=CATEGORIES[luck % 5])
    return number


def _imported(bench: Bench, luck: int, count: int) -> str:
    now = bench.clock.moment
    closed = now - timedelta(days=1) if luck % 2 else None
    row = Imported(
        number=1, ext_no=f"GD{count}", source="H12345", title="旧件", text="旧件内容", reported_at=now - timedelta(days=9),
        dispatched_at=now - timedelta(days=8), closed_at=closed, closed_at_assumed=luck % 4 == 1,
        ext_due=now - timedelta(days=luck % 3) if luck % 3 else None,
        satisfaction="满意" if luck % 5 == 0 else None, solved="是" if luck % 5 == 0 else None,
    )  # fmt: skip
    import_events(bench.room, [row], Import(file="旧件.csv", actor=DIRECTOR))
    return bench.event(f"GD{count}").number


def _go_on(bench: Bench, numbers: list[str], number: str, luck: int) -> None:
    event = bench.event(number)
    if luck % 13 == 0:
        return _undo_or_mark(bench, number, luck)
    moves = _moves(bench, numbers, number)[event.state.value]
    if event.is_open and luck % 9 == 0:
        moves = _supervision()
    if not moves:
        return None
    verb, by, data = moves[luck % len(moves)]
    if by in {HEAD, STAFF}:
        by = f"t-{event.lead.office}-{by}" if event.lead is not None else LEADER
    bench.act(verb, number, by=by, **data)
    answer = {
        "reject": (LEADER, "approve"),
        "extend_apply": (DEPUTY, "extend_ok"),
        "suspend_apply": (DEPUTY, "suspend_ok"),
    }
    if verb in answer and luck % 4:
        bench.later(minutes=3)
        who, then = answer[verb]
        opinion: dict[str, Any] = {"opinion": "同意"} | ({"max_days": 20} if then == "suspend_ok" else {})
        bench.act(then, number, by=who, **opinion)
    return None


def _undo_or_mark(bench: Bench, number: str, luck: int) -> None:
    event = bench.event(number)
    if luck % 2 and event.heads:
        bench.act("withdraw", number, by=event.last_actor, target=event.heads[0])
    elif luck % 3:
        bench.act("assess", number, by=DEPUTY, counted=luck % 4 == 0, reason="不可抗力")
    else:
        bench.act(
            "regrade", number, by=DEPUTY, reason="升级", urgency="紧急", level="较大" if luck % 5 == 0 else ""
        )


def _supervision() -> list[Move]:
    return [
        ("supervise", DEPUTY, {"color": "蓝", "requirement": "尽快"}),
        ("supervise", DIRECTOR, {"color": "红", "requirement": "立即"}),
        ("supervise_reply", HEAD, {"text": "已安排"}),
        ("supervise_withdraw", LEADER, {"reason": "已办"}),
    ]


def _moves(bench: Bench, numbers: list[str], number: str) -> dict[str, list[Move]]:
    """What people may try in each state; the likely way on stands more than once."""
    now = bench.clock.moment
    at, soon = now.isoformat(), (now + timedelta(days=4)).isoformat()
    called = (now - timedelta(minutes=20)).isoformat()
    just_now = (now - timedelta(minutes=1)).isoformat()
    other = next(n for n in reversed([*numbers, number]) if n != number or len(numbers) == 1)
    merge: Move = ("merge", LEADER, {"master_id": other, "similarity_reason": "同一处"})
    up: Move = ("escalate", DEPUTY, {"report_kind": "初报", "phone_report_at": just_now, "written_report_at": at,
                                     "receiver": "县中心"})  # fmt: skip
    limit = bench.event(number).timer("dispose")
    later = ((limit.due if limit is not None else now) + timedelta(days=1)).isoformat()
    spot: Move = ("self_close", INTAKE, {"category": "0302", "handling_text": "已清", "photo_after": "a.jpg"})
    extend: Move = ("extend_apply", HEAD, {"new_deadline": later, "reason": "材料未到"})
    rework: Move = ("rework", LEADER, {"reason": "未修好", "requirement": "重修"})
    triages: list[Move] = [
        (
            "triage",
            COMMAND,
            {"tier": tier, "level": "无", "lead_office": OFFICE, "item_ref": item, "scenario": plot},
        )
        for tier, item, plot in (("二级", "", ""), ("一级", "清单3", ""), ("二级", "清单4", "CW-11"))
    ]
    dispatches: list[Move] = [
        ("dispatch", COMMAND, {"lead_office": office, "requirement": "到场", "handler": handler})
        for office, handler in ((OFFICE, ""), (OTHER, "t-safety-law-staff"), (TEAM, ""))
    ]
    back: Move = (
        "return",
        HEAD,
        {"reason_code": "not_duty", "suggested_office": OTHER, "basis": "清单第3条"},
    )
    fed: Move = ("feedback", HEAD, {"result_text": "已修复", "solved": "是", "contacted_at": called})
    verify: Move = ("verify_ok", LEADER, {"evidence": "已看"})
    calls: list[Move] = [
        ("callback", INTAKE, {"result": result, "attempts": 2, "solved": solved})
        for result, solved in (("满意", "是"), ("基本满意", "基本"), ("不满意", "否"), ("无法回访", "是"))
    ]
    close: Move = (
        "close",
        DIRECTOR,
        {"closing_text": "办结", "reply_text": "已解决", "did_our_best": "已尽力"},
    )
    return {
        "draft": [("submit", INTAKE, {"category_suggest": "0302"}), ("void", INTAKE, {"reason": "误录"}),
                  spot, spot],
        "pending_accept": [*[("accept", INTAKE, {"category": c, "urgency": u}) for c, u in
                             (("0303", "一般"), ("0910", "紧急"), ("0303", "特急"), ("0302", "特急"))], merge,
                           ("reject", INTAKE, {"reason_code": "outside", "reason_text": "外镇", "notify_record": "电话"}),
                           spot, spot,
                           ("ask_supplement", INTAKE, {"missing_items": "门牌"}),
                           ("void_accepted", LEADER, {"reason": "误录"}), ("take_history", LEADER, {}),
                           ("close_history", LEADER, {"closed_at": called})],
        "pending_supplement": [("supplement", INTAKE, {"text": "三号"})],
        "pending_triage": [*triages, *triages, up, merge, ("void_accepted", LEADER, {"reason": "误录"})],
        "pending_dispatch": [*dispatches, *dispatches, up, merge],
        "pending_sign": [("sign", HEAD, {}), ("sign", STAFF, {}), back,
                         ("reassign", COMMAND, {"new_office": TEAM, "reason": "派错"})],
        "in_progress": [fed, fed, back, up, ("progress", HEAD, {"text": "在办"}), ("contact", HEAD, {"result": "已联系"}),
                        extend, extend,
                        ("suspend_apply", HEAD, {"reason_code": "seasonal", "expected_resume": soon, "plan": "雨后"}),
                        ("reassign", COMMAND, {"new_office": OTHER, "reason": "派错"})],
        "suspended": [("resume", COMMAND, {}), ("progress", HEAD, {"text": "等雨停"})],
        "return_pending": [("return_ok", DEPUTY, {"opinion": "同意", "wrong_dispatch": True}),
                           ("return_ok", DEPUTY, {"opinion": "同意"}), ("return_no", DEPUTY, {"opinion": "不同意"}),
                           ("return_assign", DEPUTY, {"office": OTHER, "opinion": "指定"})],
        "pending_verify": [verify, verify, rework,
                           ("verify_ok_nocb", LEADER, {"evidence": "已看", "no_callback_reason": "anonymous"})],
        "pending_callback": [*calls, rework, ("callback_attempt", INTAKE, {})],
        "pending_close": [close, close, close, rework],
        "escalated": [("county_return", COMMAND, {"county_opinion": "由镇办理"}),
                      ("county_reply", COMMAND, {"county_doc_no": "县1号", "replied_at": at, "content": "同意"})],
        "county_replied": [*dispatches, ("county_close", COMMAND, {"closing_evidence": "县已办结"})],
        "closed": [("reopen", LEADER, {"reason": "复发", "new_request_id": "R1", "policy": policy})
                   for policy in ("restart", "continue")] + [("archive", LEADER, {})],
        "merged": [("unmerge", LEADER, {"reason": "不是同一处"}), ("archive", LEADER, {})],
        "rejected": [("archive", LEADER, {})], "archived": [], "voided": [],
    }  # fmt: skip


def lucky(seed: int, count: int) -> list[Step]:
    """The same steps each time."""
    luck = random.Random(seed)  # noqa: S311
    return [
        (luck.randint(0, 5), luck.randint(0, 10_000), luck.randint(0, len(GAPS) - 1)) for _ in range(count)
    ]
