"""Which verb a single letter stands for in which state."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from commandroom.domain.event.state import State

S = State
_HANDLED = (S.PENDING_SIGN, S.IN_PROGRESS)
_OPEN = tuple(
    state
    for state in State
    if state.value not in {"draft", "closed", "archived", "rejected", "voided", "merged", "moved"}
)


class Letter(msgspec.Struct, frozen=True):
    """A key with its name; for each state the verbs it may stand for, the likeliest first.

    `key` is the usual one and names the letter, whichever key a person chose for it.
    """

    key: str
    text: object
    icon: str
    verbs: Mapping[State, tuple[str, ...]]

    def label(self) -> str:
        """Its name in the user's language."""
        return QCoreApplication.translate("Letters", str(self.text))


LETTERS: tuple[Letter, ...] = (
    Letter("A", QT_TRANSLATE_NOOP("Letters", "Accept"), "check", {
        S.DRAFT: ("submit",),
        S.PENDING_ACCEPT: ("accept", "take_history"),
        S.PENDING_SUPPLEMENT: ("supplement",),
        S.PENDING_TRIAGE: ("triage",),
        S.PENDING_SIGN: ("sign", "coop_sign"),
        S.IN_PROGRESS: ("feedback", "coop_feedback"),
        S.RETURN_PENDING: ("return_ok",),
        S.ESCALATED: ("county_reply",),
        S.COUNTY_REPLIED: ("county_close",),
    }),
    Letter("D", QT_TRANSLATE_NOOP("Letters", "Dispatch"), "send", {
        S.PENDING_TRIAGE: ("triage",),
        S.PENDING_DISPATCH: ("dispatch",),
        S.COUNTY_REPLIED: ("dispatch",),
        S.PENDING_SIGN: ("reassign",),
        S.IN_PROGRESS: ("reassign", "add_coop"),
        S.RETURN_PENDING: ("return_assign",),
    }),
    Letter("S", QT_TRANSLATE_NOOP("Letters", "Supervise"), "siren", dict.fromkeys(_OPEN, ("supervise", "urge"))),
    Letter("V", QT_TRANSLATE_NOOP("Letters", "Verified"), "shield-check", {
        S.PENDING_VERIFY: ("verify_ok", "verify_ok_nocb"),
        S.PENDING_CALLBACK: ("callback", "callback_attempt"),
        S.PENDING_CLOSE: ("close",),
        S.CLOSED: ("archive",),
    }),
    Letter("B", QT_TRANSLATE_NOOP("Letters", "Send back"), "undo-2", {
        S.DRAFT: ("void",),
        S.PENDING_ACCEPT: ("ask_supplement", "reject"),
        S.PENDING_TRIAGE: ("void_accepted",),
        **dict.fromkeys(_HANDLED, ("return",)),
        S.RETURN_PENDING: ("return_no",),
        **dict.fromkeys((S.PENDING_VERIFY, S.PENDING_CALLBACK, S.PENDING_CLOSE), ("rework",)),
        S.ESCALATED: ("county_return",),
        S.CLOSED: ("reopen",),
    }),
    Letter("M", QT_TRANSLATE_NOOP("Letters", "Merge"), "git-merge", {
        **dict.fromkeys((S.PENDING_ACCEPT, S.PENDING_TRIAGE, S.PENDING_DISPATCH), ("merge",)),
        S.MERGED: ("unmerge",),
    }),
    Letter("H", QT_TRANSLATE_NOOP("Letters", "Suspend"), "pause", {
        S.IN_PROGRESS: ("suspend_ok", "suspend_apply"),
        S.SUSPENDED: ("resume",),
    }),
)  # fmt: skip


def letter_id(scope: str, key: str) -> str:
    """The name of a letter's deed on a page, in the registry."""
    return f"{scope}.letter.{key}"


def letter_key_id(key: str) -> str:
    """Under what the choice of another key is kept: one for the list and for the event."""
    return f"letter.{key}"


def verbs_for(letter: str, state: State) -> tuple[str, ...]:
    """What a letter may stand for in a state, the likeliest first; nothing where it stands for nothing."""
    return next((entry.verbs.get(state, ()) for entry in LETTERS if entry.key == letter), ())
