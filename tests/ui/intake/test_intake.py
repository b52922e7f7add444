"""The intake page on a real room: a call taken by keys alone, suggestions, drafts, what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from commandroom.domain.event.state import State
from commandroom.ui.dialogs.dispatch.dialog import DispatchDialog
from commandroom.ui.dialogs.verbs.dialog import VerbDialog
from commandroom.ui.notices import Notice
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.pages.intake.view import IntakePage, spec
from commandroom.ui.window import DeskWindow
from commandroom.usecases.queries import BoardIds, BoardQuery, Drafts
from tests.ui.room import Seat
from tests.ui.typing_in import ALT, CTRL, SHIFT, Typist

BLOCKED = "老街弄里面停了两辆面包车，把消防通道堵死了，昨天也是这样，麻烦来处理一下。"
PLACE = "老街弄185号东侧"


class Elsewhere(Page):
    """Where an event would be shown."""


@pytest.fixture
def page(seat: Seat) -> IntakePage:
    window = seat.window(spec(), PageSpec("event", "事件", "file-text", lambda _desk: Elsewhere(), "hidden"))
    found = window.page("intake")
    assert isinstance(found, IntakePage)
    seat.wait_for(lambda: found.vm.rules is not None and bool(found.vm.places))
    return found


def window_of(page: IntakePage) -> DeskWindow:
    window = page.window()
    assert isinstance(window, DeskWindow)
    return window


def fill(page: IntakePage, **changes: str) -> None:
    """The form as a call would leave it."""
    fields = page.fields
    values = {
        "text": BLOCKED,
        "location": PLACE,
        "reporter_name": "王女士",
        "reporter_phone": "10066527166",
    } | changes
    fields.source.pick(values.pop("source", "CALL"))
    fields.text.set_text(values.pop("text"))
    for name, value in values.items():
        getattr(fields, name).setText(value)
    fields.changed.emit()


def dialog_over(kind: type[QWidget]) -> QWidget:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind), found
    return found


def has_dialog(kind: type[QWidget]) -> bool:
    found = QApplication.activeModalWidget()
    return isinstance(found, kind) and found.isVisible()


def said(seat: Seat) -> list[Notice]:
    heard: list[Notice] = []
    seat.desk.notices.said.connect(heard.append)
    return heard


@pytest.mark.usefixtures("page")
def test_a_call_is_taken_and_dispatched_by_keys_alone_in_sixty_groups(seat: Seat) -> None:
    typist = Typist()

    typist.key(Qt.Key.Key_2, ALT)
    typist.word("12345-20261120-00713")
    typist.tab()
    typist.word("王女士")
    typist.tab()
    typist.word("10066527166")
    typist.tab(2)
    typist.word(BLOCKED)
    typist.tab(4)
    typist.word("lxsq")
    typist.tab()
    typist.word(PLACE)
    typist.key(Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: has_dialog(DispatchDialog))
    dialog = dialog_over(DispatchDialog)
    assert isinstance(dialog, DispatchDialog)
    seat.wait_for(lambda: dialog.people.chosen is not None and dialog.order.text.isVisible())
    typist.key(Qt.Key.Key_2)
    chosen = dialog.people.chosen
    for _ in range(60):
        if typist.focused() is dialog.order.text.edit:
            break
        typist.tab()
    assert typist.focused() is dialog.order.text.edit, (
        typist.focused(),
        dialog.isVisible(),
        dialog.people.chosen,
    )
    typist.word("请立即到场核实并拍照反馈")
    typist.key(Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: not dialog.isVisible())

    number = seat.desk.room.ask(BoardIds(BoardQuery(), seat.desk.clock.now()))
    event = seat.sheet(f"#{int.from_bytes(number.ids[:4], 'little')}").event
    assert event.state is State.PENDING_SIGN
    assert event.source == "H12345"
    assert event.category == "0204"
    assert event.location == PLACE
    assert event.village
    assert event.lead is not None
    assert chosen is not None
    assert event.lead.handler == chosen.id
    assert typist.groups <= 60


def test_a_short_telephone_number_is_named_with_its_length_and_kept(page: IntakePage) -> None:
    typist = Typist()
    page.fields.reporter_phone.setFocus()

    typist.word("1006652716")
    typist.tab()

    assert page.fields.named.fault("reporter_phone") == "手机号应为 11 位，当前 10 位。"
    assert page.fields.reporter_phone.text() == "1006652716"


def test_the_first_fault_has_the_focus_and_nothing_typed_is_lost(seat: Seat, page: IntakePage) -> None:
    fill(page, location="", reporter_phone="123456")

    page.register_only()

    assert page.fields.named.fault("reporter_phone")
    assert page.fields.named.fault("location")
    assert QApplication.focusWidget() is page.fields.reporter_phone
    assert page.fields.form().text == BLOCKED
    assert seat.desk.room.ask(BoardIds(BoardQuery(view="all"), seat.desk.clock.now())).total == 0


def test_a_source_that_gives_numbers_demands_one(page: IntakePage) -> None:
    fill(page, source="H12345")

    page.register_only()

    assert "来件编号" in page.fields.named.fault("ext_no")


def test_the_title_follows_the_text_until_somebody_types_one(page: IntakePage) -> None:
    fill(page)
    before = page.fields.title.text()
    page.fields.title.setFocus()
    page.fields.title.selectAll()
    Typist().word("消防通道被占")

    page.fields.text.set_text("完全换了一段话，路灯不亮。")

    assert before.startswith("老街弄里面停了两辆面包车")
    assert page.fields.title.text() == "消防通道被占"


def test_a_category_is_suggested_with_its_words_and_never_over_a_choice(page: IntakePage) -> None:
    fill(page)
    suggested = page.fields.category.value
    page.fields.category.setFocus()
    page.fields.category.selectAll()
    Typist().word("ldbl")
    page.fields.text.edit.setFocus()
    chosen = page.fields.category.value

    fill(page)

    assert suggested == "0204"
    assert chosen not in (None, "0204")
    assert page.fields.category.value == chosen


def test_a_grid_is_suggested_from_the_place(page: IntakePage) -> None:
    grid = next(place for place in page.vm.places if place.grid)

    fill(page, location=f"{grid.grid_name}路口")

    assert page.fields.place.value == grid.grid
    assert page.fields.form().data()["village"] == grid.village


def test_people_hurt_are_asked_for_only_where_it_is_urgent(page: IntakePage) -> None:
    before = page.fields.casualties.isVisible()

    page.fields.urgency.press(2)

    assert not before
    assert page.fields.casualties.isVisible()


def test_the_limits_say_how_they_were_counted(seat: Seat, page: IntakePage) -> None:
    fill(page)

    advice = page.vm.advise(page.fields.form(), now=seat.desk.clock.now())

    keys = [limit.key for limit in advice.limits]
    assert keys == ["accept", "dispatch", "dispose"]
    assert advice.limits[0].due - seat.desk.clock.now() == timedelta(minutes=30)
    assert advice.limits[2].steps[-1][0] == "clock.due"


def test_a_likely_duplicate_is_shown_and_merged_by_its_key(seat: Seat, page: IntakePage) -> None:
    fill(page)
    page.register_only()
    seat.wait_for(lambda: page.fields.form().is_empty and page.submit_button.isEnabled())
    first = seat.desk.room.ask(BoardIds(BoardQuery(view="all"), seat.desk.clock.now()))
    fill(page, text=BLOCKED + "请尽快。")
    seat.wait_for(page.duplicate.isVisible)

    Typist().key(Qt.Key.Key_M, ALT)
    seat.wait_for(lambda: page.fields.form().is_empty and page.submit_button.isEnabled())

    both = seat.desk.room.ask(BoardIds(BoardQuery(view="all"), seat.desk.clock.now()))
    states = {seat.sheet(f"#{row}").event.state for row in (1, 2)}
    assert (first.total, both.total) == (1, 2)
    assert states == {State.PENDING_ACCEPT, State.MERGED}


def test_an_unfinished_form_is_kept_and_comes_back(seat: Seat, page: IntakePage) -> None:
    fill(page)
    page.fields.text.edit.setFocus()
    Typist().tab()
    seat.settle()
    kept = seat.desk.room.ask(Drafts("intake"))

    another = IntakePage(seat.desk).complete()
    seat.qtbot.addWidget(another)
    seat.wait_for(lambda: bool(another.unfinished.rows))
    another.unfinished.resume()
    seat.settle()

    assert [row.fields["text"] for row in kept] == [BLOCKED]
    assert another.fields.form().text == BLOCKED
    assert another.fields.form().reporter_phone == "10066527166"
    assert another.vm.draft.id == kept[0].id


def test_a_draft_is_forgotten_when_the_form_was_handed_in(seat: Seat, page: IntakePage) -> None:
    fill(page)
    page.keep_draft()
    seat.settle()
    before = len(seat.desk.room.ask(Drafts("intake")))

    Typist().key(Qt.Key.Key_Return, CTRL | SHIFT)
    seat.wait_for(lambda: page.fields.form().is_empty and page.submit_button.isEnabled())
    seat.settle()

    assert before == 1
    assert seat.desk.room.ask(Drafts("intake")) == ()


def test_what_a_person_may_not_do_stays_in_its_queue_and_is_said(seat: Seat, page: IntakePage) -> None:
    seat.sit(seat.person("office_staff"))
    heard = said(seat)
    fill(page)

    page.register_and_dispatch()
    seat.wait_for(lambda: bool(heard))

    event = seat.sheet("#1").event
    assert event.state is State.PENDING_ACCEPT
    assert "待受理" in heard[0].text
    assert "没有这项权限" in heard[0].text
    assert not has_dialog(DispatchDialog)


def test_closing_on_the_spot_registers_and_asks_what_was_done(seat: Seat, page: IntakePage) -> None:
    fill(page)

    Typist().key(Qt.Key.Key_D, CTRL)
    seat.wait_for(lambda: has_dialog(VerbDialog))
    dialog = dialog_over(VerbDialog)
    assert isinstance(dialog, VerbDialog)
    seat.wait_for(lambda: bool(dialog.editors))

    assert dialog.verb.name == "self_close"
    assert dialog.editors["category"].value() == "0204"
    dialog.reject()


def test_the_stopwatch_starts_at_the_first_key_and_remembers_the_usual(seat: Seat, page: IntakePage) -> None:
    before = page.side.watch.is_running
    page.fields.ext_no.setFocus()
    Typist().word("1")
    started = page.side.watch.is_running
    page.side.watch.seconds = 42
    fill(page)

    page.register_only()
    seat.wait_for(lambda: page.submit_button.isEnabled() and page.fields.form().is_empty)

    assert (before, started) == (False, True)
    assert page.vm.pace.usual() == (42, 42)


def test_clearing_can_be_taken_back(seat: Seat, page: IntakePage) -> None:
    heard = said(seat)
    fill(page)

    page.clear_form()
    cleared = page.fields.form().is_empty
    assert heard[-1].on_action is not None
    heard[-1].on_action()
    seat.settle()

    assert cleared
    assert page.fields.form().text == BLOCKED


def test_the_same_form_handed_in_twice_is_one_event(seat: Seat, page: IntakePage) -> None:
    fill(page)
    draft = page.vm.draft.id
    form = page.fields.form()
    page.register_only()
    seat.wait_for(lambda: page.submit_button.isEnabled() and page.fields.form().is_empty)

    page.vm.draft.id = draft
    page.fields.show_form(form, now=seat.desk.clock.now())
    page.register_only()
    seat.wait_for(lambda: page.submit_button.isEnabled() and page.fields.form().is_empty)

    assert seat.desk.room.ask(BoardIds(BoardQuery(view="all"), seat.desk.clock.now())).total == 1


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1280, 720)])
def test_nothing_is_cut_off_at_any_width(seat: Seat, size: tuple[int, int]) -> None:
    window = seat.window(spec(), size=size)
    page = window.page("intake")
    assert isinstance(page, IntakePage)
    fill(page)
    seat.settle()

    around = page.fields.parentWidget()
    assert around is not None
    assert page.fields.minimumSizeHint().width() <= around.width()
    assert page.submit_button.isVisible()
    assert page.side.width() + page.fields.width() <= size[0]
