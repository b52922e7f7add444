"""The English names of what the desk says in Chinese, so that `dispatch` finds 派遣 in the palette."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from commandroom.base.paths import resources


@cache
def _names() -> dict[str, str]:
    """English by Chinese, from the words the translations are made of; 20 ms, for a thread that nobody waits for."""
    found: dict[str, str] = {}
    for file in sorted((resources() / "i18n" / "zh").glob("*.toml")):
        words = tomllib.loads(file.read_text(encoding="utf-8"))
        for context in words.values():
            _gather(context, found)
        _gather(words, found)
    return found


def _gather(words: Any, found: dict[str, str]) -> None:
    if isinstance(words, dict):
        for source, text in words.items():
            if isinstance(text, str):
                found.setdefault(text, source)


def learn() -> None:
    """Read the words now."""
    _names()


def is_known() -> bool:
    """Whether they have been read."""
    return _names.cache_info().currsize > 0


def english(text: str) -> str:
    """The English for a text of the desk, "" where it is none or where it is English already."""
    return _names().get(text, "")
