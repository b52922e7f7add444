"""`import` through the command line: three counts that add up, nothing twice, reasons in a file."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.entrypoints.conftest import CommandLine

KEYS = {"read", "imported", "already_there", "rejected", "rejected_file", "seconds"}
HEAD = "工单编号,标题,诉求内容,受理时间,办结时间,答复内容"
ROWS = (
    "GD001,路灯不亮,人民路路灯不亮,2025-03-10 09:00,2025-03-12 10:00,已修复",
    "GD002,井盖破损,解放路井盖破损,2025-03-11 09:00,,",
    "GD003,无时间,没有时间的一行,,,",
)
VILLAGE = "330299104201"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_text("\n".join((HEAD, *ROWS)), encoding="gb18030")
    return path


def counts(document: Any) -> tuple[int, int, int, int]:
    return tuple(document[key] for key in ("read", "imported", "already_there", "rejected"))


def test_a_second_import_adds_nothing(run: CommandLine, table: Path) -> None:
    first = run("import", "events", str(table), "--json").json
    second = run("import", "events", str(table), "--json").json

    assert set(first) == KEYS
    assert counts(first) == (3, 2, 0, 1)
    assert counts(second) == (3, 0, 2, 1)


def test_history_arrives_closed_or_waits_without_clocks(run: CommandLine, table: Path) -> None:
    run("import", "events", str(table))

    rows = {row["title"]: row for row in run("list", "--view", "all", "--json").json["rows"]}

    assert (rows["路灯不亮"]["state"], rows["路灯不亮"]["registered_at"][:10]) == ("closed", "2025-03-10")
    assert rows["井盖破损"]["state"] == "pending_accept"
    assert run("lamps", "--json").json["timers"] == []
    assert run("sweep", "--json").json["urged"] == 0


def test_a_rejected_row_goes_with_its_reason_into_a_file(
    run: CommandLine, table: Path, tmp_path: Path
) -> None:
    place = tmp_path / "why.csv"

    said = run("import", "events", str(table), "--rejected", str(place), "--json").json

    rows = list(csv.reader(place.read_text("utf-8-sig").splitlines()))
    assert said["rejected_file"] == str(place)
    assert len(rows) == 2
    assert "GD003" in rows[1]


def test_a_trial_run_counts_and_writes_nothing(run: CommandLine, table: Path) -> None:
    said = run("import", "events", str(table), "--dry-run", "--json").json

    assert counts(said) == (3, 2, 0, 1)
    assert run("list", "--view", "all", "--json").json["total"] == 0


@pytest.mark.parametrize(
    ("arguments", "error"),
    [(["nowhere.csv"], "import.missing"), (["TABLE", "--map", "nonsense"], "import.map_unknown")],
)
def test_a_file_or_map_that_is_not_there_is_one_sentence(
    run: CommandLine, table: Path, arguments: list[str], error: str
) -> None:
    given = [str(table) if word == "TABLE" else word for word in arguments]

    said = run("import", "events", *given, "--json")

    assert said.code in {2, 3}
    assert said.json["error"] == error


def test_grids_are_brought_in_once(run: CommandLine, tmp_path: Path) -> None:
    shape = {"type": "Point", "coordinates": [121.5, 29.8]}
    features = [
        {
            "properties": {"code": VILLAGE + "101", "name": "一网格", "village_name": "东村"},
            "geometry": shape,
        },
        {"properties": {"code": "7", "name": "坏的"}, "geometry": shape},
    ]
    file = tmp_path / "grids.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    arguments = ("import", "grids", str(file), "--as", "t-deputy_director", "--json")

    first, second = run(*arguments).json, run(*arguments).json

    assert set(first) == KEYS
    assert counts(first) == (2, 1, 0, 1)
    assert counts(second) == (2, 0, 1, 1)
    assert Path(first["rejected_file"]).is_file()


def test_a_notice_of_holidays_moves_due_times_from_then_on(run: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "2027.csv"
    days = ("2027-10-01,off,国庆节", "2027-05-03,off,劳动节", "2027-05-08,work,劳动节", "2027-13-01,off,坏的")
    file.write_text("\n".join(("date,kind,name", *days)), encoding="utf-8")
    question = ("due", "1wd", "--from", "2027-04-30 10:00", "--json")
    arguments = ("import", "calendar", str(file), "--as", "t-deputy_director", "--json")

    before = run(*question).json
    first, second = run(*arguments).json, run(*arguments).json
    after = run(*question).json

    assert (before["due"], before["missing_years"]) == ("2027-05-03T17:00:00+08:00", [2027])
    assert counts(first) == (4, 3, 0, 1)
    assert counts(second) == (4, 0, 3, 1)
    assert (after["due"], after["missing_years"]) == ("2027-05-04T17:00:00+08:00", [])


def test_who_may_not_change_the_calendar_is_refused(run: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "2027.csv"
    file.write_text("date,kind,name\n2027-10-01,off,国庆节", encoding="utf-8")

    said = run("import", "calendar", str(file), "--as", "t-intake", "--json")

    assert said.code == 1
    assert said.json["error"] == "role.missing"
