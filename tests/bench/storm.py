"""Eight hundred seats of a county come back at once, each with two hundred entries that wait, to one centre process.

The centre is `center serve` over TLS; the seats are one other process that runs the product's own core for each seat, each
on a connection of its own, with a session of its own, under the product's limits of patience. What a seat holds is in this
process's memory: its disk is not what is measured. Whoever the centre asks to come later does; that is no error.
"""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import ssl
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import zstandard

from commandroom.base.clock import SystemClock, stopwatch
from commandroom.center.authority.home import CenterHome
from commandroom.domain.exchange.asking import Outcome, exchange
from commandroom.domain.exchange.effects import (
    Ahead,
    Breathe,
    Conversation,
    End,
    Fault,
    Held,
    KeepParts,
    Kept,
    LoadKnown,
    LoadLacking,
    LoadOwed,
    LoadSpan,
    LoadSums,
    SealOwn,
    Send,
    Span,
)  # fmt: skip
from commandroom.domain.exchange.joining import SessionAnswer, SessionAsk
from commandroom.domain.exchange.messages import (
    NAMES,
    Answer,
    Ask,
    Part,
    PushAnswer,
    PushAsk,
    Seal,
    Want,
    decoder_of,
)
from commandroom.domain.exchange.paging import Page, Row
from commandroom.domain.exchange.sums import added
from commandroom.domain.exchange.trust import session_bytes
from commandroom.entrypoints.benches import Result
from commandroom.sync.line import CONNECT_SECONDS, STALL_SECONDS, unpacked
from tests.bench.county import COUNTY, HELD, Seat, county, settle
from tests.bench.databases import kind_of
from tests.journeys.centre import Running

SEATS, ENTRIES = 800, 200
MOST_SECONDS, MOST_MB = 10.0, 150.0
_OK, _LATER = 200, {429, 503}
_HEAD_END = b"\r\n\r\n"
_ZSTD_OVER = 1024


class FailedError(Exception):
    """A call was not answered as a seat must be answered."""


class LaterError(Exception):
    """The centre asked to come later."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


# --- a seat that comes back ------------------------------------------------------------------------------------------


class SeatLine:
    """A seat's connection: as `sync.line` speaks, without its thread."""

    def __init__(self, port: int, context: ssl.SSLContext, seat: Seat) -> None:
        self._port, self._context, self._seat = port, context, seat
        self._zip = zstandard.ZstdCompressor(level=1)
        self._token = ""

    async def open(self) -> None:
        """Connect, say hello, open a session."""
        async with asyncio.timeout(CONNECT_SECONDS):
            self._reader, self._writer = await asyncio.open_connection(
                "127.0.0.1", self._port, ssl=self._context, server_hostname="localhost"
            )
        await self._said("GET", "/v1/hello")
        seat = self._seat
        first = await self._session(SessionAsk(seat.device))
        signature = seat.signer.sign(session_bytes(seat.device, first.nonce))
        self._token = (await self._session(SessionAsk(seat.device, first.nonce, signature))).token

    async def _session(self, ask: SessionAsk) -> SessionAnswer:
        said = await self._said("POST", "/v1/session", msgspec.json.encode(ask))
        return msgspec.json.decode(said, type=SessionAnswer)

    async def call(self, ask: Ask) -> Answer:
        """One call of the exchange."""
        return decoder_of(ask)(
            await self._said("POST", f"/v1/sync/{NAMES[type(ask)]}", msgspec.json.encode(ask))
        )

    async def _said(self, method: str, path: str, body: bytes = b"") -> bytes:
        head = [
            f"{method} {path} HTTP/1.1",
            "Host: localhost",
            "Accept: application/json",
            "Accept-Encoding: zstd",
        ]
        if self._token:
            head.append(f"Authorization: Bearer {self._token}")
        if body:
            head.append("Content-Type: application/json")
        if len(body) > _ZSTD_OVER:
            body = self._zip.compress(body)
            head.append("Content-Encoding: zstd")
        head.append(f"Content-Length: {len(body)}\r\n\r\n")
        self._writer.write("\r\n".join(head).encode() + body)
        async with asyncio.timeout(STALL_SECONDS):
            return await self._answer(path)

    async def _answer(self, path: str) -> bytes:
        lines = (await self._reader.readuntil(_HEAD_END)).decode("latin-1").split("\r\n")
        status = int(lines[0].split()[1])
        headers = {
            name.lower(): value.strip() for name, _, value in (one.partition(":") for one in lines[1:])
        }
        data = await self._reader.readexactly(int(headers.get("content-length", "0")))
        if status in _LATER:
            raise LaterError(float(headers.get("retry-after", "1")))
        if status != _OK:
            raise FailedError(f"{path}: {status} {data[:200]!r}")
        return unpacked(data, headers.get("content-encoding", ""))

    def close(self) -> None:
        """Hang up."""
        if hasattr(self, "_writer"):
            self._writer.close()


