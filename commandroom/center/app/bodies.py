"""Bodies of requests, read up to a bound; unpacked up to another, whatever a frame says of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec
import zstandard
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from typing_extensions import override

from commandroom.center.app.problems import JSON, ProblemError
from commandroom.domain.exchange.messages import MOST_BODY, ZSTD_LEVEL

PIECE = 16 * 1024
"""So much of an answer is handed to the connection at a time: what it was once given, its TLS keeps room for."""
T = TypeVar("T", bound=msgspec.Struct)

MOST_UNPACKED = 8 * MOST_BODY
_WINDOW = 8 * 1024 * 1024
_ZSTD_OVER = 1024
_STEP = 65536
_TOO_LARGE, _MEDIA, _UNPARSED = 413, 415, 422


class InPieces(Response):
    """An answer that is given to a connection as fast as the other side takes it."""

    after: Callable[[], object] = staticmethod(lambda: None)
    """Called when it was sent, or cannot be."""

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await send(
                {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
            )
            for begin in range(0, len(self.body) or 1, PIECE):
                piece, more = self.body[begin : begin + PIECE], begin + PIECE < len(self.body)
                await send({"type": "http.response.body", "body": piece, "more_body": more})
        finally:
            self.after()


async def whole(request: Request, most: int = MOST_BODY) -> bytes:
    """The bytes of a body as they came, counted while they come."""
    said = request.headers.get("content-length", "")
    if said and (not said.isdigit() or int(said) > most):
        raise ProblemError(_TOO_LARGE, "exchange.too_large", most=most)
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > most:
            raise ProblemError(_TOO_LARGE, "exchange.too_large", most=most)
    return bytes(data)


def need_json(request: Request) -> str:
    """The coding of a body that must be JSON: empty or `zstd`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    coding = request.headers.get("content-encoding", "").strip().lower()
    if kind != JSON:
        raise ProblemError(_MEDIA, "exchange.not_json")
    if coding not in {"", "identity", "zstd"}:
        raise ProblemError(_MEDIA, "exchange.not_zstd")
    return "zstd" if coding == "zstd" else ""


def unpacked(data: bytes, coding: str) -> bytes:
    """A body without its compression."""
    if not coding:
        return data
    plain = bytearray()
    try:
        with zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(data) as reader:
            while chunk := reader.read(_STEP):
                plain += chunk
                if len(plain) > MOST_UNPACKED:
                    raise ProblemError(_TOO_LARGE, "exchange.too_large", most=MOST_UNPACKED)
    except zstandard.ZstdError as error:
        raise ProblemError(_UNPARSED, "exchange.unparsed") from error
    return bytes(plain)


def parsed(data: bytes, kind: type[T]) -> T:
    """What a body says."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProblemError(_UNPARSED, "exchange.unparsed") from error


def packed(request: Request, said: msgspec.Struct) -> InPieces:
    """An answer, compressed for who can unpack it."""
    data = msgspec.json.encode(said)
    headers = {"Cache-Control": "no-store"}
    if len(data) > _ZSTD_OVER and _takes_zstd(request.headers.get("accept-encoding", "")):
        data = zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(data)
        headers |= {"Content-Encoding": "zstd", "Vary": "Accept-Encoding"}
    return InPieces(data, headers=headers, media_type=JSON)


def _takes_zstd(accepted: str) -> bool:
    for one in accepted.lower().split(","):
        coding, _, weight = one.strip().partition(";")
        if coding.strip() == "zstd":
            return weight.replace(" ", "") not in {"q=0", "q=0.0"}
    return False
