"""Files that may not be attached: said either way, and nothing is left behind of what came with them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.entrypoints.conftest import FORM, CommandLine, Said


@pytest.fixture
def number(run: CommandLine) -> str:
    return str(run("act", "register", "--data", json.dumps(FORM), "--as", "t-intake", "--json").json["event"])


def attach(run: CommandLine, number: str, *paths: Path) -> Said:
    files = json.dumps({"files": [str(path) for path in paths]})
    return run("act", "attach", "--event", number, "--data", files, "--json")


def stored(home: Path) -> list[Path]:
    return [path for path in (home / "attachments").rglob("*") if path.is_file()]


def text(place: Path, content: str = "路灯照片说明") -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(content, encoding="utf-8")
    return place


def test_of_several_files_one_that_is_refused_leaves_none_behind(
    run: CommandLine, home: Path, number: str, tmp_path: Path
) -> None:
    good, empty = text(tmp_path / "现场.txt"), text(tmp_path / "空.txt", "")

    said = attach(run, number, good, empty)

    assert (said.code, said.json["error"]) == (1, "attachment.empty")
    assert stored(home) == []


def test_a_deed_that_is_refused_leaves_no_file_and_takes_none_away_that_others_name(
    run: CommandLine, home: Path, number: str, tmp_path: Path
) -> None:
    kept, fresh = text(tmp_path / "现场.txt"), text(tmp_path / "另一张.txt", "另一张")
    assert attach(run, number, kept).code == 0

    said = attach(run, "330299104-20990101-A0001", kept, fresh)

    assert said.code == 2
    assert [path.read_text("utf-8") for path in stored(home)] == ["路灯照片说明"]
    assert run("verify").code == 0


def test_three_gigabytes_are_refused_before_a_byte_is_read(
    run: CommandLine, home: Path, number: str, tmp_path: Path
) -> None:
    huge = tmp_path / "录像.mp4"
    huge.touch()
    os.truncate(huge, 3 << 30)

    said = attach(run, number, huge)

    assert (said.code, said.json["error"]) == (1, "attachment.too_big")
    assert "3.0 GB" in said.json["message"]
    assert stored(home) == []


def test_a_folder_is_refused(run: CommandLine, home: Path, number: str, tmp_path: Path) -> None:
    said = attach(run, number, tmp_path)

    assert (said.code, said.json["error"]) == (1, "attachment.directory")
    assert stored(home) == []


def test_a_name_that_climbs_and_one_that_is_very_long_are_stored_by_their_content(
    run: CommandLine, home: Path, number: str, tmp_path: Path
) -> None:
    climbing = text(tmp_path / "a" / "b.txt", "甲").parent / ".." / "a" / "b.txt"
    long = text(tmp_path / ("长" * 80 + ".txt"), "乙")

    assert attach(run, number, climbing, long).code == 0

    names = [len(path.name) for path in stored(home)]
    assert names == [64, 64]
    assert run("verify").code == 0


def test_a_name_of_255_chinese_characters_is_answered_with_a_sentence(
    run: CommandLine, home: Path, number: str, tmp_path: Path
) -> None:
    said = attach(run, number, tmp_path / ("长" * 251 + ".txt"))

    assert said.json["error"].startswith("attachment.")
    assert "长" in said.json["message"]
    assert stored(home) == []
