"""What the shell says of the exchange whatever page is open, and what an open form says of deeds that come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from commandroom.ui.dialogs.verbs.dialog import VerbDialog
from commandroom.ui.dialogs.verbs.opening import open_verb
from commandroom.ui.exchangewatch import ExchangeWatch
from commandroom.ui.page import PageSpec
from commandroom.ui.pages.event.view import EventPage
from commandroom.ui.pages.event.view import spec as event_spec
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.changes import Changes
from tests.room import COMMAND, DEPUTY, Bench
from tests.store.test_receiving import exchange
from tests.ui.exchange.conftest import Sit, Sitting
from tests.ui.room import Seat

Watch = Callable[[str | None], tuple[Sitting, ExchangeWatch]]


@pytest.fixture
def watch(sitting: Sit) -> Iterator[Watch]:
    """The shell's own look beside the page."""
    made: list[ExchangeWatch] = []

    def begin(pose: str | None) -> tuple[Sitting, ExchangeWatch]:
        shown = sitting(pose)
        shown.window.show_page("start")
        made.append(ExchangeWatch(shown.seat.desk, shown.window))
        shown.seat.settle()
        return shown, made[-1]

    yield begin
    for one in made:
        one.close()


def banner(shown: Sitting) -> str:
    found = shown.seat.desk.notices.banner
    return found.text if found is not None else ""


def test_connected_is_a_sign_with_what_waits_and_how_long_ago(watch: Watch) -> None:
    shown, one = watch("connected")

    assert one.sign.isVisible()
    assert one.sign.text() == "已连接 · 待上送 6 · 8 秒前"
    assert one.sign.accessibleName() == "已连接，待上送 6，上次联系 8 秒前"
    assert banner(shown) == ""


def test_a_click_on_the_sign_opens_the_page(watch: Watch) -> None:
    shown, one = watch("connected")

    QTest.mouseClick(one.sign, Qt.MouseButton.LeftButton)

    assert shown.window.current == "exchange"


def test_offline_is_a_banner_that_says_that_work_goes_on_and_goes_by_itself(watch: Watch) -> None:
    shown, one = watch("offline")
    told = banner(shown)
    shown.posed.pose = "connected"

    one.look()
    shown.seat.settle()

    assert told == "与中心断开，工作照常，14 项待上送；连通后自动上送。"
    assert banner(shown) == ""


@pytest.mark.parametrize(("pose", "count"), [("connected", 0), ("stuck", 5), ("conflict", 2), ("empty", 0)])
def test_the_rail_counts_what_waits_for_a_person(watch: Watch, pose: str, count: int) -> None:
    shown, _ = watch(pose)
    button = shown.window.nav.buttons["exchange"]

    assert button._badge.count == count
    assert button.accessibleName() == (f"县级同步，{count} 项待处理" if count else "县级同步")


@pytest.mark.parametrize("pose", [None, "empty"])
def test_a_room_that_never_joined_is_told_nothing(watch: Watch, pose: str | None) -> None:
    shown, one = watch(pose)

    assert not one.sign.isVisible()
    assert banner(shown) == ""


def test_a_banner_that_somebody_else_raised_stays(watch: Watch) -> None:
    from commandroom.ui.states import offline

    shown, one = watch("connected")
    shown.seat.desk.notices.raise_banner(offline(3, lang="zh_CN"))

    one.look()
    shown.seat.settle()

    assert "3 项待上送" in banner(shown)


# --- meanwhile changed ---------------------------------------------------------------------------------------------


def come_in(seat: Seat, second: Bench, number: str, verb: str, **data: str) -> None:
    """Somebody does something at the other seat, and the exchange brings it."""
    second.later(minutes=2)
    second.act(verb, number, by=DEPUTY, **data)
    exchange(seat.bench, second)
    seat.bench.room.tell(Changes(events=frozenset({seat.bench.event(number).id})))
    seat.qtbot.wait(1)
    seat.settle()


def test_an_open_form_says_what_came_in_and_keeps_what_is_typed(practice_seat: Seat, second: Bench) -> None:
    seat = practice_seat
    number = seat.bench.triaged()
    exchange(seat.bench, second)
    window = seat.window(PageSpec("start", "首页", "house", lambda _desk: PlainLabel("首页")))
    dialog = open_verb(seat.desk, window, seat.bench.event(number).id, "regrade")
    assert isinstance(dialog, VerbDialog)
    seat.settle()
    editor = dialog.editors["reason"]
    editor.put("现场情况加重")
    hidden = dialog.meanwhile.isVisible()

    come_in(seat, second, number, "note", text="另一席位的意见")

    assert not hidden
    assert dialog.meanwhile.isVisible()
    assert "（席位 B）" in dialog.meanwhile.head.text()
    assert dialog.meanwhile.text.text() == "您填写的内容都在，提交前请核对。"
    assert editor.value() == "现场情况加重"
    dialog.done(0)


def test_a_form_says_nothing_of_its_own_persons_deeds_here(practice_seat: Seat) -> None:
    seat = practice_seat
    number = seat.bench.triaged()
    window = seat.window(PageSpec("start", "首页", "house", lambda _desk: PlainLabel("首页")))
    dialog = open_verb(seat.desk, window, seat.bench.event(number).id, "regrade")
    assert isinstance(dialog, VerbDialog)
    seat.settle()

    seat.bench.act("note", number, text="自己的备注")
    seat.qtbot.wait(1)
    seat.settle()

    assert not dialog.meanwhile.isVisible()
    dialog.done(0)


def test_a_dispatch_says_what_came_in(practice_seat: Seat, second: Bench) -> None:
    from commandroom.ui.dialogs.dispatch.opening import open_dispatch

    seat = practice_seat
    number = seat.bench.triaged()
    exchange(seat.bench, second)
    window = seat.window(PageSpec("start", "首页", "house", lambda _desk: PlainLabel("首页")))
    dialog = open_dispatch(seat.desk, window, seat.bench.event(number).id)
    seat.wait_for(lambda: dialog.scene is not None)
    seat.settle()

    come_in(seat, second, number, "note", text="另一席位的意见")

    assert dialog.meanwhile.isVisible()
    dialog.done(0)
    seat.settle()


def test_the_event_page_says_what_came_in_and_shows_it_when_wanted(
    practice_seat: Seat, second: Bench
) -> None:
    seat = practice_seat
    number = seat.bench.triaged()
    exchange(seat.bench, second)
    start = PageSpec("start", "首页", "house", lambda _desk: PlainLabel("首页"))
    window = seat.window(start, event_spec())
    window.show_page("event", {"event_id": number})
    seat.settle()
    page = window.page("event")
    assert isinstance(page, EventPage)
    page.course.note.setPlainText("写到一半")

    come_in(seat, second, number, "note", text="另一席位的意见")

    assert page.elsewhere.isVisible()
    assert page.course.note.toPlainText() == "写到一半"
    assert COMMAND not in page.elsewhere.told.text()
