"""The page before a real hub in a process of its own: joined by the dialog, exchanged by F5, cut off, carried by hand."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from commandroom.base.clock import SystemClock
from commandroom.domain.exchange.joining import new_code
from commandroom.ui.dialogs.exchange.join import JoinDialog
from commandroom.ui.dialogs.exchange.package import PackageDialog
from commandroom.ui.page import PageSpec
from commandroom.ui.pages.exchange.view import ExchangePage, spec
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.exchanging import Line
from tests.room import LEADER
from tests.ui.room import Seat, _seat_at, practice

__all__ = ("practice",)
TOWNSHIP = "330299104"
PATIENCE_MS = 30_000


@dataclass
class Hub:
    """A room's hub that runs."""

    home: Path
    port: int
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        """Where it is called."""
        return f"https://127.0.0.1:{self.port}"

    def say(self, *arguments: str) -> dict[str, str]:
        """One command of the hub, its answer as JSON."""
        command = [
            sys.executable,
            "-m",
            "commandroom",
            "--home",
            str(self.home),
            "center",
            *arguments,
            "--json",
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        answer: dict[str, str] = json.loads(done.stdout)
        return answer

    def serve(self) -> None:
        """Begin, and wait until it listens."""
        command = [sys.executable, "-m", "commandroom", "--home", str(self.home), "center", "serve"]
        self.process = subprocess.Popen(
            [*command, "--listen", f"127.0.0.1:{self.port}", "--json"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=dict(os.environ),
        )  # fmt: skip
        assert self.process.stdout is not None
        assert "listening" in self.process.stdout.readline()

    def stop(self) -> None:
        """End it."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(15)
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """The hub of the practice room, listening."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    made = Hub(tmp_path / "hub", port)
    made.say("init", "--name", "练习镇枢纽", "--code", TOWNSHIP, "--host", "127.0.0.1", "--role", "room-hub")
    made.serve()
    yield made
    made.stop()


@pytest.fixture
def today(practice: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Seat]:
    """A desk of the practice room whose clock is the machine's: a hub in another process has no other."""
    shutil.copytree(practice, tmp_path / "home")
    for made in _seat_at(tmp_path / "home", SystemClock().now(), qapp, qtbot):
        made.sit(LEADER)
        yield made


def opened(seat: Seat) -> ExchangePage:
    start = PageSpec("start", "首页", "house", lambda _desk: PlainLabel("首页"))
    window = seat.window(start, spec(), size=(1366, 768))
    window.show_page("exchange")
    seat.settle()
    page = window.page("exchange")
    assert isinstance(page, ExchangePage)
    return page


def wait(seat: Seat, is_so: Callable[[], bool]) -> None:
    seat.qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE_MS)


def joined(page: ExchangePage, seat: Seat, hub: Hub) -> JoinDialog:
    dialog = page.join()
    assert dialog is not None
    dialog.url.setText(hub.url)
    dialog.code.setText(hub.say("invite", "--seat", "A")["code"])
    dialog.submit_button.click()
    wait(seat, lambda: not dialog.progress.isVisible())
    assert dialog.joined is not None, dialog.fault.text() + "".join(f.fault for f in dialog.fields.values())
    dialog.submit_button.click()
    return dialog


def test_a_seat_joins_exchanges_is_cut_off_and_carries_a_package(
    today: Seat, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = today
    page = opened(seat)
    said: list[str] = []
    seat.desk.notices.said.connect(lambda notice: said.append(notice.text))
    before = page.placeholder.state

    joined(page, seat, hub)
    wait(seat, lambda: page.model.sheet.state.line is not Line.NEVER)
    page.refresh()
    wait(seat, lambda: len(said) == 1)
    wait(seat, lambda: page.header.sign.text == "已连接")
    seat.settle()
    devices = page.model.sheet.state.devices
    figures = [card.value for card in page.figures.values()]

    assert before is not None
    assert "笔" in said[0]
    assert set(figures) == {"0"}
    assert [(row.seat, row.is_me) for row in devices if row.role == "seat"] == [("A", True)]
    assert page.present.peers.rows[0].peer.url == hub.url

    hub.stop()
    seat.bench.registered()
    page.refresh()
    wait(seat, lambda: len(said) == 2)
    seat.settle()
    assert "对方没有应答" in said[1]
    assert page.model.sheet.state.line is Line.OFFLINE
    assert page.figures["events"].value == "1"

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path))
    page.header.export.click()
    wait(seat, lambda: any(isinstance(one, PackageDialog) for one in QApplication.topLevelWidgets()))
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PackageDialog))
    assert dialog.package.entries > 0
    assert dialog.package.file.is_file()
    dialog.done(0)


def test_a_code_for_another_seat_and_one_of_another_hub_are_refused_with_their_reasons(
    today: Seat, hub: Hub
) -> None:
    seat = today
    page = opened(seat)
    dialog = page.join(hub.url)
    assert dialog is not None

    def press(code: str) -> tuple[str, str]:
        dialog.code.setText(code)
        dialog.submit_button.click()
        wait(seat, lambda: not dialog.progress.isVisible())
        return dialog.fields["url"].fault, dialog.fields["code"].fault

    at_address, _ = press(new_code(b"\x17" * 7, b"another authority").text)
    _, at_code = press(hub.say("invite", "--seat", "B")["code"])

    assert at_address.startswith("这个地址上的服务器不是发码的那一台")
    assert at_code.startswith("这个入网码是给别的地方或别的席位的")
    assert dialog.joined is None
    dialog.done(0)
    seat.settle()
