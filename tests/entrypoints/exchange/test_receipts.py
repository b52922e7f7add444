"""What the centre confirmed, signed: changed journals are named by `verify`, a centre that went back at the next exchange."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import delete, select

from commandroom.base.clock import FixedClock
from commandroom.center.store.schema import apart, entry, place, seal, stream
from commandroom.domain.exchange.messages import Hello, SummaryAsk
from commandroom.domain.exchange.receipts import receipt_bytes
from commandroom.domain.journal import Entry, Wire, write
from commandroom.entrypoints.opening import open_room
from commandroom.store import journal, receipts
from commandroom.store.seat_store import SeatStore
from commandroom.sync.line import unpacked
from commandroom.usecases.exchanging import WayOut
from tests.center.world import World
from tests.entrypoints.exchange.seats import URL, Seated, Township, level
from tests.room import MORNING

STREAM = "330299104/A.1"
on_its_own_file = pytest.mark.parametrize("db_url", [""])
"""What depends on no database is tested on one."""
_WIRE = msgspec.json.Decoder(Wire)


def confirmed(seat: Seated) -> dict[str, Any]:
    """The receipts that a seat keeps of the centre."""
    with seat.store.database.reading() as connection:
        return receipts.all_of(connection, URL)


def asked(seat: Seated) -> list[SummaryAsk]:
    """The comparisons that a seat asked for."""
    return [
        msgspec.json.decode(unpacked(one.content, one.headers.get("content-encoding", "")), type=SummaryAsk)
        for one in seat.line.asked
        if one.url.path == "/v1/sync/summary"
    ]


def sums_of(seat: Seated) -> dict[str, tuple[int, str]]:
    """Of each stream its entries and its last hash."""
    found: dict[str, tuple[int, str]] = {}
    for one in seat.store.export_entries():
        found[one.stream] = max(found.get(one.stream, (0, "")), (one.seq, one.hash))
    return found


# --- what is kept ---------------------------------------------------------------------------------------------------


def test_every_stream_is_confirmed_under_the_authoritys_key_and_only_the_newest_receipt_is_kept(
    township: Township,
) -> None:
    b = township.another("B", a := township.first())
    for _ in range(3):
        a.bench.registered()
        level(a, b)

    for seat in (a, b):
        kept = confirmed(seat)
        assert {name: (one.seq, one.hash) for name, one in kept.items()} == sums_of(seat)
        (key,) = {one.key for one in kept.values()}
        assert key == township.world.home.keys().public
        assert all(township.world.center.store.statements._verify(key, receipt_bytes(one), one.signature)
                   for one in kept.values())  # fmt: skip
        with seat.store.database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM receipt").fetchone()[0] == len(kept)
        assert seat.store.verify().problems == ()


@on_its_own_file
def test_where_nothing_moved_nothing_is_asked_and_nothing_more_travels(township: Township) -> None:
    a = township.first()
    level(a)
    a.line.asked.clear()

    a.exchanging.now()

    (only,) = asked(a)
    assert only.receipts == ()
    assert sum(len(one.content) for one in a.line.asked) < 1500


@on_its_own_file
def test_the_centre_holds_the_end_of_each_stream_under_the_seats_own_signature(township: Township) -> None:
    a = township.first()
    a.bench.registered()
    level(a)

    with township.world.center.store.database.reading() as connection:
        signed = {(name, digest) for name, digest in connection.execute(select(seal.c.stream, seal.c.hash))}

    assert {(name, digest) for name, (_, digest) in sums_of(a).items()} <= signed


@on_its_own_file
def test_a_receipt_that_the_authority_did_not_sign_is_not_kept(township: Township) -> None:
    a = township.first()
    key = a.exchanging._exchanger.peers()[0].roots
    assert key
    notes = township.world.center.store.notes
    sign, notes._sign = notes._sign, lambda _data: "00" * 64

    a.exchanging.now()
    assert confirmed(a) == {}

    notes._sign = sign
    a.exchanging.now()
    assert set(confirmed(a)) == set(sums_of(a))


# --- older partners -------------------------------------------------------------------------------------------------


@on_its_own_file
def test_a_centre_of_an_older_program_is_not_asked_for_receipts_and_everything_goes_through(
    township: Township,
) -> None:
    b = township.another("B", a := township.first())

    def older(request: httpx.Request) -> httpx.Response | None:
        if request.url.path != "/v1/hello":
            return None
        said = township.world.request("GET", "/v1/hello")
        hello = replace(msgspec.json.decode(said.content, type=Hello), can=())
        return httpx.Response(200, headers=dict(said.headers) | {"content-encoding": "identity"},
                              stream=httpx.ByteStream(msgspec.json.encode(hello)))  # fmt: skip

    a.line.spoil = b.line.spoil = older
    number = a.bench.registered()
    level(a, b)

    assert b.bench.event(number).number == number
    assert confirmed(a) == confirmed(b) == {}
    assert all(one.receipts == () for one in asked(a))


@on_its_own_file
def test_a_seat_of_an_older_program_asks_for_none_and_is_given_none(township: Township) -> None:
    guest = township.world.joined(seat="B")
    said = guest.summary()
    ask = {"digest": said.digest, "proto": 1}

    answer = township.world.request(
        "POST", "/v1/sync/summary", content=msgspec.json.encode(ask), headers=guest.headers
    )

    assert msgspec.json.decode(answer.content)["same"] is True
    assert msgspec.json.decode(answer.content).get("receipts", []) == []


# --- this seat's journal is changed ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def agreed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a seat whose journal the centre has confirmed."""
    folder = tmp_path_factory.mktemp("agreed")
    township = Township(folder, World.made(folder / "centre"))
    a = township.first()
    a.bench.registered()
    a.exchanging.now()
    assert a.store.verify().problems == ()
    township.close()
    township.world.close()
    return folder / "A"


