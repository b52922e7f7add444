"""Whatever says how much came in and went out says the same: papers, dashboard, wall, figures, what the county is told."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from commandroom.domain.dayfigures import Figures
from commandroom.domain.summary.span import SpanKind, span_of
from commandroom.domain.time.moments import local
from commandroom.usecases.commands import SumUp
from commandroom.usecases.queries import (
    Behind,
    Dashboard,
    FiguresDue,
    Kpi,
    PeriodSumming,
    Summing,
    WallFigures,
)
from tests.figures.walking import GAPS, Step, lucky, room_like, walk
from tests.room import INTAKE, LEADER, Bench

STEPS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 10_000), st.integers(0, len(GAPS) - 1)),
    min_size=15,
    max_size=50,
)
TUESDAY = date(2026, 3, 10)


def said(bench: Bench, day: date) -> dict[str, tuple[int, int]]:
    """Received and closed of a day that is not over or over, by who says it."""
    now = bench.clock.moment
    paper = bench.room.ask(Summing(day, now)).snapshot
    board = bench.room.ask(Dashboard(day, day, now))
    kpi = {one.key: one for one in bench.room.ask(Kpi(day, day, now)).kpi}
    # a paper that is made before its day is over speaks of the day so far
    found = {
        "paper": (paper.today.received, paper.today.closed),
        "dashboard": (int(board.card("received").value or 0), int(board.card("closed").value or 0)),
        "chart": (sum(board.hourly.came), sum(board.hourly.went)),
        "kpi": (int(kpi["K26"].denominator or 0), int(kpi["K21"].denominator or 0)),
    }
    for kind in SpanKind:
        lines = bench.room.ask(PeriodSumming(kind, day, now)).snapshot.days
        found[kind.value] = next((one.received, one.closed) for one in lines if one.day == day)
    wall = {one.day: one for one in bench.room.ask(WallFigures(now)).days}
    if day in wall:
        found["wall"] = (int(wall[day].opened or 0), int(wall[day].closed or 0))
    return found


def told(bench: Bench, day: date) -> Figures | None:
    """What the county would be told of a day the morning after."""
    return next((one for one in bench.room.store.ask(FiguresDue(bench.clock.moment)) if one.day == day), None)


def test_a_draft_and_what_was_voided_are_received_nowhere_and_the_same_wherever_it_is_said(
    room: Bench,
) -> None:
    room.registered()
    room.closed()
    room.submitted()
    room.accepted(category="0302")
    room.act("void", room.registered(title="误报"), by=LEADER, reason="误登记")
    merged, master = room.submitted(), room.submitted()
    room.act("merge", merged, by=LEADER, master_id=master, similarity_reason="同一处")
    room.submitted(category="9902")
    room.at("2026-03-10 17:00")

    assert set(said(room, TUESDAY).values()) == {(5, 1)}
    assert room.room.ask(Summing(TUESDAY, room.clock.moment)).snapshot.checks[0].agrees
    room.at("2026-03-11 08:00")
    figures = told(room, TUESDAY)
    assert figures is not None
    assert (figures.received, figures.closed, sum(figures.by_category.values())) == (5, 1, 5)


def test_a_draft_is_received_as_soon_as_it_is_submitted(room: Bench) -> None:
    number = room.registered()
    assert set(said(room, TUESDAY).values()) == {(0, 0)}

    room.act("submit", number, by=INTAKE, category_suggest="0910")

    assert set(said(room, TUESDAY).values()) == {(1, 0)}


def test_a_draft_that_lay_over_night_is_received_on_the_day_it_is_submitted(room: Bench) -> None:
    number = room.registered()
    room.at("2026-03-11 09:00")
    room.act("submit", number, by=INTAKE, category_suggest="0910")
    room.later(minutes=5)

    assert set(said(room, TUESDAY).values()) == {(0, 0)}
    assert set(said(room, TUESDAY + timedelta(days=1)).values()) == {(1, 0)}
    assert room.room.ask(Summing(TUESDAY + timedelta(days=1), room.clock.moment)).snapshot.checks[0].agrees


def test_a_draft_that_is_submitted_after_the_days_paper_stands_in_the_next_one(room: Bench) -> None:
    number = room.registered()
    room.at("2026-03-10 17:00")
    room.room.perform(SumUp(TUESDAY))
    room.at("2026-03-10 19:00")
    room.act("submit", number, by=INTAKE, category_suggest="0910")
    room.at("2026-03-11 17:00")

    evening = room.room.ask(Summing(TUESDAY + timedelta(days=1), room.clock.moment)).snapshot.evening
    assert evening is not None
    assert evening.received == 1


@settings(max_examples=4, deadline=None)
@given(steps=STEPS, back=st.integers(0, 9))
@example(steps=[(0, 10, 3), (0, 11, 4), (0, 4, 5), (1, 1, 6)], back=0)
def test_on_any_day_of_any_life_all_say_the_same(founded: Path, steps: list[Step], back: int) -> None:
    with tempfile.TemporaryDirectory() as folder, room_like(founded, Path(folder) / "home") as bench:
        walk(bench, steps)
        today = local(bench.clock.moment).date()
        for day in {today, today - timedelta(days=1), today - timedelta(days=back)}:
            found = said(bench, day)
            assert len(set(found.values())) == 1, (day, found)
            figures = told(bench, day)
            if figures is not None:
                assert (figures.received, figures.closed) == found["kpi"], day
        now, span = bench.clock.moment, span_of(SpanKind.WEEK, today)
        week = bench.room.ask(PeriodSumming(SpanKind.WEEK, today, now)).snapshot
        kpi = {one.key: one for one in bench.room.ask(Kpi(span.first, today, now)).kpi}
        assert (week.today.received, week.today.closed) == (kpi["K26"].denominator, kpi["K21"].denominator)
        paper = bench.room.ask(Summing(today, now)).snapshot
        shown = bench.room.ask(Dashboard(today, today, now))
        wall = bench.room.ask(WallFigures(now)).days[-1]
        assert paper.today.open == shown.card("open").value == wall.open == week.today.open
        assert [one.figure for one in paper.checks if not one.agrees] == []


def test_what_stood_open_on_any_day_is_the_same_on_dashboard_wall_and_paper(
    founded: Path, tmp_path: Path
) -> None:
    with room_like(founded, tmp_path / "home") as bench:
        walk(bench, lucky(2, 70))
        now = bench.clock.moment
        today = local(now).date()
        papers = {
            day: bench.room.ask(Summing(day, now)).snapshot.today.open
            for day in (today - timedelta(days=back) for back in range(40))
        }
        for back in (0, 1, 5, 20):
            last = today - timedelta(days=back)
            card = bench.room.ask(Dashboard(last, last, now)).card("open")
            days = [last - timedelta(days=n) for n in reversed(range(len(card.trend)))]
            assert list(card.trend) == [papers[day] for day in days], last
            assert bench.room.ask(Behind("open", last, last, now)).total == card.value
        for one in bench.room.ask(WallFigures(now)).days:
            assert one.open == papers[one.day]

    assert len(set(papers.values())) > 1
