"""The doctor looks at this machine and says what to mend."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commandroom.base.clock import FixedClock
from commandroom.entrypoints import cli, machine
from commandroom.entrypoints.checkup import checks
from commandroom.entrypoints.context import Context


def context(home: Path, *, lang: str = "en", now: datetime | None = None) -> Context:
    import sys

    clock = FixedClock(now or datetime(2026, 11, 20, 1, 0, tzinfo=UTC))
    return Context(home=home, lang=lang, as_json=False, out=sys.stdout, err=sys.stderr, clock=clock)


def test_every_check_names_itself_and_is_well_here(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    cli.main(["--home", str(tmp_path), "--lang", "en", "doctor", "--json"])

    found = {check["name"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    assert set(found) >= {
        "program",
        "Qt",
        "SQLite",
        "fonts",
        "input method",
        "disk",
        "time zone",
        "clock",
        "calendar",
    }
    assert all(set(check) == {"name", "ok", "advice"} for check in found.values())
    assert found["SQLite"]["ok"]
    assert found["fonts"]["ok"]


def test_the_doctor_makes_no_home(tmp_path: Path) -> None:
    cli.main(["--home", str(tmp_path / "none"), "doctor"])

    assert not (tmp_path / "none").exists()


def test_a_binding_out_of_range_is_named_and_the_exit_code_is_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "qt_version", lambda: "6.7.1")

    assert cli.main(["doctor"]) == 3

    assert "✗ Qt: PySide6 6.7.1" in capsys.readouterr().out


def test_a_clock_that_was_set_back_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "journal.db").touch()
    later = datetime(2026, 11, 21, tzinfo=UTC).timestamp()
    os.utime(tmp_path / "journal.db", (later, later))

    found = {check.name: check.ok for check in checks(context(tmp_path))}

    assert found["clock"] is False


def test_a_year_without_a_notice_of_holidays_is_noticed(tmp_path: Path) -> None:
    found = {c.name: c for c in checks(context(tmp_path, now=datetime(2033, 5, 1, tzinfo=UTC)))}

    assert not found["calendar"].ok
    assert "2033" in found["calendar"].advice


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_a_display_is_looked_for_before_qt_aborts(environment: dict[str, str], expected: bool) -> None:
    assert machine.has_display(environment, "linux") is expected
    assert machine.has_display(environment, "win32") is True


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"DISPLAY": ":0", "XMODIFIERS": "@im=fcitx"}, True),
        ({"DISPLAY": ":0", "XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "fcitx"}, True),
        ({"DISPLAY": ":0", "XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "ibus"}, False),
        ({"DISPLAY": ":0", "XMODIFIERS": "@im=ibus"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0", "XMODIFIERS": "@im=fcitx"}, False),
    ],
)
def test_fcitx_on_x11_is_spoken_to_as_ibus(environment: dict[str, str], expected: bool) -> None:
    assert machine.wants_ibus_module(environment) is expected
