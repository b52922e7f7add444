"""Entries out of the journal as they travel: whole runs of places, newest first, with the signatures that prove them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Raw

from commandroom.domain.exchange.effects import Span
from commandroom.domain.exchange.messages import Part, Seal, Want
from commandroom.store import sealing
from commandroom.store.exchange import wrapping

_RUN = "SELECT seq, subject, raw FROM entry WHERE stream = ? AND seq > ? AND seq < ? ORDER BY seq DESC, hash DESC"
_SEALS = "SELECT seq, hash, device, signature FROM seal WHERE stream = ? AND seq >= ? AND seq <= ?"
_AFTER_ALL = 1 << 62
_FORKED_MOST = 64
"""So many branches may stand at one place and still travel in one page."""


def span(
    connection: Any, wants: Sequence[Want], *, limit: int, max_bytes: int, room_key: bytes | None
) -> Span:
    """A page of what is wanted. A page ends between two places, never inside one; at least one place is in it."""
    parts: list[Part] = []
    gaps: list[str] = []
    subjects: set[str] = set()
    left, room = limit, max_bytes
    for number, want in enumerate(wants):
        if want.after and not _stands(connection, want):
            gaps.append(want.stream)
            continue
        rows, is_cut = _run(connection, want, left, room, is_first=not parts)
        if rows:
            parts.append(_part(connection, want.stream, rows))
            subjects.update(str(subject) for _, subject, raw in rows if wrapping.MARK in raw)
            left -= len(rows)
            room -= sum(len(raw) for _, _, raw in rows)
        if is_cut:
            ends = Want(want.stream, want.above, rows[-1][0]) if rows else want
            rest = (ends, *wants[number + 1 :])
            return Span(tuple(parts), tuple(gaps), keys(connection, subjects, room_key), rest)
    return Span(tuple(parts), tuple(gaps), keys(connection, subjects, room_key))


def _stands(connection: Any, want: Want) -> bool:
    query = "SELECT 1 FROM entry WHERE stream = ? AND seq = ? AND hash = ?"
    return connection.execute(query, (want.stream, want.above, want.after)).fetchone() is not None


def _run(
    connection: Any, want: Want, limit: int, room: int, *, is_first: bool
) -> tuple[list[tuple[int, str, bytes]], bool]:
    """The newest entries of a want that fit, and whether older ones are left."""
    rows: list[tuple[int, str, bytes]] = []
    size = 0
    found = connection.execute(_RUN, (want.stream, want.above, want.below or _AFTER_ALL))
    for seq, subject, raw in found:
        full = len(rows) >= limit or size + len(raw) > room
        if full and (rows or not is_first) and not (rows and rows[-1][0] == seq and _is_one_place(rows)):
            return _whole_places(rows, seq), True
        rows.append((int(seq), str(subject), bytes(raw)))
        size += len(raw)
    return rows, False


def _is_one_place(rows: Sequence[tuple[int, str, bytes]]) -> bool:
    return rows[0][0] == rows[-1][0] and len(rows) < _FORKED_MOST


def _whole_places(rows: list[tuple[int, str, bytes]], next_seq: int) -> list[tuple[int, str, bytes]]:
    """Without the beginning of a place whose other branches do not fit any more."""
    if rows and rows[-1][0] == next_seq and rows[0][0] != next_seq:
        return [row for row in rows if row[0] != next_seq]
    return rows


def _part(connection: Any, stream: str, rows: Sequence[tuple[int, str, bytes]]) -> Part:
    high, low = rows[0][0], rows[-1][0]
    seals = tuple(Seal(stream, *row) for row in connection.execute(_SEALS, (stream, low, high)))
    return Part(stream, tuple(Raw(raw) for _, _, raw in reversed(rows)), seals)


def keys(connection: Any, subjects: Iterable[str], room_key: bytes | None) -> dict[str, str]:
    """The keys of these events' personal data, wrapped for the room."""
    found: dict[str, str] = {}
    for subject in subjects:
        own = sealing.keys_of(connection, subject) if room_key is not None else ()
        words = [wrapping.wrapped(key, room_key, subject) for key in own if room_key is not None]
        text = " ".join(words) or wrapping.kept(connection, subject)
        if text:
            found[subject] = text
    return found
