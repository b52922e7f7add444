"""How often it rang: the last day in ten minutes each, the shares of the classes, what rang most, what nobody took."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from commandroom.domain.knowledge.rules import Alerts as Rulings
from commandroom.ui.dialogs.alerts.words import cause_of
from commandroom.ui.punctuation import gap
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.alertrates import Rates

TARGET = 1
"""Interruptions in ten minutes that a person can attend to over a shift (EEMUA 191)."""
FLOOD = 10
_HIGH = 132
_LABELS = (0, 36, 72, 108, 144)


class Histogram(Painted):
    """A bar for each ten minutes of the last day; a line at the target, bars of a flood in the warning colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.counts: tuple[int, ...] = ()
        self.setMinimumHeight(theme.px(_HIGH))

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show other counts."""
        self.counts = tuple(counts)
        said = self.tr(
            "Interruptions in each ten minutes of the last day: {total} in all, {worst} at most at once"
        )
        self.setAccessibleName(said.format(total=sum(counts), worst=max(counts, default=0)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.theme.px(_HIGH))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.counts:
            return
        painter, theme = QPainter(self), self.theme
        painter.setFont(theme.font(12))
        ground = QRectF(28, 8, self.width() - 36, self.height() - theme.px(18) - 16)
        most = max(4, *self.counts)
        self._draw_scale(painter, ground, most)
        wide = ground.width() / len(self.counts)
        for at, count in enumerate(self.counts):
            if count:
                role = "crit" if count > FLOOD else "warn" if count > TARGET else "text3"
                high = ground.height() * count / most
                bar = QRectF(ground.left() + at * wide, ground.bottom() - high, max(2.0, wide - 1), high)
                painter.fillRect(bar, theme.colour(role))

    def _draw_scale(self, painter: QPainter, ground: QRectF, most: int) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        target = ground.bottom() - ground.height() * TARGET / most
        painter.setPen(QPen(theme.colour("text3"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(ground.left(), target), QPointF(ground.right(), target))
        painter.setPen(theme.colour("text2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, ground.top() - 8, 22, 16), right, str(most))
        painter.drawText(QRectF(0, target - 8, 22, 16), right, str(TARGET))
        for mark in _LABELS:
            hours = (len(self.counts) - mark) // 6
            x = ground.left() + ground.width() * mark / len(self.counts)
            text = self.tr("now") if not hours else self.tr("−{n} h").format(n=hours)
            place = QRectF(
                min(max(0.0, x - 30), self.width() - 60), ground.bottom() + 4, 60, theme.px(18) + 2
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)


class RatesView(QWidget):
    """The figures beside the histogram; what is not as it should be says so in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.histogram = Histogram(theme)
        self.summary = PlainLabel("", wrap=True)
        self.warning = PlainLabel("", "warn", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self.sources = PlainLabel("", wrap=True)
        heading = PlainLabel(self.tr("Interruptions in each ten minutes, the last 24 hours"), "strong")
        shares = Card(column(PlainLabel(self.tr("Shares, 30 days"), "strong"), self._grid, None,
                             margins=(16, 12, 16, 12)), name="box")  # fmt: skip
        most = Card(column(PlainLabel(self.tr("What rang most, 30 days"), "strong"), self.sources, None,
                           margins=(16, 12, 16, 12)), name="box")  # fmt: skip
        both = row(shares, most, spacing=12)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setLayout(column(heading, self.histogram, self.summary, self.warning, both, None,
                              margins=(18, 14, 18, 14), spacing=10))  # fmt: skip
        self._cells: list[PlainLabel] = []

    def show_rates(self, rates: Rates, rules: Rulings, *, lang: str) -> None:
        """Show other figures."""
        self.histogram.show_counts(rates.ten_minutes)
        mean = sum(rates.ten_minutes) / 24
        said = self.tr(
            "{mean} an hour for each person on average; {over} of the ten-minute spans held more than one (target: one)."
        )
        self.summary.setText(said.format(mean=f"{mean:.1f}", over=f"{rates.over:.0%}"))
        self._warn(rates)
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells = []
        for at, (level, rule) in enumerate(rules.classes.items()):
            aim = self.tr("aim {share}").format(share=f"{rule.share_aim:.0%}")
            is_much = level == "P1" and rates.is_high_much
            texts = (
                (rule.en if lang == "en" else rule.zh, ""),
                (f"{rates.counts.get(level, 0):,}", ""),
                (f"{rates.share(level):.0%}", "warn" if is_much else "strong"),
                (aim, "muted"),
            )
            for place, (text, role) in enumerate(texts):
                cell = PlainLabel(text, role)
                self._cells.append(cell)
                self._grid.addWidget(cell, at, place)
        lines = [f"{cause_of(kind, timer)}{gap()}{count:,}" for kind, timer, count in rates.sources[:5]]
        self.sources.setText("\n".join(lines) or "—")

    def _warn(self, rates: Rates) -> None:
        parts = []
        if rates.is_high_much:
            text = self.tr(
                "More than a tenth are of the first class ({share}): it no longer tells what is urgent."
            )
            parts.append(text.format(share=f"{rates.share('P1'):.0%}"))
        if rates.stale:
            parts.append(
                self.tr("{n} alerts were taken by nobody for more than 24 hours.").format(n=rates.stale)
            )
        self.warning.setText(" ".join(parts))
        self.warning.setVisible(bool(parts))
