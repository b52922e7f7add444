"""`recommend` explains everybody of the roster, in the promised shape, on the demo and where nobody is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.entrypoints.conftest import FORM, CommandLine, call

UNTIL, NOON = "2026-11-20", "2026-11-20T12:00"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demo town."""
    home = tmp_path_factory.mktemp("demo")
    assert call(home, "demo", "--days", "3", "--per-day", "6", "--seed", "7", "--until", UNTIL).code == 0
    return home


def waiting(home: Path) -> list[str]:
    rows = call(home, "list", "--view", "pending_dispatch", "--json").json["rows"]
    return [row["number"] for row in rows]


def test_on_the_demo_every_person_of_the_roster_is_picked_or_excluded_with_reasons(demo: Path) -> None:
    roster = {row["id"] for row in call(demo, "people", "--json").json["people"]}
    numbers = waiting(demo)

    assert numbers
    picked = 0
    for number in numbers:
        said = call(demo, "recommend", number, "--at", NOON, "--json")
        assert said.code == 0
        picks, excluded = said.json["picks"], said.json["excluded"]
        assert {"picks", "excluded", "shortfall"} <= set(said.json)
        assert sorted([*(p["person"] for p in picks), *(e["person"] for e in excluded)]) == sorted(roster)
        assert all(pick["reasons"] and 0 <= pick["score"] <= 100 for pick in picks)
        assert all(one["reason"].strip() and "{" not in one["reason"] for one in excluded)
        assert (said.json["shortfall"] is None) == bool(picks)
        picked += len(picks)
    assert picked


def test_limit_leaves_off_picks_and_says_how_many(demo: Path) -> None:
    number = waiting(demo)[0]
    whole = call(demo, "recommend", number, "--at", NOON, "--json").json

    some = call(demo, "recommend", number, "--at", NOON, "--limit", "1", "--json").json

    assert some["picks"] == whole["picks"][:1]
    assert some["left_off"] == len(whole["picks"]) - 1
    assert some["excluded"] == whole["excluded"]


def test_people_read_the_same_in_both_languages_and_no_place_stays_open(demo: Path) -> None:
    number = waiting(demo)[0]
    for lang in ("zh_CN", "en"):
        said = call(demo, "--lang", lang, "recommend", number, "--at", "2026-11-20T03:00")
        assert said.code == 0
        assert said.out.strip()
        assert "{" not in said.out


def test_with_nobody_on_the_roster_of_the_day_it_says_why_and_whom_to_ask(run: CommandLine) -> None:
    number = run("act", "register", "--data", json.dumps(FORM), "--as", "t-intake", "--json").json["number"]

    said = run("recommend", number, "--json")

    assert said.json["picks"] == []
    assert said.json["shortfall"]["said"] == "无人可派"
    assert [one["kind"] for one in said.json["shortfall"]["proposals"]] == ["duty_leader"]
    assert [note["code"] for note in said.json["notes"]] == ["no_rota", "no_unit"]


def test_an_unknown_event_and_a_moment_in_a_real_room_are_refused(run: CommandLine, tmp_path: Path) -> None:
    assert run("recommend", "没有", "--json").json["error"] == "event.unknown"
    assert call(tmp_path, "init", "--name", "临溪镇", "--code", "330299104").code == 0
    assert call(tmp_path, "recommend", "x", "--at", NOON, "--json").json["error"] == "use.practice_only"
