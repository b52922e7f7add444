"""A seat changes its keys when they are a year old; cut anywhere, the old ones or the new ones work, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import delete, select

from commandroom.center.authority.home import ROOM_HUB
from commandroom.center.store.schema import entry, statement
from commandroom.center.store.schema import place as place_table
from commandroom.domain.errors import RefusedError, RoomError, WorldError
from commandroom.domain.exchange.joining import EnrolAnswer
from commandroom.domain.exchange.messages import Hello
from commandroom.entrypoints.exchange.identity import KEY_NAME, OLD_KEY_NAME, Identity
from commandroom.entrypoints.exchange.joining import statements_of
from commandroom.entrypoints.exchange.rotating import KeyChange
from commandroom.store import local
from commandroom.store.exchange import peers
from commandroom.usecases.exchanging import Line
from tests.center.world import TOWNSHIP, World
from tests.entrypoints.exchange.seats import Seated, Township, level
from tests.room import MORNING

YEAR = timedelta(days=365)


@pytest.fixture
def db_url() -> str:
    """The centre's own file: what it says to a change of keys is tested on both databases in tests/center."""
    return ""


@pytest.fixture
def seats(township: Township) -> tuple[Seated, Seated]:
    """Two seats of one room that hold the same."""
    b = township.another("B", a := township.first())
    a.bench.registered()
    level(a, b)
    return a, b


def device(seat: Seated) -> str:
    """As which device the centre knows a seat."""
    with seat.store.database.reading() as connection:
        (known,) = {peer.device for peer in peers.all_of(connection)}
    return known


def incarnation(seat: Seated) -> int:
    with seat.store.database.reading() as connection:
        return local.seat(connection).incarnation


def counts_everywhere(numbers: list[str], *seats: Seated) -> None:
    """All these events stand at all of them, and nothing is without effect anywhere."""
    for seat in seats:
        assert [seat.bench.event(number).number for number in numbers] == numbers
        assert seat.store.verify().problems == ()
        with seat.store.database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM void").fetchone()[0] == 0
            assert connection.execute("SELECT count(*) FROM apart").fetchone()[0] == 0
    assert len({seat.store.verify().digest for seat in seats}) == 1


def go_round(*seats: Seated) -> None:
    """The jobs of all seats, an hour later."""
    seats[0].bench.clock.moment += timedelta(minutes=61)
    for seat in seats:
        seat.exchanging.due()


def test_keys_that_are_a_year_old_are_changed_by_the_seats_own_job_and_all_that_it_wrote_counts(
    seats: tuple[Seated, Seated], township: Township
) -> None:
    a, b = seats
    before, old_name = device(a), a.store.local(KEY_NAME)
    life = a.exchanging.state().key_life
    assert life is not None
    assert (life.since, life.until, life.by_itself) == (MORNING, MORNING + YEAR, True)

    township.clock.moment = MORNING + YEAR - timedelta(minutes=2)
    early = a.bench.registered()
    a.exchanging.due()
    assert (device(a), incarnation(a)) == (before, 1)

    township.clock.moment = MORNING + YEAR + timedelta(hours=1)
    a.exchanging.due()
    late = a.bench.registered()
    level(a, b)

    assert device(a) != before
    assert incarnation(a) == 2
    counts_everywhere([early, late], a, b)
    assert {"330299104/A.1", "330299104/A.2"} <= {entry.stream for entry in b.store.export_entries()}
    life = a.exchanging.state().key_life
    assert life is not None
    assert life.since == MORNING + YEAR + timedelta(hours=1)
    assert not (a.bench.home / "keys" / f"{old_name}.key").exists()
    assert [row.kind for row in a.exchanging.state().recent].count("new_keys") == 1
    mine = [row for row in b.exchanging.state().devices if row.seat == "A"]
    assert [(row.device, row.revoked_at) for row in mine] == [(device(a), None)]
    trust = b.exchanging._exchanger.disk(b.exchanging._exchanger.peers()[0]).trust
    assert trust.devices[device(a)].before == before
    assert trust.revoked[before].reason == "rotated"


def test_every_year_again(seats: tuple[Seated, Seated], township: Township) -> None:
    a, b = seats
    numbers, devices = [], {device(a)}
    for year in range(1, 3):
        township.clock.moment = MORNING + year * (YEAR + timedelta(days=1))
        numbers.append(a.bench.registered())
        go_round(a, b)
        devices.add(device(a))
        numbers.append(a.bench.registered())
        level(a, b)

    assert (len(devices), incarnation(a), incarnation(b)) == (3, 3, 3)
    counts_everywhere(numbers, a, b)


