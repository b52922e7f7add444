"""`bench` measures this home on a copy of it, beside peers, and leaves the home as it was."""

from __future__ import annotations

import json
from pathlib import Path

from commandroom.entrypoints.benches import Result
from tests.entrypoints.conftest import CommandLine


def test_every_figure_stands_beside_a_peer_and_the_home_stays_as_it_was(run: CommandLine, home: Path) -> None:
    before = run("verify", "--json").json
    files = {path.name for path in home.iterdir()}

    found = run("bench", "--json").json["results"]

    assert [row["name"] for row in found] == [
        "due_15wd_x1000",
        "append_deed",
        "board_first_rows",
        "search_two_characters",
    ]
    assert all(row["value"] > 0 and row["peer"] > 0 and row["unit"] == "ms" for row in found)
    assert all(abs(row["ratio"] - row["value"] / row["peer"]) < 0.1 * row["ratio"] + 0.001 for row in found)
    assert run("verify", "--json").json == before
    assert {path.name for path in home.iterdir()} == files


def test_one_can_be_asked_for_by_name_and_an_unknown_name_is_wrong_use(run: CommandLine) -> None:
    assert [row["name"] for row in run("bench", "due", "--json").json["results"]] == ["due_15wd_x1000"]

    refused = run("bench", "warp", "--lang", "en")

    assert refused.code == 2
    assert refused.err.strip() == "There is no benchmark called warp; there are: due append board search."


def test_what_must_hold_is_computed_from_the_ratio() -> None:
    assert Result("x", 2.0, "ms", 4.0, must=0.5).ok
    assert not Result("x", 2.1, "ms", 4.0, must=0.5).ok
    assert json.loads(Result("x", 2.0, "ms", 4.0).line()) == {
        "name": "x", "value": 2.0, "unit": "ms", "peer": 4.0, "ratio": 0.5, "must": None, "ok": True,
    }  # fmt: skip
