"""The navigation rail: who we are, the pages with their badges, and who sits here."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.breakpoints import NAV_NARROW, NAV_OPEN
from commandroom.ui.icons import paint_icon, pixmap
from commandroom.ui.page import CAME_FROM, Badge, PageSpec
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.theme import Theme
from commandroom.ui.widgets import paint
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.base import PaintedButton
from commandroom.ui.widgets.card import Line
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel

_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MOST = 999


class NavButton(PaintedButton):
    """One page in the rail."""

    def __init__(self, theme: Theme, spec: PageSpec, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.key = spec.key
        self._title = spec.title
        self._icon = spec.icon
        self._badge = Badge(0)
        self.is_narrow = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_keys("")
        self.show_badge(Badge(0))

    def show_keys(self, keys: str) -> None:
        """Name the page's key in the tooltip."""
        self.setToolTip(f"{self._title}   {keys}".rstrip())

    def show_badge(self, badge: Badge) -> None:
        """Show another number."""
        self._badge = badge
        said = badge.told or self.tr("{title}, {count} events").format(title=self._title, count=badge.count)
        self.setAccessibleName(said if badge.count else self._title)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(NAV_NARROW - 16, self.theme.px(38))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        is_on = self.isChecked()
        if is_on or self.underMouse() or self.hasFocus():
            painter.setPen(QPen(self.theme.colour("nav_accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("nav_active"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        if is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("nav_accent"))
            painter.drawRoundedRect(QRectF(0, 9, 3, box.height() - 18), 1.5, 1.5)
        role = "nav_active_text" if is_on else "nav_text"
        left = (box.width() - 18) / 2 if self.is_narrow else 12
        paint_icon(painter, self.theme, self._icon, QRectF(left, box.height() / 2 - 9, 18, 18), role)
        taken = self._paint_badge(painter, box)
        if not self.is_narrow:
            painter.setFont(self.theme.font(14, bold=is_on))
            painter.setPen(self.theme.colour(role))
            text = QRectF(40, 0, box.width() - 48 - taken, box.height())
            shown = QFontMetricsF(painter.font()).elidedText(
                self._title, Qt.TextElideMode.ElideRight, text.width()
            )
            painter.drawText(text, _MIDDLE_LEFT, shown)

    def _paint_badge(self, painter: QPainter, box: QRectF) -> float:
        if not self._badge.count:
            return 0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("nav_red" if self._badge.is_red else "nav_badge"))
        if self.is_narrow:
            middle = QPointF(box.width() - 10, 11)
            if self._badge.is_red:
                paint.paint_lamp(painter, self.theme, middle, paint.Lamp.RED, 6)
            else:
                painter.drawEllipse(middle, 4, 4)
            return 0
        font = self.theme.font(12, bold=self._badge.is_red, tabular=True)
        text = f"{self._badge.count:,}" if self._badge.count <= _MOST * 10 else f"{_MOST * 10:,}+"
        wide = max(22.0, QFontMetricsF(font).horizontalAdvance(text) + 12)
        pill = QRectF(box.width() - wide - 10, box.height() / 2 - 9.5, wide, 19)
        painter.drawRoundedRect(pill, 9.5, 9.5)
        painter.setFont(font)
        painter.setPen(self.theme.colour("nav_red_text" if self._badge.is_red else "nav_text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        return wide + 8


class PersonCard(PaintedButton):
    """Who sits at this desk, and the shift."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.is_narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_person(self.tr("Nobody signed in"), "")

    def show_person(self, name: str, shift: str) -> None:
        """Show `周敏 · 值班长` and `白班 08:00–17:30`."""
        self._name, self._shift = name, shift
        self.setAccessibleName(in_a_sentence((name, shift)))
        self.setToolTip(f"{name}\n{shift}".rstrip())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(NAV_NARROW - 16, self.theme.px(48))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        is_lit = self.hasFocus() or self.underMouse()
        if is_lit:
            painter.setPen(QPen(self.theme.colour("nav_accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("nav_active"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        disc = QRectF((box.width() - 32) / 2 if self.is_narrow else 6, box.height() / 2 - 16, 32, 32)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("avatar"))
        painter.drawEllipse(disc)
        painter.setPen(self.theme.colour("avatar_text"))
        painter.setFont(self.theme.font(14, bold=True))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._name[:1])
        if not self.is_narrow:
            half = box.height() / 2
            painter.setFont(self.theme.font(13))
            painter.setPen(self.theme.colour("nav_active_text"))
            painter.drawText(QRectF(48, half - 20, box.width() - 52, 20), _MIDDLE_LEFT, self._name)
            painter.setFont(self.theme.font(12))
            painter.setPen(self.theme.colour("nav_text" if is_lit else "nav_muted"))
            room = QRectF(48, half, box.width() - 52, 20)
            shift = QFontMetricsF(painter.font()).elidedText(
                self._shift, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, _MIDDLE_LEFT, shift)


class NavRail(QFrame):
    """The rail at the left, 208 px or 56 px wide."""

    chosen = Signal(str)
    person_clicked = Signal()

    def __init__(self, theme: Theme, specs: list[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("nav")
        self.setAccessibleName(self.tr("Navigation"))
        self._logo = QLabel()
        self._name = PlainLabel(self.tr("Command room"), "brand")
        self._place = ElidedLabel("", "brandsub")
        self._head = QWidget()
        self._head.setLayout(column(self._name, self._place, spacing=0))
        self.person = PersonCard(theme)
        self.person.clicked.connect(self.person_clicked)
        self.buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose)
        self._parents = {spec.key: spec.parent for spec in specs}
        self._build([spec for spec in specs if spec.group not in ("hidden", "beside")])
        self._tint()
        theme.changed.connect(self._tint)
        self.set_narrow(is_narrow=False)

    def show_place(self, text: str) -> None:
        """Show `临溪镇 · 日常模式` under the product's name."""
        self._place.setText(text)

    def show_badge(self, key: str, badge: Badge) -> None:
        """Show a page's number."""
        if key in self.buttons:
            self.buttons[key].show_badge(badge)

    def mark(self, key: str) -> None:
        """Show which page is open, or the one that it belongs to; where that is none, none."""
        parent = key if key in self.buttons else self._parents.get(key, "")
        if parent in self.buttons:
            self.buttons[parent].setChecked(True)
        elif parent != CAME_FROM:
            self._group.setExclusive(False)
            for button in self.buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show icons only, or icons and names."""
        self.setFixedWidth(NAV_NARROW if is_narrow else max(NAV_OPEN, self.theme.px(NAV_OPEN)))
        self._head.setVisible(not is_narrow)
        side = 8 if is_narrow else 12
        self._column.setContentsMargins(side, 16, side, 12)
        buttons: list[NavButton | PersonCard] = [*self.buttons.values(), self.person]
        for button in buttons:
            button.is_narrow = is_narrow
            button.update()

    def _build(self, specs: list[PageSpec]) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addLayout(row(self._logo, self._head, None, spacing=10, margins=(6, 0, 0, 0)))
        self._column.addSpacing(18)
        has_gap = False
        for spec in specs:
            if spec.group == "bottom" and not has_gap:
                self._column.addStretch(1)
                has_gap = True
            button = NavButton(self.theme, spec)
            self.buttons[spec.key] = button
            self._group.addButton(button)
            self._column.addWidget(button)
        if not has_gap:
            self._column.addStretch(1)
        self._column.addSpacing(6)
        self._column.addWidget(Line(name="navline"))
        self._column.addSpacing(6)
        self._column.addWidget(self.person)

    def _choose(self, button: NavButton) -> None:
        self.chosen.emit(button.key)

    @Slot()
    def _tint(self) -> None:
        self._logo.setPixmap(
            pixmap("radio-tower", self.theme.hex("nav_accent"), 26, self.devicePixelRatioF())
        )
        self._logo.setFixedWidth(26)
