"""Sending people in a real room: who is on the roster is offered, who fails a hard rule is neither offered nor sent."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from commandroom.domain.errors import FieldError, RefusedError, RoomError
from commandroom.domain.event.reading import read_deed
from commandroom.domain.event.state import State
from commandroom.domain.people.recommending import Pick, Recommendation
from commandroom.domain.time.moments import local
from commandroom.entrypoints.opening import STORE
from commandroom.store import migrating
from commandroom.store.engine import Database
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.commands import Act, Amend
from commandroom.usecases.queries import Kpi, OpenVerbs, Persons, Posts, Recommend
from tests.room import COMMAND, DIRECTOR, LEADER, OFFICE, TEAM, Bench
from tests.store.conftest import reopened

HEAD, STAFF, OFFICER = "t-development-head", "t-development-staff", "t-enforcement-officer"
ZF = {"list_code": "ZF", "list_name": "行政执法事项", "effective_from": "2025-01-01", "doc_no": "发〔2025〕1号",
      "items": [{"code": "ZF-001", "name": "占道挖掘", "penalty": True}]}  # fmt: skip


def keep(bench: Bench, kind: str, record: str, /, **fields: Any) -> None:
    """Write a record of the roster."""
    bench.room.perform(Amend(kind, record, fields, actor="system"))


def on_watch(bench: Bench, *people: str) -> None:
    """These are on duty day and night."""
    keep(bench, "shift", "watch", name="值守", start="08:30", end="08:30", next_day=True)
    for person in people or [row.person.id for row in bench.room.ask(Persons())]:
        keep(bench, "pattern", f"{person}-watch", person=person, shift="watch", since="2026-01-01")


def asked(bench: Bench, number: str, **more: Any) -> Recommendation:
    return bench.room.ask(Recommend(number, **more))


def offered(bench: Bench, number: str) -> set[str]:
    return {pick.person for pick in asked(bench, number).picks}


def why_not(bench: Bench, number: str, person: str) -> list[str]:
    found = next(one for one in asked(bench, number).excluded if one.person == person)
    return [reason.code for reason in found.reasons]


def send(bench: Bench, number: str, person: str = "", office: str = OFFICE, **more: Any) -> Any:
    return bench.act(
        "dispatch", number, by=COMMAND, lead_office=office, requirement="到场处置", handler=person, **more
    )


def refused(bench: Bench, number: str, person: str, office: str = OFFICE) -> str:
    with pytest.raises(RoomError) as refusal:
        send(bench, number, person, office)
    return refusal.value.code


# --- the whole answer -----------------------------------------------------------------------------------------------


def test_everybody_of_the_roster_is_picked_or_excluded_with_reasons(bench: Bench) -> None:
    on_watch(bench)
    keep(bench, "person", "t-gone", name="已离岗", unit="development", roles=["office_staff"], active=False)
    number = bench.triaged()

    found = asked(bench, number)

    everybody = {row.person.id for row in bench.room.ask(Persons(with_left=True))}
    told = [pick.person for pick in found.picks] + [one.person for one in found.excluded]
    assert sorted(told) == sorted(everybody)
    assert {pick.person for pick in found.picks} == {HEAD, STAFF}
    assert all(one.reasons for one in found.excluded)
    assert "retired" in why_not(bench, number, "t-gone")


def test_counts_are_those_of_the_rooms_own_events(bench: Bench) -> None:
    on_watch(bench)
    for hours in (1, 2, 30):
        number = bench.triaged()
        send(bench, number, STAFF)
        bench.act("sign", number, by=STAFF)
        bench.later(hours=hours)
        bench.act(
            "feedback",
            number,
            by=HEAD,
            result_text="已处置",
            solved="是",
            contacted_at=bench.clock.moment.isoformat(),
        )
        bench.act("verify_ok", number, by=LEADER, evidence="已恢复")
        bench.act("callback", number, by="t-intake", result="满意", attempts=1, solved="是")
        bench.act("close", number, closing_text="同意", reply_text="已解决")
    waiting = bench.triaged()
    send(bench, waiting, STAFF)
    last = bench.clock.moment
    bench.later(hours=3)

    pick = next(pick for pick in asked(bench, bench.triaged()).picks if pick.person == STAFF)

    told = {part.key: part.params for part in pick.parts}
    assert told["experience"]["count"] == 3
    assert told["load"] == {"load": 1, "capacity": 8}
    assert told["share"]["sent"] == 4
    assert told["rest"]["hours"] == 3.0
    assert told["on_time"]["done"] == 3
    assert pick.last_sent == last


def test_a_weight_is_a_setting_of_the_room(bench: Bench) -> None:
    on_watch(bench)
    number = bench.triaged()
    for part in ("experience", "familiarity", "load", "share", "distance", "on_time"):
        bench.room.perform(Amend("rule", f"recommend_{part}", {"value": 0}, actor=DIRECTOR))

    assert [pick.score for pick in asked(bench, number).picks] == [
        100,
        100,
    ]  # rest alone counts, nobody was sent


def test_another_unit_can_be_asked_for_and_an_unknown_one_is_refused(bench: Bench) -> None:
    on_watch(bench)
    number = bench.triaged()

    assert {pick.person for pick in asked(bench, number, office=TEAM).picks} >= {OFFICER}
    with pytest.raises(FieldError, match=r"unit\.unknown"):
        asked(bench, number, office="没有的单位")


def test_what_another_seat_wrote_into_the_roster_counts_here_after_the_exchange(
    bench: Bench, joined: Callable[[str], Bench]
) -> None:
    on_watch(bench, STAFF)
    number = bench.triaged()
    other = joined("B")
    keep(other, "leave", "l", person=STAFF, since="2026-03-10T08:00", until="2026-03-10T18:00", kind="病假")

    assert isinstance(bench.room.store, SeatStore)
    assert offered(bench, number) == {STAFF}
    bench.room.store.receive(other.room.store.export_entries())

    assert offered(bench, number) == set()
    assert "on_leave" in why_not(bench, number, STAFF)


# --- hard rules at the door -----------------------------------------------------------------------------------------


LEAVE = {"since": "2026-03-10T08:00", "until": "2026-03-10T18:00"}
LOAN = {"to": "邻镇", "since": "2026-03-01T00:00", "until": "2026-04-01T00:00"}
TODAY = {"state": "leave", "since": "2026-03-10T00:00", "until": "2026-03-11T00:00"}


@pytest.mark.parametrize(
    ("verb", "kind", "fields", "code"),
    [
        ("dispatch", "leave", LEAVE, "on_leave"),
        ("reassign", "leave", LEAVE, "on_leave"),
        ("reserve", "leave", LEAVE, "on_leave"),
        ("dispatch", "loan", LOAN, "lent"),
        ("dispatch", "duty", {"day": "2026-03-10", "shift": ""}, "off_duty"),
        ("dispatch", "recusal", {"about": "category", "value": "0910"}, "recused"),
        ("dispatch", "presence", TODAY, "on_leave"),
    ],
)
def test_lesson_15_a_hard_block_cannot_be_forced_by_anybody(
    bench: Bench, verb: str, kind: str, fields: dict[str, Any], code: str
) -> None:
    """TicketsCAD shows a level and never enforces it: what is shown as barred is barred at the door."""
    on_watch(bench)
    number = bench.triaged() if verb != "reassign" else bench.dispatched()
    keep(bench, kind, "x", person=STAFF, **fields)
    soon = (bench.clock.moment + timedelta(minutes=5)).isoformat()
    data = {
        "dispatch": {"lead_office": OFFICE, "requirement": "到场", "busy_reason": "必须"},
        "reassign": {"new_office": OFFICE, "reason": "换人", "busy_reason": "必须"},
        "reserve": {"lead_office": OFFICE, "requirement": "到场", "start_at": soon},
    }[verb]

    assert STAFF not in offered(bench, number)
    for person in (COMMAND, LEADER):
        with pytest.raises(FieldError, match=rf"person\.{code}"):
            bench.act(verb, number, by=person, handler=STAFF, **data)
    bench.act(verb, number, by=COMMAND, handler=HEAD, **data)


def test_lesson_15_a_busy_person_is_sent_with_a_reason_keeps_both_jobs_and_the_clocks_stay_apart(
    bench: Bench,
) -> None:
    """TicketsCAD: a second assignment reset an on-scene unit and hid its first call."""
    on_watch(bench)
    keep(bench, "person", STAFF, capacity=1)
    first, second = bench.triaged(), bench.triaged(title="另一处")
    send(bench, first, STAFF)
    bench.act("sign", first, by=STAFF)
    before = bench.event(first)

    assert [warning.code for warning in asked(bench, second).picks[0].warnings] == ["busy"]
    assert refused(bench, second, STAFF) == "dispatch.busy"
    send(bench, second, STAFF, busy_reason="熟悉现场")

    row = next(row for row in bench.room.ask(Persons()) if row.person.id == STAFF)
    assert (row.load, row.standing) == (2, "working")
    assert bench.event(first) == before
    bench.act("sign", second, by=STAFF)
    bench.feed_back(second)
    assert bench.event(first) == before


def test_h10_a_second_critical_matter_for_one_person_takes_a_reason_and_another_urgency_none(
    bench: Bench,
) -> None:
    """H10: 同一人不得两个“在途”特急任务，软拦截可超控留痕."""
    on_watch(bench)
    first, second, third = (
        bench.triaged(title=title, urgency=urgency)
        for title, urgency in (("一处", "特急"), ("二处", "特急"), ("三处", "紧急"))
    )
    send(bench, first, STAFF)

    assert [warning.code for warning in _pick(bench, second, STAFF).warnings] == ["two_urgent"]
    assert refused(bench, second, STAFF) == "dispatch.two_critical"
    send(bench, third, STAFF)
    bench.act("reassign", first, by=COMMAND, new_office=OFFICE, handler=HEAD, reason="换人")
    send(bench, second, STAFF)
    with pytest.raises(FieldError, match=r"dispatch\.two_critical"):
        bench.act("reassign", second, by=COMMAND, new_office=OFFICE, handler=HEAD, reason="并人")
    bench.act(
        "reassign", second, by=COMMAND, new_office=OFFICE, handler=HEAD, reason="并人", busy_reason="同一地点"
    )

    lead = bench.event(second).lead
    assert lead is not None
    assert lead.handler == HEAD


def _pick(bench: Bench, number: str, person: str) -> Pick:
    return next(pick for pick in asked(bench, number).picks if pick.person == person)


def test_lesson_16_a_reservation_is_no_assignment_and_asks_who_is_there_then(bench: Bench) -> None:
    """TicketsCAD: pre-assigning to a scheduled job shows "dispatched" now."""
    on_watch(bench)
    keep(bench, "leave", "l", person=HEAD, since="2026-03-11T08:00", until="2026-03-11T18:00")
    number = bench.triaged()
    tomorrow = {"lead_office": OFFICE, "requirement": "明早", "start_at": "2026-03-11T09:00"}

    with pytest.raises(FieldError, match=r"person\.on_leave"):
        bench.act("reserve", number, by=COMMAND, handler=HEAD, **tomorrow)
    bench.act("reserve", number, by=COMMAND, handler=STAFF, **tomorrow)

    row = next(row for row in bench.room.ask(Persons()) if row.person.id == STAFF)
    assert (row.load, row.standing) == (0, "free")
    assert bench.state(number) is State.PENDING_DISPATCH
    assert asked(bench, bench.triaged()).picks[0].load == 0


def test_lesson_17_nobody_is_recommended_to_an_event_that_is_over(bench: Bench) -> None:
    number = bench.closed()

    with pytest.raises(RefusedError, match=r"recommend\.over"):
        asked(bench, number)


def test_lesson_17_who_sends_to_a_closed_event_is_refused_may_reopen_it_and_the_counts_reconcile(
    bench: Bench,
) -> None:
    """CoCeSo assigns to a closed incident; Zammad's reopened tickets count as closed in the report."""
    first = local(bench.clock.moment).date()
    number = bench.closed()

    assert refused(bench, number, STAFF) == "verb.not_open"
    open_now = {
        verb.name for verb in bench.room.ask(OpenVerbs(number, person=LEADER)) if verb.allowed != "no"
    }
    bench.later(days=1)
    bench.act("reopen", number, reason="复发", new_request_id="R1")
    flows = [
        bench.room.ask(Kpi(first, day, bench.clock.moment)).flow for day in (first, first + timedelta(days=1))
    ]

    assert "reopen" in open_now
    assert [(flow.opened, flow.closed, flow.reopened, flow.at_end) for flow in flows] == [
        (1, 1, 0, 0),
        (1, 1, 1, 1),
    ]
    assert all(flow.at_start + flow.opened - flow.closed + flow.reopened == flow.at_end for flow in flows)


