"""Modules that make types of Qt, loaded while the window answers: on its own thread, with the loop turning in between.

Never on a working thread. PySide6 finds the data of a type through one place in memory that it reads without the interpreter's
lock whenever Qt asks an object what it is; a thread that makes types meanwhile (every module with a widget in it does)
changes that place, and now and then the process ends. Loading the charts did so in seven of a hundred runs.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from commandroom.base.clock import stopwatch
from commandroom.ui.steps import BUDGET_SECONDS, REST


class _Breathing(MetaPathFinder):
    """Finds nothing: it is asked before each module that another one needs, and lets the loop turn where it is time."""

    def __init__(self) -> None:
        self._thread = threading.get_ident()
        self._since = stopwatch()
        self._is_within = False

    @override
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        is_ours = threading.get_ident() == self._thread and not self._is_within
        if is_ours and stopwatch() - self._since > BUDGET_SECONDS:
            self._is_within = True
            try:
                QCoreApplication.processEvents()
            finally:
                self._is_within = False
                self._since = stopwatch()
        return None


@contextmanager
def _breathing() -> Iterator[None]:
    finder = _Breathing()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


def load(*names: str) -> Iterator[object]:
    """Pieces for `Steps`: one module each, with what it needs; keys and painting have their turn within, too."""
    for name in names:
        if name not in sys.modules:
            with _breathing():
                import_module(name)
            yield REST
