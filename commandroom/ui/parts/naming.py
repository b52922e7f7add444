"""Words and signs for an event's row: lamp, countdown, severity level, the names of the clocks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commandroom.domain.event.state import Timer
from commandroom.domain.people.roles import Role
from commandroom.domain.time.lamp import Lamp, lamp
from commandroom.ui import words
from commandroom.ui.i18n import QT_TRANSLATE_NOOP, is_english
from commandroom.usecases.queries import BoardRow

TIMERS = {
    "accept": QT_TRANSLATE_NOOP("ClockNames", "Acceptance"),
    "triage": QT_TRANSLATE_NOOP("ClockNames", "Triage"),
    "dispatch": QT_TRANSLATE_NOOP("ClockNames", "Dispatch"),
    "sign": QT_TRANSLATE_NOOP("ClockNames", "Signing"),
    "first_contact": QT_TRANSLATE_NOOP("ClockNames", "First contact"),
    "dispose": QT_TRANSLATE_NOOP("ClockNames", "Handling"),
    "coop": QT_TRANSLATE_NOOP("ClockNames", "Cooperation"),
    "return_decide": QT_TRANSLATE_NOOP("ClockNames", "Decision on return"),
    "verify": QT_TRANSLATE_NOOP("ClockNames", "Verification"),
    "callback": QT_TRANSLATE_NOOP("ClockNames", "Call-back"),
    "close": QT_TRANSLATE_NOOP("ClockNames", "Closing"),
    "report_phone": QT_TRANSLATE_NOOP("ClockNames", "Telephone report"),
    "report_written": QT_TRANSLATE_NOOP("ClockNames", "Written report"),
    "report_follow": QT_TRANSLATE_NOOP("ClockNames", "Follow-up report"),
    "report_final": QT_TRANSLATE_NOOP("ClockNames", "Final report"),
    "county_feedback": QT_TRANSLATE_NOOP("ClockNames", "County's answer"),
    "take_over": QT_TRANSLATE_NOOP("ClockNames", "Taking over"),
    "supervise_reply": QT_TRANSLATE_NOOP("ClockNames", "Answer to supervision"),
    "countersign": QT_TRANSLATE_NOOP("ClockNames", "Countersigning"),
    "supplement": QT_TRANSLATE_NOOP("ClockNames", "Supplement"),
}
_SEVERITY = {"ordinary": 4, "larger": 3, "major": 2, "extreme": 1}
_UNITS = {
    "min": QT_TRANSLATE_NOOP("ClockNames", "{n} minutes"),
    "uh": QT_TRANSLATE_NOOP("ClockNames", "{n} emergency hours"),
    "ud": QT_TRANSLATE_NOOP("ClockNames", "{n} emergency days"),
    "wh": QT_TRANSLATE_NOOP("ClockNames", "{n} working hours"),
    "wd": QT_TRANSLATE_NOOP("ClockNames", "{n} working days"),
    "cd": QT_TRANSLATE_NOOP("ClockNames", "{n} calendar days"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("ClockNames", text)


def verb_label(name: str, otherwise: str = "") -> str:
    """The name of a deed in the desk's language; one of a newer program as it was told, or by its key."""
    from commandroom.domain.event.lifecycle import VERBS  # noqa: PLC0415 - the first rows wait for no verb

    verb = VERBS.get(name)
    if verb is None:
        return otherwise or name
    return verb.english if is_english() and verb.english else verb.label


def roles_text(roles: Iterable[Role]) -> str:
    """Roles as one line."""
    if is_english():
        return ", ".join(role.value.replace("_", " ") for role in roles)
    return "、".join(role.label for role in roles)


def who_text(who: str) -> str:
    """The roles that a refusal names by their Chinese labels, in the desk's language; anything else as it is."""
    if not is_english():
        return who
    by_label = {role.label: role for role in Role}
    return ", ".join(roles_text([by_label[part]]) if part in by_label else part for part in who.split("、"))


def actor_text(name: str) -> str:
    """Who did it: a machine by the desk's word for it, a person by the name."""
    return who_text(name) if name == Role.SYSTEM.label else name


def timer_label(key: str) -> str:
    """The name of a clock; one of a newer program is shown by its key."""
    return _say(TIMERS[key]) if key in TIMERS else key


def limit_label(limit: str) -> str:
    """A limit such as `4wh` in words; a limit that somebody named a moment for is "agreed"."""
    if limit.startswith("until:"):
        return _say(QT_TRANSLATE_NOOP("ClockNames", "agreed"))
    number = limit.rstrip("abcdefghijklmnopqrstuvwxyz")
    unit = limit[len(number) :]
    return _say(_UNITS[unit]).format(n=number) if unit in _UNITS else limit


def severity_level(severity: str) -> int:
    """1 (gravest) to 4 for the statutory chip; 0 for none."""
    return _SEVERITY.get(str(severity), 0)


def row_lamp(row: BoardRow, now: datetime) -> Lamp:
    """The lamp of a board row at a moment."""
    if row.due is None:
        return Lamp.NONE
    return lamp(
        now=now,
        yellow_at=row.yellow_at,
        due=row.due,
        deep_at=row.deep_at,
        paused=row.paused,
        running=True,
    )


def row_due_text(row: BoardRow, now: datetime) -> tuple[str, str]:
    """The word and the length of a row's countdown; both empty where no clock runs."""
    if row.due is None:
        return "", ""
    if row.paused:
        return words.lamp_label("paused"), ""
    return words.remaining_words((row.due - now).total_seconds())


def timer_due_text(timer: Timer, now: datetime) -> str:
    """A running clock's countdown, or that it stands still."""
    if timer.is_paused:
        return words.lamp_label("paused")
    return words.remaining_text((timer.due - now).total_seconds())
