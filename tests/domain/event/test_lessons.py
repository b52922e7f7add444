"""What users of other systems lost, each a test of ours; clocks have theirs beside the clocks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from commandroom.domain.errors import ConflictError, FieldError, RefusedError
from commandroom.domain.event.fold import replay
from commandroom.domain.event.state import Event
from commandroom.entrypoints.opening import shipped
from commandroom.store.opening import join_store
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import BoardIds, BoardQuery, EventDetail
from commandroom.usecases.room import Room
from tests.room import COMMAND, DEPUTY, INTAKE, LEADER, OFFICE, OTHER, Bench

pytestmark = pytest.mark.usefixtures("every_zone")


def _content(event: Event) -> bytes:
    """The event without what only counts its entries."""
    plain = msgspec.structs.replace(
        event, version=0, heads=(), machine_ids=(), last_at=None, last_actor="", last_verb=""
    )
    return msgspec.json.encode(plain)


@pytest.fixture
def other_seat(room: Bench, tmp_path: Path) -> Iterator[Bench]:
    """A second seat of the same room, on its own store."""
    store = room.room.store
    genesis = next(e for e in store.export_entries() if e.kind == "room")
    joined = join_store(
        tmp_path / "b" / "room.db", genesis=genesis, seat="B", shipped=shipped(), clock=room.clock
    )
    second = Bench(
        Room(store=joined, clock=room.clock, practice=True, room_id=room.room.room_id),
        room.clock,
        tmp_path / "b",
    )
    joined.receive(store.export_entries())
    yield second
    assert joined.verify().problems == ()
    joined.close()


def _unite(one: Bench, other: Bench) -> None:
    mine, theirs = one.room.store.export_entries(), other.room.store.export_entries()
    one.room.store.receive(theirs)
    other.room.store.receive(mine)
    assert one.room.store.verify().digest == other.room.store.verify().digest


def test_lesson_06_a_change_of_urgency_replays_what_was_used_and_paused(room: Bench) -> None:
    number = room.submitted()
    room.later(minutes=10)
    room.act("ask_supplement", number, by=INTAKE, missing_items="门牌")
    room.later(minutes=30)
    room.act("supplement", number, by=INTAKE, text="3号")

    room.act("regrade", number, by=COMMAND, reason="升级", urgency="紧急")

    timer = room.timer(number, "accept")
    assert timer.limit == "30min"
    assert timer.due == timer.since + timedelta(minutes=60)


def test_lesson_06_a_past_due_moment_is_never_moved_by_a_regrading(room: Bench) -> None:
    number = room.submitted()
    room.later(hours=4)
    before = room.timer(number, "accept")

    room.act("regrade", number, by=COMMAND, reason="升级", urgency="特急")

    assert room.timer(number, "accept") == before


def test_lesson_07_a_suspended_event_never_turns_yellow_or_red(room: Bench) -> None:
    number = room.suspended(days=80)

    room.later(days=79)

    assert room.timer(number, "dispose").lamp(room.clock.moment).value == "paused"


def test_lesson_08_the_time_an_event_was_closed_does_not_count(room: Bench) -> None:
    number = room.closed()
    used = next(t for t in room.event(number).timers if t.key == "dispose")
    room.later(days=20)

    room.act("reopen", number, reason="复发", new_request_id="R1", policy="continue")

    again = room.timer(number, "dispose")
    assert again.lamp(room.clock.moment).value == "green"
    assert again.due > room.clock.moment
    assert again.due - room.clock.moment <= used.due - used.since + timedelta(days=5)
    assert room.event(number).first_closed_at is not None


def test_lesson_08_a_reopened_event_starts_anew_unless_somebody_says_otherwise(room: Bench) -> None:
    number = room.closed()
    room.later(days=20)

    room.act("reopen", number, reason="复发", new_request_id="R1")

    assert [t.key for t in room.event(number).running()] == ["triage"]


def test_lesson_09_the_first_contact_and_the_handling_have_clocks_of_their_own(room: Bench) -> None:
    number = room.signed(category="0103")

    contact, handling = room.timer(number, "first_contact"), room.timer(number, "dispose")

    assert contact.due < handling.due
    assert room.event(number).next_timer() == contact


def test_lesson_13_an_event_is_not_late_at_the_moment_it_is_made(room: Bench) -> None:
    number = room.submitted()

    assert room.timer(number, "accept").lamp(room.clock.moment).value == "green"


def test_lesson_19_of_two_who_take_one_event_at_once_exactly_one_wins(room: Bench) -> None:
    number = room.triaged()
    outcomes: list[str] = []

    def send(office: str) -> None:
        try:
            room.act("dispatch", number, by=COMMAND, lead_office=office, requirement="到场")
            outcomes.append("done")
        except RefusedError as refusal:
            outcomes.append(refusal.code)

    threads = [threading.Thread(target=send, args=(office,)) for office in (OFFICE, OTHER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["done", "verb.not_open"]


def test_lesson_19_the_second_gets_what_changed(room: Bench) -> None:
    number = room.accepted()
    seen = room.event(number).version
    room.act("note", number, by=INTAKE, text="来电补充")

    with pytest.raises(ConflictError) as refusal:
        room.room.perform(Act("triage", number, {"tier": "二级", "level": "无", "lead_office": OFFICE},
                              actor=COMMAND, expected=seen))  # fmt: skip

    assert refusal.value.params["verbs"] == ("note",)
    assert "备注" in str(refusal.value.params["changed"])


def test_lesson_20_undoing_a_merge_restores_both_byte_for_byte(room: Bench) -> None:
    master, child = room.accepted(), room.accepted(title="另一来电")
    before = (_content(room.event(master)), _content(room.event(child)))

    room.act("merge", child, by=COMMAND, master_id=master, similarity_reason="同一处")
    room.act("unmerge", child, by=COMMAND, reason="不是同一处")

    assert (_content(room.event(master)), _content(room.event(child))) == before


def test_lesson_20_merging_in_opposite_directions_one_wins_the_other_is_refused(room: Bench) -> None:
    one, two = room.accepted(), room.accepted()
    room.act("merge", one, by=COMMAND, master_id=two, similarity_reason="同一处")

    with pytest.raises((RefusedError, FieldError)):
        room.act("merge", two, by=COMMAND, master_id=one, similarity_reason="同一处")


def test_lesson_20_a_chain_of_merges_resolves_and_what_comes_in_lands_at_its_end(room: Bench) -> None:
    one, two, three = room.accepted(), room.accepted(), room.accepted()
    room.act("merge", one, by=COMMAND, master_id=two, similarity_reason="同一处")
    room.act("merge", two, by=COMMAND, master_id=three, similarity_reason="同一处")

    changes = room.act("note", one, by=INTAKE, text="又来电")

    assert changes.number == three
    assert room.log(three)[-1] == "note"


def test_lesson_20_two_seats_merge_in_opposite_directions_and_see_a_conflict(
    room: Bench, other_seat: Bench
) -> None:
    one, two = room.accepted(), room.accepted()
    _unite(room, other_seat)

    room.act("merge", one, by=COMMAND, master_id=two, similarity_reason="同一处")
    other_seat.act("merge", two, by=COMMAND, master_id=one, similarity_reason="同一处")
    _unite(room, other_seat)

    assert room.event(one).in_conflict
    assert room.event(two).in_conflict


def test_lesson_22_a_parent_with_open_children_asks_and_lists_them(room: Bench) -> None:
    number = room.triaged()
    room.act("split", number, by=COMMAND, titles=["噪音"], reason="两件事")
    room.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="到场")
    room.act("sign", number, by=room.head(number))
    room.feed_back(number)
    room.act("verify_ok", number, by=LEADER, evidence="已看")
    room.act("callback", number, by=INTAKE, result="满意", attempts=1, solved="是")
    child = room.event(room.event(number).children[0])

    with pytest.raises(RefusedError, match=child.number):
        room.act("close", number, closing_text="办结", reply_text="已解决")
    room.act("close", number, closing_text="办结", reply_text="已解决", leave_children=True)

    assert room.event(child.id).is_open


def test_defect_01_before_and_after_are_not_swapped(room: Bench) -> None:
    number = room.submitted()

    def found(**where: str) -> int:
        query = BoardQuery(view="all", where=tuple(where.items()))
        return room.room.ask(BoardIds(query, room.clock.moment)).total

    assert found(**{"from": "2026-03-10", "to": "2026-03-10"}) == 1
    assert found(**{"from": "2026-03-11"}) == 0
    assert found(to="2026-03-09") == 0
    assert number


def test_defect_02_the_day_of_a_number_is_the_townships_day(room: Bench) -> None:
    room.at("2026-03-11 00:30")

    assert room.registered().split("-")[1] == "20260311"


def test_defect_03_an_unknown_rule_is_said_and_nothing_is_lost(room: Bench) -> None:
    number = room.submitted()

    with pytest.raises(FieldError, match=r"category\.unknown"):
        room.act("accept", number, by=INTAKE, category="7777", urgency="一般")

    assert room.state(number) == "pending_accept"


def test_defect_08_every_attachment_of_a_merged_event_is_still_there(room: Bench, tmp_path: Path) -> None:
    master, child = room.accepted(), room.accepted()
    files = []
    for n in range(3):
        path = tmp_path / f"说明{n}.txt"
        path.write_text(f"第{n}份", encoding="utf-8")
        files.append(str(path))
    room.act("attach", child, by=INTAKE, files=files)

    room.act("merge", child, by=COMMAND, master_id=master, similarity_reason="同一处")

    assert len(room.event(child).attachments) == 3
    assert child in {row.number for row in room.room.ask(EventDetail(master)).related}


def test_defect_12_a_change_of_the_rules_never_moves_a_past_decision(room: Bench) -> None:
    from commandroom.usecases.commands import Amend

    number = room.signed(category="0103")
    before = room.event(number)

    room.room.perform(Amend("category", "0103", {"phases": [{"name": "", "limit": "1wd"}]}, actor=DEPUTY))
    room.room.store.rebuild()

    assert room.event(number) == before
    assert room.timer(room.signed(category="0103"), "dispose").limit == "1wd"


def test_two_seats_that_send_different_units_are_in_conflict_until_somebody_settles(
    room: Bench, other_seat: Bench
) -> None:
    number = room.triaged()
    _unite(room, other_seat)

    room.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="甲")
    room.later(minutes=1)
    other_seat.act("dispatch", number, by=LEADER, lead_office=OTHER, requirement="乙")
    _unite(room, other_seat)
    conflict = room.event(number).conflicts[0]

    assert room.event(number).lead.office == room.unit(OFFICE)  # type: ignore[union-attr]
    assert [r.office for r in room.event(number).rivals] == [room.unit(OTHER)]

    room.act("settle", number, conflict=conflict.id, keep=conflict.second, reason="乙更合适")
    _unite(room, other_seat)

    for seat in (room, other_seat):
        event = seat.event(number)
        assert not event.in_conflict
        assert event.lead is not None
        assert event.lead.office == room.unit(OTHER)


def test_what_was_built_on_the_losing_deed_takes_effect_once_that_deed_is_kept(
    room: Bench, other_seat: Bench
) -> None:
    number = room.triaged()
    _unite(room, other_seat)
    room.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="甲")
    room.later(minutes=1)
    other_seat.act("dispatch", number, by=LEADER, lead_office=OTHER, requirement="乙")
    other_seat.act("sign", number, by=other_seat.head(number))
    _unite(room, other_seat)
    signed_before = room.event(number).lead.signed_at  # type: ignore[union-attr]
    conflict = room.event(number).conflicts[0]

    room.act("settle", number, conflict=conflict.id, keep=conflict.second, reason="乙已到场")

    assert signed_before is None
    assert room.state(number) == "in_progress"


def test_what_a_newer_program_wrote_is_kept_and_passed_on(room: Bench, other_seat: Bench) -> None:
    number = room.submitted()
    entries = [e for e in room.room.store.export_entries() if e.subject == room.event(number).id]
    _unite(room, other_seat)

    assert replay(entries) == other_seat.event(number)
