"""Nothing typed is lost, whatever the store does meanwhile: it stands where it was typed, and can be handed in at last."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from commandroom.domain.errors import WorldError
from commandroom.entrypoints.pagestates import PageState
from commandroom.ui.dialogs.dispatch.dialog import DispatchDialog
from commandroom.ui.dialogs.palette import CommandPalette
from commandroom.ui.pages.event.view import EventPage
from commandroom.ui.pages.intake.view import IntakePage
from commandroom.ui.pages.roster.forms import PersonDialog
from commandroom.ui.pages.roster.view import RosterPage
from tests.ui.room import practice
from tests.ui.states.cells import Cell, busy, cell

__all__ = ("busy", "cell", "practice")

Make = Callable[[str, PageState], Cell]
S = PageState
READ_ONLY = WorldError("state.read_only")


@pytest.mark.parametrize("state", [S.LOADING, S.ERROR, S.READ_ONLY, S.OFFLINE])
def test_a_call_that_is_taken_meanwhile_stands_in_the_form(cell: Make, state: PageState) -> None:
    shown = cell("intake", state)
    page = shown.window.page("intake")
    assert isinstance(page, IntakePage)
    before = page.fields.form()

    shown.recover()
    if state is S.ERROR:
        page.known.fault.retry.click()
        shown.settle()
    after = page.fields.form()

    assert before.text.startswith("居民反映小区北门")
    assert (after.text, after.location, after.reporter_name) == (
        before.text,
        before.location,
        before.reporter_name,
    )
    assert page.vm.rules is not None


def test_a_draft_that_could_not_be_kept_is_kept_once_the_store_can_be_written(cell: Make) -> None:
    shown = cell("intake", S.READ_ONLY)
    page = shown.window.page("intake")
    assert isinstance(page, IntakePage)
    kept: list[object] = []
    page.vm.draft.saved.connect(kept.append)
    said, tried = page.autosave.said.text(), page.vm.draft.keep(page.fields.form())

    shown.program.opened.desk.gate.lift("read_only")
    shown.settle()

    assert (said, tried) == ("草稿尚未保存", False)
    assert len(kept) == 1
    assert "草稿已自动保存" in page.autosave.said.text()


def test_the_keys_of_handing_in_say_why_they_do_nothing(cell: Make) -> None:
    shown = cell("intake", S.READ_ONLY)
    page = shown.window.page("intake")
    assert isinstance(page, IntakePage)
    said: list[str] = []
    shown.program.opened.desk.notices.said.connect(lambda notice: said.append(notice.text))

    page.register_and_dispatch()
    page.keep_draft()

    assert [("只读" in text) for text in said] == [True, True]


def test_a_remark_that_was_begun_stays_while_the_event_cannot_be_read(cell: Make) -> None:
    shown = cell("event", S.OFFLINE)
    page = shown.window.page("event")
    assert isinstance(page, EventPage)
    page.course.focus_note()
    QTest.keyClicks(page.course.note, "on the way")

    shown.room.fall_silent()
    page.refresh()
    shown.settle()
    is_said = len(shown.faults)
    shown.room.recover()
    shown.buttons("重试")[0].click()
    shown.settle()

    assert (is_said, shown.faults) == (1, [])
    assert page.course.text == "on the way"
    assert page.course.note.hasFocus()


def test_what_is_asked_of_the_unit_stays_when_sending_fails(cell: Make) -> None:
    shown = cell("dispatch", S.OFFLINE)
    dialog = shown.front
    assert isinstance(dialog, DispatchDialog)
    dialog.order.text.set_text("先围护，再修复")

    shown.room.fall_silent()
    dialog.submit()
    shown.settle()

    assert dialog.isVisible()
    assert "磁盘出错" in dialog.fault.text()
    assert dialog.order.text.text == "先围护，再修复"


def test_what_was_looked_for_stays_in_the_palette_and_is_found_at_last(cell: Make) -> None:
    shown = cell("palette", S.ERROR)
    palette = shown.front
    assert isinstance(palette, CommandPalette)

    shown.room.recover()
    palette.unasked.retry.click()
    shown.settle()

    assert palette.search.text() == "井盖"
    assert not palette.unasked.isVisible()
    assert any("老街井盖缺失" in entry.text for entry in palette.model.entries)


def test_a_form_of_the_roster_keeps_its_fields_when_the_store_stops_writing(cell: Make) -> None:
    shown = cell("roster", S.OFFLINE)
    page = shown.window.page("roster")
    assert isinstance(page, RosterPage)
    page.deeds.edit()
    form = shown.front
    assert isinstance(form, PersonDialog)
    form.post.setText("夜班值班长")

    shown.program.opened.desk.gate.shut("x", READ_ONLY)

    assert (form.submit_button.isEnabled(), "只读" in form.submit_button.toolTip()) == (False, True)
    assert form.post.text() == "夜班值班长"
