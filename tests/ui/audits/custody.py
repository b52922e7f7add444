"""Encryption switched on and off: the forms in the settings, and the window in the place of the desk meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from commandroom.domain.errors import WorldError
from commandroom.ui.rekeying import ChangeWindow
from commandroom.usecases.keeping import Custody
from tests.ui.audits.scene import Scene
from tests.ui.audits.stage import LONG_HOME, Stage


def custody_scenes() -> tuple[Scene, ...]:
    """All of them."""
    return (
        Scene("custody/left", _left),
        Scene("custody/keeper", lambda stage: _keeper(stage, has_keyring=True)),
        Scene("custody/phrase", lambda stage: _keeper(stage, has_keyring=False)),
        Scene("custody/off", _off),
        Scene("custody/change", _change),
        Scene("custody/failed", lambda stage: _change(stage, fails=True)),
    )


def _section(stage: Stage) -> Any:
    page: Any = stage.show_page("settings", section="custody")
    return page.sections["custody"]


def _left(stage: Stage) -> QWidget:
    """An encrypted file, copies from before, and what a change left behind."""
    _section(stage)._show(Custody("file_machine", 3, "room.db.2026-11-20.replaced"))
    stage.settle()
    return stage.window


def _keeper(stage: Stage, *, has_keyring: bool) -> QWidget:
    _section(stage)._offer_keepers(has_keyring=has_keyring, is_move=not has_keyring)
    return stage.dialog()


def _off(stage: Stage) -> QWidget:
    _section(stage).ask_off()
    return stage.dialog()


def _change(stage: Stage, *, fails: bool = False) -> QWidget:
    window = ChangeWindow(
        stage.desk.theme, Path(LONG_HOME), lambda _step: None, is_on=True, lang=stage.desk.lang
    )
    stage.others.append(window)
    window._step("compare")
    if fails:
        window._failed(WorldError("key.busy"))
    window.show()
    stage.settle()
    return window
