"""The banner under the top bar: one at a time, the gravest and newest first."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from commandroom.ui.icons import paint_icon
from commandroom.ui.notices import Banner, Kind
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.button import Button

HIGH = 40
_LOOK = {
    Kind.INFO: ("info", "info"),
    Kind.SUCCESS: ("circle-check", "ok"),
    Kind.WARN: ("triangle-alert", "warn"),
    Kind.CRIT: ("octagon-alert", "crit"),
}


class BannerSlot(Painted):
    """Shows one banner of 40 px, or takes no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.banner: Banner | None = None
        self._button = Button(theme, "", kind="link")
        self._button.clicked.connect(self._act)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayout(row(None, self._button, margins=(0, 0, 20, 0)))
        self.show_banner(None)

    def show_banner(self, banner: Banner | None) -> None:
        """Show another banner, or none."""
        self.banner = banner
        self.setVisible(banner is not None)
        self._button.setVisible(banner is not None and bool(banner.action))
        if banner is not None:
            self._button.say(banner.action)
            self.setAccessibleName(banner.text)
            self.setToolTip(banner.text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, max(HIGH, self.theme.px(HIGH)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.banner is None:
            return
        name, role = _LOOK[self.banner.kind]
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour(f"{role}_bg"))
        paint_icon(painter, self.theme, name, QRectF(20, self.height() / 2 - 9, 18, 18), role)
        painter.setPen(self.theme.colour(role))
        painter.setFont(self.theme.font(13, bold=True))
        room = QRectF(
            48, 0, self.width() - 68 - (self._button.width() + 20 if self.banner.action else 0), self.height()
        )
        text = painter.fontMetrics().elidedText(
            self.banner.text, Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _act(self) -> None:
        if self.banner is not None and self.banner.on_action is not None:
            self.banner.on_action()
