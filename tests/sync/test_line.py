"""A line carries two batches at once where it is quick, and one after the other where it is slow."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import httpx
import msgspec
import pytest
import zstandard
from msgspec import Raw

from commandroom.base.clock import SystemClock
from commandroom.center.authority.certificates import new_authority
from commandroom.domain.exchange.effects import Fault
from commandroom.domain.exchange.messages import Part, PushAnswer, PushAsk
from commandroom.sync.line import Credentials, HttpLine, Session

LONG = Raw(b'"' + b"x" * 3000 + b'"')


def batch(number: int) -> PushAsk:
    return PushAsk((Part(f"330299104/A.{number}", (LONG,)),))


class There:
    """The other side: who is at it at the same time, and what came."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.now = self.most = 0
        self.came: list[str] = []
        self._guard = threading.Lock()

    def answer(self, request: httpx.Request) -> httpx.Response:
        with self._guard:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(self.seconds)
        body = request.read()
        if request.headers.get("content-encoding") == "zstd":
            body = zstandard.ZstdDecompressor().decompress(body)
        ask = msgspec.json.decode(body, type=PushAsk)
        with self._guard:
            self.now -= 1
            self.came.append(ask.parts[0].stream)
        said = msgspec.json.encode(PushAnswer(receipt=ask.parts[0].stream))
        return httpx.Response(
            200, headers={"content-type": "application/json"}, stream=httpx.ByteStream(said)
        )


@pytest.fixture
def opened() -> Iterator[Callable[[There], HttpLine]]:
    lines: list[HttpLine] = []
    clock, session = SystemClock(), Session()
    session.token = "t"  # noqa: S105 - of nobody
    ca = new_authority("县", clock.now()).certificate.decode()

    def line(there: There) -> HttpLine:
        who = Credentials("d", lambda _data: "", session)
        lines.append(
            HttpLine(
                "https://localhost:1", ca=ca, credentials=who, now=clock.now, transport=httpx.MockTransport(there.answer)
            )
        )  # fmt: skip
        return lines[-1]

    yield line
    for one in lines:
        one.close()


def given(line: HttpLine, asks: list[PushAsk]) -> list[str]:
    """As the core gives them: this one ahead, the next one made ready, then this one's answer."""
    found = []
    for ask, after in zip(asks, [*asks[1:], None], strict=True):
        line.ahead(ask)
        if after is not None:
            line.ready(after, at_once=True)
        answer = line.call(ask)
        assert isinstance(answer, PushAnswer)
        found.append(answer.receipt)
    return found


def test_a_quick_line_carries_two_batches_at_once(opened: Callable[[There], HttpLine]) -> None:
    there, asks = There(0.03), [batch(n) for n in range(1, 9)]

    found = given(opened(there), asks)

    assert found == [ask.parts[0].stream for ask in asks]
    assert sorted(there.came) == sorted(found)
    assert there.most == 2


def test_a_slow_line_carries_one_after_the_other(opened: Callable[[There], HttpLine]) -> None:
    there, asks = There(0.31), [batch(n) for n in range(1, 5)]

    found = given(opened(there), asks)

    assert there.came == found == [ask.parts[0].stream for ask in asks]
    assert there.most == 1


def test_what_needs_what_comes_after_it_is_packed_and_waits(opened: Callable[[There], HttpLine]) -> None:
    there, line = There(), opened(There())
    line = opened(there)
    for n in range(1, 5):
        line.ready(batch(n + 1), at_once=False)
        assert line.call(batch(n)) == PushAnswer(receipt=f"330299104/A.{n}")
    assert there.came == [f"330299104/A.{n}" for n in range(1, 5)]


def test_a_call_that_nobody_waits_for_ends_before_another_begins(opened: Callable[[There], HttpLine]) -> None:
    there = There(0.05)
    line = opened(there)
    line.call(batch(1))
    line.ahead(batch(2))
    line.ready(batch(3), at_once=True)

    assert not isinstance(line.call(batch(4)), Fault)
    assert there.came[-1] == "330299104/A.4"
    assert sorted(there.came) == [f"330299104/A.{n}" for n in range(1, 5)]
