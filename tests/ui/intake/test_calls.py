"""The form as a call goes: the order of its fields, the drafts beside it, what it suggests and on what ground."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from commandroom.ui.pages.intake.around import Around
from commandroom.ui.pages.intake.drafts import DraftList
from commandroom.ui.pages.intake.likeness import reason_texts
from commandroom.ui.pages.intake.view import IntakePage, spec
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import SaveDraft
from commandroom.usecases.queries import Drafts, Persons
from tests.ui.intake.test_intake import BLOCKED, PLACE, dialog_over, fill
from tests.ui.room import Seat
from tests.ui.typing_in import ALT, CTRL, Typist


@pytest.fixture
def page(seat: Seat) -> IntakePage:
    window = seat.window(spec())
    found = window.page("intake")
    assert isinstance(found, IntakePage)
    seat.wait_for(lambda: found.vm.rules is not None and bool(found.vm.places))
    return found


def test_tab_goes_through_the_form_as_a_call_goes(page: IntakePage) -> None:
    page.fields.urgency.press(2)
    page.fields.ext_no.setFocus()
    typist = Typist()
    met = []
    for _ in range(24):
        name = page.fields.named.name_of(QApplication.focusWidget())
        if name and name not in met:
            met.append(name)
        typist.tab()

    assert met[:13] == [
        "ext_no", "reporter_name", "reporter_phone", "confidential", "text", "title", "urgency", "category",
        "place", "location", "occurred_at", "reported_at", "files",
    ]  # fmt: skip
    assert met[13:17] == ["involved", "injured", "dead", "missing"]


def test_a_draft_is_kept_five_seconds_after_the_last_change(seat: Seat, page: IntakePage) -> None:
    fill(page)
    before = seat.desk.room.ask(Drafts("intake"))
    interval, is_waiting = page.autosave.timer.interval(), page.autosave.timer.isActive()

    page.autosave.timer.timeout.emit()
    seat.settle()

    assert before == ()
    assert (interval, is_waiting) == (5000, True)
    assert seat.desk.room.ask(Drafts("intake"))[0].fields["text"] == BLOCKED
    assert "草稿已自动保存" in page.autosave.said.text()


def kept(seat: Seat, *titles: str) -> None:
    """Drafts of earlier calls."""
    for at, title in enumerate(titles):
        seat.desk.room.perform(SaveDraft(f"draft-{at}", "intake", {"title": title, "text": title}))
        seat.bench.later(minutes=1)


def test_all_unfinished_forms_stand_in_a_list_to_go_on_with_or_throw_away(
    seat: Seat, page: IntakePage
) -> None:
    kept(seat, "第一份", "第二份", "第三份")
    page.vm.draft.look_for_others()
    seat.settle()
    told = page.unfinished.text.text()

    page.unfinished.all_button.click()
    dialog = dialog_over(DraftList)
    assert isinstance(dialog, DraftList)
    seat.wait_for(dialog.list.hasFocus)
    names = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, CTRL)
    seat.settle()

    assert "第三份" in told
    assert ["第三份" in names[0], "第二份" in names[1], "第一份" in names[2]] == [True] * 3
    assert page.fields.form().title == "第一份"
    assert [row.fields["title"] for row in seat.desk.room.ask(Drafts("intake"))] == ["第二份", "第一份"]


def test_alt_u_goes_on_with_the_newest_and_keeps_what_stood_there(seat: Seat, page: IntakePage) -> None:
    kept(seat, "早先的登记")
    page.vm.draft.look_for_others()
    seat.settle()
    fill(page)
    page.fields.text.edit.setFocus()

    Typist().key(Qt.Key.Key_U, ALT)
    seat.settle()

    assert page.fields.form().title == "早先的登记"
    texts = {row.fields["text"] for row in seat.desk.room.ask(Drafts("intake"))}
    assert texts == {"早先的登记", BLOCKED}


def test_a_pasted_picture_outlives_the_form_until_it_is_handed_in(seat: Seat, page: IntakePage) -> None:
    picture, image = QMimeData(), QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    picture.setImageData(image)
    fill(page)

    page.fields.files.paste(picture)
    page.register_only()
    seat.wait_for(lambda: page.fields.form().is_empty and page.submit_button.isEnabled())
    seat.wait_for(lambda: not seat.desk.slow.is_busy)

    assert [file.name for file in seat.sheet("#1").event.attachments] == ["粘贴图片-1.png"]
    assert not any((seat.bench.home / "drafts").iterdir())


def registered(seat: Seat, page: IntakePage, **changes: str) -> None:
    """An event that was taken in before."""
    fill(page, **changes)
    page.register_only()
    seat.wait_for(lambda: page.fields.form().is_empty and page.submit_button.isEnabled())


def test_a_duplicate_is_found_by_place_time_and_text_and_says_so(seat: Seat, page: IntakePage) -> None:
    registered(seat, page)
    fill(page, text=BLOCKED + "请尽快。")
    seat.wait_for(page.duplicate.isVisible)
    near = page.suggesting.alike[0]
    page.clear_form()
    fill(page, text=BLOCKED, location="石桥头村88号")
    seat.wait_for(lambda: bool(page.suggesting.alike))
    elsewhere = page.suggesting.alike[0]
    page.clear_form()
    seat.bench.later(days=3)
    fill(page)
    seat.wait_for(lambda: bool(page.suggesting.alike))
    later = page.suggesting.alike[0]
    page.clear_form()
    fill(page, text="路灯坏了三盏，晚上看不见路", location="石桥头村88号")
    seat.qtbot.wait(500)

    assert reason_texts(near)[1:] == ["同一地点", "当天"]
    assert near.score > elsewhere.score
    assert near.score > later.score
    assert "相隔 3 天" in reason_texts(later)
    assert page.suggesting.alike == []


def test_the_grid_is_suggested_from_an_event_at_the_same_place(seat: Seat, page: IntakePage) -> None:
    grid = next(place for place in page.vm.places if place.grid)
    fill(page, location=PLACE)
    page.fields.place.choose(grid.grid)
    page.fields.place.picked.emit()
    page.register_only()
    seat.wait_for(lambda: page.fields.form().is_empty and page.submit_button.isEnabled())
    number = seat.sheet("#1").event.number

    fill(page, location=PLACE)
    seat.wait_for(lambda: page.fields.place.value is not None)

    assert page.fields.place.value == grid.grid
    assert number in page.fields.named["place"]._hint


def test_the_grid_worker_stands_beside_the_form_with_what_is_open_there(seat: Seat, page: IntakePage) -> None:
    keeper = next(row for row in seat.desk.room.ask(Persons()) if row.person.villages)
    home = next(p for p in page.vm.places if not p.grid and p.village == keeper.person.villages[0])
    registered(seat, page, location=f"{home.village_name}路口")
    heard: list[Around] = []
    page.vm.around_found.connect(heard.append)

    fill(page, text="路灯坏了", location=f"{home.village_name}东侧")
    seat.wait_for(lambda: bool(heard) and bool(heard[-1].place))
    said = [label.text() for label in page.side.around.findChildren(PlainLabel)]

    assert keeper.person.name in [row.person.name for row in heard[-1].keepers]
    assert heard[-1].keepers[0].person.phone_masked in said
    assert "该处在办 1 件" in said
    bars = [area.horizontalScrollBar() for area in page.side.findChildren(QScrollArea)]
    assert not any(bar.isVisible() for bar in bars)
    assert [row.id for row in heard[-1].newest] == [seat.sheet("#1").event.id]


def test_what_a_place_looks_like_is_asked_once_while_nothing_changes(seat: Seat, page: IntakePage) -> None:
    fill(page)
    seat.settle()
    heard: list[Around] = []
    page.vm.around_found.connect(heard.append)

    fill(page, reporter_name="李先生")
    seat.settle()

    assert heard == []
