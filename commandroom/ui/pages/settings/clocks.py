"""时限与日历: the limits of the clocks, office hours, holidays, and a reckoner that shows its working."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError, WrongUseError
from commandroom.domain.knowledge.rules import TimerRule
from commandroom.domain.time.calendar import Calendar
from commandroom.domain.time.calendar_table import Season
from commandroom.domain.time.limit import Limit
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.moments import long_text
from commandroom.ui.notices import Banner, Kind
from commandroom.ui.pages.settings.clockdialogs import SeasonDialog, TimerDialog
from commandroom.ui.pages.settings.section import CHANGING, KEEPING, Section
from commandroom.ui.pages.settings.setting import Setting, row_setting
from commandroom.ui.punctuation import in_a_row, in_a_sentence
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.banner import BannerSlot
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import MomentField, TextInput
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.due import DueReport, due_report
from commandroom.usecases.queries import RoomFacts, RoomSheet, RuleBook, Rules

URGENCIES = ("normal", "urgent", "critical")
COLOURS = ("blue", "orange", "red")


def limit_text(limit: str, lang: str) -> str:
    """`4 工作时`; a text that is no limit as it stands."""
    try:
        return Limit.parse(limit).words(lang) if limit else ""
    except WrongUseError:
        return limit


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file of holidays: dates that are new, known, rejected; events whose limits moved."""

    fresh: int
    known: int
    rejected: int
    recounted: int


def import_notice(room: Any, path: Path) -> Taken:
    """Take a notice of holidays from a file; called off the GUI thread."""
    from commandroom.interop.calendars import read_calendar  # noqa: PLC0415  only when somebody imports
    from commandroom.usecases import gazetteer  # noqa: PLC0415

    found = read_calendar(path)
    taken = gazetteer.import_calendar(room, found.rows, actor="", dry_run=False)
    return Taken(taken.imported, taken.already_there, len(found.rejected), taken.recounted)


