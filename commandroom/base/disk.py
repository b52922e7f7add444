"""What the disk under a home says: how much room is left, whether the file that was opened is still the one there."""

from __future__ import annotations

import os
import platform
import shutil
from hashlib import sha256
from pathlib import Path

import msgspec

_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


class Place(msgspec.Struct, frozen=True):
    """A file on its disk; `free` are the bytes left there, None where the disk does not say.

    `identity` is 0 where there is no file: another file of the same name has another one.
    """

    identity: int
    free: int | None
    is_writable: bool


def place_of(file: Path) -> Place:
    """Look at a file and at its disk; a disk that is gone is no error but an answer."""
    try:
        facts = file.stat()
        identity = hash((facts.st_dev, facts.st_ino)) or 1
    except OSError:
        identity = 0
    try:
        free: int | None = shutil.disk_usage(file.parent).free
    except OSError:
        free = None
    writable = identity != 0 and os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)
    return Place(identity, free, writable)


def machine_name() -> str:
    """The name of this machine, as a person knows it."""
    return platform.node() or platform.system()


def machine_mark() -> str:
    """What tells this machine from another one, however it is called; no serial number leaves the home."""
    own = next((text for path in _MACHINE_IDS if (text := _line(path))), "") or _windows_guid()
    return sha256(f"commandroom {own or machine_name()}".encode()).hexdigest()[:16]


def _line(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _windows_guid() -> str:
    if platform.system() != "Windows":
        return ""
    import winreg  # noqa: PLC0415  there is none elsewhere

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:  # type: ignore[attr-defined,unused-ignore]
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return ""
