"""`import items`: a published list comes in whole or not at all, says what it changes, and another number is only shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.entrypoints.conftest import CommandLine

HEADING = "清单,事项编码,事项名称,县级主管部门,法律依据,行政处罚,生效日期\n"
ROWS = (
    "ZF,ZF-001,占道挖掘,县综合执法局,城市道路管理条例42条,是,\n"
    "行政执法事项,ZF-002,户外招牌,县综合执法局,广告法41条；本省办法,否,2026-01-01\n"
    "SD,SD-001,防汛巡查,,,,\n"
)


AS = ("--as", "t-director")
"""Lists are kept by those who lead the room."""


def table(tmp_path: Path, rows: str, *, encoding: str = "utf-8-sig") -> str:
    path = tmp_path / "清单.csv"
    path.write_text(HEADING + rows, encoding=encoding)
    return str(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_list_comes_in_by_lists_and_another_number_than_expected_is_shown(
    run: CommandLine, tmp_path: Path, encoding: str
) -> None:
    said = run(
        "import", "items", table(tmp_path, ROWS, encoding=encoding), "--from", "2026-01-01", *AS, "--json"
    )

    assert said.code == 0, said
    counted = {key: said.json[key] for key in ("read", "imported", "already_there", "rejected")}
    assert counted == {"read": 3, "imported": 3, "already_there": 0, "rejected": 0}
    lists = {row["list"]: row for row in said.json["lists"]}
    assert (lists["ZF"]["count"], lists["ZF"]["expected"], lists["ZF"]["as_expected"]) == (2, 312, False)
    assert lists["ZF"]["added"] == ["ZF-001", "ZF-002"]
    assert lists["SD"]["expected"] == 76


def test_the_same_file_again_adds_nothing(run: CommandLine, tmp_path: Path) -> None:
    path = table(tmp_path, ROWS)
    run("import", "items", path, "--from", "2026-01-01", *AS)

    again = run("import", "items", path, "--from", "2026-01-01", *AS, "--json").json

    assert (again["imported"], again["already_there"]) == (0, 3)
    assert all(row["already_there"] for row in again["lists"])


def test_a_later_document_says_what_it_takes_and_a_trial_run_keeps_nothing(
    run: CommandLine, tmp_path: Path
) -> None:
    run("import", "items", table(tmp_path, ROWS), "--from", "2026-01-01", *AS)
    taken = table(tmp_path, "ZF,ZF-001,占道挖掘,县综合执法局,城市道路管理条例42条,是,\n")
    asked = (
        "import",
        "items",
        taken,
        "--change",
        "收回",
        "--from",
        "2026-03-01",
        "--doc",
        "收〔2026〕3号",
        *AS,
    )

    trial = run(*asked, "--dry-run", "--json").json["lists"][0]
    done = run(*asked, "--json").json["lists"][0]

    assert trial == done
    assert (done["before"], done["count"], done["gone"], done["added"]) == (2, 1, ["ZF-001"], [])


def test_with_one_bad_row_nothing_comes_in_and_every_row_says_why(run: CommandLine, tmp_path: Path) -> None:
    bad = (
        "ZF,ZF-003,无依据事项,县综合执法局,,是,\n"
        "ZF,,没有编码,县局,条例,是,\n"
        "ZF,ZF-004,坏日期,县局,条例,是,2026-02-30\n"
        "ZF,ZF-005,坏标记,县局,条例,也许,\n"
        "ZF,ZF-001,改了名,县综合执法局,城市道路管理条例42条,是,\n"
        ",X-1,无清单,,,,\n"
    )
    rejected = tmp_path / "rejected.csv"

    said = run("import", "items", table(tmp_path, ROWS + bad), "--rejected", str(rejected), *AS, "--json")

    assert (said.json["imported"], said.json["rejected"], said.json["read"]) == (0, 9, 9)
    assert said.json["lists"] == []
    reasons = rejected.read_text(encoding="utf-8-sig")
    for told in ("法律依据", "为空", "不是日期", "不是“是”或“否”", "出现两次", "--list", "整份清单未导入"):
        assert told in reasons


def test_who_does_not_lead_the_room_brings_no_list_in(run: CommandLine, tmp_path: Path) -> None:
    said = run("import", "items", table(tmp_path, ROWS), "--as", "t-intake", "--json")

    assert (said.code, said.json["error"]) == (1, "role.missing")


def test_a_table_without_the_columns_is_refused(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")

    assert run("import", "items", str(path), "--json").json["error"] == "items.no_columns"


def test_what_was_imported_decides_who_may_be_sent(run: CommandLine, tmp_path: Path) -> None:
    run("import", "items", table(tmp_path, ROWS), "--from", "2026-01-01", *AS)
    form = {
        "source": "CALL", "title": "挖路", "text": "有人挖路", "location": "老街", "occurred_at": "2026-03-09 19:00",
        "reported_at": "2026-03-10 08:55",
    }  # fmt: skip
    number = run("act", "register", "--data", json.dumps(form), "--as", "t-intake", "--json").json["number"]
    steps = (
        ("submit", "t-intake", {"category_suggest": "0910"}),
        ("accept", "t-intake", {"category": "0910", "urgency": "一般"}),
        (
            "triage",
            "t-command",
            {"tier": "二级", "level": "无", "lead_office": "综合行政执法队", "item_ref": "ZF-001"},
        ),
    )
    for verb, person, data in steps:
        assert run("act", verb, "--event", number, "--data", json.dumps(data), "--as", person).code == 0

    said = run("recommend", number, "--json").json

    officer = next(one for one in said["excluded"] if one["person"] == "t-enforcement-officer")
    assert "not_granted" in [reason["code"] for reason in officer["reasons"]]
