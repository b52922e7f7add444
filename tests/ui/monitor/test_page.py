"""The page of the townships' figures: sums, a row for each township, what is missing or late, the chosen one in full."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from commandroom.base.clock import FixedClock
from commandroom.domain.dayfigures import Figures, Stock
from commandroom.domain.journal import Entry, derived_id
from commandroom.domain.time.moments import TOWNSHIP_ZONE
from commandroom.entrypoints.opening import Start, create_room
from commandroom.store.seat_store import SeatStore
from commandroom.ui.lineup import pages
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.pages.monitor.table import gaps_text, name_text
from commandroom.ui.pages.monitor.view import MonitorPage
from commandroom.ui.widgets.placeholder import EmptyState
from commandroom.usecases.changes import Changes
from tests.room import MORNING
from tests.ui.room import Seat, _seat_at, practice, practice_seat

__all__ = ("practice", "practice_seat")

YESTERDAY = date(2026, 3, 9)
TOWNS = {"330299104": "临溪镇", "330299105": "山河镇", "330299106": "青岭乡"}
LATE, MISSING = ("330299105", 3), ("330299106", 0)
"""Township and how many days before yesterday."""


def told(code: str, back: int) -> Figures:
    """The figures of a day: some came in, half of them were closed, two lie past their limit."""
    day = YESTERDAY - timedelta(days=back)
    hours = 30.0 if (code, back) == LATE else 0.2
    made = datetime.combine(day + timedelta(days=1), datetime.min.time(), TOWNSHIP_ZONE) + timedelta(
        hours=hours
    )
    return Figures(
        township=code, name=TOWNS[code], day=day, made_at=made, known=10, received=10 + back, closed=5, closed_late=1,
        reported_up=0, by_source={"CALL": 4, "GRID": 6 + back}, by_category={"09": 10 + back},
        stock=Stock(open=20, overdue=2, red=3, yellow=4, suspended=1),
    )  # fmt: skip


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> list[Entry]:
    """What three townships told of four days."""
    found: list[Entry] = []
    for code, name in TOWNS.items():
        home = tmp_path_factory.mktemp(code) / "home"
        room = create_room(home, Start(name=name, code=code, practice=True), clock=FixedClock(MORNING))
        with room.together() as writing:
            for back in (3, 2, 1, 0):
                if (code, back) != MISSING:
                    key = derived_id(room.room_id, "figures", str(back))
                    writing.tell(told(code, back), deed_id=key, now=MORNING)
        found += [entry for entry in room.store.export_entries() if entry.kind == "figures"]
        room.store.close()
    return found


@pytest.fixture(scope="module")
def county_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("county") / "home"
    start = Start(name="临溪县", code="330299", kind="county", seat="C", practice=True)
    create_room(home, start, clock=FixedClock(MORNING)).store.close()
    return home


@pytest.fixture
def desk_of_county(county_home: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Seat]:
    shutil.copytree(county_home, tmp_path / "home")
    yield from _seat_at(tmp_path / "home", MORNING, qapp, qtbot)


def opened(seat: Seat) -> MonitorPage:
    """The page on the screen."""
    exchange = PageSpec("exchange", "县级同步", "refresh-cw", lambda _desk: Page())
    window = seat.window(PageSpec("monitor", "运行监测", "chart-column", MonitorPage), exchange)
    page = window.page("monitor")
    assert isinstance(page, MonitorPage)
    return page


def take(seat: Seat, entries: list[Entry]) -> None:
    """The figures arrive by the exchange."""
    assert isinstance(seat.bench.room.store, SeatStore)
    subjects = seat.bench.room.store.receive(entries)
    seat.bench.room.tell(Changes(records=subjects))
    seat.qtbot.wait(20)
    seat.settle()


def test_each_township_has_a_row_and_the_sums_are_of_those_that_told_yesterday(
    desk_of_county: Seat, figures: list[Entry]
) -> None:
    page = opened(desk_of_county)
    take(desk_of_county, figures)

    shown = {key: (card.value, card.note) for key, card in page.figures.items()}
    assert [name_text(row) for row in page.list.table.rows] == list(TOWNS.values())
    assert shown["told"] == ("2 / 3", "⚠ 03-09 未报 1 个")
    assert shown["received"][0] == "20"
    assert shown["closed"] == ("10", "其中超期 2 件")
    assert (shown["open"][0], shown["overdue"][0], shown["red"][0]) == ("40", "4", "6")


def test_what_is_missing_or_late_is_said_in_words(desk_of_county: Seat, figures: list[Entry]) -> None:
    page = opened(desk_of_county)
    take(desk_of_county, figures)

    assert [gaps_text(row) for row in page.list.table.rows] == ["齐全", "迟报 1 天", "缺报 1 天"]
    said = [page.list.table.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(3)]
    assert "03-09 缺报" in said[2]
    assert "03-06 13 迟报" in said[1]
    assert "数据日 03-08" in said[2]


def test_the_chosen_township_is_told_in_full(desk_of_county: Seat, figures: list[Entry]) -> None:
    page = opened(desk_of_county)
    take(desk_of_county, figures)

    page.list.go_to_row(2)
    desk_of_county.settle()

    assert page.name.text() == "青岭乡，330299106"
    assert page.about.text().startswith("2026-03-08 的数据，")
    assert "收到，超期办结 1 件" in page.about.text()
    assert page.sources.text() == "按来源：网格上报 7，来电 4"
    assert page.classes.text().startswith("按大类：")
    assert page.classes.text().endswith(" 11")
    assert "03-09 缺报" in page.course.text()


def test_without_any_township_it_says_so_and_leads_to_the_exchange(desk_of_county: Seat) -> None:
    wished: list[str] = []
    desk_of_county.desk.navigator.wanted.connect(lambda page, _where: wished.append(page))
    page = opened(desk_of_county)
    (state,) = page.findChildren(EmptyState)

    (button,) = state.findChildren(QAbstractButton)
    button.click()

    assert state.accessibleName() == "还没有乡镇加入，运行数据随县级同步送达。"
    assert wished == ["exchange"]


def test_it_stands_in_the_rail_of_the_county(desk_of_county: Seat) -> None:
    assert {spec.key: spec.group for spec in pages(desk_of_county.desk)}["monitor"] == "main"


def test_it_stands_in_no_rail_of_a_township(practice_seat: Seat) -> None:
    assert {spec.key: spec.group for spec in pages(practice_seat.desk)}["monitor"] == "hidden"
