"""While nothing can be written every page keeps showing, and what would write is disabled with the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from commandroom.domain.errors import WorldError
from commandroom.ui.dialogs.verbs.dialog import VerbDialog
from commandroom.ui.dialogs.verbs.opening import open_verb
from commandroom.ui.lineup import pages
from commandroom.ui.window import DeskWindow
from commandroom.usecases.commands import Act
from commandroom.usecases.room import Room
from tests.ui.room import Seat

WRITING = {
    "board": {"派遣", "督办", "催办"},
    "intake": {"登记并派遣", "仅登记", "存草稿"},
    "supervision": {"批量催办", "批量督办"},
    "roster": {"新增人员", "编辑"},
    "event": {"发送", "添加"},
}


@pytest.fixture
def whole(practice_seat: Seat) -> Callable[[], DeskWindow]:
    """Opens the desk with all its pages on a room with one event."""

    def begin() -> DeskWindow:
        practice_seat.bench.submitted()
        return practice_seat.window(*pages(practice_seat.desk))

    return begin


def _names(window: DeskWindow, *, enabled: bool) -> set[str]:
    return {b.accessibleName() for b in window.findChildren(QPushButton) if b.isEnabled() is enabled}


@pytest.mark.parametrize("page", sorted(WRITING))
def test_a_page_that_is_only_read_keeps_its_content_and_holds_its_deeds(
    whole: Callable[[], DeskWindow], practice_seat: Seat, page: str
) -> None:
    window = whole()
    where = {"event_id": "#1"} if page == "event" else {}
    practice_seat.desk.gate.shut("x", WorldError("state.read_only"))

    window.show_page(page, where)
    practice_seat.settle()

    held = _names(window, enabled=False)
    buttons = [b for b in window.findChildren(QPushButton) if b.accessibleName() in WRITING[page]]
    assert WRITING[page] <= held
    assert all("只读" in button.toolTip() for button in buttons)
    assert not window.top.primary.isEnabled()


def test_a_form_that_was_refused_by_a_busy_store_keeps_its_text_and_offers_another_try(
    whole: Callable[[], DeskWindow], practice_seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = whole()
    perform, held = Room.perform, [True]

    def busy(room: Room, command: Any) -> object:
        if held[0] and isinstance(command, Act):
            raise WorldError("store.busy", file="room.db")
        return perform(room, command)

    monkeypatch.setattr(Room, "perform", busy)
    open_verb(practice_seat.desk, window, "#1", "note")
    practice_seat.settle()
    form = next(d for d in window.findChildren(VerbDialog))
    form.editors["text"].put("到场后再联系")
    form.submit()
    practice_seat.settle()
    stop = practice_seat.desk.notices.banner
    assert stop is not None
    assert stop.on_action is not None
    stop.on_action()
    said, text = form.submit_button.accessibleName(), form.editors["text"].value()
    held[0] = False
    form.submit()
    practice_seat.settle()

    assert (said, text) == ("重试", "到场后再联系")
    assert "note" in practice_seat.bench.log("#1")