@pytest.fixture
def store(agreed: Path, tmp_path: Path) -> Iterator[SeatStore]:
    """A copy of it to be changed."""
    shutil.copytree(agreed, tmp_path / "A")
    found = open_room(tmp_path / "A", clock=FixedClock(MORNING)).store
    assert isinstance(found, SeatStore)
    yield found
    found.close()


def put_in_place(store: SeatStore, upto: int, fresh: Sequence[Wire]) -> None:
    """Whoever has the file and knows the program: the end of the stream is gone, others stand there, and all fits."""
    with store.database.writing() as connection:
        for trigger in ("entry_is_never_updated", "entry_is_never_deleted"):
            connection.execute(f"DROP TRIGGER {trigger}")
        query = "SELECT hash FROM entry WHERE stream = ? AND seq = ?"
        (prev,) = connection.execute(query, (STREAM, upto)).fetchone() or ("",)
        connection.execute("DELETE FROM entry WHERE stream = ? AND seq > ?", (STREAM, upto))
        for number, wire in enumerate(fresh, start=upto + 1):
            made = write(replace(wire, seq=number, prev=prev))
            journal.insert(connection, [made])
            prev = made.hash
        connection.execute("DELETE FROM checkpoint")
    store.rebuild()


def wires(store: SeatStore) -> list[Wire]:
    """The stream as it was written."""
    own = sorted((one for one in store.export_entries() if one.stream == STREAM), key=lambda one: one.seq)
    return [_WIRE.decode(one.raw) for one in own]


def later(wire: Wire) -> Wire:
    """The same, said to be written a minute later."""
    return replace(wire, wall=wire.wall + 60_000)


def deleted(store: SeatStore) -> None:
    put_in_place(store, len(wires(store)) - 2, [])


def deleted_and_continued(store: SeatStore) -> None:
    end = wires(store)[-2:]
    put_in_place(store, len(wires(store)) - 2, [later(one) for one in (*end, end[-1])])


def put_in_another_order(store: SeatStore) -> None:
    *_, one, other = wires(store)
    put_in_place(store, len(wires(store)) - 2, [other, one])


def written_anew(store: SeatStore) -> None:
    put_in_place(store, 0, [later(one) for one in wires(store)])


def one_gone_in_the_middle(store: SeatStore) -> None:
    with store.database.writing() as connection:
        connection.execute("DROP TRIGGER entry_is_never_deleted")
        connection.execute("DELETE FROM entry WHERE stream = ? AND seq = 5", (STREAM,))
        connection.execute("DELETE FROM checkpoint")
    store.rebuild()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (deleted, "its end was deleted, it ends at place"),
        (deleted_and_continued, "its end was deleted and other entries were put there"),
        (put_in_another_order, "its end was deleted and other entries were put there"),
        (written_anew, "it was written anew from its beginning"),
        (one_gone_in_the_middle, "entries are left up to there"),
    ],
)
def test_a_journal_that_was_changed_so_that_its_chains_fit_again_is_named_by_one_sentence(
    store: SeatStore, change: Callable[[SeatStore], None], sentence: str
) -> None:
    change(store)

    (said,) = [one for one in store.verify().problems if one.startswith(f"stream {STREAM}: ")]

    assert sentence in said
    assert "县中心 confirmed" in said
    assert "2026-03-10T09:00:00+08:00" in said


def test_one_changed_byte_is_named_with_its_entry(store: SeatStore) -> None:
    one = next(one for one in store.export_entries() if one.stream == STREAM and one.seq == 4)
    changed = bytes([*one.raw[:20], one.raw[20] ^ 1, *one.raw[21:]])
    with store.database.writing() as connection:
        connection.execute("DROP TRIGGER entry_is_never_updated")
        connection.execute("UPDATE entry SET raw = ? WHERE hash = ?", (changed, one.hash))

    assert [said for said in store.verify().problems if said.startswith(f"entry {STREAM}#4 {one.hash}: ")]


