"""Conflicts on the page: both sides beside each other, settled there on a real room that two seats tore."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from commandroom.ui.dialogs.confirm import ReasonDialog
from commandroom.ui.pages.exchange.sides import compared
from commandroom.ui.posedexchange import conflicts
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import ConflictRow, Conflicts
from tests.room import COMMAND, DEPUTY, LEADER, MORNING, OFFICE, OTHER, Bench
from tests.store.test_receiving import exchange
from tests.ui.exchange.conftest import Sit, Sitting

Tear = Callable[[Sitting], str]


@pytest.fixture
def tear(second: Bench) -> Tear:
    """Two seats dispatch one event without knowing of each other, then unite; the number of the event."""

    def torn(shown: Sitting) -> str:
        first = shown.seat.bench
        number = first.triaged()
        exchange(first, second)
        first.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="先设围挡")
        second.later(minutes=5)
        second.act("dispatch", number, by=LEADER, lead_office=OTHER, requirement="先设围挡")
        first.later(minutes=9)
        exchange(first, second)
        first.room.tell(Changes(events=frozenset({first.event(number).id})))
        return number

    return torn


def of(shown: Sitting, *, settled: bool = False) -> tuple[ConflictRow, ...]:
    found: tuple[ConflictRow, ...] = shown.seat.bench.room.ask(Conflicts(settled=settled))
    return found


def settle(shown: Sitting, at: int, reason: str) -> None:
    shown.page.conflicts.sides.heads[at].keep.click()
    dialog = shown.dialog(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.set_text(reason)
    dialog.submit_button.click()
    shown.seat.settle()


def test_what_came_in_torn_stands_on_the_page_at_once_with_both_sides(sitting: Sit, tear: Tear) -> None:
    shown = sitting()
    number = tear(shown)
    shown.seat.wait_for(lambda: shown.page.conflicts.list.table.rowCount() == 1)
    shown.page.show_tab("conflicts")
    sides = shown.page.conflicts.sides

    assert shown.page.tabs.chips[1].text() == "冲突 1"
    assert sides.number.text() == number
    assert "席位 A" in sides.heads[0].who.text()
    assert "席位 B" in sides.heads[1].who.text()
    assert [head.stands.text() for head in sides.heads] == ["● 裁定前有效", "○ 待裁定"]
    marks = [cell.text() for cell in sides._cells if cell.text()[:1] in "≠="]
    assert "≠ 不同" in marks
    assert "= 相同" in marks


@pytest.mark.parametrize("at", [0, 1])
def test_a_person_settles_it_on_the_page_with_a_reason_and_it_leaves_the_list(
    sitting: Sit, tear: Tear, second: Bench, at: int
) -> None:
    shown = sitting()
    number = tear(shown)
    shown.seat.wait_for(lambda: shown.page.conflicts.list.table.rowCount() == 1)
    shown.page.show_tab("conflicts")
    (before,) = of(shown)

    settle(shown, at, "以后到者为准")

    (after,) = of(shown, settled=True)
    assert of(shown) == ()
    assert after.kept == (before.first, before.second)[at].entry
    assert shown.said[-1].text == "冲突已裁定。"
    shown.seat.wait_for(lambda: shown.page.conflicts.list.table.rowCount() == 0)
    exchange(shown.seat.bench, second)
    lead = second.event(number).lead
    assert lead is not None
    assert lead.office == second.unit((OFFICE, OTHER)[at])


def test_a_settlement_without_a_reason_is_not_taken(sitting: Sit, tear: Tear) -> None:
    shown = sitting()
    tear(shown)
    shown.seat.wait_for(lambda: shown.page.conflicts.list.table.rowCount() == 1)
    shown.page.show_tab("conflicts")

    settle(shown, 0, "  ")

    assert len(of(shown)) == 1
    assert shown.said == []


def test_the_settled_ones_are_shown_with_who_settled_them(sitting: Sit, tear: Tear) -> None:
    shown = sitting()
    number = tear(shown)
    bench = shown.seat.bench
    (conflict,) = of(shown)
    bench.act("settle", number, by=LEADER, conflict=conflict.id, keep=conflict.first.entry, reason="甲先到")
    shown.page.show_tab("conflicts")
    shown.look()
    hidden = shown.page.conflicts.list.table.rowCount()

    shown.page.conflicts.settled_too.click()
    shown.seat.wait_for(lambda: shown.page.conflicts.list.table.rowCount() == 1)
    sides = shown.page.conflicts.sides

    assert hidden == 0
    assert sides.settled.text().endswith("裁定。")
    assert [head.stands.text() for head in sides.heads] == ["✓ 已保留", "✕ 未保留"]
    assert [head.keep.isVisible() for head in sides.heads] == [False, False]
    assert shown.page.conflicts.with_settled.isChecked()


def test_what_somebody_settled_meanwhile_is_refused_with_its_sentence(sitting: Sit, tear: Tear) -> None:
    shown = sitting()
    number = tear(shown)
    shown.seat.wait_for(lambda: shown.page.conflicts.list.table.rowCount() == 1)
    shown.page.show_tab("conflicts")
    (conflict,) = of(shown)
    shown.page.conflicts.sides.heads[1].keep.click()
    shown.seat.bench.act(
        "settle", number, by=DEPUTY, conflict=conflict.id, keep=conflict.first.entry, reason="甲先到"
    )
    dialog = shown.dialog(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.set_text("乙更近")
    dialog.submit_button.click()
    shown.seat.wait_for(lambda: bool(shown.said))

    assert of(shown, settled=True)[0].kept == conflict.first.entry
    assert "冲突" in shown.said[-1].text


def test_enter_and_the_link_open_the_event(sitting: Sit, tear: Tear) -> None:
    shown = sitting()
    number = tear(shown)
    gone: list[tuple[str, object]] = []
    shown.seat.desk.navigator.wanted.disconnect(shown.window.show_page)
    shown.seat.desk.navigator.wanted.connect(lambda page, where: gone.append((page, where)))
    shown.seat.wait_for(lambda: shown.page.conflicts.list.table.rowCount() == 1)
    shown.page.show_tab("conflicts")

    shown.page.conflicts.list.setFocus()
    QTest.keyClick(shown.page.conflicts.list, Qt.Key.Key_Return)
    shown.page.conflicts.sides.open.click()

    event = shown.seat.bench.event(number).id
    assert gone == [("event", {"event_id": event})] * 2


def test_a_field_that_only_one_side_has_is_compared_with_nothing() -> None:
    graded = conflicts(MORNING)[1]

    rows = compared(graded.first, graded.second)

    assert len(rows) == 3
    assert all("—" in (first, second) and first != second for _, first, second in rows)


def test_no_conflict_is_one_sentence(sitting: Sit) -> None:
    shown = sitting()
    shown.page.show_tab("conflicts")
    shown.seat.settle()

    assert shown.page.conflicts.none.isVisible()
    assert shown.page.tabs.chips[1].text() == "冲突"
