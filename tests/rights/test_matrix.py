"""Every cell of the table of duties (roles × verbs), asked through the one door; each deed is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial

import pytest

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RefusedError, RoomError
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act, Amend, FreezeMonth, GiveShift
from commandroom.usecases.rights import barred
from tests.domain.event.table import OPEN_VERBS
from tests.rights.cells import COLUMNS, GRANTING, KEPT, OTHERS, RESULTS, ROWS, Row, at
from tests.rights.conftest import person
from tests.room import LEADER, Bench

REFUSALS = {"role.missing", "role.bound", "role.severity", "extend.signer", "suspend.signer", "close.unsatisfied",
            "supervise.red_signer", "supervise.draft_blue", "supervise.reply_by_lead", "proposal.own"}  # fmt: skip


class TakenBackError(Exception):
    """Ends the transaction in which something was only tried."""


@contextmanager
def taken_back(bench: Bench) -> Iterator[None]:
    """A transaction that ends in nothing."""
    with suppress(TakenBackError), bench.room.together():
        yield
        raise TakenBackError


def tried(bench: Bench, deed: Callable[[], Changes]) -> tuple[str, str]:
    """What came of a deed that is taken back: `●`, `△` or `·`, and the sentence of a refusal."""
    answers = []
    with taken_back(bench):
        answers.append(_answer(deed))
    return answers[0]


def _answer(deed: Callable[[], Changes]) -> tuple[str, str]:
    try:
        return ("△" if deed().proposed else "●"), ""
    except RoomError as refused:
        if refused.code in REFUSALS:
            return "·", sentence(refused.code, refused.params)
        return refused.code, ""


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_cell_of_the_table_is_what_the_door_answers(columns: Bench, row: Row) -> None:
    number = row.make(columns)
    form = row.form(columns)
    version = columns.event(number).version if number else 0

    found = {
        role: tried(columns, partial(columns.act, row.verb, number, by=person(role), **form))
        for role in COLUMNS
    }

    assert "".join(letter for letter, _ in found.values()) == row.cells
    assert all(said for letter, said in found.values() if letter == "·")
    assert not number or columns.event(number).version == version


def test_every_verb_that_people_have_stands_in_the_table() -> None:
    known = {row["verb"] for row in _verbs()}

    assert {row.verb for row in ROWS} | set(OTHERS) == known


@pytest.mark.parametrize("verb", OTHERS)
def test_a_verb_beside_the_table_is_refused_to_who_has_no_part_of_it(verb: str) -> None:
    cells = OTHERS[verb]

    found = "".join("·" if barred([verb], [role], "某人") else "●" for role in COLUMNS)

    assert found == cells.replace("△", "●")


def test_who_has_no_part_of_a_verb_is_refused_at_the_door_too(columns: Bench) -> None:
    """Except where files are looked at before (attach), or where there is nothing to answer (decline)."""
    number = columns.signed()
    verbs = sorted((OTHERS.keys() & OPEN_VERBS["in_progress"]) - {"attach", "decline"})
    for verb in verbs:
        for role in COLUMNS:
            if at(OTHERS[verb], role) == "·":
                with pytest.raises(RoomError) as refused:
                    columns.room.perform(Act(verb, number, _filled(verb), actor=person(role)))
                assert refused.value.code == "role.missing", (verb, role)


def _filled(verb: str) -> dict[str, object]:
    from tests.domain.event.table import examples
    from tests.room import MORNING

    return examples(MORNING).get(verb, {})


@pytest.mark.parametrize("kind", KEPT)
def test_records_are_kept_by_whom_the_last_row_names(columns: Bench, kind: str) -> None:
    cells = KEPT[kind][1]

    def amend(role: str) -> str:
        return tried(
            columns, lambda: columns.room.perform(Amend(kind, "x-1", actor=person(role), retire=True))
        )[0]

    assert "".join(amend(role) for role in COLUMNS) == cells
    told = "".join("·" if barred([f"keep:{kind}"], [role], "某人") else "●" for role in COLUMNS)
    assert told == cells


def test_results_are_published_by_the_leaders(columns: Bench) -> None:
    def freeze(role: str) -> str:
        return tried(
            columns, lambda: columns.room.perform(FreezeMonth(date(2026, 2, 1), "unit", actor=person(role)))
        )[0]

    assert "".join(freeze(role) for role in COLUMNS) == RESULTS


# --- two people ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", [row for row in ROWS if "△" in row.cells], ids=str)
def test_what_one_proposes_another_approves_and_never_the_same(columns: Bench, row: Row) -> None:
    proposer = next(role for role in COLUMNS if at(row.cells, role) == "△")

    number = row.make(columns)
    before = columns.event(number).state
    changes = columns.act(row.verb, number, by=person(proposer), **row.form(columns))
    may = "".join(offered(columns, number, role) for role in COLUMNS)

    assert (changes.effects, columns.event(number).state) == (("propose",), before)
    assert at(may, proposer) == "·"
    assert may == APPROVED[row.verb, row.part]


APPROVED = {
    ("reject", ""): "···●·········", ("reassign", "第2次"): "····●········", ("feedback", ""): "······●······",
    ("feedback", "一级"): "······●······", ("return", ""): "······●······", ("return_ok", "二次"): "····●········",
    ("return_no", "二次"): "····●········", ("escalate", ""): "····●●·······", ("escalate", "特急"): "····●●·······",
    ("escalate", "重大"): "····●●·······", ("supervise", "蓝"): "····●●·······",
}  # fmt: skip
"""Who may answer a proposal; 重大 is refused to the deputy when the report is decided (role.severity)."""


def offered(bench: Bench, number: str, role: str) -> str:
    """Whether the desk offers to approve."""
    from commandroom.usecases.queries import OpenVerbs

    row = next(one for one in bench.room.ask(OpenVerbs(number, person(role))) if one.name == "approve")
    return "●" if row.allowed == "do" else "·"


def test_who_holds_both_roles_still_does_not_approve_what_is_his_own(columns: Bench) -> None:
    number = columns.submitted()
    columns.act(
        "reject", number, by=LEADER, reason_code="outside", reason_text="不在辖区", notify_record="电话告知"
    )

    with pytest.raises(RefusedError) as refused:
        columns.act("approve", number, by=LEADER)

    assert refused.value.code == "proposal.own"


# --- three administrators -----------------------------------------------------------------------------------------------


def test_no_administrator_does_anything_at_an_event() -> None:
    verbs = [str(row["verb"]) for row in _verbs()]
    for role in ("system_admin", "security_admin", "auditor"):
        assert set(barred(verbs, [role], "管理员")) == set(verbs)


def test_roles_are_granted_by_the_security_administrator_alone(columns: Bench) -> None:
    def grant(role: str) -> str:
        return tried(columns, lambda: columns.room.perform(
            Amend("person", "t-intake", {"roles": ["intake", "command"]}, actor=person(role))))[0]  # fmt: skip

    assert "".join(grant(role) for role in COLUMNS) == GRANTING


def test_the_security_administrator_changes_nothing_else_of_a_person(columns: Bench) -> None:
    amend = Amend(
        "person", "t-intake", {"roles": ["command"], "name": "改名"}, actor=person("security_admin")
    )

    assert tried(columns, lambda: columns.room.perform(amend))[0] == "·"


def _refused(columns: Bench, amend: Amend) -> str:
    with pytest.raises(RefusedError) as refused:
        columns.room.perform(amend)
    return refused.value.code


def test_nobody_grants_roles_to_himself(columns: Bench) -> None:
    own = person("security_admin")

    assert _refused(columns, Amend("person", own, {"roles": ["director"]}, actor=own)) == "role.own"


@pytest.mark.parametrize("admin", ["system_admin", "security_admin", "auditor"])
@pytest.mark.parametrize("other", ["system_admin", "security_admin", "auditor", "command", "grid"])
def test_an_administrator_is_an_account_of_its_own(columns: Bench, admin: str, other: str) -> None:
    if admin == other:
        return
    amend = Amend("person", "t-intake", {"roles": [admin, other]}, actor="t-security_admin")

    assert _refused(columns, amend) == "role.separate"


def test_a_room_without_a_security_administrator_lets_its_leaders_appoint_one(columns: Bench) -> None:
    with taken_back(columns):
        for gone in ("t-security_admin", person("security_admin")):
            columns.room.perform(Amend("person", gone, actor="t-director", retire=True))
        grant = {"roles": ["security_admin"]}
        columns.room.perform(Amend("person", "t-auditor", grant, actor="t-director"))
        assert _refused(columns, Amend("person", "t-intake", grant, actor="t-director")) == "role.missing"


def test_a_shift_is_handed_over_by_no_administrator(columns: Bench) -> None:
    for role in ("system_admin", "security_admin", "auditor"):
        with pytest.raises(RefusedError) as refused:
            columns.room.perform(GiveShift("h-1", "t-intake", actor=person(role)))
        assert refused.value.code == "role.missing"


def _verbs() -> list[dict[str, object]]:
    """What `lifecycle` prints, without what is the machine's."""
    from commandroom.domain.event.lifecycle import as_document
    from commandroom.interop.catalogs import shipped_policy

    rows: list[dict[str, object]] = as_document(shipped_policy())["verbs"]
    machine = {"supervise_draft", "moved", "transfer_returned"}
    return [row for row in rows if not row["inner"] and row["verb"] not in machine]
