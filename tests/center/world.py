"""A centre to test: the real application on a real store, called over HTTP in process; devices with keys; entries."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx
import msgspec
from msgspec import Raw

from commandroom.base.clock import FixedClock
from commandroom.center.app.application import Center
from commandroom.center.authority.enrolling import device_of
from commandroom.center.authority.home import COUNTY, About, CenterHome
from commandroom.domain.exchange.joining import (
    EnrolAnswer,
    EnrolAsk,
    SessionAnswer,
    SessionAsk,
    code_from,
    proof_bytes,
)
from commandroom.domain.exchange.messages import (
    NAMES,
    Answer,
    Ask,
    Part,
    Problem,
    PullAnswer,
    PullAsk,
    PushAnswer,
    PushAsk,
    Seal,
    SummaryAnswer,
    SummaryAsk,
    Want,
    decoder_of,
)
from commandroom.domain.exchange.streams import Role
from commandroom.domain.exchange.trust import seal_bytes, session_bytes
from commandroom.domain.journal import Entry, Wire, encode, write
from commandroom.sync.keys import DeviceKeys
from tests.room import MORNING

T = TypeVar("T")

COUNTY_CODE, TOWNSHIP, OTHER_TOWNSHIP, ELSEWHERE = "330299", "330299104", "330299105", "330300101"
JSON = {"Content-Type": "application/json"}


@dataclass
class World:
    """A centre, its clock, and the way to it."""

    home: CenterHome
    center: Center
    clock: FixedClock
    url: str = ""
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    @classmethod
    def made(
        cls, folder: Path, url: str = "", *, role: str = COUNTY, place: str = COUNTY_CODE, **options: Any
    ) -> World:
        """A fresh one."""
        clock = FixedClock(MORNING)
        home = CenterHome(folder, clock)
        home.make(About("县中心", place, role, ("127.0.0.1", "localhost"), url))
        return cls(home, Center(home, home.store(), **options), clock, url)

    def again(self, **options: Any) -> World:
        """Another process on the same home and store."""
        return World(self.home, Center(self.home, self.home.store(), **options), self.clock, self.url)

    def close(self) -> None:
        """Close store and loop."""
        left = asyncio.all_tasks(self.loop)
        for task in left:
            task.cancel()
        if left:  # and with them the threads that still ask the store something
            self.loop.run_until_complete(asyncio.wait(left))
        self.center.store.close()
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.clock.moment += timedelta(**span)

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Run something in the loop."""
        return self.loop.run_until_complete(work)

    def client(self) -> httpx.AsyncClient:
        """A client whose calls go into the application directly."""
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.center.app), base_url="https://centre")

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """One request."""

        async def ask() -> httpx.Response:
            async with self.client() as client:
                return await client.request(method, path, **options)

        return self.do(ask())

    def post(self, path: str, body: msgspec.Struct, **headers: str) -> httpx.Response:
        """One call with a JSON body."""
        return self.request("POST", path, content=msgspec.json.encode(body), headers=JSON | headers)

    # --- joining --------------------------------------------------------------------------------------

    def invite(
        self, place: str = TOWNSHIP, seat: str = "A", role: Role = Role.SEAT, *, replaces: bool = False
    ) -> str:
        """A code as it is typed."""
        return self.center.enrolling.invite(place, seat, role, replaces=replaces).code

    def enrol(self, code: str, keys: DeviceKeys, **said: Any) -> httpx.Response:
        """Ask to be enrolled by a code."""
        return self.post("/v1/enrol", enrol_ask(code, keys, **said))

    def joined(
        self, place: str = TOWNSHIP, seat: str = "A", role: Role = Role.SEAT, *, replaces: bool = False, **said: Any
    ) -> Guest:  # fmt: skip
        """A device that was invited, enrolled and let in."""
        keys = DeviceKeys.fresh()
        response = self.enrol(self.invite(place, seat, role, replaces=replaces), keys, **said)
        assert response.status_code == 200, response.text
        answer = msgspec.json.decode(response.content, type=EnrolAnswer)
        return Guest(self, keys, answer)


def enrol_ask(code: str, keys: DeviceKeys, **said: Any) -> EnrolAsk:
    """What a device sends with a code."""
    secret = code_from(code).secret
    proof = keys.sign(proof_bytes(secret, keys.public, keys.box))
    return EnrolAsk(secret, keys.public, keys.box, proof, **said)


