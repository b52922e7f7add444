"""保密: what only few may know of leaks at no door, neither its title nor its people."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

import pytest

from commandroom.domain.errors import RefusedError
from commandroom.usecases.commands import Act, Amend, SeatSetting
from commandroom.usecases.exporting import Exported, export_events
from commandroom.usecases.queries import (
    Alerts,
    BoardIds,
    BoardQuery,
    BoardRows,
    EventDetail,
    Lamps,
    Looks,
    OpenVerbs,
    Reveal,
    Similar,
    WhyDue,
)
from commandroom.usecases.supervision import sweep
from tests.rights.conftest import enrol_columns, person
from tests.room import DEPUTY, DIRECTOR, INTAKE, LEADER, Bench, bench_in

TITLE, NAME, PHONE, PLACE = "某干部收受礼金", "赵某", "13800000001", "西街八号"
HIDDEN = "保密事项（内容从略）"
OUTSIDE = ("only-command", "only-office_staff", "only-enforcer", "only-grid", "only-auditor", "only-system_admin",
           "only-security_admin", "only-office_head")  # fmt: skip
INSIDE = (INTAKE, LEADER, DEPUTY, DIRECTOR)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, str]]:
    """A room with one confidential matter, taken down by the intake desk, and an open one beside it."""
    bench = bench_in(tmp_path_factory.mktemp("closed") / "home")
    enrol_columns(bench)
    number = bench.registered(title=TITLE, text=f"{TITLE}，在{PLACE}", location=PLACE, reporter_name=NAME,
                              reporter_phone=PHONE, confidential=True)  # fmt: skip
    bench.act("submit", number, by=INTAKE, category_suggest="0910")
    bench.submitted()
    yield bench, number
    found = bench.room.store.verify()
    bench.room.store.close()
    assert found.problems == ()


def seated(bench: Bench, who: str) -> Bench:
    bench.room.perform(SeatSetting("operator", who))
    return bench


def rows(bench: Bench, text: str = "") -> list[Any]:
    board = BoardQuery(view="all", text=text)
    ids = array("i", bench.room.ask(BoardIds(board, bench.clock.moment)).ids)
    return list(bench.room.ask(BoardRows(tuple(ids))))


@pytest.mark.parametrize("who", OUTSIDE)
def test_the_board_counts_it_and_says_neither_title_nor_place_nor_person(
    room: tuple[Bench, str], who: str
) -> None:
    bench, number = room
    found = {row.number: row for row in rows(seated(bench, who))}

    assert len(found) == 2
    assert (found[number].title, found[number].location, found[number].handler_name) == (HIDDEN, "", "")
    assert TITLE not in repr(found)


@pytest.mark.parametrize("who", INSIDE)
def test_who_took_it_down_and_the_leaders_read_it(room: tuple[Bench, str], who: str) -> None:
    bench, number = room
    seated(bench, who)

    assert TITLE in {row.title for row in rows(bench)}
    assert bench.room.ask(EventDetail(number)).event.title == TITLE
    assert [row.number for row in rows(bench, "收受礼金")] == [number]


@pytest.mark.parametrize("who", OUTSIDE)
@pytest.mark.parametrize("text", ["收受礼金", "赵某", PHONE, "西街", "收"])
def test_no_search_finds_it_by_its_words_or_its_people(room: tuple[Bench, str], who: str, text: str) -> None:
    bench, number = room

    assert number not in {row.number for row in rows(seated(bench, who), text)}


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_else_opens_it_or_sees_its_clocks_or_its_person(room: tuple[Bench, str], who: str) -> None:
    bench, number = room
    seated(bench, who)
    for question in (
        EventDetail(number),
        OpenVerbs(number, who),
        Reveal(number, who),
        WhyDue(number, "accept"),
    ):
        with pytest.raises(RefusedError) as refused:
            bench.room.ask(question)
        assert refused.value.code == "event.closed"


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_else_acts_at_it(room: tuple[Bench, str], who: str) -> None:
    bench, number = room
    with pytest.raises(RefusedError) as refused:
        bench.room.perform(Act("note", number, {"text": "看看"}, actor=who))
    assert refused.value.code == "event.closed"


def test_lamps_alerts_and_likeness_do_not_tell_of_it(room: tuple[Bench, str]) -> None:
    bench, number = room
    seated(bench, LEADER)
    bench.later(days=3)
    sweep(bench.room)
    seated(bench, person("command"))
    now = bench.clock.moment

    told = repr(
        (bench.room.ask(Lamps(now)), bench.room.ask(Alerts()), bench.room.ask(Similar(TITLE, days=30)))
    )

    assert number in told
    assert not [word for word in (TITLE, NAME, PLACE) if word in told]


def test_an_export_leaves_it_out_and_counts_it(room: tuple[Bench, str]) -> None:
    bench, _ = room
    seated(bench, person("system_admin"))
    done = Exported()
    written = [str(cell) for line in export_events(bench.room, BoardQuery(view="all"), done) for cell in line]

    assert (done.rows, done.closed) == (1, 1)
    assert not [cell for cell in written if TITLE in cell or PLACE in cell]


def test_what_is_closed_never_goes_to_the_county(room: tuple[Bench, str]) -> None:
    bench, _ = room
    bench.room.perform(Amend("setting", "county", {"value": "330299"}, actor="system"))
    number = bench.registered(title=TITLE, confidential=True)
    bench.act("submit", number, by=INTAKE, category_suggest="0910")
    bench.act("accept", number, by=INTAKE, category="0910", urgency="一般")
    bench.escalate(number)

    seated(bench, LEADER)
    assert "share" not in bench.log(number)
    assert not bench.event(number).shared
    bench.room.perform(Amend("setting", "county", {"value": ""}, actor="system"))


def test_a_leader_names_somebody_who_then_may_know_and_takes_it_back(room: tuple[Bench, str]) -> None:
    bench, number = room
    who = person("command")
    event = bench.room.ask(EventDetail(number, by="system")).event
    named = {"event": event.id, "person": who, "reason": "协助核查"}
    with pytest.raises(RefusedError):
        bench.room.perform(Amend("named", f"{event.id}.{who}", named, actor=who))
    bench.room.perform(Amend("named", f"{event.id}.{who}", named, actor=LEADER))
    seated(bench, who)

    assert bench.room.ask(EventDetail(number)).event.title == TITLE
    assert [row.number for row in rows(bench, "收受礼金")] == [number]
    assert bench.act("note", number, by=who, text="已阅").effects == ("note",)

    bench.room.perform(Amend("named", f"{event.id}.{who}", actor=LEADER, retire=True))
    with pytest.raises(RefusedError):
        bench.room.ask(EventDetail(number))


@pytest.mark.parametrize("admin", ["system_admin", "security_admin", "auditor"])
def test_naming_does_not_open_it_to_an_administrator(room: tuple[Bench, str], admin: str) -> None:
    bench, number = room
    who = person(admin)
    event = bench.room.ask(EventDetail(number, by="system")).event
    bench.room.perform(Amend("named", f"{event.id}.{who}", {"event": event.id, "person": who}, actor=LEADER))

    with pytest.raises(RefusedError):
        seated(bench, who).room.ask(EventDetail(number))


# --- unmasking ----------------------------------------------------------------------------------------------------------


def test_looking_needs_a_reason_is_journaled_and_stands_in_the_audit_list(room: tuple[Bench, str]) -> None:
    bench, number = room
    seated(bench, DIRECTOR)
    with pytest.raises(RefusedError) as first:
        bench.room.ask(Reveal(number, DIRECTOR))
    with pytest.raises(Exception, match="field"):
        bench.act("reveal", number, by=DIRECTOR, reason=" ")
    bench.act("reveal", number, by=DIRECTOR, reason="核实举报")

    assert first.value.code == "reveal.first"
    assert bench.room.ask(Reveal(number, DIRECTOR))["name"] == NAME
    seated(bench, "t-auditor")
    newest = bench.room.ask(Looks())[0]
    assert (newest.number, newest.person, newest.reason) == (number, DIRECTOR, "核实举报")
    assert NAME not in repr(newest)
    assert bench.room.ask(Looks(person="t-intake")) == ()
    assert len(bench.room.ask(Looks(ref=number))) == 1


@pytest.mark.parametrize("who", [INTAKE, LEADER, "only-system_admin", "only-security_admin", "only-grid"])
def test_the_audit_list_is_the_auditors_and_the_leaders(room: tuple[Bench, str], who: str) -> None:
    bench, _ = room
    with pytest.raises(RefusedError) as refused:
        seated(bench, who).room.ask(Looks())
    assert refused.value.code == "role.missing"


def test_only_the_handler_and_the_director_see_who_denounced(room: tuple[Bench, str]) -> None:
    bench, number = room
    for who in (INTAKE, LEADER, DEPUTY):
        with pytest.raises(RefusedError) as refused:
            bench.act("reveal", number, by=who, reason="核实")
        assert refused.value.code == "reveal.guarded"