class Shelf:
    """A seat's own stream as pages are filled from it."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    def stands(self, _stream: str, seq: int, digest: str) -> bool:
        """Whether this entry stands at this place."""
        return self._seat.entries[seq - 1].hash == digest

    def rows(self, want: Want, _most: int) -> Iterator[Row]:
        """The last places first."""
        for entry in reversed(
            self._seat.entries[want.above : (want.below or len(self._seat.entries) + 1) - 1]
        ):
            yield entry.seq, entry.subject, entry.raw

    def seals(self, _stream: str, _low: int, high: int) -> tuple[Seal, ...]:
        """One under the end."""
        return (self._seat.seal(self._seat.entries[high - 1]),)


_IDLE: dict[type, object] = {LoadOwed: {}, LoadLacking: (), SealOwn: None, Ahead: None, Breathe: None}


def performed(seat: Seat, effect: Any) -> Any:
    """What a seat's disk says to an effect of the core."""
    match effect:
        case LoadSums():
            return Held(dict(seat.sums), seat.word)
        case LoadKnown(claims=claims):
            held = seat.room
            return frozenset(
                digest for name, seq, digest in claims if held[name].entries[seq - 1].hash == digest
            )
        case LoadSpan(wants=wants, limit=limit, max_bytes=size):
            page = Page(limit, size)
            page.fill(Shelf(seat), wants)
            return Span(tuple(page.parts), tuple(page.gaps), {}, page.rest)
        case KeepParts(parts=parts):
            return Kept(sum(_taken(seat, part) for part in parts))
        case _:
            return _IDLE[type(effect)]


class _Place(msgspec.Struct):
    q: int


def _taken(seat: Seat, part: Part) -> int:
    """A room mate's entries: what stands at their places is known here already, so that they are not hashed once more."""
    begin = msgspec.json.decode(part.entries[0], type=_Place).q
    entries = seat.room[part.stream].entries[begin - 1 : begin - 1 + len(part.entries)]
    assert bytes(part.entries[-1]) == entries[-1].raw
    seat.sums[part.stream] = added(seat.sums[part.stream], [(e.seq, e.hash) for e in entries])
    return len(entries)


@dataclass(slots=True)
class Tally:
    """What happened in the storm; moments in seconds after its begin."""

    begun: float
    worked: Callable[[], float]
    drained: list[float] = field(default_factory=list)
    pulled: int = 0
    later: int = 0
    worked_until_drained: float = 0.0
    errors: list[str] = field(default_factory=list)


