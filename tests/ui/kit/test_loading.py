"""Modules are loaded on the window's thread, and the window answers meanwhile."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from commandroom.ui.loading import load
from commandroom.ui.steps import Steps

PARTS = 6
PART = """
import threading, time
THREAD = threading.get_ident()
until = time.thread_time() + 0.015
while time.thread_time() < until:
    pass
"""


@pytest.fixture
def slow_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package that needs six modules of fifteen milliseconds each."""
    folder = tmp_path / "slowly_loaded"
    folder.mkdir()
    (folder / "__init__.py").write_text("".join(f"from slowly_loaded import part{n}\n" for n in range(PARTS)))
    for n in range(PARTS):
        (folder / f"part{n}.py").write_text(PART)
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("slowly_loaded", *(f"slowly_loaded.part{n}" for n in range(PARTS))):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return "slowly_loaded"


def test_a_module_is_loaded_on_this_thread_and_the_loop_turns_within(qtbot: QtBot, slow_package: str) -> None:
    steps, turns, before = Steps(), list[int](), list(sys.meta_path)
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: turns.append(sum(name.startswith(slow_package) for name in sys.modules)))
    beat.start()

    steps.run(load(slow_package))
    qtbot.waitUntil(lambda: not steps.is_busy, timeout=10_000)
    beat.stop()

    parts = [sys.modules[f"{slow_package}.part{n}"] for n in range(PARTS)]
    assert {part.THREAD for part in parts} == {threading.get_ident()}
    assert len({count for count in turns if 0 < count < PARTS + 1}) >= 3
    assert sys.meta_path == before


def test_what_cannot_be_loaded_says_so_and_leaves_nothing_behind(slow_package: str) -> None:
    before = list(sys.meta_path)

    with pytest.raises(ModuleNotFoundError):
        list(load(f"{slow_package}.missing"))

    assert sys.meta_path == before
