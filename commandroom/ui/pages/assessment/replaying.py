"""规则试算: the month as it would have been by another limit of handling; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.assessment.scoring import Row
from commandroom.domain.errors import RoomError
from commandroom.domain.figures.figure import Figure
from commandroom.domain.knowledge.rules import Policy
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.i18n import is_english
from commandroom.ui.pages.assessment.words import number_text
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import PinyinCombo, TextInput
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import Replay, ReplaySheet, RuleBook, Rules


class Change(NamedTuple):
    """A figure or a score before and after."""

    name: str
    before: str
    after: str
    moved: float


class ReplayDialog(CardDialog):
    """A category and a limit in, figures and scores before and after out; asked on a thread of its own."""

    def __init__(self, desk: Desk, month: date, by: str, *, parent: QWidget) -> None:
        window = parent.window()
        super().__init__(
            desk.theme,
            "",
            parent=parent,
            size=(min(980, window.width() - 96), min(700, window.height() - 64)),
        )
        self.desk, self.month, self.by = desk, month, by
        self.title.setText(self.tr("By another limit: {month}").format(month=f"{month:%Y-%m}"))
        self.setWindowTitle(self.title.text())
        self.category = PinyinCombo([])
        self.category.setAccessibleName(self.tr("Category"))
        self.limit = TextInput("3wd")
        self.limit.setText("3wd")
        self.limit.setAccessibleName(self.tr("Limit of handling"))
        self.run = Button(desk.theme, self.tr("Reckon"), icon="play", kind="primary")
        self.run.clicked.connect(self._ask)
        about = self.tr("What this month would have looked like had events of the category had this limit. Nothing is written: "
                        "same deeds, same moments.")  # fmt: skip
        self.body.addWidget(PlainLabel(about, "muted", wrap=True))
        fields = row(FormField(self.tr("Category"), self.category), FormField(self.tr("Limit of handling"), self.limit), self.run,
                     spacing=12)  # fmt: skip
        fields.setStretch(0, 2)
        fields.setStretch(1, 1)
        self.body.addLayout(fields)
        self.told = PlainLabel("", wrap=True)
        self.body.addWidget(self.told)
        self.figures = self._list(self.tr("Figure"), "assessment.replay.figures", self.tr("Figures"))
        self.scores = self._list(self.tr("Name"), "assessment.replay.scores", self.tr("Scores"))
        both = QWidget()
        sides = row(self.figures, self.scores, spacing=12)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        both.setLayout(sides)
        self.placeholder = Placeholder(desk.theme, both)
        self.placeholder.show_empty(self.tr("Choose a category and a limit, such as 3wd (working days) or 8wh (working hours)."),
                                    icon="timer")  # fmt: skip
        self.body.addWidget(self.placeholder, 1)
        self.set_footer(None, self.cancel_button)
        self.cancel_button.say(self.tr("Close"))
        desk.ask(Rules(), then=self._know, refused=self._fail, lane="assessment.rules")

    def _list(self, first: str, scope: str, name: str) -> ListView:
        columns: list[Col[Change]] = [
            Col(first, lambda one: one.name, 0, is_bold=True),
            Col(self.tr("As it was"), lambda one: one.before, 84, is_number=True),
            Col(self.tr("As it would be"), lambda one: one.after, 96, is_number=True,
                role=lambda one: "text2" if not one.moved else "accent"),
        ]  # fmt: skip
        return ListView(self.desk, ListTable(columns), scope=scope, name=name)

    def _know(self, book: RuleBook) -> None:
        self.category.set_options(categories(book.policy))

    @override
    def submit(self) -> None:
        self._ask()

    def _ask(self) -> None:
        code, limit = str(self.category.value or ""), self.limit.text().strip()
        if not code or not limit:
            self.show_fault(self.tr("Choose a category and write a limit."))
            return
        self.show_fault("")
        self.placeholder.wait()
        self.run.setEnabled(False)
        query = Replay(self.month, ((code, limit),), self.desk.clock.now(), self.by)
        self.desk.slow.run(
            lambda: self.desk.room.ask(query), then=self._show, failed=self._fail, lane="assessment.replay"
        )

    def _show(self, sheet: ReplaySheet) -> None:
        self.run.setEnabled(True)
        self.placeholder.show_content()
        said = self.tr("{n} events counted by the other limit; {kept} keep one that somebody named.")
        self.told.setText(said.format(n=sheet.events, kept=sheet.kept))
        self.figures.show_rows(figures(sheet.before, sheet.after), key=lambda one: one.name)
        self.scores.show_rows(scores(sheet.rows_before, sheet.rows_after), key=lambda one: one.name)

    def _fail(self, error: Exception) -> None:
        self.run.setEnabled(True)
        if not isinstance(error, RoomError):
            self.desk.crash(error)
            return
        self.desk.gate.report(error)
        self.placeholder.show_error(
            words.error_text(error, lang=self.desk.lang), error.code, on_retry=self._ask
        )


def categories(policy: Policy) -> list[tuple[object, str]]:
    """Codes with the names of the categories."""
    return [(one.code, f"{one.code} {one.full_name}") for one in policy.catalogue.categories]


def figures(before: Sequence[Figure], after: Sequence[Figure]) -> list[Change]:
    """The figures of the room, those that move first, each in its order."""
    then = {one.key: one for one in after}
    rows = [
        Change(
            f"{one.key} {one.definition.en if is_english() else one.definition.zh}",
            one.text,
            then[one.key].text,
            (then[one.key].value or 0) - (one.value or 0),
        )
        for one in before
        if one.key in then
    ]
    return sorted(rows, key=lambda one: not one.moved)


def scores(before: Sequence[Row], after: Sequence[Row]) -> list[Change]:
    """The scores, those that move most first."""
    then = {(one.post, one.subject): one for one in after}
    rows = [
        Change(
            one.name,
            number_text(one.score),
            number_text(found.score),
            (found.score or 0) - (one.score or 0),
        )
        for one in before
        if (found := then.get((one.post, one.subject))) is not None
    ]
    return sorted(rows, key=lambda one: -abs(one.moved))
