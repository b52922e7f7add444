"""The columns of the board: what each is called, how wide it is, on which width of the window it is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec
from PySide6.QtCore import QCoreApplication

from commandroom.ui import words
from commandroom.ui.breakpoints import Tier
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import short_text
from commandroom.ui.parts.naming import row_due_text, severity_level
from commandroom.ui.punctuation import in_a_sentence
from commandroom.usecases.queries import BoardRow

Text = Callable[[BoardRow, datetime], str]


class Column(msgspec.Struct, frozen=True):
    """One column; `wide` in pixels at 100 %, 0 takes what is left; `tier` is the least width of window that shows it."""

    key: str
    title: str
    wide: int
    text: Text
    tier: Tier = Tier.SMALL
    sort: str = ""
    is_extra: bool = False


def _due(row: BoardRow, now: datetime) -> str:
    return " ".join(part for part in row_due_text(row, now) if part)


def _handling(row: BoardRow, _now: datetime) -> str:
    names = f"{row.lead_name} {row.handler_name}".strip()
    return names or QCoreApplication.translate("Board", "not dispatched")


def _grade(row: BoardRow, _now: datetime) -> str:
    level = severity_level(row.severity)
    return f"{words.urgency_label(row.urgency)} {words.severity_label(level) if level else ''}".strip()


COLUMNS = (
    Column("grade", QT_TRANSLATE_NOOP("Board", "Grade"), 84, _grade, sort="grade"),
    Column("title", QT_TRANSLATE_NOOP("Board", "Event"), 0, lambda row, _now: row.title),
    Column(
        "state", QT_TRANSLATE_NOOP("Board", "State"), 112, lambda row, _now: words.state_label(row.state.code)
    ),
    Column("due", QT_TRANSLATE_NOOP("Board", "Time limit"), 152, _due, sort="due"),
    Column(
        "category",
        QT_TRANSLATE_NOOP("Board", "Category"),
        136,
        lambda row, _now: row.category_name or row.group_name,
        tier=Tier.MEDIUM,
    ),
    Column(
        "grid",
        QT_TRANSLATE_NOOP("Board", "Grid"),
        128,
        lambda row, _now: row.grid_name or row.location,
        tier=Tier.NARROW,
    ),
    Column("lead", QT_TRANSLATE_NOOP("Board", "Unit · person"), 176, _handling),
    Column(
        "source",
        QT_TRANSLATE_NOOP("Board", "Source"),
        96,
        lambda row, _now: words.source_label(row.source),
        tier=Tier.WIDE,
    ),
    Column(
        "registered",
        QT_TRANSLATE_NOOP("Board", "Registered"),
        104,
        lambda row, _now: short_text(row.registered_at),
        tier=Tier.NARROW,
        sort="registered",
    ),
    Column(
        "number",
        QT_TRANSLATE_NOOP("Board", "Number"),
        196,
        lambda row, _now: row.number,
        sort="number",
        is_extra=True,
    ),
)
GRADE, TITLE, STATE, DUE, CATEGORY, GRID, LEAD, SOURCE, REGISTERED, NUMBER = range(len(COLUMNS))


def column_title(column: Column) -> str:
    """The heading in the language of the desk."""
    return QCoreApplication.translate("Board", column.title)


def spoken(row: BoardRow, now: datetime) -> str:
    """The whole row as one sentence, for screen readers, which read a table cell by cell."""
    due = _due(row, now)
    parts = (
        row.title,
        words.state_label(row.state.code),
        due,
        words.urgency_label(row.urgency),
        words.severity_label(severity_level(row.severity)) if severity_level(row.severity) else "",
        _handling(row, now),
        row.grid_name,
    )
    return in_a_sentence(parts)
