"""The line to a hub or centre: HTTPS under its own private authority, one session, faults as codes with a sentence.

Nothing is believed that does not come from whom we pinned: no system authority, no proxy from the environment, no redirect,
no plain HTTP, no page of a hotel's network that answers everything with 200.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

import httpx
import msgspec
import zstandard

from commandroom.base.clock import stopwatch
from commandroom.domain.errors import WorldError
from commandroom.domain.exchange.effects import Fault
from commandroom.domain.exchange.joining import SessionAnswer, SessionAsk, WaitAnswer
from commandroom.domain.exchange.messages import (
    NAMES,
    ZSTD_LEVEL,
    Answer,
    Ask,
    Hello,
    PullAnswer,
    PullAsk,
    PushAsk,
    decoder_of,
)
from commandroom.domain.exchange.trust import session_bytes
from commandroom.domain.journal import millis
from commandroom.sync.faults import fault_of, refused

A = TypeVar("A")

CONNECT_SECONDS = 5.0
STALL_SECONDS = 30.0
WAIT_SECONDS = 40.0
MOST_ANSWER = 16 * 1024 * 1024
_WINDOW = 8 * 1024 * 1024
_ZSTD_OVER = 1024
_AT_ONCE, _QUICK_SECONDS = 2, 0.3
"""So many batches may be under way, where the last one took no longer than that: a slow line carries one after the other."""
_JSON = "application/json"
_OCTETS = "application/octet-stream"
_NONE: Mapping[str, str] = {}
_OK, _NOTHING, _UNAUTHORISED, _TOO_LARGE, _UNPARSED = 200, 204, 401, 413, 422


class Session:
    """What the other gave for a while to a device that signed: it outlives a line, so that not every exchange asks anew."""

    def __init__(self) -> None:
        self.token = ""


class Credentials(msgspec.Struct, frozen=True):
    """Who calls: a device and what signs for it."""

    device: str
    sign: Callable[[bytes], str]
    session: Session = msgspec.field(default_factory=Session)


class Packed(bytes):
    """A body that is compressed already."""


class _FaultError(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


class HttpLine:
    """One peer's line. Not for two threads at once; `wait` has a line of its own."""

    def __init__(
        self,
        url: str,
        *,
        ca: str,
        credentials: Credentials | None = None,
        now: Callable[[], datetime],
        transport: httpx.BaseTransport | None = None,
        deadline: float = 600.0,
    ) -> None:
        need_https(url)
        context = trusting(ca)
        self._client = httpx.Client(
            base_url=url.rstrip("/"),
            verify=context,
            trust_env=False,
            follow_redirects=False,
            transport=transport,
            timeout=httpx.Timeout(STALL_SECONDS, connect=CONNECT_SECONDS),
            headers={"Accept": _JSON, "Accept-Encoding": "zstd"},
        )
        self._credentials = credentials
        self._now = now
        self._session = credentials.session if credentials is not None else Session()
        self._thread: ThreadPoolExecutor | None = None
        self._ahead: list[tuple[Ask, Future[Answer | Fault]]] = []
        self._took = 1.0
        self._is_closed = False
        self._ready: tuple[Ask, Future[Packed]] | None = None
        self._ends = stopwatch() + deadline
        self.sent = self.received = 0
        self.offset: int | None = None
        """How far this machine's clock is ahead of the other's, in milliseconds, as of the last hello."""

    def close(self) -> None:
        """Hang up."""
        self._is_closed = True
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)
        self._client.close()

    # --- calls ----------------------------------------------------------------------------------------

    def ahead(self, ask: Ask, then: Callable[[Answer | Fault], object] = lambda _answer: None) -> None:
        """Make this call now, on a thread of the line, which gives the answer to `then` as well; `call` takes it."""
        coming = next((coming for one, coming in self._ahead if one == ask), None)
        if coming is None:
            self._take_back()
            self._begin(ask, then)
        elif coming.done():
            self._go_on(ask, coming.result(), then)

    def _begin(self, ask: Ask, then: Callable[[Answer | Fault], object] = lambda _answer: None) -> None:
        body = self._body_of(ask)

        def work() -> Answer | Fault:
            answer = self._told(ask, self._fetched(ask, body))
            then(answer)
            self._go_on(ask, answer, then)
            return answer

        self._ahead.append((ask, self._beside().submit(work)))

    def _go_on(self, ask: Ask, answer: Answer | Fault, then: Callable[[Answer | Fault], object]) -> None:
        """On a quick line the page after this one is fetched before anybody asks: what this one leaves will be asked for."""
        if not (isinstance(ask, PullAsk) and isinstance(answer, PullAnswer)) or answer.rest in {
            (),
            ask.wants,
        }:
            return
        if self._took < _QUICK_SECONDS and len(self._ahead) < _AT_ONCE and not self._is_closed:
            self._begin(msgspec.structs.replace(ask, wants=answer.rest), then)

    def ready(self, ask: Ask, *, at_once: bool) -> None:
        """This comes after the call that is under way: pack it meanwhile; on a quick line what may go `at_once` does so."""
        if at_once and self._took < _QUICK_SECONDS and len(self._ahead) < _AT_ONCE:
            self._begin(ask)
        else:
            self._ready = (ask, self._beside().submit(lambda: _zipped(msgspec.json.encode(ask))))

    def call(self, ask: Ask) -> Answer | Fault:
        """One call of the exchange; what went wrong comes back as a fault."""
        for at, (one, coming) in enumerate(self._ahead):
            if one == ask:
                del self._ahead[at]
                return coming.result()
        self._take_back()
        return self._told(ask, self._fetched(ask, self._body_of(ask)))

    def _beside(self) -> ThreadPoolExecutor:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(_AT_ONCE + 1, thread_name_prefix="exchange-ahead")
        return self._thread

    def _take_back(self) -> None:
        """Let what is under way end: nobody asks for it any more."""
        ahead, self._ahead = self._ahead, []
        for _, coming in ahead:
            coming.result()

    def _fetched(self, ask: Ask, body: Callable[[], bytes]) -> httpx.Response | Fault:
        began = stopwatch()
        try:
            return self._in_session("POST", f"/v1/sync/{NAMES[type(ask)]}", body())
        except _FaultError as error:
            return error.fault
        finally:
            self._took = stopwatch() - began

    def _body_of(self, ask: Ask) -> Callable[[], bytes]:
        """What packs a call, or has done so."""
        ready, self._ready = self._ready, None
        if ready is not None and ready[0] == ask:
            return ready[1].result
        return lambda: msgspec.json.encode(ask)

    def _told(self, ask: Ask, response: httpx.Response | Fault) -> Answer | Fault:
        if isinstance(response, Fault):
            return response
        is_of_batch = isinstance(ask, PushAsk) and response.status_code in {_TOO_LARGE, _UNPARSED}
        try:
            return self._read(response, decoder_of(ask), of_batch=is_of_batch)
        except _FaultError as error:
            return error.fault

    def _in_session(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        patience: float = 0.0,
        kind: str = _JSON,
        extra: Mapping[str, str] = _NONE,
    ) -> httpx.Response:
        """A request with the session's token; a token that counts no more is replaced once."""
        if not self._session.token:
            self._open_session()
        response = self._send(method, path, body, headers=self._named(extra), patience=patience, kind=kind)
        if response.status_code == _UNAUTHORISED:
            self._open_session()
            response = self._send(
                method, path, body, headers=self._named(extra), patience=patience, kind=kind
            )
        return response

    def _named(self, extra: Mapping[str, str]) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self._session.token}", **extra}

    def hello(self) -> Hello | Fault:
        """Who answers; measures the clock's offset by half the way there and back."""
        try:
            began, before = stopwatch(), self._now()
            response = self._send("GET", "/v1/hello")
            found = self._read(response, msgspec.json.Decoder(Hello).decode)
            trip = stopwatch() - began
            self.offset = millis(before) + round(trip * 500) - found.server_time
        except _FaultError as error:
            return error.fault
        return found

    def wait(self, digest: str) -> str | Fault:
        """The other's digest as soon as it differs from this one; the same again when nothing came in half a minute."""
        try:
            response = self._in_session("GET", f"/v1/sync/wait?digest={digest}", patience=WAIT_SECONDS)
            if response.status_code == _NOTHING:
                return digest
            return self._read(response, msgspec.json.Decoder(WaitAnswer).decode).digest
        except _FaultError as error:
            return error.fault

    def octets(self, method: str, path: str, body: bytes = b"", **headers: str) -> httpx.Response | Fault:
        """A call about a file: bytes as they are; its answer is read by who asked."""
        try:
            return self._in_session(method, path, body, kind=_OCTETS, extra=headers)
        except _FaultError as error:
            return error.fault

    def refusal(self, response: httpx.Response) -> Fault:
        """What an answer that is no success means."""
        return refused(response, response.extensions.get("body", b""))

    def post(self, path: str, body: msgspec.Struct, kind: type[A]) -> A | Fault:
        """A call before there is a session (joining)."""
        try:
            return self._read(
                self._send("POST", path, msgspec.json.encode(body)), msgspec.json.Decoder(kind).decode
            )
        except _FaultError as error:
            return error.fault

    def _open_session(self) -> None:
        who = self._credentials
        if who is None:
            raise _FaultError(Fault("exchange.not_joined"))
        decode = msgspec.json.Decoder(SessionAnswer).decode
        first = self._read(
            self._send("POST", "/v1/session", msgspec.json.encode(SessionAsk(who.device))), decode
        )
        signature = who.sign(session_bytes(who.device, first.nonce))
        ask = SessionAsk(who.device, first.nonce, signature)
        self._session.token = self._read(
            self._send("POST", "/v1/session", msgspec.json.encode(ask)), decode
        ).token

    # --- one request ----------------------------------------------------------------------------------

    def _send(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        headers: Mapping[str, str] = _NONE,
        patience: float = 0.0,
        kind: str = _JSON,
    ) -> httpx.Response:
        if stopwatch() > self._ends:
            raise _FaultError(Fault("exchange.too_slow"))
        headers = dict(headers)
        if body:
            headers["Content-Type"] = kind
            if kind == _JSON and len(body) > _ZSTD_OVER:
                body = _zipped(body)
            if isinstance(body, Packed):
                headers["Content-Encoding"] = "zstd"
        self.sent += len(body)
        timeout = httpx.Timeout(patience or STALL_SECONDS, connect=CONNECT_SECONDS)
        try:
            with self._client.stream(
                method, path, content=body, headers=headers, timeout=timeout
            ) as response:
                _bounded(response)
                self.received += response.num_bytes_downloaded
                return response
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ssl.SSLError) as error:
            raise _FaultError(fault_of(error)) from error

    def _read(self, response: httpx.Response, decode: Callable[[bytes], A], *, of_batch: bool = False) -> A:
        """The answer of a response.

        Raises:
            _FaultError: it is a refusal, or comes from something that is not ours.
        """
        kind = response.headers.get("content-type", "").partition(";")[0].strip()
        if kind != _JSON:
            raise _FaultError(Fault("exchange.not_our_server", reason=f"{response.status_code} {kind}"[:80]))
        data: bytes = response.extensions.pop(
            "body"
        )  # a response goes in circles, and is found to be dead late
        if response.status_code == _OK:
            try:
                return decode(data)
            except msgspec.MsgspecError as error:
                raise _FaultError(Fault("exchange.odd_answer", reason=str(error)[:200])) from error
        raise _FaultError(refused(response, data, of_batch=of_batch))


