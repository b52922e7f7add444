"""Keys as text: how a press is written, which keys get in each other's way, and which no deed can have.

`Ctrl+Shift+S`, `F5`, a letter or sign alone, or two of them one after the other: `G B`. The reserved keys are read from
`resources/catalog/keys.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence
from functools import cache

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from commandroom.base.paths import resources

EVERYWHERE = ""
LETTER, SYSTEM = "letter", "system"
PARTS = 2
"""So many letters in a row a key may have."""
_ANYWHERE = ("?", "/")
_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ALL_MODIFIERS = _MODIFIERS | Qt.KeyboardModifier.ShiftModifier
_ALONE = (
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R, Qt.Key.Key_Hyper_L, Qt.Key.Key_Hyper_R, Qt.Key.Key_unknown,
)  # fmt: skip
_LONGEST_RUN = 3


def is_single(keys: str) -> bool:
    """Whether keys act only where a list or a detail has the focus.

    A letter, a sign, or two letters in a row.
    """
    return all(len(part) == 1 for part in keys.split(" ")) and keys not in _ANYWHERE


def is_plain(keys: str) -> bool:
    """Whether keys are what a person types into a text: a letter, a sign, two in a row."""
    return is_single(keys) or keys in _ANYWHERE


def has_modifier(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or the system's key is down."""
    return bool(event.modifiers() & _MODIFIERS)


def letter_of(event: QKeyEvent) -> str:
    """The letter or sign as it stands in the registry: `J`, `[`, `1`; "" where it is none.

    An input method in Chinese mode still gives the letter.
    """
    key = event.key()
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return chr(key)
    text = event.text()
    return text if len(text) == 1 and text.isprintable() and not text.isspace() else ""


def text_of(event: QKeyEvent) -> str:
    """What was pressed, as the registry writes it; "" while only Ctrl, Shift or Alt is down."""
    if event.key() in _ALONE:
        return ""
    letter = "" if has_modifier(event) else letter_of(event)
    if letter:
        return letter
    key, modifiers = Qt.Key(event.key()), event.modifiers() & _ALL_MODIFIERS
    if key == Qt.Key.Key_Backtab:
        key, modifiers = Qt.Key.Key_Tab, modifiers | Qt.KeyboardModifier.ShiftModifier
    return canonical(QKeySequence(QKeyCombination(modifiers, key)).toString())


def canonical(text: str) -> str:
    """The one way to write a key; "" for what is none."""
    parts = text.split(" ")
    if text and len(parts) <= PARTS and all(len(part) == 1 and part.isprintable() for part in parts):
        return text.upper()
    sequence = QKeySequence(text)
    written = sequence.toString(QKeySequence.SequenceFormat.PortableText) if sequence.count() == 1 else ""
    return "" if written == "Meta" else written.replace("Return", "Enter")


def sequences(keys: str) -> list[QKeySequence]:
    """What Qt binds for a key: Enter stands for both keys of that name."""
    both = [keys, keys.replace("Enter", "Return")] if keys.endswith("Enter") else [keys]
    return [QKeySequence(one) for one in both]


def clash(one: str, other: str) -> bool:
    """Whether two keys cannot both act in one place: the same, or one is the beginning of the other."""
    if one == other:
        return True
    both = is_single(one) and is_single(other)
    return both and (one.startswith(f"{other} ") or other.startswith(f"{one} "))


def meet(scope: str, other: str) -> bool:
    """Whether deeds of two scopes can be open in one place."""
    return scope == other or EVERYWHERE in (scope, other)


def why_not(keys: str, *, usual: Collection[str], takes_letters: bool) -> str:
    """Why a deed cannot have these keys, as a key of the catalogue or `LETTER`; "" where it can.

    `usual` is what the deed has from the start, `takes_letters` whether a letter alone reaches it where it is at home.
    """
    if keys in usual:
        return ""
    first = keys.split(" ", maxsplit=1)[0] if is_single(keys) else keys
    if first in reserved():
        return reserved()[first]
    if "Meta+" in keys:
        return SYSTEM
    return "" if takes_letters or not is_plain(keys) else LETTER


@cache
def reserved() -> dict[str, str]:
    """Why a key is reserved, by key."""
    read = tomllib.loads((resources() / "catalog" / "keys.toml").read_text(encoding="utf-8"))
    return {key: why for why, keys in read.items() for key in keys}


def span(keys: Sequence[str]) -> str:
    """Several keys in short: `Alt+1…7` for a run, else one after the other, and an ellipsis behind the third."""
    known = [key for key in keys if key]
    first = known[0] if known else ""
    is_run = (
        len(known) > _LONGEST_RUN
        and [first[:-1] + chr(ord(first[-1]) + n) for n in range(len(known))] == known
    )
    if is_run:
        return f"{first}…{known[-1][-1]}"
    return " ".join(known[:_LONGEST_RUN]) + (" …" if len(known) > _LONGEST_RUN else "")
