"""Who waits for news is answered when there is some, by this process or another, and not sooner."""

from __future__ import annotations

import asyncio
import time

import httpx
import msgspec

from commandroom.domain.exchange.joining import WaitAnswer
from commandroom.domain.exchange.messages import PushAsk
from tests.center.world import OTHER_TOWNSHIP, TOWNSHIP, Guest, World, chain


async def waiting(guest: Guest, digest: str) -> tuple[httpx.Response, float]:
    began = time.perf_counter()
    async with guest.world.client() as client:
        response = await client.get(f"/v1/sync/wait?digest={digest}", headers=guest.headers, timeout=60)
    return response, time.perf_counter() - began


async def pushed(guest: Guest, world: World, count: int = 1) -> None:
    await asyncio.sleep(0.3)
    body = msgspec.json.encode(PushAsk((guest.part(chain(guest.stream, count)),)))
    async with world.client() as client:
        response = await client.post("/v1/sync/push", content=body, headers=guest.headers)
    assert response.status_code == 200


def test_who_knows_less_is_answered_at_once(world: World) -> None:
    a = world.joined()
    a.push(chain(a.stream, 1))

    response, seconds = world.do(waiting(a, "0-" + "0" * 32))

    assert msgspec.json.decode(response.content, type=WaitAnswer).digest == a.summary().digest
    assert seconds < 1


def test_a_deed_of_another_seat_wakes_who_waits(world: World) -> None:
    a, b = world.joined(seat="A"), world.joined(seat="B")
    known, _ = b.summary().digest, a.headers

    async def both() -> tuple[httpx.Response, float]:
        found, _ = await asyncio.gather(waiting(b, known), pushed(a, world))
        return found

    response, seconds = world.do(both())

    assert msgspec.json.decode(response.content, type=WaitAnswer).digest == b.summary().digest != known
    assert seconds < 1.2


def test_what_another_process_wrote_wakes_who_waits_here(world: World) -> None:
    a, b = world.joined(seat="A"), world.joined(seat="B")
    known, other = b.summary().digest, world.again()
    assert a.headers

    async def both() -> tuple[httpx.Response, float]:
        found, _ = await asyncio.gather(waiting(b, known), pushed(a, other))
        return found

    response, seconds = world.do(both())
    other.close()

    assert response.status_code == 200
    assert seconds < 3


def test_a_neighbours_deed_wakes_nobody_and_the_wait_ends_empty(world: World) -> None:
    world.center.routes.wait_seconds = 1.5
    a, neighbour = world.joined(TOWNSHIP, "A"), world.joined(OTHER_TOWNSHIP, "A")
    known = a.summary().digest
    assert neighbour.headers

    async def both() -> tuple[httpx.Response, float]:
        found, _ = await asyncio.gather(waiting(a, known), pushed(neighbour, world))
        return found

    response, seconds = world.do(both())

    assert (response.status_code, response.content) == (204, b"")
    assert seconds >= 1.5
    assert world.center.watch.count == 0


def test_a_device_that_is_revoked_while_it_waits_is_shut_out(world: World) -> None:
    a = world.joined()
    known = a.summary().digest

    async def both() -> httpx.Response:
        task = asyncio.create_task(waiting(a, known))
        await asyncio.sleep(0.3)
        await asyncio.to_thread(world.center.enrolling.revoke, a.device)
        return (await task)[0]

    assert world.do(both()).status_code == 403
