"""The page of the exchange in each of its poses, and its dialogs; an even number, so that other scenes keep their looks."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from commandroom.domain.exchange.joining import new_code
from commandroom.ui.posedexchange import PosedExchange, conflicts
from tests.ui.audits.scene import Scene
from tests.ui.audits.stage import Stage


def pages() -> list[Scene]:
    """The last one leaves the room as it was: never joined, and nothing is said of it in the shell."""
    return [
        Scene("exchange", partial(_posed, pose="connected")),
        Scene("exchange/offline", partial(_posed, pose="offline")),
        Scene("exchange/stuck", partial(_posed, pose="stuck")),
        Scene("exchange/conflicts", _conflicts),
        Scene("exchange/log", partial(_posed, pose="offline", tab="log")),
        Scene("exchange/none", partial(_posed, pose="empty")),
    ]


def dialogs() -> list[Scene]:
    """Joining, and what a package holds."""
    return [Scene("exchange/join", _join), Scene("exchange/package", _package)]


def _posed(stage: Stage, *, pose: str, tab: str = "present") -> QWidget:
    port = PosedExchange(stage.clock.now, pose)
    stage.room.exchanging = port
    stage.heard.say(port.state())
    page: Any = stage.show_page("exchange", tab=tab)
    stage.program.watches.exchange.look()
    page.model.look()
    stage.settle()
    return stage.window


def _conflicts(stage: Stage) -> QWidget:
    """Two open ones and a settled one, beside each other."""
    _posed(stage, pose="conflict", tab="conflicts")
    rows = conflicts(stage.clock.now())
    stage.heard.say(rows)
    page: Any = stage.window.page("exchange")
    page.model.close()
    page.conflicts.show_conflicts(rows, stage.clock.now())
    return stage.window


def _join(stage: Stage) -> QWidget:
    """A code that was typed rightly, and an address that was not."""
    _posed(stage, pose="empty")
    page: Any = stage.window.page("exchange")
    dialog = page.join()
    dialog.code.setText(new_code(b"\x17" * 7, b"a certificate").text)
    dialog.submit_button.click()
    return stage.dialog()


def _package(stage: Stage) -> QWidget:
    from commandroom.ui.dialogs.exchange.package import PackageDialog

    _posed(stage, pose="empty")
    package = PosedExchange(stage.clock.now).export_package(stage.home)
    stage.heard.say((package.place, package.file.name, str(package.file.parent)))
    PackageDialog(stage.desk, package, is_import=False, parent=stage.window).open()
    return stage.dialog()