def _zipped(body: bytes) -> Packed:
    return (
        body
        if isinstance(body, Packed)
        else Packed(zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(body))
    )


def need_https(url: str) -> None:
    """Nothing goes over a line that everybody can read.

    Raises:
        WorldError: `exchange.plain_http`.
    """
    if not url.lower().startswith("https://"):
        raise WorldError("exchange.plain_http", url=url[:80])


def trusting(ca: str) -> ssl.SSLContext:
    """A context that trusts this authority and no other.

    Raises:
        WorldError: `exchange.bad_authority`: it is no certificate.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_verify_locations(cadata=ca)
    except (ssl.SSLError, ValueError) as error:
        raise WorldError("exchange.bad_authority") from error
    return context


def _bounded(response: httpx.Response) -> None:
    """Read an answer up to a bound, unpacked by ourselves: a frame's own word for its size counts for nothing."""
    packed = bytearray()
    for chunk in response.iter_raw(65536):
        packed += chunk
        if len(packed) > MOST_ANSWER:
            raise _FaultError(Fault("exchange.odd_answer", reason="too large"))
    response.extensions["body"] = unpacked(bytes(packed), response.headers.get("content-encoding", ""))


def unpacked(data: bytes, encoding: str) -> bytes:
    """A body without its compression, never more than the bound."""
    if encoding != "zstd":
        return data
    try:
        with zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(data) as reader:
            plain: bytes = reader.read(MOST_ANSWER + 1)
    except zstandard.ZstdError as error:
        raise _FaultError(Fault("exchange.odd_answer", reason="zstd")) from error
    if len(plain) > MOST_ANSWER:
        raise _FaultError(Fault("exchange.odd_answer", reason="too large"))
    return plain
