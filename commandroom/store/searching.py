"""The search index: every character is a word of its own, so one, two or four characters are found alike.

FTS5's tokenizers drop punctuation, which would join the words around it; therefore each ASCII sign and blank
is written as a private character. A phrase of the index is then a substring of the text, without case.
"""

from __future__ import annotations

from typing import Any

from commandroom.domain.event.state import Event
from commandroom.store.schema import SEARCH_COLUMNS as COLUMNS

__all__ = ["COLUMNS", "clear", "finds", "folded", "index", "is_in", "phrase", "spaced", "texts"]

_PRIVATE = 0x10F000
_SIGNS = {code: _PRIVATE + code for code in range(128) if not chr(code).isalnum()}

Texts = tuple[str, str, str, str, str, str, str, str]

_INSERT = (
    "INSERT OR REPLACE INTO search (rowid, number, ext_no, title, text, location, reply, handling, closing) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def folded(text: str) -> str:
    """A text as it is compared: without case."""
    return text.lower()


def spaced(text: str) -> str:
    """The characters of a text as words of the index."""
    return " ".join(folded(text).translate(_SIGNS))


def phrase(text: str) -> str:
    """The index's query for a substring of any field."""
    return f'"{spaced(text)}"'


def texts(event: Event) -> Texts:
    """What of an event is indexed, in the order of the index's columns."""
    return (
        event.number,
        event.ext_no,
        event.title,
        event.text,
        event.location,
        event.reply_text,
        event.handling_text,
        event.closing_text,
    )


def index(connection: Any, row: int, event: Event) -> None:
    """Put an event's texts into the index, in place of what was there."""
    connection.execute(_INSERT, (row, *map(spaced, texts(event))))


def is_in(event: Event, needle: str) -> bool:
    """Whether a text stands in one of the event's indexed fields: what the index must agree with."""
    wanted = folded(needle)
    return any(wanted in folded(text) for text in texts(event))


def clear(connection: Any) -> None:
    """Empty the index."""
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")


def finds(connection: Any, row: int, column: str, text: str) -> bool:
    """Whether the index finds that row by a text in that column."""
    query = "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?"
    return connection.execute(query, (f"{column} : {phrase(text)}", row)).fetchone() is not None
