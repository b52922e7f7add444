"""The wall: what stands there, how large, whose data never; new reds, old data, a store that is lost."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from commandroom.domain.errors import WorldError
from commandroom.ui.theme import Appearance
from commandroom.ui.wall import canvas as surface
from commandroom.ui.wall.canvas import WallCanvas, shift_at
from commandroom.ui.wall.outlines import worst
from commandroom.ui.wall.parts import KPIS, delta_text, figure_text
from commandroom.ui.wall.places import chosen, in_order
from commandroom.ui.wall.sight import FIGURES_MS, LAMPS_MS
from commandroom.ui.wall.sizes import Place, least_px
from commandroom.ui.wall.window import Walls, WallWindow
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import Dashboard, Wall, WallDay, WallFigures, WallNumbers, WallPlace
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")

NAME, PHONE, HOME_PHONE, ID_NO = "陈大明", "13812345678", "0574-87654321", "330299198001011234"
Open = Callable[..., WallWindow]


@pytest.fixture
def wall(practice_seat: Seat) -> Iterator[Open]:
    """Opens the wall beside the desk, as large as asked."""
    made: list[WallWindow] = []

    def make(wide: int = 1920, high: int = 1080) -> WallWindow:
        window = WallWindow(practice_seat.desk)
        made.append(window)
        window.resize(wide, high)
        window.begin()
        window.show()
        look(practice_seat, window)
        return window

    yield make
    for window in made:
        window.close()


def look(seat: Seat, window: WallWindow) -> None:
    """Wait until it was answered, and let it paint."""
    seat.wait_for(lambda: not window.sight.is_busy)
    window.canvas.grab()


def texts(window: WallWindow) -> list[str]:
    return [one.text for one in window.canvas.said]


def overdue(seat: Seat, **fields: Any) -> str:
    """An event that waits for its triage and is red since long."""
    return seat.bench.accepted(**fields)


# --- what stands there -----------------------------------------------------------------------------------------------


def test_head_figures_and_lists_stand_there(practice_seat: Seat, wall: Open) -> None:
    for n in range(6):
        overdue(practice_seat, title=f"路灯不亮第{n}处")
        practice_seat.bench.later(minutes=7)
    practice_seat.bench.later(days=3)
    overdue(practice_seat, title="刚刚来的")

    shown = texts(wall())

    head = practice_seat.bench.clock.now() + timedelta(hours=8)
    assert f"{head:%H:%M:%S}" in shown
    assert "练习" in shown
    assert [
        kpi for kpi in ("今日登记", "今日办结", "在办", "平均响应", "按期办结率") if kpi not in shown
    ] == []
    assert shown[shown.index("在办") + 1] == "7"
    assert "红灯　6 件" in shown
    assert [text for text in shown if text.startswith("路灯")] == [
        f"路灯不亮第{n}处" for n in range(4)
    ]  # longest over first
    assert "另有 2 件" in shown
    assert "当前无黄灯" in shown


def test_what_is_yellow_stands_in_the_order_in_which_it_turns_red(practice_seat: Seat) -> None:
    bench = practice_seat.bench
    first = overdue(practice_seat, title="先到期")
    bench.later(minutes=2)
    second = overdue(practice_seat, title="后到期")
    bench.clock.moment = bench.event(first).next_timer().due - timedelta(seconds=30)  # type: ignore[union-attr]

    found = bench.room.ask(Wall(bench.room.now()))

    assert (found.red, found.yellow) == (0, 2)
    assert [one.title for one in found.yellows] == ["先到期", "后到期"]
    assert bench.event(second).is_open


def test_villages_say_how_many_are_open_and_their_worst_lamp(practice_seat: Seat) -> None:
    room = practice_seat.bench.room
    for code, name in (("330299104201", "上桥村"), ("330299104202", "下桥村")):
        room.perform(Amend("village", code, {"name": name}, actor="system"))
    for code, village in (("G1", "330299104201"), ("G2", "330299104201"), ("G3", "330299104202")):
        room.perform(Amend("grid", code, {"name": code, "village": village}, actor="system"))
    overdue(practice_seat, grid="G1")
    overdue(practice_seat, grid="G1")
    overdue(practice_seat, grid="G3")
    overdue(practice_seat)
    practice_seat.bench.later(days=3)
    overdue(practice_seat, grid="G2")

    found = {one.name: one for one in room.ask(Wall(room.now())).places}

    assert [(one.open, one.red, one.yellow) for one in (found["上桥村"], found["下桥村"], found[""])] == [
        (3, 2, 0), (1, 1, 0), (1, 1, 0),
    ]  # fmt: skip
    assert [(grid.open, grid.red) for grid in found["上桥村"].grids] == [(2, 2), (1, 0)]
    assert worst(found["上桥村"]).value == "red"


# --- nobody's data ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (f"{NAME}反映路灯不亮", "当事人反映路灯不亮"),
        (f"请回电{PHONE}商量", "请回电…商量"),
        ("请回电13998765432商量", "请回电…商量"),
        (f"固话{HOME_PHONE}来电", "固话…来电"),
        (f"身份证{ID_NO}办理", "身份证…办理"),
        ("王女士家门口积水", "当事人家门口积水"),
        ("人民路3号第12栋1201室漏水", "人民路3号第12栋1201室漏水"),
        ("3月15日下午停电", "3月15日下午停电"),
    ],
)
def test_a_title_loses_whatever_tells_of_a_person(practice_seat: Seat, title: str, shown: str) -> None:
    overdue(practice_seat, title=title, reporter_name=NAME, reporter_phone=PHONE)
    practice_seat.bench.later(days=3)

    found = practice_seat.bench.room.ask(Wall(practice_seat.bench.room.now()))

    assert [one.title for one in found.reds] == [shown]


def test_no_persons_data_get_to_the_wall(practice_seat: Seat, wall: Open) -> None:
    secrets = {NAME, PHONE, HOME_PHONE, ID_NO, "青石街9号", "王某某", "13900000000"}
    overdue(practice_seat, title=f"{NAME} {PHONE}", text=f"{NAME} {PHONE} {ID_NO}", location="青石街9号",
            reporter_name=NAME, reporter_phone=PHONE, reporter_id_no=ID_NO)  # fmt: skip
    overdue(practice_seat, title="举报某干部", confidential=True)
    practice_seat.bench.later(days=3)
    window = wall()

    heard = " ".join(texts(window)) + window.canvas.accessibleDescription() + window.windowTitle()

    assert [word for word in secrets if word in heard] == []
    assert "某干部" not in heard
    assert "保密事项" in texts(window)
    assert window.sight.sheet is not None
    assert window.sight.sheet.red == 2


# --- sizes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wide", "high", "inches", "metres"),
    [
        (1920, 1080, 55, 3.5),
        (1366, 768, 55, 3.5),
        (1920, 1080, 55, 8),
        (3840, 2160, 65, 4),
        (1280, 1024, 40, 2),
    ],
)
def test_no_text_is_smaller_than_the_farthest_seat_can_read(
    practice_seat: Seat, wall: Open, wide: int, high: int, inches: float, metres: float
) -> None:
    practice_seat.desk.settings.put("wall.diagonal", inches)
    practice_seat.desk.settings.put("wall.distance", metres)
    for _ in range(5):
        overdue(practice_seat)
    practice_seat.bench.later(days=3)

    window = wall(wide, high)
    least = least_px(Place(window.canvas.width(), window.canvas.height(), inches, metres))

    assert window.canvas.said
    assert [one for one in window.canvas.said if one.px < least] == []
    assert (inches, metres) != (55, 3.5) or wide != 1920 or least == 28


def test_the_wall_is_dark_whatever_the_desk_wears_and_shows_no_pointer(
    practice_seat: Seat, wall: Open
) -> None:
    window = wall()

    assert not practice_seat.desk.theme.is_dark
    assert window.theme.is_dark
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    assert window.findChildren(QDialog) == []
    ground = window.canvas.grab().toImage().pixelColor(2, window.height() - 3)
    assert ground.name() == window.theme.colour("canvas").name()


# --- time ------------------------------------------------------------------------------------------------------------


def test_lamps_are_looked_at_every_ten_seconds_and_figures_every_minute() -> None:
    assert (LAMPS_MS, FIGURES_MS) == (10_000, 60_000)


def test_what_turns_red_later_shines_three_times_and_then_stands(
    practice_seat: Seat, wall: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surface, "PULSE_MS", 60)
    monkeypatch.setattr(surface, "FRAME_MS", 5)
    practice_seat.desk.theme.switch(Appearance(reduce_motion=False))
    overdue(practice_seat)
    practice_seat.bench.later(days=3)
    window = wall()
    old = window.sight.sheet.reds[0].at if window.sight.sheet is not None else ""
    overdue(practice_seat)
    practice_seat.bench.later(days=3)

    window.sight.look()
    practice_seat.wait_for(window.canvas._frames.isActive)
    fresh = next(one.at for one in window.sight.sheet.reds if one.at != old)  # type: ignore[union-attr]
    bright: list[float] = []

    def is_over() -> bool:
        bright.append(window.canvas.glow(fresh))
        return not window.canvas._frames.isActive()

    practice_seat.wait_for(is_over)

    assert max(bright) > 0.5
    assert window.canvas.glow(old) == 0
    assert window.canvas.glow(fresh) == 0
    assert surface.PULSES == 3


def test_who_wants_no_motion_sees_none(practice_seat: Seat, wall: Open) -> None:
    practice_seat.desk.theme.switch(Appearance(reduce_motion=True))
    window = wall()
    overdue(practice_seat)
    practice_seat.bench.later(days=3)

    window.sight.look()
    look(practice_seat, window)

    assert window.sight.sheet is not None
    assert window.sight.sheet.red == 1
    assert not window.canvas._frames.isActive()


def test_a_pulse_is_never_faster_than_once_a_second() -> None:
    assert surface.PULSE_MS >= 1000


def test_data_older_than_two_minutes_are_said_to_be_of_their_time(practice_seat: Seat, wall: Open) -> None:
    window = wall()
    practice_seat.bench.later(minutes=2)
    window.canvas.grab()
    fresh = texts(window)

    practice_seat.bench.later(seconds=1)
    window.canvas.grab()

    assert not any("数据截至" in text for text in fresh)
    assert "数据截至 09:00" in texts(window)


def test_a_lost_store_leaves_the_last_picture_under_a_banner(
    practice_seat: Seat, wall: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    overdue(practice_seat, title="路灯不亮")
    practice_seat.bench.later(days=3)
    window = wall()

    def fail(_query: object) -> None:
        raise WorldError("store.disk_fault", file="room.db", reason="I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(practice_seat.bench.room.store, "ask", fail)
        window.sight.look()
        look(practice_seat, window)
    lost = texts(window)
    window.sight.look()
    look(practice_seat, window)

    assert "数据无法读取，以下为 09:00:00 的画面" in lost
    assert "路灯不亮" in lost
    assert not any("数据无法读取" in text for text in texts(window))


def test_the_picture_moves_by_two_pixels_every_ten_minutes_and_comes_back() -> None:
    start = datetime(2026, 3, 10, 1, tzinfo=UTC)
    steps = [shift_at(start + timedelta(minutes=10 * n)) for n in range(5)]

    assert shift_at(start + timedelta(minutes=9)) == steps[0]
    assert all((a - b).manhattanLength() == 2 for a, b in itertools.pairwise(steps))
    assert steps[4] == steps[0]
    assert len({(step.x(), step.y()) for step in steps}) == 4


# --- figures ---------------------------------------------------------------------------------------------------------


def test_the_wall_says_what_the_dashboard_says(practice_seat: Seat) -> None:
    bench = practice_seat.bench
    for _ in range(3):
        bench.accepted()
    bench.later(minutes=7)
    bench.closed()
    at = bench.later(minutes=7)
    day = (at + timedelta(hours=8)).date()

    sheet = bench.room.ask(Dashboard(day, day, at))
    shown = bench.room.ask(WallFigures(at))

    wanted = {card.key: (card.value, card.before) for card in sheet.cards}
    assert shown.before is not None
    days = (shown.days[-1], shown.before)
    assert list(wanted["received"]) == [4, 0]
    for key, on_wall in zip(
        ("received", "closed", "open", "response", "in_time"),
        ("opened", "closed", "open", "response", "on_time"),
        strict=True,
    ):
        assert wanted[key] == tuple(getattr(day, on_wall) for day in days), key


def numbers(now: WallDay, before: WallDay) -> WallNumbers:
    return WallNumbers(datetime(2026, 3, 10, tzinfo=UTC), (now,), before)


def test_only_what_is_better_is_green(practice_seat: Seat) -> None:
    assert practice_seat.desk.lang == "zh_CN"
    day = datetime(2026, 3, 10, tzinfo=UTC).date()
    better = numbers(WallDay(day, 5, 8, 3, 10.0, 99.0), WallDay(day, 4, 6, 4, 20.5, 98.0))
    worse = numbers(WallDay(day, 5, 5, 3, 30.0, 97.5), WallDay(day, 5, 6, 4, 20.0, 98.0))

    assert [delta_text(kpi, better) for kpi in KPIS] == [
        ("▲ 1 较昨日同期", "text2"),
        ("▲ 2 较昨日同期", "ok"),
        ("▼ 1 较昨日同期", "text2"),
        ("▼ 10.5 较昨日同期", "ok"),
        ("▲ 1.0 较昨日同期", "ok"),
    ]
    assert [delta_text(kpi, worse)[1] for kpi in KPIS] == ["text2"] * 5


def test_a_long_response_is_told_in_hours_and_nothing_is_a_dash() -> None:
    response = KPIS[3]

    assert figure_text(response, None) == ("—", "")
    assert figure_text(response, 89.94)[0] == "89.9"
    assert figure_text(response, 90.0)[0] == "1.5"


def test_places_stand_as_they_lie_and_those_with_lamps_stay_when_room_lacks() -> None:
    def at(name: str, lon: float, lat: float, *, count: int = 1, red: int = 0) -> WallPlace:
        return WallPlace(name, name, count, red, lon=lon, lat=lat)

    places = [
        at("a", 121.0, 29.0),
        at("b", 121.2, 29.4, count=9),
        at("c", 121.1, 29.4, red=1),
        at("d", 121.3, 29.0),
    ]

    assert [one.name for one in in_order(places, 2)] == ["c", "b", "a", "d"]
    kept, hidden = chosen(places, 2)
    assert ([one.name for one in kept], hidden) == (["b", "c"], 2)


# --- the window ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_f11_shows_the_wall_and_it_ends_by_escape_or_f11(practice_seat: Seat, key: Qt.Key) -> None:
    window = practice_seat.window()

    QTest.keyClick(window, Qt.Key.Key_F11)
    shown = window.keys.walls.window
    assert shown is not None
    practice_seat.wait_for(lambda: shown.isFullScreen() and not shown.sight.is_busy)
    QTest.keyClick(shown, key)

    assert window.keys.walls.window is None
    assert window.isVisible()


def test_the_wall_ends_with_the_desk(practice_seat: Seat) -> None:
    window = practice_seat.window()
    walls: Walls = window.keys.walls
    walls.toggle()

    window.close()

    assert walls.window is None


def test_nothing_known_yet_is_waited_for_and_not_painted_empty(practice_seat: Seat) -> None:
    window = WallWindow(practice_seat.desk)
    practice_seat.qtbot.addWidget(window)
    window.resize(1920, 1080)
    canvas: WallCanvas = window.canvas

    canvas.resize(1920, 1080)
    canvas.grab()

    assert "正在读取" in texts(window)
    assert "当前无红灯" not in texts(window)
