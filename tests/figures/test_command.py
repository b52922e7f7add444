"""`kpi` on the command line: the promised shape, groups, the events behind, one sentence for an odd question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.entrypoints.conftest import Said, call
from tests.figures.walking import room_like


@pytest.fixture(scope="module")
def home(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cli") / "room"
    with room_like(founded, folder) as room:
        room.closed()
        room.signed()
        room.room.store.close()
        yield folder


def kpi(home: Path, *arguments: str) -> Said:
    return call(home, "kpi", *arguments)


def test_the_command_prints_every_figure_with_both_numbers(home: Path) -> None:
    said = kpi(home, "--from", "2026-03-01", "--to", "2026-03-31", "--json")

    assert said.code == 0
    keys = [row["key"] for row in said.json["kpi"]]
    assert keys == [*(f"K{n}" for n in range(1, 10)), "K9b", *(f"K{n}" for n in range(10, 31))]
    assert all({"key", "name", "numerator", "denominator", "value"} <= row.keys() for row in said.json["kpi"])
    eighth = said.json["kpi"][7]
    assert (eighth["name"], eighth["numerator"], eighth["denominator"], eighth["value"]) == (
        "按期办结率",
        1,
        2,
        50.0,
    )
    assert next(row["value"] for row in said.json["kpi"] if row["key"] == "K22") is None
    assert (said.json["draft"], said.json["notes"]) == (False, [])
    assert "groups" not in said.json


def test_by_unit_it_prints_a_line_for_each(home: Path) -> None:
    said = kpi(home, "--from", "2026-03-01", "--to", "2026-03-31", "--by", "unit", "--json")

    assert [(row["key"], row["name"]) for row in said.json["groups"]] == [
        ("development", "发展办"),
        ("", "本室（未派单位）"),
    ]


def test_it_lists_the_events_behind_a_figure(home: Path) -> None:
    said = kpi(home, "--from", "2026-03-01", "--to", "2026-03-31", "--events", "K8", "--json")

    assert [row["number"] for row in said.json["numerator_events"]] == ["330299104-20260310-A0001"]
    assert len(said.json["denominator_events"]) == said.json["denominator"] == 2


def test_a_period_that_is_not_over_is_marked_as_a_draft_and_one_without_events_says_so(home: Path) -> None:
    running = kpi(home, "--from", "2026-03-01", "--to", "2198-12-31", "--json")
    empty = kpi(home, "--from", "2020-01-01", "--to", "2020-01-31", "--json")

    assert running.json["draft"] is True
    assert running.json["notes"][0].startswith("草稿：")
    assert empty.code == 0
    assert empty.json["notes"] == ["2020-01-01 至 2020-01-31 没有可统计的事件，各项记“—”。"]
    assert {row["value"] for row in empty.json["kpi"]} <= {None, 0}


def test_in_a_practice_home_it_tells_what_was_known_at_another_moment(home: Path) -> None:
    days = ("--from", "2026-03-01", "--to", "2026-03-31", "--json")

    said = kpi(home, *days, "--at", "2026-03-10 12:00")

    assert said.json["as_of"] == "2026-03-10T12:00:00+08:00"
    assert said.json["draft"] is True
    assert (said.json["kpi"][6]["value"], kpi(home, *days).json["kpi"][6]["value"]) == (1, 2)
    assert kpi(home, *days, "--at", "2026-02-01 12:00").json["error"] == "figures.not_begun"


def test_for_people_it_prints_the_fraction_beside_the_value_and_how_the_open_ones_changed(home: Path) -> None:
    said = kpi(home, "--from", "2026-03-01", "--to", "2026-03-31")

    eighth = next(line for line in said.out.splitlines() if line.startswith("K8 "))
    assert eighth.split() == ["K8", "50.00%", "按期办结率（按期办结数", "1", "÷", "应办结数", "2）"]
    assert "期初在办 0 ＋ 新增 2 ＋ 重启 0 － 结束 1 ＝ 期末在办 1" in said.out


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--from", "2026-03-31", "--to", "2026-03-01"), 2, "结束日 2026-03-01 早于起始日 2026-03-31"),
        (("--from", "2198-01-01", "--to", "2198-01-02"), 1, "还没有开始"),
        (("--from", "2026-02-30", "--to", "2026-03-01"), 2, "不是日期"),
        (("--from", "2026-03-01", "--to", "2026-03-31", "--events", "K99"), 2, "没有指标"),
        (("--from", "2026-03-01", "--to", "2026-03-31", "--by", "colour"), 2, "不接受"),
    ],
)
def test_an_odd_question_gets_one_sentence(
    home: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    said = kpi(home, *arguments)

    assert said.code == code
    assert sentence in said.err
    assert len(said.err.splitlines()) == 1
    assert said.out == ""
