"""Many seats that come back at once: they share transactions, what they bring goes first, notes wait for each other."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest
from msgspec import Raw

from commandroom.center.app.seen import Seen
from commandroom.center.app.turns import Turns
from commandroom.center.store.together import Together
from commandroom.domain.errors import DamageError
from commandroom.domain.exchange.effects import KeepParts, Kept
from commandroom.domain.exchange.messages import Part, PullAsk, PushAsk
from commandroom.domain.exchange.streams import Device, Role
from tests.center.world import TOWNSHIP, World, chain

LETTERS = "ABCDE"


def version(world: World) -> int:
    store = world.center.store
    with store.database.reading() as connection:
        return store.places.versions(connection).get(TOWNSHIP, 0)


class Crowd:
    """Threads that write while the place is held, so that all but the first wait for each other."""

    def __init__(self, world: World) -> None:
        self._store = world.center.store
        self._threads: list[threading.Thread] = []
        self.errors: list[BaseException] = []

    def comes(self, *works: Callable[[], object]) -> None:
        """All of them write as soon as the place is free."""
        with self._store.database.writing() as connection:
            self._store.places.lock(connection, [TOWNSHIP])
            for number, work in enumerate(works):
                self._threads.append(threading.Thread(target=self._done, args=(work,)))
                self._threads[-1].start()
                until(lambda n=number: has_come(self._store.together, n))  # type: ignore[misc]
        for one in self._threads:
            one.join()

    def _done(self, work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - looked at by the test
            self.errors.append(error)


def has_come(together: Together, number: int) -> bool:
    """The first leads and holds nobody; each later one waits."""
    return together.is_busy and together.waiting == number


def until(holds: Callable[[], bool]) -> None:
    for _ in range(10_000):
        if holds():
            return
        threading.Event().wait(0.001)
    raise AssertionError


def test_batches_that_come_at_once_are_confirmed_by_two_transactions(world: World) -> None:
    guests = [world.joined(seat=letter) for letter in LETTERS]
    kept: list[Kept] = []

    def brings(n: int) -> Callable[[], object]:
        guest = guests[n]
        disk = world.center.store.disk_for(Device(guest.device, Role.SEAT, TOWNSHIP, LETTERS[n]))
        return lambda: kept.append(disk.perform(KeepParts((guest.part(chain(guest.stream, 3 + n)),), {})))

    before, crowd = version(world), Crowd(world)
    crowd.comes(*(brings(n) for n in range(len(LETTERS))))

    assert crowd.errors == []
    assert sorted(one.fresh for one in kept) == [3, 4, 5, 6, 7]
    assert {name: held.count for name, held in guests[0].summary().sums.items()} == {
        guest.stream: 3 + n for n, guest in enumerate(guests)
    }
    assert version(world) - before == 3  # what held the place, who came first, all the others


def test_a_batch_that_cannot_be_written_takes_nothing_from_those_beside_it(world: World) -> None:
    guest, found = world.joined(), list[int]()
    together, touched = world.center.store.together, frozenset({TOWNSHIP})
    device = Device(guest.device, Role.SEAT, TOWNSHIP, "A")

    def fails() -> object:
        def work(_connection: object, _versions: object) -> None:
            raise DamageError("center.damaged", file="", reason="")

        return together.write(touched, work)

    def brings() -> object:
        part = guest.part(chain(guest.stream, 5))
        found.append(world.center.store.disk_for(device).perform(KeepParts((part,), {})).fresh)
        return None

    crowd = Crowd(world)
    crowd.comes(lambda: together.write(touched, lambda _c, _v: None), fails, brings)

    assert [type(error) for error in crowd.errors] == [DamageError]
    assert found == [5]
    assert guest.summary().sums[guest.stream].count == 5


def test_places_that_lie_far_apart_are_known_again(world: World) -> None:
    guest = world.joined()
    some = chain(guest.stream, 400)[::133]
    part = Part(guest.stream, tuple(Raw(one.raw) for one in some), tuple(guest.seal(one) for one in some))
    disk = world.center.store.disk_for(Device(guest.device, Role.SEAT, TOWNSHIP, "A"))

    kept = [disk.perform(KeepParts((part,), {})).fresh for _ in range(2)]

    assert kept == [len(some), 0]
    assert guest.summary().sums[guest.stream].count == len(some)


@pytest.mark.parametrize("first", [PullAsk, PushAsk])
def test_what_is_brought_goes_before_what_is_fetched(first: type) -> None:
    order: list[type] = []

    async def call(turns: Turns, kind: type) -> None:
        async with turns.turn(kind):
            order.append(kind)

    async def all_of_them() -> None:
        turns = Turns(1, watch=lambda: 0.0)
        async with turns.turn(PushAsk):
            kinds = (first, PullAsk, PushAsk, PullAsk, PushAsk)
            waiting = [asyncio.create_task(call(turns, kind)) for kind in kinds]
            await asyncio.sleep(0)
        await asyncio.gather(*waiting)

    asyncio.run(all_of_them())

    assert order == sorted(order, key=lambda kind: kind is PullAsk)
    assert len(order) == 5


def test_who_waits_to_fetch_is_not_overtaken_for_ever() -> None:
    now, order = [0.0], list[int]()

    async def call(turns: Turns, kind: type, number: int) -> None:
        async with turns.turn(kind):
            order.append(number)

    async def all_of_them() -> None:
        turns = Turns(1, watch=lambda: now[0])
        async with turns.turn(PushAsk):
            waiting = [asyncio.create_task(call(turns, PullAsk, 1))]
            await asyncio.sleep(0)
            now[0] = 6.0
            waiting.append(asyncio.create_task(call(turns, PushAsk, 2)))
            await asyncio.sleep(0)
        await asyncio.gather(*waiting)

    asyncio.run(all_of_them())

    assert order == [1, 2]


def test_a_caller_who_hangs_up_gives_its_turn_on() -> None:
    order: list[str] = []

    async def call(turns: Turns, name: str) -> None:
        async with turns.turn(PushAsk):
            order.append(name)

    async def all_of_them() -> None:
        turns = Turns(1)
        async with turns.turn(PushAsk):
            gone, stays = (asyncio.create_task(call(turns, name)) for name in ("gone", "stays"))
            await asyncio.sleep(0)
        gone.cancel()
        await asyncio.gather(gone, stays, return_exceptions=True)
        async with asyncio.timeout(5), turns.turn(PushAsk):
            order.append("last")

    asyncio.run(all_of_them())

    assert order == ["stays", "last"]


def test_sessions_are_noted_together_and_none_is_forgotten_at_the_end(world: World) -> None:
    guests = [world.joined(seat=letter) for letter in LETTERS]
    other = world.again()

    for guest in guests:
        guest.sign_in()
    first = heard(other)
    world.center.close()

    assert first == {guests[0].device}  # written at once; the others wait a moment for each other
    assert heard(other) == {guest.device for guest in guests}
    other.close()


def heard(world: World) -> set[str]:
    with world.center.store.database.reading() as connection:
        return set(world.center.store.notes.contacts(connection))


def test_a_note_that_cannot_be_written_now_is_written_later(world: World) -> None:
    guest, moment = world.joined(), [0.0]
    device = Device(guest.device, Role.SEAT, TOWNSHIP, "A")
    store, seen = world.center.store, Seen(world.center.store, watch=lambda: moment[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store.notes, "seen", _full)
        with pytest.raises(DamageError):
            seen.note(device)
    seen.write()

    assert heard(world) == {guest.device}


def _full(_connection: object, _devices: object) -> None:
    raise DamageError("center.damaged", file="", reason="")
