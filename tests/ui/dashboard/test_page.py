"""The dashboard: six cards, five charts and two lists of any days, each figure with both sides and its events behind it."""

from __future__ import annotations

import errno
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import Mock

import openpyxl
import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from commandroom.ui.page import Page, PageSpec
from commandroom.ui.pages.dashboard import events
from commandroom.ui.pages.dashboard.days import DaysDialog
from commandroom.ui.pages.dashboard.events import EventsDialog
from commandroom.ui.pages.dashboard.ranges import days_of, own_days
from commandroom.ui.pages.dashboard.view import DashboardPage
from commandroom.ui.widgets.charts import steps_to
from commandroom.ui.widgets.placeholder import EmptyState
from commandroom.ui.window import DeskWindow
from tests.room import OTHER, Bench
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")

TODAY = date(2026, 3, 10)


def busy(bench: Bench) -> None:
    """One event of each of the eight days before, today one closed and one that a unit handles; it is noon."""
    for back in range(8, 0, -1):
        bench.at(f"{TODAY - timedelta(days=back)} 08:30")
        bench.submitted(location=f"街{back}号")
    bench.at("2026-03-10 09:00")
    bench.closed()
    bench.at("2026-03-10 10:00")
    bench.signed(office=OTHER)
    bench.at("2026-03-10 12:00")


