"""Thirty-five cases that were computed by stepping through minutes, before there was a product."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from commandroom.domain.time.clockwork import Clockwork
from commandroom.domain.time.moments import iso
from commandroom.usecases.due import due_report

CASES = list(csv.DictReader((Path(__file__).parent / "golden.csv").read_text(encoding="utf-8").splitlines()))


def test_all_thirty_five_cases_are_here() -> None:
    cases = [row["case"] for row in CASES]

    assert cases == [f"T{number:02}" for number in range(1, 36)]


@pytest.mark.parametrize("row", CASES, ids=[f"{row['case']} {row['why']}" for row in CASES])
def test_a_golden_case_is_met_on_any_machine(
    row: dict[str, str], clockwork: Clockwork, machine_zone: str
) -> None:
    pauses = [f"{row['suspended']}/{row['resumed']}"] if row["suspended"] else []

    report = due_report(clockwork, row["limit"], start=row["start"], suspensions=pauses)

    assert iso(report.due) == f"{row['due'].replace(' ', 'T')}:00+08:00", machine_zone
    assert report.calendar == clockwork.calendar.version
    assert report.missing_years == ()
    assert report.steps[0].code.startswith("clock.start")
    assert report.steps[-1].params["due"] == iso(report.due)
