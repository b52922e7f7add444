"""The list of townships: the newest figures, the trend of what came in, the days that are missing or late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from typing_extensions import override

from commandroom.domain.dayfigures import Figures, Stock
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.parts.exchanging import ago_text
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.widgets.listing import Col, Index, ListDelegate, ListTable, ListView
from commandroom.usecases.queries import MonitorDay, MonitorRow, Telling

SCOPE = "monitor"
NOTHING = "—"
_GAP, _LEAST = 2.0, 3.0
"""Between two bars, and the height of a bar for a day on which nothing came in, in logical pixels."""


def _say(text: str) -> str:
    return QCoreApplication.translate("MonitorList", text)


def telling_text(telling: Telling) -> str:
    """How it stands with a day, in a word."""
    return _say(_TELLINGS[telling])


_TELLINGS = {
    Telling.BEFORE: QT_TRANSLATE_NOOP("MonitorList", "not joined yet"),
    Telling.TOLD: QT_TRANSLATE_NOOP("MonitorList", "told"),
    Telling.LATE: QT_TRANSLATE_NOOP("MonitorList", "told late"),
    Telling.MISSING: QT_TRANSLATE_NOOP("MonitorList", "missing"),
}


def day_text(day: MonitorDay) -> str:
    """A day of the trend as text: what came in, or how it stands."""
    if day.figures is None:
        return telling_text(day.telling)
    late = f" {telling_text(day.telling)}" if day.telling is Telling.LATE else ""
    return f"{day.figures.received}{late}"


def row_text(row: MonitorRow) -> str:
    """The trend of a township as text, a day after the other; days in a row of which nothing was told stand together."""
    told = []
    for (text, is_alone), group in groupby(row.days, lambda day: (day_text(day), day.figures and day.day)):
        days = list(group)
        first, last = f"{days[0].day:%m-%d}", f"{days[-1].day:%m-%d}"
        span = QCoreApplication.translate("Moments", "{first} to {last}").format(first=first, last=last)
        told.append(f"{first if is_alone or first == last else span} {text}")
    return in_a_sentence(told)


def name_text(row: MonitorRow) -> str:
    """The name of a township; its code until it has told it."""
    return row.name or row.township


def gaps_text(row: MonitorRow) -> str:
    """How many days are missing or late."""
    parts = []
    if row.missing:
        parts.append(_say(QT_TRANSLATE_NOOP("MonitorList", "{n} missing")).format(n=row.missing))
    if row.late:
        parts.append(_say(QT_TRANSLATE_NOOP("MonitorList", "{n} late")).format(n=row.late))
    return in_a_sentence(parts) if parts else _say(QT_TRANSLATE_NOOP("MonitorList", "complete"))


def _gaps_role(row: MonitorRow) -> str:
    return "crit" if row.missing else ("warn" if row.late else "ok")


def _day_of(row: MonitorRow) -> str:
    return f"{row.latest.day:%m-%d}" if row.latest is not None else NOTHING


def _day_role(row: MonitorRow) -> str:
    """What is not of yesterday stands out: the figures beside it are older than the others'."""
    is_new = row.latest is not None and row.latest.day == row.days[-1].day
    return "text2" if is_new else "crit"


def _of_day(take: Callable[[Figures], int]) -> Callable[[MonitorRow], str]:
    return lambda row: f"{take(row.latest):,}" if row.latest is not None else NOTHING


def _of_stock(take: Callable[[Stock], int]) -> Callable[[MonitorRow], str]:
    def text(row: MonitorRow) -> str:
        stock = row.latest.stock if row.latest is not None else None
        return f"{take(stock):,}" if stock is not None else NOTHING

    return text


def _lit(take: Callable[[Stock], int], role: str) -> Callable[[MonitorRow], str]:
    def of(row: MonitorRow) -> str:
        stock = row.latest.stock if row.latest is not None else None
        return role if stock is not None and take(stock) else "text2"

    return of