def test_on_order_they_are_changed_at_once(seats: tuple[Seated, Seated]) -> None:
    a, b = seats
    before = device(a)
    number = a.bench.registered()

    assert a.exchanging.change_keys() is True

    assert device(a) != before
    level(a, b)
    counts_everywhere([number], a, b)


def test_a_seat_whose_clock_runs_a_year_ahead_does_not_change_them_for_that(
    seats: tuple[Seated, Seated], township: Township
) -> None:
    a, _ = seats
    before, ahead = device(a), timedelta(days=400)
    with a.store.database.writing() as connection:
        (facts,) = peers.all_of(connection)
        peers.put(connection, replace(facts, offsets=(round(ahead.total_seconds() * 1000),) * 8))
    township.clock.moment = MORNING + ahead

    a.exchanging.due()

    assert device(a) == before


def test_with_a_centre_that_does_not_know_how_a_code_is_asked_for(
    seats: tuple[Seated, Seated], township: Township
) -> None:
    a, _ = seats
    before = device(a)

    def older(request: httpx.Request) -> httpx.Response | None:
        if request.url.path != "/v1/hello":
            return None
        said = township.world.request("GET", "/v1/hello")
        hello = replace(msgspec.json.decode(said.content, type=Hello), can=())
        return httpx.Response(200, headers={"content-type": "application/json"},
                              stream=httpx.ByteStream(msgspec.json.encode(hello)))  # fmt: skip

    a.line.spoil = older
    township.clock.moment = MORNING + YEAR + timedelta(days=1)
    a.exchanging.due()

    assert (device(a), incarnation(a)) == (before, 1)
    life = a.exchanging.state().key_life
    assert life is not None
    assert life.by_itself is False
    with pytest.raises(RefusedError, match=r"exchange\.keys_by_code"):
        a.exchanging.change_keys()


# --- cut off ----------------------------------------------------------------------------------------------------------

Break = Callable[[pytest.MonkeyPatch, Seated, Township], None]


def _dies(*_: object, **__: object) -> Any:
    raise WorldError("store.disk_full", file="", folder="", reason="")


def before_the_fresh_keys_are_kept(patch: pytest.MonkeyPatch, _a: Seated, _t: Township) -> None:
    patch.setattr(Identity, "next_keys", _dies)


def before_the_streams_are_closed(patch: pytest.MonkeyPatch, _a: Seated, _t: Township) -> None:
    patch.setattr(local, "seat", _dies)


def before_anybody_is_asked(patch: pytest.MonkeyPatch, _a: Seated, _t: Township) -> None:
    patch.setattr(KeyChange, "_answer", _dies)


def on_the_way_there(_patch: pytest.MonkeyPatch, a: Seated, _t: Township) -> None:
    def cut(request: httpx.Request) -> httpx.Response | None:
        if request.url.path == "/v1/rotate":
            raise httpx.ConnectError("cut")
        return None

    a.line.spoil = cut


def on_the_way_back(_patch: pytest.MonkeyPatch, a: Seated, township: Township) -> None:
    def lose(request: httpx.Request) -> httpx.Response | None:
        if request.url.path == "/v1/rotate":
            said = township.world.request(
                "POST", "/v1/rotate", content=request.read(), headers=dict(request.headers)
            )
            assert said.status_code == 200, said.text
            raise httpx.ReadError("cut")
        return None

    a.line.spoil = lose


def before_the_fresh_keys_are_taken(patch: pytest.MonkeyPatch, _a: Seated, _t: Township) -> None:
    patch.setattr(Identity, "take_next", _dies)


def before_the_old_ones_are_destroyed(patch: pytest.MonkeyPatch, _a: Seated, _t: Township) -> None:
    patch.setattr(Identity, "forget_old", _dies)


