"""Lines that are cut, peers that die, stores that are put back: the seat works on, says so, and nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import msgspec
import pytest
from msgspec.structs import replace

from commandroom.base.paths import STORE
from commandroom.domain.errors import DamageError
from commandroom.entrypoints.copies import brought_back
from commandroom.entrypoints.exchange import home as homes
from commandroom.entrypoints.opening import open_room
from commandroom.store import local
from commandroom.store.exchange import peers
from commandroom.store.exchange.summing import UPTO
from commandroom.usecases.exchanging import Line
from commandroom.usecases.queries import Conflicts
from tests.entrypoints.exchange.seats import Seated, Township, level
from tests.room import COMMAND, OFFICE, OTHER


def down(_request: httpx.Request) -> httpx.Response | None:
    raise httpx.ConnectError("unreachable")


def up(_request: httpx.Request) -> httpx.Response | None:
    return None


def failing_once() -> tuple[list[str], object]:
    """A line on which the first call is answered with 500."""
    failed: list[str] = []

    def spoil(request: httpx.Request) -> httpx.Response | None:
        if failed:
            return None
        failed.append(request.url.path)
        return httpx.Response(
            500, headers={"content-type": "application/json"}, stream=httpx.ByteStream(b"{}")
        )

    return failed, spoil


def digest(seat: Seated) -> str:
    found = seat.store.verify()
    assert found.problems == ()
    return found.digest


def test_f1_days_without_a_line_are_full_work_a_badge_and_a_few_calls_on_return(township: Township) -> None:
    a = township.first()
    b = township.another("B", a)
    level(a, b)
    a.line.spoil = down
    for _ in range(3):
        a.bench.later(hours=20)
        for _ in range(10):
            a.bench.triaged()
        a.exchanging.due()
    state = a.exchanging.state()

    assert state.line is Line.OFFLINE
    (events,) = [kind for kind in state.waiting if kind.kind == "events"]
    assert events.count >= 90
    assert state.peers[0].last_success is not None
    assert state.peers[0].fault == "exchange.no_answer"
    a.line.spoil, a.line.asked[:] = up, []
    assert a.exchanging.now().pending == 0
    assert len(a.line.asked) < 12
    level(b, a)
    assert digest(a) == digest(b)


def test_f2_alone_each_seat_goes_on_and_what_both_did_is_a_conflict_at_reunion(township: Township) -> None:
    a = township.first()
    b = township.another("B", a)
    number = a.bench.triaged()
    level(a, b)
    a.line.spoil = b.line.spoil = down
    a.bench.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="甲")
    b.bench.act("dispatch", number, by=COMMAND, lead_office=OTHER, requirement="乙")
    for seat in (a, b):
        assert seat.exchanging.now().faults
    a.line.spoil = b.line.spoil = up
    level(a, b)

    assert [row.id for row in a.bench.room.ask(Conflicts())] == [
        row.id for row in b.bench.room.ask(Conflicts())
    ]
    assert a.exchanging.state().conflicts == b.exchanging.state().conflicts == 1
    assert digest(a) == digest(b)


def test_t8_one_failure_there_needs_nobody_the_backlog_is_drained_within_one_span(township: Township) -> None:
    a = township.first()
    level(a)
    a.bench.registered()
    _failed, spoil = failing_once()
    a.line.spoil = spoil  # type: ignore[assignment]
    a.exchanging.push()
    (peer,) = a.exchanging.state().peers

    assert peer.fault == "exchange.failed_there"
    assert peer.next_try is not None
    assert (peer.next_try - a.bench.clock.moment).total_seconds() <= 2.0
    township.clock.moment = peer.next_try
    a.exchanging.due()
    assert a.exchanging.state().waiting == ()
    assert a.exchanging.state().peers[0].fault == ""


@pytest.mark.parametrize("copied_before", ["a deed", "two events"])
def test_f5_f9_a_file_that_the_disk_lost_is_found_out_and_made_whole_from_its_copy_and_the_others(
    township: Township, copied_before: str
) -> None:
    a = township.first()
    b = township.another("B", a)
    number = a.bench.registered()
    copy = a.store.backup(a.bench.home / "backups")
    later = [a.bench.registered()] if copied_before == "two events" else []
    a.bench.act("note", number, text="已到现场")
    level(a, b)
    a.store.close()
    path = a.bench.home / STORE
    damaged = bytearray(path.read_bytes())
    damaged[8192:] = bytes(len(damaged) - 8192)
    path.write_bytes(damaged)
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    with pytest.raises(DamageError):
        open_room(a.bench.home, clock=township.clock).store.verify()

    brought_back(copy, a.bench.home, clock=township.clock)
    a = township.again(a)
    level(a, b)
    fresh = a.bench.registered()
    level(a, b)

    assert a.bench.log(number)[-1] == "note"
    assert fresh not in {*later, number}
    assert digest(a) == digest(b)
    assert {entry.stream for entry in a.store.export_entries()} >= {"330299104/A.1", "330299104/A.2"}


def test_t17_a_fresh_seat_has_what_is_open_after_the_first_page_and_is_used_while_the_rest_comes(
    township: Township,
) -> None:
    a = township.first()
    numbers = [a.bench.registered() for _ in range(60)]
    for number in numbers[:50]:
        for text in range(20):
            a.bench.act("note", number, text=f"续报{text}")
    urgent = a.bench.registered()
    level(a)
    b = township.another("B", a)
    pulls = 0

    def cut(request: httpx.Request) -> httpx.Response | None:
        nonlocal pulls
        pulls += request.url.path == "/v1/sync/pull"
        if pulls > 1:
            raise httpx.ReadError("cut")
        return None

    b.line.spoil = cut
    assert b.exchanging.now().faults
    assert b.bench.event(urgent).number == urgent
    b.bench.act("note", urgent, text="新席位已接手")
    held = b.store.verify()
    b.line.spoil = up
    level(b, a)

    assert held.problems == ()
    assert held.entries < a.store.verify().entries
    assert digest(a) == digest(b)


@pytest.mark.parametrize("db_url", [""], ids=["sqlite"])
def test_f13_a_centre_that_was_put_back_is_given_everything_again_and_that_is_noted(
    township: Township, tmp_path: Path
) -> None:
    a = township.first()
    world = township.world
    folder = world.home.folder
    level(a)
    world.center.store.mark(folder)
    world.center.store.close()
    shutil.copy(folder / "center.db", tmp_path / "yesterday.db")
    township.restart()
    number = a.bench.registered()
    level(a)
    township.world.center.store.close()
    for left in folder.glob("center.db*"):
        left.unlink()
    shutil.copy(tmp_path / "yesterday.db", folder / "center.db")
    township.restart()
    a.bench.later(minutes=11)
    a.exchanging.now()

    kinds = [row.kind for row in a.exchanging.state().recent]
    assert kinds.count("another_store") == 1
    assert a.exchanging.state().waiting == ()
    b = township.another("B", a)
    level(b)
    assert b.bench.event(number).number == number


def test_f13_starts_of_the_same_store_are_no_new_epoch(township: Township) -> None:
    before = township.world.center.store.epoch
    for _ in range(3):
        township.restart()
    assert township.world.center.store.epoch == before


def test_f28_when_the_hub_dies_seats_go_on_by_the_centre_and_nothing_is_lost(township: Township) -> None:
    a = township.first()
    b = township.another("B", a)
    level(a, b)
    for seat in (a, b):
        seat.joins_dead_hub()
    number = a.bench.registered()
    a.exchanging.push()
    b.exchanging.push()

    assert b.bench.event(number).number == number
    lines = {peer.url: peer.line for peer in a.exchanging.state().peers}
    assert sorted(lines.values()) == [Line.CONNECTED, Line.OFFLINE]
    assert a.exchanging.state().line is Line.CONNECTED


def test_on_a_line_that_bears_no_full_page_smaller_ones_get_through(township: Township) -> None:
    a = township.first()
    level(a)
    for _ in range(40):
        a.bench.registered()

    def slow(request: httpx.Request) -> httpx.Response | None:
        if len(request.read()) > 6000:
            raise httpx.ReadTimeout("a full page takes too long")
        return None

    a.line.spoil = slow
    tries = 1
    while a.exchanging.now().faults:
        tries += 1
        assert tries < 8
    assert tries > 1
    assert a.exchanging.state().waiting == ()


def test_f24_after_three_days_asleep_there_is_one_exchange_with_all_of_it(township: Township) -> None:
    a = township.first()
    level(a)
    for _ in range(5):
        a.bench.registered()
    a.bench.later(days=3)
    a.line.asked.clear()
    a.exchanging.due()
    first = len(a.line.asked)
    a.exchanging.due()

    assert first
    assert len(a.line.asked) == first
    assert a.exchanging.state().waiting == ()


def test_f27_who_is_told_to_come_later_comes_later_and_not_all_at_once(township: Township) -> None:
    a = township.first()
    level(a)
    a.bench.registered()
    busy = {"content-type": "application/json", "retry-after": "30"}
    a.line.spoil = lambda _request: httpx.Response(429, headers=busy, stream=httpx.ByteStream(b"{}"))
    tries = set()
    for _ in range(8):
        with a.store.database.writing() as connection:
            (facts,) = peers.all_of(connection)
        a.exchanging._exchanger.once(facts, timeout=5)
        (peer,) = a.exchanging.state().peers
        assert peer.next_try is not None
        wait = (peer.next_try - a.bench.clock.moment).total_seconds()
        assert wait >= 30
        tries.add(round(wait, 3))
    asked = len(a.line.asked)
    a.exchanging.due()
    a.exchanging.push()

    assert len(tries) > 5
    assert len(a.line.asked) == asked
    a.line.spoil = up
    a.bench.later(seconds=max(tries) + 1)
    a.exchanging.due()
    assert a.exchanging.state().waiting == ()


@pytest.mark.parametrize("seconds", [0.0, 0.5])
def test_an_exchange_that_may_take_no_longer_ends_and_says_so(township: Township, seconds: float) -> None:
    a = township.first()
    a.bench.registered()
    now = iter(range(100_000))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("commandroom.sync.line.stopwatch", lambda: float(next(now)))
        found = a.exchanging.now(timeout=seconds)
    assert [code for _peer, code in found.faults] == ["exchange.too_slow"]
    assert homes.DEADLINE_SECONDS == 600
    assert a.exchanging.now().pending == 0


def test_an_exchange_ends_at_its_next_step_when_the_desk_closes_and_is_no_failure(township: Township) -> None:
    a = township.first()
    a.bench.registered()

    def close(_request: httpx.Request) -> None:
        a.exchanging.listen(on=False)

    a.line.spoil = close
    a.exchanging.push()

    assert len([one for one in a.line.asked if "/sync/" in one.url.path]) <= 1
    assert a.exchanging.state().peers[0].fault == ""
    a.store.close()
    a = township.again(a)
    a.exchanging.push()
    assert a.exchanging.state().waiting == ()


def test_sums_that_went_wrong_are_reckoned_anew_and_what_stays_uneven_is_said(township: Township) -> None:
    a = township.first()
    a.bench.registered()
    level(a)
    with a.store.database.writing() as connection:
        connection.execute("DELETE FROM stream_sum")
        row = ("330299104/A.1", 1, 1, 1, "f" * 32, "f" * 64)
        connection.execute(
            "INSERT INTO stream_sum (stream, count, low, top, xor, head) VALUES (?, ?, ?, ?, ?, ?)", row
        )
        top = connection.execute("SELECT max(n) FROM entry").fetchone()[0]
        local.put(connection, UPTO, str(top))
    a.store.close()
    a = township.again(a)
    for _ in range(4):
        a.exchanging.now()

    assert a.exchanging.state().troubles == ()
    assert a.exchanging.state().waiting == ()
    a.bench.registered()
    level(a)
    assert township.world.center.store.counts()["apart"] == 0

    with a.store.database.writing() as connection:
        (facts,) = peers.all_of(connection)
        peers.put(connection, replace(facts, uneven=6))
    assert [one.code for one in a.exchanging.state().troubles] == ["exchange.uneven"]


def test_seats_keep_to_the_period_that_the_centre_says(township: Township) -> None:
    a = township.first()
    level(a)
    assert a.exchanging._first().period == 60
    home = township.world.home
    home._write("center.json", msgspec.json.encode(replace(home.about(), period=20)), 0o600)
    township.restart()
    a.bench.later(minutes=11)
    level(a)

    (peer,) = a.exchanging.state().peers
    assert peer.next_try is not None
    assert 17 < (peer.next_try - a.bench.clock.moment).total_seconds() < 23
