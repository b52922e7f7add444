"""Pinyin, so that 陈国强 is found by `cgq` and by `chenguoqiang`.

And the fuzzy match of the command palette and the combo boxes.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from commandroom.base import pinyin

NO_MATCH = 0.0
_LEAST_SPELLED = 2


def warm() -> None:
    """Load the spelling now: 60 ms, for a thread that nobody waits for."""
    initials("陈")


@lru_cache(maxsize=4096)
def syllables(text: str) -> tuple[str, ...]:
    """The syllables in lower case without tones; letters and digits in a row are one, other signs fall away."""
    parts = (
        "".join(letter for letter in part if letter.isalnum()).lower() for part in pinyin.syllables(text)
    )
    return tuple(part for part in parts if part)


@lru_cache(maxsize=4096)
def initials(text: str) -> str:
    """The first letter of each Chinese syllable; letters and digits stay."""
    return "".join(part if _is_in(part, text) else part[0] for part in syllables(text))


def match(query: str, text: str, *, also: str = "", has_pinyin: bool = True) -> float:
    """How well a query fits a text, or its name in another language.

    1.0 the beginning, less for the middle, for pinyin initials and spelled syllables, for scattered letters; 0 not.
    """
    wanted, given = query.strip().lower(), text.lower()
    if not wanted:
        return 1.0
    for known, most in ((given, 1.0), (also.lower(), 0.95)):
        at = known.find(wanted)
        if at >= 0:
            return most - min(at, 20) / 50
    if not wanted.isascii():
        return 0.3 if _scattered(wanted, given) else NO_MATCH
    if not has_pinyin:
        return NO_MATCH
    return _spelled(wanted.replace(" ", ""), text)


def _spelled(wanted: str, text: str) -> float:
    short = initials(text)
    at = short.find(wanted)
    if at >= 0:
        return 0.9 - min(at, 20) / 50
    if len(wanted) < _LEAST_SPELLED:
        return NO_MATCH
    parts = syllables(text)
    begins = [0, *accumulate(len(part) for part in parts)]
    whole = "".join(parts)
    for place, begin in enumerate(begins[:-1]):
        if whole.startswith(wanted, begin):
            return 0.85 - min(place, 20) / 50
    return 0.2 if _scattered(wanted, short) else NO_MATCH


def _is_in(part: str, text: str) -> bool:
    """Whether these letters stand in the text themselves, and are no spelling of a character."""
    return part in text.lower()


def _scattered(wanted: str, given: str) -> bool:
    letters = iter(given)
    return all(letter in letters for letter in wanted)
