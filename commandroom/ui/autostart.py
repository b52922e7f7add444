"""Whether the desk starts with the session: an autostart file of the XDG desktops, the Run key of Windows."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

NAME = "commandroom"
FLAG = "--hidden"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


def command(home: Path) -> tuple[str, ...]:
    """What the session runs: this program on this home, its window in the tray."""
    own = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "commandroom")
    return (*own, "--home", str(home.absolute()), "desk", FLAG)


def is_on() -> bool:
    """Whether the session starts the desk."""
    return _registered() if sys.platform == "win32" else _file().is_file()


def switch(home: Path, *, is_on: bool) -> None:
    """Start the desk with the session from now on, or no more.

    Raises:
        OSError: the entry cannot be written.
    """
    if sys.platform == "win32":
        _register(command(home) if is_on else ())
    elif is_on:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(entry(command(home)), encoding="utf-8")
    else:
        _file().unlink(missing_ok=True)


def entry(words: Sequence[str]) -> str:
    """The autostart file (Desktop Entry Specification 1.5: arguments in quotes, four signs escaped, `%` doubled)."""
    run = " ".join(_quoted(word) for word in words)
    lines = ("[Desktop Entry]", "Type=Application", "Name=CommandRoom", "Name[zh_CN]=综合信息指挥室",
             f"Exec={run}", "Terminal=false", "X-GNOME-Autostart-enabled=true")  # fmt: skip
    return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, "\\" + sign)
    # A string value of the file loses one level of backslashes before the words are split.
    word = word.replace("\\", "\\\\").replace("%", "%%")
    return f'"{word}"'


def _file() -> Path:
    base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "autostart" / f"{NAME}.desktop"


def _registered() -> bool:
    import winreg  # noqa: PLC0415  there is none elsewhere

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:  # type: ignore[attr-defined,unused-ignore]
            winreg.QueryValueEx(key, NAME)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True


def _register(words: Sequence[str]) -> None:
    import subprocess  # noqa: PLC0415
    import winreg  # noqa: PLC0415

    run: Any = winreg  # its names are those of Windows alone
    with run.OpenKey(run.HKEY_CURRENT_USER, _RUN, 0, run.KEY_SET_VALUE) as key:
        if words:
            run.SetValueEx(key, NAME, 0, run.REG_SZ, subprocess.list2cmdline(words))
        else:
            run.DeleteValue(key, NAME)