class ClocksSection(Section):
    """What the room's clocks run by."""

    icon = "timer"

    def __init__(self, desk: Desk) -> None:
        self.title = QCoreApplication.translate("Settings", "Limits and calendar")
        super().__init__(desk)
        self.book: RuleBook | None = None
        self.banner = BannerSlot(desk.theme)
        self.whole.addWidget(self.banner)
        timers, calendar = self._build_timers(), self._build_calendar()
        self.whole.addWidget(self.awaits(WhyNot(desk.gate, CHANGING), timers, calendar, is_carded=True))
        self._build_reckoner()
        self.whole.addStretch(1)

    @override
    def open(self) -> None:
        self.look(Rules(), then=self._take, lane="settings.rules")
        self.look(RoomFacts(), then=self._take_facts, lane="settings.facts")

    @override
    def learn(self) -> None:
        if self.book is None:
            self.open()

    @override
    def rows(self) -> list[Setting]:
        is_english, limits, hours = (
            self.desk.lang == "en",
            self.timers.accessibleName(),
            self.seasons.accessibleName(),
        )
        found = [
            row_setting(self.timers, r, r.en if is_english else r.zh, limits) for r in self.timers.table.rows
        ]
        return [*found, *(row_setting(self.seasons, s, s.name, hours) for s in self.seasons.table.rows)]

    # --- limits ------------------------------------------------------------------------------------------------

    def _build_timers(self) -> QWidget:
        lang = self.desk.lang
        columns: list[Col[TimerRule]] = [
            Col(self.tr("Clock"), lambda r: r.en if lang == "en" else r.zh, 130, is_bold=True),
            *(
                Col(words.urgency_label(at), _limit_of(key, lang), 106)
                for at, key in enumerate(URGENCIES, start=1)
            ),
            Col(self.tr("Yellow from"), lambda r: f"{r.yellow * 100:g}%", 84, is_number=True),
            Col(self.tr("Source"), lambda r: r.source, 0, role=lambda _r: "text2"),
        ]
        self.timers = ListView(self.desk, ListTable(columns), scope="settings", name=self.tr("Limits"))
        self.timers.opened.connect(lambda _at: self._edit_timer())
        edit = Button(self.desk.theme, self.tr("Change limits"), icon="pencil")
        edit.clicked.connect(self._edit_timer)
        note = self.tr(
            "The clocks of acceptance, dispatch, handling and verification follow the category first."
        )
        self.desk.gate.guard(edit, duty=CHANGING)
        return self.group(self.tr("Limits of the clocks"), _boxed(self.timers), _line_of(edit), note=note)

    def _edit_timer(self) -> None:
        rule = self.timers.current
        if not isinstance(rule, TimerRule):
            return

        def save(fields: dict[str, Any], dialog: TimerDialog) -> None:
            def then() -> None:
                dialog.accept()
                self.open()

            said = self.tr("{name}: limits saved").format(name=rule.zh if self.desk.lang != "en" else rule.en)
            self.amend("timer", rule.key, fields, said=said, refused=dialog.refuse, then=then)

        presets = self.book.policy.report_presets.values() if self.book is not None else ()
        TimerDialog(self.desk, rule, save, parent=self, presets=presets).open()

    # --- calendar ----------------------------------------------------------------------------------------------

    def _build_calendar(self) -> QWidget:
        columns: list[Col[Season]] = [
            Col(self.tr("Season"), lambda s: s.name, 120, is_bold=True),
            Col(self.tr("From"), lambda s: s.first, 90),
            Col(self.tr("To"), lambda s: s.last, 90),
            Col(self.tr("Office hours"), lambda s: in_a_sentence(s.segments), 0),
        ]
        self.seasons = ListView(self.desk, ListTable(columns), scope="settings", name=self.tr("Office hours"))
        self.seasons.opened.connect(lambda _at: self._edit_season())
        self.years = PlainLabel("", wrap=True)
        edit = Button(self.desk.theme, self.tr("Change hours"), icon="pencil")
        edit.clicked.connect(self._edit_season)
        self.load = Button(self.desk.theme, self.tr("Import a holiday notice…"), icon="upload")
        self.load.clicked.connect(self.choose_notice)
        note = self.tr("A table with the columns date, kind (off or work) and name, UTF-8 or GB18030.")
        self.desk.gate.guard(edit, duty=CHANGING)
        self.desk.gate.guard(self.load, duty=KEEPING)
        return self.group(
            self.tr("Office hours and holidays"),
            _boxed(self.seasons),
            self.years,
            _line_of(edit, self.load),
            note=note,
        )

    def _edit_season(self) -> None:
        season = self.seasons.current
        if not isinstance(season, Season):
            return

        def save(fields: dict[str, Any], dialog: SeasonDialog) -> None:
            def then() -> None:
                dialog.accept()
                self.open()

            said = self.tr("Office hours of {name} saved").format(name=season.name)
            self.amend("hours", season.name, fields, said=said, refused=dialog.refuse, then=then)

        SeasonDialog(self.desk, season, save, parent=self).open()

    def choose_notice(self) -> None:
        """Ask for the file."""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import a holiday notice"), "", "CSV (*.csv *.txt)"
        )
        if path:
            self.take_notice(Path(path))

    def take_notice(self, path: Path) -> None:
        """Import a file of holidays, and say what came of it."""
        room = self.desk.room
        self.desk.slow.run(lambda: import_notice(room, path), then=self._told, failed=self.desk.fail)

    def _told(self, taken: Taken) -> None:
        text = self.tr(
            "{fresh} dates taken, {known} known, {rejected} rejected; limits of {events} events counted again"
        )
        self.desk.notices.confirm(
            text.format(fresh=taken.fresh, known=taken.known, rejected=taken.rejected, events=taken.recounted)
        )
        self.open()

    # --- reckoner ----------------------------------------------------------------------------------------------

    def _build_reckoner(self) -> None:
        self.limit = TextInput("5wd", "5wd", limit=12)
        self.start = MomentField(self.desk.clock.now())
        self.pauses = TextInput(self.tr("2026-03-11 10:00/2026-03-13 10:00, several with commas"), limit=400)
        self.limit_field = FormField(self.tr("Limit"), self.limit, required=True)
        self.pauses_field = FormField(self.tr("Suspended"), self.pauses)
        self.limit.setMaximumWidth(120)
        self.start.setMaximumWidth(200)
        button = Button(self.desk.theme, self.tr("Reckon"), icon="timer", kind="primary")
        button.clicked.connect(self.reckon)
        self.limit.returnPressed.connect(self.reckon)
        self.pauses.returnPressed.connect(self.reckon)
        self.due = PlainLabel("", "h2")
        self.working = PlainLabel("", wrap=True).selectable()
        fields = QWidget()
        inside = row(
            self.limit_field,
            FormField(self.tr("From"), self.start),
            self.pauses_field,
            column(22, button, None, spacing=0),
            spacing=16,
        )
        inside.setStretch(2, 1)
        fields.setLayout(inside)
        note = self.tr("Counts by this room's calendar and shows how.")
        self.group(self.tr("When is it due?"), fields, self.due, self.working, note=note)

    def reckon(self) -> None:
        """Show when the limit ends, and the working."""
        if self.book is None:
            return
        self.limit_field.clear_fault()
        self.pauses_field.clear_fault()
        pauses = [part.strip() for part in self.pauses.text().replace("，", ",").split(",") if part.strip()]
        try:
            report = due_report(
                self.book.clockwork, self.limit.text().strip(), start=self.start.moment, suspensions=pauses
            )
        except RoomError as error:
            field = self.pauses_field if error.code.startswith(("pause", "moment")) else self.limit_field
            field.show_fault(self.sentence(error))
            self.due.setText("")
            self.working.setText("")
            return
        self._show_report(report)

    def _show_report(self, report: DueReport) -> None:
        text = self.tr("Due {moment}").format(moment=long_text(report.due))
        self.due.setText(f"{text}  ⚠" if report.missing_years else text)
        lines = [sentence(step.code, dict(step.params), lang=self.desk.lang) for step in report.steps]
        self.working.setText("\n".join(lines))

    # --- answers -----------------------------------------------------------------------------------------------

    def _take(self, book: RuleBook) -> None:
        self.book = book
        self.timers.show_rows(list(book.policy.timers.values()), key=lambda r: r.key)
        self.timers.fit_height()
        calendar = book.clockwork.calendar
        self.seasons.show_rows(list(calendar.table.seasons), key=lambda s: s.name)
        self.seasons.fit_height()
        self._show_years(calendar)
        if not self.due.text():
            self.reckon()
        self.learned.emit()

    def _show_years(self, calendar: Calendar) -> None:
        years = calendar.years
        span = f"{years[0]}–{years[-1]}" if years else "—"
        self.years.setText(
            self.tr("Holiday notices known: {years} · calendar {version}").format(
                years=span, version=calendar.version
            )
        )

    def _take_facts(self, facts: RoomSheet) -> None:
        if not facts.calendar_missing:
            self.banner.show_banner(None)
            return
        years = in_a_row(map(str, facts.calendar_missing))
        text = self.tr(
            "The holiday notice of {years} has not been imported: limits are counted by plain weekends."
        ).format(years=years)
        self.banner.show_banner(Banner("calendar", text, Kind.CRIT, self.tr("Import"), self.choose_notice))


def _limit_of(key: str, lang: str) -> Callable[[TimerRule], str]:
    def text(rule: TimerRule) -> str:
        limit = rule.limits.get(key) or rule.limits.get(dict(zip(URGENCIES, COLOURS, strict=True))[key])
        return limit_text(limit or (rule.limits.get("all", "") if key == "normal" else ""), lang)

    return text


def _boxed(view: QWidget) -> QWidget:
    return Card(column(view, spacing=0, margins=(1, 1, 1, 1)))


def _line_of(*parts: QWidget) -> QWidget:
    box = QWidget()
    box.setLayout(row(*parts, None))
    return box
