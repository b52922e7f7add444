"""What import-linter cannot say: names inside Qt, and habits of single calls."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.tree import PACKAGE, ROOT, attributes, imports, modules

QT = ("PySide6", "shiboken6", "pyqtgraph")
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns",
    "time.localtime", "time.gmtime", "QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc",
    "QDate.currentDate",
    "QTime.currentTime", "QDateTime.currentMSecsSinceEpoch", "QDateTime.currentSecsSinceEpoch",
}  # fmt: skip


def test_only_the_desk_imports_qt() -> None:
    strangers = {
        str(path)
        for path, tree in modules()
        if path.parts[1] != "ui" and any(name.split(".")[0] in QT for name in imports(tree))
    }

    assert strangers == set()


def test_the_check_for_qt_sees_a_late_import_too() -> None:
    tree = ast.parse("def f():\n    from PySide6 import QtWidgets\n")

    assert "PySide6.QtWidgets" in set(imports(tree))


def test_view_models_know_qtcore_alone() -> None:
    wrong = {
        str(path): sorted(bad)
        for path, tree in modules()
        if path.name in {"viewmodel.py", "view_model.py"}
        and (
            bad := {
                n for n in imports(tree) if n.startswith("PySide6.") and not n.startswith("PySide6.QtCore")
            }
        )
    }

    assert wrong == {}


def test_table_models_know_no_widgets() -> None:
    wrong = [
        str(path)
        for path, tree in modules()
        if path.name == "table_model.py" and any(n.startswith("PySide6.QtWidgets") for n in imports(tree))
    ]

    assert wrong == []


def test_only_one_module_reads_the_machines_clock() -> None:
    readers = {
        f"{path}:{line} {name}"
        for path, tree in modules()
        for name, line in attributes(tree)
        if name in CLOCKS and path.as_posix() != "commandroom/base/clock.py"
    }

    assert readers == set()


def test_the_rules_ask_no_machine() -> None:
    outside = {
        "os",
        "pathlib",
        "socket",
        "subprocess",
        "time",
        "random",
        "secrets",
        "sqlite3",
        "tempfile",
        "threading",
    }
    wrong = {
        f"{path}: {name}"
        for path, tree in modules()
        if path.parts[1] == "domain"
        for name in imports(tree)
        if name in outside
    }

    assert wrong == set()


PACKAGES = sorted({path.parent for path in PACKAGE.rglob("*.py")})


@pytest.mark.parametrize("folder", PACKAGES, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_every_package_says_what_lives_in_it(folder: object) -> None:
    init = ROOT / str(folder) / "__init__.py"

    assert init.is_file(), "a package without __init__.py is seen by no contract"
    said = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
    assert len(said) >= 60, (
        f"one paragraph: what lives here, what it may import, who may import it; found {said!r}"
    )
