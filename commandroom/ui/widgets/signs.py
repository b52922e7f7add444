"""The painted signs as widgets: status pill, countdown, deadline box, urgency bars, severity chip."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from commandroom.ui import words
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.theme import Theme
from commandroom.ui.widgets import paint
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.paint import Lamp

_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class StatusPill(Painted):
    """The state of an event as glyph and name."""

    def __init__(self, theme: Theme, state: str = "S00", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state)

    def show_state(self, state: str) -> None:
        """Show another state `S00` to `X40`."""
        self.state = state
        self.setAccessibleName(self.tr("State: {state}").format(state=words.state_label(state)))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(paint.pill_width(self.theme, self.state)) + 1, self.theme.px(24))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        paint.paint_pill(QPainter(self), self.theme, QRectF(self.rect()), self.state)


class Countdown(Painted):
    """A lamp and what is left or over, `剩余 08:42`, in one line.

    It shows what it is told and does not tick itself.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, px: int = 13) -> None:
        super().__init__(theme, parent)
        self._px = px
        self._lamp = Lamp.NONE
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_remaining(self, lamp: Lamp | str, seconds: float | None, text: str = "") -> None:
        """Show a lamp with `seconds` left (negative: over), or with a text where no clock runs."""
        self._lamp = Lamp(lamp)
        self._text = text if seconds is None else words.remaining_text(seconds)
        self.setAccessibleName(
            in_a_sentence((words.lamp_label(self._lamp), self._text)) if self._text else ""
        )
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.theme.font(self._px, bold=True, tabular=True)).horizontalAdvance(self._text)
        return QSize(round(wide) + self._indent() + 4, max(24, self.theme.px(self._px + 10)))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        paint.paint_lamp(painter, self.theme, QPointF(self._px * 0.75, middle), self._lamp, self._px * 0.56)
        painter.setPen(self.theme.colour(paint.LAMP_TEXT[self._lamp]))
        painter.setFont(self.theme.font(self._px, bold=True, tabular=True))
        painter.drawText(QRectF(self.rect()).adjusted(self._indent(), 0, 0, 0), _MIDDLE_LEFT, self._text)

    def _indent(self) -> int:
        return 0 if self._lamp is Lamp.NONE else round(self._px * 1.75)


class DeadlineBox(Painted):
    """The tinted box of an event's running deadline.

    Lamp, countdown in large type, and a line about the limit.
    """

    HIGH = 72

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._lamp = Lamp.NONE
        self._text = ""
        self._note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_deadline(self, lamp: Lamp | str, text: str, note: str) -> None:
        """Show `超时 2天07时` and `办结时限 11月20日 12:26`."""
        self._lamp, self._text, self._note = Lamp(lamp), text, note
        self.setAccessibleName(in_a_sentence((words.lamp_label(self._lamp), text, note)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.theme.px(self.HIGH))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(paint.LAMP_TINT[self._lamp]))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        half = self.height() * 0.58
        left = 14 if self._lamp is Lamp.NONE else 46
        paint.paint_lamp(painter, self.theme, QPointF(26, half * 0.56 + 3), self._lamp, 9)
        painter.setPen(self.theme.colour(_box_text(self._lamp)))
        painter.setFont(self.theme.font(20, bold=True, tabular=True))
        painter.drawText(QRectF(left, 6, self.width() - left - 8, half - 6), _MIDDLE_LEFT, self._text)
        painter.setFont(self.theme.font(12))
        painter.drawText(
            QRectF(14, half, self.width() - 22, self.height() - half - 8), _MIDDLE_LEFT, self._note
        )


def _box_text(lamp: Lamp) -> str:
    role = paint.LAMP_TEXT[lamp]
    return role if role in ("warn", "crit", "deep") else "st_done"


class UrgencyMark(Painted):
    """Urgency as three signal bars and its name."""

    def __init__(self, theme: Theme, urgency: object = 1, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_urgency(urgency)

    def show_urgency(self, urgency: object) -> None:
        """Show 1 to 3, or the name of an urgency."""
        self._urgency = urgency
        self.setAccessibleName(self.tr("Urgency: {urgency}").format(urgency=words.urgency_label(urgency)))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.theme.font(12)).horizontalAdvance(words.urgency_label(self._urgency))
        return QSize(round(wide) + 28, 24)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint.paint_urgency(painter, self.theme, box.adjusted(2, 0, 0, 0), self._urgency)
        painter.setPen(self.theme.colour("text2"))
        painter.setFont(self.theme.font(12))
        painter.drawText(box.adjusted(24, 0, 0, 0), _MIDDLE_LEFT, words.urgency_label(self._urgency))


class SeverityChip(Painted):
    """A severity Ⅰ to Ⅳ (1 to 4) in its statutory colour; hidden at 0."""

    def __init__(self, theme: Theme, level: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedSize(28, 24)
        self.show_severity(level)

    def show_severity(self, level: int) -> None:
        """Show another severity."""
        self._level = level
        self.setVisible(level > 0)
        self.setAccessibleName(self.tr("Severity: {level}").format(level=words.severity_label(level)))
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        paint.paint_severity(QPainter(self), self.theme, QRectF(self.rect()), self._level)


class Avatar(Painted):
    """A person's first character on a disc."""

    def __init__(
        self, theme: Theme, name: str = "", parent: QWidget | None = None, *, size: int = 32
    ) -> None:
        super().__init__(theme, parent)
        self.setFixedSize(size, size)
        self.show_person(name)

    def show_person(self, name: str) -> None:
        """Show somebody else."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("avatar"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(self.theme.colour("avatar_text"))
        painter.setFont(self.theme.font(14, bold=True))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._name[:1])
