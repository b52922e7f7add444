"""Every row of the table of security names tests that prove it, and each of them exists."""

from __future__ import annotations

import ast
import re

from tests.architecture.tree import ROOT

TABLE = ROOT / "docs" / "security.md"
_TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
_ROW = re.compile(r"^\| (?!---|\|)(?P<row>[^|]*) \| (?P<held>[^|]+) \| (?P<tests>[^|]+) \|$", re.MULTILINE)
CHAPTERS = {1, 2, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16}
"""Chapters of OWASP ASVS 5.0 of which something applies to an exchange."""


def rows() -> list[tuple[str, list[tuple[str, str]]]]:
    """What each row is called, and the tests that it names."""
    text = TABLE.read_text(encoding="utf-8").partition("## What is no test")[0]
    return [
        (found["row"], _TEST.findall(found["tests"])) for found in _ROW.finditer(text) if found["row"].strip()
    ]


def test_each_row_of_the_security_of_the_exchange_is_proven_by_tests_that_exist() -> None:
    missing = []
    for row, tests in rows():
        for file, name in tests:
            path = ROOT / "tests" / file
            tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.parse("")
            if not any(isinstance(node, ast.FunctionDef) and node.name == name for node in ast.walk(tree)):
                missing.append(f"{row}: {file}::{name}")

    assert missing == []
    assert [row for row, tests in rows() if not tests] == []
    assert sum(len(tests) for _, tests in rows()) > 90


def test_no_chapter_that_applies_is_left_out() -> None:
    numbers = {int(found) for row, _ in rows() for found in re.findall(r"\b(\d+)\.\d", row)}
    joining = {row for row, _ in rows() if row.isdigit()}

    assert numbers >= CHAPTERS
    assert joining == {str(number) for number in range(1, 8)}
