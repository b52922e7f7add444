"""The source tree as data, for tests about the code itself."""

from __future__ import annotations

import ast
import gc
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "commandroom"


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module of ours with its syntax tree; paths from the repository's root."""
    paths = sorted(PACKAGE.rglob("*.py"))
    gc.disable()  # a million nodes of which none ends: to look through them again and again takes eight times as long
    try:
        return tuple((path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))) for path in paths)
    finally:
        gc.freeze()
        gc.enable()


def imports(tree: ast.Module) -> Iterator[str]:
    """Dotted names of everything a module imports, late imports included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def attributes(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Dotted attribute chains such as `datetime.now` with their line; the last two parts only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
            yield f"{name}.{node.attr}", node.lineno


@cache
def repository_texts() -> tuple[tuple[Path, str], ...]:
    """Every text file that is or would be committed, by path from the root; no pictures, no fonts."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    found = []
    for name in names:
        path = ROOT / name
        if name and path.is_file() and b"\0" not in (content := path.read_bytes())[:8192]:
            found.append((Path(name), content.decode("utf-8", errors="replace")))
    return tuple(found)
