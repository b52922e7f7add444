"""The head of the page: how the exchange stands in sign and word, the last and the next contact, the three deeds."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.pages.exchange.viewmodel import EXPORT, IMPORT, SYNC
from commandroom.ui.parts import exchanging as said
from commandroom.ui.punctuation import gap
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.linesign import LineSign
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.text import ElidedLabel
from commandroom.usecases.exchanging import ExchangeState


class ExchangeHeader(Card):
    """Built once; texts and buttons follow the state."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        theme = desk.theme
        self.sign = LineSign(theme, px=18)
        self.times = ElidedLabel("", "label")
        self.sync = Button(theme, "", icon="refresh-cw", kind="primary")
        self.export = Button(theme, "", icon="upload")
        self.take_in = Button(theme, "", icon="download")
        told = column(self.sign, self.times, spacing=2)
        whole = row(told, self.sync, self.export, self.take_in, spacing=10, margins=(16, 10, 14, 10))
        whole.setStretch(0, 1)
        super().__init__(whole, parent=parent)
        self.line = ProgressLine(theme)
        self.line.lie_over(self, inset=8)
        self.setAccessibleName(self.tr("How the exchange stands"))
        desk.gate.guard(self.take_in)
        self.show_doing("")
        desk.actions.show_on("desk.refresh", self.sync)

    def show_state(self, state: ExchangeState, now: datetime) -> None:
        """Show how it stands now."""
        self.sign.show_line(state.line, said.line_text(state.line, said.offline_since(state), now))
        last, following = said.last_success(state), said.next_try(state)
        parts = [self.tr("Last contact {moment}").format(moment=_moment(last, now))]
        if following is not None:
            parts.append(self.tr("next try {moment}").format(moment=_clock(following, now)))
        if state.seat:
            parts.append(self.tr("this seat is {seat}").format(seat=state.seat))
        self.times.setText(gap().join(parts))

    def show_doing(self, doing: str) -> None:
        """What is under way; meanwhile nothing else can be begun."""
        for name, button, text, running in (
            (SYNC, self.sync, self.tr("Exchange now"), self.tr("Exchanging…")),
            (EXPORT, self.export, self.tr("Export a package…"), self.tr("Writing the package…")),
            (IMPORT, self.take_in, self.tr("Import a package…"), self.tr("Taking the package in…")),
        ):
            button.say(running if doing == name else text)
            button.setEnabled(not doing)
        self.line.start() if doing else self.line.stop()


def _moment(moment: datetime | None, now: datetime) -> str:
    return said.ago_text(None, now) if moment is None else said.moment_text(moment, now)


def _clock(moment: datetime, now: datetime) -> str:
    """With seconds: the next try is seldom a minute away."""
    from commandroom.ui.moments import local  # noqa: PLC0415

    is_today = local(moment).date() == local(now).date()
    return local(moment).strftime("%H:%M:%S") if is_today else said.moment_text(moment, now)
