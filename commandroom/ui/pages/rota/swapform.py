"""The form that asks for a swap of duty: one's own turn, who takes it, and which turn is taken in return."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.domain.people.dutychecks import Turn
from commandroom.domain.people.swaps import REASON_MOST
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.moments import local
from commandroom.ui.pages.rota.editor import people_for
from commandroom.ui.pages.rota.words import weekday_name
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import PinyinCombo, TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.ui.widgets.typeahead import TypeAhead
from commandroom.usecases.commands import SwapShift
from commandroom.usecases.queries import DutySheet, DutyTable, RoomFacts

_AHEAD = timedelta(days=31)
_ALONE = ""


def open_swap(desk: Desk, parent: QWidget, *, day: date | None = None, partner: str = "") -> None:
    """Look at the turns of the next month, then open the form; who has none is told so."""
    now, ask = desk.clock.now(), desk.room.ask
    today = local(now).date()

    def look() -> tuple[DutySheet, str]:
        return ask(DutyTable(today, today + _AHEAD, now)), ask(RoomFacts()).operator

    def show(seen: tuple[DutySheet, str]) -> None:
        dialog = SwapDialog(desk, seen[0], seen[1], parent=parent)
        dialog.choose(day, partner)
        dialog.open()

    desk.tasks.run(look, then=show, failed=desk.fail, lane="rota.swap")


class SwapDialog(CardDialog):
    """Asks for a swap in the name of who sits here; the other one and the leader in charge answer in their own."""

    guards_lines = True

    def __init__(self, desk: Desk, sheet: DutySheet, me: str, *, parent: QWidget) -> None:
        title = self.tr("Ask for a swap of duty")
        super().__init__(desk.theme, title, parent=parent, size=(560, 0), submit_text=self.tr("Ask"))
        self.desk, self.sheet, self.me = desk, sheet, me
        self.mine = PinyinCombo([(turn.duty, self._told(turn)) for turn in self._turns(me)])
        self.partner = TypeAhead(desk.theme, self.tr("Name or pinyin initials"))
        self.other = PinyinCombo()
        self.reason = TextInput(limit=REASON_MOST)
        self.fields = {
            "duty": FormField(self.tr("My turn"), self.mine, required=True),
            "partner": FormField(self.tr("Taken by"), self.partner, required=True),
            "other": FormField(self.tr("In return"), self.other),
            "reason": FormField(self.tr("Why"), self.reason),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        hours = sheet.rules.swap_hours
        how = self.tr(
            "The other one agrees, then the leader in charge consents; it lapses after {hours} hours or when a turn begins."
        )
        self.body.addWidget(PlainLabel(how.format(hours=hours), "muted", wrap=True))
        self.mine.picked.connect(self._offer_people)
        self.partner.picked.connect(self._offer_turns)
        if self.mine.count():
            self.mine.setCurrentIndex(0)
            self._offer_people()
        else:
            self.show_fault(self.tr("You have no turn in the next 31 days to swap."))
            self.submit_button.setEnabled(False)
        self._offer_turns()
        desk.gate.guard(self.submit_button)

    def choose(self, day: date | None, partner: str) -> None:
        """What the chosen cell is about: one's own turn of that day, or somebody to swap with."""
        for turn in self._turns(self.me):
            if turn.day == day:
                self.mine.choose(turn.duty)
                self._offer_people()
        if partner and partner != self.me:
            self.partner.choose(partner)
            self._offer_turns()
            for turn in self._turns(partner):
                if turn.day == day:
                    self.other.choose(turn.duty)

    @override
    def submit(self) -> None:
        for field in self.fields.values():
            field.clear_fault()
        self.show_fault("")
        if self.partner.value is None:
            self.refuse(FieldError("field.missing", field="partner"))
            return
        self.set_busy(is_busy=True)
        asked = SwapShift(
            uuid.uuid4().hex, "ask", str(self.mine.value or ""), self.partner.value, str(self.other.value or ""),
            self.reason.text().strip(),
        )  # fmt: skip
        self.desk.perform(asked, then=self._done, refused=self.refuse)

    def refuse(self, error: RoomError) -> None:
        """Say why not at the field it is about; what was typed stays."""
        self.set_busy(is_busy=False)
        text = words.error_text(error, lang=self.desk.lang)
        field = self.fields.get(error.field) if isinstance(error, FieldError) else None
        if field is None:
            self.show_fault(text)
            return
        field.show_fault(text)
        field.control.setFocus()

    def _done(self, _changes: object) -> None:
        self.accept()
        self.desk.notices.confirm(self.tr("Asked; the other one finds it beside the rota."))

    def _turns(self, person: str) -> Iterator[Turn]:
        now = self.desk.clock.now()
        rows = (t for t in self.sheet.turns if t.person == person and t.duty and t.span[0] > now)
        yield from sorted(rows, key=lambda turn: turn.span)

    def _told(self, turn: Turn) -> str:
        day = f"{turn.day:%m-%d} {weekday_name(turn.day)}"
        return in_a_sentence((day, turn.post or turn.shift.name or turn.shift.id))

    def _offer_people(self) -> None:
        turn = next((t for t in self.sheet.turns if t.duty == self.mine.value), None)
        options = people_for(self.sheet, turn.post if turn is not None else "")
        self.partner.set_options(option for option in options if option.key != self.me)

    def _offer_turns(self) -> None:
        alone = (_ALONE, self.tr("Nothing: the turn is taken over"))
        theirs = self._turns(self.partner.value) if self.partner.value else iter(())
        self.other.set_options([alone, *((turn.duty, self._told(turn)) for turn in theirs)])
        self.other.choose(_ALONE)