def test_lesson_18_with_nobody_on_duty_the_event_waits_and_the_shift_leader_is_named(bench: Bench) -> None:
    on_watch(bench, LEADER)
    number = bench.triaged()

    found = asked(bench, number)

    assert found.picks == ()
    assert found.shortfall is not None
    assert [(one.kind, one.person) for one in found.shortfall.proposals] == [("duty_leader", LEADER)]
    assert refused(bench, number, STAFF) == "person.unregistered"
    assert bench.state(number) is State.PENDING_DISPATCH
    send(bench, number)  # the unit can always be named
    assert bench.state(number) is State.PENDING_SIGN


def test_lesson_19_of_two_who_send_the_last_free_person_the_second_is_asked(bench: Bench) -> None:
    on_watch(bench)
    keep(bench, "person", STAFF, capacity=1)
    one, two = bench.triaged(), bench.triaged(title="另一处")

    send(bench, one, STAFF)

    assert refused(bench, two, STAFF) == "dispatch.busy"
    assert bench.event(two).lead is None


def test_defect_6_who_never_registered_is_neither_offered_nor_sent_while_a_roster_is_kept(
    bench: Bench,
) -> None:
    """Resgrid takes whoever has no row as available."""
    number = bench.triaged()
    assert [note.code for note in asked(bench, number).notes] == ["no_rota"]
    assert offered(bench, number) == set()
    on_watch(bench, HEAD)

    assert offered(bench, number) == {HEAD}
    assert refused(bench, number, STAFF) == "person.unregistered"


