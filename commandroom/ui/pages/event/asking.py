"""What the event page asks a reason for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ReasonDialog
from commandroom.ui.pages.event.viewmodel import EventViewModel


def ask_reveal(desk: Desk, page: QWidget, model: EventViewModel) -> None:
    """Why personal data are looked at."""
    translate = QCoreApplication.translate
    title = translate("EventPage", "Look at personal data")
    told = translate(
        "EventPage", "Your name, the moment and the reason are written into the course of the event."
    )
    yes = translate("EventPage", "Look")
    ReasonDialog(desk.theme, title, told, parent=page, yes=yes, on_reason=model.reveal).open()


def ask_decline(desk: Desk, page: QWidget, model: EventViewModel, proposal: str) -> None:
    """Why a proposal is declined."""
    translate = QCoreApplication.translate

    def decline(reason: str) -> None:
        model.act("decline", "decline", proposal=proposal, opinion=reason)

    title, yes = translate("EventPage", "Decline the proposal"), translate("EventPage", "Decline")
    ReasonDialog(desk.theme, title, "", parent=page, yes=yes, on_reason=decline).open()


def ask_settle(desk: Desk, page: QWidget, model: EventViewModel, conflict: str, keep: str) -> None:
    """Why one of two decisions is kept."""
    translate = QCoreApplication.translate

    def settle(reason: str) -> None:
        model.act("settle", "settle", conflict=conflict, keep=keep, reason=reason)

    title, yes = translate("EventPage", "Settle the conflict"), translate("EventPage", "Settle")
    told = translate(
        "EventPage", "The decision you keep takes effect; the other stays in the course without effect."
    )
    ReasonDialog(desk.theme, title, told, parent=page, yes=yes, on_reason=settle).open()
