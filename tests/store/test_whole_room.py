"""Out of one store and into an empty one: forks, conflicts and erasures come along, and the digest is equal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from commandroom.base.clock import FixedClock
from commandroom.entrypoints.opening import STORE, open_room
from commandroom.entrypoints.wholeroom import export_room, import_room
from commandroom.store.seat_store import SeatStore
from tests.room import COMMAND, MORNING, OFFICE, OTHER, Bench


def test_conflicts_erasures_and_forks_make_the_same_room_elsewhere(
    bench: Bench, store: SeatStore, joined: Callable[[str], Bench], tmp_path: Path
) -> None:
    number = bench.triaged()
    other = joined("B")
    other.room.store.receive(store.export_entries())
    for seat, office in ((bench, OFFICE), (other, OTHER)):
        seat.act("dispatch", number, by=COMMAND, lead_office=office, requirement="到场处置", coop_offices="")
    store.receive(other.room.store.export_entries())
    gone = bench.closed(reporter_name="陈国强", reporter_phone="13866527161")
    bench.act("erase", gone, by="t-director", reason="本人申请")
    assert bench.event(number).in_conflict
    digest = store.verify().digest

    written = export_room(bench.room, bench.home, tmp_path / "out.zip")
    taken = import_room(tmp_path / "out.zip", tmp_path / "fresh", clock=FixedClock(MORNING))

    assert written["digest"] == taken["digest"] == digest
    room = open_room(tmp_path / "fresh", clock=FixedClock(MORNING))
    found = room.store.verify()
    assert (found.digest, found.problems) == (digest, ())
    fresh = Bench(room, FixedClock(MORNING), tmp_path / "fresh")
    assert fresh.event(number).in_conflict
    assert fresh.event(gone).sealed is None
    assert room.store.local("incarnation") == "2"
    assert room.store.receive(store.export_entries()) == frozenset()
    assert (tmp_path / "fresh" / STORE).is_file()
    room.store.close()
