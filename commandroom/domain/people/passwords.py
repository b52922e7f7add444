"""What a password must be: one switch between a modern policy and the one that 等保 level 2 is assessed by.

Modern is OWASP ASVS 5.0 §6.2: length, no composition, nothing that everybody tries first, nothing that the room is called by.
Level 2 is GB/T 22239-2019 §7.1.4.1: classes of characters, a change every so many days, none of the last ones. The figures of
both are data (`resources/catalog/signin.toml`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Iterable
from datetime import datetime, timedelta
from itertools import pairwise

from msgspec import Struct

from commandroom.domain.errors import FieldError

FIELD = "password"
_LONGEST_PATTERN = 3
_LEFT_BESIDE_A_NAME = 6
_LEAST_NAME = 2


class Profile(Struct, frozen=True):
    """A policy. Lengths are characters as typed; 0 classes, days or former passwords: nothing is asked for."""

    least: int
    advised: int
    most: int
    source: str
    common: bool = True
    context: bool = True
    classes: int = 0
    max_days: int = 0
    warn_days: int = 0
    history: int = 0


class Cost(Struct, frozen=True):
    """What Argon2id takes for one password: kibibytes of memory, rounds over them, lanes side by side."""

    memory_kib: int
    rounds: int
    lanes: int


class SignInRules(Struct, frozen=True):
    """All figures of signing in; `wait_minutes` are the waits after the last allowed try and after each one more."""

    version: str
    profile: str
    tries: int
    wait_minutes: tuple[int, ...]
    idle_minutes: int
    idle_least: int
    idle_most: int
    token_minutes: int
    first_days: int
    cost: Cost
    profiles: dict[str, Profile]

    def chosen(self, setting: str) -> Profile:
        """The profile of a room's setting; the default where it is empty or unknown here."""
        return self.profiles.get(setting) or self.profiles[self.profile]

    def idle(self, setting: str) -> timedelta:
        """After which time a seat locks itself, by a room's setting; the default where that makes no sense."""
        minutes = int(setting) if setting.isascii() and setting.isdigit() else self.idle_minutes
        return timedelta(minutes=min(max(minutes, self.idle_least), self.idle_most))


def need_good(
    password: str,
    profile: Profile,
    *,
    common: Container[str],
    context: Iterable[str],
    was_used: Callable[[str], bool],
) -> None:
    """Whether a password may be chosen; it is looked at exactly as it was typed.

    `common` holds lower case; `context` are names of the room and the person; `was_used` knows the present and former ones.

    Raises:
        FieldError: `password.short`, `.long`, `.common`, `.named`, `.classes` or `.used`.
    """
    if len(password) < profile.least:
        raise FieldError("password.short", field=FIELD, least=profile.least, advised=profile.advised)
    if len(password) > profile.most:
        raise FieldError("password.long", field=FIELD, most=profile.most)
    if profile.common and (password.casefold() in common or _is_pattern(password.casefold())):
        raise FieldError("password.common", field=FIELD)
    name = _named(password, context) if profile.context else ""
    if name:
        raise FieldError("password.named", field=FIELD, name=name)
    if len(classes(password)) < profile.classes:
        raise FieldError("password.classes", field=FIELD, classes=profile.classes)
    if was_used(password):
        raise FieldError("password.used", field=FIELD, count=max(profile.history, 1))


def classes(password: str) -> set[str]:
    """The classes of characters in it: `upper`, `lower`, `digit`, `other` (signs and Chinese characters)."""
    return {_class(letter) for letter in password}


def _class(letter: str) -> str:
    category = unicodedata.category(letter)
    return {"Lu": "upper", "Ll": "lower", "Nd": "digit"}.get(category, "other")


def _is_pattern(text: str) -> bool:
    """One short piece again and again, or characters that follow each other: `abababab`, `23456789`, `hgfedcba`."""
    pieces = range(1, _LONGEST_PATTERN + 1)
    if any((text[:size] * len(text))[: len(text)] == text for size in pieces):
        return True
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps in ({1}, {-1})


def _named(password: str, context: Iterable[str]) -> str:
    """The name of the room or the person that is most of the password; "" where none is."""
    text = password.casefold()
    for name in sorted((word.strip() for word in context), key=len, reverse=True):
        word = name.casefold()
        if len(word) >= _LEAST_NAME and word in text and len(text.replace(word, "")) < _LEFT_BESIDE_A_NAME:
            return name
    return ""


def runs_out(profile: Profile, set_at: datetime) -> datetime | None:
    """When a password must be another one; None where it may stay."""
    return set_at + timedelta(days=profile.max_days) if profile.max_days else None