def test_a_leaver_with_open_events_keeps_them_until_they_are_given_away_and_gets_no_new_ones(
    bench: Bench,
) -> None:
    on_watch(bench)
    number = bench.triaged()
    send(bench, number, STAFF)
    bench.room.perform(Amend("person", STAFF, actor=DIRECTOR, retire=True))

    row = next(row for row in bench.room.ask(Persons(with_left=True)) if row.person.id == STAFF)
    lead = bench.event(number).lead
    assert lead is not None
    assert (lead.handler, row.load, row.standing) == (STAFF, 1, "left")
    assert "retired" in why_not(bench, number, STAFF)
    assert refused(bench, bench.triaged(), STAFF) == "person.unknown"
    bench.act("reassign", number, by=COMMAND, new_office=OFFICE, handler=HEAD, reason="原承办人离岗")
    assert offered(bench, number) == {HEAD}


def test_a_certificate_that_ends_tonight_is_good_until_midnight_of_the_township(bench: Bench) -> None:
    on_watch(bench)
    keep(bench, "person", OFFICER, certificate="证", certificate_until="2026-03-31")
    one, other = (bench.triaged(office=TEAM) for _ in range(2))

    bench.at("2026-03-31 23:59")
    assert OFFICER in offered(bench, one)
    send(bench, one, OFFICER, TEAM)
    bench.at("2026-04-01 00:00")
    assert OFFICER not in offered(bench, other)
    assert refused(bench, other, OFFICER, TEAM) == "person.certificate_expired"
    bench.at("2026-04-01 07:59")
    assert refused(bench, other, OFFICER, TEAM) == "person.certificate_expired"


