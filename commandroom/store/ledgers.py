"""The ledgers of a period: which events have a row, found by the indexes of facts and clocks, and what it says, masked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from commandroom.domain.event.recording import is_guarded
from commandroom.domain.event.state import Event
from commandroom.domain.figures.kinds import RUNNING, Kind
from commandroom.domain.figures.period import Period
from commandroom.domain.forms import itemledger
from commandroom.domain.forms.ledgerbook import LedgerColumn, LedgerKind
from commandroom.domain.forms.ledgers import Cell, Cells, Looking, rows_of
from commandroom.domain.summary.timing import midnight
from commandroom.store import conditions, journal, local, records
from commandroom.store.forms import ReferenceNames
from commandroom.store.projection import load_row
from commandroom.store.reading import Reading
from commandroom.usecases.exporting import masked_text
from commandroom.usecases.queries import Ledger, LedgerRow, LedgerSheet

_RETURNED = "SELECT DISTINCT row FROM fact WHERE kind = ? AND at >= ? AND at < ?"
_STOOD = "SELECT DISTINCT row FROM fact WHERE kind = ? AND at > ? AND since < ?"
_STANDS = "SELECT DISTINCT row FROM fact WHERE kind = ? AND at < ?"
_CLOCKED = (
    "SELECT DISTINCT row FROM timer INDEXED BY ix_timer_key_stopped_at WHERE key = ?1 "
    "AND (stopped_at IS NULL OR stopped_at >= ?2) AND since < ?3"
)
_REPORTS = ("report_phone", "report_written", "report_follow", "report_final", "county_feedback")
_FREE = frozenset({"number", "paper", "kind"})
"""Cells that no mask touches."""


def ledger(reading: Reading, query: Ledger) -> LedgerSheet:
    """A ledger of a period."""
    period = Period(query.first, query.last, query.now)
    book = reading.reference.shipped.forms.ledgers
    form = book.form(query.kind)
    rows = (
        _OTHERS[query.kind](reading, query) if query.kind in _OTHERS else _of_events(reading, query, period)
    )
    facts = local.room_facts(reading.connection)
    return LedgerSheet(
        query.kind,
        form,
        query.first,
        query.last,
        query.now,
        facts.get("name", ""),
        rows,
        book.version,
        bool(facts.get("demo")),
        _english(reading),
    )


def _english(reading: Reading) -> dict[str, str]:
    """The words of cells by their English ones: coded reasons and the ledger's own."""
    book = reading.reference.shipped.forms.ledgers
    reasons = {
        word.zh: word.en
        for kind in reading.reference.policy.words.values()
        for word in kind.values()
        if word.en
    }
    return reasons | {book.words[key]: text for key, text in book.english.items()}


def _of_items(reading: Reading, query: Ledger) -> tuple[LedgerRow, ...]:
    """Lists are published documents: nothing of them is masked, and no event stands behind a row."""
    book = reading.reference.shipped.forms.ledgers
    versions = reading.reference.people.staff.items.versions
    keys = [column.key for column in book.form(query.kind).columns]
    return tuple(
        LedgerRow("", "", tuple(cells.get(key) for key in keys))  # type: ignore[misc]
        for cells in itemledger.rows_of(versions, query.first, query.last, book.words)
    )


def _of_moved(reading: Reading, query: Ledger) -> tuple[LedgerRow, ...]:
    """The last numbers of each village under each mode that held in the period; they name nobody who was moved."""
    book, people = reading.reference.shipped.forms.ledgers, reading.reference.people
    since, until = midnight(query.first), min(midnight(query.last + timedelta(days=1)), query.now)
    keys = [column.key for column in book.form(query.kind).columns]
    found = []
    for spell in sorted(conditions.spells(reading.connection), key=lambda one: (one.since, one.id)):
        if spell.since > until or (spell.until is not None and spell.until <= since):
            continue
        level = book.words.get(f"level_{spell.level}", "")
        about = {
            "since": spell.since, "mode": book.words[f"mode_{spell.mode.value}"].format(level=level),
            "title": masked_text(spell.reason), "until": spell.until,
        }  # fmt: skip
        for one in conditions.transfers(reading.connection, spell):
            entries = journal.of_subject(reading.connection, records.subject("transfer", one.id))
            last = max(entries, key=lambda entry: entry.hlc, default=None)
            cells = about | {
                "village": reading.reference.places.village_name(one.village) or one.village, "due": one.due, "moved": one.moved,
                "left": one.left, "sheltered": one.sheltered, "kin": one.kin, "place": one.place,
                "person": people.name_of(one.person) if one.person else "", "at": one.at or (last.at if last else None),
                "by": people.name_of(last.actor) if last is not None else "",
            }  # fmt: skip
            found.append(LedgerRow("", "", tuple(cells.get(key) for key in keys)))  # type: ignore[misc]
    return tuple(found)


