"""The operator's keys: what a shift presses most, counted on the real window and read back from the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from commandroom.base.clock import FixedClock
from commandroom.domain.event.state import State
from commandroom.usecases.queries import EventDetail
from commandroom.usecases.room import Room
from tests.bench.operator import (
    CALL,
    EACH_MOST,
    URGENT_MOST,
    Operator,
    Shift,
    is_on_the_way,
    newest,
    seat_in,
    ten_waiting,
    urgent_call,
    wait_for_acceptance,
)

pytestmark = pytest.mark.qt_log_ignore("does not support")
WAITING = 3


@pytest.fixture
def home(tmp_path: Path, qapp: QApplication) -> Path:
    assert qapp is not None
    return tmp_path / "home"


@pytest.fixture
def seat(home: Path) -> Iterator[tuple[Room, FixedClock]]:
    """A township's room before its window stands."""
    room, clock = seat_in(home)
    yield room, clock
    room.store.close()


@contextmanager
def desk_of(seat: tuple[Room, FixedClock], home: Path) -> Iterator[Operator]:
    """The window, and two hands at it."""
    made = Operator(*seat, home)
    try:
        yield made
    finally:
        made.close()


Sat = tuple[Room, FixedClock]


def test_an_urgent_call_is_registered_and_dispatched_with_few_keys_beyond_its_text(
    seat: Sat, home: Path
) -> None:
    with desk_of(seat, home) as desk:
        shift = urgent_call(desk)

    event = newest(*seat)
    assert is_on_the_way(event)
    assert event.text == CALL["text"]
    assert event.location == CALL["place"]
    assert event.source == "CALL"
    assert event.lead is not None
    assert event.lead.requirement
    assert shift.count <= URGENT_MOST / 2


def test_waiting_events_are_accepted_graded_and_sent_with_eight_keys_each(seat: Sat, home: Path) -> None:
    waiting = wait_for_acceptance(*seat, events=WAITING)

    with desk_of(seat, home) as desk:
        shift = ten_waiting(desk, events=WAITING)

    events = [seat[0].ask(EventDetail(event)).event for event in waiting]
    assert [event.state for event in events] == [State.PENDING_SIGN] * WAITING
    assert all(is_on_the_way(event) for event in events)
    assert len({event.lead.office for event in events if event.lead is not None}) > 1
    assert shift.count / WAITING <= EACH_MOST


def test_a_modifier_counts_as_a_key() -> None:
    assert Shift(["A", "Ctrl+Return", "Ctrl+Shift+Return"]).count == 6