class Stand:
    """The page on the screen, and what is to be waited for."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.went = seat, list[tuple[str, object]]()
        event, board = (
            PageSpec(key, key, "file-text", lambda _desk: Page(), "hidden") for key in ("event", "board")
        )
        self.window: DeskWindow = seat.window(
            PageSpec("dashboard", "数据看板", "chart-column", DashboardPage), event, board
        )
        page = self.window.page("dashboard")
        assert isinstance(page, DashboardPage)
        self.page = page
        seat.desk.navigator.wanted.connect(lambda key, where: self.went.append((key, where)))
        self.calm()

    def calm(self) -> None:
        """Wait until everything is answered and drawn."""
        desk = self.seat.desk
        for _ in range(2):
            self.seat.qtbot.wait(5)
            self.seat.wait_for(lambda: not (desk.slow.is_busy or desk.tasks.is_busy or desk.steps.is_busy))

    @property
    def dialog(self) -> EventsDialog:
        """The list that stands before the page."""
        self.calm()
        return next(one for one in self.window.findChildren(EventsDialog) if one.isVisible())


@pytest.fixture
def stand(practice_seat: Seat) -> Stand:
    busy(practice_seat.bench)
    return Stand(practice_seat)


def test_each_card_says_name_value_unit_what_it_is_made_of_and_how_it_changed(stand: Stand) -> None:
    said = {key: card.accessibleName() for key, card in stand.page.cards.items()}

    assert said["received"] == "今日登记，2 件，较昨日同期 +1"
    assert said["closed"] == "今日办结，1 件，较昨日同期 +1"
    assert said["in_time"] == "按期办结率，100 %，1 ÷ 1"
    assert said["open"] == "在办，9 件，较昨日同期 +1"
    assert (stand.page.cards["received"].face.is_good, stand.page.cards["overdue"].face.is_good) == (
        None,
        False,
    )
    assert "分子：1 件" in stand.page.cards["in_time"].toolTip()
    assert stand.page.as_of.text() == "截至 12:00"


def test_a_card_opens_exactly_its_events_and_enter_opens_one_of_them(stand: Stand) -> None:
    stand.page.cards["received"].setFocus()
    QTest.keyClick(stand.page.cards["received"], Qt.Key.Key_Space)
    dialog = stand.dialog

    assert dialog.title.text() == "今日登记"
    assert [row.number[-5:] for row in dialog.found.rows] == ["A0002", "A0001"]
    assert dialog.about.text() == "2 件"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert stand.went == [("event", {"ref": "330299104-20260310-A0002"})]


@pytest.mark.qt_log_ignore(
    "does not support", extend=True
)  # the offscreen platform says it of tips and menus
def test_keys_walk_through_a_chart_read_each_point_and_open_it(stand: Stand) -> None:
    plot = stand.page.hourly.plot
    plot.setFocus()
    for _ in range(9):
        QTest.keyClick(plot, Qt.Key.Key_Right)

    assert plot.accessibleName() == "分时受理与办结：09:00，登记 1 件，办结 1 件，30 日均值 0.0 与 0.0"
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert [row.number for row in stand.dialog.found.rows] == ["330299104-20260310-A0001"]


def test_a_place_leads_to_the_board_and_a_cell_of_the_week_to_its_events(stand: Stand) -> None:
    stand.page.open_behind("board:place", "330299104001", "各村社在办")
    assert stand.went == [("board", {"view": "open", "where": (("village", "330299104001"),)})]

    stand.page.heat.plot.picked.emit(1 * 24 + 9)
    assert stand.dialog.title.text() == "时段热力：周二 09:00–10:00"
    assert stand.dialog.found.total == 1


def test_in_a_narrow_window_cards_and_charts_stand_under_one_another_and_nothing_scrolls_sideways(
    stand: Stand,
) -> None:
    def seen() -> tuple[int, bool, int]:
        stand.calm()
        hourly, places = stand.page.hourly.card, stand.page.places.card
        return (
            stand.page.strip.columns,
            places.x() > hourly.x(),
            stand.page.sight.horizontalScrollBar().maximum(),
        )

    stand.window.resize(1024, 640)
    narrow = seen()
    stand.window.resize(1366, 768)

    assert narrow == (3, False, 0)
    assert seen() == (6, True, 0)


def test_other_days_are_compared_with_as_many_before(stand: Stand) -> None:
    stand.page.ranges.press(1)
    stand.calm()
    assert stand.page.span.text() == "2026-03-09 至 03-10"
    assert stand.page.cards["received"].accessibleName() == "登记，3 件，较上周同期 +1"

    stand.page.ranges.press(4)
    dialog = next(one for one in stand.window.findChildren(DaysDialog) if one.isVisible())
    dialog.first.setDate(QDate(2026, 3, 6))
    dialog.last.setDate(QDate(2026, 3, 5))
    dialog.submit_button.click()
    assert dialog.isVisible()  # it ends before it begins
    dialog.first.setDate(QDate(2026, 3, 1))
    dialog.submit_button.click()
    stand.calm()
    assert stand.page.ranges.value == "custom"
    assert stand.page.cards["received"].accessibleName() == "登记，4 件，较此前同样天数 +4"


def test_every_figure_stands_on_the_other_leaf_with_both_sides_by_group_and_opens_its_events(
    stand: Stand,
) -> None:
    stand.page.leaves.press(1)
    stand.calm()
    pane = stand.page.figures

    assert [one.key for one in pane.list.table.rows if "." not in one.key] == [
        *(f"K{n}" for n in range(1, 10)), "K9b", *(f"K{n}" for n in range(10, 31)),
    ]  # fmt: skip
    pane.list.go_to_row(next(at for at, one in enumerate(pane.list.table.rows) if one.key == "K8"))
    assert pane.chosen.text() == "按期办结率 100.00%，按期办结数 1 ÷ 应办结数 1"
    assert [(group.name, one.text) for group, one in pane.groups.table.rows] == [("发展办", "100.00%")]
    stand.page.choose_days(date(2026, 2, 20), TODAY)
    pane.by.press(5)
    stand.calm()
    assert [(group.name, one.text) for group, one in pane.groups.table.rows] == [("2026-03", "100.00%")]
    QTest.keyClick(pane.groups, Qt.Key.Key_Return)
    assert (stand.dialog.query.first, stand.dialog.query.last) == (date(2026, 3, 1), TODAY)
    assert (stand.dialog.about.text(), len(stand.dialog.found.rows)) == (
        "按期办结率 100.00%，按期办结数 1 ÷ 应办结数 1，1 件", 1,
    )  # fmt: skip


@pytest.mark.qt_log_ignore(
    "does not support", extend=True
)  # the offscreen platform says it of tips and menus
def test_a_chart_goes_out_as_a_picture_and_everything_as_a_workbook_with_real_numbers(
    stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "看板.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    menu = stand.page.heat.card.offer(QPoint(0, 0))
    assert [action.text() for action in menu.actions()] == ["复制为图片", "导出表格（XLSX）…"]
    menu.actions()[0].trigger()
    assert (
        QGuiApplication.clipboard().pixmap().size()
        == stand.page.heat.card.size() * stand.page.devicePixelRatioF()
    )

    stand.page.export.click()
    stand.seat.wait_for(path.exists)
    stand.calm()
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [
        "概览",
        "分时受理与办结",
        "各村社在办",
        "响应时长",
        "时段热力",
        "热点",
        "承办单位",
        "检验方法",
    ]
    assert [cell.value for cell in book["概览"][2]][:3] == ["今日登记", 2, "件"]
    assert [cell.value for cell in book["分时受理与办结"][11]][:3] == ["09:00", 1, 1]
    assert stand.window.findChildren(QMenu) is not None


def test_a_full_disk_leaves_what_stood_there_and_says_one_sentence(
    stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "看板.xlsx"
    path.write_bytes(b"before")
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr("commandroom.reports.files.write_whole", Mock(side_effect=full))
    events.write(stand.seat.desk, "看板", stand.page.grids(), path)
    stand.calm()

    assert path.read_bytes() == b"before"
    said = [toast.accessibleName() for toast in stand.window.toasts.toasts]
    assert said == ["“看板.xlsx”写不出去：磁盘已满，没有留下半个文件。"]


def test_with_fewer_than_seven_days_charts_of_history_say_so_and_nothing_is_said_to_rise(
    practice_seat: Seat,
) -> None:
    practice_seat.bench.submitted()
    page = Stand(practice_seat).page

    assert page.response.card.nothing == page.heat.card.nothing == "数据不足 7 天"
    assert not page.hourly.card.nothing
    assert "数据不足 7 天，无均值" in page.hourly.card.note.text()
    assert page.hot.card.nothing == "历史只有 0 个整周，暂不判断上升"


def test_before_the_first_event_the_page_says_so_and_leads_to_intake(practice_seat: Seat) -> None:
    stand = Stand(practice_seat)

    assert stand.page.findChildren(EmptyState)
    assert not stand.page.sight.isVisible()


def test_another_look_is_worn_by_the_charts(stand: Stand) -> None:
    from msgspec.structs import replace

    from commandroom.ui.theme import Scheme

    desk = stand.seat.desk
    before = stand.page.hourly.plot.backgroundBrush().color().name()
    desk.theme.switch(replace(desk.theme.appearance, scheme=Scheme.DARK))
    stand.calm()

    assert before == "#ffffff"
    assert stand.page.hourly.plot.backgroundBrush().color() == desk.theme.colour("surface")


@pytest.mark.parametrize(
    ("kind", "first", "before"),
    [
        ("today", date(2026, 1, 1), date(2025, 12, 31)),
        ("week", date(2025, 12, 29), date(2025, 12, 22)),
        ("month", date(2026, 1, 1), date(2025, 12, 1)),
        ("quarter", date(2026, 1, 1), date(2025, 10, 1)),
    ],
)
def test_a_range_begins_and_is_compared_where_people_expect(kind: str, first: date, before: date) -> None:
    days = days_of(kind, date(2026, 1, 1))

    assert (days.first, days.last, days.before) == (first, date(2026, 1, 1), before)
    assert own_days(date(2026, 3, 1), date(2026, 3, 5)).before == date(2026, 2, 24)


@pytest.mark.parametrize(
    ("most", "ticks"),
    [(0, [1]), (9, [2, 4, 6, 8, 10]), (1, [0.2, 0.4, 0.6, 0.8, 1.0]), (300, [100, 200, 300])],
)
def test_the_steps_of_an_axis_are_round(most: float, ticks: list[float]) -> None:
    assert steps_to(most) == pytest.approx(ticks)
