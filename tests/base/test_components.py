"""What the program is made of: nothing that is installed with it is missing, and each has its licence in full."""

from __future__ import annotations

import re
import sys
import sysconfig
from importlib import metadata
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from commandroom import __version__
from commandroom.base import components as parts
from commandroom.base.components import components, normal, program
from commandroom.base.paths import resources

ROOT = Path(__file__).resolve().parents[2]
SHORTEST_TEXT = 200


def test_every_distribution_of_the_lock_is_named_with_its_version() -> None:
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    locked = re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE)

    versions = {normal(one.name): one.version for one in components()}

    assert len(locked) > 20
    assert [name for name in locked if normal(name) not in versions] == []
    assert {name: versions[normal(name)] for name in locked} == {
        name: metadata.version(name) for name in locked
    }


def test_nothing_of_the_workshop_is_named() -> None:
    names = {normal(one.name) for one in components()}

    assert names & {"pytest", "ruff", "mypy", "pip", "hatchling", "pytest-qt", "commandroom"} == set()


def test_every_component_has_the_name_of_a_licence_and_its_text() -> None:
    found = components()

    assert [one.name for one in found if not one.licence] == []
    assert [one.name for one in found if len(one.text()) < SHORTEST_TEXT] == []


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("PySide6_Essentials", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("PySide6_Essentials", "GNU GENERAL PUBLIC LICENSE"),
        ("SQLAlchemy", "SQLAlchemy authors and contributors"),
        ("sqlcipher3", "provided 'as-is'"),
        ("SQLCipher", "ZETETIC"),
        ("SQLite", "disclaims copyright"),
        ("Python", "PYTHON SOFTWARE FOUNDATION LICENSE"),
        ("Lucide", "Lucide"),
    ],
)
def test_the_text_is_that_of_the_component(name: str, phrase: str) -> None:
    (found,) = [one for one in components() if one.name == name]

    assert phrase.lower() in found.text().lower()


def test_every_licence_that_lies_in_the_resources_is_read_by_somebody() -> None:
    lying = {
        path
        for path in resources().rglob("*")
        if path.name.startswith(("LICENSE", "LICENCE", "OFL", "COPYING", "NOTICE"))
    }

    read = {text.path for one in (*components(), program()) for text in one.texts}
    otherwise = {resources() / "licences" / "LICENSE.PSF-2.0"}  # where no licence lies beside the interpreter

    assert len(lying) >= 9
    assert lying - read - otherwise == set()


def test_the_program_names_itself() -> None:
    own = program()

    assert own.version == __version__
    assert "Apache License" in own.text()


def test_without_metadata_of_its_own_the_program_names_all_that_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def forgetful(name: str) -> metadata.Distribution:
        if name == parts.PROGRAM:
            raise PackageNotFoundError(name)
        return metadata.distribution(name)

    monkeypatch.setattr("commandroom.base.components.distribution", forgetful)

    names = {normal(one.name) for one in parts.running()}

    assert {"sqlalchemy", "pyside6-essentials", "mako"} <= names


def test_where_the_interpreter_keeps_no_licence_the_shipped_one_is_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sysconfig, "get_path", lambda _name: str(tmp_path))
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))

    (python,) = [one for one in components() if one.name == "Python"]

    assert python.texts[0].path.parent == resources() / "licences"
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in python.text()
