"""Which event somebody means by an id, a number, an external number or a row id."""

from __future__ import annotations

from typing import Any

from commandroom.domain.errors import NotFoundError
from commandroom.domain.ids import EventId

_ROW = "#"
_LONGEST_ROW = 9
_ID_LENGTH = 36


def find(connection: Any, ref: str) -> EventId | None:
    """The event meant; None when there is none.

    A row id is written with its sign, `#12`: other systems number their events from 1 on as well, and a person
    who types 12 means theirs.
    """
    word = ref.strip()
    if not word or not is_writable(word):
        return None
    if len(word) == _ID_LENGTH and word.count("-") == 4:  # noqa: PLR2004 - the four hyphens of a UUID
        return _one(connection, "SELECT id FROM event WHERE id = ?", word.lower())
    row = word.removeprefix(_ROW)
    if row != word and row.isascii() and row.isdigit() and len(row) <= _LONGEST_ROW:
        return _one(connection, "SELECT id FROM event WHERE row = ?", int(row))
    by_number = _one(connection, "SELECT id FROM event WHERE number = ? ORDER BY row LIMIT 1", word.upper())
    return by_number or _one(connection, "SELECT id FROM event WHERE ext_no = ? ORDER BY row LIMIT 1", word)


def is_writable(text: str) -> bool:
    """Whether SQLite takes the text: half of a character, as a damaged line can bring, is none that is kept."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def find_external(connection: Any, source: str, ext_no: str) -> EventId | None:
    """The event with that external number of that source."""
    query = "SELECT id FROM event WHERE ext_no = ? AND source = ? ORDER BY row LIMIT 1"
    return _one(connection, query, ext_no, source)


def require(connection: Any, ref: str) -> EventId:
    """The event meant.

    Raises:
        NotFoundError: `event.unknown`.
    """
    found = find(connection, ref)
    if found is None:
        raise NotFoundError("event.unknown", ref=ref[:80])
    return found


def row_of(connection: Any, event: str) -> int:
    """The row id of an event that is there."""
    return int(connection.execute("SELECT row FROM event WHERE id = ?", (event,)).fetchone()[0])


def _one(connection: Any, query: str, *values: object) -> EventId | None:
    found = connection.execute(query, values).fetchone()
    return EventId(str(found[0])) if found else None
