"""Reporting up: by telephone and in writing, further reports and the last one, each with its clock and its receipt."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.entrypoints.opening import shipped
from commandroom.store.opening import open_store
from commandroom.usecases import alerting
from commandroom.usecases.queries import Alerts, CircularOf, EventDetail, LampsDue
from commandroom.usecases.supervision import sweep
from tests.county.conftest import County, Reported, Side
from tests.room import DEPUTY, DIRECTOR, LEADER, OFFICE, OTHER


def lit(side: Side, key: str) -> str:
    """The lamp of a clock of that key at a desk, now."""
    rows = [row for row in side.room.ask(LampsDue(side.clock.moment)) if row.timer == key]
    return rows[0].lamp if rows else ""


def owed(side: Side, number: str) -> set[str]:
    """Which reports the county waits for."""
    return {t.key for t in side.event(number).running() if t.key.startswith("report_")}


def answered(county: County, number: str) -> None:
    """The county's answer reaches the township."""
    at = county.clock.moment.isoformat()
    county.desk.does(
        "county_reply", number, by="intake", county_doc_no="县1号", replied_at=at, content="同意"
    )
    county.level()


def ended(county: County, number: str) -> None:
    """The township closes what the county has answered."""
    here = county.here
    here.act("dispatch", number, by="t-command", lead_office=OFFICE, requirement="到场")
    here.act("sign", number, by=here.head(number))
    here.feed_back(number)
    here.act("verify_ok", number, by="t-shift_leader", evidence="已看")
    here.act("callback", number, by="t-intake", result="满意", attempts=1, solved="是")
    here.act("close", number, by=DIRECTOR, closing_text="办结", reply_text="已解决")
    county.level()


def test_the_telephone_report_is_on_record_with_when_to_whom_and_by_whom(county: County) -> None:
    number = county.here.accepted(severity="较大", urgency="特急")
    at = county.clock.moment

    county.here.act("phone_report", number, by=LEADER, phone_report_at=at.isoformat(), receiver="县中心周某")

    (report,) = county.here.event(number).reports
    assert (report.kind, report.phone_at, report.receiver, report.by) == ("电话", at, "县中心周某", LEADER)


def test_the_county_reads_who_telephoned_by_name(county: County) -> None:
    number = county.here.accepted(severity="较大", urgency="特急")
    at = county.clock.moment.isoformat()
    county.here.act("phone_report", number, by=LEADER, phone_report_at=at, receiver="县中心周某")
    county.here.escalate(number)
    county.level()

    assert [r.by for r in county.desk.event(number).reports] == ["练习值班长", "练习常务副主任"]
    assert county.here.event(number).reports[0].by == LEADER


@pytest.mark.parametrize(("urgency", "limit"), [("特急", timedelta(hours=2)), ("一般", timedelta(hours=24))])
def test_after_the_first_report_the_next_is_owed_in_two_hours_or_a_day(
    county: County, reported: Reported, urgency: str, limit: timedelta
) -> None:
    number = reported(urgency=urgency)

    for side in (county.here, county.here_too, county.desk):
        timer = side.timer(number, "report_follow")
        assert timer.due - timer.since == limit
    county.later(seconds=limit.total_seconds() / 2)
    assert lit(county.here, "report_follow") == lit(county.desk, "report_follow") == "yellow"


def test_each_further_report_starts_the_clock_of_the_next_and_the_last_one_ends_it(
    county: County, reported: Reported
) -> None:
    number = reported()
    county.later(minutes=90)
    county.here.act("report_more", number, by=LEADER, report_kind="续报", text="火势已控制")
    county.level()
    next_due = county.desk.timer(number, "report_follow").due

    county.here.act("report_more", number, by=LEADER, report_kind="终报", text="处置完毕")
    county.level()

    assert next_due == county.clock.moment + timedelta(hours=2)
    assert owed(county.here, number) == owed(county.desk, number) == set()
    with pytest.raises(RefusedError, match=r"report\.final_sent"):
        county.here.act("report_more", number, by=LEADER, report_kind="续报", text="又来")


