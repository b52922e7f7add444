"""Dialogs behind a button of a page: when a paper is made, a word on it, people moved out of danger, keys and passwords."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from tests.ui.audits.scene import Scene
from tests.ui.audits.stage import Stage


def latest() -> tuple[Scene, ...]:
    """All of them."""
    return (
        Scene("summary/times", partial(_times, page="summary")),
        *(Scene(f"periods/times-{kind}", partial(_times, page="periods", kind=kind)) for kind in ("week", "month")),
        Scene("summary/comment", _comment),
        Scene("settings/moved", _moved),
        Scene("settings/lift", _lift),
        Scene("settings/key", partial(_in_section, section="keys", do=lambda one: one.ask_keys())),
        Scene("settings/password", partial(_in_section, section="accounts", do=lambda one: one.change_own())),
        Scene("export-room", lambda stage: _do(stage, "desk.export_room")),
    )  # fmt: skip


def _times(stage: Stage, *, page: str, **where: object) -> QWidget:
    shown: Any = stage.show_page(page, **where)
    shown.hours._open()
    return stage.dialog()


def _comment(stage: Stage) -> QWidget:
    page: Any = stage.show_page("summary")
    page._comment()
    return stage.dialog()


def _in_section(stage: Stage, *, section: str, do: Callable[[Any], object]) -> QWidget:
    page: Any = stage.show_page("settings", section=section)
    do(page.section(section))
    return stage.dialog()


def _moved(stage: Stage) -> QWidget:
    """How many were moved from each village: the dialog by hand, since the town is at peace."""
    from commandroom.ui.pages.settings.conditiondialogs import TransferDialog

    page: Any = stage.show_page("settings", section="conditions")
    sheet = page.section("conditions").sheet
    TransferDialog(stage.desk, sheet.villages, sheet.people, {}, lambda *_: None, parent=page).open()
    return stage.dialog()


def _lift(stage: Stage) -> QWidget:
    """Why the mode ends, likewise by hand."""
    page: Any = stage.show_page("settings", section="conditions")
    section = page.section("conditions")
    about = section.tr("A review is due within five working days.")
    section._say(section.tr("Why it ends"), about, "end_reason", "", lambda *_: None, "keep:mode")
    return stage.dialog()


def _do(stage: Stage, action: str) -> QWidget:
    assert stage.desk.actions.do(action), action
    return stage.dialog()
