"""The page of a week's or a month's paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout
from typing_extensions import override

from commandroom.domain.summary.periodpaper import subject
from commandroom.domain.summary.periodwording import heading
from commandroom.domain.summary.span import Span, SpanKind, span_of
from commandroom.domain.summary.timing import MONTH_DAY, MONTH_TIME, WEEK_DAY, WEEK_TIME
from commandroom.domain.summary.wording import short
from commandroom.reports.period import NUMBERS, issue_text
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import QT_TRANSLATE_NOOP, is_english
from commandroom.ui.moments import day_text, days_text, local
from commandroom.ui.page import Hints
from commandroom.ui.pages.summary import sending
from commandroom.ui.pages.summary.head import Shown, issue_said, marks_text
from commandroom.ui.pages.summary.paper import PaperPage, Shape, day_of
from commandroom.ui.pages.summary.spanhours import SpanHoursLine
from commandroom.ui.punctuation import in_a_sentence, named
from commandroom.ui.widgets.arrange import column
from commandroom.usecases.queries import PeriodSheet, PeriodSummary

SCOPE = "periods"
LEFT, RIGHT = ("overview", "quality", "matters", "scope"), ("units", "assessment", "hot", "supervision")
FIGURES = {
    "received": QT_TRANSLATE_NOOP("PeriodPage", "Received"),
    "closed": QT_TRANSLATE_NOOP("PeriodPage", "Closed"),
    "reported_up": QT_TRANSLATE_NOOP("PeriodPage", "Reported up"),
    "open": QT_TRANSLATE_NOOP("PeriodPage", "Open at the end"),
    "overdue": QT_TRANSLATE_NOOP("PeriodPage", "Past their limit"),
    "suspended": QT_TRANSLATE_NOOP("PeriodPage", "On account"),
}
_SETTINGS = (WEEK_DAY, WEEK_TIME, MONTH_DAY, MONTH_TIME)


class PeriodPage(PaperPage):
    """Shows the paper of a week or a month."""

    def __init__(self, desk: Desk) -> None:
        self.sheet: PeriodSheet | None = None
        self.span = span_of(SpanKind.WEEK, local(desk.clock.now()).date())
        figures = {key: QCoreApplication.translate("PeriodPage", FIGURES[key]) for key, _ in NUMBERS}
        super().__init__(desk, Shape(SCOPE, SpanKind.WEEK.value, LEFT, RIGHT, figures))

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self._is_open = self._wants_focus = True
        kind = str(where.get("kind") or self.span.kind.value)
        if kind in tuple(SpanKind):
            self.span, self._edition = span_of(SpanKind(kind), day_of(where) or self.span.first), None
        self.kinds.choose(self.span.kind.value)
        self.look()

    @override
    def hints(self) -> Hints:
        return (("← →", self.tr("other week or month")), *super().hints())

    # --- what it says of itself --------------------------------------------------------------------------------

    @override
    def _named(self) -> tuple[str, str, str]:
        return self.tr("Weekly and monthly summary"), self.tr("The one before"), self.tr("The one after")

    @override
    def _foot(self) -> QBoxLayout:
        self.hours = SpanHoursLine(self.desk)
        return column(self.hours)

    @override
    def _ask(self) -> None:
        query = PeriodSummary(self.span.kind, self.span.first, self.desk.clock.now(), self._edition)
        self.desk.ask(query, then=self._show, refused=self._show_failure, lane=SCOPE)

    @override
    def _subjects(self) -> frozenset[str]:
        return frozenset({subject(self.span), *(f"setting:{name}" for name in _SETTINGS)})

    @override
    def _about(self) -> Mapping[str, Any]:
        return {"day": self.span.first, "span": self.span.kind.value}

    @override
    def _sheaf(self) -> sending.Sheaf | None:
        return sending.of_period(self.sheet) if self.sheet is not None else None

    # --- showing -----------------------------------------------------------------------------------------------

    def _show(self, sheet: PeriodSheet) -> None:
        if sheet.span != self.span:
            return
        self.sheet = sheet
        span, snapshot = sheet.span, sheet.paper.snapshot
        form = sheet.rules.period.form(span.kind)
        week, month = self.tr("last week"), self.tr("last month")
        before = form.last if not is_english() else week if span.kind is SpanKind.WEEK else month
        for key, card in self.figures.items():
            card.show_figure(
                f"{getattr(snapshot.today, key):,}", f"{before} {getattr(snapshot.before, key):,}"
            )
        self.hours.show_hours(span.kind, sheet.hours)
        as_of = self.tr("as of {moment}").format(moment=day_text(snapshot.as_of))
        issue = issue_said(
            issue_text(sheet), snapshot.number, span.first.year, span.kind.value, edition=sheet.paper.edition,
            is_late=sheet.paper.late and not sheet.is_draft,
        )  # fmt: skip
        shown = Shown(
            date=days_text(span.first, span.last), title=heading(snapshot, sheet.rules.period)[0],
            issue=in_a_sentence((issue, as_of)),
            mark=marks_text(is_draft=sheet.is_draft, is_demo=snapshot.demo), has_later=self._has_later(span),
            is_over=sheet.is_over, editions=tuple(one.edition for one in sheet.all.papers), edition=sheet.paper.edition,
            draft=self._draft(sheet) if sheet.is_draft else "", parts=sheet.parts, names=sheet.names,
            read=sheet.all.read, comments=sheet.all.comments,
        )  # fmt: skip
        made = sum(one.issue is not None for one in snapshot.days)
        self._show_paper(shown, {short(one.number): one.number for one in snapshot.matters}, (
            self.tr("{n} daily summaries in it").format(n=made), named(self.tr("calendar"), snapshot.calendar),
            named(self.tr("rules"), snapshot.rules),
        ))  # fmt: skip

    def _draft(self, sheet: PeriodSheet) -> str:
        at = self.tr(
            "It is made at {time}, also with nobody signed in; until then this is a draft of the moment."
        )
        return at.format(time=day_text(sheet.due))

    def _has_later(self, span: Span) -> bool:
        return span.last < local(self.desk.clock.now()).date()

    # --- other papers ------------------------------------------------------------------------------------------

    @override
    def _choose_kind(self) -> None:
        kind, today = str(self.kinds.value), local(self.desk.clock.now()).date()
        if kind == "day":
            self.kinds.choose(self.span.kind.value)
            self.desk.navigate("summary", day=min(self.span.last, today))
        elif kind != self.span.kind:
            self.span, self._edition = span_of(SpanKind(kind), min(self.span.last, today)), None
            self.look()

    @override
    def _go(self, by: int) -> None:
        if by < 0 or self._has_later(self.span):
            self.span, self._edition = (self.span.before() if by < 0 else self.span.after()), None
            self.look()
