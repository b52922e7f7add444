"""The golden cases once more through the front door: `commandroom due`, in three time zones."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from commandroom.entrypoints.cli import main

GOLDEN = Path(__file__).resolve().parents[1] / "domain" / "time" / "golden.csv"
CASES = tuple(csv.DictReader(GOLDEN.read_text(encoding="utf-8").splitlines()))

pytestmark = pytest.mark.usefixtures("every_zone")


@pytest.mark.parametrize("case", CASES, ids=lambda case: next(iter(case.values())))
def test_a_golden_case_comes_out_on_the_command_line(
    case: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["due", case["limit"], "--from", case["start"]]
    if case["suspended"]:
        asked += ["--suspend", f"{case['suspended']}/{case['resumed']}"]

    code = main([*asked, "--json"])

    assert code == 0
    assert json.loads(capsys.readouterr().out)["due"][:16] == case["due"].replace(" ", "T")


def test_there_are_thirty_five_of_them() -> None:
    assert len(CASES) == 35
