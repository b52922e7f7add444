"""Frozen means frozen: whatever changes afterwards, a frozen month is the same to the byte, and corrections stand beside."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from commandroom.domain.assessment.month import fold, subject
from commandroom.domain.errors import FieldError, NotFoundError, RefusedError
from commandroom.entrypoints.opening import STORE, shipped
from commandroom.store.opening import join_store
from commandroom.usecases.assessing import record_rules
from commandroom.usecases.commands import Amend
from commandroom.usecases.room import Room
from tests.assessment.documents import scoring
from tests.assessment.months import HEAD, LATE, MARCH, NUMBERS, UNIT, Assessing, row_of, written
from tests.figures.walking import room_like
from tests.room import DEPUTY, DIRECTOR, INTAKE, LEADER, Bench

Change = Callable[[Assessing], object]


def amend(what: str, record: str, **fields: object) -> Change:
    return lambda room: room.bench.room.perform(Amend(what, record, fields, actor=DIRECTOR))


def reopen(room: Assessing) -> None:
    room.bench.act("reopen", NUMBERS[0], by=LEADER, reason="复发", new_request_id="R1", policy="continue")


def exempt(room: Assessing) -> None:
    room.bench.act("assess", LATE, by=DEPUTY, counted=False, reason="不可抗力")


def rework(room: Assessing) -> None:
    room.bench.act("rework", LATE, by=LEADER, reason="未修好", requirement="重修")


def own_rules(room: Assessing) -> None:
    record_rules(
        room.bench.room, scoring(version="2026.2", handled=40, rest=60), file="own.toml", actor=DIRECTOR
    )


def points(room: Assessing) -> None:
    room.give("data", 1)


DAYS_OFF = [{"date": f"2026-03-{day}", "off": True, "name": "放假"} for day in range(16, 32)]
"""The late event's closing limit moves into April: one fewer is due in March."""
CHANGES: dict[str, tuple[Change, bool]] = {
    "a day off becomes a working day": (amend("calendar", "2026-03-14", off=False, name="补班"), True),
    "two weeks become days off": (amend("calendar", "notice", days=DAYS_OFF), True),
    "the office hours": (amend("hours", "冬令", segments=["06:00-07:00"]), True),
    "the category's limit": (amend("category", "0303", phases=[{"name": "", "limit": "9wd"}]), False),
    "the category counts no more": (amend("category", "0303", counted=False), True),
    "a rule of the room": (amend("rule", "return_times", value=5), False),
    "the name of the unit": (amend("unit", UNIT, short="新名办"), True),
    "the rules of scoring": (own_rules, True),
    "points given by hand": (points, True),
    "an event reopened": (reopen, True),
    "an event exempted": (exempt, True),
    "an event reworked": (rework, True),
    "an appeal": (lambda room: room.appeal(), False),
    "a correction": (lambda room: room.correct(), False),
    "the caches made anew": (lambda room: room.bench.room.store.rebuild(), False),
}


def shown(room: Assessing) -> object:
    """What comes out now: the scores, and the figures of the whole room."""
    result = room.score()
    return result.rows, result.room


@pytest.mark.parametrize("what", CHANGES)
def test_a_frozen_month_is_the_same_to_the_byte_after(march: Assessing, what: str) -> None:
    change, moves = CHANGES[what]
    frozen = march.frozen()
    before, live = written(frozen.result), shown(march)
    raw = next(one.raw for one in march.bench.room.store.export_entries() if one.hash == frozen.hash)

    march.bench.later(hours=1)
    change(march)

    after = march.month().editions[0]
    assert (written(after.result), after.hash, after.at, after.by) == (
        before,
        frozen.hash,
        frozen.at,
        frozen.by,
    )
    kept = next(one.raw for one in march.bench.room.store.export_entries() if one.hash == frozen.hash)
    assert kept == raw
    assert march.freeze().entries == ()
    assert (shown(march) != live) == moves


def test_a_result_that_is_not_frozen_moves_with_its_events(march: Assessing) -> None:
    before = march.score()

    reopen(march)

    after = march.score()
    assert row_of(before, UNIT).score != row_of(after, UNIT).score
    assert before.inputs != after.inputs


