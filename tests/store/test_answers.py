"""Every other question: one event in full, clocks, likeness, people, records, the seat's own lists."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from commandroom.domain.errors import NotFoundError, WrongUseError
from commandroom.domain.time.moments import TOWNSHIP_ZONE
from commandroom.store import answers
from commandroom.store.seat_store import SeatStore
from commandroom.usecases import queries
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import (
    AlertRow,
    Alerts,
    Drafts,
    EventDetail,
    Jobs,
    Lamps,
    LampsDue,
    NodeRates,
    OpenVerbs,
    Persons,
    Places,
    RecordHistory,
    Records,
    RoomFacts,
    Rules,
    Similar,
    Units,
    Waiting,
    WhyDue,
)
from tests.room import COMMAND, DIRECTOR, INTAKE, MORNING, OFFICE, Bench


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOWNSHIP_ZONE).astimezone(UTC)


def test_every_question_has_an_answer() -> None:
    asked = {
        kind for kind in vars(queries).values() if isinstance(kind, type) and issubclass(kind, queries.Query)
    }

    assert asked - {queries.Query} == answers.answered()


# --- one event --------------------------------------------------------------------------------------------


def test_an_event_is_found_by_id_number_external_number_and_row(bench: Bench, store: SeatStore) -> None:
    number = bench.registered(source="H12345", ext_no="HZ20260310000123", ext_due="2026-03-20T10:00")
    sheet = store.ask(EventDetail(number))

    for ref in (sheet.event.id, number.lower(), "HZ20260310000123", f"#{sheet.row}", f" {number} "):
        assert store.ask(EventDetail(ref)).event == sheet.event


@pytest.mark.parametrize("ref", ["", "330299104-20260310-A9999", "1", "#7", "#", "没有"])
def test_an_unknown_event_is_named(store: SeatStore, ref: str) -> None:
    with pytest.raises(NotFoundError, match=r"event\.unknown"):
        store.ask(EventDetail(ref))


def test_the_timeline_tells_who_did_what_with_names_for_codes(bench: Bench, store: SeatStore) -> None:
    number = bench.dispatched()

    told = store.ask(EventDetail(number)).timeline

    assert [(row.verb, row.to) for row in told] == [
        ("register", "draft"),
        ("submit", "pending_accept"),
        ("accept", "pending_triage"),
        ("triage", "pending_dispatch"),
        ("dispatch", "pending_sign"),
    ]
    last = told[-1]
    assert (last.label, last.actor, last.actor_name, last.seat) == ("派遣", COMMAND, "练习综合指挥岗", "A")
    assert last.text == "到场处置"
    assert ("lead_office", "发展办") in last.fields
    assert told[0].text == "老街三号门前井盖不见了"
    assert not any("13900000000" in value for row in told for _, value in row.fields)


def test_related_events_come_with_the_sheet(bench: Bench, store: SeatStore) -> None:
    main, twin = bench.accepted(), bench.accepted()
    bench.act("merge", twin, by=COMMAND, master_id=main, similarity_reason="同一井盖")

    assert [row.number for row in store.ask(EventDetail(main)).related] == [twin]
    assert [row.number for row in store.ask(EventDetail(twin)).related] == [main]


def test_open_verbs_say_what_a_person_may(bench: Bench, store: SeatStore) -> None:
    number = bench.submitted()

    intake = {verb.name: verb.allowed for verb in store.ask(OpenVerbs(number, INTAKE))}
    director = {verb.name: verb for verb in store.ask(OpenVerbs(number, DIRECTOR))}

    assert intake["accept"] == "do"
    assert intake["reject"] == "propose"
    assert "dispatch" not in intake
    assert director["accept"].allowed == "no"
    assert "综合政务岗" in director["accept"].who


def test_the_working_of_a_clock_is_told_step_by_step(bench: Bench, store: SeatStore) -> None:
    number = bench.submitted()

    steps = store.ask(WhyDue(number, "accept"))

    assert steps[0][0] == "clock.start_wh"
    assert steps[-1] == ("clock.due", steps[-1][1])
    assert steps[-1][1]["due"] == "2026-03-10T11:00:00+08:00"
    with pytest.raises(NotFoundError, match=r"timer\.unknown"):
        store.ask(WhyDue(number, "dispose"))


# --- clocks -----------------------------------------------------------------------------------------------


def test_lamps_show_every_running_clock_at_a_moment(bench: Bench, store: SeatStore) -> None:
    number = bench.submitted()
    bench.suspended()
    bench.closed()

    def lamp(text: str) -> dict[str, str]:
        return {row.timer: row.lamp for row in store.ask(Lamps(local(text))) if row.number == number}

    assert lamp("2026-03-10 09:10") == {"accept": "green"}
    assert lamp("2026-03-10 10:50") == {"accept": "yellow"}
    assert lamp("2026-03-10 11:01") == {"accept": "red"}
    assert lamp("2026-03-13 11:00") == {"accept": "deep_red"}
    assert {row.lamp for row in store.ask(Lamps(local("2026-03-30 09:00"))) if row.state == "suspended"} == {
        "paused"
    }


def test_a_sweep_looks_at_clocks_that_turned_in_the_order_they_turned(bench: Bench, store: SeatStore) -> None:
    first = bench.submitted()
    bench.later(minutes=10)
    second = bench.submitted()
    bench.suspended()

    assert store.ask(LampsDue(local("2026-03-10 09:30"))) == ()
    due = store.ask(LampsDue(local("2026-03-10 11:30")))

    assert [row.number for row in due] == [first, second]
    assert [row.lamp for row in due] == ["red", "red"]


def test_what_waits_for_the_machine(bench: Bench, store: SeatStore) -> None:
    suspended, closed = bench.suspended(days=10), bench.closed()
    events = {number: bench.event(number).id for number in (suspended, closed)}

    def due(days: int) -> dict[str, str]:
        return {row.event: row.verb for row in store.ask(Waiting(MORNING + timedelta(days=days)))}

    assert due(9) == {}
    assert due(11) == {events[suspended]: "resume"}
    assert due(31) == {events[suspended]: "resume", events[closed]: "archive"}


def test_rates_of_steps_count_what_was_done_and_what_was_late(bench: Bench, store: SeatStore) -> None:
    bench.accepted()
    number = bench.submitted()
    bench.later(hours=3)
    bench.act("accept", number, by=INTAKE, category="0910", urgency="一般")

    rates = store.ask(NodeRates(MORNING, MORNING + timedelta(days=1)))

    assert [(rate.timer, rate.done, rate.late) for rate in rates] == [("accept", 2, 1)]
    assert store.ask(NodeRates(MORNING + timedelta(days=1), MORNING + timedelta(days=2))) == ()


# --- likeness ---------------------------------------------------------------------------------------------


def test_the_same_matter_is_suggested_with_its_reasons_and_open_ones_first(
    bench: Bench, store: SeatStore
) -> None:
    bench.closed(title="老街井盖缺失", text="老街三号门前井盖不见了")
    same = bench.registered(title="井盖没了", text="老街3号门口的井盖缺失，车轮掉进去了")
    bench.registered(title="噪音扰民", text="夜里施工", location="文昌路9号")

    found = store.ask(Similar(text="老街三号门前井盖缺失了", location="老街3号"))

    assert found[0].row.number == same
    assert len(found) == 2
    assert all(0.35 <= hit.score <= 1 for hit in found)
    assert "同一地点" in found[0].reasons
    assert "当天" in found[0].reasons


def test_an_event_is_not_like_itself_nor_like_one_of_long_ago(bench: Bench, store: SeatStore) -> None:
    number = bench.registered()
    query = Similar(text="老街三号门前井盖不见了", location="老街3号")

    assert len(store.ask(query)) == 1
    assert store.ask(Similar(query.text, query.location, exclude=number)) == ()
    bench.later(days=20)
    assert store.ask(query) == ()
    assert len(store.ask(Similar(query.text, query.location, days=30))) == 1


def test_likeness_in_a_crowd_goes_over_the_index(
    bench: Bench, store: SeatStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(6):
        bench.registered(title=f"第{n}号路灯不亮", text="路灯不亮", location=f"文昌路{n}号")
    same = bench.registered()
    monkeypatch.setattr("commandroom.store.likeness._SCANNED_MOST", 3)

    found = store.ask(Similar(text="老街三号门前的井盖不见了", location="老街3号"))

    assert [hit.row.number for hit in found] == [same]


# --- people and records -----------------------------------------------------------------------------------


def test_the_roster_shows_load_record_and_presence(bench: Bench, store: SeatStore) -> None:
    unit = bench.unit(OFFICE)
    staff = f"t-{unit}-staff"
    for _ in range(2):
        number = bench.triaged()
        bench.act("dispatch", number, by=COMMAND, lead_office=unit, handler=staff, requirement="到场")
    done = bench.closed()
    assert done

    found = {row.person.id: row for row in store.ask(Persons(unit=unit, now=MORNING))}

    assert found[staff].load == 2  # type: ignore[index]
    assert found[staff].unit_name == "发展办"  # type: ignore[index]
    assert found[staff].presence == "unknown"  # type: ignore[index]
    assert len(found) == 2


def test_persons_who_left_are_listed_on_request_alone(bench: Bench, store: SeatStore) -> None:
    before = len(store.ask(Persons()))
    bench.room.perform(Amend("person", "t-command", {}, actor=DIRECTOR, retire=True))

    assert len(store.ask(Persons())) == before - 1
    assert len(store.ask(Persons(with_left=True))) == before
    assert store.reference.actor("t-command") is None
    assert store.reference.people().name_of("t-command") == "练习综合指挥岗"


@pytest.mark.parametrize("text", ["综合指挥", "lxzhzh", "t-command"])
def test_a_person_is_found_by_name_initials_or_id(store: SeatStore, text: str) -> None:
    assert "t-command" in {row.person.id for row in store.ask(Persons(text=text))}


def test_amendments_change_rules_units_places_and_calendar_at_once(bench: Bench, store: SeatStore) -> None:
    def amend(kind: str, record: str, **fields: object) -> None:
        bench.room.perform(Amend(kind, record, fields, actor=DIRECTOR))

    amend("rule", "archive_days", value=7)
    amend("category", "0910", accept="4wh")
    amend("category", "9901", name="本镇特色", group="99", group_name="其他", lead_office="综合指挥室")
    amend("timer", "sign", yellow=0.5)
    amend("unit", "U-new", name="新设办公室", short="新设办")
    amend("village", "330299104201", name="丁山村")
    amend("grid", "330299104201101", name="丁山一网格", village="330299104201")
    amend("calendar", "2026-03-11", off=True, name="镇庆")
    amend("setting", "single_watch", value="1")

    policy, reference = store.reference.policy(), store.reference
    assert policy.exceptions.whole("archive_days") == 7
    assert policy.catalogue.by_code["0910"].accept == "4wh"
    assert policy.catalogue.by_code["9901"].full_name == "其他 / 本镇特色"
    assert policy.yellow_share("sign") == 0.5
    assert reference.people().unit("新设办") == "U-new"
    assert not reference.calendar().is_workday(date(2026, 3, 11))
    assert reference.setting("single_watch") == "1"
    assert [(row.village_name, row.grid_name) for row in store.ask(Places())] == [
        ("丁山村", ""),
        ("丁山村", "丁山一网格"),
    ]
    assert store.ask(Rules()).policy is policy
    assert "U-new" in {unit.id for unit in store.ask(Units())}


def test_an_amendment_within_a_transaction_is_seen_by_its_next_deed_and_not_after_a_rollback(
    bench: Bench, store: SeatStore
) -> None:
    def days() -> int:
        return store.reference.policy().exceptions.whole("archive_days")

    before = days()

    def amend_and_fail() -> None:
        bench.room.perform(Amend("rule", "archive_days", {"value": 3}, actor=DIRECTOR))
        if days() == 3:
            raise RuntimeError

    with pytest.raises(RuntimeError), bench.room.together():
        amend_and_fail()

    assert days() == before


def test_what_a_newer_program_wrote_into_a_record_takes_nothing_else_with_it(
    bench: Bench, store: SeatStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = {"name": "陈国强", "roles": ["intake", "wizard"], "capacity": "many", "wings": 2}
    monkeypatch.setattr(
        "commandroom.usecases.rostering.checked", lambda *_: fields
    )  # its own door knows what ours refuses
    bench.room.perform(Amend("person", "u9", fields, actor="system"))

    roster = store.reference.people()
    person = roster.persons["u9"]

    assert (person.name, [role.value for role in person.roles], person.capacity) == ("陈国强", ["intake"], 8)
    assert roster.spelled(person).initials == "cgq"


def test_records_show_what_was_shipped_with_the_amendments_in_it(bench: Bench, store: SeatStore) -> None:
    shipped = {row.id: row.fields for row in store.ask(Records("category"))}
    bench.room.perform(Amend("category", "0910", {"accept": "4wh"}, actor=DIRECTOR))

    found = {row.id: row.fields for row in store.ask(Records("category"))}

    assert len(found) == len(shipped) == 102
    assert (shipped["0910"]["accept"], found["0910"]["accept"]) == ("2wh", "4wh")
    assert found["0910"]["name"] == shipped["0910"]["name"]


def test_the_history_of_a_record_names_who_changed_what(bench: Bench, store: SeatStore) -> None:
    for value in (7, 9):
        bench.later(minutes=1)
        bench.room.perform(Amend("rule", "archive_days", {"value": value}, actor=DIRECTOR))

    told = store.ask(RecordHistory("rule", "archive_days"))

    assert [(change.actor_name, change.field, change.value) for change in told] == [
        ("练习主任", "value", 7),
        ("练习主任", "value", 9),
    ]


def test_a_kind_of_record_that_is_none_is_refused(bench: Bench) -> None:
    with pytest.raises(WrongUseError, match=r"record\.kind_unknown"):
        bench.room.perform(Amend("wizard", "x", {}, actor=DIRECTOR))


def test_the_room_says_what_it_is_and_whose_holidays_are_missing(bench: Bench, store: SeatStore) -> None:
    facts = store.ask(RoomFacts())

    assert (facts.name, facts.code, facts.seat, facts.suite) == ("练习镇", "330299104", "A", "sha256")
    assert facts.practice
    assert facts.operator_name == "练习值班长"
    assert facts.calendar_missing == ()
    bench.at("2027-01-04 09:00")
    assert store.ask(RoomFacts()).calendar_missing == (2027,)


# --- the seat's own lists ---------------------------------------------------------------------------------


def test_a_form_is_kept_as_typed_until_it_is_handed_in(store: SeatStore) -> None:
    store.save_draft("d1", "intake", {"title": "半句"}, MORNING)
    store.save_draft("d2", "intake", {"title": "另一张"}, MORNING + timedelta(minutes=1))
    store.save_draft("d1", "intake", {"title": "半句话"}, MORNING + timedelta(minutes=2))

    assert [(row.id, row.fields["title"]) for row in store.ask(Drafts())] == [
        ("d1", "半句话"),
        ("d2", "另一张"),
    ]
    store.save_draft("d1", "intake", {}, MORNING)
    assert [row.id for row in store.ask(Drafts())] == ["d2"]
    assert store.ask(Drafts("dispatch")) == ()


def alert(key: str, **changes: object) -> AlertRow:
    facts: dict[str, object] = {
        "id": key,
        "at": MORNING,
        "level": "P2",
        "kind": "red",
        "event": "e1",
        "number": "n1",
        "title": "井盖",
        "timer": "accept",
        "owner": "t-command",
        "status": "triggered",
        "escalates_at": MORNING + timedelta(minutes=5),
    }
    return AlertRow(**(facts | changes))  # type: ignore[arg-type]


def test_an_alert_rings_once_is_passed_on_taken_and_resolved(store: SeatStore) -> None:
    assert store.raise_alert(alert("a"))
    assert not store.raise_alert(alert("a"))

    store.pass_on("a", owner="t-shift_leader", escalates_at=None)
    assert store.ask(Alerts("triggered"))[0].owner == "t-shift_leader"
    store.acknowledge_alert("a", by="t-shift_leader", at=MORNING)
    assert store.ask(Alerts("acknowledged"))[0].acknowledged_by == "t-shift_leader"
    assert store.resolve_alerts(["a", "none"]) == 1
    assert store.resolve_alerts(["a"]) == 0
    assert [row.status for row in store.ask(Alerts())] == ["resolved"]
    assert store.raise_alert(alert("a"))


def test_alerts_come_newest_first_and_as_many_as_asked(store: SeatStore) -> None:
    for n in range(4):
        store.raise_alert(alert(str(n), at=MORNING + timedelta(minutes=n)))

    assert [row.id for row in store.ask(Alerts(limit=3))] == ["3", "2", "1"]


def test_a_job_remembers_when_it_ran_and_why_it_failed(store: SeatStore) -> None:
    store.job_started("sweep", 10, MORNING)
    store.job_ended("sweep", MORNING + timedelta(seconds=1), "disk full")
    store.job_started("sweep", 10, MORNING + timedelta(seconds=10))

    job = store.ask(Jobs())[0]

    assert (job.name, job.period_seconds, job.failed) == ("sweep", 10, "disk full")
    assert (job.last_start, job.last_end) == (MORNING + timedelta(seconds=10), MORNING + timedelta(seconds=1))


def test_the_seats_own_lists_can_be_written_within_a_transaction(bench: Bench, store: SeatStore) -> None:
    with bench.room.together():
        bench.registered()
        store.set_local("colour", "dark")
        store.job_started("sweep", 10, MORNING)

    assert store.local("colour") == "dark"
    assert len(store.ask(Jobs())) == 1
