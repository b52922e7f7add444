"""Every deed that has a name and a key, in one place.

Menus, command palette, shortcut sheet and the settings read from here, and whatever shows a key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Protocol
from weakref import WeakSet

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from commandroom.ui.keyrules import (
    EVERYWHERE,
    clash,
    has_modifier,
    is_single,
    letter_of,
    meet,
    sequences,
    span,
    why_not,
)
from commandroom.ui.ownkeys import OwnKeys


class Deed(msgspec.Struct, frozen=True):
    """One action with what the palette, the sheet and the settings say about it.

    `scope` is the key of the page it belongs to, `EVERYWHERE` for the whole desk. `keys` are as shown: `Ctrl+K`, `J`,
    `G B` for one after the other; `usual` are those it has where the person chose no others. A person's choice is kept
    under `key_id`, which deeds of several pages may share. Keys of an `is_told` one are the list's own and stay.
    """

    id: str
    text: str
    group: str
    keys: tuple[str, ...]
    scope: str
    icon: str
    action: QAction
    usual: tuple[str, ...] = ()
    key_id: str = ""
    is_told: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it can be done now."""
        return self.action.isEnabled() and self.action.isVisible()


class ShowsKeys(Protocol):
    """What shows the key of a deed: a button, a tooltip, a label."""

    def show_keys(self, keys: str) -> None:
        """Show another key, or none."""
        ...


