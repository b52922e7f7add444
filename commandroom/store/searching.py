"""The search index: every character is a word of its own, so one, two or four characters are found alike.

FTS5's tokenizers drop punctuation, which would join the words around it; therefore each ASCII sign and blank
is written as a private character. A phrase of the index is then a substring of the text, without case.
"""

from __future__ import annotations

from typing import Any

from commandroom.domain.event.state import Event
from commandroom.store.shape import SEARCH_COLUMNS as COLUMNS

__all__ = ["COLUMNS", "clear", "folded", "index", "is_in", "phrase", "spaced", "sum_of", "sums", "texts"]

_PRIVATE = 0x10F000
_SIGNS = {code: _PRIVATE + code for code in range(128) if not chr(code).isalnum()}

Texts = tuple[str, str, str, str, str, str, str, str]

ADD = (
    "INSERT INTO search (rowid, number, ext_no, title, text, location, reply, handling, closing) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_REPLACE = ADD.replace("INSERT", "INSERT OR REPLACE", 1)

_WORDS = "CREATE VIRTUAL TABLE temp.search_words USING fts5vocab('main', 'search', 'instance')"
_SUMS = (
    'SELECT doc, col, count(*), sum(unicode(term) * ("offset" + 1)) FROM temp.search_words GROUP BY doc, col'
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
    connection.execute(_REPLACE, (row, *map(spaced, texts(event))))


def is_in(event: Event, needle: str) -> bool:
    """Whether a text stands in one of the event's indexed fields: what the index must agree with."""
    wanted = folded(needle)
    return any(wanted in folded(text) for text in texts(event))


def clear(connection: Any) -> None:
    """Empty the index."""
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")


def sums(connection: Any) -> dict[tuple[int, str], tuple[int, int]]:
    """What the index holds of each row and column: see `sum_of`. One pass over the index, whatever its size."""
    connection.execute(_WORDS)
    try:
        return {(row, column): (count, total) for row, column, count, total in connection.execute(_SUMS)}
    finally:
        connection.execute("DROP TABLE temp.search_words")


def sum_of(text: str) -> tuple[int, int]:
    """How many characters a text has in the index, and the sum of each one's code times its place."""
    words = spaced(text).split(" ") if text else []
    return len(words), sum(ord(word) * place for place, word in enumerate(words, start=1))