def test_the_frozen_result_holds_what_it_rests_on(march: Assessing) -> None:
    result = march.frozen().result

    assert (result.month, result.by, result.edition, result.is_over) == ("2026-03", "unit", "", True)
    assert result.rules.version == "2026.1"
    assert result.calendar == march.bench.room.store.reference.clockwork().calendar.version
    assert result.as_of == march.bench.clock.moment
    assert len(result.inputs) == 64
    assert result.known == len(march.bench.room.store.export_entries()) - 1
    eighth = next(line for line in result.room if line.key == "K8")
    assert (eighth.numerator, eighth.denominator, eighth.value) == (6, 7, 85.71)


def test_a_correction_is_numbered_beside_and_says_why(march: Assessing) -> None:
    frozen = march.frozen()
    exempt(march)

    march.correct("申诉成立：不可抗力")
    march.correct("再更正")

    month = march.month()
    assert [one.result.edition for one in month.editions] == ["", "A1", "A2"]
    assert [one.result.reason for one in month.editions] == ["", "申诉成立：不可抗力", "再更正"]
    assert month.editions[0] == frozen
    handled = [row_of(one.result, UNIT).parts[0] for one in month.editions]
    assert [(part.numerator, part.denominator, part.points) for part in handled] == [
        (6, 7, 25.71),
        (6, 6, 30.0),
        (6, 6, 30.0),
    ]


def test_a_correction_needs_a_reason_and_a_frozen_month(march: Assessing) -> None:
    with pytest.raises(RefusedError, match="not_frozen"):
        march.correct()
    march.freeze()
    with pytest.raises(FieldError, match=r"field\.missing"):
        march.correct("  ")
    assert len(march.month().editions) == 1


def test_only_the_leaders_freeze_and_correct(march: Assessing) -> None:
    for who in (LEADER, INTAKE, HEAD):
        with pytest.raises(RefusedError, match=r"role\.missing"):
            march.freeze(actor=who)
    march.freeze(actor=DEPUTY)
    with pytest.raises(RefusedError, match=r"role\.missing"):
        march.correct(actor=LEADER)


def test_a_month_is_frozen_when_it_is_over_in_the_township_wherever_the_machine_stands(
    every_zone: str, lived: Path, tmp_path: Path
) -> None:
    with room_like(lived, tmp_path / every_zone.replace("/", "-")) as bench:
        room = Assessing(bench)
        bench.at("2026-03-31 23:59")
        with pytest.raises(RefusedError, match="not_over"):
            room.freeze()
        bench.at("2026-04-01 00:00")
        frozen = room.frozen().result

    assert frozen.rows[0].score == 94.12  # by hand: 80 of 85 points
    assert frozen.appeal_until is not None
    assert frozen.appeal_until.isoformat() == "2026-04-07T09:00:00+00:00"  # three working days on, past 清明


def test_by_unit_grid_and_person_a_month_is_frozen_each_by_itself(march: Assessing) -> None:
    march.freeze("person")

    assert march.month("person").editions
    assert not march.month("unit").editions
    assert not march.month("grid").editions


# --- two seats -------------------------------------------------------------------------------------------------------


def second_seat(bench: Bench, folder: Path) -> Bench:
    entries = bench.room.store.export_entries()
    store = join_store(folder / STORE, genesis=entries[0], seat="B", shipped=shipped(), clock=bench.clock)
    store.receive(entries)
    return Bench(
        Room(store=store, clock=bench.clock, practice=True, room_id=bench.room.room_id), bench.clock, folder
    )


def united(one: Bench, other: Bench) -> None:
    one.room.store.receive(other.room.store.export_entries())
    other.room.store.receive(one.room.store.export_entries())


def test_two_seats_that_freeze_one_month_apart_make_one(march: Assessing, tmp_path: Path) -> None:
    there = Assessing(second_seat(march.bench, tmp_path / "b"))
    exempt(march)  # the other one does not know
    march.freeze()
    march.bench.later(minutes=3)
    there.freeze()
    apart = [written(room.month().editions[0].result) for room in (march, there)]
    assert apart[0] != apart[1]

    united(march.bench, there.bench)

    for room in (march, there):
        month = room.month()
        assert [written(one.result) for one in month.editions] == [apart[0]]  # the earlier one, on both
        assert len(month.rivals) == 1
        assert room.freeze().entries == ()
    assert march.month() == there.month()
    there.bench.room.store.close()


