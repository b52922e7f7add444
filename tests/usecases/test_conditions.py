"""Warnings and modes (平战结合, domain §2.18): who orders one, what it holds, how it ends, what wall and paper say of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.conditions import (
    Colour,
    Mode,
    Spell,
    WeatherWarning,
    ZeroReport,
    in_force,
    report_due,
)
from commandroom.domain.errors import FieldError, RefusedError, WrongUseError
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import (
    Conditions,
    ConditionSheet,
    RecordHistory,
    Summing,
    Wall,
    WallMode,
    WallSheet,
)
from tests.figures.conftest import founded, room
from tests.room import COMMAND, DIRECTOR, INTAKE, LEADER, OFFICE, Bench

__all__ = ("founded", "room")

RAIN = {
    "what": "暴雨",
    "colour": "orange",
    "source": "县气象台",
    "issued": "2026-03-10T08:00",
    "until": "2026-03-10T20:00",
}


def put(bench: Bench, kind: str, record: str, *, by: str = DIRECTOR, **fields: Any) -> None:
    bench.room.perform(Amend(kind, record, fields, actor=by))


def order(bench: Bench, record: str = "m1", **changes: Any) -> None:
    fields = {"mode": "war", "level": 2, "reason": "防汛应急响应", "since": bench.clock.moment.isoformat(),
              "told": ["各村", "派出所"]} | changes  # fmt: skip
    put(bench, "mode", record, by=DIRECTOR, **fields)


def look(bench: Bench) -> ConditionSheet:
    return bench.room.ask(Conditions(bench.clock.moment))


def wall(bench: Bench) -> WallSheet:
    return bench.room.ask(Wall(bench.clock.moment))


def mode_of(bench: Bench) -> WallMode:
    found = wall(bench).mode
    assert found is not None
    return found


# --- warnings ----------------------------------------------------------------------------------------------------------


def test_a_warning_holds_from_its_hour_to_its_end_and_the_gravest_comes_first(room: Bench) -> None:
    put(room, "warning", "w1", by=LEADER, **RAIN)
    put(
        room,
        "warning",
        "w2",
        by=LEADER,
        **(RAIN | {"what": "雷电", "colour": "yellow", "until": "2026-03-10T12:00"}),
    )
    put(room, "warning", "w3", by=LEADER, **(RAIN | {"what": "大风", "issued": "2026-03-10T15:00"}))

    assert [one.what for one in look(room).warnings] == ["暴雨", "雷电"]
    assert [one.what for one in look(room).coming] == ["大风"]
    assert [(one.what, one.colour, one.source) for one in wall(room).warnings] == [
        ("暴雨", "orange", "县气象台"), ("雷电", "yellow", "县气象台"),
    ]  # fmt: skip
    room.at("2026-03-10 12:00")
    assert [one.what for one in look(room).warnings] == ["暴雨"]
    put(room, "warning", "w1", by=LEADER, lifted="2026-03-10T12:00")
    assert look(room).warnings == ()
    room.at("2026-03-10 15:00")
    assert [one.what for one in wall(room).warnings] == ["大风"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"what": " "}, "field.missing"),
        ({"source": ""}, "field.missing"),
        ({"colour": "pink"}, "roster.unreadable"),
        ({"until": "2026-03-10T07:00"}, "span.ends_first"),
        ({"issued": "morgen"}, "field.no_moment"),
        ({"text": "雨" * 501}, "field.too_long"),
    ],
)
def test_what_is_no_warning_is_refused(room: Bench, changes: dict[str, str], code: str) -> None:
    with pytest.raises(FieldError) as refused:
        put(room, "warning", "w1", by=LEADER, **(RAIN | changes))
    assert refused.value.code == code


def test_the_intake_desk_keeps_no_warnings_and_the_shift_leader_orders_no_mode(room: Bench) -> None:
    with pytest.raises(RefusedError, match=r"role\.missing"):
        put(room, "warning", "w1", by=INTAKE, **RAIN)
    with pytest.raises(RefusedError, match=r"role\.missing"):
        put(room, "mode", "m1", by=LEADER, mode="ready", reason="台风", since="2026-03-10T09:00")


moments = st.integers(0, 48).map(lambda n: datetime(2026, 3, 10, tzinfo=UTC) + timedelta(hours=n))


@given(
    st.lists(
        st.builds(
            lambda n, colour, since, hours, lifted: WeatherWarning(
                id=str(n),
                what="x",
                source="y",
                colour=colour,
                issued=since,
                until=since + timedelta(hours=hours),
                lifted=lifted,
            ),
            st.integers(0, 9),
            st.sampled_from(Colour),
            moments,
            st.integers(1, 20),
            st.none() | moments,
        ),
        max_size=6,
    ),
    moments,
)
def test_exactly_what_holds_is_in_force_and_by_its_colour(rows: list[WeatherWarning], now: datetime) -> None:
    found = in_force(rows, now)
    grades = ["blue", "yellow", "orange", "red"]
    assert sorted(map(id, found)) == sorted(
        id(one)
        for one in rows
        if one.issued <= now < one.until and not (one.lifted is not None and one.lifted <= now)
    )
    assert [grades.index(one.colour) for one in found] == sorted(
        (grades.index(one.colour) for one in found), reverse=True
    )


# --- modes -------------------------------------------------------------------------------------------------------------


def test_a_mode_has_one_record_from_its_order_to_its_review(room: Bench) -> None:
    order(room)
    spell = look(room).spell
    assert spell is not None
    assert (spell.mode, spell.level, spell.told, spell.reason) == (
        "war",
        2,
        ("各村", "派出所"),
        "防汛应急响应",
    )
    assert look(room).ordered_by == room.room.actor(DIRECTOR).name
    room.later(hours=3)
    put(room, "mode", "m1", level=1)
    assert wall(room).mode is not None
    room.later(hours=3)
    put(room, "mode", "m1", until=room.clock.moment.isoformat(), end_reason="响应解除")

    seen = look(room)
    assert seen.spell is None
    assert wall(room).mode is None
    assert [(one.spell.id, one.due.isoformat()) for one in seen.owed] == [("m1", "2026-03-17T09:00:00+00:00")]
    put(room, "mode", "m1", review="预警提前两小时，转移及时。")
    assert look(room).owed == ()
    changed = [row.field for row in room.room.ask(RecordHistory("mode", "m1"))]
    assert changed.count("level") == 2
    assert {"until", "end_reason", "review"} <= set(changed)


def test_two_modes_never_go_on_at_once_and_one_that_is_over_stays(room: Bench) -> None:
    order(room)
    with pytest.raises(FieldError, match=r"mode\.open_already"):
        order(room, "m2")
    with pytest.raises(FieldError, match=r"mode\.not_over"):
        put(room, "mode", "m1", review="写早了")
    with pytest.raises(FieldError, match=r"field\.missing"):
        put(room, "mode", "m1", until=room.clock.moment.isoformat())
    with pytest.raises(WrongUseError, match=r"mode\.stays"):
        room.room.perform(Amend("mode", "m1", {}, retire=True, actor=DIRECTOR))
    put(room, "mode", "m1", until=room.clock.moment.isoformat(), end_reason="响应解除")
    with pytest.raises(FieldError, match=r"mode\.over"):
        put(room, "mode", "m1", until=None)
    order(room, "m2", mode="ready", level=0)
    assert look(room).spell is not None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reason": ""}, "field.missing"),
        ({"level": 0}, "mode.level"),
        ({"level": 5}, "mode.level"),
        ({"mode": "ready"}, "mode.level"),
        ({"mode": "peace"}, "roster.unreadable"),
    ],
)
def test_what_is_no_order_is_refused(room: Bench, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(FieldError) as refused:
        order(room, **changes)
    assert refused.value.code == code
    assert look(room).spell is None


@pytest.mark.parametrize(
    ("mode", "level", "last", "due"),
    [
        ("war", 1, "2026-03-10T09:00", "2026-03-10T11:00"),
        ("war", 2, "2026-03-10T09:00", "2026-03-10T11:00"),
        ("war", 3, "2026-03-10T09:00", "2026-03-10T13:00"),
        ("war", 4, "2026-03-10T22:00", "2026-03-11T02:00"),
        ("ready", 0, "2026-03-10T08:59", "2026-03-10T09:00"),
        ("ready", 0, "2026-03-10T09:00", "2026-03-10T16:00"),
        ("ready", 0, "2026-03-10T16:00", "2026-03-11T09:00"),
    ],
)
def test_the_next_word_is_due_as_the_level_says(mode: str, level: int, last: str, due: str) -> None:
    at = datetime.fromisoformat(f"{last}+08:00")
    spell = Spell(id="m", mode=Mode(mode), level=level, reason="x", since=at - timedelta(days=1))
    told = [
        ZeroReport(id="r", spell="m", at=at, text="平安无事"),
        ZeroReport(id="q", spell="other", at=at + timedelta(hours=9), text=""),
    ]
    assert report_due(spell, told) == datetime.fromisoformat(f"{due}+08:00")


def test_people_who_were_moved_are_numbers_of_villages_and_add_up(room: Bench) -> None:
    order(room)
    put(room, "village", "330299104201", name="青石村", code="330299104201")
    village, name = look(room).villages[0]
    assert name == "青石村"
    put(room, "transfer", f"m1@{village}", by=LEADER, spell="m1", village=village, due=120, moved=100, sheltered=60, kin=40,
        at=room.clock.moment.isoformat())  # fmt: skip
    mode = wall(room).mode
    assert mode is not None
    assert mode.moved == ((name, 120, 100, 60, 40),)
    assert mode.moved_at == room.clock.moment
    with pytest.raises(FieldError, match=r"transfer\.more_than_moved"):
        put(room, "transfer", f"m1@{village}", by=LEADER, kin=41)
    with pytest.raises(FieldError, match=r"field\.out_of_range"):
        put(room, "transfer", f"m1@{village}", by=LEADER, due=-1)
    with pytest.raises(FieldError, match=r"mode\.unknown"):
        put(room, "transfer", "m9@x", by=LEADER, spell="m9", village=village)


def test_the_wall_of_a_mode_shows_grave_matters_and_counts_of_people_but_no_names(room: Bench) -> None:
    order(room)
    grave = room.triaged(level="重大", tier="三级", title="山洪冲毁桥面 王某某 13900000000")
    room.triaged(level="一般", tier="二级", title="树枝倒伏")
    number = room.triaged(office=OFFICE)
    head = f"t-{room.unit(OFFICE)}-head"
    room.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="到场处置", handler=head)
    assert mode_of(room).spots == ()
    room.act("sign", number, by=head)
    mode = wall(room).mode
    assert mode is not None
    assert mode.grave == 1
    assert [one.at for one in mode.graves] == [room.event(grave).id]
    assert "13900000000" not in mode.graves[0].title
    assert "王某某" not in mode.graves[0].title
    assert mode.spots == ((room.room.store.reference.people().unit_name(room.unit(OFFICE)), 1),)


def test_the_daily_summary_tells_of_the_days_warnings_and_modes_and_stays_as_it_was(room: Bench) -> None:
    put(room, "warning", "w1", by=LEADER, **RAIN)
    put(
        room,
        "warning",
        "w0",
        by=LEADER,
        **(RAIN | {"what": "寒潮", "issued": "2026-03-08T08:00", "until": "2026-03-09T20:00"}),
    )
    order(room)
    room.at("2026-03-10 17:00")
    paper = room.room.ask(Summing(room.clock.moment.date(), room.clock.moment))
    text = next(one.text for one in paper.text if one.id == "duty")
    assert "预警：县气象台3月10日8时00分发布暴雨橙色预警（至3月10日20时00分）。" in text
    assert "平战状态：3月10日9时00分进入战时Ⅱ级，持续中。" in text
    assert "寒潮" not in text
