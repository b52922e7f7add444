"""A month by another limit: what the same deeds would have come to, held to a room that really had that limit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from commandroom.domain.errors import WrongUseError
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import Assess, Kpi, Replay, ReplaySheet
from tests.assessment.months import LATE, MARCH, UNIT, Assessing
from tests.figures.walking import room_like, walk
from tests.room import COMMAND, DEPUTY, DIRECTOR, INTAKE, LEADER, OTHER, Bench

CATEGORY = "0303"
MONTHS = (date(2026, 2, 1), MARCH, date(2026, 4, 1))
MOVED = {"K6", "K7", "K8", "K9", "K9b", "K10", "K15"}


def replayed(
    bench: Bench, limit: str, *, month: date = MARCH, by: str = "unit", category: str = CATEGORY
) -> ReplaySheet:
    return bench.room.ask(Replay(month, ((category, limit),), bench.clock.moment, by))


def figures(bench: Bench, month: date, by: str = "") -> Any:
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    sheet = bench.room.ask(Kpi(month, last, bench.clock.moment, by))
    if not by:
        return [one for one in sheet.kpi if one.key in MOVED]
    return {group.key: [one for one in group.kpi if one.key in MOVED] for group in sheet.groups}


@contextmanager
def with_limit(founded: Path, folder: Path, limit: str) -> Iterator[Bench]:
    """A room that had this limit from the first day on."""
    with room_like(founded, folder) as bench:
        if limit:
            fields = {"phases": [{"name": "", "limit": limit}]}
            bench.room.perform(Amend("category", CATEGORY, fields, actor=DIRECTOR))
        yield bench


def live(bench: Bench) -> None:
    """A spring of one category: early, late, paused, reworked, closed late, open, outer limit, and others beside it."""
    bench.at("2026-02-10 09:00")
    bench.closed(category=CATEGORY)
    waiting = bench.signed(category=CATEGORY)  # due in February, closed in April
    bench.at("2026-02-27 16:00")
    bridging = bench.signed(category=CATEGORY, office=OTHER)
    bench.at("2026-03-03 10:00")
    bench.feed_back(bridging)
    bench.closed(category="0302")
    reworked, urgent = bench.signed(category=CATEGORY), bench.signed(category=CATEGORY, urgency="紧急")
    bound = bench.signed(category=CATEGORY, source="H12345", ext_no="H8", ext_due="2026-03-04T17:00:00+08:00")
    hotline = bench.signed(
        category=CATEGORY, source="H12345", ext_no="H7", ext_due="2026-03-09T17:00:00+08:00"
    )
    paused = bench.suspended(category=CATEGORY, days=10)
    bench.at("2026-03-06 15:00")
    bench.feed_back(reworked)
    bench.act("rework", reworked, by=LEADER, reason="未修好", requirement="重修")
    bench.at("2026-03-11 09:00")
    bench.act("resume", paused, by=COMMAND)
    for number in (reworked, urgent, bound, hotline):
        bench.feed_back(number)
        finish(bench, number)
    bench.at("2026-03-30 09:00")
    bench.feed_back(paused)
    bench.signed(category=CATEGORY)
    bench.at("2026-04-20 09:00")
    bench.feed_back(waiting)
    finish(bench, waiting)


def finish(bench: Bench, number: str) -> None:
    bench.act("verify_ok", number, by=LEADER, evidence="已看")
    bench.act("callback", number, by=INTAKE, result="满意", attempts=1, solved="是")
    close = {"closing_text": "同意", "reply_text": "好了", "did_our_best": "已尽力"}
    bench.act("close", number, by=DIRECTOR, **close)


@pytest.fixture(scope="module")
def spring(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A room that lived through it by the shipped limit of two working days."""
    with with_limit(founded, tmp_path_factory.mktemp("spring") / "room", "") as bench:
        live(bench)
        yield bench


@pytest.mark.parametrize("limit", ["1wd", "3wd", "9wd", "20wd", "4wh", "30uh", "3cd"])
def test_a_replay_is_what_a_room_with_that_limit_would_have_had(
    spring: Bench, founded: Path, tmp_path: Path, limit: str
) -> None:
    with with_limit(founded, tmp_path / "other", limit) as other:
        live(other)
        for month in MONTHS:
            sheet = replayed(spring, limit, month=month)
            assert list(sheet.before) == figures(spring, month)
            assert list(sheet.after) == figures(other, month)
            assert {
                one.key: list(one.after) for one in sheet.groups if any(f.denominator for f in one.after)
            } == {
                key: found
                for key, found in figures(other, month, "unit").items()
                if any(f.denominator for f in found)
            }
            scores = other.room.ask(Assess(month, "unit", other.clock.moment)).rows
            assert [
                (row.subject, row.score, row.rank) for row in sheet.rows_after if row.score is not None
            ] == [(row.subject, row.score, row.rank) for row in scores if row.score is not None]
    assert replayed(spring, limit).events > 0


