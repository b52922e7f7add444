"""The start-up check of the Qt binding.

PySide6 6.12.0 drops one reference to None on every wrapped call that returns None; below Python 3.12, where
None is not yet immortal (PEP 683), the process aborts after a few hundred painted frames.
"""

from __future__ import annotations

import sys

import PySide6
from PySide6.QtCore import QObject

_FIRST_BAD = (6, 12)
_FIRST_SAFE_PYTHON = (3, 12)


def fault_of(pyside: str, python: tuple[int, int]) -> str:
    """Why this pair of versions must not start, as one sentence in both languages; "" when it may."""
    numbers = tuple(int(part) for part in pyside.split(".")[:2])
    if numbers < _FIRST_BAD or python >= _FIRST_SAFE_PYTHON:
        return ""
    return (
        f"PySide6 {pyside} 在 Python {python[0]}.{python[1]} 上会崩溃，请安装 6.12 以下的版本。"
        f"PySide6 {pyside} crashes on Python {python[0]}.{python[1]}: install PySide6-Essentials below 6.12."
    )


def fault_here() -> str:
    """Why this very process must not go on, or ""."""
    return fault_of(PySide6.__version__, sys.version_info[:2])


def lost_references(calls: int = 1000) -> int:
    """How many references to None are lost in `calls` wrapped calls; 0 on a sound binding."""
    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(calls):
        probe.setObjectName("x")
    return before - sys.getrefcount(None)
