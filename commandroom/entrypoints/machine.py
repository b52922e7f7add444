"""What this machine offers the program, looked at from outside: no window and no store is opened for it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

QT = "PySide6"
QT_TOO_NEW = (6, 12)
QT_OLDEST = (6, 8)
PYTHON_WITH_IMMORTAL_NONE = (3, 12)  # PEP 683
SQLITE_OLDEST = (3, 51, 3)
FREE_BYTES_WANTED = 2 * 1024**3


def numbers(text: str) -> tuple[int, ...]:
    """`6.8.0.2` as comparable numbers; a part that is no number ends it."""
    found: list[int] = []
    for part in text.split("."):
        if not part.isdigit():
            break
        found.append(int(part))
    return tuple(found)


def qt_version() -> str:
    """The installed version of the Qt binding, read from its own file; empty when there is none.

    The package's metadata would say the same, but to look through all of them takes longer than to load the binding.
    """
    found = find_spec(QT)
    if found is None or found.origin is None:
        return ""
    told = Path(found.origin).with_name("_config.py").read_text(encoding="utf-8")
    version = next((line for line in told.splitlines() if line.startswith("version = ")), "")
    return version.partition("=")[2].strip(" \"'")


def qt_is_sound(qt: str, python: tuple[int, ...] = sys.version_info[:3]) -> bool:
    """Whether this binding can be trusted on this Python.

    PySide6 6.12.0 gives away one reference to None with every call that returns None; below Python 3.12 the
    process aborts within seconds of painting.
    """
    found = numbers(qt)
    return found >= QT_OLDEST and (found < QT_TOO_NEW or python >= PYTHON_WITH_IMMORTAL_NONE)


def sqlite_version() -> str:
    """The version of the SQLite inside the encrypted driver; empty when it does not load."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        return ""
    return str(dbapi2.sqlite_version)


def free_bytes(folder: Path) -> int:
    """Free space where a folder lies or will lie."""
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    return shutil.disk_usage(place).free


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be shown; without one Qt would abort the process instead of raising."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def wants_ibus_module(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether fcitx runs on X11 and Qt must speak to it as ibus: pip's Qt ships no fcitx plugin."""
    on_x11 = bool(environment.get("DISPLAY")) and not environment.get("WAYLAND_DISPLAY")
    asked = environment.get("QT_IM_MODULE", "")
    return on_x11 and "fcitx" in environment.get("XMODIFIERS", "") and asked in {"", "fcitx", "fcitx5"}


def newest_change(folder: Path) -> datetime | None:
    """When anything directly in a folder last changed, in UTC; None for an empty or missing folder."""
    from datetime import UTC

    if not folder.is_dir():
        return None
    times = [child.stat().st_mtime for child in folder.iterdir()]
    return datetime.fromtimestamp(max(times), UTC) if times else None


def clock_went_back(now: datetime, newest: datetime | None, slack: timedelta = timedelta(minutes=2)) -> bool:
    """Whether files of the home are younger than now: the machine's clock was set back."""
    return newest is not None and newest > now + slack
