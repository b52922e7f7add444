"""The supervision desk: what stands in which column, and what the keys do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from commandroom.domain.errors import WorldError
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.dialogs.verbs.dialog import VerbDialog
from commandroom.ui.pages.supervision.dialogs import CauseDialog, SheetDialog
from commandroom.ui.pages.supervision.table_model import node_text
from commandroom.ui.widgets.placeholder import ErrorState
from commandroom.usecases.supervision import sweep
from tests.ui.supervision.conftest import Supervised

Open = Callable[[], Supervised]


def dialog(kind: type[CardDialog]) -> CardDialog:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert found, f"no {kind.__name__}"
    return found[0]


def test_red_and_yellow_stand_in_their_columns(supervised: Open) -> None:
    page = supervised()
    bench = page.bench
    bench.submitted(title="老街井盖缺失")
    bench.later(minutes=60)
    bench.submitted(title="新街路灯不亮")
    bench.later(minutes=90)

    page.page.refresh()
    page.settle()

    assert page.titles("red") == ["老街井盖缺失"]
    assert page.titles("yellow") == ["新街路灯不亮"]
    assert node_text(page.page.lists.red.rows.rows[0], bench.clock.moment) == "受理超时"
    assert node_text(page.page.lists.yellow.rows.rows[0], bench.clock.moment) == "受理将到期"


def test_an_empty_column_says_so_calmly(supervised: Open) -> None:
    page = supervised()

    assert page.page.lists.red.title.text() == "红灯  0"
    assert not page.page.lists.red.batch.isEnabled()
    assert not page.page.urge_all.isEnabled()


def test_the_figures_show_what_was_done_today(supervised: Open) -> None:
    page = supervised()
    page.bench.submitted()
    late = page.bench.submitted(title="迟到的受理")
    page.bench.later(hours=3)
    page.bench.act("accept", late, by="t-intake", category="0910", urgency="一般")
    page.bench.accepted(title="按时的受理")

    page.page.refresh()
    page.settle()

    assert page.page.strip.figures["accept"].value == "50.0%"
    assert "1/2" in page.page.strip.figures["accept"].note
    assert page.page.strip.figures["close"].value == "—"


def test_r_urges_the_event_under_the_cursor_and_enter_opens_it(supervised: Open) -> None:
    page = supervised()
    number = page.bench.submitted()
    page.bench.later(minutes=90)
    page.page.refresh()
    page.settle()

    page.press("R")
    page.press(Qt.Key.Key_Return)

    assert page.bench.event(number).urge_count == 1
    assert page.went == [("event", {"event_id": page.bench.event(number).id})]


def test_j_and_k_move_and_the_arrows_change_the_column(supervised: Open) -> None:
    page = supervised()
    for n in range(3):
        page.bench.submitted(title=f"第{n}件")
    page.bench.later(minutes=60)
    page.bench.submitted(title="黄灯一件")
    page.bench.later(minutes=90)
    page.page.refresh()
    page.settle()
    view = page.page.lists.red.view
    view.setFocus()

    page.press("J")
    page.press("J")
    page.press("K")
    at = view.currentIndex().row()
    page.press(Qt.Key.Key_Right)

    assert at == 1
    assert page.page.lists.yellow.view.hasFocus()


def test_urging_all_asks_with_the_count_and_urges_each_event_once(supervised: Open) -> None:
    page = supervised()
    numbers = [page.bench.submitted(title=f"第{n}件") for n in range(3)]
    page.bench.later(minutes=90)
    page.page.refresh()
    page.settle()

    page.page.urge_all.click()
    asked = dialog(ConfirmDialog)
    asked.submit_button.click()
    page.settle()

    assert "3" in asked.title.text()
    assert [page.bench.event(number).urge_count for number in numbers] == [1, 1, 1]


def test_marked_rows_get_a_sheet_each(supervised: Open) -> None:
    page = supervised()
    numbers = [page.bench.submitted(title=f"第{n}件") for n in range(3)]
    page.seat.sit("t-deputy_director")
    page.bench.later(hours=3)
    page.page.refresh()
    page.settle()
    page.page.lists.red.view.setFocus()

    page.press("X")
    page.press("J")
    page.press("X")
    page.page.lists.red.batch.click()
    sheet = dialog(SheetDialog)
    sheet.submit_button.click()
    page.settle()

    assert "2" in sheet.title.text()
    assert sorted(page.bench.event(number).supervise_count for number in numbers) == [0, 1, 1]


def test_the_backlog_keeps_what_is_red_for_a_day_and_asks_for_a_cause(supervised: Open) -> None:
    page = supervised()
    number = page.bench.submitted(title="积压一件")
    page.bench.later(days=3)
    page.bench.submitted(title="新的一件")
    page.bench.later(hours=3)
    page.window.show_page("supervision", {"tab": "backlog"})
    page.settle()

    page.press("C")
    cause = dialog(CauseDialog)
    assert isinstance(cause, CauseDialog)
    cause.causes.choose("waiting_partner")
    cause.submit_button.click()
    page.settle()
    page.seat.wait_for(lambda: bool(page.page.lists.old.rows.causes))

    row = page.page.lists.old.rows.rows[0]
    assert page.titles("old") == ["积压一件"]
    assert page.page.lists.old.rows.text(row, 3) == "等待协办单位"
    assert page.bench.event(number).backlog_code == "waiting_partner"


def test_a_lamp_that_turns_between_two_answers_changes_its_column(supervised: Open) -> None:
    page = supervised()
    page.bench.submitted()
    page.bench.later(minutes=119)
    page.page.refresh()
    page.settle()
    before = (page.titles("red"), page.titles("yellow"))

    page.bench.later(minutes=2)
    page.page._tick()

    assert before == ([], ["老街井盖缺失"])
    assert (page.titles("red"), page.titles("yellow")) == (["老街井盖缺失"], [])


def test_rows_are_grouped_by_unit_with_their_count(supervised: Open) -> None:
    page = supervised()
    page.bench.dispatched(office="发展服务办公室")
    page.bench.dispatched(office="发展服务办公室")
    page.bench.dispatched(office="平安法治办公室")
    page.bench.later(hours=6)
    page.page.by_unit.setChecked(True)

    page.page.refresh()
    page.settle()

    rows = page.page.lists.red.rows
    headings = [rows.heading_at(at) for at in range(rows.rowCount()) if rows.row_at(at) is None]
    assert [heading.split()[-1] for heading in headings] == ["2", "1"]


def test_what_cannot_be_asked_is_said_with_a_way_to_try_again(supervised: Open) -> None:
    page = supervised()

    page.page.model.failed.emit(WorldError("store.busy", file="room.db"))

    assert page.page.placeholder.findChild(ErrorState) is not None


def test_what_others_do_is_seen_without_a_key(supervised: Open) -> None:
    page = supervised()
    number = page.bench.submitted()
    page.bench.later(minutes=90)
    page.page.refresh()
    page.settle()

    page.bench.act("accept", number, by="t-intake", category="0910", urgency="一般")
    page.seat.wait_for(lambda: page.titles("yellow") == [])

    assert page.page.lists.yellow.title.text() == "黄灯  0"


def test_the_call_backs_say_how_often_nobody_answered_and_when_to_call_again(supervised: Open) -> None:
    page = supervised()
    silent, fresh = page.bench.verified(title="没人接"), page.bench.verified(title="还没打")
    page.bench.act("callback_attempt", silent, by="t-intake")
    page.window.show_page("supervision", {"tab": "calls"})
    page.settle()

    table = page.page.lists.calls.rows
    notes = {row.number: table.note(row) for row in table.rows}

    assert page.titles("calls") == ["还没打", "没人接"]
    assert notes[fresh] == "尚未拨打"
    assert notes[silent].startswith("未接通 1 次")
    assert notes[silent].endswith("后再拨")
    assert page.page.tabs.chips[2].text() == "回访 2"


def test_v_calls_back_and_n_notes_that_nobody_answered(supervised: Open) -> None:
    page = supervised()
    page.bench.verified(title="待回访")
    page.window.show_page("supervision", {"tab": "calls"})
    page.settle()

    page.press("N")
    unanswered = dialog(VerbDialog)
    unanswered.reject()
    page.press("V")
    called = dialog(VerbDialog)

    assert (unanswered.windowTitle(), called.windowTitle()) != ("", "")
    assert "未接通" in unanswered.windowTitle()
    assert "未接通" not in called.windowTitle()
    called.reject()


def test_a_row_says_how_far_its_reminders_went_and_that_they_arrived(supervised: Open) -> None:
    page = supervised()
    bench = page.bench
    number = bench.submitted(category="0910")
    bench.clock.moment = bench.timer(number, "accept").yellow_at
    bench.later(minutes=1)
    sweep(bench.room)
    bench.clock.moment = bench.timer(number, "accept").due
    bench.later(minutes=1)
    sweep(bench.room)
    bench.later(hours=5)
    sweep(bench.room)
    page.page.refresh()
    page.settle()
    table = page.page.lists.red.rows
    before = table.note(table.rows[0])

    bench.act("urge_ack", number, by="t-shift_leader")
    page.page.refresh()
    page.settle()

    assert before.startswith("已催至")
    assert table.note(table.rows[0]) == "已回执"
