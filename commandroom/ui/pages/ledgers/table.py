"""The list of a ledger, its columns as the ledger has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from commandroom.domain.forms.ledgerbook import LedgerColumn
from commandroom.domain.summary.wording import short
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import is_english
from commandroom.ui.moments import short_text
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.usecases.queries import LedgerRow, LedgerSheet

SCOPE = "ledgers"
NOTHING = "—"
_BOLD = frozenset({"title"})
_GREY = frozenset({"number", "category", "by", "decided_by", "basis", "answer", "text"})
_NUMBERS = frozenset({"days", "times", "due", "moved", "left", "sheltered", "kin"})


def title_of(sheet: LedgerSheet) -> str:
    """What the ledger is called in the desk's language."""
    return sheet.form.title["en" if is_english() else "zh"]


def list_of(desk: Desk, sheet: LedgerSheet) -> ListView:
    """The list of a ledger; its rows are filled in by `show_rows`."""
    said = sheet.english if is_english() else {}
    columns = [_column(place, column, said) for place, column in enumerate(sheet.form.columns)]
    return ListView(desk, ListTable(columns), scope=SCOPE, name=title_of(sheet))


def _column(place: int, column: LedgerColumn, said: Mapping[str, str]) -> Col[LedgerRow]:
    text = _text(place, said, is_event=column.key == "number")
    return Col(
        column.en if is_english() else column.zh, text, column.wide, is_bold=column.key in _BOLD,
        is_number=column.key in _NUMBERS, role=_role(column, place), from_width=column.shown_from,
    )  # fmt: skip


def _text(place: int, said: Mapping[str, str], *, is_event: bool) -> Callable[[LedgerRow], str]:
    def text(row: LedgerRow) -> str:
        cell = row.cells[place]
        if cell is None or cell == "":
            return NOTHING
        if isinstance(cell, datetime):
            return short_text(cell)
        return short(str(cell)) if is_event else said.get(str(cell), str(cell))

    return text


def _role(column: LedgerColumn, place: int) -> Callable[[LedgerRow], str]:
    """What is late is red, what is beside the matter grey."""
    if column.key == "late":
        return lambda row: "crit" if row.cells[place] == "是" else "text2"
    return lambda _row: "text2" if column.key in _GREY else "text"
