"""With whom this seat exchanges, how it went, what still waits: kept beside the journal, for the page and the jobs.

Nothing here decides what is exchanged. What a peer held at the last look is remembered for showing alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from commandroom.domain.exchange.sums import Sum
from commandroom.domain.journal import HLC_COUNTER_BITS, millis, moment
from commandroom.store.exchange import files
from commandroom.store.local import Seat
from commandroom.usecases.exchanging import ExchangedRow, WaitingKind

KEPT_ROWS = 500
_ROWS = "SELECT at, peer, kind, pushed, pulled, millis, result, note FROM exchanged ORDER BY n DESC LIMIT ?"
_KINDS = {"event": "events", "record": "records", "room": "records"}
_HLC = "SELECT hlc FROM entry WHERE stream = ? AND seq = ? AND hash = ?"


class PeerFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A hub or centre as this seat knows it. Moments are milliseconds since 1970; 0 is never."""

    url: str
    role: str
    name: str
    device: str
    place: str
    seat: str
    ca: str
    fingerprint: str
    roots: dict[str, str]
    period: int
    joined_at: int
    epoch: str = ""
    program: str = ""
    certificate_until: int = 0
    can: tuple[str, ...] = ()
    """What its greeting says that it does besides."""
    other_ca: str = ""
    """A second authority that is trusted: the next one, or for some days after a change the one before."""
    other_until: int = 0
    """Until when; 0: as long as the peer names it."""
    last_try: int = 0
    last_hello: int = 0
    hold_until: int = 0
    """Until when it asked not to be called."""
    last_success: int = 0
    since: int = 0
    next_try: int = 0
    failures: int = 0
    fault: str = ""
    reason: str = ""
    offsets: tuple[int, ...] = ()
    held: dict[str, int] = {}
    """Of each stream of this seat, up to which place the peer held it at the last success."""
    files_upto: int = 0
    """Up to which row of the journal its attachments were looked for, in the peer's store of that epoch."""
    files_epoch: str = ""
    files_fault: str = ""
    uneven: int = 0
    """So many exchanges in a row went well and left something else there than here, and nobody could say why."""


class OddEntry(msgspec.Struct, frozen=True):
    """An entry with something odd about it: its stream, stamp and verb, and when it came."""

    stream: str
    stamp: datetime
    verb: str
    came_at: datetime


_decoder = msgspec.json.Decoder(PeerFacts)


def all_of(connection: Any) -> tuple[PeerFacts, ...]:
    """All peers, by when they were joined."""
    rows = connection.execute("SELECT facts FROM peer ORDER BY url")
    found = (_decoder.decode(facts) for (facts,) in rows)
    return tuple(sorted(found, key=lambda peer: peer.joined_at))


def find(connection: Any, url: str) -> PeerFacts | None:
    """A peer by its address."""
    row = connection.execute("SELECT facts FROM peer WHERE url = ?", (url,)).fetchone()
    return _decoder.decode(row[0]) if row is not None else None


def put(connection: Any, facts: PeerFacts) -> None:
    """Keep a peer as it is now."""
    text = msgspec.json.encode(facts).decode()
    connection.execute("INSERT OR REPLACE INTO peer (url, facts) VALUES (?, ?)", (facts.url, text))


def with_files_of(facts: PeerFacts, kept: PeerFacts) -> PeerFacts:
    """What an exchange learned, with what another thread noted of the peer's files meanwhile."""
    return msgspec.structs.replace(
        facts, files_upto=kept.files_upto, files_epoch=kept.files_epoch, files_fault=kept.files_fault
    )


def forget(connection: Any, url: str) -> None:
    """Exchange with it no more."""
    connection.execute("DELETE FROM peer WHERE url = ?", (url,))
    files.forget(connection, url)


def log(connection: Any, row: ExchangedRow) -> None:
    """Remember an exchange; so many of the newest are kept."""
    connection.execute(
        "INSERT INTO exchanged (at, peer, kind, pushed, pulled, millis, result, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (millis(row.at), row.peer, row.kind, row.pushed, row.pulled, row.millis, row.result, row.note),
    )
    connection.execute("DELETE FROM exchanged WHERE n <= (SELECT max(n) FROM exchanged) - ?", (KEPT_ROWS,))


def recent(connection: Any, limit: int) -> tuple[ExchangedRow, ...]:
    """The newest exchanges."""
    return tuple(ExchangedRow(moment(at), *rest) for at, *rest in connection.execute(_ROWS, (limit,)))


def waiting(
    connection: Any, seat: Seat, sums: dict[str, Sum], held: Iterable[dict[str, int]]
) -> dict[str, WaitingKind]:
    """What of this seat no peer holds yet, by kind."""
    start = f"{seat.township}/{seat.letter}."
    known = list(held)
    found: dict[str, list[tuple[int, int]]] = {}
    for stream, held_here in sums.items():
        upto = max((places.get(stream, 0) for places in known), default=0)
        if stream.startswith(start) and held_here.top > upto:
            query = "SELECT kind, count(*), min(hlc) FROM entry WHERE stream = ? AND seq > ? GROUP BY kind"
            for kind, count, hlc in connection.execute(query, (stream, upto)):
                found.setdefault(_KINDS.get(kind, "records"), []).append((count, hlc))
    owed = int(connection.execute("SELECT count(DISTINCT event) FROM owed_key").fetchone()[0])
    keys = {"keys": WaitingKind("keys", owed)} if owed else {}
    on_its_way = files.waiting(connection)
    if on_its_way.out:
        keys["files"] = WaitingKind("files", on_its_way.out, on_its_way.out_since)
    return keys | {
        kind: WaitingKind(kind, sum(count for count, _ in rows), _at(min(hlc for _, hlc in rows)))
        for kind, rows in found.items()
    }


def _at(hlc: int) -> datetime:
    return moment(hlc >> HLC_COUNTER_BITS)


def apart(connection: Any) -> dict[str, tuple[int, datetime]]:
    """Entries kept apart, by stream: how many, since when."""
    rows = connection.execute(
        "SELECT stream, count(*), min(received_at) FROM apart GROUP BY stream ORDER BY stream"
    )
    return {str(stream): (int(count), moment(at)) for stream, count, at in rows}


def odd(connection: Any, status: str) -> tuple[OddEntry, ...]:
    """The entries that came with this odd about them."""
    rows = connection.execute(
        "SELECT stream, hlc, verb, received_at FROM entry_local JOIN entry USING (n) WHERE status = ? AND status <> ''",
        (status,),
    )
    return tuple(OddEntry(stream, _at(hlc), verb, moment(at)) for stream, hlc, verb, at in rows)


def last_entries(connection: Any, sums: dict[str, Sum]) -> dict[str, datetime]:
    """When each stream's last entry was written, by its own stamp."""
    found: dict[str, datetime] = {}
    for stream, held in sums.items():
        row = connection.execute(_HLC, (stream, held.top, held.head)).fetchone()
        if row is not None:
            found[stream] = _at(row[0])
    return found


def put_aside(connection: Any, stream: str) -> None:
    """Look no more at what of a stream cannot be proven: it is offered again when somebody can prove it."""
    connection.execute("DELETE FROM apart WHERE stream = ?", (stream,))
