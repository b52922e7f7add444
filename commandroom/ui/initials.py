"""Pinyin initials, so that 陈国强 is found by `cgq`.

And the fuzzy match of the command palette and the combo boxes.
"""

from __future__ import annotations

from functools import lru_cache

NO_MATCH = 0.0


@lru_cache(maxsize=4096)
def initials(text: str) -> str:
    """The first letter of each syllable in lower case; letters and digits stay, other signs fall away."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  60 ms that the first paint need not wait for

    parts = lazy_pinyin(text, style=Style.FIRST_LETTER)
    return "".join(letter for letter in "".join(parts) if letter.isalnum()).lower()


def match(query: str, text: str) -> float:
    """How well a query fits a text.

    1.0 the beginning, less for the middle, for initials, for scattered letters; 0 not.
    """
    wanted, given = query.strip().lower(), text.lower()
    if not wanted:
        return 1.0
    at = given.find(wanted)
    if at >= 0:
        return 1.0 - min(at, 20) / 50
    if not wanted.isascii():
        return 0.3 if _scattered(wanted, given) else NO_MATCH
    short = initials(text)
    at = short.find(wanted.replace(" ", ""))
    if at >= 0:
        return 0.9 - min(at, 20) / 50
    return 0.2 if len(wanted) > 1 and _scattered(wanted, short) else NO_MATCH


def _scattered(wanted: str, given: str) -> bool:
    letters = iter(given)
    return all(letter in letters for letter in wanted)
