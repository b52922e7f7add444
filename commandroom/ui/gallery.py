"""Every widget of the kit on one page, for people who build pages and for pictures.

python -m commandroom.ui.gallery --out gallery.png --theme dark
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from typing_extensions import override

from commandroom.base.clock import FixedClock
from commandroom.ui import i18n, words
from commandroom.ui.desk import Desk, build_desk
from commandroom.ui.dialogs.base import CardDialog, picture_of
from commandroom.ui.dialogs.crash import CrashDialog
from commandroom.ui.notices import Banner, Kind
from commandroom.ui.page import Badge, Hints, Page, PageSpec
from commandroom.ui.theme import Appearance, Density, Scheme
from commandroom.ui.widgets import paint
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import MomentField, PinyinCombo, TextArea, TextInput
from commandroom.ui.widgets.paint import Lamp
from commandroom.ui.widgets.placeholder import EmptyState, ErrorState
from commandroom.ui.widgets.queue import QueueStrip, QueueTab
from commandroom.ui.widgets.signs import Countdown, DeadlineBox, SeverityChip, StatusPill, UrgencyMark
from commandroom.ui.widgets.table import Index, RoomTableView, RowDelegate
from commandroom.ui.widgets.text import PlainLabel

NOON = datetime(2026, 11, 22, 11, 44, 12, tzinfo=UTC)
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


class GalleryPage(Page):
    """The kit on one page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        theme = desk.theme
        strip = QueueStrip(self._tabs())
        chips = Chips(
            [("all", "全部类别"), ("safety", "公共安全"), ("looks", "市容环境"), ("row", "矛盾纠纷")],
            name="类别",
        )
        top = row(
            Button(theme, "筛选", icon="funnel", kind="ghost"),
            chips,
            PlainLabel("420 件", "muted"),
            IconButton(theme, "rows-3", "行高"),
            IconButton(theme, "columns-3", "列"),
        )
        whole = QWidget()
        whole.setLayout(
            column(
                strip,
                top,
                row(self._list(), self._form(), spacing=16),
                row(self._signs(), self._states(), spacing=16),
                margins=(20, 14, 20, 14),
                spacing=12,
            ),
        )
        self.setLayout(column(Scroll(whole)))
        self._detail = self._panel()

    @override
    def search_words(self) -> str:
        return "搜索编号、地点、人员、关键词"

    @override
    def detail_panel(self) -> QWidget:
        return self._detail

    @override
    def hints(self) -> Hints:
        return (
            ("J/K", "上下"),
            ("Enter", "打开"),
            ("A", "受理"),
            ("D", "派遣"),
            ("S", "督办"),
            ("Ctrl+K", "命令"),
            ("?", "快捷键"),
        )

    def _tabs(self) -> list[QueueTab]:
        theme = self.desk.theme
        named = [
            ("open", "全部在办", "", 420, 12),
            ("S10", "待受理", "S10", 70, 2),
            ("S30", "待派遣", "S30", 40, 3),
            ("S50", "处置中", "S50", 239, 6),
            ("S60", "待核查", "S60", 71, 1),
            ("S80", "已办结", "S80", 974_663, 0),
        ]
        tabs = []
        for key, name, state, count, red in named:
            tab = QueueTab(theme, key, name, state=state)
            tab.show_count(count, red)
            tabs.append(tab)
        return tabs

    def _list(self) -> QWidget:
        table = RoomTableView(self.desk.theme, self.desk.actions, scope="gallery", name="事件列表")
        self._model = SampleModel(self)
        table.setModel(self._model)
        table.setItemDelegate(SampleDelegate(self.desk.theme, table))
        for at, wide in enumerate((88, 220, 120, 140)):
            table.setColumnWidth(at, wide)
        table.horizontalHeader().setStretchLastSection(True)
        table.go_to_row(0)
        self.table = table
        card = Card(column(table, margins=(1, 1, 1, 1)))
        card.setMinimumHeight(330)
        return card

    def _form(self) -> QWidget:
        phone = FormField("联系电话", TextInput(text="1006652716"), required=True)
        phone.show_fault("手机号应为 11 位,当前 10 位")
        text = TextArea("谁在哪里发生了什么", lines=3)
        text.set_text("老街弄里面停了两辆面包车,把消防通道堵死了。")
        combo = PinyinCombo([(1, "公共安全"), (2, "市容环境"), (3, "矛盾纠纷")])
        combo.choose(2)
        agreed = QCheckBox("身份保密")
        agreed.setChecked(True)
        fields = (
            row(FormField("类别", combo, required=True), FormField("发生时间", MomentField(NOON))),
            row(phone, FormField("诉求人", TextInput("姓名"), hint="可不填")),
            FormField("事件描述", text, required=True),
            row(
                agreed,
                None,
                Button(self.desk.theme, "存草稿", keys="Ctrl+S"),
                Button(self.desk.theme, "登记并派遣", icon="send", kind="primary", keys="Ctrl+Enter"),
            ),
        )
        return Card(column(*fields, None, margins=(20, 16, 20, 16), spacing=10))

    def _signs(self) -> QWidget:
        theme = self.desk.theme
        pills = [
            row(*(StatusPill(theme, state) for state in part), None) for part in _parts(list(paint.GLYPHS), 5)
        ]
        marks = row(
            *(UrgencyMark(theme, level) for level in (1, 2, 3)),
            16,
            *(SeverityChip(theme, level) for level in (4, 3, 2, 1)),
            None,
        )
        clocks = row(None)
        for lamp, seconds in (
            (Lamp.GREEN, 97_000),
            (Lamp.YELLOW, 522),
            (Lamp.RED, -17_280),
            (Lamp.DEEP_RED, -198_000),
        ):
            clock = Countdown(theme)
            clock.show_remaining(lamp, seconds)
            clocks.insertWidget(clocks.count() - 1, clock)
        pause = Countdown(theme)
        pause.show_remaining(Lamp.PAUSED, None, "已暂停")
        clocks.insertWidget(clocks.count() - 1, pause)
        return Card(column(PlainLabel("标记", "h2"), *pills, marks, clocks, None, margins=(20, 16, 20, 16)))

    def _states(self) -> QWidget:
        theme = self.desk.theme
        empty = EmptyState(theme, "没有待派遣事件。最近一次派遣 18:52", icon="send", action="查看已派遣")
        failed = ErrorState(theme, "数据库正被另一个程序占用", "store.locked", on_retry=lambda: None)
        return Card(row(empty, failed, margins=(8, 8, 8, 8)))

    def _panel(self) -> QWidget:
        theme = self.desk.theme
        boxes = []
        for lamp, text in (
            (Lamp.RED, "超时 2天07时"),
            (Lamp.YELLOW, "剩余 08:42"),
            (Lamp.DEEP_RED, "超时 4天17时"),
        ):
            box = DeadlineBox(theme)
            box.show_deadline(lamp, text, "办结时限 11月20日 12:26 · 一般程序")
            boxes.append(box)
        panel = QWidget()
        buttons = row(
            Button(theme, "督办", icon="siren", kind="primary", keys="S"),
            Button(theme, "改派", icon="send"),
            Button(theme, "退回", icon="undo-2", kind="danger", keys="B"),
            None,
            IconButton(theme, "ellipsis", "更多"),
        )
        panel.setLayout(
            column(
                PlainLabel("330299104-20261122-A0007", "muted").selectable(),
                PlainLabel("新河村滨河路公交站台破损", "h2", wrap=True),
                row(StatusPill(theme, "S50"), None),
                *boxes,
                buttons,
                PlainLabel("巡查发现该处存在安全隐患,影响周边约 12 户居民通行,请尽快处置。", wrap=True),
                None,
                margins=(20, 16, 20, 16),
                spacing=10,
            ),
        )
        return panel


