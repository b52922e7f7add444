"""The day's figures: each township tells its county counts of each day, once, and the county sees who told nothing."""

from __future__ import annotations

from datetime import date, timedelta

from commandroom.domain.dayfigures import due_days
from commandroom.domain.exchange.streams import parsed
from commandroom.usecases.commands import Amend
from commandroom.usecases.dayfigures import tell_figures
from commandroom.usecases.queries import Monitor, MonitorRow, Telling
from tests.county.conftest import LINXI, SHANHE, County, Side, give
from tests.entrypoints.conftest import call
from tests.room import DEPUTY, LEADER, OFFICE

T = Telling


def rows(side: Side, days: int = 5) -> dict[str, MonitorRow]:
    """What a desk sees of each township."""
    sheet = side.room.ask(Monitor(side.clock.moment, days=days))
    return {row.township: row for row in sheet.rows}


def tellings(side: Side, township: str, days: int = 5) -> list[Telling]:
    """How it stands with each of the last days, the oldest first."""
    return [day.telling for day in rows(side, days)[township].days]


def told_entries(side: Side) -> list[str]:
    """The subjects of the figures that a desk holds."""
    return [entry.subject for entry in side.store.export_entries() if entry.kind == "figures"]


def test_a_days_counts_reach_the_county_the_morning_after(county: County) -> None:
    here = county.here
    for _ in range(3):
        here.accepted(category="0910", source="CALL", urgency="一般")
    here.closed(category="0910", source="GRID", urgency="一般")
    up = here.accepted(category="0205", urgency="特急")
    here.escalate(up)
    here.suspended(category="0910")
    county.later(days=1)

    county.level()

    figures = rows(county.desk)[LINXI].latest
    assert figures is not None
    assert (figures.day, figures.name) == (date(2026, 3, 10), "临溪镇")
    assert (figures.received, figures.closed, figures.closed_late, figures.reported_up) == (6, 1, 0, 1)
    assert figures.by_source == {"CALL": 5, "GRID": 1}
    assert figures.by_category == {"02": 1, "09": 5}
    assert figures.stock is not None
    assert (figures.stock.open, figures.stock.suspended) == (5, 1)
    assert figures.stock.red >= 3
    assert rows(county.desk)[SHANHE].latest is not None


def test_what_is_handled_past_its_limit_is_counted_and_what_lies_past_it(county: County) -> None:
    here = county.here
    late, lying = here.signed(urgency="紧急", category="0501"), here.signed(urgency="紧急", category="0501")
    county.later(days=2)
    here.feed_back(late)
    here.act("verify_ok", late, by="t-shift_leader", evidence="已看")
    here.act("callback", late, by="t-intake", result="满意", attempts=1, solved="是")
    here.act("close", late, by=DEPUTY, closing_text="办结", reply_text="已解决")
    county.later(days=1)

    county.level()

    figures = rows(county.desk)[LINXI].latest
    assert figures is not None
    assert (figures.closed, figures.closed_late) == (1, 1)
    assert figures.stock is not None
    assert (figures.stock.open, figures.stock.overdue, figures.stock.red) == (1, 1, 1)
    assert here.state(lying) == "in_progress"


def test_nothing_of_any_event_is_in_it(county: County) -> None:
    here = county.here
    number = here.signed(title="老街井盖缺失", reporter_name="陈某某", reporter_phone="13800000001")
    here.act("note", number, by=LEADER, text="内部备注")
    county.later(days=1)
    county.level()

    held = [e for e in county.desk.store.export_entries() if e.stream.startswith(LINXI)]
    text = b"".join(entry.raw for entry in held).decode()
    assert {entry.kind for entry in held} == {"figures"}
    for private in ("老街", "井盖", "陈某某", "13800000001", "内部备注", number, here.event(number).id):
        assert private not in text


def test_several_seats_of_a_room_tell_a_day_once(county: County) -> None:
    county.later(days=1)
    apart = [tell_figures(county.here.room), tell_figures(county.here_too.room)]
    county.here.store.receive(county.here_too.store.export_entries())

    again = tell_figures(county.here.room)
    county.level()

    ids = {
        e.id for e in county.desk.store.export_entries() if e.kind == "figures" and e.stream.startswith(LINXI)
    }
    assert apart == [1, 1]
    assert again == 0
    assert len(ids) == 1
    assert [day.figures is not None for day in rows(county.desk, 2)[LINXI].days] == [False, True]


