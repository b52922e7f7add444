"""Which deeds are offered first in which state, and what a letter means there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from commandroom.domain.event.state import State
from commandroom.ui import words
from commandroom.ui.dialogs.verbs.keys import LETTERS, Letter
from commandroom.ui.parts.naming import verb_label, who_text
from commandroom.usecases.queries import OpenVerb

S = State


_FIRST = {
    S.DRAFT: ("submit", "self_close", "void"),
    S.PENDING_ACCEPT: (
        "take_history",
        "close_history",
        "accept",
        "hand_back",
        "ask_supplement",
        "reject",
        "merge",
    ),
    S.PENDING_SUPPLEMENT: ("supplement", "void"),
    S.PENDING_TRIAGE: ("triage", "merge", "escalate", "void_accepted"),
    S.PENDING_DISPATCH: ("dispatch", "reserve", "split", "merge"),
    S.PENDING_SIGN: ("sign", "supervise", "reassign", "return", "urge"),
    S.IN_PROGRESS: ("feedback", "supervise", "reassign", "urge", "return", "progress"),
    S.SUSPENDED: ("resume", "supervise", "note"),
    S.RETURN_PENDING: ("return_ok", "return_no", "return_assign"),
    S.PENDING_VERIFY: ("verify_ok", "rework", "verify_ok_nocb"),
    S.PENDING_CALLBACK: ("callback", "callback_attempt", "rework"),
    S.PENDING_CLOSE: ("close", "handle_again", "rework"),
    S.ESCALATED: ("county_reply", "county_return", "report_more", "county_receive"),
    S.COUNTY_REPLIED: ("dispatch", "county_close", "report_more", "county_receive"),
    S.CLOSED: ("report_more", "archive", "reopen", "assess"),
    S.REJECTED: ("archive", "note"),
    S.MERGED: ("unmerge", "note"),
    S.MOVED: ("transfer", "archive", "note"),
    S.VOIDED: (),
    S.ARCHIVED: ("note",),
}
_ICONS = {
    "dispatch": "send",
    "reassign": "send",
    "supervise": "siren",
    "urge": "bell-ring",
    "accept": "check",
    "take_history": "history",
    "triage": "list-checks",
    "sign": "pencil",
    "feedback": "reply",
    "verify_ok": "shield-check",
    "callback": "phone-call",
    "close": "circle-check",
    "return": "undo-2",
    "ask_supplement": "undo-2",
    "rework": "rotate-ccw",
    "handle_again": "rotate-ccw",
    "urge_ack": "check-check",
    "backlog_cause": "hourglass",
    "merge": "git-merge",
    "suspend_apply": "pause",
    "suspend_ok": "pause",
    "resume": "play",
    "escalate": "arrow-up",
    "reopen": "rotate-ccw",
    "split": "split",
    "submit": "arrow-right",
    "supplement": "pencil",
    "unmerge": "git-merge",
    "note": "message-square",
    "attach": "paperclip",
    "contact": "phone",
    "return_ok": "check",
    "return_no": "circle-x",
    "return_assign": "send",
    "reserve": "calendar-clock",
    "reject": "circle-x",
    "void": "trash-2",
    "void_accepted": "trash-2",
    "close_history": "circle-check",
    "self_close": "circle-check",
    "callback_attempt": "phone",
    "verify_ok_nocb": "shield-check",
    "progress": "message-square",
    "county_reply": "reply",
    "county_return": "undo-2",
    "county_receive": "check-check",
    "transfer": "arrow-up-right",
    "hand_back": "undo-2",
    "county_close": "circle-check",
    "report_more": "arrow-up",
    "archive": "inbox",
    "assess": "star",
}
_BACKWARDS = frozenset(
    {
        "return",
        "ask_supplement",
        "rework",
        "handle_again",
        "reject",
        "return_no",
        "void",
        "void_accepted",
        "county_return",
        "hand_back",
    }
)


def verb_icon(verb: str) -> str:
    """The icon of a verb, or ""."""
    return _ICONS.get(verb, "")


def is_backwards(verb: str) -> bool:
    """Whether the verb sends an event back or ends it: its button is not the quiet one."""
    return verb in _BACKWARDS


def may(verb: OpenVerb) -> bool:
    """Whether this person may do it or propose it."""
    return verb.allowed in ("do", "propose")


def offered(state: State, verbs: Iterable[OpenVerb], *, most: int = 3) -> list[OpenVerb]:
    """The deeds to offer as buttons, in the order of the state: those this person may do or propose."""
    known = {verb.name: verb for verb in verbs if may(verb)}
    return [known[name] for name in _FIRST.get(state, ()) if name in known][:most]


def meant(letter: Letter, state: State, verbs: Sequence[OpenVerb]) -> OpenVerb | None:
    """Which verb a letter means here: the first that this person may do or propose, else the first that is open."""
    known = {verb.name: verb for verb in verbs}
    found = [known[name] for name in letter.verbs.get(state, ()) if name in known]
    return next((verb for verb in found if may(verb)), found[0] if found else None)


def letter_for(verb: str, state: State, verbs: Sequence[OpenVerb]) -> str:
    """The letter that means this verb here, by its usual key; "" where it means another or none."""
    for letter in LETTERS:
        found = meant(letter, state, verbs)
        if found is not None and found.name == verb:
            return letter.key
    return ""


def refusal(letter: Letter, state: State, verb: OpenVerb | None) -> str:
    """Why a letter does nothing here; "" where it means something that this person may do or propose."""
    translate = QCoreApplication.translate
    if verb is None:
        text = translate("KeyDeeds", "“{deed}” is not open while the event is “{state}”.")
        return text.format(deed=letter.label(), state=words.state_label(state.code))
    return "" if may(verb) else _is_for(verb)


def whose(state: State, verbs: Iterable[OpenVerb]) -> str:
    """Whose deed comes next, for somebody who has none here; "" where nothing is open."""
    known = {verb.name: verb for verb in verbs}
    first = next((known[name] for name in _FIRST.get(state, ()) if name in known), None)
    return _is_for(first) if first is not None else ""


def _is_for(verb: OpenVerb) -> str:
    text = QCoreApplication.translate("KeyDeeds", "“{deed}” is for {who}.")
    return text.format(deed=verb_label(verb.name, verb.label), who=who_text(verb.who))
