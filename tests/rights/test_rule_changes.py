"""Rules are changed by two people: the security administrator proposes, a leader confirms (§2.6, last row)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from commandroom.domain.errors import FieldError, NotFoundError, RefusedError, RoomError, WrongUseError
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Amend, AnswerRule, ChangeRule
from commandroom.usecases.queries import RecordHistory, RuleChangeRow, RuleChanges, Rules
from tests.rights.cells import COLUMNS
from tests.rights.conftest import enrol_columns, person
from tests.room import DEPUTY, DIRECTOR, Bench, bench_in

PROPOSER = person("security_admin")
NUMBERS = count(1)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A room; each test changes a category of its own."""
    made = bench_in(tmp_path_factory.mktemp("rules") / "home")
    enrol_columns(made)
    yield made
    found = made.room.store.verify()
    made.room.store.close()
    assert found.problems == ()


def wish(
    bench: Bench, code: str, by: str = PROPOSER, note: str = "新说明", reason: str = "年度核定"
) -> Changes:
    amend = Amend("category", code, {"note": note})
    return bench.room.perform(ChangeRule(f"p{next(NUMBERS)}", (amend,), reason, actor=by))


def answered(
    bench: Bench, change: str, by: str = DIRECTOR, *, approve: bool = True, opinion: str = ""
) -> Changes:
    return bench.room.perform(AnswerRule(change, approve, opinion, actor=by))


def note_of(bench: Bench, code: str) -> str:
    category = bench.room.ask(Rules()).policy.category(code)
    assert category is not None
    return category.note


def row(bench: Bench, change: str) -> RuleChangeRow:
    return next(one for one in bench.room.ask(RuleChanges()) if one.id == change)


def test_a_proposal_changes_nothing_until_a_leader_approves_it(bench: Bench) -> None:
    before = note_of(bench, "0301")
    change = wish(bench, "0301").proposed
    assert note_of(bench, "0301") == before
    waiting = row(bench, change)
    assert (waiting.status, waiting.by, waiting.reason) == ("open", PROPOSER, "年度核定")
    assert [(line.field, line.before, line.after) for line in waiting.lines] == [("note", before, "新说明")]

    answered(bench, change, DEPUTY)

    assert note_of(bench, "0301") == "新说明"
    done = row(bench, change)
    assert (done.status, done.decided_by_name) == ("approved", "练习常务副主任")
    history = bench.room.ask(RecordHistory("category", "0301"))
    assert [(one.actor_name, one.value) for one in history] == [("练习常务副主任", "新说明")]


def test_proposal_and_answer_stand_in_the_journal_under_the_names_of_both(bench: Bench) -> None:
    change = wish(bench, "0302").proposed
    answered(bench, change)

    told = [(one.actor_name, one.value) for one in bench.room.ask(RecordHistory("rule_change", change))
            if one.field == "status"]  # fmt: skip
    assert told == [("只有security_admin", "open"), ("练习主任", "approved")]


@pytest.mark.parametrize(
    "role", [role for role in COLUMNS if role not in {"director", "deputy_director", "security_admin"}]
)
def test_nobody_else_proposes_or_approves(bench: Bench, role: str) -> None:
    with pytest.raises(RefusedError) as refused:
        wish(bench, "0303", person(role))
    assert refused.value.code == "role.missing"
    change = wish(bench, "0303").proposed
    with pytest.raises(RefusedError) as refused:
        answered(bench, change, person(role))
    assert refused.value.code == "role.missing"
    answered(bench, change, PROPOSER, approve=False)


def test_the_security_administrator_changes_no_rule_alone(bench: Bench) -> None:
    change = wish(bench, "0304").proposed
    with pytest.raises(RefusedError):
        answered(bench, change, PROPOSER)
    with pytest.raises(RefusedError):
        bench.room.perform(Amend("category", "0304", {"note": "x"}, actor=PROPOSER))
    with pytest.raises(WrongUseError) as refused:
        bench.room.perform(Amend("rule_change", change, {"status": "approved"}, actor=DIRECTOR))
    assert refused.value.code == "rule_change.by_deed"


def test_a_leaders_own_hand_is_the_confirmation(bench: Bench) -> None:
    assert wish(bench, "0305", DIRECTOR).proposed == ""
    assert note_of(bench, "0305") == "新说明"


def test_a_declined_one_needs_an_opinion_and_is_over(bench: Bench) -> None:
    change = wish(bench, "0306").proposed
    with pytest.raises(FieldError):
        answered(bench, change, approve=False, opinion=" ")
    answered(bench, change, approve=False, opinion="依据不足")
    with pytest.raises(RefusedError) as refused:
        answered(bench, change)

    assert refused.value.code == "rule_change.decided"
    assert (row(bench, change).status, row(bench, change).opinion) == ("declined", "依据不足")
    assert note_of(bench, "0306") != "新说明"


def test_who_proposed_takes_it_back(bench: Bench) -> None:
    change = wish(bench, "0307").proposed
    answered(bench, change, PROPOSER, approve=False)

    assert row(bench, change).status == "withdrawn"


def test_what_was_changed_meanwhile_is_proposed_anew(bench: Bench) -> None:
    change = wish(bench, "0308").proposed
    wish(bench, "0308", DEPUTY, note="另一说明")
    with pytest.raises(RefusedError) as refused:
        answered(bench, change)

    assert refused.value.code == "rule_change.stale"
    assert (note_of(bench, "0308"), row(bench, change).status) == ("另一说明", "open")


def test_several_rules_change_together_or_not_at_all(bench: Bench) -> None:
    good, bad = (
        Amend("category", "0309", {"note": "一"}),
        Amend("rule", "recommend_weight_experience", {"value": "很多"}),
    )
    with pytest.raises(RoomError):
        bench.room.perform(ChangeRule("both", (good, bad), "核定", actor=PROPOSER))
    with pytest.raises(NotFoundError):
        answered(bench, "both")

    two = (good, Amend("rule", "self_close_sample_percent", {"value": 20}))
    change = bench.room.perform(ChangeRule("two", two, "核定", actor=PROPOSER)).proposed
    answered(bench, change)
    assert note_of(bench, "0309") == "一"
    assert bench.room.ask(Rules()).policy.exceptions.whole("self_close_sample_percent") == 20


def test_what_a_newer_program_proposed_is_left_to_it(bench: Bench) -> None:
    with bench.room.together() as writing:
        writing.records.amend(
            "rule_change", "newer", {"changes": "all", "status": "open"}, actor=PROPOSER, now=bench.room.now()
        )
    with pytest.raises(NotFoundError):
        answered(bench, "newer")

    assert "newer" not in {one.id for one in bench.room.ask(RuleChanges())}


def test_what_is_no_rule_is_not_changed_in_this_way(bench: Bench) -> None:
    with pytest.raises(WrongUseError) as refused:
        bench.room.perform(ChangeRule("person", (Amend("person", "x", {"name": "某"}),), actor=PROPOSER))
    assert refused.value.code == "rule_change.kind"