def test_of_two_seats_that_told_apart_the_one_that_knew_more_counts(county: County) -> None:
    for _ in range(4):
        county.here_too.accepted(urgency="一般")
    county.here.accepted(urgency="一般")
    county.later(days=1)
    for side in (county.here, county.here_too):
        assert tell_figures(side.room) == 1
        give(side.store.export_entries(), county.desk)

    figures = rows(county.desk)[LINXI].latest
    assert figures is not None
    assert figures.received == 4


def test_a_day_that_nobody_told_is_missing_until_it_is_told_and_then_late(county: County) -> None:
    county.level()
    county.here.accepted(urgency="一般")
    county.later(days=3)
    county.level(county.there, county.desk)
    missing = tellings(county.desk, LINXI, 4), tellings(county.desk, SHANHE, 4)

    county.level()

    assert missing == ([T.TOLD, T.MISSING, T.MISSING, T.MISSING], [T.TOLD, T.LATE, T.LATE, T.TOLD])
    assert tellings(county.desk, LINXI, 4) == [T.TOLD, T.LATE, T.LATE, T.TOLD]
    late = rows(county.desk, 4)[LINXI].days[1].figures
    assert late is not None
    assert (late.received, late.stock) == (1, None)


def test_the_county_sees_how_old_the_last_figures_are(county: County) -> None:
    county.level()
    arrived = county.clock.moment
    county.later(days=2)
    county.level(county.there, county.desk)

    assert rows(county.desk)[LINXI].received_at == arrived
    assert rows(county.desk)[SHANHE].received_at == county.clock.moment


def test_figures_that_a_seat_tells_of_another_township_count_for_nobody(county: County) -> None:
    county.level()
    with county.there.room.together() as writing:
        figures = rows(county.desk)[LINXI].latest
        assert figures is not None
        writing.tell(figures, deed_id="", now=county.clock.moment + timedelta(minutes=1))
    before = rows(county.desk)
    county.level()

    assert rows(county.desk) == before


def test_a_room_that_joined_no_county_tells_nothing_and_neither_does_the_county(county: County) -> None:
    county.later(days=1)
    county.there.room.perform(Amend("setting", "county", {"value": ""}, actor="system"))

    assert tell_figures(county.there.room) == 0
    assert tell_figures(county.desk.room) == 0
    assert told_entries(county.there) == []


def test_a_township_sees_its_own_row_and_no_other(county: County) -> None:
    county.later(days=1)
    county.level()

    assert set(rows(county.here_too)) == {LINXI}
    streams = [
        parsed(entry.stream) for entry in county.here.store.export_entries() if entry.kind == "figures"
    ]
    assert {stream.place for stream in streams if stream is not None} == {LINXI}


def test_figures_stand_nowhere_in_the_caches_and_a_rebuild_keeps_them(county: County) -> None:
    county.here.signed(urgency="特急", office=OFFICE)
    county.later(days=1)
    county.level()
    before = rows(county.desk), rows(county.here)

    for side in (county.desk, county.here):
        side.store.rebuild()

    assert (rows(county.desk), rows(county.here)) == before
    assert all(side.is_sound() for side in county.sides)


def test_after_a_long_silence_a_month_is_told_and_no_more() -> None:
    yesterday = date(2026, 3, 9)

    assert due_days(None, yesterday, most=31) == (yesterday,)
    assert due_days(yesterday, yesterday, most=31) == ()
    assert due_days(date(2026, 3, 7), yesterday, most=31) == (date(2026, 3, 8), yesterday)
    assert len(due_days(date(2025, 3, 7), yesterday, most=31)) == 31


def test_the_command_says_who_told_what(county: County) -> None:
    county.here.accepted(urgency="一般")
    county.later(days=1)
    county.level()
    county.later(days=1)
    county.level(county.there, county.desk)
    home = county.desk.home
    county.desk.store.close()

    told = call(home, "monitor", "--days", "3", "--json", "--at", county.clock.moment.isoformat())
    lines = call(home, "monitor", "--days", "3", "--at", county.clock.moment.isoformat())

    assert told.code == 0
    by_code = {row["township"]: row for row in told.json["rows"]}
    assert [day["telling"] for day in by_code[LINXI]["days"]] == ["before", "told", "missing"]
    assert by_code[LINXI]["days"][1]["received"] == 1
    assert (by_code[LINXI]["missing"], by_code[SHANHE]["missing"]) == (1, 0)
    assert set(by_code) == {LINXI, SHANHE}
    assert "临溪镇" in lines.out
    assert "·●○" in lines.out