async def _comes_back(seat: Seat, port: int, context: ssl.SSLContext, tally: Tally) -> None:
    """Exchange until it was done once without a word to come later."""
    while True:
        line = SeatLine(port, context, seat)
        try:
            await line.open()
            outcome = await _exchanged(seat, line, tally)
            tally.pulled += outcome.pulled
            if outcome.fault is not None or outcome.refused or outcome.pushed != len(seat.entries) - HELD:
                tally.errors.append(f"{outcome}"[:200])
        except LaterError as said:
            tally.later += 1
            await asyncio.sleep(said.seconds)
            continue
        except (OSError, TimeoutError, asyncio.IncompleteReadError, FailedError, KeyError) as error:
            tally.errors.append(f"{type(error).__name__} {error}"[:200])
        finally:
            line.close()
        return


async def _exchanged(seat: Seat, line: SeatLine, tally: Tally) -> Outcome:
    conversation = Conversation(exchange())
    (effect,) = conversation.begin()
    while not isinstance(effect, End):
        answer: Any
        if isinstance(effect, Send):
            answer = await line.call(effect.ask)
            if isinstance(effect.ask, PushAsk) and isinstance(answer, PushAnswer):
                tally.drained.append(stopwatch() - tally.begun)
                tally.worked_until_drained = tally.worked()
        else:
            answer = performed(seat, effect)
        (effect,) = conversation.on_message(answer)
    assert not isinstance(effect.outcome, Fault)
    return effect.outcome


# --- the figures -----------------------------------------------------------------------------------------------------


def storm(folder: Path, *, db: str = "", seats: int = SEATS, each: int = ENTRIES) -> Iterator[Result]:
    """Seconds until all that waited is confirmed, and until every room holds the same; errors; the centre's memory."""
    shutil.rmtree(folder, ignore_errors=True)
    centre = Running(folder, name="县中心", code=COUNTY, db=db)
    everybody = county(seats, each)
    settle(folder, db, everybody)
    centre.start()
    try:
        gc.collect()
        gc.freeze()
        assert centre.process is not None
        pid, before = centre.process.pid, _cpu_seconds(centre.process.pid)
        tally = Tally(stopwatch(), lambda: _cpu_seconds(pid) - before)
        level = asyncio.run(_storm(everybody, centre.port, (folder / "center" / "ca.pem").read_text(), tally))
        most, worked = _status_mb(pid, "VmHWM"), tally.worked()
    finally:
        gc.unfreeze()
        centre.end()
    _check(folder, db, everybody, tally)
    name = f"storm_{seats}x{each}_{kind_of(db)}"
    yield Result(f"{name}_drained", max(tally.drained, default=level), "s", MOST_SECONDS, must=1.0)
    yield Result(f"{name}_level", level, "s", MOST_SECONDS)
    yield Result(f"{name}_drained_centre_cpu", tally.worked_until_drained, "s", MOST_SECONDS)
    yield Result(f"{name}_level_centre_cpu", worked, "s", MOST_SECONDS)
    yield Result(f"{name}_errors", len(tally.errors), "errors", 1.0, must=0.0)
    yield Result(f"{name}_asked_to_come_later", tally.later, "calls", float(seats))
    yield Result(f"{name}_memory", most, "MB", MOST_MB, must=1.0)


async def _storm(everybody: Sequence[Seat], port: int, ca: str, tally: Tally) -> float:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=ca)
    await asyncio.gather(*(_comes_back(seat, port, context, tally) for seat in everybody))
    return stopwatch() - tally.begun


def _check(folder: Path, db: str, everybody: Sequence[Seat], tally: Tally) -> None:
    """What was confirmed is held, and nothing else; who did not come through is among the errors."""
    store = CenterHome(folder, SystemClock()).store(db)
    held = store.counts()["entry"]
    store.close()
    whole = sum(len(seat.entries) for seat in everybody)
    if held != whole:
        tally.errors.append(f"{held} of {whole} entries held")
    for error in sorted(set(tally.errors))[:5]:
        print(f"storm: {error}", flush=True)


def _cpu_seconds(pid: int) -> float:
    """What the process worked since it began: on a machine that others use too, steadier than the clock on the wall."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _status_mb(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))