@dataclass
class Guest:
    """An enrolled device."""

    world: World
    keys: DeviceKeys
    answer: EnrolAnswer
    token: str = ""

    @property
    def device(self) -> str:
        """Its id."""
        assert self.answer.device == device_of(self.keys.public)
        return self.answer.device

    @property
    def stream(self) -> str:
        """Its private stream."""
        return f"{self.answer.place}/{self.answer.seat}.{self.answer.incarnation}"

    def sign_in(self) -> httpx.Response:
        """Open a session: nonce, signature, token."""
        first = self.world.post("/v1/session", SessionAsk(self.device))
        nonce = msgspec.json.decode(first.content, type=SessionAnswer).nonce
        signature = self.keys.sign(session_bytes(self.device, nonce))
        second = self.world.post("/v1/session", SessionAsk(self.device, nonce, signature))
        if second.status_code == 200:
            self.token = msgspec.json.decode(second.content, type=SessionAnswer).token
        return second

    @property
    def headers(self) -> dict[str, str]:
        """Those of a call."""
        if not self.token:
            assert self.sign_in().status_code == 200
        return JSON | {"Authorization": f"Bearer {self.token}"}

    def send(self, ask: Ask, **headers: str) -> httpx.Response:
        """One call of the exchange, raw."""
        body = msgspec.json.encode(ask)
        return self.world.request(
            "POST", f"/v1/sync/{NAMES[type(ask)]}", content=body, headers=self.headers | headers
        )

    def call(self, ask: Ask) -> Answer:
        """One call that is answered."""
        response = self.send(ask)
        assert response.status_code == 200, response.text
        return decoder_of(ask)(response.content)

    def seal(self, entry: Entry) -> Seal:
        """Its signature under a place."""
        said = seal_bytes(entry.stream, entry.seq, entry.hash)
        return Seal(entry.stream, entry.seq, entry.hash, self.device, self.keys.sign(said))

    def part(self, entries: list[Entry], *, sealed: bool = True) -> Part:
        """Entries as they travel, the last one sealed."""
        seals = (self.seal(entries[-1]),) if sealed else ()
        return Part(entries[0].stream, tuple(Raw(e.raw) for e in entries), seals)

    def push(self, entries: list[Entry], keys: dict[str, str] | None = None) -> PushAnswer:
        """Bring entries of one stream."""
        answer = self.call(PushAsk((self.part(entries),), keys or {}))
        assert isinstance(answer, PushAnswer)
        return answer

    def pull(self, *streams: str) -> dict[str, list[bytes]]:
        """All entries of these streams, by asking page after page."""
        found: dict[str, list[bytes]] = {name: [] for name in streams}
        wants = tuple(Want(name) for name in streams)
        while wants:
            page = self.call(PullAsk(wants))
            assert isinstance(page, PullAnswer)
            for part in page.parts:
                found[part.stream] = [bytes(raw) for raw in part.entries] + found[part.stream]
            assert page.rest != wants
            wants = page.rest
        return found

    def summary(self) -> SummaryAnswer:
        """What the centre holds for it."""
        answer = self.call(SummaryAsk("?"))
        assert isinstance(answer, SummaryAnswer)
        return answer


def chain(
    stream: str, count: int, *, after: Entry | None = None, verb: str = "note", body: object = None, **facts: Any
) -> list[Entry]:  # fmt: skip
    """Entries of a stream, one after the other."""
    found: list[Entry] = []
    seq, prev = (after.seq, after.hash) if after is not None else (0, "")
    for number in range(seq + 1, seq + count + 1):
        said: dict[str, Any] = {
            "kind": "event", "subject": f"e{number % 7}", "after": (), "hlc": number << 16,
            "wall": 1_773_000_000_000 + number, "body": encode(body or {"n": number}),
        }  # fmt: skip
        wire = Wire(
            stream=stream,
            seq=number,
            prev=prev,
            id=f"{stream}-{number}",
            actor="t",
            verb=verb,
            **(said | facts),
        )
        found.append(write(wire))
        prev = found[-1].hash
    return found


def problem(response: httpx.Response) -> str:
    """The code of a refusal; it is JSON as every answer is."""
    assert response.headers["content-type"] == "application/json"
    return msgspec.json.decode(response.content, type=Problem).code


def reasons(answer: PushAnswer) -> set[str]:
    """Why something was not taken."""
    return {one.reason for one in answer.refused}
