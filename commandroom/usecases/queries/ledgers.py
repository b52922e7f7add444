"""What is asked about the ledgers: one of a period, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from commandroom.domain.forms.ledgerbook import LedgerForm, LedgerKind
from commandroom.usecases.queries.asking import Query

LedgerCell = str | int | date | datetime | None


class Ledger(Query["LedgerSheet"], frozen=True):
    """A ledger of the days `first` to `last`, both in, as it is known at `now`.

    Raises:
        WrongUseError: `figures.backwards`. RefusedError: `figures.not_begun`.
    """

    kind: LedgerKind
    first: date
    last: date
    now: datetime


class LedgerRow(Struct, frozen=True):
    """A row: the event by its id and number (empty where none stands behind it), its cells in the order of the columns."""

    event: str
    number: str
    cells: tuple[LedgerCell, ...]


class LedgerSheet(Struct, frozen=True):
    """A ledger: its rows from the first moment to the last; `place` keeps it."""

    kind: LedgerKind
    form: LedgerForm
    first: date
    last: date
    as_of: datetime
    place: str
    rows: tuple[LedgerRow, ...]
    version: str
    demo: bool = False
    english: Mapping[str, str] = {}
    """What a cell's word is on an English desk."""
