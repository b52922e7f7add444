"""Before a leave is kept the form says what it leaves behind; saved again it is kept all the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.ui.pages.rota.forms import AwayDialog
from commandroom.ui.pages.rota.view import RotaPage
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import Records
from tests.ui.room import Seat
from tests.ui.typing_in import CTRL

Open = Callable[[], RotaPage]
FRIDAY = date(2026, 11, 20)


def at(day: int, hour: int = 0) -> datetime:
    """An hour of a day of November in the township, UTC."""
    return datetime(2026, 11, day, tzinfo=UTC) + timedelta(hours=hour - 8)


def kept(seat: Seat, kind: str = "leave") -> list[str]:
    return [str(row.fields["person"]) for row in seat.bench.room.ask(Records(kind))]


@pytest.fixture
def form(seat: Seat, rota: Open) -> Callable[..., AwayDialog]:
    """Opens the form for somebody on Friday."""

    def open_form(person: str, *, is_loan: bool = False) -> AwayDialog:
        page = rota()
        page.ways.press(1)
        row = next(n for n, one in enumerate(page.table.rows) if one.key == person)
        page.grid.go_to(row, page.table.days.index(FRIDAY))
        page.deeds.ask_away(is_loan=is_loan)
        seat.settle()
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, AwayDialog) and w.isVisible())

    return open_form


def save(seat: Seat, dialog: AwayDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.settle()


def pair(seat: Seat) -> tuple[str, str]:
    """Two partners, of whom the second is away on Saturday morning."""
    one, other = seat.person("shift_leader"), seat.person("intake")
    perform = seat.bench.room.perform
    perform(Amend("person", other, {"ab_partner": one}, actor="system"))
    away = {"person": other, "since": at(21, 8).isoformat(), "until": at(21, 12).isoformat(), "kind": "培训"}
    perform(Amend("leave", "partner", away, actor="system"))
    return one, other


def test_a_partner_away_on_the_same_day_is_said_once_and_the_leave_is_kept_when_saved_again(
    seat: Seat, form: Callable[..., AwayDialog]
) -> None:
    one, other = pair(seat)
    name = seat.bench.room.store.reference.people().person_name(other)
    dialog = form(one)
    dialog.until.set_moment(at(22))

    save(seat, dialog)
    told, before = dialog.caution.text(), kept(seat)
    is_open, button = dialog.isVisible(), dialog.submit_button.accessibleName()
    save(seat, dialog)

    assert told == f"AB 岗搭档{name}在 11-21 也不在岗（培训），AB 岗不得同日缺岗。"
    assert (is_open, button) == (True, "仍然保存")
    assert before == [other]
    assert not dialog.isVisible()
    assert sorted(kept(seat)) == sorted([one, other])


def test_other_days_are_looked_at_anew_and_a_leave_that_leaves_nothing_behind_is_kept_at_once(
    seat: Seat, form: Callable[..., AwayDialog]
) -> None:
    one, other = pair(seat)
    dialog = form(one)
    dialog.until.set_moment(at(22))
    save(seat, dialog)
    dialog.until.set_moment(at(23))

    save(seat, dialog)
    still = dialog.isVisible()
    dialog.until.set_moment(at(21))
    save(seat, dialog)

    assert still
    assert not dialog.isVisible()
    assert sorted(kept(seat)) == sorted([one, other])


@pytest.mark.parametrize("is_loan", [False, True])
def test_a_shift_left_without_its_leader_is_said_for_leaves_and_loans(
    seat: Seat, form: Callable[..., AwayDialog], *, is_loan: bool
) -> None:
    leader, perform = seat.person("deputy_director"), seat.bench.room.perform
    name = seat.bench.room.store.reference.people().person_name(leader)
    watch = {"name": "值守", "start": "08:30", "end": "08:30", "next_day": True}
    perform(Amend("shift", "w", watch, actor="system"))
    turn = {"person": leader, "day": "2026-11-20", "shift": "w", "post": "带班领导"}
    perform(Amend("duty", "d", turn, actor="system"))
    dialog = form(leader, is_loan=is_loan)
    dialog.to.setText("邻镇")

    save(seat, dialog)
    told = dialog.caution.text()
    save(seat, dialog)

    assert told == f"11-20 的“带班领导”由{name}担任，离岗后该班无人带班。"
    assert kept(seat, "loan" if is_loan else "leave") == [leader]


def test_a_loan_to_a_unit_of_the_township_takes_nobody_away(
    seat: Seat, form: Callable[..., AwayDialog]
) -> None:
    one, _ = pair(seat)
    dialog = form(one, is_loan=True)
    dialog.to.choose("development")

    save(seat, dialog)

    assert not dialog.isVisible()
    assert kept(seat, "loan") == [one]
