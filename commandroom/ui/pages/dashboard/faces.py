"""The six cards: their names, units, what they are made of, and in which direction lies good news."""

from __future__ import annotations

from commandroom.ui.i18n import QT_TRANSLATE_NOOP, is_english
from commandroom.ui.pages.dashboard.ranges import Days, say
from commandroom.ui.punctuation import in_clauses, named
from commandroom.ui.widgets.kpicard import NOTHING, KpiFace
from commandroom.usecases.queries.dashboard import Card

EVENTS, MINUTES, PERCENT, POINTS = (
    QT_TRANSLATE_NOOP("Dashboard", "events"),
    QT_TRANSLATE_NOOP("Dashboard", "min"),
    "%",
    QT_TRANSLATE_NOOP("Dashboard", "points"),
)
NAMES = {
    "received": QT_TRANSLATE_NOOP("Dashboard", "Registered"),
    "closed": QT_TRANSLATE_NOOP("Dashboard", "Closed"),
    "open": QT_TRANSLATE_NOOP("Dashboard", "Open"),
    "response": QT_TRANSLATE_NOOP("Dashboard", "Mean response"),
    "in_time": QT_TRANSLATE_NOOP("Dashboard", "Closed in time"),
    "overdue": QT_TRANSLATE_NOOP("Dashboard", "Late and open"),
}
UNITS = {"response": MINUTES, "in_time": PERCENT}
GOOD = {"received": None, "closed": None, "open": None, "response": -1, "in_time": 1, "overdue": -1}
"""Which way is good news; of what comes in, stands open and is closed neither is by itself."""
ABOUT = {
    "received": QT_TRANSLATE_NOOP("Dashboard", "Events registered, merged ones too; void ones and uncounted ones left out"),
    "closed": QT_TRANSLATE_NOOP("Dashboard", "Events closed here; refused ones and imported history left out"),
    "open": QT_TRANSLATE_NOOP("Dashboard", "Events that stand open, as the board counts them"),
    "response": QT_TRANSLATE_NOOP("Dashboard", "Mean from registering to acceptance; office minutes if its limit has them"),
    "in_time": QT_TRANSLATE_NOOP("Dashboard", "K8: closed in time ÷ due to be closed"),
    "overdue": QT_TRANSLATE_NOOP("Dashboard", "Events past their handling limit and not yet fed back"),
}  # fmt: skip
_RANGED = ("received", "closed")


def card_name(key: str, days: Days) -> str:
    """`今日登记`; what stands at a moment is named without a time."""
    name = say(NAMES[key])
    if key not in _RANGED or days.kind != "today":
        return name
    return f"{days.word}: {name.lower()}" if is_english() else f"{days.word}{name}"


def unit_of(key: str) -> str:
    """The unit of a card."""
    return say(UNITS.get(key, EVENTS))


def value_text(key: str, value: float | None) -> str:
    """A value as it stands on a card."""
    if value is None:
        return NOTHING
    if key == "in_time":
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{value:,.1f}" if key == "response" else f"{value:,.0f}"


def face_of(card: Card, days: Days) -> KpiFace:
    """What the card shows."""
    key, good = card.key, GOOD[card.key]
    change = None if card.value is None or card.before is None else card.value - card.before
    shown = "" if change is None else value_text(key, abs(change))
    way = 0 if change is None or shown in {"0", "0.0"} else (1 if change > 0 else -1)
    return KpiFace(
        value=value_text(key, card.value), unit=unit_of(key), way=way, is_good=None if good is None else way == good,
        delta=_delta(shown, way, key), against=days.against if change is not None else say(NOT_BEFORE),
        detail=detail_of(card), trend=card.trend,
    )  # fmt: skip


NOT_BEFORE = QT_TRANSLATE_NOOP("Dashboard", "nothing to compare")
SAME = QT_TRANSLATE_NOOP("Dashboard", "as many")


def _delta(shown: str, way: int, key: str) -> str:
    if not shown:
        return ""
    if not way:
        return say(SAME)
    return f"{shown} {say(POINTS)}" if key == "in_time" else shown


def detail_of(card: Card) -> str:
    """What the value is made of, in numbers: `36 ÷ 39`, or how many it is the mean of."""
    if card.denominator is None:
        return ""
    if card.key == "in_time":
        return f"{card.numerator:,.0f} ÷ {card.denominator:,}"
    return f"{card.denominator:,} {say(EVENTS)}"


def tip_of(card: Card) -> str:
    """The definition in a sentence, with what stands above and below the line."""
    parts = [say(ABOUT[card.key])]
    if card.denominator is not None:
        unit = say(MINUTES) if card.key == "response" else say(EVENTS)
        parts.append(named(say(ABOVE), f"{card.numerator:,.0f} {unit}"))
        parts.append(named(say(BELOW), f"{card.denominator:,} {say(EVENTS)}"))
    parts.append(say(TREND).format(n=len(card.trend)))
    return in_clauses(parts)


ABOVE = QT_TRANSLATE_NOOP("Dashboard", "above the line")
BELOW = QT_TRANSLATE_NOOP("Dashboard", "below the line")
TREND = QT_TRANSLATE_NOOP("Dashboard", "the line shows the last {n} days")
