"""Warnings and modes in words: `暴雨橙色预警 · 县气象台 · 至 20:00`, `战时Ⅱ级`."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import local

COLOURS = {
    "blue": QT_TRANSLATE_NOOP("Conditions", "blue"),
    "yellow": QT_TRANSLATE_NOOP("Conditions", "yellow"),
    "orange": QT_TRANSLATE_NOOP("Conditions", "orange"),
    "red": QT_TRANSLATE_NOOP("Conditions", "red"),
}
LEVELS = "ⅠⅡⅢⅣ"


def _say(text: str) -> str:
    return QCoreApplication.translate("Conditions", text)


def flag_role(colour: str) -> str:
    """The token of a warning's statutory colour; the four are those of the severities."""
    return f"severity{4 - list(COLOURS).index(colour)}"


def colour_text(colour: str) -> str:
    """The name of a warning's colour."""
    return _say(COLOURS[colour])


def warning_name(what: str, colour: str) -> str:
    """`暴雨橙色预警`."""
    return _say(QT_TRANSLATE_NOOP("Conditions", "{what}: {colour} warning")).format(
        what=what, colour=colour_text(colour)
    )


def warning_text(what: str, colour: str, source: str, until: datetime) -> str:
    """A warning on one line."""
    end = local(until)
    until_text = _say(QT_TRANSLATE_NOOP("Conditions", "until {moment}")).format(moment=f"{end:%m-%d %H:%M}")
    return " · ".join((warning_name(what, colour), source, until_text))


def mode_text(mode: str, level: int = 0) -> str:
    """`战时Ⅱ级`, `备战`."""
    if mode == "war":
        level_text = LEVELS[level - 1] if 0 < level <= len(LEVELS) else "?"
        return _say(QT_TRANSLATE_NOOP("Conditions", "war mode, level {level}")).format(level=level_text)
    return _say(QT_TRANSLATE_NOOP("Conditions", "readiness"))