_OTHERS: dict[LedgerKind, Callable[[Reading, Ledger], tuple[LedgerRow, ...]]] = {
    LedgerKind.ITEMS: _of_items,
    LedgerKind.MOVED: _of_moved,
}
"""Ledgers of what is no event."""


def _of_events(reading: Reading, query: Ledger, period: Period) -> tuple[LedgerRow, ...]:
    book = reading.reference.shipped.forms.ledgers
    looking = Looking(period, ReferenceNames(reading), _reasons(reading), book.words)
    form = book.form(query.kind)
    found: list[tuple[datetime, str, Event, Cells]] = []
    for row in sorted(_CANDIDATES[query.kind](reading, period)):
        loaded = load_row(reading.connection, row)
        if loaded is not None and loaded.number:
            found += [
                (at, loaded.number, loaded, cells) for at, cells in rows_of(query.kind, loaded, looking)
            ]
    found.sort(key=lambda one: one[:2])
    return tuple(
        LedgerRow(event.id, number, _cells(reading, event, cells, form.columns))
        for _, number, event, cells in found
    )


def _cells(reading: Reading, event: Event, cells: Cells, columns: Iterable[LedgerColumn]) -> tuple[Cell, ...]:
    """In the order of the columns: masked, and of what only few may know no more than that it is."""
    hidden = reading.reference.shipped.summary.words["confidential"] if is_guarded(event) else ""
    found: list[Cell] = []
    for column in columns:
        value = cells.get(column.key)
        if hidden and column.key in _TOLD:
            value = hidden if column.key == "title" else ""
        free = column.key in _FREE or not isinstance(value, str)
        found.append(value if free else " ".join(masked_text(str(value)).split()))
    return tuple(found)


_TOLD = frozenset({"title", "text", "basis", "answer", "category", "reason"})


def _reasons(reading: Reading) -> Callable[[str, str], str]:
    words = reading.reference.policy.words

    def name(kind: str, code: str) -> str:
        word = words.get(kind, {}).get(code)
        return word.zh if word is not None else code

    return name


# --- which events ----------------------------------------------------------------------------------------------------


def _rows(reading: Reading, query: str, *values: object) -> set[int]:
    return {int(row) for (row,) in reading.all(query, *values)}


def _of_returns(reading: Reading, period: Period) -> set[int]:
    return _rows(reading, _RETURNED, Kind.RETURN, period.since, period.until)


def _of_account(reading: Reading, period: Period) -> set[int]:
    """Spans lie in classes by their end; those that go on lie by their begin."""
    over = (_rows(reading, _STOOD, Kind.SUSPENDED + n, period.since, period.until) for n in range(RUNNING))
    return set().union(*over, _rows(reading, _STANDS, Kind.SUSPENDED + RUNNING, period.until))


def _of_reports(reading: Reading, period: Period) -> set[int]:
    """A report stops the clock that asked for it or starts the next one, so one of its clocks touches the period."""
    found = (_rows(reading, _CLOCKED, key, period.since, period.until) for key in _REPORTS)
    return set().union(*found)


def sheets_of(reading: Reading, period: Period) -> set[int]:
    """The rows of the events whose supervision sheets touch the period."""
    return _of_sheets(reading, period)


def _of_sheets(reading: Reading, period: Period) -> set[int]:
    return _rows(reading, _CLOCKED, "supervise_reply", period.since, period.until)


_CANDIDATES: dict[LedgerKind, Callable[[Reading, Period], set[int]]] = {
    LedgerKind.RETURNS: _of_returns,
    LedgerKind.ACCOUNT: _of_account,
    LedgerKind.REPORTED: _of_reports,
    LedgerKind.SUPERVISED: _of_sheets,
}
