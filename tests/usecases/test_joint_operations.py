"""Joint operations through the door: a plan by two bodies with two certified officers, in hand for all, one result for all."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from commandroom.domain.errors import FieldError, RefusedError, WrongUseError
from commandroom.domain.people.joint import Joint
from commandroom.usecases.commands import Amend, JointDeed
from commandroom.usecases.queries import Joints, PersonRow, Persons, Recommend
from tests.center.world import World
from tests.entrypoints.conftest import call
from tests.entrypoints.exchange.seats import Township, level
from tests.room import COMMAND, DEPUTY, INTAKE, LEADER, TEAM, Bench, bench_in

OFFICER, SECOND, HELPER = "o-1", "o-2", "o-3"
COORDINATOR = "t-enforcement_coordinator"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return manned(bench_in(tmp_path / "home"))


def manned(made: Bench) -> Bench:
    """Two officers with certificates and an auxiliary, all on duty."""
    team = made.unit(TEAM)
    for name, category in ((OFFICER, ""), (SECOND, ""), (HELPER, "执法辅助人员")):
        amend(made, "person", name, name=f"队员{name[-1]}", unit=team, roles=["enforcer"], staff_category=category,
              certificate="" if name == HELPER else f"浙A00{name[-1]}", certificate_until="2026-12-31", capacity=3)  # fmt: skip
        amend(made, "presence", name, person=name, since="2026-03-10T08:00:00+08:00", until="2026-03-11T08:00:00+08:00",
              state="on")  # fmt: skip
    return made


def amend(bench: Bench, kind: str, record: str, /, **fields: object) -> None:
    bench.room.perform(Amend(kind, record, dict(fields), actor="system"))


def plan(bench: Bench, number: str, record: str = "j1", *, by: str = COORDINATOR, **changes: Any) -> None:
    data: dict[str, Any] = {
        "initiator": "临溪镇人民政府", "departments": ["市场监督管理局", "生态环境局"], "officers": [OFFICER, SECOND],
        "assistants": [HELPER], "division": "执法队取证，市场监管查证照，生态环境测噪声", "begins": "2026-03-10T14:00",
    } | changes  # fmt: skip
    bench.room.perform(JointDeed(record, "plan", number, data, actor=by))


def result(bench: Bench, by: str, text: str = "现场责令改正，三部门一并办结", record: str = "j1") -> None:
    bench.room.perform(JointDeed(record, "result", data={"result": text}, actor=by))


def the_plan(bench: Bench, record: str = "j1") -> Joint:
    return next(one for one in bench.room.ask(Joints()) if one.id == record)


def person(bench: Bench, name: str) -> PersonRow:
    return next(row for row in bench.room.ask(Persons()) if row.person.id == name)


# --- planning --------------------------------------------------------------------------------------------------------


def test_a_plan_names_bodies_division_and_officers_with_the_certificates_they_act_by(bench: Bench) -> None:
    number = bench.triaged(office=TEAM)

    plan(bench, number)

    found = the_plan(bench)
    assert (found.initiator, found.departments) == ("临溪镇人民政府", ("市场监督管理局", "生态环境局"))
    assert found.basis == {OFFICER: "浙A001", SECOND: "浙A002"}
    assert (found.number, found.place, found.is_open) == (number, "老街3号", True)
    assert bench.log(number)[-1] == "note"
    assert bench.room.ask(Joints(event=number)) == bench.room.ask(Joints(person=HELPER)) == (found,)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"departments": []}, "joint.one_body"),
        ({"departments": ["临溪镇人民政府"]}, "joint.one_body"),
        ({"officers": [OFFICER]}, "joint.few_officers"),
        ({"officers": [OFFICER, OFFICER]}, "joint.few_officers"),
        ({"officers": [OFFICER, HELPER], "assistants": []}, "joint.auxiliary"),
        ({"officers": [OFFICER, INTAKE]}, "joint.certificate"),
        ({"begins": "2027-01-02T09:00"}, "joint.certificate"),
        ({"assistants": [OFFICER]}, "joint.twice"),
        ({"officers": [OFFICER, "nobody"]}, "person.unknown"),
        ({"division": " "}, "field.missing"),
        ({"initiator": ""}, "field.missing"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_its_sentence_and_nothing_is_written(
    bench: Bench, changes: dict[str, Any], code: str
) -> None:
    number = bench.triaged(office=TEAM)

    with pytest.raises((RefusedError, FieldError)) as refused:
        plan(bench, number, **changes)

    assert refused.value.code == code
    assert bench.room.ask(Joints()) == ()
    assert bench.log(number)[-1] != "note"


def test_who_is_on_leave_or_has_an_interest_takes_no_part(bench: Bench) -> None:
    number = bench.triaged(office=TEAM)
    amend(bench, "recusal", "r", person=SECOND, about="event", value=number, reason="亲属")
    with pytest.raises(RefusedError, match=r"joint\.recused"):
        plan(bench, number)

    amend(bench, "leave", "l", person=OFFICER, since="2026-03-10T12:00:00+08:00", until="2026-03-12T00:00:00+08:00",
          kind="病假")  # fmt: skip
    with pytest.raises(RefusedError, match=r"joint\.away"):
        plan(bench, number)


@pytest.mark.parametrize(
    ("recusal", "is_barred"),
    [
        ({"about": "category", "value": "0910"}, True),
        ({"about": "category", "value": "0910", "until": "2026-03-10"}, True),
        ({"about": "category", "value": "0910", "until": "2026-03-09"}, False),
        ({"about": "category", "value": "0910", "since": "2026-03-11"}, False),
        ({"about": "item", "value": "0910"}, False),  # what it is about counts, not the value alone
    ],
)
def test_an_interest_bars_on_its_days_and_in_what_it_is_about(
    bench: Bench,
    recusal: dict[str, str],
    is_barred: bool,
) -> None:
    number = bench.triaged(office=TEAM)
    amend(bench, "recusal", "r", person=SECOND, **recusal)

    if is_barred:
        with pytest.raises(RefusedError, match=r"joint\.recused"):
            plan(bench, number)
    else:
        plan(bench, number)
        assert the_plan(bench).officers == (OFFICER, SECOND)


def test_only_who_dispatches_enforcement_plans_one_and_no_record_is_filled_in(bench: Bench) -> None:
    number = bench.triaged(office=TEAM)

    with pytest.raises(RefusedError, match=r"role\.missing"):
        plan(bench, number, by=INTAKE)
    with pytest.raises(WrongUseError, match=r"joint\.by_deed"):
        amend(bench, "joint", "j1", initiator="x")


@pytest.mark.parametrize("mode", ["own", "joint"])
def test_the_township_s_way_of_enforcing_is_frozen_with_the_plan(bench: Bench, mode: str) -> None:
    amend(bench, "setting", "enforcement_mode", value=mode)
    plan(bench, bench.triaged(office=TEAM))
    amend(bench, "setting", "enforcement_mode", value="")

    assert the_plan(bench).mode == mode


# --- in hand ---------------------------------------------------------------------------------------------------------


def test_members_have_it_in_hand_beside_what_they_have_already(bench: Bench) -> None:
    first = bench.triaged(office=TEAM)
    bench.act("dispatch", first, by=COMMAND, lead_office=TEAM, handler=OFFICER, requirement="到场处置")
    before = person(bench, OFFICER).load

    plan(bench, bench.triaged(office=TEAM))

    assert (before, person(bench, OFFICER).load) == (1, 2)
    assert (person(bench, OFFICER).standing, person(bench, HELPER).standing) == ("working", "working")
    third = bench.triaged(office=TEAM)
    parts = {pick.person: pick for pick in bench.room.ask(Recommend(third)).picks}[OFFICER].parts
    assert next(part for part in parts if part.key == "load").params["load"] == 2
    assert bench.event(first).lead.handler == OFFICER  # type: ignore[union-attr]


def test_one_result_closes_the_part_of_everybody(bench: Bench) -> None:
    number = bench.triaged(office=TEAM)
    plan(bench, number)

    result(bench, SECOND)

    found = the_plan(bench)
    assert not found.is_open
    assert found.result is not None
    assert found.result.by == SECOND
    assert {person(bench, one).load for one in found.members} == {0}
    with pytest.raises(RefusedError, match=r"joint\.over"):
        result(bench, OFFICER)


def test_who_only_assists_tells_no_result(bench: Bench) -> None:
    plan(bench, bench.triaged(office=TEAM))

    with pytest.raises(RefusedError, match=r"role\.missing"):
        result(bench, HELPER)


def test_called_off_with_a_reason_nobody_has_it_in_hand_any_more(bench: Bench) -> None:
    plan(bench, bench.triaged(office=TEAM))
    with pytest.raises(FieldError, match=r"field\.missing"):
        bench.room.perform(JointDeed("j1", "call_off", actor=LEADER))

    bench.room.perform(JointDeed("j1", "call_off", data={"reason": "当事人已自行改正"}, actor=LEADER))

    assert not the_plan(bench).is_open
    assert person(bench, OFFICER).load == 0


def test_a_finished_event_is_enforced_no_more(bench: Bench) -> None:
    number = bench.registered()
    bench.act("void", number, by=INTAKE, reason="重复登记")

    with pytest.raises(RefusedError, match=r"joint\.event_over"):
        plan(bench, number)


def test_verify_and_rebuild_keep_it_as_it_is(bench: Bench) -> None:
    plan(bench, bench.triaged(office=TEAM))
    result(bench, OFFICER)
    before = bench.room.ask(Joints())

    bench.room.store.rebuild()

    assert bench.room.ask(Joints()) == before
    assert bench.room.store.verify().problems == ()


# --- seats apart, and the command line ---------------------------------------------------------------------------------


def test_two_seats_that_tell_a_result_while_apart_have_one_after_the_union_and_lose_none(
    tmp_path: Path,
) -> None:
    township = Township(tmp_path, World.made(tmp_path / "centre"))
    first = township.first()
    manned(first.bench)
    plan(first.bench, first.bench.triaged(office=TEAM))
    second = township.another("B", first)
    level(first, second)

    result(first.bench, SECOND, "责令改正")
    township.clock.moment += timedelta(minutes=1)
    result(second.bench, OFFICER, "移送县队")
    level(first, second)

    one, other = the_plan(first.bench), the_plan(second.bench)
    assert one == other
    assert one.result is not None
    assert (one.result.text, len(one.results)) == ("责令改正", 2)
    township.close()
    township.world.close()


def test_a_result_that_did_not_know_of_the_calling_off_stands(tmp_path: Path) -> None:
    township = Township(tmp_path, World.made(tmp_path / "centre"))
    first = township.first()
    manned(first.bench)
    plan(first.bench, first.bench.triaged(office=TEAM))
    second = township.another("B", first)
    level(first, second)

    first.bench.room.perform(JointDeed("j1", "call_off", data={"reason": "下雨"}, actor=DEPUTY))
    result(second.bench, OFFICER)
    level(first, second)

    assert the_plan(first.bench) == the_plan(second.bench)
    assert the_plan(first.bench).result is not None
    township.close()
    township.world.close()


def test_it_goes_through_the_command_line_too(bench: Bench) -> None:
    number = bench.triaged(office=TEAM)
    bench.room.store.close()
    data = {
        "initiator": "临溪镇",
        "departments": ["市场监督管理局"],
        "officers": [OFFICER, SECOND],
        "division": "取证",
    }

    def act(verb: str, ref: str, by: str, given: dict[str, Any]) -> dict[str, Any]:
        said = call(bench.home, "act", verb, "--event", ref, "--as", by, "--at", "2026-03-10T10:00", "--data",
                    json.dumps(given), "--json")  # fmt: skip
        found: dict[str, Any] = said.json
        return found

    planned = act("joint_plan", number, COORDINATOR, data)
    done = act("joint_result", str(planned["number"]), OFFICER, {"result": "责令改正"})
    again = act("joint_result", str(planned["number"]), OFFICER, {"result": "再办"})

    assert [planned["state"], done["state"]] == ["open", "done"]
    assert again["error"] == "joint.over"
