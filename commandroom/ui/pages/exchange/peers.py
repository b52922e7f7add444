"""With whom this seat exchanges: hub and centre, each with its line, last contact, clock, certificate, what waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from commandroom.base.sentences import sentence
from commandroom.ui.desk import Desk
from commandroom.ui.parts import exchanging as said
from commandroom.ui.punctuation import in_a_sentence, named
from commandroom.ui.widgets.arrange import clear, column, follow_in_tab_order, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.linesign import LineSign
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.exchanging import PeerState

Fact = tuple[str, str, str]
"""A name, its value, the look of the value."""
_ACROSS = 2


class PeerRow(Card):
    """One hub or centre; built once, only its texts change."""

    def __init__(self, desk: Desk, peer: PeerState, parent: QWidget | None = None) -> None:
        self._desk = desk
        self.peer = peer
        self.name = ElidedLabel("", "strong")
        self.sign = LineSign(desk.theme, px=13)
        self.fault = PlainLabel("", "error", wrap=True)
        self.url = ElidedLabel("", "muted")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._cells: list[tuple[PlainLabel, ElidedLabel]] = []
        self.leave = Button(desk.theme, "", icon="log-out", kind="link")
        desk.gate.guard(self.leave)
        head = row(self.name, self.sign, self.leave, spacing=8)
        head.setStretch(0, 1)
        super().__init__(
            column(head, self.url, self.fault, self._grid, spacing=6, margins=(12, 10, 12, 10)),
            name="box",
            parent=parent,
        )

    def show_peer(self, peer: PeerState, now: datetime) -> None:
        """How it stands with it now."""
        self.peer = peer
        self.name.setText(in_a_sentence((said.role_text(peer.role), peer.name)))
        self.sign.show_line(peer.line, said.line_text(peer.line, peer.since, now))
        self.leave.say(self.tr("Leave…"))
        self.leave.setAccessibleName(in_a_sentence((self.leave.text(), self.name.text())))
        self.url.setText(peer.url)
        self.fault.setText(
            sentence(peer.fault, {"url": peer.url, "name": peer.name}, lang=self._desk.lang)
            if peer.fault
            else ""
        )
        self.fault.setVisible(bool(peer.fault))
        facts = self._facts(peer, now)
        self._fill(facts)
        self.setAccessibleName(
            in_a_sentence(
                (self.name.text(), self.sign.text, *(named(name, value) for name, value, _ in facts))
            )
        )

    def told(self) -> str:
        """All of it on a line, to be copied."""
        return f"{self.peer.url}\t{self.accessibleName()}\t{self.fault.text()}"

    def _facts(self, peer: PeerState, now: datetime) -> list[Fact]:
        facts: list[Fact] = [
            (self.tr("Last contact"), said.ago_text(peer.last_success, now), "label"),
            (self.tr("Not yet there"), f"{peer.waiting:,}", "label"),
        ]
        if peer.offset_ms is not None:
            role = "error" if said.clock_is_off(peer) else "label"
            facts.append((self.tr("Clocks"), said.clock_text(peer), role))
        if peer.certificate_until is not None:
            facts.append((self.tr("Certificate until"), *said.certificate_text(peer.certificate_until, now)))
        if peer.fingerprint:
            facts.append((self.tr("Fingerprint"), peer.fingerprint, "label"))
        if peer.program:
            facts.append((self.tr("Program"), peer.program, "label"))
        return facts

    def _fill(self, facts: Sequence[Fact]) -> None:
        while len(self._cells) < len(facts):
            at = len(self._cells)
            cell = (PlainLabel("", "muted"), ElidedLabel("", "label"))
            line, side = divmod(at, _ACROSS)
            self._grid.addWidget(cell[0], line, side * 2)
            self._grid.addWidget(cell[1], line, side * 2 + 1)
            self._grid.setColumnStretch(side * 2 + 1, 1)
            self._cells.append(cell)
        for at, (name, value) in enumerate(self._cells):
            is_there = at < len(facts)
            name.setVisible(is_there)
            value.setVisible(is_there)
            if is_there:
                name.setText(facts[at][0])
                value.setText(facts[at][1])
                value.set_role(facts[at][2])


class PeerList(Card):
    """All of them; Tab comes to their buttons from the one that joins another."""

    leaving = Signal(object)
    """The peer that nobody is to exchange with any more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self.title = PlainLabel("", "h2")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.rows: list[PeerRow] = []
        self.join = Button(desk.theme, "", icon="link", kind="link")
        head = row(self.title, None, self.join)
        super().__init__(column(head, self._rows, spacing=8, margins=(16, 12, 16, 14)), parent=parent)
        self.join.say(self.tr("Join another…"))
        self.title.setText(self.tr("Exchanged with"))
        self.setAccessibleName(self.title.text())

    def show_peers(self, peers: Sequence[PeerState], now: datetime) -> None:
        """Show how it stands with each."""
        if [one.peer.url for one in self.rows] != [peer.url for peer in peers]:
            clear(self._rows)
            self.rows = [PeerRow(self._desk, peer) for peer in peers]
            for one in self.rows:
                self._rows.addWidget(one)
                one.leave.clicked.connect(lambda _checked=False, one=one: self.leaving.emit(one.peer))
            follow_in_tab_order(self.join, *(one.leave for one in self.rows))
        for one, peer in zip(self.rows, peers, strict=True):
            one.show_peer(peer, now)
