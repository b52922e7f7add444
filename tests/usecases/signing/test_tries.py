"""No sequence of wrong passwords gets more tries than the policy allows, however the clock is set back in between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.people.tries import Tries
from commandroom.interop.catalogs import shipped_signin

NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
FREE = 5
WAITS = (60, 300, 900)
"""Seconds after the fifth wrong password, after the sixth, after each one more."""

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("try"), st.just(0)),
        st.tuples(st.just("pass"), st.integers(0, 1000)),
        st.tuples(st.just("set back"), st.integers(1, 100_000)),
        st.tuples(st.just("restart"), st.just(0)),
    ),
    max_size=60,
)


@given(STEPS)
def test_the_next_try_never_comes_before_the_wait_has_truly_passed(steps: list[tuple[str, int]]) -> None:
    rules, tries, passed, back, looked_at = shipped_signin(), Tries(), 0, 0, list[int]()
    for step, seconds in steps:
        passed += seconds if step == "pass" else 0
        back += seconds if step == "set back" else 0
        if step == "restart":
            tries = msgspec.json.decode(msgspec.json.encode(tries), type=Tries)
        if step != "try":
            continue
        shown = NOON + timedelta(seconds=passed - back)
        tries = tries.settled(shown)
        if not tries.left(shown):
            tries = tries.one_more(shown, rules)
            looked_at.append(passed)

    for number, (before, after) in enumerate(pairwise(looked_at), start=1):
        wait = 0 if number < FREE else WAITS[min(number - FREE, len(WAITS) - 1)]
        assert after - before >= wait, f"try {number + 1} came after {after - before} s"


@given(st.integers(5, 40), st.integers(0, 10**6))
def test_nobody_waits_longer_than_once_the_wait_after_a_clock_was_set_back(wrong: int, back: int) -> None:
    rules, tries, now = shipped_signin(), Tries(), NOON
    for _ in range(wrong):
        now += tries.left(now)
        tries = tries.one_more(now, rules)
    now -= timedelta(seconds=back)

    assert timedelta(0) < tries.left(now) <= timedelta(minutes=15)
    assert not tries.settled(now).left(now + timedelta(minutes=15))
