"""The page of the daily summary: the day's paper in large type, other days, 已阅, comments, an edited paragraph, files."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.domain.summary.timing import Hours
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.pages.summary import sending
from commandroom.ui.pages.summary.dialogs import TextDialog
from commandroom.ui.pages.summary.hours import HoursDialog
from commandroom.ui.pages.summary.view import SummaryPage
from commandroom.ui.window import DeskWindow
from commandroom.usecases.commands import SumUp
from commandroom.usecases.queries import Summary, SummarySheet
from tests.room import DIRECTOR, Bench
from tests.summary import pdftext
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")

TODAY = date(2026, 3, 10)


def evening(bench: Bench) -> None:
    """Two events came in, one of them 特急; it is five in the afternoon and the paper is made."""
    bench.signed()
    bench.accepted(urgency="特急", title="桥下有人落水")
    bench.at("2026-03-10 17:00")
    bench.room.perform(SumUp(TODAY))


def opened(seat: Seat) -> tuple[DeskWindow, SummaryPage]:
    """The page on the screen."""
    event = PageSpec("event", "事件", "file-text", lambda _desk: Page(), "hidden")
    window = seat.window(PageSpec("summary", "每日专报", "newspaper", SummaryPage), event)
    page = window.page("summary")
    assert isinstance(page, SummaryPage)
    seat.settle()
    return window, page


def paper(seat: Seat) -> SummarySheet:
    """The paper as the room has it."""
    return seat.bench.room.ask(Summary(TODAY, seat.bench.clock.moment))


def typed(page: SummaryPage, text: str) -> TextDialog:
    """The form that stands before the page, with another text in it."""
    dialog = next(one for one in page.window().findChildren(TextDialog) if one.isVisible())
    dialog.text.edit.selectAll()
    dialog.text.edit.insertPlainText(text)
    return dialog


def test_the_paper_stands_there_in_its_own_words_with_figures_that_agree_with_the_board(
    practice_seat: Seat,
) -> None:
    evening(practice_seat.bench)
    _window, page = opened(practice_seat)

    sheet = paper(practice_seat)
    assert page.date.text() == "2026-03-10 周二"
    assert page.title.text() == "练习镇综合信息指挥室要情（每日）"
    assert page.issue.text() == "2026年第69期，截至 3月10日 17:00"
    assert page.figures["received"].value == "2"
    assert page.figures["received"].note == "昨日同期 0 ✓"
    assert page.figures["received"].toolTip() == "与看板一致 ✓"
    assert "与看板一致" in page.figures["received"].accessibleName()
    assert {key: card.text for key, card in page.parts.items()} == {
        part.id: part.text for part in sheet.parts
    }
    assert not page.draft.isVisible()


def test_before_its_time_a_draft_says_when_it_will_be_made_and_nothing_can_be_added(
    practice_seat: Seat,
) -> None:
    practice_seat.bench.signed()
    _window, page = opened(practice_seat)

    assert page.draft.isVisible()
    assert "到当日 17:00 自动生成" in page.draft.text.text()
    assert page.mark.text() == "草稿"
    assert not page.read.isEnabled()
    assert not page.comment.isEnabled()
    assert not page.make.isVisible()
    assert not page.parts["overview"].edit.isVisible()


def test_the_arrows_lead_from_day_to_day_and_not_beyond_today(practice_seat: Seat) -> None:
    evening(practice_seat.bench)
    _window, page = opened(practice_seat)

    QTest.keyClick(page.previous, Qt.Key.Key_Left)
    practice_seat.settle()
    assert page.date.text().startswith("2026-03-09")
    assert page.make.isVisible()  # nobody made it, and its time has come
    QTest.keyClick(page.previous, Qt.Key.Key_Right)
    QTest.keyClick(page.previous, Qt.Key.Key_Right)
    practice_seat.settle()

    assert page.day == TODAY
    assert not page.next.isEnabled()


def test_who_marks_it_as_read_stands_there_at_once_with_when(practice_seat: Seat) -> None:
    evening(practice_seat.bench)
    practice_seat.sit(DIRECTOR)
    _window, page = opened(practice_seat)

    page.read.click()
    practice_seat.wait_for(lambda: "练习主任" in page.remarks.read.text())

    assert page.remarks.read.text() == "已阅：练习主任 3月10日 17:00"


def test_a_comment_and_an_edited_paragraph_are_kept_and_shown_with_who_wrote_them(
    practice_seat: Seat,
) -> None:
    evening(practice_seat.bench)
    _window, page = opened(practice_seat)

    page.comment.click()
    typed(page, "请盯住落水一件。").submit()
    practice_seat.wait_for(lambda: bool(page.remarks.lines))
    page.parts["overview"].edit.click()
    typed(page, "今日平稳。").submit()
    practice_seat.wait_for(lambda: page.parts["overview"].text == "今日平稳。")

    assert page.remarks.lines == ("练习值班长 3月10日 17:00：请盯住落水一件。",)
    assert page.parts["overview"].edited.text() == "练习值班长 3月10日 17:00 修改"
    assert [part.text for part in paper(practice_seat).parts if part.id == "overview"] == ["今日平稳。"]


def test_an_empty_comment_is_not_sent_and_the_form_says_why(practice_seat: Seat) -> None:
    evening(practice_seat.bench)
    _window, page = opened(practice_seat)

    page.comment.click()
    dialog = typed(page, "  ")
    dialog.submit()
    practice_seat.settle()

    assert dialog.isVisible()
    assert paper(practice_seat).day.comments == ()


def test_a_correction_stands_beside_the_first_one_and_both_can_be_looked_at(practice_seat: Seat) -> None:
    evening(practice_seat.bench)
    _window, page = opened(practice_seat)
    practice_seat.bench.later(minutes=30)
    practice_seat.bench.submitted()

    page.make.click()
    practice_seat.wait_for(page.editions.isVisible)
    assert [chip.text() for chip in page.editions.chips] == ["首版", "更正A1"]
    assert page.figures["received"].value == "3"
    page.editions.chips[0].click()
    practice_seat.wait_for(lambda: page.figures["received"].value == "2")

    assert page.issue.text().startswith("2026年第69期，")


def test_a_line_of_the_paper_leads_to_its_event(practice_seat: Seat) -> None:
    evening(practice_seat.bench)
    _window, page = opened(practice_seat)
    wanted: list[object] = []
    practice_seat.desk.navigator.wanted.connect(lambda where, what: wanted.append((where, what)))

    way = next(
        button
        for button in page.parts["matters"].findChildren(type(page.next))
        if button.accessibleName().startswith("打开")
    )
    way.click()

    (number,) = (one.number for one in paper(practice_seat).paper.snapshot.matters)
    assert wanted == [("event", {"ref": number})]


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "html"])
def test_the_paper_goes_into_a_file_off_the_windows_thread(
    practice_seat: Seat, tmp_path: Path, kind: str
) -> None:
    evening(practice_seat.bench)
    _window, page = opened(practice_seat)
    assert page.sheet is not None
    file = tmp_path / f"专报.{kind}"

    sending.save(practice_seat.desk, sending.of_day(page.sheet), kind, file)
    practice_seat.wait_for(lambda: not practice_seat.desk.slow.is_busy)

    assert file.stat().st_size > 1000
    if kind == "pdf":
        assert "桥下有人落水" in "".join(pdftext.pages(file.read_bytes()))


def test_a_folder_that_is_gone_is_said_in_one_sentence(practice_seat: Seat, tmp_path: Path) -> None:
    evening(practice_seat.bench)
    _window, page = opened(practice_seat)
    assert page.sheet is not None

    sending.save(practice_seat.desk, sending.of_day(page.sheet), "html", tmp_path / "gone" / "a.html")
    practice_seat.wait_for(lambda: not practice_seat.desk.slow.is_busy)

    assert any("文件夹" in one for one in said(practice_seat))


def test_the_set_time_is_changed_by_who_keeps_the_rules_and_a_time_that_is_none_is_refused_at_its_field(
    practice_seat: Seat,
) -> None:
    practice_seat.sit(DIRECTOR)
    _window, page = opened(practice_seat)
    page.hours.change.click()
    dialog = next(one for one in page.window().findChildren(HoursDialog) if one.isVisible())

    dialog.at.setText("25:00")
    dialog.submit()
    practice_seat.wait_for(lambda: "17:00 这样的时刻" in dialog.field.fault)
    dialog.at.setText("08:30")
    dialog.days.choose("workdays")
    dialog.submit()
    practice_seat.wait_for(lambda: page.hours.text.text() == "工作日 08:30 自动生成")

    assert paper(practice_seat).hours == Hours("08:30", "workdays")


def test_without_a_printer_it_says_so(practice_seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    evening(practice_seat.bench)
    _window, page = opened(practice_seat)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))

    page.print_button.click()

    assert any("没有可用的打印机" in one for one in said(practice_seat))


def said(seat: Seat) -> list[str]:
    """What the desk has said in passing."""
    from PySide6.QtWidgets import QLabel

    seat.qtbot.wait(1)
    return [
        label.text() for window in QApplication.topLevelWidgets() for label in window.findChildren(QLabel)
    ]


def test_a_paper_that_another_seat_makes_meanwhile_is_shown_when_it_arrives(practice_seat: Seat) -> None:
    practice_seat.bench.at("2026-03-10 17:00")
    _window, page = opened(practice_seat)
    assert page.sheet is not None
    assert page.sheet.is_draft

    practice_seat.bench.room.perform(SumUp(TODAY, at=practice_seat.bench.clock.moment + timedelta(minutes=1)))
    practice_seat.wait_for(lambda: page.sheet is not None and not page.sheet.is_draft)

    assert not page.draft.isVisible()
