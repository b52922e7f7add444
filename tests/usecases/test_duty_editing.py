"""Writing the rota: days and posts are rewritten as a whole, in one transaction, and every change has its way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from commandroom.domain.errors import RefusedError
from commandroom.usecases.commands import Amend, Together
from commandroom.usecases.dutyediting import (
    BARE,
    Cell,
    Edit,
    cell_of,
    give_out,
    holders_of,
    put_cells,
    put_holders,
)
from commandroom.usecases.queries import DutySheet, DutyTable, RecordHistory
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, Bench, bench_in

TENTH, ELEVENTH = date(2026, 3, 10), date(2026, 3, 11)
IN_CHARGE, OFFICER = "带班领导", "值班干部"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return bench_in(tmp_path / "home")


def sheet(bench: Bench) -> DutySheet:
    return bench.room.ask(DutyTable(TENTH, date(2026, 3, 16)))


def do(bench: Bench, make: Callable[[DutySheet], Edit], by: str = LEADER) -> Edit:
    """Make a change against the rota as it stands; by somebody."""
    edit = make(sheet(bench))
    bench.room.perform(Together(tuple(Amend(a.kind, a.record, a.fields, by, a.retire) for a in edit.do)))
    return edit


def undo(bench: Bench, edit: Edit) -> None:
    bench.room.perform(
        Together(tuple(Amend(a.kind, a.record, a.fields, LEADER, a.retire) for a in edit.undo))
    )


def turns(bench: Bench) -> list[tuple[str, date, str, str]]:
    return [(t.person, t.day, t.shift.id, t.post) for t in sheet(bench).turns if t.duty]


def test_a_shipped_shift_is_made_with_its_first_use_and_the_post_is_held(bench: Bench) -> None:
    do(bench, lambda s: put_holders(s, {(IN_CHARGE, TENTH): [DEPUTY]}))

    found = sheet(bench)

    assert turns(bench) == [(DEPUTY, TENTH, "watch", IN_CHARGE)]
    assert "watch" not in found.unmade
    assert found.is_kept
    assert [(gap.post, gap.day) for gap in found.gaps if gap.post == IN_CHARGE] == [(IN_CHARGE, ELEVENTH)]


def test_another_holder_takes_the_place_and_the_way_back_gives_it_back(bench: Bench) -> None:
    do(bench, lambda s: put_holders(s, {(IN_CHARGE, TENTH): [DEPUTY]}))

    edit = do(bench, lambda s: put_holders(s, {(IN_CHARGE, TENTH): [DIRECTOR]}))
    after = turns(bench)
    undo(bench, edit)

    assert [row[0] for row in after] == [DIRECTOR]
    assert [row[0] for row in turns(bench)] == [DEPUTY]
    history = bench.room.ask(RecordHistory("duty", f"20260310-{DEPUTY}-{IN_CHARGE}"))
    assert [change.value for change in history if change.field == "retired"] == [False, True, False]


def test_a_day_off_stands_against_a_pattern_and_clearing_it_lets_the_pattern_speak(bench: Bench) -> None:
    perform = bench.room.perform
    perform(Amend("shift", "day", {"name": "白班", "start": "08:00", "end": "17:30"}, actor=LEADER))
    perform(Amend("pattern", "p", {"person": INTAKE, "shift": "day", "since": "2026-01-01"}, actor=LEADER))
    by_pattern = cell_of(sheet(bench), INTAKE, TENTH)

    do(bench, lambda s: put_cells(s, {(INTAKE, TENTH): Cell()}))
    rested = [t.day for t in sheet(bench).turns if t.person == INTAKE]
    do(bench, lambda s: put_cells(s, {(INTAKE, TENTH): BARE}))

    assert by_pattern == BARE
    assert TENTH not in rested
    assert TENTH in [t.day for t in sheet(bench).turns if t.person == INTAKE]


def test_a_copied_day_lands_on_another_one_with_its_posts(bench: Bench) -> None:
    do(
        bench,
        lambda s: put_cells(s, {(INTAKE, TENTH): Cell("night", OFFICER), (COMMAND, TENTH): Cell("day")}),
    )

    do(bench, lambda s: put_cells(s, {(p, ELEVENTH): cell_of(s, p, TENTH) for p in (INTAKE, COMMAND)}))

    assert {(p, s, post) for p, day, s, post in turns(bench) if day == ELEVENTH} == {
        (INTAKE, "night", OFFICER),
        (COMMAND, "day", ""),
    }


def test_a_change_that_changes_nothing_is_none(bench: Bench) -> None:
    do(bench, lambda s: put_cells(s, {(INTAKE, TENTH): Cell("day")}))

    assert not put_cells(sheet(bench), {(INTAKE, TENTH): Cell("day"), (COMMAND, TENTH): BARE})


def test_filling_adds_without_taking_anybody_off(bench: Bench) -> None:
    do(bench, lambda s: put_holders(s, {(OFFICER, TENTH): [INTAKE]}))

    do(bench, lambda s: give_out(s, [(OFFICER, TENTH, COMMAND), (OFFICER, ELEVENTH, INTAKE)]))

    assert {t.person for t in holders_of(sheet(bench), OFFICER, TENTH)} == {INTAKE, COMMAND}


def test_several_changes_are_one_or_none(bench: Bench) -> None:
    good = Amend("duty", "1", {"person": INTAKE, "day": "2026-03-10", "shift": ""}, actor=LEADER)
    bad = Amend("duty", "2", {"person": "nobody", "day": "2026-03-10", "shift": ""}, actor=LEADER)

    with pytest.raises(RefusedError, match="unknown"):
        bench.room.perform(Together((good, bad)))

    assert sheet(bench).rests == ()


def test_who_may_not_keep_the_roster_writes_no_rota(bench: Bench) -> None:
    with pytest.raises(RefusedError, match=r"role\.missing"):
        do(bench, lambda s: put_cells(s, {(INTAKE, TENTH): Cell("day")}), by=INTAKE)


def test_who_is_on_duty_now_and_what_was_carried_this_year_is_told(bench: Bench) -> None:
    do(bench, lambda s: put_holders(s, {(OFFICER, TENTH): [INTAKE], (OFFICER, date(2026, 3, 14)): [INTAKE]}))

    bench.at("2026-03-10 20:00")
    now = sheet(bench)
    later = bench.room.ask(DutyTable(date(2026, 3, 16), date(2026, 3, 22)))

    assert [(t.person, t.post) for t in now.on_now] == [(INTAKE, OFFICER)]
    carried: dict[str, float] = {one.person.id: one.carried for one in later.persons}
    assert (carried[INTAKE], carried[COMMAND]) == (2 + 3, 0)
