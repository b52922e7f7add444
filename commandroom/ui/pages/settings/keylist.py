"""The list of all deeds with their keys: groups with a heading, keys as caps, why a line is as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.keychange import Kin
from commandroom.ui.widgets.listing import Col, ListDelegate, ListTable, ListView
from commandroom.ui.widgets.table import Index

Row = Kin | str
_KEYS, _HIGH = 1, 20


class KeyTable(ListTable[Row]):
    """Deeds, and a text where a group begins: nobody can stand on that."""

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if isinstance(self.row_at(index.row()), str) else super().flags(index)


class KeyList(ListView):
    """The keys are painted as caps, a heading over the whole width."""

    def __init__(self, desk: Desk, note: Callable[[Kin], str], name: str) -> None:
        columns: list[Col[Row]] = [
            Col(self.tr("Deed"), _text, 0, is_bold=True),
            Col(self.tr("Keys"), _keys, 236),
            Col("", lambda row: note(row) if isinstance(row, Kin) else "", 300, _note_role, from_width=700),
        ]
        super().__init__(desk, KeyTable(columns), scope="settings", name=name)
        self.setItemDelegate(KeyDelegate(desk.theme, self))
        self.table.modelReset.connect(self._span_headings)

    @property
    def kin(self) -> Kin | None:
        """The deed with the focus."""
        found = self.current
        return found if isinstance(found, Kin) else None

    def show_kins(self, kins: Sequence[Kin]) -> None:
        """Show these, a heading over each group; the deed with the focus keeps it."""
        rows: list[Row] = []
        for kin in kins:
            if kin.groups[0] not in rows:
                rows.append(kin.groups[0])
            rows.append(kin)
        self.show_rows(rows, key=lambda row: row.key_id if isinstance(row, Kin) else row)

    def go_to(self, key_id: str) -> None:
        """Stand on a deed."""
        for at, row in enumerate(self.table.rows):
            if isinstance(row, Kin) and row.key_id == key_id:
                self.go_to_row(at)

    @override
    def go_to_row(self, row: int) -> None:
        """A heading is stepped over, in the direction of the step."""
        rows, step = self.table.rows, -1 if row < self.currentIndex().row() else 1
        at = min(max(row, 0), max(0, len(rows) - 1))
        while 0 <= at < len(rows) and not isinstance(rows[at], Kin):
            at += step
        if 0 <= at < len(rows):
            super().go_to_row(at)
        elif rows and self.kin is None:
            super().go_to_row(1)
        if at <= 1:
            self.scrollToTop()

    def _span_headings(self) -> None:
        self.clearSpans()
        for at, row in enumerate(self.table.rows):
            if isinstance(row, str):
                self.setSpan(at, 0, 1, len(self.table.columns))


class KeyDelegate(ListDelegate):
    """Paints headings and key caps."""

    @override
    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, *, is_selected: bool) -> None:
        row = self._list.table.row_at(index.row())
        if isinstance(row, str):
            heading = self.theme.font(12, bold=True)
            self.paint_text(painter, rect.adjusted(0, 6, 0, 0), row, role="text2", font=heading)
        elif index.column() == _KEYS and isinstance(row, Kin) and row.keys:
            self._paint_caps(painter, rect, row)
        else:
            super().paint_cell(painter, rect, index, is_selected=is_selected)

    def _paint_caps(self, painter: QPainter, rect: QRectF, kin: Kin) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.theme.font(12, bold=kin.is_changed)
        painter.setFont(font)
        metrics, high = QFontMetricsF(font), float(self.theme.px(_HIGH))
        left = rect.x()
        for key in kin.keys:
            cap = QRectF(left + 0.5, rect.center().y() - high / 2, metrics.horizontalAdvance(key) + 14, high)
            if cap.right() > rect.right():
                return
            painter.setPen(QPen(self.theme.colour("accent" if kin.is_changed else "border"), 1))
            painter.setBrush(self.theme.colour("subtle"))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(self.theme.colour("text3" if kin.is_fixed else "text"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            left = cap.right() + 6


def _text(row: Row) -> str:
    return row if isinstance(row, str) else row.text


def _keys(row: Row) -> str:
    return "  ".join(row.keys) or "—" if isinstance(row, Kin) else ""


def _note_role(row: Row) -> str:
    return "text" if isinstance(row, Kin) and row.is_changed else "text2"
