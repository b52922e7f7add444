"""What the desk says in the user's language: states, gradings, sources, lamps, durations, refusals.

The English source strings stand here once; Qt's translator turns them into the words of the trade.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError
from commandroom.domain.event.state import State
from commandroom.domain.people.roles import Role
from commandroom.ui.i18n import QT_TRANSLATE_NOOP

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR

STATES = {
    "S00": QT_TRANSLATE_NOOP("Words", "Draft"),
    "S10": QT_TRANSLATE_NOOP("Words", "To accept"),
    "S12": QT_TRANSLATE_NOOP("Words", "To supplement"),
    "S20": QT_TRANSLATE_NOOP("Words", "To triage"),
    "S30": QT_TRANSLATE_NOOP("Words", "To dispatch"),
    "S40": QT_TRANSLATE_NOOP("Words", "To sign for"),
    "S50": QT_TRANSLATE_NOOP("Words", "In progress"),
    "S55": QT_TRANSLATE_NOOP("Words", "Suspended"),
    "S58": QT_TRANSLATE_NOOP("Words", "Return to decide"),
    "S60": QT_TRANSLATE_NOOP("Words", "To verify"),
    "S65": QT_TRANSLATE_NOOP("Words", "To call back"),
    "S70": QT_TRANSLATE_NOOP("Words", "To close"),
    "R10": QT_TRANSLATE_NOOP("Words", "Reported to the county"),
    "R20": QT_TRANSLATE_NOOP("Words", "County replied"),
    "S80": QT_TRANSLATE_NOOP("Words", "Closed"),
    "S90": QT_TRANSLATE_NOOP("Words", "Archived"),
    "X10": QT_TRANSLATE_NOOP("Words", "Not accepted"),
    "X20": QT_TRANSLATE_NOOP("Words", "Voided"),
    "X30": QT_TRANSLATE_NOOP("Words", "Merged"),
    "X40": QT_TRANSLATE_NOOP("Words", "Moved to another township"),
}
URGENCIES = {
    1: QT_TRANSLATE_NOOP("Words", "Normal"),
    2: QT_TRANSLATE_NOOP("Words", "Urgent"),
    3: QT_TRANSLATE_NOOP("Words", "Critical"),
}
SEVERITIES = {
    0: QT_TRANSLATE_NOOP("Words", "None"),
    4: QT_TRANSLATE_NOOP("Words", "Ⅳ minor"),
    3: QT_TRANSLATE_NOOP("Words", "Ⅲ serious"),
    2: QT_TRANSLATE_NOOP("Words", "Ⅱ grave"),
    1: QT_TRANSLATE_NOOP("Words", "Ⅰ very grave"),
}
TIERS = {
    1: QT_TRANSLATE_NOOP("Words", "Tier 1 on the spot"),
    2: QT_TRANSLATE_NOOP("Words", "Tier 2 township"),
    3: QT_TRANSLATE_NOOP("Words", "Tier 3 to the county"),
}
LAMPS = {
    "green": QT_TRANSLATE_NOOP("Words", "In time"),
    "yellow": QT_TRANSLATE_NOOP("Words", "Yellow lamp"),
    "red": QT_TRANSLATE_NOOP("Words", "Red lamp"),
    "deep_red": QT_TRANSLATE_NOOP("Words", "Deep red lamp"),
    "paused": QT_TRANSLATE_NOOP("Words", "Paused"),
    "none": QT_TRANSLATE_NOOP("Words", "No clock"),
}
SOURCES = {
    "GRID": QT_TRANSLATE_NOOP("Words", "Grid report"),
    "H12345": QT_TRANSLATE_NOOP("Words", "12345 hotline"),
    "N110": QT_TRANSLATE_NOOP("Words", "110 non-police"),
    "CSCG": QT_TRANSLATE_NOOP("Words", "City management"),
    "XF": QT_TRANSLATE_NOOP("Words", "Petition"),
    "LEADER": QT_TRANSLATE_NOOP("Words", "Leader's instruction"),
    "COUNTY": QT_TRANSLATE_NOOP("Words", "From the county"),
    "DEPT": QT_TRANSLATE_NOOP("Words", "From a department"),
    "VISIT": QT_TRANSLATE_NOOP("Words", "Visitor"),
    "CALL": QT_TRANSLATE_NOOP("Words", "Telephone"),
    "VIDEO": QT_TRANSLATE_NOOP("Words", "Video and sensors"),
    "INSPECT": QT_TRANSLATE_NOOP("Words", "Inspection"),
    "MEDIA": QT_TRANSLATE_NOOP("Words", "Media"),
    "VILLAGE": QT_TRANSLATE_NOOP("Words", "Village report"),
    "SELF": QT_TRANSLATE_NOOP("Words", "Own check"),
}
_ALWAYS_OPEN = frozenset(
    {
        "approve", "assess", "attach", "correct", "decline", "note", "person", "recount", "reveal", "settle",
        "withdraw",
    }
)  # fmt: skip
_CODES = {state.value: state.code for state in State}
_LEVELS: dict[object, int] = {"normal": 1, "urgent": 2, "critical": 3, "一般": 1, "紧急": 2, "特急": 3}


def _say(text: str) -> str:
    return QCoreApplication.translate("Words", text)


def state_code(state: str) -> str:
    """The short code of a state given by its name (`pending_accept`) or by its code; an unknown one as it is."""
    return _CODES.get(str(state), str(state))


def state_label(state: str) -> str:
    """The name of a state, by code or name; an unknown one, from a newer program, is shown as it is."""
    code = state_code(state)
    return _say(STATES[code]) if code in STATES else code


def urgency_level(value: object) -> int:
    """1 normal, 2 urgent, 3 critical, from the number, the English or the Chinese name.

    1 where it is none of them.
    """
    if isinstance(value, int):
        return min(max(value, 1), 3)
    return _LEVELS.get(str(value), 1)


def urgency_label(value: object) -> str:
    """The name of an urgency."""
    return _say(URGENCIES[urgency_level(value)])


def severity_label(level: int) -> str:
    """The name of a severity 1 (Ⅰ, gravest) to 4 (Ⅳ); 0 is none."""
    return _say(SEVERITIES[level])


def tier_label(tier: int) -> str:
    """The name of a handling tier 1 to 3."""
    return _say(TIERS[tier])


def lamp_label(lamp: str) -> str:
    """The name of a deadline lamp."""
    return _say(LAMPS[lamp]) if lamp in LAMPS else lamp


def source_label(code: str) -> str:
    """The name of a source; an unknown code is shown as it is."""
    return _say(SOURCES[code]) if code in SOURCES else code


def duration_text(seconds: float) -> str:
    """A length of time in the two largest units: days and hours, hours and minutes, under an hour `mm:ss`."""
    whole = int(abs(seconds))
    if whole >= DAY:
        text = QCoreApplication.translate("Words", "{days}d {hours:02d}h")
        return text.format(days=whole // DAY, hours=whole % DAY // HOUR)
    if whole >= HOUR:
        text = QCoreApplication.translate("Words", "{hours}h {minutes:02d}m")
        return text.format(hours=whole // HOUR, minutes=whole % HOUR // MINUTE)
    return f"{whole // MINUTE:02d}:{whole % MINUTE:02d}"


def remaining_words(seconds: float) -> tuple[str, str]:
    """The word and the length of a countdown apart: `("剩余", "08:42")`; a sign alone would not be enough."""
    word = "Left" if seconds >= 0 else "Over"
    return _say(_COUNTDOWN[word]), duration_text(seconds)


_COUNTDOWN = {
    "Left": QT_TRANSLATE_NOOP("Words", "Left"),
    "Over": QT_TRANSLATE_NOOP("Words", "Over"),
}


def remaining_text(seconds: float) -> str:
    """A countdown with its word, `剩余 2天07时` or `超时 4时48分`; negative is past due."""
    return " ".join(remaining_words(seconds))


def error_text(error: RoomError, *, lang: str = "zh_CN") -> str:
    """The sentence for a refusal or a fault in the user's language; the deeds that are open by their names."""
    params = dict(error.params)
    if error.code == "verb.not_open":
        params["open"] = _deeds(str(params.get("open", "")), lang)
    return sentence(error.code, params, lang=lang)


def _deeds(keys: str, lang: str) -> str:
    """Deeds of the event's course by name; what is open in every state would only hide them."""
    from commandroom.domain.event.lifecycle import VERBS  # noqa: PLC0415 - the first rows wait for no verb

    verbs = [VERBS[key] for key in keys.split() if key in VERBS and key not in _ALWAYS_OPEN]
    if lang == "en":
        return ", ".join(verb.english or verb.label for verb in verbs) or "—"
    return "、".join(verb.label for verb in verbs) or "—"


def post_text(roles: Sequence[str], *, lang: str = "zh_CN") -> str:
    """The first post of a person, which is the own one, and how many more: `值班长等 3 岗`."""
    own, more = roles_text(roles[:1], lang=lang), len(roles) - 1
    if more < 1:
        return own
    return f"{own} + {more}" if lang == "en" else f"{own}等 {more + 1} 岗"


def roles_text(roles: Sequence[str], *, lang: str = "zh_CN") -> str:
    """The posts of a person, `值班长、综合政务岗`."""
    known = {role.value: role for role in Role}
    if lang == "en":
        return ", ".join(role.replace("_", " ") for role in roles)
    return "、".join(known[role].label if role in known else role for role in roles)
