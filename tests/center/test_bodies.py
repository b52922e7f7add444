"""Bodies that nobody honest sends: each is refused with a status and a code, and nothing of it is kept."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest
import zstandard
from msgspec import Raw

from commandroom.domain.exchange.messages import MOST_BODY, Part, PushAnswer, PushAsk, SummaryAsk
from tests.center.world import JSON, Guest, World, chain, problem

PUSH = "/v1/sync/push"


def sent(guest: Guest, body: bytes, **headers: str) -> httpx.Response:
    return guest.world.request("POST", PUSH, content=body, headers=guest.headers | headers)


def deep(levels: int) -> bytes:
    return b'{"parts":[{"stream":"s","entries":[' + b"[" * levels + b"]" * levels + b"]}]}"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"null", 422),
        (b"[]", 422),
        (b'{"parts":"x"}', 422),
        (b'{"parts":[{"stream":1}]}', 422),
        (b'{"parts":[{"stream":"s","entries":[NaN]}]}', 422),
        (b'{"parts":[{"stream":"s","entries":[Infinity]}]}', 422),
        (b'{"parts":[{"stream":"\\ud800"}]}', 422),
        (b'{"parts":[{"stream":"\xff"}]}', 422),
        (deep(100_000), 422),
        (b'{"parts":[{"stream":"' + b"s" * 200 + b'"}]}', 422),
        (b'{"parts":[]', 422),
        (b" " * (MOST_BODY + 1), 413),
    ],
)  # fmt: skip
def test_what_cannot_be_parsed_is_refused_whole(world: World, body: bytes, status: int) -> None:
    guest = world.joined()

    response = sent(guest, body)

    assert response.status_code == status
    assert problem(response) == ("exchange.too_large" if status == 413 else "exchange.unparsed")
    assert guest.summary().sums == {}


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Content-Type": "text/html"}, "exchange.not_json"),
        ({"Content-Type": ""}, "exchange.not_json"),
        ({"Content-Encoding": "gzip"}, "exchange.not_zstd"),
        ({"Content-Encoding": "zstd, zstd"}, "exchange.not_zstd"),
        ({"Content-Encoding": "br"}, "exchange.not_zstd"),
    ],
)
def test_only_json_plain_or_in_zstd_is_taken(world: World, headers: dict[str, str], code: str) -> None:
    response = sent(world.joined(), b"{}", **headers)

    assert (response.status_code, problem(response)) == (415, code)


def test_a_body_without_end_is_cut_off_while_it_is_read(world: World) -> None:
    headers = world.joined().headers
    given = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal given
        while True:
            given += 65536
            yield b" " * 65536

    async def ask() -> httpx.Response:
        async with world.client() as client:
            return await client.post(PUSH, content=endless(), headers=headers)

    assert world.do(ask()).status_code == 413
    assert given <= MOST_BODY + 2 * 65536


@pytest.mark.parametrize("declares", [True, False], ids=["declares its size", "hides its size"])
def test_nine_kilobytes_that_unpack_to_three_hundred_million_are_stopped(
    world: World, *, declares: bool
) -> None:
    guest = world.joined()
    packer = zstandard.ZstdCompressor(level=19, write_content_size=declares)
    bomb = packer.compress(b" " * 300_000_000)
    assert len(bomb) < 64_000
    tracemalloc.start()
    began = time.perf_counter()

    response = sent(guest, bomb, **{"Content-Encoding": "zstd"})

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (response.status_code, problem(response)) == (413, "exchange.too_large")
    assert peak < 40_000_000
    assert time.perf_counter() - began < 5


def test_a_frame_that_asks_for_a_huge_window_is_refused(world: World) -> None:
    wide = zstandard.ZstdCompressionParameters.from_level(3, window_log=27, write_content_size=False)
    stream = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    data = stream.compress(b" " * 1000) + stream.flush()

    assert sent(world.joined(), data, **{"Content-Encoding": "zstd"}).status_code == 422


@pytest.mark.parametrize("body", [b"no frame", zstandard.ZstdCompressor().compress(b'{"parts":[]}')[:-6]])
def test_a_broken_frame_is_refused(world: World, body: bytes) -> None:
    response = sent(world.joined(), body, **{"Content-Encoding": "zstd"})

    assert (response.status_code, problem(response)) == (422, "exchange.unparsed")


def test_a_batch_in_zstd_is_taken_and_an_answer_given_in_zstd_to_who_asks(world: World) -> None:
    guest = world.joined()
    entries = chain(guest.stream, 300)
    body = zstandard.ZstdCompressor().compress(msgspec.json.encode(PushAsk((guest.part(entries),))))

    answer = msgspec.json.decode(sent(guest, body, **{"Content-Encoding": "zstd"}).content, type=PushAnswer)

    assert answer.sums[guest.stream].count == 300
    pull = b'{"wants":[["' + guest.stream.encode() + b'",0,0,""]]}'
    packed = world.request(
        "POST", "/v1/sync/pull", content=pull, headers=guest.headers | {"Accept-Encoding": "zstd"}
    )
    plain = world.request(
        "POST", "/v1/sync/pull", content=pull, headers=guest.headers | {"Accept-Encoding": "gzip"}
    )
    refused = world.request(
        "POST", "/v1/sync/pull", content=pull, headers=guest.headers | {"Accept-Encoding": "zstd;q=0"}
    )
    assert packed.headers["content-encoding"] == "zstd"
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in refused.headers
    assert len(packed.content) == len(plain.content)


def test_too_many_entries_at_once_are_refused_so_that_the_other_divides_them(world: World) -> None:
    guest = world.joined()
    entries = chain(guest.stream, 1100)

    response = guest.send(PushAsk((guest.part(entries),)))

    assert (response.status_code, problem(response)) == (413, "exchange.too_large")
    assert guest.summary().sums == {}


def test_one_entry_of_half_a_megabyte_and_more_is_taken(world: World) -> None:
    guest = world.joined()
    large = chain(guest.stream, 1, body={"text": "镇" * 250_000})

    assert guest.push(large).refused == ()


def test_an_entry_nested_deeper_than_anybody_writes_harms_nobody_else(world: World) -> None:
    guest = world.joined()
    nested = Raw(b"[" * 400 + b"]" * 400)
    first = chain(guest.stream, 1)
    raw = first[0].raw.replace(b'{"n":1}', bytes(nested))

    response = guest.send(
        PushAsk((Part(guest.stream, (Raw(raw), Raw(first[0].raw)), (guest.seal(first[0]),)),))
    )

    assert response.status_code == 200
    assert guest.pull(guest.stream)[guest.stream] == [first[0].raw]


def test_a_name_that_comes_twice_outside_of_entries_has_the_last_word(world: World) -> None:
    guest = world.joined()

    response = world.request(
        "POST", "/v1/sync/summary", content=b'{"digest":"x","digest":"y"}', headers=guest.headers
    )

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v1/hello/", 404),
        ("GET", "/docs", 404),
        ("POST", "/v1/hello", 405),
        ("TRACE", "/v1/hello", 405),
        ("GET", "/v1/sync/push", 405),
        ("POST", "/v1/sync/nothing", 404),
    ],
)
def test_nothing_is_redirected_and_there_are_no_other_doors(
    world: World, method: str, path: str, status: int
) -> None:
    guest = world.joined()

    response = world.request(method, path, headers=guest.headers)

    assert response.status_code == status
    assert problem(response) == "exchange.no_call"


def test_f18_an_older_protocol_is_told_what_it_needs_and_may_still_bring(world: World) -> None:
    guest = world.joined()
    guest.push(chain(guest.stream, 1))

    old = guest.send(SummaryAsk("?", proto=0))

    assert (old.status_code, problem(old)) == (426, "exchange.too_old")
    assert guest.send(PushAsk((guest.part(chain(guest.stream, 1)),), proto=0)).status_code == 200


def test_hello_says_who_answers_and_its_bounds(world: World) -> None:
    said = world.request("GET", "/v1/hello", headers=JSON).json()

    assert (said["role"], said["name"]) == ("center", "县中心")
    assert said["limits"] == {"batch": 1000, "raw": 524288, "body": 1048576}
    assert said["epoch"] == world.center.store.epoch
