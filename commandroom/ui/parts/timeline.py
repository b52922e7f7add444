"""The timeline of an event, painted: what was done, by whom, when, and what of it had no effect.

Only what is seen is measured and painted; the heights of the rest are guessed first and measured in small steps
while nothing else is to be done, so that four hundred entries of ten thousand characters cost no more than ten.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from typing_extensions import override

from commandroom.base.clock import stopwatch
from commandroom.ui.icons import paint_icon
from commandroom.ui.moments import short_text
from commandroom.ui.parts.entries import FOLD_FROM, SYSTEM_ACTORS, TALK, Entry, code_of
from commandroom.ui.parts.fieldnames import told
from commandroom.ui.parts.naming import actor_text, verb_label
from commandroom.ui.theme import Theme
from commandroom.ui.widgets import paint
from commandroom.ui.widgets.base import Painted
from commandroom.usecases.queries import TimelineRow

_LEFT = 26
_GAP = 14
_SHORT = 90
_FIRST = 1200
"""Pixels that are measured at once: what a tall window shows."""
_SHORT_COURSE = 2400
_STEP_SECONDS = 0.005
_SPOKEN_MOST = 60
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_WORDS = int(Qt.TextFlag.TextWordWrap) | _LEFT_TOP
_ANYWHERE = int(Qt.TextFlag.TextWrapAnywhere) | _LEFT_TOP
_ENDLESS = re.compile(r"[!-~]{32}")
_LINE = int(Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _wrap(text: str) -> int:
    """Break between words, so that numbers and dates stay whole; inside them only where one is longer than a line."""
    return _ANYWHERE if _ENDLESS.search(text) else _WORDS


class Timeline(Painted):
    """Entries one under the other, the newest first; `is_short` leaves the texts out for a narrow panel.

    With the focus ↑↓ go from entry to entry, Enter opens a long one, Ctrl+C copies it.
    """

    seen_wanted = Signal(QRect)

    def __init__(self, theme: Theme, *, is_short: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._is_short = is_short
        self._lines: list[Entry] = []
        self._measured_at = -1
        self._chosen = -1
        self._tried: dict[int, int] = {}
        self._codes: dict[str, str] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_short else Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Course of the event"))
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._measure_some)

    def show_rows(self, rows: Iterable[TimelineRow], codes: Mapping[str, str] | None = None) -> None:
        """Show these entries, given oldest first; `codes` are the words for coded reasons."""
        opened = {line.row.hash for line in self._lines if line.is_open}
        chosen = self._lines[self._chosen].row.hash if 0 <= self._chosen < len(self._lines) else ""
        self._codes = dict(codes or {})
        self._lines = [self._line(row) for row in reversed(list(rows))]
        for line in self._lines:
            line.is_open = line.row.hash in opened
        hashes = [line.row.hash for line in self._lines]
        self._chosen = hashes.index(chosen) if chosen in hashes else -1
        self._measured_at = -1
        self._tried.clear()
        self._say()
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
        """Exact at the width it has; at others, which layouts ask about while they try, a guess.

        Exact everywhere where it is short: between a guess and the truth a scroll bar would come and go forever.
        """
        wide = self._wide(width)
        if wide == self._measured_at:
            return round(self._lines[-1].top + self._lines[-1].high) if self._lines else 0
        if wide not in self._tried:
            guess = self._guesser(wide)
            high = sum(guess(line) + _GAP for line in self._lines) - _GAP
            if high < _SHORT_COURSE:
                high = sum(self._exact(line, wide) + _GAP for line in self._lines) - _GAP
            self._tried[wide] = round(high)
        return max(0, self._tried[wide])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self.updateGeometry()

    @override
    def on_theme_changed(self) -> None:
        self._measured_at = -1
        self._tried.clear()
        self._measure()
        super().on_theme_changed()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = self._at(event.pos().y())
        if at >= 0:
            menu.addAction(self.tr("Copy this entry"), lambda: self._copy(self._lines[at : at + 1]))
        menu.addAction(self.tr("Copy"), lambda: self._copy(self._lines))
        menu.popup(event.globalPos())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(round(event.position().y()))
        if at >= 0 and not self._is_short:
            self._choose(at)
            if self._lines[at].is_long and event.button() is Qt.MouseButton.LeftButton:
                self._open(at)
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self._chosen >= 0:
            self._copy(self._lines[self._chosen : self._chosen + 1])
            return
        last = len(self._lines) - 1
        steps = {
            Qt.Key.Key_Down: self._chosen + 1,
            Qt.Key.Key_Up: self._chosen - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in steps and self._lines:
            self._choose(min(max(steps[Qt.Key(event.key())], 0), last))
        elif event.key() in _ENTER and self._chosen >= 0 and not event.modifiers():
            self._open(self._chosen)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = QRectF(event.rect())
        for at, line in enumerate(self._lines):
            if line.top + line.high + _GAP >= seen.top() and line.top <= seen.bottom():
                if at == max(self._chosen, 0) and self.hasFocus():
                    self._paint_chosen(painter, line)
                self._paint_line(painter, line, is_last=at == len(self._lines) - 1)

    # --- choosing and opening ---------------------------------------------------------------------------

    def _at(self, y: int) -> int:
        return next(
            (at for at, line in enumerate(self._lines) if line.top <= y < line.top + line.high + _GAP), -1
        )

    def _choose(self, at: int) -> None:
        self._chosen = at
        line = self._lines[at]
        self._say()
        self.update()
        self.seen_wanted.emit(QRect(0, round(line.top) - 4, self.width(), round(min(line.high, 400)) + 8))

    def _open(self, at: int) -> None:
        line = self._lines[at]
        if not line.is_long:
            return
        line.is_open = not line.is_open
        self._tried.clear()
        self._measure_line(line, self._wide(self.width()))
        self._stack()
        self.updateGeometry()
        self.update()

    def _copy(self, lines: Iterable[Entry]) -> None:
        QGuiApplication.clipboard().setText("\n".join(line.spoken() for line in lines))

    def _say(self) -> None:
        """What a screen reader reads: the entry that is chosen, or the newest ones."""
        chosen = (
            self._lines[self._chosen : self._chosen + 1] if self._chosen >= 0 else self._lines[:_SPOKEN_MOST]
        )
        self.setAccessibleDescription("\n".join(line.spoken()[:FOLD_FROM] for line in chosen))

    def _line(self, row: TimelineRow) -> Entry:
        note = actor_text(row.actor_name)
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
        return Entry(row, verb_label(row.verb, row.label), note, body)

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

    # --- measuring ----------------------------------------------------------------------------------------

    def _wide(self, width: int) -> int:
        return max(80, width - _LEFT - 4)

    def _guesser(self, wide: float) -> Callable[[Entry], float]:
        """A height from the number of characters alone."""
        small = QFontMetricsF(self.theme.font(12))
        letter, high = small.horizontalAdvance("国"), small.height()
        head = self._head_high() + high + 2

        def guess(line: Entry) -> float:
            if not line.body:
                return head
            rows = sum(1 + int(len(part) * letter / wide) for part in line.shown.split("\n"))
            return head + (rows + line.is_long) * high + 2 * (1 + line.is_long)

        return guess

    def _measure(self) -> None:
        """Guess all heights, measure the first ones, leave the rest for later."""
        wide = self._wide(self.width())
        if wide == self._measured_at:
            return
        self._measured_at = wide
        guess, top = self._guesser(wide), 0.0
        for line in self._lines:
            line.is_measured = False
            if top < _FIRST:
                self._measure_line(line, wide)
            else:
                line.high = guess(line)
            top += line.high + _GAP
        self._stack()
        if top > _FIRST:
            self._later.start()

    def _measure_some(self) -> None:
        """A few milliseconds of measuring; what is seen stays where it is, since it grows below."""
        until = stopwatch() + _STEP_SECONDS
        for line in self._lines:
            if line.is_measured:
                continue
            self._measure_line(line, self._measured_at)
            if stopwatch() > until:
                break
        else:
            self._later.stop()
            self.updateGeometry()
            self.update()
        self._stack()

    def _measure_line(self, line: Entry, wide: float) -> None:
        line.high = self._exact(line, wide)
        line.is_measured = True

    def _exact(self, line: Entry, wide: float) -> float:
        small = QFontMetricsF(self.theme.font(12))
        high = self._head_high() + small.height() + 2
        text = line.shown
        if text:
            high += small.boundingRect(QRectF(0, 0, wide, 1e6), _wrap(text), text).height() + 2
        return high + (small.height() + 2 if line.is_long else 0)

    def _head_high(self) -> float:
        return QFontMetricsF(self.theme.font(13, bold=True)).height() + 2

    def _stack(self) -> None:
        top = 0.0
        for line in self._lines:
            line.top = top
            top += line.high + _GAP

    def _paint_line(self, painter: QPainter, line: Entry, *, is_last: bool) -> None:
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
            painter.drawText(room, _wrap(line.shown), line.shown)
        if line.is_long:
            self._paint_more(painter, line, metrics.height())

    def _paint_more(self, painter: QPainter, line: Entry, high: float) -> None:
        text = (
            self.tr("Show less")
            if line.is_open
            else self.tr("Show all {count} characters").format(count=f"{len(line.body):,}")
        )
        painter.setPen(self.theme.colour("accent"))
        painter.drawText(QRectF(_LEFT, line.top + line.high - high, self.width() - _LEFT, high), _LINE, text)

    def _paint_chosen(self, painter: QPainter, line: Entry) -> None:
        painter.setPen(QPen(self.theme.colour("focus"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(
            QRectF(_LEFT - 6, line.top - 3, self.width() - _LEFT + 5, line.high + 7), 5, 5
        )

    def _paint_sign(self, painter: QPainter, line: Entry, *, dead: bool) -> None:
        row = line.row
        box = QRectF(1.5, line.top + 2, 13, 13)
        if dead:
            paint_icon(painter, self.theme, "circle-x", box, "text3")
        elif row.to:
            paint.paint_status(painter, self.theme, box, code_of(row.to))
        elif row.actor in SYSTEM_ACTORS:
            paint_icon(painter, self.theme, "zap", box, "text3")
        else:
            paint_icon(
                painter, self.theme, "message-square" if row.verb in TALK else "circle-dashed", box, "text3"
            )
