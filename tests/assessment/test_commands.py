"""`assess` and `replay` on the command line: shapes, freezing, corrections, appeals, one sentence for an odd question."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.assessment.months import HEAD, LATE, UNIT
from tests.entrypoints.conftest import Said, call

MONTH = ("--month", "2026-03")
AT = ("--at", "2026-04-02 09:00")


@pytest.fixture
def home(lived: Path, tmp_path: Path) -> Path:
    """A home with a March, of this test alone."""
    return shutil.copytree(lived, tmp_path / "home")


def assess(home: Path, *arguments: str) -> Said:
    return call(home, "assess", *arguments, "--json")


def scored(said: Said, key: str = UNIT) -> Any:
    assert said.code == 0, said.out + said.err
    return next(row for row in said.json["rows"] if row["key"] == key)


def test_a_month_is_shown_as_provisional_until_it_is_frozen(home: Path) -> None:
    said = assess(home, *MONTH, *AT)

    assert (said.json["state"], said.json["edition"], said.json["frozen_at"]) == ("provisional", None, None)
    assert said.json["notes"][0] == "预评结果：截至 2026-04-02 09:00，未冻结，仍会变动。"
    assert (said.json["rules"]["version"], bool(said.json["rules"]["source"])) == ("2026.1", True)
    row = scored(said)
    assert (row["name"], row["score"], row["grade"], row["rank"], row["events"]) == (
        "发展办",
        94.12,
        "优秀",
        1,
        7,
    )
    assert row["parts"][0] == {
        "key": "handled", "name": "按期处置", "weight": 30, "points": 25.71, "figure": "K6", "numerator": 6,
        "denominator": 7, "value": 85.71, "against": [LATE], "more": 0,
    }  # fmt: skip


def test_frozen_it_prints_the_same_whatever_happens_and_live_what_is_now(home: Path) -> None:
    made = assess(home, *MONTH, "--freeze", "--as", "主任", *AT)
    assert (made.json["state"], made.json["edition"]) == ("frozen", "frozen")
    assert made.json["appeal_until"] == "2026-04-08T17:00:00+08:00"
    before = assess(home, *MONTH).out
    assert (
        len(assess(home, *MONTH, "--live", *AT).json["notes"]) == 2
    )  # provisional, and points still missing

    data = '{"counted": false, "reason": "不可抗力"}'
    assert call(home, "act", "assess", "--event", LATE, "--data", data, "--as", "常务副主任", *AT).code == 0
    again = assess(home, *MONTH, "--freeze", "--as", "主任", "--at", "2026-05-04 09:00")

    assert again.out == before == assess(home, *MONTH).out
    live = assess(home, *MONTH, "--live", *AT)
    assert (live.json["state"], scored(live)["parts"][0]["denominator"]) == ("provisional", 6)
    assert live.json["notes"][1] == "冻结以后基础数据有变化；冻结结果不变，如需改动请另作更正。"


def test_the_whole_month_is_frozen_by_unit_grid_and_person(home: Path) -> None:
    assess(home, *MONTH, "--freeze", "--as", "主任", *AT)

    for by in ("unit", "grid", "person"):
        assert assess(home, *MONTH, "--by", by).json["state"] == "frozen"
    assert scored(assess(home, *MONTH, "--by", "person"), HEAD)["post"] == "handler"


def test_a_correction_stands_beside_and_both_can_be_asked_for(home: Path) -> None:
    assess(home, *MONTH, "--by", "unit", "--freeze", "--as", "主任", *AT)
    frozen = assess(home, *MONTH).json["entry"]

    said = assess(home, *MONTH, "--by", "unit", "--correct", "--reason", "申诉成立", "--as", "主任", *AT)

    assert (said.json["edition"], said.json["reason"]) == ("A1", "申诉成立")
    assert said.json["editions"] == ["frozen", "A1"]
    assert assess(home, *MONTH).json["edition"] == "A1"
    assert assess(home, *MONTH, "--edition", "frozen").json["entry"] == frozen
    assert assess(home, *MONTH, "--edition", "A9").json["error"] == "assessment.no_edition"


def test_points_appeals_and_rulings_are_given_on_the_command_line(home: Path) -> None:
    give = (
        "give",
        *MONTH,
        "--for",
        "发展服务办公室",
        "--criterion",
        "data",
        "--points",
        "4.5",
        "--as",
        "值班长",
        *AT,
    )
    assert assess(home, *give).code == 0
    assert scored(assess(home, *MONTH, *AT))["score"] == 93.89
    assess(home, *MONTH, "--freeze", "--as", "主任", *AT)

    filed = assess(home, "appeal", *MONTH, "--for", UNIT, "--criterion", "handled", "--event", LATE, "--text",
                   "三次无法联系", "--as", HEAD, *AT)  # fmt: skip
    (appeal,) = filed.json["appeals"]
    assert (appeal["by"], appeal["events"], appeal["ruling"]) == (HEAD, [LATE], None)
    ruled = assess(
        home, "rule", appeal["id"][:8], *MONTH, "--upheld", "--text", "属实", "--as", "常务副主任", *AT
    )

    assert ruled.json["appeals"][0]["ruling"]["upheld"] is True
    assert assess(home, *MONTH).json["appeals"] == ruled.json["appeals"]


def test_the_versions_of_the_rules_are_listed(home: Path) -> None:
    assert [(row["by"], row["version"]) for row in assess(home, "rules").json["rules"]] == [
        ("unit", "2026.1"),
        ("grid", "2026.1"),
        ("person", "2026.1"),
    ]


def test_a_replay_prints_both_sides_and_what_changed(home: Path) -> None:
    said = call(home, "replay", *MONTH, "--limit", "0303=9wd", "--json", *AT)

    assert said.code == 0
    assert (said.json["limits"], said.json["events"], said.json["draft"]) == ({"0303": "9wd"}, 7, False)
    sixth = next(row for row in said.json["kpi"] if row["key"] == "K6")
    assert (sixth["before"]["value"], sixth["after"]["value"], sixth["changed"]) == (85.71, 100.0, True)
    (score,) = said.json["scores"]
    assert (score["key"], score["before"], score["after"]) == (UNIT, 94.12, 99.16)
    assert call(home, "replay", *MONTH, "--limit", "0303=9wd", *AT).out.splitlines()[1].split()[:4] == [
        "K6", "85.71%", "→", "100.00%",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("assess",), 2, "--month"),
        (("assess", "--month", "2026-13"), 2, "不是月份"),
        (("assess", "--month", "0000-01"), 2, "不是月份"),
        (("assess", "--month", "2198-01"), 1, "还没有开始"),
        (("assess", *MONTH, "--by", "colour"), 2, "不接受"),
        (("assess", "--month", "2026-04", "--freeze", "--as", "主任", *AT), 1, "还没有结束"),
        (("assess", *MONTH, "--freeze", "--correct", "--as", "主任", *AT), 2, "不能"),
        (("assess", *MONTH, "--freeze", "--as", "值班长", *AT), 1, "冻结考核结果"),
        (("assess", *MONTH, "--correct", "--reason", "x", "--as", "主任", *AT), 1, "尚未冻结"),
        (("replay", *MONTH, "--limit", "0303"), 2, "应写成"),
        (("replay", *MONTH, "--limit", "9999=3wd"), 2, "没有类别"),
        (("replay", *MONTH, "--limit", "0303=soon"), 2, "soon"),
        (("replay", *MONTH), 2, "--limit"),
    ],
)
def test_an_odd_question_gets_one_sentence(
    lived: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    said = call(lived, *arguments)

    assert said.code == code
    assert sentence in said.err
    assert len(said.err.splitlines()) == 1
    assert said.out == ""


def test_a_month_without_events_is_empty_and_can_be_frozen(home: Path) -> None:
    said = assess(home, "--month", "2026-01", "--freeze", "--as", "主任", *AT)

    assert (said.code, said.json["state"], said.json["rows"]) == (0, "frozen", [])
