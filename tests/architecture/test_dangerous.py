"""What no module of ours does, because what comes from outside could make it dangerous (ASVS 5.0: 1.2.5, 1.3.2, 1.5.2, 11.3)."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import PACKAGE, ROOT, imports, modules

UNSAFE_MODULES = {"pickle", "cPickle", "dill", "marshal", "shelve", "yaml", "xmlrpc", "telnetlib", "ftplib"}
UNSAFE_BUILTINS = {"eval", "exec", "compile", "__import__"}
UNSAFE_CALLS = {
    ("os", "system"),
    ("os", "popen"),
    ("subprocess", "getoutput"),
    ("subprocess", "getstatusoutput"),
}
BROKEN = {"md5", "sha1", "ECB", "DES", "TripleDES", "ARC4", "Blowfish"}
AT_THE_LINE = ("center", "sync", "domain/exchange", "store/exchange", "entrypoints/exchange")
"""Where bytes from elsewhere are read: by msgspec into types alone."""


READS_NO_ANSWER = ("commandroom/center/serving/jsonlog.py", "commandroom/center/store/naming.py")
"""Writes lines of the log; looks whether an entry says a name twice, which msgspec cannot tell."""


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield path, node


def test_nothing_is_evaluated_unpickled_or_given_to_a_shell() -> None:
    loaded = {(str(path), name) for path, tree in modules() for name in imports(tree)}
    found = [f"{path}: imports {name}" for path, name in loaded if name.split(".")[0] in UNSAFE_MODULES]
    for path, call in calls():
        match call.func:
            case ast.Name(id=name) if name in UNSAFE_BUILTINS:
                found.append(f"{path}:{call.lineno}: {name}()")
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if (owner, name) in UNSAFE_CALLS:
                found.append(f"{path}:{call.lineno}: {owner}.{name}()")
        found += [f"{path}:{call.lineno}: a shell" for one in call.keywords if one.arg == "shell"]

    assert found == []


def test_no_cipher_and_no_digest_is_used_that_is_broken() -> None:
    found = [
        f"{path}:{node.lineno}: {node.attr}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in BROKEN
    ]

    assert found == []


def test_what_comes_over_the_line_is_read_into_types_alone() -> None:
    found = [
        f"{path}: imports {name}"
        for path, tree in modules()
        if path.relative_to(PACKAGE.relative_to(ROOT)).as_posix().startswith(AT_THE_LINE)
        for name in imports(tree)
        if name.split(".")[0] in {"json", "pickle", "ast"}
    ]
    untyped = [
        f"{path}:{call.lineno}: decoded into nothing"
        for path, call in calls()
        if path.as_posix() not in READS_NO_ANSWER
        and path.relative_to(PACKAGE.relative_to(ROOT)).as_posix().startswith(AT_THE_LINE)
        and isinstance(call.func, ast.Attribute)
        and ast.unparse(call.func) == "msgspec.json.decode"
        and all(one.arg != "type" for one in call.keywords)
    ]

    assert set(found) <= {f"{path}: imports json" for path in READS_NO_ANSWER}
    assert untyped == []


def test_a_statement_of_sql_that_is_put_together_is_looked_at_by_somebody() -> None:
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    everywhere = [
        *lint["ignore"],
        *(one for path, some in lint["per-file-ignores"].items() for one in some if "tests" not in path),
    ]

    assert lint["select"] == ["ALL"]
    assert not [one for one in everywhere if one.startswith("S")]
