"""The signs between words as each language writes them: a row of parts, a name and its value, an aside."""

from __future__ import annotations

from collections.abc import Iterable

from commandroom.ui.i18n import is_english


def in_a_row(parts: Iterable[str]) -> str:
    """Things of one kind: `甲、乙` or `one, other`; empty ones are left out."""
    return (", " if is_english() else "、").join(part for part in parts if part)


def in_a_sentence(parts: Iterable[str]) -> str:
    """What is said of one thing: `红灯，超时 4时` or `Red lamp, over 4h`; empty parts are left out."""
    return (", " if is_english() else "，").join(part for part in parts if part)


def in_clauses(parts: Iterable[str]) -> str:
    """Sentences that belong together: `甲；乙` or `one; other`; empty ones are left out."""
    return ("; " if is_english() else "；").join(part for part in parts if part)


def named(name: str, value: str) -> str:
    """A name and its value: `网格：第3网格` or `Grid: third`."""
    return f"{name}: {value}" if is_english() else f"{name}：{value}"


def gap() -> str:
    """The space between two things that stand in one line and belong to no sentence."""
    return "  " if is_english() else "　"


def aside(text: str, more: str) -> str:
    """A text and what stands in brackets behind it: `派遣（3）` or `Dispatch (3)`."""
    return f"{text} ({more})" if is_english() else f"{text}（{more}）"
