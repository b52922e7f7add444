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

    collector.look()
    collector.wait()

    assert len(given) == 1
    assert given != [threading.main_thread()]


def test_nothing_goes_back_while_somebody_works(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bool] = []
    quiet = [0.0]
    monkeypatch.setattr(collecting, "give_back", lambda: given.append(True))
    collector = Collector(quiet=lambda: quiet[0])

    for _ in range(3):
        collector.look()
    collector.wait()
    before = list(given)
    quiet[0] = collecting.QUIET_SECONDS
    collector.look()
    collector.wait()

    assert (before, given) == ([], [True])
