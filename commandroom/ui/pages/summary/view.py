"""The page of a day's paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout
from typing_extensions import override

from commandroom.domain.summary.day import subject
from commandroom.domain.summary.timing import TIME, WHICH
from commandroom.domain.summary.wording import heading
from commandroom.reports.summary import NUMBERS, issue_text
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import day_text, local
from commandroom.ui.page import Hints
from commandroom.ui.pages.summary import sending
from commandroom.ui.pages.summary.head import Shown, issue_said, marks_text
from commandroom.ui.pages.summary.hours import HoursLine
from commandroom.ui.pages.summary.paper import PaperPage, Shape, day_of
from commandroom.ui.pages.summary.parts import events_of
from commandroom.ui.punctuation import in_a_sentence, named
from commandroom.ui.widgets.arrange import column
from commandroom.ui.widgets.button import Button
from commandroom.usecases.queries import Summary, SummarySheet

SCOPE = "summary"
LOOK_AGAIN_MS = 300_000
"""A frozen paper is announced when it is there; only a draft grows old, and it reckons the whole day anew."""
LEFT, RIGHT = ("overview", "matters", "red"), ("yellow", "supervision", "hot", "repeats", "duty", "tomorrow")
_DAY = timedelta(days=1)
FIGURES = {
    "received": QT_TRANSLATE_NOOP("SummaryPage", "New today"),
    "closed": QT_TRANSLATE_NOOP("SummaryPage", "Closed today"),
    "open": QT_TRANSLATE_NOOP("SummaryPage", "Open"),
    "overdue": QT_TRANSLATE_NOOP("SummaryPage", "Past their limit"),
    "suspended": QT_TRANSLATE_NOOP("SummaryPage", "On account"),
    "reported_up": QT_TRANSLATE_NOOP("SummaryPage", "Reported up"),
    "red": QT_TRANSLATE_NOOP("SummaryPage", "Red lamps"),
    "yellow": QT_TRANSLATE_NOOP("SummaryPage", "Yellow lamps"),
}


class SummaryPage(PaperPage):
    """Shows the paper of a day."""

    def __init__(self, desk: Desk) -> None:
        self.sheet: SummarySheet | None = None
        self.day = local(desk.clock.now()).date()
        figures = {key: QCoreApplication.translate("SummaryPage", FIGURES[key]) for key, _ in NUMBERS}
        super().__init__(desk, Shape(SCOPE, "day", LEFT, RIGHT, figures))
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self._ask)
        self.today = Button(desk.theme, self.tr("Today"), kind="ghost")
        self.today.clicked.connect(lambda: self.go_to(self._now()))
        self.head.first.insertWidget(self.head.first.indexOf(self.next) + 1, self.today)

    def _now(self) -> date:
        return local(self.desk.clock.now()).date()

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self._is_open = self._wants_focus = True
        wanted = day_of(where)
        if wanted is not None:
            self.day, self._edition = wanted, None
        self.look()

    @override
    def hints(self) -> Hints:
        return (("← →", self.tr("other day")), *super().hints())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._again.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()

    # --- what it says of itself --------------------------------------------------------------------------------

    @override
    def _named(self) -> tuple[str, str, str]:
        return self.tr("Daily summary"), self.tr("The day before"), self.tr("The day after")

    @override
    def _foot(self) -> QBoxLayout:
        self.hours = HoursLine(self.desk)
        return column(self.hours)

    @override
    def _ask(self) -> None:
        query = Summary(self.day, self.desk.clock.now(), self._edition)
        self.desk.ask(query, then=self._show, refused=self._show_failure, lane=SCOPE)

    @override
    def _subjects(self) -> frozenset[str]:
        return frozenset({subject(self.day), f"setting:{TIME}", f"setting:{WHICH}"})

    @override
    def _about(self) -> Mapping[str, Any]:
        return {"day": self.day}

    @override
    def _sheaf(self) -> sending.Sheaf | None:
        return sending.of_day(self.sheet) if self.sheet is not None else None

    # --- showing -----------------------------------------------------------------------------------------------

    def _show(self, sheet: SummarySheet) -> None:
        self.sheet = sheet
        paper, snapshot, today = sheet.paper, sheet.paper.snapshot, self._now()
        weekday = QLocale(self.desk.lang).dayName(snapshot.day.isoweekday(), QLocale.FormatType.ShortFormat)
        as_of = self.tr("as of {moment}").format(moment=day_text(snapshot.as_of))
        self.today.setVisible(snapshot.day != today)
        self.hours.show_hours(sheet.hours)
        self._show_figures(sheet)
        rivals = self.tr("{n} more made by other seats while apart; the earlier one counts")
        issue = issue_said(
            issue_text(sheet), snapshot.number, snapshot.day.year, edition=paper.edition,
            is_late=paper.late and not sheet.is_draft,
        )  # fmt: skip
        shown = Shown(
            date=f"{snapshot.day:%Y-%m-%d} {weekday}", title=heading(snapshot, sheet.rules)[0],
            issue=in_a_sentence((issue, as_of)),
            mark=marks_text(is_draft=sheet.is_draft, is_demo=snapshot.demo), has_later=snapshot.day < today,
            is_over=sheet.is_over, editions=tuple(one.edition for one in sheet.day.papers), edition=paper.edition,
            draft=self._draft(sheet) if sheet.is_draft else "", parts=sheet.parts, names=sheet.names,
            read=sheet.day.read, comments=sheet.day.comments,
        )  # fmt: skip
        self._show_paper(shown, events_of(snapshot), (
            named(self.tr("calendar"), snapshot.calendar), named(self.tr("rules"), snapshot.rules),
            rivals.format(n=sheet.day.rivals) if sheet.day.rivals else "",
        ))  # fmt: skip

    def _draft(self, sheet: SummarySheet) -> str:
        if sheet.is_over:
            return self.tr(
                "Nobody has made it yet; the next look of the job will, or the button does it now."
            )
        at = self.tr(
            "It is made at {time}, also with nobody signed in; until then this is a draft of the moment."
        )
        return at.format(time=sheet.hours.at)

    def _show_figures(self, sheet: SummarySheet) -> None:
        today, before = sheet.paper.snapshot.today, sheet.paper.snapshot.before
        wrong = {one.figure: one.board for one in sheet.paper.snapshot.checks if not one.agrees}
        agreed = {one.figure for one in sheet.paper.snapshot.checks if one.agrees}
        for key, card in self.figures.items():
            now, was = getattr(today, key), getattr(before, key)
            note, tip = self.tr("yesterday {n}").format(n=was) if was is not None else "", ""
            if key in wrong:
                note = self.tr("⚠ the board says {n}").format(n=wrong[key])
            elif key in agreed:  # in eight narrow cards the sign alone has room; the words stand in its tip
                tip = self.tr("= board ✓")
                note = f"{note} ✓" if note else tip
            card.show_figure("—" if now is None else f"{now:,}", note, tip=tip)
            if tip and note != tip:
                card.setAccessibleName(in_a_sentence((card.accessibleName(), tip)))

    # --- other papers ------------------------------------------------------------------------------------------

    def go_to(self, day: date) -> None:
        """Show the paper of another day."""
        if day <= self._now():
            self.day, self._edition = day, None
            self.look()

    @override
    def _go(self, by: int) -> None:
        self.go_to(self.day + by * _DAY)

    @override
    def _choose_kind(self) -> None:
        kind = str(self.kinds.value)
        self.kinds.choose("day")
        if kind != "day":
            self.desk.navigate("periods", kind=kind, day=self.day)