def test_after_the_closing_the_last_report_is_owed_within_three_working_days(
    county: County, reported: Reported
) -> None:
    number = reported()
    answered(county, number)
    ended(county, number)
    closed_with = owed(county.here, number)
    due = county.here.timer(number, "report_final").due

    county.later(days=10)
    late = lit(county.here, "report_final"), lit(county.desk, "report_final")
    sweep(county.here.room)
    county.here.act("report_more", number, by=LEADER, report_kind="终报", text="处置完毕")
    county.level()

    assert closed_with == {"report_final"}
    assert due == datetime.fromisoformat("2026-03-13T17:00+08:00")
    assert late == ("deep_red", "deep_red")
    assert "urge" in county.here.log(number)
    assert "supervise_draft" not in county.here.log(number)
    assert owed(county.here, number) == owed(county.desk, number) == set()
    assert all(side.is_sound() for side in county.sides)


def test_a_last_report_that_was_written_before_the_closing_is_not_asked_for_again(
    county: County, reported: Reported
) -> None:
    number = reported()
    answered(county, number)
    county.here.act("report_more", number, by=LEADER, report_kind="终报", text="处置完毕")

    ended(county, number)

    assert owed(county.here, number) == set()


def test_closed_at_one_seat_and_last_reported_at_another_without_knowing_nothing_is_owed(
    county: County, reported: Reported
) -> None:
    number = reported()
    answered(county, number)
    here = county.here
    here.act("dispatch", number, by="t-command", lead_office=OFFICE, requirement="到场")
    here.act("sign", number, by=here.head(number))
    here.feed_back(number)
    here.act("verify_ok", number, by="t-shift_leader", evidence="已看")
    here.act("callback", number, by="t-intake", result="满意", attempts=1, solved="是")
    county.level()

    here.act("close", number, by=DIRECTOR, closing_text="办结", reply_text="已解决")
    county.here_too.act("report_more", number, by=LEADER, report_kind="终报", text="处置完毕")
    county.level()

    assert here.state(number) == county.here_too.state(number) == county.desk.state(number) == "closed"
    for side in (county.here, county.here_too, county.desk):
        assert owed(side, number) == set()
    assert here.event(number) == county.here_too.event(number)


def test_what_the_county_hands_back_is_reported_on_no_more(county: County, reported: Reported) -> None:
    number = reported()

    county.desk.does("county_return", number, by="command", county_opinion="由镇办理")
    county.level()

    assert owed(county.here, number) == set()
    assert county.here.state(number) == "pending_dispatch"


def test_a_second_first_report_begins_a_round_of_its_own(county: County, reported: Reported) -> None:
    number = reported()
    county.here.act("report_more", number, by=LEADER, report_kind="终报", text="处置完毕")
    county.level()
    county.desk.does("county_return", number, by="command", county_opinion="由镇办理")
    county.level()

    county.here.escalate(number)
    running = owed(county.here, number)
    county.here.act("report_more", number, by=LEADER, report_kind="终报", text="第二次处置完毕")

    assert running == {"report_follow"}
    assert owed(county.here, number) == set()


def test_the_county_signs_for_every_report_and_the_township_sees_it(
    county: County, reported: Reported
) -> None:
    number = reported()
    county.later(minutes=3)
    county.desk.does("county_receive", number, by="intake")
    first = county.clock.moment
    county.level()
    county.later(minutes=50)
    county.here.act("report_more", number, by=LEADER, report_kind="续报", text="火势已控制")
    county.level()
    waiting = [r.received_at for r in county.here.event(number).reports]
    county.desk.does("county_receive", number, by="intake")
    county.level()

    signed = [(r.kind, r.received_at, r.received_by) for r in county.here.event(number).reports]
    assert waiting == [first, None]
    assert signed == [
        ("初报", first, "练习综合政务岗"),
        ("续报", county.clock.moment, "练习综合政务岗"),
    ]
    with pytest.raises(RefusedError, match=r"report\.all_received"):
        county.desk.does("county_receive", number, by="intake")


