"""Playbooks as a township keeps them (domain §2.17): versions with their days, and what a dispatch was shown stays."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.knowledge.playbooks import Playbook, Version, in_force, standing
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import Playbooks, RecordHistory
from tests.forms.conftest import form, value
from tests.room import COMMAND, DIRECTOR, LEADER, OFFICE, OTHER, Bench

OURS: dict[str, Any] = {
    "code": "CW-11", "name": "道路偷倒（本镇）", "version": "2026.2", "lead": "县综合执法局", "do": "先溯源后清运",
    "not_do": "不得先清运\n不得以“无主”结案", "evidence": ["照片三张"], "approved_by": "镇长办公会",
    "steps": [{"actor": "网格员", "action": "拍照上报", "limit": "30min", "output": "照片"},
              {"actor": "执法队", "action": "溯源取证", "limit": "3wd", "output": "溯源记录"}],
}  # fmt: skip


def put(
    room: Bench, record: str = "a", *, by: str = DIRECTOR, since: str = "2026-03-10", **changes: Any
) -> None:
    document = OURS | changes
    room.room.perform(
        Amend("playbook", f"{document['code']}@{record}", {"document": document, "since": since}, actor=by)
    )


def sent(room: Bench) -> str:
    number = room.accepted(category="0402")
    room.act("triage", number, by=COMMAND, tier="二级", level="无", lead_office=OFFICE, scenario="CW-11")
    room.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="到场处置")
    return number


def red(room: Bench, number: str) -> list[str]:
    return [box.text for row in form(room, "dispatch", number).rows for box in row.boxes if box.is_red]


def listed(room: Bench, code: str = "CW-11") -> list[tuple[str, str]]:
    rows = room.room.ask(Playbooks(room.clock.moment))
    return [(row.version.playbook.version, row.standing.value) for row in rows if row.version.code == code]


SHIPPED_NOT_DO = "不得以“无主”为由不溯源；未取证不得清运（确需先清运的须值班长批准并写明理由）"


def test_a_later_version_changes_no_dispatch_that_was_given_out(room: Bench) -> None:
    before = sent(room)
    room.later(minutes=5)
    put(room)
    after = sent(room)

    assert red(room, before) == [SHIPPED_NOT_DO]
    assert red(room, after) == ["不得先清运\n不得以“无主”结案"]
    assert value(form(room, "dispatch", after), "剧本") == "CW-11 道路偷倒（本镇）"
    assert listed(room) == [("2026.2", "in_force"), ("2026.1", "followed")]


def test_whoever_is_sent_later_is_shown_what_counts_then(room: Bench) -> None:
    number = sent(room)
    put(room)
    room.act("reassign", number, by=COMMAND, new_office=OTHER, reason="派错了")
    assert red(room, number) == ["不得先清运\n不得以“无主”结案"]


def test_a_version_counts_from_its_day_on(room: Bench) -> None:
    put(room, since="2026-03-12")
    assert listed(room) == [("2026.2", "coming"), ("2026.1", "in_force")]
    assert red(room, sent(room)) == [SHIPPED_NOT_DO]
    room.at("2026-03-12 09:00")
    assert listed(room) == [("2026.2", "in_force"), ("2026.1", "followed")]
    assert red(room, sent(room)) == ["不得先清运\n不得以“无主”结案"]


def test_what_ended_is_shown_to_nobody_any_more_and_no_older_one_comes_back(room: Bench) -> None:
    put(room)
    number = sent(room)
    room.room.perform(Amend("playbook", "CW-11@a", {"until": "2026-03-10"}, actor=DIRECTOR))
    assert listed(room)[0] == ("2026.2", "in_force")
    room.at("2026-03-11 09:00")

    assert listed(room) == [("2026.2", "ended"), ("2026.1", "followed")]
    assert red(room, sent(room)) == []
    assert red(room, number) == ["不得先清运\n不得以“无主”结案"]


def test_a_shipped_playbook_ends_and_is_not_rewritten(room: Bench) -> None:
    room.room.perform(Amend("playbook", "CW-11@0", {"until": "2026-03-09"}, actor=DIRECTOR))
    assert listed(room) == [("2026.1", "ended")]
    assert red(room, sent(room)) == []
    with pytest.raises(FieldError, match=r"playbook\.shipped"):
        room.room.perform(
            Amend("playbook", "CW-11@0", {"document": OURS, "since": "2026-03-10"}, actor=DIRECTOR)
        )


def test_a_new_code_is_a_playbook_of_the_township(room: Bench) -> None:
    put(room, code="预案-01", name="秸秆焚烧")
    assert listed(room, "预案-01") == [("2026.2", "in_force")]


def test_one_that_has_not_begun_can_be_withdrawn(room: Bench) -> None:
    put(room, since="2026-04-01")
    room.room.perform(Amend("playbook", "CW-11@a", {}, retire=True, actor=DIRECTOR))
    room.at("2026-04-02 09:00")
    assert listed(room) == [("2026.2", "withdrawn"), ("2026.1", "in_force")]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "field.missing"),
        ({"version": ""}, "field.missing"),
        ({"steps": []}, "playbook.no_steps"),
        ({"steps": [{"actor": "", "action": "拍照"}]}, "playbook.step"),
        ({"steps": [{"actor": "网格员", "action": "拍照"}] * 31}, "playbook.too_many"),
        ({"steps": "拍照"}, "playbook.unreadable"),
        ({"not_do": "不" * 1001}, "field.too_long"),
        ({"code": "CW 11/12"}, "playbook.code"),
    ],
)
def test_what_is_no_playbook_is_refused_and_nothing_is_kept(
    room: Bench, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(FieldError) as refused:
        put(room, **changes)
    assert refused.value.code == code
    assert listed(room) == [("2026.1", "in_force")]


def test_what_is_on_record_stays_and_two_versions_have_two_numbers(room: Bench) -> None:
    put(room)
    with pytest.raises(FieldError, match=r"playbook\.version_known"):
        put(room, not_do="")
    with pytest.raises(FieldError, match=r"playbook\.version_known"):
        put(room, "b", not_do="")
    with pytest.raises(FieldError, match=r"span\.ends_first"):
        room.room.perform(Amend("playbook", "CW-11@a", {"until": "2026-03-01"}, actor=DIRECTOR))


def test_only_leaders_keep_playbooks_and_the_journal_says_who(room: Bench) -> None:
    with pytest.raises(RefusedError, match=r"role\.missing"):
        put(room, by=LEADER)
    put(room)
    assert {row.actor_name for row in room.room.ask(RecordHistory("playbook", "CW-11@a"))} == {
        room.room.actor(DIRECTOR).name
    }


days = st.integers(min_value=0, max_value=30).map(lambda n: date(2026, 3, 1 + n))
versions = st.lists(
    st.builds(lambda n, since, until, withdrawn: Version(
        id=f"X@{n}", since=since, until=until, withdrawn=withdrawn, playbook=Playbook(code="X", name=str(n))),
        st.integers(0, 50), days, st.none() | days, st.booleans()),
    max_size=6, unique_by=lambda one: one.id,
)  # fmt: skip


@given(versions, days)
def test_at_most_one_version_of_a_code_is_in_force_and_it_is_the_one_that_counts(
    rows: list[Version], day: date
) -> None:
    counting = [one.playbook for one in rows if standing(one, rows, day) == "in_force"]
    found = in_force(rows, day)
    assert counting == ([found] if found is not None else [])
