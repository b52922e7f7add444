"""Every figure agrees with a recount by hand, straight from the journal, over random lives and periods."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.domain.figures.figure import Figure
from commandroom.domain.figures.period import Period
from commandroom.domain.journal import millis
from commandroom.domain.time.moments import local
from commandroom.usecases.queries import Flow, Kpi
from tests.figures.recount import MEASURES, Counting, Recount, said
from tests.figures.retelling import retold
from tests.figures.walking import GAPS, Step, lucky, room_like, walk
from tests.room import INTAKE, LEADER, Bench

EXAMPLES = int(os.environ.get("FIGURE_EXAMPLES", "10"))
"""Two hundred in a long run: `FIGURE_EXAMPLES=200 pytest -o faulthandler_timeout=0 tests/figures/test_recount.py`."""
STEPS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 10_000), st.integers(0, len(GAPS) - 1)),
    min_size=25,
    max_size=90,
)
START = date(2026, 3, 1)
SEEDS = (11, 1)
PLAIN = {"K7", "K29.red"}
"""Numbers: nothing stands below their line."""


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
        today = local(bench.clock.moment).date()
        agree(bench, START, today, by)
        first = min(START + timedelta(days=9 + day), today)
        agree(bench, first, first + timedelta(days=length), by)
        assert bench.room.store.verify().problems == ()


def test_history_that_was_sent_back_for_more_and_then_closed_never_stood_open(
    founded: Path, tmp_path: Path
) -> None:
    with room_like(founded, tmp_path / "home") as bench:
        walk(bench, [(0, 0, 0)] * 22 + [(0, 3176, 0), (0, 1, 0), (0, 1067, 0)])
        agree(bench, START, local(bench.clock.moment).date(), "unit")


def test_the_recount_has_met_every_figure(founded: Path, tmp_path: Path) -> None:
    met: Counter[str] = Counter()
    found: list[Figure] = []
    for seed in SEEDS:
        with room_like(founded, tmp_path / str(seed)) as bench:
            walk(bench, lucky(seed, 110))
            _checked(bench)
            found = agree(bench, START, local(bench.clock.moment).date(), "category")
            met.update(one.key for one in found if (one.numerator if one.key in PLAIN else one.denominator))

    assert sorted(one.key for one in found if not met[one.key]) == []


def test_the_recount_agrees_wherever_the_machine_stands(
    every_zone: str, founded: Path, tmp_path: Path
) -> None:
    with room_like(founded, tmp_path / every_zone.replace("/", "-")) as bench:
        walk(bench, lucky(11, 40))
        agree(bench, START, local(bench.clock.moment).date(), "unit")


def test_what_was_open_at_the_end_of_a_day_was_open_when_the_next_began(
    founded: Path, tmp_path: Path
) -> None:
    with room_like(founded, tmp_path / "home") as bench:
        walk(bench, lucky(11, 70))
        last = local(bench.clock.moment).date()
        days = [START + timedelta(days=n) for n in range((last - START).days + 1)]
        flows = [bench.room.ask(Kpi(day, day, bench.clock.moment)).flow for day in days]

    assert sum(flow.opened + flow.reopened for flow in flows) > 3
    for flow, following in zip(flows, [*flows[1:], None], strict=True):
        assert balance(flow) == flow.at_end
        assert following is None or following.at_start == flow.at_end


def _checked(bench: Bench) -> None:
    """Closed on the spot and looked at: of what came by the hotline all is, of the rest what the number says."""
    number = bench.registered(source="H12345", ext_no="X1")
    bench.act("self_close", number, by=INTAKE, category="0302", handling_text="已清", photo_after="a.jpg")
    bench.act("verify_ok", number, by=LEADER, evidence="已看")


def balance(flow: Flow) -> int:
    return flow.at_start + flow.opened + flow.reopened - flow.closed


def agree(bench: Bench, first: date, last: date, by: str) -> list[Figure]:
    """Ask for the figures of a period and count them again, in all and by group; returns those of all."""
    now, store = bench.clock.moment, bench.room.store
    sheet, period = bench.room.ask(Kpi(first, last, now, by)), Period(first, last, now)
    lives, clockwork = retold(store.export_entries()), store.reference.clockwork()
    span = (clockwork, period.since, period.until, millis(now))
    whole, parts = (Counting(*span, grouping).count(lives) for grouping in ("", by))
    every = _same(sheet.kpi, whole.found[""], f"{first} {last}")
    flow = sheet.flow
    assert {name: count for name in flow.__struct_fields__ if (count := getattr(flow, name))} == +whole.flow
    assert balance(flow) == flow.at_end
    for group in sheet.groups:
        _same(group.kpi, parts.found.pop(group.key), f"{first} {last} {by} {group.key}")
    assert not any(+part.above or +part.below or any(part.lists.values()) for part in parts.found.values())
    return every


def _same(figures: Iterable[Figure], recount: Recount, where: str) -> list[Figure]:
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
    return every
