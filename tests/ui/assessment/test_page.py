"""The page of the monthly assessment: scores and their parts, the events behind them, freezing, appeals, another limit."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.gate import DUTIES
from commandroom.ui.lineup import pages
from commandroom.ui.pages.assessment import sending
from commandroom.ui.pages.assessment.dialogs import AppealDialog, CorrectDialog, PointsDialog, RulingDialog
from commandroom.ui.pages.assessment.replaying import ReplayDialog
from commandroom.ui.pages.assessment.view import AssessmentPage
from commandroom.ui.window import DeskWindow
from commandroom.usecases.commands import FreezeMonth, GivePoints
from commandroom.usecases.rights import barred
from tests.assessment.months import APRIL, HEAD, LATE, MARCH, UNIT, Assessing
from tests.room import DIRECTOR, MORNING, bench_in
from tests.ui.room import Seat, _seat_at


@pytest.fixture(scope="session")
def march_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A room with a March of six events handled in time and one late."""
    folder = tmp_path_factory.mktemp("march") / "home"
    bench = bench_in(folder)
    Assessing(bench).live_march()
    bench.room.store.close()
    return folder


@pytest.fixture
def april(march_home: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Seat]:
    """A desk in April; the director sits at it."""
    shutil.copytree(march_home, tmp_path / "home")
    for seat in _seat_at(tmp_path / "home", MORNING, qapp, qtbot):
        seat.bench.at(APRIL)
        seat.sit(DIRECTOR)
        yield seat


def settle(seat: Seat) -> None:
    """Wait until the page's own thread has answered as well."""
    for _ in range(2):
        seat.settle()
        seat.wait_for(lambda: not seat.desk.slow.is_busy)


def opened(seat: Seat) -> tuple[DeskWindow, AssessmentPage]:
    window = seat.window(*(spec for spec in pages(seat.desk) if spec.key in ("assessment", "event")))
    page = window.page("assessment")
    assert isinstance(page, AssessmentPage)
    settle(seat)
    return window, page


def row(page: AssessmentPage, name: str) -> list[str]:
    """The cells of a score as they are written."""
    table = page.list.table
    at = next(n for n, one in enumerate(table.rows) if one.subject == name)
    return [str(table.index(at, column).data()) for column in range(table.columnCount())]


def choose(seat: Seat, page: AssessmentPage, name: str) -> None:
    page.list.go_to_row(next(n for n, one in enumerate(page.list.table.rows) if one.subject == name))
    settle(seat)


def dialog(window: DeskWindow, kind: type[QDialog]) -> Any:
    return next(one for one in reversed(window.findChildren(kind)) if one.isVisible())


def freeze(seat: Seat) -> None:
    seat.bench.room.perform(FreezeMonth(MARCH, "unit", actor=DIRECTOR))


def test_the_month_that_is_over_stands_there_provisional_with_scores_and_where_points_were_lost(
    april: Seat,
) -> None:
    _, page = opened(april)

    assert page.date.text() == "2026-03"
    assert page.mark.text().startswith("预评，截至 2026-04-02 09:00")
    rank, _, score, grade, events, lost = row(page, UNIT)
    assert (rank, events) == ("1", "7")
    assert float(score) > 80
    assert grade != "—"
    assert "按期处置 −" in lost
    assert "数据质量未评分" in lost
    assert page.freeze.isVisible()
    assert not page.appeal.isVisible()


def test_a_few_events_are_no_sample_and_bear_no_rank(april: Seat) -> None:
    april.bench.at("2026-03-20 09:00")
    april.bench.closed(office="应消站")
    april.bench.at(APRIL)
    _, page = opened(april)

    few = [one for one in page.list.table.rows if one.status == "few"]

    assert few
    assert row(page, few[0].subject)[0] == "—"
    assert row(page, few[0].subject)[2] == "样本不足"
    assert page.figures["few"].value == str(len(few))


def test_a_part_opens_the_events_that_cost_its_points(april: Seat) -> None:
    window, page = opened(april)
    choose(april, page, UNIT)

    part = page.chosen.parts.current
    lines = page.chosen.events.table.rows
    page.chosen.events.opened.emit(0)
    settle(april)

    assert (part.zh, part.points) == ("按期处置", 25.71)  # 30 × 6 ÷ 7
    assert [line.number for line in lines] == [LATE]
    assert lines[0].title
    assert page.chosen.behind.text() == "1 件扣分"
    assert window.current == "event"


def test_the_director_freezes_all_three_groupings_once(april: Seat) -> None:
    window, page = opened(april)

    page.freeze.click()
    dialog(window, ConfirmDialog).submit()
    settle(april)

    room = Assessing(april.bench)
    assert [len(room.month(by).editions) for by in ("unit", "grid", "person")] == [1, 1, 1]
    assert "冻结，" in page.mark.text()
    assert not page.freeze.isVisible()
    assert page.correct.isVisible()


def test_whoever_is_no_leader_cannot_freeze_and_is_told_why(april: Seat) -> None:
    april.sit("t-intake")
    _, page = opened(april)

    april.desk.gate.bar(barred(DUTIES, ("intake",), "练习综合政务岗"))

    assert not page.freeze.isEnabled()
    assert "冻结考核结果" in page.freeze.toolTip()
    assert not page.points.isEnabled()


