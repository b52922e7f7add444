"""Every deed that has a name and a key, in one place.

Menus, command palette and shortcut sheet read from here.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

EVERYWHERE = ""
_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Deed(msgspec.Struct, frozen=True):
    """One action with what the palette and the sheet say about it.

    `scope` is the key of the page it belongs to, `EVERYWHERE` for the whole desk. `keys` are as shown:
    `Ctrl+K`, `J`, `G B` for one after the other.
    """

    id: str
    text: str
    group: str
    keys: tuple[str, ...]
    scope: str
    icon: str
    action: QAction

    @property
    def is_open(self) -> bool:
        """Whether it can be done now."""
        return self.action.isEnabled() and self.action.isVisible()


def is_single(keys: str) -> bool:
    """Whether keys act only where a list or a detail has the focus.

    A letter, a sign, or two letters in a row.
    """
    return all(len(part) == 1 for part in keys.split(" ")) and keys not in ("?", "/")


class Actions(QObject):
    """The registry of deeds.

    Keys with Ctrl, Alt or a function key are ordinary shortcuts. Single letters are not: a shortcut of the
    window would swallow what is typed, so views hand their key presses to `press`, and a setting can switch
    them off.
    """

    changed = Signal()
    done = Signal(str)

    def __init__(
        self, window: QWidget | None = None, *, has_single_keys: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__(window)
        self._window = window
        self._has_single_keys = has_single_keys
        self._deeds: dict[str, Deed] = {}
        self._pending = ""

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
        is_told: bool = False,
    ) -> QAction:
        """Add a deed, or replace the one of the same id; `owner` is the page inside which its shortcuts work.

        With `is_told` the list handles the keys itself (arrows, Enter, Space), and the sheet only tells of them.

        Raises:
            ValueError: a key is taken by another deed of the same scope or of the whole desk.
        """
        wanted = (keys,) if isinstance(keys, str) else tuple(keys)
        self.remove(action_id)
        self._refuse_taken(action_id, wanted, scope)
        action = QAction(text, owner or self)
        action.setObjectName(action_id)
        action.triggered.connect(lambda _checked=False: self._do(action_id, do))
        shortcuts = [QKeySequence(key) for key in wanted if not is_single(key) and not is_told]
        action.setShortcuts(shortcuts)
        self._bind(action, scope, owner)
        self._deeds[action_id] = Deed(action_id, text, group, wanted, scope, icon, action)
        self.changed.emit()
        return action

    def remove(self, action_id: str) -> None:
        """Forget a deed."""
        deed = self._deeds.pop(action_id, None)
        if deed is not None:
            deed.action.deleteLater()
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

    def keys_of(self, action_id: str) -> str:
        """The first key of a deed as shown on a button, or ""."""
        deed = self._deeds.get(action_id)
        return deed.keys[0] if deed is not None and deed.keys else ""

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
        if not self._has_single_keys() or event.modifiers() & _MODIFIERS:
            return False
        letter = _letter(event)
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
            meets = deed.scope == scope or EVERYWHERE in (deed.scope, scope)
            both = set(deed.keys) & set(keys)
            if meets and both and not (deed.scope != scope and all(is_single(key) for key in both)):
                message = f"{sorted(both)} of {action_id} belong to {deed.id}"
                raise ValueError(message)

    def _bind(self, action: QAction, scope: str, owner: QWidget | None) -> None:
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if owner is not None:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            owner.addAction(action)
        elif self._window is not None and scope == EVERYWHERE:
            self._window.addAction(action)


def _letter(event: QKeyEvent) -> str:
    """The key as it stands in the registry: `J`, `[`, `1`.

    An input method in Chinese mode still gives the letter.
    """
    key = event.key()
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return chr(key)
    text = event.text()
    return text if len(text) == 1 and text.isprintable() and not text.isspace() else ""
