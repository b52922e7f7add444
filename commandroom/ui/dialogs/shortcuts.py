"""The shortcut sheet: every deed that has a key, by group, read from the registry."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from commandroom.ui.actions import Actions, Deed
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.initials import NO_MATCH, match
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import clear, column
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.card import Scroll
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel

WIDE, HIGH = 1240, 720
_COLUMN = 380
_LINE = 24
_TITLE_LINES = 2
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ShortcutSheet(CardDialog):
    """What each key does here, all of it at a glance on a screen of 1366 × 768."""

    def __init__(self, theme: Theme, actions: Actions, *, scope: str, parent: QWidget) -> None:
        super().__init__(theme, "", parent=parent, size=(WIDE, HIGH))
        self.title.setText(self.tr("Keyboard shortcuts"))
        self.setAccessibleName(self.title.text())
        self._deeds = [deed for deed in actions.deeds(scope) if deed.keys]
        self._scope = scope
        wide = min(WIDE, parent.window().width() - 48)
        self._count = max(1, wide // theme.px(_COLUMN))
        self.search: QLineEdit = TextInput(self.tr("Find a key or a deed"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setMinimumWidth(theme.px(260))
        self.search.textChanged.connect(self._fill)
        self.head.addWidget(self.search)
        content = QWidget()
        self._columns = QHBoxLayout(content)
        self._columns.setContentsMargins(24, 12, 24, 12)
        self._columns.setSpacing(32)
        self.sheet = Scroll(content)
        self.set_body(self.sheet)
        said = PlainLabel(
            self.tr(
                "Single letters act in lists and details only; they can be switched off in the settings."
            ),
            "muted",
        )
        self.submit_button.say(self.tr("Close"), keys="Esc")
        self.set_footer(said, None, self.submit_button)
        self._fill("")

    def shown(self) -> list[str]:
        """The texts of the deeds on the sheet."""
        return [deed.text for deed in self._deeds if self._fits(deed)]

    def _fits(self, deed: Deed) -> bool:
        wanted = self.search.text()
        return match(wanted, deed.text) > NO_MATCH or any(wanted.lower() in key.lower() for key in deed.keys)

    def _fill(self, _text: str) -> None:
        clear(self._columns)
        sides: list[list[QWidget]] = [[] for _ in range(self._count)]
        for side, groups in enumerate(divided(self._groups(), self._count)):
            sides[side] = [KeyList(self.theme, name, deeds) for name, deeds in groups]
        for parts in sides:
            self._columns.addLayout(column(*parts, None, spacing=10), 1)

    def _groups(self) -> list[tuple[str, list[Deed]]]:
        """The deeds of the page first, then those of the whole desk."""
        groups: dict[str, list[Deed]] = {}
        for deed in sorted(self._deeds, key=lambda deed: deed.scope != self._scope):
            if self._fits(deed):
                groups.setdefault(deed.group, []).append(deed)
        return list(groups.items())


def divided(groups: list[tuple[str, list[Deed]]], count: int) -> list[list[tuple[str, list[Deed]]]]:
    """Groups on so many columns of about one height, in their order; a group that is too high goes on in the next."""
    lines = sum(len(deeds) + _TITLE_LINES for _, deeds in groups)
    most = -(-lines // count) + 1
    sides: list[list[tuple[str, list[Deed]]]] = [[]]
    room = most
    for name, deeds in groups:
        rest = deeds
        while rest:
            if room <= _TITLE_LINES + 1 and len(sides) < count:
                sides.append([])
                room = most
            taken = rest if len(sides) == count else rest[: max(1, room - _TITLE_LINES)]
            sides[-1].append((name, taken))
            room -= len(taken) + _TITLE_LINES
            rest = rest[len(taken) :]
    return sides


class KeyList(Painted):
    """One group: its name, and under it each deed with its keys.

    Painted: sixty lines made of labels take a tenth of a second to build.
    """

    def __init__(self, theme: Theme, name: str, deeds: Sequence[Deed], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._name = name
        self._deeds = list(deeds)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        told = (f"{deed.text}: {' / '.join(deed.keys)}" for deed in self._deeds)
        self.setAccessibleDescription("\n".join(told))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_COLUMN) - 40, self.theme.px(_LINE) * (len(self._deeds) + 1))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self.theme.px(_LINE)
        painter.setFont(self.theme.font(13, bold=True))
        painter.setPen(self.theme.colour("text"))
        painter.drawText(QRectF(0, 0, self.width(), high), _MIDDLE_LEFT, self._name)
        for line, deed in enumerate(self._deeds, start=1):
            left = self._paint_keys(painter, QRectF(0, line * high, self.width(), high), deed.keys)
            painter.setFont(self.theme.font(13))
            painter.setPen(self.theme.colour("text"))
            room = QRectF(0, line * high, left - 8, high)
            text = painter.fontMetrics().elidedText(deed.text, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, _MIDDLE_LEFT, text)

    def _paint_keys(self, painter: QPainter, box: QRectF, keys: Sequence[str]) -> float:
        """The key caps at the right edge; answers where they begin."""
        painter.setFont(self.theme.font(12))
        right = box.right()
        for key in reversed(keys):
            wide = painter.fontMetrics().horizontalAdvance(key) + 14
            cap = QRectF(right - wide + 0.5, box.y() + 2.5, wide - 1, box.height() - 5)
            painter.setPen(QPen(self.theme.colour("border"), 1))
            painter.setBrush(self.theme.colour("subtle"))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(self.theme.colour("text2"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
            right -= wide + 4
        return right
