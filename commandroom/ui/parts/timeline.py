"""The timeline of an event, painted: what was done, by whom, when, and what of it had no effect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from typing_extensions import override

from commandroom.ui.icons import paint_icon
from commandroom.ui.moments import long_text, short_text
from commandroom.ui.parts.fieldnames import told
from commandroom.ui.parts.naming import verb_label
from commandroom.ui.theme import Theme
from commandroom.ui.widgets import paint
from commandroom.ui.widgets.base import Painted
from commandroom.usecases.queries import TimelineRow

TALK = frozenset(
    {"note", "contact", "callback", "callback_attempt", "progress", "urge", "supervise_reply", "attach"}
)
SYSTEM_ACTORS = frozenset({"system", "import"})
_LEFT = 26
_GAP = 14
_SHORT = 90
_LEFT_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_WORDS = int(Qt.TextFlag.TextWordWrap) | _LEFT_TOP
_ANYWHERE = int(Qt.TextFlag.TextWrapAnywhere) | _LEFT_TOP
_ENDLESS = re.compile(r"[!-~]{32}")
_LINE = int(Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _wrap(text: str) -> int:
    """Break between words, so that numbers and dates stay whole; inside them only where one is longer than a line."""
    return _ANYWHERE if _ENDLESS.search(text) else _WORDS


def kind_of(row: TimelineRow) -> str:
    """`system`, `talk` or `course`: what the filter of the event page tells apart."""
    if row.actor in SYSTEM_ACTORS:
        return "system"
    if row.verb in TALK:
        return "talk"
    from commandroom.domain.event.lifecycle import VERBS  # noqa: PLC0415 - the first rows wait for no verb

    verb = VERBS.get(row.verb)
    return "course" if verb is None or verb.to is not None or verb.exclusive or row.to else "talk"


@dataclass(slots=True)
class _Line:
    """One entry, measured."""

    row: TimelineRow
    head: str
    note: str
    body: str
    top: float = 0
    high: float = 0


class Timeline(Painted):
    """Entries one under the other, the newest first; `is_short` leaves the texts out for a narrow panel."""

    def __init__(self, theme: Theme, *, is_short: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._is_short = is_short
        self._lines: list[_Line] = []
        self._measured_at = -1
        self._codes: dict[str, str] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Course of the event"))

    def show_rows(self, rows: Iterable[TimelineRow], codes: Mapping[str, str] | None = None) -> None:
        """Show these entries, given oldest first; `codes` are the words for coded reasons."""
        self._codes = dict(codes or {})
        self._lines = [self._line(row) for row in reversed(list(rows))]
        self._measured_at = -1
        self.setAccessibleDescription(
            "\n".join(f"{long_text(at.row.at)} {at.head} {at.note} {at.body}" for at in self._lines)
        )
        self._measure()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(self.width()))

    @override
    def heightForWidth(self, width: int) -> int:
        self._measure(width)
        return round(self._lines[-1].top + self._lines[-1].high) if self._lines else 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self.updateGeometry()

    @override
    def on_theme_changed(self) -> None:
        self._measured_at = -1
        self._measure()
        super().on_theme_changed()

    @override
    def contextMenuEvent(self, event: object) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(
            self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(self.accessibleDescription())
        )
        menu.popup(self.cursor().pos())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = QRectF(event.rect())
        for at, line in enumerate(self._lines):
            if line.top + line.high + _GAP >= seen.top() and line.top <= seen.bottom():
                self._paint_line(painter, line, is_last=at == len(self._lines) - 1)

    def _line(self, row: TimelineRow) -> _Line:
        note = row.actor_name
        if row.seat and not self._is_short:
            seat = self.tr("seat {seat}").format(seat=row.seat)
            note = f"{note} · {seat}"
        details = told(row, self._codes)
        if self._is_short:
            details = details[:1]
        if row.withdrawn:
            details.append(self.tr("Taken back; it has no effect."))
        elif row.effect:
            details.append(self.tr("Without effect: {why}").format(why=self._why(row.effect)))
        body = "\n".join(details)
        if self._is_short:
            body = f"{body[:_SHORT]}…" if len(body) > _SHORT else body
        return _Line(row, verb_label(row.verb, row.label), note, body)

    def _why(self, effect: str) -> str:
        known = {
            "state": self.tr("the event stood in another state by then"),
            "repeated": self.tr("it had been done already"),
            "conflict": self.tr("it met another decision that did not know of it"),
            "no_proposal": self.tr("the proposal was no longer open"),
            "not_first": self.tr("the event existed already"),
            "no_beginning": self.tr("the event's beginning has not arrived"),
            "unknown_verb": self.tr("a newer program wrote it"),
        }
        return known.get(effect, effect)

    def _measure(self, width: int = 0) -> None:
        wide = max(80, (width or self.width()) - _LEFT - 4)
        if wide == self._measured_at:
            return
        self._measured_at = wide
        head = QFontMetricsF(self.theme.font(13, bold=True)).height() + 2
        small = QFontMetricsF(self.theme.font(12))
        top = 0.0
        for line in self._lines:
            line.top = top
            line.high = head + small.height() + 2
            if line.body:
                line.high += (
                    small.boundingRect(QRectF(0, 0, wide, 1e6), _wrap(line.body), line.body).height() + 2
                )
            top += line.high + _GAP

    def _paint_line(self, painter: QPainter, line: _Line, *, is_last: bool) -> None:
        theme, row = self.theme, line.row
        dead = row.withdrawn or bool(row.effect)
        if not is_last:
            painter.setPen(QPen(theme.colour("border"), 1.5))
            painter.drawLine(8, round(line.top + 20), 8, round(line.top + line.high + _GAP - 2))
        self._paint_sign(painter, line, dead=dead)
        clock = short_text(row.at)
        small = theme.font(12, tabular=True)
        metrics = QFontMetricsF(small)
        taken = metrics.horizontalAdvance(clock) + 6
        painter.setFont(small)
        painter.setPen(theme.colour("text3"))
        painter.drawText(QRectF(self.width() - taken, line.top, taken, 19), _LINE, clock)
        bold = theme.font(13, bold=True)
        high = QFontMetricsF(bold).height()
        painter.setFont(bold)
        painter.setPen(theme.colour("text3" if dead else "text"))
        head = QFontMetricsF(bold).elidedText(
            line.head, Qt.TextElideMode.ElideRight, self.width() - _LEFT - taken - 6
        )
        painter.drawText(QRectF(_LEFT, line.top, self.width() - _LEFT - taken, high), _LINE, head)
        if row.withdrawn:
            middle = round(line.top + high / 2)
            painter.drawLine(
                _LEFT, middle, round(_LEFT + QFontMetricsF(bold).horizontalAdvance(head)), middle
            )
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text3"))
        top = line.top + high + 2
        note = metrics.elidedText(line.note, Qt.TextElideMode.ElideRight, self.width() - _LEFT)
        painter.drawText(QRectF(_LEFT, top, self.width() - _LEFT, metrics.height()), _LINE, note)
        if line.body:
            painter.setPen(theme.colour("text3" if dead else "text2"))
            room = QRectF(_LEFT, top + metrics.height() + 2, self.width() - _LEFT - 4, line.high)
            painter.drawText(room, _wrap(line.body), line.body)

    def _paint_sign(self, painter: QPainter, line: _Line, *, dead: bool) -> None:
        row = line.row
        box = QRectF(1.5, line.top + 2, 13, 13)
        if dead:
            paint_icon(painter, self.theme, "circle-x", box, "text3")
        elif row.to:
            paint.paint_status(painter, self.theme, box, _code(row.to))
        elif row.actor in SYSTEM_ACTORS:
            paint_icon(painter, self.theme, "zap", box, "text3")
        else:
            paint_icon(
                painter, self.theme, "message-square" if row.verb in TALK else "circle-dashed", box, "text3"
            )


def _code(to: str) -> str:
    """The state code of a `to`, which may be a state's name or its code."""
    from commandroom.domain.event.state import State  # noqa: PLC0415  only here

    return State(to).code if to in State.__members__.values() else to


def only(rows: Sequence[TimelineRow], kind: str) -> list[TimelineRow]:
    """The entries of one kind, all for ""."""
    return [row for row in rows if not kind or kind_of(row) == kind]