def test_a_person_in_two_rooms_loans_comes_back_with_the_later_one(bench: Bench) -> None:
    on_watch(bench)
    number = bench.triaged()
    keep(bench, "loan", "1", person=STAFF, to="邻镇", since="2026-03-01T00:00", until="2026-03-12T00:00")
    keep(bench, "loan", "2", person=STAFF, to="县局", since="2026-03-10T00:00", until="2026-03-15T00:00")

    gone = []
    for day in (10, 12, 14, 15):
        bench.at(f"2026-03-{day} 09:00")
        gone.append(STAFF not in offered(bench, number))
    assert gone == [True, True, True, False]


def test_what_the_county_took_back_is_dispatched_to_nobody_and_goes_up(bench: Bench) -> None:
    on_watch(bench)
    keep(bench, "item_list", "ZF-1", **ZF)
    keep(bench, "grant", "g", unit=bench.unit(TEAM), items=["ZF"], since="2025-01-01")
    keep(bench, "person", OFFICER, certificate="证")
    number = bench.accepted()
    bench.act("triage", number, by=COMMAND, tier="二级", level="无", lead_office=TEAM, item_ref="ZF-001")
    assert offered(bench, number) == {OFFICER}

    keep(bench, "item_list", "ZF-2", list_code="ZF", change="收回", effective_from="2026-03-10", doc_no="收〔2026〕3号",
         items=[{"code": "ZF-001", "name": "占道挖掘"}])  # fmt: skip

    assert offered(bench, number) == set()
    assert refused(bench, number, "", TEAM) == "person.item_withdrawn"
    shortfall = asked(bench, number).shortfall
    assert shortfall is not None
    assert shortfall.proposals[0].kind == "county"
    bench.escalate(number)
    assert bench.state(number) is State.ESCALATED


