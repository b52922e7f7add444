"""The figures above the lists: each step's share on time today, and how often it rang in the last hour."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from commandroom.ui.pages.supervision.table_model import step_label
from commandroom.ui.pages.supervision.viewmodel import NODES, TARGET_PER_HOUR, Figures
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.figure import NOTHING, FigureCard


class FigureStrip(QWidget):
    """One card a step, and one for the alerts."""

    def __init__(self) -> None:
        super().__init__()
        name = self.tr("{step} on time")
        self.figures = {key: FigureCard(name.format(step=step_label(key))) for key in NODES}
        self.rate = FigureCard(self.tr("Alerts in the last hour"))
        strip = row(*self.figures.values(), self.rate, spacing=12)
        for at in range(strip.count()):
            strip.setStretch(at, 1)
        self.setLayout(strip)

    def show_figures(self, figures: Figures | None) -> None:
        """Show these; None where they could not be read."""
        if figures is None:
            for card in (*self.figures.values(), self.rate):
                card.show_figure(NOTHING, self.tr("not known now"))
            return
        for key, card in self.figures.items():
            rate = figures.nodes.get(key)
            if rate is None or not rate.done:
                card.show_figure(NOTHING, self.tr("nothing done today"))
                continue
            share = (rate.done - rate.late) / rate.done
            note = self.tr("{good}/{done} today, {late} late").format(
                good=rate.done - rate.late, done=rate.done, late=rate.late
            )
            card.show_figure(f"{share * 100:.1f}%", note)
        count = f"{figures.per_hour:g}"
        target = self.tr("aim: ≤ {n} an hour each").format(n=TARGET_PER_HOUR)
        is_much = figures.per_hour > TARGET_PER_HOUR
        self.rate.show_figure(self.tr("{n} an hour").format(n=count), f"⚠ {target}" if is_much else target)
