"""Attachments go after the entries: from seat to seat, up to the county, resumed at the byte, never in front of a deed."""

from __future__ import annotations

import errno
from unittest.mock import patch

import httpx
import msgspec
import pytest

from commandroom.domain.errors import WorldError
from commandroom.store.exchange import files, peers
from commandroom.sync import files as pieces
from commandroom.usecases.exchanging import Carried
from commandroom.usecases.queries import EventDetail
from tests.entrypoints.exchange.seats import Seated, Township, level
from tests.room import INTAKE

LONG = "现场照片\n".encode() * 60_000
"""Some 780 kB: several pieces, however good the line."""


def away(seat: Seated, number: str) -> dict[str, str]:
    return seat.bench.room.ask(EventDetail(number)).away


def content(seat: Seated, sha256: str) -> bytes:
    return seat.files.where(sha256).read_bytes()


def answered(status: int, body: bytes, *, kind: str = "application/json") -> httpx.Response:
    return httpx.Response(status, headers={"content-type": kind}, stream=httpx.ByteStream(body))


def waiting(seat: Seated) -> files.Waiting:
    with seat.store.database.reading() as connection:
        return files.waiting(connection)


def test_a_file_comes_to_the_other_seat_after_its_entry_and_is_verified_there(township: Township) -> None:
    a = township.first()
    b = township.another("B", a)
    number = a.bench.registered()
    sha256 = a.attached(number, LONG)
    level(a, b)
    b.exchanging.carry()
    before = b.store.verify()

    assert away(b, number) == {sha256: "A"}
    assert not b.files.where(sha256).exists()
    assert before.problems == ()
    assert [gap for gap in before.incomplete if "not here yet" in gap]
    assert a.exchanging.carry() == Carried(brought=1)
    township.clock.moment = b.bench.later(minutes=1)
    b.told.clear()
    assert b.exchanging.carry() == Carried(fetched=1)

    assert content(b, sha256) == LONG
    assert away(b, number) == {}
    assert b.bench.event(number).id in b.told[-1].events
    assert b.store.verify().problems == b.store.verify().incomplete == ()
    assert a.exchanging.carry() == b.exchanging.carry() == Carried()


def test_where_nothing_is_new_nobody_is_asked_for_files(township: Township) -> None:
    a = township.first()
    number = a.bench.registered()
    a.attached(number, b"one")
    level(a)
    a.exchanging.carry()
    a.line.asked.clear()

    a.bench.act("note", number, text="无附件")
    level(a)
    a.line.asked.clear()
    a.exchanging.carry()

    assert a.line.asked == []


def test_what_is_reported_up_comes_to_the_county_with_its_files_and_what_the_county_adds_comes_down(
    township: Township,
) -> None:
    a, county = township.first(), township.county()
    private, number = a.bench.registered(), a.bench.escalated()
    mine, shared = a.attached(private, b"private"), a.attached(number, b"shared")
    level(a, county)
    a.exchanging.carry()
    county.exchanging.carry()

    assert content(county, shared) == b"shared"
    assert not county.files.where(mine).exists()
    answer = county.bench.home.parent / "批示.txt"
    answer.write_bytes(b"from the county")
    county.bench.act("attach", number, by=f"330299.{INTAKE}", files=[str(answer)])
    level(county, a)
    county.exchanging.carry()
    a.exchanging.carry()
    assert content(a, county.bench.event(number).attachments[-1].sha256) == b"from the county"


@pytest.mark.parametrize("way", ["bring", "fetch"])
def test_f21_a_bad_line_is_taken_up_again_at_the_byte(township: Township, way: str) -> None:
    a = township.first()
    b = township.another("B", a)
    sha256 = a.attached(a.bench.registered(), LONG)
    level(a, b)
    if way == "fetch":
        a.exchanging.carry()
    seat, method = (a, "PUT") if way == "bring" else (b, "GET")
    let_through = 0

    def cut(request: httpx.Request) -> httpx.Response | None:
        nonlocal let_through
        if request.method == method and "/blob/" in request.url.path:
            let_through += 1
            if let_through % 2 == 0:
                raise httpx.ReadError("cut")
        return None

    seat.line.spoil = cut
    runs = 0
    while waiting(seat) != files.Waiting() or not runs:
        seat.exchanging.carry()
        runs += 1
        assert runs < 50

    assert runs > 2
    begun = [request.url.params["at"] for request in a.line.files("PUT")]
    if way == "fetch":
        begun = [request.headers["range"].partition("-")[0] for request in b.line.files("GET")]
    assert len(set(begun)) > 2
    assert len(begun) == len(set(begun)) + runs - 1  # only what was cut is repeated
    if way == "bring":
        b.exchanging.carry()
    assert content(b, sha256) == LONG