def test_other_limits_give_other_figures_and_the_same_limit_the_same(spring: Bench) -> None:
    same = replayed(spring, "2wd")
    values = {limit: replayed(spring, limit).after[0] for limit in ("1wd", "9wd")}

    assert same.events == 0
    assert same.before == same.after
    assert (values["1wd"].numerator or 0) < (values["9wd"].numerator or 0)


def test_a_replay_writes_nothing(spring: Bench) -> None:
    store = spring.room.store
    entries, sound = len(store.export_entries()), store.verify()

    replayed(spring, "9wd")

    assert len(store.export_entries()) == entries
    assert store.verify() == sound
    assert sound.problems == ()
    assert figures(spring, MARCH) == list(replayed(spring, "2wd").before)


def test_an_extension_was_granted_until_a_moment_and_stays_where_that_is_later(march: Assessing) -> None:
    bench = march.bench
    bench.at("2026-03-23 09:00")
    number = bench.signed(category=CATEGORY)  # until Wednesday the 25th
    bench.act(
        "extend_apply",
        number,
        by=bench.head(number),
        new_deadline="2026-03-27T17:00:00+08:00",
        reason="材料未到",
    )
    bench.act("extend_ok", number, by=DEPUTY, opinion="同意")
    bench.at("2026-03-27 16:00")
    bench.feed_back(number)
    bench.at("2026-04-20 09:00")

    assert [replayed(bench, limit).after[0].numerator for limit in ("1wd", "2wd", "5wd")] == [7, 7, 8]
    # 1wd, 2wd: the six and the extended one; five days make the late one (until the 17th) in time too


@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture,
                                                                  HealthCheck.filter_too_much])  # fmt: skip
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 500), st.integers(0, 11)), min_size=10, max_size=25),
    st.sampled_from(["1wd", "4wd", "12wd", "40uh"]),
)
def test_a_replay_of_a_random_life_is_what_the_other_room_had(
    founded: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, int]], limit: str
) -> None:
    folder = tmp_path_factory.mktemp("lives")
    with with_limit(founded, folder / "a", "2wd") as here, with_limit(founded, folder / "b", limit) as there:
        numbers = walk(here, steps)
        assume(numbers == walk(there, steps))
        assume([here.log(n) for n in numbers] == [there.log(n) for n in numbers])
        assume(not any(here.event(n).extend_count for n in numbers))
        for month in (MARCH, date(2026, 4, 1)):
            if month <= here.clock.moment.date():
                assert list(replayed(here, limit, month=month).after) == figures(there, month)


@pytest.mark.parametrize(
    ("category", "limit", "code"),
    [
        ("9999", "3wd", "assessment.no_category"),
        (CATEGORY, "soon", "limit.malformed"),
        (CATEGORY, "0wd", "limit.out_of_range"),
        (CATEGORY, "1.5wd", "limit.whole_days"),
    ],
)
def test_an_odd_limit_gets_one_sentence(spring: Bench, category: str, limit: str, code: str) -> None:
    with pytest.raises(WrongUseError) as refused:
        replayed(spring, limit, category=category)
    assert refused.value.code == code


def test_a_replay_by_person_and_grid_adds_up_to_the_whole(spring: Bench) -> None:
    wholes = [replayed(spring, "9wd", by=by) for by in ("unit", "person", "grid")]

    assert wholes[0].after == wholes[1].after == wholes[2].after
    for sheet in wholes:
        assert sum(one.after[0].denominator or 0 for one in sheet.groups) == sheet.after[0].denominator


def test_the_late_event_counts_in_time_by_a_longer_limit(march: Assessing) -> None:
    before, after = (next(row for row in rows if row.subject == UNIT) for rows in (
        replayed(march.bench, "9wd").rows_before, replayed(march.bench, "9wd").rows_after))  # fmt: skip

    assert [part.points for part in (before.parts[0], after.parts[0])] == [25.71, 30.0]
    assert before.parts[0].against == (LATE,)
