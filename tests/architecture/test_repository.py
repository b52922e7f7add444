"""What may and may not stand in the repository, and what must travel with the program."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, repository_texts

# Written in two pieces, so that this file is not its own first finding.
WORKPLACE = [
    re.compile("(?<![\\w.*-])/" + "(?:work|tmp|root|home|opt)" + "/[a-z]"),
    re.compile(
        "py" + r"pi\.(?:org|python)|pythonhosted\.|registry\.np" + "mjs|mirrors?\\.[a-z]+\\.", re.IGNORECASE
    ),
    re.compile(r"\b(?:domain|house|sync|lessons|rulings|contract)" + r"\.md\b"),
]
LOCKS = ("run.txt", "dev.txt", "oldest-qt.txt")


def test_no_path_of_a_machine_and_no_registry_is_named() -> None:
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in repository_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if any(pattern.search(line) for pattern in WORKPLACE)
    ]

    assert found == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_has_a_hash_for_every_version_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")

    pins = re.findall(r"^[a-z0-9-]+==\S+ \\\n {4}--hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[a-zA-Z0-9]", text, re.MULTILINE)) >= 20
    assert "//" not in text
    assert "--index" not in text


def test_the_lock_is_written_from_the_declared_dependencies() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]

    lines = (ROOT / "requirements" / "run.in").read_text(encoding="utf-8").splitlines()

    assert sorted(line for line in lines if not line.startswith("#")) == sorted(declared)


def test_the_older_lock_differs_in_qt_alone() -> None:
    newest, oldest = (_versions(name) for name in ("dev.txt", "oldest-qt.txt"))

    assert {name for name in newest if newest[name] != oldest[name]} == {"pyside6-essentials", "shiboken6"}
    assert oldest["pyside6-essentials"] == "6.8.0.2"


def _versions(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def test_resources_and_migrations_travel_in_the_wheel() -> None:
    from hatchling.builders.wheel import WheelBuilder

    travels = {
        Path(file.distribution_path).as_posix() for file in WheelBuilder(str(ROOT)).recurse_included_files()
    }

    needed = {
        f"commandroom/{path.as_posix()}"
        for path, _ in repository_texts()
        if path.parts[0] in {"resources", "db"} and "__pycache__" not in path.parts
    }
    assert needed
    assert needed - travels == set()
    assert "commandroom/entrypoints/cli.py" in travels
    assert not {name for name in travels if name.startswith(("tests/", "commandroom/tests/"))}


def test_the_two_readmes_have_the_same_sections_and_commands() -> None:
    english, chinese = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")
    )

    assert _headings(english) == _headings(chinese)
    assert _commands(english) == _commands(chinese)


def _headings(text: str) -> list[str]:
    return re.findall(r"^(#+) ", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)


def _commands(text: str) -> list[str]:
    """Lines of the code blocks without their comments."""
    blocks = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    return [line.split(" #")[0].rstrip() for block in blocks for line in block.splitlines()]