class Actions(QObject):
    """The registry of deeds.

    Keys with Ctrl, Alt or a function key are ordinary shortcuts. Single letters are not: a shortcut of the
    window would swallow what is typed, so views hand their key presses to `press`, and a setting can switch
    them off. What the person chose (`own`) goes before the usual keys, also where two of these meet: whoever is
    registered later finds the key taken and goes without.
    """

    changed = Signal()
    keys_changed = Signal()
    done = Signal(str)

    def __init__(
        self,
        window: QWidget | None = None,
        *,
        has_single_keys: Callable[[], bool] = lambda: True,
        own: OwnKeys | None = None,
    ) -> None:
        super().__init__(window)
        self.own = own or OwnKeys()
        self._window = window
        self._has_single_keys = has_single_keys
        self._deeds: dict[str, Deed] = {}
        self._foretold: dict[str, Deed] = {}
        self._letter_scopes = {EVERYWHERE}
        self._shown_on: defaultdict[str, WeakSet[ShowsKeys]] = defaultdict(WeakSet)
        self._pending = ""
        self.own.changed.connect(self._wear)

    def attach(self, window: QWidget) -> None:
        """Bind the shortcuts of the whole desk to a window."""
        self._window = window
        for deed in self._deeds.values():
            if deed.scope == EVERYWHERE:
                window.addAction(deed.action)

    def add(  # noqa: PLR0913  each is named at the call
        self,
        action_id: str,
        text: str,
        do: Callable[[], object],
        *,
        keys: str | tuple[str, ...] = (),
        group: str = "",
        icon: str = "",
        scope: str = EVERYWHERE,
        owner: QWidget | None = None,
        key_id: str = "",
        is_told: bool = False,
    ) -> QAction:
        """Add a deed, or replace the one of the same id; `owner` is the page inside which its shortcuts work.

        With `is_told` the list handles the keys itself (arrows, Enter, Space), and the sheet only tells of them.

        Raises:
            ValueError: a key is taken by another deed of the same scope or of the whole desk.
        """
        usual = (keys,) if isinstance(keys, str) else tuple(keys)
        self.remove(action_id)
        self._refuse_taken(action_id, usual, scope)
        action = QAction(text, owner or self)
        action.setObjectName(action_id)
        action.triggered.connect(lambda _checked=False: self._do(action_id, do))
        self._bind(action, scope, owner)
        deed = Deed(action_id, text, group, (), scope, icon, action, usual, key_id or action_id, is_told)
        self._take_up(self._deeds, deed)
        self.changed.emit()
        return action

    def foretell(
        self,
        action_id: str,
        text: str,
        *,
        keys: str | tuple[str, ...] = (),
        group: str = "",
        icon: str = "",
        scope: str = EVERYWHERE,
    ) -> None:
        """Tell of a deed that stands only while its window does, so that its keys can be chosen before."""
        usual = (keys,) if isinstance(keys, str) else tuple(keys)
        action = QAction(text, self, enabled=False)
        self._take_up(self._foretold, Deed(action_id, text, group, (), scope, icon, action, usual, action_id))

    def remove(self, action_id: str) -> None:
        """Forget a deed."""
        deed = self._deeds.pop(action_id, None)
        if deed is not None:
            deed.action.deleteLater()
            if deed.key_id in self.own.all():
                self._wear()
            self.changed.emit()

    def action(self, action_id: str) -> QAction:
        """The Qt action of a deed, for a menu or a button.

        Raises:
            KeyError: there is no such deed.
        """
        return self._deeds[action_id].action

    def deeds(self, scope: str | None = None) -> list[Deed]:
        """All deeds, or those of the whole desk and of one page."""
        return [deed for deed in self._deeds.values() if scope is None or deed.scope in (EVERYWHERE, scope)]

    def known(self) -> list[Deed]:
        """All deeds, and those that are only foretold."""
        return list({**self._foretold, **self._deeds}.values())

    def takes_letters(self, scope: str) -> bool:
        """Whether a letter alone reaches the deeds of a scope: not those of a form, where it would be typed."""
        return scope in self._letter_scopes

    def keys_of(self, action_id: str) -> str:
        """The first key of a deed as shown on a button, or ""."""
        deed = self._deeds.get(action_id) or self._foretold.get(action_id)
        return deed.keys[0] if deed is not None and deed.keys else ""

    def span(self, *action_ids: str) -> str:
        """The first keys of several deeds in short, `Alt+1…7`."""
        return span([self.keys_of(action_id) for action_id in action_ids])

    def hint(self, text: str, *action_ids: str) -> tuple[tuple[str, str], ...]:
        """A line of the status bar: the keys of these deeds and what they do; nothing where none has a key."""
        keys = self.span(*action_ids)
        return ((keys, text),) if keys else ()

    def show_on(self, action_id: str, shows: ShowsKeys) -> None:
        """Show the first key of a deed there, now and whenever it is another; also of one that is still to come."""
        self._shown_on[action_id].add(shows)
        shows.show_keys(self.keys_of(action_id))

    def do(self, action_id: str) -> bool:
        """Do it if it is open; False where it is not."""
        deed = self._deeds.get(action_id)
        if deed is None or not deed.is_open:
            return False
        deed.action.trigger()
        return True

    def press(self, event: QKeyEvent, scope: str) -> bool:
        """Do what a single key, or the second of two, stands for in a list or detail of `scope`.

        False: not ours.
        """
        if not self._has_single_keys() or has_modifier(event):
            return False
        letter = letter_of(event)
        if not letter:
            return False
        keys = f"{self._pending} {letter}" if self._pending else letter
        self._pending = ""
        here = [deed for deed in self.deeds(scope) if keys in deed.keys]
        if here:
            here.sort(key=lambda deed: deed.scope == EVERYWHERE)
            return self.do(here[0].id)
        if any(key.startswith(f"{letter} ") for deed in self.deeds(scope) for key in deed.keys):
            self._pending = letter
            return True
        return False

    def _do(self, action_id: str, do: Callable[[], object]) -> None:
        self.done.emit(action_id)
        do()

    def _refuse_taken(self, action_id: str, keys: tuple[str, ...], scope: str) -> None:
        for deed in self._deeds.values():
            both = set(deed.usual) & set(keys)
            if meet(deed.scope, scope) and both and not (deed.scope != scope and all(map(is_single, both))):
                message = f"{sorted(both)} of {action_id} belong to {deed.id}"
                raise ValueError(message)

    def _bind(self, action: QAction, scope: str, owner: QWidget | None) -> None:
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if owner is not None:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            owner.addAction(action)
        elif self._window is not None and scope == EVERYWHERE:
            self._window.addAction(action)

    # --- keys ------------------------------------------------------------------------------------------------------

    def _take_up(self, place: dict[str, Deed], deed: Deed) -> None:
        """A deed is new here: give it its keys, and where a choice concerns it look at all of them again."""
        place[deed.id] = deed
        is_first = deed.scope not in self._letter_scopes and any(map(is_single, deed.usual))
        if is_first:
            self._letter_scopes.add(deed.scope)
        chosen = self.own.all()
        if chosen and (is_first or deed.is_told or deed.key_id in chosen):
            self._wear()
        else:
            self._give(place, deed, self._left_of(deed, self._claims() if chosen else ()))

    @Slot()
    def _wear(self) -> None:
        """Give every deed the keys that hold now."""
        claims = self._claims()
        chosen = self.own.all()
        has_changed = False
        for place in (self._foretold, self._deeds):
            for deed in tuple(place.values()):
                is_own = deed.key_id in chosen and not deed.is_told
                keys = _claimed(claims, deed) if is_own else self._left_of(deed, claims)
                has_changed |= self._give(place, deed, keys)
        if has_changed:
            self.keys_changed.emit()

    def _claims(self) -> list[tuple[str, Deed]]:
        """The chosen keys that hold, each with every deed it is for; the list's own stand before them."""
        known = self.known()
        claims = [(key, deed) for deed in known if deed.is_told for key in deed.usual]
        for key_id, keys in self.own.all().items():
            family = [deed for deed in known if deed.key_id == key_id and not deed.is_told]
            usual = {key for deed in family for key in deed.usual}
            letters = all(self.takes_letters(deed.scope) for deed in family)
            for key in keys:
                is_free = not why_not(key, usual=usual, takes_letters=letters) and not any(
                    clash(key, taken)
                    and other.key_id != key_id
                    and any(meet(d.scope, other.scope) for d in family)
                    for taken, other in claims
                )
                claims += [(key, deed) for deed in family if is_free]
        return claims

    def _left_of(self, deed: Deed, claims: Iterable[tuple[str, Deed]]) -> tuple[str, ...]:
        """The usual keys of a deed but those that a person's choice gives to another."""
        if deed.is_told:
            return deed.usual
        taken = [key for key, other in claims if not other.is_told and meet(deed.scope, other.scope)]
        return tuple(key for key in deed.usual if not any(clash(key, one) for one in taken))

    def _give(self, place: dict[str, Deed], deed: Deed, keys: tuple[str, ...]) -> bool:
        """Bind and show the keys of a deed; whether they are others than before."""
        place[deed.id] = replace(deed, keys=keys)
        has_changed = keys != deed.keys
        if has_changed and not deed.is_told:
            bound = [one for key in keys if not is_single(key) for one in sequences(key)]
            deed.action.setShortcuts(bound if place is self._deeds else [])
        if has_changed:
            shown = [
                one for one in self._shown_on.get(deed.id, ()) if not isinstance(one, QObject) or isValid(one)
            ]
            for one in shown:
                one.show_keys(self.keys_of(deed.id))
        return has_changed


def _claimed(claims: Iterable[tuple[str, Deed]], deed: Deed) -> tuple[str, ...]:
    return tuple(key for key, other in claims if other.id == deed.id and not other.is_told)
