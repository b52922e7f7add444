"""Leads to the system's own settings of date and time, where the system has a way there."""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcess, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

WINDOWS = "ms-settings:dateandtime"
PROGRAMS = (
    ("gnome-control-center", "datetime"),
    ("ukui-control-center", "-m", "Date"),
    ("dde-control-center", "-m", "datetime"),
    ("systemsettings", "kcm_clock"),
)
"""GNOME, Kylin, UOS and KDE."""


def open_clock_settings() -> bool:
    """Open them; False where none was found."""
    if sys.platform == "win32":
        return QDesktopServices.openUrl(QUrl(WINDOWS))
    for name, *arguments in PROGRAMS:
        found = QStandardPaths.findExecutable(name)
        if found:
            return bool(QProcess.startDetached(found, arguments)[0])
    return False
