"""Which verb a single letter stands for in which state, and the letters as deeds of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from commandroom.domain.event.state import State
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.verbs.opening import open_verb
from commandroom.usecases.queries import OpenVerb, OpenVerbs, RoomFacts

S = State
_HANDLED = (S.PENDING_SIGN, S.IN_PROGRESS)
_OPEN = tuple(
    state
    for state in State
    if state.value not in {"draft", "closed", "archived", "rejected", "voided", "merged"}
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A key with its name; for each state the verbs it may stand for, the likeliest first."""

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


def verbs_for(letter: str, state: State) -> tuple[str, ...]:
    """What a letter may stand for in a state, the likeliest first; nothing where it stands for nothing."""
    return next((entry.verbs.get(state, ()) for entry in LETTERS if entry.key == letter), ())


def verb_for(letter: str, state: State) -> str | None:
    """The verb that a letter stands for in a state."""
    return next(iter(verbs_for(letter, state)), None)


def choose(wanted: Sequence[str], opened: Sequence[OpenVerb]) -> str | None:
    """The first wanted verb that the person may do, else the first that may be proposed, else the first open one."""
    allowed = {row.name: row.allowed for row in opened}
    for way in ("do", "propose", "no"):
        found = next((verb for verb in wanted if allowed.get(verb) == way), None)
        if found is not None:
            return found
    return None


def press(desk: Desk, parent: QWidget, event_ref: str, state: State, letter: str) -> None:
    """Open the form that a letter stands for at an event; say so where it stands for nothing."""
    wanted = verbs_for(letter, state)
    name = next((entry.label() for entry in LETTERS if entry.key == letter), letter)
    text = QCoreApplication.translate("Letters", "“{deed}” is not open while the event is “{state}”.")
    closed = text.format(deed=name, state=words.state_label(state.code))
    if not wanted:
        desk.notices.inform(closed)
        return

    def opened() -> tuple[OpenVerb, ...]:
        facts = desk.room.ask(RoomFacts())
        return tuple(desk.room.ask(OpenVerbs(event_ref, facts.operator)))

    def show(rows: tuple[OpenVerb, ...]) -> None:
        verb = choose(wanted, rows)
        if verb is None:
            desk.notices.inform(closed)
        else:
            open_verb(desk, parent, event_ref, verb)

    desk.tasks.run(opened, then=show, failed=desk.fail, lane="verbs.letter")


Chosen = tuple[str, State]


def register_letters(desk: Desk, owner: QWidget, *, scope: str, chosen: Callable[[], Chosen | None]) -> None:
    """Make the letters deeds of a page; `chosen` answers id and state of the event that is meant, or None."""

    def do(letter: str) -> None:
        event = chosen()
        if event is not None:
            press(desk, owner, event[0], event[1], letter)

    group = QCoreApplication.translate("Letters", "Event")
    for entry in LETTERS:
        action_id = f"{scope}.letter.{entry.key}"
        action = desk.actions.add(
            action_id, entry.label(), partial(do, entry.key), keys=entry.key, group=group, icon=entry.icon,
            scope=scope, owner=owner,
        )  # fmt: skip
        desk.gate.guard(action)
