"""Swaps on the desk: asked from the grid, answered beside it; turns dragged, moved by keys, and a week said again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.domain.people.roles import Role
from commandroom.domain.people.swaps import Stand
from commandroom.ui.pages.rota.swapform import SwapDialog
from commandroom.ui.pages.rota.view import RotaPage
from commandroom.ui.widgets.button import Button
from commandroom.usecases.commands import Amend, SwapShift
from commandroom.usecases.queries import DutyTable, Persons, Swaps
from tests.ui.room import Seat
from tests.ui.typing_in import CTRL, SHIFT

Open = Callable[[], RotaPage]
FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
ALT = Qt.KeyboardModifier.AltModifier
POST, ROW = "值班长", 1


def on_duty(seat: Seat, person: str, day: date) -> None:
    perform = seat.bench.room.perform
    perform(
        Amend(
            "shift",
            "watch",
            {"name": "值守", "start": "08:30", "end": "08:30", "next_day": True},
            actor="system",
        )
    )
    fields = {"person": person, "day": day.isoformat(), "shift": "watch", "post": POST}
    perform(Amend("duty", f"{person}-{day}", fields, actor="system"))


def holders(seat: Seat, first: date = FRIDAY) -> dict[date, str]:
    sheet = seat.bench.room.ask(DutyTable(first, first + timedelta(days=12), seat.desk.clock.now()))
    return {turn.day: turn.person for turn in sheet.turns if turn.post == POST and turn.day >= first}


def people(seat: Seat) -> tuple[str, str]:
    """Who sits here, and somebody else who can hold the post."""
    me = seat.person("shift_leader")
    found = (row.person for row in seat.bench.room.ask(Persons()))
    other = next(p.id for p in found if p.has_role(Role.COMMAND) and p.id != me)
    seat.sit(me)
    return me, other


def press(page: RotaPage, key: Qt.Key, with_: Qt.KeyboardModifier, day: date, row: int = ROW) -> None:
    page.grid.go_to(row, page.table.days.index(day))
    page.grid.setFocus()
    QTest.keyClick(page.grid, key, with_)


def step(seat: Seat, page: RotaPage, text: str) -> None:
    seat.settle()
    button = next(
        b
        for b in page.panel.swaps.findChildren(Button)
        if b.text().startswith(text) and b.isVisibleTo(page.panel)
    )
    button.click()
    seat.settle()


def test_a_swap_is_asked_for_at_the_cell_and_settled_beside_the_grid(seat: Seat, rota: Open) -> None:
    me, other = people(seat)
    on_duty(seat, me, SATURDAY)
    on_duty(seat, other, SATURDAY + timedelta(days=1))
    page = rota()

    press(page, Qt.Key.Key_H, CTRL, SATURDAY)
    seat.wait_for(lambda: isinstance(QApplication.activeModalWidget(), SwapDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SwapDialog)
    dialog.choose(SATURDAY, other)
    dialog.other.setCurrentIndex(1)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: not dialog.isVisible())
    seat.sit(other)
    page.refresh()
    step(seat, page, "同意换班")
    seat.sit(seat.person("director"))
    page.refresh()
    step(seat, page, "批准")

    assert seat.bench.room.ask(Swaps())[0].stand is Stand.GRANTED
    assert holders(seat) == {SATURDAY: other, SATURDAY + timedelta(days=1): me}
    assert page.table.text(ROW, page.table.days.index(SATURDAY)) == page.model.name_of(other)


@pytest.mark.parametrize("weeks", [0, 1])
def test_whoever_leads_the_day_of_the_swap_consents_whatever_week_is_shown(
    seat: Seat, rota: Open, weeks: int
) -> None:
    """Neither a director nor on duty today: the leader of the swap's own day."""
    me, other = people(seat)
    day = SATURDAY + timedelta(weeks=weeks)
    leader = next(
        row.person.id for row in seat.bench.room.ask(Persons()) if row.person.has_role(Role.OFFICE_HEAD)
    )
    on_duty(seat, me, day)
    turn = {"person": leader, "day": day.isoformat(), "shift": "watch", "post": "带班领导"}
    seat.bench.room.perform(Amend("duty", "lead", turn, actor="system"))
    perform = seat.bench.room.perform
    perform(SwapShift("s", "ask", f"{me}-{day}", other, "", actor=me))
    perform(SwapShift("s", "agree", actor=other))
    stranger = next(
        row.person.id for row in seat.bench.room.ask(Persons())
        if row.person.has_role(Role.OFFICE_HEAD) and row.person.id != leader
    )  # fmt: skip
    seat.sit(stranger)
    page = rota()
    texts = [b.text() for b in page.panel.swaps.findChildren(Button) if b.isVisibleTo(page.panel)]
    seat.sit(leader)
    page.refresh()
    seat.settle()

    step(seat, page, "批准")

    assert texts == []
    assert day not in page.table.days or weeks == 0
    assert seat.bench.room.ask(Swaps())[0].stand is Stand.GRANTED
    assert seat.bench.room.ask(Swaps())[0].swap.granted_by == leader


