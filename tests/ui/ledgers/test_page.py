"""The page of the ledgers: its kinds, days of one's own, the event of a row, a workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from commandroom.domain.forms.ledgerbook import LedgerKind
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.pages.ledgers.view import LedgersPage
from commandroom.ui.parts import sending
from commandroom.ui.window import DeskWindow
from commandroom.usecases.commands import Amend
from tests.room import DIRECTOR
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")


def opened(seat: Seat) -> tuple[DeskWindow, LedgersPage]:
    """The page on the screen, after a sheet was signed."""
    number = seat.bench.signed()
    seat.bench.act("supervise", number, by=DIRECTOR, color="blue", requirement="限期办结")
    event = PageSpec("event", "事件", "file-text", lambda _desk: Page(), "hidden")
    window = seat.window(PageSpec("ledgers", "台账", "table-2", LedgersPage), event)
    page = window.page("ledgers")
    assert isinstance(page, LedgersPage)
    seat.settle()
    return window, page


def choose(seat: Seat, page: LedgersPage, kind: LedgerKind) -> None:
    page.kinds.press(list(LedgerKind).index(kind))
    seat.settle()


def test_each_ledger_shows_its_rows_and_an_empty_one_says_so(practice_seat: Seat) -> None:
    _window, page = opened(practice_seat)
    assert page.placeholder.isVisible()
    assert page.count.text() == "共 0 条"

    choose(practice_seat, page, LedgerKind.SUPERVISED)

    assert page.count.text() == "共 1 条"
    (row,) = page.lists[LedgerKind.SUPERVISED].table.rows
    assert row.cells[0] == "督蓝〔2026〕A1号"


def test_enter_opens_the_event_of_the_row(practice_seat: Seat) -> None:
    gone: list[dict[str, object]] = []
    _window, page = opened(practice_seat)
    practice_seat.desk.navigator.wanted.connect(lambda _page, where: gone.append(where))
    choose(practice_seat, page, LedgerKind.SUPERVISED)
    view = page.lists[LedgerKind.SUPERVISED]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    practice_seat.settle()
    assert [set(where) for where in gone] == [{"event_id"}]


def test_days_of_ones_own_are_asked_and_backwards_ones_are_one_sentence(practice_seat: Seat) -> None:
    _window, page = opened(practice_seat)
    choose(practice_seat, page, LedgerKind.SUPERVISED)
    page.last.setDate(QDate(2026, 3, 9))
    practice_seat.settle()
    assert page.spans.value == "own"
    assert page.count.text() == "共 0 条"

    page.first.setDate(QDate(2026, 3, 10))
    practice_seat.settle()
    assert page.sheet is None
    assert not page.export.isEnabled()


def test_it_saves_a_workbook(practice_seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _window, page = opened(practice_seat)
    choose(practice_seat, page, LedgerKind.SUPERVISED)
    monkeypatch.setattr(sending, "ask_path", lambda _kind, name, _parent: tmp_path / name)
    page.export.click()
    practice_seat.wait_for(lambda: not practice_seat.desk.slow.is_busy)
    book = openpyxl.load_workbook(tmp_path / "督办台账-2026-03-01至2026-03-10.xlsx")
    assert book["督办台账"]["B2"].value == "督蓝〔2026〕A1号"


def test_it_saves_a_paper_in_each_format_of_its_menu_and_a_row_of_a_list_opens_no_event(
    practice_seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zf = {"list_code": "ZF", "list_name": "行政执法事项", "effective_from": "2026-03-02", "doc_no": "发〔2026〕3号",
          "items": [{"code": "1", "name": "对占道经营的处罚"}]}  # fmt: skip
    practice_seat.bench.room.perform(Amend("item_list", "ZF-1", zf, actor=DIRECTOR))
    gone: list[object] = []
    _window, page = opened(practice_seat)
    practice_seat.desk.navigator.wanted.connect(lambda _page, where: gone.append(where))
    choose(practice_seat, page, LedgerKind.ITEMS)
    monkeypatch.setattr(sending, "ask_path", lambda _kind, name, _parent: tmp_path / name)

    monkeypatch.setattr(QMenu, "popup", lambda *_where: None)
    page.paper.click()
    menu = page.paper.findChild(QMenu)
    assert menu is not None
    for action in menu.actions():
        action.trigger()
        practice_seat.wait_for(lambda: not practice_seat.desk.slow.is_busy)
    view = page.lists[LedgerKind.ITEMS]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    practice_seat.settle()

    stem = "清单变更台账-2026-03-01至2026-03-10"
    assert sorted(one.name for one in tmp_path.glob("清单*")) == [
        f"{stem}.{kind}" for kind in ("docx", "html", "pdf")
    ]
    assert [row.cells[5] for row in view.table.rows] == ["整份文件", "对占道经营的处罚"]
    assert gone == []
