"""The two plain lists of the page: who is joined, and the exchanges that were."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import short_text
from commandroom.ui.parts import exchanging as said
from commandroom.ui.punctuation import aside
from commandroom.ui.widgets.listing import Col, Index, ListDelegate, ListTable, ListView
from commandroom.usecases.exchanging import DeviceRow, ExchangedRow

SCOPE = said.PAGE
_SECOND = 1000


def _say(text: str) -> str:
    return QCoreApplication.translate("ExchangeLists", text)


class DeviceDelegate(ListDelegate):
    """Strikes out what is revoked, besides the word that says so."""

    @override
    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, *, is_selected: bool) -> None:
        found = self._list.table.row_at(index.row())
        if not isinstance(found, DeviceRow) or found.revoked_at is None or index.column() == DEVICE_STATE:
            super().paint_cell(painter, rect, index, is_selected=is_selected)
            return
        text = self._list.table.columns[index.column()].text(found)
        wide = self.paint_text(painter, rect, text, role="text3")
        middle = rect.center().y()
        painter.drawLine(QPointF(rect.x(), middle), QPointF(rect.x() + wide, middle))


DEVICE_STATE = 3


def devices(desk: Desk) -> ListView:
    """Who is joined: this seat is said to be this one, a revoked device is struck out and said to be revoked."""
    columns: list[Col[DeviceRow]] = [
        Col(_say(QT_TRANSLATE_NOOP("ExchangeLists", "Seat")), seat_text, 146, is_bold=True),
        Col(_say(QT_TRANSLATE_NOOP("ExchangeLists", "Name")), lambda d: d.name, 0, role=lambda _d: "text2"),
        Col(_say(QT_TRANSLATE_NOOP("ExchangeLists", "Last entry")), _last_entry, 110, from_width=400),
        Col(_say(QT_TRANSLATE_NOOP("ExchangeLists", "State")), said.device_state, 96, role=_device_role),
    ]
    view = ListView(
        desk, ListTable(columns), scope=SCOPE, name=_say(QT_TRANSLATE_NOOP("ExchangeLists", "Who is joined"))
    )
    view.setItemDelegate(DeviceDelegate(desk.theme, view))
    return view


def seat_text(row: DeviceRow) -> str:
    """`A（本席位）`, `本室交换机`."""
    name = said.role_text(row.role)
    if row.seat:
        name = _say(QT_TRANSLATE_NOOP("ExchangeLists", "Seat {seat}")).format(seat=row.seat)
    return aside(name, _say(QT_TRANSLATE_NOOP("ExchangeLists", "here"))) if row.is_me else name


def _last_entry(row: DeviceRow) -> str:
    return short_text(row.last_entry_at) if row.last_entry_at is not None else "—"


def _device_role(row: DeviceRow) -> str:
    return "crit" if row.revoked_at is not None else "ok"


def exchanged(desk: Desk, names: Mapping[str, str]) -> ListView:
    """The exchanges that were, the newest first; `names` are those of the peers, by their addresses."""
    columns: list[Col[ExchangedRow]] = [
        Col(_say(QT_TRANSLATE_NOOP("ExchangeLists", "Time")), _time, 116, is_bold=True),
        Col(_say(QT_TRANSLATE_NOOP("ExchangeLists", "Kind")), _kind, 110),
        Col(
            _say(QT_TRANSLATE_NOOP("ExchangeLists", "With")),
            lambda r: names.get(r.peer, r.peer),
            190,
            role=lambda _r: "text2",
        ),
        Col(
            _say(QT_TRANSLATE_NOOP("ExchangeLists", "Sent ↑")), lambda r: f"{r.pushed:,}", 84, is_number=True
        ),
        Col(
            _say(QT_TRANSLATE_NOOP("ExchangeLists", "Received ↓")),
            lambda r: f"{r.pulled:,}",
            90,
            is_number=True,
        ),
        Col(_say(QT_TRANSLATE_NOOP("ExchangeLists", "Took")), took_text, 84, is_number=True, from_width=760),
        Col(_say(QT_TRANSLATE_NOOP("ExchangeLists", "Result")), result_of(desk.lang), 0, role=_result_role),
    ]
    return ListView(
        desk, ListTable(columns), scope=SCOPE, name=_say(QT_TRANSLATE_NOOP("ExchangeLists", "Exchanges"))
    )


def _time(row: ExchangedRow) -> str:
    return short_text(row.at)


def _kind(row: ExchangedRow) -> str:
    return said.say(said.EXCHANGES[row.kind]) if row.kind in said.EXCHANGES else row.kind


def took_text(row: ExchangedRow) -> str:
    """How long it took."""
    if row.millis < _SECOND:
        return _say(QT_TRANSLATE_NOOP("ExchangeLists", "{n} ms")).format(n=row.millis)
    return _say(QT_TRANSLATE_NOOP("ExchangeLists", "{n} s")).format(n=f"{row.millis / _SECOND:.1f}")


def result_of(lang: str) -> Callable[[ExchangedRow], str]:
    """What came of it, in a sign and words, with the note behind."""

    def told(row: ExchangedRow) -> str:
        if row.result:
            text = "✕ " + sentence(row.result, {}, lang=lang)
        else:
            text = _say(QT_TRANSLATE_NOOP("ExchangeLists", "✓ Complete"))
        return aside(text, row.note) if row.note else text

    return told


def _result_role(row: ExchangedRow) -> str:
    return "crit" if row.result else "ok"


def key_of(row: DeviceRow | ExchangedRow) -> object:
    """What names a row."""
    if isinstance(row, DeviceRow):
        return row.device
    return row.at, row.peer, row.kind


def line_of(view: ListView) -> str:
    """The chosen row as a line for the clipboard; "" without one."""
    row = view.current
    return "\t".join(col.text(row) for col in view.table.columns) if row is not None else ""


def newest_first(rows: Sequence[ExchangedRow]) -> list[ExchangedRow]:
    """In the order of their moments."""

    def moment(row: ExchangedRow) -> datetime:
        return row.at

    return sorted(rows, key=moment, reverse=True)
