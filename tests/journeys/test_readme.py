"""What the README shows is what a person can type."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import ROOT
from tests.entrypoints.conftest import call
from tests.journeys.centre import free_port, is_free

BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def commands(name: str) -> str:
    (text,) = BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))
    return str(text)


def test_both_languages_show_the_same_commands() -> None:
    assert commands("README.md") == commands("README.zh-CN.md")


def test_six_commands_make_a_centre_and_two_seats(tmp_path: Path) -> None:
    text = commands("README.md")
    lines = text.strip().splitlines()
    assert len(lines) == 6
    port = free_port()
    program = tmp_path / "commandroom"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m commandroom "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    served = text.replace("8443", str(port)).replace(
        " &\n", f" > served 2>&1 & echo $! > server; {sys.executable} wait.py\n"
    )
    (tmp_path / "wait.py").write_text(f"from tests.journeys.centre import listening; listening({port})\n")
    place = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}

    done = subprocess.run(
        ["sh", "-e", "-c", served],
        cwd=tmp_path,
        env=place,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    os.kill(int((tmp_path / "server").read_text()), signal.SIGTERM)

    assert done.returncode == 0, done.stderr[-2000:]
    digests = [call(tmp_path / home, "verify", "--json").json["digest"] for home in ("one", "two")]
    assert digests[0] == digests[1]
    assert is_free(port)
