"""The desk as a program: it opens with what the shell knows, is alone on its home, and closes without a rest."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commandroom.domain.errors import WorldError
from commandroom.entrypoints.desk import check_machine
from commandroom.ui.dialogs.operator import OperatorDialog
from commandroom.ui.dialogs.palette import CommandPalette
from commandroom.ui.program import Program
from commandroom.ui.single import SingleDesk
from tests.ui.room import Seat, seat, township

__all__ = ("seat", "township")

HOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from commandroom.ui.single import SingleDesk
app = QCoreApplication([])
single = SingleDesk(Path(sys.argv[1]))
print(single.claim(), flush=True)
single.called.connect(lambda: print("called", flush=True))
app.exec()
"""


@pytest.fixture
def opened(seat: Seat, qapp: QApplication) -> Iterator[Callable[[], Program]]:
    """Opens the whole desk on the township."""
    programs: list[Program] = []

    def do() -> Program:
        room = seat.bench.room
        program = Program(
            qapp,
            room,
            clock=seat.bench.clock,
            home=seat.bench.home,
            listen=lambda bus: room.listen(bus.announce),
        )
        programs.append(program)
        return program

    yield do
    for program in programs:
        program.close()


def _rest(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.overview.facts is not None and not program.opened.desk.tasks.is_busy)


def _register(seat: Seat) -> None:
    now = seat.bench.clock.moment.isoformat()
    intake = seat.person("intake")
    number = seat.act(
        "register", by=intake, source="CALL", title="老街井盖缺失", text="老街井盖缺失，请处理", location="老街3号",
        occurred_at=now, reported_at=now,
    )  # fmt: skip
    seat.act("submit", number, by=intake, category_suggest="0401")


def test_the_shell_says_who_sits_where_and_how_many_are_open(
    seat: Seat, opened: Callable[[], Program], qtbot: QtBot
) -> None:
    _register(seat)

    program = opened()
    _rest(qtbot, program)

    window = program.opened.window
    assert window.nav.person.accessibleName().startswith("周敏")
    assert "1" in window.nav.buttons["board"].accessibleName()
    assert window.status.store.text() == "本机库 1 件"
    assert window.banner.banner is not None
    assert window.banner.banner.key == "demo"


def test_the_badge_follows_what_somebody_else_registered(
    seat: Seat, opened: Callable[[], Program], qtbot: QtBot
) -> None:
    program = opened()
    _rest(qtbot, program)
    before = program.opened.window.status.store.text()

    _register(seat)

    qtbot.waitUntil(lambda: program.opened.window.status.store.text() == "本机库 1 件")
    assert before == "本机库 0 件"


def test_pages_of_later_versions_stand_in_no_rail(opened: Callable[[], Program]) -> None:
    shown = {key: spec.group for key, spec in opened().opened.window.specs.items()}

    assert shown == {
        "board": "main", "intake": "main", "supervision": "main", "dashboard": "main", "summary": "main",
        "monitor": "hidden", "roster": "main", "rota": "main", "exchange": "main", "settings": "bottom", "event": "hidden",
        "jobs": "beside", "assessment": "main", "ledgers": "main", "periods": "hidden",
    }  # fmt: skip


def test_a_year_without_its_notice_of_holidays_is_said_loudly(
    seat: Seat, opened: Callable[[], Program], qtbot: QtBot
) -> None:
    seat.bench.clock.moment = datetime(2027, 3, 1, 2, tzinfo=UTC)

    program = opened()
    _rest(qtbot, program)

    banner = program.opened.window.banner.banner
    assert banner is not None
    assert (banner.key, "2027" in banner.text) == ("calendar", True)


def test_another_person_takes_the_seat_by_keyboard(
    seat: Seat, opened: Callable[[], Program], qtbot: QtBot
) -> None:
    program = opened()
    _rest(qtbot, program)
    window = program.opened.window
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), OperatorDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OperatorDialog)
    QTest.keyClicks(dialog.search, "tyy")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: program.overview.seated == seat.person("唐永瑶"))
    assert "唐永瑶" in window.nav.person.accessibleName()


def test_the_palette_finds_people_by_initials_and_events_by_words(
    seat: Seat, opened: Callable[[], Program], qtbot: QtBot
) -> None:
    _register(seat)
    program = opened()
    _rest(qtbot, program)
    program.opened.window.keys.open_palette()
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, CommandPalette)

    palette.search.setText("井盖")
    qtbot.waitUntil(lambda: any("老街井盖缺失" in entry.text for entry in palette.model.entries))
    palette.search.setText("tyy")
    qtbot.waitUntil(lambda: any(entry.text == "唐永瑶" for entry in palette.model.entries))

    palette.reject()


def test_the_desk_closes_without_leaving_a_thread(seat: Seat, qapp: QApplication, qtbot: QtBot) -> None:
    before = {thread.ident for thread in threading.enumerate()}
    program = Program(qapp, seat.bench.room, clock=seat.bench.clock, home=seat.bench.home)
    _rest(qtbot, program)

    program.close()

    left = [t.name for t in threading.enumerate() if t.ident not in before]
    assert left == []


@pytest.mark.usefixtures("qapp")
def test_f23_a_second_desk_is_refused_and_calls_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = SingleDesk(tmp_path), SingleDesk(tmp_path)
    assert first.claim()
    first.listen()

    with qtbot.waitSignal(first.called, timeout=2000):
        claimed = second.claim()
        told = second.call_first()

    assert (claimed, told) == (False, True)
    first.release()
    assert second.claim()
    second.release()


@pytest.mark.usefixtures("qapp")
def test_a_lock_left_by_a_killed_desk_is_taken_over(tmp_path: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "True\n"
    mine = SingleDesk(tmp_path)
    claimed_beside = mine.claim()

    other.send_signal(signal.SIGKILL)
    other.wait()
    other.stdout.close()

    assert (claimed_beside, mine.claim()) == (False, True)
    mine.release()


def test_without_a_screen_one_sentence_is_said_before_qt_ends_the_process() -> None:
    with pytest.raises(WorldError) as refused:
        check_machine({})

    assert refused.value.code == "desk.no_display"


def test_fcitx_on_x11_is_spoken_to_as_ibus() -> None:
    environment = {"DISPLAY": ":0", "XMODIFIERS": "@im=fcitx"}

    check_machine(environment)

    assert environment["QT_IM_MODULE"] == "ibus"
