"""The first part of the page: what is stuck and with whom it is exchanged, beside it who is joined and where keys lie."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.pages.exchange.lists import devices, key_of
from commandroom.ui.pages.exchange.peers import PeerList
from commandroom.ui.pages.exchange.stuck import StuckList
from commandroom.ui.parts import exchanging as said
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.exchanging import ExchangeState


class PresentPart(QWidget):
    """Four cards in two columns, which scroll together."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stuck = StuckList(desk)
        self.peers = PeerList(desk)
        self.devices = devices(desk)
        self.keys = PlainLabel("", "label", wrap=True)
        self.key_life = PlainLabel("", "label", wrap=True)
        joined = Card(
            column(
                row(PlainLabel(self.tr("Who is joined"), "h2"), None, margins=(16, 12, 16, 4)),
                self.devices,
                spacing=4,
                margins=(1, 1, 1, 8),
            )
        )
        keys = Card(
            column(
                PlainLabel(self.tr("Keys of this seat"), "h2"),
                self.keys,
                self.key_life,
                spacing=6,
                margins=(16, 12, 16, 14),
            )
        )
        content = QWidget()
        content.setLayout(self._columns(joined, keys))
        self.area = Scroll(content)
        self.setLayout(column(self.area))

    def _columns(self, joined: Card, keys: Card) -> QHBoxLayout:
        both = row(
            column(self.stuck, self.peers, None, spacing=16),
            column(joined, keys, None, spacing=16),
            spacing=16,
        )
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        return both

    def show_state(self, state: ExchangeState, now: datetime) -> None:
        """Show how it stands now."""
        self.stuck.show_troubles(state.troubles, now)
        self.peers.show_peers(state.peers, now)
        rows = sorted(
            state.devices, key=lambda one: (one.revoked_at is not None, not one.is_me, one.seat or "~")
        )
        if rows != self.devices.table.rows:
            self.devices.show_rows(rows, key=key_of)
            self.devices.fit_height()
        is_weak = state.keys in said.WEAK
        text = said.say(said.PLACES[state.keys])
        self.keys.setText(f"⚠ {text}" if is_weak else text)
        self.keys.set_role("warn" if is_weak else "label")
        told, look = said.key_life_text(state.key_life, now) if state.key_life is not None else ("", "label")
        if told != self.key_life.text():
            self.key_life.setText(told)
            self.key_life.set_role(look)
        self.key_life.setVisible(bool(told))
