"""What others confirmed to hold, kept beside the journal: the newest receipt of each stream and peer, and no older one.

`differing` holds this store's journal against them: whoever changed the file could make every chain in it fit again, but not
what others signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from commandroom.domain.exchange.messages import Receipt
from commandroom.domain.exchange.receipts import Gone, receipt_bytes
from commandroom.domain.journal import moment
from commandroom.domain.time.moments import iso

_COLUMNS = "stream, seq, hash, count, xor, first, at, signer, signature"
_PUT = (
    f"INSERT INTO receipt (peer, {_COLUMNS}, gone, gone_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0) "  # noqa: S608
    "ON CONFLICT (peer, stream) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, count = excluded.count, "
    "xor = excluded.xor, first = excluded.first, at = excluded.at, signer = excluded.signer, signature = excluded.signature"
)
_ALL = f"SELECT {_COLUMNS} FROM receipt WHERE peer = ?"  # noqa: S608 - our own names
_GONE = "UPDATE receipt SET gone = ?, gone_at = ? WHERE peer = ? AND stream = ? AND gone = ''"
_STANDING = "SELECT peer, gone, count(*), min(gone_at) FROM receipt WHERE gone <> '' GROUP BY peer, gone ORDER BY peer, gone"


class _Signer(msgspec.Struct, frozen=True):
    """Of a peer's facts, who it is and whose signatures count."""

    url: str
    name: str
    roots: dict[str, str]


_decoder = msgspec.json.Decoder(_Signer)


def all_of(connection: Any, peer: str) -> dict[str, Receipt]:
    """The newest receipt of each stream that a peer gave."""
    return {str(row[0]): Receipt(*row) for row in connection.execute(_ALL, (peer,))}


def put(connection: Any, peer: str, fresh: Iterable[Receipt]) -> None:
    """Keep receipts in the place of older ones; that a peer went back behind one is not forgotten by that."""
    connection.executemany(
        _PUT,
        [(peer, r.stream, r.seq, r.hash, r.count, r.xor, r.first, r.at, r.key, r.signature) for r in fresh],
    )


def went_back(connection: Any, peer: str, streams: Iterable[tuple[str, str]], at: int) -> None:
    """The peer holds less of these streams than it confirmed, or something else; remembered since when (ms)."""
    connection.executemany(_GONE, [(how, at, peer, stream) for stream, how in streams])


def gone(connection: Any) -> list[tuple[str, Gone, int, datetime]]:
    """Who went back behind its receipts and in what way, of how many streams, since when; until a person has seen it."""
    return [
        (str(peer), Gone(how), int(count), moment(at))
        for peer, how, count, at in connection.execute(_STANDING)
    ]


def seen(connection: Any, peer: str) -> None:
    """A person has taken note of it."""
    connection.execute("UPDATE receipt SET gone = '', gone_at = 0 WHERE peer = ?", (peer,))


def forget(connection: Any, peer: str) -> None:
    """Exchange with it no more."""
    connection.execute("DELETE FROM receipt WHERE peer = ?", (peer,))


# --- this store's own journal ---------------------------------------------------------------------------------------


def differing(connection: Any) -> Iterator[str]:
    """Streams of which this store holds less than others confirmed, or something else; each as one sentence."""
    from commandroom.base.signatures import verify  # noqa: PLC0415 - not for the start

    for (facts,) in connection.execute("SELECT facts FROM peer ORDER BY url").fetchall():
        peer = _decoder.decode(facts)
        for said in all_of(connection, peer.url).values():
            if said.key not in peer.roots or not verify(said.key, receipt_bytes(said), said.signature):
                yield f"receipt of {peer.name or peer.url} for {said.stream}: is not what was signed there"
            elif fault := _fault(connection, said):
                yield (
                    f"stream {said.stream}: {fault}; {peer.name or peer.url} confirmed {said.count} entries up to place "
                    f"{said.seq} at {iso(moment(said.at))}"
                )


def _fault(connection: Any, said: Receipt) -> str:
    """What is wrong with a stream that was confirmed so; empty where it is all there."""
    first, top = _ends(connection, said.stream)
    query = "SELECT hash FROM entry WHERE stream = ? AND seq = ?"
    there = {str(digest) for (digest,) in connection.execute(query, (said.stream, said.seq))}
    if said.hash not in there:
        if first and said.first not in first:
            return "it was written anew from its beginning"
        if there:
            return "its end was deleted and other entries were put there"
        return f"its end was deleted, it ends at place {top}" if top < said.seq else "an entry of it is gone"
    query = "SELECT count(*) FROM entry WHERE stream = ? AND seq <= ?"
    held = int(connection.execute(query, (said.stream, said.seq)).fetchone()[0])
    return f"only {held} entries are left up to there" if held < said.count else ""


def _ends(connection: Any, stream: str) -> tuple[set[str], int]:
    """The hashes at the lowest place of a stream, and its greatest place."""
    low, top = connection.execute(
        "SELECT min(seq), max(seq) FROM entry WHERE stream = ?", (stream,)
    ).fetchone()
    query = "SELECT hash FROM entry WHERE stream = ? AND seq = ?"
    return {str(digest) for (digest,) in connection.execute(query, (stream, low or 0))}, int(top or 0)
