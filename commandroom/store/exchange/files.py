"""Attachments that each peer is still to be brought or asked for.

What an event names is found in the journal as it grows: of each peer it is known up to which row that was looked at.
A file leaves the queue when the peer holds it whole and it lies here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec

from commandroom.domain.exchange.streams import parsed
from commandroom.domain.journal import millis, moment
from commandroom.store import local
from commandroom.store.attached import attached_at

SOONEST_MS = 15_000
LATEST_MS = 600_000
ROWS_AT_ONCE = 20_000
_PATIENCE = 4
"""What is away for four minutes is asked for again after one."""

_MARK = b'"sha256":'
"""What an entry that names a file has in its bytes."""

_NAMED = (
    "SELECT sha256, max(size), max(id) FROM attachment JOIN event USING (row) WHERE id IN "
    "(SELECT DISTINCT subject FROM entry WHERE n > ? AND n <= ? AND kind = 'event' AND instr(raw, ?)) GROUP BY sha256"
)
_PUT = (
    "INSERT OR IGNORE INTO blob_due (peer, sha256, size, event, seat, is_here, since, after) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, 0)"
)
_DUE = (
    "SELECT sha256, size, event, since FROM blob_due WHERE peer = ? AND after <= ? "
    "ORDER BY is_here DESC, size LIMIT ?"
)


class Due(msgspec.Struct, frozen=True):
    """A file on its way: its hash, its size in bytes, the event that names it, since when it waits (ms)."""

    sha256: str
    size: int
    event: str
    since: int


class Waiting(msgspec.Struct, frozen=True):
    """How many files wait to be brought, and how many are named here and lie elsewhere; since when."""

    out: int = 0
    out_since: datetime | None = None
    away: int = 0
    away_since: datetime | None = None


class Named(msgspec.Struct, frozen=True):
    """Up to which row the journal was looked at, and the files named there: hash, size, event, who attached it, is it here."""

    upto: int
    files: tuple[tuple[str, int, str, str, bool], ...] = ()


def named(connection: Any, upto: int, *, is_here: Callable[[str], bool]) -> Named:
    """What the journal's next rows after `upto` name; the same mark where there is nothing more.

    For a reader: nobody waits while a long journal is gone through. Events whose entries are not folded yet hold the
    mark back, so that nothing is passed over.
    """
    top = int(connection.execute("SELECT coalesce(max(n), 0) FROM entry").fetchone()[0])
    if connection.execute("SELECT 1 FROM unfolded LIMIT 1").fetchone() is not None or top <= upto:
        return Named(upto)
    upto, since = min(top, upto + ROWS_AT_ONCE), upto
    found = []
    for sha256, size, event in connection.execute(_NAMED, (since, upto, _MARK)).fetchall():
        here = is_here(sha256)
        seat = "" if here else attached_at(connection, event, sha256)[1]
        found.append((str(sha256), int(size), str(event), seat, here))
    return Named(upto, tuple(found))


def put(connection: Any, peer: str, files: Iterable[tuple[str, int, str, str, bool]], now: datetime) -> None:
    """Let these wait for the peer."""
    at = millis(now)
    connection.executemany(
        _PUT, [(peer, name, size, event, seat, int(here), at) for name, size, event, seat, here in files]
    )


def due(connection: Any, peer: str, now: datetime, *, limit: int) -> tuple[Due, ...]:
    """What may be tried now: first what can be given, small files before large ones."""
    return tuple(Due(*row) for row in connection.execute(_DUE, (peer, millis(now), limit)))


def done(connection: Any, peer: str, sha256: str) -> None:
    """This peer holds it whole, and it lies here."""
    connection.execute("DELETE FROM blob_due WHERE peer = ? AND sha256 = ?", (peer, sha256))


def arrived(connection: Any, peer: str, sha256: str) -> None:
    """It came from this peer; the others can be brought it from now on."""
    done(connection, peer, sha256)
    connection.execute("UPDATE blob_due SET is_here = 1, after = 0 WHERE sha256 = ?", (sha256,))


def later(connection: Any, peer: str, file: Due, now: datetime) -> None:
    """Nobody has it yet: the longer it is away, the more rarely it is asked for."""
    at = millis(now)
    pause = min(LATEST_MS, max(SOONEST_MS, (at - file.since) // _PATIENCE))
    connection.execute(
        "UPDATE blob_due SET after = ?, is_here = 0 WHERE peer = ? AND sha256 = ?",
        (at + pause, peer, file.sha256),
    )


def ask_again(connection: Any) -> None:
    """Try everything with the next run, whatever was said before."""
    connection.execute("UPDATE blob_due SET after = 0 WHERE after <> 0")


def forget(connection: Any, peer: str) -> None:
    """Nothing is brought to this peer any more."""
    connection.execute("DELETE FROM blob_due WHERE peer = ?", (peer,))


def waiting(connection: Any) -> Waiting:
    """How many files are on their way; one that several peers lack counts once."""
    rows = connection.execute(
        "SELECT is_here, count(DISTINCT sha256), min(since) FROM blob_due GROUP BY is_here"
    )
    found = {bool(here): (int(count), moment(since)) for here, count, since in rows}
    out, away = found.get(True, (0, None)), found.get(False, (0, None))
    return Waiting(*out, *away)


def places(connection: Any, event: str) -> tuple[str, ...]:
    """Under whose name a file of this event may lie at a centre: this home's own place first, then who else wrote of it."""
    own = local.seat(connection).township
    streams = connection.execute("SELECT DISTINCT stream FROM entry WHERE subject = ?", (event,))
    wrote = {name.place for (stream,) in streams if (name := parsed(str(stream)))}
    return (own, *sorted(wrote - {own}))