def test_corrections_of_two_seats_bear_two_numbers(march: Assessing, tmp_path: Path) -> None:
    march.freeze()
    there = Assessing(second_seat(march.bench, tmp_path / "b"))
    march.correct("此处")
    there.correct("彼处")

    united(march.bench, there.bench)

    assert sorted(one.result.edition for one in march.month().editions) == ["", "A1", "B1"]
    assert march.month() == there.month()
    there.bench.room.store.close()


def test_a_month_is_the_same_in_whatever_order_its_entries_came(march: Assessing) -> None:
    march.freeze()
    march.appeal()
    march.rule(march.month().appeals[0].id)
    march.give("data", 4)
    march.correct()
    store = march.bench.room.store
    entries = [one for one in store.export_entries() if one.subject == subject(MARCH, "unit")]

    months = [fold(order) for order in itertools.permutations(entries)]

    assert len(entries) == 5
    assert all(month == march.month() for month in months)


# --- appeals ---------------------------------------------------------------------------------------------------------


def test_a_unit_appeals_and_a_leader_rules_and_the_frozen_result_stays(march: Assessing) -> None:
    frozen = march.frozen()
    march.appeal(criterion="handled", events=(LATE,))
    (filed,) = march.month().appeals
    assert (filed.by, filed.appeal.criterion, filed.appeal.events) == (HEAD, "handled", (LATE,))
    assert filed.ruling is None

    march.rule(filed.id[:8])

    (ruled,) = march.month().appeals
    assert ruled.ruling is not None
    assert (ruled.ruling.upheld, ruled.ruling.by, ruled.ruling.text) == (True, DEPUTY, "情况属实")
    assert march.month().editions == (frozen,)


def test_appeals_are_filed_by_whom_they_are_about(march: Assessing) -> None:
    march.freeze()
    march.freeze("person")
    for stranger in ("t-safety-law-head", INTAKE):
        with pytest.raises(RefusedError, match="not_yours"):
            march.appeal(actor=stranger)
    with pytest.raises(RefusedError, match="not_yours"):
        march.appeal(actor="t-development-staff", to=HEAD, by="person")

    march.appeal(actor="t-development-staff")
    march.appeal(actor=HEAD, to=HEAD, by="person")

    assert len(march.month().appeals) == len(march.month("person").appeals) == 1


def test_the_last_moment_of_appeal_stays_where_it_was_when_the_calendar_changes(march: Assessing) -> None:
    until = march.frozen().result.appeal_until  # Thursday the 2nd; three working days on
    assert until is not None
    amend("calendar", "2026-04-07", off=True, name="放假")(march)

    march.bench.clock.moment = until
    march.appeal()
    march.bench.later(milliseconds=1)

    with pytest.raises(RefusedError, match="appeal_late"):
        march.appeal(criterion="handled")


def test_nothing_is_appealed_twice_or_ruled_on_twice_or_by_oneself(march: Assessing) -> None:
    with pytest.raises(RefusedError, match="not_frozen"):
        march.appeal()
    march.freeze()
    with pytest.raises(NotFoundError, match="no_criterion"):
        march.appeal(criterion="colour")
    with pytest.raises(NotFoundError, match="no_subject"):
        march.appeal(to="nobody", actor=DIRECTOR)
    march.appeal(actor=DIRECTOR)
    with pytest.raises(RefusedError, match="appeal_open"):
        march.appeal()
    (filed,) = march.month().appeals
    with pytest.raises(RefusedError, match="own_appeal"):
        march.rule(filed.id, actor=DIRECTOR)
    with pytest.raises(RefusedError, match=r"role\.missing"):
        march.rule(filed.id, actor=LEADER)
    with pytest.raises(NotFoundError, match="no_appeal"):
        march.rule("zzz")

    march.rule(filed.id, upheld=False)

    with pytest.raises(RefusedError, match="ruled"):
        march.rule(filed.id)
    march.appeal()
    assert [one.ruling is None for one in march.month().appeals] == [False, True]
