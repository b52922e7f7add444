"""Every lesson of other systems and every failure of the list has a test that bears its number, or a reason why not."""

from __future__ import annotations

import re

from tests.architecture.tree import ROOT

LISTED = {f"t{n}" for n in range(1, 21)} | {f"f{n}" for n in range(1, 31)}
_TEST = re.compile(r"def test_((?:[tf]\d+_)+)")
_ROW = re.compile(r"^\| ([TF]\d+) \| \S", re.MULTILINE)


def named() -> set[str]:
    """The numbers that tests bear in their names."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return {
        number for text in texts for found in _TEST.findall(text) for number in found.split("_") if number
    }


def test_every_failure_and_every_lesson_is_a_test_or_has_its_reason() -> None:
    explained = {
        found.lower() for found in _ROW.findall((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    }

    assert LISTED - named() - explained == set()
    assert named() - LISTED == set()
