"""Each transition once, by the person whose duty it is: where it leads, which clocks it starts and which it stops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from tests.domain.event.states import BESIDES, IN_STATE
from tests.domain.event.table import examples
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, OTHER, Bench

pytestmark = pytest.mark.usefixtures("every_zone")

HEAD = "the head of the leading unit"
GRID = "t-grid"


@dataclass(frozen=True)
class Case:
    """From a state by a verb of a person to a state; clocks that run afterwards and that no longer run."""

    start: str
    verb: str
    by: str
    to: str
    runs: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    data: tuple[tuple[str, Any], ...] = ()


CASES = (
    Case("draft", "submit", INTAKE, "pending_accept", ("accept",)),
    Case("draft", "self_close", GRID, "pending_verify", ("verify",)),
    Case("draft", "void", INTAKE, "voided"),
    Case("pending_accept", "self_close", GRID, "pending_verify", ("verify",), ("accept",)),
    Case("pending_accept", "accept", INTAKE, "pending_triage", ("triage",), ("accept",)),
    Case("pending_accept", "ask_supplement", INTAKE, "pending_supplement", ("supplement",), pauses=("accept",)),
    Case("pending_accept", "void_accepted", LEADER, "voided", stopped=("accept",)),
    Case("pending_supplement", "supplement", GRID, "pending_accept", ("accept",), ("supplement",)),
    Case("pending_triage", "triage", COMMAND, "pending_dispatch", ("dispatch",), ("triage",)),
    Case("pending_triage", "escalate", DEPUTY, "escalated", ("county_feedback", "report_follow"), ("triage",)),
    Case("pending_triage", "void_accepted", LEADER, "voided", stopped=("triage",)),
    Case("pending_dispatch", "dispatch", COMMAND, "pending_sign", ("sign", "dispose"), ("dispatch",)),
    Case("pending_dispatch", "escalate", DEPUTY, "escalated", ("county_feedback",), ("dispatch",)),
    Case("pending_dispatch", "reserve", COMMAND, "pending_dispatch", ("dispatch",)),
    Case("pending_sign", "sign", HEAD, "in_progress", ("dispose", "first_contact"), ("sign",)),
    Case("pending_sign", "add_coop", COMMAND, "pending_sign", ("sign", "dispose", "coop")),
    Case("pending_sign", "reassign", COMMAND, "pending_sign", ("sign", "dispose")),
    Case("pending_sign", "return", HEAD, "return_pending", ("return_decide", "dispose")),
    Case("in_progress", "add_coop", COMMAND, "in_progress", ("dispose", "coop")),
    Case("in_progress", "contact", HEAD, "in_progress", ("dispose",), ("first_contact",)),
    Case("in_progress", "progress", HEAD, "in_progress", ("dispose",)),
    Case("in_progress", "reassign", COMMAND, "pending_sign", ("sign", "dispose"), ("first_contact",)),
    Case("in_progress", "return", HEAD, "return_pending", ("return_decide", "dispose")),
    Case("in_progress", "feedback", HEAD, "pending_verify", ("verify",), ("dispose", "first_contact")),
    Case("in_progress", "escalate", DEPUTY, "escalated", ("county_feedback", "dispose")),
    Case("in_progress", "suspend_apply", HEAD, "in_progress", ("dispose",)),
    Case("suspended", "progress", HEAD, "suspended", pauses=("dispose",)),
    Case("suspended", "resume", COMMAND, "in_progress", ("dispose",)),
    Case("return_pending", "return_ok", COMMAND, "pending_dispatch", ("dispatch", "dispose"), ("return_decide",)),
    Case("return_pending", "return_no", COMMAND, "in_progress", ("dispose",), ("return_decide",)),
    Case("return_pending", "return_assign", DEPUTY, "in_progress", ("dispose",), ("return_decide",)),
    Case("pending_verify", "verify_ok", LEADER, "pending_callback", ("callback",), ("verify",)),
    Case("pending_verify", "rework", LEADER, "in_progress", ("dispose",), ("verify",)),
    Case("pending_callback", "callback", INTAKE, "pending_close", ("close",), ("callback",)),
    Case("pending_callback", "callback_attempt", INTAKE, "pending_callback", ("callback",)),
    Case("pending_callback", "rework", INTAKE, "in_progress", ("dispose",), ("callback",)),
    Case("pending_close", "close", LEADER, "closed", stopped=("close",)),
    Case("pending_close", "rework", DEPUTY, "in_progress", ("dispose",), ("close",)),
    Case("escalated", "county_reply", COMMAND, "county_replied", ("take_over",), ("county_feedback",)),
    Case("escalated", "county_receive", COMMAND, "escalated", ("county_feedback", "report_follow")),
    Case("escalated", "county_return", COMMAND, "pending_dispatch", ("dispatch",),
         ("county_feedback", "report_follow")),
    Case("county_replied", "dispatch", COMMAND, "pending_sign", ("sign", "dispose"), ("take_over",)),
    Case("county_replied", "county_close", COMMAND, "pending_close", ("close",),
         ("take_over", "report_follow")),
    Case("closed", "reopen", LEADER, "pending_triage", ("triage",)),
    Case("closed", "archive", DEPUTY, "archived"),
    Case("rejected", "archive", DEPUTY, "archived"),
    Case("merged", "archive", DEPUTY, "archived"),
    Case("merged", "unmerge", COMMAND, "pending_triage", ("triage",)),
    Case("pending_dispatch", "regrade", COMMAND, "pending_dispatch", ("dispatch",)),
    Case("in_progress", "supervise", DEPUTY, "in_progress", ("dispose", "supervise_reply")),
    Case("suspended", "supervise", DEPUTY, "suspended", ("supervise_reply",), pauses=("dispose",)),
    Case("pending_accept", "supervise", DEPUTY, "pending_accept", ("accept", "supervise_reply")),
    Case("pending_close", "urge", LEADER, "pending_close", ("close",)),
    Case("return_pending", "return_assign", DEPUTY, "in_progress", ("dispose",), ("return_decide",),
         data=(("wrong_dispatch", True),)),
    Case("unsatisfied", "handle_again", INTAKE, "in_progress", ("dispose",), ("close",)),
    Case("urged", "urge_ack", HEAD, "in_progress", ("dispose",)),
    Case("overdue", "backlog_cause", COMMAND, "pending_accept", ("accept",)),
    Case("closed", "assess", DIRECTOR, "closed"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.start}-{c.verb}")
def test_a_transition_leads_where_the_trade_says_and_moves_its_clocks(room: Bench, case: Case) -> None:
    number = (IN_STATE | BESIDES)[case.start](room)
    data = examples(room.clock.moment)[case.verb] | dict(case.data)
    room.later(minutes=5)

    changes = room.act(case.verb, number, by=room.head(number) if case.by == HEAD else case.by, **data)

    event = room.event(number)
    running = {t.key for t in event.running() if not t.is_paused}
    assert changes.state == event.state
    assert event.state.value == case.to
    assert set(case.runs) <= running
    assert not set(case.stopped) & {t.key for t in event.running()}
    assert {t.key for t in event.running() if t.is_paused} >= set(case.pauses)


def test_nobody_to_call_goes_straight_to_closing(room: Bench) -> None:
    number = room.fed_back(reporter_phone=None)

    room.act("verify_ok_nocb", number, by=LEADER, evidence="已看", no_callback_reason="anonymous")

    assert room.state(number) == "pending_close"
    assert [t.key for t in room.event(number).running()] == ["close"]


def test_refusing_takes_two_people(room: Bench) -> None:
    number = room.submitted()

    proposed = room.act(
        "reject", number, by=INTAKE, reason_code="outside", reason_text="不在辖区", notify_record="已告知"
    )
    approved = room.act("approve", number, by=LEADER)

    assert proposed.state == "pending_accept"
    assert proposed.proposed
    assert approved.state == "rejected"
    assert room.log(number)[-2:] == ["propose", "approve"]


def test_a_clerk_fills_in_the_feedback_and_the_head_signs(room: Bench) -> None:
    number = room.signed()
    clerk = room.head(number).replace("-head", "-staff")

    room.act(
        "feedback",
        number,
        by=clerk,
        result_text="已修复",
        solved="是",
        contacted_at=room.clock.moment.isoformat(),
    )
    waiting = room.state(number)
    room.act("approve", number, by=room.head(number))

    assert waiting == "in_progress"
    assert room.state(number) == "pending_verify"
    assert {clerk, room.head(number)} <= set(room.event(number).handlers)


def test_an_extension_is_asked_for_granted_and_judged_by_the_new_due_moment(room: Bench) -> None:
    number = room.signed(category="0103")
    due = room.timer(number, "dispose").due
    until = due + timedelta(days=3)

    room.act("extend_apply", number, by=room.head(number), new_deadline=until.isoformat(), reason="材料未到")
    room.act("extend_ok", number, by=LEADER, opinion="同意")

    assert room.timer(number, "dispose").due == until
    assert room.timer(number, "dispose").epoch == 2


def test_a_refused_extension_leaves_the_clock(room: Bench) -> None:
    number = room.signed(category="0103")
    due = room.timer(number, "dispose").due

    room.act(
        "extend_apply",
        number,
        by=room.head(number),
        new_deadline=(due + timedelta(days=3)).isoformat(),
        reason="慢",
    )
    room.act("extend_no", number, by=LEADER, opinion="不同意")

    assert room.timer(number, "dispose").due == due


def test_a_refused_suspension_leaves_the_clock(room: Bench) -> None:
    number = room.signed()
    soon = room.clock.moment + timedelta(days=9)

    room.act(
        "suspend_apply",
        number,
        by=room.head(number),
        reason_code="seasonal",
        expected_resume=soon.isoformat(),
        plan="等雨停",
    )
    room.act("suspend_no", number, by=DEPUTY, opinion="不同意")

    assert room.state(number) == "in_progress"
    assert not room.timer(number, "dispose").is_paused


def test_a_cooperating_unit_signs_and_reports_on_its_own_clock(room: Bench) -> None:
    number = room.signed(coop=OTHER)
    unit = room.unit(OTHER)

    room.act("coop_sign", number, by=f"t-{unit}-head", coop_office=OTHER)
    room.act("coop_feedback", number, by=f"t-{unit}-head", coop_office=OTHER, result_text="已协助")

    part = room.event(number).coops[0]
    assert part.signed_at is not None
    assert not part.is_open
    assert room.event(number).timer("coop", unit) is None


def test_a_released_unit_does_not_stand_in_the_way(room: Bench) -> None:
    number = room.signed(coop=OTHER)

    room.act("coop_release", number, by=COMMAND, coop_office=OTHER, reason="不需要")

    assert not room.event(number).coops[0].is_open


def test_phases_are_done_in_order_and_the_last_ends_with_the_feedback(room: Bench) -> None:
    number = room.signed(category="0401", urgency="紧急")
    phases = [t.phase for t in room.event(number).running() if t.key == "dispose"]

    room.act("phase_done", number, by=room.head(number), phase=phases[0])
    left = [t.phase for t in room.event(number).running() if t.key == "dispose"]
    room.feed_back(number)

    assert len(phases) > 1
    assert left == phases[1:]
    assert room.state(number) == "pending_verify"


def test_a_county_matter_begins_at_triage_and_is_due_a_working_day_before_the_county_wants_it(
    room: Bench,
) -> None:
    now = room.clock.moment
    wanted = "2026-03-20T17:00:00+08:00"

    number = room.act("county_assign", by=INTAKE, title="交办件", text="请核查", location="新河村", county_doc_no="县〔2026〕8号",
                      deadline=wanted, occurred_at=now.isoformat(), reported_at=now.isoformat()).number  # fmt: skip

    event = room.event(number)
    assert event.state == "pending_triage"
    assert event.ext_due is not None
    assert event.ext_due.isoformat() == "2026-03-19T09:00:00+00:00"


def test_grave_severity_starts_the_report_clocks_from_the_moment_it_was_reported(room: Bench) -> None:
    reported = room.clock.moment
    room.later(minutes=10)

    number = room.registered(
        severity="较大", occurred_at=reported.isoformat(), reported_at=reported.isoformat()
    )

    assert room.timer(number, "report_phone").due == reported + timedelta(minutes=30)
    assert room.timer(number, "report_written").due == reported + timedelta(minutes=60)
    assert room.event(number).urgency == "critical"


def test_the_telephone_report_stops_its_clock_before_any_paper(room: Bench) -> None:
    number = room.registered(severity="较大")
    room.later(minutes=8)

    room.act(
        "phone_report", number, by=LEADER, phone_report_at=room.clock.moment.isoformat(), receiver="县中心"
    )

    keys = {t.key for t in room.event(number).running()}
    assert "report_phone" not in keys
    assert "report_written" in keys


def test_an_extreme_matter_goes_up_before_the_signature_and_is_countersigned(room: Bench) -> None:
    number = room.accepted(urgency="特急")

    room.escalate(number, by=LEADER)
    owed = room.timer(number, "countersign").due - room.clock.moment
    room.act("countersign", number, by=DEPUTY, opinion="同意")

    assert owed == timedelta(minutes=30)
    assert room.event(number).timer("countersign") is None


def test_an_ordinary_matter_goes_up_only_with_a_leaders_approval(room: Bench) -> None:
    number = room.accepted()

    proposed = room.escalate(number, by=COMMAND)
    room.act("approve", number, by=DEPUTY)

    assert proposed.state == "pending_triage"
    assert room.state(number) == "escalated"


def test_reporting_up_never_restarts_the_handling_clock(room: Bench) -> None:
    number = room.signed()
    before = room.timer(number, "dispose")
    room.later(hours=1)

    room.escalate(number)

    assert room.timer(number, "dispose") == before


def test_a_follow_up_and_a_last_report_follow_the_first(room: Bench) -> None:
    number = room.escalated()

    room.act("report_more", number, report_kind="续报", text="火已扑灭")
    room.act("report_more", number, report_kind="终报", text="处置完毕")

    assert [r.kind for r in room.event(number).reports] == ["初报", "续报", "终报"]


def test_a_return_for_a_wrong_dispatch_starts_the_handling_clock_anew(room: Bench) -> None:
    number = room.signed()
    first = room.timer(number, "dispose").due
    room.act(
        "return", number, by=room.head(number), reason_code="not_duty", suggested_office=OTHER, basis="清单"
    )
    room.act("return_ok", number, by=COMMAND, opinion="派错", wrong_dispatch=True)
    room.later(days=2)

    room.act("dispatch", number, by=COMMAND, lead_office=OTHER, requirement="请办理")

    assert room.timer(number, "dispose").due > first


def test_any_other_return_lets_the_handling_clock_run_on(room: Bench) -> None:
    number = room.signed()
    first = room.timer(number, "dispose").due
    room.act(
        "return", number, by=room.head(number), reason_code="not_duty", suggested_office=OTHER, basis="清单"
    )
    room.act("return_ok", number, by=COMMAND, opinion="改派")
    room.later(days=2)

    room.act("dispatch", number, by=COMMAND, lead_office=OTHER, requirement="请办理")

    assert room.timer(number, "dispose").due == first


def test_a_supervision_sheet_is_answered_or_withdrawn(room: Bench) -> None:
    number = room.signed()
    room.act("supervise", number, by=DEPUTY, color="蓝", requirement="尽快")
    room.act("supervise_reply", number, by=room.head(number), text="明日完成")
    room.act("supervise", number, by=DEPUTY, color="橙", requirement="立即")

    room.act("supervise_withdraw", number, by=DEPUTY, reason="已处置")

    first, second = room.event(number).supervisions
    assert first.answered_at is not None
    assert second.withdrawn_at is not None
    assert room.event(number).timer("supervise_reply", second.id) is None


def test_splitting_makes_children_with_numbers_of_their_own(room: Bench) -> None:
    number = room.triaged()

    changes = room.act("split", number, by=COMMAND, titles=["噪音", "油烟"], reason="两件事")

    children = [room.event(child) for child in room.event(number).children]
    assert [child.title for child in children] == ["噪音", "油烟"]
    assert {child.state.value for child in children} == {"pending_triage"}
    assert len({number, *(child.number for child in children)}) == 3
    assert changes.effects == ("split", "branch", "branch")


def test_imported_open_rows_wait_without_clocks_until_somebody_takes_them(room: Bench) -> None:
    from commandroom.domain.event.history import ImportEvent
    from commandroom.domain.event.imported import Imported
    from commandroom.usecases.commands import Act

    row = Imported(
        number=1, ext_no="X-1", source="H12345", title="旧件", text="旧件内容", reported_at=room.clock.moment
    )
    number = room.room.perform(Act("import", data=ImportEvent(row=row), actor=LEADER)).number
    before = room.event(number)

    room.act("take_history", number, by=INTAKE)

    assert before.unconfirmed
    assert before.timers == ()
    assert [t.key for t in room.event(number).running()] == ["accept"]


def test_an_undo_puts_back_what_was_and_shows_both_entries(room: Bench) -> None:
    number = room.submitted()
    before = room.event(number)
    done = room.act("accept", number, by=INTAKE, category="0910", urgency="一般")

    room.act("withdraw", number, by=INTAKE, target=done.entries[0])

    after = room.event(number)
    assert after.state == before.state
    assert after.timers == before.timers
    assert room.log(number)[-2:] == ["accept", "withdraw"]


def test_an_undo_is_refused_once_somebody_acted_after(room: Bench) -> None:
    from commandroom.domain.errors import RefusedError

    number = room.submitted()
    done = room.act("accept", number, by=INTAKE, category="0910", urgency="一般")
    room.act("note", number, text="已看")

    with pytest.raises(RefusedError, match=r"withdraw\.acted_after"):
        room.act("withdraw", number, by=INTAKE, target=done.entries[0])


def test_a_grave_event_waits_for_a_leaders_confirmation_from_the_start(room: Bench) -> None:
    number = room.registered(severity="重大")

    assert room.event(number).grade_needs == "director"


def test_the_signature_under_the_report_to_the_county_confirms_the_severity(room: Bench) -> None:
    number = room.accepted(severity="重大", urgency="特急")

    room.escalate(number, by=DIRECTOR)

    assert room.event(number).grade_needs == ""
    assert room.event(number).grade_confirmed_by == DIRECTOR
