"""Saved views: a person's own, the room's, by key, in order; and the filters behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.ui.pages.board.dates import DatesDialog
from commandroom.ui.pages.board.saved import SavedViews
from commandroom.ui.pages.board.spans import days_of
from commandroom.ui.pages.board.view import BoardPage, spec
from commandroom.ui.pages.board.viewforms import ViewDialog, ViewsDialog
from commandroom.ui.settings import DeskSettings
from commandroom.usecases.queries import BoardQuery
from tests.ui.board.conftest import Board
from tests.ui.room import Seat

Register = Callable[..., str]
Open = Callable[[], Board]
ALT = Qt.KeyboardModifier.AltModifier
VISITS = BoardQuery(where=(("source", "VISIT"),))


def dialog() -> object:
    return QApplication.activeModalWidget()


def key(board: Board, keys: str) -> None:
    QTest.keyClicks(board.page.table, keys)
    board.seat.settle()


def lead(seat: Seat) -> None:
    """Somebody who may share views takes the seat."""
    seat.sit(seat.person("shift_leader"))


def test_a_view_is_saved_under_a_name_and_shown_by_g_and_its_number(
    seat: Seat, register: Register, board: Open
) -> None:
    register("电话来的")
    register("上门来的", source="VISIT")
    shown = board()
    shown.page.ask(VISITS)
    seat.settle()

    shown.page.views.save()
    form = dialog()
    assert isinstance(form, ViewDialog)
    form.name.insert("来访")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    shown.page.filters.clear()
    seat.settle()
    everything = len(shown.titles)
    key(shown, "g1")

    assert everything == 2
    assert shown.titles == ["上门来的"]


def test_views_survive_a_new_start_and_are_each_persons_own(
    seat: Seat, register: Register, board: Open
) -> None:
    register("第一件")
    shown = board()
    person = shown.page.model.person
    shown.page.views.saved.save(person, "来访", VISITS, icon="flag")
    seat.desk.settings.sync()

    again = SavedViews(DeskSettings(seat.bench.home))

    assert [(view.name, view.icon, view.query) for view in again.own(person)] == [("来访", "flag", VISITS)]
    assert again.own("somebody-else") == []


def test_the_list_begins_with_the_view_that_was_chosen_for_it(
    seat: Seat, register: Register, board: Open
) -> None:
    register("电话来的")
    register("上门来的", source="VISIT")
    shown = board()
    person = shown.page.model.person
    view = shown.page.views.saved.save(person, "来访", VISITS)
    shown.page.views.saved.choose_default(person, view.id)

    again = seat.window(spec()).page("board")
    seat.settle()

    assert isinstance(again, BoardPage)
    assert again.model.query.where == VISITS.where


def test_views_are_renamed_moved_and_deleted_by_keys(register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    saved, person = shown.page.views.saved, shown.page.model.person
    for name in ("甲", "乙", "丙"):
        saved.save(person, name, VISITS)

    shown.page.views.arrange()
    listed = dialog()
    assert isinstance(listed, ViewsDialog)
    QTest.keyClick(listed, Qt.Key.Key_Down, ALT)
    moved = saved.names(person)
    QTest.keyClick(listed, Qt.Key.Key_F2)
    form = dialog()
    assert isinstance(form, ViewDialog)
    form.name.selectAll()
    form.name.insert("丁")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    renamed = saved.names(person)
    listed.list.setCurrentRow(0)
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    deleted = saved.names(person)
    listed.reject()
    shown.window.toasts.act_on_newest()

    assert moved == ["乙", "甲", "丙"]
    assert renamed == ["乙", "丁", "丙"]
    assert deleted == ["丁", "丙"]
    assert sorted(saved.names(person)) == ["丁", "丙", "乙"]


def test_where_no_view_is_saved_the_list_says_so(register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    shown.page.views.saved.save(shown.page.model.person, "甲", VISITS)

    shown.page.views.arrange()
    listed = dialog()
    assert isinstance(listed, ViewsDialog)
    before = listed.shown.state
    QTest.keyClick(listed, Qt.Key.Key_Delete)

    assert before is None
    assert listed.shown.state is not None
    assert not listed.submit_button.isEnabled()
    listed.reject()


def test_a_leader_shares_a_view_with_everybody(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    lead(seat)
    shown = board()
    views = shown.page.views
    mine = views.saved.save(shown.page.model.person, "来访", VISITS)

    views.share(mine)
    seat.settle()
    seat.settle()
    seat.sit(seat.person("intake"))
    shown.page.person_changed()
    seat.settle()
    seat.settle()

    seen = views.saved.all(views.person)
    assert [(view.name, view.is_shared, view.query) for view in seen] == [("来访", True, VISITS)]
    assert not views.may_share


def test_a_shared_view_is_taken_out_of_use(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    lead(seat)
    shown = board()
    views = shown.page.views
    views.share(views.saved.save("somebody", "来访", VISITS))
    seat.settle()
    seat.settle()

    views.unshare(views.saved.all(views.person)[0])
    seat.settle()
    seat.settle()

    assert views.saved.all(views.person) == []


def test_every_view_is_a_deed_of_the_whole_desk(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    views = shown.page.views
    views.saved.save(views.person, "来访", VISITS, icon="flag")
    views._register()

    found = [
        (deed.text, deed.group, deed.keys, deed.icon)
        for deed in seat.desk.actions.deeds("intake")
        if deed.id.startswith("view.")
    ]

    assert found == [("来访", "视图", ("G 1",), "flag")]


def test_a_span_of_days_means_the_day_on_which_it_is_looked_at(
    seat: Seat, register: Register, board: Open
) -> None:
    register("昨天的")
    seat.bench.clock.moment += timedelta(days=1)
    register("今天的")
    shown = board()

    shown.page.filters._pick_days("today")
    seat.settle()
    today = shown.titles
    shown.page.filters._pick_days("yesterday")
    seat.settle()

    assert today == ["今天的"]
    assert shown.titles == ["昨天的"]
    assert shown.page.filters.days.text() == "昨天 ▾"
    assert ("span", "yesterday") in shown.page.model.query.where


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("today", date(2026, 3, 10), date(2026, 3, 10)),
        ("yesterday", date(2026, 3, 9), date(2026, 3, 9)),
        ("week", date(2026, 3, 4), date(2026, 3, 10)),
        ("month", date(2026, 2, 9), date(2026, 3, 10)),
        ("this_month", date(2026, 3, 1), date(2026, 3, 10)),
        ("this_year", date(2026, 1, 1), date(2026, 3, 10)),
    ],
)
def test_spans_have_both_their_ends_in_them(span: str, first: date, last: date) -> None:
    assert days_of(span, date(2026, 3, 10)) == (first, last)


def test_two_days_are_chosen_and_the_wrong_way_round_is_refused(
    seat: Seat, register: Register, board: Open
) -> None:
    register("第一件")
    shown = board()

    shown.page._choose_days()
    form = dialog()
    assert isinstance(form, DatesDialog)
    form.first.setDate(QDate(2026, 11, 20))
    form.last.setDate(QDate(2026, 11, 19))
    form.submit()
    fault = form._last_field.fault
    form.last.setDate(QDate(2026, 11, 21))
    form.submit()
    seat.settle()

    assert fault == "截止日期早于起始日期。"
    assert shown.page.model.query.where == (("from", "2026-11-20"), ("to", "2026-11-21"))
    assert shown.page.filters.days.text() == "11-20 – 11-21 ▾"
    assert shown.titles == ["第一件"]


def test_choices_say_how_many_events_they_would_leave(seat: Seat, register: Register, board: Open) -> None:
    register("电话来的")
    register("上门来的", source="VISIT")
    register("又上门来的", source="VISIT")
    shown = board()
    shown.page.filters._narrow("source", "CALL")

    def texts() -> list[str]:
        return [action.text() for action in shown.page.filters.source._group.actions()]

    seat.wait_for(lambda: "群众来访  2" in texts())
    assert "来电  1" in texts()
    assert shown.page.filters.reset.isVisible()