def test_f21_pieces_fit_themselves_to_the_line(township: Township) -> None:
    a = township.first()
    a.attached(a.bench.registered(), LONG)
    level(a)
    slow = iter(range(0, 10_000, 10))
    with patch.object(pieces, "stopwatch", lambda: float(next(slow))):
        a.exchanging.carry()

    sizes = [len(request.content) for request in a.line.files("PUT")]
    assert sizes[0] > sizes[1] > sizes[2]
    assert min(sizes[:-1]) == pieces.LEAST_PIECE


def test_f21_deeds_do_not_wait_behind_a_file(township: Township) -> None:
    a = township.first()
    number = a.bench.registered()
    a.attached(number, LONG)
    level(a)
    seen: list[tuple[bool, str]] = []

    def look(request: httpx.Request) -> None:
        if request.method == "PUT" and not seen:
            a.bench.act("note", number, text="先到")
            a.exchanging.push()
            seen.append((a.exchanging.state().waiting == (), request.method))

    a.line.spoil = look
    a.exchanging.carry()

    kinds = [kind.kind for kind in a.exchanging.state().waiting]
    assert seen
    assert kinds == []


def test_an_exchange_that_ends_later_does_not_undo_what_was_noted_of_files(township: Township) -> None:
    a = township.first()
    a.attached(a.bench.registered(), b"photo")
    level(a)
    a.bench.registered()

    def meanwhile(request: httpx.Request) -> None:
        if request.url.path == "/v1/sync/push":
            a.line.spoil = lambda _request: None
            a.exchanging._carrier._is_busy = lambda: False
            a.exchanging.carry()

    a.line.spoil = meanwhile
    a.exchanging.now()
    a.line.asked.clear()
    a.exchanging.carry()

    assert a.line.files("HEAD", "PUT") == []


def test_a_long_journal_is_looked_through_in_pieces_beside_who_writes(township: Township) -> None:
    a = township.first()
    numbers = [a.bench.registered() for _ in range(12)]
    wanted = {a.attached(number, f"photo {number}".encode()) for number in numbers}
    level(a)
    with patch.object(files, "ROWS_AT_ONCE", 7):
        assert a.exchanging.carry().brought == len(wanted)


def test_small_files_go_before_large_ones(township: Township) -> None:
    a = township.first()
    number = a.bench.registered()
    large, small = a.attached(number, LONG, "大.txt"), a.attached(number, b"small", "小.txt")
    level(a)
    a.exchanging.carry()

    order = list(dict.fromkeys(request.url.path.rpartition("/")[2] for request in a.line.files("PUT")))
    assert order == [small, large]


def test_f22_a_file_whose_seat_is_off_is_said_and_comes_when_it_returns(township: Township) -> None:
    a = township.first()
    b = township.another("B", a)
    number = a.bench.registered()
    sha256 = a.attached(number, b"photo")
    level(a, b)
    b.exchanging.carry()
    asked = len(b.line.files("HEAD"))
    b.exchanging.carry()

    assert len(b.line.files("HEAD")) == asked  # not asked for again at once
    assert b.exchanging.state().troubles == ()
    b.bench.later(hours=25)
    (trouble,) = b.exchanging.state().troubles
    assert (trouble.code, trouble.count) == ("exchange.files_away", 1)
    level(a)
    a.exchanging.carry()
    b.exchanging.way_out(trouble)
    assert content(b, sha256) == b"photo"
    assert b.exchanging.state().troubles == ()


def test_a_centre_that_lost_its_files_is_brought_them_again(township: Township) -> None:
    a = township.first()
    sha256 = a.attached(a.bench.registered(), b"photo")
    level(a)
    a.exchanging.carry()
    held = township.world.home.blobs / "330299104" / sha256[:2] / sha256
    held.unlink()
    with a.store.database.writing() as connection:
        (facts,) = peers.all_of(connection)
        peers.put(connection, msgspec.structs.replace(facts, epoch="another store"))

    assert a.exchanging.carry().brought == 1
    assert held.read_bytes() == b"photo"


