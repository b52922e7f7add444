"""What is stuck: each with its cause in one sentence, how many, since when, and one button."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.icons import pixmap
from commandroom.ui.parts import exchanging as said
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.widgets.arrange import clear, column, follow_in_tab_order, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.exchanging import Trouble, WayOut


class StuckRow(Card):
    """One stuck state."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, trouble: Trouble, parent: QWidget | None = None) -> None:
        self.trouble = trouble
        self._desk = desk
        theme = desk.theme
        self._icon = QLabel()
        self._icon.setFixedWidth(20)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text = PlainLabel(said.trouble_text(trouble, lang=desk.lang), wrap=True)
        self.age = PlainLabel("", "muted")
        self.button = Button(
            theme, said.say(said.WAYS[trouble.way_out]), icon=said.WAY_ICONS[trouble.way_out]
        )
        told = row(self._icon, column(self.text, self.age, spacing=2), spacing=8)
        told.setStretch(1, 1)
        whole = row(told, self.button, spacing=12, margins=(12, 8, 10, 8))
        whole.setStretch(0, 1)
        super().__init__(whole, name="box", parent=parent)
        self.button.setAccessibleName(in_a_sentence((self.button.accessibleName(), self.text.text())))
        self.button.clicked.connect(lambda _checked=False: self.wanted.emit(self.trouble))
        if trouble.way_out in {WayOut.PUT_ASIDE, WayOut.TAKE_NOTE}:
            desk.gate.guard(self.button)
        self._tint()
        theme.changed.connect(self._tint)

    def show_age(self, trouble: Trouble, now: datetime) -> None:
        """The same stuck state, a little later."""
        self.trouble = trouble
        self.text.setText(said.trouble_text(trouble, lang=self._desk.lang))
        count = self.tr("{count} concerned").format(count=f"{trouble.count:,}") if trouble.count else ""
        since = self.tr("for {span}")
        age = (
            since.format(span=said.span_text((now - trouble.since).total_seconds())) if trouble.since else ""
        )
        self.age.setText(" · ".join(part for part in (count, age) if part))
        self.age.setVisible(bool(self.age.text()))
        self.setAccessibleName(in_a_sentence((self.text.text(), self.age.text())))

    def told(self) -> str:
        """All of it on a line, to be copied."""
        return f"{self.trouble.code}\t{self.text.text()}\t{self.age.text()}\t{self.trouble.subject}"

    def _tint(self) -> None:
        theme = self._desk.theme
        self._icon.setPixmap(pixmap("triangle-alert", theme.hex("crit"), 18, self.devicePixelRatioF()))


class StuckList(Card):
    """All of them, the worst first as the port gives them; built anew only when others are stuck.

    Tab comes to their buttons from `comes_after`: what is made late stands at the end of the window otherwise.
    """

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self.title = PlainLabel("", "h2")
        self.calm = PlainLabel("", "ok", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.rows: list[StuckRow] = []
        self.comes_after: QWidget | None = None
        super().__init__(
            column(self.title, self.calm, self._rows, spacing=8, margins=(16, 12, 16, 14)), parent=parent
        )
        self.title.setText(self.tr("To be looked at"))
        self.calm.setText(self.tr("✓ Nothing is stuck."))
        self.setAccessibleName(self.title.text())

    @property
    def chosen(self) -> StuckRow | None:
        """The one whose button has the keys, else the first."""
        focused = [one for one in self.rows if one.button.hasFocus()]
        return next(iter(focused or self.rows), None)

    def show_troubles(self, troubles: Sequence[Trouble], now: datetime) -> None:
        """Show what is stuck now."""
        if [_key(one.trouble) for one in self.rows] != [_key(trouble) for trouble in troubles]:
            self._rebuild(troubles)
        for one, trouble in zip(self.rows, troubles, strict=True):
            one.show_age(trouble, now)
        self.calm.setVisible(not self.rows)

    def _rebuild(self, troubles: Sequence[Trouble]) -> None:
        clear(self._rows)
        self.rows = [StuckRow(self._desk, trouble) for trouble in troubles]
        for one in self.rows:
            one.wanted.connect(self.wanted)
            self._rows.addWidget(one)
        if self.comes_after is not None:
            follow_in_tab_order(self.comes_after, *(one.button for one in self.rows))


def _key(trouble: Trouble) -> tuple[str, str, WayOut]:
    return trouble.code, trouble.subject, trouble.way_out
