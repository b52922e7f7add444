"""What seats did while they did not know that an event is shared reaches the county: whole, once, whoever tells it."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.domain.errors import RoomError
from commandroom.domain.event.sharing import told
from commandroom.domain.event.state import Event
from commandroom.entrypoints.exchange.catchingup import catch_up
from commandroom.entrypoints.exchange.sharing import share_reported
from commandroom.usecases.queries import EventDetail, TimelineRow
from tests.county.conftest import County, Neighbours, Side, give
from tests.domain.event.table import OPEN_VERBS, examples
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, OFFICE, OTHER


def shared_apart(county: County, number: str) -> None:
    """The first seat reports it up and the county hears of it; the second seat is offline and knows nothing."""
    county.here.escalate(number)
    county.level(county.here, county.there, county.desk)


def in_progress(county: County) -> str:
    """An event that both seats of the township know, being handled."""
    number = county.here.signed(urgency="特急")
    county.level(county.here, county.here_too)
    return number


def tellings(side: Side, number: str) -> list[TimelineRow]:
    """The rows in which the township told what the county could not know, with effect."""
    rows = side.room.ask(EventDetail(number)).timeline
    return [row for row in rows if row.verb == "share_more" and not row.effect]


def as_seen(side: Side, number: str) -> bytes:
    """The event as far as a county may see it."""
    return told(side.event(number), side.store.reference.people().name_of)


def test_a_note_of_a_seat_that_was_offline_reaches_the_county(county: County) -> None:
    number = in_progress(county)
    shared_apart(county, number)
    county.later(minutes=4)
    county.here_too.act("progress", number, by=county.here.head(number), text="泵车已到，开始排水")
    county.later(minutes=20)

    county.level()

    (row,) = tellings(county.desk, number)
    assert "泵车已到，开始排水" in row.text
    assert "03-10 09:04" in row.text
    assert as_seen(county.desk, number) == as_seen(county.here, number) == as_seen(county.here_too, number)
    assert all(side.is_sound() for side in county.sides)


def test_a_step_taken_offline_stands_at_the_county_too(county: County) -> None:
    number = county.here.accepted(severity="较大", urgency="特急")
    county.level(county.here, county.here_too)
    shared_apart(county, number)
    at = county.clock.moment.isoformat()
    county.here_too.act("phone_report", number, by=LEADER, phone_report_at=at, receiver="县中心周某")
    county.here_too.act("supervise", number, by=DEPUTY, color="蓝", requirement="镇内督办")

    county.level()

    event = county.desk.event(number)
    assert sorted(r.kind for r in event.reports) == ["初报", "电话"]
    assert [s.requirement for s in event.supervisions] == ["镇内督办"]
    assert event.supervise_count == 1


def test_what_the_county_answered_meanwhile_is_not_undone_by_it(county: County) -> None:
    number = in_progress(county)
    shared_apart(county, number)
    county.here_too.act("progress", number, by=county.here.head(number), text="排水中")
    at = county.clock.moment.isoformat()
    county.desk.does(
        "county_reply", number, by="intake", county_doc_no="县9号", replied_at=at, content="同意"
    )
    county.desk.does("supervise", number, by="deputy_director", color="橙", requirement="今日报结果")
    county.later(minutes=1)
    county.level(county.here, county.here_too)

    give(county.here.store.export_entries(), county.desk)
    at_once = county.desk.event(number)
    county.level()

    assert "排水中" in tellings(county.desk, number)[0].text
    assert (at_once.state, [s.of_county for s in at_once.supervisions]) == ("county_replied", [True])
    for side in county.sides:
        if side is not county.there:
            event = side.event(number)
            assert (event.state, event.county_doc_no) == ("county_replied", "县9号")
            assert [s.of_county for s in event.supervisions] == [True]
    assert as_seen(county.desk, number) == as_seen(county.here, number)


def test_two_seats_that_tell_it_at_once_have_one_effect(county: County) -> None:
    number = in_progress(county)
    shared_apart(county, number)
    county.here_too.act("note", number, by=LEADER, text="离线时的备注")
    mine, theirs = county.here.store.export_entries(), county.here_too.store.export_entries()
    give(mine, county.here_too)
    give(theirs, county.here)

    told_by = [catch_up(side.room, side.store) for side in (county.here, county.here_too)]
    ids = {
        entry.id
        for side in (county.here, county.here_too)
        for entry in side.store.export_entries()
        if entry.verb == "share_more"
    }
    county.level()

    assert told_by == [1, 1]
    assert len(ids) == 1
    assert len(tellings(county.desk, number)) == 1
    assert county.desk.texts(number).count("离线时的备注") >= 1
    assert county.here.event(number) == county.here_too.event(number)


def test_what_was_told_is_told_once_however_often_one_looks(county: County) -> None:
    number = in_progress(county)
    shared_apart(county, number)
    county.here_too.act("note", number, by=LEADER, text="离线时的备注")
    county.level()
    before = len(county.here.store.export_entries())

    for _ in range(3):
        county.level()

    assert len(county.here.store.export_entries()) == before
    assert catch_up(county.here.room, county.here.store) == 0


def test_a_second_late_deed_is_told_without_the_first_again(county: County) -> None:
    number = in_progress(county)
    shared_apart(county, number)
    county.here_too.act("note", number, by=LEADER, text="第一条离线备注")
    county.level(county.here, county.here_too)
    county.level(county.here, county.there, county.desk)
    early = county.here_too.store.export_entries()
    county.here_too.act("note", number, by=LEADER, text="后来的备注")
    assert early

    county.level()

    first, *rest = tellings(county.desk, number)
    assert "第一条离线备注" in first.text
    assert all("第一条离线备注" not in row.text for row in rest)
    assert "后来的备注" in county.desk.texts(number)


def test_what_was_approved_later_but_asked_for_before_is_seen_by_the_county(county: County) -> None:
    number = in_progress(county)
    due = county.here.timer(number, "dispose").due
    head = county.here.head(number)
    county.here.act("suspend_apply", number, by=head, reason_code="engineering", expected_resume="2026-03-20T09:00:00+08:00",
                    plan="待进场")  # fmt: skip
    county.here.escalate(number)
    county.level()
    county.desk.does("county_return", number, by="command", county_opinion="由镇办理")
    county.level()
    county.here.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="继续")
    county.here.act("sign", number, by=county.here.head(number))
    county.level()

    assert as_seen(county.desk, number) == as_seen(county.here, number)
    assert county.desk.timer(number, "dispose").due == due


def test_a_conflict_inside_the_township_and_its_settlement_are_seen_as_they_are(county: County) -> None:
    number = county.here.triaged(urgency="特急")
    county.level(county.here, county.here_too)
    shared_apart(county, number)
    county.here_too.act("dispatch", number, by=COMMAND, lead_office=OTHER, requirement="离线派遣")
    county.level()
    torn = as_seen(county.desk, number) == as_seen(county.here, number)
    (conflict,) = county.here.event(number).conflicts
    kept = conflict.first if conflict.verbs[0] == "dispatch" else conflict.second

    county.here.act("settle", number, by=LEADER, conflict=conflict.id, keep=kept, reason="以派遣为准")
    county.level()

    assert set(conflict.verbs) == {"escalate", "dispatch"}
    assert torn
    assert county.here.state(number) == county.desk.state(number) == "pending_sign"
    assert as_seen(county.desk, number) == as_seen(county.here, number) == as_seen(county.here_too, number)


def test_what_was_said_before_the_event_was_shared_is_never_told(county: County) -> None:
    number = county.here.signed(urgency="特急", reporter_name="陈某某", reporter_phone="13800000001")
    county.here.act("note", number, by=LEADER, text="上报前的内部备注")
    county.level(county.here, county.here_too)
    shared_apart(county, number)
    county.here_too.act("note", number, by=LEADER, text="离线时的备注")
    county.here_too.act("reveal", number, by=INTAKE, reason="回拨核实")
    county.here_too.act("person", number, by=INTAKE, reporter_name="陈某某", reporter_phone="13800000002")
    county.level()

    held = b"".join(e.raw for e in county.desk.store.export_entries()).decode()
    assert "离线时的备注" in held
    for private in ("上报前的内部备注", "13800000001", "13800000002", "陈某某", "回拨核实"):
        assert private not in held


def test_shared_twice_by_two_seats_at_once_and_told_once(county: County) -> None:
    number = in_progress(county)
    county.here.escalate(number)
    give(county.here.store.export_entries(), county.here_too)
    county.here_too.act("note", number, by=LEADER, text="同时")
    county.level()

    assert as_seen(county.desk, number) == as_seen(county.here, number)
    assert share_reported(county.here_too.room, county.here_too.store) == 0


# --- drawn courses ------------------------------------------------------------------------------------------

PEOPLE = (LEADER, INTAKE, COMMAND, DEPUTY, DIRECTOR)
DULL = {
    "attach",
    "erase",
    "settle",
    "withdraw",
    "recount",
    "merge",
    "take_history",
    "close_history",
    "split",
    "archive",
}
COUNTYS = ("county_reply", "county_return", "county_receive", "note", "urge", "supervise")


def _tried(side: Side, verb: str, event: Event, forms: dict[str, Any], luck: random.Random) -> None:
    units = [event.lead.office] if event.lead and event.lead.office else []
    people = [*PEOPLE, *(f"t-{unit}-head" for unit in units)]
    luck.shuffle(people)
    for person in people:
        try:
            side.act(verb, event.id, by=person, **forms[verb])
        except RoomError:
            continue
        return


def _deed(county: County, side: Side, number: str, luck: random.Random) -> None:
    event = side.event(number)
    forms = examples(county.clock.moment)
    if side is county.desk:
        verb, role = luck.choice(COUNTYS), luck.choice(["intake", "command", "deputy_director", "director"])
        form = forms[verb] | ({"color": "橙"} if verb == "supervise" else {})
        with suppress(RoomError):
            side.does(verb, number, by=role, **form)
        return
    verbs = sorted(OPEN_VERBS[event.state.value] - DULL)
    _tried(side, luck.choice(verbs), event, forms, luck)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_whatever_two_seats_and_the_county_do_apart_the_county_sees_what_the_township_sees(
    neighbours: Neighbours, seed: int
) -> None:
    luck = random.Random(seed)  # noqa: S311 - drawing courses, not keys
    with neighbours() as county:
        number = luck.choice([county.here.accepted, county.here.triaged, county.here.signed])(urgency="特急")
        county.level(county.here, county.here_too)
        county.here.escalate(number)
        groups = ((county.here, county.desk), (county.here, county.here_too), county.sides)
        for _ in range(14):
            county.later(minutes=luck.choice([1, 7, 45]))
            sides = (county.here, county.here_too) + ((county.desk,) if county.desk.events() else ())
            _deed(county, luck.choice(sides), number, luck)
            if luck.random() < 0.25:
                county.level(*luck.choice(groups))
        county.level()
        county.level()

        assert as_seen(county.desk, number) == as_seen(county.here, number)
        assert county.here.event(number) == county.here_too.event(number)
        assert county.desk.is_sound()