class TrendDelegate(ListDelegate):
    """Paints the trend as bars: what was told late is dotted, what is missing an empty frame with a stroke through it."""

    @override
    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, *, is_selected: bool) -> None:
        found = self._list.table.row_at(index.row())
        if not isinstance(found, MonitorRow) or index.column() != TREND:
            super().paint_cell(painter, rect, index, is_selected=is_selected)
            return
        most = max((day.figures.received for day in found.days if day.figures is not None), default=0)
        wide = rect.width() / max(1, len(found.days))
        area = rect.adjusted(0, 7, -4, -7)
        for at, day in enumerate(found.days):
            self._paint_day(
                painter, QRectF(area.x() + at * wide, area.y(), wide - _GAP, area.height()), day, most
            )

    def _paint_day(self, painter: QPainter, place: QRectF, day: MonitorDay, most: int) -> None:
        if day.telling is Telling.BEFORE:
            return
        painter.save()
        if day.figures is None:
            painter.setPen(QPen(self.theme.colour("crit"), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
            painter.drawLine(QPointF(place.left(), place.bottom()), QPointF(place.right(), place.top()))
        else:
            share = day.figures.received / most if most else 0.0
            high = max(_LEAST, place.height() * share)
            is_late = day.telling is Telling.LATE
            colour = self.theme.colour("warn" if is_late else "accent")
            painter.setPen(QPen(colour, 1.0) if is_late else Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(colour, Qt.BrushStyle.Dense5Pattern) if is_late else colour)
            painter.drawRect(QRectF(place.x(), place.bottom() - high, place.width(), high))
        painter.restore()


TREND = 9
WIDE = 1300
"""Narrower lists leave out what also stands with the chosen township or in the sums."""


def townships(desk: Desk, now: Callable[[], datetime]) -> ListView:
    """The list; `now` says how long ago something arrived."""
    columns: list[Col[MonitorRow]] = [
        Col(_say(QT_TRANSLATE_NOOP("MonitorList", "Township")), name_text, 0, is_bold=True),
        Col(_say(QT_TRANSLATE_NOOP("MonitorList", "Figures of")), _day_of, 84, role=_day_role),
        Col(_say(QT_TRANSLATE_NOOP("MonitorList", "Received")), _of_day(lambda f: f.received), 72, is_number=True),
        Col(_say(QT_TRANSLATE_NOOP("MonitorList", "Closed")), _of_day(lambda f: f.closed), 72, is_number=True),
        Col(_say(QT_TRANSLATE_NOOP("MonitorList", "Closed late")), _of_day(lambda f: f.closed_late), 84,
            is_number=True, from_width=WIDE),
        Col(_say(QT_TRANSLATE_NOOP("MonitorList", "Reported up")), _of_day(lambda f: f.reported_up), 84,
            is_number=True),
        Col(_say(QT_TRANSLATE_NOOP("MonitorList", "Open")), _of_stock(lambda s: s.open), 72, is_number=True),
        Col(_say(QT_TRANSLATE_NOOP("MonitorList", "Overdue")), _of_stock(lambda s: s.overdue), 72,
            role=_lit(lambda s: s.overdue, "warn"), is_number=True),
        Col(_say(QT_TRANSLATE_NOOP("MonitorList", "Red lamps")), _of_stock(lambda s: s.red), 72,
            role=_lit(lambda s: s.red, "crit"), is_number=True),
        Col(_say(QT_TRANSLATE_NOOP("MonitorList", "Received by day")), row_text, 230),
        Col(_say(QT_TRANSLATE_NOOP("MonitorList", "Days")), gaps_text, 130, role=_gaps_role),
        Col(_say(QT_TRANSLATE_NOOP("MonitorList", "Last arrived")), lambda row: ago_text(row.received_at, now()), 120,
            role=lambda _row: "text2", from_width=WIDE),
    ]  # fmt: skip
    view = ListView(
        desk, ListTable(columns), scope=SCOPE, name=_say(QT_TRANSLATE_NOOP("MonitorList", "Townships"))
    )
    view.setItemDelegate(TrendDelegate(desk.theme, view))
    return view
