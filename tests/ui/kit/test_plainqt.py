"""Qt for Python as this program uses it."""

from __future__ import annotations

import subprocess
import sys

TYPES = """
import commandroom.ui
from PySide6 import QtCore, QtGui, QtWidgets
for module in (QtCore, QtGui, QtWidgets):
    made = set(vars(module))
    missing = [name for name in dir(module) if name not in made]
    assert not missing, missing
assert "QWizard" in vars(QtWidgets)
"""


def test_no_type_of_qt_is_made_later_when_two_threads_may_meet_in_it() -> None:
    done = subprocess.run([sys.executable, "-c", TYPES], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
