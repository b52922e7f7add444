"""Which seat attached a file, and which files of an event do not lie here yet."""

from __future__ import annotations

from typing import Any

from commandroom.domain.exchange.streams import parsed


def away_from(connection: Any, event: str) -> dict[str, str]:
    """The files of an event that do not lie here, each with the letter of the seat that attached it."""
    rows = connection.execute("SELECT sha256, seat FROM blob_due WHERE event = ? AND is_here = 0", (event,))
    return {str(sha256): str(seat) for sha256, seat in rows}


def attached_at(connection: Any, event: str, sha256: str) -> tuple[tuple[str, int, str] | None, str]:
    """Where the entry stands that first names the file (stream, place, hash), and its seat; None and empty when none does."""
    query = "SELECT stream, seq, hash FROM entry WHERE subject = ? AND instr(raw, ?) > 0 ORDER BY hlc LIMIT 1"
    row = connection.execute(query, (event, sha256.encode())).fetchone()
    name = parsed(str(row[0])) if row is not None else None
    return ((str(row[0]), row[1], str(row[2])), name.seat) if name is not None else (None, "")
