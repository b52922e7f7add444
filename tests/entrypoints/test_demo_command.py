"""`demo` fills an empty home with a town that can be looked at, verified and practised on."""

from __future__ import annotations

import json
from pathlib import Path

from tests.entrypoints.conftest import CommandLine, call

SMALL = ("demo", "--days", "3", "--per-day", "6", "--seed", "7", "--until", "2026-11-20")


def test_the_demo_is_a_sound_practice_home(tmp_path: Path) -> None:
    said = call(tmp_path, *SMALL, "--json")

    assert said.code == 0
    assert set(said.json) == {"events", "entries", "people"}
    assert said.json["events"] >= 12
    verified = call(tmp_path, "verify", "--json").json
    assert (verified["problems"], verified["entries"]) == ([], said.json["entries"])
    assert call(tmp_path, "list", "--view", "all", "--json").json["total"] == said.json["events"]
    assert len(call(tmp_path, "people", "--json").json["people"]) == said.json["people"]


def test_the_same_seed_tells_the_same_story(tmp_path: Path) -> None:
    titles = []
    for name in ("first", "second"):
        call(tmp_path / name, *SMALL)
        rows = call(tmp_path / name, "list", "--view", "all", "--sort", "number", "--json").json["rows"]
        titles.append([(row["number"], row["title"], row["state"]) for row in rows])

    assert titles[0] == titles[1]


def test_a_home_in_use_is_not_filled(run: CommandLine) -> None:
    form = {"source": "CALL", "title": "路灯不亮", "text": "路灯不亮", "location": "老街"}
    form |= {"occurred_at": "2026-03-09 19:00", "reported_at": "2026-03-10 08:55"}
    assert run("act", "register", "--data", json.dumps(form), "--as", "t-intake").code == 0

    said = run(*SMALL, "--json")

    assert said.code == 1
    assert said.json["error"] == "demo.home_taken"
    assert run("list", "--view", "all", "--json").json["total"] == 1


def test_a_practice_room_without_events_makes_way_and_is_kept(run: CommandLine, home: Path) -> None:
    said = run(*SMALL, "--json")

    assert said.code == 0, said
    assert said.json["events"] > 0
    assert len(list(home.glob("room.replaced-*.db"))) == 1


def test_a_real_room_never_makes_way(tmp_path: Path) -> None:
    assert call(tmp_path, "init", "--name", "临溪镇", "--code", "330299104").code == 0

    said = call(tmp_path, *SMALL, "--json")

    assert (said.code, said.json["error"]) == (1, "demo.home_taken")
