"""Push buttons that show their key and follow the theme."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from commandroom.ui.icons import icon as themed_icon
from commandroom.ui.theme import Theme

_ROLES = {"primary": "accent_text", "danger": "crit", "ghost": "text2", "icon": "text2"}


class Button(QPushButton):
    """A button; `kind` is "", "primary", "danger", "ghost" or "link".

    `keys` is shown behind the text, not bound: give it for keys that never change, and the button to
    `Actions.show_on` for those of a deed.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        icon: str = "",
        kind: str = "",
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icon = icon
        self._kind = kind
        self._keys = keys
        if kind:
            self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.say(text)
        self._tint()
        self._is_stale = False
        theme.changed.connect(self._on_theme_changed)

    @property
    def is_link(self) -> bool:
        """Whether it only leads somewhere."""
        return self._kind == "link"

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self._tint()
        super().showEvent(event)

    def say(self, text: str, *, keys: str | None = None) -> None:
        """Change the text, and the key shown with it."""
        self._said = text
        self._keys = self._keys if keys is None else keys
        gap = " " if self._icon and text else ""
        self.setText(f"{gap}{text}  {self._keys}" if self._keys else f"{gap}{text}")
        self.setAccessibleName(text)

    def show_keys(self, keys: str) -> None:
        """Show another key with the same text."""
        name = self.accessibleName()
        self.say(self._said, keys=keys)
        self.setAccessibleName(name)

    def show_icon(self, name: str) -> None:
        """Change the icon."""
        self._icon = name
        self._tint()

    def large(self) -> Button:
        """Make it 38 px high, as the main button of a dialog."""
        self.setProperty("size", "large")
        return self

    @Slot()
    def _on_theme_changed(self) -> None:
        """A button that nobody sees draws its icon anew when it is shown: there are hundreds of them."""
        if self.isVisible():
            self._tint()
        else:
            self._is_stale = True

    def _tint(self) -> None:
        self._is_stale = False
        if self._icon:
            role = _ROLES.get(self._kind, "text2")
            self.setIcon(themed_icon(self.theme, self._icon, role, checked="accent_on_selected"))
            self.setIconSize(QSize(16, 16))


class IconButton(Button):
    """A square button with an icon only; `name` is its tooltip and its accessible name."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        keys: str = "",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", icon=icon, kind="icon", parent=parent)
        self.setAccessibleName(name)
        self.show_keys(keys)
        self.setCheckable(checkable)
        self.setFixedWidth(36)

    @override
    def show_keys(self, keys: str) -> None:
        name = self.accessibleName()
        self.setToolTip(f"{name}  {keys}" if keys else name)


class KeyTip(QObject):
    """The tooltip of a part that has no room for its key: what it is, and the key behind it."""

    def __init__(self, part: QWidget, text: str) -> None:
        super().__init__(part)
        self._part, self._text = part, text

    def show_keys(self, keys: str) -> None:
        """Show another key."""
        self._part.setToolTip(f"{self._text}  {keys}".rstrip())
