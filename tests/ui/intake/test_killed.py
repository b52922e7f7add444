"""A desk that is killed while somebody fills the form: another desk on the same home has it again, with its files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commandroom.domain.event.state import State
from commandroom.ui.pages.intake.view import IntakePage, spec
from commandroom.usecases.queries import BoardIds, BoardQuery, Drafts
from tests.ui.intake import half_way
from tests.ui.room import Seat, _seat_at

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a word of POSIX")
def test_a_form_comes_back_with_its_picture_after_the_process_was_killed(
    township: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    home = tmp_path / "home"
    shutil.copytree(township, home)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.intake.half_way", str(home)],
        env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        kept = child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        ended = child.wait(10)

    told = [came_back(seat) for seat in _seat_at(home, half_way.AT, qapp, qtbot)]

    assert (kept, ended) == ("kept\n", -signal.SIGKILL)
    assert told == [((half_way.TEXT, "王女士", "10066527166", "老街弄185号", "CALL"), [40], 1)]


def came_back(seat: Seat) -> tuple[tuple[str, ...], list[int], int]:
    """What stands in the form again, the widths of its pictures, and how many files the event has once handed in."""
    window = seat.window(spec())
    page = window.page("intake")
    assert isinstance(page, IntakePage)
    seat.wait_for(lambda: bool(page.unfinished.rows))
    page.unfinished.resume()
    seat.settle()
    form = page.fields.form()
    pictures = [QImage(path).width() for path in form.files]
    page.register_only()
    seat.wait_for(lambda: page.submit_button.isEnabled() and page.fields.form().is_empty)
    seat.settle()
    event = seat.sheet("#1").event
    assert event.state is State.PENDING_ACCEPT
    assert seat.desk.room.ask(BoardIds(BoardQuery(view="all"), seat.desk.clock.now())).total == 1
    assert seat.desk.room.ask(Drafts("intake")) == ()
    seat.wait_for(lambda: not seat.desk.slow.is_busy)
    assert not any((seat.bench.home / "drafts").iterdir())
    told = (form.text, form.reporter_name, form.reporter_phone, form.location, form.source)
    return told, pictures, len(event.attachments)
