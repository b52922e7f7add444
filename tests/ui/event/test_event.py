"""The event page on a real room, mostly by keys."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QToolTip, QWidget

from commandroom.domain.event.state import State
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.confirm import ReasonDialog
from commandroom.ui.notices import Notice
from commandroom.ui.widgets.button import Button
from commandroom.usecases.commands import Act
from tests.ui.event.conftest import Event
from tests.ui.room import Seat

Make = Callable[[], Event]
CONTROL = Qt.KeyboardModifier.ControlModifier


def texts(widget: QWidget) -> str:
    """All that a widget says."""
    labels = [label.text() for label in widget.findChildren(QLabel)]
    return "\n".join([*labels, *(button.text() for button in widget.findChildren(QAbstractButton))])


def heard(seat: Seat) -> list[Notice]:
    said: list[Notice] = []
    seat.desk.notices.said.connect(said.append)
    return said


def verbs(buttons: Iterable[Button]) -> list[str]:
    return [button.accessibleName() for button in buttons if button.isVisible()]


def test_the_page_shows_title_state_facts_and_text(event: Make) -> None:
    page = event().show()

    assert page.header.state.state == "S10"
    assert "老街3号" in texts(page.left.facts)
    assert page.left.texts["text"][1].text() == "老街三号门前井盖不见了"
    assert not page.left.texts["reply_text"][0].isVisible()


def test_personal_data_are_masked_until_a_reason_is_given(seat: Seat, event: Make) -> None:
    page = event().show()
    masked = page.left.person.text()

    page.left.reveal.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.set_text("回访需要")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    seat.settle()
    clear = page.left.person.text()
    page.model._mask.timeout.emit()
    seat.settle()

    assert masked == "王**  100****0000"
    assert clear == "王小明  10000000000"
    assert page.left.person.text() == masked
    assert "10000000000" not in page.course.timeline.accessibleDescription()
    assert "查看个人信息" in page.course.timeline.accessibleDescription()
    assert page.model._mask.interval() == 60_000


def test_personal_data_are_hidden_when_the_page_is_left(seat: Seat, event: Make) -> None:
    made = event()
    page = made.show()
    page.model.reveal("回访需要")
    seat.settle()
    assert "10000000000" in page.left.person.text()

    assert made.window is not None
    made.window.show_page("start")

    assert "10000000000" not in page.left.person.text()


def test_the_strip_tells_what_was_done_in_time_what_runs_and_what_is_to_come(seat: Seat, event: Make) -> None:
    made = event()
    seat.bench.later(minutes=10)
    page = made.dispatch().show()

    told = [(node.key, node.status) for node in page.strip.nodes][:6]

    assert told == [
        ("accept", "on_time"),
        ("dispatch", "on_time"),
        ("sign", "running"),
        ("dispose", "running"),
        ("verify", "ahead"),
        ("close", "ahead"),
    ]


def test_a_step_done_too_late_is_told_as_late(seat: Seat, event: Make) -> None:
    made = event()
    seat.bench.later(days=9)
    page = made.accept().show()

    assert page.strip.nodes[0].status == "late"
    assert "超时" in page.strip.accessibleDescription()


def test_a_cooperating_unit_has_its_own_clock_and_state(event: Make) -> None:
    page = event().dispatch(coop="safety-law").show()

    coop = [node for node in page.strip.nodes if node.key == "coop"]

    assert len(coop) == 1
    assert coop[0].status == "running"
    assert page.aside.coops.isVisible()
    assert "未签收" in texts(page.aside.coops)


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_step_explains_its_time_limit(seat: Seat, event: Make) -> None:
    page = event().show()

    page.strip.setFocus()
    QTest.keyClick(page.strip, Qt.Key.Key_Right)
    seat.settle()

    assert "受理时限" in QToolTip.text()
    assert "到期" in QToolTip.text()


def test_a_remark_is_written_by_keys_alone(seat: Seat, event: Make) -> None:
    made = event()
    page = made.show()

    QTest.keyClicks(page, "r")
    QTest.keyClicks(page.course.note, "called the village")
    QTest.keyClick(page.course.note, Qt.Key.Key_Return, CONTROL)
    seat.settle()

    assert [row.text for row in seat.sheet(made.number).timeline if row.verb == "note"] == [
        "called the village"
    ]
    assert page.course.text == ""
    assert "called the village" in page.course.timeline.accessibleDescription()


def test_an_empty_or_too_long_remark_is_refused_and_kept(seat: Seat, event: Make) -> None:
    made = event()
    page = made.show()
    page.course.note.setPlainText("长" * 10_001)

    QTest.keyClick(page.course.note, Qt.Key.Key_Return, CONTROL)
    seat.settle()

    assert len(page.course.text) == 10_001
    assert page.course._fault.text() == "不超过 10,000 字，当前 10,001 字。"
    assert "note" not in [row.verb for row in seat.sheet(made.number).timeline]


def test_a_remark_that_was_begun_stays_with_its_event(seat: Seat, event: Make) -> None:
    other = event().number
    page = event().show()
    QTest.keyClick(page, Qt.Key.Key_R)
    page.course.note.insertPlainText("已电话联系诉求人")
    first = page.model.ref

    page.arrive({"event_id": other})
    seat.settle()
    there = page.course.text
    page.arrive({"event_id": first})
    seat.settle()

    assert there == ""
    assert page.course.text == "已电话联系诉求人"


def test_a_change_elsewhere_is_told_and_what_is_typed_stays(seat: Seat, event: Make) -> None:
    made = event()
    page = made.show()
    page.course.note.setPlainText("正在写")

    made.accept()
    seat.settle()
    seat.settle()
    told = page.elsewhere.told.text(), page.elsewhere.isVisible(), page.header.state.state
    page.elsewhere.button.click()
    seat.settle()

    assert told[1:] == (True, "S10")
    assert "受理" in told[0]
    assert page.header.state.state == "S20"
    assert not page.elsewhere.isVisible()
    assert page.course.text == "正在写"


def test_an_own_deed_is_shown_at_once(seat: Seat, event: Make) -> None:
    page = event().show()

    page.model.act("note", "note", text="备注")
    seat.settle()

    assert not page.elsewhere.isVisible()
    assert "备注" in page.course.timeline.accessibleDescription()


def test_a_deed_opens_by_its_letter(seat: Seat, event: Make) -> None:
    made = event()
    page = made.show()

    QTest.keyClicks(page, "a")
    seat.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CardDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    seat.settle()

    assert seat.sheet(made.number).event.state is State.PENDING_TRIAGE
    assert page.header.state.state == "S20"
    assert not page.elsewhere.isVisible()


def test_a_letter_that_is_not_open_says_so(seat: Seat, event: Make) -> None:
    page = event().show()
    said = heard(seat)

    QTest.keyClicks(page, "v")
    seat.settle()

    assert [notice.text for notice in said] == ["“待受理”状态下不能核查通过。"]


@pytest.mark.qt_log_ignore("does not support")
def test_the_menu_of_all_deeds_names_who_may_do_what_this_person_may_not(event: Make) -> None:
    page = event().show()

    QTest.keyClicks(page, ".")
    menu = page.findChild(QMenu)
    assert menu is not None
    closed = [action.text() for action in menu.actions() if not action.isEnabled()]
    opened = [action.text() for action in menu.actions() if action.isEnabled()]
    menu.close()

    assert "受理" in opened
    assert closed
    assert all("（限" in text for text in closed)


def test_the_first_buttons_follow_the_state(event: Make) -> None:
    made = event()
    first = verbs(made.show().header.buttons)
    made.dispatch()
    made.page.refresh()
    made.seat.settle()

    assert first[0] == "受理"
    assert verbs(made.page.header.buttons)[0] == "提请督办"


def test_a_proposal_is_approved_by_another_person_only(seat: Seat, event: Make) -> None:
    made = event().dispatch()
    seat.sit(seat.person("shift_leader"))
    made.act("supervise", by="shift_leader", color="blue", requirement="尽快办理")
    page = made.show()
    mine = [button.accessibleName() for button in page.aside.proposals.findChildren(Button)]

    seat.sit(seat.person("deputy_director"))
    page.refresh()
    seat.settle()
    approve = next(b for b in page.aside.proposals.findChildren(Button) if b.accessibleName() == "批准 督办")
    approve.click()
    seat.settle()

    assert mine == []
    sheet = seat.sheet(made.number).event
    assert sheet.supervise_count == 1
    assert not page.aside.proposals.isVisible()
    assert page.aside.sheets.isVisible()


def test_a_withdrawn_deed_stays_in_the_course_and_is_told_as_withdrawn(seat: Seat, event: Make) -> None:
    made = event()
    seat.sit(seat.person("intake"))
    changes = seat.bench.room.perform(Act("note", made.number, {"text": "写错了"}))
    seat.bench.room.perform(Act("withdraw", made.number, {"target": changes.entries[0]}))

    page = made.show()

    assert "已撤回，不生效。" in page.course.timeline.accessibleDescription()


def test_a_correction_shows_the_old_value_and_the_new_one(event: Make) -> None:
    made = event()
    made.act("correct", by="intake", field="location", value="老街5号", reason="门牌看错")

    page = made.show()

    assert "老街3号 → 老街5号" in page.course.timeline.accessibleDescription()


def test_the_filter_tells_talk_from_steps(event: Make) -> None:
    made = event()
    made.act("note", by="intake", text="已电话联系")
    page = made.show()

    page.course.filter.press(2)
    talk = page.course.timeline.accessibleDescription()
    page.course.filter.press(1)
    steps = page.course.timeline.accessibleDescription()

    assert "已电话联系" in talk
    assert "提交" not in talk
    assert "提交" in steps
    assert "已电话联系" not in steps


def test_a_dropped_file_is_attached_and_shown(seat: Seat, event: Make, tmp_path: Path) -> None:
    made = event()
    page = made.show()
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    path = tmp_path / "现场.png"
    picture.save(str(path))
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(path))])

    assert page.aside.files.take(given)
    seat.settle()
    seat.wait_for(lambda: not seat.desk.slow.is_busy)

    assert [file.name for file in seat.sheet(made.number).event.attachments] == ["现场.png"]
    assert [file.name for file in page.aside.files.grid.files] == ["现场.png"]
    sha = page.aside.files.grid.files[0].sha256
    seat.wait_for(lambda: sha in page.aside.files.grid.pictures)
    assert page.aside.files.grid.pictures[sha].width() == 64


def test_a_pasted_picture_is_attached(seat: Seat, event: Make) -> None:
    made = event()
    page = made.show()
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    QApplication.clipboard().setImage(picture)

    QTest.keyClick(page, Qt.Key.Key_V, CONTROL)
    seat.wait_for(lambda: bool(page.aside.files.grid.files))

    assert len(seat.sheet(made.number).event.attachments) == 1
    page.aside.files.tidy()


def test_a_refused_file_says_why(seat: Seat, event: Make, tmp_path: Path) -> None:
    page = event().show()
    said = heard(seat)
    (tmp_path / "empty.txt").write_bytes(b"")

    page.model.attach([tmp_path / "empty.txt"])
    seat.settle()

    assert len(said) == 1
    assert "empty.txt" in said[0].text


def test_brackets_walk_the_list_the_person_came_from(seat: Seat, event: Make) -> None:
    first, second = event(), event()
    ids = array("i", [seat.sheet(first.number).row, seat.sheet(second.number).row])
    page = first.show(ids=ids)

    QTest.keyClicks(page, "]")
    seat.settle()
    after = page.header.number.text()
    QTest.keyClicks(page, "]")
    seat.settle()
    end = page.header.number.text()
    QTest.keyClicks(page, "[")
    seat.settle()

    assert (after, end, page.header.number.text()) == (second.number, second.number, first.number)
    assert not page.header.previous.isEnabled()
    assert page.header.next.isEnabled()


def test_escape_goes_back(event: Make) -> None:
    made = event()
    page = made.show()
    assert made.window is not None

    QTest.keyClick(page, Qt.Key.Key_Escape)

    assert made.window.current == "start"


def test_a_merged_event_leads_to_the_one_that_stands_for_it(seat: Seat, event: Make) -> None:
    first, second = event(), event()
    second.act("merge", by="intake", master_id=first.number, similarity_reason="同一井盖")
    page = second.show()
    link = next(b for b in page.aside.related.findChildren(Button) if b.accessibleName() == "老街井盖缺失")

    link.click()
    seat.settle()

    assert page.header.number.text() == first.number
    assert "并入本件" in texts(page.aside.related)


def test_an_unknown_event_is_said_with_its_code(seat: Seat, event: Make) -> None:
    page = event().show()

    page.arrive({"event_id": "no-such-event"})
    seat.settle()

    assert "event.unknown" in texts(page.placeholder)


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1280, 720), (1024, 640)])
def test_nothing_of_the_page_lies_outside_the_window(event: Make, size: tuple[int, int]) -> None:
    page = event().dispatch(coop="safety-law").show(size=size)

    assert page.minimumSizeHint().width() <= page.width()
    right = page.header.more.mapTo(page, page.header.more.rect().topRight()).x()
    assert right <= page.width()


def test_a_long_text_is_shown_to_its_end_right_under_the_facts(event: Make) -> None:
    made = event()
    made.act("correct", by="intake", field="text", value="井盖缺失，夜间无照明，希望尽快处理。" * 300)
    page = made.show(size=(1366, 768))

    section, label = page.left.texts["text"]

    assert label.height() >= label.heightForWidth(label.width())
    assert section.y() - page.left.facts.geometry().bottom() < 20


def test_the_countdown_goes_on(seat: Seat, event: Make) -> None:
    page = event().show()
    before = page.strip.accessibleDescription()

    seat.bench.clock.moment += timedelta(minutes=3)
    page._tick()

    assert page.strip.accessibleDescription() != before
