"""What a command loads before it answers: nothing that it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LOADED = """
import sys
from commandroom.entrypoints.cli import main
code = main(sys.argv[1:])
heavy = {"pypinyin", "numpy", "alembic", "PySide6", "apscheduler", "openpyxl", "xlsxwriter"}
print("loaded", *sorted(heavy & set(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


def loaded_by(home: Path, *arguments: str) -> list[str]:
    """The heavy packages that one call of the command line loads, in a process of its own."""
    call = [sys.executable, "-c", LOADED, "--home", str(home), *arguments]
    done = subprocess.run(call, capture_output=True, text=True, check=True, encoding="utf-8")
    return done.stderr.splitlines()[-1].split()[1:]


def test_a_list_loads_neither_pinyin_nor_numpy_nor_the_desk(home: Path) -> None:
    assert loaded_by(home, "list", "--limit", "3") == []


def test_pinyin_is_loaded_when_somebody_is_looked_for_by_initials(home: Path) -> None:
    assert loaded_by(home, "list", "--text", "lxz") == ["pypinyin"]
