"""The hand-over at the desk: who leaves writes promises and signs, who comes sits down, reads and signs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.ui.pages.rota import handover
from commandroom.ui.pages.rota.handover import HandOverDialog
from commandroom.ui.pages.rota.view import RotaPage
from commandroom.usecases.queries import HandOvers
from tests.ui.room import Seat
from tests.ui.typing_in import CTRL, Typist

Open = Callable[[], RotaPage]


def late_event(seat: Seat, title: str = "西街路灯不亮") -> str:
    """An event whose acceptance is past its limit by now."""
    leader, now = seat.person("shift_leader"), seat.desk.clock.now()
    number = seat.act(
        "register", by=leader, source="CALL", title=title, text="路灯不亮", location="西街",
        occurred_at=now, reported_at=now,
    )  # fmt: skip
    seat.act("submit", number, by=leader, category_suggest="0204")
    seat.bench.clock.moment = now + timedelta(days=1)
    return number


def opened(seat: Seat, page: RotaPage) -> HandOverDialog:
    """The form after Ctrl+J."""
    page.window().activateWindow()
    seat.wait_for(lambda: page.window().isActiveWindow())
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_J, CTRL)
    seat.wait_for(lambda: bool(shown()) and shown()[0].isActiveWindow())
    seat.settle()
    return shown()[0]


def shown() -> list[HandOverDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, HandOverDialog) and w.isVisible()]


def command_post(seat: Seat) -> str:
    return seat.person("command")


def given(seat: Seat, page: RotaPage) -> HandOverDialog:
    """The shift leader signs to the command post, with a promise about the late event."""
    dialog = opened(seat, page)
    dialog.promise.setFocus()
    Typist().word("答应18:00前回电")
    dialog.notes.set_text("夜间注意西街")
    dialog.incoming.choose(command_post(seat))
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: not dialog.isVisible())
    seat.settle()
    return dialog


def test_what_is_past_its_limit_stands_there_and_is_handed_over_with_its_promise(
    seat: Seat, rota: Open
) -> None:
    number = late_event(seat)
    page = rota()

    given(seat, page)

    found = seat.bench.room.ask(HandOvers())[0]
    assert [(item.number, item.promise) for item in found.items] == [(number, "答应18:00前回电")]
    assert (found.incoming, found.notes, found.red) == (command_post(seat), "夜间注意西街", 1)
    assert found.is_waiting
    assert "待接班人签字" in page.panel.last_hand_over.text()


def test_a_shift_with_more_overdue_than_a_paper_holds_hands_over_the_most_pressing(
    seat: Seat, rota: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "ITEMS_MOST", 2)
    first, second, _third = (late_event(seat, f"第{place}件") for place in "123")
    page = rota()

    told = given(seat, page).told.text()

    found = seat.bench.room.ask(HandOvers())[0]
    assert [(item.number, item.promise) for item in found.items] == [(first, "答应18:00前回电"), (second, "")]
    assert (found.total, found.red) == (3, 3)
    assert "超时 3 件" in told
    assert "最紧迫的 2 件" in told


def test_who_comes_reads_the_promises_and_signs_in_their_own_name(seat: Seat, rota: Open) -> None:
    late_event(seat)
    page = rota()
    given(seat, page)
    seat.sit(command_post(seat))

    dialog = opened(seat, page)
    told, row = dialog.told.text(), dialog.list.table.rows[0]
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, CTRL)  # the list opens nothing with it
    seat.wait_for(lambda: not dialog.isVisible())
    seat.settle()

    assert dialog.given is not None
    assert "周敏于" in told
    assert (row.title, row.promise) == ("西街路灯不亮", "答应18:00前回电")
    assert dialog.notes.text == "夜间注意西街"
    assert not seat.bench.room.ask(HandOvers())[0].is_waiting
    assert "双方已签字，承诺 1 项" in page.panel.last_hand_over.text()


def test_without_a_name_nothing_is_signed_and_what_was_typed_stays(seat: Seat, rota: Open) -> None:
    late_event(seat)
    dialog = opened(seat, rota())
    dialog.notes.set_text("已写的说明")

    dialog.submit()
    seat.settle()

    assert dialog.isVisible()
    assert dialog.incoming_field.fault
    assert dialog.notes.text == "已写的说明"
    assert seat.bench.room.ask(HandOvers()) == ()
    dialog.reject()


def test_an_event_that_was_settled_meanwhile_keeps_its_number_and_promise(seat: Seat, rota: Open) -> None:
    number = late_event(seat)
    page = rota()
    given(seat, page)
    seat.act("void_accepted", number, by=seat.person("shift_leader"), reason="误录")
    seat.sit(command_post(seat))

    dialog = opened(seat, page)
    row = dialog.list.table.rows[0]

    assert (row.number, row.promise, row.due) == (number, "答应18:00前回电", None)
    dialog.reject()


def test_somebody_who_is_not_awaited_hands_over_and_takes_nothing(seat: Seat, rota: Open) -> None:
    late_event(seat)
    page = rota()
    given(seat, page)

    again = opened(seat, page)

    assert again.given is None
    assert again.incoming_field.isVisible()
    again.reject()
