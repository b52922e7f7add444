"""The page of the periodic jobs: how each stands, its runs, and one that is wanted now."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from commandroom.ui.lineup import pages
from commandroom.ui.page import PageSpec
from commandroom.ui.pages.jobs.view import JobsPage
from commandroom.ui.pages.jobs.words import trouble_text
from commandroom.ui.window import DeskWindow
from commandroom.usecases.queries import JobRuns
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")


def specs(seat: Seat, *keys: str) -> list[PageSpec]:
    found = {spec.key: spec for spec in pages(seat.desk)}
    return [found[key] for key in keys]


def ran(seat: Seat, name: str, *, seconds: float, failed: str = "") -> None:
    store, clock = seat.bench.room.store, seat.bench.clock
    store.job_started(name, 600, clock.now())
    clock.moment += timedelta(seconds=seconds)
    store.job_ended(name, clock.now(), failed)


def opened(seat: Seat) -> tuple[DeskWindow, JobsPage]:
    window = seat.window(*specs(seat, "jobs"))
    page = window.page("jobs")
    assert isinstance(page, JobsPage)
    seat.wait_for(lambda: bool(page.list.table.rows))
    seat.settle()
    return window, page


def row(page: JobsPage, name: str) -> list[str]:
    """The cells of a job as they are written."""
    table = page.list.table
    at = next(n for n, work in enumerate(table.rows) if work.name == name)
    return [table.index(at, column).data() for column in range(table.columnCount())]


def test_every_job_says_when_it_ran_how_long_it_took_and_how_it_went(practice_seat: Seat) -> None:
    ran(practice_seat, "backup", seconds=1.5)
    practice_seat.bench.later(minutes=50)
    ran(practice_seat, "backup", seconds=0.5, failed="store.stopped")

    _, page = opened(practice_seat)

    assert row(page, "backup") == [
        "每小时备份", "每 10 分钟", "09:50:01", "0.50 秒", "—", "补做，漏 4 次", row(page, "backup")[-1],
    ]  # fmt: skip
    assert row(page, "backup")[-1].startswith("✕ 失败 · ")
    assert row(page, "sweep") == ["督办巡查与提醒", "每 10 秒", "—", "—", "—", "", "○ 尚未执行"]
    assert [page.figures[key].value for key in ("well", "failed", "late")] == ["0 / 5", "1", "0"]


def test_the_runs_of_the_chosen_job_stand_beside_it(practice_seat: Seat) -> None:
    ran(practice_seat, "backup", seconds=1.5)
    ran(practice_seat, "check", seconds=2.0)
    _, page = opened(practice_seat)

    page.list.go_to_row(3)
    practice_seat.wait_for(lambda: [run.name for run in page.runs.table.rows] == ["backup"])
    assert page.name.text() == "每小时备份"
    assert page.record.text().splitlines() == [
        "所留 1 次记录：正常 1 次，失败 0 次",
        "平均用时 1.50 秒，最长 1.50 秒",
    ]

    page.list.go_to_row(0)
    practice_seat.wait_for(lambda: not page.runs.table.rows)
    assert page.no_runs.isVisible()


def test_r_runs_the_chosen_job_now_and_the_page_shows_it(practice_seat: Seat) -> None:
    number = practice_seat.bench.submitted()
    practice_seat.bench.later(minutes=90)
    _, page = opened(practice_seat)

    QTest.keyClick(page.list, Qt.Key.Key_R)
    practice_seat.wait_for(lambda: bool(page.runs.table.rows))

    assert practice_seat.bench.event(number).urge_count == 1
    assert row(page, "sweep")[-1] == "✓ 正常"


def test_while_nothing_may_be_written_no_job_is_run(practice_seat: Seat) -> None:
    from commandroom.domain.errors import WorldError

    _, page = opened(practice_seat)
    practice_seat.desk.gate.shut("disk", WorldError("store.disk_full", file="room.db"))

    page.run_now()
    practice_seat.settle()

    assert not page.run.isEnabled()
    assert practice_seat.bench.room.ask(JobRuns()) == ()


def test_the_jobs_are_reached_from_the_palette_and_the_settings_and_left_by_escape(
    practice_seat: Seat,
) -> None:
    window = practice_seat.window(*specs(practice_seat, "settings", "jobs"))
    settings: Any = window.page("settings")

    assert "jobs" not in window.nav.buttons
    assert [entry.text for entry in window.keys.page_entries()][-1] == "打开 定时任务"
    settings.section("running").jobs.click()
    practice_seat.wait_for(lambda: window.current == "jobs")
    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert window.current == "settings"


def test_a_trouble_is_a_sentence_where_one_is_written_and_a_code_where_particulars_were_not_kept(
    practice_seat: Seat,
) -> None:
    assert practice_seat.desk.lang == "zh_CN"
    assert trouble_text("ValueError") == "ValueError"
    assert trouble_text("job.read_only") == "数据目录为只读，不能执行定时任务。"
    assert trouble_text("job.unknown") == "job.unknown"
