"""What is stuck is said as long as it is, and no longer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from commandroom.center.authority import certificates
from commandroom.domain.errors import WorldError
from commandroom.domain.journal import Entry, Wire, encode, millis, write
from commandroom.store import receiving
from commandroom.store.exchange import peers
from commandroom.store.exchange.peers import PeerFacts
from commandroom.usecases.exchanging import Line
from tests.entrypoints.exchange.conftest import Joined
from tests.room import MORNING


def troubles(joined: Joined) -> list[str]:
    """The codes of what is stuck."""
    return [one.code for one in joined.home.state().troubles]


def came(
    joined: Joined, *, seq: int = 1, verb: str = "note", hours: int = 0, stream: str = "330299104/B.1"
) -> None:
    """An entry of another seat arrives."""
    joined.store.receive((written(seq=seq, verb=verb, hours=hours, stream=stream),))


def written(*, seq: int, verb: str = "note", hours: int = 0, stream: str = "330299104/B.1") -> Entry:
    """An entry as another seat wrote it."""
    at = millis(MORNING + timedelta(hours=hours))
    wire = Wire(stream=stream, seq=seq, prev="", id=f"{stream}{seq}{verb}{hours}", kind="event", subject="e", after=(),
                hlc=at << 16, wall=at, actor="x", verb=verb, body=encode({"deed": {}, "decision": {}}))  # fmt: skip
    return write(wire)


def test_a_full_disk_of_this_seat_is_a_trouble_until_an_exchange_gets_through(
    joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise WorldError("store.disk_full", file="room.db", folder="", reason="")

    with monkeypatch.context() as patched:
        patched.setattr(peers, "put", full)
        for _ in range(2):
            with pytest.raises(WorldError, match=r"store\.disk_full"):
                joined.home.now()
            joined.clock.moment += timedelta(minutes=5)
        state = joined.home.state()
    (trouble,) = state.troubles

    assert (trouble.code, trouble.since, trouble.params["file"]) == ("store.disk_full", MORNING, "room.db")
    assert state.line is Line.STUCK
    joined.home.way_out(trouble)
    assert troubles(joined) == []


def test_an_authority_that_ends_soon_is_a_trouble_until_the_next_one_is_known(joined: Joined) -> None:
    assert troubles(joined) == []
    facts = replace(joined.peer(), certificate_until=millis(MORNING + timedelta(days=13)))
    keep(joined, facts)
    (trouble,) = joined.home.state().troubles
    assert (trouble.code, trouble.params["day"]) == ("exchange.authority_ends", "2026-03-23")

    following = certificates.new_authority("县中心", MORNING).certificate.decode()
    keep(joined, replace(facts, other_ca=following))

    assert troubles(joined) == []
    until = joined.home.state().peers[0].certificate_until
    assert until is not None
    assert until.date() == (MORNING + timedelta(days=3650)).date()


def keep(joined: Joined, facts: PeerFacts) -> None:
    """What is known of the peer."""
    with joined.store.database.writing() as connection:
        peers.put(connection, facts)


def test_a_stamp_ahead_is_a_trouble_until_the_time_has_come(joined: Joined) -> None:
    came(joined, hours=5)
    assert troubles(joined) == ["exchange.stamps_ahead"]

    joined.clock.moment += timedelta(hours=6)

    assert troubles(joined) == []


def test_a_fork_is_a_trouble_until_the_seat_has_gone_on_in_a_new_incarnation(joined: Joined) -> None:
    came(joined, hours=-2)
    came(joined, hours=-1)
    assert troubles(joined) == ["exchange.two_devices"]

    came(joined, stream="330299104/B.2")

    assert troubles(joined) == []


def test_what_a_newer_program_wrote_is_a_trouble_until_this_one_knows_the_verb(joined: Joined) -> None:
    came(joined, verb="teleport")

    assert troubles(joined) == ["exchange.newer_entries"]


def test_a_store_that_a_copy_took_the_place_of_is_summed_anew(joined: Joined) -> None:
    disk = joined.home._exchanger.disk(joined.peer())
    joined.room.store.backup(joined.store.database.path.parent / "copy")
    (copy,) = (joined.store.database.path.parent / "copy").glob("*.db")
    for seq in range(1, 4):
        came(joined, stream=f"330299104/C.{seq}")
    assert "330299104/C.3" in disk.sums()

    joined.store.reconnect()
    for end in ("", "-wal", "-shm"):
        joined.store.database.path.with_name(joined.store.database.path.name + end).unlink(missing_ok=True)
    copy.rename(joined.store.database.path)
    came(joined, stream="330299104/D.1")

    assert {"330299104/C.3", "330299104/D.1"} & disk.sums().keys() == {"330299104/D.1"}


def test_what_came_and_waits_to_be_folded_is_no_damage(joined: Joined) -> None:
    entry = written(seq=1)
    joined.store.take(
        lambda connection, seat, now, token: receiving.receive(
            connection, [entry], seat=seat, now=now, token=token, later=True
        )
    )
    assert joined.home.state().to_fold == 1

    found = joined.store.verify()

    assert found.problems == ()
    assert (found.events, joined.home.state().to_fold) == (1, 0)
