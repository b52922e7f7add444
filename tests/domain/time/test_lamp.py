from __future__ import annotations

import random
from datetime import timedelta

import pytest

from commandroom.domain.time.clockwork import Clockwork
from commandroom.domain.time.lamp import Lamp, lamp, threshold
from commandroom.domain.time.moments import parse_moment

DUE = parse_moment("2026-03-10 17:00")
YELLOW, DEEP = DUE - timedelta(hours=1), DUE + timedelta(hours=2)
TICK = timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("offset", "shown"),
    [
        (YELLOW - DUE - TICK, Lamp.GREEN),
        (YELLOW - DUE, Lamp.YELLOW),
        (timedelta(0), Lamp.YELLOW),
        (TICK, Lamp.RED),
        (DEEP - DUE, Lamp.RED),
        (DEEP - DUE + TICK, Lamp.DEEP_RED),
    ],
)
def test_a_lamp_turns_at_its_instants(offset: timedelta, shown: Lamp) -> None:
    found = lamp(now=DUE + offset, yellow_at=YELLOW, due=DUE, deep_at=DEEP, paused=False, running=True)

    assert found is shown


def test_a_stopped_timer_shows_nothing_and_a_paused_one_stands() -> None:
    late = DEEP + timedelta(days=9)

    stopped = lamp(now=late, yellow_at=YELLOW, due=DUE, deep_at=DEEP, paused=True, running=False)
    paused = lamp(now=late, yellow_at=YELLOW, due=DUE, deep_at=DEEP, paused=True, running=True)

    assert (stopped, paused) == (Lamp.NONE, Lamp.PAUSED)


@pytest.mark.parametrize(
    ("key", "limit", "given", "share"),
    [
        ("dispose", "5wd", None, 0.75),
        ("dispose", "5wh", None, 0.75),
        ("verify", "4wh", None, 0.70),
        ("sign", "30min", None, 0.70),
        ("take_over", "4uh", None, 0.70),
        ("dispose", "2ud", None, 0.75),
        ("report_phone", "30min", None, 0.50),
        ("report_written", "60min", None, 0.50),
        ("first_contact", "30min", 0.8, 0.8),
        ("report_phone", "30min", 0.6, 0.6),
    ],
)
def test_yellow_starts_at_the_timers_own_share_or_the_rooms(
    key: str, limit: str, given: float | None, share: float
) -> None:
    assert threshold(key, limit, given) == share


def test_lesson_14_ten_thousand_lamps_equal_a_recomputation(clockwork: Clockwork) -> None:
    chance = random.Random(14)  # noqa: S311 - no secret
    limits = ["10min", "30min", "2uh", "2ud", "2wh", "4wh", "1wd", "3wd", "5wd", "10wd", "15cd", "60cd"]
    since = parse_moment("2025-01-01 00:00")
    differing, census = [], dict.fromkeys(Lamp, 0)
    for _ in range(10_000):
        limit = chance.choice(limits)
        start = since + timedelta(milliseconds=chance.randrange(600 * 86_400_000))
        due = clockwork.due(limit, start=start).moment
        now = start + (due - start) * chance.choice([0.3, 0.6, 0.9, 1.2, 2.5]) * chance.random() * 1.2
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)
        share = threshold("stage", limit)
        shown = lamp(
            now=now,
            yellow_at=clockwork.moment_at(share, limit, start=start),
            due=due,
            deep_at=clockwork.deep_at(limit, start=start, due=due),
            paused=False,
            running=True,
        )
        used, just_before = (clockwork.used(limit, start=start, until=at) for at in (now, now - TICK))
        gravely = just_before >= 1.5 or now > clockwork.due("2wd", start=due).moment
        expected = (
            (Lamp.DEEP_RED if gravely else Lamp.RED)
            if now > due
            else Lamp.YELLOW
            if used >= share
            else Lamp.GREEN
        )
        census[shown] += 1
        if shown is not expected:
            differing.append((limit, start, now, shown, expected))

    assert differing == []
    assert min(census[shown] for shown in (Lamp.GREEN, Lamp.YELLOW, Lamp.RED, Lamp.DEEP_RED)) > 200
