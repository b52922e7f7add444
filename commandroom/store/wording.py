"""Which events a text means: one in a field, in the name of who leads or handles, or of a reporter it is the name or number.

The index answers fast but in the order of row ids, and one character may stand in every other event. So a text is asked
in one of three ways: all its hits, when they are few; its hits among some rows, when those are at hand; or all of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from commandroom.store import sealing, searching
from commandroom.store.narrowing import Term, among
from commandroom.store.reading import Reading

LEAST_INITIALS = 2
LEAST_PHONE = 7
LEAST_NUMBER = 4
LEAST_DIGITS = 3
_CLUSTER_COST = 400
_MOST_CLUSTERS = 256
_HIT = "INSERT OR IGNORE INTO temp.hit (row)"
_LEADS = (
    "WITH RECURSIVE known (lead) AS (SELECT min(lead) FROM event WHERE lead > '' UNION ALL "
    "SELECT (SELECT min(lead) FROM event WHERE lead > known.lead) FROM known WHERE known.lead IS NOT NULL) "
    "SELECT lead FROM known WHERE lead IS NOT NULL"
)


class Wording:
    """The hits of one text, gathered in `temp.hit` as far as they are needed.

    `density` is the share of events that hold it and `newest` the last of them, known after `few` said that there are
    many; `is_whole` says whether all of them are gathered.
    """

    def __init__(self, reading: Reading, text: str) -> None:
        self._reading = reading
        self._phrase = searching.phrase(text)
        self._named = _named_like(reading, text)
        self._tokens = _person_tokens(reading, text)
        self._text = text
        self.density = 1.0
        self.newest = 0
        self.is_whole = False
        reading.connection.execute("CREATE TEMP TABLE IF NOT EXISTS hit (row INTEGER PRIMARY KEY)")
        self._forget()

    @property
    def named(self) -> Term:
        """A condition on the row itself that holds where who leads or handles bears the name."""
        terms = [among(column, names) for column, names in self._named.items() if names]
        values = tuple(value for term in terms for value in term.values)
        return Term(" OR ".join(term.sql for term in terms) or "0", values)

    @property
    def is_costly(self) -> bool:
        """Whether the index must go through nearly all events: each has a number, and so every digit."""
        return any(sign.isdigit() for sign in self._text)

    def numbered(self, most: int) -> bool:
        """Gather the events whose number or external number begins with the text.

        False where the text is too short for the beginning of a number, or begins none, or more than `most`.
        """
        text = self._text
        if len(text) < LEAST_NUMBER or not text.isascii() or sum(map(str.isdigit, text)) < LEAST_DIGITS:
            return False
        self._forget()
        found = 0
        for column, spelled in itertools.product(("number", "ext_no"), {text, text.upper(), text.lower()}):
            begun = f"SELECT row FROM event WHERE {column} >= ? AND {column} < ? LIMIT ?"  # noqa: S608
            found += self._put(begun, spelled, f"{spelled}\U0010ffff", most + 1)
        self.is_whole = 0 < found <= most
        return self.is_whole

    def few(self, most: int, rows: int) -> int | None:
        """How many hits there are, gathered; None where there are more than `most` among the `rows` events."""
        self._forget()
        found = self._put(
            "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
            self._phrase,
            most + 1,
        )
        if found > most:
            last = self._reading.one("SELECT min(row), max(row) FROM temp.hit")
            self.density = max(found / max(1, rows - int(last[0])), 1 / max(rows, 1))
            self.newest = int(last[1])
            return None
        for column, names in self._named.items():
            for name in names:
                by_name = f"SELECT row FROM event INDEXED BY ix_event_{column}_registered_at WHERE {column} = ? LIMIT ?"  # noqa: S608
                found += self._put(by_name, name, most + 1)
                if found > most:
                    self.density = min(1.0, found / max(rows, 1))
                    return None
        self._put_persons()
        self.is_whole = True
        return int(self._reading.one("SELECT count(*) FROM temp.hit")[0])

    def whole(self) -> None:
        """Gather all hits."""
        if self.is_whole:
            return
        self._forget()
        self._put("SELECT rowid FROM search WHERE search MATCH ?", self._phrase)
        for column, names in self._named.items():
            if names:
                self._put(f"SELECT row FROM event WHERE {column} IN ({_marks(names)})", *names)  # noqa: S608
        self._put_persons()
        self.is_whole = True

    def among(self, rows: Iterable[int]) -> None:
        """Gather the hits that are among these rows, beside others; who leads or handles is left to `named`.

        Rows that lie near each other are asked for together, as the index knows ranges of row ids.
        """
        if self.is_whole:
            return
        self._forget()
        for low, high in self._clusters(sorted(rows)):
            self._put(
                "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?",
                self._phrase,
                low,
                high,
            )
        self._put_persons()

    def _clusters(self, rows: list[int]) -> Iterator[tuple[int, int]]:
        """Ranges that hold all the rows; what lies between two of them costs more than asking once more."""
        apart = int(_CLUSTER_COST / self.density)
        if len(rows) > _MOST_CLUSTERS:
            apart = max(apart, (rows[-1] - rows[0]) // _MOST_CLUSTERS)
        low = high = -1
        for row in rows:
            if low < 0:
                low = row
            elif row - high > apart:
                yield low, high
                low = row
            high = row
        if low >= 0:
            yield low, high

    def _put_persons(self) -> None:
        if self._tokens:
            self._put(f"SELECT row FROM person_key WHERE token IN ({_marks(self._tokens)})", *self._tokens)  # noqa: S608

    def _put(self, query: str, *values: object) -> int:
        return int(self._reading.connection.execute(f"{_HIT} {query}", values).rowcount)

    def _forget(self) -> None:
        self.is_whole = False
        self._reading.connection.execute("DELETE FROM temp.hit")


def _marks(values: Iterable[Any]) -> str:
    return ", ".join("?" for _ in values)


def _named_like(reading: Reading, text: str) -> dict[str, list[str]]:
    """Leads and handlers whose names contain the text, or whose pinyin initials begin with it."""
    roster = reading.reference.people
    word = searching.folded(text)
    by_initials = word.isascii() and word.isalpha() and len(word) >= LEAST_INITIALS
    handlers = [
        str(person.id)
        for person in roster.persons.values()
        if word in searching.folded(person.name)
        or (by_initials and roster.spelled(person).initials.startswith(word))
    ]
    leads = [str(lead) for (lead,) in reading.all(_LEADS)]
    named = [lead for lead in leads if any(word in searching.folded(n) for n in roster.unit_names(lead))]
    return {"handler": handlers, "lead": named}


def _person_tokens(reading: Reading, text: str) -> list[bytes]:
    """The keyed hashes of a text that may be a reporter's telephone, name or initials."""
    found = reading.one("SELECT value FROM local WHERE key = 'search_key'")
    key = bytes.fromhex(found[0]) if found is not None else b""
    number = sealing.digits(text)
    words = {text.strip()} if len(text.strip()) >= LEAST_INITIALS else set()
    if len(number) >= LEAST_PHONE:
        words.add(number)
    return [sealing.token(word, key) for word in words if key]
