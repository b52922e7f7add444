"""The dashboard at the front door: each number by hand, and behind each exactly the events that it counts."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.domain.errors import RefusedError, WrongUseError
from commandroom.domain.time.moments import local
from commandroom.usecases.queries import Dashboard, DashboardSheet, EventLines, HotSpots, Kpi, Summing
from commandroom.usecases.queries.dashboard import Behind
from tests.entrypoints.conftest import call
from tests.figures.walking import GAPS, Step, room_like, walk
from tests.room import OTHER, Bench

AGAIN = ("closed", "response", "in_time")
"""An event may count in these more than once: closed again, accepted again; it stands in the list once."""
STEPS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 10_000), st.integers(0, len(GAPS) - 1)),
    min_size=20,
    max_size=60,
)
MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)


def shown(
    room: Bench, first: date = TUESDAY, last: date = TUESDAY, before: date | None = None
) -> DashboardSheet:
    return room.room.ask(Dashboard(first, last, room.clock.moment, before))


def behind(room: Bench, what: str, arg: str = "", first: date = TUESDAY, last: date = TUESDAY) -> EventLines:
    return room.room.ask(Behind(what, first, last, room.clock.moment, arg))


def two_days(room: Bench) -> None:
    """Monday: one event accepted after half an hour. Tuesday: one closed, one sent out, one void, it is eleven o'clock."""
    room.at("2026-03-09 09:00")
    number = room.submitted()
    room.later(minutes=30)
    room.act("accept", number, by="t-intake", category="0910", urgency="一般")
    room.at("2026-03-10 09:10")
    room.closed()
    room.at("2026-03-10 10:20")
    room.signed(office=OTHER)
    room.act("void", room.registered(title="误报"), by="t-shift_leader", reason="误登记")
    room.at("2026-03-10 11:00")


def test_the_cards_say_the_day_with_what_it_is_made_of_and_the_day_before(room: Bench) -> None:
    two_days(room)
    cards = {card.key: card for card in shown(room).cards}

    assert {key: (card.value, card.denominator, card.before) for key, card in cards.items()} == {
        "received": (2, None, 1),
        "closed": (1, None, 0),
        "open": (2, None, 1),
        "response": (0.0, 2, 30.0),
        "in_time": (100.0, 1, None),
        "overdue": (0, None, 0),
    }
    assert cards["received"].trend[-3:] == (0, 1, 2)
    assert cards["open"].trend[-3:] == (0, 1, 2)
    assert cards["response"].trend[-2:] == (30.0, 0.0)
    assert all(len(card.trend) == 14 for card in cards.values())


@pytest.mark.parametrize("what", ["received", "closed", "open", "response", "in_time", "overdue"])
def test_behind_each_card_are_as_many_events_as_it_counts(room: Bench, what: str) -> None:
    two_days(room)
    card = shown(room).card(what)

    assert behind(room, what).total == (card.value if card.denominator is None else card.denominator)


def test_the_charts_count_by_hour_place_and_day_and_open_what_they_count(room: Bench) -> None:
    two_days(room)
    sheet = shown(room)

    assert (sheet.hourly.came[9], sheet.hourly.came[10], sheet.hourly.went[9], sum(sheet.hourly.came)) == (
        1,
        1,
        1,
        2,
    )
    assert sheet.hourly.mean_came[9] == pytest.approx(1 / 30)
    assert sheet.hourly.now == 11.0
    assert [behind(room, what, "9").total for what in ("came", "went")] == [1, 1]
    assert (sheet.heat.counts[0][9], sheet.heat.counts[1][9], sheet.heat.days) == (
        1,
        1,
        (1, 1, 0, 0, 0, 0, 0),
    )
    assert behind(room, "heat", "0-9").total == 1
    assert [(one.day, one.count, one.p50, one.p90) for one in sheet.response.days[-2:]] == [
        (MONDAY, 1, 30.0, 30.0),
        (TUESDAY, 2, 0.0, 0.0),
    ]
    assert sheet.response.limit == 120.0
    assert behind(room, "day", "2026-03-09").total == 1
    assert [(one.name, one.total) for one in sheet.villages] == [("", 2)]
    assert behind(room, "place", "").total == 2


def test_the_units_have_the_figures_of_the_month_and_a_range_is_that_of_kpi(room: Bench) -> None:
    two_days(room)
    sheet = shown(room, date(2026, 3, 1), TUESDAY, date(2026, 2, 1))
    kpi = room.room.ask(Kpi(date(2026, 3, 1), TUESDAY, room.clock.moment, "unit"))

    assert [(line.name, line.sent, line.closed, line.in_time.text) for line in sheet.units] == [
        ("发展办", 1, 1, "100.00%"),
        ("平安办", 1, 0, "—"),
    ]
    eighth = next(figure for figure in kpi.kpi if figure.key == "K8")
    card = sheet.card("in_time")
    assert (card.value, card.numerator, card.denominator) == (
        eighth.value,
        eighth.numerator,
        eighth.denominator,
    )
    assert sheet.card("open").value == kpi.flow.at_end == 2
    listed = room.room.ask(
        Behind("figure", date(2026, 3, 1), TUESDAY, room.clock.moment, "K8", "unit", "development")
    )
    assert ([(row.above, row.below) for row in listed.rows], listed.figure and listed.figure.text) == (
        [(1, 1)],
        "100.00%",
    )


