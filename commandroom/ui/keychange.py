"""Changing the keys of a deed: who has a key already, what stands against it, and what the choice comes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from commandroom.ui.actions import Actions, Deed
from commandroom.ui.keyrules import EVERYWHERE, clash, meet, why_not
from commandroom.ui.ownkeys import MOST

Chosen = dict[str, tuple[str, ...]]
FIXED, TAKEN, MANY, SAME = "fixed", "taken", "many", "same"
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Kin:
    """A deed as the person knows it: one line for all pages on which it has one key; `deeds` are never empty."""

    key_id: str
    deeds: tuple[Deed, ...]

    @property
    def text(self) -> str:
        """What it does."""
        return self.deeds[0].text

    @property
    def groups(self) -> tuple[str, ...]:
        """Where it is at home, the first page first."""
        return tuple(dict.fromkeys(deed.group for deed in self.deeds))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that hold."""
        return self.deeds[0].keys

    @property
    def usual(self) -> tuple[str, ...]:
        """The keys it has from the start."""
        return self.deeds[0].usual

    @property
    def is_fixed(self) -> bool:
        """Whether the list itself answers to its keys."""
        return self.deeds[0].is_told

    @property
    def is_changed(self) -> bool:
        """Whether other keys than the usual ones hold."""
        return set(self.keys) != set(self.usual)

    @property
    def is_everywhere(self) -> bool:
        """Whether it works on every page."""
        return self.deeds[0].scope == EVERYWHERE


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a deed can have a key: `why` not, "" where nothing stands against it, and who has it."""

    key: str
    why: str = ""
    owners: tuple[Kin, ...] = ()


def kins(actions: Actions) -> list[Kin]:
    """All deeds, those of the whole desk first, then page by page, a group together."""
    by_id: dict[str, list[Deed]] = {}
    for deed in actions.known():
        by_id.setdefault(deed.key_id, []).append(deed)
    found = [Kin(key_id, tuple(sorted(deeds, key=_desk_first))) for key_id, deeds in by_id.items()]
    scopes = list(dict.fromkeys([EVERYWHERE, *(deed.scope for deed in actions.deeds())]))
    places = {scope: at for at, scope in enumerate(scopes)}
    groups = list(dict.fromkeys(kin.groups[0] for kin in sorted(found, key=_stands_now(actions))))
    return sorted(
        found, key=lambda kin: (places.get(kin.deeds[0].scope, len(places)), groups.index(kin.groups[0]))
    )


def _desk_first(deed: Deed) -> bool:
    return deed.scope != EVERYWHERE


def _stands_now(actions: Actions) -> Callable[[Kin], bool]:
    here = {deed.key_id for deed in actions.deeds()}
    return lambda kin: kin.key_id not in here


def kin_of(actions: Actions, key_id: str) -> Kin:
    """A deed by what its keys are kept under.

    Raises:
        KeyError: there is no such deed.
    """
    for kin in kins(actions):
        if kin.key_id == key_id:
            return kin
    raise KeyError(key_id)


def owners(actions: Actions, kin: Kin, key: str) -> tuple[Kin, ...]:
    """The other deeds that a key, or one that begins with it, reaches where this one would be reached by it."""
    return tuple(
        other
        for other in kins(actions)
        if other.key_id != kin.key_id
        and any(clash(key, one) for one in other.keys)
        and any(meet(mine.scope, theirs.scope) for mine in kin.deeds for theirs in other.deeds)
    )


def verdict(actions: Actions, kin: Kin, key: str, *, beside: Sequence[str] = ()) -> Verdict:
    """Whether a deed can have a key, beside those it is to keep."""
    letters = all(actions.takes_letters(deed.scope) for deed in kin.deeds)
    why = why_not(key, usual=kin.usual, takes_letters=letters)
    if why:
        return Verdict(key, why)
    if any(clash(key, one) for one in beside):
        return Verdict(key, SAME)
    if len(beside) >= MOST:
        return Verdict(key, MANY)
    found = owners(actions, kin, key)
    fixed = tuple(other for other in found if other.is_fixed)
    if fixed:
        return Verdict(key, FIXED, fixed)
    return Verdict(key, TAKEN if found else "", found)


def chosen_with(actions: Actions, kin: Kin, keys: Sequence[str]) -> Chosen:
    """Everything that is chosen when a deed has these keys: whoever had one of them has it no more."""
    chosen: Chosen = {} if set(keys) == set(kin.usual) else {kin.key_id: tuple(keys)}
    known = {other.key_id: other for other in kins(actions)}
    for key_id, theirs in actions.own.all().items():
        if key_id == kin.key_id:
            continue
        other = known.get(key_id)
        meets = other is not None and any(
            meet(mine.scope, one.scope) for mine in kin.deeds for one in other.deeds
        )
        left = tuple(one for one in theirs if not (meets and any(clash(one, key) for key in keys)))
        if other is None or set(left) != set(other.usual):
            chosen[key_id] = left
    return chosen


def in_the_way(actions: Actions, kin: Kin) -> tuple[Kin, ...]:
    """Who has a key that this deed has from the start."""
    found = [other for key in kin.usual if key not in kin.keys for other in owners(actions, kin, key)]
    return tuple({other.key_id: other for other in found}.values())


def reason(why: str) -> str:
    """Why a deed cannot have a key, as a sentence."""
    said = {
        "typing": translate("Keys", "This key moves, chooses and types in forms, lists and menus."),
        "editing": translate("Keys", "This key edits text: copy, paste, undo and the like."),
        "form": translate("Keys", "This key submits every form and dialog."),
        "list": translate("Keys", "Every list moves or marks by this letter itself."),
        "input_method": translate("Keys", "This key belongs to the input method."),
        "system": translate("Keys", "This key belongs to the operating system."),
        "letter": translate(
            "Keys",
            "Text is typed on this page, so a letter or sign alone does nothing: add Ctrl or Alt, or take a function key.",
        ),
        SAME: translate("Keys", "The deed has this key already."),
        MANY: translate("Keys", "A deed has at most {count} keys.").format(count=MOST),
    }
    return said.get(why, why)


def named(kin: Kin) -> str:
    """A deed with where it is at home: `“Accept” (Event board)`."""
    return translate("Keys", "“{deed}” ({group})").format(deed=kin.text, group=kin.groups[0])
