from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from commandroom.ui.crash import Crash, report


def _fall(name: str) -> Exception:
    try:
        int(f"诉求人 {name} 电话 10000000000")
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_names_places_and_versions_but_no_person() -> None:
    text = report(_fall("王伟"))

    assert "ValueError" in text
    assert "_fall" in text
    assert "PySide6" in text
    assert "王伟" not in text
    assert "10000000000" not in text


@pytest.mark.warns("uncaught error")
def test_an_error_is_shown_once_however_often_it_happens() -> None:
    shown: list[str] = []
    crash = Crash(shown.append)

    for name in ("王伟", "李娜", "张敏"):
        error = _fall(name)
        crash.catch(type(error), error, error.__traceback__)

    assert len(shown) == 1


@pytest.mark.warns("uncaught error")
def test_an_error_in_a_thread_is_shown_on_this_one(qtbot: QtBot) -> None:
    shown: list[bool] = []
    here = threading.current_thread()
    crash = Crash(lambda _text: shown.append(threading.current_thread() is here))
    error = _fall("王伟")

    worker = threading.Thread(target=crash.catch, args=(type(error), error, error.__traceback__))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(shown))

    assert shown == [True]