def test_a_receipt_that_was_made_to_fit_is_named_too(store: SeatStore) -> None:
    deleted(store)
    left: list[Entry] = sorted(
        (one for one in store.export_entries() if one.stream == STREAM), key=lambda one: one.seq
    )
    with store.database.writing() as connection:
        connection.execute(
            "UPDATE receipt SET seq = ?, hash = ?, count = ? WHERE stream = ?",
            (left[-1].seq, left[-1].hash, len(left), STREAM),
        )

    (said,) = [one for one in store.verify().problems if one.startswith("receipt")]
    assert said == f"receipt of 县中心 for {STREAM}: is not what was signed there"


# --- the centre's history is changed --------------------------------------------------------------------------------


def cut(township: Township, upto: int) -> None:
    """Whoever keeps the centre deletes the end of a stream, signatures and sums with it."""
    with township.world.center.store.database.writing() as connection:
        for table in (entry, seal):
            connection.execute(delete(table).where(table.c.stream == STREAM, table.c.seq > upto))
        connection.execute(delete(stream).where(stream.c.name == STREAM))
        rows = connection.execute(select(entry.c.seq, entry.c.hash).where(entry.c.stream == STREAM)).all()
        summed(township, connection, [(int(seq), str(digest)) for seq, digest in rows])
    township.restart()


def summed(township: Township, connection: Any, rows: list[tuple[int, str]]) -> None:
    """The sums and versions of the centre made to fit."""
    from commandroom.domain.exchange.sums import Sum, added

    places = township.world.center.store.places
    versions = places.lock(connection, ["330299104"])
    if rows:
        places.write_sums(connection, "330299104", versions["330299104"], {STREAM: added(Sum(), rows)})


def troubles(seat: Seated) -> dict[str, WayOut]:
    return {one.code: one.way_out for one in seat.exchanging.state().troubles}


@pytest.mark.parametrize("upto", [0, 3])
def test_a_centre_that_holds_less_than_it_confirmed_is_named_until_a_person_has_seen_it(
    township: Township, upto: int
) -> None:
    a = township.first()
    a.bench.registered()
    level(a)
    assert troubles(a) == {}

    cut(township, upto)
    level(a)

    assert troubles(a) == {"exchange.went_back": WayOut.TAKE_NOTE}
    (said,) = a.exchanging.state().troubles
    assert (said.params["name"], said.count, said.subject) == ("县中心", 1, URL)
    assert township.world.center.store.counts()["entry"] == len(a.store.export_entries())
    level(a)
    assert troubles(a) == {"exchange.went_back": WayOut.TAKE_NOTE}
    a.exchanging.way_out(said)
    level(a)
    assert troubles(a) == {}
    assert a.store.verify().problems == ()


@pytest.mark.parametrize("more", [0, 7])
def test_a_centre_whose_history_was_rewritten_is_named_and_nothing_of_it_is_taken_in(
    township: Township, more: int
) -> None:
    a = township.first()
    a.bench.registered()
    level(a)
    before = a.store.verify().digest
    told = wires(a.store)
    cut(township, 3)
    with township.world.center.store.database.writing() as connection:
        prev = connection.execute(
            select(entry.c.hash).where(entry.c.stream == STREAM, entry.c.seq == 3)
        ).scalar()
        rows = []
        for number, wire in enumerate([*told[3:], *told[-1:] * more], start=4):
            made = write(replace(later(wire), seq=number, prev=str(prev)))
            prev = made.hash
            rows.append({"place": "330299104", "stream": STREAM, "seq": number, "hash": made.hash, "event": made.subject,
                         "received": 0, "raw": made.raw})  # fmt: skip
        connection.execute(entry.insert(), rows)
        query = select(entry.c.seq, entry.c.hash).where(entry.c.stream == STREAM)
        summed(township, connection, [(int(n), str(digest)) for n, digest in connection.execute(query)])
    township.restart()

    a.exchanging.now()

    assert troubles(a)["exchange.rewrote"] is WayOut.TAKE_NOTE
    assert a.store.verify().digest == before
    with township.world.center.store.database.reading() as connection:
        held = {str(digest) for (digest,) in connection.execute(select(entry.c.hash))}
        assert {one.hash for one in a.store.export_entries()} <= held
        assert connection.execute(select(place.c.place)).all()
        assert connection.execute(select(apart.c.hash)).all() == []


@on_its_own_file
def test_leaving_a_centre_lets_its_receipts_go(township: Township) -> None:
    a = township.first()
    level(a)
    assert confirmed(a)

    a.exchanging.leave(URL)

    assert confirmed(a) == {}
