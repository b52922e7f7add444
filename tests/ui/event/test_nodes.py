"""The strip of steps, reckoned from the event alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from commandroom.domain.event.state import Event, Pause, State, Timer
from commandroom.domain.ids import EventId
from commandroom.ui.pages.event.nodes import nodes_of, told

NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)

pytestmark = pytest.mark.usefixtures("qapp")


def timer(key: str, *, due: datetime = NOON + HOUR, **changes: Any) -> Timer:
    return Timer(
        key=key, epoch=1, limit="2wh", since=NOON - HOUR, due=due, yellow_at=due - HOUR / 4, deep_at=due + HOUR, **changes
    )  # fmt: skip


def event(*timers: Timer, **changes: Any) -> Event:
    return Event(id=EventId("e"), number="N", state=State.IN_PROGRESS, timers=timers, **changes)


def statuses(subject: Event) -> dict[str, str]:
    return {node.key: node.status for node in nodes_of(subject, NOON, {})}


def test_a_stopped_clock_is_on_time_or_late_by_its_due_moment() -> None:
    early = timer("accept", stopped_at=NOON)
    late = timer("dispatch", due=NOON - HOUR, stopped_at=NOON)
    off = timer("sign", due=NOON - HOUR, stopped_at=NOON, cancelled=True)

    found = statuses(event(early, late, off))

    assert (found["accept"], found["dispatch"], found["sign"]) == ("on_time", "late", "cancelled")


def test_a_clock_that_stands_still_is_told_as_paused_however_late() -> None:
    still = timer("dispose", due=NOON - HOUR, pauses=(Pause(since=NOON - 2 * HOUR),))

    node = next(node for node in nodes_of(event(still), NOON, {}) if node.key == "dispose")

    assert node.status == "paused"
    assert node.lamp == "paused"


def test_every_phase_has_a_node_of_its_own() -> None:
    fence = timer("dispose", phase="围护", stopped_at=NOON)
    mend = timer("dispose", phase="修复")

    titles = [node.title for node in nodes_of(event(fence, mend), NOON, {}) if node.key == "dispose"]

    assert [title.split(" · ")[1] for title in titles] == ["围护", "修复"]


def test_the_last_run_of_a_step_counts() -> None:
    first = timer("sign", due=NOON - HOUR, stopped_at=NOON)
    second = timer("sign")

    assert statuses(event(first, second))["sign"] == "running"


def test_other_running_clocks_follow_the_steps_with_the_name_of_their_unit() -> None:
    coop = timer("coop", unit="u1")
    done = timer("callback", stopped_at=NOON)

    nodes = nodes_of(event(coop, done), NOON, {"u1": "平安办"})

    assert [node.key for node in nodes][-4:] == ["dispose", "coop", "verify", "close"]
    assert nodes[-3].title.endswith("平安办")
    assert "callback" not in [node.key for node in nodes]


def test_a_step_of_imported_history_is_passed_and_says_when() -> None:
    history = event(accepted_at=NOON - HOUR)

    node = nodes_of(history, NOON, {})[0]

    assert node.status == "skipped"
    assert told(node, NOON).startswith("03-10 11:00")
