"""Who looked at personal data: the reveals of the journal as a list, which nobody can take anything out of."""

from __future__ import annotations

from collections.abc import Iterator

from commandroom.domain.errors import Named, RefusedError
from commandroom.domain.event.reading import read_deed
from commandroom.domain.event.recording import Reveal
from commandroom.domain.journal import Entry, kept
from commandroom.domain.people.roles import LEADERS, Role, roles_text
from commandroom.store import finding
from commandroom.store.closed import reader_of
from commandroom.store.journal import COUNTS, seat_of
from commandroom.store.reading import Reading
from commandroom.usecases.queries import LookRow, Looks

READERS = LEADERS | {Role.AUDITOR}


def looks(reading: Reading, query: Looks) -> tuple[LookRow, ...]:
    """The answer to `Looks`.

    Raises:
        RefusedError: `role.missing`: for the auditor and the leaders. NotFoundError: `event.unknown`.
    """
    reader = reader_of(reading).actor
    if not reader.roles & (READERS | {Role.SYSTEM}):
        verb = Named("查看审计记录", "reading the audit list")
        raise RefusedError("role.missing", verb=verb, who=roles_text(READERS), name=reader.name)
    event = finding.require(reading.connection, query.ref) if query.ref else ""
    found = (
        row for entry in _revealed(reading, event) if (row := _row(reading, entry)) and _fits(row, query)
    )
    return tuple(row for row, _ in zip(found, range(query.limit), strict=False))


def _revealed(reading: Reading, event: str) -> Iterator[Entry]:
    narrowed, values = ("AND subject = ? ", (event,)) if event else ("", ())
    rows = reading.connection.execute(
        f"SELECT raw FROM entry WHERE verb = 'reveal' AND {COUNTS} {narrowed}ORDER BY n DESC",  # noqa: S608
        values,
    )
    return (kept(raw) for (raw,) in rows)


def _row(reading: Reading, entry: Entry) -> LookRow | None:
    known = read_deed(entry)
    if known is None or not isinstance(known[0], Reveal):
        return None
    number = reading.one("SELECT number FROM event WHERE id = ?", entry.subject)
    name = reading.reference.people.name_of(entry.actor)
    told = str(number[0]) if number is not None else entry.subject
    return LookRow(entry.at, entry.actor, name, told, known[0].reason, seat_of(entry.stream), entry.hash)


def _fits(row: LookRow, query: Looks) -> bool:
    begun = query.since is None or row.at >= query.since
    return (
        begun and (query.until is None or row.at < query.until) and query.person in {"", row.person, row.name}
    )
