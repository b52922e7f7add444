"""How Chinese is spelled, without the memory and the wait that pypinyin's whole dictionary of phrases costs."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from commandroom.base.paths import resources

if TYPE_CHECKING:
    from collections.abc import Callable


def syllables(text: str) -> list[str]:
    """The syllables without tones, `重庆` as chong, qing; what is not Chinese stays in one piece."""
    spelled: list[str] = _pypinyin().lazy_pinyin(text)
    return spelled


def first_letters(text: str) -> list[str]:
    """The first letter of each syllable; what is not Chinese stays in one piece."""
    pypinyin = _pypinyin()
    spelled: list[str] = pypinyin.lazy_pinyin(text, style=pypinyin.Style.FIRST_LETTER)
    return spelled


def is_loaded() -> bool:
    """Whether spelling costs nothing any more; the first time takes some 60 ms."""
    return _pypinyin.cache_info().currsize > 0


@cache
def _pypinyin() -> Any:
    """With the phrases that change a syllable, one in thirteen of all (`packaging/make_polyphones.py`).

    Reading all of them holds the interpreter's lock for a sixth of a second, in which no window answers.
    """
    os.environ["PYPINYIN_NO_PHRASES"] = "1"
    # Else a copy would be used, and the first of the two keep 42,000 spellings of its own: 5 MB.
    os.environ["PYPINYIN_NO_DICT_COPY"] = "1"
    import pypinyin  # noqa: PLC0415 - not for the start
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 - likewise

    for character, spelled in PINYIN_DICT.items():
        PINYIN_DICT[character] = sys.intern(spelled)  # of 42,000 some 8,600 differ
    add: Callable[[dict[str, list[list[str]]]], None] = pypinyin.load_phrases_dict
    lines = (resources() / "catalog" / "polyphones.txt").read_text(encoding="utf-8").splitlines()
    words = (line.split() for line in lines if not line.startswith("#"))
    add({word: [[part] for part in parts] for word, *parts in words})
    return pypinyin
