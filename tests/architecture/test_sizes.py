"""How long a file or a function and how wide a class may be, and which ones are longer or wider for a reason.

From these numbers on one looks again whether something has two responsibilities; what stays has its reason in `sizes.toml`,
and a reason that is needed no longer is a fault too.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest

from tests.architecture.tree import ROOT, modules

FILE, FUNCTION, CLASS = 400, 30, 12
OTHER_PLACES = ("db", "packaging", "tests")
REASONS = Path(__file__).with_name("sizes.toml")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_no_file_is_longer_than_four_hundred_lines_without_a_reason() -> None:
    assert unexpected("file") == []


def test_no_function_has_more_than_thirty_lines_without_a_reason() -> None:
    assert unexpected("function") == []


def test_no_class_has_more_than_twelve_public_methods_without_a_reason() -> None:
    assert unexpected("class") == []


@pytest.mark.parametrize("kind", ["file", "function", "class"])
def test_no_reason_outlives_its_need(kind: str) -> None:
    assert sorted(reasons(kind) - set(found()[kind])) == []


@pytest.mark.parametrize("kind", ["file", "function", "class"])
def test_every_exception_stands_once_and_says_why(kind: str) -> None:
    names = [name for group in listed()[kind] for name in group.names]

    assert len(names) == len(set(names))
    assert all(group.why.strip() for group in listed()[kind])


def test_what_is_counted_is_what_one_reads() -> None:
    tree = ast.parse(
        "class A:\n"
        "    @override\n"
        "    def theirs(self): ...\n"
        "    def ours(self):\n"
        '        """One\n'
        "        or two lines of words.\n"
        '        """\n'
        "        a = 1\n"
        "        return a\n"
        "    def _inside(self): ...\n"
    )
    (made,) = (node for node in tree.body if isinstance(node, ast.ClassDef))

    assert public(made) == ["ours"]
    assert [length(one) for one in made.body if isinstance(one, Function)] == [1, 2, 1]


def unexpected(kind: str) -> list[str]:
    """What is too large and stands in no group of the reasons, with its size."""
    known = reasons(kind)
    return sorted(f"{name} {size}" for name, size in found()[kind].items() if name not in known)


class Group(msgspec.Struct, forbid_unknown_fields=True):
    """Things that are large for the same reason."""

    why: str
    names: list[str]


@cache
def listed() -> dict[str, list[Group]]:
    """The groups of `sizes.toml` by kind."""
    return msgspec.convert(tomllib.loads(REASONS.read_text(encoding="utf-8")), dict[str, list[Group]])


def reasons(kind: str) -> set[str]:
    return {name for group in listed()[kind] for name in group.names}


@cache
def found() -> dict[str, dict[str, int]]:
    """Everything over its number, by kind and by `path` or `path:Class.function`."""
    large: dict[str, dict[str, int]] = {"file": {}, "function": {}, "class": {}}
    for path, tree in (*modules(), *_others()):
        name = path.as_posix()
        lines = (ROOT / path).read_bytes().count(b"\n")
        if lines > FILE:
            large["file"][name] = lines
        for kind, inner, size in sized(tree, ""):
            large[kind][f"{name}:{inner}"] = size
    return large


def _others() -> Iterator[tuple[Path, ast.Module]]:
    """What is no part of the package."""
    for place in OTHER_PLACES:
        for path in sorted((ROOT / place).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def sized(node: ast.AST, within: str) -> Iterator[tuple[str, str, int]]:
    """The functions and classes in a node that are over their number."""
    for child in ast.iter_child_nodes(node):
        inner = within
        if isinstance(child, Function | ast.ClassDef):
            inner = f"{within}.{child.name}" if within else child.name
        if isinstance(child, Function) and length(child) > FUNCTION:
            yield "function", inner, length(child)
        if isinstance(child, ast.ClassDef) and len(public(child)) > CLASS:
            yield "class", inner, len(public(child))
        if isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from sized(child, inner)


def length(function: Function) -> int:
    """Its lines without signature and docstring: what one has to hold in mind."""
    body = function.body
    if ast.get_docstring(function, clean=False) is not None and len(body) > 1:
        body = body[1:]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def public(made: ast.ClassDef) -> list[str]:
    """The public methods and properties that a class adds to what its bases promise; setters are none of their own."""
    return [
        one.name
        for one in made.body
        if isinstance(one, Function) and not one.name.startswith("_") and not _is_anothers(one)
    ]


def _is_anothers(function: Function) -> bool:
    marks = {ast.unparse(mark).rsplit(".", 1)[-1] for mark in function.decorator_list}
    return bool(marks & {"override", "overload", "setter"})