@pytest.mark.parametrize(
    "broken",
    [
        before_the_fresh_keys_are_kept,
        before_the_streams_are_closed,
        before_anybody_is_asked,
        on_the_way_there,
        on_the_way_back,
        before_the_fresh_keys_are_taken,
        before_the_old_ones_are_destroyed,
    ],
)
def test_a_change_that_is_cut_there_leaves_keys_that_work_and_goes_on_later(
    seats: tuple[Seated, Seated], township: Township, broken: Break
) -> None:
    a, b = seats
    before = device(a)
    township.clock.moment = MORNING + YEAR + timedelta(days=1)
    a.exchanging.now()
    numbers = [a.bench.registered()]

    with pytest.MonkeyPatch.context() as patch:
        broken(patch, a, township)
        try:
            a.exchanging._changing.change(township.clock.now())
        except RoomError as error:
            assert error.code == "store.disk_full"  # noqa: PT017 - some breaks raise, some do not
    numbers.append(a.bench.registered())
    a = township.again(a)
    numbers.append(a.bench.registered())
    township.clock.moment += timedelta(minutes=2)
    a.exchanging.now()
    assert a.exchanging.state().line is Line.CONNECTED
    numbers.append(a.bench.registered())
    township.clock.moment += timedelta(minutes=61)
    a.exchanging.due()

    assert device(a) != before
    assert a.exchanging.state().line is Line.CONNECTED
    assert a.store.local(OLD_KEY_NAME) == ""
    numbers.append(a.bench.registered())
    level(a, b)
    counts_everywhere(numbers, a, b)
    assert len(list((a.bench.home / "keys").glob("*.key"))) == 1


def test_a_centre_whose_older_copy_was_put_back_is_told_again_whose_the_keys_are(
    seats: tuple[Seated, Seated], township: Township
) -> None:
    a, b = seats
    a.exchanging.change_keys()
    with township.world.center.store.database.writing() as connection:
        connection.execute(delete(statement).where(statement.c.raw.contains(device(a))))
        connection.execute(delete(statement).where(statement.c.raw.contains("rotated")))
        connection.execute(place_table.update().values(version=place_table.c.version + 1))
    township.restart()
    township.clock.moment += timedelta(minutes=20)

    number = a.bench.registered()
    level(a, b)

    counts_everywhere([number], a, b)


@dataclass
class Hub:
    """A second server, of the room, that the centre knows nothing of; on a line that may be down."""

    world: World
    is_up: bool = True

    def joined_by(self, seat: Seated) -> None:
        """The seat exchanges with it, too, under the keys that it has."""
        keys = seat.exchanging._identity.keys()
        said = self.world.enrol(self.world.invite(), keys, place=TOWNSHIP, seat="A", incarnation=1)
        answer = msgspec.json.decode(said.content, type=EnrolAnswer)
        seat.line.spoil = self.answered
        with seat.store.database.writing() as connection:
            (centre,) = peers.all_of(connection)
            here = {"url": "https://hub", "role": "room-hub", "roots": answer.roots}
            peers.put(connection, replace(centre, **here, epoch="", last_hello=0, held={}))
        seat.exchanging._exchanger.forget()
        for peer in seat.exchanging._exchanger.peers():
            if peer.url == "https://hub":
                seat.exchanging._exchanger.disk(peer).perform(statements_of(answer))

    def answered(self, request: httpx.Request) -> httpx.Response | None:
        """What comes to it."""
        if request.url.host != "hub":
            return None
        if not self.is_up:
            raise httpx.ConnectError("down")
        path, headers = request.url.raw_path.decode(), dict(request.headers) | {"accept-encoding": "identity"}
        said = self.world.request(request.method, path, content=request.read(), headers=headers)
        return httpx.Response(said.status_code, headers=said.headers, stream=httpx.ByteStream(said.content))


def counts_at(world: World, name: str) -> bool:
    """Whether a server lets that device in."""
    with world.center.store.database.reading() as connection:
        return world.center.store.statements.known(connection).trust.device(name) is not None


def test_a_seat_with_a_hub_and_a_centre_that_know_nothing_of_each_other_changes_its_keys_at_both(
    seats: tuple[Seated, Seated], township: Township, tmp_path: Path
) -> None:
    a, b = seats
    hub = Hub(World.made(tmp_path / "hub", role=ROOM_HUB, place=TOWNSHIP))
    hub.joined_by(a)
    assert a.exchanging.now().faults == ()
    before, hub.is_up = device(a), False
    township.clock.moment = hub.world.clock.moment = MORNING + YEAR + timedelta(days=1)
    number = a.bench.registered()
    a.exchanging.due()
    assert device(a) != before
    assert [peer for peer, _ in a.exchanging.now().faults] == ["https://hub"]

    hub.is_up = True
    township.clock.moment += timedelta(minutes=20)
    assert a.exchanging.now().faults == ()
    late = a.bench.registered()
    level(a, b)

    counts_everywhere([number, late], a, b)
    for world in (hub.world, township.world):
        assert (counts_at(world, device(a)), counts_at(world, before)) == (True, False)
    own = {one.hash for one in a.store.export_entries() if one.stream.startswith(f"{TOWNSHIP}/A.")}
    with hub.world.center.store.database.reading() as connection:
        assert own <= {str(digest) for (digest,) in connection.execute(select(entry.c.hash))}
    hub.world.close()
