"""The board on a real room, mostly by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from commandroom.domain.event.state import State
from commandroom.ui.breakpoints import Tier
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.notices import Notice
from commandroom.ui.page import PageSpec
from commandroom.ui.pages.board.columns import COLUMNS, DUE
from commandroom.ui.pages.board.hearing import CHANGES_PAUSE_MS
from commandroom.ui.pages.board.view import COUNT_EVERY_SECONDS, BoardPage, spec
from commandroom.usecases.queries import BoardQuery
from tests.ui.board.conftest import Board
from tests.ui.room import Seat

Register = Callable[..., str]
Open = Callable[[], Board]
NOTHING = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def key(board: Board, which: str | Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
    if isinstance(which, str):
        QTest.keyClicks(board.page.table, which, modifier)
    else:
        QTest.keyClick(board.page.table, which, modifier)
    board.seat.settle()


def heard(seat: Seat) -> list[Notice]:
    said: list[Notice] = []
    seat.desk.notices.said.connect(said.append)
    return said


def test_the_board_shows_what_is_open_with_its_counts(register: Register, board: Open) -> None:
    register("老街井盖缺失")
    register("河道垃圾")

    shown = board()

    assert sorted(shown.titles) == ["河道垃圾", "老街井盖缺失"]
    assert "2" in shown.page.filters.count.text()
    accept = shown.page.strip.tabs["accept"]
    shown.seat.wait_for(lambda: accept.accessibleName() == "待受理，2 件，超时 0 件")
    assert shown.page.strip.tabs["history"].isHidden()


def test_an_empty_room_says_so_and_offers_to_register(board: Open) -> None:
    shown = board()

    assert shown.page.model.total == 0
    assert not shown.page.table.isVisible()
    buttons = [
        b.accessibleName()
        for b in shown.page.placeholder.findChildren(type(shown.page.pill))
        if b.isVisible()
    ]
    assert "登记事件" in buttons


def test_j_and_k_walk_and_enter_opens(seat: Seat, register: Register, board: Open) -> None:
    first, second = register("第一件"), register("第二件")
    shown = board()
    went: list[tuple[str, object]] = []
    seat.desk.navigator.wanted.disconnect()
    seat.desk.navigator.wanted.connect(lambda page, where: went.append((page, where["event_id"])))
    top = shown.current

    key(shown, "j")
    below = shown.current
    key(shown, "k")
    key(shown, Qt.Key.Key_Return)

    assert {top, below} == {"第一件", "第二件"}
    number = first if top == "第一件" else second
    assert went == [("event", seat.sheet(number).event.id)]


def test_an_opened_event_is_no_longer_bold(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    row = shown.page.model.table.row_at(0)
    assert row is not None
    assert row.unread
    seat.desk.navigator.wanted.disconnect()

    key(shown, Qt.Key.Key_Return)
    shown.page.refresh()
    seat.settle()
    shown.titles  # noqa: B018  fetches the rows

    row = shown.page.model.table.row_at(0)
    assert row is not None
    assert not row.unread


def test_letters_that_mean_nothing_do_nothing(register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    before = shown.current

    for letter in "qztg":
        key(shown, letter)

    assert shown.current == before
    assert shown.page.model.marking.count == 0


def test_rows_do_not_move_under_the_cursor_until_r(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()

    register("第二件")
    seat.settle()
    before = shown.titles
    pill = shown.page.pill.isVisible(), shown.page.pill.accessibleName()
    key(shown, "r")

    assert before == ["第一件"]
    assert pill == (True, "有 1 件更新")
    assert sorted(shown.titles) == ["第一件", "第二件"]
    assert shown.current == "第一件"
    assert not shown.page.pill.isVisible()


def test_what_is_shown_is_not_announced_once_more(seat: Seat, register: Register, board: Open) -> None:
    shown = board()
    register("两次改动的一件")  # two deeds, the second heard in the pause after the first
    seat.settle()

    key(shown, "r")
    seat.qtbot.wait(3 * CHANGES_PAUSE_MS)

    assert shown.titles == ["两次改动的一件"]
    assert not shown.page.pill.isVisible()


def test_leaving_the_list_shows_what_others_changed(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    shown.page.table.setFocus()
    register("第二件")
    seat.settle()

    shown.window.top.search.setFocus(Qt.FocusReason.TabFocusReason)
    seat.settle()

    assert sorted(shown.titles) == ["第一件", "第二件"]


def test_thirty_idle_seconds_show_what_others_changed(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    register("第二件")
    seat.settle()
    idle = shown.page.model.hearing._idle
    assert idle.isActive()
    assert idle.interval() == 30_000

    idle.setInterval(5)
    idle.start()
    seat.wait_for(lambda: shown.page.model.total == 2)

    assert sorted(shown.titles) == ["第一件", "第二件"]


def test_the_state_of_a_shown_row_is_true_although_it_stays_in_place(
    seat: Seat, register: Register, board: Open
) -> None:
    number = register("第一件")
    shown = board()
    shown.titles  # noqa: B018

    seat.act("accept", number, by=seat.person("intake"), category="0910", urgency="一般")
    seat.settle()
    seat.settle()

    row = shown.page.model.table.row_at(0)
    assert row is not None
    assert row.state is State.PENDING_TRIAGE


def test_a_deed_by_key_and_its_undo(seat: Seat, register: Register, board: Open) -> None:
    number = register("第一件")
    shown = board()

    key(shown, "a")
    seat.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CardDialog)
    seat.settle()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    after = seat.sheet(number).event.state
    shown.window.toasts.act_on_newest()
    seat.settle()

    assert after is State.PENDING_TRIAGE
    assert seat.sheet(number).event.state is State.PENDING_ACCEPT
    assert shown.page.model.hearing.pending == 0


def test_a_key_whose_deed_is_not_open_says_why(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    said = heard(seat)

    key(shown, "v")
    seat.settle()

    assert [notice.text for notice in said] == ["“待受理”状态下不能核查通过。"]


def test_x_marks_and_escape_lets_go(register: Register, board: Open) -> None:
    for at in range(4):
        register(f"第{at}件")
    shown = board()

    key(shown, "x")
    key(shown, Qt.Key.Key_Down, SHIFT)
    key(shown, Qt.Key.Key_Down, SHIFT)
    marked, bar = shown.page.model.marking.count, shown.page.bar.text
    visible = shown.page.bar.isVisible()
    QTest.keyClick(shown.window, Qt.Key.Key_Escape)

    assert (marked, bar, visible) == (3, "已选 3 件", True)
    assert shown.page.model.marking.count == 0
    assert not shown.page.bar.isVisible()


def test_ctrl_a_is_a_wish_for_all_and_not_a_selection(seat: Seat, register: Register, board: Open) -> None:
    for at in range(4):
        register(f"第{at}件")
    shown = board()

    shown.page.table.selectAll()
    seat.settle()
    key(shown, "x")

    assert shown.page.model.marking.marks.is_all
    assert shown.page.model.marking.count == 3
    assert len(list(shown.page.model.marking.rows())) == 3
    assert sum(len(part) for part in shown.page.table.chosen_rows()) == 1


def test_search_narrows_and_nothing_found_can_be_cleared(seat: Seat, register: Register, board: Open) -> None:
    register("老街井盖缺失")
    register("河道垃圾")
    shown = board()

    shown.page.search("井盖")
    seat.settle()
    found = shown.titles
    shown.page.search("没有这样的事")
    seat.settle()
    empty = shown.page.model.total
    shown.page.filters.clear()
    seat.settle()

    assert found == ["老街井盖缺失"]
    assert empty == 0
    assert len(shown.titles) == 2


def test_filters_narrow_together_and_are_kept_as_a_view(seat: Seat, register: Register, board: Open) -> None:
    register("电话来的")
    register("上门来的", source="VISIT")
    shown = board()
    filters = shown.page.filters

    filters._narrow("source", "VISIT")
    seat.settle()
    filters._narrow("urgency", "normal")
    seat.settle()
    views = shown.page.views
    kept = views.saved.save(filters.person, "来访", shown.page.model.query)
    filters.clear()
    seat.settle()
    views.show(kept.id)
    seat.settle()

    assert shown.titles == ["上门来的"]
    assert filters.source.text() == "群众来访 ▾"
    assert views.saved.names(filters.person) == ["来访"]
    assert views.saved.names("somebody-else") == []


def test_the_list_is_found_as_it_was_left(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    shown.page.table.sort_wanted.emit("registered")
    seat.settle()
    shown.page.leave()

    again = seat.window(spec())
    seat.settle()

    page = again.page("board")
    assert isinstance(page, BoardPage)
    assert page.model.query.sort == "registered"


@pytest.mark.parametrize(
    ("tier", "hidden"),
    [
        (Tier.WIDE, {"number"}),
        (Tier.MEDIUM, {"number", "source"}),
        (Tier.NARROW, {"number", "source", "category"}),
        (Tier.SMALL, {"number", "source", "category", "grid", "registered"}),
    ],
)
def test_narrow_windows_leave_columns_out(board: Open, tier: Tier, hidden: set[str]) -> None:
    shown = board()

    shown.page.fit(tier)

    found = {column.key for at, column in enumerate(COLUMNS) if shown.page.table.isColumnHidden(at)}
    assert found == hidden


def test_a_tick_paints_only_the_column_of_time_limits(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    table, model = shown.page.table, shown.page.model.table
    changed: list[object] = []
    model.dataChanged.connect(lambda *_: changed.append(1))
    said = model.data(model.index(0, DUE))

    seat.bench.clock.moment += timedelta(minutes=1)
    shown.page._tick()

    assert changed == []
    assert model.data(model.index(0, DUE)) != said
    assert table.columnWidth(DUE) < table.width() / 4


def test_lamps_that_turn_with_time_move_no_row_but_are_counted(
    seat: Seat, register: Register, board: Open
) -> None:
    register("第一件")
    register("第二件")
    shown = board()
    before = shown.titles

    seat.bench.clock.moment += timedelta(days=4)
    for _ in range(COUNT_EVERY_SECONDS):
        shown.page._tick()
    seat.settle()

    assert shown.titles == before
    assert shown.page.strip.tabs["accept"].accessibleName() == "待受理，2 件，超时 2 件"
    assert shown.page.model.hearing.pending == 0


def test_the_time_limit_explains_itself_step_by_step(seat: Seat, register: Register, board: Open) -> None:
    from commandroom.ui.parts.clocks import ask_tip

    number = register("第一件")
    board()
    tips: list[str] = []

    ask_tip(seat.desk, number, then=tips.append)
    seat.settle()

    assert "受理时限" in tips[0]
    assert "收件" in tips[0]
    assert "到期" in tips[0]


@pytest.mark.qt_log_ignore("does not support raise")
def test_w_shows_the_time_limits_of_the_current_row(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()

    key(shown, "w")
    seat.settle()

    assert "受理时限" in QToolTip.text()


def test_the_preview_follows_the_cursor(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    register("第二件")
    shown = board()
    seat.qtbot.wait(60)
    seat.settle()
    first = shown.page.preview._title.text()

    key(shown, "j")
    seat.qtbot.wait(60)
    seat.settle()

    assert {first, shown.page.preview._title.text()} == {"第一件", "第二件"}
    assert [verb.name for verb in shown.page.preview.verbs][:1]
    assert "100****0000" in "".join(value.text() for _, value in shown.page.preview._rows)
    assert "10000000000" not in "".join(value.text() for _, value in shown.page.preview._rows)


def test_another_page_may_send_somebody_to_a_queue(seat: Seat, register: Register) -> None:
    register("第一件")
    window = seat.window(PageSpec("start", "首页", "house", lambda _desk: QWidget()), spec())

    window.show_page("board", {"view": "done"})
    seat.settle()

    page = window.page("board")
    assert isinstance(page, BoardPage)
    assert page.model.query.view == "done"
    assert page.model.total == 0


def test_of_two_searches_the_newer_wins(seat: Seat, register: Register, board: Open) -> None:
    register("老街井盖缺失")
    register("河道垃圾")
    shown = board()
    asked: list[str] = []
    shown.page.model.ids_changed.connect(lambda _vector: asked.append(shown.page.model.query.text))

    shown.page.search("井")
    shown.page.search("垃圾")
    seat.settle()

    assert shown.titles == ["河道垃圾"]
    assert set(asked) == {"垃圾"}


def test_a_fault_is_shown_in_place_with_its_code_and_can_be_retried(
    seat: Seat, register: Register, board: Open
) -> None:
    register("第一件")
    shown = board()

    shown.page.ask(BoardQuery(view="no-such-queue"))
    seat.settle()
    said = [label.text() for label in shown.page.placeholder.findChildren(QLabel) if label.isVisible()]

    assert "board.view_unknown" in said