def _parts(items: list[str], size: int) -> list[list[str]]:
    return [items[at : at + size] for at in range(0, len(items), size)]


class _NoRoom:
    """A room in which nothing happens."""

    def perform(self, command: object) -> object:
        """Nothing changes."""
        return command

    def ask(self, query: object) -> object:
        """Nothing is known."""
        return query


SPECS = (
    PageSpec("gallery", "事件看板", "layout-list", GalleryPage),
    PageSpec("intake", "登记受理", "file-plus", lambda _desk: QWidget()),
    PageSpec("dispatch", "调度派遣", "send", lambda _desk: QWidget()),
    PageSpec("supervision", "督办台", "siren", lambda _desk: QWidget()),
    PageSpec("roster", "排班值守", "calendar-clock", lambda _desk: QWidget()),
    PageSpec("settings", "系统设置", "settings", lambda _desk: QWidget(), "bottom", "Ctrl+,"),
)


def main() -> int:
    """Show the gallery, or write its picture."""
    options = _options()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101  narrows the type
    kept = i18n.install(app, options.lang)
    with tempfile.TemporaryDirectory() as home:
        desk = build_desk(_NoRoom(), FixedClock(NOON), Path(home))
        desk.theme.switch(Appearance(Scheme(options.theme), Density(options.density), options.scale))
        desk.theme.apply(app)
        window = _window(desk, options)
        if options.out:
            QTimer.singleShot(900, lambda: (picture_of(window).save(options.out), app.quit()))
        code = app.exec()
        window.close()
        desk.tasks.close()
        desk.slow.close()
        desk.far.close()
        i18n.remove(app, kept)
    return code


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Show every widget of the kit.")
    parser.add_argument("--out", default="", help="write a picture and leave")
    parser.add_argument("--theme", default="light", choices=["light", "dark"])
    parser.add_argument("--density", default="standard", choices=[density.value for density in Density])
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--lang", default=i18n.DEFAULT, choices=list(i18n.LANGUAGES))
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument(
        "--show", default="", choices=["", "palette", "shortcuts", "dialog", "toasts", "crash"]
    )
    return parser.parse_args()


