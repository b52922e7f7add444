"""The rota by keyboard: type a name into a post's day, a shift into a person's, copy days, fill by rule, take it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.domain.people.dutychecks import Turn
from commandroom.ui.pages.rota.forms import AwayDialog
from commandroom.ui.pages.rota.table import RotaCell
from commandroom.ui.pages.rota.view import RotaPage
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import DutySheet, DutyTable
from tests.ui.room import Seat
from tests.ui.typing_in import CTRL, SHIFT, Typist

Open = Callable[[], RotaPage]
FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 16)
LEADER, SHIFT_LEADER, OFFICER = range(3)
FILLED = ("带班领导", "值班长", "值班干部")
POSTS = (*FILLED, "执法备勤", "应急小分队")


def sheet(seat: Seat, first: date = MONDAY, last: date = MONDAY + timedelta(days=40)) -> DutySheet:
    return seat.bench.room.ask(DutyTable(first, last, seat.desk.clock.now()))


def turns(seat: Seat) -> list[Turn]:
    return [turn for turn in sheet(seat).turns if turn.duty]


def held(seat: Seat, page: RotaPage) -> dict[tuple[str, date], str]:
    return {(turn.post, turn.day): page.model.name_of(turn.person) for turn in turns(seat)}


def cell(page: RotaPage, row: int, day: date) -> RotaCell:
    found = page.table.cell(row, page.table.days.index(day))
    assert found is not None
    return found


def stand(page: RotaPage, row: int, day: date) -> Typist:
    """The keyboard is on a cell."""
    page.grid.go_to(row, page.table.days.index(day))
    page.grid.setFocus()
    return Typist()


def by_person(seat: Seat, page: RotaPage, name: str) -> int:
    """People in the rows; the row of one of them."""
    page.ways.press(1)
    seat.settle()
    return [row.name for row in page.table.rows].index(name)


def write(seat: Seat, page: RotaPage, row: int, day: date, typed: str) -> None:
    """Type into a cell and take what is lit."""
    hands = stand(page, row, day)
    hands.word(typed)
    hands.key(Qt.Key.Key_Return)
    seat.settle()


def test_it_opens_on_today_in_the_week_of_today_and_shouts_what_is_empty(rota: Open) -> None:
    page = rota()

    assert page.table.days[0] == MONDAY
    assert page.table.days[page.grid.place[1]] == FRIDAY
    assert [row.name for row in page.table.rows] == list(POSTS)
    assert page.gaps.isVisible()
    assert "“带班领导” 11-20 14:30 至 11-21 14:30 缺人：0/1" in page.gaps.text.text()
    assert cell(page, LEADER, FRIDAY).is_gap


def test_initials_typed_into_a_post_put_that_person_there(seat: Seat, rota: Open) -> None:
    page = rota()

    write(seat, page, SHIFT_LEADER, FRIDAY, "zm")

    assert held(seat, page) == {("值班长", FRIDAY): "周敏"}
    assert cell(page, SHIFT_LEADER, FRIDAY).text == "周敏"
    assert QApplication.focusWidget() is page.grid
    assert "值班长：周敏" in " ".join(label.text() for label in page.panel.findChildren(PlainLabel))


def test_a_chinese_name_from_the_input_method_opens_the_cell(seat: Seat, rota: Open) -> None:
    page = rota()

    write(seat, page, SHIFT_LEADER, FRIDAY, "周敏")

    assert held(seat, page) == {("值班长", FRIDAY): "周敏"}


def test_esc_leaves_a_cell_as_it_was(seat: Seat, rota: Open) -> None:
    page = rota()
    hands = stand(page, SHIFT_LEADER, FRIDAY)

    hands.word("zm")
    hands.key(Qt.Key.Key_Escape)
    if page.deeds.editor.is_open:
        hands.key(Qt.Key.Key_Escape)
    seat.settle()

    assert turns(seat) == []
    assert not page.deeds.editor.is_open
    assert QApplication.focusWidget() is page.grid


def test_a_shift_typed_for_a_person_stands_there_and_delete_takes_it_away(seat: Seat, rota: Open) -> None:
    page = rota()
    row = by_person(seat, page, "周敏")

    write(seat, page, row, FRIDAY, "yb")
    after = [(turn.shift.name, turn.day) for turn in turns(seat)]
    stand(page, row, FRIDAY).key(Qt.Key.Key_Delete)
    seat.settle()

    assert after == [("夜班", FRIDAY)]
    assert turns(seat) == []


def test_a_day_off_is_written(seat: Seat, rota: Open) -> None:
    page = rota()
    row = by_person(seat, page, "周敏")

    write(seat, page, row, FRIDAY, "休息")

    assert [(person, day) for person, day, _ in sheet(seat).rests] == [(page.table.rows[row].key, FRIDAY)]
    assert cell(page, row, FRIDAY).text == "休"


def test_a_whole_day_is_copied_to_another_one(seat: Seat, rota: Open) -> None:
    page = rota()
    write(seat, page, SHIFT_LEADER, FRIDAY, "zm")
    hands = stand(page, LEADER, FRIDAY)
    hands.key(Qt.Key.Key_Space, CTRL)
    hands.key(Qt.Key.Key_C, CTRL)

    hands = stand(page, LEADER, FRIDAY + timedelta(days=1))
    hands.key(Qt.Key.Key_V, CTRL)
    seat.settle()

    assert held(seat, page) == {("值班长", FRIDAY): "周敏", ("值班长", FRIDAY + timedelta(days=1)): "周敏"}
    assert "周敏" in QApplication.clipboard().text()


def test_a_block_of_shifts_is_copied_from_person_to_person(seat: Seat, rota: Open) -> None:
    page = rota()
    row = by_person(seat, page, "周敏")
    write(seat, page, row, MONDAY, "bb")
    write(seat, page, row, MONDAY + timedelta(days=1), "yb")

    hands = stand(page, row, MONDAY)
    hands.key(Qt.Key.Key_Right, SHIFT)
    hands.key(Qt.Key.Key_C, CTRL)
    hands = stand(page, row + 1, MONDAY + timedelta(days=2))
    hands.key(Qt.Key.Key_V, CTRL)
    seat.settle()

    other = page.table.rows[row + 1].key
    assert [(t.shift.name, t.day.day) for t in turns(seat) if t.person == other] == [
        ("白班", 18),
        ("夜班", 19),
    ]


def test_the_last_change_is_taken_back_by_a_key(seat: Seat, rota: Open) -> None:
    page = rota()
    write(seat, page, SHIFT_LEADER, FRIDAY, "zm")
    write(seat, page, LEADER, FRIDAY, "")
    before = len(turns(seat))

    QTest.keyClick(page.grid, Qt.Key.Key_U, CTRL)
    seat.settle()

    assert before - len(turns(seat)) == 1


def test_filling_by_rule_shows_first_and_saves_on_a_key_what_is_still_empty(seat: Seat, rota: Open) -> None:
    page = rota()
    write(seat, page, SHIFT_LEADER, FRIDAY, "zm")

    page.fill.click()
    seat.wait_for(lambda: page.model.proposing.found is not None)
    shown, saved = cell(page, LEADER, FRIDAY), len(turns(seat))
    QTest.keyClick(page.grid, Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: len(turns(seat)) > 1)
    seat.settle()

    assert (shown.kind, saved) == ("proposed", 1)
    now = held(seat, page)
    assert now["值班长", FRIDAY] == "周敏"
    assert {(post, day) for post, day in now} == {
        (post, FRIDAY + timedelta(days=n)) for post in FILLED for n in range(3)
    }
    assert not page.gaps.isVisible()
    assert not page.proposal.isVisible()


def test_a_proposal_is_thrown_away_by_esc_and_what_was_saved_is_taken_back_as_one(
    seat: Seat, rota: Open
) -> None:
    page = rota()
    page.fill.click()
    seat.wait_for(lambda: page.model.proposing.found is not None)
    assert page.escape()
    dropped = page.proposal.isVisible()

    page.fill.click()
    seat.wait_for(lambda: page.model.proposing.found is not None)
    page.take.click()
    seat.wait_for(lambda: len(turns(seat)) > 1)
    seat.settle()
    QTest.keyClick(page.grid, Qt.Key.Key_U, CTRL)
    seat.wait_for(lambda: turns(seat) == [])

    assert not dropped


def test_a_leave_during_a_shift_is_shown_at_the_cell_and_in_words(seat: Seat, rota: Open) -> None:
    page = rota()
    write(seat, page, SHIFT_LEADER, FRIDAY, "zm")
    row = by_person(seat, page, "周敏")
    stand(page, row, FRIDAY)

    page.panel.leave.click()
    seat.settle()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, AwayDialog) and w.isVisible())
    seat.wait_for(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.wait_for(dialog.caution.isVisible)  # the shift has nobody else
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: not dialog.isVisible())
    seat.settle()

    found = cell(page, row, FRIDAY)
    assert found.is_wrong
    assert found.kind == "away"
    assert "周敏在 2026-11-20 的班次中请假（年休假）" in page.panel.wrong.text()
    page.ways.press(0)
    assert cell(page, SHIFT_LEADER, FRIDAY).is_wrong
    assert "值班长" in page.gaps.text.text()


def test_a_leave_that_ends_before_it_begins_is_refused_and_stays_typed(seat: Seat, rota: Open) -> None:
    page = rota()
    row = by_person(seat, page, "周敏")
    stand(page, row, FRIDAY)
    page.panel.leave.click()
    seat.settle()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, AwayDialog) and w.isVisible())
    dialog.until.set_moment(dialog.since.moment - timedelta(hours=2))
    dialog.approver.setText("常务副主任")

    dialog.submit()
    seat.settle()

    assert dialog.isVisible()
    assert "不晚于" in dialog.fields["until"].fault
    assert dialog.approver.text() == "常务副主任"
    dialog.reject()


def test_two_posts_at_once_are_named_at_both(seat: Seat, rota: Open) -> None:
    page = rota()
    write(seat, page, SHIFT_LEADER, FRIDAY, "zm")
    write(seat, page, OFFICER, FRIDAY, "zm")

    told = [clash.code for clash in page.model.sheet.clashes] if page.model.sheet else []

    assert told == ["two_posts"]
    stand(page, OFFICER, FRIDAY)
    page.panel.findChildren(PlainLabel)
    assert any(
        "同时排了" in text
        for text in cell(page, OFFICER, FRIDAY).told + cell(page, SHIFT_LEADER, FRIDAY).told
    )


def test_a_month_opens_at_the_day_the_hand_lay_on_and_a_week_gives_it_back(seat: Seat, rota: Open) -> None:
    page = rota()
    stand(page, OFFICER, FRIDAY)
    page.spans.press(1)
    seat.settle()
    in_month = page.table.days[page.grid.place[1]]
    page.spans.press(0)
    seat.settle()

    assert in_month == FRIDAY
    assert page.table.days[page.grid.place[1]] == FRIDAY


def test_a_month_holds_all_its_days_and_the_keys_turn_the_leaves(seat: Seat, rota: Open) -> None:
    page = rota()

    page.spans.press(1)
    seat.settle()
    november = (page.table.days[0], len(page.table.days))
    QTest.keyClick(page.grid, Qt.Key.Key_PageDown)
    seat.settle()
    december = (page.table.days[0], len(page.table.days))

    assert november == (date(2026, 11, 1), 30)
    assert december == (date(2026, 12, 1), 31)
    assert page.title.text() == "2026年12月"


def test_somebody_is_found_by_initials_where_people_stand_in_the_rows(seat: Seat, rota: Open) -> None:
    page = rota()
    by_person(seat, page, "周敏")

    page.search("zm")

    assert "周敏" in [row.name for row in page.table.rows]
    assert len(page.table.rows) < 10


def test_what_another_seat_writes_appears(seat: Seat, rota: Open) -> None:
    page = rota()
    perform = seat.bench.room.perform
    perform(
        Amend(
            "shift",
            "watch",
            {"name": "值守", "start": "08:30", "end": "08:30", "next_day": True},
            actor="system",
        )
    )
    fields = {"person": seat.person("shift_leader"), "day": "2026-11-20", "shift": "watch", "post": "值班长"}

    perform(Amend("duty", "d", fields, actor="system"))
    seat.wait_for(lambda: cell(page, SHIFT_LEADER, FRIDAY).text == "周敏")


def test_who_may_not_keep_the_roster_is_refused_in_words_and_nothing_opens(seat: Seat, rota: Open) -> None:
    page = rota()
    from commandroom.usecases.rights import barred

    seat.desk.gate.bar(barred(["keep:duty"], ["auditor"], "审计员"))
    said: list[str] = []
    seat.desk.notices.said.connect(lambda notice: said.append(notice.text))

    stand(page, SHIFT_LEADER, FRIDAY).word("zm")

    assert not page.deeds.editor.is_open
    assert said
    assert not page.fill.isEnabled()


@pytest.mark.parametrize("moment", ["2026-11-21 00:30", "2026-11-21 07:59"])
def test_after_midnight_the_watch_of_the_day_before_is_still_the_one_on_duty(
    seat: Seat, rota: Open, moment: str
) -> None:
    page = rota()
    write(seat, page, SHIFT_LEADER, FRIDAY, "zm")

    seat.bench.at(moment)
    page.refresh()
    seat.settle()

    assert page.model.sheet is not None
    assert [turn.post for turn in page.model.sheet.on_now] == ["值班长"]
