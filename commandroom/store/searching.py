"""The search index: every character is a word of its own, so one, two or four characters are found alike.

FTS5's tokenizers drop punctuation, which would join the words around it; therefore each ASCII sign and blank
is written as a private character. A phrase of the index is then a substring of the text, without case.
"""

from __future__ import annotations

from typing import Any

from commandroom.domain.event.state import Event
from commandroom.store.shape import SEARCH_COLUMNS as COLUMNS

__all__ = ["COLUMNS", "clear", "folded", "index", "is_in", "phrase", "signed", "spaced", "sum_of", "texts"]

_PRIVATE = 0x10F000
_SIGNS = {chr(code): chr(_PRIVATE + code) for code in range(128) if not chr(code).isalnum()}
_KNOWN = frozenset(_SIGNS)

Texts = tuple[str, str, str, str, str, str, str, str]

ADD = (
    "INSERT INTO search (rowid, number, ext_no, title, text, location, reply, handling, closing) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_REPLACE = ADD.replace("INSERT", "INSERT OR REPLACE", 1)


def folded(text: str) -> str:
    """A text as it is compared: without case."""
    return text.lower()


def spaced(text: str) -> str:
    """The characters of a text as words of the index."""
    return " ".join(signed(text)) if text else ""


def signed(text: str) -> str:
    """The characters of a text as the index knows them: without case, ASCII signs in their private form."""
    shown = folded(text)
    for sign in _KNOWN.intersection(
        shown
    ):  # a text has few of them: `translate` would look up every character
        shown = shown.replace(sign, _SIGNS[sign])
    return shown


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


def sum_of(text: str) -> tuple[int, int]:
    """How many characters a text has in the index, and the sum of each one's code times its place."""
    words = spaced(text).split(" ") if text else []
    return len(words), sum(ord(word) * place for place, word in enumerate(words, start=1))
