"""A list of invented events, painted as a board paints its rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter
from typing_extensions import override

from commandroom.ui import words
from commandroom.ui.widgets import paint
from commandroom.ui.widgets.paint import Lamp
from commandroom.ui.widgets.table import Index, RowDelegate

ROWS = [
    (2, 0, "新河村滨河路公交站台破损", "S50", Lamp.RED, -198_000, "交通中队"),
    (1, 0, "龙潭社区中心街拖欠工资投诉", "S58", Lamp.DEEP_RED, -410_000, "民政办"),
    (3, 3, "临溪村滨河路燃气泄漏", "S40", Lamp.YELLOW, 141, "应急消防站"),
    (1, 0, "北街社区中心街路灯不亮", "S10", Lamp.GREEN, 16_000, ""),
    (1, 0, "东岙村污水管网堵塞", "S55", Lamp.PAUSED, None, "水务站"),
    (2, 0, "工业园区宅基地边界争议", "S60", Lamp.GREEN, 97_000, "自然资源所"),
    (1, 0, "石桥头村医保报销咨询", "S80", Lamp.NONE, None, "便民中心"),
]


class SampleModel(QAbstractTableModel):
    """A few invented rows."""

    TITLES = ("紧急程度", "事件", "状态", "办理时限", "承办单位")

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(ROWS)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.TITLES)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        urgency, _, title, state, lamp, seconds, unit = ROWS[index.row()]
        texts = (
            words.urgency_label(urgency),
            title,
            words.state_label(state),
            words.lamp_label(lamp) if seconds is None else words.remaining_text(seconds),
            unit,
        )
        return texts[index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        wanted = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self.TITLES[section] if wanted else None


class SampleDelegate(RowDelegate):
    """Paints a board's row."""

    @override
    def paint_cell(
        self,
        painter: QPainter,
        rect: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        *,
        is_selected: bool,
    ) -> None:
        urgency, severity, title, state, lamp, seconds, _ = ROWS[index.row()]
        match index.column():
            case 0:
                bars = paint.paint_urgency(painter, self.theme, rect, urgency)
                chip = rect.adjusted(bars.width() + 8, 0, 0, 0)
                paint.paint_severity(painter, self.theme, chip, severity)
            case 1:
                self.paint_text(painter, rect, title, font=self.theme.font(13, bold=state == "S10"))
            case 2:
                paint.paint_pill(painter, self.theme, rect.adjusted(-4, 0, 0, 0), state, selected=is_selected)
            case 3:
                paint.paint_lamp(painter, self.theme, QPointF(rect.x() + 7, rect.center().y()), lamp)
                text = words.lamp_label(lamp) if seconds is None else words.remaining_text(seconds)
                font = self.theme.font(13, tabular=True)
                beside = rect.adjusted(22, 0, 0, 0)
                self.paint_text(painter, beside, text, role=paint.LAMP_TEXT[lamp], font=font)
            case _:
                super().paint_cell(painter, rect, index, is_selected=is_selected)
