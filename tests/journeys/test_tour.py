"""The tour as a journey: a small demo town, the whole day by keys, a picture a step, everything read back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from commandroom.entrypoints.desk import make_first_demo
from commandroom.entrypoints.tour import last_morning
from tests.entrypoints.conftest import Said, call
from tests.journeys.towns import context_for

WANTED = {
    "register", "dispatch", "urge", "verify", "close", "undo", "escalate", "search", "palette", "dark", "summary",
    "hand_over", "lock",
}  # fmt: skip


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Said, Path]:
    """The tour on a town of three days."""
    home = tmp_path_factory.mktemp("tour") / "home"
    context = context_for(home)
    make_first_demo(context, days=3, until=last_morning(context.clock.now()))
    return call(home, "tour", "--out", str(home / "pictures"), "--json"), home


def test_the_day_is_played_to_its_end(played: tuple[Said, Path]) -> None:
    said, _ = played

    assert (said.code, said.err) == (0, "")
    assert {step["name"] for step in said.json["steps"]} >= WANTED


def test_each_step_left_a_picture_of_its_own(played: tuple[Said, Path]) -> None:
    steps = played[0].json["steps"]
    pictures = [QImage(step["file"]) for step in steps]

    assert {(picture.width(), picture.height()) for picture in pictures} == {(1920, 1080)}
    assert all(before != after for at, before in enumerate(pictures) for after in pictures[at + 1 :])


def test_the_room_still_holds_after_the_day(played: tuple[Said, Path]) -> None:
    found = call(played[1], "verify", "--json")

    assert (found.code, json.loads(found.out)["problems"]) == (0, [])


def test_a_real_room_is_no_place_for_a_tour(tmp_path: Path) -> None:
    home = tmp_path / "home"
    call(home, "init", "--name", "临溪镇", "--code", "330299104")

    said = call(home, "tour")

    assert (said.code, "演练" in said.err) == (1, True)
