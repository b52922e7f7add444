from __future__ import annotations

import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commandroom.ui.crash import Crash, HardFaults, plain_path, report
from commandroom.ui.dialogs.crash import CrashDialog
from commandroom.ui.mishap import Mishap
from commandroom.ui.theme import Appearance, Theme


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


PLANTED = ("王伟", "13812345678", "330299199001011234", "老街三号", "zhangsan")


def _deep(person: dict[str, str]) -> None:
    note = f"{person['name']} {person['phone']}"
    try:
        person[note]
    except KeyError as error:
        message = f"cannot dispatch {note} at {person['place']}"
        raise ValueError(message) from error


@pytest.mark.warns("uncaught error")
def test_no_planted_name_number_or_place_reaches_the_report_or_the_file(tmp_path: Path) -> None:
    shown: list[str] = []
    moment = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
    crash = Crash(shown.append, logs=tmp_path / "logs", now=lambda: moment)
    crash.trail.note("board.open")
    crash.trail.note("王伟 13812345678")
    crash.trail.note("event.verb.dispatch")
    try:
        _deep({"name": "王伟", "phone": "13812345678", "place": "老街三号", "id": "330299199001011234"})
    except ValueError as error:
        crash.catch(type(error), error, error.__traceback__)

    files = list((tmp_path / "logs").glob("crash-*.txt"))
    text = files[0].read_text(encoding="utf-8")
    assert len(files) == 1
    assert text.strip() == shown[0]
    assert not [word for word in PLANTED if word in text]
    assert "ValueError" in text
    assert "from KeyError" in text
    assert "last: board.open event.verb.dispatch" in text


def test_a_home_folder_bears_a_name_that_no_report_shows() -> None:
    shown = [
        plain_path("/people/zhangsan/app/commandroom/ui/window.py"),
        plain_path("C:\\Users\\zhangsan\\venv\\Lib\\concurrent\\thread.py"),
    ]

    assert shown == ["ui/window.py", "concurrent/thread.py"]


def test_a_second_mistake_is_added_to_the_dialog_that_is_open(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    mishap = Mishap(Theme(Appearance()), window)

    for number in range(30):
        mishap.show(f"report {number}")

    dialogs = [d for d in QApplication.topLevelWidgets() if isinstance(d, CrashDialog) and d.isVisible()]
    assert mishap.dialog is not None
    assert (len(dialogs), mishap.dialog.count) == (1, 30)
    mishap.dialog.accept()
    assert mishap.dialog is None


def test_the_dialog_offers_a_fresh_start(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    mishap = Mishap(Theme(Appearance()), window)
    mishap.show("report")
    assert mishap.dialog is not None

    with qtbot.waitSignal(mishap.restart_wanted):
        mishap.dialog.restart.click()


DIES = """
import ctypes, sys
from pathlib import Path
from commandroom.ui.crash import HardFaults
faults = HardFaults(Path(sys.argv[1]))
faults.begin()
ctypes.string_at(0)
"""


def test_a_run_that_was_ended_by_the_system_is_told_once_and_without_paths(tmp_path: Path) -> None:
    logs = tmp_path / "zhangsan" / "logs"
    script = tmp_path / "zhangsan.py"
    script.write_text(DIES)
    done = subprocess.run(
        [sys.executable, str(script), str(logs)],
        check=False,
        cwd=Path.cwd(),
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )
    moment = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)

    first = HardFaults(logs)
    told = first.found(moment)
    first.begin()
    first.end()
    again = HardFaults(logs).found(moment)

    assert done.returncode != 0
    assert "Segmentation fault" in told
    assert "/zhangsan/" not in told
    assert again == ""
    assert [path.name for path in logs.glob("crash-*")] == ["crash-20261120-063000-hard.txt"]


def test_a_run_that_ended_well_leaves_nothing_to_tell(tmp_path: Path) -> None:
    faults = HardFaults(tmp_path)
    faults.begin()
    faults.end()

    assert HardFaults(tmp_path).found(datetime(2026, 11, 20, tzinfo=UTC)) == ""
