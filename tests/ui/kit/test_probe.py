from __future__ import annotations

import subprocess
import sys

import pytest

from commandroom.ui.probe import fault_here, fault_of

PROBE = """
from commandroom.ui.probe import lost_references
print(lost_references(2000))
"""


def test_the_binding_loses_no_reference_to_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=True, timeout=60
    )

    assert abs(int(done.stdout)) < 20


@pytest.mark.parametrize(
    ("pyside", "python", "may_start"),
    [
        ("6.8.0.2", (3, 11), True),
        ("6.11.3", (3, 11), True),
        ("6.12.0", (3, 11), False),
        ("6.13.1", (3, 10), False),
        ("6.12.0", (3, 12), True),
    ],
)
def test_a_binding_that_crashes_is_refused(pyside: str, python: tuple[int, int], may_start: bool) -> None:
    assert (fault_of(pyside, python) == "") is may_start


def test_the_refusal_says_what_to_install() -> None:
    said = fault_of("6.12.0", (3, 11))

    assert "6.12.0" in said
    assert "PySide6-Essentials" in said


def test_this_environment_may_start() -> None:
    assert fault_here() == ""