def test_who_may_not_swap_reads_why_in_the_form(seat: Seat, rota: Open) -> None:
    me, other = people(seat)
    on_duty(seat, me, SATURDAY)
    seat.bench.room.perform(
        Amend("leave", "l", {"person": other, "since": "2026-11-21T00:00:00+08:00", "until": "2026-11-22T00:00:00+08:00",
                             "kind": "年休假"}, actor="system")
    )  # fmt: skip
    page = rota()

    press(page, Qt.Key.Key_H, CTRL, SATURDAY)
    seat.wait_for(lambda: isinstance(QApplication.activeModalWidget(), SwapDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SwapDialog)
    dialog.choose(SATURDAY, other)
    dialog.submit()
    seat.settle()

    assert "请假（年休假）" in dialog.fault.text()
    dialog.reject()


def test_a_turn_is_moved_by_key_and_taken_back(seat: Seat, rota: Open) -> None:
    me, other = people(seat)
    on_duty(seat, me, FRIDAY)
    on_duty(seat, other, SATURDAY)
    page = rota()

    press(page, Qt.Key.Key_Right, ALT, FRIDAY)
    seat.settle()
    exchanged = holders(seat)
    place = page.table.days[page.grid.place[1]]
    press(page, Qt.Key.Key_Right, ALT, SATURDAY)
    seat.settle()
    moved = holders(seat)
    page.deeds.undo()
    seat.settle()

    assert exchanged == {FRIDAY: other, SATURDAY: me}
    assert place == SATURDAY
    assert moved == {FRIDAY: other, SATURDAY + timedelta(days=1): me}
    assert holders(seat) == exchanged


def test_a_turn_is_dragged_onto_another_day(seat: Seat, rota: Open) -> None:
    me, _ = people(seat)
    on_duty(seat, me, FRIDAY)
    page = rota()
    view, column = page.grid.viewport(), page.table.days.index(FRIDAY)
    begin, end = (page.grid.visualRect(page.table.index(ROW, at)).center() for at in (column, column + 1))

    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
    QTest.mouseMove(view, begin + QPoint(20, 0))
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    seat.settle()

    assert holders(seat) == {SATURDAY: me}


def test_the_week_before_is_said_again_where_nothing_stands_yet(seat: Seat, rota: Open) -> None:
    me, other = people(seat)
    on_duty(seat, me, SATURDAY)
    on_duty(seat, other, FRIDAY)
    on_duty(seat, me, FRIDAY + timedelta(days=7))
    page = rota()
    page.model.step(1)
    seat.settle()

    press(page, Qt.Key.Key_V, CTRL | SHIFT, FRIDAY + timedelta(days=7))
    seat.settle()

    assert holders(seat, FRIDAY + timedelta(days=7)) == {
        FRIDAY + timedelta(days=7): me, SATURDAY + timedelta(days=7): me
    }  # fmt: skip


def test_enter_on_somebody_below_the_posts_opens_that_person_s_row(seat: Seat, rota: Open) -> None:
    page = rota()
    name = page.staff_table.rows[2].name
    page.staff.go_to(2, 1)
    page.staff.setFocus()

    QTest.keyClick(page.staff, Qt.Key.Key_Return)
    seat.settle()

    assert page.table.rows[page.grid.place[0]].name == name
    assert not page.staff.isVisible()
