"""`shot` and `desk` from the command line: pictures of every page, and the sentences where there is none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from commandroom.entrypoints import desk
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.opening import open_room
from commandroom.entrypoints.pagestates import SECTIONS
from commandroom.entrypoints.shot import LATER, PAGES
from commandroom.ui.poses import POSES
from commandroom.usecases.queries import Drafts
from tests.entrypoints.conftest import call

SMALL = ("--size", "1366x768")


def test_every_page_that_the_command_names_can_be_posed() -> None:
    sections = {f"settings/{section}" for section in SECTIONS[1:]}
    assert set(PAGES) == set(POSES) | sections | {"firstrun", "start", "wall"}  # before or beside the desk


@pytest.mark.parametrize("page", ["board", "supervision", "palette"])
def test_a_picture_has_the_size_that_was_asked_for(home: Path, page: str) -> None:
    said = call(home, "shot", page, "--out", str(home / "page.png"), *SMALL, "--json")
    picture = QImage(said.json["file"])

    assert (said.code, picture.width(), picture.height()) == (0, 1366, 768)


def test_light_and_dark_differ(home: Path) -> None:
    pictures = []
    for theme in ("light", "dark"):
        call(home, "shot", "board", "--out", str(home / f"{theme}.png"), "--theme", theme, *SMALL)
        pictures.append(QImage(str(home / f"{theme}.png")))

    light, dark = (picture.pixelColor(700, 400).lightness() for picture in pictures)
    assert dark < 100
    assert light > 200


def test_a_store_that_does_not_answer_is_shown_in_its_place(home: Path) -> None:
    for name, state in (("well", ()), ("ill", ("--state", "error"))):
        said = call(home, "shot", "board", "--out", str(home / f"{name}.png"), *SMALL, *state)
        assert said.code == 0

    assert QImage(str(home / "well.png")) != QImage(str(home / "ill.png"))


def test_the_wall_is_pictured_alone_and_dark_in_any_theme(home: Path) -> None:
    for theme in ("light", "dark"):
        said = call(home, "shot", "wall", "--out", str(home / f"{theme}.png"), "--theme", theme, *SMALL)
        assert said.code == 0
    refused = call(home, "shot", "wall", "--out", str(home / "x.png"), "--state", "read_only", *SMALL)

    light, dark = (QImage(str(home / f"{theme}.png")) for theme in ("light", "dark"))
    assert light.pixelColor(1, 1) == dark.pixelColor(1, 1)
    assert light.pixelColor(1, 1).lightness() < 40
    assert (refused.code, "大屏不操作" in refused.err) == (2, True)


def test_a_picture_leaves_the_room_as_it_was(home: Path) -> None:
    call(home, "shot", "intake", "--out", str(home / "page.png"), *SMALL)

    room = open_room(home)
    drafts = room.ask(Drafts())
    room.store.close()
    assert drafts == ()


@pytest.mark.parametrize("page", LATER)
def test_a_page_of_a_later_version_is_refused_with_a_sentence(home: Path, page: str) -> None:
    said = call(home, "shot", page, "--out", str(home / "page.png"))

    assert said.code == 2
    assert page in said.err
    assert not (home / "page.png").exists()


def test_a_picture_that_cannot_be_written_says_so(home: Path) -> None:
    said = call(home, "shot", "board", "--out", str(home / "no" / "where.png"), *SMALL)

    assert (said.code, "where.png" in said.err) == (3, True)


def test_an_event_page_without_an_event_says_so(home: Path) -> None:
    said = call(home, "shot", "event", "--out", str(home / "page.png"), *SMALL)

    assert (said.code, "--event" in said.err) == (2, True)


def test_a_desk_without_a_home_asks_what_room_it_shall_be_and_leaves_nothing_when_nobody_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def nobody_says(context: Context) -> bool:
        asked.append(context.home)
        return False

    monkeypatch.setattr(desk, "_found_a_room", nobody_says)

    said = call(tmp_path / "nothing", "desk")

    assert (said.code, asked) == (0, [tmp_path / "nothing"])
    assert list(tmp_path.iterdir()) == []


def catches_the_end(process: int) -> bool:
    """Whether its window stands: only then it ends in order when it is asked to."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1)


def test_a_desk_opens_calls_the_first_and_ends_with_zero(home: Path) -> None:
    command = [sys.executable, "-m", "commandroom", "--home", str(home), "desk"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    first = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 20
    while not (home / "desk.lock").exists() and time.monotonic() < deadline:
        time.sleep(0.05)

    second = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)
    while not catches_the_end(first.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    first.terminate()
    _, said = first.communicate(timeout=30)

    assert (second.returncode, "已经打开" in second.stderr) == (0, True)
    assert (first.returncode, "Traceback" in said) == (0, False)
    assert not (home / "desk.lock").exists()


@pytest.mark.parametrize(
    ("page", "state", "said"),
    [
        ("login", "rescued", 0), ("login", "error", 0), ("lock", "waiting", 0), ("board", "rescue", 2), ("login", "offline", 2),
    ],
)  # fmt: skip
def test_the_page_of_signing_in_has_states_of_its_own_and_no_others(
    home: Path, page: str, state: str, said: int
) -> None:
    asked = ("--state", state) if state else ()
    done = call(home, "shot", page, "--out", str(home / "door.png"), *SMALL, *asked)

    assert done.code == said, done
    assert (home / "door.png").exists() is (said == 0)
