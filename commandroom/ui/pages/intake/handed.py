"""What is said after a form was handed in, and what opens next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.domain.event.state import State
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.dispatch.opening import open_dispatch
from commandroom.ui.dialogs.verbs.opening import open_verb
from commandroom.ui.pages.intake.form import Form
from commandroom.usecases.taking import TakenIn


def say_taken(desk: Desk, result: TakenIn, *, look: Callable[[], object]) -> None:
    """Its number and where it stands; with what stopped it on the way, and a way to it."""
    translate = QCoreApplication.translate
    state = words.state_label(result.state.code)
    said = translate("IntakePage", "{number} is registered: {state}").format(
        number=result.number, state=state
    )
    if result.stopped is None:
        desk.notices.confirm(said)
        return
    reason = words.error_text(result.stopped, lang=desk.lang)
    said = translate("IntakePage", "{said}. {reason}").format(said=said, reason=reason)
    desk.notices.warn(said, action=translate("IntakePage", "Open"), on_action=look)


def go_on(desk: Desk, page: QWidget, then: str, result: TakenIn, form: Form) -> None:
    """The dialog that was meant with the deed: `dispatch`, or `close` on the spot."""
    if then == "close":
        names = [name.replace("\\", "/").rsplit("/", 1)[-1] for name in form.files]
        initial = {"category": form.category, "photo_after": names}
        open_verb(desk, page, result.event, "self_close", initial=initial)
    elif then == "dispatch" and result.state is State.PENDING_DISPATCH:
        open_dispatch(desk, page, result.event, goes_on=False)
    elif then == "dispatch" and result.state is State.PENDING_TRIAGE:
        open_verb(desk, page, result.event, "triage", goes_on=False)