def test_an_empty_room_has_dashes_and_odd_questions_one_sentence(room: Bench) -> None:
    sheet = shown(room)

    assert (sheet.since, sheet.data_days, sheet.villages, sheet.units) == (None, 0, (), ())
    assert [card.value for card in sheet.cards] == [0, 0, 0, None, None, 0]
    assert sheet.hot.is_thin
    for query, error, code in (
        (Dashboard(TUESDAY, MONDAY, room.clock.moment), WrongUseError, "figures.backwards"),
        (Dashboard(TUESDAY, TUESDAY, room.clock.moment, TUESDAY), WrongUseError, "figures.backwards"),
        (Dashboard(date(2026, 4, 1), date(2026, 4, 1), room.clock.moment), RefusedError, "figures.not_begun"),
        (Behind("weather", TUESDAY, TUESDAY, room.clock.moment), WrongUseError, "dashboard.unknown"),
        (Behind("heat", TUESDAY, TUESDAY, room.clock.moment, "noon"), WrongUseError, "dashboard.unknown"),
    ):
        with pytest.raises(error) as caught:
            room.room.ask(query)
        assert caught.value.code == code


def test_a_denunciation_counts_and_its_list_says_nothing_of_it(room: Bench) -> None:
    room.submitted(title="举报某村干部优亲厚友", nature="举报")
    room.submitted(title="路灯不亮，电话13900000000")

    titles = {row.title for row in behind(room, "received").rows}
    assert titles == {"保密事项（内容从略）", "路灯不亮，电话139****0000"}


# --- hot spots -------------------------------------------------------------------------------------------------------


def five_weeks(room: Bench, last: int) -> None:
    """Two events of a kind a week at other places for five weeks, then so many in one week at new ones."""
    first = date(2026, 1, 27)
    room.at(f"{first} 08:00")
    room.accepted(category="0302")
    for n in range(10):
        room.at(f"{first + timedelta(days=7 * (n // 2) + 1 + n % 2)} 10:00")
        room.accepted(location=f"街{n}号")
    for n in range(last):
        room.at(f"2026-03-{4 + n // 4:02d} {9 + n % 4:02d}:00")
        room.accepted(location=f"新街{n}号")
    room.at("2026-03-10 09:00")


def test_what_comes_more_often_than_its_own_weeks_stands_there_with_its_events(room: Bench) -> None:
    five_weeks(room, last=14)
    found = room.room.ask(HotSpots(room.clock.moment))

    assert (found.weeks, found.is_thin, found.level) == (5, False, 0.05)
    (row,) = found.rows
    assert (row.kind, row.key, row.count, row.history, row.mean) == ("category", "0910", 14, 10, 2.0)
    assert 0 < row.chance < 0.001
    assert behind(room, "category", "0910").total == 14
    assert shown(room).hot == found
    paper = room.room.ask(Summing(TUESDAY, room.clock.moment))
    assert [(one.week, one.is_rising) for one in paper.snapshot.hot] == [(14, True)]


def test_as_many_as_ever_do_not_rise(room: Bench) -> None:
    five_weeks(room, last=4)

    assert room.room.ask(HotSpots(room.clock.moment)).rows == ()


def test_nothing_is_said_to_rise_in_a_room_without_history(room: Bench) -> None:
    for n in range(9):
        room.at(f"2026-03-0{1 + n % 8} 10:00")
        room.submitted(location=f"街{n}号")
    room.at("2026-03-10 09:00")

    found = room.room.ask(HotSpots(room.clock.moment))
    assert (found.weeks, found.is_thin, found.rows) == (0, True, ())


def test_the_command_prints_the_test_and_what_rises_and_says_when_history_is_thin(room: Bench) -> None:
    home = room.home
    room.submitted()
    room.room.store.close()

    said = call(home, "hotspots", "--at", "2026-03-10T10:00", "--json")
    assert said.code == 0
    assert (said.json["thin"], said.json["weeks"], said.json["rows"], said.json["level"]) == (
        True,
        0,
        [],
        0.05,
    )
    assert "历史只有 0 个整周" in call(home, "hotspots", "--at", "2026-03-10T10:00").out


@settings(max_examples=4, deadline=None)
@given(steps=STEPS, back=st.integers(0, 12))
def test_over_random_lives_every_number_is_that_of_its_events_and_of_the_figures(
    founded: Path, steps: list[Step], back: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, room_like(founded, Path(folder) / "home") as bench:
        walk(bench, steps)
        last = local(bench.clock.moment).date()
        first = last - timedelta(days=back)
        sheet = shown(bench, first, last)
        for card in sheet.cards:
            counted = card.value if card.denominator is None else card.denominator
            listed = behind(bench, card.key, first=first, last=last)
            assert listed.total <= (counted or 0), card.key
            assert listed.total == counted or card.key in AGAIN, card.key
        assert sum(place.total for place in sheet.villages) == sum(place.total for place in sheet.grids)
        assert sum(place.total for place in sheet.villages) == sheet.card("open").value
        received = sheet.card("received")
        assert (
            sum(sheet.hourly.came) == received.value == sum(one or 0 for one in received.trend[-1 - back :])
        )
        kpi = {figure.key: figure for figure in bench.room.ask(Kpi(first, last, bench.clock.moment)).kpi}
        assert sheet.card("received").value == kpi["K26"].denominator
        assert sheet.card("closed").value == kpi["K21"].denominator
        assert (sheet.card("in_time").numerator, sheet.card("in_time").denominator) == (
            kpi["K8"].numerator,
            kpi["K8"].denominator,
        )
