"""A rota from a table: dates and names as people write them, nearest names for unknown ones, a sentence for each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.errors import RefusedError
from commandroom.domain.people.dutyreading import Ledger, Plan, is_heading, nearest, read_day, read_plan
from commandroom.interop.catalogs import shipped_duty_rules
from commandroom.interop.exports import write_table
from commandroom.interop.plaintables import PlainTables
from tests.domain.people.staffing import clerk

PEOPLE = [
    clerk(key, name=name)
    for key, name in (("a", "陈国强"), ("b", "陈国祥"), ("c", "周敏"), ("d", "王伟"), ("e", "王伟"))
]
RULES = shipped_duty_rules()
LEDGER = Ledger(persons=PEOPLE, posts=RULES.posts, shifts=RULES.shifts, near=date(2026, 11, 30))


def plan(header: Sequence[str], *rows: Sequence[object]) -> Plan:
    cells: list[tuple[int, Mapping[str, object]]] = [
        (number, dict(zip(header, row, strict=False))) for number, row in enumerate(rows, 2)
    ]
    return read_plan(header, cells, LEDGER)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", "2026-12-01"), ("2026/12/1", "2026-12-01"), ("2026年12月1日", "2026-12-01"),
        ("12月1日", "2026-12-01"), ("12-1 周二", "2026-12-01"), ("1月2日", "2027-01-02"), ("6.30", "2026-06-30"),
        (date(2026, 12, 1), "2026-12-01"),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(text: object, day: str) -> None:
    assert read_day(text, LEDGER.near) == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["", "周二", "2026-13-40", "2月30日", "合计"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_day(text, LEDGER.near) is None


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert read_day(text, LEDGER.near) is None or isinstance(read_day(text, LEDGER.near), date)


def test_posts_beside_days_are_read_with_several_names_in_a_cell() -> None:
    found = plan(("日期", "星期", "带班领导", "值班干部"), ("12月1日", "二", "周敏", "陈国强、陈国祥"))

    assert [(e.day.day, e.post, e.person) for e in found.entries] == [
        (1, "带班领导", "c"), (1, "值班干部", "a"), (1, "值班干部", "b"),
    ]  # fmt: skip
    assert (found.unknown, found.misread) == ((), ())


def test_people_beside_days_are_read_by_whole_and_short_names_of_shifts() -> None:
    found = plan(
        ("姓名", "12月1日", "12月2日", "12月3日"),
        ("周敏", "白班", "夜", "休"),
        ("陈国强", "", "24小时值守", "早班"),
    )

    assert [(e.name, e.day.day, e.shift) for e in found.entries] == [
        ("周敏", 1, "day"), ("周敏", 2, "night"), ("周敏", 3, ""), ("陈国强", 2, "watch"),
    ]  # fmt: skip
    assert [(m.row, m.column, m.code, m.value) for m in found.misread] == [(3, "12月3日", "no_shift", "早班")]


def test_an_unknown_name_is_answered_by_the_nearest_ones_and_taken_only_when_chosen() -> None:
    found = plan(("日期", "带班领导"), ("12月1日", "陈国墙"), ("12月2日", "陈国墙"), ("12月3日", "周敏"))

    assert found.unknown == (("陈国墙", ("a", "b")),)
    assert [e.person for e in found.settled({})] == ["c"]
    assert [e.person for e in found.settled({"陈国墙": "a"})] == ["a", "a", "c"]


def test_two_people_of_one_name_are_not_guessed_between() -> None:
    found = plan(("日期", "带班领导"), ("12月1日", "王伟"))

    assert found.unknown == (("王伟", ("d", "e")),)


def test_a_name_like_nobodys_offers_nobody() -> None:
    assert nearest("欧阳修远", PEOPLE) == ()


def test_a_row_without_a_day_is_told_and_the_others_are_read() -> None:
    found = plan(("日期", "带班领导"), ("合计", "周敏"), ("12月2日", "周敏"))

    assert [(m.row, m.code, m.value) for m in found.misread] == [(2, "no_day", "合计")]
    assert len(found.entries) == 1


def test_a_table_that_is_no_rota_is_refused_with_what_is_needed() -> None:
    with pytest.raises(RefusedError, match="no_heading") as refused:
        plan(("编号", "标题"), ("1", "井盖"))

    assert "带班领导" in str(refused.value.params["posts"])


def test_a_title_over_the_heading_and_days_in_it_are_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "值班表.csv"
    path.write_text(
        "临溪镇2026年12月值班表,,\n,,\n姓名,2026-12-01,2026-12-02\n周敏,白班,休\n", encoding="utf-8"
    )

    sheet = PlainTables().read(path, is_heading)
    found = read_plan(sheet.header, sheet.rows, LEDGER)

    assert [(e.row, e.day.day, e.shift) for e in found.entries] == [(4, 1, "day"), (4, 2, "")]
    assert found.misread == ()


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_is_written_to_a_file_is_read_back_from_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"值班表.{suffix}"
    write_table(path, ("日期", "带班领导"), [(date(2026, 12, 1), "周敏"), (date(2026, 12, 2), "陈国强")])

    sheet = PlainTables().read(path)
    found = read_plan(sheet.header, sheet.rows, LEDGER)

    assert [(e.row, e.day.day, e.person) for e in found.entries] == [(2, 1, "c"), (3, 2, "a")]
