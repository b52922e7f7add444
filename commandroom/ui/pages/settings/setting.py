"""One setting as the search of the page finds it: its words, and the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget
from typing_extensions import override

from commandroom.ui.initials import NO_MATCH, match
from commandroom.ui.otherwords import english, is_known
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.listing import ListView

MOST = 80
SHOWN_MS = 2600
_SCATTERED = 0.3
"""What `match` gives for letters that stand anywhere in a name; among hundreds of rows nearly everything has them."""
_BY_WORDS = 0.25
_AROUND = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a setting stands: what gets the focus, and what is framed, in the coordinates of `part`."""

    focus: QWidget
    part: QWidget
    rect: QRect


@dataclass(frozen=True, slots=True)
class Setting:
    """`text` names it, `note` explains it, `words` are others by which it is found; `go` brings it on the screen."""

    text: str
    note: str
    go: Callable[[], Place]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A setting that was found, and in which section."""

    section: str
    section_title: str
    setting: Setting
    score: float


def find(wanted: str, sections: Iterable[tuple[str, str, Iterable[Setting]]]) -> list[Hit]:
    """The settings that fit, the best first, of equals in the order of the page; sections as (key, title, settings)."""
    hits = [
        Hit(key, title, setting, fit)
        for key, title, settings in sections
        for setting in settings
        if (fit := score(wanted, setting)) > NO_MATCH
    ]
    return sorted(hits, key=lambda hit: -hit.score)[:MOST]


def score(wanted: str, setting: Setting) -> float:
    """How well a setting fits: by its name, the name's pinyin or English, at last by what else is written there."""
    by_name = match(wanted, setting.text, also=english(setting.text) if is_known() else "")
    if by_name > _SCATTERED:
        return by_name
    return _BY_WORDS if wanted.lower() in f"{setting.note} {setting.words}".lower() else NO_MATCH


def row_setting(
    view: ListView, row: Any, text: str, note: str, *, before: Callable[[], object] = lambda: None
) -> Setting:
    """A row of a list; `before` makes sure that the list shows it."""

    def go() -> Place:
        before()
        at = view.table.rows.index(row) if row in view.table.rows else 0
        view.go_to_row(at)
        return Place(
            view, view.viewport(), view.visualRect(view.model().index(at, 0)).adjusted(0, 0, 10_000, 0)
        )

    return Setting(text, note, go)


def part_setting(part: QWidget, text: str, note: str = "", words: str = "") -> Setting:
    """A control, a line or a card."""
    return Setting(text, note, lambda: Place(first_control(part), part, part.rect()), words)


def first_control(part: QWidget) -> QWidget:
    """What of a part gets the focus: itself, the chosen one of its choices, or the first of its controls."""
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return part
    inside = [
        one
        for one in part.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(part) and one.focusProxy() is None
    ]
    chosen = [
        one for one in inside if isinstance(one, QAbstractButton) and one.isCheckable() and one.isChecked()
    ]
    return (chosen or inside or [part])[0]


class Frame(Painted):
    """A frame around what was found; it goes by itself and is in nobody's way."""

    def __init__(self, theme: Theme, ground: QWidget) -> None:
        super().__init__(theme, ground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._gone = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._gone.timeout.connect(self.deleteLater)
        self._gone.timeout.connect(self.hide)

    def show_around(self, rect: QRect) -> None:
        """Stand around a part of the ground for a moment."""
        self.setGeometry(rect)
        self.show()
        self.raise_()
        self._gone.start()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


def bring(theme: Theme, scroll: QScrollArea, place: Place) -> Frame:
    """Scroll to a place, give it the focus and frame it."""
    ground = scroll.widget() or scroll
    rect = QRect(place.part.mapTo(ground, place.rect.topLeft()), place.rect.size())
    visible = QRect(place.part.mapTo(ground, place.part.rect().topLeft()), place.part.size())
    rect = rect.intersected(visible).adjusted(-_AROUND, -_AROUND // 2, _AROUND, _AROUND // 2)
    scroll.ensureVisible(rect.center().x(), rect.bottom(), 0, 24)
    scroll.ensureVisible(rect.center().x(), rect.top(), 0, 24)
    place.focus.setFocus(Qt.FocusReason.ShortcutFocusReason)
    for old in ground.findChildren(Frame):
        old.hide()
    frame = Frame(theme, ground)
    frame.show_around(rect.intersected(ground.rect()))
    return frame
