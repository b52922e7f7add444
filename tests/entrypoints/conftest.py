"""A practice home made once a module, and the command line as a function."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from commandroom.entrypoints.cli import main

FOUNDING = ("--name", "临溪镇", "--code", "330299104", "--kind", "general", "--seat", "A")
FORM = {
    "source": "CALL",
    "title": "人民路路灯不亮",
    "text": "人民路 12 号门口路灯三天不亮",
    "location": "人民路 12 号",
    "occurred_at": "2026-03-09 19:00",
    "reported_at": "2026-03-10 08:55",
}
"""A call as it is registered."""


@dataclass(frozen=True)
class Said:
    """What one call of the command line left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


CommandLine = Callable[..., Said]


def call(home: Path, *arguments: str) -> Said:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["--home", str(home), *arguments])
    return Said(code, out.getvalue(), err.getvalue())


def found_in_earnest(home: Path) -> None:
    """A room in earnest, and its leader signed in for this shell."""
    chosen = "auf der Bank am Ufer"
    founded = call(home, "init", *FOUNDING, "--json").json
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sys.stdin", io.StringIO(f"{founded['password']}\n{chosen}\n"))
        assert call(home, "login", founded["person"], "--password-stdin").code == 0


@pytest.fixture(scope="module")
def shared_run(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """One home for the whole module: for what is refused, and changes nothing."""
    home = shutil.copytree(founded, tmp_path_factory.mktemp("shared") / "home")
    return lambda *arguments: call(home, *arguments)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice home as `init` leaves it; copied, never written to."""
    home = tmp_path_factory.mktemp("founded") / "home"
    assert call(home, "init", *FOUNDING, "--practice").code == 0
    return home


@pytest.fixture
def home(founded: Path, tmp_path: Path) -> Path:
    """A practice home of this test alone."""
    return shutil.copytree(founded, tmp_path / "home")


@pytest.fixture
def run(home: Path) -> CommandLine:
    """The command line on this test's home."""
    return lambda *arguments: call(home, *arguments)
