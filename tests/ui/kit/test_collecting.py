"""Circles of dead objects end on the window's own thread."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from pytestqt.qtbot import QtBot

from commandroom.ui import collecting
from commandroom.ui.collecting import Collector


class Circle:
    """Dead as soon as nobody else knows it, and found by the collector alone."""

    def __init__(self) -> None:
        self.itself = self


def look_for_a_second(collector: Collector) -> None:
    for _ in range(1000 // collecting.EVERY_MS):
        collector.look()
    collector.wait()


def test_circles_made_by_a_working_thread_are_found_on_the_windows_own(qtbot: QtBot) -> None:
    ended: list[threading.Thread] = []
    collector = Collector()
    collector.begin()

    def work() -> None:
        weakref.finalize(Circle(), lambda: ended.append(threading.current_thread()))
        keep: list[list[int]] = [[] for _ in range(5000)]  # enough to make Python look, were it allowed to
        assert keep

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    before = list(ended)
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    collector.end()

    assert before == []
    assert ended == [threading.main_thread()]


def test_python_looks_by_itself_again_when_the_desk_is_closed() -> None:
    collector = Collector()

    collector.begin()
    during = gc.isenabled()
    collector.end()

    assert (during, gc.isenabled()) == (False, True)


def test_what_was_freed_goes_back_to_the_system_on_a_thread_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[threading.Thread] = []
    monkeypatch.setattr(collecting, "give_back", lambda: given.append(threading.current_thread()))
    collector = Collector()

    look_for_a_second(collector)

    assert len(given) == 1
    assert given != [threading.main_thread()]


def test_nothing_goes_back_while_somebody_works(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bool] = []
    quiet = [0.0]
    monkeypatch.setattr(collecting, "give_back", lambda: given.append(True))
    collector = Collector(quiet=lambda: quiet[0])

    look_for_a_second(collector)
    before = list(given)
    quiet[0] = collecting.QUIET_SECONDS
    look_for_a_second(collector)

    assert (before, given) == ([], [True])


@pytest.mark.parametrize(
    ("counts", "quiet", "generation"),
    [
        ((100, 0, 0), 0.0, None),
        ((701, 0, 0), 0.0, 0),
        ((701, 3, 0), 0.0, 1),
        ((701, 3, 31), 0.0, 1),
        ((701, 3, 31), 1.0, 2),
        ((100, 0, 31), 1.0, 2),
        ((701, 0, 301), 0.0, 2),
    ],
)
def test_all_is_looked_through_only_when_nobody_works_or_it_is_long_overdue(
    counts: tuple[int, int, int], quiet: float, generation: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    collector = Collector(quiet=lambda: quiet)

    with monkeypatch.context() as patched:
        patched.setattr(gc, "get_count", lambda: counts)
        patched.setattr(gc, "collect", looked.append)
        collector.look()

    assert looked == ([] if generation is None else [generation])