def test_by_what_somebody_was_sent_is_frozen_with_the_decision(bench: Bench) -> None:
    on_watch(bench)
    keep(bench, "item_list", "ZF-1", **ZF)
    keep(bench, "grant", "g", unit=bench.unit(TEAM), items=["ZF"], since="2025-01-01", doc_no="授〔2025〕9号")
    keep(bench, "person", OFFICER, certificate="浙证1", certificate_until="2026-03-31")
    number = bench.accepted()
    bench.act("triage", number, by=COMMAND, tier="二级", level="无", lead_office=TEAM, item_ref="ZF-001")

    done = send(bench, number, OFFICER, TEAM)
    bench.room.perform(Amend("grant", "g", actor=DIRECTOR, retire=True))

    entry = next(e for e in bench.room.store.export_entries() if e.hash == done.entries[0])
    read = read_deed(entry)
    assert read is not None
    assert json.loads(read[1].facts["basis"]) == {
        "unit": "enforcement", "presence": "on", "shift": "值守", "certificate": "浙证1", "certificate_until": "2026-03-31",
        "item": "ZF:ZF-001", "grant": "授〔2025〕9号",
    }  # fmt: skip


def test_a_grant_of_which_a_part_cannot_be_read_gives_nothing(bench: Bench) -> None:
    """A newer program may write an end that this one cannot read: then it must not count as without end."""
    on_watch(bench)
    keep(bench, "item_list", "ZF-1", **ZF)
    keep(bench, "person", OFFICER, certificate="证")
    number = bench.accepted()
    bench.act("triage", number, by=COMMAND, tier="二级", level="无", lead_office=TEAM, item_ref="ZF-001")
    with bench.room.store.writing() as writing:
        fields = {"unit": bench.unit(TEAM), "items": ["*"], "since": "2025-01-01", "until": {"newer": True}}
        writing.records.amend("grant", "g", fields, actor=DIRECTOR, now=bench.clock.moment)

    assert why_not(bench, number, OFFICER) == ["not_granted"]


