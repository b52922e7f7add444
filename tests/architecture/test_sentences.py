"""One catalogue of sentences: what is raised is written, what is written is in both languages."""

from __future__ import annotations

import ast
import re
import string
import tomllib

from commandroom.base.sentences import known_codes
from tests.architecture.tree import ROOT, modules

CODE = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")
ERRORS = re.compile(r"[A-Z]\w*Error|Fault|Trouble")
"""What carries the code of a sentence: errors, faults of a line, what is stuck."""


def test_every_code_that_is_raised_has_its_sentence() -> None:
    raised = {
        (node.args[0].value, str(path))
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ERRORS.fullmatch(_name(node.func)) and node.args
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
        if CODE.fullmatch(node.args[0].value)
    }

    assert {code for code, _ in raised if code.startswith("exchange.")}
    assert sorted((code, path) for code, path in raised if code not in known_codes()) == []


def test_both_languages_fill_the_same_places() -> None:
    uneven = {}
    for path in sorted((ROOT / "resources" / "i18n" / "sentences").glob("*.toml")):
        for code, texts in _texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            places = [_places(text) for text in texts]
            if len(texts) != 2 or not all(texts) or places[0] != places[1]:
                uneven[f"{path.name}: {code}"] = texts

    assert uneven == {}


def _places(text: str) -> set[str]:
    """The names in braces; `day_zh` and `day_en` are the same place."""
    return {re.sub(r"_(zh|en)$", "", field) for _, field, _, _ in string.Formatter().parse(text) if field}


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _texts(tree: dict[str, object], prefix: str = "") -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for key, value in tree.items():
        if isinstance(value, dict) and ("zh" in value or "en" in value):
            found.append((prefix + key, [str(value.get("zh", "")), str(value.get("en", ""))]))
        elif isinstance(value, dict):
            found.extend(_texts(value, f"{prefix}{key}."))
    return found
