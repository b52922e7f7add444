"""The keys of the intake page."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.ui.actions import Actions
from commandroom.ui.pages.intake.drafts import Unfinished
from commandroom.ui.pages.intake.fields import Fields
from commandroom.ui.widgets.button import Button

SOURCES = 7


class Form(Protocol):
    """What the page can do."""

    fields: Fields
    unfinished: Unfinished
    submit_button: Button
    keep_button: Button
    look_button: Button
    merge_button: Button

    def register_and_dispatch(self) -> None:
        """Ctrl+Enter."""

    def register_only(self) -> None:
        """Ctrl+Shift+Enter."""

    def close_on_the_spot(self) -> None:
        """Ctrl+D."""

    def keep_draft(self) -> None:
        """Ctrl+S."""

    def clear_form(self) -> None:
        """Empty it."""

    def look_at_similar(self) -> None:
        """Alt+V."""

    def merge_into_similar(self) -> None:
        """Alt+M."""


def register_keys(page: Form, actions: Actions, owner: QWidget) -> None:
    """Put the deeds of the page into the registry."""
    translate = QCoreApplication.translate
    group = translate("IntakePage", "Intake")
    deeds = [
        ("intake.dispatch", translate("IntakePage", "Register and dispatch"), page.register_and_dispatch,
         ("Ctrl+Enter",), "send"),
        ("intake.register", translate("IntakePage", "Register only"), page.register_only,
         ("Ctrl+Shift+Enter",), "file-plus"),
        ("intake.close", translate("IntakePage", "Close on the spot"), page.close_on_the_spot, ("Ctrl+D",), "check"),
        ("intake.keep", translate("IntakePage", "Keep as draft"), page.keep_draft, ("Ctrl+S",), "save"),
        ("intake.clear", translate("IntakePage", "Clear the form"), page.clear_form, (), "x"),
        ("intake.similar", translate("IntakePage", "Look at the similar event"), page.look_at_similar, ("Alt+V",), "eye"),
        ("intake.merge", translate("IntakePage", "Merge into the similar event"), page.merge_into_similar, ("Alt+M",),
         "git-merge"),
        ("intake.resume", translate("IntakePage", "Go on with an unfinished form"), page.unfinished.resume,
         ("Alt+U",), "history"),
        ("intake.drafts", translate("IntakePage", "All unfinished forms"), page.unfinished.open_list, (), "inbox"),
    ]  # fmt: skip
    for action_id, text, do, keys, icon in deeds:
        actions.add(action_id, text, do, keys=keys, group=group, icon=icon, scope="intake", owner=owner)
    for at, action_id in enumerate(source_ids()):
        text = translate("IntakePage", "Source {number}").format(number=at + 1)
        choose = partial(page.fields.source.press, at)
        actions.add(action_id, text, choose, keys=f"Alt+{at + 1}", group=group, scope="intake", owner=owner)
    for action_id, button in (
        ("intake.dispatch", page.submit_button),
        ("intake.keep", page.keep_button),
        ("intake.similar", page.look_button),
        ("intake.merge", page.merge_button),
        ("intake.resume", page.unfinished.resume_button),
    ):
        actions.show_on(action_id, button)


def source_ids() -> tuple[str, ...]:
    """The deeds that choose one of the first sources, in the order of the chips."""
    return tuple(f"intake.source{number}" for number in range(1, SOURCES + 1))