def test_a_file_that_was_damaged_here_is_not_given_and_harms_no_other(township: Township) -> None:
    a = township.first()
    number = a.bench.registered()
    bad, good = a.attached(number, b"bad", "坏.txt"), a.attached(number, b"good", "好.txt")
    level(a)
    a.files.where(bad).write_bytes(b"dab")
    a.exchanging.carry()

    held = township.world.home.blobs / "330299104"
    assert (held / good[:2] / good).read_bytes() == b"good"
    assert not (held / bad[:2] / bad).exists()


def test_what_comes_is_not_what_was_named_and_is_thrown_away(township: Township) -> None:
    a = township.first()
    b = township.another("B", a)
    number = a.bench.registered()
    sha256 = a.attached(number, b"photo")
    level(a, b)
    a.exchanging.carry()
    held = township.world.home.blobs / "330299104" / sha256[:2] / sha256
    held.write_bytes(b"other")
    b.exchanging.carry()

    assert not b.files.where(sha256).exists()
    assert list(b.files.folder.rglob("*.part")) == []
    held.write_bytes(b"photo")
    b.bench.later(minutes=1)
    b.exchanging.carry()
    assert content(b, sha256) == b"photo"


def test_a_page_of_some_network_is_no_file(township: Township) -> None:
    a = township.first()
    b = township.another("B", a)
    sha256 = a.attached(a.bench.registered(), b"photo")
    level(a, b)
    a.exchanging.carry()
    b.line.spoil = lambda _request: answered(200, b"<html>", kind="text/html")
    b.exchanging.carry()

    assert not b.files.where(sha256).exists()
    b.line.spoil = lambda _request: None
    b.exchanging.carry()
    assert content(b, sha256) == b"photo"


def test_f6_a_full_disk_here_keeps_what_came_and_goes_on_when_there_is_room(township: Township) -> None:
    a = township.first()
    b = township.another("B", a)
    sha256 = a.attached(a.bench.registered(), LONG)
    level(a, b)
    a.exchanging.carry()

    def full(_fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with patch("os.fsync", full), pytest.raises(WorldError) as caught:
        b.exchanging.carry()
    assert caught.value.code == "exchange.files_unstorable"
    assert not b.files.where(sha256).exists()
    b.exchanging.carry()
    assert content(b, sha256) == LONG


def test_f6_a_full_disk_at_the_centre_is_said_and_ends_by_itself(township: Township) -> None:
    a = township.first()
    a.attached(a.bench.registered(), b"photo")
    level(a)
    full = b'{"code":"exchange.full_there","message":"full"}'
    a.line.spoil = lambda request: answered(507, full) if request.method == "PUT" else None
    a.exchanging.carry()

    assert [one.code for one in a.exchanging.state().troubles] == ["exchange.full_there"]
    assert [kind.kind for kind in a.exchanging.state().waiting] == ["files"]
    a.line.spoil = lambda _request: None
    a.exchanging.carry()
    assert a.exchanging.state().troubles == ()
    assert a.exchanging.state().waiting == ()


def test_a_run_ends_between_two_pieces_when_the_desk_closes(township: Township) -> None:
    a = township.first()
    a.attached(a.bench.registered(), LONG)
    level(a)

    def close(request: httpx.Request) -> None:
        if request.method == "PUT":
            a.exchanging.listen(on=False)

    a.line.spoil = close
    a.exchanging.carry()

    assert len(a.line.files("PUT")) == 1
    a.line.spoil = lambda _request: None
    assert a.exchanging.carry().brought == 1
    sizes = sum(len(request.content) for request in a.line.files("PUT"))
    assert sizes == len(LONG)


def test_who_leaves_a_centre_brings_it_nothing_more(township: Township) -> None:
    a = township.first()
    a.attached(a.bench.registered(), b"photo")
    level(a)
    a.line.spoil = lambda _request: answered(503, b"")
    a.exchanging.carry()
    a.exchanging.leave("https://centre")

    assert waiting(a) == files.Waiting()
