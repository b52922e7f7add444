"""Rows come in by whole batches, each once, whoever brings the file and how often."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from commandroom.domain.errors import RefusedError, WorldError
from commandroom.domain.event.imported import Imported, Rejected, Repeated
from commandroom.domain.event.state import State
from commandroom.domain.time.calendar_table import DayException
from commandroom.usecases.commands import Act
from commandroom.usecases.gazetteer import import_calendar
from commandroom.usecases.importing import Import, Outcome, import_events
from commandroom.usecases.queries import BoardIds, BoardQuery, EventDetail, Lamps
from tests.room import DEPUTY, MORNING, Bench
from tests.store.conftest import bench_in, join_in

YEAR_AGO = MORNING - timedelta(days=365)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded")
    bench_in(folder / "a").room.store.close()
    return folder / "a"


@pytest.fixture
def bench(founded: Path, tmp_path: Path) -> Iterator[Bench]:
    from commandroom.base.clock import FixedClock
    from commandroom.entrypoints.opening import open_room

    shutil.copytree(founded, tmp_path / "a")
    clock = FixedClock(MORNING)
    bench = Bench(open_room(tmp_path / "a", clock=clock), clock, tmp_path / "a")
    yield bench
    bench.room.store.close()


def row(number: int, **changes: Any) -> Imported:
    """A row that waits; its number in the other system is that of the row."""
    values: dict[str, Any] = {"number": number, "ext_no": f"GD{number}", "source": "H12345", "title": f"第{number}件",
                              "text": f"第{number}件的内容", "reported_at": YEAR_AGO}  # fmt: skip
    return Imported(**(values | changes))


def rows(count: int) -> list[Outcome]:
    return [row(number) for number in range(1, count + 1)]


def events(bench: Bench) -> int:
    return bench.room.ask(BoardIds(BoardQuery(view="all"), now=bench.clock.moment)).total


def bring(bench: Bench, *given: Outcome, **changes: Any) -> Any:
    return import_events(bench.room, given, Import(file="工单.xlsx", **changes))


def test_a_row_with_an_end_arrives_closed_at_its_own_times_and_says_who_brought_it(bench: Bench) -> None:
    closed = YEAR_AGO + timedelta(days=2)

    bring(bench, row(1, closed_at=closed, reply_text="已修复"))

    event = bench.event("GD1")
    assert (event.state, event.reported_at, event.closed_at) == (State.CLOSED, YEAR_AGO, closed)
    assert (event.closed_by, event.timers) == ("import", ())
    told = bench.room.ask(EventDetail("GD1")).timeline[0]
    assert told.actor_name == "导入"
    assert dict(told.fields)["by"] == "练习值班长"


def test_an_end_that_the_file_only_implies_is_marked_and_gives_no_time_of_feedback(bench: Bench) -> None:
    bring(bench, row(1, closed_at=YEAR_AGO, closed_at_assumed=True))

    event = bench.event("GD1")
    assert (event.closed_at_assumed, event.feedback_at) == (True, None)


def test_an_open_row_waits_for_a_person_without_clocks(bench: Bench) -> None:
    bring(bench, row(1))

    assert bench.event("GD1").unconfirmed
    assert bench.room.ask(Lamps(at=bench.clock.moment)) == ()
    bench.act("take_history", "GD1")
    assert bench.timer("GD1", "accept").since == bench.clock.moment


def test_a_second_run_adds_nothing(bench: Bench) -> None:
    bring(bench, *rows(5))

    again = bring(bench, *rows(5))

    assert (again.read, again.imported, again.already_there, again.rejected) == (5, 0, 5, 0)
    assert events(bench) == 5


def test_a_row_that_moved_in_the_file_or_was_worked_on_since_is_still_the_same(bench: Bench) -> None:
    bring(bench, row(1))
    bench.act("take_history", "GD1")
    bench.act("correct", "GD1", field="title", value="另一个标题")

    again = bring(bench, row(7, ext_no="GD1", title="第1件", text="第1件的内容"))

    assert again.already_there == 1


def test_a_number_that_stands_for_another_content_is_rejected(bench: Bench) -> None:
    bring(bench, row(1))

    again = bring(bench, row(1, text="改了"))

    assert [fault.code for fault in again.rejected_rows] == ["import.differs"]
    assert again.rejected_rows[0].params["number"] == bench.event("GD1").number
    assert bench.event("GD1").text == "第1件的内容"


def test_where_numbers_repeat_by_nature_another_content_gets_a_number_of_its_own(bench: Bench) -> None:
    def apart(given: Imported) -> Imported:
        return msgspec.structs.replace(given, ext_no=given.ext_no + "#2")

    bring(bench, row(1))

    first = bring(bench, row(1, text="改了"), apart=apart)
    second = bring(bench, row(1, text="改了"), apart=apart)

    assert (first.imported, second.already_there, events(bench)) == (1, 1, 2)


def test_the_same_number_of_another_source_is_another_event(bench: Bench) -> None:
    bring(bench, row(1))

    assert bring(bench, row(1, source="CSCG")).imported == 1


def test_what_was_registered_by_hand_under_that_number_is_already_there(bench: Bench) -> None:
    bench.registered(source="H12345", ext_no="GD1")

    assert bring(bench, row(1)).already_there == 1


@pytest.mark.parametrize("field", ["reported_at", "closed_at"])
def test_a_row_from_the_future_is_rejected(bench: Bench, field: str) -> None:
    later = MORNING + timedelta(minutes=1)

    report = bring(bench, row(1, **{field: later}), row(2, **{field: MORNING}))

    assert [(fault.number, fault.code, fault.params) for fault in report.rejected_rows] == [
        (1, "import.future", {"field": field})
    ]
    assert report.imported == 1


def test_rejected_and_repeated_rows_are_counted(bench: Bench) -> None:
    given = (row(1), Repeated(number=2, ext_no="GD1", first=1), Rejected(number=3, code="import.no_text"))

    report = bring(bench, *given)

    assert (report.read, report.imported, report.already_there, report.rejected) == (3, 1, 1, 1)


def test_cancelling_keeps_whole_batches(bench: Bench) -> None:
    heard: list[int] = []

    report = bring(bench, *rows(50), batch=10, progress=heard.append, cancelled=lambda: len(heard) == 3)

    assert (report.cancelled, report.read, report.imported, events(bench)) == (True, 30, 30, 30)
    assert heard == [10, 20, 30]


def _breaking_after(count: int) -> Iterator[Outcome]:
    yield from rows(count)
    raise WorldError("import.unreadable", file="工单.xlsx", reason="")


def test_a_file_that_breaks_off_keeps_the_batches_before_and_says_why(bench: Bench) -> None:
    report = import_events(bench.room, _breaking_after(25), Import(file="工单.xlsx", batch=10))

    assert report.broken is not None
    assert report.broken.code == "import.unreadable"
    assert (report.read, report.imported, report.cancelled, events(bench)) == (20, 20, False, 20)


def test_a_file_that_breaks_in_its_first_batch_is_refused(bench: Bench) -> None:
    with pytest.raises(WorldError):
        import_events(bench.room, _breaking_after(9), Import(file="工单.xlsx", batch=10))

    assert events(bench) == 0


def test_a_batch_that_fails_leaves_nothing_of_itself(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    perform, heard = type(bench.room).perform, []
    bench.room.listen(lambda changes: heard.append(changes.number))

    def failing(room: Any, command: Act) -> Any:
        if getattr(command.data, "row", row(0)).number == 15:
            raise WorldError("store.disk_full", file="room.db", reason="")
        return perform(room, command)

    monkeypatch.setattr(type(bench.room), "perform", failing)
    report = bring(bench, *rows(20), batch=10)

    assert report.broken is not None
    assert report.broken.code == "store.disk_full"
    assert (report.imported, events(bench), len(heard)) == (10, 10, 10)


def test_a_trial_run_writes_nothing(bench: Bench) -> None:
    report = bring(bench, *rows(3), dry_run=True)

    assert (report.imported, events(bench)) == (3, 0)


def test_who_may_not_import_is_told_before_anything_is_read(bench: Bench) -> None:
    read: list[Outcome] = []

    def given() -> Iterator[Outcome]:
        read.append(row(1))
        yield read[0]

    with pytest.raises(RefusedError) as refused:
        import_events(bench.room, given(), Import(file="工单.xlsx", actor="t-grid"))

    assert (refused.value.code, read) == ("role.missing", [])


def test_two_seats_that_import_the_same_file_unite_to_one_event_a_row(bench: Bench, tmp_path: Path) -> None:
    other = join_in(tmp_path / "B", bench, "B")
    try:
        other.clock.moment += timedelta(minutes=3)
        named = [msgspec.structs.replace(one, reporter_name="王小明") for one in (row(1), row(2), row(3))]
        bring(bench, *named)
        bring(other, *named)
        bench.room.store.receive(other.room.store.export_entries())
        other.room.store.receive(bench.room.store.export_entries())

        assert events(bench) == events(other) == 3
        assert bench.event("GD2").title == "第2件"
        assert bring(bench, *rows(3)).already_there == 3
        assert bench.room.store.verify().digest == other.room.store.verify().digest
    finally:
        other.room.store.close()


def test_another_thread_does_not_slip_into_the_batch(bench: Bench) -> None:
    number, done = bench.registered(), threading.Event()

    def note() -> None:
        bench.act("note", number, text="同时")
        done.set()

    thread = threading.Thread(target=note)

    with contextlib.suppress(WorldError), bench.room.together():
        thread.start()
        slipped = done.wait(0.2)
        raise WorldError("store.disk_full", file="room.db", reason="")
    thread.join()

    assert not slipped
    assert bench.log(number)[-1] == "note"


def test_a_notice_of_holidays_moves_the_open_clocks_once_and_says_so(bench: Bench) -> None:
    number = bench.signed()
    before = bench.timer(number, "dispose").due
    notice = [DayException(date(2026, 3, day), off=True, name="临时放假") for day in (11, 12)]

    taken = import_calendar(bench.room, notice, actor=DEPUTY)
    again = import_calendar(bench.room, notice, actor=DEPUTY)

    assert (taken.imported, taken.recounted) == (2, 1)
    assert (again.imported, again.already_there, again.recounted) == (0, 2, 0)
    assert bench.timer(number, "dispose").due > before
    assert bench.log(number).count("recount") == 1


def test_a_later_notice_keeps_the_days_that_an_earlier_one_named(bench: Bench) -> None:
    first, second = (DayException(date(2027, 10, day), off=True, name="国庆节") for day in (1, 4))

    import_calendar(bench.room, [first], actor=DEPUTY)
    import_calendar(bench.room, [second], actor=DEPUTY)

    calendar = bench.room.store.reference.clockwork().calendar
    assert not calendar.is_workday(date(2027, 10, 1))
    assert not calendar.is_workday(date(2027, 10, 4))
