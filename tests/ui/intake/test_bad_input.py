"""What cannot be registered stays in the form: the field named, its limit said, the text kept to its last character."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from commandroom.ui.pages.intake.view import IntakePage
from commandroom.usecases.queries import BoardIds, BoardQuery
from tests.ui.intake.test_intake import fill, page
from tests.ui.room import Seat

__all__ = ("page",)


def registered(seat: Seat) -> int:
    total: int = seat.desk.room.ask(BoardIds(BoardQuery(view="all"), seat.desk.clock.now())).total
    return total


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("title", "长" * 61, "标题最多 60 字，现有 61 字"),
        ("title", "长" * 1000, "现有 1000 字"),
        ("location", "长" * 201, "最多 200 字，现有 201 字"),
        ("reporter_name", "长" * 300, "最多 60 字，现有 300 字"),
        ("reporter_phone", "=HYPERLINK(1)" * 9, "联系电话"),
    ],
    ids=["title", "long title", "place", "name", "telephone"],
)
def test_a_line_over_its_limit_is_named_and_kept(
    seat: Seat, page: IntakePage, field: str, typed: str, said: str
) -> None:
    fill(page)
    line = getattr(page.fields, field)
    QApplication.clipboard().setText(typed)
    line.selectAll()
    line.paste()

    page.register_only()
    seat.settle()
    seat.wait_for(lambda: bool(page.fields.named.fault(field)))

    assert said in page.fields.named.fault(field)
    assert line.text() == typed
    assert registered(seat) == 0


def test_a_text_of_ten_thousand_and_one_characters_is_named_and_kept(seat: Seat, page: IntakePage) -> None:
    fill(page, text="长" * 10_001)

    page.register_only()
    seat.settle()

    assert "最多 10000 字，现有 10001 字" in page.fields.named.fault("text")
    assert len(page.fields.form().text) == 10_001
    assert registered(seat) == 0


def test_files_that_are_none_are_shown_as_missing_and_break_nothing(page: IntakePage, tmp_path: Path) -> None:
    odd = [tmp_path / ("字" * 255 + ".jpg"), tmp_path / "a\x00b.jpg", tmp_path / "没有.jpg", tmp_path]
    if os.name == "posix":
        os.mkfifo(tmp_path / "管道.jpg")
        odd.append(tmp_path / "管道.jpg")

    page.fields.files.add(odd)

    assert page.fields.files.paths == tuple(odd)
