"""The day itself: a complaint from the call to the closing, a fire that goes to the county, and a look around."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPlainTextEdit

from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.event.state import State
from commandroom.domain.people.roles import Role
from commandroom.domain.time.moments import local
from commandroom.ui.dialogs.dispatch.dialog import DispatchDialog
from commandroom.ui.pages.board.view import BoardPage
from commandroom.ui.pages.supervision.view import SupervisionPage
from commandroom.ui.tour.day import Day
from commandroom.ui.tour.looks import (
    density,
    every_page,
    long_story,
    read_along,
    restore,
    shortcuts,
    take_in_a_table,
)
from commandroom.usecases.queries import (
    BoardIds,
    BoardQuery,
    BoardRow,
    BoardRows,
    EventDetail,
    HandOvers,
    Summary,
    SummaryHours,
    SummarySheet,
)

BIKES, FIRE = "bikes", "fire"
CALL = {
    "Complainant": "陈女士",
    "Telephone": "10000000000",
    "Description": "幸福小区北门外共享单车乱停放，占用盲道，推婴儿车和轮椅的居民无法通行，希望尽快清理。",
    "Place": "幸福路与荷塘路路口",
}
ALARM = {
    "Complainant": "李师傅",
    "Telephone": "10000000001",
    "Description": "工业园区标准厂房二层仓库起火，浓烟较大，2人受伤，现场正在疏散。",
    "Place": "工业园区标准厂房3号楼",
}
SEARCHED = "单车"
HALF_MINUTE = timedelta(seconds=30)


def board(day: Day) -> None:
    """The day begins on the board."""
    day.go_to_page("board")
    shown = day.room.ask(BoardIds(BoardQuery(person=day.operator), day.clock.now())).total
    if not shown:
        day.fail("≥ 1", "0")
    day.hands.press("J", "J")


def register(day: Day) -> None:
    """A call comes in: N, the fields by Tab, Ctrl+Enter."""
    day.seat(day.one_with(Role.SHIFT_LEADER.value))
    _take_call(day, BIKES, CALL)
    day.need_state(BIKES, State.PENDING_DISPATCH)
    day.need_deed(BIKES, "register")


def dispatch(day: Day) -> None:
    """The dialog stands open already: who goes, with what order, Ctrl+Enter."""
    day.hands.await_dialog()
    day.hands.press("1")
    day.hands.tab_until(lambda control: isinstance(control, QPlainTextEdit), "requirement")
    day.hands.type("请到现场清理占道单车，恢复盲道通行，拍照回传。")
    _say_why_if_busy(day)
    day.look()
    day.hands.hand_in()
    if day.hands.dialog is not None:  # the next one to dispatch, which waits for another time
        day.hands.press("Escape")
    sheet = day.need_state(BIKES, State.PENDING_SIGN)
    if sheet.event.lead is None or not sheet.event.lead.handler:
        day.fail("handler", "—")
    day.need_deed(BIKES, "dispatch")


def _say_why_if_busy(day: Day) -> None:
    """At night the few on duty have their hands full: whoever sends one more says why."""
    dialog = day.hands.dialog
    assert isinstance(dialog, DispatchDialog)  # noqa: S101  it was awaited
    why = dialog.order.busy_field
    if why.isVisible():
        day.hands.tab_until(why.isAncestorOf, "busy_reason")
        day.hands.type("夜间在岗人员均已满负荷，此件就近先办。")


def urge(day: Day) -> None:
    """Nobody signs; the lamp turns yellow, the machine urges, and so does the room."""
    timer = day.read(BIKES).event.timer("sign")
    if timer is None:
        day.fail("sign", "—")
        return
    day.pass_time(timer.yellow_at - day.clock.now() + HALF_MINUTE)
    day.need_deed(BIKES, "urge", by="system")
    day.go_to_page("supervision")
    day.hands.press("F5")
    page = day.window.page("supervision")
    assert isinstance(page, SupervisionPage)  # noqa: S101  gone to
    day.hands.press("Right")
    for _ in range(page.lists.yellow.rows.rowCount()):
        line = page.lists.yellow.rows.row_at(page.lists.yellow.view.currentIndex().row())
        if line is not None and line.number == day.numbers[BIKES]:
            break
        day.hands.press("J")
    day.hands.press("R")
    day.need_deed(BIKES, "urge")


def sign(day: Day) -> None:
    """The one who was sent sits down and signs."""
    lead = day.read(BIKES).event.lead
    assert lead is not None  # noqa: S101  dispatched
    assert lead.handler is not None  # noqa: S101  dispatched to a person
    day.pass_time(timedelta(minutes=1))
    day.seat(lead.handler)
    day.go_to_event(BIKES)
    day.hands.press("A")
    day.hands.await_dialog()
    day.look()
    day.hands.hand_in()
    day.need_state(BIKES, State.IN_PROGRESS)
    day.need_deed(BIKES, "sign")


def contact(day: Day) -> None:
    """A word with the caller before going."""
    day.pass_time(timedelta(minutes=4))
    day.open_by_palette(VERBS["contact"].label)
    day.hands.await_dialog()
    day.hands.hand_in()
    day.need_deed(BIKES, "contact")


def feedback(day: Day) -> None:
    """Done: what was found and what was done."""
    day.pass_time(timedelta(minutes=20))
    day.hands.press("A")
    day.hands.await_dialog()
    day.fill("result_text", "已到现场，会同运营企业清走占道单车 46 辆，盲道恢复通行，设置禁停标识。")
    day.look()
    day.hands.hand_in()
    day.need_state(BIKES, State.PENDING_VERIFY)
    day.need_deed(BIKES, "feedback")


def verify(day: Day) -> None:
    """Another person looks whether it is true: of enforcement the coordinator may."""
    day.pass_time(timedelta(minutes=15))
    day.seat(day.one_with(Role.COORDINATOR.value))
    day.go_to_event(BIKES)
    day.hands.press("V")
    day.hands.await_dialog()
    day.fill("evidence", "视频巡查：盲道无车辆停放，禁停标识已设。")
    day.look()
    day.hands.hand_in()
    day.need_state(BIKES, State.PENDING_CALLBACK)
    day.need_deed(BIKES, "verify_ok")


def call_back(day: Day) -> None:
    """The caller is asked whether it is well."""
    day.pass_time(timedelta(minutes=10))
    day.seat(day.one_with(Role.SHIFT_LEADER.value))
    day.go_to_event(BIKES)
    day.hands.press("V")
    day.hands.await_dialog()
    day.look()
    day.hands.hand_in()
    day.need_state(BIKES, State.PENDING_CLOSE)
    day.need_deed(BIKES, "callback")


def close(day: Day) -> None:
    """The shift leader closes it with an answer for the caller."""
    day.pass_time(timedelta(minutes=5))
    _close(day)
    day.need_state(BIKES, State.CLOSED)
    day.need_deed(BIKES, "close")


def undo(day: Day) -> None:
    """A slip: Ctrl+Z takes the closing back, the timeline keeps both; then it is closed for good."""
    day.hands.press("Ctrl+Z")
    day.need_state(BIKES, State.PENDING_CLOSE)
    day.need_deed(BIKES, "withdraw")
    day.look()
    _close(day)
    day.need_state(BIKES, State.CLOSED)


def escalate(day: Day) -> None:
    """A fire with people hurt goes to the county, by telephone first and in writing after."""
    day.pass_time(timedelta(minutes=3))
    _take_call(day, FIRE, ALARM)
    if day.hands.dialog is not None:  # whom to send is for later: the report comes first
        day.hands.press("Escape")
    day.go_to_event(FIRE)
    day.open_by_palette(VERBS["escalate"].label)
    day.hands.await_dialog()
    day.fill("receiver", "县应急指挥中心值班室")
    day.look()
    day.hands.hand_in()
    day.need_state(FIRE, State.ESCALATED)
    day.need_deed(FIRE, "escalate")


def search(day: Day) -> None:
    """Two characters find every event that holds them."""
    day.go_to_page("board")
    day.hands.press("/")
    day.hands.type(SEARCHED)
    now = day.clock.now()
    found = day.room.ask(BoardIds(BoardQuery(text=SEARCHED, person=day.operator), now))
    day.hands.press("Return")
    ids = memoryview(found.ids).cast("i").tolist()
    rows = day.room.ask(BoardRows(tuple(ids)))
    page = day.window.page("board")
    assert isinstance(page, BoardPage)  # noqa: S101  gone to
    day.need(len(rows), page.model.total)
    day.need([], [row.number for row in rows if SEARCHED not in _whole_text(day, row)])
    day.look()
    day.hands.press("Escape")


def alerts(day: Day) -> None:
    """What rang meanwhile: Ctrl+B."""
    day.hands.press("Ctrl+B")
    day.hands.await_dialog()
    day.look()
    day.hands.press("Escape")
    day.need(None, day.hands.dialog)


def palette(day: Day) -> None:
    """Ctrl+K and the initials of a deed."""
    day.hands.press("Ctrl+K")
    day.hands.await_dialog()
    day.hands.type("db")
    day.look()
    day.hands.press("Escape")
    day.need(None, day.hands.dialog)


def roster(day: Day) -> None:
    """Who is who."""
    day.go_to_page("roster")


def settings(day: Day) -> None:
    """What can be set."""
    day.go_to_page("settings")


def dark(day: Day) -> None:
    """The night watch wants it dark."""
    day.go_to_page("board")
    day.hands.press("Ctrl+Shift+D")
    canvas = QColor(day.desk.theme.hex("canvas")).lightness()
    if canvas > 128:  # noqa: PLR2004  the middle of 0 to 255
        day.fail("dark", f"lightness {canvas}")
    day.look()
    day.hands.press("Ctrl+Shift+D")


def summary(day: Day) -> None:
    """Five in the afternoon: the paper of the day is made, and its leader marks it as read."""
    today = local(day.clock.now()).date()
    due = day.room.ask(SummaryHours()).due(today)
    day.pass_time(max(due - day.clock.now(), timedelta()) + HALF_MINUTE)
    day.seat(day.one_with(Role.DEPUTY.value))
    day.go_to_page("summary")
    day.hands.press("Ctrl+G")
    day.hands.until(lambda: not _paper(day).is_draft, "summary")
    day.hands.rest()
    day.hands.press("R")
    day.hands.until(lambda: day.operator in {one.by for one in _paper(day).day.read}, "read")


def _paper(day: Day) -> SummarySheet:
    sheet: SummarySheet = day.room.ask(Summary(local(day.clock.now()).date(), day.clock.now()))
    return sheet


def hand_over(day: Day) -> None:
    """The shift is over: who leaves writes what the night must know and signs, who comes reads it and signs."""
    day.seat(day.one_with(Role.SHIFT_LEADER.value))
    next_one = day.person(day.one_with(Role.COMMAND.value)).person
    day.go_to_page("rota")
    day.hands.press("Ctrl+J")
    day.hands.await_dialog()
    day.hands.tab_to(day.label("HandOverDialog", "Taken over by"))
    day.hands.type(next_one.name)
    day.hands.tab_to(day.label("HandOverDialog", "Notes"))
    day.hands.type("夜间注意西街路灯，消防通道一件已答应20:00前回电。")
    day.look()
    day.hands.hand_in()
    day.seat(next_one.id)
    day.hands.press("Ctrl+J")
    day.hands.await_dialog()
    day.hands.hand_in()
    newest = day.room.ask(HandOvers(1))[0]
    day.need((next_one.id, False), (newest.incoming, newest.is_waiting))


def lock(day: Day) -> None:
    """The seat is left alone: locked, with what was open behind it; who comes next signs in and finds it as it was."""
    page, next_one = day.window.current, day.person(day.one_with(Role.INTAKE.value)).person
    day.hands.press("Ctrl+Shift+L")
    day.hands.until(lambda: day.desk.lock.is_shut and day.hands.dialog is not None, "lock")
    day.look()
    day.hands.type(next_one.name)
    day.hands.press("Return")
    day.hands.until(lambda: not day.desk.lock.is_locked, "sign in")
    day.need((page, next_one.id), (day.window.current, day.operator))


STEPS = (
    ("board", board),
    ("register", register),
    ("dispatch", dispatch),
    ("urge", urge),
    ("sign", sign),
    ("contact", contact),
    ("feedback", feedback),
    ("verify", verify),
    ("callback", call_back),
    ("close", close),
    ("undo", undo),
    ("escalate", escalate),
    ("long", long_story),
    ("read", read_along),
    ("search", search),
    ("alerts", alerts),
    ("palette", palette),
    ("roster", roster),
    ("settings", settings),
    ("restore", restore),
    ("import", take_in_a_table),
    ("shortcuts", shortcuts),
    ("pages", every_page),
    ("density", density),
    ("dark", dark),
    ("summary", summary),
    ("hand_over", hand_over),
    ("lock", lock),
)


def _take_call(day: Day, name: str, call: dict[str, str]) -> None:
    """N, the fields in the order of a call, Ctrl+Enter; the number is what the room gave last."""
    day.go_to_page("board")
    day.hands.press("N")
    day.need("intake", day.window.current)
    for field, text in call.items():
        day.hands.tab_to(day.label("Fields", field))
        day.hands.type(text)
    day.hands.tab_to(day.label("Fields", "Occurred"))
    day.look()
    known = len(day.registered)
    day.hands.press("Ctrl+Return")
    day.hands.until(lambda: len(day.registered) > known, "number")
    day.hands.rest()
    day.numbers[name] = day.registered[-1]


def _whole_text(day: Day, row: BoardRow) -> str:
    """Everything of an event that the search looks at."""
    event = day.room.ask(EventDetail(row.id)).event
    parts = (event.title, event.text, event.location, event.reply_text, event.handling_text, row.lead_name)
    return " ".join((*parts, row.handler_name, row.category_name, row.grid_name))


def _close(day: Day) -> None:
    day.go_to_event(BIKES)
    day.hands.press("V")
    day.hands.await_dialog()
    day.fill("closing_text", "占道单车已清理，核查属实，同意办结。")
    day.fill("reply_text", "您反映的共享单车占道问题已处理：现场清走 46 辆，盲道恢复通行，并设置禁停标识。")
    if day.hands.step == "close":
        day.look()
    day.hands.hand_in()
