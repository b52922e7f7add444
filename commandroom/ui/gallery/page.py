"""The page of the gallery: every widget of the kit in its states."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.gallery.sample import SampleDelegate, SampleModel
from commandroom.ui.page import Hints, Page
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
from commandroom.ui.widgets.table import RoomTableView
from commandroom.ui.widgets.text import PlainLabel

NOON = datetime(2026, 11, 22, 11, 44, 12, tzinfo=UTC)


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