def _window(desk: Desk, options: argparse.Namespace) -> QWidget:
    from commandroom.ui.window import DeskWindow  # noqa: PLC0415  the gallery is a page too; the window is for its picture only

    window = DeskWindow(desk, SPECS)
    window.resize(*(int(part) for part in options.size.split("x")))
    window.nav.person.show_person("周敏 · 值班长", "白班 08:00–17:30")
    window.nav.show_place("临溪镇 · 日常模式")
    window.nav.show_badge("gallery", Badge(420))
    window.nav.show_badge("dispatch", Badge(40))
    window.nav.show_badge("supervision", Badge(10, is_red=True))
    window.top.bell.show_count(3)
    window.status.show_store("本地库 1,024 件")
    window.show()
    window.show_page("gallery")
    window.status.show_query("查询 12 毫秒")
    _show_more(desk, window, options.show)
    return window


def _show_more(desk: Desk, window: Any, what: str) -> None:
    if what == "palette":
        window.keys.open_palette()
    elif what == "shortcuts":
        window.keys.open_shortcuts()
    elif what == "crash":
        report = (
            "CommandRoom 0.1.0, Python 3.11, PySide6 6.11.3\nValueError\n  ui/pages/board/view.py:88 _open"
        )
        CrashDialog(desk.theme, report, parent=window).open()
    elif what == "dialog":
        dialog = CardDialog(desk.theme, "派遣", parent=window, size=(900, 560), submit_text="派遣给 陈国强")
        dialog.head.addWidget(StatusPill(desk.theme, "S30"))
        dialog.body.addWidget(FormField("派遣要求", TextArea(lines=4), required=True))
        dialog.body.addStretch(1)
        dialog.show_fault("陈国强今天不在岗,请换一人。")
        dialog.open()
    elif what == "toasts":
        desk.notices.raise_banner(Banner("offline", "离线工作,待上送 14 件", Kind.WARN, "查看", lambda: None))
        desk.notices.inform("有 3 件更新")
        desk.notices.warn("与县级中心失去联系已 10 分钟", action="重试", on_action=lambda: None)
        desk.notices.offer_undo(f"已受理 新河村滨河路公交站台破损 {NOON + timedelta(0):%H:%M}", lambda: None)


if __name__ == "__main__":
    sys.exit(main())
