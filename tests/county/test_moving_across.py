"""A matter goes from one township to another through the county: offered, taken or handed back, never in nobody's hands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event.state import Event
from commandroom.entrypoints.exchange.moving import settle_transfers
from commandroom.usecases.queries import EventDetail
from tests.county.conftest import COUNTY, LINXI, SHANHE, County, Reported, Side, give
from tests.room import COMMAND, DEPUTY, INTAKE, LEADER, OFFICE

WHY = "现场在山河镇一侧"


def offered(county: County, number: str, **changes: Any) -> str:
    """The county offers it to 山河镇; returns its number there."""
    data = {"township": SHANHE, "reason": WHY, "requirement": "请当日到场"} | changes
    county.desk.does("transfer", number, by="command", **data)
    county.level()
    return arrived(county.there).number


def arrived(side: Side) -> Event:
    """The one event that came here from elsewhere."""
    (event,) = [event for event in side.events() if event.moved_from]
    return event


def taken(county: County, number: str) -> None:
    """山河镇 accepts it, and everybody hears of it."""
    county.there.act("accept", number, by=INTAKE, category="0910", urgency="特急")
    county.level()


def test_a_matter_is_taken_by_the_other_township_and_ends_as_moved_here(
    county: County, reported: Reported
) -> None:
    number = reported(title="沙场坍塌")
    there = offered(county, number)
    waiting = county.here.state(number), county.there.state(there)

    taken(county, there)

    ended = county.here.event(number)
    assert waiting == ("escalated", "pending_accept")
    assert (ended.state, ended.closing_text) == ("moved", WHY)
    assert ended.running() == ()
    assert [(t.township, t.status) for t in ended.transfers] == [(SHANHE, "accepted")]
    assert county.desk.state(number) == county.here_too.state(number) == "moved"
    assert county.there.state(there) == county.desk.state(there) == "pending_triage"
    assert county.there.event(there).title == "沙场坍塌"
    assert all(side.is_sound() for side in county.sides)


def test_who_has_it_keeps_it_until_the_other_one_has_accepted(county: County, reported: Reported) -> None:
    number = reported()
    before = {t.key for t in county.here.event(number).running()}

    offered(county, number)
    county.here.act("report_more", number, by=LEADER, report_kind="续报", text="人员已疏散")

    assert {t.key for t in county.here.event(number).running()} == before
    assert county.here.state(number) == "escalated"


def test_it_can_be_read_and_noted_here_after_it_moved_and_is_put_away_by_itself(
    county: County, reported: Reported
) -> None:
    number = reported()
    taken(county, offered(county, number))

    county.here.act("note", number, by=LEADER, text="资料已移交")
    with pytest.raises(RefusedError, match=r"verb\.not_open"):
        county.here.act("triage", number, by=COMMAND, tier="二级", level="无", lead_office=OFFICE)
    county.here.act("archive", number, by=DEPUTY)

    assert county.here.state(number) == "archived"
    assert county.here.log(number)[-2:] == ["note", "archive"]


def test_a_clock_that_was_late_stays_late_and_the_others_are_not_judged(county: County) -> None:
    number = county.here.signed(urgency="特急")
    county.here.escalate(number)
    county.level()
    county.later(hours=3)
    there = offered(county, number)
    late = {t.key for t in county.here.event(number).running() if t.due < county.clock.moment}

    taken(county, there)

    judged = {
        t.key: t.is_late for t in county.here.event(number).timers if t.stopped_at == county.clock.moment
    }
    assert "report_follow" in late
    assert {key for key, is_late in judged.items() if is_late} == late
    assert {key for key, is_late in judged.items() if is_late is None} == set(judged) - late


def test_the_other_townships_clock_of_acceptance_runs_from_the_offer_on_both_sides(
    county: County, reported: Reported
) -> None:
    number = reported()
    there = offered(county, number)

    timer = county.there.timer(there, "accept")
    assert (timer.since, timer.due) == (county.clock.moment, county.clock.moment + timedelta(minutes=10))
    assert county.desk.timer(there, "accept") == timer


def test_the_countys_deadline_is_counted_inward_by_one_working_day(
    county: County, reported: Reported
) -> None:
    number = reported()
    there = offered(county, number, deadline="2026-03-20T17:00:00+08:00", county_doc_no="县移〔2026〕2号")

    event = county.there.event(there)
    assert event.ext_due is not None
    assert event.ext_due.isoformat() == "2026-03-19T09:00:00+00:00"
    assert event.county_doc_no == "县移〔2026〕2号"


def test_what_is_the_first_townships_alone_stays_there(county: County) -> None:
    here = county.here
    number = here.signed(title="沙场坍塌", text="沙场坍塌，有人被困", reporter_name="陈某某", urgency="特急",
                         reporter_phone="13800000001")  # fmt: skip
    here.act("note", number, by=LEADER, text="内部：当事人与村干部有旧怨")
    here.act("supervise", number, by=DEPUTY, color="蓝", requirement="镇内督办要求")
    here.act("progress", number, by=here.head(number), text="镇内处置经过")
    here.escalate(number)
    county.level()
    there = offered(county, number)
    taken(county, there)

    streams = {e.stream for e in county.there.store.export_entries()}
    held = b"".join(e.raw for e in county.there.store.export_entries()).decode()
    shown = county.there.texts(there)
    assert not [stream for stream in streams if stream.startswith(LINXI)]
    for private in ("陈某某", "13800000001", "旧怨", "镇内督办要求", "镇内处置经过"):
        assert private not in held
        assert private not in shown
    event = county.there.event(there)
    assert (event.lead, event.reports, event.supervisions, event.attachments) == (None, (), (), ())
    assert (event.sealed, event.handling_text, event.handlers) == (None, "", ())
    assert "沙场坍塌，有人被困" in event.text


def test_what_the_county_asks_of_the_other_township_is_read_there_alone(
    county: County, reported: Reported
) -> None:
    number = reported()
    there = offered(county, number, requirement="重点核查审批手续")
    taken(county, there)

    held = b"".join(e.raw for e in county.here.store.export_entries()).decode()
    assert "重点核查审批手续" not in held
    assert "重点核查审批手续" in county.there.event(there).text
    assert not [e for e in county.here.store.export_entries() if f"x:{SHANHE}:" in e.stream]


def test_handed_back_it_never_left_and_the_county_sends_it_elsewhere(
    county: County, reported: Reported
) -> None:
    number = reported()
    there = offered(county, number)
    with pytest.raises(RefusedError, match=r"transfer\.waiting"):
        county.desk.does("transfer", number, by="command", township=SHANHE, reason="再移")
    county.there.act("hand_back", there, by=INTAKE, reason="界桩在临溪镇")
    county.there.act("approve", there, by=LEADER)
    county.level()

    (offer,) = county.here.event(number).transfers
    assert (offer.status, offer.why) == ("returned", "界桩在临溪镇")
    assert county.here.state(number) == "escalated"
    assert county.here.timer(number, "county_feedback") == county.desk.timer(number, "county_feedback")
    assert county.there.state(there) == county.desk.state(there) == "rejected"
    county.desk.does("transfer", number, by="command", township=SHANHE, reason="已勘界，确在山河镇")
    county.level()
    (again,) = [event for event in county.there.events() if event.is_open]
    taken(county, again.number)
    assert county.here.state(number) == "moved"
    assert [t.status for t in county.here.event(number).transfers] == ["returned", "accepted"]


def test_two_desks_of_the_county_that_hear_of_it_apart_write_one_answer_down(
    county: County, reported: Reported, desk_too: Side
) -> None:
    number = reported()
    there = offered(county, number)
    county.level(county.desk, desk_too)
    county.there.act("accept", there, by=INTAKE, category="0910", urgency="特急")
    for desk in (county.desk, desk_too):
        give(county.there.store.export_entries(), desk)
        assert settle_transfers(desk.room, desk.store) == 1
        assert settle_transfers(desk.room, desk.store) == 0
    county.level(*county.sides, desk_too)

    both = county.desk.event(number), desk_too.event(number)
    rows = [row for row in county.here.room.ask(EventDetail(number)).timeline if row.verb == "moved"]
    assert both[0] == both[1]
    assert [event.state for event in both] == ["moved", "moved"]
    assert both[0].conflicts == ()
    assert sorted(row.effect for row in rows) == ["", "repeated"]
    assert county.here.state(number) == "moved"


def test_a_grave_matter_from_another_township_needs_no_second_report(county: County) -> None:
    number = county.here.accepted(severity="较大", urgency="特急")
    county.here.escalate(number)
    county.level()
    there = offered(county, number)
    taken(county, there)
    to = county.there
    to.act("triage", there, by=COMMAND, tier="三级", level="较大", lead_office=OFFICE)
    reports = {t.key for t in to.event(there).running() if t.key.startswith("report_")}
    to.act("confirm_grade", there, by=DEPUTY, opinion="属实")
    to.act("dispatch", there, by=COMMAND, lead_office=OFFICE, requirement="到场")
    to.act("sign", there, by=to.head(there))
    to.act("feedback", there, by=to.head(there), result_text="已处置", solved="是")
    to.act("verify_ok_nocb", there, by=LEADER, evidence="已看", no_callback_reason="anonymous")
    to.act("close", there, by=DEPUTY, closing_text="办结", reply_text="已解决")
    county.level()

    assert reports == set()
    assert county.desk.state(there) == "closed"
    assert county.desk.event(number).running() == ()


def test_the_course_of_events_tells_no_structure_of_the_program(county: County, reported: Reported) -> None:
    number = reported()
    there = offered(county, number)
    taken(county, there)

    for event in (number, there):
        for row in county.desk.room.ask(EventDetail(event)).timeline:
            told = [row.text, *(value for _, value in row.fields)]
            assert not [text for text in told if "Event(" in text or "Late(" in text], row.verb


def test_what_one_township_has_taken_is_not_moved_from_where_it_was(
    county: County, reported: Reported
) -> None:
    number = reported()
    taken(county, offered(county, number))

    with pytest.raises(RefusedError, match=r"transfer\.is_there"):
        county.desk.does("transfer", number, by="command", township=LINXI, reason="再移")


def test_moved_on_from_the_second_township_it_may_come_back_to_the_first(
    county: County, reported: Reported
) -> None:
    number = reported()
    there = offered(county, number)
    taken(county, there)

    county.desk.does("transfer", there, by="command", township=LINXI, reason="重新勘界，仍属临溪镇")
    county.level()
    back = arrived(county.here)
    county.here.act("accept", back.number, by=INTAKE, category="0910", urgency="特急")
    county.level()

    assert county.there.state(there) == "moved"
    assert back.moved_from == SHANHE
    assert county.here.state(number) == "moved"
    assert county.here.state(back.number) == "pending_triage"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"township": LINXI}, "transfer.same_township"),
        ({"township": "330300104"}, "county.not_its_township"),
        ({"township": COUNTY}, "county.not_its_township"),
        ({"reason": " "}, "field.missing"),
        ({"deadline": "2026-03-01T17:00:00+08:00"}, "field.past"),
    ],
)
def test_an_offer_that_makes_no_sense_is_refused_and_leaves_no_trace(
    county: County, reported: Reported, changes: dict[str, Any], code: str
) -> None:
    number = reported()
    data = {"township": SHANHE, "reason": WHY} | changes

    with pytest.raises((FieldError, RefusedError)) as refusal:
        county.desk.does("transfer", number, by="command", **data)
    county.level()

    assert refusal.value.code == code
    assert county.desk.event(number).transfers == ()
    assert county.there.events() == []


def test_only_a_desk_of_the_county_moves_and_only_what_is_shared_with_it(
    county: County, reported: Reported
) -> None:
    number = reported()
    own = county.desk.does(
        "register", by="intake", source="LEADER", title="县级事项", text="排查", location="全县", category="0910",
        occurred_at=county.clock.moment.isoformat(), reported_at=county.clock.moment.isoformat(),
    ).number  # fmt: skip
    county.desk.does("submit", own, by="intake", category_suggest="0910")

    for side, event in ((county.here, number), (county.desk, own)):
        with pytest.raises(RefusedError, match=r"transfer\.only_shared"):
            side.does("transfer", event, by="command", township=SHANHE, reason=WHY)
    with pytest.raises(RefusedError, match=r"transfer\.not_moved"):
        county.here.act("hand_back", county.here.submitted(), by=LEADER, reason="不是本镇的")


def test_an_intake_clerk_of_the_county_moves_nothing(county: County, reported: Reported) -> None:
    number = reported()

    with pytest.raises(RefusedError, match=r"role\.missing"):
        county.desk.does("transfer", number, by="intake", township=SHANHE, reason=WHY)


def test_moved_while_the_township_dispatched_without_knowing_is_a_conflict_that_a_person_settles(
    county: County,
) -> None:
    here = county.here
    number = here.triaged(urgency="特急")
    here.escalate(number)
    county.level()
    at = county.clock.moment.isoformat()
    county.desk.does(
        "county_reply", number, by="intake", county_doc_no="县1号", replied_at=at, content="同意"
    )
    there = offered(county, number)
    here.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="到场")
    county.there.act("accept", there, by=INTAKE, category="0910", urgency="特急")
    county.level(county.there, county.desk)
    county.level()
    event = here.event(number)
    (conflict,) = [c for c in event.conflicts if not c.settled]

    kept = conflict.first if conflict.verbs[0] == "moved" else conflict.second
    here.act("settle", number, by=LEADER, conflict=conflict.id, keep=kept, reason="已由山河镇受理")
    county.level()

    assert set(conflict.verbs) == {"dispatch", "moved"}
    assert here.state(number) == county.desk.state(number) == county.here_too.state(number) == "moved"
