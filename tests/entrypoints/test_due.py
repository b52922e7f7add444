"""`due` says what the clock says, on any machine, without a home."""

from __future__ import annotations

import json
from typing import Any

import pytest

from commandroom.entrypoints.cli import main

pytestmark = pytest.mark.usefixtures("every_zone")


def due(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    code = main(["due", *arguments, "--json"])
    assert code == 0
    return json.loads(capsys.readouterr().out)


def test_two_working_days_over_labour_day_show_their_working(capsys: pytest.CaptureFixture[str]) -> None:
    found = due(capsys, "2wd", "--from", "2026-04-30 10:00")

    assert found["due"] == "2026-05-07T17:00:00+08:00"
    assert [step["code"] for step in found["steps"]] == [
        "clock.start_wd",
        "clock.rest_days",
        "clock.counted",
        "clock.counted",
        "clock.due",
    ]
    assert found["steps"][1]["params"]["name_zh"] == "劳动节"
    assert found["missing_years"] == []


def test_a_pause_moves_the_due_time(capsys: pytest.CaptureFixture[str]) -> None:
    plain = due(capsys, "30min", "--from", "2026-03-10 09:00")
    paused = due(
        capsys, "30min", "--from", "2026-03-10 09:00", "--suspend", "2026-03-10 09:10/2026-03-10 09:20"
    )

    assert plain["due"] == "2026-03-10T09:30:00+08:00"
    assert paused["due"] == "2026-03-10T09:40:00+08:00"


def test_an_open_pause_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        due(capsys, "30min", "--from", "2026-03-10 09:00", "--suspend", "2026-03-10 09:10/")["stopped"]
        is True
    )


def test_an_offset_is_honoured(capsys: pytest.CaptureFixture[str]) -> None:
    assert due(capsys, "30min", "--from", "2026-03-10T01:00:00Z")["due"] == "2026-03-10T09:30:00+08:00"


def test_a_year_without_its_notice_says_so_loudly(capsys: pytest.CaptureFixture[str]) -> None:
    found = due(capsys, "2wd", "--from", "2031-03-10 09:00")

    assert found["missing_years"] == [2031]
    assert found["steps"][-1]["code"] == "clock.missing_year"
