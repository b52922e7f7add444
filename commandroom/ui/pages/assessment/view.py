"""The page of the monthly assessment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.assessment.month import subject
from commandroom.domain.assessment.rules import BY
from commandroom.domain.assessment.scoring import FEW, Row
from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.moments import day_text, local
from commandroom.ui.page import Hints, Page
from commandroom.ui.pages.assessment import lists, sending
from commandroom.ui.pages.assessment.asking import MonthSheet, month_sheet
from commandroom.ui.pages.assessment.chosen import ChosenCard
from commandroom.ui.pages.assessment.dialogs import AppealDialog, CorrectDialog, PointsDialog, RulingDialog
from commandroom.ui.pages.assessment.head import mark_text
from commandroom.ui.pages.assessment.lists import SCOPE
from commandroom.ui.pages.assessment.replaying import ReplayDialog
from commandroom.ui.pages.assessment.words import (
    LIVE,
    after,
    before,
    edition_name,
    group_name,
    month_of,
    number_text,
)
from commandroom.ui.punctuation import gap, in_a_row, in_clauses, named
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.figure import NOTHING, FigureCard
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import FreezeMonth

LOW = 560
"""A page that is lower than this keeps its room for the scores."""


class AssessmentPage(Page):
    """Shows a month's scores; every deed at them goes through the room's door."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.month: date | None = None
        self.sheet: MonthSheet | None = None
        self._edition: str | None = None
        self._is_open = self._wants_focus = False
        self._build()
        self._register()
        desk.bus.changed.connect(self._on_changes)

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self._is_open = True
        wanted = where.get("month")
        if isinstance(wanted, date) and not isinstance(wanted, datetime):
            self.month, self._edition = month_of(wanted), None
        self._wants_focus = True
        self.previous.setFocus()
        self.look()

    @override
    def leave(self) -> None:
        self._is_open = False

    @override
    def refresh(self) -> None:
        self.look()

    @override
    def tools(self) -> list[QWidget]:
        return [self.replay, self.export]

    @override
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        return (
            ("J/K", self.tr("up, down")),
            ("← →", self.tr("other month")),
            *hint(self.tr("appeal"), "assessment.appeal"),
            *hint(self.tr("by another limit"), "assessment.replay"),
            ("Enter", self.tr("open the event")),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.desk.actions.press(event, SCOPE):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < self.desk.theme.px(LOW)
        self.strip.setVisible(not is_low)
        self.about.setVisible(not is_low)

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.desk.theme
        self.export = Button(theme, self.tr("Export (XLSX)…"), icon="download")
        self.replay = Button(theme, self.tr("By another limit…"), icon="timer")
        self.export.clicked.connect(self._export)
        self.replay.clicked.connect(self._replay)
        self.figures = {
            "ranked": FigureCard(self.tr("Scored")),
            "mean": FigureCard(self.tr("Mean score")),
            "best": FigureCard(self.tr("First")),
            "last": FigureCard(self.tr("Last")),
            "few": FigureCard(self.tr("Too few events")),
            "appeals": FigureCard(self.tr("Appeals")),
        }
        strip = row(*self.figures.values(), spacing=12)
        for at in range(strip.count()):
            strip.setStretch(at, 1)
        self.list = lists.scores(self.desk)
        self.list.turned.connect(lambda step: self._go_on() if step > 0 else self._go_back())
        self.list.selectionModel().currentRowChanged.connect(lambda _new, _old: self._show_chosen())
        self.about = PlainLabel("", "muted", wrap=True)
        left = column(Card(column(self.list, margins=(1, 1, 1, 1))), self._of_appeals(), spacing=12)
        left.setStretch(0, 3)
        self.chosen = ChosenCard(self.desk, self._fail)
        sides = row(left, self.chosen, spacing=12)
        sides.setStretch(0, 3)
        sides.setStretch(1, 2)
        content = QWidget()
        self.strip = QWidget()
        self.strip.setLayout(strip)
        content.setLayout(column(self.strip, sides, self.about, spacing=12))
        layout = content.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretch(1, 1)
        self.placeholder = Placeholder(theme, content, is_carded=True)
        whole = column(self._head(), WhyNot(self.desk.gate, "assess:points"), self.placeholder, spacing=12,
                       margins=(20, 14, 20, 14))  # fmt: skip
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _head(self) -> Card:
        """Which month, by what, which edition, and what can be done about it."""
        theme = self.desk.theme
        self.previous = IconButton(theme, "chevron-left", self.tr("The month before"))
        self.next = IconButton(theme, "chevron-right", self.tr("The month after"))
        self.date = PlainLabel("", "large")
        self.by = Chips([(by, group_name(by)) for by in BY], name=self.tr("Grouping"))
        self.editions = Chips([], name=self.tr("Edition"))
        self.mark = ElidedLabel("", "muted")
        self.points = Button(theme, self.tr("Points by hand…"), icon="pencil")
        self.appeal = Button(theme, self.tr("Appeal…"), icon="flag")
        self.rule = Button(theme, self.tr("Rule…"), icon="check-check")
        self.freeze = Button(theme, self.tr("Freeze"), icon="lock", kind="primary")
        self.correct = Button(theme, self.tr("Correct…"), icon="pencil")
        for button, deed in (
            (self.previous, self._go_back), (self.next, self._go_on), (self.points, self._give), (self.appeal, self._appeal),
            (self.rule, self._rule), (self.freeze, self._freeze), (self.correct, self._correct),
        ):  # fmt: skip
            button.clicked.connect(deed)
        self.by.changed.connect(self._regroup)
        self.editions.changed.connect(self._choose_edition)
        gate = self.desk.gate
        gate.guard(self.points, duty="assess:points")
        gate.guard(self.freeze, self.correct, self.rule, duty="assess:freeze")
        gate.guard(self.appeal)
        upper = row(self.previous, self.date, self.next, 12, self.by, None, self.editions, spacing=8)
        lower = row(self.mark, self.points, self.appeal, self.rule, self.correct, self.freeze, spacing=8)
        lower.setStretch(0, 1)
        return Card(column(upper, lower, spacing=8, margins=(12, 10, 16, 10)))

    def _of_appeals(self) -> Card:
        self.appeals = lists.appeals(self.desk, self._subject_name, self._person_name)
        self.appeals.setMinimumHeight(self.desk.theme.px(110))
        heading = PlainLabel(self.tr("Appeals"), "strong")
        self.appeals_card = Card(
            column(row(heading, margins=(16, 10, 16, 4)), self.appeals, spacing=0, margins=(1, 1, 1, 1))
        )
        return self.appeals_card

    def _register(self) -> None:
        add, group = self.desk.actions.add, self.tr("Assessment")
        for name, text, do, keys, icon in (
            ("previous", self.tr("The month before"), self._go_back, "Left", "chevron-left"),
            ("next", self.tr("The month after"), self._go_on, "Right", "chevron-right"),
            ("group", self.tr("Units, grids or staff"), self._turn, "T", "users"),
            ("appeal", self.tr("Appeal…"), self.appeal.click, "A", "flag"),
            ("replay", self.tr("By another limit…"), self._replay, "L", "timer"),
            ("export", self.tr("Export (XLSX)…"), self._export, "Ctrl+E", "download"),
        ):
            add(f"assessment.{name}", text, do, keys=keys, group=group, icon=icon, scope=SCOPE, owner=self)
        for name, button in (("previous", self.previous), ("next", self.next), ("appeal", self.appeal), ("replay", self.replay),
                             ("export", self.export)):  # fmt: skip
            self.desk.actions.show_on(f"assessment.{name}", button)

    # --- asking ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask again, and say that an answer is waited for."""
        self.placeholder.wait()
        room, month, by, edition = self.desk.room, self.month, str(self.by.value or BY[0]), self._edition
        now = self.desk.clock.now()
        self.desk.slow.run(
            lambda: month_sheet(room, month, by, edition, now), then=self._show, failed=self._fail, lane=SCOPE
        )

    def _on_changes(self, changes: Changes) -> None:
        if (
            self._is_open
            and self.sheet is not None
            and subject(self.sheet.month, self.sheet.by) in changes.records
        ):
            self._edition = None
            self.look()

    # --- showing -----------------------------------------------------------------------------------------------

    def _show(self, sheet: MonthSheet) -> None:
        self.sheet, self.month = sheet, sheet.month
        self._show_head(sheet)
        if sheet.is_empty:
            self.placeholder.show_empty(
                self.tr("Nothing was to be scored in {month}.").format(month=f"{sheet.month:%Y-%m}"), icon="clipboard-list",
                action=self.tr("The month before"), on_action=self._go_back,
            )  # fmt: skip
            return
        self.placeholder.show_content()
        self._show_figures(sheet)
        self.list.table.columns[:] = lists.score_columns(sheet.result)
        self.list.show_rows(sheet.result.rows, key=lambda one: (one.post, one.subject))
        self.list.fit_columns()
        self.appeals.show_rows(sheet.kept.appeals, key=lambda one: one.id)
        self.appeals_card.setVisible(bool(sheet.kept.appeals))
        self._show_chosen()
        self._show_about(sheet)
        if self._wants_focus and self.isVisible():  # before, there was nothing on the page that could have it
            self._wants_focus = False
            self.list.setFocus()

    def _show_head(self, sheet: MonthSheet) -> None:
        today = local(self.desk.clock.now()).date()
        self.date.setText(f"{sheet.month:%Y-%m}")
        self.next.setEnabled(after(sheet.month) <= today)
        kept = [one.result.edition for one in sheet.kept.editions]
        self.editions.setVisible(bool(kept))
        if kept:
            self.editions.set_options([(name, edition_name(name)) for name in (*kept, LIVE)])
            self.editions.choose(sheet.edition)
        is_over = sheet.result.is_over or bool(kept)
        self.freeze.setVisible(not kept)
        self.freeze.setEnabled(is_over)
        self.freeze.setToolTip("" if is_over else self.tr("The month is not over yet."))
        self.correct.setVisible(bool(kept))
        self.appeal.setVisible(bool(kept))
        self.rule.setVisible(any(one.ruling is None for one in sheet.kept.appeals))
        self.points.setEnabled(bool(sheet.result.rows))
        self.mark.setText(mark_text(sheet, self.desk.clock.now()))

    def _show_figures(self, sheet: MonthSheet) -> None:
        ranked = [one for one in sheet.result.rows if one.rank is not None]
        few = [one for one in sheet.result.rows if one.status == FEW]
        self.figures["ranked"].show_figure(f"{len(ranked)} / {len(sheet.result.rows)}", group_name(sheet.by))
        self.figures["mean"].show_figure(lists.mean_text(sheet.result), self.tr("out of 100"))
        best = [one for one in ranked if one.rank == 1]
        last = min(ranked, key=lambda one: one.score or 0.0, default=None)
        self.figures["best"].show_figure(
            number_text(best[0].score) if best else NOTHING, in_a_row(one.name for one in best)
        )
        self.figures["last"].show_figure(number_text(last.score) if last is not None else NOTHING,
                                         last.name if last is not None else "")  # fmt: skip
        least = self.tr("fewer than {n} events").format(n=sheet.result.rules.least_events)
        self.figures["few"].show_figure(str(len(few)), least, tip=in_a_row(one.name for one in few))
        waiting = sum(one.ruling is None for one in sheet.kept.appeals)
        self.figures["appeals"].show_figure(
            str(len(sheet.kept.appeals)), self.tr("{n} open").format(n=waiting)
        )

    def _show_chosen(self) -> None:
        chosen = self.list.current
        if isinstance(chosen, Row):
            self.chosen.show_row(chosen)

    def _show_about(self, sheet: MonthSheet) -> None:
        result, english = sheet.result, self.desk.lang == "en"
        rules = f"{result.rules.en if english else result.rules.zh} {result.rules.version}"
        inputs = self.tr("inputs")  # in a variable: within braces no translator finds it
        self.about.setText(in_clauses((
            named(self.tr("Rules"), rules), named(self.tr("calendar"), result.calendar),
            self.tr("{n} entries known").format(n=f"{result.known:,}"), f"{inputs}{gap()}{result.inputs[:16]}",
        )))  # fmt: skip

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, RoomError):
            self.desk.fail(error)
            return
        self.desk.gate.report(error)
        self.placeholder.show_error(
            words.error_text(error, lang=self.desk.lang), error.code, on_retry=self.look
        )

    def _person_name(self, person: str) -> str:
        return self.sheet.names.get(person, person) if self.sheet is not None else person

    def _subject_name(self, key: str) -> str:
        rows = self.sheet.result.rows if self.sheet is not None else ()
        return next((one.name for one in rows if one.subject == key), key)

    # --- deeds -------------------------------------------------------------------------------------------------

    def go_to(self, month: date) -> None:
        """Show another month, none that lies ahead."""
        if month <= local(self.desk.clock.now()).date():
            self.month, self._edition = month_of(month), None
            self.look()

    def _go_back(self) -> None:
        self.go_to(before(self._shown_month()))

    def _go_on(self) -> None:
        self.go_to(after(self._shown_month()))

    def _shown_month(self) -> date:
        return self.month or month_of(local(self.desk.clock.now()).date())

    def _turn(self) -> None:
        at = BY.index(str(self.by.value or BY[0]))
        self.by.choose(BY[(at + 1) % len(BY)])
        self._regroup()

    def _regroup(self) -> None:
        self._edition = None
        self.look()

    def _choose_edition(self) -> None:
        if self.sheet is not None and self.editions.value not in (None, self.sheet.edition):
            self._edition = str(self.editions.value)
            self.look()

    def _freeze(self) -> None:
        if self.sheet is None:
            return
        month, perform = self.sheet.month, self.desk.perform

        def freeze() -> None:
            for by in BY:
                perform(FreezeMonth(month, by))

        ConfirmDialog(
            self.desk.theme, self.tr("Freeze {month}?").format(month=f"{month:%Y-%m}"),
            self.tr("Units, grids and staff are frozen together, once: later changes of events, rules and calendars move "
                    "nothing of it. What is wrong is put right by a numbered correction beside it."),
            parent=self, yes=self.tr("Freeze"), on_yes=freeze,
        ).open()  # fmt: skip

    def _correct(self) -> None:
        if self.sheet is not None:
            CorrectDialog(self.desk, self.sheet.month, self.sheet.by, parent=self).open()

    def _give(self) -> None:
        chosen = self.list.current
        if self.sheet is not None and isinstance(chosen, Row):
            PointsDialog(self.desk, self.sheet.result, chosen, self.sheet.month, parent=self).open()

    def _appeal(self) -> None:
        chosen = self.list.current
        if self.sheet is not None and self.sheet.kept.editions and isinstance(chosen, Row):
            result = self.sheet.kept.editions[-1].result
            until = day_text(result.appeal_until) if result.appeal_until is not None else ""
            AppealDialog(self.desk, result, chosen, self.sheet.month, parent=self, until=until).open()

    def _rule(self) -> None:
        if self.sheet is not None:
            waiting = [one for one in self.sheet.kept.appeals if one.ruling is None]
            names = {one.subject: one.name for one in self.sheet.result.rows}
            if waiting:
                RulingDialog(self.desk, self.sheet.month, self.sheet.by, waiting, names, parent=self).open()

    def _replay(self) -> None:
        if self.sheet is not None:
            ReplayDialog(self.desk, self.sheet.month, self.sheet.by, parent=self).open()

    def _export(self) -> None:
        if self.sheet is not None and not self.sheet.is_empty:
            sending.ask(self.desk, self.sheet, self)
