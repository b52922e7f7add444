"""The three gradings of an event. They are independent and never merged into one "level"."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Urgency(StrEnum):
    """紧急程度: decides the clock profile."""

    NORMAL = "normal"
    URGENT = "urgent"
    CRITICAL = "critical"


class Severity(StrEnum):
    """突发事件等级 (突发事件应对法 §3): decides report timers, who signs, and the mode of the room."""

    NONE = "none"
    ORDINARY = "ordinary"
    LARGER = "larger"
    MAJOR = "major"
    EXTREME = "extreme"


class Tier(IntEnum):
    """处置层级: decides the route: 1 grid or village on the spot, 2 township, 3 reported to the county."""

    ON_THE_SPOT = 1
    TOWNSHIP = 2
    COUNTY = 3


_URGENCY_WORDS = {"一般": Urgency.NORMAL, "紧急": Urgency.URGENT, "特急": Urgency.CRITICAL}
_SEVERITY_WORDS = {
    "无": Severity.NONE,
    "一般": Severity.ORDINARY,
    "较大": Severity.LARGER,
    "重大": Severity.MAJOR,
    "特别重大": Severity.EXTREME,
}
_TIER_WORDS = {"一级": Tier.ON_THE_SPOT, "二级": Tier.TOWNSHIP, "三级": Tier.COUNTY}
_SEVERITY_ORDER = tuple(Severity)
_URGENCY_ORDER = tuple(Urgency)


def urgency_of(text: str) -> Urgency | None:
    """The urgency meant by an English key or its Chinese word (一般, 紧急, 特急); None for anything else."""
    word = text.strip()
    if word in Urgency.__members__.values():
        return Urgency(word)
    return _URGENCY_WORDS.get(word)


def severity_of(text: str) -> Severity | None:
    """The severity meant by an English key or its Chinese word (无 … 特别重大); None for anything else."""
    word = text.strip()
    if word in Severity.__members__.values():
        return Severity(word)
    return _SEVERITY_WORDS.get(word)


def tier_of(text: str | int) -> Tier | None:
    """The tier meant by 1, "1" or 一级 and so on; None for anything else."""
    word = str(text).strip()
    return Tier(int(word)) if word in {"1", "2", "3"} else _TIER_WORDS.get(word)


def at_least(severity: Severity, floor: Severity) -> bool:
    """Whether a severity is `floor` or graver."""
    return _SEVERITY_ORDER.index(severity) >= _SEVERITY_ORDER.index(floor)


def more_urgent(one: Urgency, other: Urgency) -> bool:
    """Whether the first is strictly more urgent than the second."""
    return _URGENCY_ORDER.index(one) > _URGENCY_ORDER.index(other)
