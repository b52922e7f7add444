from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from commandroom.domain.ids import PersonId, UnitId
from commandroom.domain.people.persons import Person
from commandroom.domain.people.presence import DutyRow, Presence, on_duty, partners_both_away, presence
from commandroom.domain.people.roles import Role
from commandroom.domain.people.units import Unit, UnitBook
from commandroom.interop.catalogs import shipped_units

MORNING = datetime(2026, 3, 10, 0, 30, tzinfo=UTC)  # 08:30 in the township
EVENING = MORNING + timedelta(hours=12)
DAY = date(2026, 3, 10)


def duty(person: str, state: Presence, since: datetime, until: datetime) -> DutyRow:
    return DutyRow(id=f"{person}-{since}", person=PersonId(person), state=state, since=since, until=until)


def officer(
    certificate: str = "Z-1", until: date | None = date(2027, 1, 1), *, active: bool = True
) -> Person:
    return Person(
        id=PersonId("D-001"),
        name="沈知行",
        roles=(Role.ENFORCER,),
        certificate=certificate,
        certificate_until=until,
        active=active,
        initials="szx",
    )


def test_a_person_without_any_row_is_unknown_and_never_taken_as_available() -> None:
    assert presence("A", MORNING, []) is Presence.UNKNOWN
    assert on_duty("A", MORNING, []) is None


def test_a_person_is_on_duty_inside_the_shift_and_off_outside_it() -> None:
    rows = [duty("A", Presence.ON, MORNING, MORNING + timedelta(hours=9))]

    assert on_duty("A", MORNING, rows) is True
    assert on_duty("A", MORNING + timedelta(hours=9), rows) is False
    assert on_duty("A", EVENING, rows) is False
    assert on_duty("A", MORNING + timedelta(days=2), rows) is None
    assert on_duty("B", MORNING, rows) is None


def test_leave_beats_duty() -> None:
    rows = [
        duty("A", Presence.ON, MORNING, EVENING),
        duty("A", Presence.LEAVE, MORNING + timedelta(hours=1), MORNING + timedelta(hours=2)),
    ]

    assert presence("A", MORNING + timedelta(minutes=90), rows) is Presence.LEAVE
    assert presence("A", MORNING + timedelta(hours=3), rows) is Presence.ON


def test_a_shift_begun_yesterday_evening_is_of_the_townships_day() -> None:
    night = duty(
        "A", Presence.ON, datetime(2026, 3, 10, 9, 0, tzinfo=UTC), datetime(2026, 3, 11, 0, 30, tzinfo=UTC)
    )

    assert presence("A", datetime(2026, 3, 10, 22, 0, tzinfo=UTC), [night]) is Presence.ON
    assert presence("A", datetime(2026, 3, 11, 3, 0, tzinfo=UTC), [night]) is Presence.OFF


def test_both_of_a_pair_away_is_found() -> None:
    rows = [
        duty("A", Presence.LEAVE, MORNING, EVENING),
        duty("B", Presence.LEAVE, MORNING, EVENING),
        duty("C", Presence.ON, MORNING, EVENING),
    ]

    assert partners_both_away([("A", "B"), ("A", "C")], MORNING, rows) == (("A", "B"),)


def test_a_certificate_warns_before_it_runs_out() -> None:
    assert officer(until=date(2026, 6, 8)).certificate_warning(DAY) == 90
    assert officer(until=date(2026, 6, 9)).certificate_warning(DAY) is None
    assert officer(until=date(2026, 3, 9)).certificate_warning(DAY) == -1


def test_a_person_is_found_by_name_initials_and_id() -> None:
    person = officer()

    assert person.matches("知行")
    assert person.matches("SZ")
    assert person.matches("d-001")
    assert not person.matches("")
    assert not person.matches("zx")


def test_the_shipped_pattern_is_one_room_four_offices_a_station_and_a_team() -> None:
    book = shipped_units()
    inside = [unit.name for unit in book if not unit.is_outside]

    assert inside == [
        "综合信息指挥室",
        "党建综合办公室",
        "发展服务办公室",
        "平安法治办公室",
        "社会事务办公室",
        "应急消防管理站",
        "综合行政执法队",
    ]
    for name in ("派出所", "司法所", "市场监管所", "供电所", "自然资源所"):
        unit = book.resolve(name)
        assert unit is not None
        assert unit.is_outside


def test_ids_and_names_of_the_shipped_units_are_unique() -> None:
    book = shipped_units()
    names = [name for unit in book for name in {unit.name, unit.short, *unit.aliases}]

    assert len({unit.id for unit in book}) == len(book)
    assert len(names) == len(set(names))
    assert all(unit.en for unit in book)


def test_a_unit_is_resolved_by_any_of_its_names() -> None:
    book = UnitBook.of(
        [
            Unit(id=UnitId("e"), name="应急消防管理站", short="应消站", kind="special", aliases=("应急办",)),
            Unit(id=UnitId("x"), name="责任科室", kind="assigned"),
        ]
    )

    assert {book.resolve(name) for name in ("e", "应急消防管理站", "应消站", " 应急办 ")} == {book.by_id["e"]}
    assert book.resolve("别处") is None
    assert not book.by_id["x"].may_lead
