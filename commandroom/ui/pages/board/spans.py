"""Spans of days in a filter: kept as words (`today`), so that a saved view means the day on which it is looked at."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import local
from commandroom.usecases.queries import BoardQuery

SPAN = "span"
SPANS = (
    ("today", QT_TRANSLATE_NOOP("Board", "Today")),
    ("yesterday", QT_TRANSLATE_NOOP("Board", "Yesterday")),
    ("week", QT_TRANSLATE_NOOP("Board", "Last 7 days")),
    ("month", QT_TRANSLATE_NOOP("Board", "Last 30 days")),
    ("this_month", QT_TRANSLATE_NOOP("Board", "This month")),
    ("this_year", QT_TRANSLATE_NOOP("Board", "This year")),
)
BETWEEN = ("from", "to")


def span_options() -> list[tuple[str, str]]:
    """The spans with their names."""
    return [(key, QCoreApplication.translate("Board", text)) for key, text in SPANS]


def days_of(span: str, today: date) -> tuple[date, date]:
    """First and last day of a span, both of them in it."""
    if span == "yesterday":
        return today - timedelta(days=1), today - timedelta(days=1)
    begins = {
        "week": today - timedelta(days=6),
        "month": today - timedelta(days=29),
        "this_month": today.replace(day=1),
        "this_year": today.replace(month=1, day=1),
    }
    return begins.get(span, today), today


def dated(query: BoardQuery, now: datetime) -> BoardQuery:
    """The question with its span as dates of the township's calendar, as the room understands them."""
    span = dict(query.where).get(SPAN)
    if span is None:
        return query
    first, last = days_of(span, local(now).date())
    rest = tuple(pair for pair in query.where if pair[0] not in (SPAN, *BETWEEN))
    return replace(query, where=(*rest, ("from", first.isoformat()), ("to", last.isoformat())))


def between_text(chosen: dict[str, str]) -> str:
    """`11-01 – 11-07` of two given dates, one of them may be missing; "" without any."""
    first, last = (chosen.get(key, "")[5:] for key in BETWEEN)
    return f"{first or '…'} – {last or '…'}" if first or last else ""