# --- by chance ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("every_zone")
def test_by_chance_over_a_month_end_sent_is_exactly_who_was_offered(bench: Bench) -> None:
    luck = random.Random(12)  # noqa: S311 - the same month end each time
    keep(bench, "shift", "night", start="17:30", end="08:00", next_day=True)
    keep(bench, "shift", "watch", start="08:30", end="08:30", next_day=True)
    keep(bench, "shift", "small", start="00:00", end="08:00")
    people = (HEAD, STAFF, OFFICER)
    for n in range(18):
        day = f"2026-0{luck.choice(('2-27', '2-28', '3-01'))}"
        keep(
            bench,
            "duty",
            f"d{n}",
            person=people[n % 3],
            day=day,
            shift=luck.choice(("night", "watch", "small")),
        )
        since = datetime(2026, 2, 28, tzinfo=UTC) + timedelta(minutes=luck.randrange(3000))
        until = since + timedelta(minutes=luck.randrange(1, 400))
        if n % 5 == 0:
            keep(
                bench,
                "leave",
                f"l{n}",
                person=luck.choice(people),
                since=since.isoformat(),
                until=until.isoformat(),
            )
        if n % 9 == 4:
            house, whom = luck.choice(("邻镇", bench.unit(TEAM))), luck.choice(people)
            span = {"since": since.isoformat(), "until": until.isoformat()}
            keep(bench, "loan", f"b{n}", person=whom, to=house, **span)
    keep(bench, "person", OFFICER, certificate="证", certificate_until="2026-03-01")
    seen: Counter[tuple[str, bool]] = Counter()
    bench.at("2026-02-28 00:00")
    numbers = [bench.triaged() for _ in range(3)]

    for _ in range(56):
        bench.later(minutes=luck.randrange(20, 90))
        number, person = luck.choice(numbers), luck.choice(people)
        office = TEAM if person == OFFICER else OFFICE
        is_offered = person in {pick.person for pick in asked(bench, number, office=office).picks}
        try:
            send(bench, number, person, office, busy_reason="连班")
        except FieldError:
            assert not is_offered
        else:
            assert is_offered
            numbers[numbers.index(number)] = bench.triaged()
        seen[person, is_offered] += 1

    assert min(seen[person, is_offered] for person in people for is_offered in (True, False)) >= 3


# --- what cannot be kept --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        ("shift", {"start": "08:30", "end": "09:00", "next_day": True}, "shift.too_long"),
        ("shift", {"start": "18:00", "end": "08:00"}, "shift.ends_first"),
        ("shift", {"start": "25:00", "end": "08:00"}, "roster.no_hour"),
        ("presence", {"person": STAFF, "state": "on"} | LOAN, "shift.too_long"),
        ("presence", {"person": STAFF, "state": "there"} | LEAVE, "roster.unreadable"),
        ("leave", {"person": STAFF, "since": "2026-03-10T08:00", "until": "2026-03-10T08:00"}, "span.ends_first"),
        ("leave", {"person": STAFF, "since": "morgen", "until": "2026-03-10T08:00"}, "field.no_moment"),
        ("leave", {"person": STAFF, "since": "2026-03-10T08:00"}, "field.missing"),
        ("leave", {"person": "nobody", "since": "2026-03-10T08:00", "until": "2026-03-10T09:00"}, "person.unknown"),
        ("duty", {"person": STAFF, "day": "2026-02-30", "shift": "watch"}, "roster.no_date"),
        ("duty", {"person": STAFF, "day": "2026-03-10", "shift": "none"}, "roster.unknown_shift"),
        ("pattern", {"shift": "watch", "since": "2026-03-10"}, "roster.nobody"),
        ("grant", {"items": ["ZF"], "since": "2026-03-10"}, "roster.nobody"),
        ("grant", {"person": STAFF, "items": ["ZF"], "since": "2026-03-10", "until": "2026-03-09"}, "span.ends_first"),
        ("recusal", {"person": STAFF, "about": "weather", "value": "x"}, "recusal.about"),
        ("item_list", {"list_code": "ZF"}, "field.missing"),
        ("post", {"persons": [STAFF]}, "field.missing"),
        ("post", {"name": "经办岗", "persons": ["nobody"]}, "person.unknown"),
        ("post", {"name": "经办岗", "seats": 0}, "field.out_of_range"),
        ("person", {"certificate_since": "2026-03-10", "certificate_until": "2026-03-09"}, "certificate.ends_first"),
    ],
)  # fmt: skip
def test_what_is_no_roster_is_refused_with_a_sentence_and_nothing_is_kept(
    bench: Bench, kind: str, fields: dict[str, Any], code: str
) -> None:
    before = bench.room.store.export_entries()

    with pytest.raises(FieldError) as refusal:
        keep(bench, kind, "x", **fields)

    assert refusal.value.code == code
    assert bench.room.store.export_entries() == before


