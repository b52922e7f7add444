"""The wall under warnings and at war (domain §2.18, ui.md §4.5.12): what stands there, how large, and whose data never."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from commandroom.ui.wall.sizes import Place, least_px
from commandroom.ui.wall.window import WallWindow
from commandroom.usecases.commands import Amend
from tests.room import DIRECTOR
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")

NAME, PHONE = "陈大明", "13812345678"


def put(seat: Seat, kind: str, record: str, **fields: Any) -> None:
    seat.bench.room.perform(Amend(kind, record, fields, actor=DIRECTOR))


def warned(seat: Seat, *rows: tuple[str, str]) -> None:
    now = seat.bench.clock.now()
    for what, colour in rows:
        put(seat, "warning", what, what=what, colour=colour, source="县气象台", issued=now.isoformat(),
            until=(now + timedelta(hours=11)).isoformat())  # fmt: skip


def at_war(seat: Seat, mode: str = "war", level: int = 2) -> None:
    since = seat.bench.clock.now().isoformat()
    put(seat, "mode", "m1", mode=mode, level=level, reason="县防指启动响应", since=since)


@pytest.fixture
def walls(qapp: QApplication) -> Iterator[list[WallWindow]]:
    del qapp
    made: list[WallWindow] = []
    yield made
    for one in made:
        one.close()


def painted(seat: Seat, walls: list[WallWindow], wide: int = 1920, high: int = 1080) -> WallWindow:
    window = WallWindow(seat.desk)
    walls.append(window)
    window.resize(wide, high)
    window.begin()
    window.show()
    seat.wait_for(lambda: not window.sight.is_busy)
    window.canvas.grab()
    return window


def texts(window: WallWindow) -> list[str]:
    return [one.text for one in window.canvas.said]


def test_warnings_stand_below_the_head_the_gravest_first(
    practice_seat: Seat, walls: list[WallWindow]
) -> None:
    warned(practice_seat, ("雷电", "yellow"), ("暴雨", "orange"))
    shown = [one for one in texts(painted(practice_seat, walls)) if "预警" in one]
    assert shown == ["暴雨橙色预警 · 县气象台 · 至 03-10 20:00", "雷电黄色预警 · 县气象台 · 至 03-10 20:00"]


def test_those_that_find_no_room_are_counted(practice_seat: Seat, walls: list[WallWindow]) -> None:
    warned(practice_seat, *((f"预警种类名称甚长之{n}", "blue") for n in range(5)))
    assert "另有 4 条预警" in texts(painted(practice_seat, walls))


def test_at_war_the_wall_shows_grave_matters_people_and_transfers_and_no_persons_data(
    practice_seat: Seat, walls: list[WallWindow]
) -> None:
    seat = practice_seat
    at_war(seat)
    put(seat, "village", "330299104201", name="青石村", code="330299104201")
    put(seat, "transfer", "m1@330299104201", spell="m1", village="330299104201", due=120, moved=100, sheltered=60, kin=40,
        at=seat.bench.clock.now().isoformat())  # fmt: skip
    seat.bench.triaged(
        level="重大", tier="三级", title=f"山洪冲毁桥面 {NAME}", reporter_name=NAME, reporter_phone=PHONE
    )

    shown = texts(painted(seat, walls))

    assert "战时Ⅱ级" in shown
    assert shown[shown.index("Ⅰ、Ⅱ级在办") + 1] == "1"
    assert shown[shown.index("已转 / 应转") + 1] == "100 / 120"
    assert shown[shown.index("下次零报告") + 1] == "11:00"
    assert shown[shown.index("青石村") - 4 : shown.index("青石村")] == ["120", "100", "60", "40"]
    assert any(one.startswith("山洪冲毁桥面") for one in shown)
    assert not [one for one in shown if NAME in one or PHONE in one]
    assert "今日登记" not in shown


def test_a_zero_report_that_is_late_is_said(practice_seat: Seat, walls: list[WallWindow]) -> None:
    at_war(practice_seat, level=4)
    practice_seat.bench.later(hours=5)
    shown = texts(painted(practice_seat, walls))
    assert shown[shown.index("下次零报告") : shown.index("下次零报告") + 3] == [
        "下次零报告",
        "13:00",
        "已超时",
    ]


def test_readiness_is_named_and_the_everyday_wall_stays(practice_seat: Seat, walls: list[WallWindow]) -> None:
    at_war(practice_seat, "ready", 0)
    shown = texts(painted(practice_seat, walls))
    assert "备战" in shown
    assert "今日登记" in shown


@pytest.mark.parametrize(("wide", "high"), [(1920, 1080), (3840, 2160), (5120, 1440), (1366, 768)])
def test_no_text_of_a_war_wall_is_smaller_than_the_farthest_seat_can_read(
    practice_seat: Seat, walls: list[WallWindow], wide: int, high: int
) -> None:
    at_war(practice_seat)
    warned(practice_seat, ("暴雨", "red"))
    window = painted(practice_seat, walls, wide, high)
    assert "战时Ⅱ级" in texts(window)
    assert min(one.px for one in window.canvas.said) >= least_px(Place(wide, high))


def test_villages_with_outlines_stand_on_a_map_and_one_without_brings_the_tiles_back(
    practice_seat: Seat, walls: list[WallWindow]
) -> None:
    seat = practice_seat
    for n, name in enumerate(("东村", "西村")):
        ring = [[121.0 + n, 29.0], [122.0 + n, 29.0], [122.0 + n, 30.0], [121.0 + n, 30.0]]
        put(seat, "village", f"33029910420{n}", name=name, code=f"33029910420{n}", outline=[ring])
    half = [[121.0, 29.0], [121.5, 29.0], [121.5, 30.0], [121.0, 30.0]]
    put(
        seat,
        "grid",
        "330299104200101",
        name="一网格",
        code="330299104200101",
        village="330299104200",
        outline=[half],
    )
    seat.bench.accepted(grid="330299104200101")
    seat.bench.accepted()
    window = painted(seat, walls)
    shown = texts(window)
    assert shown[shown.index("东村") + 1] == "1"
    assert shown[shown.index("西村") + 1] == "0"
    assert "未定位 1 件" in shown
    assert min(one.px for one in window.canvas.said) >= least_px(Place(1920, 1080))

    put(seat, "village", "330299104209", name="新村", code="330299104209")
    assert "未定位" in texts(painted(seat, walls))