def test_every_receipt_stands_at_each_seat_of_the_township_and_after_a_restart(
    county: County, reported: Reported
) -> None:
    number = reported()
    county.later(minutes=3)
    for kind in ("", "续报", "终报"):
        if kind:
            county.here.act("report_more", number, by=LEADER, report_kind=kind, text="情况已控制")
            county.level()
        county.later(minutes=4)
        county.desk.does("county_receive", number, by="intake", receiver=f"县中心周某{kind}")
        county.level()
    shown = [(r.kind, r.received_by, r.received_at) for r in county.here.event(number).reports]

    assert [(kind, who) for kind, who, _ in shown] == [
        ("初报", "县中心周某"),
        ("续报", "县中心周某续报"),
        ("终报", "县中心周某终报"),
    ]
    assert [at for _, _, at in shown] == [county.clock.moment - timedelta(minutes=left) for left in (8, 4, 0)]
    for seat in (county.here, county.here_too):
        path = seat.store.database.path
        seat.store.close()
        again = open_store(path, shipped=shipped(), clock=county.clock)
        event = again.ask(EventDetail(number)).event
        assert [(r.kind, r.received_by, r.received_at) for r in event.reports] == shown
        assert again.rebuild()
        assert again.ask(EventDetail(number)).event == event
        assert again.verify().problems == ()
        again.close()


def test_a_township_without_a_line_writes_down_who_signed_and_never_before_the_report(
    county: County, reported: Reported
) -> None:
    number = reported()
    early = (county.clock.moment - timedelta(minutes=1)).isoformat()

    with pytest.raises(FieldError, match=r"field\.missing"):
        county.here.act("county_receive", number, by=LEADER)
    with pytest.raises(FieldError, match=r"report\.received_before"):
        county.here.act("county_receive", number, by=LEADER, receiver="县中心周某", received_at=early)
    county.here.act("county_receive", number, by=LEADER, receiver="县中心周某")

    assert county.here.event(number).reports[0].received_by == "县中心周某"


def test_the_townships_own_clocks_run_on_while_the_county_has_it(county: County) -> None:
    number = county.here.signed(urgency="特急")
    before = county.here.timer(number, "dispose")

    county.here.escalate(number)
    county.level()

    assert county.here.timer(number, "dispose") == county.desk.timer(number, "dispose") == before


def test_a_late_answer_of_the_county_burns_on_both_sides(county: County, reported: Reported) -> None:
    number = reported()
    county.later(hours=5)

    burning = [lit(side, "county_feedback") for side in (county.here, county.desk)]
    for side in (county.here, county.desk):
        sweep(side.room)
        alerting.ring(side.room)
    rung = [
        {a.number for a in side.room.ask(Alerts("triggered", 100)) if a.timer == "county_feedback"}
        for side in (county.here, county.desk)
    ]
    answered(county, number)

    assert burning == ["red", "red"]
    assert rung == [{number}, {number}]
    assert [lit(side, "county_feedback") for side in (county.here, county.desk)] == ["", ""]


def test_the_countys_machine_leaves_the_townships_lamps_to_the_townships_machine(
    county: County, reported: Reported
) -> None:
    number = reported()
    county.later(hours=5)

    swept = sweep(county.desk.room)

    assert (swept.urged, swept.opened, swept.escalated) == (0, 0, 0)
    assert "urge" not in county.desk.log(number)


@pytest.mark.parametrize("spoke", ["nobody", "county_reply", "county_return"])
def test_a_major_event_is_closed_only_after_the_county_answered_or_handed_back(
    county: County, spoke: str
) -> None:
    here = county.here
    number = here.accepted(severity="较大", urgency="特急")
    if spoke == "nobody":
        here.act("triage", number, by="t-command", tier="三级", level="较大", lead_office=OFFICE)
        here.act("confirm_grade", number, by=DEPUTY, opinion="属实")
    else:
        here.escalate(number)
        county.level()
        at = county.clock.moment.isoformat()
        answer = {"county_doc_no": "县1号", "replied_at": at, "content": "同意"}
        data = answer if spoke == "county_reply" else {"county_opinion": "由镇办理"}
        county.desk.does(spoke, number, by="intake" if spoke == "county_reply" else "command", **data)
        county.level()

    def end() -> None:
        here.act("dispatch", number, by="t-command", lead_office=OFFICE, requirement="到场")
        here.act("sign", number, by=here.head(number))
        here.feed_back(number)
        here.act("verify_ok", number, by="t-shift_leader", evidence="已看")
        here.act("callback", number, by="t-intake", result="满意", attempts=1, solved="是")
        here.act("close", number, by=DEPUTY, closing_text="办结", reply_text="已解决")

    if spoke == "nobody":
        with pytest.raises(RefusedError, match=r"close\.county_missing"):
            end()
        assert here.state(number) == "pending_close"
    else:
        end()
        assert here.state(number) == "closed"