def test_a_person_in_two_full_posts_is_refused_and_an_additional_post_is_not(bench: Bench) -> None:
    keep(bench, "post", "one", name="综合指挥岗", persons=[STAFF])
    before = bench.room.store.export_entries()

    with pytest.raises(FieldError, match=r"post\.two_full"):
        keep(bench, "post", "two", name="执法协调岗", persons=[HEAD, STAFF])
    assert bench.room.store.export_entries() == before
    keep(bench, "post", "two", name="执法协调岗", persons=[HEAD, STAFF], full=False)
    with pytest.raises(FieldError, match=r"post\.two_full"):
        keep(bench, "post", "two", full=True)

    book = bench.room.ask(Posts())
    assert {post.name: post.persons for post in book.posts} == {
        "综合指挥岗": (STAFF,),
        "执法协调岗": (HEAD, STAFF),
    }
    assert [(one.post, one.code) for one in book.findings] == [("two", "crowded")]


def test_only_keepers_write_the_roster_and_only_leaders_give_powers(bench: Bench) -> None:
    leave = {"person": STAFF, "since": "2026-03-10T08:00", "until": "2026-03-10T09:00"}
    grant = {"person": STAFF, "items": ["*"], "since": "2026-03-10"}

    for actor, kind, fields in ((STAFF, "leave", leave), (COMMAND, "leave", leave), (LEADER, "grant", grant)):
        with pytest.raises(RefusedError, match=r"role\.missing"):
            bench.room.perform(Amend(kind, "x", fields, actor=actor))
    bench.room.perform(Amend("leave", "x", leave, actor=LEADER))


# --- the columns it counts by -----------------------------------------------------------------------------------------


def test_a_store_of_an_older_program_gets_what_a_fresh_one_has(bench: Bench, store: SeatStore) -> None:
    on_watch(bench)
    for late in (False, True):
        number = bench.triaged()
        send(bench, number, STAFF)
        bench.act("sign", number, by=STAFF)
        bench.later(days=30 if late else 0, hours=1)
        bench.feed_back(number)
    bench.dispatched()
    query = "SELECT row, handler, sent_at, late FROM event ORDER BY row"
    with store.database.reading() as connection:
        fresh = connection.execute(query).fetchall()
    store.close()
    database = Database(Path(bench.home) / STORE)
    migrating.downgrade(database, "0003")
    database.close()

    again = reopened(bench)

    with again.database.reading() as connection:
        assert connection.execute(query).fetchall() == fresh
    assert [row[3] for row in fresh] == [0, 1, None]
    assert again.verify().problems == ()
    again.close()


def test_by_the_clock_of_a_practice_room_somebody_can_be_asked_for_another_minute(bench: Bench) -> None:
    on_watch(bench)
    keep(bench, "leave", "l", person=STAFF, since="2026-03-11T08:00", until="2026-03-11T18:00")
    number = bench.triaged()
    tomorrow = datetime(2026, 3, 11, 2, 0, tzinfo=UTC)

    assert STAFF in offered(bench, number)
    assert STAFF not in {pick.person for pick in asked(bench, number, now=tomorrow).picks}
    bench.room.perform(
        Act(
            "dispatch",
            number,
            {"lead_office": OFFICE, "requirement": "到场", "handler": STAFF},
            actor=COMMAND,
        )
    )
