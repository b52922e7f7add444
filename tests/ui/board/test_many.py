"""Work on many events at once: in steps, told how far it is, stopped, tried again, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.ui.notices import Notice
from commandroom.ui.pages.board import export
from commandroom.ui.pages.board import many as many_module
from commandroom.ui.pages.board.manyforms import NumberDialog
from commandroom.ui.pages.board.manyresult import RefusedDialog
from commandroom.ui.pages.board.manyverb import ManyVerbDialog
from commandroom.usecases import batching
from tests.ui.board.conftest import Board
from tests.ui.room import Seat

Register = Callable[..., str]
Open = Callable[[], Board]
CTRL = Qt.KeyboardModifier.ControlModifier


def heard(seat: Seat) -> list[Notice]:
    said: list[Notice] = []
    seat.desk.notices.said.connect(said.append)
    return said


def finish(board: Board) -> None:
    """Wait until the work is over and the list shows it."""
    board.seat.wait_for(lambda: not board.page.many.is_running and not board.seat.desk.slow.is_busy)
    board.seat.settle()


def dialog() -> object:
    return QApplication.activeModalWidget()


def test_many_are_urged_each_by_its_own_entry(seat: Seat, register: Register, board: Open) -> None:
    first, second = register("第一件"), register("第二件")
    shown = board()
    said = heard(seat)

    shown.page.model.marking.mark_all()
    shown.page.many.perform("urge", {})
    finish(shown)

    assert seat.sheet(first).event.urge_count == 1
    assert seat.sheet(second).event.urge_count == 1
    assert said[-1].text == "已办理 2 件。"
    assert shown.page.model.marking.count == 0
    assert not shown.page.card.isVisible()


def test_the_refused_are_counted_by_reason_and_the_card_stays(register: Register, board: Open) -> None:
    register("第一件")
    register("第二件")
    shown = board()

    shown.page.model.marking.mark_all()
    shown.page.many.perform("verify_ok", {"evidence": "照片"})
    finish(shown)

    lines = shown.page.card.text.splitlines()
    assert lines[0] == "已办理 0 件。 2 件未办理："
    assert lines[1].startswith("2 × ")
    assert shown.page.card.isVisible()


def test_the_refused_are_listed_with_their_reasons_and_tried_again(
    seat: Seat, register: Register, board: Open
) -> None:
    numbers = [register("第一件"), register("第二件")]
    seat.act("accept", numbers[0], by=seat.person("intake"), category="0910", urgency="一般")
    shown = board()
    shown.page.model.marking.mark_all()
    shown.page.many.perform("void_accepted", {"reason": ""})
    finish(shown)
    before = [seat.sheet(number).event.state.value for number in numbers]
    shown.page.card._offers[0].click()
    listed = dialog()
    assert isinstance(listed, RefusedDialog)
    told = [(row.number, row.error.code) for row in listed.table.rows]
    shown.page.many._work = None

    QTest.keyClick(listed, Qt.Key.Key_Return, CTRL)
    finish(shown)

    assert sorted(number for number, _ in told) == sorted(numbers)
    assert {code for _, code in told} == {"field.missing"}
    assert before == ["pending_triage", "pending_accept"]
    assert shown.page.card.text.splitlines()[0] == "已办理 0 件。 2 件未办理："


def test_a_batch_is_taken_back_with_one_key(seat: Seat, register: Register, board: Open) -> None:
    numbers = [register(f"第{at}件") for at in range(3)]
    shown = board()
    shown.page.model.marking.mark_all()
    shown.page.many.perform("accept", {"category": "0910", "urgency": "一般"})
    finish(shown)
    done = {seat.sheet(number).event.state.value for number in numbers}

    QTest.keyClick(shown.window, Qt.Key.Key_Z, CTRL)
    finish(shown)

    assert done == {"pending_triage"}
    assert {seat.sheet(number).event.state.value for number in numbers} == {"pending_accept"}


def test_of_a_batch_what_somebody_built_on_stays(seat: Seat, register: Register, board: Open) -> None:
    numbers = [register(f"第{at}件") for at in range(3)]
    shown = board()
    shown.page.model.marking.mark_all()
    shown.page.many.perform("accept", {"category": "0910", "urgency": "一般"})
    finish(shown)
    seat.act("note", numbers[1], by=seat.person("intake"), text="已联系")

    shown.window.toasts.act_on_newest()
    finish(shown)

    states = [seat.sheet(number).event.state.value for number in numbers]
    assert states == ["pending_accept", "pending_triage", "pending_accept"]
    assert shown.page.card.text.startswith("已撤销 2 件。 1 件未办理：")


def test_work_stops_between_two_steps_and_says_what_is_left(
    seat: Seat, register: Register, board: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batching, "AT_ONCE", 1)
    numbers = [register(f"第{at}件") for at in range(20)]
    shown = board()
    shown.page.model.marking.mark_all()
    seat.desk.bus.changed.connect(lambda _changes: shown.page.card._stop.click())

    shown.page.many.perform("urge", {})
    finish(shown)

    urged = sum(seat.sheet(number).event.urge_count for number in numbers)
    assert 1 <= urged < 20
    assert shown.page.card.text.startswith(f"已办理 {urged} 件。 其余 {20 - urged} 件未动。")


def test_two_batches_do_not_run_at_once(
    seat: Seat, register: Register, board: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batching, "AT_ONCE", 1)
    numbers = [register(f"第{at}件") for at in range(3)]
    shown = board()
    said = heard(seat)

    shown.page.model.marking.mark_all()
    shown.page.many.perform("urge", {})
    shown.page.many.perform("urge", {})
    finish(shown)

    assert [seat.sheet(number).event.urge_count for number in numbers] == [1, 1, 1]
    assert said[0].text == "上一批还在办理。"


def test_from_many_events_on_the_number_is_typed(
    seat: Seat, register: Register, board: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many_module, "MANY", 2)
    numbers = [register(f"第{at}件") for at in range(3)]
    shown = board()
    shown.page.model.marking.mark_all()

    shown.page.many.urge()
    asked = dialog()
    assert isinstance(asked, NumberDialog)
    QTest.keyClicks(asked.number, "2")
    QTest.keyClick(asked.number, Qt.Key.Key_Return)
    wrong = asked.field.fault, [seat.sheet(number).event.urge_count for number in numbers]
    asked.number.clear()
    QTest.keyClicks(asked.number, "3")
    QTest.keyClick(asked.number, Qt.Key.Key_Return)
    finish(shown)

    assert wrong == ("与所选件数不符。", [0, 0, 0])
    assert [seat.sheet(number).event.urge_count for number in numbers] == [1, 1, 1]


def test_the_form_of_any_verb_is_filled_in_once_for_all(seat: Seat, register: Register, board: Open) -> None:
    numbers = [register(f"第{at}件") for at in range(3)]
    shown = board()
    shown.page.model.marking.mark_all()

    shown.page.many.fill_in("note")
    form = dialog()
    assert isinstance(form, ManyVerbDialog)
    seat.settle()
    form.put("text", "集中核实")
    form.submit()
    finish(shown)

    texts = [[row.text for row in seat.sheet(number).timeline if row.verb == "note"] for number in numbers]
    assert form.title.text() == "备注：3 件"
    assert all("集中核实" in " ".join(found) for found in texts)


def test_all_but_some_is_a_wish_that_no_list_of_rows_stands_for(
    seat: Seat, register: Register, board: Open
) -> None:
    numbers = [register(f"第{at}件") for at in range(4)]
    shown = board()
    shown.page.model.marking.mark_all()
    shown.page.table.go_to_row(1)
    left_out = shown.page.model.table.row_at(1)
    assert left_out is not None
    shown.page.model.marking.toggle(1)

    shown.page.many.perform("urge", {})
    finish(shown)

    urged = {number: seat.sheet(number).event.urge_count for number in numbers}
    assert urged == {number: int(number != left_out.number) for number in numbers}


def test_what_a_batch_changes_counts_not_as_anothers_doing(
    seat: Seat, register: Register, board: Open
) -> None:
    register("第一件")
    register("第二件")
    shown = board()

    shown.page.model.marking.mark_all()
    shown.page.many.perform("urge", {})
    finish(shown)
    seat.qtbot.wait(250)
    register("第三件")
    seat.settle()

    assert shown.page.model.hearing.pending == 1


def test_the_marked_rows_are_written_to_a_table(register: Register, board: Open, tmp_path: Path) -> None:
    register("=cmd|' /C calc'!A0")
    shown = board()
    shown.page.model.marking.mark_all()

    shown.page.many.export_to(tmp_path / "事件.csv")
    finish(shown)

    text = (tmp_path / "事件.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith("级别,事件,状态,办理时限")
    assert "'=cmd" in text


def test_an_export_that_is_stopped_leaves_no_file(
    seat: Seat, register: Register, board: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register("第一件")
    shown = board()
    said = heard(seat)
    shown.page.model.marking.mark_all()
    rows = export._rows

    def stopped_meanwhile(*given: Any) -> Any:
        shown.page.many.stop()
        return rows(*given)

    monkeypatch.setattr(export, "_rows", stopped_meanwhile)
    shown.page.many.export_to(tmp_path / "事件.csv")
    finish(shown)

    assert list(tmp_path.glob("*.csv")) == []
    assert said == []
    assert not shown.page.card.isVisible()
