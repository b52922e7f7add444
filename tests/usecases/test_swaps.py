"""Changing duty: one asks, the other agrees, the leader in charge consents; what would break a hard rule is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commandroom.domain.errors import FieldError, RefusedError, WrongUseError
from commandroom.domain.people.roles import Role
from commandroom.domain.people.swaps import Stand
from commandroom.usecases.commands import Amend, SwapShift
from commandroom.usecases.dutyediting import put_holders
from commandroom.usecases.queries import DutyTable, Swaps
from tests.center.world import World
from tests.entrypoints.conftest import call
from tests.entrypoints.exchange.seats import Township, level
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, Bench, bench_in

POST, WATCHED = "值班干部", "值班长"
COORDINATOR = "t-enforcement_coordinator"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return prepared(bench_in(tmp_path / "home"))


def prepared(made: Bench) -> Bench:
    """Two people have a turn each."""
    amend(made, "shift", "watch", name="24小时值守", start="08:30", end="08:30", next_day=True)
    duty(made, COMMAND, "2026-03-12")
    duty(made, COORDINATOR, "2026-03-16")
    return made


def amend(bench: Bench, kind: str, record: str, /, **fields: object) -> None:
    bench.room.perform(Amend(kind, record, dict(fields), actor="system"))


def duty(bench: Bench, person: str, day: str, post: str = POST) -> None:
    amend(bench, "duty", f"{person}-{day}", person=person, day=day, shift="watch", post=post)


def step(bench: Bench, what: str, by: str, record: str = "s1", **more: Any) -> None:
    bench.room.perform(SwapShift(record, what, actor=by, **more))


def ask(bench: Bench, record: str = "s1") -> None:
    step(bench, "ask", COMMAND, record, duty=f"{COMMAND}-2026-03-12", partner=COORDINATOR,
         other=f"{COORDINATOR}-2026-03-16", reason="家中有事")  # fmt: skip


def granted(bench: Bench) -> None:
    ask(bench)
    step(bench, "agree", COORDINATOR)
    step(bench, "grant", DIRECTOR)


def holders(bench: Bench) -> dict[str, str]:
    sheet = bench.room.ask(DutyTable(date(2026, 3, 9), date(2026, 3, 22)))
    return {f"{turn.day}": turn.person for turn in sheet.turns if turn.post == POST}


def stand(bench: Bench, record: str = "s1") -> Stand:
    return next(row.stand for row in bench.room.ask(Swaps()) if row.swap.id == record)


# --- step by step ----------------------------------------------------------------------------------------------------


def test_one_asks_the_other_agrees_the_leader_consents_and_the_turns_have_changed_hands(bench: Bench) -> None:
    ask(bench)
    stands = [stand(bench)]
    step(bench, "agree", COORDINATOR)
    stands.append(stand(bench))
    before = holders(bench)
    step(bench, "grant", DIRECTOR)

    assert stands == [Stand.ASKED, Stand.AGREED]
    assert before == {"2026-03-12": COMMAND, "2026-03-16": COORDINATOR}
    assert holders(bench) == {"2026-03-12": COORDINATOR, "2026-03-16": COMMAND}
    signed = [e.actor for e in bench.room.store.export_entries() if e.subject == "swap:s1"]
    assert signed == [COMMAND, COORDINATOR, DIRECTOR]


def test_somebody_takes_a_turn_over_without_giving_one(bench: Bench) -> None:
    step(bench, "ask", COMMAND, duty=f"{COMMAND}-2026-03-12", partner=INTAKE)
    step(bench, "agree", INTAKE)
    step(bench, "grant", DIRECTOR)

    assert holders(bench) == {"2026-03-12": INTAKE, "2026-03-16": COORDINATOR}


def test_nothing_changes_before_the_leader_consents_and_refusing_leaves_it_so(bench: Bench) -> None:
    ask(bench)
    step(bench, "agree", COORDINATOR)
    step(bench, "refuse", DEPUTY, reason="人手不足")

    assert stand(bench) is Stand.REFUSED
    assert holders(bench)["2026-03-12"] == COMMAND
    assert bench.room.ask(Swaps())[0].swap.refusal == "人手不足"


@pytest.mark.parametrize(
    ("what", "by", "code"),
    [
        ("agree", INTAKE, "swap.not_yours"),
        ("decline", COMMAND, "swap.not_yours"),
        ("withdraw", COORDINATOR, "swap.not_yours"),
        ("grant", DIRECTOR, "swap.not_agreed"),
        ("grant", INTAKE, "swap.no_leader"),
        ("refuse", COMMAND, "swap.own"),
    ],
)
def test_each_step_belongs_to_its_person(bench: Bench, what: str, by: str, code: str) -> None:
    ask(bench)

    with pytest.raises(RefusedError) as refused:
        step(bench, what, by)

    assert refused.value.code == code
    assert stand(bench) is Stand.ASKED


def test_whoever_leads_the_duty_consents_though_no_director(bench: Bench) -> None:
    duty(bench, "t-development-head", "2026-03-12", "带班领导")
    ask(bench)
    step(bench, "agree", COORDINATOR)

    step(bench, "grant", "t-development-head")

    assert stand(bench) is Stand.GRANTED


def test_what_is_over_takes_no_further_step(bench: Bench) -> None:
    ask(bench)
    step(bench, "withdraw", COMMAND)

    with pytest.raises(RefusedError, match=r"swap\.over"):
        step(bench, "agree", COORDINATOR)
    assert stand(bench) is Stand.WITHDRAWN


def test_it_lapses_after_three_days_or_when_a_turn_begins(bench: Bench) -> None:
    ask(bench)
    bench.at("2026-03-12 08:29")
    before = stand(bench)
    bench.at("2026-03-12 08:30")

    assert (before, stand(bench)) == (Stand.ASKED, Stand.LAPSED)
    with pytest.raises(RefusedError, match=r"swap\.over"):
        step(bench, "agree", COORDINATOR)


def test_a_swap_cannot_be_filled_in_as_a_record(bench: Bench) -> None:
    with pytest.raises(WrongUseError, match=r"swap\.by_deed"):
        amend(bench, "swap", "s1", granted_at="2026-03-10T09:00:00+08:00")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"duty": f"{COORDINATOR}-2026-03-16", "partner": INTAKE}, "swap.no_turn"),
        ({"duty": f"{COMMAND}-2026-03-12", "partner": COMMAND}, "swap.to_oneself"),
        ({"duty": f"{COMMAND}-2026-03-12", "partner": "nobody"}, "person.unknown"),
        ({"duty": f"{COMMAND}-2026-03-12"}, "field.missing"),
        ({"duty": f"{COMMAND}-2026-03-12", "partner": INTAKE, "reason": "长" * 201}, "field.too_long"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_sentence(
    bench: Bench, fields: dict[str, str], code: str
) -> None:
    with pytest.raises((RefusedError, FieldError)) as refused:
        step(bench, "ask", COMMAND, **fields)

    assert refused.value.code == code
    assert bench.room.ask(Swaps()) == ()


# --- hard rules ------------------------------------------------------------------------------------------------------


def refusal(bench: Bench) -> str:
    with pytest.raises(RefusedError) as refused:
        ask(bench)
    return refused.value.code


def test_nobody_takes_a_turn_within_their_leave(bench: Bench) -> None:
    amend(bench, "leave", "l", person=COORDINATOR, since="2026-03-12T18:00:00+08:00",
          until="2026-03-14T00:00:00+08:00", kind="年休假")  # fmt: skip

    assert refusal(bench) == "swap.away"


def test_nobody_is_on_duty_for_longer_than_a_day_and_a_night(bench: Bench) -> None:
    duty(bench, COORDINATOR, "2026-03-11")

    assert refusal(bench) == "swap.too_long"


def test_nobody_holds_two_posts_at_once_by_a_swap(bench: Bench) -> None:
    duty(bench, COORDINATOR, "2026-03-12", WATCHED)

    assert refusal(bench) == "swap.two_posts"


def test_a_post_is_held_only_by_who_may_hold_it(bench: Bench) -> None:
    with pytest.raises(RefusedError, match=r"swap\.post"):
        step(bench, "ask", COMMAND, duty=f"{COMMAND}-2026-03-12", partner=DIRECTOR)


@pytest.mark.parametrize(("until", "is_refused"), [("2026-03-12", True), ("2026-03-13", False)])
def test_stand_by_for_enforcement_takes_a_certificate_to_the_end_of_the_turn(
    bench: Bench, until: str, *, is_refused: bool
) -> None:
    one, other = COMMAND, INTAKE
    for person in (one, other):
        amend(bench, "person", person, roles=[Role.ENFORCER.value])
    amend(bench, "person", other, certificate="浙A001", certificate_until=until)
    duty(bench, one, "2026-03-12", "执法备勤")

    if is_refused:
        with pytest.raises(RefusedError, match=r"swap\.certificate"):
            step(bench, "ask", one, duty=f"{one}-2026-03-12", partner=other)
    else:
        step(bench, "ask", one, duty=f"{one}-2026-03-12", partner=other)
        assert stand(bench) is Stand.ASKED


def test_of_an_a_and_b_pair_one_has_to_be_there(bench: Bench) -> None:
    amend(bench, "person", COMMAND, ab_partner=INTAKE)
    amend(bench, "leave", "l", person=INTAKE, since="2026-03-12T00:00:00+08:00",
          until="2026-03-13T00:00:00+08:00", kind="年休假")  # fmt: skip

    assert refusal(bench) == "swap.partners"


def test_what_was_right_when_it_was_asked_is_looked_at_again_when_it_is_granted(bench: Bench) -> None:
    ask(bench)
    step(bench, "agree", COORDINATOR)
    amend(bench, "leave", "l", person=COORDINATOR, since="2026-03-12T00:00:00+08:00",
          until="2026-03-13T00:00:00+08:00", kind="病假")  # fmt: skip

    with pytest.raises(RefusedError, match=r"swap\.away"):
        step(bench, "grant", DIRECTOR)
    assert holders(bench)["2026-03-12"] == COMMAND


# --- afterwards ------------------------------------------------------------------------------------------------------


def test_a_turn_that_was_swapped_is_swapped_again(bench: Bench) -> None:
    granted(bench)
    record = next(
        t.duty
        for t in bench.room.ask(DutyTable(date(2026, 3, 12), date(2026, 3, 12))).turns
        if t.day == date(2026, 3, 12)
    )
    step(bench, "ask", COORDINATOR, "s2", duty=record, partner=INTAKE)
    step(bench, "agree", INTAKE, "s2")
    step(bench, "grant", DIRECTOR, "s2")

    assert holders(bench) == {"2026-03-12": INTAKE, "2026-03-16": COMMAND}


def test_who_gave_a_turn_away_can_be_written_for_it_again_by_hand(bench: Bench) -> None:
    amend(
        bench,
        "duty",
        f"20260318-{COMMAND}-{POST}",
        person=COMMAND,
        day="2026-03-18",
        shift="watch",
        post=POST,
    )
    step(bench, "ask", COMMAND, duty=f"20260318-{COMMAND}-{POST}", partner=INTAKE)
    step(bench, "agree", INTAKE)
    step(bench, "grant", DIRECTOR)
    sheet = bench.room.ask(DutyTable(date(2026, 3, 9), date(2026, 3, 22)))

    edit = put_holders(sheet, {(POST, date(2026, 3, 18)): (COMMAND,)})
    for one in edit.do:
        bench.room.perform(Amend(one.kind, one.record, one.fields, actor=LEADER, retire=one.retire))
    again = holders(bench)
    for one in edit.undo:
        bench.room.perform(Amend(one.kind, one.record, one.fields, actor=LEADER, retire=one.retire))

    assert again["2026-03-18"] == COMMAND
    assert holders(bench)["2026-03-18"] == INTAKE


def test_verify_and_rebuild_keep_it_as_it_is(bench: Bench) -> None:
    granted(bench)
    before = bench.room.ask(Swaps()), holders(bench)

    bench.room.store.rebuild()

    assert (bench.room.ask(Swaps()), holders(bench)) == before
    assert bench.room.store.verify().problems == ()


# --- seats apart, and the command line ---------------------------------------------------------------------------------


def test_two_seats_that_settle_the_same_swap_while_apart_have_one_outcome(tmp_path: Path) -> None:
    township = Township(tmp_path, World.made(tmp_path / "centre"))
    first = township.first()
    prepared(first.bench)
    ask(first.bench)
    step(first.bench, "agree", COORDINATOR)
    step(first.bench, "ask", COMMAND, "s2", duty=f"{COMMAND}-2026-03-12", partner=INTAKE)
    step(first.bench, "agree", INTAKE, "s2")
    second = township.another("B", first)
    level(first, second)

    step(first.bench, "grant", DIRECTOR)
    step(second.bench, "withdraw", COMMAND)
    step(second.bench, "grant", DEPUTY, "s2")
    level(first, second)

    assert holders(first.bench) == holders(second.bench)
    assert first.bench.room.ask(Swaps()) == second.bench.room.ask(Swaps())
    assert sorted(stand(first.bench, name) for name in ("s1", "s2")) == [Stand.GRANTED, Stand.VOID]
    assert len(holders(first.bench)) == 2
    township.close()
    township.world.close()


def test_a_swap_goes_through_the_command_line_too(bench: Bench) -> None:
    bench.room.store.close()
    data = {"duty": f"{COMMAND}-2026-03-12", "partner": COORDINATOR, "other": f"{COORDINATOR}-2026-03-16"}

    def act(verb: str, by: str, *more: str) -> dict[str, object]:
        said = call(bench.home, "act", verb, "--as", by, "--at", "2026-03-10T10:00", *more, "--json")
        assert said.code in {0, 1}, said
        found: dict[str, object] = said.json
        return found

    asked = act("swap_ask", COMMAND, "--data", json.dumps(data))
    name = str(asked["number"])
    too_early = act("swap_grant", DIRECTOR, "--event", name)
    agreed = act("swap_agree", COORDINATOR, "--event", name)
    granted = act("swap_grant", DIRECTOR, "--event", name)

    assert [asked["state"], agreed["state"], granted["state"]] == ["asked", "agreed", "granted"]
    assert too_early["error"] == "swap.not_agreed"
    assert granted["effects"] == ["swap_grant"]
