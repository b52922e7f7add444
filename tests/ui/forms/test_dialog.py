"""The forms' dialog: what is there and what is lacking, the page as it will be printed, files, printers, reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QLabel

from commandroom.domain.forms.kinds import FormKind
from commandroom.ui.dialogs.forms.dialog import FormsDialog, open_forms
from commandroom.ui.page import Page, PageSpec
from tests.room import DIRECTOR
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")


def settle(seat: Seat) -> None:
    """Let questions and what is drawn or written beside the window come to their end."""
    seat.settle()
    seat.wait_for(lambda: not seat.desk.slow.is_busy)
    seat.settle()


def opened(seat: Seat, number: str, kind: FormKind | None = None) -> FormsDialog:
    """The dialog over an empty page, with what was asked for on it."""
    window = seat.window(PageSpec("event", "事件", "file-text", lambda _desk: Page(), "hidden"))
    dialog = open_forms(seat.desk, window, number, kind)
    settle(seat)
    return dialog


def row_of(dialog: FormsDialog, kind: FormKind) -> int:
    return [one.kind for one in dialog._choices].index(kind)


def test_it_opens_on_the_first_form_there_is_and_shows_its_page(practice_seat: Seat) -> None:
    number = practice_seat.bench.dispatched()
    dialog = opened(practice_seat, number)
    assert dialog.form is not None
    assert dialog.form.kind == "register"
    assert dialog.preview.has_picture
    assert dialog.submit_button.isEnabled()
    assert dialog.print_button.isEnabled()


def test_of_a_form_that_cannot_be_made_it_says_what_the_event_lacks(practice_seat: Seat) -> None:
    number = practice_seat.bench.dispatched()
    dialog = opened(practice_seat, number, FormKind.CLOSING)
    assert dialog.preview.words == f"{number} 还没有办结，办结后才有告知单。"
    assert not dialog.submit_button.isEnabled()
    assert not dialog.print_button.isEnabled()


def test_of_several_sheets_the_newest_signed_one_is_shown_and_any_other_can_be_chosen(
    practice_seat: Seat,
) -> None:
    number = practice_seat.bench.signed()
    for color in ("blue", "red"):
        practice_seat.bench.act("supervise", number, by=DIRECTOR, color=color, requirement="限期办结")
        practice_seat.bench.later(minutes=1)
    dialog = opened(practice_seat, number, FormKind.SUPERVISE)
    assert dialog.form is not None
    assert dialog.form.number == "督红〔2026〕A1号"

    dialog.papers.press(0)
    settle(practice_seat)
    assert dialog.form.number == "督蓝〔2026〕A1号"


@pytest.mark.parametrize(
    ("kind", "magic"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!DOC")]
)
def test_it_saves_in_each_format(practice_seat: Seat, tmp_path: Path, kind: str, magic: bytes) -> None:
    dialog = opened(practice_seat, practice_seat.bench.dispatched(), FormKind.DISPATCH)
    dialog.save(kind, tmp_path / f"单.{kind}")
    settle(practice_seat)
    assert (tmp_path / f"单.{kind}").read_bytes().startswith(magic)


def test_in_clear_asks_for_a_reason_first_and_writes_it_into_the_course(
    practice_seat: Seat, tmp_path: Path
) -> None:
    number = practice_seat.bench.dispatched()
    dialog = opened(practice_seat, number, FormKind.REGISTER)
    dialog.clear.setChecked(True)
    dialog.submit()
    assert not dialog.reason_field.isHidden()
    assert "reveal" not in practice_seat.bench.log(number)

    dialog.reason.setText("上门送达")
    dialog.save("html", tmp_path / "单.html")
    settle(practice_seat)
    assert "13900000000" in (tmp_path / "单.html").read_text()
    assert practice_seat.bench.log(number)[-1] == "reveal"


def test_a_printer_that_is_not_there_is_one_sentence(
    practice_seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    dialog = opened(practice_seat, practice_seat.bench.dispatched())
    dialog.print_form()
    assert any("没有可用的打印机" in text for text in said(practice_seat))


def said(seat: Seat) -> list[str]:
    """What the desk has said in passing."""
    seat.qtbot.wait(1)
    return [
        label.text() for window in QApplication.topLevelWidgets() for label in window.findChildren(QLabel)
    ]
