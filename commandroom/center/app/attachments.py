"""Attachments: asked for, brought piece by piece, given in ranges."""

from __future__ import annotations

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from commandroom.center.app import bodies
from commandroom.center.app.gate import Gate
from commandroom.center.app.problems import JSON, ProblemError
from commandroom.center.store.blobs import MOST_BLOB, PIECE, Blobs, ChangedError, OffsetError, is_name
from commandroom.center.store.holding import CenterStore
from commandroom.domain.exchange import streams
from commandroom.domain.exchange.streams import Device, Role

OFFSET = "Commandroom-Offset"
_FORBIDDEN, _NOT_FOUND, _CONFLICT, _TOO_LARGE, _UNPARSED, _CREATED = 403, 404, 409, 413, 422, 201
_RELAYS = frozenset({Role.COUNTY, Role.CENTER})


class Attachments:
    """The route of blobs: a place's own; a county's desks also those of its townships, a township's those of its county.

    A blob is named by its content's hash, which stands in entries alone: who cannot read them cannot name it.
    """

    def __init__(self, store: CenterStore, blobs: Blobs, gate: Gate) -> None:
        self._store = store
        self._blobs = blobs
        self._gate = gate

    async def head(self, request: Request) -> Response:
        """Whether it is held whole; else how many bytes of it are."""
        place, name = await self._asked(request)
        path = await run_in_threadpool(self._blobs.whole, place, name)
        if path is not None:
            return Response(headers={"Content-Length": str(path.stat().st_size), "Accept-Ranges": "bytes"})
        held = await run_in_threadpool(self._blobs.offset, place, name)
        return Response(status_code=_NOT_FOUND, headers={OFFSET: str(held)}, media_type=JSON)

    async def get(self, request: Request) -> Response:
        """The bytes, or the range of them that is asked for."""
        place, name = await self._asked(request)
        path = await run_in_threadpool(self._blobs.whole, place, name)
        if path is None:
            raise ProblemError(_NOT_FOUND, "exchange.no_blob")
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
        return FileResponse(path, media_type="application/octet-stream", headers=headers)

    async def put(self, request: Request) -> Response:
        """One piece."""
        place, name = await self._asked(request, writes=True)
        at, size = _number(request, "at"), _number(request, "size")
        if size > MOST_BLOB:
            raise ProblemError(_TOO_LARGE, "exchange.too_large", most=MOST_BLOB)
        piece = await bodies.whole(request, PIECE)
        if not piece or at + len(piece) > size:
            raise ProblemError(_UNPARSED, "exchange.odd_piece")
        try:
            done = await run_in_threadpool(
                self._blobs.put, place, name, at=at, size=size, piece=piece, now=self._store.now()
            )
        except OffsetError as error:
            said = {"code": "exchange.odd_piece", "offset": error.offset}
            return Response(msgspec.json.encode(said), _CONFLICT, {OFFSET: str(error.offset)}, JSON)
        except ChangedError:
            raise ProblemError(_UNPARSED, "exchange.blob_changed") from None
        said = {"offset": at + len(piece)}
        return Response(msgspec.json.encode(said), _CREATED if done else 200, media_type=JSON)

    async def _asked(self, request: Request, *, writes: bool = False) -> tuple[str, str]:
        device = await run_in_threadpool(self._gate.device, self._gate.named(request))
        place = request.query_params.get("place", device.place)
        name = request.path_params["sha256"]
        if not is_name(name):
            raise ProblemError(_NOT_FOUND, "exchange.no_blob")
        if not _may(device, place, writes=writes):
            raise ProblemError(_FORBIDDEN, "exchange.not_entitled")
        return place, name


def _may(device: Device, place: str, *, writes: bool) -> bool:
    if place == device.place:
        return True
    if streams.parsed(f"{place}/A.1") is None:
        return False
    if device.role is Role.CENTER:
        return streams.lies_in(place, device.place)
    return not writes and streams.lies_in(
        *((place, device.place) if device.role in _RELAYS else (device.place, place))
    )


def _number(request: Request, name: str) -> int:
    text = request.query_params.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < 16):  # noqa: PLR2004 - digits of a size
        raise ProblemError(_UNPARSED, "exchange.odd_piece")
    return int(text)
