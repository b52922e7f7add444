"""The calls of a centre. A route parses, asks the store in a thread, and answers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from commandroom import __version__
from commandroom.center.app import bodies, openapi
from commandroom.center.app.gate import Gate
from commandroom.center.app.metrics import Metrics
from commandroom.center.app.problems import JSON, ProblemError
from commandroom.center.app.turns import Turns
from commandroom.center.app.watch import Watch
from commandroom.center.authority.enrolling import Enrolling
from commandroom.center.authority.home import COUNTY, About
from commandroom.center.authority.succession import Authorities
from commandroom.center.store.holding import CenterStore
from commandroom.domain.errors import RefusedError
from commandroom.domain.exchange import sums
from commandroom.domain.exchange.answering import answer
from commandroom.domain.exchange.effects import LoadSums
from commandroom.domain.exchange.joining import EnrolAsk, SessionAsk, WaitAnswer
from commandroom.domain.exchange.messages import CALLS, PROTOCOL, Hello, Limits, PushAnswer, PushAsk
from commandroom.domain.exchange.receipts import RECEIPTS
from commandroom.domain.exchange.rotation import ROTATE, RotateAsk
from commandroom.domain.exchange.streams import Role
from commandroom.sync.running import run

log = logging.getLogger("commandroom.center.calls")

WAIT_SECONDS = 25.0
CAN = (RECEIPTS, ROTATE)
_FORKED_MOST = 64
_NOT_FOUND, _TOO_LARGE, _UPGRADE, _NO_CONTENT = 404, 413, 426, 204
Handler = Callable[[Request], Awaitable[Response]]


class Routes:
    """Everything but attachments."""

    def __init__(  # noqa: PLR0913 - what the calls are answered with
        self, store: CenterStore, enrolling: Enrolling, *, about: About, authorities: Authorities, gate: Gate, watch: Watch,
        metrics: Metrics, limits: Limits, upstream: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self._store = store
        self._enrolling = enrolling
        self._about = about
        self.authorities = authorities
        self._gate = gate
        self._watch = watch
        self._metrics = metrics
        self._limits = limits
        self._upstream = dict(upstream or {})
        self._turns = Turns()
        self._described = msgspec.json.encode(openapi.description())
        self.wait_seconds = WAIT_SECONDS

    # --- before there is a session --------------------------------------------------------------------

    async def ca(self, _request: Request) -> Response:
        """The authority's certificate: who types a code compares its fingerprint."""
        return Response(self.authorities.now, media_type="application/x-pem-file")

    async def hello(self, request: Request) -> Response:
        """Who answers."""
        role = Role.CENTER if self._about.role == COUNTY else Role.HUB
        said = Hello(
            self._store.now(),
            role.value,
            self._about.name,
            self._store.epoch,
            __version__,
            limits=self._limits,
            roots=self._upstream,
            period=self._about.seconds,
            ca=self.authorities.now.decode(),
            next_ca=self.authorities.next.decode(),
            can=CAN,
        )
        return bodies.packed(request, said)

    async def enrol(self, request: Request) -> Response:
        """Let in who has a code."""
        address = _address(request)
        self._gate.need_patience(address)
        ask = bodies.parsed(await _plain(request), EnrolAsk)
        try:
            said = await run_in_threadpool(self._enrolling.enrol, ask)
        except RefusedError as error:
            self._gate.missed(address)
            log.info("enrolment refused", extra={"code": error.code})
            raise
        log.info("enrolled", extra={"device": said.device, "place": said.place, "seat": said.seat})
        self._metrics.joined.inc()
        self._watch.look_soon()
        return bodies.packed(request, said)

    async def rotate(self, request: Request) -> Response:
        """Let a device go on under new keys, by the word of its old one."""
        address = _address(request)
        self._gate.need_patience(address)
        ask = bodies.parsed(await _plain(request), RotateAsk)
        try:
            said = await run_in_threadpool(self._enrolling.rotate, ask)
        except RefusedError as error:
            self._gate.missed(address)
            log.info("change of keys refused", extra={"code": error.code})
            raise
        log.info("keys changed", extra={"device": said.device, "place": said.place, "seat": said.seat})
        self._watch.look_soon()
        return bodies.packed(request, said)

    async def session(self, request: Request) -> Response:
        """A nonce, then a token."""
        ask = bodies.parsed(await _plain(request), SessionAsk)
        if not ask.nonce:
            return bodies.packed(request, self._gate.nonce(ask, _address(request)))
        try:
            said = await run_in_threadpool(self._gate.open, ask, _address(request))
        except ProblemError as error:
            log.info("session refused", extra={"device": ask.device[:24], "code": error.code})
            raise
        self._gate.seen.write_later()
        return bodies.packed(request, said)

    # --- the exchange ---------------------------------------------------------------------------------

    async def sync(self, request: Request) -> Response:
        """One call of the exchange."""
        device = self._gate.named(request)
        pair = CALLS.get(request.path_params["call"])
        if pair is None:
            raise ProblemError(_NOT_FOUND, "exchange.no_call")
        coding = bodies.need_json(request)
        data = await bodies.whole(request, self._limits.body)
        async with self._turns.turn(pair[0]):
            response, wrote = await run_in_threadpool(self._called, request, device, pair[0], data, coding)
        self._gate.seen.write_later()
        if wrote:
            self._watch.look_soon()
        return response

    def _called(
        self, request: Request, name: str, kind: Any, data: bytes, coding: str
    ) -> tuple[Response, bool]:
        """Worked on and packed in one thread; whether something was written."""
        said, wrote = self._said(name, kind, data, coding)
        return bodies.packed(request, said), wrote

    def _said(self, name: str, kind: Any, data: bytes, coding: str) -> tuple[msgspec.Struct, bool]:
        device = self._gate.device(name)
        ask: Any = bodies.parsed(bodies.unpacked(data, coding), kind)
        self._check(ask)
        disk = self._store.disk_for(device)
        said = run(answer(ask, device, self._limits), disk)
        if not isinstance(said, PushAnswer):
            return said, hasattr(ask, "statements")
        self._metrics.kept.inc(disk.kept)
        self._metrics.refused.inc(len(said.refused))
        if said.refused:
            reasons = sorted({one.reason for one in said.refused})
            log.info("refused", extra={"device": name, "count": len(said.refused), "reasons": reasons})
        return msgspec.structs.replace(said, receipt=disk.receipt), True

    def _check(self, ask: Any) -> None:
        """The bounds of a batch, and whether the other is not too old to understand the answer."""
        if isinstance(ask, PushAsk):
            entries = [len(raw) for part in ask.parts for raw in part.entries]
            is_large = sum(entries) > self._limits.raw and len(entries) > _FORKED_MOST
            if len(entries) > self._limits.batch + _FORKED_MOST or is_large:
                raise ProblemError(_TOO_LARGE, "exchange.too_large", most=self._limits.raw)
        elif getattr(ask, "proto", PROTOCOL) < PROTOCOL:
            raise ProblemError(_UPGRADE, "exchange.too_old", least=PROTOCOL)

    async def wait(self, request: Request) -> Response:
        """Answer when what is held differs from what was known, at the latest after half a minute or when the process ends."""
        name, known = self._gate.named(request), request.query_params.get("digest", "")[:128]
        device = await run_in_threadpool(self._gate.device, name)
        loop = asyncio.get_running_loop()
        ends = loop.time() + self.wait_seconds
        while True:
            with self._watch.listening(device.place) as news:
                held = await run_in_threadpool(self._digest, name)
                if held != known:
                    return bodies.packed(request, WaitAnswer(held))
                if not self._watch.is_over:
                    await asyncio.wait((news,), timeout=max(0.0, ends - loop.time()))
            if loop.time() >= ends or self._watch.is_over:
                return Response(status_code=_NO_CONTENT)

    def _digest(self, name: str) -> str:
        """What is held for a device in one word; it may have been revoked while it waited."""
        held = self._store.disk_for(self._gate.device(name)).perform(LoadSums())
        return sums.digest(held.sums, held.statements)

    # --- for who keeps the server ---------------------------------------------------------------------

    async def health(self, _request: Request) -> Response:
        """Whether the store answers."""
        await run_in_threadpool(self.versions)
        return Response(b'{"ok":true}', media_type=JSON)

    async def figures(self, _request: Request) -> Response:
        """For Prometheus."""
        return Response(self._metrics.text(), media_type="text/plain; version=0.0.4")

    async def described(self, _request: Request) -> Response:
        """The description of all this."""
        return Response(self._described, media_type=JSON)

    def versions(self) -> dict[str, int]:
        """The versions of all places."""
        with self._store.database.reading() as connection:
            return self._store.places.versions(connection)


async def _plain(request: Request) -> bytes:
    coding = bodies.need_json(request)
    return bodies.unpacked(await bodies.whole(request), coding)


def _address(request: Request) -> str:
    return request.client.host if request.client is not None else ""
