"""Two real clusters, one a standby of the other: the first dies in the middle, the second goes on with all that was confirmed."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from commandroom.center.app.application import Center
from commandroom.domain.errors import WorldError
from commandroom.domain.exchange.effects import KeepParts
from commandroom.domain.exchange.streams import Device, Role
from commandroom.domain.exchange.sums import Sum, added
from tests.center.cluster import Cluster, cluster, programs
from tests.center.world import TOWNSHIP, World, chain

DIES_AFTER = 20
"""Pages of eighty; the next ones are brought while it dies."""


@pytest.fixture
def pair() -> Iterator[tuple[Cluster, Cluster]]:
    where = programs()
    if where is None:
        pytest.skip("no PostgreSQL here: neither in the path nor under /usr/lib/postgresql")
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'commandroom[postgresql]'")
    with cluster(where) as first:
        second = first.standby()
        yield first, second
        second.end()
        shutil.rmtree(second.folder, ignore_errors=True)


@pytest.mark.slow
def test_a_standby_that_is_promoted_has_all_that_was_confirmed(
    pair: tuple[Cluster, Cluster], tmp_path: Path
) -> None:
    first, second = pair
    address = f"postgresql+psycopg:///centre1?host={first.folder},{second.folder}&user=postgres"
    first.fresh()
    world = World.made(tmp_path, f"{address}&target_session_attrs=read-write")
    guest = world.joined()
    device = Device(guest.device, Role.SEAT, TOWNSHIP, "A")
    entries = chain(guest.stream, 4000)
    pages = [entries[start : start + 50] for start in range(0, 4000, 50)]
    confirmed = 0

    def bring(center: Center, page: int) -> None:
        center.store.disk_for(device).perform(KeepParts((guest.part(pages[page]),), {}))

    killer = threading.Thread(target=first.kill)
    while confirmed < len(pages):
        if confirmed == DIES_AFTER:
            killer.start()
        try:
            bring(world.center, confirmed)
        except WorldError:
            break
        confirmed += 1
    killer.join()
    assert 0 < confirmed < len(pages), "the first must die in the middle of it"
    second.say("ALTER SYSTEM RESET synchronous_standby_names")
    second.promote()

    held = guest.summary().sums[guest.stream]
    assert held.top >= confirmed * 50
    assert held == added(Sum(), [(e.seq, e.hash) for e in entries[: held.top]])
    for page in range(confirmed, len(pages)):
        bring(world.center, page)
    assert guest.pull(guest.stream)[guest.stream] == [e.raw for e in entries]
    world.close()