def test_a_correction_stands_beside_and_either_edition_can_be_shown(april: Seat) -> None:
    freeze(april)
    april.bench.room.perform(GivePoints(MARCH, "unit", UNIT, "data", 4.0, "抽查", actor=DIRECTOR))
    window, page = opened(april)
    before = row(page, UNIT)

    page._correct()
    form = dialog(window, CorrectDialog)
    form.text.set_text("补评数据质量")
    form.submit()
    settle(april)
    after = row(page, UNIT)
    page.editions.choose("")
    page._choose_edition()
    settle(april)

    assert "补评数据质量" in Assessing(april.bench).month().editions[1].result.reason
    assert before[2] != after[2]
    assert row(page, UNIT) == before
    assert [chip.text() for chip in page.editions.chips] == ["冻结", "更正 A1", "预评"]


def test_points_by_hand_are_given_in_a_form_and_count_at_once(april: Seat) -> None:
    window, page = opened(april)
    choose(april, page, UNIT)

    page.points.click()
    form = dialog(window, PointsDialog)
    form.criterion.choose("data")
    form.points.setValue(4.5)
    form.submit()
    settle(april)

    assert Assessing(april.bench).part("data").points == 4.5


def test_more_points_than_a_criterion_has_are_refused_in_the_form(april: Seat) -> None:
    window, page = opened(april)
    choose(april, page, UNIT)

    page.points.click()
    form = dialog(window, PointsDialog)
    form.criterion.choose("data")
    form.points.setValue(50)
    form.submit()
    settle(april)

    assert form.isVisible()
    assert "50" in form.fault.text()


def test_a_unit_appeals_with_the_events_and_a_leader_rules(april: Seat) -> None:
    freeze(april)
    april.sit(HEAD)
    window, page = opened(april)
    choose(april, page, UNIT)

    QTest.keyClick(page.list, Qt.Key.Key_A)
    form = dialog(window, AppealDialog)
    form.criterion.choose("handled")
    form.text.set_text("当日停电")
    form.submit()
    settle(april)
    appeal = Assessing(april.bench).month().appeals[0]
    assert (appeal.appeal.criterion, appeal.appeal.events, appeal.by) == ("handled", (LATE,), HEAD)
    assert page.figures["appeals"].value == "1"

    april.sit(DIRECTOR)
    page._rule()
    ruling = dialog(window, RulingDialog)
    assert ruling.grounds.text() == "当日停电"
    ruling.verdict.choose(True)
    ruling.text.set_text("属实，不计")
    ruling.submit()
    settle(april)

    ruled = Assessing(april.bench).month().appeals[0].ruling
    assert ruled is not None
    assert (ruled.upheld, ruled.text, ruled.by) == (True, "属实，不计", DIRECTOR)
    assert not page.rule.isVisible()


def test_an_appeal_without_grounds_is_not_filed(april: Seat) -> None:
    freeze(april)
    window, page = opened(april)

    page._appeal()
    form = dialog(window, AppealDialog)
    form.submit()

    assert form.isVisible()
    assert form.field.fault
    assert Assessing(april.bench).month().appeals == ()


def test_another_limit_shows_before_and_after_and_writes_nothing(april: Seat) -> None:
    window, page = opened(april)
    before = april.bench.room.store.verify().digest

    page._replay()
    form = dialog(window, ReplayDialog)
    settle(april)
    form.category.choose("0303")
    form.limit.setText("9wd")
    form.submit()
    settle(april)

    changed = {
        change.name.split()[0]: (change.before, change.after)
        for change in form.figures.table.rows
        if change.moved
    }
    assert changed["K6"] == ("85.71%", "100.00%")  # six of seven, then all
    assert form.told.text().startswith("7 件按新时限试算")
    assert april.bench.room.store.verify().digest == before


def test_a_limit_that_is_none_is_said_in_the_form(april: Seat) -> None:
    window, page = opened(april)
    page._replay()
    form = dialog(window, ReplayDialog)
    settle(april)

    form.category.choose("0303")
    form.limit.setText("三天吧")
    form.submit()
    settle(april)

    assert form.placeholder.state is not None
    assert form.run.isEnabled()


def test_the_scores_go_into_a_workbook_with_real_numbers(april: Seat, tmp_path: Path) -> None:
    _, page = opened(april)
    assert page.sheet is not None

    sending.save(april.desk, page.sheet, tmp_path / "考核.xlsx")
    settle(april)

    sheet = openpyxl.load_workbook(tmp_path / "考核.xlsx").worksheets[0]
    cells = {str(line[1].value): line for line in sheet.iter_rows(min_row=2)}
    shown = next(one for one in page.list.table.rows if one.subject == UNIT)
    assert [sheet.cell(1, n).value for n in range(1, 7)] == ["名次", "名称", "得分", "等次", "事件", "加分"]
    assert cells[shown.name][2].value == shown.score
    assert cells[shown.name][4].value == 7
    assert sheet.freeze_panes


def test_months_are_turned_by_the_arrows_and_none_lies_ahead(april: Seat) -> None:
    _, page = opened(april)

    QTest.keyClick(page.list, Qt.Key.Key_Right)
    settle(april)
    assert page.month == date(2026, 4, 1)
    QTest.keyClick(page.list, Qt.Key.Key_Right)
    settle(april)
    assert page.month == date(2026, 4, 1)
    for _ in range(2):
        QTest.keyClick(page.list, Qt.Key.Key_Left)
        settle(april)
    settle(april)

    assert page.month == date(2026, 2, 1)
    assert page.placeholder.state is not None


@pytest.mark.parametrize(("by", "name"), [(1, "grid"), (2, "person")])
def test_grids_and_staff_have_their_own_tables(april: Seat, by: int, name: str) -> None:
    _, page = opened(april)

    page.by.press(by)
    page._regroup()
    settle(april)

    assert page.sheet is not None
    assert page.sheet.by == name
