"""What every test stands on: no display, no stray warnings, nothing left running, zones on request."""

from __future__ import annotations

import gc
import logging
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from typing_extensions import override

from commandroom.domain.time.calendar import calendar_of
from tests.founding import founded_quickly, written_lightly
from tests.order import longest_first

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault(
    "PYSIDE6_OPTION_LAZY", "0"
)  # as the program has it; pytest-qt imports PySide6 before anything of ours
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
"""Nobody's own keyring, and none that a test has made for itself: a keyring's class is found as soon as it is there."""

ROOT = Path(__file__).resolve().parent.parent
REAL_DATA_VARIABLE = "COMMANDROOM_REAL_DATA"
ZONES = ("UTC", "Asia/Shanghai", "America/New_York")
_PATIENCE = 3.0

settings.register_profile("desk", deadline=None, max_examples=100, print_blob=True)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


gc.disable()  # until all is collected: to look through what only grows took half of that time


def pytest_collection_finish() -> None:
    """What was collected stays: no later look at what can end goes through it again."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Which file begins when."""
    longest_first(items)


@pytest.fixture(scope="session", autouse=True)
def _founded_quickly(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Some three thousand rooms are founded in a run: the migrations make the first, its tables are those of the others."""
    with founded_quickly(tmp_path_factory.mktemp("tables") / "store.db"), written_lightly():
        yield


@pytest.fixture(scope="session", autouse=True)
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test may touch the home of the person who runs it."""
    saved = dict(os.environ)
    os.environ["COMMANDROOM_HOME"] = str(tmp_path_factory.mktemp("nobody") / "home")
    for name in ("COMMANDROOM_LANG", "LANGUAGE"):
        os.environ.pop(name, None)
    yield
    os.environ.clear()
    os.environ.update(saved)


@pytest.fixture(scope="module", params=ZONES)
def every_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The machine's own time zone, three times over: nothing of the township may depend on it."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot change a process's time zone")
    saved = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    calendar_of.cache_clear()  # what was reckoned in another zone proves nothing of this one
    yield request.param
    if saved is None:
        os.environ.pop("TZ")
    else:
        os.environ["TZ"] = saved
    time.tzset()


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of the three real files; they may not be copied into the repository."""
    asked = os.environ.get(REAL_DATA_VARIABLE)
    folder = Path(asked) if asked else ROOT.parent / "shared" / "data" / "real_text"
    if not folder.is_dir():
        pytest.skip(f"no real texts in {folder}; set {REAL_DATA_VARIABLE}")
    return folder


# --- a stray warning in the log fails the test ------------------------------------------------------------


class _Warnings(logging.Handler):
    """Remembers every record of WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_stray_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """`@pytest.mark.warns("pattern", …)` names the records that a test expects; any other fails it."""
    marker = request.node.get_closest_marker("warns")
    expected = [re.compile(pattern) for pattern in marker.args] if marker else []
    handler = _Warnings()
    root = logging.getLogger()
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    stray = [said for said in handler.said if not any(pattern.search(said) for pattern in expected)]
    if stray:
        pytest.fail("the log has warnings that no test asked for:\n" + "\n".join(stray), pytrace=False)


# --- nothing is left running ------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + _PATIENCE
    left = _new_threads(before)
    while left and time.monotonic() < deadline:
        left[0].join(0.05)
        left = _new_threads(before)
    if left:
        pytest.fail(f"threads left running: {', '.join(thread.name for thread in left)}", pytrace=False)


def _new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]


@pytest.fixture(autouse=True)
def _no_timer_left(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """For tests on widgets: a repeating QTimer, a QThread or an animation that outlives the test fails it."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QThread, QTimer

    started: list[Any] = []
    for kind in (QTimer, QThread, QAbstractAnimation):
        monkeypatch.setattr(kind, "start", _remembering(kind.start, started))
    gc.disable()  # as at the desk: a working thread must not end widgets (commandroom/ui/collecting.py)
    gc.freeze()  # what stands already is no test's litter; to look through all of it took half of the run's time
    monkeypatch.setattr(gc, "unfreeze", _stay_frozen)
    yield
    gc.collect()
    gc.enable()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    left = [thing for thing in started if _still_runs(thing)]
    for thing in left:
        thing.quit() if isinstance(thing, QThread) else thing.stop()
    if left:
        pytest.fail(f"left running: {', '.join(repr(thing) for thing in left)}", pytrace=False)


def _stay_frozen() -> None:
    """A desk that closes gives back what it froze; the tests' own ice stays."""


def _remembering(start: Callable[..., Any], started: list[Any]) -> Callable[..., Any]:
    @wraps(start)
    def remember(thing: Any, *arguments: Any, **options: Any) -> Any:
        if not any(thing is known for known in started):
            started.append(thing)
        return start(thing, *arguments, **options)

    return remember


def _still_runs(thing: Any) -> bool:
    from PySide6.QtCore import QAbstractAnimation, QThread, QTimer
    from shiboken6 import isValid

    if not isValid(thing):
        return False
    if isinstance(thing, QTimer):
        return thing.isActive() and not thing.isSingleShot()
    if isinstance(thing, QThread):
        return thing.isRunning()
    return isinstance(thing, QAbstractAnimation) and thing.state() == QAbstractAnimation.State.Running
