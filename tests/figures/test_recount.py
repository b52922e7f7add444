"""Every figure agrees with a recount by hand, straight from the journal, over random lives and periods."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.domain.figures.figure import Figure
from commandroom.domain.figures.period import Period
from commandroom.domain.journal import millis
from commandroom.usecases.queries import Kpi
from tests.figures.recount import MEASURES, Counting, Recount, said
from tests.figures.retelling import retold
from tests.figures.walking import Step, room_like, walk
from tests.room import Bench, bench_in

EXAMPLES = int(os.environ.get("FIGURE_EXAMPLES", "12"))
"""Two hundred in a long run."""
STEPS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 10_000), st.integers(0, 11)), min_size=25, max_size=90
)
START = date(2026, 3, 1)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded") / "home"
    bench_in(folder).room.store.close()
    return folder


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    steps=STEPS,
    day=st.integers(0, 25),
    length=st.integers(0, 40),
    by=st.sampled_from(["unit", "person", "source"]),
)
def test_each_figure_is_what_a_recount_from_the_journal_says(
    founded: Path, steps: list[Step], day: int, length: int, by: str
) -> None:
    with tempfile.TemporaryDirectory() as folder, room_like(founded, Path(folder) / "home") as bench:
        walk(bench, steps)
        last = bench.clock.moment.date()
        for first, until in ((START, START + timedelta(days=60)), _within(START, last, day, length)):
            _agree(bench, first, until, by)
        assert bench.room.store.verify().problems == ()


def _within(start: date, last: date, day: int, length: int) -> tuple[date, date]:
    """Some days, the first of which has begun."""
    first = min(start + timedelta(days=9 + day), last)
    return first, first + timedelta(days=length)


def _agree(bench: Bench, first: date, last: date, by: str) -> None:
    now = bench.clock.moment
    sheet = bench.room.ask(Kpi(first, last, now, by))
    period = Period(first, last, now)
    lives = retold(bench.room.store.export_entries())
    clockwork = bench.room.store.reference.clockwork()
    whole = Counting(clockwork, period.since, period.until, millis(now), "").count(lives)
    _same(sheet.kpi, whole.found[""], f"{first} {last}")
    flow = sheet.flow
    assert {name: count for name in flow.__struct_fields__ if (count := getattr(flow, name))} == +whole.flow
    assert flow.at_start + flow.opened + flow.reopened - flow.closed == flow.at_end
    parts = Counting(clockwork, period.since, period.until, millis(now), by).count(lives).found
    for group in sheet.groups:
        _same(group.kpi, parts.pop(group.key), f"{first} {last} {by} {group.key}")
    assert not any(+part.above or +part.below or any(part.lists.values()) for part in parts.values())


def _same(figures: Iterable[Figure], recount: Recount, where: str) -> None:
    every = [one for figure in figures for one in (figure, *figure.beside)]
    values = {one.key: one.value for one in every}
    for one in every:
        ours = (
            (one.denominator, one.value)
            if one.key in MEASURES
            else (one.numerator, one.denominator, one.value)
        )
        wanted = said(recount, one.key)
        if (
            one.key == "K10" and wanted[2] is not None
        ):  # shown as the rest of a whole, also where both round up
            assert values["K8"] is not None
            wanted = (*wanted[:2], round(100 - values["K8"], 2))
        assert ours == wanted, (one.key, where)
