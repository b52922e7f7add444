"""The page of the periodic jobs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.page import Hints, Page
from commandroom.ui.pages.jobs.words import (
    NOTHING,
    about_text,
    course_role,
    course_text,
    job_name,
    length_text,
    missed_text,
    moment_text,
    period_text,
    record_text,
    trouble_text,
)
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.figure import FigureCard
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import JobRun, JobRuns
from commandroom.usecases.running import Course, Work, jobs_now

SCOPE = "jobs"
LOOK_AGAIN_MS = 5_000
SOON_MS = 700
"""After a run was asked for: most jobs are done by then."""
WIDE = 1240
LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page shows: every job, and whether this process runs them by itself."""

    works: tuple[Work, ...] = ()
    runs_here: bool = False


class JobsPage(Page):
    """Shows the jobs and their runs, and asks for one now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.sheet = Sheet()
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self._ask)
        self._build()
        desk.actions.add(
            "jobs.run", self.tr("Run it now"), self.run_now, keys="R", group=self.tr("Jobs"), icon="play",
            scope=SCOPE, owner=self,
        )  # fmt: skip
        desk.actions.show_on("jobs.run", self.run)

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self.look()
        self.list.setFocus()

    @override
    def refresh(self) -> None:
        self.look()

    @override
    def tools(self) -> list[QWidget]:
        return []

    @override
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        return (
            ("J/K", self.tr("up, down")),
            *hint(self.tr("run it now"), "jobs.run"),
            *hint(self.tr("look again"), "desk.refresh"),
            ("Esc", self.tr("back")),
        )

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._again.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.figures = {
            "well": FigureCard(self.tr("Jobs that are well")),
            "failed": FigureCard(self.tr("Failed at last")),
            "late": FigureCard(self.tr("Late")),
            "next": FigureCard(self.tr("Next run")),
        }
        strip = row(*self.figures.values(), spacing=12)
        for at in range(strip.count()):
            strip.setStretch(at, 1)
        self.list = self._jobs()
        self.list.selectionModel().currentRowChanged.connect(lambda _new, _old: self._choose())
        self.runs = self._runs()
        content = QWidget()
        below = row(self._of_runs(), self._of_chosen(), spacing=12)
        below.setStretch(0, 3)
        below.setStretch(1, 2)
        self.upper = Card(column(self.list, margins=(1, 1, 1, 1)))
        content.setLayout(column(strip, self.upper, below, spacing=12))
        layout = content.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretch(1, 3)
            layout.setStretch(2, 2)
        self.placeholder = Placeholder(self.desk.theme, content, is_carded=True)
        self.setLayout(column(self.placeholder, margins=(20, 14, 20, 14)))

    def _jobs(self) -> ListView:
        columns: list[Col[Work]] = [
            Col(self.tr("Job"), lambda one: job_name(one.name), 210, is_bold=True),
            Col(self.tr("How often"), lambda one: period_text(one.period_seconds), 110, role=lambda _one: "text2"),
            Col(self.tr("Last run"), lambda one: self._at(one.last_start), 140),
            Col(self.tr("Took"), lambda one: length_text(one.seconds), 90, is_number=True),
            Col(self.tr("Next run"), lambda one: self._at(one.next_at), 140, from_width=WIDE),
            Col(self.tr("Made up"), lambda one: missed_text(one.missed), 110, role=lambda _one: "warn"),
            Col(self.tr("How it went"), course_text, 0, role=course_role),
        ]  # fmt: skip
        return ListView(self.desk, ListTable(columns), scope=SCOPE, name=self.tr("Jobs"))

    def _runs(self) -> ListView:
        columns: list[Col[JobRun]] = [
            Col(self.tr("Began"), lambda one: self._at(one.started), 140),
            Col(self.tr("Took"), lambda one: length_text((one.ended - one.started).total_seconds()), 90, is_number=True),
            Col(self.tr("Made up"), lambda one: missed_text(one.missed), 110, role=lambda _one: "warn"),
            Col(self.tr("How it went"), lambda one: trouble_text(one.failed) if one.failed else self.tr("✓ well"), 0,
                role=lambda one: "crit" if one.failed else "text2"),
        ]  # fmt: skip
        return ListView(self.desk, ListTable(columns), scope="jobs.runs", name=self.tr("Runs of the job"))

    def _of_runs(self) -> Card:
        self.heading = PlainLabel(self.tr("Runs of the job"), "h2")
        self.no_runs = PlainLabel(self.tr("This job has not run on this machine yet."), "muted", wrap=True)
        title = row(self.heading, margins=(16, 12, 16, 4))
        return Card(
            column(
                title, row(self.no_runs, margins=(16, 0, 16, 12)), self.runs, margins=(1, 1, 1, 1), spacing=0
            )
        )

    def _of_chosen(self) -> Card:
        self.name = PlainLabel("", "h2")
        self.about = PlainLabel("", wrap=True)
        self.state = PlainLabel("", "muted", wrap=True)
        self.record = PlainLabel("", wrap=True)
        self.where = PlainLabel("", "muted", wrap=True)
        self.run = Button(self.desk.theme, self.tr("Run it now"), icon="play")
        self.run.clicked.connect(self.run_now)
        self.desk.gate.guard(self.run)
        said = QWidget()
        said.setLayout(column(self.about, self.state, self.record, self.where, None, spacing=12))
        scroll = Scroll(said)
        scroll.stop_at(self.tr("The chosen job"))
        whole = column(row(self.name, None, self.run), scroll, spacing=12, margins=(20, 16, 20, 16))
        whole.setStretch(1, 1)
        return Card(whole)

    # --- asking ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask again, and say that an answer is waited for."""
        self.placeholder.wait()
        self._ask()

    def _ask(self) -> None:
        room, now = self.desk.room, self.desk.clock.now()
        self.desk.tasks.run(lambda: _sheet(room, now), then=self._show, failed=self._fail, lane=SCOPE)

    def _choose(self) -> None:
        chosen = self.list.current
        if isinstance(chosen, Work):
            self._describe(chosen)
            self.desk.ask(
                JobRuns(chosen.name), then=self._show_runs, refused=self._show_failure, lane="jobs.runs"
            )

    def run_now(self) -> None:
        """Ask for the chosen job now."""
        chosen, running = self.list.current, getattr(self.desk.room, "jobs", None)
        if not isinstance(chosen, Work) or running is None:
            return
        if self.desk.gate.error is not None:
            self.desk.notices.refuse(self.desk.gate.error)
            return
        name = chosen.name
        self.run.setEnabled(False)
        self.desk.slow.run(
            lambda: running.run(name), then=lambda went: self._done(name, went_well=went), failed=self._undone
        )

    # --- showing -----------------------------------------------------------------------------------------------

    def _done(self, name: str, *, went_well: bool) -> None:
        self.run.setEnabled(True)
        if went_well:
            self.desk.notices.confirm(self.tr("Run: {job}").format(job=job_name(name)))
        else:
            self.desk.notices.warn(self.tr("{job} failed; its runs say why.").format(job=job_name(name)))
        self._ask()
        QTimer.singleShot(SOON_MS, self, self._ask)

    def _undone(self, error: Exception) -> None:
        self.run.setEnabled(True)
        self.desk.fail(error)

    def _show(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.placeholder.show_content()
        self.list.show_rows(sheet.works, key=lambda one: one.name)
        self._fit_list()
        self._show_figures(sheet)
        self.where.setText(
            self.tr("This desk runs the jobs while it is open or in the tray.")
            if sheet.runs_here
            else self.tr("This program does not run the jobs by itself now: it only looks.")
        )
        self._choose()

    def _fit_list(self) -> None:
        """As high as its rows where the window allows it: the runs below have the rest."""
        rows, head = self.list.table.rowCount(), self.list.horizontalHeader().height()
        self.upper.setMaximumHeight(head + rows * self.desk.theme.row_height + 4)
        self.list.setMinimumHeight(head + min(rows, LEAST_ROWS) * self.desk.theme.row_height)

    def _show_figures(self, sheet: Sheet) -> None:
        by = {course: [one for one in sheet.works if one.course is course] for course in Course}
        well = len(by[Course.WELL]) + len(by[Course.RUNNING])
        self.figures["well"].show_figure(f"{well} / {len(sheet.works)}", self.tr("of this machine"))
        for key, course in (("failed", Course.FAILED), ("late", Course.LATE)):
            names = "、".join(job_name(one.name) for one in by[course])
            self.figures[key].show_figure(str(len(by[course])), names or self.tr("none"))
        coming = [(one.next_at, job_name(one.name)) for one in sheet.works if one.next_at is not None]
        if coming:
            at, name = min(coming)
            self.figures["next"].show_figure(self._at(at), name)
        else:
            self.figures["next"].show_figure(NOTHING, self.tr("nothing is planned here"))

    def _describe(self, work: Work) -> None:
        self.name.setText(job_name(work.name))
        self.about.setText(about_text(work.name))
        parts = [course_text(work), self.tr("Last end {time}").format(time=self._at(work.last_end))]
        if work.missed:
            said = self.tr("The last run made up for {n} that never began while nothing ran here.")
            parts.append(said.format(n=f"{work.missed:,}"))
        self.state.setText("\n".join(parts))
        self.state.set_role("error" if work.course is Course.FAILED else "muted")

    def _show_runs(self, runs: tuple[JobRun, ...]) -> None:
        self.no_runs.setVisible(not runs)
        self.heading.setText(self.tr("Runs of the job ({n})").format(n=len(runs)))
        self.record.setText(record_text(runs, self.desk.clock.now()))
        self.runs.show_rows(runs, key=lambda one: one.started)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, RoomError):
            self.desk.gate.report(error)
            self._show_failure(error)
        else:
            self.desk.fail(error)

    def _show_failure(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.look)

    def _at(self, moment: datetime | None) -> str:
        return moment_text(moment, self.desk.clock.now())


def _sheet(room: object, now: datetime) -> Sheet:
    exchanging = getattr(room, "exchanging", None)
    running = getattr(room, "jobs", None)
    is_joined = bool(exchanging is not None and exchanging.is_joined)
    works = jobs_now(room, now, running, is_joined=is_joined)  # type: ignore[arg-type]  # the desk's room asks alike
    return Sheet(works, running is not None and running.since is not None)
