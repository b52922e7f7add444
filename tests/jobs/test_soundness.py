"""The nightly look at everything: when it is time, what is kept of it, that the lamps do not wait for it."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commandroom.domain.errors import WorldError
from commandroom.entrypoints.nightly import CheckApart
from commandroom.jobs.periodic import seat_jobs
from commandroom.jobs.scheduler import Scheduler
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import Jobs, Soundness
from commandroom.usecases.soundness import is_time, nightly
from tests.room import Bench

NIGHT = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)  # 02:30 in the township
NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("last", "now", "is_due"),
    [
        (None, NIGHT, True),
        (None, NOON, False),
        (NIGHT - timedelta(hours=1), NIGHT, False),
        (NIGHT - timedelta(hours=24), NIGHT, True),
        (NOON - timedelta(hours=24), NOON, False),
        (NOON - timedelta(hours=37), NOON, True),
        (NOON + timedelta(days=3650), NIGHT, True),
        (NOON + timedelta(days=3650), NOON, False),
    ],
)
def test_the_look_comes_once_a_night_or_when_the_last_is_old(
    last: datetime | None, now: datetime, is_due: bool
) -> None:
    assert is_time(last, now) is is_due


def test_what_a_look_found_is_kept(bench: Bench) -> None:
    bench.closed()
    bench.clock.moment = NIGHT
    before = bench.room.ask(Soundness())

    found = nightly(bench.room, bench.room.store.verify, NIGHT)
    again = nightly(bench.room, bench.room.store.verify, NIGHT + timedelta(minutes=30))

    assert (before.checked_at, before.is_sound) == (None, True)
    assert found is not None
    assert again is None
    assert bench.room.ask(Soundness()).checked_at == NIGHT
    assert bench.room.ask(Soundness()).is_sound


def test_a_fault_is_named_until_a_later_look_finds_none(bench: Bench) -> None:
    number = bench.submitted()
    store = bench.room.store
    assert isinstance(store, SeatStore)
    with store.database.writing() as connection:
        connection.execute("UPDATE event SET title = 'x'")
        connection.execute("UPDATE tally SET events = 7")

    nightly(bench.room, store.verify, NIGHT)
    sheet = bench.room.ask(Soundness())
    store.rebuild()
    nightly(bench.room, store.verify, NIGHT + timedelta(days=1))

    assert not sheet.is_sound
    assert any(number in problem for problem in sheet.problems)
    assert any("pending_accept" in problem for problem in sheet.problems)
    assert bench.room.ask(Soundness()).is_sound


@pytest.mark.warns("job check failed")
def test_a_look_that_cannot_be_made_is_recorded_and_comes_again(bench: Bench) -> None:
    bench.clock.moment = NIGHT

    def broken() -> None:
        raise WorldError("check.failed", reason="no more memory")

    job = next(job for job in seat_jobs(bench.room, check=broken) if job.name == "check")  # type: ignore[arg-type]
    went_well = Scheduler(bench.room, []).run(job)

    assert not went_well
    assert [row.failed for row in bench.room.ask(Jobs()) if row.name == "check"] == ["check.failed"]
    assert bench.room.ask(Soundness()).checked_at is None


@pytest.mark.slow
def test_a_look_in_a_process_of_its_own_says_the_same(bench: Bench) -> None:
    bench.closed()

    found = CheckApart(bench.home)()

    assert found == bench.room.store.verify()


def test_a_process_that_says_nothing_is_a_failed_look(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del bench
    silent = tmp_path / "silent.py"
    silent.write_text(f"#!{sys.executable}\n", encoding="utf-8")
    silent.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(silent))

    with pytest.raises(WorldError, match=r"check\.failed"):
        CheckApart(tmp_path)()


def test_a_closing_desk_begins_no_look(tmp_path: Path) -> None:
    check = CheckApart(tmp_path)
    check.stop()

    with pytest.raises(WorldError, match=r"check\.failed"):
        check()


def test_what_is_kept_of_a_look_is_plain_text_without_the_texts_of_events(bench: Bench) -> None:
    bench.submitted(title="老街井盖缺失")

    nightly(bench.room, bench.room.store.verify, NIGHT)

    kept = json.loads(bench.room.store.local("check.last"))
    assert set(kept) == {"at", "problems", "count"}
