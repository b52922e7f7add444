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


def test_what_was_freed_goes_back_to_the_system_after_some_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bool] = []
    monkeypatch.setattr(collecting, "give_back", lambda: given.append(True))
    collector = Collector()

    for _ in range(2 * collecting.GIVEN_BACK_EVERY):
        collector.look()

    assert len(given) == 2


def test_nothing_goes_back_while_somebody_works(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bool] = []
    quiet = [0.0]
    monkeypatch.setattr(collecting, "give_back", lambda: given.append(True))
    collector = Collector(quiet=lambda: quiet[0])

    for _ in range(3 * collecting.GIVEN_BACK_EVERY):
        collector.look()
    before = list(given)
    quiet[0] = collecting.QUIET_SECONDS
    collector.look()

    assert (before, given) == ([], [True])


def test_what_is_kept_for_speed_is_let_go_of_before_the_rest_goes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    monkeypatch.setattr(collecting, "give_back", lambda: done.append("given back"))
    collector = Collector(let_go=lambda: done.append("let go"))

    for _ in range(collecting.GIVEN_BACK_EVERY):
        collector.look()

    assert done == ["let go", "given back"]
