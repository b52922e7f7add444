"""The forms of the page: points by hand, an appeal, a ruling, a correction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.assessment.month import Appealed
from commandroom.domain.assessment.rules import BONUS, GIVEN
from commandroom.domain.assessment.scoring import Result, Row
from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.pages.assessment.words import part_name
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextArea
from commandroom.ui.widgets.numberbox import DecimalBox
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.assessing import LONGEST
from commandroom.usecases.commands import AppealScore, AssessmentDeed, CorrectMonth, GivePoints, RuleAppeal

_MOST_POINTS = 100.0


class DeedDialog(CardDialog):
    """A form that does one deed; a refusal leaves what was typed."""

    def __init__(self, desk: Desk, title: str, *, parent: QWidget, about: str = "", yes: str = "") -> None:
        super().__init__(desk.theme, title, parent=parent, size=(640, 0), submit_text=yes)
        self.desk = desk
        if about:
            self.body.addWidget(PlainLabel(about, "muted", wrap=True))
        self.text = TextArea(limit=LONGEST, lines=4)
        desk.gate.guard(self.submit_button)

    def add_text(self, name: str, *, required: bool = True) -> None:
        """The words that go with it, last."""
        self.field = FormField(name, self.text, required=required)
        self.body.addWidget(self.field)
        self._is_required = required

    def deed(self) -> AssessmentDeed:
        """What is to be done."""
        raise NotImplementedError

    @override
    def submit(self) -> None:
        if self.text.is_too_long:
            self.field.show_fault(self.tr("At most {limit} characters.").format(limit=f"{LONGEST:,}"))
        elif self._is_required and not self.text.text.strip():
            self.field.show_fault(self.tr("Write something."))
        else:
            self.set_busy(is_busy=True)
            self.desk.perform(self.deed(), then=lambda _changes: self.accept(), refused=self._refuse)

    def _refuse(self, error: RoomError) -> None:
        self.show_fault(words.error_text(error, lang=self.desk.lang))


class CorrectDialog(DeedDialog):
    """Why a numbered correction stands beside the frozen result."""

    def __init__(self, desk: Desk, month: date, by: str, *, parent: QWidget) -> None:
        super().__init__(desk, "", parent=parent)
        self.month, self.by = month, by
        self.title.setText(self.tr("Correct the assessment of {month}").format(month=f"{month:%Y-%m}"))
        self.setWindowTitle(self.title.text())
        self.submit_button.say(self.tr("Put a correction beside it"))
        self.body.addWidget(
            PlainLabel(
                self.tr("The frozen result stays as it is; the correction is reckoned from today's figures and numbered."),
                "muted", wrap=True,
            )
        )  # fmt: skip
        self.add_text(self.tr("Reason"))

    @override
    def deed(self) -> AssessmentDeed:
        return CorrectMonth(self.month, self.by, self.text.text.strip())


class PointsDialog(DeedDialog):
    """Points by hand for what no figure counts, or additional ones."""

    def __init__(self, desk: Desk, result: Result, row: Row, month: date, *, parent: QWidget) -> None:
        super().__init__(desk, "", parent=parent)
        self.month, self.scores, self.row = month, result, row
        self.title.setText(self.tr("Points by hand: {name}").format(name=row.name))
        self.setWindowTitle(self.title.text())
        self.submit_button.say(self.tr("Give them"))
        self._most = {part.key: part.weight for part in row.parts if part.measure == GIVEN}
        options: list[tuple[object, str]] = [
            (part.key, f"{part_name(part)} ≤ {part.weight:g}") for part in row.parts if part.measure == GIVEN
        ]
        if result.rules.bonus:
            bonus = self.tr("Bonus")
            options.append((BONUS, f"{bonus} ≤ {result.rules.bonus:g}"))
        self.criterion = Chips(options, name=self.tr("For what"))
        self.points = DecimalBox()
        self.points.setRange(0, _MOST_POINTS)
        self.points.setDecimals(2)
        self.points.setSingleStep(0.5)
        self.points.setAccessibleName(self.tr("Points"))
        self.body.addWidget(FormField(self.tr("For what"), self.criterion, required=True))
        self.body.addWidget(FormField(self.tr("Points"), self.points, required=True))
        self.add_text(self.tr("Reason"), required=False)

    @override
    def deed(self) -> AssessmentDeed:
        return GivePoints(self.month, self.scores.by, self.row.subject, str(self.criterion.value or ""), self.points.value(),
                          self.text.text.strip())  # fmt: skip


class AppealDialog(DeedDialog):
    """What is appealed against, and why; the events that cost the points go along."""

    def __init__(
        self, desk: Desk, result: Result, row: Row, month: date, *, parent: QWidget, until: str
    ) -> None:
        super().__init__(desk, "", parent=parent)
        self.month, self.scores, self.row = month, result, row
        self.title.setText(self.tr("Appeal: {name}").format(name=row.name))
        self.setWindowTitle(self.title.text())
        self.submit_button.say(self.tr("File the appeal"))
        if until:
            self.body.addWidget(PlainLabel(self.tr("Until {time}").format(time=until), "muted", wrap=True))
        options: list[tuple[object, str]] = [("", self.tr("the whole"))]
        options += [
            (part.key, part_name(part))
            for part in row.parts
            if part.points is not None and part.points < part.weight
        ]
        self.criterion = Chips(options, name=self.tr("Against what"))
        self.body.addWidget(FormField(self.tr("Against what"), self.criterion, required=True))
        self.add_text(self.tr("Grounds"))

    @override
    def deed(self) -> AssessmentDeed:
        key = str(self.criterion.value or "")
        against = next((part.against for part in self.row.parts if part.key == key), ())
        return AppealScore(
            self.month, self.scores.by, self.row.subject, self.text.text.strip(), key, tuple(against)
        )


class RulingDialog(DeedDialog):
    """Upheld or dismissed, and why."""

    def __init__(
        self,
        desk: Desk,
        month: date,
        by: str,
        appeals: Sequence[Appealed],
        names: dict[str, str],
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(desk, "", parent=parent)
        self.month, self.by = month, by
        self.title.setText(self.tr("Rule on an appeal"))
        self.setWindowTitle(self.title.text())
        self.submit_button.say(self.tr("Rule"))
        self.appeal = Chips(
            [(one.id, f"{names.get(one.appeal.subject, one.appeal.subject)}") for one in appeals],
            name=self.tr("Appeal of"),
        )
        self.grounds = PlainLabel("", wrap=True)
        self._texts = {one.id: one.appeal.text for one in appeals}
        self.verdict = Chips(
            [(True, self.tr("upheld")), (False, self.tr("dismissed"))], name=self.tr("Ruling")
        )
        self.body.addWidget(FormField(self.tr("Appeal of"), self.appeal, required=True))
        self.body.addWidget(self.grounds)
        self.body.addWidget(FormField(self.tr("Ruling"), self.verdict, required=True))
        self.body.addWidget(
            PlainLabel(
                self.tr("A ruling changes no result: put right what is upheld (exempt the event, give points), then correct."),
                "muted", wrap=True,
            )
        )  # fmt: skip
        self.add_text(self.tr("Grounds of the ruling"))
        self.appeal.changed.connect(self._show_grounds)
        self._show_grounds()

    def _show_grounds(self) -> None:
        self.grounds.setText(self._texts.get(str(self.appeal.value), ""))

    @override
    def deed(self) -> AssessmentDeed:
        return RuleAppeal(
            self.month, self.by, str(self.appeal.value), bool(self.verdict.value), self.text.text.strip()
        )
