"""Colours by role, sizes by density and type by scale: the one place a widget takes its look from."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache

import msgspec
from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QToolTip, QWidget
from shiboken6 import isValid

from commandroom.base.paths import resources
from commandroom.ui import fonts
from commandroom.ui.steps import PAUSE_MS
from commandroom.ui.stylesheet import render


class Scheme(StrEnum):
    """Which of the two looks; `SYSTEM` asks the operating system and is light where it does not say."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    """How close the rows of a list stand."""

    COMPACT = "compact"
    STANDARD = "standard"
    RELAXED = "relaxed"


ROW_HEIGHTS = {Density.COMPACT: 28, Density.STANDARD: 36, Density.RELAXED: 44}


class Appearance(msgspec.Struct, frozen=True):
    """What a person chose in the settings; `scale` is the size of type in per cent, 90 to 130."""

    scheme: Scheme = Scheme.LIGHT
    density: Density = Density.STANDARD
    scale: int = 100
    reduce_motion: bool = False
    single_keys: bool = True


@cache
def read_colours(name: str) -> dict[str, str]:
    """The colours of `resources/themes/<name>.toml` as role and `#RRGGBB` (or `#AARRGGBB`)."""
    tree = tomllib.loads((resources() / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
    return dict(_roles(tree))


def _roles(tree: dict[str, object]) -> Iterator[tuple[str, str]]:
    for group in tree.values():
        if isinstance(group, dict):
            yield from ((str(role), str(value)) for role, value in group.items())


class Theme(QObject):
    """Answers for every colour, font and height on the desk, and says when they change."""

    changed = Signal()
    dressed = Signal()
    """All that is seen wears the new look and will be shown with it in the next turn: what is slow to paint may begin."""

    def __init__(self, appearance: Appearance | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance or Appearance()
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[int, bool, bool], QFont] = {}
        self._roots: dict[int, QWidget] = {}
        self._stale: dict[int, QWidget] = {}
        self._unseen = 0
        self._covered: list[QWidget] = []
        self._uncovering: list[Callable[[], object]] = []
        self._is_everywhere = False
        self._rendered = ""
        self._later = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._later.timeout.connect(self._dress_one)
        self._read()

    @property
    def appearance(self) -> Appearance:
        """What was chosen."""
        return self._appearance

    @property
    def is_dark(self) -> bool:
        """Whether the dark look is on the screen."""
        return self.name == Scheme.DARK

    @property
    def is_changing(self) -> bool:
        """Whether some root still wears what was chosen before."""
        return bool(self._stale or self._covered)

    @property
    def row_height(self) -> int:
        """The height of a row in a list, in logical pixels; never below what its text needs."""
        wanted = ROW_HEIGHTS[self._appearance.density]
        return max(wanted, fonts.scaled(13, self._appearance.scale) + 12)

    @property
    def moves(self) -> bool:
        """Whether fades may be shown."""
        return not self._appearance.reduce_motion

    def hex(self, role: str) -> str:
        """The colour of a role as it stands in the theme.

        Raises:
            KeyError: the themes know no such role.
        """
        return self._hexes[role]

    def colour(self, role: str) -> QColor:
        """The colour of a role; callers must not change it."""
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = QColor(self.hex(role))
        return found

    def font(self, px: int = 13, *, bold: bool = False, tabular: bool = False) -> QFont:
        """A font of `px` logical pixels before scaling; callers must not change it."""
        key = (px, bold, tabular)
        found = self._fonts.get(key)
        if found is None:
            found = fonts.font(px, bold=bold, tabular=tabular, scale=self._appearance.scale)
            self._fonts[key] = found
        return found

    def px(self, size: int) -> int:
        """A height that goes with the size of type."""
        return round(size * self._appearance.scale / 100)

    def switch(self, appearance: Appearance) -> None:
        """Wear another look at once, in every open window."""
        if appearance == self._appearance:
            return
        if appearance.scale != self._appearance.scale:
            self._fonts.clear()
        self._appearance = appearance
        self._read()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._change(app)

    def apply(self, app: QApplication, *, everywhere: bool = True) -> None:
        """Dress the application: style, palette, font, and the style sheet, unless roots `wear` it one by one.

        A style sheet of the application is worn anew by every widget there is, seen or not: half a second with
        all pages built. Roots that wear it take a tenth of that, and those that nobody sees may wait.
        """
        self._is_everywhere = everywhere
        fonts.load_fonts()
        if app.style().objectName().lower() != "fusion" or (everywhere and not app.styleSheet()):
            app.setStyle(QStyleFactory.create("Fusion"))
        if self._appearance.scheme is not Scheme.SYSTEM:
            app.styleHints().setColorScheme(Qt.ColorScheme.Dark if self.is_dark else Qt.ColorScheme.Light)
        app.setPalette(self.palette())
        app.setFont(self.font(13))
        QToolTip.setFont(self.font(12))
        app.setStyleSheet(self._sheet() if everywhere else "")

    def wear(self, root: QWidget) -> None:
        """Dress a widget with all that is in it, now and whenever the look changes."""
        if self._is_everywhere:
            return
        key = id(root)
        self._roots[key] = root
        root.destroyed.connect(lambda: self._forget(key))
        root.setStyleSheet(self._sheet())

    def freshen(self, root: QWidget) -> None:
        """Dress a root that waits for it, just before it is shown."""
        if self._stale.pop(id(root), None) is not None:
            root.setStyleSheet(self._sheet())

    def freshen_within(self, whole: QWidget) -> None:
        """Dress all roots in a page that is about to be shown."""
        for root in [root for root in self._stale.values() if root is whole or whole.isAncestorOf(root)]:
            self.freshen(root)

    def follow_system(self, app: QApplication) -> None:
        """From now on change with the operating system, as long as the chosen scheme is `SYSTEM`."""
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @Slot()
    def _on_system_changed(self) -> None:
        app = QApplication.instance()
        if self._appearance.scheme is not Scheme.SYSTEM or not isinstance(app, QApplication):
            return
        if _resolved(Scheme.SYSTEM) != self.name:
            self._read()
            self._change(app)

    def palette(self) -> QPalette:
        """The palette for whatever Qt paints by itself."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text_disabled"))
        return palette

    def _change(self, app: QApplication) -> None:
        """Palette and painted widgets at once, style sheets in turns: what is seen first, and shown when all of it is.

        Nothing is painted in between, so that nobody sees a window half dark.
        """
        self.apply(app, everywhere=self._is_everywhere)
        seen = [key for key, root in self._roots.items() if root.isVisible()]
        self._stale = {key: self._roots[key] for key in [*seen, *self._roots]}
        self._unseen = len(self._stale) - len(seen)
        self._uncovering = [self._settle, self.dressed.emit, self._uncover]
        for window in {self._stale[key].window() for key in seen}:
            window.setUpdatesEnabled(False)
            self._covered.append(window)
        self.changed.emit()
        self._later.start()

    @Slot()
    def _dress_one(self) -> None:
        """One root in each turn of the event loop; when all that is seen is dressed, turns for what it takes to show it."""
        if self._covered and len(self._stale) <= self._unseen:
            self._uncovering.pop(0)()
        elif self._stale:
            self.freshen(next(iter(self._stale.values())))
        if self._stale or self._covered:
            self._later.start()

    def _settle(self) -> None:
        """Before any part of a window is painted into a picture Qt lays out all of it, hidden pages too: in a turn of its own."""
        for window in self._covered:
            if isValid(window):
                window.grab(QRect(0, 0, 1, 1))

    def _uncover(self) -> None:
        covered, self._covered = self._covered, []
        for window in covered:
            if isValid(window):
                window.setUpdatesEnabled(True)

    def forget(self, root: QWidget) -> None:
        """It is closed and needs no dress any more."""
        self._forget(id(root))

    def _forget(self, key: int) -> None:
        self._roots.pop(key, None)
        self._stale.pop(key, None)

    def _sheet(self) -> str:
        if not self._rendered:
            self._rendered = render(self._hexes, scale=self._appearance.scale)
        return self._rendered

    def _read(self) -> None:
        self.name = _resolved(self._appearance.scheme)
        self._hexes = read_colours(self.name)
        self._rendered = ""
        self._colours.clear()


_PALETTE = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "subtle",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "crit",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Light: "subtle",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
}


def _resolved(scheme: Scheme) -> Scheme:
    if scheme is not Scheme.SYSTEM:
        return scheme
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return Scheme.LIGHT
    app.styleHints().unsetColorScheme()
    asked = app.styleHints().colorScheme()
    return Scheme.DARK if asked is Qt.ColorScheme.Dark else Scheme.LIGHT
