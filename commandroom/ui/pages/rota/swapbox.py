"""The swaps that wait, in the panel of the rota: who asks whom for what, and the steps that are this person's to take."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commandroom.base.sentences import sentence
from commandroom.domain.people.swaps import Given, Stand, Step, Swap
from commandroom.ui.desk import Desk
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.widgets.arrange import clear, column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import SwapRow
from commandroom.usecases.swapping import may_consent

_SHOWN = 6


def swap_text(found: Swap, name: Callable[[str], str]) -> str:
    """Who asks whom, for which turns."""
    if found.other is None:
        text = QCoreApplication.translate("Rota", "{asker} asks {partner} to take over {mine}")
        return text.format(asker=name(found.asker), partner=name(found.partner), mine=_turn(found.mine))
    text = QCoreApplication.translate("Rota", "{asker} ({mine}) with {partner} ({other})")
    return text.format(
        asker=name(found.asker), mine=_turn(found.mine), partner=name(found.partner), other=_turn(found.other)
    )


def _stand(stand: Stand, lang: str) -> str:
    return sentence(f"word.{stand.value}", {}, lang=lang)


def _turn(turn: Given) -> str:
    return " ".join(filter(None, (f"{turn.day:%m-%d}", turn.post)))


def steps_for(row_: SwapRow, me: str, *, consents: bool) -> tuple[Step, ...]:
    """What this person can do about a swap now."""
    found = row_.swap
    if row_.stand not in {Stand.ASKED, Stand.AGREED}:
        return ()
    steps: list[Step] = []
    if me == found.partner and row_.stand is Stand.ASKED:
        steps += [Step.AGREE, Step.DECLINE]
    if consents:
        steps += [Step.GRANT, Step.REFUSE] if row_.stand is Stand.AGREED else [Step.REFUSE]
    if me == found.asker:
        steps.append(Step.WITHDRAW)
    return tuple(steps)


class SwapBox(QWidget):
    """A row for each swap that waits and the last ones that were settled, with the steps this person can take."""

    step_wanted = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: list[QWidget] = []
        self.empty = PlainLabel(self.tr("No swap waits."), "muted", wrap=True)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(10)
        self.setLayout(column(self.empty, self._listed, spacing=6))
        self.setAccessibleName(self.tr("Swaps of duty"))

    def show_swaps(
        self, found: Sequence[SwapRow], me: str, roles: frozenset[object], name: Callable[[str], str]
    ) -> None:
        """Show those that wait, then the newest of the others."""
        clear(self._listed)
        self.empty.setVisible(not found)
        for one in found[:_SHOWN]:
            consents = may_consent(one.swap, me, roles, one.leading)
            self._listed.addWidget(self._row(one, steps_for(one, me, consents=consents), name))

    def _row(self, one: SwapRow, steps: tuple[Step, ...], name: Callable[[str], str]) -> QWidget:
        told = swap_text(one.swap, name)
        label = PlainLabel(told, wrap=True)
        how = in_a_sentence(
            filter(None, (_stand(one.stand, self._desk.lang), one.swap.reason, one.swap.refusal))
        )
        stand = PlainLabel(how, "warn" if steps else "muted", wrap=True)
        buttons = [self._button(one.swap.id, step, told) for step in steps]
        made = QWidget()
        inside = column(label, stand, spacing=4)
        if buttons:
            inside.addLayout(row(*buttons, None, spacing=8))
        made.setLayout(inside)
        return made

    def _button(self, record: str, step: Step, told: str) -> Button:
        texts = {
            Step.AGREE: self.tr("Agree"),
            Step.DECLINE: self.tr("Decline"),
            Step.GRANT: self.tr("Consent"),
            Step.REFUSE: self.tr("Refuse"),
            Step.WITHDRAW: self.tr("Take back"),
        }
        is_main = step in {Step.AGREE, Step.GRANT}
        button = Button(self._desk.theme, texts[step], kind="primary" if is_main else "")
        button.setAccessibleName(f"{texts[step]} {told}")
        button.clicked.connect(lambda _checked=False: self.step_wanted.emit(record, step.value))
        self._desk.gate.guard(button)
        return button
