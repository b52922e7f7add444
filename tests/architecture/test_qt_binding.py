"""The binding that is installed keeps its reference counts; 6.12.0 does not below Python 3.12."""

from __future__ import annotations

import subprocess
import sys

from commandroom.entrypoints.machine import qt_is_sound, qt_version

PROBE = """
import os, sys
from PySide6 import QtCore
thing = QtCore.QObject()
before = sys.getrefcount(None)
for _ in range(1000):
    thing.setObjectName("x")
print(before - sys.getrefcount(None))
sys.stdout.flush()
os._exit(0)
"""


def test_a_thousand_calls_that_return_nothing_lose_no_reference_to_none() -> None:
    probe = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)

    assert abs(int(probe.stdout)) < 100


def test_the_installed_binding_is_in_the_promised_range() -> None:
    assert qt_is_sound(qt_version())


def test_the_binding_that_drops_references_is_refused_below_python_3_12() -> None:
    assert not qt_is_sound("6.12.0", (3, 11, 9))
    assert qt_is_sound("6.12.0", (3, 12, 1))
    assert qt_is_sound("6.8.0.2", (3, 11, 2))
    assert not qt_is_sound("6.7.3", (3, 11, 2))
    assert not qt_is_sound("", (3, 13, 0))
