"""The rota in files: a table is read, unknown names are settled, it is written back and printed."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from commandroom.interop.exports import write_table
from commandroom.interop.plaintables import PlainTables
from commandroom.ui.pages.rota.files import Page, html_of
from commandroom.ui.pages.rota.plan import PlanDialog
from commandroom.ui.pages.rota.view import RotaPage
from commandroom.usecases.queries import DutyTable
from tests.ui.room import Seat
from tests.ui.typing_in import CTRL, SHIFT

Open = Callable[[], RotaPage]
DECEMBER = date(2026, 12, 1)


def held(seat: Seat, page: RotaPage) -> dict[tuple[str, int], str]:
    sheet = seat.bench.room.ask(DutyTable(DECEMBER, date(2026, 12, 31), seat.desk.clock.now()))
    return {(turn.post, turn.day.day): page.model.name_of(turn.person) for turn in sheet.turns if turn.duty}


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The file that the person picks."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))


def bring(seat: Seat, page: RotaPage) -> PlanDialog:
    """Ctrl+Shift+I with the file."""
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_I, CTRL | SHIFT)
    seat.wait_for(lambda: bool(shown()) and shown()[0].isActiveWindow())
    return shown()[0]


def shown() -> list[PlanDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, PlanDialog) and w.isVisible()]


def test_a_table_is_read_and_an_unknown_name_is_settled_by_the_nearest(
    seat: Seat, rota: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = rota()
    table = tmp_path / "十二月值班表.xlsx"
    rows = [(date(2026, 12, 1), "周敏", "何远州"), (date(2026, 12, 2), "唐永瑶", "何远舟"), ("合计", "", "")]
    write_table(table, ("日期", "值班长", "带班领导"), rows)
    choose(monkeypatch, table)

    dialog = bring(seat, page)
    before, texts = dialog.chosen, dialog.told.text()
    combo = dialog.choices["何远州"]
    nearest = combo.itemText(1)
    combo.setCurrentIndex(1)
    combo.picked.emit()
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: len(held(seat, page)) == 4)
    seat.settle()

    assert (before, nearest.split(" · ")[0]) == ({}, "何远舟")
    assert "将写入 3 个班次，略去 1 个" in texts
    assert held(seat, page)["带班领导", 1] == "何远舟"
    assert page.model.first <= DECEMBER <= page.model.last


def test_what_was_imported_is_taken_back_as_one(
    seat: Seat, rota: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = rota()
    table = tmp_path / "值班表.csv"
    write_table(table, ("姓名", "2026-12-01", "2026-12-02"), [("周敏", "白班", "夜"), ("唐永瑶", "休", "")])
    choose(monkeypatch, table)
    bring(seat, page).submit()
    seat.wait_for(lambda: len(held(seat, page)) > 0)
    seat.settle()

    page.model.changing.undo()
    seat.settle()

    assert held(seat, page) == {}


def test_a_file_that_is_no_rota_is_refused_in_words(
    seat: Seat, rota: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = rota()
    table = tmp_path / "事件.csv"
    write_table(table, ("编号", "标题"), [("1", "井盖")])
    choose(monkeypatch, table)
    said: list[str] = []
    seat.desk.notices.said.connect(lambda notice: said.append(notice.text))

    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_I, CTRL | SHIFT)
    seat.wait_for(lambda: bool(said))

    assert "没有认出值班表的表头" in said[0]
    assert shown() == []


def test_what_is_shown_is_written_as_a_table_that_can_be_read_back(
    seat: Seat, rota: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = rota()
    page.fill.click()
    seat.wait_for(lambda: page.model.proposing.found is not None)
    page.take.click()
    seat.wait_for(lambda: not page.gaps.isVisible())
    table = tmp_path / "值班表.xlsx"
    choose(monkeypatch, table)

    QTest.keyClick(page.grid, Qt.Key.Key_E, CTRL)
    seat.wait_for(table.exists)

    sheet = PlainTables().read(table)
    assert sheet.header == ("日期", "带班领导", "值班长", "值班干部", "执法备勤", "应急小分队")
    friday = next(cells for _, cells in sheet.rows if cells["日期"] == "2026-11-20")
    assert [friday.get(row.key, "") for row in page.table.rows] == [page.table.text(at, 4) for at in range(5)]
    assert friday["值班长"]


def test_a_page_to_print_is_made(
    seat: Seat, rota: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = rota()
    target = tmp_path / "值班表.pdf"
    choose(monkeypatch, target)
    said: list[str] = []
    seat.desk.notices.said.connect(lambda notice: said.append(notice.text))

    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_P, CTRL)
    seat.wait_for(lambda: bool(said))

    assert target.read_bytes().startswith(b"%PDF")
    assert said == ["已保存为 值班表.pdf"]


def test_a_full_disk_leaves_no_half_page_and_is_said_in_one_sentence(
    seat: Seat, rota: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = rota()
    choose(monkeypatch, tmp_path / "值班表.pdf")
    said: list[str] = []
    seat.desk.notices.said.connect(lambda notice: said.append(notice.text))

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_P, CTRL)
    seat.wait_for(lambda: bool(said))

    assert said == ["“值班表.pdf”写不出去：磁盘已满，没有留下半个文件。"]
    assert not (tmp_path / "值班表.pdf").exists()


def test_a_name_on_the_printed_page_is_text_and_no_markup() -> None:
    page = Page("表", ("日期", "<b>岗</b>"), (("2026-12-01", "<script>"),))

    assert "<script>" not in html_of(page)
    assert "&lt;script&gt;" in html_of(page)


def test_people_in_the_rows_have_days_in_the_columns(seat: Seat, rota: Open) -> None:
    page = rota()
    page.ways.press(1)
    seat.settle()

    shown_page = page.files.shown()

    assert shown_page.columns[0] == "姓名"
    assert shown_page.columns[1] == "2026-11-16"
    assert len(shown_page.rows) == len(page.table.rows)
    assert timedelta(days=len(shown_page.columns) - 1) == timedelta(days=7)
