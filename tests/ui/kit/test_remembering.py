"""What the desk remembers: back as it was put, written beside the window, and the default where it is spoiled."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from commandroom.ui.desk import Desk
from commandroom.ui.settings import FILE, DeskSettings
from commandroom.ui.theme import Appearance, Density, Scheme


def test_settings_come_back_as_they_were_put(desk: Desk, tmp_path: Path) -> None:
    look = Appearance(Scheme.DARK, Density.RELAXED, 115, reduce_motion=True, single_keys=False)
    desk.settings.put_appearance(look)
    desk.settings.put("views", {"默认": ["S10", 3]})
    desk.settings.sync()

    again = DeskSettings(tmp_path)

    assert again.appearance == look
    assert again.get("views") == {"默认": ["S10", 3]}
    assert again.get("nothing", 7) == 7


def test_settings_are_written_soon_and_on_a_thread_of_their_own(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    writers: list[threading.Thread] = []
    write = DeskSettings._write

    def watched(self: DeskSettings, values: dict[str, str]) -> None:
        writers.append(threading.current_thread())
        write(self, values)

    monkeypatch.setattr(DeskSettings, "_write", watched)
    desk.settings.put("first", 1)
    desk.settings.put("then", [2])

    qtbot.waitUntil(lambda: DeskSettings(tmp_path).get("then") == [2], timeout=5000)

    assert DeskSettings(tmp_path).get("first") == 1
    assert len(writers) == 1
    assert writers != [threading.main_thread()]


def test_spoiled_settings_are_the_default(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        '[General]\nappearance="{\\"scheme\\": 5, \\"scale\\": \\"big\\"}"\nlang=%%%\n'
    )

    spoiled = DeskSettings(tmp_path)

    assert spoiled.appearance == Appearance()
    assert spoiled.lang == "zh_CN"