def test_the_county_supervises_from_orange_on_and_only_it_takes_its_sheet_back(
    county: County, reported: Reported
) -> None:
    number = reported()
    with pytest.raises(RefusedError, match=r"supervise\.county_orange"):
        county.desk.does("supervise", number, by="deputy_director", color="蓝", requirement="尽快")
    with pytest.raises(RefusedError, match=r"supervise\.red_signer"):
        county.desk.does("supervise", number, by="deputy_director", color="红", requirement="立即")
    county.desk.does("supervise", number, by="deputy_director", color="橙", requirement="今日报结果")
    county.level()

    (sheet,) = county.here.event(number).supervisions
    assert (sheet.of_county, sheet.color) == (True, "orange")
    assert sheet.doc_no == "县督橙〔2026〕C1号"
    assert county.here.timer(number, "supervise_reply").limit == "1wd"
    with pytest.raises(RefusedError, match=r"supervise\.other_side"):
        county.here.act("supervise_withdraw", number, by=DEPUTY, reason="不需要")
    county.here.act("supervise_reply", number, by=DEPUTY, text="已安排")
    county.level()
    assert county.desk.event(number).supervisions[0].answer == "已安排"
    assert county.desk.event(number).timer("supervise_reply", sheet.id) is None


def test_the_county_takes_its_own_sheet_back_and_leaves_the_townships(
    county: County, reported: Reported
) -> None:
    number = reported()
    county.here.act("supervise", number, by=DEPUTY, color="蓝", requirement="镇内督办")
    county.desk.does("supervise", number, by="director", color="红", requirement="立即")
    county.level()

    county.desk.does("supervise_withdraw", number, by="deputy_director", reason="已处置")
    county.level()

    sheets = {s.of_county: s for s in county.here.event(number).supervisions}
    assert sheets[True].withdrawn_at is not None
    assert sheets[False].is_open
    with pytest.raises(RefusedError, match=r"supervise\.other_side"):
        county.desk.does("supervise_withdraw", number, by="deputy_director", reason="再撤")


def test_an_unanswered_sheet_of_the_county_stands_in_the_way_of_closing(
    county: County, reported: Reported
) -> None:
    number = reported()
    answered(county, number)
    county.desk.does("supervise", number, by="deputy_director", color="橙", requirement="今日报结果")
    county.level()

    with pytest.raises(RefusedError, match=r"close\.supervision_open"):
        ended(county, number)


def test_two_townships_and_the_county_never_see_each_others_private_events(
    county: County, reported: Reported
) -> None:
    private = county.here.accepted(title="本镇私事")
    shared = reported(title="沙场坍塌")
    at_neighbour = county.there.accepted(title="邻镇私事")
    county.level()

    assert {event.number for event in county.desk.events()} == {shared}
    assert {event.number for event in county.there.events()} == {at_neighbour}
    assert {event.number for event in county.here_too.events()} == {private, shared}
    assert OTHER not in county.desk.texts(shared)


def test_a_red_sheet_on_a_matter_of_the_third_tier_stands_at_the_county_and_the_circular_says_it_is_reported(
    county: County,
) -> None:
    here = county.here
    number = here.signed(tier="三级", level="较大", urgency="特急")
    here.escalate(number)
    here.act("supervise", number, by=DIRECTOR, color="红", requirement="今日说明")
    county.level()

    at_county = county.desk.event(number)
    named = here.room.ask(CircularOf("2026-03", here.room.now())).circular.named[0]

    assert [(sheet.color, sheet.of_county) for sheet in at_county.supervisions] == [("red", False)]
    assert (named.red, named.county, named.unreported) == (1, 1, 0)
