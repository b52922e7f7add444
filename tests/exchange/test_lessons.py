"""What others lost in public (T1–T20), each as a test of ours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec import Raw
from msgspec.structs import replace

from commandroom.domain.exchange.effects import KeepParts
from commandroom.domain.exchange.messages import Answer, Ask, Part, PullAnswer, Seal
from commandroom.domain.exchange.trust import seal_bytes
from commandroom.domain.journal import HLC_CAP, HLC_COUNTER_BITS, Entry, Wire, encode, millis, read, write
from commandroom.usecases.queries import EventDetail
from tests.exchange.conftest import Opened, Place, united
from tests.exchange.parties import TOWNSHIP
from tests.room import COMMAND, INTAKE, MORNING, OFFICE, OTHER
from tests.simulation.nodes import CENTER, HUB, NEWER, Grounds


def hashes(place: Place) -> set[str]:
    return {entry.hash for entry in place.entries}


def without(digest: str) -> Callable[[Ask, Answer], Answer]:
    """A line on which one entry is never served."""

    def spoil(_ask: Ask, said: Answer) -> Answer:
        if not isinstance(said, PullAnswer):
            return said
        parts = tuple(
            replace(part, entries=tuple(raw for raw in part.entries if read(bytes(raw)).hash != digest))
            for part in said.parts
        )
        return replace(said, parts=parts)

    return spoil


def test_t1_a_centre_set_back_to_yesterdays_copy_is_given_everything_again(place: Opened) -> None:
    a, b, center = place("A"), place("B"), place(CENTER)
    a.desk.triaged()
    united(a, b, hub=center)
    yesterday = center.copied("yesterday")
    number = b.desk.signed()
    a.desk.registered()
    united(a, b, hub=center)
    everything = hashes(a)
    center.set_back(yesterday)
    assert hashes(center) < everything
    a.ask(center)
    assert hashes(center) == everything
    assert a.desk.event(number).number == number


def test_t2_a_seat_restored_from_an_old_copy_loses_nothing(place: Opened) -> None:
    a, b, hub = place("A"), place("B"), place(HUB)
    a.desk.triaged()
    old = a.copied("old")
    lost = a.desk.signed()
    united(a, b, hub=hub)
    a.set_back(old)
    again = a.desk.registered()
    places = {(entry.stream, entry.seq) for entry in b.entries}
    fork = [
        entry for entry in a.entries if (entry.stream, entry.seq) in places and entry.hash not in hashes(b)
    ]
    assert fork
    united(a, b, hub=hub)
    for one in (a, b, hub):
        assert {one.desk.event(lost).state, one.desk.event(again).state}
        assert {one.statuses()[entry.hash] for entry in fork} == {"fork"}
    assert a.stream == f"{TOWNSHIP}/A.2"
    a.desk.registered()
    united(a, b, hub=hub)
    assert len({(e.stream, e.seq) for e in a.entries if e.stream.endswith("A.2")}) == len(
        [e for e in a.entries if e.stream.endswith("A.2")]
    )


def test_t3_two_copies_of_one_seat_both_keep_working(place: Opened) -> None:
    a, b, hub = place("A"), place("B"), place(HUB)
    a.desk.triaged()
    united(a, b, hub=hub)
    twin = place("A", of=a.copied("disk"))
    written = set()
    for _ in range(4):
        for one in (a, twin):
            number = one.desk.registered()
            written |= {e.hash for e in one.entries if e.subject == one.desk.event(number).id}
            one.ask(hub)
    united(a, twin, b, hub=hub)
    for one in (a, twin, b, hub):
        assert written <= hashes(one)
        assert "fork" in one.statuses().values()


def test_t5_a_pull_that_dies_between_any_two_effects_leaves_no_gap(place: Opened) -> None:
    a, hub = place("A"), place(HUB)
    for _ in range(3):
        a.desk.triaged()
    a.ask(hub)
    effects, is_over = 1, False
    while not is_over:
        b = place("B")
        is_over = b.ask_until(hub, effects)
        b.ask(hub)
        assert hashes(b) == hashes(a)
        assert b.look().digest == a.look().digest
        effects += 1
    assert effects > 8


def test_t6_one_entry_that_cannot_be_served_holds_up_nothing_else_and_is_named(place: Opened) -> None:
    a, b, c, hub = place("A"), place("B"), place("C"), place(HUB)
    a.desk.triaged()
    hole = [entry for entry in a.entries if entry.kind == "event"][2]
    united(a, hub=hub)
    other = b.desk.signed()
    b.ask(hub, spoil=without(hole.hash))
    outcome = c.ask(hub, spoil=without(hole.hash))
    assert c.desk.event(other).number == other
    after = {e.hash for e in a.entries if e.stream == hole.stream and e.seq > hole.seq}
    assert after <= hashes(c)
    assert {one.stream for one in outcome.refused} == {hole.stream}
    assert {one.reason for one in outcome.refused} == {"unproven"}
    c.ask(hub)
    assert hashes(c) == hashes(hub)
    assert not c.look().apart


def test_t7_what_is_behind_a_poisoned_entry_arrives(place: Opened) -> None:
    a, b, hub = place("A"), place("B"), place(HUB)
    for _ in range(4):
        a.desk.triaged()
    united(a, hub=hub)
    poison = [entry for entry in a.entries if entry.kind == "event"][7]

    def spoil(_ask: Ask, said: Answer) -> Answer:
        if not isinstance(said, PullAnswer):
            return said
        swapped = (
            replace(
                part,
                entries=tuple(
                    Raw(b'{"not":"an entry"}') if bytes(raw) == poison.raw else raw for raw in part.entries
                ),
            )
            for part in said.parts
        )
        return replace(said, parts=tuple(swapped))

    outcome = b.ask(hub, spoil=spoil)
    assert "unreadable" in {one.reason for one in outcome.refused}
    behind = {e.hash for e in a.entries if e.stream == poison.stream and e.seq > poison.seq}
    assert behind <= hashes(b)
    b.ask(hub)
    assert hashes(b) == hashes(a)


def test_t9_a_hub_that_forgot_everything_costs_no_loop(place: Opened) -> None:
    a, hub, blank = place("A"), place(HUB), place(HUB)
    a.desk.triaged()
    a.ask(hub)
    a.calls.clear()
    a.ask(hub)
    assert len(a.calls) == 1
    a.calls.clear()
    outcome = a.ask(blank)
    assert outcome.same
    assert len(a.calls) <= 4
    a.calls.clear()
    a.ask(blank)
    assert len(a.calls) == 1


def test_t10_a_blank_seat_wipes_nobody(place: Opened) -> None:
    a, blank, hub = place("A"), place("C"), place(HUB)
    a.desk.signed()
    a.ask(hub)
    held = hashes(hub)
    blank.ask(hub)
    assert hashes(hub) == hashes(a) == hashes(blank) == held


def test_t10_a_seat_whose_file_lost_its_end_wipes_nobody(place: Opened) -> None:
    a, hub = place("A"), place(HUB)
    short = a.copied("short")
    a.desk.signed()
    a.ask(hub)
    held = hashes(hub)
    a.set_back(short)
    assert hashes(a) < held
    a.ask(hub)
    assert hashes(hub) == hashes(a) == held


@pytest.mark.parametrize(
    "skew", [timedelta(days=-1), timedelta(days=1), timedelta(days=3650), timedelta(days=-3650)]
)
def test_t11_a_wrong_clock_loses_nothing_and_turns_no_order_round(place: Opened, skew: timedelta) -> None:
    a, b, hub = place("A"), place("B", now=MORNING + skew), place(HUB)
    number = a.desk.triaged()
    united(a, b, hub=hub)
    b.desk.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="到场处置")
    b.desk.clock.moment = MORNING - timedelta(hours=3)
    united(a, b, hub=hub)
    a.desk.act("sign", number, by=a.desk.head(number))
    united(a, b, hub=hub)
    for one in (a, b, hub):
        assert one.desk.log(number)[-2:] == ["dispatch", "sign"]
    limit = millis(MORNING + HLC_CAP)
    mine = [e.hlc >> HLC_COUNTER_BITS for e in a.entries if e.stream.startswith(f"{TOWNSHIP}/A.")]
    assert max(mine) <= limit


def test_t12_a_seat_three_hours_off_exchanges_and_its_entries_are_marked(place: Opened) -> None:
    a, b, hub = place("A"), place("B", now=MORNING + timedelta(hours=3)), place(HUB)
    b.desk.registered()
    assert b.ask(hub).same
    assert a.ask(hub).same
    fresh = {e.hash for e in b.entries if e.stream.startswith(f"{TOWNSHIP}/B.")}
    assert {a.statuses()[digest] for digest in fresh} == {"clock?"}


def test_t14_a_seat_that_was_away_for_four_hundred_days_brings_all_and_revives_nothing(place: Opened) -> None:
    a, b, hub = place("A"), place("B"), place(HUB)
    number = a.desk.registered()
    kept = a.desk.registered()
    united(a, b, hub=hub)
    event = a.desk.event(number).id
    a.desk.act("void", number, by=INTAKE, reason="误报")
    a.desk.act("erase", number, by="t-director", reason="个人信息超过保存期限")
    a.ask(hub)
    b.desk.act("note", number, by=INTAKE, text="离线补记")
    own = b.desk.registered()
    for one in (a, b, hub):
        one.desk.clock.moment = MORNING + timedelta(days=400)
    united(a, b, hub=hub)
    for one in (a, b, hub):
        assert one.desk.log(number).count("note") == 1
        assert {one.desk.event(own).number, one.desk.event(kept).number} == {own, kept}
        assert event not in one.look().keyed
        assert event not in one.look().lacking


def test_t15_two_hundred_exchanges_with_nothing_to_do_leave_both_files_as_they_are(place: Opened) -> None:
    a, hub = place("A"), place(HUB)
    a.desk.signed()
    a.ask(hub)
    a.ask(hub)

    def written() -> list[int]:
        found = []
        for one in (a, hub):
            with one.box.store.database.reading() as connection:
                pages = connection.execute("PRAGMA page_count").fetchone()[0]
            found += [pages, one.box.store.database.written]
        return found

    before = written()
    for _ in range(200):
        assert a.ask(hub).same
    assert written() == before


def test_t16_nothing_to_do_is_one_call_of_less_than_five_thousand_bytes(place: Opened) -> None:
    a, hub = place("A"), place(HUB)
    for _ in range(5):
        a.desk.signed()
    a.ask(hub)
    a.calls.clear()
    a.bytes_sent = 0
    a.ask(hub)
    assert len(a.calls) == 1
    assert a.bytes_sent < 5_000


def newer(grounds: Grounds, event: str, after: tuple[str, ...]) -> tuple[Entry, Part]:
    """What a newer program wrote: a verb and fields of which nobody here has heard."""
    wire = Wire(
        stream=f"{TOWNSHIP}/{NEWER}.1", seq=1, prev="", id="019cd540-abeb-7b25-b1d5-36712cd0b834", kind="event", subject=event,
        after=after, hlc=millis(MORNING) << HLC_COUNTER_BITS, wall=millis(MORNING), actor=INTAKE, verb="consult_oracle", schema=9,
        body=encode({"deed": {"depth": 3}, "decision": {}, "mood": ["new"]}),
    )  # fmt: skip
    entry = read(write(wire).raw.replace(b'{"v":1', b'{"newer":{"field":true},"v":1', 1))
    device = grounds.devices[NEWER].id
    keys = grounds.authority.devices[device]
    seal = Seal(entry.stream, 1, entry.hash, device, keys.sign(seal_bytes(entry.stream, 1, entry.hash)))
    return entry, Part(entry.stream, (Raw(entry.raw),), (seal,))


def test_t19_what_a_newer_program_wrote_is_forwarded_to_the_byte_and_shown(
    place: Opened, grounds: Grounds
) -> None:
    a, b, hub = place("A"), place("B"), place(HUB)
    number = a.desk.triaged()
    united(a, b, hub=hub)
    event = a.desk.event(number)
    entry, part = newer(grounds, event.id, event.heads)
    hub.box.own_disk.perform(KeepParts((part,), {}))
    united(a, b, hub=hub)
    for one in (a, b):
        (stored,) = [e for e in one.entries if e.hash == entry.hash]
        assert stored.raw == entry.raw
        assert one.statuses()[entry.hash] == "unknown_verb"
        assert "consult_oracle" in one.desk.log(number)
        assert one.desk.event(number).state == event.state
    b.desk.act("dispatch", number, by=COMMAND, lead_office=OTHER, requirement="到场处置")
    united(a, b, hub=hub)
    assert a.desk.room.ask(EventDetail(number)).event.lead is not None
